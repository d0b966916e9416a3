"""Hedges and comparators around a number, and the interval that each allows."""

from decimal import Decimal
from typing import NamedTuple

from claims.claim import Comparator
from claims.interval import Interval, above, around, below, just_below, within
from claims.lexicon import load
from claims.quantities.tokens import Phrases, Tokens

_HEDGES = load("hedges")
_BOUNDS = (
    Comparator.ABOUT,
    Comparator.NEARLY,
    Comparator.MORE_THAN,
    Comparator.AT_LEAST,
    Comparator.LESS_THAN,
    Comparator.AT_MOST,
    Comparator.UP_TO,
)
_ABOUT = Decimal(_HEDGES["about"]["width"])
_NEARLY = Decimal(_HEDGES["nearly"]["width"])
_FRACTION = Decimal(_HEDGES["fraction"])
CHANGE = frozenset(_HEDGES["change"]["words"])


def _table(side: str) -> Phrases[Comparator]:
    return Phrases({tuple(phrase.split()): bound for bound in _BOUNDS for phrase in _HEDGES[bound].get(side, ())})


_BEFORE = _table("before")
_AFTER = _table("after")
_EXACT = Phrases({tuple(phrase.split()): Comparator.EXACT for phrase in _HEDGES["exact"]["before"]})


_PREPOSITIONS = frozenset(_HEDGES["prepositions"]["words"])
_ADDING, _AGED = (frozenset(_HEDGES[name]["words"]) for name in ("adding", "aged"))
_PARTICLES = frozenset(_HEDGES["prepositions"]["after"])


class Hedge(NamedTuple):
    """A comparator and the edge of the words that say it: their first token, or behind a number the token after."""

    comparator: Comparator
    edge: int


def before(tokens: Tokens, index: int) -> Hedge | None:
    """The hedge that ends just before token `index`; words that change nothing ("only") are passed over."""
    found = _BEFORE.before(tokens.lowers, index)
    if found is None and (plain := _EXACT.before(tokens.lowers, index)) is not None:
        found = _BEFORE.before(tokens.lowers, plain[1])
    if found is None and tokens.lower(index - 1) in ("a", "an"):
        found = _BEFORE.before(tokens.lowers, index - 1)
        if found is not None and tokens.lowers[found[1]] in _PREPOSITIONS:
            return None  # "under a five-year plan"
    if found is None:
        return None
    comparator, first = found
    if comparator is Comparator.UP_TO and tokens.lower(first) == "up" and tokens.lower(first - 1) in _ADDING:
        return None  # "it added up to 40"
    if (
        tokens.lower(first - 1) in ("and", "or")
        and tokens.lowers[first] in _PREPOSITIONS
        and _is_open(tokens, first - 2)
    ):
        return None  # "those aged 60 and over 31 percent"
    if tokens.glued(first) and tokens.words[first][0].isalpha() and _is_unit(tokens.words[first - 1]):
        return None  # "30 °C. 40 people"
    if tokens.lowers[first] in _PREPOSITIONS and tokens.lower(first - 1) in _PARTICLES:
        return None
    outer = _BEFORE.before(tokens.lowers, first)  # "more than about 5": the bound counts, the blur is part of the span
    if outer is not None and comparator is Comparator.ABOUT:
        return Hedge(outer[0], outer[1])
    if outer is not None and outer[0] is Comparator.ABOUT:
        return Hedge(comparator, outer[1])
    return Hedge(comparator, first)


def _is_open(tokens: Tokens, index: int) -> bool:
    """Whether an age stands at a token, of which "and over" is the open end: "aged 60 and over"."""
    return tokens.word(index)[:1].isdigit() and tokens.lower(index - 1) in _AGED


def _is_unit(word: str) -> bool:
    """Whether a token is a number or sign that what is glued behind it belongs to."""
    return word[-1].isalnum() or word in "°º˚"


def after(tokens: Tokens, index: int) -> Hedge | None:
    """The hedge that starts at token `index`: "or more", "or so", "-plus"."""
    found = _AFTER.after(tokens.lowers, index)
    if found is None:
        return None
    comparator, last = found
    if tokens.lower(last) == "than":  # "32,000 and more than 700"
        return None
    if tokens.lower(index) in ("+", "plus", "-") and not tokens.glued(index) and tokens.lower(index) != "plus":
        return None
    if tokens.lower(index) == "plus" and last < len(tokens) and tokens.word(last)[0].isdigit():
        return None  # a sum: "5 plus 3"
    if tokens.lower(index) == "+" and last < len(tokens) and tokens.word(last)[:1].isdigit():
        return None
    return Hedge(comparator, last)


def interval(
    comparator: Comparator, low: Decimal, high: Decimal, quantum: Decimal, significant: int, *, fraction: bool = False
) -> Interval:
    """What a figure allows: `low` equals `high` but for a range; `quantum` is the worth of the last written digit."""
    if comparator is Comparator.ABOUT:
        return around(low, quantum if not fraction else Decimal(0), _ABOUT)
    if comparator is Comparator.NEARLY:
        return just_below(low, _NEARLY)
    if comparator is Comparator.MORE_THAN:
        return above(low, significant, reached=False)
    if comparator is Comparator.AT_LEAST:
        return above(low, significant, reached=True)
    if comparator is Comparator.LESS_THAN:
        return below(low, significant, reached=False)
    if comparator in (Comparator.AT_MOST, Comparator.UP_TO):
        return below(low, significant, reached=True)
    if fraction and low == high:
        return around(low, Decimal(0), _FRACTION)
    return within(min(low, high), max(low, high), quantum)
