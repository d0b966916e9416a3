"""A length of time, an age or an anniversary does not fit the dates that it lies between.

The dates are those of the sentence itself, or those that the article gives of what it names: the founding of "the
20-year-old company". A year has 365 days and is as long as it is, so that "from 2009 to 2019" is anything from nine
years to eleven; counting both ends, or whole years only, is no mismatch.

## Why it matters

A length that its own dates contradict shows that one of the three is wrong, and a reader cannot tell which.

## Example

    Ada Brandt was mayor for 12 years, from 2009 to 2015.

From [2009-01-01, 2009-12-31] to [2015-01-01, 2015-12-31] are [5, 7] years, and "12 years" allows [11.5, 13].

## What to do

Count again, and look the dates up. Correct the length or the date that is wrong.
"""

from collections.abc import Iterator
from decimal import Decimal

from checker.arithmetic import places, quoted
from checker.check import Draft
from claims import Extent, Interval, Kind, Lapse, NotChecked
from claims.chronicle import DAYS, Chronicle, Elapsed, allowed, days, elapsed
from claims.statement import Statement
from reports.audit import Severity, Term

FAMILY = "time"

PASSES = (
    """# The mayor

Ada Brandt was mayor for ten years, from 2009 to 2019. Her predecessor served for 11 years, from 1998 to 2009.
""",
    """# Mills

*4 May 2024*

Harlow Paper was founded in 1998. The 26-year-old company employs 300 people.
""",
    """# The strike

The five-day strike from Monday to Friday closed all schools of Northport. In 2010 the union had won a rise. Nine years
later, in 2019, it called for another.
""",
    """# The poet

Ines Okafor was born in 1950 and died in 2021, aged 70.
""",
)

FAILS = (
    """# The mayor

Ada Brandt was mayor for 12 years, from 2009 to 2015.
""",
    """# Mills

*4 May 2024*

Harlow Paper was founded in 1998. The 20-year-old company employs 300 people.
""",
    """# The strike

The three-day strike from Monday to Friday closed all schools of Northport.
""",
    """# The poet

Ines Okafor was born in 1950 and died in 2021, aged 60.
""",
)

_AGES = frozenset({"age", "anniversary"})
# What is agreed for so long is for no part of a year more; what is "fixed" also names its own begin and end.
_AGREED = frozenset({"term", "fixed"})
# Readings whose arithmetic is written out.
_SHOWN = 3
# Days by which a date that is counted back to may miss the one that is named: a year, a month, a week.
_YEAR, _MONTH, _WEEK = 366, 31, 7
# Years by which what the dates say may be shorter or longer: a lease may begin a year after it was signed, and who is
# to leave has not left yet.
_SLACK = {"term": (0, 1), "tenure": (1, 1)}
# By how many times a length that a slip made may differ from what its dates give.
_SLIP = Decimal("2.5")


def duration_mismatch(lapse: Lapse, chronicle: Chronicle) -> Iterator[Draft | NotChecked]:
    """One finding for a length of time that no reading of its dates gives."""
    stated = chronicle.index.get(lapse.claim)
    if stated is None:
        return
    if lapse.kind == "back":
        yield from _counted_back(lapse, stated, chronicle)
        return
    unit = "year" if lapse.kind in _AGES else stated.quantity.unit or "year"
    wanted = _shown(_allowed(stated, lapse.kind))
    found = [one for one in elapsed(chronicle, lapse, unit) if not _is_reversed(one)]
    if not found or any(_fits(one, wanted, unit) for one in found):
        return
    if lapse.kind == "stretch" and not any(_is_near(one, wanted) for one in found):
        return
    first = found[0]
    others = [one for one in first.claims if one.id != stated.id]
    certain = len(found) == 1 and not lapse.pointed
    unshown = len(found) - _SHOWN
    yield Draft(
        claims=tuple(one.id for one in (stated, *others)),
        primary=places(stated),
        other=places(*others) or _moments(lapse),
        message=f"{quoted(stated)} does not fit {quoted(*others) or 'the times beside it'}",
        computation="\n".join(f"{one.steps}; {quoted(stated)} allows {wanted}" for one in found[:_SHOWN])
        + (f"\n{unshown} other {'dates do' if unshown > 1 else 'date does'} not fit either" if unshown > 0 else ""),
        terms=(_term(stated, "stated", wanted), *(_term(one, "date", one.quantity.interval) for one in others)),
        severity=Severity.ERROR if certain else Severity.WARNING,
    )


def _fits(one: Elapsed, wanted: Interval, unit: str) -> bool:
    """Whether a length allows what its dates give; a hearing of so many days may sit from Monday to Friday only."""
    working = Interval(low=Decimal(one.weekdays), high=Decimal(one.weekdays)) if one.weekdays is not None else None
    return one.interval.meets(wanted) or (unit == "day" and working is not None and working.meets(wanted))


def _is_near(one: Elapsed, wanted: Interval) -> bool:
    """Whether a length misses what its dates give by no more than a slip would; one further off has other dates."""
    if wanted.low is None or one.interval.low is None:
        return False
    low, high = one.interval.low, one.interval.high if one.interval.high is not None else one.interval.low
    return low < wanted.low * _SLIP and high * _SLIP > wanted.low


def _is_reversed(one: Elapsed) -> bool:
    """Whether the dates themselves are in the wrong order, which is another check's to say."""
    return one.interval.high is not None and one.interval.high < 0


def _allowed(stated: Statement, kind: str) -> Interval:
    """What the length allows in its unit; an age counts whole years, and an anniversary falls into its year.

    What is agreed for a term is for no part of a year more.
    """
    quantity = stated.quantity
    if kind == "anniversary":
        return Interval(low=quantity.low, high=quantity.low)
    if quantity.kind is Kind.DURATION:
        length, unit = quantity.interval if kind in _AGREED else allowed(quantity), quantity.unit or "year"
        if kind not in _SLACK:
            return length
        early, late = (round(years * DAYS["year"] / DAYS[unit], 2) for years in _SLACK[kind])
        low, high = length.low, length.high
        return Interval(low=None if low is None else low - early, high=None if high is None else high + late)
    low = quantity.low if quantity.low is not None else Decimal(0)
    return Interval(low=low, high=low + 1)


def _shown(interval: Interval) -> Interval:
    """An interval with as many decimals as anyone reads."""
    low, high = (None if end is None else round(end, 2).normalize() for end in (interval.low, interval.high))
    return Interval(low=low, high=high)


def _moments(lapse: Lapse) -> tuple[Extent, ...]:
    """The places of weekdays and times of day."""
    named = ((moment.start, moment.end) for moment in (lapse.since, lapse.until))
    return tuple(Extent(start=start, end=end) for start, end in named if start is not None and end is not None)


def _counted_back(lapse: Lapse, stated: Statement, chronicle: Chronicle) -> Iterator[Draft | NotChecked]:
    """Of "three years ago, in 2019": the date that is counted back to must be the one that is named."""
    counted, named = days(stated), days(chronicle.index.get(lapse.since.claims[0]))
    anchors = chronicle.moments(lapse.until)
    if counted is None or named is None or named.claim is None or not anchors:
        return
    anchor = anchors[0]
    size = (counted.end - counted.start).days
    slack = _YEAR if size >= _YEAR - 2 else _MONTH if size >= _MONTH - 4 else _WEEK
    early, late = (counted.start - named.end).days, (named.start - counted.end).days
    # The article may be younger than the last day that it speaks of.
    certain = chronicle.dated or not lapse.until.now
    if not (early > slack or (late > slack and certain)):
        return
    sides = (stated, named.claim, *([anchor.claim] if anchor.claim is not None else []))
    yield Draft(
        claims=tuple(one.id for one in sides),
        primary=places(stated),
        other=places(*sides[1:]),
        message=f"{quoted(stated)} is not {quoted(named.claim)}",
        computation=(
            f"counted back from {anchor.words}, {quoted(stated)} is [{counted.start}, {counted.end}]; "
            f"{quoted(named.claim)} is [{named.start}, {named.end}]: {max(early, late)} days apart"
        ),
        terms=tuple(_term(one, "date", one.quantity.interval) for one in sides),
        severity=Severity.ERROR if certain else Severity.WARNING,
    )


def _term(statement: Statement, role: str, interval: Interval) -> Term:
    low, high = (None if end is None else format(end, "f") for end in (interval.low, interval.high))
    return Term(claim=statement.id, role=role, low=low, high=high)
