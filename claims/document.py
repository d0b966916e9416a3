"""An article as read: its original text, and blocks of plain text that know where each character came from.

All public offsets are 0-based Unicode characters into `Document.text`, end exclusive, markup and entities included.
A `Block` holds the readable text of one paragraph, heading, list item or table cell; its `runs` tie that text back to
the file, so that a figure found in the plain text points at the bytes an editor sees.
"""

import bisect
import datetime
from enum import StrEnum
from functools import cached_property
from typing import NamedTuple

from claims.model import Value
from claims.sentences import split


class Role(StrEnum):
    """What a block is in its article."""

    TITLE = "title"
    HEADING = "heading"
    LEAD = "lead"
    BODY = "body"
    LIST = "list"
    TABLE = "table"
    CAPTION = "caption"
    FOOTNOTE = "footnote"
    META = "meta"


class Extent(Value):
    """A stretch of the original text: characters `start` to `end`, end exclusive."""

    start: int
    end: int


class Run(NamedTuple):
    """A piece of a block's plain text and where it stands in the file.

    `at` is its offset in the block's plain text, `start` and `end` its place in the file. Where `end - start` equals
    the length of the piece, the characters correspond one to one; where it does not (an entity, an escape, a folded
    line break), the whole piece stands for the whole stretch.
    """

    at: int
    start: int
    end: int


class Block(Value):
    """One paragraph, heading, list item, table cell, caption or note, as plain text.

    `section` is the text of the nearest heading above, `row` and `column` the labels of a table cell, `note` the label
    of a footnote. `start` and `end` are its place in the file.
    """

    role: Role
    level: int | None = None
    start: int
    end: int
    text: str
    runs: tuple[Run, ...]
    section: str | None = None
    row: str | None = None
    column: str | None = None
    note: str | None = None

    @cached_property
    def sentences(self) -> tuple[tuple[int, int], ...]:
        """The sentences of the plain text, as (start, end) pairs into it."""
        return split(self.text)

    @cached_property
    def _starts(self) -> list[int]:
        return [run.at for run in self.runs]

    def source(self, start: int, end: int) -> tuple[int, int]:
        """The place in the file of characters `start` to `end` of the plain text (which must not be empty)."""
        return self._origin(start)[0], self._origin(end - 1)[1]

    def _origin(self, offset: int) -> tuple[int, int]:
        index = bisect.bisect_right(self._starts, offset) - 1
        run = self.runs[index]
        after = self.runs[index + 1].at if index + 1 < len(self.runs) else len(self.text)
        if run.end - run.start == after - run.at:
            place = run.start + offset - run.at
            return place, place + 1
        return run.start, run.end


class Link(Value):
    """A link of the article: the place of its text in the file, and where it leads."""

    start: int
    end: int
    url: str
    title: str | None = None


class Quotation(Value):
    """A quotation whose markup says where it comes from: its place in the file, the address, the tag that has it."""

    start: int
    end: int
    url: str
    tag: Extent


class NoteMark(Value):
    """A mark in the text ("[^3]") that refers to the footnote with that label."""

    start: int
    end: int
    note: str


class Document(Value):
    """An article as read.

    `name` is what messages call it, `format` the reader's name, `sha256` the hash of the bytes. `text` is the file's
    text, decoded and otherwise untouched (for PDF and DOCX: the text taken out of it). `pages` is where each page of it
    begins, in order; empty for what has none. `comments` are what readers of the article do not see, marks included.
    """

    name: str
    format: str
    sha256: str
    text: str
    title: str | None = None
    published: datetime.date | None = None
    blocks: tuple[Block, ...] = ()
    links: tuple[Link, ...] = ()
    marks: tuple[NoteMark, ...] = ()
    quotations: tuple[Quotation, ...] = ()
    comments: tuple[Extent, ...] = ()
    pages: tuple[int, ...] = ()

    def page(self, offset: int) -> int | None:
        """The number of the page, counted from 1, on which a character of the text stands; None without pages."""
        return bisect.bisect_right(self.pages, offset) or None

    @cached_property
    def words(self) -> int:
        """How many words the readable text has."""
        return sum(len(block.text.split()) for block in self.blocks)
