"""Numbers as written: digits in every style, number words, multipliers, fractions."""

import re
import unicodedata
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

_LONGEST = 400  # digits; a longer run is a code or an attack, not a figure
_GROUP = "[,'’\u00a0\u2009\u202f]"
_ENGLISH = re.compile(rf"\d{{1,3}}(?:({_GROUP})\d{{3}})(?:\1\d{{3}})*(?:[.·]\d+)?|\d{{1,2}}(?:,\d{{2}})+,\d{{3}}(?:\.\d+)?|\d+(?:[.·]\d+)?")
_CONTINENTAL = re.compile(r"\d{1,3}(?:([.'’\u00a0\u2009\u202f])\d{3})(?:\1\d{3})*(?:,\d+)?|\d+(?:,\d+)?")
_CERTAINLY_CONTINENTAL = re.compile(r"\d{1,3}(?:\.\d{3})+,\d+|\d{1,3}(?:\.\d{3}){2,}")
_SUPERSCRIPT = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻", "0123456789+-")
_POWER = re.compile(r"[+\-−–]?\d{1,3}")
_TIMES = ("x", "×", "*", "·", "⋅")
_DASHES = ("-", "‐", "‑", "−", "–")


class Numeral(NamedTuple):
    """A number in the text: tokens `first` to `last` (excluded), its value, and what one unit of its last written digit is worth.

    `significant` counts the significant digits as written. `form` is "digits", "words", "fraction" (of one whole) or "vague" (an order
    of magnitude, up to `high`, excluded). `scaled` is the power of ten of its multiplier ("million" is 6), 0 without one.
    """

    first: int
    last: int
    value: Decimal
    quantum: Decimal
    significant: int
    form: str = "digits"
    scaled: int = 0
    high: Decimal | None = None


def read(tokens: Tokens, index: int, *, comma: bool = False) -> Numeral | None:
    """The number that starts at token `index`, or None. `comma` reads a decimal comma ("1,5" is one and a half)."""
    word = tokens.words[index]
    if word[0].isdecimal() or word[0] == "." and len(word) > 1:
        return _digits(tokens, index, comma)
    if word in GLYPHS:
        return _fraction(index, index + 1, *GLYPHS[word])
    return _spelled(tokens, index)


def _significant(digits: str) -> int:
    whole, point, decimals = digits.partition(".")
    shown = (whole + decimals).lstrip("0") if point else whole.strip("0")
    return max(len(shown), 1)


def _number(written: str, comma: bool) -> str | None:
    """A number in one style as plain digits with a point, or None where it is no single number."""
    if len(written) > _LONGEST:
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
    digits = _number(written, comma)
    if digits is None:
        return None
    value = Decimal(digits)
    quantum = Decimal(1).scaleb(value.as_tuple().exponent)  # type: ignore[arg-type]
    significant = _significant(digits)
    power = _power(tokens, last)
    if power is not None:
        exponent, last = power
        return Numeral(index, last, value.scaleb(exponent), quantum.scaleb(exponent), significant)
    if last == index + 1 and written == "10" and (raised := _raised(tokens, last)) is not None:
        exponent, last = raised
        ten = Decimal(10) ** exponent
        return Numeral(index, last, ten, ten, 1)
    plain = Numeral(index, last, value, quantum, significant)
    if tokens.lower(last) in COLLECTIVES and not tokens.runs_on(last):
        return plain._replace(last=last + 1, value=value * 12, quantum=Decimal(12))
    return _mixed(tokens, plain) or _over(tokens, plain) or _sum(tokens, _scaled(tokens, plain))


def _sum(tokens: Tokens, number: Numeral) -> Numeral:
    """"4 thousand 3 hundred and 21": hundreds and thousands in digits go on as they do in words; "3 million and a half"."""
    tail = _and_a_part(tokens, number.last) if number.scaled >= 3 else None
    if tail is not None:
        return number._replace(last=tail[1], value=number.value + tail[0].scaleb(number.scaled), quantum=tail[0].scaleb(number.scaled))
    if number.scaled not in (2, 3) or tokens.lower(number.last - 1) not in SCALES:
        return number
    at = number.last + (tokens.lower(number.last) == "and")
    word = tokens.word(at)
    if tokens.lower(at) in ONES and at > number.last:
        word = str(ONES[tokens.lowers[at]])
    if not (_small(word) and len(word) <= 3 and word.isascii()):
        return number
    rest = _scaled(tokens, Numeral(at, at + 1, Decimal(word), Decimal(1), _significant(word)))
    if rest.value == 0 or rest.value >= Decimal(10) ** number.scaled or (at == number.last and not rest.scaled):
        return number
    total = number._replace(last=rest.last, value=number.value + rest.value, quantum=rest.quantum, scaled=rest.scaled)
    return _sum(tokens, total) if rest.scaled else total


def _over(tokens: Tokens, number: Numeral) -> Numeral | None:
    """"1 over 20": a fraction said aloud."""
    if tokens.lower(number.last) != "over" or number.scaled or number.value != number.value.to_integral_value() or number.value > 100:
        return None
    bottom = read(tokens, number.last + 1) if number.last + 1 < len(tokens) else None
    if bottom is None or bottom.form == "fraction" or bottom.value <= number.value or tokens.lower(number.first - 1) in ("won", "by"):
        return None
    return Numeral(number.first, bottom.last, number.value / bottom.value, 1 / bottom.value, 2, "fraction")


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


def _mixed(tokens: Tokens, number: Numeral) -> Numeral | None:
    """"2 1/4", "2½", "1/10", "3 and a half"."""
    last = number.last
    word = tokens.word(last)
    whole = number.value == number.value.to_integral_value()
    if not whole:
        return None
    if word in GLYPHS:
        top, bottom = GLYPHS[word]
        value = number.value + Decimal(top) / bottom
        return _scaled(tokens, Numeral(number.first, last + 1, value, Decimal(1) / bottom, number.significant + 1))
    if word in ("/", "⁄") and tokens.glued(last) and tokens.glued(last + 1) and _small(tokens.word(last + 1)):
        bottom = int(tokens.words[last + 1])
        follows = tokens.word(last + 2) in ("/", "-", ".") and tokens.glued(last + 2) and tokens.glued(last + 3)
        if 1 < bottom <= 1000 and 0 < number.value < bottom and not follows:
            return _fraction(number.first, last + 2, int(number.value), bottom)
        return None
    if _small(word) and tokens.word(last + 1) in ("/", "⁄") and tokens.glued(last + 1) and _small(tokens.word(last + 2)):
        top, bottom = int(word), int(tokens.words[last + 2])
        if 0 < top < bottom <= 64 and tokens.gap(last).strip() == "" and number.value < 1000:
            value = number.value + Decimal(top) / bottom
            return Numeral(number.first, last + 3, value, Decimal(1) / bottom, number.significant + 1)
    half = _and_a_part(tokens, last)
    if half is not None:
        part, after = half
        return _scaled(tokens, Numeral(number.first, after, number.value + part, part, number.significant + 1))
    return None


def _small(word: str) -> bool:
    return word.isdecimal() and len(word) <= 4


def _and_a_part(tokens: Tokens, index: int) -> tuple[Decimal, int] | None:
    """The fraction in "… and a half", "… and three quarters", and the token after it."""
    index += tokens.lower(index) in _DASHES
    if tokens.lower(index) != "and":
        return None
    index += 1
    index += tokens.lower(index) in _DASHES
    top, index = (1, index + 1) if tokens.lower(index) in ("a", "one") else (ONES.get(tokens.lower(index), 0), index + 1)
    index += tokens.lower(index) in _DASHES
    bottom = (FRACTION if top == 1 else FRACTIONS).get(tokens.lower(index), 0)
    return (Decimal(top) / bottom, index + 1) if 0 < top < bottom else None


def _fraction(first: int, last: int, top: int, bottom: int) -> Numeral:
    return Numeral(first, last, Decimal(top) / Decimal(bottom), Decimal(1) / Decimal(bottom), 2, "fraction")


def _scaled(tokens: Tokens, number: Numeral) -> Numeral:
    """The number with the multipliers that follow it ("3.3bn", "10 million", "5 hundred thousand")."""
    value, quantum, last, scaled = number.value, number.quantum, number.last, number.scaled
    while last < len(tokens):
        word = tokens.lowers[last]
        hyphen = word in _DASHES and tokens.glued(last) and tokens.lower(last + 1) in SCALES
        power = SCALES.get(tokens.lower(last + 1) if hyphen else word)
        if power is None and not scaled and (tokens.glued(last) or word != "k"):
            power = SUFFIXES.get(word) if tokens.words[last] != "K" else None
            if word == "mm" and power is not None and not _capital_millions(tokens, number.first, last):
                power = None
        if power is None:
            break
        value, quantum, last, scaled = value.scaleb(power), quantum.scaleb(power), last + 1 + hyphen, scaled + power
    return number._replace(value=value, quantum=quantum, last=last, scaled=scaled)


def _capital_millions(tokens: Tokens, first: int, suffix: int) -> bool:
    """"$5MM" is five million; "5 mm" is a length."""
    return tokens.words[suffix] == "MM" or (first > 0 and tokens.words[first - 1] in ("$", "€", "£"))


def _spelled(tokens: Tokens, index: int) -> Numeral | None:
    """Number words: "two hundred and fifty thousand", "two dozen", "half a million", "two-thirds", "tens of millions"."""
    lowers = tokens.lowers
    word = lowers[index]
    if word in VAGUE and (vague := _vague(tokens, index)) is not None:
        return vague
    if word in FRACTION:
        whole = word in ("half", "quarter") or tokens.lower(index + 1) in ("of", "", ".", ",")
        return _part(tokens, index, 1, index) if whole else None
    if word in ("a", "an"):
        following = tokens.lower(index + 1)
        if following in FRACTION:
            return _part(tokens, index + 1, 1, index)
        if following in SCALES or following in COLLECTIVES:
            return _cardinal(tokens, index)
        return None
    return _cardinal(tokens, index)


def _vague(tokens: Tokens, index: int) -> Numeral | None:
    """"tens of millions": the order of magnitude, from `value` up to `high`."""
    low, high = VAGUE[tokens.lowers[index]]
    if tokens.lower(index + 1) != "of" or tokens.lower(index + 2) not in VAGUE:
        return None
    scale = Decimal(VAGUE[tokens.lowers[index + 2]][0])
    return Numeral(index, index + 3, low * scale, scale, 1, "vague", scale.adjusted(), high * scale)


def _part(tokens: Tokens, index: int, top: int, first: int) -> Numeral | None:
    """A fraction whose denominator is token `index`: "a third", "half a million", "three quarters of a million"."""
    word = tokens.lowers[index]
    bottom = (FRACTION if top == 1 else FRACTIONS).get(word) or FRACTIONS.get(word, 0)
    if not bottom:
        return None
    after = index + 1
    after += tokens.lower(after) in _DASHES and tokens.lower(after + 1) in ("a", "million", "dozen", "billion")
    after += tokens.lower(after) == "of" and tokens.lower(after + 1) in ("a", "an")
    after += tokens.lower(after) in ("a", "an")
    scale = SCALES.get(tokens.lower(after))
    share = Decimal(top) / bottom
    if scale is not None:
        return Numeral(first, after + 1, share.scaleb(scale), Decimal(1).scaleb(scale - 1), 1, "words", scale)
    if tokens.lower(after) == "dozen":
        return Numeral(first, after + 1, share * 12, Decimal(1), 1, "words", 1)
    return Numeral(first, index + 1, share, Decimal(1) / bottom, 2, "fraction")


def _cardinal(tokens: Tokens, index: int) -> Numeral | None:
    """Number words from token `index` on, with the fraction or multiplier that ends them."""
    lowers = tokens.lowers
    total = current = 0
    quantum, last_kind = 1, ""
    position, after = index, index
    while position < len(lowers):
        word = lowers[position]
        if word in _DASHES and position > index and _hyphenates(tokens, position, last_kind):
            position += 1
            continue
        if word == "and" and last_kind in ("hundred", "scale") and _continues(lowers, position + 1):
            position += 1
            continue
        if word in ("a", "an") and position == index:
            current, last_kind = 1, "article"
        elif word in ONES and last_kind in ("", "tens", "hundred", "scale") and not (last_kind == "tens" and not 0 < ONES[word] < 10):
            current, last_kind = current + ONES[word], "ones"
        elif word in TENS and last_kind in ("", "hundred", "scale"):
            current, last_kind = current + TENS[word], "tens"
        elif word == "hundred" and last_kind in ("", "ones", "tens", "article"):
            current, last_kind = max(current, 1) * 100, "hundred"
        elif word in SCALES and word != "hundred" and last_kind in ("ones", "tens", "hundred", "article", "scale"):
            quantum = 10 ** SCALES[word]
            if last_kind == "scale" or (total and total < quantum and not current):
                total, current = total * quantum, 0
            elif total and total < quantum:
                total, current = (total + current) * quantum, 0
            else:
                total, current = total + current * quantum, 0
            last_kind = "scale"
        elif word in COLLECTIVES and (last_kind in ("ones", "tens", "article", "hundred") or word == "dozen"):
            value = Decimal(max(current, 1) * COLLECTIVES[word])
            return Numeral(index, position + 1, value, Decimal(1), _significant(str(value)), "words")
        else:
            break
        position += 1
        after = position
    if last_kind in ("", "article"):
        return None
    value = Decimal(total + current)
    exact = quantum if last_kind == "scale" else 1
    number = Numeral(
        index, after, value, Decimal(exact), _significant(str(value)), "words", len(str(quantum)) - 1
    )
    return _with_fraction(tokens, number) or _pointed(tokens, number) or _over(tokens, number) or number


def _pointed(tokens: Tokens, number: Numeral) -> Numeral | None:
    """"two hundred point zero three": decimals said aloud."""
    if tokens.lower(number.last) != "point":
        return None
    at, digits = number.last + 1, ""
    while tokens.lower(at) in ONES and ONES[tokens.lower(at)] < 10:
        digits, at = digits + str(ONES[tokens.lower(at)]), at + 1
    if not digits and at < len(tokens) and (tokens.lower(at) in TENS or tokens.lower(at) in ONES):
        tail = _cardinal(tokens, at)
        if tail is not None and tail.value < 100:
            digits, at = str(tail.value), tail.last
    if not digits:
        return None
    value = number.value + Decimal(f"0.{digits}")
    quantum = Decimal(1).scaleb(-len(digits))
    return _scaled(tokens, Numeral(number.first, at, value, quantum, _significant(str(value)), "words"))


def _hyphenates(tokens: Tokens, position: int, last_kind: str) -> bool:
    """Whether the dash at `position` joins number words: glued to both, or spaced as newswires do ("fifty - two")."""
    if tokens.glued(position) and tokens.glued(position + 1):
        return True
    return last_kind == "tens" and not tokens.glued(position) and 0 < ONES.get(tokens.lower(position + 1), 0) < 10


def _continues(lowers: list[str], index: int) -> bool:
    word = lowers[index] if index < len(lowers) else ""
    return word in ONES or word in TENS


def _with_fraction(tokens: Tokens, number: Numeral) -> Numeral | None:
    """"two-thirds", "two and a half", "two and a half million"."""
    after = number.last
    hyphen = tokens.lower(after) in _DASHES and tokens.glued(after)
    denominator = tokens.lower(after + hyphen)
    if number.value == 1 and denominator in FRACTION or denominator in FRACTIONS and 0 < number.value < FRACTIONS[denominator]:
        return _part(tokens, after + hyphen, int(number.value), number.first)
    if denominator in FRACTIONS and number.value > 0 and denominator not in ("seconds", "quarters") :
        return _improper(tokens, number, after + hyphen, FRACTIONS[denominator])
    if denominator == "quarters" and 0 < number.value % 100 < 4:
        return _improper(tokens, number, after + hyphen, 4)
    tail = _and_a_part(tokens, after)
    if tail is not None and number.scaled >= 3:
        return _sum(tokens, number)
    if tail is not None and not number.scaled:
        part, after = tail
        return _scaled(tokens, Numeral(number.first, after, number.value + part, part, number.significant + 1, "words"))
    return None


def _improper(tokens: Tokens, number: Numeral, at: int, bottom: int) -> Numeral:
    """"twenty-three fifths" is 4.6; "one hundred and three quarters" is 100.75, its last part being less than one."""
    words = tokens.lowers[number.first : number.last]
    part = number.value % 100
    if "and" in words and 0 < part < bottom and number.value > part:
        value = number.value - part + part / bottom
        if number.scaled >= 3:
            value = (number.value - part) + (part / bottom).scaleb(number.scaled)
        return Numeral(number.first, at + 1, value, Decimal(1) / bottom, 2, "words")
    return Numeral(number.first, at + 1, number.value / bottom, Decimal(1) / bottom, 2, "words")
