"""One figure read from the tokens: what its number is of decides which of the grammar's parts says what it means."""

from decimal import Decimal

from claims.claim import Direction, Kind
from claims.lexicon import load
from claims.quantities import counts, money, multiples, names, numerals, shares, units
from claims.quantities.figure import Figure, build
from claims.quantities.nouns import starts_counted_noun
from claims.quantities.numeral import COLLECTIVES, FRACTION, MONEY_SUFFIXES, ONES, SCALES, TENS, VAGUE, Numeral
from claims.quantities.tokens import DASHES, Tokens

_NUMBERS = load("numbers")
_COUNTED = frozenset(_NUMBERS["suffixes"]["counted"]["words"])
_DIMENSIONS = frozenset(_NUMBERS["dimensions"]["words"])
_HOMOGRAPHS: dict[str, frozenset[str]] = {name: frozenset(words) for name, words in _NUMBERS["homographs"].items()}
_MINUS = ("-", "−", "–")
_OPENING = "([“\"'‘,;:~<>=≥≤"
_MORE = frozenset(_NUMBERS["more"]["words"])
_CLOCK = {"h": "hour", "s": "second"}
_SLOTS = frozenset(["quarter", "year", "month", "week", "day"])
_THERMOMETERS: dict[tuple[str, ...], str] = {
    ("on", "the", "celsius", "scale"): "degC",
    ("on", "the", "fahrenheit", "scale"): "degF",
}
_BRACKETS = {"(": ")", "[": "]", "{": "}", "<": ">"}
_NO_NOUNS = frozenset(load("names")["openers"]) | frozenset(_NUMBERS["bodies"]["words"])
_HOTTEST = 150  # degrees; a larger number glued to "C" is a model's name
_SENTENCE = 15  # how many words back something counted in millions may stand

TRIGGERS = (
    multiples.TRIGGERS
    | counts.TRIGGERS
    | frozenset([*ONES, *TENS, *SCALES, *FRACTION, *COLLECTIVES, *VAGUE, "a", "an"])
)


def read(tokens: Tokens, index: int, signs: money.Signs, *, comma: bool = False) -> Figure | None:
    """The figure whose number starts at token `index`, or None where the token starts none or names something."""
    worded = multiples.word(tokens, index) or counts.vague_duration(tokens, index)
    if worded is not None:
        return worded
    number = numerals.read(tokens, index, comma=comma)
    if number is None:
        return None
    currency = money.before(tokens, number.first, signs)
    if currency is None:
        chance = shares.chance(tokens, number, comma=comma)
        if chance is not None:
            return chance
        if number.form != "digits":
            if names.is_idiom(tokens, index, number.last) or names.is_capitalised_word(tokens, index):
                return None
        elif names.is_label(tokens, number.first, number.last) and not _has_unit(tokens, number):
            return counts.size_in_name(tokens, number)
    number = _suffixed(tokens, number, signs, priced=currency is not None)
    figure = _money(tokens, number, currency, signs)
    if figure is None:
        figure = _without_currency(tokens, number)
    return _signed(tokens, figure) if figure is not None else None


def _without_currency(tokens: Tokens, number: Numeral) -> Figure | None:
    """The figure of a number that is no sum of money."""
    if number.form == "fraction":
        return shares.fraction(tokens, number)
    return counts.model_size(tokens, number) or _united(tokens, number) or counts.counted(tokens, number)


def _has_unit(tokens: Tokens, number: Numeral) -> bool:
    """Whether a unit or multiplier shows a number to be a figure despite a name before it ("Intel 2.8 GHz")."""
    if tokens.glued(number.first):
        return False
    last, glued = number.last, tokens.glued(number.last)
    if number.scaled or units.ratio(tokens, last) or tokens.lower(last) == "times":
        return True
    if units.duration(tokens, last + (tokens.lower(last) in DASHES and glued)):
        return True
    if glued and units.inches(tokens, last, glued=True):
        return True
    measure = units.measure(tokens, last, glued=glued)
    return measure is not None and (measure.last > last + 1 or len(tokens.words[last]) > 1)


def _suffixed(tokens: Tokens, number: Numeral, signs: money.Signs, *, priced: bool) -> Numeral:
    """As in "$2.7m", "5m people", "10M": the number times the letter after it, where that multiplies and is no unit."""
    if number.form != "digits" or number.scaled:
        return number
    word, after = tokens.word(number.last), number.last + 1
    glued = tokens.glued(number.last)
    if len(word) == 1 and glued and not tokens.runs_on(after) and _is_scale(word, number):
        return _times(number, 3 if word == "K" else MONEY_SUFFIXES[word.lower()])
    power = MONEY_SUFFIXES.get(word.lower())
    if power is None or not (glued or (priced and tokens.gap(number.last) == " " and word.islower())):
        return number
    counted = starts_counted_noun(tokens, after) or (word == "m" and _counts_millions(tokens, number.first, after))
    if priced or counted or money.after(tokens, after, signs, scaled=True) is not None:
        return _times(number, power)
    return number


def _times(number: Numeral, power: int) -> Numeral:
    """The number with its letter taken in as a multiplier."""
    return number._replace(
        value=number.value.scaleb(power), quantum=number.quantum.scaleb(power), last=number.last + 1, scaled=power
    )


def _is_scale(word: str, number: Numeral) -> bool:
    """As in "10M", "1.2b", "32K": a glued letter that multiplies, and is no unit (0.1M is molar, 573.15K kelvin)."""
    whole = number.value == number.value.to_integral_value()
    return (word == "M" and number.value >= 1) or (word == "b" and number.value < 1000) or (word == "K" and whole)


def _counts_millions(tokens: Tokens, index: int, after: int) -> bool:
    """Whether "1.45m" is no length: its sentence speaks, before token `index`, of what is counted in millions."""
    if tokens.lower(after) in _DIMENSIONS:
        return False
    counts = tokens.word(after).islower() and tokens.word(after).isalpha() and tokens.lower(after) not in _NO_NOUNS
    if counts and tokens.lower(index - 1) not in ("a", "an", "the"):
        return True  # "6.1m teu"
    before = tokens.lowers[max(index - _SENTENCE, 0) : index]
    while "." in before:
        before = before[before.index(".") + 1 :]
    return not _COUNTED.isdisjoint(before)


def _money(tokens: Tokens, number: Numeral, currency: money.Money | None, signs: money.Signs) -> Figure | None:
    """A sum of money: the currency before the number or after it, and what it is paid for ("EUR/MWh")."""
    if currency is not None:
        first, code, last = currency.edge, currency.code, number.last
        trailing = money.after(tokens, last, signs, scaled=bool(number.scaled))
        if trailing is not None and money.agrees(code, trailing.code, tokens.word(last), signs):
            code, last = trailing.code, trailing.edge
    elif number.form == "fraction":
        return None
    else:
        found = money.behind(tokens, number, signs)
        if found is None:
            return None
        first = number.first
        number, code, last = found
    rate = units.rate(tokens, last)
    if rate is None:
        return build(number, last, code, Kind.MONEY, first=first)
    denominator, end = rate
    if denominator in _SLOTS and tokens.word(last) != "/":
        return build(number, last, code, Kind.MONEY, first=first, per=denominator)
    return build(number, end, f"{code}/{denominator}", Kind.MONEY, first=first)


def _united(tokens: Tokens, number: Numeral) -> Figure | None:
    """A number in percent, points, time, multiples or a physical unit."""
    last, glued = number.last, tokens.glued(number.last)
    ratio = units.ratio(tokens, last)
    if ratio is not None:
        return build(number, ratio.last, ratio.symbol, ratio.kind)
    dash = tokens.lower(last) in DASHES and glued and tokens.glued(last + 1)
    at = last + dash
    if not dash and tokens.word(last) in _BRACKETS and tokens.word(last + 2) == _BRACKETS[tokens.words[last]]:
        bracketed = units.measure(tokens, last + 1, glued=True)
        if bracketed is not None and bracketed.last == last + 2:
            return build(number, last + 3, bracketed.symbol, bracketed.kind)
    multiple = multiples.numbered(tokens, number, at)
    if multiple is not None:
        return multiple
    time = units.duration(tokens, at) or (units.duration(tokens, at + 1) if tokens.lower(at) in _MORE else None)
    measure = units.measure(tokens, at, glued=glued or dash) or units.inches(tokens, at, glued=glued)
    if time is not None and (measure is None or measure.last <= time.last):
        return build(number, time.last, time.symbol, time.kind, factor=Decimal(time.factor))
    if tokens.word(at) in _CLOCK and glued and not dash and tokens.lower(at + 1) not in ("-", "−", "/"):
        if not _is_clock(tokens, number, at):
            return None
        return build(number, at + 1, _CLOCK[tokens.words[at]], Kind.DURATION)
    if measure is None or _is_other_word(tokens, at, measure.last, number, glued=glued):
        return None
    scale = (
        _THERMOMETERS.get(tuple(tokens.lowers[measure.last : measure.last + 4])) if measure.symbol == "degree" else None
    )
    if scale is not None:
        return build(number, measure.last + 4, scale, measure.kind)
    per = units.rate(tokens, measure.last)
    slot = per[0] if per is not None and (per[0] in _SLOTS or per[0] in ("hour", "person")) else None
    return build(number, measure.last, measure.symbol, measure.kind, per=slot)


def _is_clock(tokens: Tokens, number: Numeral, at: int) -> bool:
    """Whether a glued "h" or "s" is a time ("5h", "0.37s"), and no plural ("the under-16s", "in his 40s")."""
    if tokens.runs_on(at + 1) or tokens.glued(number.first) or number.value >= 1000:
        return False
    timed = number.quantum < 1 or tokens.lower(number.first - 1) in ("by", "within", "after", "min", "m", "h")
    return tokens.words[at] == "h" or timed


def _is_other_word(tokens: Tokens, at: int, last: int, number: Numeral, *, glued: bool) -> bool:
    """Whether a unit's word is something else here: a quotation mark, "one turn", "three bars of"."""
    word = tokens.lowers[at]
    if word in ("c", "f") and glued and number.value > _HOTTEST:
        return True  # "the 910C"
    if word in ("'", "′"):
        return not glued or tokens.lower(last)[:1].isalpha()
    if word in _HOMOGRAPHS["one"]:
        return number.form == "words" and number.value == 1
    return word in _HOMOGRAPHS["many"] and not glued and tokens.lower(last) in _HOMOGRAPHS["before"]


def _signed(tokens: Tokens, figure: Figure) -> Figure:
    """The figure with its sign: a minus glued to it, "minus", "negative"; a plus says that it went up."""
    first, before = figure.first, tokens.lower(figure.first - 1)
    spelled = before in ("minus", "negative") and tokens.lower(first - 2) != "or"
    glued = tokens.glued(first) and (first == 1 or not tokens.glued(first - 1) or tokens.words[first - 2] in _OPENING)
    if spelled or (before in _MINUS and glued):
        return _negative(figure)._replace(first=first - 1)
    if figure.kind is Kind.MONEY and tokens.lower(figure.number_first - 1) in _MINUS:
        return _negative(figure)  # "$-5"
    if before == "+" and glued:
        return figure._replace(first=first - 1, direction=Direction.UP)
    return figure


def _negative(figure: Figure) -> Figure:
    if figure.low is None or figure.high is None:
        return figure
    return figure._replace(low=-figure.low, high=-figure.high)
