"""The lines around an article's text, known by their wording: byline, date line, caption."""

import datetime
import re
from collections.abc import Iterator

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)"
)
_ISO = re.compile(r"(?<!\d)(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)")
_DAY_FIRST = re.compile(rf"(?<!\d)(\d{{1,2}})(?:st|nd|rd|th)?(?: of)? {_MONTH}\.?,? (\d{{4}})(?!\d)", re.IGNORECASE)
_MONTH_FIRST = re.compile(rf"\b{_MONTH}\.? (\d{{1,2}})(?:st|nd|rd|th)?,? (\d{{4}})(?!\d)", re.IGNORECASE)

_LONGEST = 160
_BYLINE = re.compile(r"(?i:(?:words |text |story |reporting |written |posted )?by[: ]\s*|authors?: ?)(?=[^\W\d_])")
_DATE_WORDS = re.compile(
    r"(?:(?:first |last )?(?:published|updated|posted|modified|date|issued|on|at|by|"
    r"edt|est|gmt|utc|bst|cet|am|pm|a\.m\.|p\.m\.|"
    r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?)\b|\d{1,2}:\d\d(?::\d\d)?|[\s,.:|·•/()–—-])*",
    re.IGNORECASE,
)
_CAPTION = re.compile(
    r"(?:(?:figure|fig\.|table|chart|graph|exhibit|box) \d+[a-z]?\s?[.:|–—-]\s*\S|"
    r"(?:photo(?:graph)?s?|image|picture|illustration|credits?|sources?|caption|notes?)"
    r"(?: credit| by| courtesy)?: ?\S)",
    re.IGNORECASE,
)


def find_date(text: str) -> datetime.date | None:
    """The first full calendar date in a short text (2024-07-03, July 3, 2024, 3 July 2024), or None."""
    found = sorted((match.start(), day) for match, day in _dates(text[:1000]))
    return found[0][1] if found else None


def _dates(text: str) -> Iterator[tuple[re.Match[str], datetime.date]]:
    for match in _ISO.finditer(text):
        yield from _valid(match, match[1], int(match[2]), match[3])
    for match in _DAY_FIRST.finditer(text):
        yield from _valid(match, match[3], _MONTHS.index(match[2][:3].lower()) + 1, match[1])
    for match in _MONTH_FIRST.finditer(text):
        yield from _valid(match, match[3], _MONTHS.index(match[1][:3].lower()) + 1, match[2])


def _valid(match: re.Match[str], year: str, month: int, day: str) -> Iterator[tuple[re.Match[str], datetime.date]]:
    if 1 <= month <= 12 and int(year) >= 1 and 1 <= int(day) <= 31:
        try:
            yield match, datetime.date(int(year), month, int(day))
        except ValueError:  # the 31st of a shorter month
            return


def is_byline(text: str) -> bool:
    """Whether a paragraph is a byline ("By Jane Doe, energy correspondent")."""
    match = _BYLINE.match(text)
    return (
        match is not None
        and len(text) <= _LONGEST
        and text[match.end()].isupper()
        and not text.endswith((".", "!", "?"))
    )


def date_line(text: str) -> datetime.date | None:
    """The date of a paragraph that is a date line and nothing else ("Published 3 July 2024, 10:15"), or None."""
    if len(text) > _LONGEST:
        return None
    for match, day in _dates(text):
        if _DATE_WORDS.fullmatch(text[: match.start()]) and _DATE_WORDS.match(text, match.end()):
            rest = text[match.end() :]
            if _DATE_WORDS.fullmatch(rest) or find_date(rest):
                return day
    return None


def is_caption(text: str) -> bool:
    """Whether a paragraph is a caption or credit line ("Figure 2: …", "Source: …")."""
    return len(text) <= 400 and _CAPTION.match(text) is not None
