"""The events of an article in their days, by kind and by whose they are, and the lengths of time between them."""

import calendar
import datetime
import itertools
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import NamedTuple

from claims.claim import Comparator, Event, Lapse, Moment, Quantity, Reading, Tense
from claims.document import Extent
from claims.index import Index
from claims.interval import Interval
from claims.lexicon import load
from claims.names import Agreement, Name, agreement, name
from claims.statement import Statement

_WORDS = load("chronology")
_KIND: Mapping[str, str] = {verb: kind for kind, verbs in _WORDS["kind"].items() for verb in verbs}
DAYS = {"year": Decimal("365.2425"), "month": Decimal("30.436875"), "week": Decimal(7), "day": Decimal(1)}
"""How many days a year, a month, a week and a day have."""
MINUTES = {"hour": 60, "minute": 1}
"""How many minutes an hour and a minute have."""
_HALF = Decimal("0.5")
# Minutes by which times of day are rounded, and those of a day.
_ROUNDED, _DAY = 5, 1440
# Lengths of time that a writer cuts down to whole ones: "10 years" for ten years and nine months.
_CUT = frozenset({"year", "month"})
_WEEK = 7
# Events that something which the text points at may be meant of.
_MOST = 40


class Days(NamedTuple):
    """The first and the last day of a date, and the words for it."""

    start: datetime.date
    end: datetime.date
    words: str
    claim: Statement | None = None


@dataclass(frozen=True, slots=True)
class Happening:
    """An event with its days; `kind` is what sort of event it is (lexicon/chronology.toml), "" for any other."""

    event: Event
    claim: Statement
    days: Days
    kind: str
    whose: Name
    by: Name

    def is_of(self, other: "Happening") -> Agreement:
        """Whether this is an event of what the other is one of."""
        return alike(self.whose, other.whose)


def alike(one: Name, other: Name) -> Agreement:
    """Whether two names are of one thing: the same, one a short form of the other (unspecified), or different."""
    agreed = agreement(one, other)
    if agreed is Agreement.UNSPECIFIED and not (one and other and one.proper and other.proper):
        return Agreement.DIFFERENT
    return agreed or Agreement.DIFFERENT


@dataclass(frozen=True)
class Chronicle:
    """The dated events of an article in the order of its text, its as-of day, and whether that is the article's own."""

    happenings: tuple[Happening, ...]
    index: Index
    as_of: datetime.date | None
    dated: bool

    @classmethod
    def of(cls, reading: Reading, index: Index) -> "Chronicle":
        """The events of a reading whose dates are days of the calendar."""
        found = []
        for event in reading.events:
            claim = index.get(event.claim)
            ends = days(claim) if claim is not None else None
            if claim is None or ends is None:
                continue
            whose, by = name(event.subject, index.short), name(event.by, index.short)
            found.append(Happening(event, claim, ends, _KIND.get(event.what, ""), whose, by))
        return cls(tuple(found), index, reading.as_of, reading.dated)

    @cached_property
    def by_owner(self) -> Mapping[str, Sequence[Happening]]:
        """The events under a word that every name of their owner begins or ends with."""
        found: dict[str, list[Happening]] = defaultdict(list)
        for one in self.happenings:
            for key in keys(one.whose):
                found[key].append(one)
        return found

    @cached_property
    def by_sentence(self) -> Mapping[Extent, Sequence[Statement]]:
        """The figures of each sentence."""
        found: dict[Extent, list[Statement]] = defaultdict(list)
        for one in self.index.statements:
            if one.sentence is not None:
                found[one.sentence].append(one)
        return found

    @cached_property
    def events_of(self) -> Mapping[Extent, Sequence[Happening]]:
        """The events of each sentence."""
        found: dict[Extent, list[Happening]] = defaultdict(list)
        for one in self.happenings:
            found[one.event.sentence].append(one)
        return found

    def near(self, whose: Name) -> Sequence[Happening]:
        """The events of things that a name may mean."""
        found = {one.event.claim: one for key in sorted(keys(whose)) for one in self.by_owner.get(key, ())}
        return list(found.values())

    def moments(self, moment: Moment, *, pointed: int | None = None) -> list[Days]:
        """Every day that one end of a length of time may mean.

        Of something that the text only points at, at this place in it, also what happened to other things that it
        told of before: it may point at them.
        """
        found = [ends for claim in moment.claims if (ends := days(self.index.get(claim))) is not None]
        if moment.subject is not None:
            whose = name(moment.subject, self.index.short)
            kinds = {_KIND.get(what, what) for what in moment.what}
            past = (one for one in self.near(whose) if one.kind in kinds and one.event.tense is Tense.PAST)
            found += [one.days for one in past if alike(one.whose, whose) is not Agreement.DIFFERENT]
            if found and pointed is not None:
                others = (one for one in self.happenings if one.kind in kinds and one.event.tense is Tense.PAST)
                told = (one.days for one in others if one.event.start < pointed)
                found += itertools.islice(told, _MOST)
        if moment.now and self.as_of is not None:
            found.append(Days(self.as_of, self.as_of, f"the article's date, {self.as_of}"))
        return found


def keys(whose: Name) -> frozenset[str]:
    """The words under which a name is looked for: its head, and the first word of a proper one."""
    return frozenset({whose.head, whose.first} if whose.proper else {whose.head}) - {""}


def days(statement: Statement | None) -> Days | None:
    """The days of a date that has them."""
    date = statement.quantity.date if statement is not None else None
    if statement is None or date is None or date.start is None or date.end is None:
        return None
    return Days(date.start, date.end, " ".join(statement.text.split()), statement)


def ends(statement: Statement) -> tuple[Days, Days] | None:
    """The first and the last date of a period, each with its days: 2009 and 2021 of "2009 to 2021"."""
    low, high = (_of_number(number) for number in (statement.quantity.low, statement.quantity.high))
    if low is None or high is None:
        return None
    words = " ".join(statement.text.split())
    return Days(*low, words, statement), Days(*high, words, statement)


def _of_number(number: Decimal | None) -> tuple[datetime.date, datetime.date] | None:
    """The days of YYYY, YYYYMM or YYYYMMDD."""
    digits = "" if number is None else str(int(number))
    if len(digits) not in (4, 6, 8):
        return None
    year, month, day = int(digits[:4]), int(digits[4:6] or 0), int(digits[6:8] or 0)
    try:
        first = datetime.date(year, month or 1, day or 1)
        last = first if day else datetime.date(year, month or 12, calendar.monthrange(year, month or 12)[1])
    except ValueError:
        return None
    return first, last


class Elapsed(NamedTuple):
    """A length of time between two moments in a unit, with the arithmetic, and what takes part in it.

    `weekdays` is how many days from Monday to Friday lie in it, both ends counted, where it goes from day to day.
    """

    interval: Interval
    steps: str
    claims: tuple[Statement, ...]
    weekdays: int | None = None


def allowed(quantity: Quantity) -> Interval:
    """What a length of time allows: whole years and months may be cut down to."""
    interval = quantity.interval.pragmatic()
    if quantity.unit in MINUTES and interval.low is not None and interval.high is not None:
        rounded = Decimal(_ROUNDED) / MINUTES[quantity.unit]
        whole = interval.high - interval.low == 1  # "seven hours", for seven hours and 40 minutes
        return Interval(low=interval.low - rounded, high=interval.high + (_HALF if whole else rounded))
    if quantity.comparator is not Comparator.EXACT or quantity.low is None or quantity.unit not in DAYS:
        return interval
    interval = quantity.interval
    more = quantity.low + (1 if quantity.unit in _CUT else _HALF)
    return Interval(low=interval.low, high=max(more, interval.high or more))


def elapsed(chronicle: Chronicle, lapse: Lapse, unit: str) -> Iterator[Elapsed]:
    """The lengths of time that lie between the moments of a lapse, one for each reading of them."""
    if lapse.since.weekday is not None and lapse.until.weekday is not None:
        between = (lapse.until.weekday - lapse.since.weekday) % _WEEK
        steps = f"from the one day to the other are {between} days, {between + 1} with both"
        yield Elapsed(Interval(low=Decimal(between), high=Decimal(between + 1)), steps, ())
        return
    if lapse.since.clock is not None and lapse.until.clock is not None:
        minutes = (lapse.until.clock - lapse.since.clock) % _DAY
        value = minutes / Decimal(MINUTES.get(unit, 1))
        steps = f"from {_time(lapse.since.clock)} to {_time(lapse.until.clock)} are {_time(minutes)} hours"
        yield Elapsed(Interval(low=value, high=value), steps, ())
        return
    if lapse.since == lapse.until and len(lapse.since.claims) == 1:
        period = chronicle.index.get(lapse.since.claims[0])
        pair = ends(period) if period is not None else None
        if pair is not None:
            yield _between(*pair, unit, chronicle)
        return
    for since in dict.fromkeys(chronicle.moments(lapse.since, pointed=lapse.start if lapse.pointed else None)):
        for until in chronicle.moments(lapse.until):
            if since == until:
                continue
            yield _between(since, until, unit, chronicle)


def _between(since: Days, until: Days, unit: str, chronicle: Chronicle) -> Elapsed:
    least, most = (until.start - since.end).days, (until.end - since.start).days + 1
    scale = DAYS[unit]
    later = until.claim is None and not chronicle.dated
    low, high = Decimal(least) / scale, None if later else Decimal(most) / scale
    claims = tuple(one.claim for one in (since, until) if one.claim is not None)
    shown = Interval(low=round(low, 2), high=None if high is None else round(high, 2))
    steps = f"from {_shown(since)} to {_shown(until)} are {shown} {unit}s"
    exact = since.start == since.end and until.start == until.end
    return Elapsed(
        Interval(low=low, high=high), steps, tuple(dict.fromkeys(claims)), _weekdays(since, until) if exact else None
    )


def _time(minutes: int) -> str:
    """Minutes as hours and minutes: "3:45"."""
    return f"{minutes // 60}:{minutes % 60:02}"


def _weekdays(since: Days, until: Days) -> int:
    """How many days from Monday to Friday lie between two days, both counted."""
    days = (until.start - since.start).days + 1
    weeks, rest = divmod(max(days, 0), _WEEK)
    return weeks * 5 + sum((since.start.weekday() + day) % _WEEK < 5 for day in range(rest))


def _shown(one: Days) -> str:
    return str(one.start) if one.start == one.end else f"[{one.start}, {one.end}]"
