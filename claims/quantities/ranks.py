"""Ranks: "ranks second", "number one", "second-ranked", "the first of its kind", "third generation"."""

import re
from typing import NamedTuple

from claims.lexicon import load
from claims.quantities.calendar_dates import ORDINALS
from claims.quantities.numeral import FRACTION, FRACTIONS, ONES, TENS
from claims.quantities.tokens import Tokens

_NO_RANK = frozenset(load("names")["ordinals"])
_DASHES = ("-", "‐", "‑")
_VERBS = frozenset(
    [
        "rank",
        "ranks",
        "ranked",
        "ranking",
        "placed",
        "finished",
        "finishing",
        "came",
        "come",
        "comes",
        "coming",
        "stood",
        "stands",
        "standing",
        "sits",
        "sat",
        "placing",
        "places",
        "seeded",
        "remained",
        "remains",
        "dropped",
        "climbed",
        "rose",
        "fell",
        "moved",
        "slipped",
    ]
)
_DETERMINERS = frozenset(
    ["the", "its", "his", "her", "their", "our", "my", "your", "a", "an", "this", "that", "every", "each"]
)
_BE = frozenset(["is", "was", "are", "were", "be", "became", "become", "becoming", "lies", "lay"])
_ENDINGS = ("st", "nd", "rd", "th")
_ONLY = frozenset(["only", "just"])


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
    if (
        word.isdecimal()
        and word.isascii()
        and len(word) <= 4
        and tokens.glued(index + 1)
        and tokens.lower(index + 1) in _ENDINGS
    ):
        return int(word), index + 2
    if lower in TENS and tokens.word(index + 1) in _DASHES and 0 < ORDINALS.get(tokens.lower(index + 2), 0) < 10:
        return TENS[lower] + ORDINALS[tokens.lower(index + 2)], index + 3
    return None


def read(tokens: Tokens, index: int) -> Rank | None:
    """The rank that starts at token `index`, its verb or "number" included."""
    lower = tokens.lowers[index]
    if lower in ("number", "no") or lower == "#":
        return _numbered(tokens, index)
    found = ordinal(tokens, index)
    if found is None:
        return None
    value, last = found
    before = tokens.lower(index - 1)
    following = tokens.lower(last)
    hyphen = following in _DASHES and tokens.glued(last)
    noun = tokens.lower(last + 1) if hyphen else following
    if noun in ("ranked", "placed", "seeded", "rated"):
        return Rank(index, last + 1 + hyphen, index, last, value)
    if hyphen and (noun.endswith("est") or noun in ("most", "best", "worst", "highest", "generation", "party")):
        return Rank(index, last, index, last, value) if noun != "party" else None
    if noun in _NO_RANK and not (noun in ("of", "and") and before in _VERBS):
        return None
    if before in _VERBS or (before in ("in", "at", "to", "from") and noun in ("place", "position", "spot", "rank")):
        if before in (
            "dropped",
            "climbed",
            "rose",
            "fell",
            "moved",
            "slipped",
            "came",
            "come",
            "comes",
            "coming",
        ) and noun in ("", "by"):
            return None
        first = index - 1 if before in _VERBS else index
        return Rank(first, last, index, last, value)
    if following in _ONLY and tokens.lower(last + 1) == "to":
        return Rank(index, last + 1, index, last, value)
    if lower in FRACTION and before in ("a", "one", "an"):
        return None
    if noun in ("half", "quarter", "century") and not (
        noun == "quarter"
        and (
            value > 4
            or (
                tokens.lower(last + 1 + hyphen) in ("in", "running")
                and tokens.lower(last + 2 + hyphen) in ("succession", "a", "row")
            )
        )
    ):
        return None
    if before in _BE and following in ("with", "behind", "on", "in", "at", "of", ",", ".", ";", ""):
        return Rank(index, last, index, last, value)
    if (
        before == "the"
        and tokens.lower(index - 2) in _BE
        and following in ("from", "of", "in", "since", "by", "for", "on", "at", "ever")
    ):
        return Rank(index, last, index, last, value)
    if hyphen:
        return (
            Rank(index, last, index, last, value)
            if re.match(r"(?:time|place|year|grade|tier|round|largest|day|person|generation)", noun)
            and noun not in ("person", "year", "day", "grade")
            else None
        )
    if not noun[:1].isalpha():
        return None
    determined = before in _DETERMINERS or before.endswith(("'s", "’s", "s'", "s’"))
    if noun in (
        "time",
        "generation",
        "place",
        "quarter",
        "consecutive",
        "straight",
        "successive",
        "anniversary",
        "edition",
        "day",
        "year",
        "month",
        "week",
        "such",
        "attempt",
        "seed",
        "spot",
        "position",
    ):
        return Rank(index, last + (noun in ("time", "generation", "quarter")), index, last, value)
    if not determined and following != "to":
        return None
    if (determined and _is_verb(noun)) or noun in (
        "but",
        "for",
        "in",
        "on",
        "at",
        "with",
        "was",
        "is",
        "has",
        "had",
        "by",
        "from",
        "when",
        "or",
    ):
        return None
    return Rank(index, last, index, last, value)


def _is_verb(word: str) -> bool:
    return word in ("announced", "launched", "reported", "established", "released", "introduced", "proposed")


def _numbered(tokens: Tokens, index: int) -> Rank | None:
    """As in "number one", "No. 2", "#1"."""
    at = index + 1
    at += tokens.lowers[index] == "no" and tokens.word(at) == "."
    at += tokens.word(at) in _DASHES
    word = tokens.word(at)
    if (tokens.lowers[index] == "no" and at == index + 1) or (
        tokens.lowers[index] == "no" and not tokens.words[index][0].isupper()
    ):
        return None
    if tokens.lowers[index] == "#" and not tokens.glued(at):
        return None
    if word.isdecimal() and word.isascii() and len(word) <= 3:
        value = int(word)
    elif tokens.lower(at) in ONES:
        value = ONES[tokens.lowers[at]]
    else:
        return None
    if (
        (tokens.lower(at + 1) in ("of", "million", "hundred", "thousand", "%") and tokens.lower(at + 1) != "of")
        or value == 0
        or (tokens.glued(at + 1) and tokens.word(at + 1)[:1].isalnum())
    ):
        return None
    return Rank(index, at + 1, at, at + 1, value)


TRIGGERS = frozenset(["number", "no", "#", *ORDINALS]) | frozenset(TENS) | (frozenset(FRACTIONS) & frozenset(ORDINALS))
