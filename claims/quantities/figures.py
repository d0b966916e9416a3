"""One figure: a number with its sign, multiplier, currency, unit or counted noun."""

from decimal import Decimal
from typing import NamedTuple

from claims.claim import Comparator, Direction, Kind
from claims.lexicon import load
from claims.quantities import money, names, numerals, units
from claims.quantities.dates import is_year
from claims.quantities.hedges import CHANGE
from claims.quantities.nouns import is_plural, singular, starts_counted_noun
from claims.quantities.numerals import FRACTION, MONEY_SUFFIXES, ONES, TENS, Numeral
from claims.quantities.tokens import Tokens

_NUMBERS = load("numbers")
_TIMES: dict[str, list[str]] = _NUMBERS["times"]
_COUNTED = frozenset(_NUMBERS["suffixes"]["counted"]["words"])
_DIMENSIONS = frozenset(["tall", "high", "long", "wide", "deep", "away", "above", "below", "across", "thick", "apart", "sprint", "hurdles", "freestyle", "butterfly"])
_FEW = frozenset(_NUMBERS["few"]["words"])
_MINUS = ("-", "−", "–")
_DASHES = ("-", "‐", "‑")
_NOT_NOUNS = frozenset(load("names")["openers"]) | frozenset(
    ["were", "are", "be", "been", "being", "have", "do", "did", "can", "could", "would", "should", "may", "might", "must", "respectively", "compared", "ago", "earlier", "later", "apart", "away", "old", "higher", "lower", "long", "wide", "tall", "deep", "high"]
)
_COMPARED = frozenset(
    ["as", "that", "the", "those", "more", "less", "fewer", "higher", "lower", "larger", "bigger", "smaller", "greater", "faster", "slower", "what", "its", "their", "his", "her", "over", "better", "worse", "longer", "cheaper", "stronger", "heavier", "likelier", "this", "compared", "our", "older", "denser", "brighter", "wider", "richer", "worth", "revenue", "earnings", "sales"]
)
_ROUND = frozenset([20, 25, 50, 100, 1000, 10000, 100000])
_SCALES = {("on", "the", "celsius", "scale"): "degC", ("on", "the", "fahrenheit", "scale"): "degF"}
_BRACKETS = {"(": ")", "[": "]", "{": "}", "<": ">"}


class Figure(NamedTuple):
    """A figure in the text: tokens `first` to `last` (excluded) with currency and unit, the number's own tokens, and what it says."""

    first: int
    last: int
    number_first: int
    number_last: int
    low: Decimal | None
    high: Decimal | None
    quantum: Decimal
    significant: int
    unit: str | None
    kind: Kind
    form: str = "digits"
    scaled: int = 0
    per: str | None = None
    comparator: Comparator = Comparator.EXACT
    direction: Direction | None = None

    @property
    def bare(self) -> bool:
        """Whether nothing but the number is written: no unit, currency or noun."""
        return self.unit is None and self.kind is Kind.PLAIN


def read(tokens: Tokens, index: int, signs: money.Signs, *, comma: bool = False) -> Figure | None:
    """The figure whose number starts at token `index`, or None where the token starts none or names something."""
    multiple = _multiple_word(tokens, index) or _vague_duration(tokens, index)
    if multiple is not None:
        return multiple
    number = numerals.read(tokens, index, comma=comma)
    if number is None:
        return None
    currency = money.before(tokens, number.first, signs)
    if currency is None and (chance := _chance(tokens, number, comma)) is not None:
        return chance
    if currency is None and number.form != "digits":
        if names.is_idiom(tokens, index, number.last) or names.is_capitalised_word(tokens, index):
            return None
    elif currency is None and names.is_label(tokens, number.first, number.last) and not _certain(tokens, number):
        return _parameters(tokens, number)
    number = _suffixed(tokens, number, currency is not None, signs)
    figure = (
        _money(tokens, number, currency, signs)
        or _share(tokens, number)
        or (_united(tokens, number) or _counted(tokens, number) if number.form != "fraction" else None)
    )
    return _signed(tokens, figure) if figure is not None else None


def _certain(tokens: Tokens, number: Numeral) -> bool:
    """Whether a percent sign, a point or a multiplier shows a number to be a figure despite a name before it."""
    if tokens.glued(number.first):
        return False
    if units.inches(tokens, number.last, glued=tokens.glued(number.last)) is not None and tokens.glued(number.last):
        return True
    measure = units.measure(tokens, number.last, glued=tokens.glued(number.last))
    if measure is not None and (measure.last > number.last + 1 or len(tokens.words[number.last]) > 1):
        return True
    return bool(number.scaled or units.ratio(tokens, number.last) is not None or tokens.lower(number.last) == "times")


def _make(number: Numeral, first: int, last: int, unit: str | None, kind: Kind, factor: Decimal = Decimal(1), per: str | None = None) -> Figure:
    high = number.value if number.high is None else number.high
    return Figure(
        first,
        last,
        number.first,
        number.last,
        number.value * factor,
        high * factor,
        number.quantum * factor,
        number.significant,
        unit,
        kind,
        number.form,
        number.scaled,
        per,
        Comparator.EXACT if number.high is None else Comparator.BETWEEN,
    )


def _suffixed(tokens: Tokens, number: Numeral, priced: bool, signs: money.Signs) -> Numeral:
    """"$2.7m", "5m people": a letter that multiplies only beside a currency or before a counted noun."""
    if number.form != "digits" or number.scaled:
        return number
    word = tokens.word(number.last)
    if len(word) == 1 and tokens.glued(number.last) and _is_letter_scale(word, number) and not tokens.runs_on(number.last + 1):
        power = 3 if word == "K" else MONEY_SUFFIXES[word.lower()]
        return number._replace(value=number.value.scaleb(power), quantum=number.quantum.scaleb(power), last=number.last + 1, scaled=power)
    power = MONEY_SUFFIXES.get(word.lower())
    if power is None or not (tokens.glued(number.last) or priced and tokens.gap(number.last) == " " and not word.isupper()):
        return number
    after = number.last + 1
    if not priced and word == "m" and _is_counted(tokens, number.first):
        priced = not is_plural(tokens.lower(after)) and tokens.lower(after) not in _DIMENSIONS
    if not priced and not starts_counted_noun(tokens, after) and money.after(tokens, after, signs, scaled=True) is None:
        return number
    return number._replace(value=number.value.scaleb(power), quantum=number.quantum.scaleb(power), last=after, scaled=power)


def _is_counted(tokens: Tokens, index: int) -> bool:
    """Whether the sentence speaks, before token `index`, of something that is counted in millions."""
    for back in range(index - 1, max(index - 16, -1), -1):
        if tokens.lowers[back] in (".", "?", "!"):
            return False
        if tokens.lowers[back] in _COUNTED:
            return True
    return False


def _is_letter_scale(word: str, number: Numeral) -> bool:
    """"10M", "1.2b", "32K": a glued letter that multiplies, where it is no unit (0.1M is molar, 573.15K kelvin)."""
    return word == "M" and number.value >= 1 or word == "b" and number.value < 1000 or word == "K" and number.value == number.value.to_integral_value()


def _parameters(tokens: Tokens, number: Numeral) -> Figure | None:
    """The size in a model's name ("-34B" before "model" or "parameters"): a count of parameters."""
    if tokens.word(number.last) != "B" or not tokens.glued(number.last) or tokens.word(number.first - 1) not in _DASHES:
        return None
    ahead = tokens.lowers[number.last + 1 : number.last + 6]
    if not any(word in ("model", "models", "parameters", "llm") for word in ahead):
        return None
    scaled = number._replace(value=number.value.scaleb(9), quantum=number.quantum.scaleb(9), last=number.last + 1, scaled=9)
    return _make(scaled, scaled.first, scaled.last, "parameter", Kind.COUNT)


def _money(tokens: Tokens, number: Numeral, currency: money.Money | None, signs: money.Signs) -> Figure | None:
    first, last, code = number.first, number.last, None
    if currency is not None:
        first, code = currency.edge, currency.code
        trailing = money.after(tokens, last, signs, scaled=number.scaled)
        if trailing is not None and (trailing.code == code or tokens.word(last) in ("USD", "AUD", "CAD", "NZD", "HKD", "SGD") and code == signs.dollar):
            code, last = trailing.code, trailing.edge
    elif (split := _code_inside(tokens, number)) is not None:
        number, code, last = split
    elif (thousands := money.prefixed(tokens, number.last)) is not None:
        code, power, last = thousands
        number = number._replace(value=number.value.scaleb(power), quantum=number.quantum.scaleb(power), scaled=power)
    else:
        at = last + (tokens.lower(last) == "of" and number.form == "vague")
        of = tokens.lower(last) == "of" and number.scaled and number.form == "words" and tokens.lower(last + 1) == "a"
        trailing = money.after(tokens, at, signs, scaled=number.scaled) if not of else None
        if trailing is None:
            return None
        code, last = trailing.code, trailing.edge
    if number.form == "fraction" and currency is None:
        return None
    rate = units.rate(tokens, last)
    per = None
    if rate is not None:
        denominator, end = rate
        if denominator in ("year", "month", "week", "day") and tokens.word(last) != "/":
            per = denominator
        else:
            code, last = f"{code}/{denominator}", end
    return _make(number, first, last, code, Kind.MONEY, per=per)


def _code_inside(tokens: Tokens, number: Numeral) -> tuple[Numeral, str, int] | None:
    """"75 USD million": the number with the multiplier behind its currency code, the code, and the token after."""
    code, scale = tokens.word(number.last), numerals.SCALES.get(tokens.lower(number.last + 1), 0)
    if number.scaled or scale < 5 or not money.is_code(code):
        return None
    scaled = number._replace(value=number.value.scaleb(scale), quantum=number.quantum.scaleb(scale), last=number.last + 2, scaled=scale)
    return scaled, code, number.last + 2


def _chance(tokens: Tokens, number: Numeral, comma: bool) -> Figure | None:
    """"one in three", "two out of five", "nine of every ten", "1 in 20": a share of one whole."""
    if number.scaled or number.form == "fraction" or number.value != number.value.to_integral_value() or not 0 < number.value < 1000:
        return None
    at, sign = number.last, tokens.lower(number.last)
    if sign == "out" and tokens.lower(at + 1) == "of":
        at += 2
    elif sign in ("in", "of") and tokens.lower(at + 1) == "every":
        at += 2
    elif sign == "in":
        at += 1
    else:
        return None
    certain = sign != "in" or at > number.last + 1
    at += tokens.lower(at) == "every"
    if at >= len(tokens):
        return None
    whole = numerals.read(tokens, at, comma=comma)
    if whole is None or whole.form == "fraction" or whole.value <= number.value or whole.value != whole.value.to_integral_value():
        return None
    usual = whole.value <= 12 or int(whole.value) in _ROUND or whole.scaled or whole.form == "words" or certain
    if not usual or not certain and (number.value > 9 or whole.value > 1000 and not whole.scaled and number.value != 1):
        return None
    if units.duration(tokens, whole.last) is not None or units.ratio(tokens, whole.last) is not None or whole.scaled and number.value != 1:
        return None
    if not certain and tokens.words[number.first][0].isdigit() and number.value > 1 and starts_counted_noun(tokens, whole.last) and tokens.lower(number.first - 1) in ("by", "scored"):
        return None
    share = number.value / whole.value * 100
    return Figure(number.first, whole.last, number.first, whole.last, share, share, Decimal(1), 2, "percent", Kind.FRACTION, "fraction")


def _share(tokens: Tokens, number: Numeral) -> Figure | None:
    """A fraction: of a unit ("half an hour", "a quarter mile") or of a whole ("a third of")."""
    if number.form != "fraction":
        return None
    at = number.last
    at += tokens.lower(at) in _DASHES and tokens.glued(at)
    at += tokens.lower(at) == "of" and tokens.lower(at + 1) in ("a", "an")
    article = tokens.lower(at) in ("a", "an")
    at += article
    unit = units.duration(tokens, at) or units.ratio(tokens, at) or units.measure(tokens, at, glued=False)
    if unit is not None and (tokens.lower(at) not in ("m", "t", "s") and (article or tokens.lower(at) != "second") and (article or at > number.last or unit.kind is not Kind.DURATION or is_plural(tokens.lower(at)) or tokens.lower(number.last) in ("century", "decade", "year", "hour"))):
        return _make(number, number.first, unit.last, unit.symbol, unit.kind, Decimal(unit.factor))
    if not _is_share(tokens, number):
        return None
    return _make(number, number.first, number.last, "percent", Kind.FRACTION, Decimal(100))._replace(quantum=Decimal(1))


def _is_share(tokens: Tokens, number: Numeral) -> bool:
    """Whether a fraction word states a share here, and is no period ("first half"), rank ("a third time") or idiom."""
    word = tokens.lowers[number.last - 1]
    before, following = tokens.lower(number.first - 1), tokens.lower(number.last)
    if word in ("half", "quarter", "quarters") and before in ("the", "a") and following in ("to", "ended", "ending", "under", "of") and (word != "half" and following != "of" or is_year(tokens.word(number.last + 1))):
        return False
    if tokens.word(number.last) in _DASHES and tokens.glued(number.last) and tokens.lower(number.last + 1) in ("time", "life", "hearted", "year", "yearly", "hour", "century", "way", "baked", "brother", "sister", "marathon", "term", "finalist", "final", "finals", "back", "point", "truth", "truths", "mast", "open", "empty", "full", "dead", "naked", "moon", "light", "pound", "half", "price"):
        return following == "-" and tokens.lower(number.last + 1) == "price"
    if before in ("first", "second", "other", "latter", "better", "third", "fourth", "last", "final", "opening", "1st", "2nd", "this", "previous", "former", "next", "per", "each", "every", "fiscal", "nd", "st", "rd", "th", "closing", "-") and number.last - number.first == 1:
        return False
    if number.last - number.first == 1:
        if word in ("tenth", "fifth", "third", "quarter", "half") and following in ("of", "") and (before.endswith("est") or before in ("top", "bottom", "upper", "lower")):
            return True
        if word in ("quarter", "quarters", "second", "fourth", "tenth", "fifth", "third", "sixth", "seventh", "eighth", "ninth", "twelfth", "hundredth", "thousandth", "twentieth", "sixteenth"):
            return False
        return following not in ("-", "marathon", "time", "past", "term", "day", "dozen", "price", "way", "hearted") or following == "-" and False or following == "price"
    if word in ("second", "quarter") and following in ("ago", "earlier", "later", "time", "back", "final", "finals", "finalist", "century", "when", "in") and word == "quarter":
        return False
    return not (word in ("third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth") and before != "one" and tokens.lower(number.first) in ("a", "an") and (following in ("time", "term", "party", "person", "day", "round", "man", "woman", "child", "place", "season", "year", "term", "straight", "consecutive", "country", "option", "way", "group", "party", "goal", "man") or following in _DASHES))


def _united(tokens: Tokens, number: Numeral) -> Figure | None:
    """Percent and points, durations, measures, multiples."""
    last = number.last
    glued = tokens.glued(last)
    ratio = units.ratio(tokens, last)
    if ratio is not None:
        return _make(number, number.first, ratio.last, ratio.symbol, ratio.kind)
    dash = tokens.lower(last) in _DASHES and tokens.glued(last) and tokens.glued(last + 1)
    at = last + dash
    if not dash and tokens.word(last) in _BRACKETS and tokens.word(last + 2) == _BRACKETS[tokens.words[last]]:
        bracketed = units.measure(tokens, last + 1, glued=True)
        if bracketed is not None and bracketed.last == last + 2:
            return _make(number, number.first, last + 3, bracketed.symbol, bracketed.kind)
    fold = _fold(tokens, number, at)
    if fold is not None:
        return fold
    time = units.duration(tokens, at)
    if time is not None and not (glued and not dash and len(tokens.lower(at)) < 2):
        joined = units.measure(tokens, at, glued=glued)
        if joined is None or joined.last <= time.last:
            return _make(number, number.first, time.last, time.symbol, time.kind, Decimal(time.factor))
    if tokens.word(at) in ("h", "s") and glued and not dash and not tokens.glued(at + 1):
        return _make(number, number.first, at + 1, {"h": "hour", "s": "second"}[tokens.words[at]], Kind.DURATION) if number.value < 100 or tokens.words[at] == "h" else None
    measure = units.measure(tokens, at, glued=glued or dash) or units.inches(tokens, at, glued=glued)
    if measure is not None and not _is_other_word(tokens, at, measure.last, number, glued):
        scale = _SCALES.get(tuple(tokens.lowers[measure.last : measure.last + 4])) if measure.symbol == "degree" else None
        if scale is not None:
            return _make(number, number.first, measure.last + 4, scale, measure.kind)
        per = units.rate(tokens, measure.last)
        slot = per[0] if per is not None and per[0] in ("year", "month", "week", "day", "hour", "person") else None
        return _make(number, number.first, measure.last, measure.symbol, measure.kind, per=slot)
    return None


def _is_other_word(tokens: Tokens, at: int, last: int, number: Numeral, glued: bool) -> bool:
    """Whether a unit's word is something else here: the sign of feet as a quotation mark, "5 a", "3 C"."""
    word = tokens.words[at]
    if word in ("'", "′") and (not glued or tokens.lower(last)[:1].isalpha()):
        return True
    if word in ("turn", "grain", "bar", "stone", "mole", "gray", "henry", "lux", "turns", "bars", "stones", "grains", "moles", "carat", "atmosphere") and number.form == "words" and number.value == 1:
        return True
    if word in ("bars", "bar", "turns", "stones", "moles", "grays") and not glued and tokens.lower(last) in ("and", "in", "on", "of", "with"):
        return word in ("bars", "stones", "moles")
    return False


def _fold(tokens: Tokens, number: Numeral, at: int) -> Figure | None:
    """"6 times", "10x", "3-fold": a multiple where the text compares, otherwise a count of occasions."""
    word = tokens.lower(at)
    if word in ("fold", "folds"):
        return _make(number, number.first, at + 1, "times", Kind.MULTIPLE)
    if word in ("x", "×") and (tokens.glued(at) or not tokens.word(at + 1)[:1].isdigit()):
        if tokens.glued(at + 1) and tokens.word(at + 1)[:1].isalnum():
            return None
        if tokens.word(at + 1)[:1].isdigit():
            return None
        return _make(number, number.first, at + 1, "times", Kind.MULTIPLE)
    if word not in ("times", "time") or number.form == "fraction":
        return None
    following = tokens.lower(at + 1)
    if word == "time" and at == number.last:
        return None
    before = [tokens.lower(number.first - k) for k in range(1, 6)]
    compared = following in _COMPARED or any(word in CHANGE for word in before) or before[0] == "by"
    if compared and word == "times" and number.value < 100000:
        return _make(number, number.first, at + 1, "times", Kind.MULTIPLE)
    if word == "times" and number.value < 1000 and following in ("", ".", ",", ";", "in", "compared", "since", "from", "on") and before[0] in ("to", "than", "about", "nearly", "almost", "over", "roughly", "reached"):
        return _make(number, number.first, at + 1, "times", Kind.MULTIPLE)
    return _make(number, number.first, at + 1, "time", Kind.COUNT)


def _counted(tokens: Tokens, number: Numeral) -> Figure | None:
    """A count of the noun that follows, or a plain number."""
    last = number.last
    if number.form == "digits" and names.trails_letters(tokens, last):
        return _model_size(tokens, number)
    if number.form == "vague":
        last += tokens.lower(last) == "of"
    dash = tokens.lower(last) in _DASHES and tokens.glued(last) and tokens.glued(last + 1)
    if dash and tokens.word(last + 1)[0].isalpha():
        noun = tokens.lower(last + 1)
        if number.form == "words" and not _counts_in_compounds(noun):
            return None
        return _make(number, number.first, last + 2, singular(noun), Kind.COUNT)
    if starts_counted_noun(tokens, last):
        return _rated(tokens, _make(number, number.first, last + 1, singular(tokens.lowers[last]), Kind.COUNT))
    of = last + (tokens.lower(last) == "of" and tokens.lower(last + 1) not in ("the", "a", "its", "their", "these", "those", "them", "every", "our"))
    if number.scaled and of > last and starts_counted_noun(tokens, of):
        return _make(number, number.first, last, singular(tokens.lowers[of]), Kind.COUNT)
    noun = _noun_ahead(tokens, last)
    if noun is not None:
        return _rated(tokens, _make(number, number.first, last, noun, Kind.COUNT), )
    if number.value == 1 and number.form == "words" and tokens.lower(number.first - 1) not in ("minus", "negative"):
        word = tokens.word(last)
        if not (word[:1].islower() and word.isalpha()) or tokens.lower(last) in _NOT_NOUNS:
            return None
        return _make(number, number.first, last + 1, tokens.lowers[last], Kind.COUNT)
    return _rated(tokens, _make(number, number.first, last, None, Kind.PLAIN))


def _counts_in_compounds(noun: str) -> bool:
    """Whether "three-<noun>" counts something: members and parts do, shapes and ways do not."""
    return noun in ("member", "person", "man", "woman", "seat", "bedroom", "storey", "story", "point", "game", "match", "vote", "nation", "country", "party", "run", "goal", "room", "door", "part", "stage", "step", "judge", "car", "strong", "page", "week", "unit", "employee", "team", "city", "state", "lane", "shot", "stroke", "wicket", "set", "woman", "patient", "bed", "site", "floor", "turbine", "year", "volume", "digit")


def _rated(tokens: Tokens, figure: Figure) -> Figure:
    """"12 cases per 100,000 people" is measured in case/100000; any other rate goes to the slot `per`."""
    rate = units.rate(tokens, figure.last)
    if rate is None:
        return figure
    denominator, last = rate
    if denominator[0].isdigit() or denominator.split(" ")[0] in ("thousand", "million", "hundred", "billion"):
        base = denominator.split(" ")[0]
        base = {"hundred": "100", "thousand": "1000", "million": "1000000", "billion": "1000000000"}.get(base, base)
        return figure._replace(unit=f"{figure.unit or '1'}/{base}", last=last, kind=Kind.COUNT)
    return figure._replace(per=denominator)


def _noun_ahead(tokens: Tokens, index: int) -> str | None:
    """The plural noun that closes a short run of lower-case words after a number ("38,000 generative AI inventions")."""
    for at in range(index, min(index + 4, len(tokens))):
        word = tokens.words[at]
        if word in _DASHES and tokens.glued(at):
            continue
        if not word.isalpha() or word.lower() in _NOT_NOUNS or (word.endswith(("ly",)) and at == index):
            return None
        if at > index and is_plural(word.lower()) and word.islower():
            return singular(word)
    return None


def _model_size(tokens: Tokens, number: Numeral) -> Figure | None:
    """"a 70B model": a count of parameters; any other glued letter makes a name."""
    if tokens.word(number.last) != "B" or tokens.lower(number.last + 1) not in ("model", "models", "parameter", "parameters", "llm", "-") or tokens.lower(number.last + 1) == "-" and tokens.lower(number.last + 2) != "parameter":
        return None
    if number.first and tokens.words[number.first - 1][0].isupper() and tokens.lower(number.last + 1) not in ("parameter", "parameters"):
        return None
    scaled = number._replace(value=number.value.scaleb(9), quantum=number.quantum.scaleb(9), last=number.last + 1, scaled=9)
    return _make(scaled, scaled.first, scaled.last, "parameter", Kind.COUNT)


def _signed(tokens: Tokens, figure: Figure) -> Figure:
    """The figure with its sign: a minus glued to it, "minus", "negative"; a plus is only taken into the span."""
    first = figure.first
    before = tokens.lower(first - 1)
    glued = tokens.glued(first) and (first == 1 or not tokens.glued(first - 1) or tokens.words[first - 2] in "([“\"'‘,;:~<>=≥≤")
    spaced = before in ("minus", "negative") and tokens.lower(first - 2) != "or" and tokens.gap(first).strip() == ""
    if before in _MINUS and glued and (first == 1 or not tokens.words[first - 2][0].isdigit() or tokens.gap(first - 1) != "") or spaced:
        low, high = figure.low, figure.high
        return figure._replace(first=first - 1, low=None if low is None else -low, high=None if high is None else -high)
    if figure.kind is Kind.MONEY and figure.low is not None and figure.high is not None and tokens.lower(figure.number_first - 1) in _MINUS:
        return figure._replace(low=-figure.low, high=-figure.high)  # "$-5"
    if before == "+" and glued:
        return figure._replace(first=first - 1, direction=Direction.UP)
    return figure


def _multiple_word(tokens: Tokens, index: int) -> Figure | None:
    """"doubled", "twice as", "halved", "threefold"."""
    lower = tokens.lowers[index]
    if lower.endswith("fold") and len(lower) > 4 and (stem := lower[:-4].rstrip("-")) in ONES | TENS | {"hundred": 100, "thousand": 1000, "million": 1000000}:
        value = Decimal({**ONES, **TENS, "hundred": 100, "thousand": 1000, "million": 1000000}[stem])
        return Figure(index, index + 1, index, index + 1, value, value, Decimal(1), 1, "times", Kind.MULTIPLE, "words")
    entry = _TIMES.get(lower)
    if entry is None or not _multiplies(tokens, index, lower):
        return None
    value, way = Decimal(entry[0]), entry[1]
    return Figure(index, index + 1, index, index + 1, value, value, Decimal("0.1") if value < 1 else Decimal(1), 1, "times", Kind.MULTIPLE, "words", direction=Direction(way) if way else None)


def _multiplies(tokens: Tokens, index: int, word: str) -> bool:
    following, before = tokens.lower(index + 1), tokens.lower(index - 1)
    if word in ("twice", "thrice"):
        return following in _COMPARED
    if word in ("double", "triple", "treble", "quadruple"):
        if tokens.word(index + 1) in _DASHES and tokens.glued(index + 1) or tokens.words[index][0].isupper() and index:
            return False
        return following in _COMPARED or before in ("to", "will", "than", "nearly", "almost", "about", "would", "could", "may", "might", "can", "roughly", "should", "over", "least", "is", "was", "were", "are") and following not in ("bed", "bogey", "standard", "room", "check", "agent", "fault")
    if word == "halves":
        return following in ("the", "its", "their", "in") and before not in ("two", "both", "equal", "of", "the", "into")
    return True


def _vague_duration(tokens: Tokens, index: int) -> Figure | None:
    """"many years", "the past few weeks", "a couple of months": a duration whose ends are open."""
    if tokens.lowers[index] not in _FEW:
        return None
    at = index + 1 + (tokens.lower(index + 1) == "of" and tokens.lowers[index] == "couple")
    at += tokens.lower(at) == "more"
    time = units.duration(tokens, at)
    if time is None or not is_plural(tokens.lower(at)):
        return None
    first = index
    first -= tokens.lower(first - 1) in ("past", "last", "next", "coming", "a", "just", "these", "recent")
    first -= first < index and tokens.lower(first) != "a" and tokens.lower(first - 1) == "a"
    return Figure(first, time.last, first, time.last, None, None, Decimal(1), 1, time.symbol, Kind.DURATION, "words", comparator=Comparator.ABOUT)


TRIGGERS = frozenset([*ONES, *TENS, *numerals.SCALES, *FRACTION, *numerals.COLLECTIVES, *numerals.VAGUE, *_TIMES, *_FEW, "a", "an"])
