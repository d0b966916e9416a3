"""What the columns of a table make of one another in each row: payments by their number, wins and draws and defeats.

No label says so; that it comes out in all rows but one does. Then that one is wrong.
"""

import itertools
import math
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from claims.claim import Relation
from claims.frames.scene import PARTS
from claims.interval import Interval
from claims.statements.grid import Cell, Table, alike, is_total, relation

# Columns that are looked at, and columns that may be added.
_MOST, _ADDED = 12, 5
# Digits of the results that must come out, so that they do not by chance: of each as many as say something.
_DIGITS, _TELLING = 6, 3
# How wide what comes of rounded figures may be, to one that it comes to.
_WIDEST = Decimal("0.02")
# Rows that come out for each that does not.
_RIGHT = 2


class _Row(NamedTuple):
    """The cells that a result should come from in one row, each with its role, and the result."""

    operands: Sequence[tuple[str, Cell]]
    result: Cell

    @property
    def cells(self) -> list[Cell]:
        return [cell for _, cell in self.operands]


def columns(table: Table) -> Iterator[Relation]:
    """The products and sums of a table that come out in all of its rows but for a few."""
    if len(table.columns) > _MOST:
        return
    rows = [row for row, label in enumerate(table.rows) if not is_total(label)]
    for result in table.columns:
        for kind, roles, operands in _makings(table.columns, result):
            found = [
                _Row([(role, table.cells[row, one]) for role, one in zip(roles, operands, strict=True)], cell)
                for row in rows
                if (cell := table.cells.get((row, result))) is not None
                and all((row, one) in table.cells for one in operands)
            ]
            wrong = list(_wrong(kind, found))
            yield from (relation(kind, one.result, one.operands) for one in wrong)
            if wrong:
                break


def _makings(labels: Sequence[str], result: str) -> Iterator[tuple[str, Sequence[str], Sequence[str]]]:
    """The columns that another may be the sum or product of, with their roles: those added stand beside it in a row."""
    at = labels.index(result)
    for size in range(2, _ADDED + 1):
        for run in (labels[at + 1 : at + 1 + size], labels[max(at - size, 0) : at]):
            if len(run) == size:
                yield "total", ["part"] * size, run
    for pair in itertools.combinations([label for label in labels if label != result], 2):
        yield "product", ("count", "each"), pair


def _wrong(kind: str, rows: Sequence[_Row]) -> Iterator[_Row]:
    """The rows that do not come out, where the others say that they should."""
    usable = [row for row in rows if all(cell.value for cell in (*row.cells, row.result))]
    if kind == "total":
        usable = [row for row in usable if alike([*row.cells, row.result])]
    else:
        usable = [row for row in usable if not any(cell.mention.kind in PARTS for cell in (*row.cells, row.result))]
    made = [(row, _made(kind, row.cells)) for row in usable]
    wrong = [row for row, computed in made if not computed.meets(_allowed(row.result))]
    right = [row for row, computed in made if row not in wrong and (_is_narrow(computed) or _is_exact(kind, row))]
    telling = {(row.result.value, *(cell.value for cell in row.cells)): _digits(row.result) for row in right}
    if wrong and len(wrong) * _RIGHT <= len(telling) and sum(telling.values()) >= _DIGITS:
        yield from wrong


def _made(kind: str, cells: Sequence[Cell]) -> Interval:
    made = _allowed(cells[0])
    for cell in cells[1:]:
        made = made + _allowed(cell) if kind == "total" else made * _allowed(cell)
    return made


def _is_exact(kind: str, row: _Row) -> bool:
    """Whether the numbers come out as they are written, without any rounding."""
    values = [cell.value for cell in row.cells]
    return row.result.value == (sum(values) if kind == "total" else math.prod(values))


def _allowed(cell: Cell) -> Interval:
    return Interval(low=cell.value - cell.slack, high=cell.value + cell.slack)


def _is_narrow(interval: Interval) -> bool:
    if interval.low is None or interval.high is None:
        return False
    return interval.high - interval.low <= _WIDEST * max(abs(interval.low), abs(interval.high))


def _digits(cell: Cell) -> int:
    return min(len(cell.value.normalize().as_tuple().digits), _TELLING)
