"""Sources, what a person read in them, and how a claim leans on one."""

import datetime
from decimal import Decimal
from functools import cached_property
from typing import Any, NoReturn, Self

from pydantic import (
    ConfigDict,
    Field,
    SerializerFunctionWrapHandler,
    field_validator,
    model_serializer,
    model_validator,
)
from pydantic_core import PydanticCustomError

from claims import Attribution, Comparator, Direction, Kind, Measures, Modality, Period, Quantity, period, quantity
from claims.claim import Number
from claims.model import Value
from claims.statement import Statement

# How each comparator is put in words, so that ends which are given as numbers go through the grammar as others do.
_WORDED = {
    Comparator.EXACT: "{low}",
    Comparator.ABOUT: "about {low}",
    Comparator.NEARLY: "nearly {low}",
    Comparator.MORE_THAN: "more than {low}",
    Comparator.AT_LEAST: "at least {low}",
    Comparator.LESS_THAN: "less than {high}",
    Comparator.AT_MOST: "at most {high}",
    Comparator.UP_TO: "up to {high}",
    Comparator.BETWEEN: "{low} to {high}",
}
# What an audit says of every source, known or not.
ALWAYS = frozenset({"id", "title", "publisher", "aliases", "issued", "url"})
_STATISTICS = {Kind.RANK: "rank", Kind.MULTIPLE: "ratio", Kind.COUNT: "count", Kind.POINTS: "change"}


class Figure(Value):
    """A figure that a person read in a source, in the shape of a claim: `statement` compares as a claim's does.

    What it measures is in the slots of claims.claim.Measures; `statistic` may be left out where the figure says it (a
    percentage of a `whole` is a share). The figure is a `value` as the source writes it ("more than 61.1%"), or the
    numbers `low` and `high` with a `comparator`; `unit` is needed only where the value does not show it. `locator` says
    where in the source it stands, and `read_by` and `read_on` who read it and when.
    """

    metric: str
    statistic: str | None = None
    subject: str | None = None
    whole: str | None = None
    place: str | None = None
    period: str | None = None
    per: str | None = None
    basis: str | None = None
    modality: Modality = Modality.ACTUAL
    direction: Direction | None = None
    value: str | None = None
    low: Number = None
    high: Number = None
    comparator: Comparator | None = None
    unit: str | None = None
    locator: str | None = None
    read_by: str | None = None
    read_on: datetime.date | None = None
    note: str | None = None

    @field_validator("value", mode="before")
    @classmethod
    def _as_written(cls, value: object) -> object:
        """A number or date of TOML as text."""
        if isinstance(value, Decimal | int | datetime.date) and not isinstance(value, bool | datetime.datetime):
            return str(value)
        return value

    @field_validator("period", mode="before")
    @classmethod
    def _as_text(cls, value: object) -> object:
        return cls._as_written(value)

    @field_validator("period")
    @classmethod
    def _is_period(cls, text: str | None) -> str | None:
        if text is not None:
            period(text)
        return text

    @model_validator(mode="after")
    def _is_figure(self) -> Self:
        given = [name for name in ("low", "high", "comparator") if getattr(self, name) is not None]
        if self.value is not None and given:
            _refuse(given[0], f"value says what {given[0]} says; keep one of them")
        text = self.text
        try:
            quantity(text, self.unit)
        except ValueError as error:
            _refuse("value" if self.value is not None else given[0] if given else None, str(error))
        return self

    @cached_property
    def text(self) -> str:
        """The figure as written: the value, or the ends in words ("at least 300")."""
        if self.value is not None:
            return self.value
        if self.low is None and self.high is None:
            _refuse(None, "value is missing")
        comparator = self.comparator or (Comparator.EXACT if self.low == self.high else Comparator.BETWEEN)
        words = _WORDED[comparator]
        for name, end in (("low", self.low), ("high", self.high)):
            if (f"{{{name}}}" in words) == (end is None) and not (end == self.low == self.high):
                _refuse(
                    name,
                    f"{name} {'is missing' if end is None else 'has no meaning'} where the comparator is "
                    f"{comparator.value}",
                )
        return words.format(low=_digits(self.low), high=_digits(self.high))

    @cached_property
    def quantity(self) -> Quantity:
        """The figure as an article's would be read, with the interval that it allows."""
        read = quantity(self.text, self.unit)
        return read if self.direction is None else read.model_copy(update={"direction": self.direction})

    @cached_property
    def measures(self) -> Measures:
        """What the figure measures."""
        kind = self.quantity.kind
        is_share = kind in (Kind.PERCENT, Kind.FRACTION) and self.whole is not None
        return Measures(
            metric=self.metric,
            statistic=self.statistic or ("share" if is_share else _STATISTICS.get(kind)),
            subject=self.subject,
            whole=self.whole,
            place=self.place,
            period=Period() if self.period is None else period(self.period),
            per=self.per,
            basis=self.basis,
            modality=self.modality,
        )

    @cached_property
    def statement(self) -> Statement:
        """The figure and what it measures, as claims.comparison takes them."""
        return Statement(quantity=self.quantity, measures=self.measures, text=self.text)


def _digits(end: Decimal | None) -> str:
    return "" if end is None else f"{end:f}"


def _refuse(field: str | None, problem: str) -> NoReturn:
    """Refuse a model because of one of its fields, which the error names beside the problem."""
    raise PydanticCustomError("figure", "{problem}", {"field": field, "problem": problem})


class Source(Value):
    """A registered source: what articles cite, in the fields of CSL (the Citation Style Language).

    `type` is one of CSL's item types. `issued` and `accessed` are as precise as known: "2024", "2024-04" or
    "2024-04-15". A person in `author` or `editor` is written "Family, Given", an organisation by its name. `aliases`
    are other names that articles use. `figures` are what a person read in it; only the registry has them: an audit
    names a source and shows as evidence what it used of it.
    """

    model_config = ConfigDict(populate_by_name=True)

    id: str
    title: str
    type: str | None = None
    container_title: str | None = Field(default=None, alias="container-title")
    publisher: str | None = None
    publisher_place: str | None = Field(default=None, alias="publisher-place")
    author: tuple[str, ...] = ()
    editor: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    issued: str | None = None
    accessed: str | None = None
    url: str | None = Field(default=None, alias="URL")
    doi: str | None = Field(default=None, alias="DOI")
    isbn: str | None = Field(default=None, alias="ISBN")
    issn: str | None = Field(default=None, alias="ISSN")
    genre: str | None = None
    number: str | None = None
    edition: str | None = None
    volume: str | None = None
    issue: str | None = None
    page: str | None = None
    language: str | None = None
    note: str | None = None
    figures: tuple[Figure, ...] = Field(default=(), alias="figure", exclude=True)

    @model_serializer(mode="wrap")
    def _known(self, handler: SerializerFunctionWrapHandler) -> dict[str, Any]:
        """Of what few sources have, only what is known of this one."""
        dumped: dict[str, Any] = handler(self)
        return {field: value for field, value in dumped.items() if value or field in ALWAYS}


class Citation(Attribution):
    """An attribution and the registered source it means; `source` is None where it means none of them."""

    source: str | None = None


class Evidence(Value):
    """What a source says of a claim: the passage or registered figure, how it relates to the claim, and why."""

    source: str
    locator: str | None = None
    passage: str | None = None
    figure: str | None = None
    relation: str
    why: str

    @property
    def shown(self) -> str:
        """The reason, and below it the passage with its place."""
        if self.passage is None:
            return self.why
        return f'{self.why}\n{self.locator or "there"}: "{self.passage}"'
