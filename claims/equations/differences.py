"""Differences: the text says by how much, in its own unit or in points, one figure is more than another."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from claims.claim import Kind, Operand, Reading
from claims.equations.changes import apart, points, relative
from claims.equations.equation import Difference, written
from claims.equations.labelled import Labelled
from claims.equations.near import is_slip
from claims.equations.operands import Readings, exactly, in_one_unit, is_bare, lenient, pairs, stands
from claims.equations.ratios import found
from claims.equations.years import Years
from claims.index import Index
from claims.interval import Interval
from claims.lexicon import load
from claims.statement import Statement

_PARTS = frozenset({Kind.PERCENT, Kind.FRACTION})
_BASIS = exactly(100)
_HUNDREDTHS = frozenset(load("relations")["hundredths"])
_POINTS = ("point", "pp", "bp")


def differences(reading: Reading, index: Index, readings: Readings) -> Iterator[Difference]:
    """The differences of an article; `readings` gives of a claim the other statements of its quantity."""
    years, labelled = Years(index), Labelled(index)
    for relation in reading.relations:
        stated = index.get(relation.claim) if relation.kind == "difference" else None
        if stated is None or not stands(stated):
            continue
        if _is_change(relation.operands):
            ends = tuple(pairs(relation, "from", "to", index, readings)) or tuple(apart(relation, stated, years))
        elif given := tuple((base, of) for of, base in labelled.pairs(relation, stated)):
            ends = given
        elif (named := found(relation, index)) is not None:
            ends = tuple(pairs(named, "base", "of", index, readings))
        else:
            continue
        workings = [points(start, end, relation.direction) for start, end in ends if _goes_with(stated, start, end)]
        slips = [
            one
            for start, end in ends
            if _is_points(stated) and (one := relative(start, end, relation.direction)) is not None
        ]
        if workings or slips:
            difference = Difference(stated, _allowed(stated, ends[0][1]), tuple(workings), slips=tuple(slips))
            if not relation.sought or difference.holds or is_slip(difference):
                yield difference


def _is_change(operands: Sequence[Operand]) -> bool:
    return {operand.role for operand in operands} <= {"from", "to"}


def _is_points(stated: Statement) -> bool:
    """Whether a difference is in percentage points, and not in points of an index."""
    return stated.quantity.kind is Kind.POINTS


def _goes_with(stated: Statement, start: Statement, end: Statement) -> bool:
    """Whether a difference is in the unit of the two figures: points go with percentages."""
    kinds = {start.quantity.kind, end.quantity.kind}
    if _is_points(stated):
        return bool(kinds & _PARTS)
    if stated.quantity.unit in _POINTS:
        return bool(kinds & _PARTS) or kinds <= {Kind.PLAIN, Kind.COUNT}
    if kinds & _PARTS:
        return False
    # The cells of a table have a unit of their own, or none: its places and points are no seconds.
    if stated.quantity.kind is Kind.DURATION and all(one.is_cell and is_bare(one) for one in (start, end)):
        return False
    # A table may leave out the "million" that the text writes: then the difference is larger than its figures.
    value, change = (abs(written(one) or Decimal(0)) for one in (end, stated))
    if is_bare(start) and is_bare(end) and not is_bare(stated) and change > value > 0:
        return False
    if stated.quantity.unit in _HUNDREDTHS and stated.quantity.kind is end.quantity.kind is Kind.MONEY:
        return True
    if stated.quantity.unit == "degree":
        return (end.quantity.unit or "").startswith("deg")
    return in_one_unit(stated, end) is not None or is_bare(stated)


def _allowed(stated: Statement, end: Statement) -> Interval:
    """What a difference allows in the unit of its two figures: cents in euros, basis points in percent."""
    smaller = stated.quantity.unit in _HUNDREDTHS and end.quantity.unit not in _HUNDREDTHS
    return lenient(stated) / _BASIS if smaller else lenient(stated)
