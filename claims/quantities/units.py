"""Units beside a number: percent and points, physical units and their compounds, durations, money, counted nouns."""

from typing import NamedTuple

from claims.claim import Kind
from claims.lexicon import load
from claims.quantities.nouns import singular, starts_counted_noun
from claims.quantities.tokens import Phrases, Tokens, pieces

_UNITS = load("units")
_DASHES = ("-", "‐", "‑")
_POWERS = {"2": "2", "3": "3", "²": "2", "³": "3", "squared": "2", "cubed": "3"}
_WORD_POWERS: dict[str, int] = _UNITS["powers"]
_PER = ("per", "/", "a", "an", "each")
_GLYPH_FEET = ("'", "′")


class Unit(NamedTuple):
    """A unit read from the text: its symbol, the kind of quantity, a factor on the number, and the token after it."""

    symbol: str
    kind: Kind
    last: int
    factor: int = 1


_RATIOS = Phrases(
    {
        ("%",): ("percent", Kind.PERCENT),
        ("％",): ("percent", Kind.PERCENT),
        ("percent",): ("percent", Kind.PERCENT),
        ("per", "cent"): ("percent", Kind.PERCENT),
        ("per", "-", "cent"): ("percent", Kind.PERCENT),
        ("percents",): ("percent", Kind.PERCENT),
        ("pct",): ("percent", Kind.PERCENT),
        ("pc",): ("percent", Kind.PERCENT),
        ("percentage", "point"): ("pp", Kind.POINTS),
        ("percentage", "points"): ("pp", Kind.POINTS),
        ("percentage", "-", "point"): ("pp", Kind.POINTS),
        ("percent", "points"): ("pp", Kind.POINTS),
        ("%", "points"): ("pp", Kind.POINTS),
        ("%", "-", "points"): ("pp", Kind.POINTS),
        ("%", "age", "points"): ("pp", Kind.POINTS),
        ("pp",): ("pp", Kind.POINTS),
        ("ppt",): ("pp", Kind.POINTS),
        ("ppts",): ("pp", Kind.POINTS),
        ("pps",): ("pp", Kind.POINTS),
        ("pts",): ("point", Kind.COUNT),
        ("bps",): ("bp", Kind.POINTS),
        ("bp",): ("bp", Kind.POINTS),
        ("basis", "point"): ("bp", Kind.POINTS),
        ("basis", "points"): ("bp", Kind.POINTS),
        ("basis", "-", "point"): ("bp", Kind.POINTS),
    }
)


def _names() -> dict[tuple[str, ...], str]:
    """Every written name of a physical unit, in lower-case words, with its symbol."""
    names: dict[tuple[str, ...], str] = {}
    for unit in _UNITS["unit"]:
        for prefix, sign in _prefixes(unit["prefixes"]):
            symbol = _prefixed(sign, unit["symbol"])
            for name in unit["names"]:
                names[tuple(f"{prefix}{name}".split())] = symbol
                names[tuple(f"{prefix}{name}s".split())] = symbol
            for plural in unit.get("plurals", ()):
                names[tuple(f"{prefix}{plural}".split())] = symbol
    return names


def _prefixes(allowed: bool | list[str]) -> list[tuple[str, str]]:
    table: dict[str, str | list[str]] = _UNITS["prefixes"]
    chosen = list(table) if allowed is True else (allowed or [])
    pairs = [("", "")]
    for word in chosen:
        signs = table[word]
        pairs += [(word, sign) for sign in ([signs] if isinstance(signs, str) else signs)]
    return pairs


def _prefixed(sign: str, symbol: str) -> str:
    return f"{'µ' if sign in ('μ', 'u') else sign}{symbol}"


def _symbols() -> tuple[dict[tuple[str, ...], str], set[str]]:
    """Every written symbol, case as written, with the symbol it means; and those of one letter."""
    symbols: dict[tuple[str, ...], str] = {}
    letters: set[str] = set()
    for unit in _UNITS["unit"]:
        for _, sign in _prefixes(unit["prefixes"]):
            if sign or unit.get("alone", True):
                symbols.setdefault((sign + unit["symbol"],), _prefixed(sign, unit["symbol"]))
            for other in unit.get("symbols", ()):
                symbols.setdefault(pieces(sign + other), _prefixed(sign, unit["symbol"]))
        if unit.get("letter"):
            letters.add(unit["symbol"])
            letters.update(symbol for symbol in unit.get("symbols", ()) if len(symbol) == 1)
    symbols.update({pieces(short): long for short, long in _UNITS["joined"].items()})
    return symbols, letters | {"h", "L"}


_NAMES = Phrases(_names())
_TABLE, _LETTERS = _symbols()
_SYMBOLS = Phrases(_TABLE)
_DURATIONS: dict[str, list[str | int]] = _UNITS["durations"]
_OTHERS = {form: word for word, written in _UNITS["others"].items() for form in written}
_IN_COMPOUNDS = {"hour": "h", "second": "s"}


def ratio(tokens: Tokens, index: int) -> Unit | None:
    """Percent, percentage points or basis points at token `index`."""
    found = _RATIOS.after(tokens.lowers, index)
    if found is None and tokens.lower(index) in _DASHES:
        found = _RATIOS.after(tokens.lowers, index + 1)
    if found is None:
        return None
    (symbol, kind), last = found
    return Unit(symbol, kind, last)


def duration(tokens: Tokens, index: int) -> Unit | None:
    """A unit of time at token `index`: "hours", "decades" (ten years each)."""
    entry = _DURATIONS.get(tokens.lower(index))
    if entry is None:
        return None
    return Unit(str(entry[0]), Kind.DURATION, index + 1, int(entry[1]))


def measure(tokens: Tokens, index: int, *, glued: bool) -> Unit | None:
    """A physical unit at token `index`, compounds included.

    "km", "km/h", "square metres", "kilograms per cubic metre".
    """
    other = _OTHERS.get(tokens.word(index))
    if other is not None:
        return Unit(other, Kind.COUNT, index + 1)
    first = _simple(tokens, index, glued=glued)
    if first is None:
        return None
    symbol, last = first
    inverse = _inverse(tokens, last)
    if inverse is not None:
        return Unit(f"1/{symbol}{inverse}", Kind.MEASURE, last + 2)
    factor = _simple(tokens, last, glued=False) if tokens.gap(last) == " " else None
    if factor is not None and (inverse := _inverse(tokens, factor[1])) is not None:
        return Unit(f"{symbol}/{factor[0]}{inverse}", Kind.MEASURE, factor[1] + 2)
    while (rest := _denominator(tokens, last)) is not None:
        lower, last = rest
        symbol = f"{symbol}/{lower}"
        if "/" in symbol[symbol.index("/") + 1 :]:
            break
    return Unit(symbol, Kind.MEASURE, last)


def _inverse(tokens: Tokens, index: int) -> str | None:
    """The exponent of "s-1", "m−2" after a unit that ends before token `index`; "" for the first power."""
    if (
        tokens.word(index) in ("-", "−", "–")
        and tokens.glued(index)
        and tokens.glued(index + 1)
        and tokens.word(index + 1) in ("1", "2", "3")
    ):
        if tokens.glued(index + 2) and tokens.word(index + 2)[0].isalnum():
            return None
        return "" if tokens.words[index + 1] == "1" else tokens.words[index + 1]
    return None


def _simple(tokens: Tokens, index: int, *, glued: bool) -> tuple[str, int] | None:
    """One unit with its power, and the token after it."""
    power = _WORD_POWERS.get(tokens.lower(index))
    if power is not None:
        inner = index + 1 + (tokens.lower(index + 1) in _DASHES)
        base = _named(tokens, inner, glued=True)
        return (f"{base[0]}{power}", base[1]) if base else None
    base = _named(tokens, index, glued=glued) or _glued_power(tokens, index)
    if base is None:
        return None
    symbol, last = base
    if tokens.word(last) == "^" and tokens.glued(last) and tokens.word(last + 1) in _POWERS:
        return f"{symbol}{_POWERS[tokens.words[last + 1]]}", last + 2
    following = tokens.word(last)
    if following in ("squared", "cubed"):
        return f"{symbol}{_POWERS[following]}", last + 1
    if (
        following in ("2", "3")
        and tokens.glued(last)
        and not (tokens.glued(last + 1) and tokens.word(last + 1)[0].isalnum())
    ):
        return f"{symbol}{following}", last + 1
    return symbol, last


def _named(tokens: Tokens, index: int, *, glued: bool) -> tuple[str, int] | None:
    """A unit by name or by symbol at token `index`."""
    found = _NAMES.after(tokens.lowers, index)
    written = _SYMBOLS.after(tokens.words, index)
    if written is not None and (found is None or written[1] > found[1]):
        word = tokens.words[index]
        letter = len(word) == 1 and word in _LETTERS and written[1] == index + 1
        if letter and not _stands_alone(tokens, index, glued) and _inverse(tokens, index + 1) is None:
            return found
        if word in _GLYPH_FEET and not glued:
            return found
        return written
    return found


def _glued_power(tokens: Tokens, index: int) -> tuple[str, int] | None:
    """As in "m²", "cm³": the power is a letter of the word."""
    word = tokens.word(index)
    if len(word) > 1 and word[-1] in "²³" and (symbol := _TABLE.get((word[:-1],))) is not None:
        return f"{symbol}{_POWERS[word[-1]]}", index + 1
    return None


def inches(tokens: Tokens, index: int, *, glued: bool) -> Unit | None:
    """Inches written "in" or with a double prime.

    Only where "in" can begin no phrase ("2 in.", "10 in wide", "6ft 2in"), and where the prime can close no quotation.
    """
    following = tokens.lower(index + 1)
    if glued and tokens.word(index) == "in" and tokens.lower(index - 2) in ("ft", "feet", "foot"):
        return Unit("inch", Kind.MEASURE, index + 1)
    if tokens.word(index) == "in" and (
        following in ("", ",", ";", ")", "thick", "wide", "long", "tall", "high", "deep", "diameter")
        or (following == "." and index + 2 >= len(tokens))
    ):
        return Unit("inch", Kind.MEASURE, index + 1)
    if tokens.word(index) == '"' and glued and tokens.text.count('"', 0, tokens.starts[index]) % 2 == 0:
        return Unit("inch", Kind.MEASURE, index + 1)
    return None


def _stands_alone(tokens: Tokens, index: int, glued: bool) -> bool:
    """Whether a single letter after a number is a unit: glued to it, or not the start of a word or a name."""
    if _inverse(tokens, index + 1) is not None:
        return True
    if tokens.glued(index + 1) and (tokens.word(index + 1) in _DASHES or tokens.word(index + 1)[0].isalnum()):
        return tokens.word(index + 1) in ("2", "3")
    return glued or tokens.words[index] in ("m", "g", "t", "l", "L", "W", "V", "K", "N", "J", "M", "C", "F")


def _denominator(tokens: Tokens, index: int) -> tuple[str, int] | None:
    """The unit after "/" or "per", and the token after it."""
    sign = tokens.lower(index)
    if sign not in ("/", "per", "a", "an"):
        return None
    time = _DURATIONS.get(tokens.lower(index + 1))
    if sign in ("a", "an"):
        return (_IN_COMPOUNDS[str(time[0])], index + 2) if time is not None and time[0] in _IN_COMPOUNDS else None
    if time is not None:
        return _IN_COMPOUNDS.get(str(time[0]), str(time[0])), index + 2
    if tokens.word(index + 1) in ("h", "s") and sign == "/":
        squared = tokens.word(index + 2) in ("2", "3") and tokens.glued(index + 2)
        return tokens.words[index + 1] + (tokens.words[index + 2] if squared else ""), index + 2 + squared
    base = _simple(tokens, index + 1, glued=sign == "/")
    if base is not None:
        return base
    if (
        sign == "per"
        and tokens.word(index + 1).isalpha()
        and tokens.lower(index + 1) not in ("cent", "capita", "annum")
    ):
        return singular(tokens.lowers[index + 1]), index + 2
    return {"capita": ("person", index + 2), "annum": ("year", index + 2)}.get(tokens.lower(index + 1))


def rate(tokens: Tokens, index: int) -> tuple[str, int] | None:
    """What a price or a count is per, at token `index`.

    "/MWh", "per barrel", "a share", "per million units", "per 100,000 people".
    """
    sign = tokens.lower(index)
    dash = sign in _DASHES and tokens.glued(index)
    if dash:
        index, sign = index + 1, tokens.lower(index + 1)
    if sign not in _PER:
        return None
    index += 1 + (tokens.lower(index + 1) in _DASHES)
    number = tokens.word(index)
    if sign == "per" and (number[:1].isdigit() or tokens.lower(index) in ("hundred", "thousand", "million", "billion")):
        noun = index + 1
        while tokens.lower(noun) in ("thousand", "million"):
            noun += 1
        amount = "".join(tokens.slice(index, noun).split(",")) if number[:1].isdigit() else tokens.slice(index, noun)
        if number[:1].isdigit() and not starts_counted_noun(tokens, noun):
            return amount, noun
        return (
            (f"{amount} {singular(tokens.lowers[noun])}", noun + 1)
            if starts_counted_noun(tokens, noun)
            else (amount, noun)
        )
    time = duration(tokens, index)
    if time is not None and time.factor == 1:
        return time.symbol, time.last
    base = _simple(tokens, index, glued=sign == "/")
    if base is not None:
        return base
    word = tokens.lower(index)
    if word == "quarter" and tokens.lower(index + 1) != "of":
        return word, index + 1
    if sign in ("a", "an", "each"):  # "€400 each was paid" names no base
        return (word, index + 1) if word in PRICED_BY else None
    if sign == "per" and word.isalpha():
        if word == "capita":
            return "person", index + 1
        return (singular(word), index + 1) if word not in ("annum", "cent") else ("year", index + 1)
    return None


# what a price is quoted by with a bare article: "$2 a share"
PRICED_BY = frozenset(
    [
        "share",
        "barrel",
        "ton",
        "tonne",
        "pound",
        "ounce",
        "gallon",
        "litre",
        "liter",
        "unit",
        "bushel",
        "head",
        "piece",
        "night",
        "ticket",
        "person",
        "kilo",
        "kilogram",
        "pop",
        "copy",
        "seat",
        "vote",
    ]
)
