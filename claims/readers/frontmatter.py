"""Front matter: the YAML (---) or TOML (+++) lines before a Markdown text.

Only what an article says of itself is read (title, description, author, date), each as a plain scalar on the lines of
its key; that needs no YAML parser, and every value keeps its place in the file.
"""

import datetime
import re
from typing import NamedTuple

from claims.document import Role
from claims.readers.blocks import Blocks, Plain, folded
from claims.readers.dates import find_date

_FENCED = re.compile(r"(---|\+\+\+)[^\S\n\r]*(?:\r\n|\n|\r)(?=\s*(?:#|[\w\"'.-]+[^\S\n\r]*[:=]|\1))", re.ASCII)
_CLOSING = {
    "---": re.compile(r"^(?:---|\.\.\.)[^\S\n\r]*\r?$", re.MULTILINE),
    "+++": re.compile(r"^\+\+\+[^\S\n\r]*\r?$", re.MULTILINE),
}
_KEY = re.compile(r"^[\"']?([A-Za-z_][\w-]*)[\"']?[^\S\n\r]*[:=](?=\s|[\"'\[])[^\S\n\r]*", re.MULTILINE)
_FOLDED = re.compile(r"[|>][+-]?\d?[^\S\n\r]*(?:\r\n|\n|\r)")

_ROLES = {
    "title": Role.TITLE,
    "headline": Role.TITLE,
    "subtitle": Role.LEAD,
    "description": Role.LEAD,
    "summary": Role.LEAD,
    "excerpt": Role.LEAD,
    "dek": Role.LEAD,
    "standfirst": Role.LEAD,
    "lead": Role.LEAD,
    "author": Role.META,
    "authors": Role.META,
    "byline": Role.META,
    "date": Role.META,
    "published": Role.META,
    "pubdate": Role.META,
    "publishdate": Role.META,
    "publish_date": Role.META,
    "date_published": Role.META,
    "datepublished": Role.META,
    "updated": Role.META,
    "lastmod": Role.META,
}
_PUBLISHED = ("published", "date", "pubdate", "publishdate", "publish_date", "date_published", "datepublished")


class FrontMatter(NamedTuple):
    """What the front matter says, and where the text after it begins."""

    end: int
    title: str | None = None
    published: datetime.date | None = None


def read(text: str, start: int, blocks: Blocks) -> FrontMatter:
    """Add a block for each value of the front matter at `start` that is part of the article; say where it ends."""
    opening = _FENCED.match(text, start)
    closing = _CLOSING[opening[1]].search(text, opening.end()) if opening else None
    if not opening or not closing:
        return FrontMatter(start)
    keys = list(_KEY.finditer(text, opening.end(), closing.start()))
    ends = [*(key.start() for key in keys), closing.start()][1:]
    title: str | None = None
    dates: dict[str, datetime.date] = {}
    for key, end in zip(keys, ends, strict=True):
        name = key[1].lower()
        role = _ROLES.get(name)
        if role is None or (role is Role.TITLE and title is not None):
            continue
        value = _value(text, key.end(), end)
        blocks.add(role, value)
        if role is Role.TITLE:
            title = value.text or None
        day = find_date(value.text) if name in _PUBLISHED else None
        if day:
            dates[name] = day
    published = next((dates[name] for name in _PUBLISHED if name in dates), None)
    return FrontMatter(closing.end(), title, published)


def _value(text: str, start: int, end: int) -> Plain:
    """The value between `start` and `end`, without its quotes, block marks and comments."""
    scalar = _FOLDED.match(text, start, end)
    if scalar:
        start = scalar.end()
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    if start < end and not scalar:
        quote = text[start]
        if quote in "\"'" and (close := text.find(quote, start + 1, end)) > 0:
            while quote == '"' and close > 0 and text[close - 1] == "\\":
                close = text.find(quote, close + 1, end)
            return folded(text, start + 1, close if close > 0 else end)
        comment = text.find(" #", start, end)
        if comment > 0:
            end = comment
    return folded(text, start, end)
