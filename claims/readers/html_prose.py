"""The text of one piece of a page as it comes in: white space collapsed, links noted, note marks told from powers."""

import re
from dataclasses import dataclass

from claims.document import Link, NoteMark
from claims.readers import raised
from claims.readers.blocks import Plain, Prose
from claims.readers.html_context import note_label
from claims.readers.html_page import Page
from claims.readers.html_tokens import references

_MOST_APART = 2  # a link in a superscript, or the other way round
_UNSETTLED = re.compile(r"[ \t\n\f\r]{2,}|[\t\n\f\r]")
_BLANK = " \t\n\f\r"
_MARK = re.compile(r"[\[(]?[\w*†‡§]{1,4}(?:[,–-]\d{1,3})*[\])]?|[↩↑⏎^].{0,2}")


@dataclass(slots=True)
class OpenLink:
    """A link whose text is still coming in: where it leads, and where its text starts and ends so far."""

    url: str
    title: str | None
    first: int | None = None
    last: int = 0


@dataclass(slots=True)
class Apart:
    """Text of a link or a superscript, kept apart until it ends: what was before it, and the link that it is."""

    before: Prose
    link: OpenLink | None
    joined: bool = False


class RunningText:
    """The piece that is open. Links and note marks go to the page, under the number of the piece that comes next."""

    def __init__(self, source: str, page: Page) -> None:
        self.source = source
        self.page = page
        self.prose = Prose()
        self.linked = 0
        self.marked = 0  # where the last note mark of the piece ends
        self.apart: list[Apart] = []

    def add(self, start: int, end: int, link: OpenLink | None) -> bool:
        """Add characters of the source, references decoded; whether they are more than white space."""
        worded = bool(self.source[start:end].strip(_BLANK))
        if not worded and not self.prose:
            return False
        before = len(self.prose)
        at = start
        for low, high, meaning in references(self.source, start, end):
            self._settle(at, low)
            if meaning in _BLANK:
                self.space(low, high)
            else:
                self.prose.replace(meaning, low, high)
            at = high
        self._settle(at, end)
        if link and worded:
            bare = self.source[start:end]
            low = start + len(bare) - len(bare.lstrip(_BLANK))
            link.first = low if link.first is None else link.first
            link.last = start + len(bare.rstrip(_BLANK))
            self.linked += len(self.prose) - before
        return worded

    def _settle(self, start: int, end: int) -> None:
        """Add text without references, its white space collapsed."""
        at = start
        for match in _UNSETTLED.finditer(self.source, start, end):
            self._verbatim(at, match.start())
            self.space(match.start(), match.end())
            at = match.end()
        self._verbatim(at, end)

    def _verbatim(self, start: int, end: int) -> None:
        if start < end and self.source[start] == " " and self.prose.spaced:
            start += 1
        self.prose.copy(self.source, start, end)

    def space(self, start: int, end: int) -> None:
        """Add a space for characters of the source, where it would not be a second one."""
        if not self.prose.spaced:
            self.prose.replace(" ", start, end)

    def take(self) -> tuple[Plain, int, int]:
        """The text so far, how many of its characters are link text, and where its last note mark ends; start anew."""
        found = self.prose.trimmed(), self.linked, self.marked
        self.prose, self.linked, self.marked = Prose(), 0, 0
        return found

    def set_apart(self, link: OpenLink | None) -> Apart | None:
        """Keep what comes in apart until it is joined again."""
        if len(self.apart) >= _MOST_APART:
            return None
        self.apart.append(Apart(self.prose, link))
        self.prose = Prose()
        return self.apart[-1]

    def join(self, apart: Apart) -> None:
        """Join the text that was kept apart to the text before it, or take it for the mark of a note."""
        self.apart.pop()
        inner, self.prose, apart.joined = self.prose, apart.before, True
        words, runs = inner.trimmed()
        if not words:
            return
        if apart.link:
            label = note_label(apart.link.url.rpartition("#")[2])
            if not _MARK.fullmatch(words):
                self.prose.extend(inner)
            else:
                apart.link.first = None
                if label:
                    self._mark(runs[0].start, runs[-1].end, label)
        elif sign := raised.join(self.prose, inner):
            self._mark(*sign)

    def _mark(self, start: int, end: int, note: str) -> None:
        self.page.marks.append((len(self.page.pieces), NoteMark(start=start, end=end, note=note)))
        self.marked = end

    def end_link(self, link: OpenLink) -> None:
        """Note a link whose text has come in."""
        if link.first is not None and link.url and not link.url.startswith("#"):
            found = Link(start=link.first, end=link.last, url=link.url, title=link.title)
            self.page.links.append((len(self.page.pieces), found))
        link.first = None
