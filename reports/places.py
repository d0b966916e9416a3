"""Offsets of an article as the lines and columns that an editor shows."""

import bisect
import re
from dataclasses import dataclass
from typing import NamedTuple
from urllib.parse import quote

_BREAK = re.compile(r"\r\n|\r|\n")
_BYTE_ORDER_MARK = "\ufeff"


class Place(NamedTuple):
    """A line and a column, both counted from 1, columns in characters."""

    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Places:
    """Where each line of a text starts and ends (without its line break); found once, asked often."""

    starts: tuple[int, ...]
    ends: tuple[int, ...]
    marked: bool

    @classmethod
    def of(cls, text: str) -> "Places":
        """The lines of `text`, in one pass over it."""
        breaks = [match.span() for match in _BREAK.finditer(text)]
        return cls(
            starts=(0, *(end for _, end in breaks)),
            ends=(*(start for start, _ in breaks), len(text)),
            marked=text.startswith(_BYTE_ORDER_MARK),
        )

    def place(self, offset: int) -> Place:
        """The line and column of the character at `offset`; a byte-order mark, which editors hide, has none."""
        line = bisect.bisect_right(self.starts, offset)
        hidden = 1 if self.marked and line == 1 and offset else 0
        return Place(line, offset - self.starts[line - 1] - hidden + 1)

    def extent(self, line: int) -> tuple[int, int]:
        """The offsets at which a line (counted from 1) starts and ends."""
        return self.starts[line - 1], self.ends[line - 1]


def address(path: str) -> str:
    """A path as a relative reference, as those who read reports want it; an absolute path as a file's URI."""
    return f"file:///{quote(path.lstrip('/'))}" if path.startswith("/") else quote(path.removeprefix("./"))
