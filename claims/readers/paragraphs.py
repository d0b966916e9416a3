"""Lines of a plain text into paragraphs: between blank lines, items of a list, cells of a table, the lines on top.

Only the shape of the lines tells; every character that is not white space belongs to a paragraph.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from claims.readers.dates import date_line
from claims.readers.furniture import is_byline
from claims.readers.tables import Cell, Table

_BREAKS = re.compile(r"\r\n|\n|\r")
_ITEM = re.compile(r"[^\S\n\r]*(?:([•‣◦▪▫●○■–—*+-])[^\S\n\r]+|\(?(?:\d{1,3}|[a-zA-Z])[.)][^\S\n\r]+)(?=\S)")
_ENDED = re.compile(r"""[.!?;:,…。！？]["'”’»›)\]]*(?:\[[\w*†]{1,3}\])*\Z""")

# A heading is shorter than this, a line of hard-wrapped text as well; a longer line is a paragraph of its own.
LONGEST_HEADING = 100
_LONGEST_WRAPPED = 120
_SHORTEST_WRAPPED = 50
_LONGEST_CELL = 120
_MOST_ON_TOP = 6  # lines
_TAIL = 16  # characters in which a paragraph says that it ends


class _Line(NamedTuple):
    start: int
    end: int
    indent: int
    tabs: int


class Paragraph(NamedTuple):
    """Lines that belong together; `alone` where they stand like a heading: between blank lines, or over a long one.

    `item` is where the text of a list item begins, `cell` the table cell that it is, `top`: a line under the headline.
    """

    start: int
    end: int
    lines: int
    alone: bool
    item: int | None = None
    cell: Cell | None = None
    top: bool = False


def ended(text: str) -> bool:
    """Whether a line ends as a sentence does, and not as a heading."""
    return _ENDED.search(text[-_TAIL:]) is not None


def paragraphs(text: str, offset: int) -> Iterator[Paragraph]:
    """The paragraphs of the text from `offset`; where one starts and ends there is no white space."""
    chunks = list(_chunks(text, offset))
    written = sum(line.end - line.start for chunk in chunks for line in chunk)
    long = sum(line.end - line.start for chunk in chunks for line in chunk if line.end - line.start > _LONGEST_WRAPPED)
    wrapped = 2 * long < written
    for number, chunk in enumerate(chunks):
        top = _top(text, chunk) if number == 0 else 0
        for index, line in enumerate(chunk[:top]):
            yield Paragraph(line.start, line.end, 1, alone=index == 0, top=index > 0)
        for tabs, group in groupby(_by_tabs(text, chunk[top:]), key=lambda found: found[0]):
            lines = [line for _, line in group]
            yield from _cells(text, lines) if tabs else _divide(text, lines, wrapped)


def _chunks(text: str, offset: int) -> Iterator[list[_Line]]:
    """Groups of lines between blank lines."""
    chunk: list[_Line] = []
    at = offset
    for match in _BREAKS.finditer(text, offset):
        line = _line(text, at, match.start())
        at = match.end()
        if line:
            chunk.append(line)
        elif chunk:
            yield chunk
            chunk = []
    line = _line(text, at, len(text))
    if line:
        chunk.append(line)
    if chunk:
        yield chunk


def _line(text: str, start: int, end: int) -> _Line | None:
    line = text[start:end]
    bare = line.lstrip()
    if not bare:
        return None
    indent = len(line) - len(bare)
    return _Line(start + indent, start + indent + len(bare.rstrip()), indent, line.count("\t"))


def _top(text: str, chunk: Sequence[_Line]) -> int:
    """How many lines on top of a file are a headline with its by-line or date under it, each on a line of its own."""
    top = 0
    for index, line in enumerate(chunk[:_MOST_ON_TOP]):
        words = text[line.start : line.end]
        about = is_byline(words) or date_line(words) is not None
        if len(words) > LONGEST_HEADING or (not about and ended(words)) or (about and index == 0):
            break
        top = index + 1 if about else top
    return top


# Tables whose cells stand between tabs.


def _by_tabs(text: str, lines: Sequence[_Line]) -> Iterator[tuple[int, _Line]]:
    """The lines, each with the tabs that it shares with its neighbours in a table; none where it is in no table."""
    for tabs, group in groupby(lines, key=lambda line: line.tabs):
        run = list(group)
        table = tabs if tabs and _is_table(text, run) else 0
        yield from ((table, line) for line in run)


def _is_table(text: str, lines: Sequence[_Line]) -> bool:
    """Whether lines with as many tabs each are the rows of a table, and not a list, or indented."""
    if len(lines) < 2 or all(line.tabs == 1 and _ITEM.match(text, line.start, line.end) for line in lines):
        return False
    rows = [_split(text, line) for line in lines]
    short = all(end - start <= _LONGEST_CELL for row in rows for start, end in row)
    return short and all(sum(start < end for start, end in row) > 1 for row in rows[1:])


def _split(text: str, line: _Line) -> list[tuple[int, int]]:
    """Where the cells of a row start and end; an empty one has no extent."""
    cells = []
    start = line.start - line.indent
    for part in text[start : line.end].split("\t"):
        low = start + len(part) - len(part.lstrip())
        cells.append((low, max(low, start + len(part.rstrip()))))
        start += len(part) + 1
    return cells


def _cells(text: str, lines: Sequence[_Line]) -> Iterator[Paragraph]:
    """The cells of a table that are not empty, row by row, with their labels."""
    table = Table()
    found = []
    for line in lines:
        table.next_row()
        for start, end in _split(text, line):
            cell = table.next_cell()
            if start < end:
                cell.texts.append(text[start:end])
                found.append(Paragraph(start, end, 1, alone=False, cell=cell))
    table.label()
    yield from found


# Paragraphs and lists.


def _divide(text: str, chunk: Sequence[_Line], wrapped: bool) -> Iterator[Paragraph]:
    """The paragraphs of one chunk: list items apart, every line by itself where the file does not wrap its lines."""
    groups: list[tuple[list[_Line], int | None]] = []
    for line in chunk:
        item = _ITEM.match(text, line.start, line.end)
        group, inside = groups[-1] if groups else ([], None)
        previous = text[group[-1].start : group[-1].end] if group else ""
        if item and (item[1] or not group or inside is not None or ended(previous)):
            groups.append(([line], item.end()))
        elif not group:
            groups.append(([line], None))
        elif inside is not None:
            unfinished = len(previous) >= _SHORTEST_WRAPPED and not ended(previous) and text[line.start].islower()
            continues = line.indent > group[0].indent or unfinished
            groups[-1][0].append(line) if continues else groups.append(([line], None))
        elif wrapped:
            groups[-1][0].append(line)
        else:
            groups.append(([line], None))
    for index, (group, inside) in enumerate(groups):
        following = groups[index + 1][0] if index + 1 < len(groups) else []
        over = not wrapped and bool(following) and following[0].end - following[0].start > _LONGEST_WRAPPED
        yield Paragraph(group[0].start, group[-1].end, len(group), len(groups) == 1 or over, inside)
