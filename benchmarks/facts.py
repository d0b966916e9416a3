"""Invented facts by the number: what firms and towns had, made, sold or suffered in a year, no value twice for one."""

import itertools
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from claims import Direction, Modality

SKEWS = ("realistic", "bad")
"""How facts are spread over what is measured: evenly enough, or so that a tenth of all claims is of one sort."""
LAST = 2024
"""The last year of which there are facts; what is expected is of later ones."""
_YEARS, _AHEAD = range(2005, LAST + 1), range(2026, 2029)
# The part of the figures that the first metric makes up in a bad skew: with as many years, a tenth of all claims.
_BAD = 0.24

_ONSETS = "Ald Bran Carr Dun Esk Fen Glen Hart Inver Kel Lang Mor Nor Oak Pen Quen Rav Sand Thorn Ul Ver Wes Yar Zel"
_MIDDLES = "er en ing ar ow el in am or at il ev"
_ENDS = "moor wick dale nock ford mere bury ton gate holm stead combe field ham by thorpe"
_TRADES = "Ferries Power Hospital Motors Hotels Homes Post Foods Steel Water Textiles Airways Chemicals Logistics"
_SORTS = ("", "", "", "General ", "Royal ", "Rail ", "Savings ", "United ")
_SOURCES = ("Institute", "Times", "Observatory", "Review")


class Metric(NamedTuple):
    """What is measured: how a sentence says it of a subject with a figure, and what `claims.extract` makes of that."""

    text: str
    name: str
    style: str
    unit: str
    statistic: str | None = None
    direction: Direction | None = None
    modality: Modality = Modality.ACTUAL

    @property
    def of_town(self) -> bool:
        """Whether towns have it, and not firms."""
        return " in {}" in self.text


_DEEDS = {
    "carried": "passengers containers cyclists",
    "treated": "patients",
    "sold": "cars bicycles tractors phones tickets ovens",
    "built": "houses boats bridges schools",
    "delivered": "parcels letters meals books",
    "planted": "trees vines shrubs",
    "trained": "teachers nurses pilots engineers",
    "repaired": "roofs pumps",
    "is expected to carry": "passengers",
    "is expected to sell": "cars",
    "is expected to build": "houses",
}
_METRICS = (
    Metric("{} had revenue of {}", "revenue", "USD", "USD"),
    Metric("{} employed {}", "people", "people", "people", "count"),
    Metric("the unemployment rate in {} was {}", "unemployment rate", "%", "percent", "rate"),
    Metric("the net profit of {} was {}", "net profit", "USD", "USD"),
    Metric("revenue at {} rose {}", "revenue", "%", "percent", "change", Direction.UP),
    Metric("{} produced {} of electricity", "electricity", "GWh", "GWh"),
    Metric("{} had debts of {}", "debts", "EUR", "EUR"),
    Metric("the turnout in {} was {}", "turnout", "%", "percent"),
    Metric("the occupancy rate of {} was {}", "occupancy rate", "%", "percent", "rate"),
    Metric("revenue at {} fell {}", "revenue", "%", "percent", "change", Direction.DOWN),
    *(
        Metric(
            text=f"{{}} {deed} {{}}",
            name=noun,
            style=noun,
            unit=noun.removesuffix("s"),
            statistic="count",
            modality=Modality.FORECAST if "expected" in deed else Modality.ACTUAL,
        )
        for deed, nouns in _DEEDS.items()
        for noun in nouns.split()
    ),
)


@dataclass(slots=True)
class Fact:
    """One quantity: how much of what, whose and when, in units of its last digit; `ids` are the claims that give it.

    Where a conflict is `planted`, the claim that gives it second has another value.
    """

    metric: Metric
    subject: str
    year: int
    value: int
    planted: bool = False
    ids: list[str] = field(default_factory=list)


class World:
    """Firms and towns, and facts of them; everything is drawn from one source of chance."""

    def __init__(self, chance: random.Random, skew: str) -> None:
        self._chance = chance
        self._weights = _weights(skew)
        self._firsts = _firsts(chance)
        self._family: list[str] = []
        self._alone: set[str] = set()
        self._town = ""
        self._told: set[tuple[str, str, int]] = set()
        self._values: set[tuple[str, str, str]] = set()

    def firm(self) -> str:
        """A new firm: one that is alone with its first name, or another one of a family."""
        if not self._family:
            first = next(self._firsts)
            size = 1 if self._chance.random() < 0.7 else self._chance.randrange(2, 5)
            trades = self._chance.sample(_TRADES.split(), size)
            self._family = [f"{first} {self._chance.choice(_SORTS)}{trade}" for trade in trades]
            if size == 1:
                self._alone.add(self._family[0])
        return self._family.pop()

    def town(self) -> str:
        """A new town; some lie north of the one before."""
        north = self._town and not self._town.startswith("North ") and self._chance.random() < 0.3
        self._town = f"North {self._town}" if north else next(self._firsts)
        return self._town

    def source(self, *, other: bool) -> str:
        """Whoever counts something; a source of the `other` kind shares no word with one of the first."""
        return f"{next(self._firsts)} {self._chance.choice(_SOURCES[other::2])}"

    def short(self, subject: str) -> str:
        """The name of a subject in short, where that is no other's."""
        return subject.split()[0] if subject in self._alone else subject

    def fact(self, firms: Sequence[str], towns: Sequence[str], year: int | None = None) -> Fact:
        """A fact that was not told before."""
        while True:
            (metric,) = self._chance.choices(_METRICS, cum_weights=self._weights)
            subjects = towns if metric.of_town else firms
            if not subjects:
                continue
            subject = self._chance.choice(subjects)
            when = year or self._chance.choice(_YEARS if metric.modality is Modality.ACTUAL else _AHEAD)
            if (metric.text, subject, when) not in self._told:
                fact = Fact(metric, subject, when, 0)
                self.tell(fact, when)
                fact.value = self.value(fact)
                return fact

    def tell(self, fact: Fact, year: int) -> None:
        """Take the fact for told, as if it were of this year."""
        self._told.add((fact.metric.text, fact.subject, year))

    def value(self, fact: Fact) -> int:
        """A value for a fact, other in its first three digits than any that its subject had, and far from its own."""
        while True:
            value = self._chance.randrange(*_RANGES.get(fact.metric.style, _COUNTS))
            if fact.metric.style not in _RANGES:
                value *= 10 ** self._chance.choice((0, 0, 1, 1, 2, 3))
            key = (fact.metric.text, fact.subject, str(value)[:3])
            far = len(str(value)) == len(str(fact.value)) and abs(value - fact.value) * 10 > 3 * fact.value
            if key not in self._values and (far or not fact.value):
                self._values.add(key)
                return value


# In tenths of a percent, tenths of a million and gigawatt hours; counts have four digits and up to three noughts.
_RANGES = {"%": (101, 899), "USD": (1001, 9999), "EUR": (1001, 9999), "GWh": (101, 999)}
_COUNTS = (1001, 9999)


def _weights(skew: str) -> list[float]:
    """How often each metric is spoken of, summed up: each less than the one before, or the first far more often."""
    weights = [1 / (rank + 5) for rank in range(len(_METRICS))]
    if skew == "bad":
        weights[0] = sum(weights[1:]) * _BAD / (1 - _BAD)
    return list(itertools.accumulate(weights))


def _firsts(chance: random.Random) -> Iterator[str]:
    """First names of firms and towns, each once."""
    parts = list(itertools.product(_ONSETS.split(), _MIDDLES.split(), _MIDDLES.split(), _ENDS.split()))
    chance.shuffle(parts)
    return map("".join, parts)
