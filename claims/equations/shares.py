"""Shares: the text gives a percentage beside the part and the whole that it comes from."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from claims.claim import Comparator, Kind, Reading, Relation
from claims.equations.equation import Share, Working, allowed, figure, shown, written
from claims.equations.measured import Measured
from claims.equations.precision import side_by_side
from claims.equations.totals import add
from claims.index import Index
from claims.interval import Interval
from claims.names import name
from claims.statement import Statement

Readings = Mapping[str, Sequence[Statement]]

# How far off a share may be that is meant to be of a whole which only its name tells.
_LEAST, _UTMOST = Decimal("0.6"), Decimal("1.6")
# What is so many times its whole is a figure of something else.
_FAR = 10
_NEARLY = Decimal("0.88")
_HUNDRED = Interval(low=Decimal(100), high=Decimal(100))


def shares(reading: Reading, index: Index, readings: Readings) -> Iterator[Share]:
    """The shares of an article; `readings` gives of a claim the other statements of its quantity."""
    named: Measured | None = None
    for relation in reading.relations:
        if relation.kind != "share" or (stated := index.get(relation.claim)) is None:
            continue
        parts, wholes = (_of_role(relation, role, index) for role in ("part", "whole"))
        if parts and not wholes:
            named = Measured.of(index) if named is None else named
            yield from _of_named(stated, parts[0], relation, named)
            continue
        workings = [
            working
            for one in _wider(parts, readings)
            for other in _wider(wholes, readings)
            if (working := _quotient(one, other)) is not None
        ]
        if workings:
            yield Share(stated, rounded_or_cut(stated), tuple(workings), also=tuple(_column(relation, index)))


def _of_role(relation: Relation, role: str, index: Index) -> list[Statement]:
    found = (index.get(operand.claim) for operand in relation.operands if operand.role == role)
    return [one for one in found if one is not None]


def _wider(statements: Sequence[Statement], readings: Readings) -> list[Statement]:
    """The statements and the others of their quantities."""
    return list(dict.fromkeys([*statements, *(other for one in statements for other in readings.get(one.id, ()))]))


def _of_named(stated: Statement, part: Statement, relation: Relation, named: Measured) -> Iterator[Share]:
    """A share of a whole that only its name tells, where a figure of it comes near and none of them fits.

    Whose the whole is, or when, need not be said of all of them: then the finding is a warning.
    """
    whole = next((operand.subject for operand in relation.operands if operand.role == "whole"), None)
    found = [(one, working) for one in named.wholes(whole, part) if (working := _quotient(part, one)) is not None]
    said = written(stated)
    if not found or not said:
        return
    near = Interval(low=said * _LEAST, high=said * _UTMOST)
    first, working = found[0]
    if working.computed.meets(near):
        yield Share(stated, rounded_or_cut(stated), tuple(one for _, one in found), _unsaid(part, first))


def _unsaid(part: Statement, whole: Statement) -> tuple[str, ...]:
    """The slots on which nothing says that a part and its whole agree."""
    one, other = part.measures, whole.measures
    apart = {"subject": not name(one.subject) or not name(other.subject), "period": one.period != other.period}
    return tuple(slot for slot, unsaid in apart.items() if unsaid)


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
    """What a percentage allows that is worked out from counts: many a writer cuts 66.7 off to 66.

    "Nearly half" is said from 44% up.
    """
    interval, quantity, value = allowed(statement), statement.quantity, statement.quantity.low
    if quantity.kind is Kind.FRACTION and quantity.comparator is Comparator.NEARLY and value is not None:
        return interval.model_copy(update={"low": min(interval.low or value, value * _NEARLY)})
    if quantity.kind is not Kind.PERCENT or quantity.comparator is not Comparator.EXACT:
        return interval
    if interval.high is None or value is None:
        return interval
    return interval.model_copy(update={"high": value + 2 * (interval.high - value), "high_open": True})


def _quotient(part: Statement, whole: Statement) -> Working | None:
    """A part over its whole, in percent; None where the whole may be nothing or is not known."""
    one, other = written(part), written(whole)
    if one is None or not other or one > _FAR * other:
        return None
    over, under = side_by_side((part, whole))
    try:
        computed = over * _HUNDRED / under
    except ZeroDivisionError:
        return None
    steps = f"{figure(one)} / {figure(other)} = {figure(100 * one / other)}% {shown(computed)}"
    return Working((("part", part), ("whole", whole)), computed, steps)
