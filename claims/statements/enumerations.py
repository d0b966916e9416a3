"""Lists that the text counts: after a colon in the sentence, or as a list under it."""

import re
from collections.abc import Iterator, Sequence

from claims.claim import Enumeration
from claims.document import Block, Document, Extent, Role
from claims.frames.path import Figure
from claims.frames.scene import COUNTS, Scene
from claims.frames.tree import Tree

_ITEMS = re.compile(r"\s*(?:,\s*(?:and|or|&)\s+|,|;|\s(?:and|or|&)\s)\s*")
_CLAUSE_START = re.compile(r"[.;]|,\s+(?:all|both|each|which|who|where|with|as|but|while)\b")
_FEWEST, _MOST = 2, 40


def enumerations(document: Document, scene: Scene, ids: Sequence[str]) -> Iterator[Enumeration]:
    """A count whose items follow: after a colon in its sentence, or as the list under its heading or lead-in."""
    counts = [
        at
        for at, figure in enumerate(scene.figures)
        if figure.top >= 0 and figure.mention.kind in COUNTS and scene.done[at].noun
    ]
    if not counts:
        return
    at = counts[-1]
    figure = scene.figures[at]
    low = figure.mention.low
    if low is None or low != figure.mention.high or not _FEWEST <= low <= _MOST or low != low.to_integral_value():
        return
    items = _after_colon(scene, figure) or _listed(document, scene, figure)
    if items:
        start, _ = scene.extent(figure.tokens[0], figure.tokens[-1])
        yield Enumeration(claim=ids[at], items=tuple(items), start=start, end=max(item.end for item in items))


def _after_colon(scene: Scene, figure: Figure) -> list[Extent]:
    """The items after "three models:", where commas and the parse agree on how many they are."""
    tree = scene.tree
    colon = next((each for each in range(figure.tokens.stop, len(tree)) if tree.words[each] == ":"), None)
    if (
        colon is None
        or colon + 1 >= len(tree)
        or any(tree.words[each] in (";", ".", "(") for each in range(figure.tokens.stop, colon))
    ):
        return []
    if any(other.tokens.start > figure.tokens.start and other.tokens.start < colon for other in scene.figures):
        return []
    begin = tree.starts[colon + 1]
    text = tree.text[begin:]
    stop = _CLAUSE_START.search(text)
    text = text[: stop.start()] if stop else text
    pieces: list[tuple[int, int]] = []
    at = 0
    for match in _ITEMS.finditer(text):
        pieces.append((at, match.start()))
        at = match.end()
    pieces.append((at, len(text.rstrip(" .!?"))))
    pieces = [(start, end) for start, end in pieces if start < end]
    if len(pieces) < _FEWEST or any(_has_verb(scene, begin + start, begin + end) for start, end in pieces):
        return []
    heads = [tree.top(tree.tokens(begin + start, begin + end)) for start, end in pieces]
    if any(head is None or not (tree.is_noun(head) or tree.tags[head] == "CD") for head in heads):
        return []
    extents = [scene.block.source(scene.start + begin + start, scene.start + begin + end) for start, end in pieces]
    return [Extent(start=start, end=end) for start, end in extents]


def _has_verb(scene: Scene, start: int, end: int) -> bool:
    return any(scene.tree.tags[each] in ("VBD", "VBP", "VBZ", "MD") for each in scene.tree.tokens(start, end))


def _listed(document: Document, scene: Scene, figure: Figure) -> list[Extent]:
    """The list items directly under a heading that counts, or under a sentence that ends in a colon."""
    heading = scene.block.role is Role.HEADING and len(scene.figures) == 1
    introduces = scene.block.text.rstrip().endswith(":") and scene.start + len(scene.tree.text) >= len(
        scene.block.text.rstrip()
    )
    if not (introduces or (heading and _is_definite(scene.tree, figure))):
        return []
    following: list[Block] = []
    for block in document.blocks[scene.index + 1 :]:
        if block.role is not Role.LIST:
            break
        following.append(block)
    outermost = min((block.level or 0 for block in following), default=0)
    return [Extent(start=block.start, end=block.end) for block in following if (block.level or 0) == outermost]


def _is_definite(tree: Tree, figure: Figure) -> bool:
    return (
        figure.tokens.start > 0 and tree.lower[figure.tokens.start - 1] in ("the", "these", "our", "their")
    ) or tree.lower[figure.tokens.start] == "the"
