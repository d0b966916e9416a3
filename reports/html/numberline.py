"""The intervals of a finding on one line of numbers, so that a reader sees whether they meet."""

from collections.abc import Mapping
from decimal import Decimal, localcontext
from typing import NamedTuple

from claims import Interval
from reports.audit import Finding, Record, Term

# Percent of the picture's width that is kept free on both sides, and the least width of an interval.
_MARGIN = 8
_LEAST = Decimal("0.6")


class Bar(NamedTuple):
    """One interval: what it belongs to, its ends in words, and its place in percent; an unbounded end has none."""

    name: str
    interval: str
    left: str
    width: str
    low: str | None
    low_open: bool
    high: str | None
    high_open: bool


def bars(finding: Finding, records: Mapping[str, Record]) -> tuple[Bar, ...]:
    """A bar for each different term that was computed with, on one scale; none where fewer than two have an end."""
    terms = [(term, _interval(term, records.get(term.claim))) for term in finding.terms]
    bounded = [(term, interval) for term, interval in terms if interval.low is not None or interval.high is not None]
    if len(bounded) < 2:
        return ()
    with localcontext(prec=60):
        return _placed(bounded, records)


def _interval(term: Term, record: Record | None) -> Interval:
    """The term's interval: its ends are open where the claim's are, in the logical reading or the pragmatic one."""
    low = None if term.low is None else Decimal(term.low)
    high = None if term.high is None else Decimal(term.high)
    readings = (record.quantity.interval, record.quantity.interval.pragmatic()) if record else ()
    return next(
        (reading for reading in readings if (reading.low, reading.high) == (low, high)), Interval(low=low, high=high)
    )


def _placed(bounded: list[tuple[Term, Interval]], records: Mapping[str, Record]) -> tuple[Bar, ...]:
    ends = [end for _, interval in bounded for end in (interval.low, interval.high) if end is not None]
    first, span = min(ends), max(ends) - min(ends) or Decimal(1)

    def at(end: Decimal) -> Decimal:
        return _MARGIN + (end - first) / span * (100 - 2 * _MARGIN)

    made: dict[Bar, None] = {}
    for term, interval in bounded:
        left = Decimal(0) if interval.low is None else at(interval.low)
        right = Decimal(100) if interval.high is None else at(interval.high)
        record = records.get(term.claim)
        made[
            Bar(
                name=record.text if record and term.role in ("value", "primary", "other") else term.role,
                interval=str(interval),
                left=_percent(left),
                width=_percent(max(right - left, _LEAST)),
                low=None if interval.low is None else _percent(left),
                low_open=interval.low_open,
                high=None if interval.high is None else _percent(right),
                high_open=interval.high_open,
            )
        ] = None
    return tuple(made)


def _percent(value: Decimal) -> str:
    return f"{value:.2f}%"
