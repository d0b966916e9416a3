"""A figure written on its own, as a registry or a command line states it: what it says, without a sentence around it.

Figures go through the grammar that reads articles ("61.1%", "more than 300", "16 yuan"), so that they allow what they
would allow there. Dates and periods may also be written as ISO 8601 has them: 2024, 2024-03, 2024-03-06, 2014/2023.
"""

import re
from decimal import Decimal

from claims.claim import Comparator, Kind, Period, Quantity
from claims.interval import Interval
from claims.lexicon import load
from claims.quantities import Mention, find
from claims.quantities.when import Day, When, resolve

_DAY = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?", re.ASCII)
_CURRENCIES = frozenset(code for code in load("currencies") if code.isupper())
_KINDS = {
    "percent": Kind.PERCENT,
    "pp": Kind.POINTS,
    "bp": Kind.POINTS,
    "times": Kind.MULTIPLE,
    **dict.fromkeys(("second", "minute", "hour", "day", "week", "month", "year"), Kind.DURATION),
}
# What a number is read with, where its own unit is none that the grammar knows.
_THINGS, _MEASURE = "things", "percent"


def quantity(text: str, unit: str | None = None) -> Quantity:
    """The quantity that `text` writes, in `unit` where that is given ("61.1" in "percent"; see claims.claim.Quantity).

    Raises ValueError, with the reason, for what is not one figure, or is one in another unit.
    """
    text = " ".join(text.split())
    if unit in (None, "date"):
        dated = _iso(text)
        if dated is not None:
            return dated
    if unit == "rank":
        return _rank(text)
    alone = _read(text)
    if alone is not None and alone.unit == "time" and unit is None:
        unit, text = "times", text.rpartition(" ")[0]  # a figure on its own counts no occasions
    elif alone is not None and unit in (None, alone.unit):
        return _quantity(alone)
    elif alone is not None and alone.unit is not None and unit is not None and unit.startswith(f"{alone.unit}/"):
        return _quantity(alone).model_copy(update={"unit": unit})
    if unit is None:
        raise ValueError(f'{text!r} is not one figure; write it as a source would: "61.1%", "38,210 patents"')
    beside = _read(f"{text} {unit}")
    kind = Kind.MONEY if unit.partition("/")[0] in _CURRENCIES else _KINDS.get(unit, Kind.COUNT)
    if beside is not None and (beside.unit == unit or (kind is Kind.COUNT and beside.kind is not Kind.DATE)):
        return _quantity(beside)
    number = _read(f"{text} {_THINGS if kind is Kind.COUNT else _MEASURE}")
    if number is None:
        raise ValueError(f"{text!r} is not one figure in {unit!r}")
    return _quantity(number).model_copy(update={"unit": unit, "kind": kind})


def period(text: str) -> Period:
    """The days from the first to the last of a period: "2022", "2024-03", "2024-03-06" or "2014/2023".

    Raises ValueError, with the reason, for anything else.
    """
    span = _span(text)
    if span is None:
        raise ValueError(f'{text!r} is no period; write "2022", "2024-03", "2024-03-06" or "2014/2023"')
    start, end = span
    return Period(start=start.first(), end=end.last())


def _span(text: str) -> tuple[Day, Day] | None:
    """The first and last day, month or year of an ISO 8601 date or interval; None for anything else."""
    first, slash, last = text.strip().partition("/")
    start = _day(first)
    end = _day(last) if slash else start
    if start is None or end is None:
        return None
    opens, closes = start.first(), end.last()
    return (start, end) if opens and closes and opens <= closes else None


def _day(text: str) -> Day | None:
    match = _DAY.fullmatch(text.strip())
    if match is None:
        return None
    day = Day(*(int(part) if part else None for part in match.groups()))
    return day if (day.month is None or 1 <= day.month <= 12) and day.first() else None


def _iso(text: str) -> Quantity | None:
    """The date that ISO 8601 writes, None for anything else."""
    span = _span(text)
    if span is None:
        return None
    low, high, days = resolve(When(*span), None, None)
    return Quantity(
        low=low,
        high=high,
        unit="date",
        kind=Kind.DATE,
        comparator=Comparator.EXACT if low == high else Comparator.BETWEEN,
        interval=Interval(low=low, high=high),
        date=days,
    )


def _rank(text: str) -> Quantity:
    if not re.fullmatch(r"[1-9]\d{0,5}", text, re.ASCII):
        raise ValueError(f"{text!r} is no rank; write its number, as in 2 for the second")
    value = Decimal(text)
    return Quantity(low=value, high=value, unit="rank", kind=Kind.RANK, interval=Interval(low=value, high=value))


def _read(text: str) -> Mention | None:
    """The figure that the whole text is, None where it is none or more than one."""
    found = find(text)
    return found[0] if len(found) == 1 and (found[0].start, found[0].end) == (0, len(text)) else None


def _quantity(mention: Mention) -> Quantity:
    return Quantity(
        low=mention.low,
        high=mention.high,
        unit=mention.unit,
        kind=mention.kind,
        comparator=mention.comparator,
        direction=mention.direction,
        interval=mention.interval,
        date=mention.date,
    )
