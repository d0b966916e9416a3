"""Whether a stated result is a slip of what its values give, and not simply one of other values.

Who finds a result by its values' kind and place alone may have the wrong ones. What a writer gets wrong is near what is
right, though: a digit, a zero, the base of a percentage, percent for points, the part that is left.
"""

from collections.abc import Iterator
from decimal import Decimal

from claims.claim import Kind
from claims.digits import is_digit_off
from claims.equations.equation import Change, Equation, Working, allowed, written
from claims.interval import Interval

_PERCENT = Interval(low=Decimal(100), high=Decimal(100))
_FACTOR = Decimal("2.5")
# What a digit more or less may make of a number, and the largest one that is looked at for that.
_MISPRINT = Decimal(3)
_LARGEST = Decimal(10) ** 15
_POWERS = tuple(Decimal(10) ** power for power in (-3, -2, -1, 1, 2, 3))
_POWER = (Decimal("0.1"), Decimal(10))
_DIGITS = 2


def is_slip(equation: Equation) -> bool:
    """Whether what is stated is near what the first working of an equation comes to, and nothing else of its values."""
    if equation.slip is not None:
        return True
    relative = isinstance(equation, Change)
    if relative and any(equation.allowed.meets(share) for working in equation.workings for share in _shares(working)):
        return False
    stated = written(equation.stated)
    working = equation.workings[0] if equation.workings else None
    if working is None or not stated:
        return False
    computed = _middle(working.computed)
    if not 0 < computed < _LARGEST or (relative and _are_shares(working)):
        return False
    if is_close(equation):
        return True
    stated = abs(stated)
    spelled = equation.stated.quantity.kind is Kind.FRACTION or len(stated.normalize().as_tuple().digits) < _DIGITS
    powers = () if spelled else _POWER if relative else _POWERS
    if any(equation.allowed.meets(_times(working.computed, power)) for power in powers):
        return True
    if 1 / _MISPRINT <= stated / computed <= _MISPRINT and is_digit_off(stated, computed):
        return True
    return relative and any(equation.allowed.meets(other) for other in _confused(working))


def is_close(equation: Equation) -> bool:
    """Whether what is stated is no more than a few times what the first working comes to, or a part of it."""
    stated, computed = written(equation.stated), _middle(equation.workings[0].computed)
    return bool(stated) and computed > 0 and 1 / _FACTOR <= abs(stated or computed) / computed <= _FACTOR


def _are_shares(working: Working) -> bool:
    """Whether a change is one between two shares, which are seldom told in percent of one another."""
    return all(one.quantity.kind in (Kind.PERCENT, Kind.FRACTION) for _, one in working.operands)


def _middle(interval: Interval) -> Decimal:
    ends = [end for end in (interval.low, interval.high) if end is not None]
    return sum(ends, Decimal(0)) / len(ends) if ends else Decimal(0)


def _times(interval: Interval, factor: Decimal) -> Interval:
    return interval * Interval(low=factor, high=factor)


def _confused(working: Working) -> Iterator[Interval]:
    """What a change comes to by another base."""
    start, end = (allowed(one) for _, one in working.operands)
    if (end.low or 0) > 0:
        gap = start - end if (start.low or 0) > (end.low or 0) else end - start
        yield gap / end * _PERCENT


def _shares(working: Working) -> Iterator[Interval]:
    """What share one value is of the other."""
    start, end = (allowed(one) for _, one in working.operands)
    if (start.low or 0) > 0 and (end.low or 0) > 0:
        yield end / start * _PERCENT
        yield start / end * _PERCENT
