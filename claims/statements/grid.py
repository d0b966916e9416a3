"""A table's figures by row and column, and what its labels say of them."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from claims.claim import Comparator, Kind, Operand, Relation
from claims.document import Block, Document, Role
from claims.frames.scene import COUNTS, PARTS, Scene
from claims.lexicon import load
from claims.quantities.mention import Mention

_WORDS = load("wholes")
_TOTALS = frozenset(_WORDS["total_labels"])
_REPEATS = frozenset(_WORDS["subtotal_words"])
_WORD = re.compile(r"[^\W\d_]+")
_BRACKETED = re.compile(r"[(\[][^()\[\]]{0,40}[)\]]")
_VALUES = frozenset({*COUNTS, *PARTS, Kind.MONEY, Kind.MEASURE})
_WIDEST = 40
# Blocks before a table that may name it.
_NEAR = 2


class Cell(NamedTuple):
    """The one figure of a cell, its claim, and where it stands in the file."""

    mention: Mention
    claim: str
    start: int
    end: int

    @property
    def value(self) -> Decimal:
        """The number that it writes."""
        return self.mention.low or Decimal(0)

    @property
    def slack(self) -> Decimal:
        """How far its rounding may move it."""
        interval = self.mention.interval
        if interval.low is None or interval.high is None:
            return Decimal(0)
        half = (interval.high - interval.low) / 2
        return min(half, Decimal("0.5")) if self.mention.kind in COUNTS else half


class Table(NamedTuple):
    """A table's figures by row and column, in order, the words around it, and the number of its last block."""

    rows: tuple[str, ...]
    columns: tuple[str, ...]
    cells: Mapping[tuple[int, str], Cell]
    around: frozenset[str]
    last: int

    def column(self, label: str) -> dict[int, Cell]:
        """The figures of a column by their row."""
        return {row: self.cells[row, label] for row in range(len(self.rows)) if (row, label) in self.cells}


def grids(document: Document, scenes: Sequence[Scene], claim_ids: Sequence[Sequence[str]]) -> Iterator[Table]:
    """The tables of a document that hold figures and whose rows have labels."""
    figures: dict[int, list[tuple[Scene, Sequence[str]]]] = defaultdict(list)
    for scene, ids in zip(scenes, claim_ids, strict=True):
        if scene.block.role is Role.TABLE:
            figures[scene.index].append((scene, ids))
    for first, last in _stretches(document.blocks, figures):
        table = _table(document.blocks, first, last, figures)
        if table is not None:
            yield table


def _stretches(blocks: Sequence[Block], figures: Mapping[int, object]) -> Iterator[tuple[int, int]]:
    """The first and last block of each table that holds figures; a row of column labels begins another one."""
    first: int | None = None
    for at, block in enumerate(blocks):
        if block.role is not Role.TABLE:
            continue
        first = at if first is None else first
        after = blocks[at + 1] if at + 1 < len(blocks) else None
        heads = after is not None and block.column is not None and after.row is None is after.column
        if after is None or after.role is not Role.TABLE or heads:
            if any(index in figures for index in range(first, at + 1)):
                yield first, at
            first = None


def _table(
    blocks: Sequence[Block], first: int, last: int, figures: Mapping[int, Sequence[tuple[Scene, Sequence[str]]]]
) -> Table | None:
    """A table's grid; None where its rows have no labels of their own, or columns share one."""
    rows: list[str] = []
    cells: dict[tuple[int, str], Cell] = {}
    columns: dict[str, None] = {}
    for at in range(first, last + 1):
        block = blocks[at]
        if block.row is None:
            if block.column is not None or (at < last and blocks[at + 1].row == block.text):
                rows.append(block.text)
            continue
        if not rows or block.row != rows[-1] or block.column is None or len(columns) > _WIDEST:
            continue
        if (len(rows) - 1, block.column) in cells:
            return None
        columns.setdefault(block.column)
        cell = _cell(figures.get(at, ()))
        if cell is not None:
            cells[len(rows) - 1, block.column] = cell
    named = [block.text for block in blocks[max(first - _NEAR, 0) : first + 1]]
    around = " ".join([*named, blocks[first].section or ""])
    return Table(tuple(rows), tuple(columns), cells, words(around), last) if cells else None


def _cell(found: Sequence[tuple[Scene, Sequence[str]]]) -> Cell | None:
    """The figure of a cell that holds one exact number and nothing else."""
    if len(found) != 1:
        return None
    scene, ids = found[0]
    if len(scene.figures) != 1 or scene.figures[0].top < 0:
        return None
    mention = scene.figures[0].mention
    exact = mention.comparator is Comparator.EXACT and mention.low is not None and mention.low == mention.high
    if mention.kind not in _VALUES or not exact:
        return None
    start, end = scene.across(scene.figures[0])
    return Cell(mention, ids[0], start, end)


def words(text: str) -> frozenset[str]:
    """The words of a label, in lower case."""
    return frozenset(_WORD.findall(text.lower()))


def is_total(label: str) -> bool:
    """Whether a label says that its row or column adds the others up: "Total", "All regions", "Total (€m)"."""
    bare = " ".join(_WORD.findall(_BRACKETED.sub(" ", label).lower()))
    if bare.startswith("all other"):
        return False
    return bare in _TOTALS or bare.startswith(("total ", "all ")) or bare.endswith(" total")


def repeats(label: str) -> bool:
    """Whether a row or column may hold what others hold as well."""
    named = words(label)
    rest = named & {"other", "others"}  # "All others"
    return bool(named & _REPEATS - ({"all"} if rest else set())) or "of which" in label.lower()


def alike(cells: Sequence[Cell]) -> bool:
    """Whether cells are in one unit, so that they may be added."""
    return len({(cell.mention.kind in COUNTS, cell.mention.kind in PARTS, _unit(cell)) for cell in cells}) == 1


def _unit(cell: Cell) -> str | None:
    return None if cell.mention.kind in COUNTS else cell.mention.unit


def relation(kind: str, stated: Cell, operands: Sequence[tuple[str, Cell]]) -> Relation:
    """The relation that cells are in."""
    places = [stated, *(cell for _, cell in operands)]
    return Relation(
        kind=kind,
        claim=stated.claim,
        operands=tuple(Operand(role=role, claim=cell.claim) for role, cell in operands),
        start=min(cell.start for cell in places),
        end=max(cell.end for cell in places),
    )
