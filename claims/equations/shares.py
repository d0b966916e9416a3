"""Shares: the text gives a percentage beside the part and the whole that it comes from."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from claims.claim import Comparator, Kind, Reading, Relation
from claims.equations.equation import Share, Working, allowed, figure, shown, written
from claims.equations.precision import side_by_side
from claims.equations.totals import add
from claims.index import Index
from claims.interval import Interval
from claims.statement import Statement

Readings = Mapping[str, Sequence[Statement]]

_HUNDRED = Interval(low=Decimal(100), high=Decimal(100))


def shares(reading: Reading, index: Index, readings: Readings) -> Iterator[Share]:
    """The shares of an article; `readings` gives of a claim the other statements of its quantity."""
    for relation in reading.relations:
        if relation.kind != "share" or (stated := index.get(relation.claim)) is None:
            continue
        sides = {operand.role: index.get(operand.claim) for operand in relation.operands}
        part, whole = sides.get("part"), sides.get("whole")
        if part is None or whole is None:
            continue
        workings = [
            working
            for one in (part, *readings.get(part.id, ()))
            for other in (whole, *readings.get(whole.id, ()))
            if (working := _quotient(one, other)) is not None
        ]
        if workings:
            yield Share(stated, rounded_or_cut(stated), tuple(workings), also=tuple(_column(relation, index)))


def _column(relation: Relation, index: Index) -> Iterator[Working]:
    """The sum of a column of shares that the one which is stated spoils."""
    found = {
        role: [index.get(one.claim) for one in relation.operands if one.role == role] for role in ("member", "sum")
    }
    members, total = [one for one in found["member"] if one is not None], next(iter(found["sum"]), None)
    if total is None or len(members) < len(found["member"]):
        return
    terms = tuple(("member", one) for one in members)
    added = add(total, terms)
    if added is not None:
        said = f'{added.steps}; "{total.text}" allows {shown(allowed(total))}'
        yield Working((*terms, ("sum", total)), added.computed, said)


def rounded_or_cut(statement: Statement) -> Interval:
    """What a percentage allows that is worked out from counts: many a writer cuts 66.7 off to 66."""
    interval, quantity, value = allowed(statement), statement.quantity, statement.quantity.low
    if quantity.kind is not Kind.PERCENT or quantity.comparator is not Comparator.EXACT:
        return interval
    if interval.high is None or value is None:
        return interval
    return interval.model_copy(update={"high": value + 2 * (interval.high - value), "high_open": True})


def _quotient(part: Statement, whole: Statement) -> Working | None:
    """A part over its whole, in percent; None where the whole may be nothing or is not known."""
    one, other = written(part), written(whole)
    if one is None or not other:
        return None
    over, under = side_by_side((part, whole))
    try:
        computed = over * _HUNDRED / under
    except ZeroDivisionError:
        return None
    steps = f"{figure(one)} / {figure(other)} = {figure(100 * one / other)}% {shown(computed)}"
    return Working((("part", part), ("whole", whole)), computed, steps)
