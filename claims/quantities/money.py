"""Money beside a number: currency signs, ISO 4217 codes and names, before or after it."""

import re
from typing import NamedTuple

from claims.lexicon import load
from claims.quantities.numeral import SCALES, Numeral
from claims.quantities.tokens import Phrases, Tokens, pieces

_CURRENCIES = load("currencies")
_SIGN: dict[str, str] = _CURRENCIES["sign"]
_MINOR: dict[str, str] = _CURRENCIES["minor"]
_CODES = {code: entry for code, entry in _CURRENCIES.items() if len(code) == 3 and code.isupper()}
_GLUED_SIGNS = frozenset("$€£¥￥₹₩₽₺₱₪฿₫₭₦₮₸₾₿₴৳₵")
# currencies that are also common words: money only after a multiplier
_HOMOGRAPHS = frozenset(_CURRENCIES["homographs"]["words"])
_MONEYED = frozenset(_CURRENCIES["pounds"]["of"])
_PRICES = frozenset(_CURRENCIES["pounds"]["before"])
_PREFIX = {"k": 3, "K": 3, "T": 3, "M": 6, "B": 9}
_AS_UNIT = frozenset(["pounds", "pound"])


class Money(NamedTuple):
    """A currency beside a number: its code (or the minor unit's word), and its first token or the one after it."""

    code: str
    edge: int


def _before() -> dict[tuple[str, ...], str]:
    table = {pieces(form): code for code, entry in _CODES.items() for form in entry["before"]}
    table.update({(code,): code for code in _CODES})
    table.update({(sign,): code for sign, code in _SIGN.items() if not sign.isalpha()})
    return table


def _after() -> dict[tuple[str, ...], str]:
    table = {tuple(form.split()): code for code, entry in _CODES.items() for form in entry["after"]}
    table.update({(word,): code for word, code in _SIGN.items() if word != "pounds"})
    return table


_BEFORE = Phrases(_before())
_AFTER = Phrases(_after())
_WORDLIKE = frozenset(
    ["ALL", "TOP", "TRY", "LAK", "COP", "CUP", "MOP", "BAM", "ETH", "RM", "SR", "Re", "Fr", "DM", "Ft", "Dh"]
)  # codes that are also words or names
_AFTER_CODES = frozenset(_CODES) - _WORDLIKE


class Signs(NamedTuple):
    """What the ambiguous signs of a document mean: the dollar's and the yen/yuan sign's currency codes."""

    dollar: str = "USD"
    yen: str = "JPY"


def before(tokens: Tokens, index: int, signs: Signs) -> Money | None:
    """The currency that ends just before token `index`: "US$", "RMB ", "€"."""
    found = _BEFORE.before(tokens.words, index)
    if found is None and tokens.word(index - 1) in ("-", "−") and tokens.glued(index) and tokens.glued(index - 1):
        found = _BEFORE.before(tokens.words, index - 1)  # "$-5"
    if found is None:
        return None
    code, first = found
    written = tokens.words[first:index]
    if written[0] in _WORDLIKE and tokens.glued(index):
        return None
    if (
        written[0].isalpha()
        and len(written) == 1
        and first
        and tokens.glued(first)
        and tokens.words[first - 1] not in "([“\"'‘"
    ):
        return None
    if written == ["$"]:
        if tokens.glued(first) and tokens.words[first - 1].isalpha() and tokens.words[first - 1].isupper():
            code = (
                {"USD": "USD"}.get(tokens.words[first - 1], tokens.words[first - 1])
                if tokens.words[first - 1] in _CODES
                else signs.dollar
            )
            return Money(code, first - 1 if tokens.words[first - 1] in _CODES else first)
        code = signs.dollar
    elif written in (["¥"], ["￥"]):
        code = signs.yen
    return Money(code, first)


def agrees(code: str, other: str, written: str, signs: Signs) -> bool:
    """Whether a currency behind the number only repeats or sharpens the one before it: "$5 USD", "$5 AUD"."""
    return other == code or (code == signs.dollar and written in ("USD", "AUD", "CAD", "NZD", "HKD", "SGD"))


def behind(tokens: Tokens, number: Numeral, signs: Signs) -> tuple[Numeral, str, int] | None:
    """The currency behind a number, as (number, code, token after): the number has any multiplier that it carries.

    As in "5 yuan", "tens of millions of dollars", "75 USD million", "30 MUSD".
    """
    word, scale = tokens.word(number.last), SCALES.get(tokens.lower(number.last + 1), 0)
    if word in _CODES and scale >= 5 and not number.scaled:
        return _with_power(number, scale, number.last + 2), word, number.last + 2
    if len(word) == 4 and word[1:] in _CODES and word[0] in _PREFIX:
        return _with_power(number, _PREFIX[word[0]], number.last), word[1:], number.last + 1
    at = number.last + (tokens.lower(number.last) == "of" and number.form == "vague")
    found = after(tokens, at, signs, scaled=bool(number.scaled))
    return (number, found.code, found.edge) if found is not None else None


def _with_power(number: Numeral, power: int, last: int) -> Numeral:
    return number._replace(
        value=number.value.scaleb(power), quantum=number.quantum.scaleb(power), last=last, scaled=power
    )


def after(tokens: Tokens, index: int, signs: Signs, *, scaled: bool) -> Money | None:
    """The currency that starts at token `index`: "yuan", "US dollars", "€", "EUR", "pence".

    "pounds" is money only after a multiplier (`scaled`) or before "sterling"; else it is a weight.
    """
    word = tokens.word(index)
    if not word:
        return None
    dash = word in ("-", "‐", "‑") and tokens.glued(index)
    start = index + 1 if dash else index
    word, lower = tokens.word(start), tokens.lower(start)
    if word in _AFTER_CODES:
        return Money(word, start + 1)
    found = _AFTER.after(tokens.lowers, start)
    if found is not None:
        code, last = found
        if last == start + 1:
            if word in _GLUED_SIGNS and last < len(tokens) and tokens.glued(last) and tokens.words[last][0].isdigit():
                return None  # the sign of the next figure: "10 $30"
            if lower in ("dollar", "dollars", "bucks", "$"):
                code = signs.dollar
            elif lower in _HOMOGRAPHS and not _names_money(tokens, start, scaled):
                return None
        return Money(code, last)
    if lower in _AS_UNIT and _is_paid(tokens, index, start + 1, scaled=scaled):
        return Money("GBP", start + 1)
    minor = _MINOR.get(lower)
    if minor is not None and (
        len(lower) > 1
        or word == "¢"
        or (word.islower() and tokens.glued(start) and not dash and not _before_letter(tokens, start))
    ):
        return Money(minor, start + 1)
    return None


def _is_paid(tokens: Tokens, index: int, last: int, *, scaled: bool) -> bool:
    """Whether pounds are money: millions of them that are no weight of something, or a price ("sold for one pound")."""
    if scaled:
        return tokens.lower(last) != "of" or tokens.lower(last + 1) in _MONEYED
    return not _PRICES.isdisjoint(tokens.lowers[max(index - 3, 0) : index])


def _before_letter(tokens: Tokens, index: int) -> bool:
    return tokens.glued(index + 1) and tokens.word(index + 1)[:1] not in (
        ".",
        ",",
        ")",
        ";",
        ":",
        "’",
        "'",
        "”",
        '"',
        "-",
    )


def _names_money(tokens: Tokens, index: int, scaled: bool) -> bool:
    """Whether a word that is also a common verb or noun ("won") is a currency here."""
    return scaled or re.match(r"[($]", tokens.word(index + 1)) is not None


def of_document(text: str) -> Signs:
    """What the ambiguous signs mean in a document that names exactly one other currency of that sign.

    A document that writes Australian dollars as "A$" once and never US$ means them by "$" too; one that speaks of yuan
    and never of yen means yuan by "¥".
    """
    named = {_DOLLARS.get(match[0].lower()) for match in _DOLLAR_LIKE.finditer(text)} - {None} if "$" in text else set()
    dollar = named.pop() if len(named) == 1 else None
    yuan = ("¥" in text or "￥" in text) and _YUAN.search(text) is not None and _YEN.search(text) is None
    return Signs(dollar or "USD", "CNY" if yuan else "JPY")


def _dollars() -> dict[str, str]:
    """Every way to name a dollar that is no bare "$", in lower case, with its code."""
    forms: dict[str, str] = {}
    for code, entry in _CODES.items():
        signs = [form for form in entry["before"] if form.endswith("$") and form != "$"]
        names = [form.removesuffix("s") for form in entry["after"] if "dollar" in form]
        if signs or names:
            forms.update(dict.fromkeys((form.lower() for form in [code, *signs, *names]), code))
    return forms


_DOLLARS = _dollars()
_DOLLAR_LIKE = re.compile(r"[A-Z][A-Za-z.]{0,3}\$|\b[A-Z]{3}\b|\b[A-Z][a-z]+(?: [A-Z][a-z]+)? dollar")
_YUAN = re.compile(r"\b(?:yuan|RMB|renminbi|CNY)\b")
_YEN = re.compile(r"\b(?:[Yy]en|JPY|Japan(?:ese)?)\b")
