"""The days that the sentences of an article name, where they stand, and what lies between two of them."""

import bisect
import datetime
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import NamedTuple

from claims.chronicle import DAYS, Days, allowed, days, ends
from claims.claim import Claim, Comparator, Kind
from claims.document import Document, Role
from claims.interval import Interval
from claims.nearby.figures import Figure
from claims.statement import Statement

# Days without their year that are further apart may be of two years.
_HALF_YEAR = 183
# Characters between two sentences that follow on one another.
_GAP = 3
_RANGE = re.compile(r"\d\D*(?:\b(?:to|until|till|through|and)\b|[–—-])\D*\d", re.IGNORECASE)
_DIGIT = re.compile(r"\d")
# A length within this factor of the computed one is near it, and so is one with a ten too many or too few.
_FACTOR, _WIDE = Decimal("2.5"), Decimal(4)
_TEN = 10
_KNOWN = frozenset({"its", "those", "these", "his", "her", "their"})


class Point(NamedTuple):
    """A day, month or year that the text names: one of its own, or an end of a period that `ranged` says."""

    days: Days
    figure: Figure
    ranged: bool = False


@dataclass(frozen=True)
class Sentence:
    """The figures of one sentence, and the points of time that it names."""

    figures: tuple[Figure, ...]
    points: tuple[Point, ...]
    block: int
    start: int
    end: int

    @cached_property
    def days(self) -> tuple[Point, ...]:
        """Its points, each day, month or year once; the ends of a period rather than one of them."""
        found: dict[tuple[datetime.date, datetime.date], Point] = {}
        for point in sorted(self.points, key=lambda point: not point.ranged):
            found.setdefault((point.days.start, point.days.end), point)
        return tuple(sorted(found.values(), key=lambda point: point.figure.claim.start))

    def follows(self, other: "Sentence") -> bool:
        """Whether it stands right behind another in one paragraph."""
        return self.block == other.block and 0 <= self.start - other.end <= _GAP


def timeline(document: Document, claims: Sequence[Claim]) -> list[Sentence]:
    """The sentences of an article that hold figures, outside of tables."""
    starts = [block.start for block in document.blocks]
    found: dict[tuple[int, int], list[Figure]] = defaultdict(list)
    for claim in claims:
        if claim.where.role not in (Role.TABLE, Role.META):
            block = bisect.bisect_right(starts, claim.start) - 1
            value = claim.quantity.low if claim.quantity.low is not None else Decimal(0)
            found[block, claim.sentence.start].append(Figure(claim, value, document.text, block, block))
    return [
        Sentence(tuple(figures), tuple(_points(figures)), block, start, figures[0].claim.sentence.end)
        for (block, start), figures in found.items()
    ]


def _points(figures: Sequence[Figure]) -> Iterator[Point]:
    for figure in figures:
        date, said = figure.claim.quantity.date, figure.claim.text
        if figure.kind is not Kind.DATE or date is None or "anchor" in date.missing:
            continue
        statement = Statement.of(figure.claim)
        both = ends(statement) if _RANGE.search(said) else None
        if both is not None and both[0] != both[1]:
            yield from (Point(end, figure, ranged=True) for end in both)
        elif (_DIGIT.search(said) or date.missing == ("year",)) and (one := days(statement)) is not None:
            yield Point(one, figure)


def apart(one: Days, other: Days, unit: str) -> Interval:
    """How many days, weeks, months or years lie between two days, whichever comes first."""
    first, last = (one, other) if one.start <= other.start else (other, one)
    least, most = (last.start - first.end).days, (last.end - first.start).days + 1
    return Interval(low=Decimal(least) / DAYS[unit], high=Decimal(most) / DAYS[unit])


def allows(length: Figure) -> Interval:
    """What a length allows: whole years and months may be cut down to, "over two years" is no three."""
    return allowed(length.claim.quantity)


def is_length(figure: Figure) -> bool:
    """Whether a figure is a length of time of two or more that dates can bound."""
    quantity = figure.claim.quantity
    exact = quantity.comparator is not Comparator.BETWEEN
    return quantity.kind is Kind.DURATION and quantity.unit in DAYS and exact and figure.value > 1


def is_known(length: Figure) -> bool:
    """Whether the text takes a length for known: "in those nine years", "its nine years"."""
    return not _KNOWN.isdisjoint(length.ahead(1))


def is_near(length: Figure, between: Interval) -> bool:
    """Whether a length is near what its days give, or one ten more or less: 19 for nine.

    What the text takes for known ("its seven years") is of what it has just told, and may be further off.
    """
    factor = _WIDE if is_known(length) else _FACTOR
    low, high = between.low or Decimal(0), between.high or Decimal(0)
    value = length.value
    near = low < value * factor and high * factor > value
    return near or (value > _TEN and any(low <= value + step <= high for step in (_TEN, -_TEN)))


def is_clear(one: Point, other: Point) -> bool:
    """Whether the years of two points in the order of the text are known, or must be one."""
    dates = [each.figure.claim.quantity.date for each in (one, other)]
    if not any(date is not None and "year" in date.missing for date in dates):
        return True
    days = (other.days.start - one.days.start).days
    return abs(days) <= _HALF_YEAR or (days > 0 and one.days.start.year == other.days.start.year)
