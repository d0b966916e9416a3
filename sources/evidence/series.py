"""Figures that one source has of several subjects, so that they may be divided, taken off, added up and ranked.

A claim that states a ratio, a difference, a sum or a rank names whose figures it is of and what they measure. It is
worked out only where a source has a figure for every one of them, of one metric, whole, place and period; where
several series may be meant, all must say the same.
"""

import functools
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

from claims import Comparator, Direction, Interval, Kind, Relation, lexicon
from claims.arithmetic import dimension
from claims.equations.changes import points
from claims.equations.equation import Working, shown, written
from claims.equations.multiples import multiple
from claims.equations.operands import in_one_unit, lenient
from claims.equations.ratios import quotient
from claims.equations.totals import add
from claims.names import Agreement, agreement, name, vocabulary
from claims.statement import Statement
from sources.evidence.days import Days
from sources.evidence.facts import Fact, spelled
from sources.evidence.registered import Known, registered, several_of
from sources.registry import Registry

_VOCABULARY = lexicon.load("evidence")
# Of a bound nothing is known that could be divided; and what is itself a result is none of a series.
_TWO_SIDED = frozenset({Comparator.EXACT, Comparator.ABOUT, Comparator.NEARLY, Comparator.BETWEEN})
_NO_AMOUNT = frozenset({Kind.DATE, Kind.RANK, Kind.MULTIPLE, Kind.POINTS})
_PARTS = frozenset({Kind.PERCENT, Kind.FRACTION})
# One of two is always first or last.
_LEAST_RANKED = 3
# A little more than all, for shares that were rounded up.
_ALL = 101


class Series(NamedTuple):
    """Figures of one source that differ in whose they are, and in nothing else."""

    members: tuple[Known, ...]

    @property
    def first(self) -> Known:
        """The one that the registry has first; what it measures, all do."""
        return self.members[0]

    def of(self, subject: str | None) -> Known | None:
        """The figure of whom a phrase names."""
        words = spelled(subject or "") - _light()
        return next((one for one in self.members if one.subject == words), None)


class Result(NamedTuple):
    """What comes of a claim that is worked out from registered figures, and the arithmetic in words.

    `exact`: the claim allows every value that the figures do. `sure`: where the two have none in common, the claim is
    contradicted.
    """

    figures: tuple[Known, ...]
    agrees: bool
    exact: bool
    steps: str
    sure: bool

    @classmethod
    def of(cls, figures: Sequence[Known], working: Working, allowed: Interval, words: str, sure: bool) -> "Result":
        """The result of arithmetic, of which a claim's words allow so much."""
        steps = f'{working.steps}; "{" ".join(words.split())}" allows {shown(allowed)}'
        return cls(tuple(figures), working.computed.meets(allowed), allowed.holds(working.computed), steps, sure)


@functools.cache
def _light() -> frozenset[str]:
    """Words that a phrase may have beside a name: "what Lund has", "as Lund did"."""
    return vocabulary().states | vocabulary().anaphors | frozenset(_VOCABULARY["light"])


@functools.lru_cache(maxsize=4)
def serieses(registry: Registry) -> tuple[Series, ...]:
    """The series of a registry; whom a source gives two figures of one thing, it gives none that can be meant."""
    found: dict[tuple[object, ...], list[Known]] = defaultdict(list)
    for known in registered(registry):
        quantity, measures = known.figure.quantity, known.figure.measures
        if known.subject and quantity.comparator in _TWO_SIDED and quantity.kind not in _NO_AMOUNT:
            apart = measures.model_copy(update={"subject": None})
            found[known.source.id, apart, dimension(quantity), quantity.unit, quantity.direction].append(known)
    single = (
        [one for one in group if sum(one.subject == each.subject for each in group) == 1] for group in found.values()
    )
    return tuple(Series(tuple(group)) for group in single if len(group) > 1)


def result(
    claim: Fact,
    relation: Relation | None,
    sentence: Sequence[Fact],
    known: Mapping[str, Known],
    every: Sequence[Series],
) -> Result | None:
    """What registered figures say of a claim that states a result of them; None where it cannot be worked out.

    `relation` is the ratio or difference that the claim states, if it does; `sentence` are the figures of its sentence,
    `known` gives, by claim, the registered figure that bears one out, and `every` series may be meant.
    """
    work: Callable[[Fact, Series], Iterator[Result]]
    if relation is not None and relation.kind in ("ratio", "difference"):
        work = functools.partial(_compared, relation=relation, known=known)
    elif claim.kind is Kind.RANK:
        work = functools.partial(_ranked, said=sentence, known=known)
    elif len(several_of(claim.claim.measures.subject)) > 1:
        work = _added
    else:
        return None
    meant = (series for series in every if _may_be_of(claim, series, sentence))
    results = [one for series in meant for one in work(claim, series)]
    return results[0] if len({one.agrees for one in results}) == 1 else None


def _may_be_of(claim: Fact, series: Series, sentence: Sequence[Fact]) -> bool:
    """Whether nothing that a sentence says of whole, place, standing or time keeps its claim from being of a series."""
    one, two = claim.claim.measures, series.first.figure.measures
    if agreement(name(one.whole), name(two.whole)) is Agreement.DIFFERENT or one.modality is not two.modality:
        return False
    places = spelled(one.place or "")
    if places and places != spelled(two.place or "") and not any(places <= each.subject for each in series.members):
        return False
    if two.period.start is None or two.period.end is None:
        return True
    days = Days(two.period.start, two.period.end)
    return all(each.days.meets(days) for each in sentence if each.days is not None and not each.attributive)


def _says(claim: Fact, series: Series) -> bool:
    """Whether a sentence names what a series measures."""
    return series.first.metric <= claim.said | claim.topic


def _is_sure(claim: Fact, series: Series, figures: Sequence[Known]) -> bool:
    """Whether a sentence says of what it tells nothing beyond what a series measures, whose figures, and when."""
    named = frozenset[str]().union(*(one.subject for one in figures))
    known = series.first.metric | series.first.whole | spelled(series.first.figure.place or "") | named
    return claim.told | claim.topic <= known | _light() | _together() | spelled(claim.claim.quantity.unit or "")


def _compared(claim: Fact, series: Series, *, relation: Relation, known: Mapping[str, Known]) -> Iterator[Result]:
    """One figure over another, or less it. Each is named, or is a figure of the article that the series bears out."""
    sides = {role: _side(relation, role, series, known) for role in ("of", "base")}
    of, base = sides["of"], sides["base"]
    tied = any(operand.claim is not None for operand in relation.operands)
    if of is None or base is None or of is base or not (tied or _says(claim, series)):
        return
    stated = _statement(claim)
    above, below = of.figure.statement, base.figure.statement
    if relation.kind == "ratio":
        working = quotient(above, below, stated, relation.direction)
        times = claim.kind is Kind.MULTIPLE
        allowed = multiple(stated, more=relation.direction is Direction.UP) if times else lenient(stated)
    elif (claim.kind is Kind.POINTS and above.quantity.kind in _PARTS) or in_one_unit(stated, above) is not None:
        working, allowed = points(below, above, relation.direction), lenient(stated)
    else:
        return
    if working is not None:
        yield Result.of((of, base), working, allowed, stated.text, _is_sure(claim, series, (of, base)))


def _side(relation: Relation, role: str, series: Series, known: Mapping[str, Known]) -> Known | None:
    """The figure of one side of a relation: that which bears out the article's, or else that of whom it names."""
    operands = [operand for operand in relation.operands if operand.role == role]
    if len(operands) != 1:
        return None
    if operands[0].claim is None:
        return series.of(operands[0].subject)
    meant = known.get(operands[0].claim)
    return meant if meant in series.members else None


def _statement(claim: Fact) -> Statement:
    return Statement.of(claim.claim)


def _added(claim: Fact, series: Series) -> Iterator[Result]:
    """The sum of the figures of those whom a claim names together."""
    figures = [series.of(part) for part in several_of(claim.claim.measures.subject)]
    parts = [one for one in figures if one is not None]
    stated = _statement(claim)
    if len(parts) < len(figures) or len({one.subject for one in parts}) < len(parts):
        return
    if not _says(claim, series) or in_one_unit(stated, parts[0].figure.statement) is None:
        return
    working = add(stated, tuple(("part", one.figure.statement) for one in parts))
    if working is not None:
        sure = bool(claim.said & _together()) and _is_sure(claim, series, parts)
        yield Result.of(parts, working, lenient(stated), stated.text, sure)


def _ranked(claim: Fact, series: Series, *, said: Sequence[Fact], known: Mapping[str, Known]) -> Iterator[Result]:
    """The place of a figure among those of a series, from the top.

    The sentence says what is ranked, or gives a figure of the series. Who is behind the last that a source has is not
    known, and neither are ties; shares that come to more than all are of groups that hold one another.
    """
    own, place = series.of(claim.claim.measures.subject), claim.claim.quantity.low
    words = claim.said | spelled(claim.claim.text)
    if own is None or place is None or not words & _ranking() or claim.said & _reversed():
        return
    says, tied = _says(claim, series), any(known.get(one.id) in series.members for one in said)
    if not says and (not tied or spelled(claim.claim.measures.metric or "") - own.subject - _ranking()):
        return
    ranked = sorted(series.members, key=lambda one: -(written(one.figure.statement) or 0))
    above = ranked[: ranked.index(own)]
    if ranked[-1] is own or any(_tie(own, one) for one in ranked if one is not own) or _overlap(series):
        return
    steps = f"number {len(above) + 1} of the {len(ranked)} that it has"
    yield Result(tuple(ranked[: len(above) + 2]), place == len(above) + 1, True, steps, says and place <= len(above))


def _tie(one: Known, other: Known) -> bool:
    """Whether two figures may be equal. Roundings that only share an end are two numbers: 11% and 10%."""
    left, right = one.figure.quantity.interval, other.figure.quantity.interval
    return left.meets(right) and left.high != right.low and left.low != right.high


def _overlap(series: Series) -> bool:
    """Whether the members of a series cannot be parts of one whole, or are too few to be ranked."""
    values = [written(one.figure.statement) or 0 for one in series.members]
    shares = series.first.figure.quantity.kind in _PARTS
    return len(values) < _LEAST_RANKED or (shares and sum(values) > _ALL)


@functools.cache
def _together() -> frozenset[str]:
    """Words that make a figure one of several together."""
    return spelled(" ".join(_VOCABULARY["together"]))


@functools.cache
def _ranking() -> frozenset[str]:
    """Words that make "second" a place among others."""
    return spelled(" ".join(_VOCABULARY["ranking"]))


@functools.cache
def _reversed() -> frozenset[str]:
    """Words of what is ranked from below."""
    return spelled(" ".join(lexicon.load("rankings")["reversed"]))
