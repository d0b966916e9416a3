"""Do two figures agree? Their units brought together, and what they allow held against one another.

A figure allows an interval (claims.interval). Two agree where some value lies in both: within one article as their
writer means them, against a source as logic reads them. The computation is put in words that a reader can redo.
"""

import functools
from decimal import Decimal
from enum import StrEnum
from typing import Any, NamedTuple

from claims.claim import Comparator, Kind, Quantity
from claims.interval import Interval

_SECONDS = {"second": 1, "minute": 60, "hour": 3600, "day": 86400, "week": 604800}
_MONTHS = {"month": 1, "year": 12}


class Outcome(StrEnum):
    """What comes of holding two statements against one another."""

    CONSISTENT = "consistent"
    BY_ROUNDING = "consistent by rounding"
    INCONSISTENT = "inconsistent"
    NOT_COMPARABLE = "not comparable"


class Figure(NamedTuple):
    """A quantity, the words that state it (empty for one of the registry), and whether it is a share of a whole."""

    words: str
    quantity: Quantity
    share: bool


class Held(NamedTuple):
    """What comes of two figures, the arithmetic in words, and the intervals that it used, in the unit of the first."""

    outcome: Outcome
    computation: str
    intervals: tuple[Interval, Interval]


def dimension(quantity: Quantity) -> str | None:
    """What kind of figure can be held against this one; None where none can."""
    match quantity.kind:
        case Kind.RANK | Kind.DATE:
            return None
        case Kind.FRACTION:
            return Kind.PERCENT
        case Kind.MONEY | Kind.PLAIN:
            return f"{quantity.kind} {quantity.unit}"
        case _:
            return quantity.kind


def hold(left: Figure, right: Figure, pragmatic: bool) -> Held | None:
    """Hold two figures of one dimension against one another; None where no common unit is known or one is vague."""
    scale = _scale(left.quantity, right.quantity)
    if scale is None:
        return None
    sides = (_Side.of(left, Decimal(1), pragmatic), _Side.of(right, scale, pragmatic))
    one, other = (side.meant for side in sides)
    if not one.meets(other):
        outcome, word = Outcome.INCONSISTENT, "have no value in common"
    elif _stated(left.quantity, Decimal(1)) == _stated(right.quantity, scale):
        outcome, word = Outcome.CONSISTENT, "agree"
    else:
        outcome, word = Outcome.BY_ROUNDING, "have values in common"
    unit = f" {left.quantity.unit}" if scale != 1 else ""
    return Held(outcome, "; ".join([*(side.allows(unit) for side in sides), f"{one} and {other} {word}"]), (one, other))


def _scale(one: Quantity, other: Quantity) -> Decimal | None:
    """What the other's figures are multiplied by to stand in the unit of the one; None where that is not known."""
    if any(quantity.low is None and quantity.high is None for quantity in (one, other)):
        return None
    if one.unit == other.unit or dimension(one) in (Kind.PERCENT, Kind.COUNT):
        return Decimal(1)
    units = (str(one.unit), str(other.unit))
    if dimension(one) == Kind.POINTS:
        return {("pp", "bp"): Decimal("0.01"), ("bp", "pp"): Decimal(100)}.get(units)
    for table in (_SECONDS, _MONTHS):
        if set(units) <= table.keys():
            return Decimal(table[units[1]]) / table[units[0]]
    return _pint_factor(units[1], units[0]) if one.kind is other.kind is Kind.MEASURE else None


@functools.cache
def _pint_factor(unit: str, into: str) -> Decimal | None:
    """How many of one physical unit are one of another, None where no factor says so (km and kg, °C and °F)."""
    import pint

    quantity = _registry().Quantity
    try:
        zero, one = (Decimal(quantity(Decimal(value), unit).to(into).magnitude) for value in (0, 1))
    except (pint.PintError, AttributeError):
        return None
    return one if zero == 0 else None


@functools.cache
def _registry() -> Any:
    """The known units, which take half a second to read."""
    import pint

    return pint.UnitRegistry(non_int_type=Decimal)


def _stated(quantity: Quantity, scale: Decimal) -> set[Decimal]:
    return {end * scale for end in (quantity.low, quantity.high) if end is not None}


class _Side(NamedTuple):
    """One side of the arithmetic: its words, what they allow as logic reads them, and what their writer means."""

    words: str
    logical: Interval
    meant: Interval

    @classmethod
    def of(cls, figure: Figure, scale: Decimal, pragmatic: bool) -> "_Side":
        quantity = figure.quantity
        interval = _scaled(quantity.interval, scale)
        # "up to" names what is possible, and says nothing of how much less there is.
        meant = interval.pragmatic() if pragmatic and quantity.comparator is not Comparator.UP_TO else interval
        words = " ".join(figure.words.split()) or f"{quantity.low} {quantity.unit or ''}".strip()
        return cls(words, *(_clipped(one) if figure.share else _bare(one) for one in (interval, meant)))

    def allows(self, unit: str) -> str:
        if self.logical == self.meant:
            return f'"{self.words}" allows {self.logical}{unit}'
        return (
            f'"{self.words}" allows {self.meant}{unit} as a writer means it and {self.logical}{unit} as logic reads it'
        )


def _scaled(interval: Interval, scale: Decimal) -> Interval:
    if scale == 1:
        return interval
    ends = ("low", "high", "pragmatic_low", "pragmatic_high")
    return interval.model_copy(
        update={end: value * scale for end in ends if (value := getattr(interval, end)) is not None}
    )


def _bare(interval: Interval) -> Interval:
    """The interval without its pragmatic ends."""
    if interval.pragmatic_low is None and interval.pragmatic_high is None:
        return interval
    return interval.model_copy(update={"pragmatic_low": None, "pragmatic_high": None})


def _clipped(interval: Interval) -> Interval:
    """The part of an interval of percent that a share can have."""
    low, high = interval.low, interval.high
    return Interval(
        low=Decimal(0) if low is None or low < 0 else low,
        low_open=interval.low_open and low is not None and low >= 0,
        high=Decimal(100) if high is None or high > 100 else high,
        high_open=interval.high_open and high is not None and high <= 100,
    )
