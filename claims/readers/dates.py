"""Dates at the top of an article: on a date line, in a by-line, in the dateline that opens the first paragraph."""

import datetime
import re
from collections.abc import Iterator, Sequence
from functools import cache

from claims import lexicon
from claims.document import Block, Role
from claims.readers.furniture import is_byline

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)"
)
_ISO = re.compile(r"(?<!\d)(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)")
_DAY_FIRST = re.compile(rf"(?<!\d)(\d{{1,2}})(?:st|nd|rd|th)?(?: of)? {_MONTH}\.?,? (\d{{4}})(?!\d)", re.IGNORECASE)
_MONTH_FIRST = re.compile(rf"\b{_MONTH}\.? (\d{{1,2}})(?:st|nd|rd|th)?,? (\d{{4}})(?!\d)", re.IGNORECASE)

_LONGEST_LINE = 160
_LONGEST_DATELINE = 100
_TOP = 6  # blocks
_MOST_NAMES = 8  # words
_TIME = r"\d{1,2}[:.]\d\d(?:[:.]\d\d)?(?: ?[ap]\.?m\b\.?)?|\d{1,2} ?[ap]\.?m\b\.?|noon\b|midnight\b"
_DATE_WORDS = re.compile(
    rf"(?:{_TIME}|\d{{1,2}} {_MONTH}\b|{_MONTH} \d{{1,2}}\b|"
    r"(?:first |last )?(?:published|updated|posted|modified|corrected|revised|reviewed|date|issued|on|at|by|"
    r"(?:press |news )?release(?: of)?|for immediate release|"
    r"[ecmp][sd]t|gmt|utc|bst|cest|cet|ist|jst|hkt|sgt|aest|"
    r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?)\b|[\s,.:|·•/()–—-])*",
    re.IGNORECASE,
)
_STATED = re.compile(r"\(?(?:first |last )?(?:published|posted|updated|modified|issued)\b", re.IGNORECASE)
_GOES_ON = re.compile(r"\)?\s*(?:[|·•,;(–—-]|(?:by|in|under|at)\b)", re.IGNORECASE)
_UPDATED = re.compile(r"\b(?:updated|modified)\b[^|·•]{0,40}\Z", re.IGNORECASE)
_WORD = re.compile(r"[^\W_][\w.'’&-]*")
_APART = ",|·•–—-(/"
# What sets the parts of a line apart: "12 May 2024. By Ann Roe.", "12 May 2024 · 6 min read".
_BREAK = re.compile(r"(?<=\w{3})\. (?=[A-Z\d])|;\s|\s[|·•]\s")
_SHORT = re.compile(r"(?:reading time: )?\d+[ -]min(?:ute)?s?(?: read)?|reading time: [\w ]+", re.IGNORECASE)
_DASH = re.compile(r"\)?(?:\s*\([^()]{2,40}\))?(?:\s+(?:-|--)\s|\s*[–—]\s*)(?=\S)")


def find_date(text: str) -> datetime.date | None:
    """The first full calendar date in a short text (2024-07-03, July 3, 2024, 3 July 2024), or None."""
    found = _in_order(text[:1000])
    return found[0][1] if found else None


def date_line(text: str) -> datetime.date | None:
    """The date of a paragraph that is a date line, or None where it is something else.

    A date line holds a date and nothing else ("Published 3 July 2024, 10:15"), says that it is when the article was
    published ("Posted on 3 July 2024 by Ann, under: Places"), or has names before the date ("Daily Post, 3 July 2024").
    It may say who wrote it as well, or how long it takes to read ("3 July 2024. By Ann Roe."), or of what it is
    ("Closing report of the fair, Esk, 3 July 2024").
    """
    if len(text) > _LONGEST_LINE:
        return None
    if (day := _of_notice(text)) is not None:
        return day
    parts = _BREAK.split(text)
    days = [day for part in parts if (day := _of_part(part)) is not None]
    if len(parts) > 1 and days and all(_of_part(part) or _is_beside(part) for part in parts):
        return days[0]
    return _of_part(text)


def _is_beside(part: str) -> bool:
    """Whether part of a line says who wrote an article, or how long it takes to read."""
    return is_byline(part.rstrip(". ")) or _SHORT.fullmatch(part.strip()) is not None


def _of_notice(text: str) -> datetime.date | None:
    """The only date of a line that names a piece of writing or who put it out, and tells of nothing that happened.

    The date stands between marks: "Health desk, 3 July 2024, by Ann Roe", and no "report for the year to 3 July 2024".
    """
    found = _in_order(text)
    if len(found) != 1 or text.endswith(("!", "?")):
        return None
    [(match, day)] = found
    before, rest = text[: match.start()].rstrip(), text[match.end() :].strip()
    words = {word.lower().rstrip(".") for word in _WORD.findall(f"{before} {rest}")}
    if words.isdisjoint(_notices()) or not words.isdisjoint(_verbs()):
        return None
    apart = before[-1:] in (*_APART, ".", ":", ";") and rest[:1] in ("", *_APART, ".", ";", ")")
    return day if apart else None


def _of_part(text: str) -> datetime.date | None:
    for match, day in _in_order(text):
        before, rest = text[: match.start()], text[match.end() :]
        if _DATE_WORDS.fullmatch(before) and (_DATE_WORDS.fullmatch(rest) or find_date(rest)):
            return day
        stated = _STATED.match(before) and _DATE_WORDS.fullmatch(before) and _GOES_ON.match(rest)
        if (stated and not rest.endswith((".", "!", "?"))) or (_is_names(before) and _DATE_WORDS.fullmatch(rest)):
            return day
    return None


def dateline(text: str) -> datetime.date | None:
    """The date with which a paragraph opens, behind a place and before a dash ("LONDON, 3 July 2024 — …"), or None."""
    for match, day in _in_order(text[:_LONGEST_DATELINE]):
        before = text[: match.start()]
        return day if _DASH.match(text, match.end()) and (not before.strip("( ") or _is_names(before)) else None
    return None


def published(blocks: Sequence[Block]) -> datetime.date | None:
    """When an article says at its top that it was published, by a full date: not where it merely speaks of one.

    What a line says of an update counts only where nothing else is there.
    """
    found: list[tuple[bool, datetime.date]] = []
    for number, block in enumerate(blocks):
        text = block.text
        if block.role is Role.META or (number < _TOP and is_byline(text)):
            found += [(_UPDATED.search(text, 0, match.start()) is not None, day) for match, day in _in_order(text)]
        elif number < _TOP and block.role in (Role.HEADING, Role.LEAD, Role.BODY):
            day = date_line(text) or dateline(text)
            found += [(_UPDATED.match(text) is not None, day)] if day else []
    return min(found, key=lambda stated: stated[0])[1] if found else None


def _in_order(text: str) -> list[tuple[re.Match[str], datetime.date]]:
    return sorted(_dates(text), key=lambda found: found[0].start())


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


@cache
def _openers() -> frozenset[str]:
    return frozenset(lexicon.load("pages")["openers"])


@cache
def _notices() -> frozenset[str]:
    return frozenset(lexicon.load("pages")["notices"])


@cache
def _verbs() -> frozenset[str]:
    return frozenset(lexicon.load("pages")["verbs"])


@cache
def _links() -> frozenset[str]:
    return frozenset(lexicon.load("pages")["name_links"])


def _is_names(text: str) -> bool:
    """Whether the words before a date are names, set apart from it: "Daily Post, ", "TOWN, State (", "Ann Roe | "."""
    words = _WORD.findall(text)
    if not 0 < len(words) <= _MOST_NAMES or text.rstrip()[-1] not in _APART or words[0].lower() in _openers():
        return False
    return words[0][0].isupper() and all(word[0].isupper() or word.lower() in _links() for word in words)
