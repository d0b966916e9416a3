"""How precise figures are that an article adds or divides: as precise as the most precise one written beside them.

Alone, "40,000" may be rounded to its first digit. Beside "31,200 of the" it is not: who counts the part to the hundred
counts the whole so too. Numbers below a thousand, written out, are exact: there are no half schools. Only in a table
may they be rounded thousands of what its caption says.
"""

import re
from collections.abc import Sequence
from decimal import Decimal

from claims.claim import Comparator, Kind
from claims.interval import Interval
from claims.statement import Statement

_DIGIT = re.compile(r"\d")
_EXACT_BELOW = 1000


def side_by_side(statements: Sequence[Statement]) -> list[Interval]:
    """What each of several figures allows in one piece of arithmetic; one-sided bounds as logic reads them."""
    steps = [_step(one) for one in statements]
    known = [step for step in steps if step is not None]
    finest = min(known, default=Decimal(0))
    return [_interval(one, step, finest) for one, step in zip(statements, steps, strict=True)]


def _interval(statement: Statement, step: Decimal | None, finest: Decimal) -> Interval:
    quantity = statement.quantity
    if quantity.comparator is not Comparator.EXACT:
        return _logical(statement)
    if step is None or quantity.low is None or quantity.kind not in (Kind.COUNT, Kind.PLAIN):
        return _logical(statement)
    if finest <= 1 and not statement.is_cell:
        return Interval(low=quantity.low, high=quantity.low)
    return Interval(low=quantity.low - finest / 2, high=quantity.low + finest / 2)


def _logical(statement: Statement) -> Interval:
    return statement.quantity.interval.model_copy(update={"pragmatic_low": None, "pragmatic_high": None})


def _step(statement: Statement) -> Decimal | None:
    """What the last digit of a whole number that is written out may be worth; None for any other figure."""
    quantity = statement.quantity
    value = quantity.low
    if value is None or value != quantity.high:
        return None
    if quantity.kind not in (Kind.COUNT, Kind.PLAIN) or value != value.to_integral_value():
        return None
    if value < _EXACT_BELOW:
        return Decimal(1)
    digits = "".join(_DIGIT.findall(statement.text))
    plain = format(value.quantize(Decimal(1)), "f")
    if digits != plain:
        return None
    return Decimal(1).scaleb(len(plain) - len(plain.rstrip("0")))
