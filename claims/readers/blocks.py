"""What every reader builds with: plain text that remembers its place in the file, and blocks that know their section."""

import datetime
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from claims.document import Block, Link, NoteMark, Role, Run


class Content(NamedTuple):
    """What a reader finds in an article's text; offsets are characters into that text."""

    blocks: Sequence[Block]
    title: str | None = None
    published: datetime.date | None = None
    links: Sequence[Link] = ()
    marks: Sequence[NoteMark] = ()


class Prose:
    """Plain text under construction: pieces in the order of the file, each with the stretch that it stands for."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._runs: list[Run] = []
        self._length = 0
        self._identical = 0  # where the last run would have to continue to grow; 0 for none

    def __bool__(self) -> bool:
        return self._length > 0

    def __len__(self) -> int:
        return self._length

    @property
    def spaced(self) -> bool:
        """Whether a further space would follow on white space, or on nothing."""
        return not self._pieces or self._pieces[-1][-1].isspace()

    def tail(self, length: int) -> str:
        """The last characters."""
        return "".join(self._pieces[-length:])[-length:]

    def extend(self, other: "Prose") -> None:
        """Add all of another prose, which stands later in the file."""
        self._runs.extend(run._replace(at=run.at + self._length) for run in other._runs)
        self._pieces.extend(other._pieces)
        self._length += other._length
        self._identical = 0

    def copy(self, source: str, start: int, end: int) -> None:
        """Add characters `start` to `end` of the source as they are."""
        if start < end:
            if self._identical != start or not self._runs:
                self._runs.append(Run(self._length, start, end))
            else:
                self._runs[-1] = self._runs[-1]._replace(end=end)
            self._pieces.append(source[start:end])
            self._length += end - start
            self._identical = end

    def replace(self, piece: str, start: int, end: int) -> None:
        """Add a piece that stands as a whole for characters `start` to `end` (an entity, a folded line break)."""
        if piece:
            self._runs.append(Run(self._length, start, end))
            self._pieces.append(piece)
            self._length += len(piece)
            self._identical = 0

    def trim(self) -> tuple[str, tuple[Run, ...]]:
        """Drop the white space at both ends; the text that is left, and its runs."""
        text = "".join(self._pieces)
        first = len(text) - len(text.lstrip())
        last = len(text.rstrip())
        if first > 0 or last < len(text):
            self._runs = list(self._between(first, last))
            text = text[first:last]
            self._identical = 0
        self._pieces = [text] if text else []
        self._length = len(text)
        return text, tuple(self._runs)

    def head(self, length: int) -> "Prose":
        """The first characters, as a prose of their own."""
        prose = Prose()
        prose._pieces = ["".join(self._pieces)[:length]]
        prose._runs = list(self._between(0, length))
        prose._length = len(prose._pieces[0])
        return prose

    def _between(self, first: int, last: int) -> Iterator[Run]:
        ends = [run.at for run in self._runs[1:]] + [self._length]
        for run, after in zip(self._runs, ends, strict=True):
            low, high = max(run.at, first), min(after, last)
            if low >= high:
                continue
            if run.end - run.start == after - run.at:
                yield Run(low - first, run.start + low - run.at, run.start + high - run.at)
            else:
                yield Run(low - first, run.start, run.end)


class Blocks:
    """The blocks of an article in reading order; each one learns its section from the headings before it."""

    def __init__(self) -> None:
        self.found: list[Block] = []
        self._headings: list[tuple[int, str]] = []

    def add(
        self,
        role: Role,
        prose: Prose,
        *,
        level: int | None = None,
        row: str | None = None,
        column: str | None = None,
        note: str | None = None,
    ) -> Block | None:
        """Append a block and give it back; nothing is added for prose that is empty or white space."""
        text, runs = prose.trim()
        if not text:
            return None
        if role is Role.HEADING and level is not None:
            while self._headings and self._headings[-1][0] >= level:
                self._headings.pop()
        block = Block(
            role=role,
            level=level,
            start=runs[0].start,
            end=runs[-1].end,
            text=text,
            runs=runs,
            section=self._headings[-1][1] if self._headings else None,
            row=row,
            column=column,
            note=note,
        )
        self.found.append(block)
        if role is Role.HEADING and level is not None:
            self._headings.append((level, text))
        return block

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


def plain(source: str, start: int, end: int) -> Prose:
    """Characters `start` to `end` of the source as prose: each line break, with the white space around it, is one space."""
    prose = Prose()
    at = start
    for match in _FOLD.finditer(source, start, end):
        prose.copy(source, at, match.start())
        prose.replace(" ", match.start(), match.end())
        at = match.end()
    prose.copy(source, at, end)
    return prose


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
