"""Tables: which row and column label belongs to which cell, over the colspan and rowspan of a page."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

_PLAIN: Mapping[str, str] = MappingProxyType({})  # no attributes
_WIDEST = 1000
_TALLEST = 100
_LABEL_ONLY = re.compile(
    r"\D*|[^\W\d_][^\W\d_ ]+ .*"  # "Rent 2022"
    r"|(?:[A-Z]{1,3} ?)?(?:19|20)\d\d(?:[-–/]\d{2,4})?[a-z*]?|[QH][1-4](?: \d{4})?",
    re.IGNORECASE,
)


@dataclass(slots=True)
class Cell:
    """One cell: its place in the grid, the texts of its pieces, and (once its table is complete) its labels."""

    row: int
    column: int
    width: int
    height: int
    header: bool
    scope: str
    texts: list[str] = field(default_factory=list)
    row_label: str | None = None
    column_label: str | None = None
    layout: bool = False

    @property
    def text(self) -> str:
        """All that the cell says."""
        return " ".join(self.texts)


@dataclass(slots=True)
class Table:
    """A table under construction; `layout` where it only places things on the page."""

    layout: bool = False
    cells: list[Cell] = field(default_factory=list)
    head_rows: set[int] = field(default_factory=set)
    row: int = -1
    column: int = 0
    taken: dict[int, int] = field(default_factory=dict)  # column -> the last row that a cell from above reaches

    def next_row(self, in_head: bool = False) -> None:
        """Begin a row."""
        self.row, self.column = self.row + 1, 0
        if in_head:
            self.head_rows.add(self.row)

    def next_cell(self, header: bool = False, attributes: Mapping[str, str] = _PLAIN) -> Cell:
        """Place the next cell of the row."""
        if self.row < 0:
            self.next_row(in_head=False)
        while self.column < _WIDEST and self.taken.get(self.column, -1) >= self.row:
            self.column += 1
        width = min(_span(attributes.get("colspan")), max(1, _WIDEST - self.column))
        height = min(_span(attributes.get("rowspan")), _TALLEST)
        cell = Cell(self.row, self.column, width, height, header, attributes.get("scope", "").lower())
        if height > 1:
            self.taken.update(dict.fromkeys(range(self.column, self.column + width), self.row + height - 1))
        self.column += width
        self.cells.append(cell)
        return cell

    def label(self) -> None:
        """Give every cell its labels, now that the table is complete."""
        columns = {column for cell in self.cells for column in (cell.column, cell.column + cell.width - 1)}
        if self.layout or len(columns) < 2:
            for cell in self.cells:
                cell.layout = True
            return
        heads = self._head_rows()
        above: dict[int, list[str]] = {}
        beside: dict[int, list[str]] = {}
        for cell in self.cells:
            if cell.row in heads:
                for column in range(cell.column, cell.column + cell.width):
                    labels = above.setdefault(column, [])
                    if cell.text and cell.text not in labels and len(labels) < 4:
                        labels.append(cell.text)
                continue
            labels = beside.setdefault(cell.row, [])
            cell.column_label = " ".join(above.get(cell.column, ())) or None
            cell.row_label = " ".join(labels) or None
            leads = cell.column == 0 or (cell.header and cell.scope != "col")
            if leads and cell.text and len(labels) < 4:
                for row in range(cell.row, cell.row + cell.height):
                    beside.setdefault(row, []).append(cell.text)

    def _head_rows(self) -> set[int]:
        """The rows that hold column headers."""
        rows: dict[int, list[Cell]] = {}
        for cell in self.cells:
            rows.setdefault(cell.row, []).append(cell)
        heads = self.head_rows & rows.keys()
        for number in sorted(rows):
            row = rows[number]
            if number in heads:
                continue
            filled = [cell for cell in row if cell.text]
            if not (len(filled) > 1 and all(cell.header and cell.scope not in ("row", "rowgroup") for cell in filled)):
                break
            heads.add(number)
        first = rows.get(0, [])
        if not heads and len(rows) > 1 and all(_LABEL_ONLY.fullmatch(cell.text) for cell in first):
            others = [cell for number, row in rows.items() if number for cell in row if cell.column > 0]
            if 2 * sum(any(map(str.isdigit, cell.text)) for cell in others) > sum(cell.text != "" for cell in others):
                heads.add(0)
        return heads


def _span(value: str | None) -> int:
    """A colspan or rowspan; one where the attribute says nothing sensible."""
    return max(1, int(value)) if value and value.isascii() and value.isdigit() and len(value) < 6 else 1
