"""Tables and lists as boards: named rows, and for each column the figure that a row has in it.

A list is a board of one column where each of its items begins with a name and has one figure ("Esk: 412 parks").
"""

import bisect
import itertools
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from claims.claim import Claim, Comparator, Kind
from claims.document import Block, Document, Role
from claims.lexicon import load

# What ends a table: its tag, or where there are none an empty line.
_TABLE_TAG, _ROW_TAG, _EMPTY_LINE = (
    re.compile(pattern, re.IGNORECASE) for pattern in (r"</table\b", r"<t[dhr]\b", r"\n[ \t]*\n")
)
_NUMBERED = re.compile(r"\s*\d{1,2}[.)]\s")
_ORDERED_TAG = re.compile(r"<ol\b[^>]*>\s*(?:<li\b[^>]*>\s*)?(?:<\w+[^>]*>\s*)*$", re.IGNORECASE)
# What ends the name with which an item begins.
_NAME_ENDS = re.compile(r"\s*(?:[:,(–—]|\s-\s)")
_FEWEST, _MOST = 3, 60
_BRACKETED, _LETTERS = re.compile(r"\s*\([^)]*\)"), re.compile(r"[^\W\d_]+")
_ALL = frozenset((*load("placements")["totals"], *load("placements")["rests"]))
# Letters of a short name.
_SHORT = 4
_AHEAD = 80


class Board(NamedTuple):
    """Rows by name, in their order, each with its figures by column, and where the board stands.

    `numbered` says that the rows of a list are numbered, `over` is the text right above it, `section` its heading.
    """

    rows: Mapping[str, Mapping[str, Claim]]
    start: int
    end: int
    section: str | None = None
    over: str = ""
    numbered: bool = False

    @property
    def columns(self) -> Mapping[str, Mapping[str, Claim]]:
        """The figures by column, and in it by row."""
        found: dict[str, dict[str, Claim]] = defaultdict(dict)
        for row, cells in self.rows.items():
            for column, claim in cells.items():
                found[column][row] = claim
        return found


def boards(claims: Sequence[Claim], document: Document) -> Iterator[Board]:
    """The tables and lists of an article whose rows have names and figures."""
    for cells in tables(claims, document.text):
        found = _of_table(cells)
        if _FEWEST <= len(found.rows) <= _MOST:
            yield found
    yield from _lists(claims, document)


def tables(claims: Sequence[Claim], text: str) -> Iterator[list[Claim]]:
    """The claims of each table, in the order of the text."""
    table: list[Claim] = []
    for claim in claims:
        if claim.where.role is not Role.TABLE:
            continue
        if table and _ends(text[table[-1].end : claim.start]):
            yield table
            table = []
        table.append(claim)
    if table:
        yield table


def _ends(between: str) -> bool:
    """Whether a table ends between two of its figures."""
    if _TABLE_TAG.search(between):
        return True
    return not _ROW_TAG.search(between) and _EMPTY_LINE.search(between) is not None


def _of_table(cells: Sequence[Claim]) -> Board:
    """The board that a table is; a row is called by whom its figures are of, else by its label."""
    labelled: dict[str, list[Claim]] = defaultdict(list)
    for claim in cells:
        label = claim.where.row or claim.measures.subject  # a row that begins with its number has no label of its own
        if label and claim.where.column:
            labelled[label].append(claim)
    rows: dict[str, dict[str, Claim]] = {}
    for label, row in labelled.items():
        called = next((claim.measures.subject for claim in row if claim.measures.subject), label)
        figures: dict[str, Claim] = {}
        for claim in row:
            figures.setdefault(claim.where.column or "", claim)
        rows.setdefault(called, figures)
    return Board(rows, cells[0].start, cells[-1].end, cells[0].where.section)


def _lists(claims: Sequence[Claim], document: Document) -> Iterator[Board]:
    starts = [claim.start for claim in claims]
    blocks = document.blocks
    for is_list, group in itertools.groupby(range(len(blocks)), lambda at: blocks[at].role is Role.LIST):
        items = list(group)
        if not is_list or not _FEWEST <= len(items) <= _MOST:
            continue
        rows: dict[str, dict[str, Claim]] = {}
        for at in items:
            block = blocks[at]
            called, behind = _name(block)
            figure = _figure(claims[bisect.bisect_left(starts, behind) : bisect.bisect_left(starts, block.end)])
            if figure is not None and called:
                rows.setdefault(called, {"": figure})
        if len(rows) == len(items):
            first, last = blocks[items[0]], blocks[items[-1]]
            over = blocks[items[0] - 1].text if items[0] else ""
            numbered = all(_is_numbered(document.text, blocks[at]) for at in items) or _is_ordered(document.text, first)
            yield Board(rows, first.start, last.end, first.section, over, numbered)


def _figure(inside: Sequence[Claim]) -> Claim | None:
    """The one figure of an item that is neither a date nor a rank, and no range or bound."""
    found = [claim for claim in inside if claim.quantity.kind not in (Kind.DATE, Kind.RANK)]
    if len(found) != 1 or found[0].quantity.low is None or found[0].quantity.comparator is Comparator.BETWEEN:
        return None
    return found[0]


def _name(block: Block) -> tuple[str, int]:
    """The words with which an item begins, up to a stop, and where that stands in the file."""
    number = _NUMBERED.match(block.text)
    first = number.end() if number else 0
    stop = _NAME_ENDS.search(block.text, first)
    if stop is None:
        return "", block.start
    return block.text[first : stop.start()].strip(), block.source(stop.start(), stop.end())[0]


def _is_numbered(text: str, block: Block) -> bool:
    line = text[text.rfind("\n", 0, block.start) + 1 : block.end]
    return _NUMBERED.match(line) is not None


def _is_ordered(text: str, block: Block) -> bool:
    return _ORDERED_TAG.search(text[max(block.start - _AHEAD, 0) : block.start]) is not None


def names(board: Board) -> Mapping[str, str]:
    """The rows of a board by every name that means one of them: in full, its first or last word, or run together."""
    plain = {row: _BRACKETED.sub("", row).strip() for row in board.rows}
    short: Counter[str] = Counter()
    for name in plain.values():
        words = _LETTERS.findall(name)
        short.update({words[0].lower(), words[-1].lower()} if words else ())
    found: dict[str, str] = {}
    for row, name in plain.items():
        words = _LETTERS.findall(name)
        if not words or is_total_name(name):
            continue
        ends = {word.lower() for word in (words[0], words[-1]) if len(word) >= _SHORT and word[0].isupper()}
        found |= {one: row for one in ends if short[one] == 1}
        found[name.lower()] = row
        if len(words) == 2:  # "fintech" is short for "financial technology"
            found |= {f"{words[0][:cut]}{words[1][:4]}".lower(): row for cut in (2, 3, 4)}
    return found


def is_total_name(name: str) -> bool:
    """Whether a row is called by what all the others are together, or by those that are left."""
    return not _ALL.isdisjoint(_LETTERS.findall(name.lower()))
