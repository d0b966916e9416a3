"""Claims by the number: articles on invented firms and towns, with conflicts planted among their figures.

An article has a headline and paragraphs about one firm or town and a few others. Most figures are given once. Some are
given again, in the same article or a later one: as they were, rounded, as a bound, under the firm's name in short, in
the headline. A planted conflict is a figure given again with another value. All other figures agree, or speak of
something else: another year, another firm of the same first name, what is expected, a change, the count of another
source. The claims are those that `claims.extract` reads in the text, to which tests/test_scale.py holds them.
"""

import datetime
import functools
import random
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from benchmarks.facts import LAST, Fact, Metric, World
from claims import (
    Attribution,
    Block,
    Claim,
    Comparator,
    DateSpan,
    Document,
    Extent,
    Interval,
    Kind,
    Manner,
    Measures,
    Modality,
    Period,
    Quantity,
    Reading,
    Role,
    Run,
    Where,
)
from claims.interval import above, within

_PUBLISHED = datetime.date(2025, 3, 1)
_SENTENCES, _PARAGRAPHS = 4, 8
# How many facts are given again, how many of these in a later article, and how many paragraphs end in a disputed one.
_AGAIN, _LATER, _DISPUTED = 0.3, 0.4, 0.1
# One conflict is planted to so many claims, and one of so many in a headline.
_PLANTED, _IN_HEADLINE = 400, 5
_FRONT, _SHORT, _LOOSE = 0.4, 0.3, 0.5
_SIGNS = {"USD": "$", "EUR": "€"}
_KINDS = {"%": Kind.PERCENT, "USD": Kind.MONEY, "EUR": Kind.MONEY, "GWh": Kind.MEASURE}
_NOBODY = Attribution()


class Pool(NamedTuple):
    """Articles one after another as one document, its claims, and those of each quantity that has two values."""

    document: Document
    reading: Reading
    planted: tuple[frozenset[str], ...]


def pool(claims: int, skew: str, seed: int = 1) -> Pool:
    """At least so many claims, and hardly more; the same for the same arguments."""
    writer = _Writer(random.Random(f"{seed} {skew}"), skew)
    while len(writer.claims) < claims:
        writer.article()
    text, blocks = "".join(writer.text), tuple(writer.blocks)
    document = Document(name="pool", format="text", sha256="", text=text, published=_PUBLISHED, blocks=blocks)
    reading = Reading(claims=tuple(writer.claims), as_of=_PUBLISHED)
    return Pool(document, reading, tuple(frozenset(fact.ids) for fact in writer.conflicts))


class _Figure(NamedTuple):
    """A figure as written, and what it allows."""

    text: str
    low: Decimal
    high: Decimal | None
    interval: Interval


class _Writer:
    """Writes one article after another, and keeps them as text, blocks and claims."""

    def __init__(self, chance: random.Random, skew: str) -> None:
        self.text: list[str] = []
        self.blocks: list[Block] = []
        self.claims: list[Claim] = []
        self.conflicts: list[Fact] = []
        self._chance = chance
        self._world = World(chance, skew)
        self._at = self._planted = 0
        self._firms: list[str] = []
        self._towns: list[str] = []
        self._later: list[Fact] = []
        self._disputed: list[Fact] = []

    def article(self) -> None:
        """A headline on one figure, and paragraphs on that one and others."""
        self._towns.append(self._world.town())
        self._firms.append(self._world.firm())
        firms = [self._firms[-1], *self._chance.sample(self._firms, min(3, len(self._firms)))]
        towns = [self._towns[-1], self._chance.choice(self._towns)]
        headline = self._headline(firms[0])
        section = self._paragraph([headline], None)
        soon: list[Fact] = []
        for number in range(_PARAGRAPHS):
            facts = [headline] if number == 0 else []
            facts += (self._next(firms, towns, soon) for _ in range(_SENTENCES - len(facts)))
            self._paragraph(facts, section, self._dispute(firms, towns) if self._happens(_DISPUTED) else None)
        self._later += soon

    def _happens(self, chance: float) -> bool:
        return self._chance.random() < chance

    def _next(self, firms: Sequence[str], towns: Sequence[str], soon: list[Fact]) -> Fact:
        """A fact to be given now: one that was given before, or a new one, which may be given again."""
        for waiting in (soon, self._later):
            if len(waiting) > 2 and self._happens(_AGAIN / 2):
                fact = waiting.pop(self._chance.randrange(len(waiting) - 1))
                if not fact.planted and self._happens(_AGAIN):
                    self._later.append(fact)
                return fact
        fact = self._world.fact(firms, towns)
        fact.planted = self._is_due()
        if fact.planted or self._happens(_AGAIN):
            (self._later if self._happens(_LATER) else soon).append(fact)
        return fact

    def _is_due(self, *, headline: bool = False) -> bool:
        """Whether a conflict is to be planted now, in a headline or in the text."""
        due = len(self.claims) // _PLANTED > self._planted and headline == (self._planted % _IN_HEADLINE == 0)
        self._planted += due
        return due

    def _headline(self, firm: str) -> Fact:
        """A fact of the last year, of which there is none of the year before: a headline may speak of either."""
        while True:
            fact = self._world.fact([firm], (), LAST)
            if fact.metric.statistic != "change" and fact.metric.modality is Modality.ACTUAL:
                self._world.tell(fact, LAST - 1)
                fact.planted = self._is_due(headline=True)
                return fact

    def _dispute(self, firms: Sequence[str], towns: Sequence[str]) -> Fact:
        """A fact that one source gives now, or one for which another source gave another value before."""
        if len(self._disputed) > 4:
            fact = self._disputed.pop(0)
            fact.value = self._world.value(fact)
        else:
            fact = self._world.fact(firms, towns)
            self._disputed.append(fact)
        return fact

    def _paragraph(self, facts: Sequence[Fact], section: str | None, disputed: Fact | None = None) -> str:
        """Write a paragraph, or a headline where it stands under none; gives its text."""
        start, first = self._at, len(self.text)
        for fact in facts:
            self._sentence(fact, section, None)
        if disputed is not None:
            self._sentence(disputed, section, self._world.source(other=bool(disputed.ids)))
        text = "".join(self.text[first:]).rstrip()
        role, level = (Role.BODY, None) if section else (Role.HEADING, 1)
        runs = (Run(0, start, start + len(text)),)
        self.blocks.append(
            Block(role=role, level=level, start=start, end=start + len(text), text=text, runs=runs, section=section)
        )
        self._write("\n\n")
        return text

    def _write(self, text: str) -> None:
        self.text.append(text)
        self._at += len(text)

    def _sentence(self, fact: Fact, section: str | None, source: str | None) -> None:
        """Write a sentence that gives a fact, with its year but in a headline, and make its claims."""
        again = bool(fact.ids)
        subject = self._world.short(fact.subject) if again and section and self._happens(_SHORT) else fact.subject
        if fact.planted and len(fact.ids) == 1:
            fact.value = self._world.value(fact)
            self.conflicts.append(fact)
        figure = _figure(fact, loose=again and not fact.planted and self._happens(_LOOSE))
        body = fact.metric.text.format(subject, figure.text)
        front = section is not None and self._happens(_FRONT)
        if not front:
            body = body[0].upper() + body[1:]
        said = body if section is None else f"In {fact.year}, {body}" if front else f"{body} in {fact.year}"
        tail = f", according to the {source}" if source else ""
        start, cited = self._at, self._at + len(said + tail) - len(source or "")
        whole = f"{said}{tail}." if section else said
        self._write(f"{whole} " if section else whole)
        sentence = Extent(start=start, end=start + len(whole))
        where = Where(role=Role.BODY if section else Role.HEADING, section=section)
        citation = (
            Attribution(manner=Manner.NAMED, text=source, start=cited, end=cited + len(source)) if source else _NOBODY
        )
        for at, text, quantity, measures in _figures(fact, figure, subject, said, body):
            place = start + at
            self.claims.append(
                Claim(
                    id=f"{len(self.claims):016x}",
                    start=place,
                    end=place + len(text),
                    text=text,
                    sentence=sentence,
                    where=where,
                    quantity=quantity,
                    measures=measures,
                    citation=citation,
                )
            )
            if quantity.kind is not Kind.DATE:
                fact.ids.append(self.claims[-1].id)


def _figures(
    fact: Fact, figure: _Figure, subject: str, said: str, body: str
) -> Iterator[tuple[int, str, Quantity, Measures]]:
    """The figures of a sentence in their order: place, words, quantity, and what that measures."""
    name, year = fact.metric.name, str(fact.year)
    headline = said == body
    period = Period() if headline else _period(fact.year)
    if said.startswith(f"In {year}, "):
        yield 3, year, _dated(fact.year), Measures(subject=subject, period=period, modality=fact.metric.modality)
    measures = Measures(
        metric=name.capitalize() if body.startswith(name.capitalize()) else name,
        statistic=fact.metric.statistic,
        subject=subject,
        period=period,
        modality=fact.metric.modality,
    )
    yield said.index(body) + body.rindex(figure.text), figure.text, _quantity(figure, fact.metric), measures
    if said.endswith(f" in {year}"):
        dated = Measures(subject=subject, period=period, modality=fact.metric.modality)
        yield len(said) - len(year), year, _dated(fact.year), dated


def _figure(fact: Fact, *, loose: bool) -> _Figure:
    """The value as a writer gives it; a loose one rounds it, or says what it is more than."""
    number, digits = Decimal(fact.value), str(fact.value)
    match fact.metric.style:
        case "%":
            return _exact(f"{number / 10:.1f}{' percent' if loose else '%'}", number / 10, Decimal("0.1"))
        case "USD" | "EUR" as currency:
            places = 0 if loose else 1
            millions = round(number / 10, places)
            return _exact(f"{_SIGNS[currency]}{millions} million", millions.scaleb(6), Decimal(10) ** (6 - places))
        case "GWh":
            return _exact(f"{number} GWh", number, Decimal(1))
        case noun if loose and fact.value >= 1_000_000:
            millions = round(number.scaleb(-6), 2)
            return _exact(f"{millions} million {noun}", millions.scaleb(6), Decimal(10_000))
        case noun if loose:
            low = Decimal(digits[:2].ljust(len(digits), "0")) - (digits[2:].strip("0") == "")
            return _Figure(f"more than {low:,} {noun}", low, None, above(low, len(str(low).rstrip("0")), reached=False))
        case noun:
            return _exact(f"{number:,} {noun}", number, Decimal(10) ** (len(digits) - len(digits.rstrip("0"))))


def _exact(text: str, value: Decimal, quantum: Decimal) -> _Figure:
    return _Figure(text, value, value, within(value, value, quantum))


def _quantity(figure: _Figure, metric: Metric) -> Quantity:
    return Quantity(
        low=figure.low,
        high=figure.high,
        unit=metric.unit,
        kind=_KINDS.get(metric.style, Kind.COUNT),
        comparator=Comparator.MORE_THAN if figure.high is None else Comparator.EXACT,
        direction=metric.direction,
        interval=figure.interval,
    )


def _dated(year: int) -> Quantity:
    number, period = Decimal(year), _period(year)
    return Quantity(
        low=number,
        high=number,
        unit="date",
        kind=Kind.DATE,
        interval=Interval(low=number, high=number),
        date=DateSpan(start=period.start, end=period.end),
    )


@functools.cache
def _period(year: int) -> Period:
    """A year's days, which `claims.extract` shares as well between the figures that are about it."""
    return Period(start=datetime.date(year, 1, 1), end=datetime.date(year, 12, 31))
