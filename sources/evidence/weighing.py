"""The figures of a claim's text against those of a passage: which bears out which, and what it comes to."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import NamedTuple

from claims import Claim, Kind, Modality
from claims.names import Agreement, agreement, name
from sources.evidence.facts import Fact
from sources.evidence.holding import Held, held
from sources.evidence.kinship import comparable, elsewhere, is_bound, kinship, rivals, same_value

# The least that must speak for two figures before they contradict one another: by the sort of the claim's figure, for
# a year that only tells one thing from others, and for the only figure of its sort that the passage has.
_LEAST = {Kind.RANK: 5.0}
_LEAST_OTHERS, _LEAST_ATTRIBUTIVE, _LEAST_ONLY = -1.0, 3.0, -4.0
# Another figure that speaks of the claim nearly as much as the best does, and does not exclude it, leaves it open.
_MARGIN = 1.0
# The same time speaks for two figures, another against them.
_TIME = 2.0
_TIMELESS = frozenset({Kind.DATE, Kind.RANK})
_COUNTED = frozenset({Kind.COUNT, Kind.PLAIN, Kind.RANK})
_MEASURED = frozenset({Kind.MONEY, Kind.PERCENT, Kind.FRACTION})
# Of these what is counted or done must be said on both sides: yards of all sorts are run in one match.
_SPOKEN = _COUNTED | {Kind.MEASURE}
# A claim that is contradicted has fewer words than so many of which the passage says nothing.
_FOREIGN = 8
_AHEAD = frozenset({Modality.FORECAST, Modality.TARGET})


class Relation(StrEnum):
    """What a passage does to a figure."""

    SUPPORTS = "supports"
    BY_ROUNDING = "supports-by-rounding"
    CONTRADICTS = "contradicts"
    MISDATED = "misdated"
    SCOPE_DIFFERS = "scope-differs"
    NOT_IN_SOURCE = "not-in-source"


class Answer(StrEnum):
    """What a passage does to a whole claim."""

    SUPPORTS = "supports"
    CONTRADICTS = "contradicts"
    NOT_ENOUGH = "not-enough"


_AGAINST = frozenset({Relation.CONTRADICTS, Relation.MISDATED})
_FOR = frozenset({Relation.SUPPORTS, Relation.BY_ROUNDING})


class Weighed(NamedTuple):
    """A figure of a claim's text and what a passage does to it, by which of its figures, and why.

    `overstated` says that the claim's bound says more than the passage: "more than 61.1%" where that has 61.1%.
    """

    claim: Claim
    relation: Relation
    why: str
    figure: Claim | None = None
    overstated: bool = False


class Pair(NamedTuple):
    """A figure of the claim's text and one of the passage, with what speaks for it that they speak of the same."""

    claim: Fact
    other: Fact
    score: float


def weigh(claims: Sequence[Fact], passage: Sequence[Fact]) -> tuple[Weighed, ...]:
    """What a passage does to each figure of a claim's text, in the order of that.

    A date that only says when another figure holds is weighed with that figure, not by itself.
    """
    return tuple(_Scales(tuple(claims), tuple(passage)).weighed())


def answer(figures: Sequence[Weighed]) -> tuple[Answer, str]:
    """What comes of a claim's figures, and why in one line: one that is contradicted is enough, and all must hold."""
    if not figures:
        return Answer.NOT_ENOUGH, "the claim has no figure"
    against = next((one for one in figures if one.relation in _AGAINST), None)
    if against is not None:
        return Answer.CONTRADICTS, against.why
    unknown = next((one for one in figures if one.relation not in _FOR), None)
    if unknown is not None:
        return Answer.NOT_ENOUGH, unknown.why
    return Answer.SUPPORTS, "; ".join(one.why for one in figures)


@dataclass(frozen=True)
class _Scales:
    """The figures of a claim's text on one side, those of a passage on the other."""

    claims: tuple[Fact, ...]
    passage: tuple[Fact, ...]

    @cached_property
    def pairs(self) -> Sequence[Pair]:
        """All pairs of figures that may speak of the same, those first for which most speaks."""
        found = [
            Pair(claim, other, kinship(claim, other, self.passage) + self._timing(claim, other))
            for claim in self.claims
            for other in self.passage
            if comparable(claim, other)
        ]
        return sorted(found, key=lambda pair: -pair.score)

    @cached_property
    def taken(self) -> Mapping[str, Pair]:
        """For each figure of the claim the one of the passage that speaks of it; each of these speaks of one only."""
        taken: dict[str, Pair] = {}
        used: set[str] = set()
        for pair in self.pairs:
            if pair.claim.id not in taken and pair.other.id not in used:
                taken[pair.claim.id] = pair
                used.add(pair.other.id)
        return taken

    def weighed(self) -> Iterator[Weighed]:
        """What the passage does to each figure."""
        dates = [time(pair.claim, self.claims) for pair in self.taken.values()]
        times = {date.id for date in dates if date is not None}
        for claim in self.claims:
            if claim.id not in times:
                pair = self.taken.get(claim.id)
                yield self._unknown(claim) if pair is None else self._held(pair)

    def _unknown(self, claim: Fact) -> Weighed:
        return Weighed(claim.claim, Relation.NOT_IN_SOURCE, f'the passage has no figure like "{claim.claim.text}"')

    def _held(self, pair: Pair) -> Weighed:
        claim, other, _ = pair
        result = held(claim, other)
        if result.agrees:
            relation, doubt = self._supported(pair, result)
        elif result.agrees is None:
            relation, doubt = Relation.NOT_IN_SOURCE, ", which leaves it open"
        else:
            doubt = self._doubt(pair)
            relation = Relation.NOT_IN_SOURCE if doubt else Relation.CONTRADICTS
        return Weighed(claim.claim, relation, f"{result.why}{doubt}", other.claim, result.overstated)

    def _supported(self, pair: Pair, result: Held) -> tuple[Relation, str]:
        """What comes of a figure that the passage has as well: is it of the same time, whole, place and standing?"""
        claim, other, _ = pair
        one, two = claim.claim.measures, other.claim.measures
        counted = claim.kind not in _TIMELESS
        if not (claim.words & (other.words | other.said) or claim.said & other.words):
            return Relation.NOT_IN_SOURCE, ", but of nothing that the claim speaks of"
        if counted and other.taken_back and not claim.taken_back:
            return Relation.CONTRADICTS, ", and takes it back"
        if counted and (one.modality in _AHEAD) is not (two.modality in _AHEAD):
            return Relation.SCOPE_DIFFERS, ": one is a fact, the other expected"
        if self._at_other_times(claim, other):
            exact = result.exact and not is_bound(claim)
            return Relation.MISDATED if exact else Relation.NOT_IN_SOURCE, ", and for another time"
        if elsewhere(claim, other, self.passage) or agreement(name(one.whole), name(two.whole)) is Agreement.DIFFERENT:
            return Relation.SCOPE_DIFFERS, ", and of something else"
        stated = result.exact or is_bound(claim) or claim.kind is Kind.DATE
        return Relation.SUPPORTS if stated else Relation.BY_ROUNDING, ""

    def _doubt(self, pair: Pair) -> str:
        """What keeps a figure that differs from contradicting the claim; nothing where it does."""
        claim, other, score = pair
        if not rivals(claim, other):
            if score < self._least(claim) or not _speak_alike(claim, other) or self._is_foreign(claim):
                return ", and little says that it is of the same"
            if self._is_open(pair):
                return ", and has other figures that may be meant"
        return ", which is of another time" if self._at_other_times(claim, other) else ""

    def _is_foreign(self, claim: Fact) -> bool:
        """Whether the passage says nothing of so many words of a claim's sentence that it tells of something else."""
        return len((claim.said | claim.topic) - self._words) >= _FOREIGN

    @cached_property
    def _words(self) -> frozenset[str]:
        """All words that the passage says beside its figures or of them."""
        return frozenset[str]().union(*(one.said | one.topic for one in self.passage))

    def _least(self, claim: Fact) -> float:
        """What must speak for a pair before it is a contradiction."""
        if claim.attributive:
            return _LEAST_ATTRIBUTIVE
        if claim.kind not in _COUNTED and sum(pair.claim.id == claim.id for pair in self.pairs) == 1:
            return _LEAST_ONLY
        return _LEAST.get(claim.kind, _LEAST_OTHERS)

    def _is_open(self, pair: Pair) -> bool:
        """Whether another figure of the passage may be the one that is meant, and does not exclude the claim."""
        claim = pair.claim
        spoken = {one.other.id for key, one in self.taken.items() if key != claim.id}
        for one in self.pairs:
            if one.claim.id != claim.id or one is pair or held(claim, one.other).agrees is False:
                continue
            if self._at_other_times(claim, one.other) and self._at_other_times(claim, pair.other) is False:
                continue
            near = one.score >= pair.score - _MARGIN and (one.other.id not in spoken or claim.kind is Kind.DATE)
            same = not is_bound(claim) and same_value(claim, one.other)
            if near or claim.kind is Kind.RANK or (same and not elsewhere(claim, one.other, self.passage)):
                return True
        return False

    def _timing(self, claim: Fact, other: Fact) -> float:
        apart = self._at_other_times(claim, other)
        return 0.0 if apart is None else -_TIME if apart else _TIME

    def _at_other_times(self, claim: Fact, other: Fact) -> bool | None:
        """Whether two figures are of two times; None where one of them names none."""
        one, two = time(claim, self.claims), time(other, self.passage)
        if one is None or two is None or one.days is None or two.days is None:
            return None
        return not one.days.meets(two.days)


def time(fact: Fact, facts: Sequence[Fact]) -> Fact | None:
    """The date of a figure: the one in its sentence that the figure is of, or the only one there."""
    if fact.kind in _TIMELESS:
        return None
    dates = [one for one in facts if one.days and one.claim.sentence == fact.claim.sentence and not one.attributive]
    start = fact.claim.measures.period.start
    own = [one for one in dates if start and one.claim.quantity.date and one.claim.quantity.date.start == start]
    return own[0] if own else dates[0] if len(dates) == 1 else None


def _speak_alike(claim: Fact, other: Fact) -> bool:
    """Whether more than a name says that two figures are of the same: what is counted, or what happened then."""
    if claim.kind is Kind.DATE and not claim.attributive:
        return bool(claim.told & (other.told | other.said))
    if claim.kind in _SPOKEN or (claim.kind in _MEASURED and claim.topic and other.topic):
        return bool(claim.topic & other.topic or claim.told & other.told)
    return True
