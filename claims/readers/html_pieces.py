"""HTML tokens into pieces: one a paragraph, heading, list item, caption or table cell, with what its markup says of it.

No tree is built. A stack of open elements, closed by the rules of the HTML standard that articles depend on, tells
where each stretch of text stands; every step is constant time on average, whatever the nesting.
"""

from dataclasses import dataclass

from claims.readers.html_context import Context, Origin, class_names, is_hidden, note_label, refers_back, vocabulary
from claims.readers.html_page import Page, Piece
from claims.readers.html_prose import Apart, OpenLink, RunningText
from claims.readers.html_tokens import Comment, StartTag, Words, tokens
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


@dataclass(slots=True)
class _Open:
    name: str
    block: bool
    context: Context
    table: Table | None = None
    link: OpenLink | None = None
    apart: Apart | None = None  # its text, where that is kept apart
    alive: bool = True


def pieces(source: str, start: int = 0, end: int | None = None) -> Page:
    """The pieces, links, note marks and metadata of the HTML in characters `start` to `end` of the source."""
    builder = _Builder(source)
    for token in tokens(source, start, end):
        if isinstance(token, Words):
            builder.words(token)
        elif isinstance(token, StartTag):
            builder.open(token)
        elif isinstance(token, Comment):
            builder.page.comments.append((token.start, token.end))
        else:
            builder.close(token.name)
    builder.finish()
    return builder.page


class _Builder:
    def __init__(self, source: str) -> None:
        self.page = Page()
        self.stack: list[_Open] = []
        self.places: dict[str, list[int]] = {}  # of the open elements, by name
        self.blocks: list[int] = []
        self.cells: list[int] = []  # of the open elements that end tags do not reach out of
        self.text = RunningText(source, self.page)
        self.breaks = 0
        self.articles = 0
        self.names = vocabulary()

    @property
    def context(self) -> Context:
        return self.stack[-1].context if self.stack else Context()

    # Text

    def words(self, token: Words) -> None:
        if token.raw and self.page.data and self.page.data[-1][0] == token.start:
            self.page.data[-1] = (token.start, token.end)
        if self.context.silent:
            return
        place = self.places.get("a")
        if self.text.add(token.start, token.end, self.stack[place[-1]].link if place else None):
            self.breaks = 0

    def flush(self) -> None:
        """End the piece that is open."""
        while self.text.apart:
            self.text.join(self.text.apart[-1])
        places = self.places.get("a")
        if places and (link := self.stack[places[-1]].link):
            self.text.end_link(link)
        if not self.text.prose:
            return
        plain, linked, marked = self.text.take()
        if plain.text:
            context = self.stack[self.blocks[-1]].context if self.blocks else Context()
            self.page.pieces.append(Piece(plain, context, linked, max(marked, plain.runs[-1].end)))
            if context.cell:
                context.cell.texts.append(plain.text)
        self.breaks = 0

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
            entry.link = OpenLink(tag.attributes["href"].strip(), tag.attributes.get("title") or None)
            if self._may_be_mark(tag):
                entry.apart = self.text.set_apart(entry.link)
        elif name == "sup" and not parent.silent:
            entry.apart = self.text.set_apart(None)
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
            self.text.space(tag.start, tag.end)

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
        elif name == "blockquote" and (url := attributes.get("cite", "").strip()):
            changes["origin"] = Origin(tag.start, tag.end, url)
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
            changes["zone"] = self.page.add_zone(parent.zone, certain)
        if name in _CONTAINERS or role == "main" or "articlebody" in attributes.get("itemprop", "").lower():
            changes["container"] = self.page.add_container(parent.container)
            self.articles += 1
            if name != "article" or self.articles == 1:
                self.page.void_zones(parent.zone)
        elif name == "h1":
            self.page.void_zones(parent.zone)
        return parent._replace(**changes) if changes else parent  # type: ignore[arg-type]

    def _quotes(self) -> bool:
        return bool(self.places.get("blockquote") or self.places.get("figure"))

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

    # Inline elements

    def _may_be_mark(self, tag: StartTag) -> bool:
        href = tag.attributes["href"].strip()
        role = tag.attributes.get("role", "").lower()
        fragment = href.rpartition("#")[2] if "#" in href else ""
        return not self.context.silent and (
            role in ("doc-noteref", "doc-backlink")
            or (bool(fragment) and (note_label(fragment) is not None or refers_back(fragment)))
        )

    def _end_inline(self, entry: _Open) -> None:
        """End what a link or a superscript began."""
        if entry.apart and not entry.apart.joined:
            self.text.join(entry.apart)
        if entry.link:
            self.text.end_link(entry.link)
            entry.link = None
