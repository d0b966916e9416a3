"""What a table says of its figures: that a row or column is the total of the others, that a column divides a whole."""

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
_SHARES = frozenset(_WORDS["share_labels"])
_DIVISIBLE = frozenset(_WORDS["divisible"])
_SELECTED = frozenset(_WORDS["selected"])
_ALL_OF_IT = frozenset({"popular", "national", "global", "world", "annual"})
_ANSWERS = frozenset(word for pair in _WORDS["rivals"] for word in pair) | {"other", "others", "undecided"}
_WORD = re.compile(r"[^\W\d_]+")
_BRACKETED = re.compile(r"[(\[][^()\[\]]{0,40}[)\]]")
_VALUES = frozenset({*COUNTS, *PARTS, Kind.MONEY, Kind.MEASURE})
# How far the sum of a column may be from its total where nothing else says that the rows are all there are.
_LEAST, _UTMOST = Decimal("0.8"), Decimal("1.34")
# A column that adds up to more than this is of several answers.
_MOST_SHARED = Decimal(130)
_FEWEST_SHARES = 3
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
    """A table's figures by row and column, in order, and the words around it."""

    rows: tuple[str, ...]
    columns: tuple[str, ...]
    cells: Mapping[tuple[int, str], Cell]
    around: frozenset[str]

    def column(self, label: str) -> dict[int, Cell]:
        """The figures of a column by their row."""
        return {row: self.cells[row, label] for row in range(len(self.rows)) if (row, label) in self.cells}


def tables(document: Document, scenes: Sequence[Scene], claim_ids: Sequence[Sequence[str]]) -> Iterator[Relation]:
    """The totals, shares and divided wholes that the tables of a document state."""
    figures: dict[int, list[tuple[Scene, Sequence[str]]]] = defaultdict(list)
    for scene, ids in zip(scenes, claim_ids, strict=True):
        if scene.block.role is Role.TABLE:
            figures[scene.index].append((scene, ids))
    for first, last in _stretches(document.blocks, figures):
        table = _table(document.blocks, first, last, figures)
        if table is not None:
            yield from _rows(table)
            yield from _columns(table)


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
    return Table(tuple(rows), tuple(columns), cells, _words(around)) if cells else None


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


def _words(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(text.lower()))


def _is_total(label: str) -> bool:
    """Whether a label says that its row or column adds the others up: "Total", "All regions", "Total (€m)"."""
    bare = " ".join(_WORD.findall(_BRACKETED.sub(" ", label).lower()))
    return bare in _TOTALS or bare.startswith(("total ", "all ")) or bare.endswith(" total")


def _repeats(label: str) -> bool:
    """Whether a row or column may hold what others hold as well."""
    words = _words(label)
    return bool(words & _REPEATS) or "of which" in label.lower()


def _alike(cells: Sequence[Cell]) -> bool:
    return len({(cell.mention.kind in COUNTS, cell.mention.kind in PARTS, _unit(cell)) for cell in cells}) == 1


def _unit(cell: Cell) -> str | None:
    return None if cell.mention.kind in COUNTS else cell.mention.unit


def _fits(total: Cell, parts: Sequence[Cell]) -> bool:
    slack = sum((cell.slack for cell in (total, *parts)), Decimal(0))
    return abs(sum((cell.value for cell in parts), Decimal(0)) - total.value) <= slack


def _rows(table: Table) -> Iterator[Relation]:
    """The totals of a row of totals, and the shares that counts have of their total."""
    totals = [row for row, label in enumerate(table.rows) if _is_total(label)]
    if len(totals) != 1 or any(_repeats(label) for row, label in enumerate(table.rows) if row != totals[0]):
        return
    total = totals[0]
    named = {column for column in table.columns if _words(column) & _SHARES or "%" in column}
    wrong = {column: [*_shares(table, column, total)] for column in table.columns if column in named}
    yield from (relation for found in wrong.values() for relation in found)
    sums: list[tuple[Cell, list[Cell]]] = []
    for column in table.columns:
        cells = table.column(column)
        parts = [cell for row, cell in cells.items() if row != total]
        complete = total in cells and len(parts) == len(table.rows) - 1 > 1
        if complete and not wrong.get(column) and _alike([cells[total], *parts]):
            sums.append((cells[total], parts))
    yield from _wrong_sums(table, sums)


def _wrong_sums(table: Table, sums: Sequence[tuple[Cell, Sequence[Cell]]]) -> Iterator[Relation]:
    """The sums that do not come out, where the others say, or the sum is so near, that all the rows are there."""
    misfits = [(total, parts) for total, parts in sums if not _fits(total, parts)]
    added = len(sums) - len(misfits)
    for total, parts in misfits:
        whole = sum((cell.value for cell in parts), Decimal(0))
        near = total.value > 0 and _LEAST * total.value <= whole <= _UTMOST * total.value
        short = whole < total.value and (bool(table.around & _SELECTED) or len(misfits) > 1)
        if near and (added or not short):
            yield _relation("total", total, [("part", cell) for cell in parts])


def _shares(table: Table, label: str, total: int) -> Iterator[Relation]:
    """The shares of a column that are not those of the counts beside them, where most of the others are."""
    shares = table.column(label)
    for column in table.columns:
        counts = table.column(column)
        whole = counts.get(total)
        rows = [row for row in shares if row in counts and row != total]
        if whole is None or not whole.value or column == label or len(rows) < _FEWEST_SHARES - 1:
            continue
        kinds = {shares[row].mention.kind for row in rows}, {counts[row].mention.kind in PARTS for row in rows}
        if kinds != ({Kind.PERCENT}, {False}):
            continue
        wrong = [row for row in rows if not _is_share(shares[row], counts[row], whole)]
        if len(wrong) * 3 <= len(rows):
            for row in wrong:
                yield _relation("share", shares[row], [("part", counts[row]), ("whole", whole)])


def _is_share(share: Cell, part: Cell, whole: Cell) -> bool:
    return abs(100 * part.value / whole.value - share.value) <= 2 * share.slack


def _columns(table: Table) -> Iterator[Relation]:
    """The totals of a column of totals, row by row, and columns that divide a whole."""
    totals = [column for column in table.columns if _is_total(column)]
    if len(totals) == 1 and not any(_repeats(column) for column in table.columns if column != totals[0]):
        sums: list[tuple[Cell, list[Cell]]] = []
        for row in range(len(table.rows)):
            cells = {column: table.cells[row, column] for column in table.columns if (row, column) in table.cells}
            parts = [cell for column, cell in cells.items() if column != totals[0]]
            if totals[0] in cells and len(parts) == len(table.columns) - 1 > 1 and _alike([*cells.values()]):
                sums.append((cells[totals[0]], parts))
        wrong = [one for one in sums if not _fits(*one)]
        if len(wrong) * 2 < len(sums):
            for total, members in wrong:
                yield _relation("total", total, [("part", cell) for cell in members])
    if not any(_is_total(label) or _repeats(label) for label in table.rows):
        for column in table.columns:
            yield from _divided(table, column)


def _divided(table: Table, column: str) -> Iterator[Relation]:
    """A column whose shares are of one whole, each row another part of it."""
    cells = [*table.column(column).values()]
    if len(cells) < _FEWEST_SHARES or any(cell.mention.kind is not Kind.PERCENT for cell in cells):
        return
    words = _words(column)
    rest = words - _SHARES - {"of", "the", "in", "total", "all"}
    answers = len(_ANSWERS & _words(" ".join(table.rows))) > 1
    divides = (
        bool(rest & _DIVISIBLE and rest <= _DIVISIBLE | _ALL_OF_IT)
        or (not rest and bool(table.around & _DIVISIBLE))
        or answers
    )
    if (words & _SHARES or "%" in column) and divides and sum(cell.value for cell in cells) <= _MOST_SHARED:
        yield _relation("split", cells[-1], [("part", cell) for cell in cells])


def _relation(kind: str, stated: Cell, operands: Sequence[tuple[str, Cell]]) -> Relation:
    places = [stated, *(cell for _, cell in operands)]
    return Relation(
        kind=kind,
        claim=stated.claim,
        operands=tuple(Operand(role=role, claim=cell.claim) for role, cell in operands),
        start=min(cell.start for cell in places),
        end=max(cell.end for cell in places),
    )
