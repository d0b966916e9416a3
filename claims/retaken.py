"""Figures that are taken up again with another value: "awarded $3.4 million", and then "the $4.3 million award".

What is taken up was given before: the figures ahead of it of its sort, whose sentences have the noun that it names, or
a word of that noun's family. Where one of those agrees with it, or two of them differ, nothing is said; where one value
alone can be meant, and the other may have come of it by a slip, the two are one quantity. Without an article that takes
it for known, the two must have the same digits in another order, and their sentences must share several words.
"""

import datetime
import functools
import itertools
import operator
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from claims.apart import COUNTS, are_apart, counted
from claims.arithmetic import Figure, Outcome, hold
from claims.claim import Comparator, Kind
from claims.comparison import Comparison, weigh
from claims.document import Role
from claims.frames import words
from claims.interval import Interval
from claims.lexicon import load
from claims.names import Acronyms, Agreement, content, name, vocabulary
from claims.slots import agreements
from claims.statement import Statement, naming

_SHARES = frozenset({Kind.PERCENT, Kind.FRACTION})
_SORTS = dict.fromkeys(COUNTS, "count") | dict.fromkeys(_SHARES, "share")
_SORTS |= {kind: str(kind) for kind in (Kind.MONEY, Kind.MEASURE, Kind.DURATION)}
_THOUSANDS = frozenset({3, 6, 9})
_CHANGES = frozenset({"change", "difference", "ratio"})
_WEAK = frozenset(load("echoes")["weak"])
_TABLE = load("retaken")
_FAMILY = {word: family[0] for family in _TABLE["families"] for word in family}
_KNOWN = re.compile(
    rf"(?:^|\b(?:{'|'.join(_TABLE['prepositions'])}))\s*(?:{'|'.join(_TABLE['demonstrative'])})\s*$", re.IGNORECASE
)
# "The yearly output of 40 tonnes" is known by its name.
_NAMED = re.compile(r"\b(?:[Tt]he|[Ii]ts|[Tt]hat|[Tt]heir)\s+((?:[^\W\d_]+\s+){1,3})of\s*$")
_COMPOUND = re.compile(r"\d-[^\W\d_]")
_STOP = re.compile(r"[,;:()\d]")
_WORD = re.compile(r"[^\W\d_]+")
_PREPOSITIONS = vocabulary().prepositions
# What a headline leaves out of its own time.
_NEWS = frozenset({"last", "first", "new"})
_FURTHER = frozenset(_TABLE["further"])
_AGAINST = frozenset({"than", "from"})
_OTHERS = frozenset(_TABLE["others"])
_ENDING = re.compile(r"(?:ations?|ments?|ings?|ers?|ed|es|s|e|y|ies|al)$")
# Characters between a figure and the one that takes it up.
_FAR, _LEAD = 2_000, 600
# Figures of one sort that are looked at for one.
_MOST = 60
# Words behind a figure that may name what it is of.
_NAMING = 6
# A number of things below this is counted, not rounded; a stem has more letters than this.
_SMALL, _SHORTEST = 1_000, 2
# How much larger than the other a figure may be that was mistyped.
_TIMES = Decimal("2.5")


class _Told:
    """A statement with the words that it is told in, each by its family; what is not asked for is not worked out."""

    def __init__(self, one: Statement, short: Acronyms) -> None:
        self.one, self._short = one, short

    @functools.cached_property
    def unit(self) -> frozenset[str]:
        """What is counted."""
        unit = self.one.quantity.unit if self.one.quantity.kind is Kind.COUNT else None
        return frozenset(map(_family, content(unit or "")))

    @functools.cached_property
    def noun(self) -> frozenset[str]:
        """The words right behind the figure, and what it measures."""
        named = _NAMED.search(_ahead(self.one))
        ahead = named[1] if named else ""
        behind = " ".join([*_behind(self.one).split()[:_NAMING], self.one.measures.metric or "", ahead])
        return _families(behind, self._short) | (self.unit - _silent())

    @functools.cached_property
    def loose(self) -> frozenset[str]:
        """The words right behind the figure, and those of its clause, with such as tell only when or where."""
        return frozenset(map(_family, content(self.one.clause) - _WEAK - vocabulary().anaphors))

    @functools.cached_property
    def subject(self) -> frozenset[str]:
        """The words that say whose the figure is."""
        return _families(self.one.measures.subject or "", self._short)

    @functools.cached_property
    def named(self) -> frozenset[str]:
        """The words that name what is measured."""
        sign = self.one.quantity.unit if self.one.quantity.kind in (Kind.MONEY, Kind.MEASURE) else None
        return _families(" ".join(phrase for phrase in naming(self.one) if phrase != sign), self._short)

    @functools.cached_property
    def clause(self) -> frozenset[str]:
        """The words of its clause."""
        return _families(self.one.clause, self._short) | self.named

    @functools.cached_property
    def all(self) -> frozenset[str]:
        """The words of its sentence."""
        return frozenset(map(_family, self.one.around - _silent())) | self.named


def retaken(statements: Sequence[Statement], short: Acronyms, as_of: datetime.date | None) -> Iterator[Comparison]:
    """The comparisons of figures that are taken up again with another value."""
    for left, right in taken_up_again(statements, short, as_of):
        found = _compared(left, right, short, as_of)
        if found.outcome is Outcome.INCONSISTENT:
            yield found


def taken_up_again(
    statements: Sequence[Statement], short: Acronyms, as_of: datetime.date | None
) -> Iterator[tuple[Statement, Statement]]:
    """Any two figures of which the second takes up the first with another value, whatever the units of both are."""
    sorts: dict[str, list[_Told]] = {}
    for one in statements:
        if _is_figure(one):
            sorts.setdefault(_SORTS[one.quantity.kind], []).append(_Told(one, short))
    for members in sorts.values():
        for at, this in enumerate(members):
            if _is_title(this.one):
                below = _told_below(this, members[at + 1 : at + _MOST], short, as_of)
                if below is not None:
                    yield this.one, below.one
            else:
                ahead = _taken_up(this, members[max(at - _MOST, 0) : at], short, as_of)
                if ahead is not None:
                    yield ahead.one, this.one


def _taken_up(right: _Told, ahead: Sequence[_Told], short: Acronyms, as_of: datetime.date | None) -> _Told | None:
    """The one figure ahead of another that this can mean, where it has another value."""
    if not _is_known(right.one):
        return None
    slipped = [one for one in ahead if _is_slip(one.one, right.one) or _is_near(one.one, right.one)]
    if not slipped or any(_agree(one.one, right.one) for one in ahead):
        return None
    meant = [one for one in ahead if _may_be_meant(one, right)]
    meant = [one for one in meant if not _is_title(one.one)] or meant
    if len({_value(one.one) for one in meant}) > 1:
        most = max(len(right.noun & one.clause) for one in meant)
        meant = [one for one in meant if len(right.noun & one.clause) == most]
    if not meant or len({_value(one.one) for one in meant}) > 1 or meant[-1] not in slipped:
        return None
    return None if _are_two(meant[-1], right) else meant[-1]


def _may_be_meant(one: _Told, right: _Told) -> bool:
    """Whether a figure that is taken up may be one ahead of it, by what both are told of."""
    if not _is_within(one.one, right.one) or not _one_sort(one, right):
        return False
    if one.one.sentence == right.one.sentence:
        return _is_other_unit(one.one, right.one)
    return bool(right.noun & one.all or (_are_swapped(one.one, right.one) and right.loose & one.loose))


def _told_below(title: _Told, below: Sequence[_Told], short: Acronyms, as_of: datetime.date | None) -> _Told | None:
    """The one figure below a title that says the same with another value."""
    text = [one for one in below if title.one.summarises(one.one)]
    if not any(_is_near(title.one, one.one) for one in text) or any(_agree(title.one, one.one) for one in text):
        return None
    first = [one for one in text if _is_within(title.one, one.one, _LEAD) and _one_sort(title, one)]
    scored = [(len(one.clause & title.all), one) for one in first]
    most = max((score for score, _ in scored), default=0)
    best = [one for score, one in scored if score == most]
    if most < 1 or len({_value(one.one) for one in best}) > 1 or not _is_near(title.one, best[0].one):
        return None
    if _is_other_unit(title.one, best[0].one):
        return best[0]
    owner = name(best[0].one.measures.subject, short)
    telling = title.all - _deeds()
    if (owner and _family(owner.head) not in title.all) or not telling <= best[0].all:
        return None
    if not (_OTHERS - _NEWS).isdisjoint(_WORD.findall(best[0].one.clause.lower())):
        return None
    one = title.one
    if re.search(r"\b(?:to|will)\s+[a-z]", one.clause):
        one = replace(one, measures=one.measures.model_copy(update={"modality": best[0].one.measures.modality}))
    return None if _are_apart(one, best[0].one, short, as_of) else best[0]


def _are_apart(left: Statement, right: Statement, short: Acronyms, as_of: datetime.date | None) -> bool:
    """Whether anything but their place sets two figures apart."""
    measures = right.measures.model_copy(update={"place": left.measures.place})
    return are_apart(left, replace(right, measures=measures), short, as_of)


def _are_two(left: _Told, right: _Told) -> bool:
    """Whether the text gives what it takes up another time, or says that it is compared with it, or a part."""
    one, other = left.one.measures.period, right.one.measures.period
    if (one.end and other.start and one.end < other.start) or (other.end and one.start and other.end < one.start):
        return True
    if right.one.quantity.kind is Kind.DURATION:
        return True
    pers = {left.one.measures.per, right.one.measures.per} - words.UNIT
    if len(pers) > 1 or (one.start is None and other.start is not None):
        return True
    ahead = _WORD.findall(_ahead(right.one).lower())
    behind = _WORD.findall(_STOP.split(_behind(right.one).lower())[0])[:_NAMING]
    apart = _OTHERS | {
        word for word in vocabulary().circumstances - vocabulary().present if _family(word) not in left.loose
    }
    if not _AGAINST.isdisjoint(ahead[-3:]) or not apart.isdisjoint((*ahead[-2:], *behind[:3])):
        return True
    if right.unit and not _FURTHER.isdisjoint(_WORD.findall(right.one.clause.lower()) + list(right.one.around)):
        return True
    return _names_another(left, right, behind)


def _names_another(left: _Told, right: _Told, behind: Sequence[str]) -> bool:
    """Whether what stands right behind a figure names something that is nowhere in the other's sentence."""
    if not behind or not _behind(right.one)[:2].strip()[:1].isalpha():
        return False
    told = left.all | left.loose
    if behind[0] in _PREPOSITIONS:
        said = content(" ".join(itertools.takewhile(lambda word: word not in _PREPOSITIONS, behind[1:4]))) - _WEAK
        return bool(said) and told.isdisjoint(map(_family, said))
    said = content(behind[0]) - _silent() - words.VERBS - words.AUXILIARY
    return bool(said) and told.isdisjoint(map(_family, said))


def _is_within(left: Statement, right: Statement, far: int = _FAR) -> bool:
    return left.span is not None and right.span is not None and right.span.start - left.span.start < far


def _value(one: Statement) -> tuple[Decimal | None, str | None]:
    return one.quantity.low, None if one.quantity.kind in COUNTS else one.quantity.unit


def _is_title(one: Statement) -> bool:
    return one.where is not None and one.where.role in (Role.TITLE, Role.HEADING)


def _is_figure(one: Statement) -> bool:
    """Whether a statement is a figure of one value that a sentence gives."""
    quantity = one.quantity
    known = quantity.kind in _SORTS and quantity.low is not None and quantity.low == quantity.high
    return known and (quantity.low or 0) > 1 and one.sentence is not None and not one.is_cell


def _is_known(one: Statement) -> bool:
    """Whether the text takes a figure for known: "the 40", "that 40 % turnout", "the 40-hectare lake"."""
    return (
        one.definite or any(form.search(_ahead(one)) for form in (_KNOWN, _NAMED)) or bool(_COMPOUND.search(one.text))
    )


def _ahead(one: Statement) -> str:
    """The part of a figure's clause that is ahead of it."""
    return one.clause.rpartition("  ")[0]


def _behind(one: Statement) -> str:
    """The part of a figure's clause that is behind it; where it stands, two spaces are left."""
    return one.clause.rpartition("  ")[2] if "  " in one.clause else ""


def _one_sort(left: _Told, right: _Told) -> bool:
    """Whether two figures of one kind may be of one sort: of the same things, both of them changes or neither."""
    one, other = left.one, right.one
    if one.quantity.kind in COUNTS:
        if left.unit and right.unit:
            return bool(left.unit & right.unit) or (left.unit | right.unit <= _people())
        return bool((left.unit & right.all) | (right.unit & left.all))
    if one.quantity.kind in _SHARES:
        return (one.measures.statistic in _CHANGES) == (other.measures.statistic in _CHANGES)
    return True


def _agree(one: Statement, other: Statement) -> bool:
    """Whether two figures may have one value."""
    this, that = one.quantity, other.quantity
    if _are_whole(one, other):
        return this.low == that.low
    if this.unit == that.unit or this.kind in COUNTS | _SHARES:
        return this.interval.pragmatic().meets(that.interval.pragmatic())
    if this.low == that.low or this.kind is Kind.MONEY:
        return this.low != that.low
    held = hold(Figure(one.text, this, False), Figure(other.text, that, False), pragmatic=True)
    return held is None or held.outcome is not Outcome.INCONSISTENT


def _are_whole(*both: Statement) -> bool:
    """Whether figures are small numbers of things, which nobody rounds."""
    return all(
        one.quantity.kind in COUNTS
        and one.quantity.comparator is Comparator.EXACT
        and one.quantity.low is not None
        and one.quantity.low < _SMALL
        and (one.quantity.low < _SMALL / 10 or one.quantity.low % 10 != 0)
        and one.quantity.low % 1 == 0
        for one in both
    )


def _is_near(one: Statement, other: Statement) -> bool:
    low, high = sorted(each.quantity.low or Decimal(0) for each in (one, other))
    return high <= _TIMES * low or _is_slip(one, other)


def _is_slip(one: Statement, other: Statement) -> bool:
    """Whether one figure may be the other, mistyped."""
    return _are_swapped(one, other) or _is_one_off(one, other)


def _is_other_unit(one: Statement, other: Statement) -> bool:
    """Whether two figures have the same digits, and another unit, currency or multiplier."""
    numbers = [(each.quantity.low or Decimal(0)).normalize().as_tuple() for each in (one, other)]
    if numbers[0].digits != numbers[1].digits or one.quantity.kind is Kind.DURATION:
        return False
    same = one.quantity.unit == other.quantity.unit or one.quantity.kind in COUNTS
    apart = abs(numbers[0].exponent - numbers[1].exponent)  # type: ignore[operator]
    return apart in _THOUSANDS if same else not apart


def _are_swapped(one: Statement, other: Statement) -> bool:
    """Whether two figures have the same digits, two at the least, in whatever order."""
    digits = [sorted((each.quantity.low or Decimal(0)).normalize().as_tuple().digits) for each in (one, other)]
    return digits[0] == digits[1] and len(digits[0]) > 1


def _is_one_off(one: Statement, other: Statement) -> bool:
    """Whether one digit alone tells two figures apart."""
    numbers = [(each.quantity.low or Decimal(0)).normalize() for each in (one, other)]
    digits = [number.as_tuple().digits for number in numbers]
    same = len(digits[0]) == len(digits[1]) > 1 and numbers[0].adjusted() == numbers[1].adjusted()
    return same and sum(map(operator.ne, *digits)) == 1


def _families(text: str, short: Acronyms) -> frozenset[str]:
    return frozenset(map(_family, content(text, short) - _silent()))


@functools.lru_cache(maxsize=16384)
def _family(word: str) -> str:
    """What a word shares with all of its family: the first of a list, or its stem."""
    stem = _ENDING.sub("", word)
    return _FAMILY.get(word) or (stem if len(stem) > _SHORTEST else word)


@functools.cache
def _deeds() -> frozenset[str]:
    """Words that say what was done, by their families."""
    return frozenset(map(_family, words.VERBS - frozenset(map(words.lemma, words.HUMAN))))


@functools.cache
def _people() -> frozenset[str]:
    return frozenset(map(_family, words.HUMAN | {"dead", "death", "people"}))


def _compared(left: Statement, right: Statement, short: Acronyms, as_of: datetime.date | None) -> Comparison:
    left, right = counted(left, right)
    if _are_whole(left, right):
        left, right = _exact(left), _exact(right)
    slots, _ = agreements(left, right, short, as_of)
    told = {slot: agreed if agreed is Agreement.SAME else Agreement.UNSPECIFIED for slot, agreed in slots.items()}
    unsaid = tuple(slot for slot, agreed in told.items() if agreed is Agreement.UNSPECIFIED)
    return weigh(left, right, told, unsaid, pragmatic=True)


def _exact(one: Statement) -> Statement:
    """A small number of things, which is no rounded one."""
    interval = Interval(low=one.quantity.low, high=one.quantity.high)
    return replace(one, quantity=one.quantity.model_copy(update={"interval": interval}))


@functools.cache
def _silent() -> frozenset[str]:
    lexemes = vocabulary()
    silent = lexemes.anaphors | lexemes.measures | lexemes.circumstances | words.SAY | _WEAK
    return silent | frozenset(map(words.lemma, silent))
