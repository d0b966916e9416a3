"""Numbers in words: "two hundred and fifty thousand", "two dozen", "half a million", "two-thirds".

"tens of millions".
"""

from decimal import Decimal

from claims.quantities.numeral import (
    COLLECTIVES,
    FRACTION,
    FRACTIONS,
    JOINTS,
    ONES,
    SCALES,
    TENS,
    VAGUE,
    Numeral,
    and_a_part,
    scaled,
    significant,
    summed,
)
from claims.quantities.tokens import Tokens


def read(tokens: Tokens, index: int) -> Numeral | None:
    """The number in words that starts at token `index`, or None."""
    lowers = tokens.lowers
    word = lowers[index]
    if word in SCALES and tokens.lower(index - 1) in ("several", "few", "many"):
        return None  # "several hundred": no figure says how many
    if word in VAGUE and (vague := _vague(tokens, index)) is not None:
        return vague
    if word in FRACTION:
        added = tokens.lower(index - 1) in ("another", "further")
        whole = added or word in ("half", "quarter") or tokens.lower(index + 1) in ("of", "", ".", ",")
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
    """As in "tens of millions": the order of magnitude, from `value` up to `high`."""
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
    after += tokens.lower(after) in JOINTS and tokens.lower(after + 1) in ("a", "million", "dozen", "billion")
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
    while position < tokens.count:
        word = lowers[position]
        if word in JOINTS and position > index and _hyphenates(tokens, position, last_kind):
            position += 1
            continue
        if word == "," and last_kind == "scale" and _goes_on(lowers, position + 1):
            position += 1
            continue
        if word in ("and", "&") and last_kind in ("hundred", "scale") and _continues(lowers, position + 1):
            position += 1
            continue
        if word in ("a", "an") and position == index:
            current, last_kind = 1, "article"
        elif (
            word in ONES
            and last_kind in ("", "tens", "hundred", "scale")
            and not (last_kind == "tens" and not 0 < ONES[word] < 10)
        ):
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
            return Numeral(index, position + 1, value, Decimal(1), significant(str(value)), "words")
        else:
            break
        position += 1
        after = position
    if last_kind in ("", "article"):
        return None
    value = Decimal(total + current)
    exact = quantum if last_kind == "scale" else 1
    number = Numeral(index, after, value, Decimal(exact), significant(str(value)), "words", len(str(quantum)) - 1)
    return _with_fraction(tokens, number) or _pointed(tokens, number) or number


def _pointed(tokens: Tokens, number: Numeral) -> Numeral | None:
    """As in "two hundred point zero three": decimals said aloud."""
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
    return scaled(tokens, Numeral(number.first, at, value, quantum, significant(str(value)), "words"))


def _hyphenates(tokens: Tokens, position: int, last_kind: str) -> bool:
    """Whether the dash at `position` joins number words: glued to both, or spaced as newswires do ("fifty - two")."""
    if tokens.glued(position) and tokens.glued(position + 1):
        return True
    return last_kind == "tens" and not tokens.glued(position) and 0 < ONES.get(tokens.lower(position + 1), 0) < 10


def _goes_on(lowers: list[str], index: int) -> bool:
    """Whether hundreds or a smaller scale follow a comma: "three million, two hundred and forty"."""
    scales = lowers[index + 1 : index + 3]
    return _continues(lowers, index) and any(word in ("hundred", "thousand", "million") for word in scales)


def _continues(lowers: list[str], index: int) -> bool:
    word = lowers[index]
    return word in ONES or word in TENS


def _with_fraction(tokens: Tokens, number: Numeral) -> Numeral | None:
    """As in "two-thirds", "two and a half", "two and a half million"."""
    after = number.last
    hyphen = tokens.lower(after) in JOINTS and tokens.glued(after)
    denominator = tokens.lower(after + hyphen)
    if (number.value == 1 and denominator in FRACTION) or (
        denominator in FRACTIONS and 0 < number.value < FRACTIONS[denominator]
    ):
        return _part(tokens, after + hyphen, int(number.value), number.first)
    if denominator in FRACTIONS and number.value > 0 and denominator not in ("seconds", "quarters"):
        return _improper(tokens, number, after + hyphen, FRACTIONS[denominator])
    if denominator == "quarters" and 0 < number.value % 100 < 4:
        return _improper(tokens, number, after + hyphen, 4)
    tail = and_a_part(tokens, after)
    if tail is not None and number.scaled >= 3:
        return summed(tokens, number)
    if tail is not None and not number.scaled:
        part, after = tail
        return scaled(tokens, Numeral(number.first, after, number.value + part, part, number.significant + 1, "words"))
    return None


def _improper(tokens: Tokens, number: Numeral, at: int, bottom: int) -> Numeral:
    """As in "twenty-three fifths" is 4.6.

    "one hundred and three quarters" is 100.75, its last part being less than one.
    """
    words = tokens.lowers[number.first : number.last]
    part = number.value % 100
    if "and" in words and 0 < part < bottom and number.value > part:
        value = number.value - part + part / bottom
        if number.scaled >= 3:
            value = (number.value - part) + (part / bottom).scaleb(number.scaled)
        return Numeral(number.first, at + 1, value, Decimal(1) / bottom, 2, "words")
    return Numeral(number.first, at + 1, number.value / bottom, Decimal(1) / bottom, 2, "words")
