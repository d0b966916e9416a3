"""Lists whose items are the parts of what introduces them: "The budget of €12 million is split as follows:"."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from claims.claim import Relation
from claims.document import Block, Document, Role
from claims.frames.scene import Scene
from claims.lexicon import load
from claims.statements.grid import is_total
from claims.statements.line import Line, holds
from claims.statements.pairs import amounts
from claims.statements.totals import is_near, speaks_of_all

_WORDS = load("wholes")
_PARTIAL: tuple[str, ...] = tuple(_WORDS["partial"])
_OVERLAPPING: tuple[str, ...] = tuple(_WORDS["overlapping"])
_RIVALS = tuple((one, other) for one, other in _WORDS["rivals"])
# What a sentence without a figure says between a total and the list of its parts: "The report splits it as follows:".
_SPLITTING: tuple[str, ...] = tuple(_WORDS["announcing"])
_REST = frozenset(
    {"other", "others", "else", "rest", "remainder", "remaining", "neither", "none", "undecided", "unknown"}
)
# What shares that are all of a whole may come to, where one of them is wrong.
_NEARLY = 120
_SHORT = 12
_FEWEST, _MOST = 2, 30
_LOOK = 40
_WORD = re.compile(r"\w+")


def itemised(document: Document, scenes: Sequence[Scene], claim_ids: Sequence[Sequence[str]]) -> Iterator[Relation]:
    """The totals and divided wholes that lists of a document state."""
    lines: dict[int, list[Line]] = defaultdict(list)
    for scene, ids in zip(scenes, claim_ids, strict=True):
        lines[scene.index].append(Line.of(scene, ids))
    for first, last in _lists(document.blocks):
        if _FEWEST <= last - first + 1 <= _MOST:
            yield from _of_list(document.blocks, first, last, lines)


def _lists(blocks: Sequence[Block]) -> Iterator[tuple[int, int]]:
    first: int | None = None
    for at, block in enumerate(blocks):
        if block.role is Role.LIST:
            first = at if first is None else first
            if at + 1 == len(blocks) or blocks[at + 1].role is not Role.LIST:
                yield first, at
                first = None


def _of_list(blocks: Sequence[Block], first: int, last: int, lines: Mapping[int, Sequence[Line]]) -> Iterator[Relation]:
    items = [lines[at] for at in range(first, last + 1) if at in lines]
    levels = {blocks[at].level for at in range(first, last + 1)}
    if len(items) != last - first + 1 or len(levels) != 1 or any(len(item) != 1 for item in items):
        return
    figures = [(line, _figure(line)) for (line,) in items]
    given = [(line, at) for line, at in figures if at is not None]
    introduction = blocks[first - 1].text.lower().rstrip() if first else ""
    said = _WORD.findall(introduction)[-_LOOK:]
    if len(given) != len(items) or holds(said, (*_PARTIAL, *_OVERLAPPING)):
        return
    if all(line.is_part(at) for line, at in given):
        if len(given) > _FEWEST and (_are_rivals(given) or _are_all(given)):
            yield given[-1][0].beyond("split", given[-1][1], *(("part", line, at) for line, at in given))
        return
    total = _closing(given)
    parts = given
    if total is not None:
        parts = given[:-1]
    else:
        total = _concluded(lines.get(last + 1, ()), given[0])
        announced = _announced(lines.get(first - 1, ()), given[0]) if introduction.endswith(":") else None
        if announced is not None:
            yield from _total(announced, given)
    if total is not None:
        yield from _total(total, parts)


def _total(total: tuple[Line, int], parts: Sequence[tuple[Line, int]]) -> Iterator[Relation]:
    if len(parts) < _FEWEST:
        return
    where, at = total
    if all(where.alike_beyond(at, line, part) for line, part in parts) and is_near(where, at, parts):
        yield where.beyond("total", at, *(("part", line, part) for line, part in parts))


def _figure(line: Line) -> int | None:
    """The one amount or percentage of an item; a percentage in brackets beside an amount is passed over."""
    known = amounts(line)
    if len(known) == 1:
        return known[0]
    return line.numbers[0] if len(line.numbers) == 1 and not known else None


def _closing(items: Sequence[tuple[Line, int]]) -> tuple[Line, int] | None:
    """The figure of a last item that says "Total:"."""
    line, at = items[-1]
    return (line, at) if is_total(" ".join(line.before(at))) else None


def _announced(lines: Sequence[Line], item: tuple[Line, int]) -> tuple[Line, int] | None:
    """The one figure of the introduction's last sentence that is in the unit of the items."""
    if not lines:
        return None
    line = lines[-1]
    behind = _WORD.findall(line.scene.block.text[line.end :].lower())
    if behind and (len(behind) > _SHORT or not holds(behind, _SPLITTING)):
        return None
    fitting = [at for at in amounts(line) if line.alike_beyond(at, *item)]
    return (line, fitting[0]) if len(fitting) == 1 else None


def _concluded(lines: Sequence[Line], item: tuple[Line, int]) -> tuple[Line, int] | None:
    """The figure of the sentence right behind a list that says how much all of it is: "Total: £3,200", "In all, …"."""
    line = next((line for line in lines if not line.scene.block.text[: line.scene.start].strip()), None)
    if line is None or len(amounts(line)) != 1 or not line.alike_beyond(amounts(line)[0], *item):
        return None
    at = amounts(line)[0]
    return (line, at) if is_total(" ".join(line.before(at))) or speaks_of_all(line, at) else None


def _are_all(items: Sequence[tuple[Line, int]]) -> bool:
    """Whether the last of several items is the rest, and all of them make little more than a whole."""
    line, at = items[-1]
    added = sum(one.value(place) or 0 for one, place in items)
    levels = all(one.figure(place).mention.direction is None for one, place in items)
    return levels and added <= _NEARLY and not _REST.isdisjoint((*line.before(at), *line.after(at)))


def _are_rivals(items: Sequence[tuple[Line, int]]) -> bool:
    """Whether two items are answers of which nobody gives both."""
    said = [set(line.scene.tree.lower) for line, _ in items]
    return any(
        sum(one in words for words in said) == 1 == sum(other in words for words in said) for one, other in _RIVALS
    )
