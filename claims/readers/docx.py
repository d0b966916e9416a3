"""DOCX: the paragraphs, lists and tables of a Word document, in their order.

All offsets are into the text that is taken out: paragraphs with an empty line between two, the cells of a table's row
with a tab between two.
"""

import io
import re
import zipfile
from collections import Counter
from typing import TYPE_CHECKING, Any, NamedTuple

from claims.document import Role
from claims.errors import ReadError
from claims.readers.blocks import Blocks, Content, Plain, Prose, bare_links
from claims.readers.furniture import is_caption
from claims.readers.tables import Cell, Table

if TYPE_CHECKING:
    from docx.table import Table as WordTable

MOST_BYTES = 200_000_000
MOST_PARTS = 10_000
_HEADING = re.compile(r"heading (\d)", re.IGNORECASE)


class _Part(NamedTuple):
    """A block to be: what it is, and where its text stands."""

    role: Role
    start: int
    end: int
    level: int | None = None
    row: str | None = None
    column: str | None = None


class _Text:
    """The text under construction."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._length = 0

    def add(self, piece: str, after: str) -> tuple[int, int]:
        """Where the piece stands, which `after` follows."""
        start = self._length
        self._pieces += (piece, after)
        self._length += len(piece) + len(after)
        return start, start + len(piece)

    def whole(self) -> str:
        return "".join(self._pieces)


def read(data: bytes, name: str) -> tuple[str, Content]:
    """The text of a DOCX and its blocks. Raises ReadError for one that is damaged, too large or without text."""
    import docx
    from docx.table import Table as WordTable

    _refuse_bomb(data, name)
    text, blocks = _Text(), Blocks()
    title: str | None = None
    parts: list[_Part] = []
    try:
        document = docx.Document(io.BytesIO(data))
        for part in document.iter_inner_content():
            if isinstance(part, WordTable):
                parts += _cells(part, text)
                continue
            words = _clean(part.text)
            style = (part.style.name or "") if part.style else ""
            role, level = _role(style, words)
            if words.strip():
                parts.append(_Part(role, *text.add(words, "\n\n"), level=level))
                title = title or (" ".join(words.split()) if role is Role.TITLE else None)
        title = title or " ".join(document.core_properties.title.split()) or None
    except ReadError:
        raise
    except Exception as error:  # python-docx and lxml raise whatever a damaged part makes them stumble over
        why = " ".join(str(error).split())[:80] or type(error).__name__
        raise ReadError(f"{name}: this DOCX is damaged ({why}): save it anew") from None
    whole = text.whole()
    if not whole.strip():
        raise ReadError(f"{name}: this DOCX has no text: there is nothing to check")
    for one in parts:
        blocks.add(one.role, _plain(whole, one.start, one.end), level=one.level, row=one.row, column=one.column)
    blocks.name_lead()
    return whole, Content(blocks.found, title, None, bare_links(whole, 0, len(whole)))


def _refuse_bomb(data: bytes, name: str) -> None:
    """Raise ReadError for an archive that is none, or that would unpack to too much."""
    try:
        parts = zipfile.ZipFile(io.BytesIO(data)).infolist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
        raise ReadError(f"{name}: this DOCX is damaged ({error}): save it anew") from None
    size = sum(part.file_size for part in parts)
    if size > MOST_BYTES or len(parts) > MOST_PARTS:
        raise ReadError(
            f"{name}: unpacks to {size / 1e6:,.0f} MB in {len(parts):,} parts, more than the "
            f"{MOST_BYTES / 1e6:,.0f} MB in {MOST_PARTS:,} that may be: is it a Word document?"
        )
    if "word/document.xml" not in {part.filename for part in parts}:
        raise ReadError(f"{name}: is a zip archive and no Word document: unpack it first")


def _clean(text: str) -> str:
    """Text without what no text may hold: NULs, halves of surrogate pairs."""
    text = text.replace("\0", " ")
    return text if text.isascii() else text.encode("utf-8", "replace").decode("utf-8")


def _role(style: str, words: str) -> tuple[Role, int | None]:
    """What a paragraph is by the name of its style."""
    heading = _HEADING.match(style)
    if heading:
        return Role.HEADING, int(heading[1])
    lower = style.lower()
    if lower == "title":
        return Role.TITLE, None
    if lower.startswith("list"):
        return Role.LIST, None
    if lower == "caption" or is_caption(words):
        return Role.CAPTION, None
    return Role.BODY, None


def _cells(table: "WordTable", text: _Text) -> list[_Part]:
    """The cells of a table with their labels; a merged cell is one, where it first stands."""
    rows = [[cell._tc for cell in row.cells] for row in table.rows]
    height = Counter(tc for row in rows for tc in set(row))
    grid = Table()
    done: set[Any] = set()
    placed: list[tuple[Cell, tuple[int, int]]] = []
    for row, elements in zip(table.rows, rows, strict=True):
        grid.next_row()
        for cell, tc in zip(row.cells, elements, strict=True):
            if tc in done:
                continue
            done.add(tc)
            words = " ".join(_clean(cell.text).split())
            spans = {"colspan": str(elements.count(tc)), "rowspan": str(height[tc])}
            made = grid.next_cell(attributes=spans)
            made.texts.append(words)
            placed.append((made, text.add(words, "\t")))
        text.add("", "\n")
    text.add("", "\n")
    grid.label()
    return [
        _Part(Role.TABLE, *place, row=cell.row_label, column=cell.column_label) for cell, place in placed if cell.text
    ]


def _plain(text: str, start: int, end: int) -> Plain:
    prose = Prose()
    prose.copy(text, start, end)
    return prose.trimmed()
