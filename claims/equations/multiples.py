"""What a multiple in words allows: "six times", "doubled", "nearly three times", "more than halved"."""

from decimal import Decimal

from claims.claim import Comparator
from claims.equations.equation import written
from claims.equations.operands import lenient
from claims.interval import Interval
from claims.statement import Statement

# "Doubled" is not said of less than nine tenths of two, though 1.8 to 2.5 all round to it.
_LEAST = Decimal("0.9")
# "Nearly doubled" is said from 1.7 up; of greater multiples a tenth below is as far as "nearly" goes.
_NEARLY = Decimal("0.85")
_HALF = Decimal("0.5")


def multiple(stated: Statement, *, more: bool = False) -> Interval:
    """The quotients that a multiple allows. With `more`, "N times more" may mean N + 1 times as much."""
    number, comparator = written(stated), stated.quantity.comparator
    interval = lenient(stated)
    if number is None:
        return interval
    if number < 1:
        return _lessened(interval, number, comparator)
    if comparator is Comparator.EXACT and number == number.to_integral_value() and interval.low is not None:
        interval = interval.model_copy(update={"low": max(interval.low, number * _LEAST)})
    if comparator is Comparator.NEARLY and number == 2:
        interval = interval.model_copy(update={"low": number * _NEARLY})
    if more and interval.high is not None:
        interval = interval.model_copy(update={"high": interval.high + 1})
    return interval


def _lessened(interval: Interval, number: Decimal, comparator: Comparator) -> Interval:
    """Of "halved", the quotients: who has more than halved is below a half, and who nearly did still above it."""
    match comparator:
        case Comparator.MORE_THAN | Comparator.AT_LEAST:
            return Interval(
                low=number * _HALF, low_open=True, high=number, high_open=comparator is Comparator.MORE_THAN
            )
        case Comparator.NEARLY:
            return Interval(low=number, low_open=True, high=number / _NEARLY)
        case _:
            return interval
