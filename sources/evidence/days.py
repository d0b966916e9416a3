"""The days that a date of a text allows, with the words beside it that make it a bound: "before 1956"."""

import datetime
import functools
import re
from typing import NamedTuple

from claims import Claim, lexicon

_LOOK = 24  # characters before and behind a date that may make it a bound
_DAY = re.compile(r"\b(\d{1,2})(?:st|nd|rd|th)?\b")
_NO_YEAR = 2000  # stands for the year of days that have none; a leap year


class Days(NamedTuple):
    """First and last day that a date allows, None where it has no end; `yearless` days are of any year.

    `bound` says that the text only says before or after which day.
    """

    first: datetime.date | None
    last: datetime.date | None
    yearless: bool = False
    bound: bool = False

    def meets(self, other: "Days") -> bool:
        """Whether both may be one day."""
        one, two = (self, other) if self.yearless == other.yearless else (self._any_year(), other._any_year())
        return one._reaches(two) and two._reaches(one)

    def holds(self, other: "Days") -> bool:
        """Whether every day that `other` allows is allowed: 2016 holds May 2016, and not the other way round."""
        if self.yearless != other.yearless:
            one, two = self._any_year(), other._any_year()
            return one.holds(two) if one.yearless == two.yearless else False
        low = self.first is None or (other.first is not None and self.first <= other.first)
        return low and (self.last is None or (other.last is not None and other.last <= self.last))

    def _reaches(self, other: "Days") -> bool:
        return self.first is None or other.last is None or self.first <= other.last

    def _any_year(self) -> "Days":
        """The days without their year; all days where that is more than a year, or has no end."""
        if self.yearless:
            return self
        if self.first is None or self.last is None or self.last.year != self.first.year:
            return Days(None, None, True)
        return Days(self.first.replace(year=_NO_YEAR), self.last.replace(year=_NO_YEAR), True, self.bound)


def days(claim: Claim, before: str, behind: str) -> Days | None:
    """The days that a date allows, given the text before and behind it; None where it names none."""
    span = claim.quantity.date
    found = _plain(claim)
    if span is None or found is None or found.first is None or found.last is None:
        return None
    cues, step = _cues(), datetime.timedelta(days=1)
    led = before.lower().rstrip("( ")[-_LOOK:]
    word = cues.search(led)
    kind = _kind(word[1]) if word else "since" if _onwards().match(behind.lower().lstrip(" ,")) else None
    match kind:
        case "before":
            return Days(None, found.first - step, found.yearless, True)
        case "after":
            return Days(found.last + step, None, found.yearless, True)
        case "until":
            return Days(None, found.last, found.yearless, True)
        case _:
            return found


def _plain(claim: Claim) -> Days | None:
    span = claim.quantity.date
    assert span is not None
    if "anchor" in span.missing:
        return None
    if "year" in span.missing:
        return _yearless(claim.text)
    return None if span.start is None or span.end is None else Days(span.start, span.end)


def _yearless(text: str) -> Days | None:
    """The day or month that a date without a year names."""
    words = re.findall(r"[a-z]+", text.lower())
    known: dict[str, int] = lexicon.load("dates")["months"]
    months = [known[word] for word in words if word in known]
    numbers = [int(number) for number in _DAY.findall(text) if 1 <= int(number) <= 31]
    if not months:
        return None
    try:
        first = datetime.date(_NO_YEAR, months[0], min(numbers, default=1))
        if numbers:
            return Days(first, datetime.date(_NO_YEAR, months[-1], max(numbers)), True)
        after = datetime.date(_NO_YEAR + months[-1] // 12, months[-1] % 12 + 1, 1)
        return Days(first, after - datetime.timedelta(days=1), True)
    except ValueError:
        return None


@functools.cache
def _cues() -> re.Pattern[str]:
    table = lexicon.load("evidence")
    words = [word for kind in ("before", "after", "until", "since") for word in table[kind]]
    return re.compile(rf"\b({'|'.join(sorted(words, key=len, reverse=True))})(?:\s+(?:the|early|late|mid))?\s*$")


@functools.cache
def _onwards() -> re.Pattern[str]:
    return re.compile(rf"(?:{'|'.join(lexicon.load('evidence')['onwards'])})\b")


def _kind(word: str) -> str:
    table = lexicon.load("evidence")
    return next(kind for kind in ("before", "after", "until", "since") if word in table[kind])
