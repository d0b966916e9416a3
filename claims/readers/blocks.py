"""What every reader builds with: plain text that remembers its place in the file, blocks that know their section."""

import datetime
import re
from collections.abc import Sequence
from typing import NamedTuple

from claims.document import Block, Link, NoteMark, Quotation, Role, Run


class Content(NamedTuple):
    """What a reader finds in an article's text; offsets, and where each of the pages begins, are characters into it."""

    blocks: Sequence[Block]
    title: str | None = None
    published: datetime.date | None = None
    links: Sequence[Link] = ()
    marks: Sequence[NoteMark] = ()
    pages: Sequence[int] = ()
    quotations: Sequence[Quotation] = ()
    comments: Sequence[tuple[int, int]] = ()


class Plain(NamedTuple):
    """Plain text, and where each part of it stands in the file."""

    text: str
    runs: tuple[Run, ...]

    def cut(self, first: int, last: int) -> "Plain":
        """Characters `first` to `last`."""
        ends = (*(run.at for run in self.runs[1:]), len(self.text))
        runs = []
        for run, after in zip(self.runs, ends, strict=True):
            low, high = max(run.at, first), min(after, last)
            if low >= high:
                continue
            if run.end - run.start == after - run.at:
                runs.append(Run(low - first, run.start + low - run.at, run.start + high - run.at))
            else:
                runs.append(Run(low - first, run.start, run.end))
        return Plain(self.text[first:last], tuple(runs))


class Prose:
    """Plain text under construction: pieces in the order of the file, each with the stretch that it stands for."""

    __slots__ = ("_at", "_end", "_length", "_pieces", "_runs", "_start")

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._runs: list[Run] = []
        self._length = 0
        # Where the run that the next characters of the file would lengthen begins (in the text, in the file), and ends.
        self._at = 0
        self._start = 0
        self._end = -1

    def __len__(self) -> int:
        return self._length

    @property
    def spaced(self) -> bool:
        """Whether a further space would follow on white space, or on nothing."""
        return not self._pieces or self._pieces[-1][-1].isspace()

    def copy(self, source: str, start: int, end: int) -> None:
        """Add characters `start` to `end` of the source as they are."""
        if start < end:
            if self._end == start:
                self._runs[-1] = Run(self._at, self._start, end)
            else:
                self._at, self._start = self._length, start
                self._runs.append(Run(self._length, start, end))
            self._end = end
            self._pieces.append(source[start:end])
            self._length += end - start

    def replace(self, piece: str, start: int, end: int) -> None:
        """Add a piece that stands as a whole for characters `start` to `end` (an entity, a folded line break)."""
        if piece:
            self._runs.append(Run(self._length, start, end))
            self._pieces.append(piece)
            self._length += len(piece)
            self._end = -1

    def extend(self, other: "Prose") -> None:
        """Add all of another prose, which stands later in the file."""
        self._runs.extend(Run(run.at + self._length, run.start, run.end) for run in other._runs)
        self._pieces.extend(other._pieces)
        self._length += other._length
        self._end = -1

    def tail(self, length: int) -> str:
        """The last characters."""
        return "".join(self._pieces[-length:])[-length:]

    def trimmed(self) -> Plain:
        """The text so far, without white space at its ends."""
        text = "".join(self._pieces)
        first = len(text) - len(text.lstrip())
        last = len(text.rstrip())
        plain = Plain(text, tuple(self._runs))
        return plain if first == 0 and last == len(text) else plain.cut(first, last)


class Blocks:
    """The blocks of an article in reading order; each one learns its section from the headings before it."""

    def __init__(self) -> None:
        self.found: list[Block] = []
        self._headings: list[tuple[int, str]] = []

    def add(
        self,
        role: Role,
        plain: Plain,
        *,
        level: int | None = None,
        row: str | None = None,
        column: str | None = None,
        note: str | None = None,
        end: int = 0,
    ) -> None:
        """Append a block; nothing is added for an empty text. `end` is where a note mark after the text ends."""
        text, runs = plain
        if not text:
            return
        if role is Role.HEADING and level is not None:
            while self._headings and self._headings[-1][0] >= level:
                self._headings.pop()
        self.found.append(
            Block(
                role=role,
                level=level,
                start=runs[0].start,
                end=max(end, runs[-1].end),
                text=text,
                runs=runs,
                section=self._headings[-1][1] if self._headings else None,
                row=row,
                column=column,
                note=note,
            )
        )
        if role is Role.HEADING and level is not None:
            self._headings.append((level, text))

    def name_lead(self) -> None:
        """Call the first paragraph between the title and the first heading the lead, where nothing else is one."""
        roles = [block.role for block in self.found]
        if Role.LEAD in roles or Role.TITLE not in roles:
            return
        for index in range(roles.index(Role.TITLE) + 1, len(roles)):
            if roles[index] is Role.HEADING:
                return
            if roles[index] is Role.BODY:
                self.found[index] = self.found[index].model_copy(update={"role": Role.LEAD})
                return


def folded(source: str, start: int, end: int) -> Plain:
    """Characters `start` to `end` of the source as one paragraph; a line break is a space."""
    prose = Prose()
    at = start
    for match in _FOLD.finditer(source, start, end):
        prose.copy(source, at, match.start())
        prose.replace(" ", match.start(), match.end())
        at = match.end()
    prose.copy(source, at, end)
    return prose.trimmed()


_FOLD = re.compile(r"(?<!\s)[^\S\n\r]*+[\n\r]\s*+")


def bare_links(source: str, start: int, end: int) -> list[Link]:
    """The web addresses that stand in characters `start` to `end` of the source as plain text."""
    links = []
    for match in _ADDRESS.finditer(source, start, end):
        url = match[0].rstrip(".,;:!?'\"*_”’»")
        if url.endswith(")") and url.count("(") < url.count(")"):
            url = url[:-1]
        links.append(Link(start=match.start(), end=match.start() + len(url), url=url))
    return links


_ADDRESS = re.compile(r"https?://[^\s<>\[\]{}|\\^`]{2,2000}")
