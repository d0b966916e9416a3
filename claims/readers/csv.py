"""CSV and TSV (RFC 4180): the cells of one table, each with the labels of its row and its column."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from claims.document import Role
from claims.readers.blocks import Blocks, Content, Plain, Prose
from claims.readers.tables import Cell, Table

_DELIMITERS = ",;\t|"
_HEAD = 10_000  # characters from which the delimiter is told
_QUOTED = re.compile(r'"((?:[^"]|"")*)"[^\S\n\r]*')
_BREAK = re.compile(r"\r\n|\n|\r")


class _Field(NamedTuple):
    """A cell of the file: the row that it is in, and where its text is, quotes left out."""

    row: int
    start: int
    end: int


def read(text: str) -> Content:
    """The blocks of a table in text: one a cell that is not empty, row by row."""
    table = Table()
    placed: list[tuple[Cell, Plain]] = []
    row = -1
    for field in _fields(text, _delimiter(text)):
        if field.row != row:
            row = field.row
            table.next_row()
        plain = _plain(text, field)
        cell = table.next_cell()
        cell.texts.append(" ".join(plain.text.split()))
        placed.append((cell, plain))
    table.label()
    blocks = Blocks()
    for cell, plain in placed:
        blocks.add(Role.TABLE, plain, row=cell.row_label, column=cell.column_label)
    return Content(blocks.found)


def _delimiter(text: str) -> str:
    """The character that parts the cells: the one that the first lines have most of, outside quotes."""
    head = _QUOTED.sub("", text[:_HEAD])
    return max(_DELIMITERS, key=lambda one: (head.count(one), -_DELIMITERS.index(one)))


def _fields(text: str, delimiter: str) -> Iterator[_Field]:
    """The cells of a text in their order; a line without any text is none."""
    bare = re.compile(rf"[^{re.escape(delimiter)}\n\r]*")
    at, row = 1 if text.startswith("\ufeff") else 0, 0
    while at < len(text):
        quoted = _QUOTED.match(text, at)
        follows = quoted.end() if quoted else at
        whole = quoted is not None and (follows == len(text) or text[follows] in (delimiter, "\n", "\r"))
        if quoted is not None and whole:
            yield _Field(row, *quoted.span(1))
            at = follows
        else:
            found = bare.match(text, at)
            assert found is not None  # it may be empty
            yield _Field(row, *found.span())
            at = found.end()
        ended = _BREAK.match(text, at)
        if ended:
            row, at = row + 1, ended.end()
        else:
            at += 1


def _plain(text: str, field: _Field) -> Plain:
    """The text of a cell, in which two quotes stand for one."""
    prose = Prose()
    at = field.start
    for pair in re.finditer('""', text[field.start : field.end]):
        first = field.start + pair.start()
        if text[field.start - 1 : field.start] != '"':
            break
        prose.copy(text, at, first)
        prose.replace('"', first, first + 2)
        at = first + 2
    prose.copy(text, at, field.end)
    return prose.trimmed()
