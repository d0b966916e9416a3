"""Dates of the calendar: "2024-07-03", "July 3, 2024", "3rd of July", "the 10th", "2023", "the 1990s"."""

import re

from claims.lexicon import load
from claims.quantities.nouns import is_plural
from claims.quantities.tokens import DASHES, Tokens
from claims.quantities.when import Dated, Day, When

_DATES = load("dates")
MONTHS: dict[str, int] = _DATES["months"]
ORDINALS: dict[str, int] = _DATES["ordinals"]
_SEASONS: dict[str, list[int]] = _DATES["seasons"]
_SHY: dict[str, frozenset[str]] = {name: frozenset(words) for name, words in _DATES["shy"].items()}
_YEARS: dict[str, frozenset[str]] = {name: frozenset(words) for name, words in _DATES["years"].items()}
_DAYS: dict[str, frozenset[str]] = {name: frozenset(words) for name, words in _DATES["days"].items()}
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?!\d)")
_SLASHED = re.compile(r"(\d{1,2})([/.])(\d{1,2})\2((?:19|20)\d{2})(?!\d)")
_YEAR_FIRST = re.compile(r"((?:19|20)\d{2})/(\d{1,2})/(\d{1,2})(?!\d)")
_TEMPORAL = frozenset(_DATES["temporal"])
_TITLES = frozenset(["ms", "mrs", "mr", "theresa"])
_OLD_YEAR = "1500"  # bare four digits before are years only where the phrase ends behind them
_FIRST_YEAR, _LAST_YEAR = "1800", "2150"  # bare four digits outside are counts unless a preposition dates them
_MONTHS_WRITTEN, _DAYS_WRITTEN = 19, 31
_RANGES = (*DASHES, "–", "—")


def is_year(word: str) -> bool:
    """Whether a token could be a year of the last thousand."""
    return len(word) == 4 and word.isascii() and word.isdigit() and "1000" <= word <= "2199"


def numeric(tokens: Tokens, index: int) -> Dated | None:
    """As in "2024-07-03", "3.7.2024", "07/03/2024"."""
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
    if day.first() is None and not _is_miswritten(day):
        return None
    last = index
    while last < len(tokens) and tokens.starts[last] < end:
        last += 1
    return Dated(index, last, When(day)) if tokens.ends[last - 1] == end else None


def _is_miswritten(day: Day) -> bool:
    """Whether a date in digits that no calendar has is meant as one: 2023-02-30, 31/06/2023, 2023-13-05."""
    return 1 <= (day.month or 0) <= _MONTHS_WRITTEN and 1 <= (day.day or 0) <= _DAYS_WRITTEN


def month(tokens: Tokens, index: int) -> Dated | None:
    """As in "July 3, 2024", "July 2024", "July"."""
    number = MONTHS[tokens.lowers[index]]
    after = index + 1 + (tokens.word(index + 1) == "." and len(tokens.words[index]) <= 4)
    day, after_day = _day_number(tokens, after)
    if day is not None:
        until = _day_range(tokens, after_day, between=tokens.lower(index - 1) == "between")
        stated, last = year_after(tokens, until[1] if until else after_day)
        return Dated(index, last, When(Day(stated, number, day), Day(stated, number, until[0]) if until else None))
    stated, last = year_after(tokens, after)
    if stated is None and not _stands_alone(tokens, index, after):
        return None
    return Dated(index, last if stated is not None else index + 1, When(Day(stated, number)))


def _stands_alone(tokens: Tokens, index: int, after: int) -> bool:
    """Whether a month without day or year is one: "May" and its like need a preposition, and no name behind them."""
    before, following = tokens.lower(index - 1), tokens.word(after)
    if before in _TITLES:
        return False
    if tokens.count == 1:
        return True  # a table's cell
    if tokens.lowers[index] not in _SHY["words"]:
        return True
    if before not in _SHY["alone"]:
        return False
    return not (before in _SHY["doubtful"] and following[:1].isupper() and following != "The")


def _day_number(tokens: Tokens, index: int) -> tuple[int | None, int]:
    """A day of the month at token `index` ("3", "3rd") and the token after it; None where there is none."""
    word = tokens.word(index)
    if not (word.isdecimal() and word.isascii() and len(word) <= 2 and 1 <= int(word) <= 31):
        return None, index
    after = index + 1
    if tokens.glued(after) and tokens.lower(after) in ("st", "nd", "rd", "th"):
        return int(word), after + 1
    if tokens.glued(after) and (tokens.word(after)[:1].isalpha() or tokens.word(after) == "%"):
        return None, index
    if tokens.lower(after) in ("million", "billion", "percent", "%", "people", "per", "trillion", "thousand"):
        return None, index
    return int(word), after


def _day_range(tokens: Tokens, index: int, *, between: bool = False) -> tuple[int, int] | None:
    """As in "–5" in "May 3–5", "and 5" in "between May 3 and 5": the last day and the token after it."""
    if (tokens.word(index) in _RANGES and tokens.glued(index)) or (between and tokens.lower(index) == "and"):
        day, after = _day_number(tokens, index + 1)
        return (day, after) if day is not None else None
    return None


def year_after(tokens: Tokens, index: int) -> tuple[int | None, int]:
    """A year after a month or a day, with or without a comma or "of", and the token after it."""
    at = index + (tokens.word(index) in (",", "of"))
    if (
        is_year(tokens.word(at))
        and tokens.word(at) >= "1800"
        and not (tokens.glued(at + 1) and tokens.word(at + 1)[:1].isalnum())
    ):
        return int(tokens.words[at]), at + 1
    return None, index


def day_first(tokens: Tokens, index: int) -> Dated | None:
    """As in "3 July 2024", "3rd of July", "the 10th"."""
    at = index + (tokens.lower(index) == "the")
    day, after = _day_number(tokens, at)
    ordinal = after > at + 1
    if day is None and tokens.lower(at) in ORDINALS and ORDINALS[tokens.lower(at)] <= 31:
        day, after, ordinal = ORDINALS[tokens.lowers[at]], at + 1, True
    if day is None:
        return None
    joint = tokens.word(after) in _RANGES and tokens.glued(after) and not ordinal
    joint = joint or tokens.lower(after) in ("to", "until", "through")
    joint = joint or (tokens.lower(after) == "and" and tokens.lower(at - 1) == "between")
    until, after_until = _day_number(tokens, after + 1) if joint else (None, after)
    after_until = after_until if until is not None else after
    to = after_until + (tokens.lower(after_until) == "of" and ordinal)
    if tokens.lower(to) in MONTHS and tokens.word(to)[0].isupper() and not tokens.glued(to):
        month = MONTHS[tokens.lowers[to]]
        year, last = year_after(tokens, to + 1 + (tokens.word(to + 1) == "." and len(tokens.words[to]) <= 4))
        end = Day(year, month, until) if until is not None else None
        return Dated(at, last, When(Day(year, month, day), end))
    dated = ordinal and until is None and tokens.words[at][0].isdigit() and tokens.lower(at - 1) == "the"
    if dated and tokens.lower(at - 2) in _DAYS["before"] and tokens.lower(after) in _DAYS["behind"]:
        return Dated(at - 1, after, When(Day(None, None, day)))
    return None


def year(tokens: Tokens, index: int) -> Dated | None:
    """A year by itself ("2023"), a decade ("1990s"), a season of two years ("2023/24")."""
    word, after = tokens.words[index], index + 1
    if not is_year(word):
        return None
    following = tokens.lower(after)
    if (tokens.glued(after) and following == "s") or following in ("'s", "’s"):
        century = word.endswith("00") and word < "2000"
        return Dated(index, index + 2, When(Day(int(word)), Day(int(word) + (99 if century else 9))))
    if _continues_name(tokens, index):
        return None
    if tokens.glued(after) and following in ("/", "-", "–") and tokens.glued(after + 1):
        short = tokens.word(after + 1)
        if len(short) == 2 and short.isdecimal() and int(short) == (int(word) + 1) % 100:
            return Dated(index, after + 2, When(Day(int(word)), Day(int(word) + 1)))
    if tokens.runs_on(after) or (tokens.glued(after) and following in ("%", "°")):
        return None
    return Dated(index, after, When(Day(int(word)))) if _dates(tokens, index) else None


def _dates(tokens: Tokens, index: int) -> bool:
    """Whether four bare digits are a year here: by the word before them, and by what follows ("2000 people")."""
    word, before, after = tokens.words[index], tokens.lower(index - 1), index + 1
    if word < _OLD_YEAR and tokens.lower(after) not in _YEARS["closing"]:
        return False
    if before in _YEARS["strong"] or (word < _FIRST_YEAR and before == "("):
        return not _is_count(tokens, after, noun_is_subject=True)
    if not (_FIRST_YEAR <= word <= _LAST_YEAR) or before in _YEARS["count"]:
        return False
    if before == "than" and tokens.lower(index - 2) in ("more", "less", "fewer", "greater", "higher", "lower"):
        return False
    return not _is_count(tokens, after, noun_is_subject=before in _YEARS["definite"])


def _continues_name(tokens: Tokens, index: int) -> bool:
    """Whether four digits end a name: glued to letters, or a plan or event ("Agenda 2030") inside a sentence."""
    before = tokens.lower(index - 1)
    if tokens.glued(index):
        if before not in "([“\"'‘—–-/~":
            return True
        return before == "-" and tokens.word(index - 2)[:1].isalpha() and tokens.lower(index - 2) not in _TEMPORAL
    if index < 3 or tokens.gap(index) != " ":
        return False
    word = tokens.words[index - 1]
    named = word.istitle() and word.isalpha() and tokens.words[index - 2][0].isalpha()
    return named and before not in MONTHS and before not in _TEMPORAL and before not in _SEASONS


def _is_count(tokens: Tokens, after: int, *, noun_is_subject: bool) -> bool:
    """Whether what follows four bare digits makes a count of them ("2000 people").

    After "in" and its like a plural noun begins the clause instead (`noun_is_subject`: "in 2023 sales rose").
    """
    following = tokens.lower(after)
    return following in _YEARS["things"] or (not noun_is_subject and is_plural(following))
