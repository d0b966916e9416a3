"""Links and footnote marks, and the figures that they stand beside."""

import bisect
import re
from collections.abc import Sequence
from typing import TypeVar

from claims.attribution import bibliography
from claims.attribution.cues import cues
from claims.attribution.phrases import Sentence, Who
from claims.attribution.words import vocabulary
from claims.claim import Attribution, Manner
from claims.document import Block, Document, Link, NoteMark, Quotation, Role
from claims.readers.keyed import is_keyed

NOBODY = Attribution()


class Pointers:
    """The links and footnote marks of a document, found by their place in the file."""

    def __init__(self, document: Document) -> None:
        self._text = document.text
        self._links = sorted((link for link in document.links if _leads_out(link)), key=lambda link: link.start)
        listed = bibliography.entries(document)
        self._marks = sorted((*document.marks, *bibliography.marks(document, listed)), key=lambda mark: mark.start)
        self._quotations = [quoted for quoted in document.quotations if _leads_out(quoted)]
        self._block_starts = sorted(block.start for block in document.blocks)
        self._notes: dict[str, Attribution] = {}
        for block in document.blocks:
            if block.role is Role.FOOTNOTE and block.note is not None:
                self._notes.setdefault(block.note, self._footnote(block))
        for number, block in listed.items():
            self._notes.setdefault(number, self._entry(block))

    def end_of(self, block: Block) -> int:
        """Where the next block begins: a mark may stand behind the last character of a block's text."""
        index = bisect.bisect_right(self._block_starts, block.start)
        return max(block.end, self._block_starts[index] if index < len(self._block_starts) else len(self._text))

    def _footnote(self, block: Block) -> Attribution:
        if not _is_reference(block.text) and not _nearest(self._links, (block.start, block.end), block.start):
            return NOBODY  # a remark, not a source
        return self._entry(block)

    def _entry(self, block: Block) -> Attribution:
        link = _nearest(self._links, (block.start, block.end), block.start)
        text = self._text[block.start : block.end]
        url = link.url if link else None
        return Attribution(manner=Manner.FOOTNOTE, text=text, start=block.start, end=block.end, url=url)

    def _cited(self, mark: NoteMark) -> Attribution:
        text = self._text[mark.start : mark.end]
        return Attribution(manner=Manner.FOOTNOTE, text=text, start=mark.start, end=mark.end)

    def note(self, bounds: tuple[int, int], end: int) -> Attribution | None:
        """The footnote of the nearest mark behind `end`, else of the last before it, within `bounds`."""
        mark = _nearest(self._marks, bounds, end)
        if mark is not None and is_keyed(mark):
            return self._cited(mark)
        note = self._notes.get(mark.note) if mark else None
        return note if note and note.text is not None else None

    def quoted(self, start: int) -> Attribution | None:
        """Where the quotation around the character at `start` comes from; the words are those of its tag."""
        index = bisect.bisect_right(self._quotations, start, key=lambda quoted: quoted.start) - 1
        if index < 0 or start >= self._quotations[index].end:
            return None
        quoted = self._quotations[index]
        return Attribution(
            manner=Manner.LINKED,
            text=self._text[quoted.tag.start : quoted.tag.end],
            start=quoted.tag.start,
            end=quoted.tag.end,
            url=quoted.url,
        )

    def own_note(self, block: Block) -> Attribution | None:
        """What a footnote cites for its own figures."""
        note = self._notes.get(block.note or "") if block.role is Role.FOOTNOTE else None
        return note if note and note.start == block.start else None

    def link(self, bounds: tuple[int, int], start: int, end: int) -> Attribution | None:
        """The link around or behind the figure at `start` to `end`, else the last before it, within `bounds`.

        A figure in a link's text is cited by that link, and no other is. The name that a sentence opens with leads to
        whom it is about, not to a source.
        """
        link = _nearest(self._links, bounds, end)
        if link is None:
            return None
        text = self._text[link.start : link.end]
        inside = link.start <= start and end <= link.end
        numbers = any(map(str.isdecimal, text)) and not _REFERENCE.fullmatch(text.strip())
        if not inside and (numbers or self._is_topic(link, text, bounds)):
            return None
        return Attribution(manner=Manner.LINKED, text=text, start=link.start, end=link.end, url=link.url)

    def own(self, bounds: tuple[int, int], start: int, end: int) -> Attribution | None:
        """The link or note that is a source, whatever else the sentence points at.

        The link leads to a report, or holds the figure.
        """
        link = self.link(bounds, start, end)
        if link is not None and link.start is not None and link.end is not None:
            holds = link.start <= start and end <= link.end
            if holds or Sentence(link.text or "", 0, len(link.text or "")).holds_report():
                return link
        return self.note(bounds, end)

    def _is_topic(self, link: Link, text: str, bounds: tuple[int, int]) -> bool:
        opening = self._text[bounds[0] : link.start].strip(" [*_<").lower()
        words = Sentence(text, 0, len(text))
        return len(words) <= 3 and opening in ("", "the", "a", "an") and not words.holds_report()

    def url(self, said: Attribution, bounds: tuple[int, int], end: int) -> str | None:
        """Where the words that name a source lead; else a phrase of the sentence that is a link, or the note."""
        if said.start is None or said.end is None:
            return None
        link = _nearest(self._links, (said.start, said.end), said.start)
        if link or said.manner is Manner.CARRIED:
            return link.url if link else None
        link, note = _nearest(self._links, bounds, end), self.note(bounds, end)
        if link and any(map(str.islower, self._text[link.start : link.end].split())):
            return link.url
        return note.url if note else None


# The text of a link that is a mark, and no figure.
_REFERENCE = re.compile(r"\\?\[\d{1,3}\\?\]")
_Pointer = TypeVar("_Pointer", Link, NoteMark)


def _nearest(pointers: Sequence[_Pointer], bounds: tuple[int, int], end: int) -> _Pointer | None:
    """Of pointers in the order of the file, the first that ends at or behind `end`, else the last, within `bounds`."""
    index = bisect.bisect_left(pointers, end, key=lambda pointer: pointer.end)
    for pointer in pointers[max(0, index - 1) : index + 1][::-1]:
        if pointer.start < bounds[1] and pointer.end > bounds[0]:
            return pointer
    return None


def _leads_out(link: Link | Quotation) -> bool:
    """Whether a link can lead to a source: not within the site, and not to the front page of another."""
    scheme, _, rest = link.url.partition("://")
    host, slash, path = rest.partition("/")
    return scheme.lower() in ("http", "https") and bool(host) and (bool(slash and path) or "?" in host)


def _is_reference(text: str) -> bool:
    """Whether a footnote names a work or somebody ("Roe, Annual Report 2021, p. 3"), and does not merely remark."""
    if any(cue.who is Who.NAME for cue in cues(text, 0, len(text))):
        return True
    words = Sentence(text, 0, min(len(text), 400))
    first = 1 if words.at(0) in ("the", "see", "cf") else 0
    listed = "," in words.low or any(low.isdecimal() and len(low) == 4 for low in words.low)
    return words.named(first) and listed and vocabulary().be.isdisjoint(words.low)
