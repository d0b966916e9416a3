"""Which pieces of a page are its article.

trafilatura chooses: each piece is given a marker of letters, and those whose marker comes out again are article for
sure. It is known to lose table cells, captions and single sentences (its issues 531 and 890), so what sits among them
stays as well, unless its markup or its links say that it is furniture. Where trafilatura finds nothing, or the markup
is beyond what a page is, every piece outside navigation, headers, footers and asides is article.
"""

import logging
import re
from collections.abc import Sequence
from functools import cache

from claims import lexicon
from claims.readers.html_page import Page, Piece

logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # it warns of pages that it finds nothing in

_SHORTEST = 500  # characters of readable text that trafilatura needs for a choice worth having

# Beyond these a page is no longer given to trafilatura, whose time and recursion are not bounded.
_MOST_CHARACTERS = 2_000_000
_MOST_TAGS = 40_000
_DEEPEST = 150
_MOST_PIECES = 1000  # beyond these, without its second opinion (justext), whose time grows with their square

_MARKER = re.compile("qxz([a-j]{6})zxq")
_DIGITS = "abcdefghij"
_MOST = 0.9  # the share of the chosen text that a container must hold to be the article's
_LINKED = 0.6  # the share of link text from which a piece is a list of links
_LONG = 80  # characters of a piece that is surely a paragraph


def choose(source: str, page: Page) -> list[int]:
    """The numbers of the page's pieces that are its article, in order; its <title> is not among them."""
    pieces = page.pieces
    outside = _outside_zones(page, pieces)
    if not outside:
        return []
    bounded = (
        sum(len(pieces[index].text) for index in outside) >= _SHORTEST
        and len(source) <= _MOST_CHARACTERS
        and page.tags <= _MOST_TAGS
        and page.depth <= _DEEPEST
    )
    chosen = {index for index in _survivors(source, pieces) if index in outside} if bounded else set()
    inside = _article(page, pieces, outside, chosen) if chosen else sorted(outside)
    return _without_furniture(pieces, inside, chosen)


def _outside_zones(page: Page, pieces: Sequence[Piece]) -> set[int]:
    """The pieces outside of what surrounds an article; where nothing is, those outside of what surely does."""
    for doubtful in (True, False):
        live = [False] * len(page.zones)
        for number, zone in enumerate(page.zones):
            inherited = zone.parent >= 0 and live[zone.parent]
            live[number] = inherited or zone.certain or (doubtful and not zone.void)
        found = {
            index
            for index, piece in enumerate(pieces)
            if not piece.context.page_title and (piece.context.zone < 0 or not live[piece.context.zone])
        }
        if found:
            return found
    return set()


def _survivors(source: str, pieces: Sequence[Piece]) -> list[int]:
    """The pieces that trafilatura takes for the main text."""
    marked = []
    at = 0
    for index, piece in enumerate(pieces):
        letters = "".join(_DIGITS[int(digit)] for digit in f"{index:06d}")
        marked += [source[at : piece.plain.runs[0].start], f"qxz{letters}zxq "]
        at = piece.plain.runs[0].start
    marked.append(source[at:])
    return [
        int("".join(str(_DIGITS.index(letter)) for letter in match[1]))
        for match in _MARKER.finditer(_main_text("".join(marked), len(pieces)))
    ]


def _main_text(markup: str, count: int) -> str:
    import trafilatura

    fast = count > _MOST_PIECES
    text = trafilatura.extract(
        markup, fast=fast, output_format="txt", include_comments=False, include_tables=True, favor_recall=True
    )
    return text or ""


def _article(page: Page, pieces: Sequence[Piece], outside: set[int], chosen: set[int]) -> list[int]:
    """The chosen pieces with what belongs between them: all of their container, or all from the first to the last."""
    first, last = min(chosen), max(chosen)
    weights = [0] * len(page.containers)
    holds = [False] * len(page.containers)
    for index in chosen:
        above = pieces[index].context.container
        while above >= 0:
            weights[above] += len(pieces[index].text)
            holds[above] = True
            above = page.containers[above].parent
    total = sum(len(pieces[index].text) for index in chosen)
    around = max((number for number, weight in enumerate(weights) if weight >= _MOST * total), default=-1)
    if around >= 0:
        within = {index for index in outside if _is_within(page, pieces[index].context.container, around, holds)}
        first, last = min(first, *within), max(last, *within)
        inside = within | chosen
    else:
        last = _continued(pieces, outside, last)
        inside = {index for index in outside if first <= index <= last}
    return sorted(inside | _opening(pieces, outside, first))


def _is_within(page: Page, container: int, around: int, holds: Sequence[bool]) -> bool:
    """Whether a container is `around` or inside it, with no article of its own that holds nothing chosen."""
    while container > around:
        if not holds[container]:
            return False
        container = page.containers[container].parent
    return container == around


def _opening(pieces: Sequence[Piece], outside: set[int], first: int) -> set[int]:
    """The headline before the first piece of the article, and what stands between the two."""
    for index in range(first - 1, max(-1, first - 40), -1):
        if index in outside and pieces[index].context.heading == 1:
            return {place for place in range(index, first) if place in outside}
    return set()


def _continued(pieces: Sequence[Piece], outside: set[int], last: int) -> int:
    """The end of the article where the last chosen piece is followed by paragraphs, tables, captions or notes."""
    for index in range(last + 1, len(pieces)):
        piece = pieces[index]
        context = piece.context
        paragraph = len(piece.text) >= _LONG and not context.item and not _is_linked(piece)
        if index not in outside or not (paragraph or context.cell or context.caption or context.note):
            break
        last = index
    return last


def _is_linked(piece: Piece) -> bool:
    return piece.linked > _LINKED * len(piece.text)


@cache
def _sections() -> frozenset[str]:
    return frozenset(lexicon.load("pages")["sections"])


@cache
def _lines() -> re.Pattern[str]:
    return re.compile("|".join(lexicon.load("pages")["lines"]))


def _without_furniture(pieces: Sequence[Piece], inside: Sequence[int], chosen: set[int]) -> list[int]:
    """The article without lists of links, the headings over them, and lines that any page has."""
    kept: list[int] = []
    skipping = False
    for index in inside:
        piece = pieces[index]
        context = piece.context
        line = piece.text.lower().strip(" :»›…")
        if context.heading:
            skipping = line in _sections()
        elif skipping and not (context.item or context.cell) and len(piece.text) >= _LONG and not _is_linked(piece):
            skipping = False
        if skipping or (len(line) <= 220 and _lines().fullmatch(line)) or line in _sections():
            continue
        furnishes = _is_linked(piece) and not (
            context.cell or context.note or context.heading or context.part or context.caption
        )
        if furnishes and (index not in chosen or context.item):
            continue
        kept.append(index)
    return kept
