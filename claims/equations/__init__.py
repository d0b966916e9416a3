"""The arithmetic that an article states, worked out: ratios, changes, differences, shares, totals.

Each module finds the figures that one kind of result should come from, by what they measure, and works the result out
with intervals. A check reads the equations of its kind and reports those for which no working gives what is stated.
"""

from collections import defaultdict
from collections.abc import Iterable

from claims.claim import Reading
from claims.equations.changes import changes
from claims.equations.differences import differences
from claims.equations.elsewhere import elsewhere
from claims.equations.equation import Change, Difference, Equation, Move, Parts, Ratio, Share, Spread, Total, Working
from claims.equations.explained import unexplained
from claims.equations.parts import parts
from claims.equations.products import products
from claims.equations.ratios import ratios
from claims.equations.shares import shares
from claims.equations.totals import totals
from claims.grouping import SameQuantity
from claims.index import Index
from claims.statement import Statement

__all__ = [
    "Change",
    "Difference",
    "Equation",
    "Move",
    "Parts",
    "Ratio",
    "Share",
    "Spread",
    "Total",
    "Working",
    "equations",
]

_KINDS = (ratios, changes, differences, shares, parts, totals, products)


def equations(reading: Reading, index: Index, quantities: Iterable[SameQuantity]) -> tuple[Equation, ...]:
    """Every equation of an article. `quantities` says which claims speak of one quantity: each may be the operand."""
    readings: dict[str, list[Statement]] = defaultdict(list)
    for same in quantities:
        for one in same.statements:
            readings[one.id] += [other for other in same.statements if other.id != one.id]
    found = (one for kind in _KINDS for one in kind(reading, index, readings))
    return tuple(elsewhere(unexplained(found, index), index))
