"""What is extracted from an article: claims, and the statements about claims that checks need."""

import datetime
import math
from collections.abc import Iterator
from decimal import Context, Decimal
from enum import StrEnum
from typing import Annotated

from pydantic import PlainSerializer

from claims.document import Extent, Role
from claims.interval import Interval
from claims.model import Value


def as_number(value: Decimal | None) -> int | float | None:
    """A JSON number for a Decimal: an integer where it is one, otherwise a double (15 significant digits).

    The rounding comes first, so that a number which was written and read again gives the same JSON.
    """
    if value is None:
        return None
    number = float(Context(prec=15).plus(value))
    if not math.isfinite(number):
        raise OverflowError(f"{value} is beyond a double")
    return int(number) if number.is_integer() and abs(number) < 10**15 else number


Number = Annotated[Decimal | None, PlainSerializer(as_number, return_type=int | float | None, when_used="json")]


class Kind(StrEnum):
    """What sort of figure a quantity is."""

    PERCENT = "percent"
    FRACTION = "fraction"
    POINTS = "points"
    MULTIPLE = "multiple"
    COUNT = "count"
    MONEY = "money"
    MEASURE = "measure"
    DURATION = "duration"
    RANK = "rank"
    DATE = "date"
    PLAIN = "plain"


class Comparator(StrEnum):
    """How the text bounds the number it writes."""

    EXACT = "exact"
    ABOUT = "about"
    NEARLY = "nearly"
    MORE_THAN = "more_than"
    AT_LEAST = "at_least"
    LESS_THAN = "less_than"
    AT_MOST = "at_most"
    UP_TO = "up_to"
    BETWEEN = "between"


class Direction(StrEnum):
    """Whether the text says that the quantity went up or down."""

    UP = "up"
    DOWN = "down"


class Modality(StrEnum):
    """The standing of a figure: a fact, or something expected, wanted, denied or replaced."""

    ACTUAL = "actual"
    FORECAST = "forecast"
    TARGET = "target"
    DENIED = "denied"
    SUPERSEDED = "superseded"


class Tense(StrEnum):
    """Where a clause puts what it tells, seen from the article: "opened", "opens", "will open", "was to open".

    `UNSURE` is what a clause leaves open ("may open", "would open", "to open").
    """

    PAST = "past"
    PRESENT = "present"
    FUTURE = "future"
    PLANNED = "planned"
    UNSURE = "unsure"


class DateSpan(Value):
    """The days that a date or period covers.

    `missing` names the parts that the text leaves out, filled in or not: "year", "month", or for a relative date the
    "anchor" that it counts from.
    """

    start: datetime.date | None = None
    end: datetime.date | None = None
    missing: tuple[str, ...] = ()


class Period(Value):
    """The days that a figure is about."""

    start: datetime.date | None = None
    end: datetime.date | None = None


class Quantity(Value):
    """A figure as written: numbers with multipliers expanded, its unit, and the interval of values that it allows."""

    low: Number = None
    high: Number = None
    unit: str | None = None
    kind: Kind
    comparator: Comparator = Comparator.EXACT
    direction: Direction | None = None
    interval: Interval
    date: DateSpan | None = None


class Measures(Value):
    """What a quantity measures, slot by slot; None where neither the sentence nor its context says.

    `metric` is the noun that is measured (with its modifiers), `statistic` how ("share", "count", "change", "ratio",
    "rank", "mean" …), `subject` whose figure it is, `whole` the population or denominator, `per` a rate's base,
    `basis` what a comparison or change starts from.
    """

    metric: str | None = None
    statistic: str | None = None
    subject: str | None = None
    whole: str | None = None
    place: str | None = None
    period: Period = Period()
    per: str | None = None
    basis: str | None = None
    modality: Modality = Modality.ACTUAL


class Manner(StrEnum):
    """How the text points at a source."""

    NAMED = "named"
    LINKED = "linked"
    FOOTNOTE = "footnote"
    CARRIED = "carried"
    VAGUE = "vague"
    NONE = "none"


class Attribution(Value):
    """Whom the sentence, or the passage it stands in, cites: the words that say so and their place in the file.

    For manner "none" there is nothing more. For "linked", `text` is the link's text and `url` where it leads.
    """

    manner: Manner = Manner.NONE
    text: str | None = None
    start: int | None = None
    end: int | None = None
    url: str | None = None


class Where(Value):
    """The place of a claim in the article's structure: role, section heading, and a table cell's labels."""

    role: Role
    section: str | None = None
    row: str | None = None
    column: str | None = None


class Claim(Value):
    """One numeric claim: its words, its quantity, what that measures, and whom the text cites for it."""

    id: str
    start: int
    end: int
    text: str
    sentence: Extent
    where: Where
    quantity: Quantity
    measures: Measures
    citation: Attribution


class Operand(Value):
    """One side of a stated relation: a claim of the Reading where one is meant, and the words that name the side."""

    role: str
    claim: str | None = None
    subject: str | None = None
    start: int | None = None
    end: int | None = None


class Relation(Value):
    """A relation that the text states between figures ("nearly three times that of the United States").

    `kind` is "ratio", "change", "difference", "share" or "rank"; "part" and "split" for what cannot exceed a whole,
    alone or together; "total", "rest", "mean of", "product", "products", "mean", "number" and "again" for sums and
    products.
    `claim` is the claim that states it. `direction` is the way that its words leave no doubt of: the number itself
    rose or fell, or is so many times more or less. `sought` says that no words tie the operands to the claim: they
    are what is near and of its kind, and only a claim that is a slip of theirs is held against them.
    """

    kind: str
    claim: str
    operands: tuple[Operand, ...]
    start: int
    end: int
    direction: Direction | None = None
    sought: bool = False


class Superlative(Value):
    """A superlative without a figure ("the largest chip maker in China").

    It implies rank one, from the top or the bottom.
    """

    text: str
    start: int
    end: int
    direction: Direction
    subject: str | None = None
    metric: str | None = None
    whole: str | None = None
    place: str | None = None


class Enumeration(Value):
    """A list that the text counts ("three companies: A, B and C"): the claim that counts, and the listed items.

    The items can be from `fewest` to `most` things, since names hold an "and" themselves; None where one end is not
    known.
    """

    claim: str
    items: tuple[Extent, ...]
    fewest: int | None = None
    most: int | None = None
    start: int
    end: int


class Event(Value):
    """Something that the text dates ("founded in 2019"): what happened, to whom, and the date's claim.

    `by` is who did it, where the subject is not. `at` is the word that ties the date to it ("in", "by", "since").
    `marks` are words of its clause that tell it from other events of its kind ("first", "again", "in Leeds"). `pointed`
    says that the subject is named by what it points back at ("it", "the company"), not by the clause itself, and
    `active` that the subject did it. `thing` is where the subject's word stands: two clauses may share it.
    """

    claim: str
    what: str
    subject: str | None = None
    modality: Modality = Modality.ACTUAL
    tense: Tense = Tense.UNSURE
    by: str | None = None
    at: str = ""
    marks: tuple[str, ...] = ()
    pointed: bool = False
    active: bool = False
    thing: int | None = None
    sentence: Extent
    start: int
    end: int


class Order(Value):
    """Two dates of a sentence of which it says which comes first: "closed in 2014 before being sold in 2016".

    `words` are those that say so. `reported` is for what a dated source tells: its figures are no younger than itself.
    """

    earlier: str
    later: str
    words: str
    reported: bool = False
    start: int
    end: int


class Moment(Value):
    """One end of a length of time: the claims of dates that may be meant, a weekday, a time of day, an event, or now.

    Of an event only the name is known ("founded"), and whose it is; where it is dated, the article says. `weekday`
    counts from Monday, which is 0, and `clock` are minutes after midnight; `start` to `end` is where it stands.
    """

    claims: tuple[str, ...] = ()
    weekday: int | None = None
    clock: int | None = None
    start: int | None = None
    end: int | None = None
    what: tuple[str, ...] = ()
    subject: str | None = None
    now: bool = False


class Lapse(Value):
    """A length of time that the text measures from one moment to another: "for 12 years, from 2009 to 2021".

    `claim` is the length, age or anniversary; `pointed` says that it is one of something that the text points back at.
    """

    claim: str
    kind: str
    since: Moment
    until: Moment
    pointed: bool = False
    start: int
    end: int


class NotChecked(Value):
    """Something that was read and could not be decided, and why."""

    what: str
    why: str


class Reading(Value):
    """Everything read from one article; iterating it gives its claims in the order of the text.

    `dated` says that `as_of` is the article's own date, or was given; else it is only the latest day that the text
    speaks of, and the article may be younger.
    """

    claims: tuple[Claim, ...] = ()
    relations: tuple[Relation, ...] = ()
    superlatives: tuple[Superlative, ...] = ()
    enumerations: tuple[Enumeration, ...] = ()
    events: tuple[Event, ...] = ()
    orders: tuple[Order, ...] = ()
    lapses: tuple[Lapse, ...] = ()
    not_checked: tuple[NotChecked, ...] = ()
    as_of: datetime.date | None = None
    dated: bool = False

    def __iter__(self) -> Iterator[Claim]:  # type: ignore[override]
        return iter(self.claims)

    def __len__(self) -> int:
        return len(self.claims)
