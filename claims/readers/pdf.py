"""PDF: the text of its pages as paragraphs and table rows, without what every page repeats at its edges.

A PDF says where glyphs stand and not what a paragraph is: lines are joined by how long they are and how they end. All
offsets are into the text of the pages, one after the other with a form feed between two, and `Content.pages` says where
each begins.
"""

import io
import re
import statistics
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from claims.document import Role
from claims.errors import ReadError
from claims.readers.blocks import Blocks, Content, Prose, bare_links
from claims.readers.furniture import is_caption
from claims.readers.paragraphs import ended

MOST_PAGES = 3_000
MOST_CHARACTERS = 20_000_000
# Lines at each edge of a page that may be its header or footer, and the share of the pages that repeat them.
_EDGE = 2
_REPEATED = 0.3
_FEWEST_REPEATS = 3
# A line this much shorter than the others ends its paragraph where it ends a sentence; a heading is shorter still.
_SHORT = 0.8
_HEADING = 0.7
_LONGEST_HEADING = 100
_LINE = re.compile(r"[^\n\f]+")
_PAGE_NUMBER = re.compile(r"\W*(?:page|p\.)?\s*(?:\d{1,4}|[ivxlc]{1,7})\s*(?:(?:of|/)\s*\d{1,4})?\W*", re.IGNORECASE)
_ITEM = re.compile(r"\s*[•‣◦▪▫●○■]\s*")
_CELL = re.compile(r"[(+−–-]?[$€£¥]?\d[\d.,\u2009\u202f]*\s?%?\)?|[-–—]|n/?a\.?", re.IGNORECASE)
_YEAR = re.compile(r"(?:19|20)\d\d(?:[-–/]\d{2,4})?")
_WORD = re.compile(r"\S+")
_BROKEN = re.compile(r"(?<=[^\W\d_])-\Z")


class _Line(NamedTuple):
    """A line of the text without white space at its ends, and the number of its page."""

    start: int
    end: int
    page: int


class _Row(NamedTuple):
    """A row of a table: where its label is, and its cells."""

    label: tuple[int, int]
    cells: tuple[tuple[int, int], ...]


def read(data: bytes, name: str) -> tuple[str, Content]:
    """The text of a PDF and its blocks. Raises ReadError for one that is damaged, locked, too long or without text."""
    texts, title = _pages(data, name)
    text = "\f".join(texts)
    if not text.strip():
        raise ReadError(f"{name}: no page of this PDF has text (a scan?): run text recognition over it first")
    pages = [0]
    for one in texts[:-1]:
        pages.append(pages[-1] + len(one) + 1)
    lines = _lines(text, pages)
    blocks = Blocks()
    for group in _paragraphs(text, lines):
        _add(blocks, text, group)
    return text, Content(blocks.found, title, None, bare_links(text, 0, len(text)), pages=tuple(pages))


def _pages(data: bytes, name: str) -> tuple[list[str], str | None]:
    """The text of each page, and the title that the file gives itself."""
    from pypdf import PdfReader
    from pypdf.errors import DependencyError, FileNotDecryptedError, PyPdfError

    try:
        reader = PdfReader(io.BytesIO(data))
        if len(reader.pages) > MOST_PAGES:
            raise ReadError(f"{name}: {len(reader.pages):,} pages are more than {MOST_PAGES:,}: split it")
        texts: list[str] = []
        room = MOST_CHARACTERS
        for page in reader.pages:
            texts.append(_clean(page.extract_text()))
            room -= len(texts[-1])
            if room < 0:
                raise ReadError(f"{name}: more than {MOST_CHARACTERS:,} characters of text: split it")
        title = reader.metadata.title if reader.metadata else None
    except ReadError:
        raise
    except (FileNotDecryptedError, DependencyError):
        raise ReadError(f"{name}: this PDF is encrypted: save it without a password") from None
    except (PyPdfError, RecursionError, ValueError, TypeError, KeyError, AttributeError, IndexError, OSError) as error:
        # What a damaged file makes pypdf stumble over is not only its own errors.
        why = " ".join(str(error).split())[:80] or type(error).__name__
        raise ReadError(f"{name}: this PDF is damaged ({why}): save it anew") from None
    return texts, " ".join(str(title).split()) or None if title else None


def _clean(text: str) -> str:
    """A page's text without what no text may hold: NULs, form feeds, halves of surrogate pairs."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").translate({0: " ", 0x0C: " ", 0x0B: " "})
    return text if text.isascii() else text.encode("utf-8", "replace").decode("utf-8")


def _lines(text: str, pages: Sequence[int]) -> list[_Line]:
    """The lines that are no page's header, footer or number."""
    by_page: list[list[_Line]] = []
    for number, start in enumerate(pages):
        stop = pages[number + 1] - 1 if number + 1 < len(pages) else len(text)
        found = []
        for match in _LINE.finditer(text, start, stop):
            bare = match[0].strip()
            if bare:
                first = match.start() + match[0].index(bare[0])
                found.append(_Line(first, first + len(bare), number))
        by_page.append(found)
    edges = [_edges(lines) for lines in by_page]
    counts = Counter(key for page in edges for key in {_shape(text, line) for line in page})
    least = max(_FEWEST_REPEATS, _REPEATED * len(pages))
    furniture = {
        line
        for page in edges
        for line in page
        if counts[_shape(text, line)] >= least
        or (len(pages) > 1 and line in (page[0], page[-1]) and _PAGE_NUMBER.fullmatch(text, line.start, line.end))
    }
    return [line for lines in by_page for line in lines if line not in furniture]


def _edges(lines: list[_Line]) -> list[_Line]:
    return lines if len(lines) <= 2 * _EDGE else [*lines[:_EDGE], *lines[-_EDGE:]]


def _shape(text: str, line: _Line) -> str:
    """A line with its numbers left out, which differ from page to page."""
    return re.sub(r"\d+", "0", text[line.start : line.end])


def _paragraphs(text: str, lines: Sequence[_Line]) -> Iterator[list[_Line]]:
    """The lines in groups that are one paragraph, heading, list item or table row each."""
    width = _width(lines)
    group: list[_Line] = []
    for line in lines:
        if group and _parts(text, group[-1], line, width):
            yield group
            group = []
        group.append(line)
    if group:
        yield group


def _width(lines: Sequence[_Line]) -> float:
    """How long a full line is: what nine in ten lines do not pass."""
    lengths = [line.end - line.start for line in lines]
    return statistics.quantiles(lengths, n=10)[-1] if len(lengths) > 1 else float(lengths[0] if lengths else 0)


def _parts(text: str, one: _Line, other: _Line, width: float) -> bool:
    """Whether a paragraph ends between two lines that follow on one another."""
    before, after = text[one.start : one.end], text[other.start : other.end]
    if _row(text, one) or _row(text, other) or _ITEM.match(after) or is_caption(after):
        return True
    blank = one.page == other.page and text.count("\n", one.end, other.start) > 1
    if blank and (ended(before) or not after[0].islower()):
        return True
    if ended(before):
        return (len(before) < _SHORT * width or one.page != other.page) and not after[0].islower()
    return len(before) < _HEADING * width and len(before) <= _LONGEST_HEADING and after[0].isupper()


def _row(text: str, line: _Line) -> _Row | None:
    """A line as the row of a table: a label, then two cells or more that are numbers; None where it is none."""
    words = [match.span() for match in _WORD.finditer(text, line.start, line.end)]
    first = len(words)
    while first and _CELL.fullmatch(text, *words[first - 1]):
        first -= 1
    cells = words[first:]
    if len(cells) < 2 or not any(text[a:b].strip("-–—").strip() for a, b in cells):
        return None
    label = (line.start, words[first - 1][1]) if first else (line.start, line.start)
    return _Row(label, tuple(cells))


def _add(blocks: Blocks, text: str, group: Sequence[_Line]) -> None:
    """Add one paragraph, heading, item or row to the blocks."""
    row = _row(text, group[0]) if len(group) == 1 else None
    if row is not None:
        _add_row(blocks, text, row)
        return
    prose = Prose()
    item = _ITEM.match(text, group[0].start, group[0].end)
    for at, line in enumerate(group):
        start = item.end() if item and at == 0 else line.start
        last = group[at + 1] if at + 1 < len(group) else None
        broken = last is not None and text[last.start].islower() and _BROKEN.search(text[start : line.end])
        prose.copy(text, start, line.end - 1 if broken else line.end)
        if last is not None and not broken:
            prose.replace(" ", line.end, last.start)
    plain = prose.trimmed()
    alone = len(group) == 1 and len(plain.text) <= _LONGEST_HEADING and not ended(plain.text)
    if item:
        blocks.add(Role.LIST, plain)
    elif is_caption(plain.text):
        blocks.add(Role.CAPTION, plain)
    elif alone and any(map(str.isalpha, plain.text)) and plain.text[:1].isupper():
        blocks.add(Role.HEADING, plain, level=2)
    else:
        blocks.add(Role.BODY, plain)


def _add_row(blocks: Blocks, text: str, row: _Row) -> None:
    """Add the cells of a row; where the rows above it end in one of years, those are its columns."""
    label = text[slice(*row.label)].strip() or None
    columns = _columns(blocks, len(row.cells))
    is_head = all(_YEAR.fullmatch(text, *cell) for cell in row.cells)
    for at, cell in enumerate(row.cells):
        prose = Prose()
        prose.copy(text, *cell)
        column = None if is_head or columns is None else columns[at]
        blocks.add(Role.TABLE, prose.trimmed(), row=label, column=column)


def _columns(blocks: Blocks, width: int) -> list[str] | None:
    """The years over the columns of the table whose rows come last; None where no row of that width gives them."""
    years: list[str] = []
    for block in reversed(blocks.found):
        if block.role is not Role.TABLE:
            break
        if block.column is None and _YEAR.fullmatch(block.text):
            years.append(block.text)
        elif years:
            break
    return years[::-1] if len(years) == width else None
