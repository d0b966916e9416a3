"""A quantity as the grammar finds it in plain text, before anything is known of what it measures."""

from dataclasses import dataclass
from decimal import Decimal

from claims.claim import Comparator, DateSpan, Direction, Kind
from claims.interval import Interval
from claims.quantities.when import When


@dataclass(frozen=True, slots=True)
class Mention:
    """A figure in a plain text: where it stands, its numbers, unit and bounds.

    `start` to `end` runs from the hedge to the unit or the adjacent counted noun; `figure_start` to `figure_end` is
    the number with its multiplier and symbol. `unit` of a count is the adjacent noun in the singular where there is
    one. A date keeps `when` it is as written; its numbers and days are filled in by what the context gives. `per` is
    what a rate is counted by ("year").
    """

    start: int
    end: int
    figure_start: int
    figure_end: int
    low: Decimal | None
    high: Decimal | None
    unit: str | None
    kind: Kind
    comparator: Comparator
    interval: Interval
    direction: Direction | None = None
    date: DateSpan | None = None
    when: When | None = None
    per: str | None = None
