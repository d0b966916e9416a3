"""Dates in context: what day an article stands at, and what its passages make of "last year" and "July 3"."""

import bisect
import dataclasses
import datetime
import itertools
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from claims.claim import Comparator
from claims.document import Block, Document
from claims.interval import Interval
from claims.quantities import Mention
from claims.quantities.when import Day, When, resolve

# Words before a date that put it in the future, and words that make a sentence a report of somebody's.
_AHEAD = re.compile(
    r"\b(?:will|may|shall|would|could|expect(?:s|ed|ing)?|forecasts?|plan(?:s|ned|ning)?|due|set to|scheduled"
    r"|target(?:s|ed|ing)?|aims?|deliver(?:y|ies|ed)?|coming|upcoming)\b"
    r"|\b(?:by|until)\s+(?:the\s+)?(?:\w+\s+of\s+)?$"
)
_REPORTS = re.compile(
    r"\b(?:accord\w+|report\w*|stud(?:y|ies)|survey\w*|said|says|announced|stated|found|research|published|releas\w+)\b"
)
_NEAR = 300  # how many characters before or behind a date may say what it dates
_OPENING = 4  # "On ", "In ", "By the"


def latest(document: Document, found: Sequence[Sequence[Mention]]) -> datetime.date | None:
    """The latest day that the text dates something past at, to the month or better; to the year where nothing is."""
    days: list[datetime.date] = []
    years: list[datetime.date] = []
    for block, mentions in zip(document.blocks, found, strict=True):
        for mention, said in _dates(block, mentions):
            if mention.date is None or mention.date.start is None or said.ahead:
                continue
            (days if mention.when is not None and mention.when.start.month else years).append(mention.date.start)
    return max(days, default=None) or max(years, default=None)


def in_context(
    block: Block, mentions: list[Mention], as_of: datetime.date | None, *, dated: bool = True
) -> list[Mention]:
    """The mentions with what the context says of their dates.

    A relative date counts from the report that the passage opens with, or the as-of day; "earlier" counts from the
    date before it. Days without their year are of the year of the day before them in their sentence, and ones in the
    order of the calendar of one year. Where that day is not the article's own date (`dated`), a date that counts from
    it lacks its anchor.
    """
    opening: datetime.date | None = None
    before: datetime.date | None = None
    resolved: dict[int, Mention] = {}
    dates = list(_dates(block, mentions))
    beside = _beside(dates, as_of) if as_of is not None else {}
    for mention, said in dates:
        when = mention.when or When()
        told = before if said.anaphoric else opening
        low, high, span = resolve(when, told or as_of, beside.get(mention.start, as_of), ahead=said.ahead)
        if when.back is not None and told is None and not dated:
            span = span.model_copy(update={"missing": ("anchor",)})
        resolved[mention.start] = dataclasses.replace(
            mention,
            low=low,
            high=high,
            date=span,
            comparator=Comparator.EXACT if low == high else Comparator.BETWEEN,
            interval=Interval(low=low, high=high),
        )
        if when.start.year is not None and span.start is not None:
            before = span.start
            opening = opening or (span.start if when.start.month and said.opens else None)
    return [resolved.get(mention.start, mention) for mention in mentions] if resolved else mentions


def _beside(dates: Sequence[tuple[Mention, "Said"]], as_of: datetime.date) -> dict[int, datetime.date]:
    """For each day without a year that stands beside another day in its sentence, the day that it is.

    As in "on 3 May 1931 … on 24 May", and "begun on 9 January and reopened on 9 September".
    """
    found: dict[int, datetime.date] = {}
    for _, sentence in itertools.groupby(dates, key=lambda each: each[1].sentence):
        later: datetime.date | None = None
        days = [(mention.start, mention.when.start, said) for mention, said in sentence if mention.when is not None]
        for at, (start, day, said) in reversed(list(enumerate(days))):
            if not day.day or not day.month or day.year is not None or said.ahead:
                later = None
                continue
            told = next((each for _, each, _ in reversed(days[:at]) if each.day and each.year), None)
            own = _on(day, (told.year or 0) + (told[1:] > day[1:])) if told else _before(day, later)
            later = own or resolve(When(day), as_of, as_of)[2].start
            if own is not None:
                found[start] = own
    return found


def _before(day: Day, later: datetime.date | None) -> datetime.date | None:
    """The day and month of the year of one behind it, if it comes no later in the calendar."""
    own = _on(day, later.year) if later is not None else None
    return own if own is not None and later is not None and own <= later else None


def _on(day: Day, year: int) -> datetime.date | None:
    try:
        return datetime.date(year, day.month or 1, day.day or 1)
    except ValueError:
        return None


class Said(NamedTuple):
    """What the words around a date make of it.

    `sentence`: where its sentence starts; `ahead`: it lies in the future; `opens`: it opens a sentence that reports
    ("In March 2024, according to …"); `anaphoric`: it counts from the date before it ("a year earlier").
    """

    sentence: int
    ahead: bool
    opens: bool
    anaphoric: bool


def _dates(block: Block, mentions: Sequence[Mention]) -> Iterator[tuple[Mention, Said]]:
    """The dates among the mentions of a block, with what is said around them."""
    starts = [start for start, _ in block.sentences]
    for mention in mentions:
        if mention.when is None:
            continue
        index = bisect.bisect_right(starts, mention.start) - 1
        start, end = block.sentences[index] if index >= 0 else (0, len(block.text))
        before = block.text[max(start, mention.start - _NEAR) : mention.start]
        behind = block.text[mention.start : min(end, mention.start + _NEAR)]
        yield (
            mention,
            Said(
                sentence=start,
                ahead=_AHEAD.search(before) is not None,
                opens=mention.start - start <= _OPENING and _REPORTS.search(behind) is not None,
                anaphoric=block.text[mention.start : mention.end].lower().endswith("earlier"),
            ),
        )
