"""Totals and remainders: the text gives a sum beside its parts, or what is left of a whole beside what went off it."""

import functools
import operator
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from claims.claim import Kind, Operand, Reading
from claims.equations.equation import Total, Working, figure, shown, written
from claims.equations.operands import in_scale
from claims.equations.precision import side_by_side
from claims.index import Index
from claims.interval import Interval
from claims.statement import Statement

Readings = Mapping[str, Sequence[Statement]]
Terms = tuple[tuple[str, Statement], ...]

_PLAIN = {"pragmatic_low": None, "pragmatic_high": None}
_HUNDRED = Interval(low=Decimal(100), high=Decimal(100))


def totals(reading: Reading, index: Index, readings: Readings) -> Iterator[Total]:
    """The totals and remainders of an article; `readings` gives of a claim the other statements of its quantity."""
    for relation in reading.relations:
        if relation.kind not in _WORK or (stated := index.get(relation.claim)) is None:
            continue
        terms = operands(relation.operands, index)
        if terms is None:
            continue
        work = _WORK[relation.kind]
        workings = [working for given in alternatives(terms, readings) if (working := work(stated, given)) is not None]
        if workings:
            allowed, *_ = side_by_side([stated, *(one for _, one in terms)])
            if relation.kind == "mean of":
                allowed = stated.quantity.interval.model_copy(update=_PLAIN)
            yield Total(stated, allowed, tuple(workings))


def operands(given: Sequence[Operand], index: Index) -> Terms | None:
    """The figures of a relation, each with its role; None where one of them became no claim."""
    found = tuple((one.role, statement) for one in given if (statement := index.get(one.claim)) is not None)
    return found if len(found) == len(given) > 0 else None


def alternatives(terms: Terms, readings: Readings) -> Iterator[Terms]:
    """The terms as they are, and with one of them at a time in what the article says of it elsewhere."""
    yield terms
    for place, (role, one) in enumerate(terms):
        for other in readings.get(one.id, ()):
            yield (*terms[:place], (role, other), *terms[place + 1 :])


def add(stated: Statement, terms: Terms) -> Working | None:
    """The sum of terms that are as precise as one another, and as what is `stated`; None where one has no number."""
    terms = tuple(zip((role for role, _ in terms), in_scale(stated, [one for _, one in terms]), strict=True))
    values = [value for _, one in terms if (value := written(one)) is not None]
    if len(values) < len(terms):
        return None
    _, *parts = side_by_side([stated, *(one for _, one in terms)])
    computed = functools.reduce(operator.add, parts)
    steps = f"{' + '.join(map(figure, values))} = {figure(sum(values, Decimal(0)))} {shown(computed)}"
    return Working(terms, computed, steps)


def remainder(stated: Statement | None, terms: Terms) -> Working | None:
    """What parts leave of their whole, or of 100 % where no whole is given; None where a figure has no number.

    The terms are as precise as one another, and as what is `stated` to be left.
    """
    values = [value for _, one in terms if (value := written(one)) is not None]
    if len(values) < len(terms):
        return None
    intervals = side_by_side([*(one for _, one in terms), *([stated] if stated is not None else [])])[: len(terms)]
    if terms[0][0] != "whole":
        values, intervals = [Decimal(100), *values], [_HUNDRED, *intervals]
    computed = functools.reduce(operator.sub, intervals)
    left = functools.reduce(operator.sub, values)
    steps = f"{' - '.join(map(figure, values))} = {figure(left)} {shown(computed)}"
    return Working(terms, computed, steps)


def _mean(stated: Statement, terms: Terms) -> Working | None:
    """The mean of values; of percentages, which may be weighted, only that it lies among them."""
    values = [value for _, one in terms if (value := written(one)) is not None]
    if len(values) < len(terms):
        return None
    intervals = [one.quantity.interval.model_copy(update=_PLAIN) for _, one in terms]
    if stated.quantity.kind is Kind.PERCENT:
        low, high = (pick(values) for pick in (min, max))
        among = Interval(low=intervals[values.index(low)].low, high=intervals[values.index(high)].high)
        return Working(terms, among, f"every mean of them is in {shown(among)}")
    many = Decimal(len(values))
    computed = functools.reduce(operator.add, intervals) / Interval(low=many, high=many)
    steps = f"({' + '.join(map(figure, values))}) / {many} = {figure(sum(values, Decimal(0)) / many)} {shown(computed)}"
    return Working(terms, computed, steps)


_WORK = {"total": add, "rest": remainder, "mean of": _mean}
"""What is worked out for each kind of relation."""
