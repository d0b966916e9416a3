"""A date cannot be: no such day, another weekday, or an order of events that time forbids.

- A day that no calendar has: 31 June, 29 February of a year that is no leap year.
- A weekday that does not fall on its date: "Monday, 3 May 2024" was a Friday.
- An event before what the sentence puts before it: "was closed in 2014 before being sold in 2012".
- What a source tells of days after its own: "according to a 2021 survey, rents fell in 2022".
- An event that the life of its subject forbids: a firm that sold something before it was founded, a bridge that opened
  before work on it began.
- Something told as past that lies after the article's own date.

## Why it matters

One of the dates is wrong, and whatever is reckoned from it is wrong with it.

## Example

    The meeting on 31 June was moved to July.

June has 30 days.

## What to do

Look the dates up, and correct the one that is wrong.
"""

import re
from collections.abc import Collection, Iterator, Sequence

from checker.arithmetic import places, quoted
from checker.check import Draft
from claims import Claim, Document, Extent, Kind, NotChecked, Reading
from claims.almanac import falls, impossible, is_weekday, weekday, weekday_of
from claims.chronicle import Chronicle, Days, Happening, days, ends
from claims.lexicon import load
from claims.lifecycle import TOLD, is_told, reversals
from claims.statement import Statement
from reports.audit import Severity

FAMILY = "time"

PASSES = (
    """# The council

*4 June 2024*

The council met on Friday, 3 May 2024, and will meet again on 30 June. On 29 February 2024 it had adopted the plan.
""",
    """# Mills

Harlow Paper was founded in 1998 and launched its first printer in 2001. The mill was closed in 2014 before being sold
in 2016. According to a 2022 survey, its sales fell in 2021.
""",
    """# The bridge

Construction of the bridge began in 2016. The bridge opened in 2018, two years after work on the tunnel had begun.
""",
)

FAILS = (
    """# The council

The council met on 31 June 2023.
""",
    """# The council

The council met on Monday, 3 May 2024.
""",
    """# Mills

Harlow Paper was founded in 1998. In 1994 Harlow Paper launched its first printer.
""",
    """# Mills

The mill was closed in 2014 before being sold in 2012.
""",
    """# Mills

According to a 2021 survey, the sales of the mill fell in 2022.
""",
    """# The bridge

Construction of the bridge began in 2018. The bridge opened in 2016.
""",
    """# The council

*4 June 2024*

In March 2025 the council adopted the plan.
""",
)

_DEFERS = frozenset(load("chronology")["defers"])
_PERIOD = re.compile(r"fiscal|fy|season|[/–-]|\d\d\d\ds", re.IGNORECASE)
_YEAR = re.compile(r"(?:19|20)\d\d")
_ANOTHER = re.compile(r"\s+(?:of\s+)?the\s+(?:year|next|following)\b", re.IGNORECASE)
_WORD = re.compile(r"[A-Za-z]+")
# Words between a verb and a date behind it that leave no doubt that the date is the verb's.
_NEAR = 3


def impossible_date(reading: Reading, document: Document, chronicle: Chronicle) -> Iterator[Draft | NotChecked]:
    """One finding for each date that cannot be, and one for each event on the wrong side of another."""
    dates = [claim for claim in reading if claim.quantity.kind is Kind.DATE]
    years = {claim.quantity.date.start.year for claim in dates if claim.quantity.date and claim.quantity.date.start}
    for claim in dates:
        yield from _of_calendar(claim, document.text, years)
    told: set[frozenset[str]] = set()
    for first, then, certain in reversals(chronicle):
        if then.claim.span is not None and _ANOTHER.match(document.text, then.claim.span.end):
            continue
        severity = Severity.ERROR if certain else Severity.WARNING
        told.add(frozenset({first.claim.id, then.claim.id}))
        side = f"{quoted(then.claim)} ({then.event.what}) is {_side(then, first)} {quoted(first.claim)}"
        subject = first.event.subject
        message = f"{side}, when {subject} {TOLD[first.kind]}" if subject else f"{side} ({first.event.what})"
        yield _draft(then.claim, (first.claim,), message, _apart(*_sorted(first.days, then.days)), severity)
    yield from _out_of_order(reading, chronicle, told)
    yield from _after_the_article(chronicle, document)


def _of_calendar(claim: Claim, text: str, years: set[int]) -> Iterator[Draft]:
    """A day that is in no calendar, or not on the weekday that stands beside it."""
    here = Extent(start=claim.start, end=claim.end)
    said = " ".join(claim.text.split())
    why = impossible(claim)
    if why is not None:
        yield Draft((claim.id,), (here,), (), f'"{said}" is no day of the calendar', f'"{said}": {why}')
        return
    beside = weekday(claim, text)
    unsaid = claim.quantity.date is not None and "year" in claim.quantity.date.missing
    near = {year + step for year in years for step in (-1, 0, 1)} if unsaid else set()
    possible = list(falls(claim, near))
    if beside is None or not possible or any(is_weekday(day, beside[0]) for day in possible):
        return
    name, start, end = beside
    yield Draft(
        (claim.id,),
        (here,),
        (Extent(start=start, end=end),),
        f'"{said}" was no {name.capitalize()}' + ("; the year is not said" if unsaid else ""),
        "; ".join(f"{day} is a {weekday_of(day)}" for day in possible),
        slots={"year": "unspecified"} if unsaid else {},
        severity=Severity.WARNING if unsaid else Severity.ERROR,
    )


def _out_of_order(reading: Reading, chronicle: Chronicle, told: Collection[frozenset[str]]) -> Iterator[Draft]:
    """Two dates that the text puts in an order which they do not have; pairs that are told already are left out."""
    for order in {(one.earlier, one.later): one for one in reversed(reading.orders)}.values():
        earlier, later = days(chronicle.index.get(order.earlier)), days(chronicle.index.get(order.later))
        if earlier is None or later is None or earlier.claim is None or later.claim is None:
            continue
        if frozenset({order.earlier, order.later}) in told:
            continue
        period = ends(earlier.claim) if order.reported else None
        start = earlier.start if period is None else period[1].start  # what a source holds it holds to the end
        ahead = order.reported and chronicle.dated and start > (chronicle.as_of or start)
        if start > later.end and not ahead:
            message = (
                f'the "{order.words}" of {quoted(later.claim)} tells of {quoted(earlier.claim)}'
                if order.reported
                else f'"{order.words}" puts {quoted(earlier.claim)} before {quoted(later.claim)}'
            )
            yield _draft(earlier.claim, (later.claim,), message, _apart(later, earlier), Severity.ERROR)


def _after_the_article(chronicle: Chronicle, document: Document) -> Iterator[Draft]:
    """What is told as past, and lies after the article's own date."""
    if not chronicle.dated or chronicle.as_of is None:
        return
    for one in chronicle.happenings:
        if one.days.start > chronicle.as_of and is_told(one) and _is_its_own(one, document.text):
            message = f"{quoted(one.claim)} is told as past, and lies after the article's date"
            computation = f"{quoted(one.claim)} begins on {one.days.start}, the article is of {chronicle.as_of}"
            yield _draft(one.claim, (), message, computation, Severity.ERROR)


def _is_its_own(one: Happening, text: str) -> bool:
    """Whether a date is that of the deed, and not of what was planned, awarded or put off to it."""
    span = one.claim.span
    if span is None or not _YEAR.search(one.claim.text) or _PERIOD.search(one.claim.text):
        return False
    between = _WORD.findall(text[one.event.start : span.start])
    return _DEFERS.isdisjoint(one.event.what.split()) and len(between) <= _NEAR


def _draft(
    primary: Statement, others: Sequence[Statement], message: str, computation: str, severity: Severity
) -> Draft:
    return Draft(
        claims=(primary.id, *(one.id for one in others)),
        primary=places(primary),
        other=places(*others),
        message=message,
        computation=computation,
        severity=severity,
    )


def _side(then: Happening, first: Happening) -> str:
    return "before" if then.days.end < first.days.start else "after"


def _sorted(one: Days, other: Days) -> tuple[Days, Days]:
    return (one, other) if one.start <= other.start else (other, one)


def _apart(earlier: Days, later: Days) -> str:
    return f'"{earlier.words}" ends on {earlier.end}, "{later.words}" begins on {later.start}'
