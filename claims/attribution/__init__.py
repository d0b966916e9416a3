"""Whom the text cites for each figure: the sentence that it stands in, or the passage.

A quantity takes the source of the clause that it stands in; where its sentence names nobody, a link or a footnote
mark beside it; and where there is none, the source that an earlier sentence of its paragraph carries. A report, a
survey or the figures of an office carry to the end of the paragraph, unless another source comes, or a sentence of
which they cannot be the source. What somebody says or announces goes no further than the sentence that says so. A
list takes the source of the sentence that opens it; a table that of its caption, its source line or its column of
sources.
"""

import bisect
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from claims.attribution.labels import label
from claims.attribution.passages import Line, Memory, Ref, read_block
from claims.attribution.phrases import Who
from claims.attribution.pointers import NOBODY, Pointers
from claims.claim import Attribution, Manner
from claims.document import Block, Document, Role


class Place(NamedTuple):
    """Where a quantity stands: characters `start` to `end` of the plain text of block number `block`."""

    block: int
    start: int
    end: int


def attribute(document: Document, places: Sequence[Place]) -> list[Attribution]:
    """The attribution of each of `places`, which come in the order of the document.

    Offsets of the result are characters of the file, `text` is what stands there. Linear in the length of the document.
    """
    if not places:
        return []
    within: dict[int, list[Place]] = defaultdict(list)
    for place in places:
        within[place.block].append(place)
    pointers = Pointers(document)
    tables = _tables(document)
    memory = Memory.of(document)
    opened: Ref | None = None  # by a sentence that ends with a colon, for the list or table below it
    found: dict[Place, Attribution] = {}
    for number, block in enumerate(document.blocks[: max(within) + 1]):
        lines = read_block(document, number, memory)
        below = tables.get(number) or (opened.carried() if opened and block.role in (Role.LIST, Role.TABLE) else None)
        for place in within.get(number, ()):
            found[place] = _of(place, block, lines, pointers, below)
        if block.role not in (Role.LIST, Role.TABLE):
            opened = lines[-1].last() if lines and block.text.endswith(":") else None
    return [found.get(place, NOBODY) for place in places]


def _of(
    place: Place, block: Block, lines: Sequence[Line], pointers: Pointers, below: Attribution | None
) -> Attribution:
    index = bisect.bisect_right(lines, place.start, key=lambda line: line.start) - 1
    if index < 0 or not 0 <= place.start < place.end <= len(block.text):
        return NOBODY
    line = lines[index]
    after = lines[index + 1].start if index + 1 < len(lines) else len(block.text)
    start, end = block.source(place.start, place.end)
    bounds = block.source(line.start, after)
    if index + 1 == len(lines):
        bounds = bounds[0], pointers.end_of(block)
    said = line.governing(place.start)
    if said is not None and said.manner is Manner.VAGUE:
        return pointers.link(bounds, start, end) or pointers.note(bounds, end) or said
    if said is not None and said.manner is Manner.CARRIED:
        said = pointers.own(bounds, start, end) or said  # a sentence that points back may have a source of its own
    if said is not None:
        if said.manner in (Manner.NAMED, Manner.CARRIED) and said.url is None:
            return said.model_copy(update={"url": pointers.url(said, bounds, end)})
        return said
    return (
        pointers.link(bounds, start, end)
        or pointers.note(bounds, end)
        or line.around
        or pointers.quoted(start)
        or below
        or (line.carried.carried() if line.carried else None)
        or line.hearsay
        or pointers.own_note(block)
        or NOBODY
    )


def _tables(document: Document) -> dict[int, Attribution]:
    """What the tables of a document cite, for the numbers of their cells."""
    blocks = document.blocks
    cited: dict[int, Attribution] = {}
    for first, last in _runs(blocks):
        around = [number for number in (first - 1, last) if 0 <= number < len(blocks)]
        whole = next((source for number in around if (source := _caption(document, number))), None)
        rows: dict[str | None, Attribution] = {}
        for number in range(first, last):
            cell = blocks[number]
            if cell.column is not None and label(cell.column):
                rows[cell.row] = _named(document, cell, 0, len(cell.text))
        for number in range(first, last):
            source = rows.get(blocks[number].row) or whole
            if source:
                cited[number] = source
    return cited


def _runs(blocks: Sequence[Block]) -> Iterator[tuple[int, int]]:
    """The stretches of table cells, as (first, after the last) numbers of blocks."""
    first = None
    for number, block in enumerate(blocks):
        if block.role is Role.TABLE:
            first = number if first is None else first
        elif first is not None:
            yield first, number
            first = None
    if first is not None:
        yield first, len(blocks)


def _caption(document: Document, number: int) -> Attribution | None:
    """What a caption, or a line that begins with "Source:", cites."""
    block = document.blocks[number]
    lines: Iterable[Line] = read_block(document, number, Memory())
    for line in lines:
        for said in line.said:
            if said.who is Who.NAME and said.attribution and (said.labelled or block.role is Role.CAPTION):
                return said.attribution
    return None


def _named(document: Document, block: Block, start: int, end: int) -> Attribution:
    low, high = block.source(start, end)
    return Attribution(manner=Manner.NAMED, text=document.text[low:high], start=low, end=high)
