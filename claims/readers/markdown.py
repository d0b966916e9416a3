"""Markdown, by pulldown-cmark's events: it tells the byte range of every piece of text."""

import bisect
import datetime
import re
from collections.abc import Iterator
from typing import Any

import pyromark

from claims.document import Link, NoteMark, Quotation, Role
from claims.readers import frontmatter, html, raised
from claims.readers.blocks import Blocks, Content, Plain, Prose, bare_links
from claims.readers.dates import date_line
from claims.readers.furniture import is_byline, is_caption
from claims.readers.html_pieces import pieces

_OPTIONS = (
    pyromark.Options.ENABLE_TABLES
    | pyromark.Options.ENABLE_FOOTNOTES
    | pyromark.Options.ENABLE_STRIKETHROUGH
    | pyromark.Options.ENABLE_TASKLISTS
    | pyromark.Options.ENABLE_GFM
)
_TEMPLATE = re.compile(r"\{\{[<%][^{}\n]*[%>]\}\}|\{%[^{}\n]*%\}|\{/\*[^{}]*\*/\}")  # a site generator's, MDX's comment
_MODULE = re.compile(r"(?:import\s[^.]*['\"]|export\s+(?:const|default|let|function|async)\s)")
_RAISED_TAG, _LOWERED_TAG = re.compile(r"<sup\b", re.IGNORECASE), re.compile(r"</sup\b", re.IGNORECASE)
_BREAK_TAG = re.compile(r"<br\b", re.IGNORECASE)


def read(text: str) -> Content:
    """The blocks of a Markdown text: front matter, headings, paragraphs, list items, table cells, footnotes."""
    return _Reader(text).read()


class _Places:
    """Byte offsets of the UTF-8 form as character offsets: a coarse index, then a short decode."""

    _STEP = 1024

    def __init__(self, text: str, start: int) -> None:
        self._start = start
        self.data = text[start:].encode()
        self._ascii = len(self.data) == len(text) - start
        self._marks = [0]
        if not self._ascii:
            for at in range(start, len(text) - self._STEP, self._STEP):
                self._marks.append(self._marks[-1] + len(text[at : at + self._STEP].encode()))

    def __getitem__(self, offset: int) -> int:
        if self._ascii:
            return self._start + offset
        index = bisect.bisect_right(self._marks, offset) - 1
        within = len(self.data[self._marks[index] : offset].decode())
        return self._start + index * self._STEP + within


class _Reader:
    """One pass over the events; the state is where in the structure the pass stands."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.blocks = Blocks()
        self.links: list[Link] = []
        self.marks: list[NoteMark] = []
        self.quotations: list[Quotation] = []
        self.comments: list[tuple[int, int]] = []
        self.templates = [match.span() for match in _TEMPLATE.finditer(text)]
        self.title: str | None = None
        self.published: datetime.date | None = None
        self.begun = False  # whether a heading or a paragraph came
        self.prose = Prose()
        self.below: Prose | None = None  # the text before what is raised, while that is open
        self.level: int | None = None  # of the heading that is open
        self.items = 0  # how many list items are open
        self.notes: list[str] = []  # labels of the footnotes that are open
        self.marked = 0  # where the last note mark ends
        self.silent = 0  # how many images and code blocks are open
        self.columns: list[str] = []  # headers of the table that is open
        self.header = False
        self.row: str | None = None
        self.cell = -1  # number of the table cell that is open
        self.open_links: list[tuple[dict[str, Any], int | None, int | None]] = []

    def read(self) -> Content:
        start = 1 if self.text.startswith("\ufeff") else 0
        front = frontmatter.read(self.text, start, self.blocks)
        self.title, self.published = front.title, front.published
        self.places = _Places(self.text, front.end)
        for event, span in pyromark.events_with_range(self.text[front.end :], options=_OPTIONS):
            start, end = self.places[span["start"]], self.places[span["end"]]
            if isinstance(event, str):
                self._break(event, start, end)
            else:
                kind, value = next(iter(event.items()))
                getattr(self, f"_{kind.lower()}")(value, start, end)
        self._flush()
        self.blocks.name_lead()
        found = Content(self.blocks.found, self.title, self.published, self.links, self.marks)
        return found._replace(quotations=self.quotations, comments=list(dict.fromkeys(self.comments)))

    # Inline events

    def _break(self, event: str, start: int, end: int) -> None:
        if event == "Rule":
            self._flush()
        elif not self.silent:
            self.prose.replace(" ", start, end)

    def _text(self, words: str, start: int, end: int) -> None:
        if self.silent:
            return
        if not self.text.startswith(words, start) or end - start != len(words):
            self.prose.replace(words, start, end)
        else:
            at = start
            for low, high in self._templates(start, end):
                self.prose.copy(self.text, at, low)
                at = max(at, high)
            self.prose.copy(self.text, at, end)
        self._extend_links(start, end)
        if not self.open_links:
            self.links.extend(bare_links(self.text, start, end))

    def _templates(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """The parts of a stretch that belong to the tags of a site generator."""
        index = bisect.bisect_right(self.templates, start, key=lambda place: place[1])
        while index < len(self.templates) and self.templates[index][0] < end:
            low, high = self.templates[index]
            if self.text.startswith("{/*", low):
                self.comments.append((low, high))
            yield max(low, start), min(high, end)
            index += 1

    def _code(self, words: str, start: int, end: int) -> None:
        if self.silent:
            return
        inner = self.text.find(words, start, end)
        if inner >= 0:
            self.prose.copy(self.text, inner, inner + len(words))
        else:
            self.prose.replace(words, start, end)
        self._extend_links(start, end)

    def _inlinehtml(self, tag: str, start: int, end: int) -> None:
        if self.silent:
            return
        if _BREAK_TAG.match(tag):
            self.prose.replace(" ", start, end)
        elif tag.startswith("<!--"):
            self.comments.append((start, end))
        elif _RAISED_TAG.match(tag) and self.below is None:
            self.below, self.prose = self.prose, Prose()
        elif _LOWERED_TAG.match(tag):
            self._lower()

    def _lower(self) -> None:
        """Go on below the line, where the text is raised above it."""
        if self.below is None:
            return
        inner, self.prose, self.below = self.prose, self.below, None
        if sign := raised.join(self.prose, inner):
            self.marks.append(NoteMark(start=sign.start, end=sign.end, note=sign.note))
            self.marked = sign.end

    def _html(self, markup: str, start: int, end: int) -> None:
        """The lines of a block of HTML are read together when it begins."""

    def _fragment(self, start: int, end: int) -> None:
        """Add what a block of HTML says."""
        page = pieces(self.text, start, end)
        headline = next((piece for piece in page.pieces if piece.context.heading == 1), None)
        if self.title or self.begun:
            headline = None
        html.add(self.blocks, [piece for piece in page.pieces if piece.context.zone < 0], headline)
        self.title = self.title or (headline.text if headline else None)
        self.begun = self.begun or bool(page.pieces)
        self.links.extend(link for _, link in page.links)
        self.marks.extend(mark for _, mark in page.marks)
        self.comments.extend(page.comments)
        self.quotations.extend(html.quotations(page.pieces))

    def _footnotereference(self, label: str, start: int, end: int) -> None:
        self.marks.append(NoteMark(start=start, end=end, note=label))
        self.marked = end

    def _tasklistmarker(self, done: bool, start: int, end: int) -> None:
        """A check box is no text."""

    def _extend_links(self, start: int, end: int) -> None:
        self.open_links = [(link, start if first is None else first, end) for link, first, _ in self.open_links]

    # Structure

    def _start(self, tag: str | dict[str, Any], start: int, end: int) -> None:
        name: str
        value: Any
        name, value = (tag, None) if isinstance(tag, str) else next(iter(tag.items()))
        match name:
            case "Emphasis" | "Strong" | "Strikethrough":
                return
            case "Link":
                self.open_links.append((value, None, None))
                return
            case "Image":
                self.silent += 1
                return
        self._flush()
        match name:
            case "Heading":
                self.level = int(value["level"][1:])
            case "CodeBlock":
                self.silent += 1
            case "HtmlBlock":
                self._fragment(start, end)
            case "Item":
                self.items += 1
            case "FootnoteDefinition":
                self.notes.append(value)
            case "Table":
                self.columns = []
            case "TableHead":
                self.header, self.row, self.cell = True, None, -1
            case "TableRow":
                self.header, self.row, self.cell = False, None, -1
            case "TableCell":
                self.cell += 1

    def _end(self, tag: str | dict[str, Any], start: int, end: int) -> None:
        name = tag if isinstance(tag, str) else next(iter(tag))
        match name:
            case "Emphasis" | "Strong" | "Strikethrough":
                return
            case "Link":
                link, first, last = self.open_links.pop()
                if first is not None and last is not None:
                    self.links.append(Link(start=first, end=last, url=link["dest_url"], title=link["title"] or None))
                return
            case "Image":
                self.silent -= 1
                return
            case "TableCell":
                self._flush_cell()
                return
        self._flush()
        match name:
            case "Heading":
                self.level = None
            case "CodeBlock":
                self.silent -= 1
            case "Item":
                self.items -= 1
            case "FootnoteDefinition":
                self.notes.pop()

    def _flush_cell(self) -> None:
        """Add the cell that is open, under the labels of its row and column."""
        self._lower()
        plain, self.prose = self.prose.trimmed(), Prose()
        if self.header:
            self.columns.append(plain.text)
            self.blocks.add(Role.TABLE, plain)
            return
        column = self.columns[self.cell] if self.cell < len(self.columns) else None
        self.blocks.add(Role.TABLE, plain, row=self.row, column=column or None, end=self.marked)
        if self.cell == 0:
            self.row = plain.text or None

    def _flush(self) -> None:
        """Add the block that is open, if it has any text."""
        self._lower()
        if not self.prose:
            return
        plain, self.prose = self.prose.trimmed(), Prose()
        words, marked = plain.text, self.marked
        if _MODULE.match(words) and not self.items:
            return
        if self.notes:
            self.blocks.add(Role.FOOTNOTE, plain, note=self.notes[-1], end=marked)
        elif self.level is not None:
            self._add_heading(plain, self.level)
        elif self.items:
            self.begun = True
            self.blocks.add(Role.LIST, plain, end=marked)
        elif is_caption(words):
            self.blocks.add(Role.CAPTION, plain, end=marked)
        elif self._opens() and (is_byline(words) or date_line(words)):
            self.blocks.add(Role.META, plain)
        else:
            self.begun = True
            self.blocks.add(Role.BODY, plain, end=marked)

    def _add_heading(self, plain: Plain, level: int) -> None:
        first, self.begun = not self.begun, True
        if level == 1 and plain.text and (plain.text == self.title or (self.title is None and first)):
            self.title = plain.text
            self.blocks.add(Role.TITLE, plain)
        else:
            self.blocks.add(Role.HEADING, plain, level=level, end=self.marked)

    def _opens(self) -> bool:
        """Whether nothing but the title and its like came before."""
        return bool(self.blocks.found) and self.blocks.found[-1].role in (Role.TITLE, Role.META, Role.LEAD)
