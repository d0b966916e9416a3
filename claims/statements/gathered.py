"""What a sentence behind a table says that all of its rows make: "Together the three have burned 21,950 hectares"."""

from collections.abc import Iterator, Mapping, Sequence

from claims.claim import Kind, Operand, Relation
from claims.frames.scene import COUNTS
from claims.frames.words import noun
from claims.statements.grid import Cell, Table, alike, is_total, words
from claims.statements.line import Line
from claims.statements.pairs import amounts
from claims.statements.totals import comes_near, speaks_of_all

# Blocks behind a table that may speak of it.
NEAR = 2


def gathered(table: Table, lines: Mapping[int, Sequence[Line]]) -> Iterator[Relation]:
    """The sum that the first sentence with figures behind a table gives of one of its columns.

    The column is the only one in the unit of the sum that nearly adds up to it.
    """
    line = next((found[0] for at in range(table.last + 1, table.last + 1 + NEAR) if (found := lines.get(at))), None)
    if line is None or any(is_total(row) for row in table.rows):
        return
    totals = [at for at in amounts(line) if speaks_of_all(line, at) and line.kind(at) is not Kind.PLAIN]
    if len(totals) != 1 or any(line.value(at) != len(table.rows) for at in line.numbers if at < totals[0]):
        return
    columns = [(label, [*table.column(label).values()]) for label in table.columns]
    fitting = [
        cells
        for label, cells in columns
        if len(cells) == len(table.rows) > 1 and _are_of(line, totals[0], label, cells)
        if comes_near(line.value(totals[0]), [cell.value for cell in cells])
    ]
    if len(fitting) == 1:
        start, end = line.scene.across(line.figure(totals[0]))
        yield Relation(
            kind="total",
            claim=line.ids[totals[0]],
            operands=tuple(Operand(role="part", claim=cell.claim) for cell in fitting[0]),
            start=min(start, *(cell.start for cell in fitting[0])),
            end=max(end, *(cell.end for cell in fitting[0])),
        )


def _are_of(line: Line, total: int, label: str, cells: Sequence[Cell]) -> bool:
    """Whether a column is in the unit of a sum, or its label names it."""
    units = {cell.mention.unit for cell in cells}
    if not alike(cells):
        return False
    if {cell.mention.kind for cell in cells} == {line.kind(total)} and units == {line.unit(total)}:
        return True
    tokens = line.figure(total).tokens
    named = {line.counted(total), *(noun(word) for word in line.scene.tree.lower[tokens.start : tokens.stop])}
    return {cell.mention.kind for cell in cells} <= COUNTS and not named.isdisjoint(map(noun, words(label)))
