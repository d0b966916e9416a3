"""When something is dated: days, months, years and periods as written, and what the context fills in.

The clock is never asked: a relative date counts from the day that its passage stands at, a missing year from the
as-of day.
"""

import calendar
import datetime
from decimal import Decimal
from typing import NamedTuple

from claims.claim import DateSpan

_SOON = 62  # days: "from 2 April" in an article of 3 March is this year's
_JUST_BEEN = 31


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
    """A date as written: a day or a period from `start` to `end`, or so many units `back` from where it is said."""

    start: Day = Day()
    end: Day | None = None
    back: tuple[int, str] | None = None


class Dated(NamedTuple):
    """A date in the text: tokens `first` to `last` (excluded)."""

    first: int
    last: int
    when: When


def resolve(
    when: When, anchor: datetime.date | None, as_of: datetime.date | None, *, ahead: bool = False
) -> tuple[Decimal | None, Decimal | None, DateSpan]:
    """The numbers (YYYY, YYYYMM or YYYYMMDD) and the days of a date.

    Relative ones count back from `anchor`, and a missing year is the latest that puts the date not after `as_of`, or
    where the text looks `ahead` the first that puts it after. What the text leaves out is named in the span's
    `missing`, filled in or not.
    """
    if when.back is not None:
        day = _counted_back(when.back, anchor)
        if day is None:
            return None, None, DateSpan(missing=("anchor",))
        return day.number(), day.number(), DateSpan(start=day.first(), end=day.last())
    start, end = when.start, when.end or when.start
    missing = tuple(
        name for name, part in (("year", start.year), ("month", start.month if start.day else 0)) if part is None
    )
    if start.year is None and start.month is not None and as_of is not None:
        year = _nearest_year(start, as_of, ahead=ahead)
        start = start._replace(year=year)
        end = end._replace(year=year + ((end.month or 12) < start.month))  # type: ignore[operator]
    elif start.year is None and start.month is None and start.day is None and as_of is not None:
        start = end = Day(as_of.year)  # a moving feast: the year at hand
    return start.number(), end.number(), DateSpan(start=start.first(), end=end.last(), missing=missing)


def _nearest_year(day: Day, as_of: datetime.date, *, ahead: bool) -> int:
    """The year that a day or month without one means.

    The latest that is not after `as_of`; a day soon to come rather than one of last year, and where the text looks
    `ahead` the next to come, unless it has only just been.
    """
    month = day.month or 1
    past = as_of.year - ((month, day.day or 1) > (as_of.month, as_of.day))
    since = (as_of - (_date(past, month, day.day or 1) or as_of)).days
    until = ((_date(past + 1, month, day.day or 1) or as_of) - as_of).days
    if ahead:
        return past if since <= _JUST_BEEN and day.day else past + 1
    return past + 1 if day.day and 0 < until <= _SOON else past


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


def _date(year: int | None, month: int, day: int) -> datetime.date | None:
    try:
        return datetime.date(year, month, day) if year is not None else None
    except ValueError:
        return None
