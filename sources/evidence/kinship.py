"""Which figure of a passage speaks of what a claim speaks of: how much alike their surroundings are.

Passages seldom name what they are about ("the film has grossed …"), so no slot is asked to be the same. What is shared
speaks for two figures, what sets one of them apart speaks against them, and the pair that most speaks for is taken.
"""

import functools
from collections.abc import Sequence

from claims import Comparator, Kind, lexicon
from claims.arithmetic import dimension
from sources.evidence.facts import Fact, places

# What speaks for two figures, and by how much: the counted or measured thing, each word beside them, a place or whole
# that is named beside both, a slot (their subject, their unit), a word beside one of them that stands in the sentence
# of the other, and the same number. Half as much or twice as much of one changes little.
_TOPIC, _NEAR, _SCOPE, _SLOT, _SAID, _EQUAL = 3.0, 1.0, 2.0, 2.0, 0.5, 4.0
# What speaks against them: each word beside the passage's figure that the claim does not have, and that is all of them.
_STRANGE, _STRANGEST = 0.25, 1.5
# Two dates of events that cannot be one.
_RIVALS = 6.0
_NUMBERS = frozenset({Kind.COUNT, Kind.PLAIN})
_UNCOUNTED = frozenset({Kind.DATE, Kind.RANK})
_BOUNDS = frozenset({
    Comparator.MORE_THAN, Comparator.AT_LEAST, Comparator.LESS_THAN, Comparator.AT_MOST, Comparator.UP_TO,
})  # fmt: skip


def comparable(claim: Fact, other: Fact) -> bool:
    """Whether two figures are of one sort, so that one could be the other."""
    one, two = claim.claim.quantity, other.claim.quantity
    if one.kind in _UNCOUNTED or two.kind in _UNCOUNTED:
        dated = claim.days is not None and other.days is not None
        return one.kind is two.kind and (one.kind is Kind.RANK or dated)
    if claim.scale or other.scale:
        return all(fact.scale or dimension(fact.claim.quantity) == Kind.PERCENT for fact in (claim, other))
    if (claim.claim.measures.statistic == "change") != (other.claim.measures.statistic == "change"):
        return False
    return (one.kind in _NUMBERS and two.kind in _NUMBERS) or dimension(one) == dimension(two)


def kinship(claim: Fact, other: Fact, passage: Sequence[Fact]) -> float:
    """How much speaks for it that `other`, a figure of `passage`, is one of what `claim` is a figure of."""
    telling = _scopes() | places()
    topic = claim.topic & other.topic
    near = (claim.words & other.words) - topic - telling
    said = (claim.words & other.said) - topic - near
    rest = (claim.said & other.said) - topic - near - said
    strange = other.near - claim.said - claim.topic - places()
    score = _TOPIC * bool(topic) + _NEAR * (len(topic) + len(near)) + _SAID * (len(said) + len(rest) / 2)
    score -= min(_STRANGE * len(strange), _STRANGEST)
    score += _scope(claim, other) + _slots(claim, other, topic)
    if rivals(claim, other):
        score -= _RIVALS
    # That the number of somebody else, or of a fall, is that of the claim says nothing.
    lent = other_way(claim, other) or of_another(claim, other, passage)
    return score + _EQUAL if same_value(claim, other) and not lent else score


def _scope(claim: Fact, other: Fact) -> float:
    """What the places and wholes named beside two figures say of them."""
    mine, its = scope(claim), scope(other)
    if mine and its:
        return _SCOPE * (len(mine & its) or -1)
    return -_SLOT / 4 if its - {"total"} else 0.0


def _slots(claim: Fact, other: Fact, topic: frozenset[str]) -> float:
    """What subject, unit, scale and the place in its sentence say of two figures."""
    one, two = claim.claim.quantity, other.claim.quantity
    score = _SLOT * (bool(claim.subject) and claim.subject.words == other.subject.words)
    score -= _SLOT * other_way(claim, other)
    score -= _SLOT * other_subject(claim, other)
    score -= _SLOT * (claim.scale != other.scale)
    score -= _SLOT * (claim.attributive != other.attributive)
    score -= _SLOT * ((claim.part and other.whole) or (claim.whole and other.part))
    if one.kind in (Kind.MEASURE, Kind.DURATION):
        score += _SLOT * (one.unit == two.unit)
    if one.kind is two.kind is Kind.COUNT and one.unit and two.unit and not topic:
        score -= _SLOT / 2
    return score


def scope(fact: Fact) -> frozenset[str]:
    """The places and wholes that are named beside a figure."""
    return fact.words & (places() | _scopes())


def other_way(claim: Fact, other: Fact) -> bool:
    """Whether one figure is of a rise and the other of a fall."""
    one, two = claim.claim.quantity.direction, other.claim.quantity.direction
    return one is not None and two is not None and one is not two


def other_subject(claim: Fact, other: Fact) -> bool:
    """Whether two figures are given of two that are called by different names."""
    one, two = claim.subject, other.subject
    return one.proper and two.proper and not one.words & two.words


def of_another(claim: Fact, other: Fact, passage: Sequence[Fact]) -> bool:
    """Whether a figure of the passage is another subject's, while the claim's own has a figure of its own there."""
    return other_subject(claim, other) and any(
        one is not other and one.subject.words == claim.subject.words and comparable(claim, one) for one in passage
    )


def elsewhere(claim: Fact, other: Fact, passage: Sequence[Fact]) -> bool:
    """Whether a figure of the passage is that of another subject or place than the claim's.

    A sentence calls its subject by several names: another name counts where the sentence has the claim's nowhere, or
    the claim's has a figure of its own.
    """
    if other_subject(claim, other) and not claim.subject.words & other.said:
        return True
    one, two = scope(claim) & places(), scope(other) & places()
    apart = bool(one and two) and not (one & (two | other.said) or two & claim.said)
    return apart or of_another(claim, other, passage)


def rivals(claim: Fact, other: Fact) -> bool:
    """Whether two dates are those of two events that cannot be one, or tell two sorts of things apart."""
    if claim.kind is not Kind.DATE or other.kind is not Kind.DATE:
        return False
    if any(_exclude(claim.near, other.near, events) for events in _rivals()):
        return True
    if not (claim.attributive and other.attributive):
        return False
    # "The 2005 film is Canadian" and "a 2005 American film": the year's thing may be told from others by its sentence.
    return _exclude(claim.near, other.near, _sorts()) or _exclude(
        claim.said, other.near, (places() - other.said) | (other.near & places())
    )


def _exclude(one: frozenset[str], other: frozenset[str], known: frozenset[str]) -> bool:
    """Whether two texts each name some of what is known, and nothing that both name."""
    first, second = one & known, other & known
    return bool(first and second and not first & second)


@functools.cache
def _rivals() -> tuple[frozenset[str], ...]:
    return tuple(frozenset(events) for events in lexicon.load("evidence")["rivals"])


@functools.cache
def _scopes() -> frozenset[str]:
    return frozenset(lexicon.load("evidence")["scopes"])


@functools.cache
def _sorts() -> frozenset[str]:
    return frozenset(lexicon.load("evidence")["sorts"])


def same_value(claim: Fact, other: Fact) -> bool:
    """Whether both state the same number, or the same day, whatever bounds stand beside it."""
    if claim.days is not None and other.days is not None:
        if claim.days.yearless != other.days.yearless:
            return claim.days.meets(other.days)
        return _ends(claim) == _ends(other)
    if claim.scale or other.scale:
        return (claim.allows.low, claim.allows.high) == (other.allows.low, other.allows.high)
    return _ends(claim) == _ends(other)


def _ends(fact: Fact) -> tuple[object, object]:
    """The numbers that a figure states: both ends of a range, else one twice."""
    low, high = fact.claim.quantity.low, fact.claim.quantity.high
    return (low if low is not None else high, high if high is not None else low)


def is_bound(fact: Fact) -> bool:
    """Whether a figure only says more or less than what."""
    return fact.claim.quantity.comparator in _BOUNDS
