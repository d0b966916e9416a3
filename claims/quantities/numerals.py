"""Numbers as written: digits in every style, powers of ten, mixed numbers; words are read by `spelled`."""

import re
import unicodedata
from decimal import Decimal

from claims.lexicon import load
from claims.quantities import spelled
from claims.quantities.numeral import (
    COLLECTIVES,
    GLYPHS,
    Numeral,
    and_a_part,
    fraction,
    is_small,
    scaled,
    significant,
    summed,
)
from claims.quantities.tokens import DASHES, Tokens

_MOST_GROUPS = 3  # "1 , 000 , 000 , 000"; more are a list
_LONGEST = 400  # digits; a longer run is a code or an attack, not a figure
_GROUP = "[,'’\u00a0\u2009\u202f]"
_ENGLISH = re.compile(
    rf"\d{{1,3}}(?:({_GROUP})\d{{3}})(?:\1\d{{3}})*(?:[.·]\d+)?|\d{{1,2}}(?:,\d{{2}})+,\d{{3}}(?:\.\d+)?|\d+(?:[.·]\d+)?"
)
_CONTINENTAL = re.compile(r"\d{1,3}(?:([.'’\u00a0\u2009\u202f])\d{3})(?:\1\d{3})*(?:,\d+)?|\d+(?:,\d+)?")
_CERTAINLY_CONTINENTAL = re.compile(r"\d{1,3}(?:\.\d{3})+,\d+|\d{1,3}(?:\.\d{3}){2,}")
_RATINGS = frozenset(load("numbers")["ratings"]["words"])
_MARKS = ("4", "5", "6", "10", "20", "100")
_EIGHTHS = ("2", "4", "8", "16", "32", "64")
_SUPERSCRIPT = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻", "0123456789+-")
_TIMES = ("x", "×", "*", "·", "⋅")


def read(tokens: Tokens, index: int, *, comma: bool = False) -> Numeral | None:
    """The number that starts at token `index`, or None. `comma` reads a decimal comma ("1,5" is one and a half)."""
    word = tokens.words[index]
    if word in GLYPHS:
        return fraction(index, index + 1, *GLYPHS[word])
    in_digits = word[0].isdecimal() or (word[0] == "." and len(word) > 1)
    number = _digits(tokens, index, comma) if in_digits else spelled.read(tokens, index)
    return (_over(tokens, number) or number) if number is not None else None


def _number(written: str, comma: bool) -> str | None:
    """A number in one style as plain digits with a point, or None where it is no single number."""
    if len(written) > _LONGEST or (len(written) > 1 and set(written) == {"0"}):
        return None
    if written[0] == ".":
        return f"0{_ascii(written)}"
    if written.isdigit() and written.isdecimal():
        return written if written.isascii() else _ascii(written)
    continental = comma or _CERTAINLY_CONTINENTAL.fullmatch(written) is not None
    match = (_CONTINENTAL if continental else _ENGLISH).fullmatch(written)
    if match is None and not comma and re.fullmatch(r"\d+,\d{1,2}", written):
        continental, match = True, _CONTINENTAL.fullmatch(written)
    if match is None:
        return None
    if continental:
        return _ascii(re.sub(r"[.'’\u00a0\u2009\u202f]", "", written).replace(",", "."))
    return _ascii(re.sub(_GROUP, "", written).replace("·", "."))


def _ascii(digits: str) -> str:
    return digits if digits.isascii() else "".join(c if c == "." else str(unicodedata.decimal(c)) for c in digits)


def _digits(tokens: Tokens, index: int, comma: bool) -> Numeral | None:
    written = tokens.words[index]
    last = index + 1
    if len(written) <= 3 and written.isdigit():
        while _is_group(tokens, last):  # "816 000": groups of three after single spaces
            written += tokens.words[last]
            last += 1
    written, last = _spaced(tokens, written, last)
    digits = _number(written, comma)
    if digits is None:
        return None
    value = Decimal(digits)
    quantum = Decimal(1).scaleb(value.as_tuple().exponent)  # type: ignore[arg-type]
    shown = significant(digits)
    power = _power(tokens, last)
    if power is not None:
        exponent, last = power
        return Numeral(index, last, value.scaleb(exponent), quantum.scaleb(exponent), shown)
    raised = _raised(tokens, last) if written == "10" and last == index + 1 else None
    if raised is not None:
        exponent, last = raised
        ten = Decimal(10) ** exponent
        return Numeral(index, last, ten, ten, 1)
    plain = Numeral(index, last, value, quantum, shown)
    if tokens.lower(last) in COLLECTIVES and not tokens.runs_on(last):
        return plain._replace(last=last + 1, value=value * 12, quantum=Decimal(12))
    return _mixed(tokens, plain) or summed(tokens, scaled(tokens, plain))


def _over(tokens: Tokens, number: Numeral) -> Numeral | None:
    """As in "1 over 20": a fraction said aloud."""
    if (
        tokens.lower(number.last) != "over"
        or number.scaled
        or number.value != number.value.to_integral_value()
        or number.value > 100
    ):
        return None
    bottom = read(tokens, number.last + 1) if number.last + 1 < len(tokens) else None
    if (
        bottom is None
        or bottom.form == "fraction"
        or bottom.value <= number.value
        or tokens.lower(number.first - 1) in ("won", "by")
    ):
        return None
    return Numeral(number.first, bottom.last, number.value / bottom.value, 1 / bottom.value, 2, "fraction")


def _spaced(tokens: Tokens, written: str, last: int) -> tuple[str, int]:
    """The number with the parts that wire text sets apart: "10 , 000", "59 . 2 %"; lists of numbers stay apart."""
    whole, end = written, last
    listed = tokens.word(last - 2) == "," and tokens.word(last - 3)[:1].isdecimal()
    while tokens.words[end] in (",", ".") and tokens.gap(end) == tokens.gap(end + 1) == " " and not listed:
        part = tokens.words[end + 1]
        thousands = tokens.words[end] == "," and len(part) == 3 and len(whole.split(",")[0]) <= 3
        decimals = tokens.words[end] == "." and "." not in whole
        if not part.isdecimal() or not (thousands or decimals) or tokens.runs_on(end + 2):
            break
        whole, end = f"{whole}{tokens.words[end]}{part}", end + 2
    return (whole, end) if whole.count(",") - written.count(",") <= _MOST_GROUPS else (written, last)


def _is_group(tokens: Tokens, index: int) -> bool:
    return (
        index < len(tokens)
        and len(tokens.words[index]) == 3
        and tokens.words[index].isdecimal()
        and tokens.gap(index) == " "
        and not (index + 1 < len(tokens) and tokens.glued(index + 1) and tokens.words[index + 1][0].isalnum())
    )


def _power(tokens: Tokens, index: int) -> tuple[int, int] | None:
    """The exponent of "×10^6", "x10-3", "e6" after a number, and the token after it."""
    sign = tokens.lower(index)
    if sign == "e" and tokens.glued(index):
        return _exponent(tokens, index + 1)
    if sign in _TIMES and tokens.word(index + 1) == "10":
        return _raised(tokens, index + 2)
    return None


def _raised(tokens: Tokens, index: int) -> tuple[int, int] | None:
    """The exponent after a "10": superscript, "^6", or glued with a sign ("10-3")."""
    word = tokens.word(index)
    if not word or not tokens.glued(index):
        return None
    if word == "^":
        return _exponent(tokens, index + 1)
    marks = word.translate(_SUPERSCRIPT)
    if marks != word:
        if marks in ("-", "+") and tokens.glued(index + 1):
            marks, index = marks + tokens.words[index + 1].translate(_SUPERSCRIPT), index + 1
        return (int(marks), index + 1) if re.fullmatch(r"[+-]?\d{1,3}", marks) else None
    if word in ("-", "−") and tokens.glued(index + 1) and tokens.lower(index - 2) in _TIMES:
        return _exponent(tokens, index)
    return None


def _exponent(tokens: Tokens, index: int) -> tuple[int, int] | None:
    sign = 1
    if tokens.word(index) in ("+", "-", "−", "–"):
        sign, index = (1 if tokens.words[index] == "+" else -1), index + 1
    word = tokens.word(index)
    if word.isdecimal() and len(word) <= 3 and tokens.glued(index):
        return sign * int(word), index + 1
    return None


def _is_mark(tokens: Tokens, index: int) -> bool:
    """Whether "6/10" at token `index` is a mark out of ten, and no fraction."""
    return not _RATINGS.isdisjoint(tokens.lowers[max(index - 6, 0) : index])


def _quoted(tokens: Tokens, number: Numeral) -> Numeral | None:
    """A price as exchanges write it: "3-1/4", "5.62-3/4" (the fraction is of the last digit's unit)."""
    last = number.last
    top, slash, bottom = tokens.word(last + 1), tokens.word(last + 2), tokens.word(last + 3)
    if tokens.lower(last) not in DASHES or slash != "/" or bottom not in _EIGHTHS or not is_small(top):
        return None
    glued = all(tokens.glued(at) for at in range(last, last + 4)) and not tokens.runs_on(last + 4)
    if not glued or not 0 < int(top) < int(bottom):
        return None
    part = Decimal(top) / Decimal(bottom) * number.quantum
    quantum = number.quantum / Decimal(bottom)
    return Numeral(number.first, last + 4, number.value + part, quantum, number.significant + 1)


def _mixed(tokens: Tokens, number: Numeral) -> Numeral | None:
    """As in "2 1/4", "2½", "1/10", "3 and a half"."""
    last = number.last
    word = tokens.word(last)
    whole = number.value == number.value.to_integral_value()
    quoted = _quoted(tokens, number)
    if quoted is not None:
        return quoted
    if not whole:
        marks = word == "/" and tokens.glued(last) and tokens.glued(last + 1) and tokens.word(last + 1) in _MARKS
        return number._replace(last=last + 2) if marks else None
    if word in GLYPHS:
        top, bottom = GLYPHS[word]
        value = number.value + Decimal(top) / bottom
        return scaled(tokens, Numeral(number.first, last + 1, value, Decimal(1) / bottom, number.significant + 1))
    if word in ("/", "⁄") and tokens.glued(last) and tokens.glued(last + 1) and is_small(tokens.word(last + 1)):
        bottom = int(tokens.words[last + 1])
        follows = tokens.word(last + 2) in ("/", "-", ".") and tokens.glued(last + 2) and tokens.glued(last + 3)
        if 1 < bottom <= 1000 and 0 < number.value < bottom and not follows:
            if _is_mark(tokens, number.first):
                return number._replace(last=last + 2)
            return fraction(number.first, last + 2, int(number.value), bottom)
        return None
    if (
        is_small(word)
        and tokens.word(last + 1) in ("/", "⁄")
        and tokens.glued(last + 1)
        and is_small(tokens.word(last + 2))
    ):
        top, bottom = int(word), int(tokens.words[last + 2])
        if 0 < top < bottom <= 64 and tokens.gap(last).strip() == "" and number.value < 1000:
            value = number.value + Decimal(top) / bottom
            return Numeral(number.first, last + 3, value, Decimal(1) / bottom, number.significant + 1)
    half = and_a_part(tokens, last)
    if half is not None:
        part, after = half
        return scaled(tokens, Numeral(number.first, after, number.value + part, part, number.significant + 1))
    return None
