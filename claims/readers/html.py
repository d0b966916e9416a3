"""HTML: the article of a page, with exact places in its source.

Tokens give pieces, pieces are chosen, and the markup around each says what role it has.
"""

import datetime
import re
from collections.abc import Sequence
from functools import cache
from typing import TypeVar

from claims import lexicon
from claims.document import Link, NoteMark, Role
from claims.readers.blocks import Blocks, Content
from claims.readers.furniture import date_line, find_date, is_byline, is_caption
from claims.readers.html_main import choose
from claims.readers.html_pieces import Page, Piece, pieces

_DATE_PUBLISHED = re.compile(r'"datePublished"\s*:\s*"([^"]{8,40})"')
_SEPARATOR = re.compile(r"\s+(?:[|·•»:—–-]|::)\s+")
_LONGEST_PART = 200
_LONGEST_SITE = 5  # words


def read(text: str) -> Content:
    """The blocks of a page: its title, headline, byline, main text, lists, tables, captions and footnotes."""
    page = pieces(text, 1 if text.startswith("\ufeff") else 0)
    article = choose(text, page)
    name = next((piece for piece in page.pieces if piece.context.page_title), None)
    headline = _headline(article, name)
    blocks = Blocks()
    title = headline.text if headline else None
    if name:
        length = _name_length(name.text, title)
        blocks.add(Role.TITLE, name.plain.cut(0, length))
        title = title or name.text[:length]
    add(blocks, article, headline)
    blocks.name_lead()
    extents = [(block.start, block.end) for block in blocks.found]
    return Content(
        blocks.found,
        title,
        _published(text, page, blocks),
        _covered(page.links, extents),
        _covered(page.marks, extents),
    )


def add(blocks: Blocks, article: Sequence[Piece], headline: Piece | None) -> None:
    """Add a block for each piece, with the role that its markup and wording give it."""
    begun = False
    for piece in article:
        context = piece.context
        level = context.heading
        cell = context.cell
        part = context.part if len(piece.text) <= _LONGEST_PART else None
        if piece is headline:
            blocks.add(Role.TITLE, piece.plain)
        elif context.note:
            blocks.add(Role.FOOTNOTE, piece.plain, note=context.note)
        elif cell and not cell.layout:
            blocks.add(Role.TABLE, piece.plain, row=cell.row_label, column=cell.column_label)
        elif context.caption:
            blocks.add(Role.CAPTION, piece.plain)
        elif part == "lead" and not begun:
            blocks.add(Role.LEAD, piece.plain)
        elif part in ("byline", "date") or (not begun and (is_byline(piece.text) or date_line(piece.text))):
            blocks.add(Role.META, piece.plain)
        elif level:
            blocks.add(Role.HEADING, piece.plain, level=level)
        elif context.item:
            blocks.add(Role.LIST, piece.plain)
        elif is_caption(piece.text):
            blocks.add(Role.CAPTION, piece.plain)
        else:
            begun = True
            blocks.add(Role.BODY, piece.plain)


def _headline(article: Sequence[Piece], name: Piece | None) -> Piece | None:
    """The first-level heading that the page is named after, or else the first one."""
    heads = [piece for piece in article if piece.context.heading == 1]
    named = name.text.casefold() if name else ""
    return next((piece for piece in heads if piece.text.casefold() in named), heads[0] if heads else None)


def _name_length(name: str, headline: str | None) -> int:
    """How much of a page's <title> is the article's: without the name of the site after it."""
    if headline and name.startswith(headline):
        return len(headline)
    separators = list(_SEPARATOR.finditer(name))
    if separators and len(name[separators[-1].end() :].split()) <= _LONGEST_SITE:
        last = separators[-1].start()
        if len(name[:last].split()) > len(name[last:].split()):
            return last
    return len(name)


@cache
def _published_names() -> tuple[str, ...]:
    return tuple(lexicon.load("pages")["published"])


def _published(text: str, page: Page, blocks: Blocks) -> datetime.date | None:
    """The date of publication: as the page's data says, its <meta>, its <time>, or its date line."""
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
    lines = (date_line(block.text) for block in blocks.found if block.role is Role.META)
    return next((day for day in lines if day), None)


_Placed = TypeVar("_Placed", Link, NoteMark)


def _covered(found: Sequence[_Placed], extents: Sequence[tuple[int, int]]) -> list[_Placed]:
    """Those of the links or marks that lie in one of the blocks' extents."""
    kept: list[_Placed] = []
    place = 0
    for item in sorted(found, key=lambda item: item.start):
        while place < len(extents) and extents[place][1] < item.start:
            place += 1
        if place < len(extents) and extents[place][0] <= item.end:
            kept.append(item)
    return kept
