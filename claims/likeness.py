"""How much two figures of one article speak of one thing, by the words that they share.

A word says the more the fewer sentences of the article have it: "passengers" tells little in an article on an airport,
"cocoa" much in one on coffee. Words that stand in one clause with a figure, or name what it measures, count in full;
those of the rest of its sentence count half.
"""

import functools
import math
from collections import Counter, defaultdict
from collections.abc import Sequence
from decimal import Decimal

from claims.frames import words
from claims.names import Acronyms, content, vocabulary
from claims.statement import Statement, naming

# What a word of the rest of a sentence counts, and two numbers of the same digits in another order.
_ASIDE, _SWAPPED = 0.5, 2.0
# Digits that two numbers must have for their order to be no chance.
_DIGITS = 3
# How much larger than the other a figure may be that was not updated, or mistyped.
_NEAR = Decimal("1.6")
# What names a unit, a multiplier or a share, which the figures themselves say.
_UNITS = frozenset(
    {"million", "billion", "thousand", "percent", "per", "cent", "time", "mean", "part", "more", "than", "year", "not"}
)


class Likeness:
    """The figures of one article by their words; `weight` says how much some words tell in it."""

    def __init__(self, statements: Sequence[Statement], short: Acronyms) -> None:
        self._short = short
        said: dict[int, set[str]] = defaultdict(set)
        for one in statements:
            if one.sentence is not None and one.under is None:
                said[one.sentence.start] |= one.around
        self._sentences = len(said) + 1
        self._having = Counter(word for of_one in said.values() for word in of_one)

    def beside(self, one: Statement) -> frozenset[str]:
        """The words that stand in one clause with a figure, or name what it measures."""
        if one.is_cell:
            return self.around(one)
        return (content(one.clause, self._short) | self._names(one)) - _silent()

    def around(self, one: Statement) -> frozenset[str]:
        """All the words of a figure's sentence, and those that name what it measures."""
        return (one.around | self._names(one)) - _silent()

    def weight(self, said: frozenset[str]) -> float:
        """How much some words tell."""
        return sum(math.log(self._sentences / max(self._having[word], 1)) for word in said)

    def score(self, said: frozenset[str], one: Statement) -> float:
        """How much a figure speaks of what these words name."""
        beside = said & self.beside(one)
        return self.weight(beside) + _ASIDE * self.weight((said & self.around(one)) - beside)

    def _names(self, one: Statement) -> frozenset[str]:
        phrases = (phrase for phrase in naming(one) if phrase != one.quantity.unit or one.quantity.kind == "count")
        return content(" ".join(phrases), self._short)


@functools.cache
def _silent() -> frozenset[str]:
    lexemes = vocabulary()
    silent = lexemes.anaphors | lexemes.measures | lexemes.present | words.SAY | words.AUXILIARY | _UNITS
    return silent | frozenset(map(words.lemma, silent))


def swapped(one: Decimal, other: Decimal) -> float:
    """What it tells that two numbers have the same digits in another order; nothing where they are few."""
    digits = [sorted(number.normalize().as_tuple().digits) for number in (one, other)]
    same = digits[0] == digits[1] and len(digits[0]) >= _DIGITS and one.adjusted() == other.adjusted()
    return _SWAPPED if same else 0.0


def is_near(one: Decimal, other: Decimal) -> bool:
    """Whether one of two numbers may have come of the other: not updated, mistyped, or its digits swapped."""
    low, high = sorted((one, other))
    return low > 0 and (high <= _NEAR * low or bool(swapped(low, high)))
