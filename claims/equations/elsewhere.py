"""Where an article itself states what a result should have been: the parts add up to 255.5, and the lead says £255.5m.

Two figures of three digits are seldom one by chance, so that such a place tells which of the two sides of an equation
is the odd one. Small counts and round numbers stand everywhere, and tell nothing.
"""

import bisect
import itertools
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from claims.arithmetic import dimension
from claims.claim import Comparator, Quantity
from claims.equations.equation import Equation, Working, claims_of, one_unit
from claims.equations.operands import stands
from claims.index import Index
from claims.interval import Interval
from claims.statement import Statement

# Digits that a figure must have but for zeros at its end.
_DIGITS = 3
# How wide a result may be, to one that it comes to, for a figure in it to say anything.
_WIDEST = Decimal("0.01")
# Places that are named, and figures that are looked at for them.
_SHOWN, _MOST = 3, 40


def elsewhere(found: Iterable[Equation], index: Index) -> Iterator[Equation]:
    """The equations; those that do not hold with the figures of the article that state what they come to."""
    figures: Mapping[str | None, Sequence[Statement]] | None = None
    for one in found:
        if one.holds or one.slip is not None or not one.is_result:
            yield one
            continue
        figures = _by_value(index.statements) if figures is None else figures
        yield replace(one, elsewhere=tuple(itertools.islice(_stating(one, one.workings[0], figures), _SHOWN)))


def _by_value(statements: Sequence[Statement]) -> Mapping[str | None, Sequence[Statement]]:
    """The exact figures with digits enough of each dimension, by their value and then in the order of the text."""
    found: dict[str | None, list[Statement]] = defaultdict(list)
    for one in statements:
        if _is_telling(one.quantity) and stands(one):
            found[dimension(one.quantity)].append(one)
    return {kind: sorted(members, key=_value) for kind, members in found.items()}


def _stating(
    equation: Equation, working: Working, figures: Mapping[str | None, Sequence[Statement]]
) -> Iterator[Statement]:
    computed = working.computed
    if not _is_narrow(computed):
        return
    known = {one.id for one in claims_of(equation, working)}
    members = figures.get(dimension(equation.stated.quantity), ())
    first = bisect.bisect_left(members, computed.low or Decimal(0), key=_value)
    for one in members[first : first + _MOST]:
        if computed.high is None or _value(one) > computed.high:
            return
        if one.id not in known and one_unit(one.quantity, equation.stated.quantity):
            yield one


def _value(statement: Statement) -> Decimal:
    return statement.quantity.low or Decimal(0)


def _is_narrow(interval: Interval) -> bool:
    if interval.low is None or interval.high is None or interval.low <= 0:
        return False
    return interval.high - interval.low <= _WIDEST * interval.low


def _is_telling(quantity: Quantity) -> bool:
    """Whether a figure is one number with digits enough."""
    value = quantity.low
    if quantity.comparator is not Comparator.EXACT or value is None or value != quantity.high or value <= 0:
        return False
    return len(value.normalize().as_tuple().digits) >= _DIGITS
