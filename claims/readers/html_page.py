"""What a page's markup holds: pieces of text with their links and note marks, containers and zones, metadata."""

from dataclasses import dataclass, field
from typing import NamedTuple

from claims.document import Link, NoteMark
from claims.readers.blocks import Plain
from claims.readers.html_context import Context

_DEEPEST = 20


class Piece(NamedTuple):
    """Text that belongs together, the context that it stands in, how many of its characters are link text, and its end.

    The end is that of a note mark, where one follows the text.
    """

    plain: Plain
    context: Context
    linked: int
    end: int

    @property
    def text(self) -> str:
        """What the piece says."""
        return self.plain.text


class Container(NamedTuple):
    """An <article>, <main> or the like, and the one around it."""

    parent: int
    depth: int


@dataclass(slots=True)
class Zone:
    """An element that seems to hold what surrounds an article; `void` once the article turns out to be inside it."""

    parent: int
    depth: int
    certain: bool
    void: bool = False


@dataclass(slots=True)
class Page:
    """Everything found in a page's markup; links and marks with the number of the piece that they stand in."""

    pieces: list[Piece] = field(default_factory=list)
    links: list[tuple[int, Link]] = field(default_factory=list)
    marks: list[tuple[int, NoteMark]] = field(default_factory=list)
    containers: list[Container] = field(default_factory=list)
    zones: list[Zone] = field(default_factory=list)
    metas: list[tuple[str, str]] = field(default_factory=list)  # <meta>: name or property in lower case, content
    times: list[tuple[int, str]] = field(default_factory=list)  # <time>: place, datetime
    data: list[tuple[int, int]] = field(default_factory=list)  # JSON-LD: places of the scripts' contents
    comments: list[tuple[int, int]] = field(default_factory=list)
    tags: int = 0
    depth: int = 0

    def add_zone(self, parent: int, certain: bool) -> int:
        """The number of a new zone inside another; beyond a depth that of the other."""
        depth = self.zones[parent].depth + 1 if parent >= 0 else 0
        if depth > _DEEPEST:
            return parent
        self.zones.append(Zone(parent, depth, certain))
        return len(self.zones) - 1

    def void_zones(self, zone: int) -> None:
        """The article is in here: what only seemed to surround it does not."""
        while zone >= 0:
            self.zones[zone].void = not self.zones[zone].certain
            zone = self.zones[zone].parent

    def add_container(self, parent: int) -> int:
        """The number of a new container inside another; beyond a depth that of the other."""
        depth = self.containers[parent].depth + 1 if parent >= 0 else 0
        if depth > _DEEPEST:
            return parent
        self.containers.append(Container(parent, depth))
        return len(self.containers) - 1
