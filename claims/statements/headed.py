"""Lists below the heading or lead-in that counts their items: a list of the page, or numbered headings."""

import itertools
import re
from collections.abc import Sequence
from typing import NamedTuple

from claims.document import Block, Document, Extent, Role
from claims.frames.path import Figure
from claims.frames.scene import Scene
from claims.statements.items import FEWEST, WORDS

_NUMBERED = re.compile(r"\s*(?:#|No\.? ?)?(\d{1,2})(?:[.):]|\s[–—-])\s*\S")
_LIST_TAG = re.compile(r"</?(?:ul|ol)\b", re.IGNORECASE)
# What a last item begins with that is none of those counted.
_OTHERS = frozenset({"others", "and", "other", "more", "…", "etc", "all", "note", "plus", "see", "*"})
_ROLES = frozenset({Role.TITLE, Role.HEADING, Role.LEAD, Role.BODY})


class CountedList(NamedTuple):
    """The items of a list in the file, and how many things they can be."""

    items: tuple[Extent, ...]
    fewest: int | None
    most: int | None


def headed(document: Document, scene: Scene, figure: Figure, noun: str, *, definite: bool) -> CountedList | None:
    """The list items directly under a heading or lead-in that counts, or the numbered headings that follow it.

    `definite` says that the heading speaks of things that are known: "The three winners".
    """
    heading = scene.block.role is Role.HEADING and len(scene.figures) == 1
    text = scene.block.text.rstrip()
    closes = scene.start + len(scene.tree.text) >= len(text)
    introduces = closes and text.endswith(":")
    if introduces or (heading and definite):
        following = _items_after(document, scene.index)
        if following:
            certain = heading or noun in WORDS["announced"] or _is_last_noun(scene, figure)
            return _blocks(following, certain and not _mentions_others(scene, following))
    if noun in WORDS["announced"] and scene.block.role in _ROLES:
        numbered = _numbered_headings(document, scene.index)
        return _blocks(numbered, True) if numbered else None
    return None


def _blocks(blocks: Sequence[Block], certain: bool) -> CountedList:
    count = len(blocks) if certain else None
    return CountedList(tuple(Extent(start=block.start, end=block.end) for block in blocks), count, count)


def _items_after(document: Document, index: int) -> list[Block]:
    """The items of the list that follows a block at once, without those of lists inside it."""
    following: list[Block] = []
    first: _Marker | None = None
    depth = 0
    for before, block in itertools.pairwise(document.blocks[index:]):
        if block.role is not Role.LIST:
            break
        tags = _LIST_TAG.findall(document.text, before.end, block.start) if following else ()
        depth += sum(-1 if tag.startswith("</") else 1 for tag in tags)
        marker = _marker(document.text, block.start)
        first = first or marker
        if depth < 0 or (marker.column <= first.column and marker.sign != first.sign):
            break
        if depth == 0 and marker.column <= first.column:
            following.append(block)
    return following


class _Marker(NamedTuple):
    """Where a list item begins in its line, and the sign that it begins with, "1" for any number."""

    column: int
    sign: str


def _marker(text: str, start: int) -> _Marker:
    ahead = text[text.rfind("\n", 0, start) + 1 : start]
    sign = ahead.strip()[:1]
    return _Marker(len(ahead) - len(ahead.lstrip()), "1" if sign.isdigit() else sign)


def _is_last_noun(scene: Scene, figure: Figure) -> bool:
    """Whether what a lead-in counts is what it leads in: "for four reasons:", and not "The four firms plan jobs:"."""
    tree, own = scene.tree, set(scene.tree.subtree(figure.top))
    behind = range(max(figure.top, figure.tokens[-1]) + 1, len(tree))
    others = (each for each in behind if tree.is_noun(each) and each not in own)
    return all(_is_aside(scene, each) for each in others) and WORDS["open"].isdisjoint(
        tree.lower[each] for each in behind
    )


def _is_aside(scene: Scene, noun: int) -> bool:
    """Whether a noun only says where or of what: "in the browser", and not "the following proposals"."""
    tree = scene.tree
    return tree.tags[noun] not in ("NNS", "NNPS") and tree.deps[noun] in ("pobj", "compound")


def _mentions_others(scene: Scene, blocks: Sequence[Block]) -> bool:
    """Whether a list says that it leaves something out, or its lead-in that it does."""
    last = blocks[-1].text.lower().split()
    # "One of the five halls" is one of those that follow.
    said = re.sub(r"\bone of (?=the\b|these\b|our\b)", "", " ".join(scene.tree.lower)).split()
    return not WORDS["open"].isdisjoint(said) or not _OTHERS.isdisjoint(last[:1])


def _numbered_headings(document: Document, index: int) -> list[Block]:
    """The headings of one level behind a block that are numbered from one on; none where a number is left out."""
    headings = [block for block in document.blocks[index + 1 :] if block.role is Role.HEADING]
    numbered = [(int(match[1]), block) for block in headings if (match := _NUMBERED.match(block.text))]
    numbers = [number for number, _ in numbered]
    if len(numbered) < FEWEST or numbers not in (list(range(1, len(numbers) + 1)), list(range(len(numbers), 0, -1))):
        return []
    return [block for _, block in numbered] if len({block.level for _, block in numbered}) == 1 else []
