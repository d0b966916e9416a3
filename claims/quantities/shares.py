"""Shares of a whole in words or in a pair of numbers: "half", "a third", "one in three", "nine of every ten"."""

from decimal import Decimal

from claims.claim import Kind
from claims.lexicon import load
from claims.quantities import numerals, units
from claims.quantities.calendar_dates import is_year
from claims.quantities.figure import Figure, build
from claims.quantities.nouns import is_plural, starts_counted_noun
from claims.quantities.numeral import FRACTION, FRACTIONS, SCALES, Numeral
from claims.quantities.tokens import DASHES, Tokens

_NUMBERS = load("numbers")
_SHARES: dict[str, frozenset[str]] = {name: frozenset(words) for name, words in _NUMBERS["shares"].items()}
_WHOLES = frozenset(_NUMBERS["measured"]["wholes"])
_MARKS = frozenset(_NUMBERS["ratings"]["words"])
_CERTAIN_UNTIL = 12  # "two out of five" is a share; "38 out of 54" is two counts


def chance(tokens: Tokens, number: Numeral, *, comma: bool) -> Figure | None:
    """As in "one in three", "two out of five", "nine of every ten", "1 in 20": a share of one whole, in percent."""
    if number.scaled or number.form == "fraction" or not _is_whole(number.value) or not 0 < number.value < 1000:
        return None
    noun = number.last + _is_population(tokens, number)
    noun += tokens.lower(noun) in DASHES and tokens.glued(noun)  # "one-in-three"
    sign, at = tokens.lower(noun), noun + 1
    at += tokens.lower(at) in DASHES and tokens.glued(at)
    certain = (sign == "out" and tokens.lower(at) == "of") or (sign in ("in", "of") and tokens.lower(at) == "every")
    if not certain and sign != "in":
        return None
    at += sign == "out"
    at += tokens.lower(at) == "every"
    whole = numerals.read(tokens, at, comma=comma) if at < len(tokens) else None
    if whole is None or whole.form == "fraction" or not _is_whole(whole.value) or whole.value <= number.value:
        return None
    if units.duration(tokens, whole.last) or units.ratio(tokens, whole.last) or (whole.scaled and number.value != 1):
        return None
    if noun > number.last and not certain and starts_counted_noun(tokens, whole.last):
        return None  # "two goals in three games"
    if (not certain and not _pairs(tokens, number, whole)) or (sign == "out" and not _is_usual(tokens, whole)):
        return None
    share = number.value / whole.value * 100
    return Figure(
        number.first,
        whole.last,
        number.first,
        whole.last,
        share,
        share,
        Decimal(1),
        2,
        "percent",
        Kind.FRACTION,
        "fraction",
    )


def _is_population(tokens: Tokens, number: Numeral) -> bool:
    """Whether a noun stands between "one" and "in three": "one worker in three", "nine pupils in ten"."""
    word = tokens.word(number.last)
    if number.value > 9 or not (word.isalpha() and word.islower()) or word in _MARKS or word in ("in", "of", "out"):
        return False
    fits = not is_plural(word) if number.value == 1 else is_plural(word)
    return fits and tokens.lower(number.last + 1) in ("in", "out", "of")


def _is_whole(value: Decimal) -> bool:
    return value == value.to_integral_value()


def _pairs(tokens: Tokens, number: Numeral, whole: Numeral) -> bool:
    """Whether "A in B" is a share: a small number of a usual whole, and no year or count of things."""
    if number.value > 9 or tokens.lower(number.first - 1) in ("by", "scored"):
        return False
    if number.value == 1:
        return not is_year(tokens.words[whole.first])
    digits = tokens.words[number.first][0].isdecimal()
    if digits and starts_counted_noun(tokens, whole.last) and whole.value > _CERTAIN_UNTIL:
        return False
    return _is_usual(tokens, whole)


def _is_usual(tokens: Tokens, whole: Numeral) -> bool:
    """Whether a whole is one that shares are told by: small, round, or in words; others count a population."""
    small = whole.value <= _CERTAIN_UNTIL or int(whole.value) in _WHOLES
    return small or whole.form == "words" or tokens.lower(whole.first - 1) == "every"


def fraction(tokens: Tokens, number: Numeral) -> Figure | None:
    """A fraction: of a unit ("half an hour", "a quarter mile"), or of a whole ("a third of"), which is in percent."""
    at = number.last
    at += tokens.lower(at) in DASHES and tokens.glued(at)
    at += tokens.lower(at) == "of" and tokens.lower(at + 1) in ("a", "an")
    article = tokens.lower(at) in ("a", "an")
    at += article
    unit = units.duration(tokens, at) or units.ratio(tokens, at) or units.measure(tokens, at, glued=False)
    if unit is not None and _is_part_of_unit(tokens, at, unit, article=article, apart=at > number.last):
        return build(number, unit.last, unit.symbol, unit.kind, factor=Decimal(unit.factor))
    if tokens.lower(at) in ("point", "points") and at > number.first + 1:
        return build(number, at + 1, "point", Kind.COUNT)  # "half a point", "a quarter point"
    if not _is_share(tokens, number):
        return None
    return build(number, number.last, "percent", Kind.FRACTION, factor=Decimal(100))._replace(quantum=Decimal(1))


def _is_part_of_unit(tokens: Tokens, at: int, unit: units.Unit, *, article: bool, apart: bool) -> bool:
    """Whether the unit at token `at` is what the fraction is of; "second" needs its article, one letter is none."""
    word = tokens.lowers[at]
    if len(word) == 1 or (word == "second" and not article):
        return False
    return apart or unit.kind is not Kind.DURATION or is_plural(word) or word in ("century", "decade", "year", "hour")


def _is_share(tokens: Tokens, number: Numeral) -> bool:
    """Whether a fraction states a share, and is no period ("first half"), rank ("a third time") or idiom."""
    word, following = tokens.lowers[number.last - 1], tokens.lower(number.last)
    if following in DASHES and tokens.glued(number.last) and tokens.lower(number.last + 1) in _SHARES["compounds"]:
        return False
    if number.last - number.first == 1:
        return _bare_share(tokens, number.first, word, following)
    article = tokens.lower(number.first) in ("a", "an")
    if word == "quarter":
        before = tokens.lower(number.first - 1)
        if article and (before[:1].isdecimal() or before in SCALES or before in ("percent", "%", "k", "m", "bn")):
            return False  # "$900 a quarter"
        return following not in _SHARES["quarter"] and not (following == "of" and is_year(tokens.word(number.last + 1)))
    ranks = article and word in FRACTION and word != "half"
    return not (ranks and (following in _SHARES["ranked"] or following in DASHES))


def _bare_share(tokens: Tokens, index: int, word: str, following: str) -> bool:
    """Whether one word is a share: "half", or a fraction of what is at the top or the bottom ("the richest tenth")."""
    before = tokens.lower(index - 1)
    if before in ("another", "further") and word in _SHARES["bare"] and following not in _SHARES["ranked"]:
        return True
    if word in _SHARES["bare"] and following in ("of", "") and (before.endswith("est") or before in _SHARES["top"]):
        return True
    if before in _SHARES["ordinal"] or (word != "half" and (word in FRACTION or word in FRACTIONS)):
        return False
    return following not in _SHARES["half"] and not (following in DASHES and tokens.lower(index + 2) != "price")
