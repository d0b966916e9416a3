"""HTML: the article of a page, with exact places in its source.

Tokens give pieces, pieces are chosen, and the markup around each says what role it has.
"""

import datetime
import re
from collections.abc import Iterator, Sequence
from functools import cache

from claims import lexicon
from claims.document import Extent, Quotation, Role
from claims.readers.blocks import Blocks, Content
from claims.readers.dates import date_line, find_date
from claims.readers.furniture import is_byline, is_caption
from claims.readers.html_main import choose
from claims.readers.html_page import Page, Piece
from claims.readers.html_pieces import pieces

_DATE_PUBLISHED = re.compile(r'"datePublished"\s*:\s*"([^"]{8,40})"')
_SEPARATOR = re.compile(r"\s+(?:[|·•»:—–-]|::)\s+")
_LONGEST_PART = 200
_LONGEST_SITE = 5  # words


def read(text: str) -> Content:
    """The blocks of a page: its title, headline, byline, main text, lists, tables, captions and footnotes."""
    page = pieces(text, 1 if text.startswith("\ufeff") else 0)
    numbers = choose(text, page)
    article = [page.pieces[number] for number in numbers]
    name = next((piece for piece in page.pieces if piece.context.page_title), None)
    headline = _headline(article, name)
    title = headline.text if headline else None
    blocks = Blocks()
    if name:
        plain = name.plain.cut(0, _name_length(name.text, title or ""))
        blocks.add(Role.TITLE, plain)
        title = title or plain.text
    add(blocks, article, headline)
    blocks.name_lead()
    within = set(numbers)
    links = [link for number, link in page.links if number in within]
    marks = [mark for number, mark in page.marks if number in within]
    found = Content(blocks.found, title, _published(text, page), links, marks)
    return found._replace(quotations=list(quotations(article)), comments=page.comments)


def quotations(article: Sequence[Piece]) -> Iterator[Quotation]:
    """The pieces that are quoted from an address which their markup gives."""
    for piece in article:
        origin, runs = piece.context.origin, piece.plain.runs
        if origin is not None:
            tag = Extent(start=origin.start, end=origin.end)
            yield Quotation(start=runs[0].start, end=max(piece.end, runs[-1].end), url=origin.url, tag=tag)


def add(blocks: Blocks, article: Sequence[Piece], headline: Piece | None) -> None:
    """Add a block for each piece, with the role that its markup and wording give it."""
    begun = False
    for piece in article:
        context = piece.context
        level = context.heading
        cell = context.cell
        part = context.part if len(piece.text) <= _LONGEST_PART else None
        if piece is headline:
            blocks.add(Role.TITLE, piece.plain, end=piece.end)
        elif context.note:
            blocks.add(Role.FOOTNOTE, piece.plain, end=piece.end, note=context.note)
        elif cell and not cell.layout:
            blocks.add(Role.TABLE, piece.plain, end=piece.end, row=cell.row_label, column=cell.column_label)
        elif context.caption:
            blocks.add(Role.CAPTION, piece.plain, end=piece.end)
        elif part == "lead" and not begun:
            blocks.add(Role.LEAD, piece.plain, end=piece.end)
        elif part in ("byline", "date") or (not begun and (is_byline(piece.text) or date_line(piece.text))):
            blocks.add(Role.META, piece.plain, end=piece.end)
        elif level:
            blocks.add(Role.HEADING, piece.plain, end=piece.end, level=level)
        elif context.item:
            blocks.add(Role.LIST, piece.plain, end=piece.end)
        elif is_caption(piece.text):
            blocks.add(Role.CAPTION, piece.plain, end=piece.end)
        else:
            begun = True
            blocks.add(Role.BODY, piece.plain, end=piece.end)


def _headline(article: Sequence[Piece], name: Piece | None) -> Piece | None:
    """The first-level heading that the page is named after, or else the first one."""
    heads = [piece for piece in article if piece.context.heading == 1]
    named = name.text.casefold() if name else ""
    return next((piece for piece in heads if piece.text.casefold() in named), heads[0] if heads else None)


def _name_length(name: str, headline: str) -> int:
    """How much of a page's <title> is the article's: without the name of the site after it."""
    if headline and name.startswith(headline):
        return len(headline)
    for separator in reversed(list(_SEPARATOR.finditer(name))):
        before, after = len(name[: separator.start()].split()), len(name[separator.end() :].split())
        if headline.startswith(name[: separator.start()]) or (after <= _LONGEST_SITE and before > after):
            return separator.start()
    return len(name)


@cache
def _published_names() -> tuple[str, ...]:
    return tuple(lexicon.load("pages")["published"])


def _published(text: str, page: Page) -> datetime.date | None:
    """The date of publication: as the page's data says, its <meta> or its <time>."""
    for start, end in page.data:
        match = _DATE_PUBLISHED.search(text, start, end)
        if match and (day := find_date(match[1])):
            return day
    metas: dict[str, str] = {}
    for name, content in page.metas:
        metas.setdefault(name, content)
    for name in _published_names():
        if day := find_date(metas.get(name, "")):
            return day
    for _, value in page.times:
        if day := find_date(value):
            return day
    return None
