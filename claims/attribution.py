"""Whom the text cites for each figure: the sentence that it stands in, or the passage.

A quantity takes the source of the clause that it stands in; where its sentence names nobody, a link or a footnote mark beside it; and
where there is none, the source that an earlier sentence of its paragraph carries. A report, a survey or the figures of an office carry to
the end of the paragraph, unless another source comes, or a sentence of which they cannot be the source. What somebody says or announces
goes no further than the sentence that says so. A list takes the source of the sentence that opens it; a table that of its caption,
its source line or its column of sources.
"""

import bisect
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple, TypeVar

from claims.claim import Attribution, Manner
from claims.cues import cues, label
from claims.document import Block, Document, Link, NoteMark, Role
from claims.passages import Line, Memory, Ref, read_block
from claims.phrases import BE, Sentence, Who

_NOBODY = Attribution()


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
    pointers = _Pointers(document)
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
    return [found[place] for place in places]


def _of(
    place: Place, block: Block, lines: Sequence[Line], pointers: "_Pointers", below: Attribution | None
) -> Attribution:
    index = bisect.bisect_right(lines, place.start, key=lambda line: line.start) - 1
    if index < 0 or not 0 <= place.start < place.end <= len(block.text):
        return _NOBODY
    line = lines[index]
    after = lines[index + 1].start if index + 1 < len(lines) else len(block.text)
    start, end = block.source(place.start, place.end)
    bounds = block.source(line.start, after)
    if index + 1 == len(lines):
        bounds = bounds[0], pointers.end_of(block)
    said = line.governing(place.start)
    if said is not None:
        if said.manner in (Manner.NAMED, Manner.CARRIED) and said.url is None:
            return said.model_copy(update={"url": pointers.url(said, bounds, end)})
        return said
    return (
        pointers.link(bounds, start, end)
        or pointers.note(bounds, end)
        or line.around
        or below
        or (line.carried.carried() if line.carried else None)
        or line.hearsay
        or _NOBODY
    )


class _Pointers:
    """The links and footnote marks of a document, found by their place in the file."""

    def __init__(self, document: Document) -> None:
        self._text = document.text
        self._links = sorted((link for link in document.links if _leads_out(link)), key=lambda link: link.start)
        self._marks = sorted(document.marks, key=lambda mark: mark.start)
        self._block_starts = sorted(block.start for block in document.blocks)
        self._notes: dict[str, Attribution] = {}
        for block in document.blocks:
            if block.role is Role.FOOTNOTE and block.note is not None:
                self._notes.setdefault(block.note, self._footnote(block))

    def end_of(self, block: Block) -> int:
        """Where the next block begins: a mark may stand behind the last character of a block's text."""
        index = bisect.bisect_right(self._block_starts, block.start)
        return max(block.end, self._block_starts[index] if index < len(self._block_starts) else len(self._text))

    def _footnote(self, block: Block) -> Attribution:
        link = _nearest(self._links, (block.start, block.end), block.start)
        if link is None and not _is_reference(block.text):
            return _NOBODY  # a remark, not a source
        text = self._text[block.start : block.end]
        url = link.url if link else None
        return Attribution(manner=Manner.FOOTNOTE, text=text, start=block.start, end=block.end, url=url)

    def note(self, bounds: tuple[int, int], end: int) -> Attribution | None:
        """The footnote of the nearest mark behind `end`, else of the last before it, in the sentence with these bounds."""
        mark = _nearest(self._marks, bounds, end)
        note = self._notes.get(mark.note) if mark else None
        return note if note and note.text is not None else None

    def link(self, bounds: tuple[int, int], start: int, end: int) -> Attribution | None:
        """The link around or behind the figure at `start` to `end`, else the last before it, in the sentence with these bounds.

        A figure in a link's text is cited by that link, and no other is. The name that a sentence opens with leads to whom it is
        about, not to a source.
        """
        link = _nearest(self._links, bounds, end)
        if link is None:
            return None
        text = self._text[link.start : link.end]
        inside = link.start <= start and end <= link.end
        if not inside and (any(map(str.isdecimal, text)) or self._is_topic(link, text, bounds)):
            return None
        return Attribution(manner=Manner.LINKED, text=text, start=link.start, end=link.end, url=link.url)

    def _is_topic(self, link: Link, text: str, bounds: tuple[int, int]) -> bool:
        opening = self._text[bounds[0] : link.start].strip(" [*_<").lower()
        words = Sentence(text, 0, len(text))
        return len(words) <= 3 and opening in ("", "the", "a", "an") and not words.holds_report()

    def url(self, said: Attribution, bounds: tuple[int, int], end: int) -> str | None:
        """Where the words that name a source lead; else a link that is a phrase of the sentence, or the note behind the figure."""
        if said.start is None or said.end is None:
            return None
        link = _nearest(self._links, (said.start, said.end), said.start)
        if link or said.manner is Manner.CARRIED:
            return link.url if link else None
        link, note = _nearest(self._links, bounds, end), self.note(bounds, end)
        if link and any(map(str.islower, self._text[link.start : link.end].split())):
            return link.url
        return note.url if note else None


_Pointer = TypeVar("_Pointer", Link, NoteMark)


def _nearest(pointers: Sequence[_Pointer], bounds: tuple[int, int], end: int) -> _Pointer | None:
    """Of pointers in the order of the file, the first that ends at or behind `end`, else the last before it, within `bounds`."""
    index = bisect.bisect_left(pointers, end, key=lambda pointer: pointer.end)
    for pointer in pointers[max(0, index - 1) : index + 1][::-1]:
        if pointer.start < bounds[1] and pointer.end > bounds[0]:
            return pointer
    return None


def _leads_out(link: Link) -> bool:
    """Whether a link can lead to a source: not within the site, and not to the front page of another."""
    scheme, _, rest = link.url.partition("://")
    host, slash, path = rest.partition("/")
    return scheme.lower() in ("http", "https") and bool(host) and (bool(slash and path) or "?" in host)


def _is_reference(text: str) -> bool:
    """Whether a footnote names a work or somebody ("Roe, Annual Report 2021, p. 3", "See Roe (2020)"), and does not merely remark."""
    if any(cue.who is Who.NAME for cue in cues(text, 0, len(text))):
        return True
    words = Sentence(text, 0, min(len(text), 400))
    first = 1 if words.at(0) in ("the", "see", "cf") else 0
    listed = "," in words.low or any(low.isdecimal() and len(low) == 4 for low in words.low)
    return words.named(first) and listed and BE.isdisjoint(words.low)


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
