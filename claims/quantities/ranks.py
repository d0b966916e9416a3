"""Ranks: "ranks second", "number one", "second-ranked", "the first of its kind", "third generation"."""

from typing import NamedTuple

from claims.lexicon import load
from claims.quantities.calendar_dates import ORDINALS
from claims.quantities.numeral import FRACTION, ONES, TENS
from claims.quantities.tokens import DASHES, Tokens

_NO_RANK = frozenset(load("names")["ordinals"])
_WORDS: dict[str, frozenset[str]] = {name: frozenset(words) for name, words in load("ranks").items()}
_RUNNING = tuple(phrase.split() for phrase in load("ranks")["running"])
_ENDINGS = ("st", "nd", "rd", "th")
_PERIODS = ("half", "quarter", "century")
_QUARTERS = 4
_DIGITS = 2  # "number 304" is a label
_LABELLED = frozenset(load("names")["designators"])

TRIGGERS = frozenset(["number", "no", "#", *ORDINALS, *TENS])


class Rank(NamedTuple):
    """A rank in the text: tokens `first` to `last` (excluded), the figure's own tokens, and the rank."""

    first: int
    last: int
    figure_first: int
    figure_last: int
    value: int


def ordinal(tokens: Tokens, index: int) -> tuple[int, int] | None:
    """The ordinal at token `index` ("third", "22nd", "twenty-first"), as (number, the token after it)."""
    lower = tokens.lower(index)
    if lower in ORDINALS:
        return ORDINALS[lower], index + 1
    word = tokens.word(index)
    if word.isdecimal() and word.isascii() and len(word) <= 4 and tokens.glued(index + 1):
        return (int(word), index + 2) if tokens.lower(index + 1) in _ENDINGS else None
    if lower in TENS and tokens.lower(index + 1) in DASHES and 0 < ORDINALS.get(tokens.lower(index + 2), 0) < 10:
        return TENS[lower] + ORDINALS[tokens.lower(index + 2)], index + 3
    return None


def read(tokens: Tokens, index: int) -> Rank | None:
    """The rank that starts at token `index`, its verb or "number" included."""
    if tokens.lowers[index] in ("number", "no", "#"):
        return _numbered(tokens, index)
    found = ordinal(tokens, index)
    if found is None:
        return None
    value, last = found
    hyphen = tokens.lower(last) in DASHES and tokens.glued(last)
    noun = tokens.lower(last + hyphen)
    if noun in _WORDS["placed"]:
        return Rank(index, last + 1 + hyphen, index, last, value)
    if hyphen:
        ranks = noun.endswith("est") or noun in _WORDS["superlatives"] or noun in _WORDS["compounds"]
        return Rank(index, last, index, last, value) if ranks else None
    first, end = _extent(tokens, index, last, value)
    return Rank(first, end, index, last, value) if end else None


def _extent(tokens: Tokens, index: int, last: int, value: int) -> tuple[int, int]:
    """The span of the rank that the ordinal at `index` to `last` makes, (0, 0) where it ranks nothing."""
    before, noun = tokens.lower(index - 1), tokens.lower(last)
    if before in _WORDS["verbs"] or (before in _WORDS["moves"] and noun not in ("", "by")):
        return (index - 1, last) if noun not in _NO_RANK or noun in ("of", "and") else (0, 0)
    if noun[:1].isdecimal() or noun in ONES or noun in TENS:
        return 0, 0  # "the first twelve months"
    if noun in _NO_RANK or (tokens.lowers[index] in FRACTION and before in ("a", "one", "an")):
        return 0, 0
    if noun in ("only", "just") and tokens.lower(last + 1) == "to":
        return index, last + 1
    if noun in _PERIODS and not _runs(tokens, last, value):
        return 0, 0
    if before in _WORDS["copulas"] and noun in _WORDS["open"]:
        return index, last
    if before == "the" and tokens.lower(index - 2) in _WORDS["copulas"] and noun in _WORDS["alone"]:
        return index, last
    if noun in _WORDS["counted"]:
        return index, last + (noun in _WORDS["spanned"])
    if before in ("in", "at", "to", "from") and noun in _WORDS["places"]:
        return index, last
    determined = before in _WORDS["determiners"] or before.endswith(("'s", "’s", "s'", "s’"))
    if not noun[:1].isalpha() or noun in _WORDS["breaks"] or not (determined or noun == "to"):
        return 0, 0
    return index, last


def _runs(tokens: Tokens, at: int, value: int) -> bool:
    """Whether a quarter is counted and no period: "the fifth quarter in a row"."""
    if tokens.lower(at) != "quarter":
        return False
    return value > _QUARTERS or any(tokens.lowers[at + 1 : at + 1 + len(words)] == words for words in _RUNNING)


def _numbered(tokens: Tokens, index: int) -> Rank | None:
    """As in "number one", "No. 2", "#1"."""
    sign, at = tokens.lowers[index], index + 1
    if sign == "no":
        if tokens.word(at) != "." or not tokens.words[index][0].isupper():
            return None
        at += 1
    elif sign == "#" and not tokens.glued(at):
        return None
    at += tokens.lower(at) in DASHES
    word = tokens.word(at)
    in_digits = word.isdecimal() and word.isascii() and len(word) <= _DIGITS
    if in_digits and tokens.lower(index - 1) in _LABELLED:
        return None
    value = int(word) if in_digits else ONES.get(tokens.lower(at), 0)
    if value == 0 or tokens.runs_on(at + 1) or tokens.lower(at + 1) in ("million", "hundred", "thousand", "%"):
        return None
    return Rank(index, at + 1, at, at + 1, value)
