"""Dates and periods as written, and what the context fills in.

`read` finds them in the tokens, without context; `resolve` turns one into numbers and days, given the date that the passage stands at and
the as-of date. The clock is never asked.
"""

import calendar
import datetime
import re
from decimal import Decimal
from typing import NamedTuple

from claims.claim import DateSpan
from claims.lexicon import load
from claims.quantities.nouns import is_plural
from claims.quantities.tokens import Phrases, Tokens

_DATES = load("dates")
MONTHS: dict[str, int] = _DATES["months"]
ORDINALS: dict[str, int] = _DATES["ordinals"]
_SHY = frozenset(_DATES["shy"]["words"])
_QUARTERS: dict[str, list[int]] = _DATES["quarters"]
_SEASONS: dict[str, list[int]] = _DATES["seasons"]
_HOLIDAYS = Phrases({tuple(name.split()): month for name, month in _DATES["holidays"].items()})
_PARTS = Phrases({tuple(part.split()): part for part in _DATES["parts"]})
_TEMPORAL = frozenset(_DATES["temporal"])
_STRONG = frozenset(["in", "since", "by", "until", "till", "during", "from", "fiscal", "circa", "throughout", "early", "late", "mid", "before", "after"])
_RELATIVE: dict[str, int] = _DATES["relative"]
_RELATIVE_UNITS = {"year": "year", "month": "month", "quarter": "quarter", "decade": "decade", "week": "week", "season": "season"}
_DASHES = ("-", "–", "—", "‐", "‑", "/")
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?!\d)")
_SLASHED = re.compile(r"(\d{1,2})([/.])(\d{1,2})\2((?:19|20)\d{2})(?!\d)")
_YEAR_FIRST = re.compile(r"((?:19|20)\d{2})/(\d{1,2})/(\d{1,2})(?!\d)")
TRIGGERS = frozenset([*MONTHS, *_SEASONS, *_RELATIVE, "q", "h", "fy", "cy", "fiscal", *(phrase.split()[0] for phrase in _DATES["holidays"]), "the", "half"]) | frozenset(ORDINALS)


class Day(NamedTuple):
    """A day, month or year; None for what is not written."""

    year: int | None = None
    month: int | None = None
    day: int | None = None

    def number(self) -> Decimal | None:
        """YYYY, YYYYMM or YYYYMMDD as precise as it is, None without a year."""
        if self.year is None:
            return None
        if self.month is None:
            return Decimal(self.year)
        if self.day is None:
            return Decimal(self.year * 100 + self.month)
        return Decimal(self.year * 10000 + self.month * 100 + self.day)

    def first(self) -> datetime.date | None:
        """Its first day, None where that is no date."""
        return _date(self.year, self.month or 1, self.day or 1)

    def last(self) -> datetime.date | None:
        """Its last day, None where that is no date."""
        if self.year is None or not 1 <= self.year <= 9999:
            return None
        month = self.month or 12
        return _date(self.year, month, self.day or calendar.monthrange(self.year, month)[1])


class When(NamedTuple):
    """A date as written: a day or a period from `start` to `end`, or `back`: so many units before where the passage stands."""

    start: Day = Day()
    end: Day | None = None
    back: tuple[int, str] | None = None


class Dated(NamedTuple):
    """A date in the text: tokens `first` to `last` (excluded)."""

    first: int
    last: int
    when: When


def _date(year: int | None, month: int, day: int) -> datetime.date | None:
    try:
        return datetime.date(year, month, day) if year is not None else None
    except ValueError:
        return None


def read(tokens: Tokens, index: int) -> Dated | None:
    """The date or period that starts at token `index`, with the words before it that narrow it ("early", "the end of")."""
    found = _period(tokens, index) or _single(tokens, index)
    if found is None:
        return None
    part = _PARTS.before(tokens.lowers, found.first)
    return found._replace(first=part[1]) if part else found


def _single(tokens: Tokens, index: int) -> Dated | None:
    word = tokens.words[index]
    if word[0].isdigit():
        return _numeric(tokens, index) or _day_first(tokens, index) or _quarter(tokens, index) or _year(tokens, index)
    lower = tokens.lowers[index]
    if lower in MONTHS and word[0].isupper():
        return _month(tokens, index)
    if lower in ORDINALS or lower == "the":
        return _day_first(tokens, index) or _quarter(tokens, index)
    if lower in _RELATIVE:
        return _relative(tokens, index)
    return _quarter(tokens, index) or _season(tokens, index)


def is_year(word: str) -> bool:
    """Whether a token could be a year of recent centuries."""
    return len(word) == 4 and word.isascii() and word.isdigit() and "1500" <= word <= "2199"


def _numeric(tokens: Tokens, index: int) -> Dated | None:
    """"2024-07-03", "3.7.2024", "07/03/2024"."""
    text, start = tokens.text, tokens.starts[index]
    if index and tokens.glued(index) and tokens.words[index - 1] not in "([“\"'‘":
        return None
    for pattern in (_ISO, _YEAR_FIRST):
        if match := pattern.match(text, start):
            return _spanning(tokens, index, match.end(), Day(int(match[1]), int(match[2]), int(match[3])))
    if match := _SLASHED.match(text, start):
        one, other, year = int(match[1]), int(match[3]), int(match[4])
        if match[2] == "." or one > 12:
            day = Day(year, other, one)
        elif other > 12:
            day = Day(year, one, other)
        else:
            day = Day(year, one if one == other else None, one if one == other else None)
        return _spanning(tokens, index, match.end(), day)
    return None


def _spanning(tokens: Tokens, index: int, end: int, day: Day) -> Dated | None:
    if day.first() is None:
        return None
    last = index
    while last < len(tokens) and tokens.starts[last] < end:
        last += 1
    return Dated(index, last, When(day)) if tokens.ends[last - 1] == end else None


def _month(tokens: Tokens, index: int) -> Dated | None:
    """"July 3, 2024", "July 2024", "July"."""
    month = MONTHS[tokens.lowers[index]]
    after = index + 1 + (tokens.word(index + 1) == "." and len(tokens.words[index]) <= 4)
    day, after_day = _day_number(tokens, after)
    if day is not None:
        until = _day_range(tokens, after_day, between=tokens.lower(index - 1) == "between")
        if until is not None:
            after_day = until[1]
        year, last = _year_after(tokens, after_day)
        end = Day(year, month, until[0]) if until else None
        return Dated(index, last, When(Day(year, month, day), end))
    year, last = _year_after(tokens, after)
    if year is not None:
        return Dated(index, last, When(Day(year, month)))
    shy = tokens.lowers[index] in _SHY
    before = tokens.lower(index - 1)
    if shy and before not in ("in", "since", "by", "until", "early", "late", "mid", "last", "next", "of", "this", "from", "during", "through", "to") or before in ("ms", "mrs", "mr", "theresa"):
        return None
    if shy and before in ("this", "of", "to", "from", "by", "in") and tokens.word(after)[:1].isupper() and tokens.word(after) not in ("The",):
        return None
    return Dated(index, index + 1, When(Day(None, month)))


def _day_number(tokens: Tokens, index: int) -> tuple[int | None, int]:
    """A day of the month at token `index` ("3", "3rd") and the token after it; None where there is none."""
    word = tokens.word(index)
    if not (word.isdecimal() and word.isascii() and len(word) <= 2 and 1 <= int(word) <= 31):
        return None, index
    after = index + 1
    if tokens.glued(after) and tokens.lower(after) in ("st", "nd", "rd", "th"):
        return int(word), after + 1
    if tokens.glued(after) and (tokens.word(after)[:1].isalpha() or tokens.word(after) in ("%", ":")):
        return None, index
    if tokens.lower(after) in ("million", "billion", "percent", "%", "people", "per", "trillion", "thousand"):
        return None, index
    return int(word), after


def _day_range(tokens: Tokens, index: int, *, between: bool = False) -> tuple[int, int] | None:
    """"–5" in "May 3–5", "and 5" in "between May 3 and 5": the last day and the token after it."""
    if tokens.word(index) in _DASHES[:5] and tokens.glued(index) or between and tokens.lower(index) == "and":
        day, after = _day_number(tokens, index + 1)
        return (day, after) if day is not None else None
    return None


def _year_after(tokens: Tokens, index: int) -> tuple[int | None, int]:
    """A year after a month or a day, with or without a comma or "of", and the token after it."""
    at = index + (tokens.word(index) in (",", "of"))
    if is_year(tokens.word(at)) and tokens.word(at) >= "1800" and not (tokens.glued(at + 1) and tokens.word(at + 1)[:1].isalnum()):
        return int(tokens.words[at]), at + 1
    return None, index


def _day_first(tokens: Tokens, index: int) -> Dated | None:
    """"3 July 2024", "3rd of July", "the 10th"."""
    at = index + (tokens.lower(index) == "the")
    day, after = _day_number(tokens, at)
    ordinal = after > at + 1
    if day is None and tokens.lower(at) in ORDINALS and ORDINALS[tokens.lower(at)] <= 31:
        day, after, ordinal = ORDINALS[tokens.lowers[at]], at + 1, True
    if day is None:
        return None
    dash = tokens.word(after) in _DASHES[:5] and tokens.glued(after) and not ordinal
    until, after_until = _day_number(tokens, after + 1) if dash else (None, after)
    to = after_until + (tokens.lower(after_until) == "of" and ordinal)
    if tokens.lower(to) in MONTHS and tokens.word(to)[0].isupper() and not tokens.glued(to):
        month = MONTHS[tokens.lowers[to]]
        year, last = _year_after(tokens, to + 1 + (tokens.word(to + 1) == "." and len(tokens.words[to]) <= 4))
        end = Day(year, month, until) if until is not None else None
        return Dated(at, last, When(Day(year, month, day), end))
    digits = tokens.words[at][0].isdigit()
    if ordinal and digits and until is None and tokens.lower(at - 1) == "the" and tokens.lower(at - 2) in ("on", "by", "until", "before", "after", "since"):
        closes = tokens.word(after) in (",", ".", ";", ")", "") or tokens.lower(after) in ("and", "the", "when", "at", "in", "to", "as", "he", "she", "it", "they", "of")
        if closes:
            return Dated(at - 1, after, When(Day(None, None, day)))
    return None


def _quarter(tokens: Tokens, index: int) -> Dated | None:
    """"Q3 2024", "the third quarter of 2024", "1H24", "fiscal 2024", "FY2024"."""
    lower = tokens.lowers[index]
    joined = lower + tokens.lower(index + 1) if tokens.glued(index + 1) else lower
    if joined in _QUARTERS and (tokens.words[index][0].isdigit() or tokens.words[index][0].isupper()):
        year, last = _near_year(tokens, index + 2)
        if year is None and joined[0] in "h1" and "h" in joined:
            return None
        return _quartered(index, last, year, _QUARTERS[joined])
    ordinal = ORDINALS.get(lower, 0)
    if 1 <= ordinal <= 4:
        noun = index + 1 + (tokens.word(index + 1) in ("-", "‑"))
        unit = tokens.lower(noun)
        if unit in ("quarter", "quarters") :
            year, last = _near_year(tokens, noun + 1)
            return _quartered(index, last, year, [ordinal * 3 - 2, ordinal * 3])
        if unit == "half" and ordinal <= 2:
            year, last = _near_year(tokens, noun + 1)
            named = tokens.lower(noun + 1) == "of" and tokens.lower(noun + 2) in ("the", "this", "last", "fiscal") and tokens.lower(noun + 3) in ("year", "fiscal")
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


def _season(tokens: Tokens, index: int) -> Dated | None:
    """"summer 2024", "the winter of 2022", "Christmas"."""
    lower = tokens.lowers[index]
    if lower in _SEASONS:
        at = index + 1 + (tokens.lower(index + 1) in ("of", ","))
        if is_year(tokens.word(at)):
            year, (start, end) = int(tokens.words[at]), _SEASONS[lower]
            short = tokens.word(at + 2) if tokens.lower(at + 1) in ("-", "–", "/") and tokens.glued(at + 1) else ""
            if len(short) == 2 and short.isdecimal() and int(short) == (year + 1) % 100:
                return Dated(index, at + 3, When(Day(year, start), Day(year + 1, end)))
            return Dated(index, at + 1, When(Day(year, start), Day(year + (end < start), end)))
        return None
    if not tokens.words[index][0].isupper():
        return None
    holiday = _HOLIDAYS.after(tokens.lowers, index)
    if holiday is None:
        return None
    month, last = holiday
    year, after = _year_after(tokens, last)
    return Dated(index, after, When(Day(year, month or None)))


def _relative(tokens: Tokens, index: int) -> Dated | None:
    """"last year", "next month"; "last July"."""
    back = _RELATIVE[tokens.lowers[index]]
    unit = tokens.lower(index + 1)
    if unit in _SEASONS and tokens.lower(index - 1) not in ("the", "past") and not tokens.runs_on(index + 2):
        start, end = _SEASONS[unit]
        return Dated(index, index + 2, When(Day(None, start), Day(None, end)))
    possessive = unit.endswith(("'s", "’s"))
    unit = _RELATIVE_UNITS.get(unit[:-2] if possessive else unit, "")
    if not unit or (unit in ("week", "season")) or tokens.lower(index + 2) in ("-", "or", "and") and unit != "year":
        return None
    if tokens.lower(index - 1) in ("the", "past") and tokens.lowers[index] != "previous":
        return None
    if tokens.lowers[index] == "this" and unit not in ("year", "month", "quarter"):
        return None
    return Dated(index, index + 2, When(back=(back, unit)))


def _year(tokens: Tokens, index: int) -> Dated | None:
    """A year by itself ("2023"), a decade ("1990s"), a season of two years ("2023/24")."""
    word = tokens.words[index]
    if not is_year(word):
        return None
    if tokens.glued(index + 1) and tokens.lower(index + 1) == "s" or tokens.lower(index + 1) in ("'s", "’s"):
        return Dated(index, index + 2, When(Day(int(word)), Day(int(word) + (99 if word.endswith("00") and word < "2000" else 9))))
    following, after = tokens.lower(index + 1), index + 1
    if tokens.glued(index) and tokens.lowers[index - 1] not in "([“\"'‘—–-/~" or tokens.glued(index) and tokens.lower(index - 1) == "-" and tokens.word(index - 2)[:1].isalpha() and tokens.lower(index - 2) not in _TEMPORAL:
        return None
    if _is_named(tokens, index):
        return None
    if tokens.glued(after) and following in ("/", "-", "–") and tokens.glued(after + 1):
        short = tokens.word(after + 1)
        if len(short) == 2 and short.isdecimal() and int(short) == (int(word) + 1) % 100:
            return Dated(index, after + 2, When(Day(int(word)), Day(int(word) + 1)))
    if tokens.glued(after) and (following[:1].isalnum() or following in ("%", "°")):
        return None
    before = tokens.lower(index - 1)
    if before in _STRONG:
        return _plain_year(tokens, index) if not _is_count(tokens, after, strong=True) else None
    if word < "1800" and before not in ("(",):
        return None
    if before in ("$", "€", "£", "¥", "no", "than", "nearly", "almost", "roughly", "approximately", "exactly", "only") and before != "than" or _is_count(tokens, after, strong=before in ("the", "a", "(", "of", "for", "to", "and", "through")):
        return None
    return _plain_year(tokens, index) if "1800" <= word <= "2150" else None


def _is_named(tokens: Tokens, index: int) -> bool:
    """Whether a year is the end of a name: a plan or an event ("Agenda 2030"), inside a sentence that is no title."""
    if index < 3 or tokens.gap(index) != " ":
        return False
    before = tokens.words[index - 1]
    lower = before.lower()
    return before[0].isupper() and before.isalpha() and not before.isupper() and lower not in MONTHS and lower not in _TEMPORAL and lower not in _SEASONS and tokens.words[index - 2][0].isalpha() and tokens.words[index - 2][0].islower() | tokens.words[index - 2][0].isupper() and lower not in ("in", "since")


def _plain_year(tokens: Tokens, index: int) -> Dated:
    return Dated(index, index + 1, When(Day(int(tokens.words[index]))))


def _is_count(tokens: Tokens, after: int, *, strong: bool) -> bool:
    """Whether what follows four bare digits makes them a count ("2000 people") and no year ("in 2023 sales rose")."""
    following = tokens.lower(after)
    if following in ("people", "percent", "per", "%", "km", "kg", "tonnes", "tons", "mw", "gw", "hectares", "acres", "miles", "metres", "meters", "euros", "dollars", "yuan", "yen", "pounds", "feet", "hours", "calories", "mah", "rpm", "°"):
        return True
    return not strong and is_plural(following)


def _period(tokens: Tokens, index: int) -> Dated | None:
    """Two dates that make one period: "2014 to 2023", "2014–2023", "January to March 2024", "between May 3 and June 5"."""
    first = _single(tokens, index)
    if first is None or first.when.end is not None or first.when.back is not None:
        return None
    joint = tokens.lower(first.last)
    opener = tokens.lower(first.first - 1)
    joined = (
        joint in ("-", "–", "—", "‑") and (tokens.glued(first.last) == tokens.glued(first.last + 1))
        or joint in ("to", "through", "until", "till")
        or joint == "and" and opener == "between"
    )
    if not joined or first.last + 1 >= len(tokens):
        return None
    at = first.last + 1 + (tokens.lower(first.last + 1) == "the")
    at += tokens.lower(at) in ("early", "late", "mid")
    if at >= len(tokens):
        return None
    second = _glued_year(tokens, at) if tokens.glued(at) else _single(tokens, at)
    if second is None or second.when.end is not None or second.when.back is not None:
        return None
    start, end = first.when.start, second.when.start
    if end.month is None and end.year is not None and start.month is None and start.year is None:
        return None
    if start.year is None and end.year is not None and start.month is not None:
        start = start._replace(year=end.year - (start.month > (end.month or 12)))
    if start.year is not None and end.year is not None and start.year > end.year and opener not in ("between", "from"):
        return None
    return Dated(first.first, second.last, When(start, end))


def _glued_year(tokens: Tokens, index: int) -> Dated | None:
    word = tokens.word(index)
    if is_year(word) and not (tokens.glued(index + 1) and tokens.word(index + 1)[:1].isalnum()):
        return Dated(index, index + 1, When(Day(int(word))))
    return _single(tokens, index) if not word[:1].isdigit() or len(word) <= 2 else None


def resolve(
    when: When, anchor: datetime.date | None, as_of: datetime.date | None, *, ahead: bool = False
) -> tuple[Decimal | None, Decimal | None, DateSpan]:
    """The numbers (YYYY, YYYYMM or YYYYMMDD) and the days of a date: relative ones count back from `anchor`, and a missing year is the
    latest that puts the date not after `as_of`, or where the text looks `ahead` the first that puts it after. What the text leaves out is
    named in the span's `missing`, filled in or not."""
    if when.back is not None:
        day = _counted_back(when.back, anchor)
        if day is None:
            return None, None, DateSpan(missing=("anchor",))
        return day.number(), day.number(), DateSpan(start=day.first(), end=day.last())
    start, end = when.start, when.end or when.start
    missing = tuple(name for name, part in (("year", start.year), ("month", start.month if start.day else 0)) if part is None)
    if start.year is None and start.month is not None and as_of is not None:
        year = as_of.year - ((start.month, start.day or 1) > (as_of.month, as_of.day))
        year += ahead and (start.month, start.day or 31) < (as_of.month, as_of.day) or ahead and year < as_of.year
        start = start._replace(year=year)
        end = end._replace(year=year + ((end.month or 12) < start.month))  # type: ignore[operator]
    elif start.year is None and start.month is None and start.day is None and as_of is not None:
        start = end = Day(as_of.year)  # a moving feast: the year at hand
    return start.number(), end.number(), DateSpan(start=start.first(), end=end.last(), missing=missing)


def _counted_back(back: tuple[int, str], anchor: datetime.date | None) -> Day | None:
    """The year, month or day that lies so many units before the anchor."""
    count, unit = back
    if anchor is None or abs(count) > 9000:
        return None
    if unit in ("year", "decade"):
        year = anchor.year - count * (10 if unit == "decade" else 1)
        return Day(year) if 1 <= year <= 9999 else None
    if unit in ("month", "quarter"):
        months = anchor.year * 12 + anchor.month - 1 - count * (3 if unit == "quarter" else 1)
        return Day(months // 12, months % 12 + 1) if 12 <= months < 120000 else None
    try:
        day = anchor - datetime.timedelta(days=count * (7 if unit == "week" else 1))
    except OverflowError:
        return None
    return Day(day.year, day.month, day.day)
