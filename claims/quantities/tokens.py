"""Words, numbers and signs of a plain text, with their offsets."""

import re
from collections.abc import Sequence
from typing import Generic, TypeVar

T = TypeVar("T")

_NUMBER = (
    r"\d{1,3}(?:,\d{2,3})*,\d{3}(?!\d|,\d)(?:\.\d+)?"  # 1,000,000.5 and 12,34,567
    r"|\d+(?:[.'’\u00a0\u2009\u202f·]\d+)*(?:(?<!,\d)(?<!,\d\d),\d{1,2}(?!\d|,\d|\.\d))?"  # 1.234,5 and 1'000.5
    r"|(?<![\w.])\.\d+"
)
DASHES = ("-", "‐", "‑")
_HYPHENS = {"‐": "-", "‑": "-"}
_TOKEN = re.compile(rf"{_NUMBER}|[^\W\d_]+(?:['’][^\W\d_]+)*|[^\w\s]|_")


class Tokens:
    """The tokens of a plain text in order: as written, in lower case (every hyphen "-"), and where they start and end.

    A token is a number with its inner separators, a word with its inner apostrophes, or one other character.
    """

    __slots__ = ("ends", "lowers", "starts", "text", "words")

    def __init__(self, text: str) -> None:
        self.text = text
        spans = [match.span() for match in _TOKEN.finditer(text)]
        self.words = [text[start:end] for start, end in spans]
        self.lowers = [word.lower() for word in self.words]
        if "‐" in text or "‑" in text:
            self.lowers = [_HYPHENS.get(word, word) for word in self.lowers]
        self.starts = [start for start, _ in spans]
        self.ends = [end for _, end in spans]

    def __len__(self) -> int:
        return len(self.words)

    def glued(self, index: int) -> bool:
        """Whether nothing stands between token `index` and the one before it."""
        return 0 < index < len(self.words) and self.ends[index - 1] == self.starts[index]

    def runs_on(self, index: int) -> bool:
        """Whether token `index` is a letter or digit glued to the one before it."""
        return self.glued(index) and self.words[index][0].isalnum()

    def lower(self, index: int) -> str:
        """Token `index` in lower case, "" outside the text."""
        return self.lowers[index] if 0 <= index < len(self.lowers) else ""

    def word(self, index: int) -> str:
        """Token `index` as written, "" outside the text."""
        return self.words[index] if 0 <= index < len(self.words) else ""

    def slice(self, first: int, last: int) -> str:
        """The text from token `first` up to and without token `last`."""
        return self.text[self.starts[first] : self.ends[last - 1]] if first < last else ""

    def gap(self, index: int) -> str:
        """What stands between token `index` and the one before it."""
        return self.text[self.ends[index - 1] : self.starts[index]] if 0 < index < len(self.words) else ""


class Phrases(Generic[T]):
    """A table of phrases, looked up in a token sequence from either side; the longest phrase wins."""

    def __init__(self, table: dict[tuple[str, ...], T]) -> None:
        self._table = table
        self._heads: dict[str, int] = {}
        self._tails: dict[str, int] = {}
        for phrase in table:
            self._heads[phrase[0]] = max(self._heads.get(phrase[0], 0), len(phrase))
            self._tails[phrase[-1]] = max(self._tails.get(phrase[-1], 0), len(phrase))

    def after(self, words: Sequence[str], index: int) -> tuple[T, int] | None:
        """The longest phrase that starts at `index`, as (its value, the index after it)."""
        if index >= len(words):
            return None
        for length in range(min(self._heads.get(words[index], 0), len(words) - index), 0, -1):
            found = self._table.get(tuple(words[index : index + length]))
            if found is not None:
                return found, index + length
        return None

    def before(self, words: Sequence[str], index: int) -> tuple[T, int] | None:
        """The longest phrase that ends just before `index`, as (its value, the index it starts at)."""
        if index <= 0:
            return None
        for length in range(min(self._tails.get(words[index - 1], 0), index), 0, -1):
            found = self._table.get(tuple(words[index - length : index]))
            if found is not None:
                return found, index - length
        return None
