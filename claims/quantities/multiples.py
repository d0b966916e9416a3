"""Multiples: "six times", "10x", "threefold", "doubled", "twice as"."""

from decimal import Decimal

from claims.claim import Direction, Kind
from claims.lexicon import load
from claims.quantities.figure import Figure, build, of_words
from claims.quantities.hedges import CHANGE
from claims.quantities.numeral import ONES, TENS, Numeral
from claims.quantities.tokens import DASHES, Tokens

_NUMBERS = load("numbers")
_TIMES: dict[str, list[str]] = _NUMBERS["times"]
_COMPARED = frozenset(_NUMBERS["compared"]["words"])
_BESIDE = frozenset(_NUMBERS["beside"]["words"])
_OCCASIONS = frozenset(_NUMBERS["occasions"]["words"])
_MULTIPLIED = frozenset(_NUMBERS["multiplied"]["before"])
_NOT_MULTIPLIED = frozenset(_NUMBERS["multiplied"]["after_not"])
_STEMS = {**ONES, **TENS, "hundred": 100, "thousand": 1000, "million": 1000000}
_MOST = 100000  # "1.5 billion times" counts occasions

TRIGGERS = frozenset(_TIMES)


def word(tokens: Tokens, index: int) -> Figure | None:
    """A multiple in one word at token `index`: "threefold", "doubled", "twice", "halved"."""
    lower = tokens.lowers[index]
    if lower.endswith("fold") and (value := _STEMS.get(lower[:-4])) is not None:
        return of_words(index, index + 1, Decimal(value), "times", Kind.MULTIPLE)
    entry = _TIMES.get(lower)
    if entry is None or not _multiplies(tokens, index, lower):
        return None
    factor, way = Decimal(entry[0]), entry[1]
    quantum = Decimal("0.1") if factor < 1 else Decimal(1)
    figure = of_words(index, index + 1, factor, "times", Kind.MULTIPLE, quantum=quantum)
    return figure._replace(direction=Direction(way) if way else None)


def _multiplies(tokens: Tokens, index: int, lower: str) -> bool:
    """Whether a word of [times] compares here: "twice as many", not "twice a week".

    "will double", not "a double room".
    """
    following, before = tokens.lower(index + 1), tokens.lower(index - 1)
    if lower in ("twice", "thrice"):
        return following in _COMPARED
    if lower in ("double", "triple", "treble", "quadruple"):
        compound = following in DASHES and tokens.glued(index + 1)
        if compound or (tokens.words[index][0].isupper() and index):
            return False
        return following in _COMPARED or (before in _MULTIPLIED and following not in _NOT_MULTIPLIED)
    if lower == "halves":
        return following in ("the", "its", "their", "in") and before not in (
            "two",
            "both",
            "equal",
            "of",
            "the",
            "into",
        )
    return True


def numbered(tokens: Tokens, number: Numeral, at: int) -> Figure | None:
    """A number and "times", "x" or "fold" at token `at`: a multiple where the text compares, else occasions."""
    lower = tokens.lower(at)
    if lower in ("fold", "folds"):
        return build(number, at + 1, "times", Kind.MULTIPLE)
    if lower in ("x", "×"):
        return (
            None
            if tokens.runs_on(at + 1) or tokens.word(at + 1)[:1].isdigit()
            else build(number, at + 1, "times", Kind.MULTIPLE)
        )
    if lower not in ("times", "time") or number.form == "fraction" or (lower == "time" and at == number.last):
        return None
    if lower == "times" and number.value < _MOST and _compares(tokens, number, at):
        return build(number, at + 1, "times", Kind.MULTIPLE)
    return build(number, at + 1, "time", Kind.COUNT)


def _compares(tokens: Tokens, number: Numeral, at: int) -> bool:
    following = tokens.lower(at + 1)
    before = [tokens.lower(number.first - back) for back in range(1, 6)]
    if following in _COMPARED or before[0] == "by" or not CHANGE.isdisjoint(before):
        return True
    return number.value < 1000 and following in _OCCASIONS and before[0] in _BESIDE
