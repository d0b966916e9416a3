"""What a table says of its figures: that a row or column is the total of the others, that a column divides a whole."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from claims.claim import Kind, Relation
from claims.document import Document, Role
from claims.frames.scene import PARTS, Scene
from claims.lexicon import load
from claims.statements.columns import columns
from claims.statements.gathered import NEAR, gathered
from claims.statements.grid import Cell, Table, alike, grids, is_total, relation, repeats, words
from claims.statements.line import Line

_WORDS = load("wholes")
_SHARES = frozenset(_WORDS["share_labels"])
_DIVISIBLE = frozenset(_WORDS["divisible"])
_SELECTED = frozenset(_WORDS["selected"])
_ALL_OF_IT = frozenset({"popular", "national", "global", "world", "annual"})
_ANSWERS = frozenset(word for pair in _WORDS["rivals"] for word in pair) | {"other", "others", "undecided"}
# How far the sum of a column may be from its total where nothing else says that the rows are all there are.
_LEAST, _UTMOST = Decimal("0.8"), Decimal("1.34")
# A column that adds up to more than this is of several answers.
_MOST_SHARED = Decimal(130)
_FEWEST_SHARES = 3
# A sum that comes out by chance is smaller.
_TELLING = 100


def tables(document: Document, scenes: Sequence[Scene], claim_ids: Sequence[Sequence[str]]) -> Iterator[Relation]:
    """The totals, shares, products and divided wholes that the tables of a document state."""
    lines: dict[int, list[Line]] = defaultdict(list)
    found = list(grids(document, scenes, claim_ids))
    behind = {table.last + step for table in found for step in range(1, NEAR + 1)}
    for scene, ids in zip(scenes, claim_ids, strict=True):
        if scene.index in behind and scene.block.role is not Role.TABLE:
            lines[scene.index].append(Line.of(scene, ids))
    for table in found:
        yield from gathered(table, lines)
        said = [*_rows(table), *_columns(table)]
        known = {one.claim for one in said}
        yield from said
        yield from (one for one in columns(table) if one.claim not in known)


def _sum(cells: Sequence[Cell]) -> Decimal:
    return sum((cell.value for cell in cells), Decimal(0))


def _fits(total: Cell, parts: Sequence[Cell]) -> bool:
    slack = sum((cell.slack for cell in (total, *parts)), Decimal(0))
    return abs(_sum(parts) - total.value) <= slack


def _rows(table: Table) -> Iterator[Relation]:
    """The totals of a row of totals, and the shares that counts have of their total."""
    totals = [row for row, label in enumerate(table.rows) if is_total(label)] or _unnamed_total(table)
    if len(totals) != 1 or any(repeats(label) for row, label in enumerate(table.rows) if row != totals[0]):
        return
    total = totals[0]
    named = {column for column in table.columns if words(column) & _SHARES or "%" in column}
    wrong = {column: [*_shares(table, column, total)] for column in table.columns if column in named}
    yield from (one for found in wrong.values() for one in found)
    sums: list[tuple[Cell, list[Cell]]] = []
    for column in table.columns:
        cells = table.column(column)
        parts = [cell for row, cell in cells.items() if row != total]
        complete = total in cells and len(parts) == len(table.rows) - 1 > 1
        if complete and not wrong.get(column) and alike([cells[total], *parts]):
            sums.append((cells[total], parts))
    yield from _wrong_sums(table, sums)


def _unnamed_total(table: Table) -> list[int]:
    """The last row where one of its columns is exactly the sum of the others, so that it is their total: "Year"."""
    last = len(table.rows) - 1
    for column in table.columns:
        cells = table.column(column)
        parts = [cell for row, cell in cells.items() if row != last]
        if last not in cells or len(parts) != last or last < _FEWEST_SHARES or not alike([cells[last], *parts]):
            continue
        exact = _sum(parts) == cells[last].value >= _TELLING
        if exact and cells[last].mention.kind not in PARTS:
            return [last]
    return []


def _wrong_sums(table: Table, sums: Sequence[tuple[Cell, Sequence[Cell]]]) -> Iterator[Relation]:
    """The sums that do not come out, where the others say, or the sum is so near, that all the rows are there."""
    misfits = [(total, parts, _sum(parts)) for total, parts in sums if not _fits(total, parts)]
    near = [one for one in misfits if one[0].value > 0 and _LEAST * one[0].value <= one[2] <= _UTMOST * one[0].value]
    added = len(sums) - len(misfits)
    for total, parts, whole in near:
        short = whole < total.value and (bool(table.around & _SELECTED) or len(near) > 1)
        if added or not short:
            yield relation("total", total, [("part", cell) for cell in parts])


def _shares(table: Table, label: str, total: int) -> Iterator[Relation]:
    """The shares of a column that are not those of the counts beside them, where most of the others are.

    Of several columns of counts they are those of the one that fits best.
    """
    shares = table.column(label)
    misfits: list[tuple[list[int], dict[int, Cell], Cell]] = []
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
            misfits.append((wrong, counts, whole))
    for wrong, counts, whole in sorted(misfits, key=lambda one: len(one[0]))[:1]:
        for row in wrong:
            beside = _beside(shares, total) if len(wrong) == 1 else []
            yield relation("share", shares[row], [("part", counts[row]), ("whole", whole), *beside])


def _beside(shares: Mapping[int, Cell], total: int) -> Sequence[tuple[str, Cell]]:
    """The shares of a column and the total that they do not add up to, where the table gives one."""
    members = [cell for row, cell in shares.items() if row != total]
    if total not in shares or _fits(shares[total], members):
        return []
    return [("sum", shares[total]), *(("member", cell) for cell in members)]


def _is_share(share: Cell, part: Cell, whole: Cell) -> bool:
    return abs(100 * part.value / whole.value - share.value) <= 2 * share.slack


def _columns(table: Table) -> Iterator[Relation]:
    """The totals of a column of totals, row by row, and columns that divide a whole."""
    totals = [column for column in table.columns if is_total(column)]
    if len(totals) == 1 and not any(repeats(column) for column in table.columns if column != totals[0]):
        sums: list[tuple[Cell, list[Cell]]] = []
        for row in range(len(table.rows)):
            cells = {column: table.cells[row, column] for column in table.columns if (row, column) in table.cells}
            parts = [cell for column, cell in cells.items() if column != totals[0]]
            if totals[0] in cells and len(parts) == len(table.columns) - 1 > 1 and alike([*cells.values()]):
                sums.append((cells[totals[0]], parts))
        wrong = [one for one in sums if not _fits(*one)]
        if len(wrong) * 2 < len(sums):
            for total, members in wrong:
                yield relation("total", total, [("part", cell) for cell in members])
    if not any(is_total(label) or repeats(label) for label in table.rows):
        for column in table.columns:
            yield from _divided(table, column)


def _divided(table: Table, column: str) -> Iterator[Relation]:
    """A column whose shares are of one whole, each row another part of it."""
    cells = [*table.column(column).values()]
    if len(cells) < _FEWEST_SHARES or any(cell.mention.kind is not Kind.PERCENT for cell in cells):
        return
    named = words(column)
    rest = named - _SHARES - {"of", "the", "in", "total", "all"}
    answers = len(_ANSWERS & words(" ".join(table.rows))) > 1
    divides = (
        bool(rest & _DIVISIBLE and rest <= _DIVISIBLE | _ALL_OF_IT)
        or (not rest and bool(table.around & _DIVISIBLE))
        or answers
    )
    if (named & _SHARES or "%" in column) and divides and sum(cell.value for cell in cells) <= _MOST_SHARED:
        yield relation("split", cells[-1], [("part", cell) for cell in cells])
