"""Products and means: the text gives how many there are, how much each has, and how much there is in all."""

import functools
import operator
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from claims.claim import Comparator, Kind, Reading
from claims.equations.equation import Total, Working, figure, shown, written
from claims.equations.totals import Terms, alternatives, operands
from claims.index import Index
from claims.interval import Interval
from claims.lexicon import load
from claims.statement import Statement

Readings = Mapping[str, Sequence[Statement]]

_SPANS = {
    tuple(span.split("/")): Interval(low=Decimal(least), high=Decimal(most))
    for span, (least, most) in load("wholes")["spans"].items()
}
_SYMBOLS = {"h": "hour", "s": "second", "min": "minute"}
# Numbers of things below this are exact.
_EXACT_BELOW = 1000


def products(reading: Reading, index: Index, readings: Readings) -> Iterator[Total]:
    """The products and means of an article; `readings` gives of a claim the other statements of its quantity."""
    for relation in reading.relations:
        if relation.kind not in ("product", "products", "mean", "number", "again"):
            continue
        stated, terms = index.get(relation.claim), operands(relation.operands, index)
        if stated is None or terms is None:
            continue
        base = relation.operands[0].subject
        workings = [working for given in alternatives(terms, readings) if (working := _worked(stated, given, base))]
        if workings:
            yield Total(stated, _allowed(stated), tuple(workings))


def _allowed(statement: Statement) -> Interval:
    """What a figure allows; one-sided bounds as logic reads them.

    A number of things below a thousand is exact, and no one rounds a greater one that is multiplied to fewer than two
    digits.
    """
    quantity = statement.quantity
    value = quantity.low
    logical = quantity.interval.model_copy(update={"pragmatic_low": None, "pragmatic_high": None})
    if quantity.comparator is not Comparator.EXACT or value is None or value != quantity.high:
        return logical
    if quantity.kind not in (Kind.COUNT, Kind.DURATION) or value != value.to_integral_value() or value <= 0:
        return logical
    if statement.measures.statistic == "mean" or statement.measures.per is not None:
        return logical
    if value < _EXACT_BELOW:
        return Interval(low=value, high=value)
    half = Decimal(5).scaleb(value.adjusted() - 2)
    return (
        logical if logical.low is None or logical.low > value - half else Interval(low=value - half, high=value + half)
    )


def _worked(stated: Statement, terms: Terms, base: str | None) -> Working | None:
    """The product of count and each, or the quotient of a total; None where a figure has no number.

    `base` is what a rate that is said again is for each of.
    """
    if len(terms) == 1:
        return _again(stated, terms, base)
    if len(terms) > 2:
        return _added(terms)
    (role, one), (_, other) = terms
    first, second = written(one), written(other)
    if first is None or not second:
        return None
    over, by = _allowed(one), _allowed(other)
    try:
        computed, result, sign = (
            (over / by, first / second, "/") if role == "total" else (over * by, first * second, "*")
        )
    except ZeroDivisionError:
        return None
    return Working(terms, computed, f"{figure(first)} {sign} {figure(second)} = {figure(result)} {shown(computed)}")


def _added(terms: Terms) -> Working | None:
    """The sum of products, of each count with the value of each that follows it; None where a figure has no number."""
    values = [value for _, one in terms if (value := written(one)) is not None]
    if len(values) < len(terms):
        return None
    pairs = list(zip(terms[::2], terms[1::2], strict=True))
    computed = functools.reduce(operator.add, (_allowed(count) * _allowed(each) for (_, count), (_, each) in pairs))
    products = list(zip(values[::2], values[1::2], strict=True))
    said = " + ".join(f"{figure(count)} * {figure(each)}" for count, each in products)
    result = sum((count * each for count, each in products), Decimal(0))
    return Working(terms, computed, f"{said} = {figure(result)} {shown(computed)}")


def _again(stated: Statement, terms: Terms, base: str | None) -> Working | None:
    """A rate by another length of time, of which there are so many in the one, or of which it is so many."""
    ((_, each),) = terms
    value = written(each)
    bases = (base or each.measures.per or "", stated.measures.per or "")
    per = tuple(_SYMBOLS.get(one, one) for one in bases)
    if value is None:
        return None
    if per in _SPANS:
        computed, sign, span = _allowed(each) * _SPANS[per], "*", _SPANS[per]
    elif per[::-1] in _SPANS:
        computed, sign, span = _allowed(each) / _SPANS[per[::-1]], "/", _SPANS[per[::-1]]
    else:
        return None
    times = str(span) if span.low != span.high else figure(span.low)
    return Working(terms, computed, f"{figure(value)} {sign} {times} = {shown(computed)}")
