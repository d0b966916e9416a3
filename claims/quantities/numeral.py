"""A number as read, the vocabulary of numbers, and what digits and words share: multipliers, fractions, sums."""

from decimal import Decimal
from typing import NamedTuple

from claims.lexicon import load
from claims.quantities.tokens import Tokens

_WORDS = load("numbers")
ONES: dict[str, int] = _WORDS["ones"]
TENS: dict[str, int] = _WORDS["tens"]
SCALES: dict[str, int] = _WORDS["scales"]
COLLECTIVES: dict[str, int] = _WORDS["collectives"]
FRACTION: dict[str, int] = _WORDS["fractions"]["one"]
FRACTIONS: dict[str, int] = _WORDS["fractions"]["many"]
GLYPHS: dict[str, list[int]] = _WORDS["glyphs"]
SUFFIXES: dict[str, int] = _WORDS["suffixes"]["always"]
MONEY_SUFFIXES: dict[str, int] = _WORDS["suffixes"]["money"]
VAGUE: dict[str, list[int]] = _WORDS["vague"]

JOINTS = ("-", "‐", "‑", "−", "–")


class Numeral(NamedTuple):
    """A number in the text.

    Tokens `first` to `last` (excluded), its value, and what one unit of its last written digit is worth.

    `significant` counts the significant digits as written. `form` is "digits", "words", "fraction" (of one whole) or
    "vague" (an order of magnitude, up to `high`, excluded). `scaled` is the power of ten of its multiplier ("million"
    is 6), 0 without one.
    """

    first: int
    last: int
    value: Decimal
    quantum: Decimal
    significant: int
    form: str = "digits"
    scaled: int = 0
    high: Decimal | None = None


def significant(digits: str) -> int:
    """How many significant digits plain digits show: trailing zeros count only behind a point."""
    whole, point, decimals = digits.partition(".")
    shown = (whole + decimals).lstrip("0") if point else whole.strip("0")
    return max(len(shown), 1)


def fraction(first: int, last: int, top: int, bottom: int) -> Numeral:
    """The numeral of a fraction of one whole, `top` over `bottom`."""
    return Numeral(first, last, Decimal(top) / Decimal(bottom), Decimal(1) / Decimal(bottom), 2, "fraction")


def and_a_part(tokens: Tokens, index: int) -> tuple[Decimal, int] | None:
    """The fraction in "… and a half", "… and three quarters", and the token after it."""
    index += tokens.lower(index) in JOINTS
    if tokens.lower(index) != "and":
        return None
    index += 1
    index += tokens.lower(index) in JOINTS
    top, index = (
        (1, index + 1) if tokens.lower(index) in ("a", "one") else (ONES.get(tokens.lower(index), 0), index + 1)
    )
    index += tokens.lower(index) in JOINTS
    bottom = (FRACTION if top == 1 else FRACTIONS).get(tokens.lower(index), 0)
    return (Decimal(top) / bottom, index + 1) if 0 < top < bottom else None


def scaled(tokens: Tokens, number: Numeral) -> Numeral:
    """The number with the multipliers that follow it ("3.3bn", "10 million", "5 hundred thousand")."""
    value, quantum, last, total = number.value, number.quantum, number.last, number.scaled
    while last < len(tokens):
        word = tokens.lowers[last]
        hyphen = word in JOINTS and tokens.glued(last) and tokens.lower(last + 1) in SCALES
        power = SCALES.get(tokens.lower(last + 1) if hyphen else word)
        if power is None and not total and (tokens.glued(last) or word != "k"):
            power = SUFFIXES.get(word) if tokens.words[last] != "K" else None
            if word == "mm" and power is not None and not _capital_millions(tokens, number.first, last):
                power = None
        if power is None:
            break
        value, quantum, last, total = value.scaleb(power), quantum.scaleb(power), last + 1 + hyphen, total + power
    return number._replace(value=value, quantum=quantum, last=last, scaled=total)


def _capital_millions(tokens: Tokens, first: int, suffix: int) -> bool:
    """As in "$5MM" is five million; "5 mm" is a length."""
    return tokens.words[suffix] == "MM" or (first > 0 and tokens.words[first - 1] in ("$", "€", "£"))


def summed(tokens: Tokens, number: Numeral) -> Numeral:
    """As in "4 thousand 3 hundred and 21": hundreds and thousands in digits go on as they do in words.

    "3 million and a half".
    """
    tail = and_a_part(tokens, number.last) if number.scaled >= 3 else None
    if tail is not None:
        return number._replace(
            last=tail[1], value=number.value + tail[0].scaleb(number.scaled), quantum=tail[0].scaleb(number.scaled)
        )
    if number.scaled not in (2, 3) or tokens.lower(number.last - 1) not in SCALES:
        return number
    at = number.last + (tokens.lower(number.last) == "and")
    word = tokens.word(at)
    if tokens.lower(at) in ONES and at > number.last:
        word = str(ONES[tokens.lowers[at]])
    if not (is_small(word) and len(word) <= 3 and word.isascii()):
        return number
    rest = scaled(tokens, Numeral(at, at + 1, Decimal(word), Decimal(1), significant(word)))
    if rest.value == 0 or rest.value >= Decimal(10) ** number.scaled or (at == number.last and not rest.scaled):
        return number
    total = number._replace(last=rest.last, value=number.value + rest.value, quantum=rest.quantum, scaled=rest.scaled)
    return summed(tokens, total) if rest.scaled else total


def is_small(word: str) -> bool:
    """Whether a token is a number of at most four digits."""
    return word.isdecimal() and len(word) <= 4
