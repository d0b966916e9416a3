"""HTML tokens into pieces: one a paragraph, heading, list item, caption or table cell, with what its markup says of it.

No tree is built. A stack of open elements, closed by the rules of the HTML standard that articles depend on, tells
where each stretch of text stands; every step is constant time on average, whatever the nesting.
"""

import re
from dataclasses import dataclass, field
from typing import NamedTuple

from claims.document import Link, NoteMark
from claims.readers.blocks import Plain, Prose
from claims.readers.html_context import Context, class_names, is_hidden, note_label, refers_back, vocabulary
from claims.readers.html_tokens import StartTag, Words, references, tokens
from claims.readers.tables import Table

_PARTS = ("lead", "byline", "date")
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_CLOSES = {  # a start tag closes what is open of these, as far as the nearest of the elements after it
    "li": (("li",), ("ul", "ol", "menu", "dir")),
    "dt": (("dt", "dd"), ("dl",)),
    "dd": (("dt", "dd"), ("dl",)),
    "tr": (("tr", "caption"), ("table",)),
    "td": (("td", "th"), ("table", "tr")),
    "th": (("td", "th"), ("table", "tr")),
    "thead": (("caption", "thead", "tbody", "tfoot"), ("table",)),
    "tbody": (("caption", "thead", "tbody", "tfoot"), ("table",)),
    "tfoot": (("caption", "thead", "tbody", "tfoot"), ("table",)),
    "a": (("a",), ("table", "td", "th")),
    "option": (("option",), ("select",)),
}
_TABLE_PARTS = frozenset(("tr", "td", "th", "thead", "tbody", "tfoot", "caption"))
_IN_TABLE = _TABLE_PARTS | {"col", "colgroup"}
_CONTAINERS = frozenset(("article", "main"))
_DEEPEST = 20
_MOST_SWAPS = 2  # a link in a superscript, or the other way round
_UNSETTLED = re.compile(r"[ \t\n\f\r]{2,}|[\t\n\f\r]")
_BLANK = " \t\n\f\r"
_MARK = re.compile(r"[\[(]?[\w*†‡§]{1,4}(?:[,–-]\d{1,3})*[\])]?|[↩↑⏎^].{0,2}")
_SUPERSCRIPTS = dict(zip("0123456789+-−", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻", strict=True))
_NOTE_SIGN = re.compile(r"[\[(]?(\d{1,3}|[*†‡§a-z])(?:[,\s–-]+\d{1,3})*[\])]?")
_POWER = re.compile(r"[-+−]?\d{1,3}")
_BASE = re.compile(r"(?:(?<![\d.,])10|(?<![A-Za-z])(?:[kcmdμµ]?m|km|mi|ft|in|yd|s|sec|h|hr|ha))$")


class Piece(NamedTuple):
    """Text that belongs together, the context that it stands in, how many of its characters are link text, and its end.

    The end is that of a note mark, where one follows the text.
    """

    plain: Plain
    context: Context
    linked: int
    end: int

    @property
    def text(self) -> str:
        """What the piece says."""
        return self.plain.text


class Container(NamedTuple):
    """An <article>, <main> or the like, and the one around it."""

    parent: int
    depth: int


@dataclass(slots=True)
class Zone:
    """An element that seems to hold what surrounds an article; `void` once the article turns out to be inside it."""

    parent: int
    depth: int
    certain: bool
    void: bool = False


@dataclass(slots=True)
class Page:
    """Everything found in a page's markup; links and marks with the number of the piece that they stand in."""

    pieces: list[Piece] = field(default_factory=list)
    links: list[tuple[int, Link]] = field(default_factory=list)
    marks: list[tuple[int, NoteMark]] = field(default_factory=list)
    containers: list["Container"] = field(default_factory=list)
    zones: list["Zone"] = field(default_factory=list)
    metas: list[tuple[str, str]] = field(default_factory=list)  # <meta>: name or property in lower case, content
    times: list[tuple[int, str]] = field(default_factory=list)  # <time>: place, datetime
    data: list[tuple[int, int]] = field(default_factory=list)  # JSON-LD: places of the scripts' contents
    tags: int = 0
    depth: int = 0


@dataclass(slots=True)
class _Open:
    name: str
    block: bool
    context: Context
    table: Table | None = None
    link: "_OpenLink | None" = None
    before: Prose | None = None  # the prose before it, where its own is kept apart
    alive: bool = True


@dataclass(slots=True)
class _OpenLink:
    url: str
    title: str | None
    first: int | None = None
    last: int = 0


def pieces(source: str, start: int = 0, end: int | None = None) -> Page:
    """The pieces, links, note marks and metadata of the HTML in characters `start` to `end` of the source."""
    builder = _Builder(source)
    for token in tokens(source, start, end):
        if isinstance(token, Words):
            builder.words(token)
        elif isinstance(token, StartTag):
            builder.open(token)
        else:
            builder.close(token.name)
    builder.finish()
    return builder.page


class _Builder:
    def __init__(self, source: str) -> None:
        self.source = source
        self.page = Page()
        self.stack: list[_Open] = []
        self.places: dict[str, list[int]] = {}  # of the open elements, by name
        self.blocks: list[int] = []
        self.cells: list[int] = []  # of the open elements that end tags do not reach out of
        self.prose = Prose()
        self.linked = 0
        self.marked = 0  # where the last note mark of the piece ends
        self.breaks = 0
        self.swaps: list[_Open] = []  # the open elements whose text is kept apart until they end
        self.articles = 0
        self.names = vocabulary()

    @property
    def context(self) -> Context:
        return self.stack[-1].context if self.stack else Context()

    # Text

    def words(self, token: Words) -> None:
        if token.raw and self.page.data and self.page.data[-1][0] == token.start:
            self.page.data[-1] = (token.start, token.end)
        context = self.context
        if context.silent:
            return
        start, end = token.start, token.end
        if self.source[start:end].strip(_BLANK):
            self.breaks = 0
        elif not self.prose:
            return
        before = len(self.prose)
        at = start
        for low, high, meaning in references(self.source, start, end):
            self._settle(at, low)
            if meaning in _BLANK:
                self._space(low, high)
            else:
                self.prose.replace(meaning, low, high)
            at = high
        self._settle(at, end)
        self._note_link(start, end, len(self.prose) - before)

    def _settle(self, start: int, end: int) -> None:
        """Add text without references, its white space collapsed."""
        at = start
        for match in _UNSETTLED.finditer(self.source, start, end):
            self._verbatim(at, match.start())
            self._space(match.start(), match.end())
            at = match.end()
        self._verbatim(at, end)

    def _verbatim(self, start: int, end: int) -> None:
        if start < end and self.source[start] == " " and self.prose.spaced:
            start += 1
        self.prose.copy(self.source, start, end)

    def _space(self, start: int, end: int) -> None:
        if not self.prose.spaced:
            self.prose.replace(" ", start, end)

    def _note_link(self, start: int, end: int, letters: int) -> None:
        place = self.places.get("a")
        link = self.stack[place[-1]].link if place else None
        if link and self.source[start:end].strip(_BLANK):
            bare = self.source[start:end]
            low = start + len(bare) - len(bare.lstrip(_BLANK))
            link.first = low if link.first is None else link.first
            link.last = start + len(bare.rstrip(_BLANK))
            self.linked += letters

    def flush(self) -> None:
        """End the piece that is open."""
        while self.swaps:
            self._unswap(self.swaps[-1])
        places = self.places.get("a")
        if places and (link := self.stack[places[-1]].link):
            self._add_link(link)
        if not self.prose:
            return
        plain = self.prose.trimmed()
        if plain.text:
            context = self.stack[self.blocks[-1]].context if self.blocks else Context()
            self.page.pieces.append(Piece(plain, context, self.linked, max(self.marked, plain.runs[-1].end)))
            if context.cell:
                context.cell.texts.append(plain.text)
        self.prose, self.linked, self.marked, self.breaks = Prose(), 0, 0, 0

    def finish(self) -> None:
        self._pop(0)
        self.flush()

    # Elements

    def open(self, tag: StartTag) -> None:
        name = tag.name
        self.page.tags += 1
        if name == "image":
            name = "img"
        block = name in self.names.block
        if self.context.silent and name in self.names.void:
            return
        if name == "br":
            self._break(tag)
            return
        if name == "meta":
            self._meta(tag)
        if name == "hr":
            self.flush()
        if name in self.names.void:
            return
        self._close_implied(name, block)
        if block:
            self.flush()
        parent = self.context
        entry = _Open(name, block, self._inside(tag, parent))
        self._enter_table(entry, tag)
        if name == "a" and "href" in tag.attributes:
            entry.link = _OpenLink(tag.attributes["href"].strip(), tag.attributes.get("title") or None)
            if self._may_be_mark(tag):
                self._swap(entry)
        elif name == "sup" and not parent.silent:
            self._swap(entry)
        elif name == "time" and tag.attributes.get("datetime") and entry.context.zone < 0:
            self.page.times.append((tag.start, tag.attributes["datetime"]))
        elif name == "script" and tag.attributes.get("type", "").lower().strip() == "application/ld+json":
            self.page.data.append((tag.end, tag.end))
        place = len(self.stack)
        self.stack.append(entry)
        self.page.depth = max(self.page.depth, place + 1)
        self.places.setdefault(name, []).append(place)
        if block:
            self.blocks.append(place)
        if name in ("td", "th", "caption", "table"):
            self.cells.append(place)

    def close(self, name: str) -> None:
        if name == "br":
            return
        places = self.places.get(name)
        if name == "p" and not places:
            self.flush()  # an empty paragraph, to a browser
        if not places or name in ("body", "html"):
            return
        place = places[-1]
        fence = self.cells[-1] if self.cells else -1
        if name in _TABLE_PARTS:
            tables = self.places.get("table")
            fence = tables[-1] if tables else -1
        if name != "table" and place < fence:
            return
        if not self.stack[place].block and self.blocks and self.blocks[-1] > place:
            entry = self.stack[place]  # an inline element across blocks: end what it does and leave the blocks open
            self._end_inline(entry)
            entry.alive = False
            places.pop()
            return
        self._pop(place)

    def _close_implied(self, name: str, block: bool) -> None:
        """Close what the start tag of `name` closes."""
        if block and name not in _IN_TABLE and self.places.get("p"):
            self._close_nearest(("p",), ("table", "td", "th", "caption", "li", "div"))
        if name in _HEADINGS and self.stack and self.stack[-1].name in _HEADINGS:
            self._pop(len(self.stack) - 1)
        if name in _CLOSES:
            self._close_nearest(*_CLOSES[name])

    def _close_nearest(self, names: tuple[str, ...], fences: tuple[str, ...]) -> None:
        if self.stack and self.stack[-1].name in names:
            self._pop(len(self.stack) - 1)
            return
        place = self._nearest(names)
        if place > self._nearest(fences):
            self.close(self.stack[place].name)

    def _nearest(self, names: tuple[str, ...]) -> int:
        """The place of the innermost open element of these names; -1 where none is open."""
        return max([places[-1] for name in names if (places := self.places.get(name))], default=-1)

    def _pop(self, place: int) -> None:
        """Close the element at `place` and everything inside it."""
        while len(self.stack) > place:
            entry = self.stack[-1]
            if entry.alive:
                if entry.block:
                    self.flush()
                    self.blocks.pop()
                    if entry.table and entry.name == "table":
                        entry.table.label()
                else:
                    self._end_inline(entry)
                self.places[entry.name].pop()
                if entry.name in ("td", "th", "caption", "table"):
                    self.cells.pop()
            self.stack.pop()

    def _break(self, tag: StartTag) -> None:
        self.breaks += 1
        if self.breaks > 1:
            self.flush()
        else:
            self._space(tag.start, tag.end)

    def _meta(self, tag: StartTag) -> None:
        name = tag.attributes.get("property") or tag.attributes.get("name") or tag.attributes.get("itemprop")
        content = tag.attributes.get("content")
        if name and content:
            self.page.metas.append((name.strip().lower(), content.strip()))

    # What markup means

    def _inside(self, tag: StartTag, parent: Context) -> Context:
        """The context of the text inside an element."""
        if parent.silent:
            return parent
        name, attributes = tag.name, tag.attributes
        kind = self.names
        if not attributes and name in kind.plain:
            return parent
        changes: dict[str, object] = {}
        if name in kind.silent:
            return parent._replace(silent=True)
        if name == "title":
            return Context(page_title=True)
        if attributes and is_hidden(attributes):
            return parent._replace(silent=True)
        if name in _HEADINGS:
            changes["heading"] = _HEADINGS[name]
        elif name in ("li", "dt", "dd"):
            changes["item"] = True
        elif name in ("figcaption", "caption"):
            changes["caption"] = True
        elif name == "address" and parent.heading is None:
            changes["part"] = "byline"
        role = attributes.get("role", "").lower()
        names = class_names(attributes) if attributes else frozenset()
        notes = role in ("doc-endnotes", "doc-footnote", "doc-endnote") or not names.isdisjoint(kind.footnote)
        if label := note_label(attributes.get("id", "")) if name in kind.note_holders else None:
            changes["note"], notes = label, True
        if not names.isdisjoint(kind.caption):
            changes["caption"] = True
        if attributes and name in self.names.block:
            part = next((part for part in _PARTS if not names.isdisjoint(getattr(kind, part))), None)
            changes["part"] = part or changes.get("part", parent.part)
        certain = (name in kind.zones or role in kind.zone_roles) and not (name == "footer" and self._quotes())
        likely = (
            name in ("header", "form")
            or not names.isdisjoint(kind.furniture)
            or not names.isdisjoint(kind.furniture_names)
        )
        if not notes and (
            certain or (likely and name in self.names.block and name not in ("html", "body", "article", "main"))
        ):
            changes["zone"] = self._zone(parent.zone, certain)
        if name in _CONTAINERS or role == "main" or "articlebody" in attributes.get("itemprop", "").lower():
            changes["container"] = self._container(parent.container)
            self.articles += 1
            if name != "article" or self.articles == 1:
                self._void_zones(parent.zone)
        elif name == "h1":
            self._void_zones(parent.zone)
        return parent._replace(**changes) if changes else parent  # type: ignore[arg-type]

    def _zone(self, parent: int, certain: bool) -> int:
        depth = self.page.zones[parent].depth + 1 if parent >= 0 else 0
        if depth > _DEEPEST:
            return parent
        self.page.zones.append(Zone(parent, depth, certain))
        return len(self.page.zones) - 1

    def _void_zones(self, zone: int) -> None:
        """The article is in here: what only seemed to surround it does not."""
        while zone >= 0:
            self.page.zones[zone].void = not self.page.zones[zone].certain
            zone = self.page.zones[zone].parent

    def _quotes(self) -> bool:
        return bool(self.places.get("blockquote") or self.places.get("figure"))

    def _container(self, parent: int) -> int:
        depth = self.page.containers[parent].depth + 1 if parent >= 0 else 0
        if depth > _DEEPEST:
            return parent
        self.page.containers.append(Container(parent, depth))
        return len(self.page.containers) - 1

    def _enter_table(self, entry: _Open, tag: StartTag) -> None:
        """Keep count of tables, rows and cells."""
        name = entry.name
        tables = self.places.get("table")
        table = self.stack[tables[-1]].table if tables else None
        if name == "table":
            layout = tag.attributes.get("role", "").lower() in ("presentation", "none")
            if table:
                table.layout = True
            entry.table = Table(layout=layout)
            entry.context = entry.context._replace(cell=None)
        elif table and name == "tr":
            table.next_row(in_head=bool(self.places.get("thead")) and self.places["thead"][-1] > (tables or [-1])[-1])
        elif table and name in ("td", "th"):
            cell = table.next_cell(name == "th", tag.attributes)
            entry.context = entry.context._replace(cell=cell)
        elif table and name in _HEADINGS and self.context.cell:
            table.layout = True

    # Note marks and superscripts

    def _may_be_mark(self, tag: StartTag) -> bool:
        href = tag.attributes["href"].strip()
        role = tag.attributes.get("role", "").lower()
        fragment = href.rpartition("#")[2] if "#" in href else ""
        return not self.context.silent and (
            role in ("doc-noteref", "doc-backlink")
            or (bool(fragment) and (note_label(fragment) is not None or refers_back(fragment)))
        )

    def _swap(self, entry: _Open) -> None:
        """Keep the text of an element apart until it ends."""
        if len(self.swaps) < _MOST_SWAPS:
            entry.before, self.prose = self.prose, Prose()
            self.swaps.append(entry)

    def _end_inline(self, entry: _Open) -> None:
        """End what a link or a superscript began."""
        if entry.before is not None:
            self._unswap(entry)
        if entry.link:
            self._add_link(entry.link)
            entry.link = None

    def _unswap(self, entry: _Open) -> None:
        """Join the text that was kept apart to the text before it, or take it for the mark of a note."""
        self.swaps.pop()
        inner = self.prose
        self.prose, entry.before = entry.before or Prose(), None
        words, runs = inner.trimmed()
        if not words:
            return
        if entry.link:
            label = note_label(entry.link.url.rpartition("#")[2])
            if not _MARK.fullmatch(words):
                self.prose.extend(inner)
            else:
                entry.link.first = None
                if label:
                    self._mark(runs[0].start, runs[-1].end, label)
        elif _POWER.fullmatch(words) and _BASE.search(self.prose.tail(8)):
            for run, after in zip(runs, (*(run.at for run in runs[1:]), len(words)), strict=True):
                raised = "".join(_SUPERSCRIPTS.get(character, character) for character in words[run.at : after])
                self.prose.replace(raised, run.start, run.end)
        elif (sign := _NOTE_SIGN.fullmatch(words)) and self.prose:
            self._mark(runs[0].start, runs[-1].end, sign[1])
        else:
            self.prose.extend(inner)

    def _mark(self, start: int, end: int, note: str) -> None:
        self.page.marks.append((len(self.page.pieces), NoteMark(start=start, end=end, note=note)))
        self.marked = end

    def _add_link(self, link: _OpenLink) -> None:
        if link.first is not None and link.url and not link.url.startswith("#"):
            found = Link(start=link.first, end=link.last, url=link.url, title=link.title)
            self.page.links.append((len(self.page.pieces), found))
        link.first = None
