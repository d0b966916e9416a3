"""Figures that are said to be the highest or lowest, of a stretch of time or of several, and figures that go beyond.

"Unemployment was 6.1%, the highest since 2015" and 7.3% for 2019; "the lowest turnout was in Esk, at 44%" and 41%
elsewhere. The others are found by what they measure: the same of another period, or of another subject. The
vocabulary is lexicon/rankings.toml.
"""

import datetime
import itertools
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from claims.claim import Direction, Kind, Modality, Period
from claims.equations.equation import allowed, one_unit
from claims.index import Index
from claims.lexicon import load
from claims.statement import Statement

_WORDS = {name: tuple(words) for name, words in load("rankings").items()}
_BETWEEN = rf"(?:\s+(?:{'|'.join(_WORDS['measured'])}))*"
_NUMBERS = "two|three|four|five|six|seven|eight|nine|ten"
# When the figure was, which may stand between it and its superlative: "6.1% in May, the highest since 2015".
_WHEN = r"^(?:\s+(?:in|for|at|on)\s+[^,.;:]{1,30})?,?\s+(?:which (?:is|was) )?"
_PATTERNS = {
    way: (
        re.compile(rf"{_WHEN}(?:its |their |the )(?:{words}){_BETWEEN}\s+since\s+(?:[A-Z][a-z]+ )?((?:19|20)\d\d)\b"),
        re.compile(rf"{_WHEN}the (?:{words}){_BETWEEN}\s+of (?:all|the (?:{_NUMBERS}))\b"),
        re.compile(rf"^,?\s+(?:{more}) than (?:in |that of )?any other (?!year|month|day|time|season)\w+"),
        re.compile(
            rf"\bthe (?:{words}) of (?:the|all) (?:{_NUMBERS})[^.;:]{{0,30}}?,? (?:with|at|on) $", re.IGNORECASE
        ),
    )
    for way, words, more in (
        (Direction.UP, "|".join(_WORDS["highest"]), "more|higher|larger"),
        (Direction.DOWN, "|".join(_WORDS["lowest"]), "less|fewer|lower"),
    )
}
# "The steepest increase was in butter and milk, which went up by", "chocolate rose most, by".
_MOVED = {
    way: (
        re.compile(
            rf"\b(?:{'|'.join(_WORDS['steepest'])})(?:\s+\w+)?\s+(?:{'|'.join(_WORDS[f'{way}_nouns'])})s?\s+"
            rf"(?:was|is|were|came|has been)\s+(?:in|for|from|at|among|that)\s+[^.;:]{{2,70}}?,?\s*$",
            re.IGNORECASE,
        ),
        re.compile(
            rf"\b(?:{'|'.join(_WORDS[f'{way}_verbs'])})\s+(?:the\s+)?(?:most|fastest|furthest|hardest),\s+by\s+$",
            re.IGNORECASE,
        ),
    )
    for way in Direction
}
_SUPERLATIVES = frozenset(
    (*_WORDS["highest"], *_WORDS["lowest"], "high", "low", "large", "small", "big", "great", "few", "many")
)
# Words by which a figure is of another time, or of a part only.
_TIMES = frozenset(_WORDS["times"])
_LETTERS = re.compile(r"[^\W\d_]+")
# The characters behind a figure, or ahead of it, in which its superlative stands.
_NEAR = 120
# Other subjects or periods of an article that are looked at.
_MOST = 60
# Figures behind one that may stand in its sentence or the next.
_FEW = 8
# Characters behind a figure that may say of what part it is: "by 8% for some".
_SHORT = 20
# What stands between two sentences that follow one another.
_GAP = 2
_NAMELESS = frozenset({Kind.PERCENT, Kind.MONEY})
_VALUES = frozenset({Kind.PERCENT, Kind.COUNT, Kind.PLAIN, Kind.MONEY, Kind.MEASURE, Kind.DURATION})


class Beaten(NamedTuple):
    """A figure that is said to be the highest or lowest, one that goes beyond it, and of what it was said to be so."""

    stated: Statement
    beyond: Statement
    direction: Direction
    scope: str
    certain: bool


def beaten(index: Index, text: str) -> Iterator[Beaten]:
    """The figures of an article that are said to be the highest or lowest and are not, in the order of its text."""
    known = _Known.of(index)
    for at, stated in enumerate(index.statements):
        if stated.span is None or stated.sentence is None or stated.is_cell or not _is_actual(stated):
            continue
        behind = text[stated.span.end : min(stated.sentence.end, stated.span.end + _NEAR)]
        ahead = text[max(stated.sentence.start, stated.span.start - _NEAR) : stated.span.start]
        for way, (since, of_them, than_any, ahead_of_it) in _PATTERNS.items() if _is_value(stated) else ():
            if found := since.match(behind):
                yield from _in_time(known, stated, way, int(found[1]))
            elif of_them.match(behind) or than_any.match(behind) or ahead_of_it.search(ahead):
                yield from _among(known, at, way)
        for way, patterns in _MOVED.items():
            if stated.quantity.direction is way and any(pattern.search(ahead) for pattern in patterns):
                yield from _moved(known, at, way, text)


@dataclass(frozen=True, slots=True)
class _Known:
    """An article's figures, the periods that they are of, and by section the subjects."""

    index: Index
    periods: tuple[Period, ...]
    subjects: Mapping[str | None, Sequence[str]]

    @classmethod
    def of(cls, index: Index) -> "_Known":
        """What an index holds."""
        periods = dict.fromkeys(one.measures.period for one in index.statements)
        subjects: dict[str | None, dict[str, None]] = defaultdict(dict)
        for one in index.statements:
            if one.measures.subject is not None:
                subjects[_section(one)][one.measures.subject] = None
        return cls(index, tuple(periods), {section: tuple(found)[:_MOST] for section, found in subjects.items()})


def _is_actual(statement: Statement) -> bool:
    return statement.quantity.kind in _VALUES and statement.measures.modality is Modality.ACTUAL


def _is_value(statement: Statement) -> bool:
    return _is_actual(statement) and statement.measures.statistic != "change"


def _goes_beyond(one: Statement, other: Statement, way: Direction) -> bool:
    if not one_unit(one.quantity, other.quantity):
        return False
    low, high = (one, other) if way is Direction.UP else (other, one)
    ends = allowed(low).high, allowed(high).low
    return ends[0] is not None and ends[1] is not None and ends[0] < ends[1]


def _in_time(known: _Known, stated: Statement, way: Direction, year: int) -> Iterator[Beaten]:
    """The first figure of a year in between that goes beyond one which is said to be the highest since then."""
    mine = stated.measures.period.start or known.index.as_of
    if mine is None:
        return
    between = (period for period in known.periods if _lies_between(period, year, mine))
    for period in itertools.islice(between, _MOST):
        for other in known.index.alike(_sought(stated, period=period)):
            if other.id != stated.id and other.measures.period == period and _goes_beyond(stated, other, way):
                yield Beaten(stated, other, way, f"since {year}", True)
                return


def _lies_between(period: Period, year: int, mine: datetime.date) -> bool:
    return period.start is not None and period.end is not None and period.start.year > year and period.end < mine


def _among(known: _Known, at: int, way: Direction) -> Iterator[Beaten]:
    """The first figure of another subject in the same section that goes beyond one said to be the highest of all."""
    stated = known.index.statements[at]
    beside = tuple(_beside(known.index, at))
    for subject in known.subjects.get(_section(stated), ()):
        if subject == stated.measures.subject:
            continue
        for other in (*known.index.alike(_sought(stated, subject=subject, basis=None)), *beside):
            if other.id == stated.id or other.measures.subject != subject or _section(other) != _section(stated):
                continue
            if _is_value(other) and _goes_beyond(stated, other, way):
                yield Beaten(stated, other, way, "of all", False)
                return


def _moved(known: _Known, at: int, way: Direction, text: str) -> Iterator[Beaten]:
    """The first figure beside one that is said to have moved most, of another subject, that moved further that way.

    It stands in the same or the next sentence, which says nothing more of when.
    """
    stated = before = known.index.statements[at]
    for other in known.index.statements[at + 1 : at + 1 + _FEW]:
        if other.sentence is None or other.span is None or stated.sentence is None or stated.span is None:
            return
        if other.sentence != stated.sentence and not 0 <= other.sentence.start - stated.sentence.end <= _GAP:
            return
        said = text[stated.span.end : min(other.span.end + _SHORT, other.sentence.end)]
        if other.quantity.kind is Kind.DATE or not _TIMES.isdisjoint(_LETTERS.findall(said.lower())):
            return
        moved = other.quantity.direction or (before.quantity.direction if _is_shared(before, other, text) else None)
        before = replace(other, quantity=other.quantity.model_copy(update={"direction": moved}))
        same = moved is way and other.quantity.unit == stated.quantity.unit and _is_actual(other)
        if same and other.measures.subject != stated.measures.subject and _goes_further(stated, other):
            yield Beaten(stated, other, Direction.UP, "of all", False)
            return


def _is_shared(before: Statement, other: Statement, text: str) -> bool:
    """Whether a figure of the same sentence says which way another one went: "beef rose by 5% and chocolate by 7%"."""
    if before.sentence != other.sentence or before.span is None or other.span is None:
        return False
    return text[before.span.end : other.span.start].rstrip().endswith(" by")


def _goes_further(one: Statement, other: Statement) -> bool:
    """Whether the second of two changes, both written without a sign, is the greater one."""
    ends = one.quantity.interval.high, other.quantity.interval.low
    return ends[0] is not None and ends[1] is not None and 0 <= ends[0] < ends[1]


def _sought(stated: Statement, **slots: object) -> Statement:
    """A statement as it would be of another time or subject, and were it not said to be the highest."""
    measures = stated.measures.model_copy(update=slots)
    return replace(stated, measures=measures, around=stated.around - _SUPERLATIVES, dated=frozenset())


def _beside(index: Index, at: int) -> Iterator[Statement]:
    """The figures of the next sentence that name nothing but whose they are, where the stated one does not either."""
    stated = index.statements[at]
    if stated.measures.metric is not None or stated.sentence is None or stated.quantity.kind not in _NAMELESS:
        return
    for other in index.statements[at + 1 : at + 1 + _FEW]:
        if other.sentence is None or not 0 <= other.sentence.start - stated.sentence.end <= _GAP:
            continue
        if other.measures.metric is None and other.quantity.unit == stated.quantity.unit:
            yield other


def _section(statement: Statement) -> str | None:
    return None if statement.where is None else statement.where.section
