"""Results that two other figures of their sentence give: the wrong ones were taken for the operands.

Nothing is said then. Whatever the words are by which operands were found, a result that two figures of one unit beside
it do give was worked out from those: "A rumour that the club would cut its fee to $1.10 was denied: it stays at $1.80
per visit, half of what was paid in 2019 ($3.60)." Over more than a sentence too many results are given by chance.
"""

import itertools
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal

from claims.claim import Comparator, Kind
from claims.equations.equation import Change, Difference, Equation, Ratio, Share, allowed, one_unit
from claims.index import Index
from claims.interval import Interval
from claims.statement import Statement

# Figures of a sentence that are tried: with more it is a table or a dump.
_MOST = 40
_AMOUNTS = frozenset({Kind.COUNT, Kind.PLAIN, Kind.MONEY, Kind.MEASURE, Kind.DURATION, Kind.PERCENT, Kind.FRACTION})
_PARTS = frozenset({Kind.PERCENT, Kind.FRACTION})
_ONE, _HUNDRED = (Interval(low=Decimal(number), high=Decimal(number)) for number in (1, 100))
_RESULTS = (Change, Difference, Ratio, Share)


def unexplained(found: Iterable[Equation], index: Index) -> Iterator[Equation]:
    """The equations but for those that do not hold and whose result two other figures of its sentence give."""
    beside: Mapping[int, Sequence[Statement]] | None = None
    for one in found:
        doubtful = isinstance(one, _RESULTS) and one.is_result and one.workings and not one.holds and one.slip is None
        if doubtful and one.stated.sentence is not None:
            beside = _amounts(index.statements) if beside is None else beside
            if _is_explained(one, beside[one.stated.sentence.start][:_MOST]):
                continue
        yield one


def _amounts(statements: Iterable[Statement]) -> Mapping[int, Sequence[Statement]]:
    """By where their sentence starts, the figures that may say how much there is."""
    found: dict[int, list[Statement]] = defaultdict(list)
    for one in statements:
        low = one.quantity.low
        if one.sentence is not None and one.quantity.kind in _AMOUNTS and low is not None and low > 0:
            found[one.sentence.start].append(one)
    return found


def _is_explained(equation: Equation, beside: Sequence[Statement]) -> bool:
    known = [{one.id for _, one in working.operands} for working in equation.workings]
    allows = _precisely(equation)
    for one, other in itertools.combinations((one for one in beside if one.id != equation.stated.id), 2):
        if {one.id, other.id} in known or not _are_alike(equation, one, other):
            continue
        if any(value.meets(allows) for value in _values(equation, allowed(one), allowed(other))):
            return True
    return False


def _precisely(equation: Equation) -> Interval:
    """What a result allows; "about 46%" is so wide that some figures give it by chance, so it is read to its digits."""
    quantity = equation.stated.quantity
    if quantity.kind is not Kind.PERCENT or quantity.comparator is not Comparator.ABOUT or quantity.low is None:
        return equation.allowed
    return Interval(low=quantity.low - 1, high=quantity.low + 1)


def _are_alike(equation: Equation, one: Statement, other: Statement) -> bool:
    quantities = one.quantity, other.quantity
    if isinstance(equation, Share) and any(quantity.kind in _PARTS for quantity in quantities):
        return False
    in_money = all(quantity.kind is Kind.MONEY for quantity in quantities)
    currencies = {(quantity.unit or "").split("/")[0] for quantity in quantities}
    return one_unit(*quantities) or (in_money and len(currencies) == 1)


def _values(equation: Equation, one: Interval, other: Interval) -> Iterator[Interval]:
    """What two figures give as a result of this kind, either of them first."""
    for first, second in ((one, other), (other, one)):
        if isinstance(equation, Difference):
            yield first - second
            continue
        try:
            times = first / second
        except ZeroDivisionError:
            continue
        if isinstance(equation, Change):
            yield (times - _ONE) * _HUNDRED
            yield (_ONE - times) * _HUNDRED
        else:
            yield times * _HUNDRED if equation.stated.quantity.kind in _PARTS else times
