"""Table cells: whose a figure is by its row, and what it measures by its column."""

import re
from functools import lru_cache

from claims.claim import Kind
from claims.document import Block, Role
from claims.frames import places, who, words
from claims.frames.path import Figure
from claims.frames.scene import Scene, Slots
from claims.quantities import find, headings

_BRACKETED = re.compile(r"\s*[(\[]([^()\[\]]{1,24})[)\]]\s*$")
_NUMBERED = re.compile(r"#?\d{1,3}[.)]?")
_YEAR = re.compile(r"(?:19|20)\d\d$")
# A number that takes whatever unit a heading names.
(_BARE,) = find("7")
# Cells that a row may have; a longer one is a dump, and the search for its name ends there.
_WIDEST = 40


def cell(scene: Scene, figure: Figure) -> Slots:
    """The slots of a cell's figure.

    The row is the subject and the column the metric, unless the row is the one that names a metric. A column that only
    says "change" or "share" gives the statistic.
    """
    row, column = _row(scene), scene.block.column
    label = _without_unit(column) if column else None
    last = _last(label)
    statistic = words.STATISTIC.get(last) or ("change" if last in words.CHANGE else None)
    bare = label is not None and " " not in label and (last in words.CHANGE or last in words.PART)
    measures = _last(row) in words.ATTRIBUTE or _last(row) in words.CHANGE
    other = None if bare or (label and _YEAR.search(label)) else label
    slots = Slots(metric=row, subject=other) if measures else Slots(metric=other, subject=row)
    slots.subject = (places.place(slots.subject) or slots.subject) if slots.subject else who.topic(scene)
    slots.place = places.place(slots.subject) if slots.subject else None
    slots.statistic = statistic or ("count" if figure.mention.kind is Kind.COUNT else None)
    slots.direction = figure.mention.direction
    return slots


def _row(scene: Scene) -> str | None:
    """The label of the row; where its first cell only numbers it, the first cell that has words."""
    blocks = scene.context.blocks
    first = scene.index
    while first > 0 and blocks[first].row is not None and scene.index - first < _WIDEST:
        first -= 1
    if blocks[first].role is not Role.TABLE or not _numbers(blocks[first]):
        return scene.block.row
    for at in range(first + 1, min(first + _WIDEST, len(blocks))):
        block = blocks[at]
        if block.role is not Role.TABLE or block.row is None:
            break
        if any(len(word) > 1 and word.isalpha() for word in block.text.split()):
            return block.text
    return scene.block.row


def _numbers(head: Block) -> bool:
    """Whether the first cell of a row only gives its number: under "Rank" or "No.", or under no label at all."""
    label = (head.column or "").strip().lower()
    return _NUMBERED.fullmatch(head.text.strip()) is not None and (not label or label in words.ORDINAL)


def _last(label: str | None) -> str:
    """The last word of a label, as a noun."""
    said = _BRACKETED.sub("", label).lower().split() if label else []
    return words.noun(said[-1]) if said else ""


@lru_cache(maxsize=1024)
def _without_unit(label: str) -> str:
    """A label without the unit that it gives in brackets ("Loss (US$bn)")."""
    bracket = _BRACKETED.search(label)
    if bracket is None:
        return label
    return label[: bracket.start()] if headings.under(_BARE, bracket[0]) is not _BARE else label
