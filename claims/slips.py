"""What explains that one quantity has two values: its digits are the same, and the unit or the multiplier is not.

"$2.4 billion" and "$2.4 million", "12 miles" and "12 km". Two amounts in two currencies are no conflict of two values,
since euros are not held against dollars without a rate; where the digits are the same, see claims.echoes.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from claims import lexicon
from claims.arithmetic import Outcome
from claims.claim import Kind
from claims.comparison import Comparison
from claims.equations.equation import figure
from claims.interval import Interval
from claims.statement import Statement

NAMES: Mapping[int, str] = {3: "thousand", 6: "million", 9: "billion"}
"""How much more one figure is than another with the same digits, by the power of ten."""
_FAMILIES: Mapping[str, int] = {
    code: number for number, codes in enumerate(lexicon.load("conversions")["families"]) for code in codes
}


@dataclass(frozen=True, slots=True)
class Slip:
    """Two statements of one quantity with the same digits, what tells them apart, and the arithmetic that shows it."""

    left: Statement
    right: Statement
    what: str
    computation: str
    open: tuple[str, ...] = ()


def slip(comparison: Comparison) -> Slip | None:
    """The slip that explains why two values of one quantity conflict; None where there is none."""
    left, right = comparison.left, comparison.right
    one, other = left.quantity, right.quantity
    if comparison.outcome is not Outcome.INCONSISTENT or comparison.intervals is None:
        return None
    if one.low is not None and one.low == other.low and one.unit != other.unit and one.kind is not Kind.COUNT:
        told = f"{figure(one.low)} {one.unit} is not {figure(other.low)} {other.unit}; {comparison.computation}"
        return Slip(left, right, "the number is the same and the unit is not", told, comparison.open)
    power = next((power for power in NAMES if _differ_by(power, *comparison.intervals)), None)
    if power is None:
        return None
    times = f"{Decimal(10) ** power:,f}"
    told = f"{comparison.computation}; one is {times} times the other, with the same digits"
    return Slip(
        left, right, f"the digits are the same, and one is a {NAMES[power]} times the other", told, comparison.open
    )


def _differ_by(power: int, one: Interval, other: Interval) -> bool:
    """Whether one of two intervals, so many powers of ten higher, has a value of the other."""
    ends = (one.low, one.high, other.low, other.high)
    if any(end is None for end in ends) or max(end for end in ends if end is not None) <= 0:
        return False
    return _raised(one, power).meets(other) or _raised(other, power).meets(one)


def _raised(interval: Interval, power: int) -> Interval:
    low, high = (None if end is None else end.scaleb(power) for end in (interval.low, interval.high))
    return interval.model_copy(update={"low": low, "high": high})


def family(code: str) -> str | int:
    """What a currency shares with all that are written with its sign; alone, its code."""
    return _FAMILIES.get(code, code)
