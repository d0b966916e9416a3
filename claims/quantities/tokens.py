"""Words, numbers and signs of a plain text, with their offsets."""

import re
from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

T = TypeVar("T")

_NUMBER = (
    r"\d{1,3}(?:,\d{2,3})*,\d{3}(?!\d|,\d)(?:\.\d+)?"  # 1,000,000.5 and 12,34,567
    r"|\d+(?:[.'’\u00a0\u2009\u202f·]\d+)*(?:(?<!,\d)(?<!,\d\d),\d{1,2}(?!\d|,\d|\.\d))?"  # 1.234,5 and 1'000.5
    r"|(?<![\w.])\.\d+"
)
DASHES = ("-", "‐", "‑")
_OUTSIDE = [""] * 32  # more than the grammar looks ahead or back
_HYPHENS = {"‐": "-", "‑": "-"}
_TOKEN = re.compile(rf"{_NUMBER}|[^\W\d_]+(?:['’][^\W\d_]+)*|[^\w\s]|_")


class Tokens:
    """The tokens of a plain text in order: as written, in lower case (every hyphen "-"), and where they start and end.

    A token is a number with its inner separators, a word with its inner apostrophes, or one other character. `word`
    and `lower` give "" a little way outside the text, so that the grammar can look around without asking where it ends.
    """

    __slots__ = ("count", "ends", "lower", "lowers", "starts", "text", "word", "words")

    def __init__(self, text: str) -> None:
        spans = [match.span() for match in _TOKEN.finditer(text)]
        words = [text[start:end] for start, end in spans]
        lowers = [word.lower() for word in words]
        if "‐" in text or "‑" in text:
            lowers = [_HYPHENS.get(word, word) for word in lowers]
        self.text = text
        self.count = len(spans)
        self.words = words + _OUTSIDE
        self.lowers = lowers + _OUTSIDE
        self.starts = [start for start, _ in spans]
        self.ends = [end for _, end in spans]
        self.word: Callable[[int], str] = self.words.__getitem__
        self.lower: Callable[[int], str] = self.lowers.__getitem__

    def __len__(self) -> int:
        return self.count

    def glued(self, index: int) -> bool:
        """Whether nothing stands between token `index` and the one before it."""
        return 0 < index < self.count and self.ends[index - 1] == self.starts[index]

    def runs_on(self, index: int) -> bool:
        """Whether token `index` is a letter or digit glued to the one before it."""
        return self.glued(index) and self.words[index][0].isalnum()

    def slice(self, first: int, last: int) -> str:
        """The text from token `first` up to and without token `last`."""
        return self.text[self.starts[first] : self.ends[last - 1]] if first < last else ""

    def gap(self, index: int) -> str:
        """What stands between token `index` and the one before it."""
        return self.text[self.ends[index - 1] : self.starts[index]] if 0 < index < self.count else ""


def pieces(form: str) -> tuple[str, ...]:
    """The tokens of a written form ("US$" is US and $), as written."""
    return tuple(match[0] for match in _TOKEN.finditer(form))


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
