"""What an article dates two ways: one event on two days, and one figure, or one pair of figures, in two years."""

import datetime
import itertools
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import NamedTuple

from claims.chronicle import Chronicle, Days, Happening, alike, days, keys
from claims.claim import Comparator, Kind, Period, Tense
from claims.comparison import comparable
from claims.document import Document, Role
from claims.frames.words import lemma, noun
from claims.index import Index
from claims.lexicon import load
from claims.names import Agreement, Name, agreement, name
from claims.statement import Statement
from claims.statements.events import MOST_FIGURES, SEVERAL

_WORDS = load("chronology")
_ONCE, _ANYWHERE = frozenset(_WORDS["once"]), frozenset(_WORDS["anywhere"])
_STAGED, _NEUTRAL = frozenset(_WORDS["staged"]), frozenset((*_WORDS["neutral"], "a"))
_RECURRING = frozenset(_WORDS["recurring"])
_UNCHANGED = frozenset(_WORDS["unchanged"])
_TOLD_OF = frozenset(_WORDS["told_of"])
_MOVED = frozenset(_WORDS["moved"])
_DURING = frozenset({"in", "on", "during", "at", ""})
# Digits of a figure that two years do not share by chance, alone and as one of a pair.
_ALONE, _PAIRED = 3, 2
# Digits of a figure that only one thing of a name has in an article.
_UNIQUE = 4
# By how much two periods of one kind differ: leap years, and months.
_AS_LONG = datetime.timedelta(days=5)
_MONTH, _TURN, _DAY = (datetime.timedelta(days=days) for days in (31, 7, 1))
_TWO = 2
# What may stand between a figure and its date: "we had in", "taken in tolls in", "reached in".
_DATED = re.compile(r"(?:\s+[a-z’']+){0,4}\s+(?:(?:in|on|at|of|for)\s+)?(?:the\s+)?", re.IGNORECASE)
_NEXT = re.compile(r"\s+([A-Za-z’']+)")
_FUNCTION = frozenset(
    {
        "",
        "of",
        "in",
        "on",
        "at",
        "for",
        "that",
        "which",
        "who",
        "we",
        "it",
        "they",
        "he",
        "she",
        "i",
        "a",
        "the",
        "and",
        "but",
        "or",
        "as",
        "from",
        "by",
        "to",
    }
)
_LASTING, _LASTING_UNITS = frozenset(_WORDS["standing"]), frozenset(_WORDS["standing_units"])
_EXTREMES = frozenset({"peak", "record", "high", "low", "maximum", "minimum"})
_COMMON = frozenset(_WORDS["common"])
# A paragraph with more figures is a list of results.
_MOST = 12
_TOLD = (Tense.PAST, Tense.FUTURE)


class Redated(NamedTuple):
    """What is dated two ways: the statements of each side with its days; `certain` where nothing is left open."""

    one: tuple[Statement, ...]
    other: tuple[Statement, ...]
    days: tuple[Days, Days]
    what: str
    certain: bool = False


def events(chronicle: Chronicle) -> Iterator[Redated]:
    """Events that happen once to one thing, and are dated twice; each date is in one of them at most."""
    by_kind: dict[tuple[str, str], list[Happening]] = defaultdict(list)
    for one in chronicle.happenings:
        if one.kind in _ONCE and one.whose and _is_single(one):
            for key in sorted(keys(one.whose)):
                by_kind[one.kind, key].append(one)
    done: set[str] = set()
    for told in by_kind.values():
        for at, one in enumerate(told):
            for other in told[: min(at, _MOST)]:
                if one.event.claim in done or not _is_one_event(one, other):
                    continue
                done.add(one.event.claim)
                same = one.is_of(other) is Agreement.SAME
                certain = same and not (one.event.pointed or other.event.pointed) and one.event.tense is Tense.PAST
                what = f"{other.event.subject} ({other.event.what})"
                yield Redated((one.claim,), (other.claim,), (one.days, other.days), what, certain)


def _is_single(one: Happening) -> bool:
    """Whether an event is told as the one of its kind, on days that are named in full."""
    date = one.claim.quantity.date
    full = date is not None and not date.missing and any(character.isdigit() for character in one.claim.text)
    marks = frozenset(one.event.marks)
    recurs = one.kind not in _ANYWHERE and not one.whose.words.isdisjoint(_RECURRING)
    told = one.event.tense in _TOLD and one.event.at in _DURING
    return full and told and SEVERAL not in marks and marks.isdisjoint(_STAGED) and not recurs


def _is_one_event(one: Happening, other: Happening) -> bool:
    """Whether two events can only be one, and their days exclude one another."""
    apart = one.days.end < other.days.start or other.days.end < one.days.start
    if not apart or one.event.tense is not other.event.tense or one.is_of(other) is Agreement.DIFFERENT:
        return False
    if one.event.sentence == other.event.sentence and one.event.what == other.event.what:
        return False  # one verb with two dates tells of two events: "opened in Chile in 2015 and in Peru in 2017"
    marks, others = frozenset(one.event.marks), frozenset(other.event.marks)
    if "a" in marks:
        return False
    if one.kind not in _ANYWHERE and (marks - _NEUTRAL != others - _NEUTRAL or _by_two(one, other)):
        return False
    around = one.claim.around | other.claim.around
    return around.isdisjoint(_MOVED)


def _by_two(one: Happening, other: Happening) -> bool:
    return bool(one.by and other.by) and alike(one.by, other.by) is Agreement.DIFFERENT


def values(chronicle: Chronicle, document: Document) -> Iterator[Redated]:
    """One precise value of one quantity, in two sentences that give it to two years."""
    index = chronicle.index
    told = {one.event.sentence for one in chronicle.happenings if one.event.what in _TOLD_OF}
    by_value: dict[tuple[Decimal, str], list[tuple[Statement, Days]]] = defaultdict(list)
    for one in index.statements:
        if one.sentence in told or not is_precise(one, _ALONE):
            continue
        when = period_of(one) or _behind(one, chronicle, document.text)
        if when is not None and one.quantity.low is not None:
            by_value[one.quantity.low, _sort(one)].append((one, when))
    for alikes in by_value.values():
        for (one, first), (other, last) in itertools.pairwise(alikes):
            if not are_apart(first, last) or _stays(one) or _stays(other):
                continue
            if _is_one_figure(one, other, index) or (
                len(alikes) == _TWO and _is_known(one, other, index, document.text)
            ):
                yield Redated((other,), (one,), (last, first), "one figure")


def _stays(one: Statement) -> bool:
    """Whether a figure is one that does not change from year to year: a base rate, a fee, a length."""
    named = {noun(word) for word in f"{one.measures.metric} {one.measures.subject}".lower().split()}
    return one.quantity.unit in _LASTING_UNITS or not _LASTING.isdisjoint(named)


def _sort(one: Statement) -> str:
    """What a value is one of: a currency, a unit, or a number of things."""
    return "" if one.quantity.kind in (Kind.COUNT, Kind.PLAIN) else one.quantity.unit or ""


def are_apart(one: Days, other: Days) -> bool:
    """Whether two periods exclude one another, and are of one kind: two years, or two days."""
    gap = max(other.start - one.end, one.start - other.end)
    sizes = one.end - one.start, other.end - other.start
    # A day that ends a year starts the next one; "in May the firm told of its profit" speaks of a year.
    turn = _DAY if max(sizes) < _DAY else _TURN if min(sizes) < _DAY else datetime.timedelta()
    return gap > turn and (abs(sizes[0] - sizes[1]) <= _AS_LONG or max(sizes) < _MONTH)


def _behind(one: Statement, chronicle: Chronicle, text: str) -> Days | None:
    """The date right behind a figure, in "the 66.9% that we had in 2020", "the £4,120 taken in tolls in 1882"."""
    if one.span is None or one.sentence is None or len(chronicle.by_sentence[one.sentence]) > MOST_FIGURES:
        return None
    for claim in chronicle.by_sentence[one.sentence]:
        if claim.span is None or claim.span.start < one.span.end or claim.quantity.kind is not Kind.DATE:
            continue
        return days(claim) if _DATED.fullmatch(text[one.span.end : claim.span.start]) else None
    return None


def _is_one_figure(one: Statement, other: Statement, index: Index) -> bool:
    """Whether two equal values measure one thing but for their days."""
    if not _may_be_one(one, other) or _units(one, other) > 1:
        return False
    moved = replace(one, measures=one.measures.model_copy(update={"period": other.measures.period}))
    return comparable(moved, other, index.short, index.as_of) or (
        is_precise(one, _UNIQUE) and _is_one_thing(one, other, index)
    )


def _may_be_one(one: Statement, other: Statement) -> bool:
    if one.sentence == other.sentence or (one.is_cell and other.is_cell):
        return False
    return _UNCHANGED.isdisjoint(one.around | other.around)


def _units(one: Statement, other: Statement) -> int:
    """How many things two numbers are said to count."""
    return len({one.quantity.unit, other.quantity.unit} - {None})


def _is_known(one: Statement, other: Statement, index: Index, text: str) -> bool:
    """Whether one of two equal values is told as the known one ("the 66.9%"), or both in much the same words.

    Nothing that they measure may set them apart.
    """
    if not _may_be_one(one, other) or _units(one, other) > 1 or one.is_cell or other.is_cell:
        return False
    metrics, subjects = ([_named(side, slot, index) for side in (one, other)] for slot in ("metric", "subject"))
    standing = one.measures.modality is other.measures.modality
    differs = all(metrics) and agreement(*metrics) is Agreement.DIFFERENT
    owners = all(subject.proper for subject in subjects) and alike(*subjects) is Agreement.DIFFERENT
    apart = owners and not any(
        subject.words & side.around for subject, side in zip(subjects, (other, one), strict=True)
    )
    if not standing or differs or apart:
        return False
    shared = (one.around & other.around) - _COMMON - metrics[0].words
    return _is_told(one, text) or _is_told(other, text) or (all(metrics) and bool(shared))


def _named(one: Statement, slot: str, index: Index) -> Name:
    """What a slot names, nothing where that is only what sort of number it is ("the peak")."""
    said: str | None = getattr(one.measures, slot)
    return name(said if said is None or said.lower() not in _EXTREMES else None, index.short)


def _is_told(one: Statement, text: str) -> bool:
    """Whether the text takes a figure for known: "the 66.9%", "the peak of 31.6 million"; not "the $4.25bn fund"."""
    if (one.measures.metric or "").lower() in _EXTREMES:
        return True
    behind = _NEXT.match(text, one.span.end) if one.span is not None else None
    word = behind[1].lower() if behind is not None else ""
    counts = one.quantity.kind in (Kind.COUNT, Kind.PLAIN)
    return one.definite and (counts or word in _FUNCTION or lemma(word) != word)


def _is_one_thing(one: Statement, other: Statement, index: Index) -> bool:
    """Whether two figures count or measure things of one name, and are not of two that are named."""
    metrics = [name(side.measures.metric, index.short) for side in (one, other)]
    subjects = [name(side.measures.subject, index.short) for side in (one, other)]
    standing = one.measures.modality is other.measures.modality and one.measures.statistic == other.measures.statistic
    apart = all(subject.proper for subject in subjects) and alike(*subjects) is Agreement.DIFFERENT
    return standing and not apart and metrics[0].head != "" and agreement(*metrics) is Agreement.SAME


def period_of(one: Statement) -> Days | None:
    """The days that a figure is about, where both ends are known."""
    start, end = one.measures.period.start, one.measures.period.end
    return None if start is None or end is None else Days(start, end, " ".join(one.text.split()), one)


def pairs(index: Index, document: Document) -> Iterator[Redated]:
    """Two values that stand together in two paragraphs, and are younger in the one than what the other tells of."""
    found: dict[frozenset[tuple[Decimal, str | None]], list[tuple[Statement, Statement]]] = defaultdict(list)
    for paragraph in _paragraphs(index, document):
        precise = [one for one in paragraph if is_precise(one, _PAIRED)]
        if len(precise) > _MOST:
            continue
        for one, other in itertools.combinations(precise, 2):
            key = frozenset({_value(one), _value(other)})
            if len(key) == 2:
                found[key].append((one, other))
    anchors = _anchors(index, document)
    for twice in found.values():
        for first, last in itertools.pairwise(twice):
            redated = _redated_pair(first, last, anchors, index)
            if redated is not None:
                yield redated


def _redated_pair(
    one: tuple[Statement, Statement],
    other: tuple[Statement, Statement],
    anchors: Mapping[str, Statement],
    index: Index,
) -> Redated | None:
    """A pair that one paragraph dates itself, and that another one tells on the word of an older date."""
    if one[0].sentence == other[0].sentence:
        return None
    matched = sorted(other, key=lambda side: _value(side) != _value(one[0]))
    if any(not _UNCHANGED.isdisjoint(side.around) for side in (*one, *other)):
        return None
    if not all(_share_a_name(this, that, index) for this, that in zip(one, matched, strict=True)):
        return None
    for young, old in ((one, other), (other, one)):
        period, anchor = period_of(young[0]), days(anchors.get(old[0].id))
        if period is None or anchor is None or anchor.claim is None:
            continue
        bare = all(side.measures.period == Period() for side in old)
        same = young[0].measures.period == young[1].measures.period
        if bare and same and period.start > anchor.end:
            return Redated((*old, anchor.claim), young, (anchor, period), "one pair of figures")
    return None


def _share_a_name(one: Statement, other: Statement, index: Index) -> bool:
    """Whether the subject of one value is named in the sentence of the other as well."""
    first, last = (name(side.measures.subject, index.short).words - {""} for side in (one, other))
    return not (first.isdisjoint(last | other.around) and last.isdisjoint(first | one.around))


def _paragraphs(index: Index, document: Document) -> Iterator[Sequence[Statement]]:
    """The statements of each paragraph, in the order of the text."""
    bodies = [block for block in document.blocks if block.role is not Role.TABLE]
    at = 0
    for block in bodies:
        here = []
        while at < len(index.statements) and _start(index.statements[at]) < block.end:
            if _start(index.statements[at]) >= block.start:
                here.append(index.statements[at])
            at += 1
        if here:
            yield here


def _start(one: Statement) -> int:
    return one.span.start if one.span is not None else 0


def _anchors(index: Index, document: Document) -> Mapping[str, Statement]:
    """For each statement the one date of its paragraph, where it names one and no more."""
    found: dict[str, Statement] = {}
    for paragraph in _paragraphs(index, document):
        dates = [one for one in paragraph if one.quantity.kind is Kind.DATE]
        if len(dates) == 1:
            found |= {one.id: dates[0] for one in paragraph if _start(one) > _start(dates[0])}
    return found


def _value(one: Statement) -> tuple[Decimal, str | None]:
    return one.quantity.low or Decimal(0), one.quantity.unit


def is_precise(one: Statement, digits: int) -> bool:
    """Whether a figure is one exact number with so many significant digits."""
    quantity = one.quantity
    if quantity.kind in (Kind.DATE, Kind.RANK, Kind.DURATION) or quantity.low is None or quantity.low != quantity.high:
        return False
    written = "".join(character for character in format(quantity.low, "f") if character.isdigit()).strip("0")
    return quantity.comparator is Comparator.EXACT and len(written) >= digits
