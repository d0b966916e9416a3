"""What a written value allows: exact decimal intervals from precision, hedge and comparator.

A value with d written decimals allows half a unit in its last place on both sides, ends included (the reading that
XBRL's `decimals` attribute gives to a reported fact). A bound ("more than 300") is exact on its side and open on the
other; between claims of one article it also has a pragmatic end, the next value with fewer significant digits, since
a writer who had passed that one would have said so (Grice's maxim of quantity).
"""

from collections.abc import Iterable
from decimal import ROUND_CEILING, ROUND_FLOOR, Context, Decimal
from typing import Annotated, NamedTuple

from pydantic import PlainSerializer

from claims.model import Value

_INFINITY = Decimal("Infinity")
_FLOOR = Context(prec=40, rounding=ROUND_FLOOR)
_CEILING = Context(prec=40, rounding=ROUND_CEILING)


def as_digits(value: Decimal | None) -> str | None:
    """An exact decimal string, never with an exponent."""
    return None if value is None else format(value, "f")


End = Annotated[Decimal | None, PlainSerializer(as_digits, return_type=str | None, when_used="json")]


class Interval(Value):
    """The values that a figure allows. None is an infinite end; ends are exact decimals.

    `pragmatic_low` and `pragmatic_high` close a one-sided bound in comparisons within one article.
    """

    low: End = None
    low_open: bool = False
    high: End = None
    high_open: bool = False
    pragmatic_low: End = None
    pragmatic_high: End = None

    def pragmatic(self) -> "Interval":
        """The reading within one article: a one-sided bound ends at its pragmatic end."""
        if self.pragmatic_low is None and self.pragmatic_high is None:
            return self
        return Interval(
            low=self.low if self.low is not None else self.pragmatic_low,
            low_open=self.low_open if self.low is not None else self.pragmatic_low is not None,
            high=self.high if self.high is not None else self.pragmatic_high,
            high_open=self.high_open if self.high is not None else self.pragmatic_high is not None,
        )

    def meets(self, other: "Interval") -> bool:
        """Whether some value lies in both, as logic reads them."""
        return _reaches(self.low, self.low_open, other.high, other.high_open) and _reaches(
            other.low, other.low_open, self.high, self.high_open
        )

    def holds(self, other: "Interval") -> bool:
        """Whether every value of the other lies in this one, as logic reads them."""
        low, high = self._low, self._high
        below = low.value < other._low.value or low.reaches(other._low)
        return below and (high.value > other._high.value or high.reaches(other._high))

    def __neg__(self) -> "Interval":
        """The opposites of the values."""
        low, high = self._low, self._high
        return _between(_End(high.value.copy_negate(), high.open), _End(low.value.copy_negate(), low.open))

    def __add__(self, other: "Interval") -> "Interval":
        """The sums of a value of each. As in all arithmetic here ends round outwards; pragmatic ends are dropped."""
        low, high = self._low, self._high
        return _between(
            _End(_FLOOR.add(low.value, other._low.value), low.open or other._low.open),
            _End(_CEILING.add(high.value, other._high.value), high.open or other._high.open),
        )

    def __sub__(self, other: "Interval") -> "Interval":
        """The differences of a value of each."""
        return self + -other

    def __mul__(self, other: "Interval") -> "Interval":
        """The products of a value of each."""
        pairs = [(one, two) for one in (self._low, self._high) for two in (other._low, other._high)]
        return _hull((_times(_FLOOR, *pair), _times(_CEILING, *pair), _is_left_out(*pair)) for pair in pairs)

    def __truediv__(self, other: "Interval") -> "Interval":
        """The quotients of a value of each. Raises ZeroDivisionError where the divisor may be zero."""
        if other._low.value <= 0 <= other._high.value and not (
            (other._low.value == 0 and other._low.open) or (other._high.value == 0 and other._high.open)
        ):
            raise ZeroDivisionError(f"{other} holds zero")
        if other._low.value < 0 == other._high.value:
            return -self / -other
        pairs = [(one, two) for one in (self._low, self._high) for two in (other._low, other._high)]
        return _hull((_over(_FLOOR, *pair), _over(_CEILING, *pair), _is_left_out(*pair)) for pair in pairs)

    @property
    def _low(self) -> "_End":
        return _End(-_INFINITY, True) if self.low is None else _End(self.low, self.low_open)

    @property
    def _high(self) -> "_End":
        return _End(_INFINITY, True) if self.high is None else _End(self.high, self.high_open)

    def __str__(self) -> str:
        left = "(" if self.low_open or self.low is None else "["
        right = ")" if self.high_open or self.high is None else "]"
        low = "-∞" if self.low is None else format(self.low, "f")
        high = "∞" if self.high is None else format(self.high, "f")
        return f"{left}{low}, {high}{right}"


class _End(NamedTuple):
    """One end of an interval, and whether it is left out."""

    value: Decimal
    open: bool

    def reaches(self, other: "_End") -> bool:
        """Whether another end of the same side has this value as well, and is left out where this one is."""
        return self.value == other.value and (other.open or not self.open)


def _between(low: _End, high: _End) -> Interval:
    """The interval with these ends, of which either may be infinite."""
    return Interval(
        low=_finite(low.value),
        low_open=low.open and low.value.is_finite(),
        high=_finite(high.value),
        high_open=high.open and high.value.is_finite(),
    )


def _finite(value: Decimal) -> Decimal | None:
    """The value of an end; None where it is infinite, and a zero without the sign that rounding may give it."""
    return None if value.is_infinite() else value or Decimal(0)


def _hull(corners: Iterable[tuple[Decimal, Decimal, bool]]) -> Interval:
    """The interval from the least corner, rounded down, to the greatest, rounded up; of equals a closed one counts."""
    known = list(corners)
    low = min((down, is_open) for down, _, is_open in known)
    high = max((up, not is_open) for _, up, is_open in known)
    return _between(_End(*low), _End(high[0], not high[1]))


def _times(context: Context, one: _End, other: _End) -> Decimal:
    """A product in which nothing times infinity is nothing: no value of the interval is infinite."""
    return Decimal(0) if 0 in (one.value, other.value) else context.multiply(one.value, other.value)


def _is_left_out(one: _End, other: _End) -> bool:
    """Whether a corner is no product or quotient itself; a zero that may be taken makes one with any other."""
    return (one.open or other.open) and not any(end.value == 0 and not end.open for end in (one, other))


def _over(context: Context, one: _End, other: _End) -> Decimal:
    """A quotient; over a low end that is zero and left out it grows without bound, and over infinity it is nothing."""
    if one.value == 0 or other.value.is_infinite():
        return Decimal(0)
    if other.value == 0:
        return _INFINITY if one.value > 0 else -_INFINITY
    return context.divide(one.value, other.value)


def within(low: Decimal, high: Decimal, quantum: Decimal) -> Interval:
    """The values that round to `low` up to `high`, when the last written digit is worth `quantum`."""
    half = quantum / 2
    return Interval(low=low - half, high=high + half)


def around(value: Decimal, quantum: Decimal, width: Decimal) -> Interval:
    """The values that "about `value`" allows: `width` of it on both sides, and never less than its rounding."""
    half = max(quantum / 2, abs(value) * width)
    return Interval(low=value - half, high=value + half)


def just_below(value: Decimal, width: Decimal) -> Interval:
    """The values that "nearly `value`" allows: from `width` of it below up to, and not including, the value."""
    return Interval(low=value - abs(value) * width, high=value, high_open=True)


def above(value: Decimal, significant: int, *, reached: bool) -> Interval:
    """The values over `value` ("more than"), or from it on where it may be `reached` ("at least")."""
    return Interval(low=value, low_open=not reached, pragmatic_high=next_round(value, significant, up=True))


def below(value: Decimal, significant: int, *, reached: bool) -> Interval:
    """The values under `value` ("less than"), or up to it where it may be `reached` ("at most")."""
    return Interval(high=value, high_open=not reached, pragmatic_low=next_round(value, significant, up=False))


def next_round(value: Decimal, significant: int, *, up: bool) -> Decimal | None:
    """The next value with one significant digit less (and at least one): 61.1 -> 62, 38,000 -> 40,000, 300 -> 400.

    `significant` is how many significant digits `value` is written with. None for zero, which has no size to step by.
    """
    if value == 0:
        return None
    step = Decimal(1).scaleb(value.adjusted() - max(significant - 1, 1) + 1)
    towards_zero = up == (value < 0)
    if towards_zero and abs(value) == Decimal(1).scaleb(value.adjusted()):
        step = step.scaleb(-1)
    rounded = (value / step).to_integral_value(ROUND_FLOOR if up else ROUND_CEILING) + (1 if up else -1)
    return _plain(rounded * step)


def _plain(value: Decimal) -> Decimal:
    """The same number without an exponent, so that it prints as digits."""
    return value.quantize(Decimal(1)) if value == value.to_integral_value() and value.adjusted() < 27 else value


def _reaches(low: Decimal | None, low_open: bool, high: Decimal | None, high_open: bool) -> bool:
    if low is None or high is None:
        return True
    return low < high if low_open or high_open else low <= high
