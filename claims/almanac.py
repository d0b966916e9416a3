"""Whether a date that a text writes is a day of the calendar, and falls on the weekday that stands beside it."""

import calendar
import datetime
import re
from collections.abc import Iterable, Iterator
from decimal import Decimal

from claims.claim import Claim
from claims.lexicon import load
from claims.quantities.calendar_dates import MONTHS

_WEEKDAYS: dict[str, int] = load("chronology")["weekdays"]
_NAMES = tuple(_WEEKDAYS)
_DAY = "|".join(_NAMES)
_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
_NUMBER = r"\d{1,2}"
_WRITTEN = re.compile(
    rf"\b({_NUMBER})(?:st|nd|rd|th)?\s+(?:of\s+)?({_MONTH})\b|\b({_MONTH})\.?\s+(?:the\s+)?({_NUMBER})(?:st|nd|rd|th)?\b",
    re.IGNORECASE,
)
_BEFORE = re.compile(rf"\b({_DAY})(?:,| \(|,? the)?\s*$", re.IGNORECASE)
_BEHIND = re.compile(rf"^(?:,? (?:which (?:was|is) )?a|,| \()\s*({_DAY})\b(?!['’])", re.IGNORECASE)
# "On Monday and Tuesday, 3 and 4 May": which day is which is not said.
_SEVERAL = re.compile(rf"\b(?:{_DAY})s?(?:,| and| or| to|–|-| until| through)\s*$", re.IGNORECASE)
_LOOK = 24
_LEAP, _YEAR_DIGITS, _DAY_DIGITS = 2000, 4, 8


def impossible(claim: Claim) -> str | None:
    """Why a date can be no day of the calendar, None where it can: "June has 30 days"."""
    known = "year" not in (claim.quantity.date.missing if claim.quantity.date is not None else ())
    for number in dict.fromkeys((claim.quantity.low, claim.quantity.high)):
        digits = "" if number is None or not known else str(int(number))
        if len(digits) == _DAY_DIGITS:
            why = _fault(int(digits[:4]), int(digits[4:6]), int(digits[6:]), named=True)
            if why:
                return why
    for match in () if known and claim.quantity.low is not None else _WRITTEN.finditer(claim.text):
        day, month = (match[1], match[2]) if match[1] else (match[4], match[3])
        why = _fault(_LEAP, MONTHS[month.lower()], int(day), named=False)
        if why:
            return why
    return None


def _fault(year: int, month: int, day: int, *, named: bool) -> str | None:
    if not 1 <= month <= 12:
        return f"a year has 12 months, and no month {month}"
    most = calendar.monthrange(year, month)[1]
    if 1 <= day <= most:
        return None
    which = f"{calendar.month_name[month]} {year}" if named and month == 2 else calendar.month_name[month]
    return f"{which} has {most} days at the most" if not named and month == 2 else f"{which} has {most} days"


def weekday(claim: Claim, text: str) -> tuple[str, int, int] | None:
    """The weekday that the text writes beside a date, as the word and its place in the text."""
    start = max(claim.sentence.start, claim.start - _LOOK)
    before = _BEFORE.search(text, start, claim.start)
    if before is not None:
        one = _SEVERAL.search(text, start, before.start(1))
        return None if one else (before[1], before.start(1), before.end(1))
    behind = _BEHIND.match(text[claim.end : min(claim.sentence.end, claim.end + _LOOK)])
    if behind is None:
        return None
    return behind[1], claim.end + behind.start(1), claim.end + behind.end(1)


def falls(claim: Claim, years: Iterable[int]) -> Iterator[datetime.date]:
    """The days that a date of a day and month may be: of its own year where it has one, else of these."""
    number = claim.quantity.low
    digits = "" if number is None else str(int(Decimal(number)))
    if len(digits) != _DAY_DIGITS:
        return
    missing = claim.quantity.date.missing if claim.quantity.date is not None else ()
    own = int(digits[:_YEAR_DIGITS])
    for year in sorted({own, *years}) if "year" in missing else [own]:
        try:
            yield datetime.date(year, int(digits[4:6]), int(digits[6:]))
        except ValueError:
            continue


def is_weekday(day: datetime.date, name: str) -> bool:
    """Whether a day is a Monday, or what `name` says."""
    return day.weekday() == _WEEKDAYS[name.lower()]


def weekday_of(day: datetime.date) -> str:
    """The name of a day's weekday."""
    return _NAMES[day.weekday()].capitalize()
