"""The figures that a stated ratio, change or difference is worked out from, brought into one unit."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from claims.arithmetic import dimension
from claims.claim import Comparator, Kind, Modality, Relation
from claims.equations.equation import allowed, one_unit, written
from claims.index import Index
from claims.interval import Interval
from claims.statement import Statement

Readings = Mapping[str, Sequence[Statement]]
"""Of a claim, the other statements of its quantity."""

# No one compares figures that lie further apart without a word for it: the shorter one leaves out "million".
_FAR = 500
_SCALES = (Decimal(10) ** 3, Decimal(10) ** 6, Decimal(10) ** 9, Decimal(10) ** 12)
# Nor does anyone leave out the unit of a figure that is so many times another.
_ELIDED = 10
_LETTERS = re.compile(r"[^\W\d_]")
# Figures that no bare number is put beside: it would be of another kind.
_APART = {Kind.MULTIPLE, Kind.POINTS, Kind.DURATION, Kind.PERCENT, Kind.FRACTION}
_VOID = (Modality.DENIED, Modality.SUPERSEDED)


def pairs(
    relation: Relation, one: str, other: str, index: Index, readings: Readings
) -> Iterator[tuple[Statement, Statement]]:
    """The figures that a relation may be between: those of two roles, and the other values that the article gives.

    Those of the relation itself come first; only such as stand, are numbers and are in one unit.
    """
    left, right = (_of_role(relation, role, index) for role in (one, other))
    own = [(this, that) for this in left for that in right]
    wider = [(this, that) for this in _wider(left, readings) for that in _wider(right, readings)]
    for this, that in [*own, *(pair for pair in wider if pair not in own)]:
        if this.id != that.id and (fitted := in_one_unit(this, that)) is not None:
            yield fitted


def _of_role(relation: Relation, role: str, index: Index) -> list[Statement]:
    found = (index.get(operand.claim) for operand in relation.operands if operand.role == role)
    return [one for one in found if one is not None and stands(one)]


def _wider(statements: Sequence[Statement], readings: Readings) -> list[Statement]:
    """The statements and those of the same quantities that give another value."""
    found = list(statements)
    for one in statements:
        for other in readings.get(one.id, ()):
            if stands(other) and all(other.quantity != known.quantity for known in found):
                found.append(other)
    return found


def stands(statement: Statement) -> bool:
    """Whether a statement gives a number that the article stands by."""
    vague = statement.quantity.low is None and statement.quantity.high is None
    return not vague and statement.measures.modality not in _VOID


def is_bare(statement: Statement) -> bool:
    """Whether a figure is written as a number alone, so that its unit is that of what it is held against."""
    return statement.quantity.kind in (Kind.COUNT, Kind.PLAIN) and not _named(statement)


def _named(statement: Statement) -> bool:
    """Whether a count names in its own words what it counts."""
    unit = statement.quantity.unit or ""
    return bool(unit) and unit.lower()[:3] in statement.text.lower()


def in_one_unit(one: Statement, other: Statement) -> tuple[Statement, Statement] | None:
    """Two figures in one unit: as they stand, or a bare number in that of the other; None where they have none."""
    if dimension(one.quantity) is None or dimension(other.quantity) is None:
        return None
    if is_bare(one) or is_bare(other):
        if {one.quantity.kind, other.quantity.kind} & _APART:
            return (one, other) if _is_elided(one, other) or _is_elided(other, one) else None
        return _scaled(one, other)
    parts = {one.quantity.kind, other.quantity.kind} <= {Kind.PERCENT, Kind.FRACTION}
    return (one, other) if parts or one_unit(one.quantity, other.quantity) or _one_currency(one, other) else None


def _is_elided(bare: Statement, one: Statement) -> bool:
    """Whether a bare number may go on in the unit of another figure, which it leaves out: "from 62 days to 48"."""
    left, right = written(bare), written(one)
    if not left or not right or not is_bare(bare):
        return False
    return one.quantity.kind in (Kind.DURATION, Kind.PERCENT) and max(left, right) <= _ELIDED * min(left, right)


def _one_currency(one: Statement, other: Statement) -> bool:
    """Whether two sums are in one currency, of which only one says of what it is the price."""
    units = [(each.quantity.unit or "").split("/") for each in (one, other)]
    money = one.quantity.kind is other.quantity.kind is Kind.MONEY
    return money and units[0][0] == units[1][0] and min(map(len, units)) == 1


def _scaled(one: Statement, other: Statement) -> tuple[Statement, Statement]:
    """The two with the "million" that only one of them writes: "to 80 billion from 30"."""
    left, right = written(one), written(other)
    if not left or not right:
        return one, other
    if abs(left) > _FAR * abs(right) and not _LETTERS.search(other.text):
        return one, _times(other, _scale(left, right))
    if abs(right) > _FAR * abs(left) and not _LETTERS.search(one.text):
        return _times(one, _scale(right, left)), other
    return one, other


def in_scale(whole: Statement, parts: Sequence[Statement]) -> Sequence[Statement]:
    """The parts of a sum with the "million" that only the sum writes: "18.1 million: 9.9 and 8.2"."""
    sums, values = written(whole), [written(one) for one in parts]
    added = sum((abs(value) for value in values if value is not None), Decimal(0))
    if not sums or not added or abs(sums) <= _FAR * added or any(_LETTERS.search(one.text) for one in parts):
        return parts
    return [_times(one, _scale(sums, added)) for one in parts]


def _scale(large: Decimal, small: Decimal) -> Decimal:
    return min(_SCALES, key=lambda scale: abs((abs(large) / (abs(small) * scale)).ln()))


def _times(statement: Statement, scale: Decimal) -> Statement:
    quantity = statement.quantity
    ends = ("low", "high", "pragmatic_low", "pragmatic_high")
    interval = quantity.interval.model_copy(
        update={end: value * scale for end in ends if (value := getattr(quantity.interval, end)) is not None}
    )
    numbers = {end: value * scale for end in ("low", "high") if (value := getattr(quantity, end)) is not None}
    return replace(statement, quantity=quantity.model_copy(update={**numbers, "interval": interval}))


def exactly(value: Decimal | int) -> Interval:
    """The interval that holds one value."""
    return Interval(low=Decimal(value), high=Decimal(value))


def is_range(statement: Statement) -> bool:
    """Whether a figure is a range with two ends."""
    return statement.quantity.comparator is Comparator.BETWEEN and statement.quantity.low != statement.quantity.high


def lenient(statement: Statement) -> Interval:
    """What a stated ratio or change allows: "more than 20%" may be passed by half of it before it misleads."""
    interval, stated = allowed(statement), written(statement)
    if statement.quantity.comparator in (Comparator.MORE_THAN, Comparator.AT_LEAST) and stated and interval.high:
        return interval.model_copy(update={"high": max(interval.high, stated * Decimal("1.5"))})
    if statement.quantity.comparator in (Comparator.LESS_THAN, Comparator.AT_MOST) and stated and interval.low:
        return interval.model_copy(update={"low": min(interval.low, stated / 2)})
    return interval
