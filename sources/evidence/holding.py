"""Does a figure of a passage bear out the figure of a claim? The two held against one another, and why.

Of a bound in the claim only the logical reading counts: "over 1.4 million" is true of 1,735,880. A number is held
against it as the passage states it, since what rounds to 27 is not more than 27. A bound of the passage says no more
than it says: "over 6.7 million" bears out "over 6.5 million" and neither "over 6.8 million" nor "7 million".
"""

import datetime
from decimal import Decimal
from typing import NamedTuple

from claims import Comparator, Interval, Kind
from claims.arithmetic import Figure, Outcome, hold
from sources.evidence.days import Days
from sources.evidence.facts import Fact
from sources.evidence.kinship import is_bound, other_way, rivals, same_value

_UP = frozenset({Comparator.MORE_THAN, Comparator.AT_LEAST})
_STRICT = frozenset({Comparator.MORE_THAN, Comparator.LESS_THAN})
_UNSURE = frozenset({"begin", "finish"})  # "began between May and July"
_BEGINS, _ENDS = frozenset({"begin", "bear"}), frozenset({"finish", "die"})
_CONVERTED = frozenset({Kind.DURATION, Kind.MEASURE})


class Held(NamedTuple):
    """What comes of two figures; `agrees` is None where the one neither bears out nor excludes the other.

    `exact`: they state the same. `overstated`: the claim's bound says more than the passage, whose number rounds to it.
    """

    agrees: bool | None
    why: str
    exact: bool = False
    overstated: bool = False


def held(claim: Fact, other: Fact) -> Held:
    """The figure of a claim against one of a passage that speaks of the same."""
    if claim.kind is Kind.DATE:
        return _dates(claim, other)
    if other_way(claim, other):
        return Held(False, f"{_said(claim, other)}, and one goes up, the other down")
    if claim.kind in _CONVERTED and claim.claim.quantity.unit != other.claim.quantity.unit:
        return _converted(claim, other)
    if is_bound(claim):
        return _bounds(claim, other) if is_bound(other) else _bounded(claim, other)
    return _numbers(claim, other)


def _said(claim: Fact, other: Fact) -> str:
    return f'the passage says "{_words(other)}", the claim "{_words(claim)}"'


def _words(fact: Fact) -> str:
    return " ".join(fact.claim.text.split())


def _dates(claim: Fact, other: Fact) -> Held:
    if claim.days is None or other.days is None:
        return Held(None, _said(claim, other))
    why = f'the passage dates it "{_words(other)}", the claim "{_words(claim)}"'
    same = same_value(claim, other)
    if rivals(claim, other):
        return Held(False if same else None, f'in the passage "{_words(other)}" is the date of something else', same)
    end = _end(claim, other)
    if end is not None:
        return Held(claim.days.holds(Days(end, end)), why)
    if not claim.days.meets(other.days):
        return Held(False, why)
    return Held(True if claim.days.holds(other.days) else None, why, same)


def _end(claim: Fact, other: Fact) -> datetime.date | None:
    """The end of a period that the claim dates: "began in 1994" where the passage has "from 1994 to 1995"."""
    days = other.days
    if days is None or other.claim.quantity.comparator is not Comparator.BETWEEN or claim.near & other.near & _UNSURE:
        return None
    return days.first if claim.near & _BEGINS else days.last if claim.near & _ENDS else None


def _converted(claim: Fact, other: Fact) -> Held:
    one, two = (Figure(_words(fact), fact.claim.quantity, False) for fact in (claim, other))
    result = hold(one, two, False)
    if result is None:
        return Held(None, f"{_said(claim, other)}, and no common unit is known")
    return Held(result.outcome is not Outcome.INCONSISTENT, result.computation)


def _numbers(claim: Fact, other: Fact) -> Held:
    why, same = _said(claim, other), same_value(claim, other)
    one, two = claim.allows, other.allows
    if is_bound(other):
        if not one.meets(two):
            return Held(False, f"{why}: {two} leaves no room for {one}")
        near = same or Interval(low=_stated(other), high=_stated(other)).meets(one)
        return Held(True if near else None, why)
    if same:
        return Held(True, why, True)
    # Two roundings that only share an end are two numbers: 8 and 9.
    touching = one.high == two.low or one.low == two.high
    if not one.meets(two) or (
        touching and {claim.claim.quantity.comparator, other.claim.quantity.comparator} == {Comparator.EXACT}
    ):
        return Held(False, f"{why}: {two} and {one} have no value in common")
    return Held(True, f"{why}: {two} and {one} have values in common")


def _bounded(claim: Fact, other: Fact) -> Held:
    """A bound of the claim against a number of the passage."""
    why, up = f"{_said(claim, other)}", claim.claim.quantity.comparator in _UP
    if claim.scale != other.scale or other.claim.quantity.comparator is not Comparator.EXACT:
        meets = claim.allows.meets(other.allows)
        return Held(meets, f"{why}: {other.allows} and {claim.allows} have {'' if meets else 'no '}values in common")
    end, number = _stated(claim), _stated(other)
    if end is None or number is None:
        return Held(None, why)
    if number == end:
        strict = claim.claim.quantity.comparator in _STRICT
        return Held(not strict, f"{why}: not {'more' if up else 'less'}, but the same" if strict else why, True, strict)
    return Held((number > end) is up, why)


def _bounds(claim: Fact, other: Fact) -> Held:
    """A bound of the claim against one of the passage."""
    why = _said(claim, other)
    end, known = _stated(claim), _stated(other)
    if end is None or known is None:
        return Held(None, why)
    up, rising = claim.claim.quantity.comparator in _UP, other.claim.quantity.comparator in _UP
    step = _step(known)
    if up is rising:
        if (end <= known) if up else (end >= known):
            return Held(True, why, end == known)
        beyond = end >= known + step if up else end <= known - step
        return Held(False, f"{why}, which is more than that says", overstated=True) if beyond else Held(None, why)
    if not claim.allows.meets(other.allows):
        return Held(False, f"{why}: {other.allows} and {claim.allows} have no value in common")
    return Held(True if (end >= known + step if rising else end <= known - step) else None, why)


def _stated(fact: Fact) -> Decimal | None:
    quantity = fact.claim.quantity
    return quantity.low if quantity.low is not None else quantity.high


def _step(value: Decimal) -> Decimal:
    """What the last digit that is not zero is worth: 100 of 6,700."""
    exponent = value.normalize().as_tuple().exponent
    return Decimal(1).scaleb(exponent) if isinstance(exponent, int) else Decimal(1)
