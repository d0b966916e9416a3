"""Periods by name: quarters, halves, fiscal years, seasons, feasts, and "last year"."""

from claims.lexicon import load
from claims.quantities.calendar_dates import ORDINALS, is_year, year_after
from claims.quantities.tokens import Phrases, Tokens
from claims.quantities.when import Dated, Day, When

_DATES = load("dates")
QUARTERS: dict[str, list[int]] = _DATES["quarters"]
SEASONS: dict[str, list[int]] = _DATES["seasons"]
_HOLIDAYS = Phrases({tuple(name.split()): month for name, month in _DATES["holidays"].items()})
RELATIVE: dict[str, int] = _DATES["relative"]["back"]
_UNITS = frozenset(_DATES["relative"]["units"])


def quarter(tokens: Tokens, index: int) -> Dated | None:
    """As in "Q3 2024", "the third quarter of 2024", "1H24", "fiscal 2024", "FY2024"."""
    lower = tokens.lowers[index]
    joined = lower + tokens.lower(index + 1) if tokens.glued(index + 1) else lower
    if joined in QUARTERS and (tokens.words[index][0].isdigit() or tokens.words[index][0].isupper()):
        year, last = _near_year(tokens, index + 2)
        if year is None and joined[0] in "h1" and "h" in joined:
            return None
        return _quartered(index, last, year, QUARTERS[joined])
    ordinal = ORDINALS.get(lower, 0)
    if 1 <= ordinal <= 4:
        noun = index + 1 + (tokens.word(index + 1) in ("-", "‑"))
        unit = tokens.lower(noun)
        if unit in ("quarter", "quarters"):
            year, last = _near_year(tokens, noun + 1)
            return _quartered(index, last, year, [ordinal * 3 - 2, ordinal * 3])
        if unit == "half" and ordinal <= 2:
            year, last = _near_year(tokens, noun + 1)
            named = (
                tokens.lower(noun + 1) == "of"
                and tokens.lower(noun + 2) in ("the", "this", "last", "fiscal")
                and tokens.lower(noun + 3) in ("year", "fiscal")
            )
            if year is not None:
                return _quartered(index, last, year, [ordinal * 6 - 5, ordinal * 6])
            if named:
                return _quartered(index, noun + 4, None, [ordinal * 6 - 5, ordinal * 6])
    if lower in ("fiscal", "fy", "cy"):
        at = index + 1 + (tokens.lower(index + 1) == "year")
        year, last = _near_year(tokens, at)
        if year is not None:
            return Dated(index, last, When(Day(year)))
    return None


def _quartered(first: int, last: int, year: int | None, months: list[int]) -> Dated:
    return Dated(first, last, When(Day(year, months[0]), Day(year, months[1])))


def _near_year(tokens: Tokens, index: int) -> tuple[int | None, int]:
    """A year of four digits, or two glued to a quarter ("3Q24"), and the token after it."""
    at = index + (tokens.lower(index) in ("of", ",", "in", "/", "-"))
    at += tokens.lower(at) == "fiscal"
    at += tokens.lower(at) == "year"
    word = tokens.word(at)
    if is_year(word):
        return int(word), at + 1
    if at == index and tokens.glued(at) and len(word) == 2 and word.isdecimal():
        return 2000 + int(word), at + 1
    return None, index


def season(tokens: Tokens, index: int) -> Dated | None:
    """As in "summer 2024", "the winter of 2022", "Christmas"."""
    lower = tokens.lowers[index]
    if lower in SEASONS:
        at = index + 1 + (tokens.lower(index + 1) in ("of", ","))
        if is_year(tokens.word(at)):
            stated, (start, end) = int(tokens.words[at]), SEASONS[lower]
            short = tokens.word(at + 2) if tokens.lower(at + 1) in ("-", "–", "/") and tokens.glued(at + 1) else ""
            if len(short) == 2 and short.isdecimal() and int(short) == (stated + 1) % 100:
                return Dated(index, at + 3, When(Day(stated, start), Day(stated + 1, end)))
            return Dated(index, at + 1, When(Day(stated, start), Day(stated + (end < start), end)))
        return None
    if not tokens.words[index][0].isupper():
        return None
    holiday = _HOLIDAYS.after(tokens.lowers, index)
    if holiday is None:
        return None
    month, last = holiday
    year, after = year_after(tokens, last)
    return Dated(index, after, When(Day(year, month or None)))


def relative(tokens: Tokens, index: int) -> Dated | None:
    """As in "last year", "next month"; "last July"."""
    back = RELATIVE[tokens.lowers[index]]
    unit = tokens.lower(index + 1)
    if unit in SEASONS and tokens.lower(index - 1) not in ("the", "past") and not tokens.runs_on(index + 2):
        start, end = SEASONS[unit]
        return Dated(index, index + 2, When(Day(None, start), Day(None, end)))
    unit = unit.removesuffix("'s").removesuffix("’s")
    if unit not in _UNITS or (tokens.lower(index + 2) in ("-", "or", "and") and unit != "year"):
        return None
    if tokens.lower(index - 1) in ("the", "past") and tokens.lowers[index] != "previous":
        return None
    if tokens.lowers[index] == "this" and unit not in ("year", "month", "quarter"):
        return None
    return Dated(index, index + 2, When(back=(back, unit)))
