"""Figures that stand in two units or currencies ("12 miles (19 km)"), and whether the second converts the first.

Writers round what they convert, so two figures agree where one lies within a few per cent of what the other allows. A
unit of several sizes (a gallon, a ton) is read as any of them. Money is converted only by a rate that the article
gives ("£1 = $1.25"), or that at least three of its conversions agree on. The vocabulary is lexicon/conversions.toml.
"""

import functools
import itertools
import re
import statistics
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any, NamedTuple

from claims import lexicon
from claims.claim import Claim, Comparator, Kind, Quantity
from claims.equations.equation import figure, shown
from claims.interval import Interval

# How far a writer rounds what he converts, as a part of it, and in degrees of temperature.
_ROUNDED = Decimal("0.03")
_DEGREES = Decimal(2)
_TEMPERATURES = frozenset({"degC", "degF", "K"})
# An exchange rate moves by a few per cent in a year.
_MOVES = Decimal("0.04")
_FEWEST_RATES = 3
# The rates that an article's conversions imply must agree this well to be one rate, and be missed by so much.
_ALIKE, _APART = Decimal("0.05"), Decimal("0.15")
# What cannot be a slip in a conversion is no conversion.
_FARTHEST = 30
# Words between two figures of two systems of units that are one, and what can be no slip where a comma joins them.
_FAR, _FARTHEST_BESIDE = 8, Decimal("2.5")
# A length of time in brackets may be that of something else, and is no rounder than it is written.
_FARTHEST_TIME = 3
_POWER = re.compile(r"(?<=[A-Za-z])([23])(?![0-9])")
_PRIMES = ("'", '"', "′", "″", "’", "”")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)?")
_BRACKETS = ("(", "[")
_SPACES = re.compile(r"\s+")
_WORD = re.compile(r"[^\W\d_]+")
_CONVERTED = frozenset({Kind.MEASURE, Kind.MONEY, Kind.DURATION})
_BOUNDED = (Comparator.MORE_THAN, Comparator.AT_LEAST, Comparator.LESS_THAN, Comparator.AT_MOST, Comparator.UP_TO)
_TABLE = lexicon.load("conversions")


class Conversion(NamedTuple):
    """A figure, the same in another unit, and what the first comes to in that unit; `steps` is the arithmetic."""

    given: Claim
    converted: Claim
    comes_to: Interval
    steps: str

    @property
    def holds(self) -> bool:
        """Whether the second figure can be a rounded conversion of the first."""
        return self.comes_to.meets(_meant(self.converted.quantity))


def conversions(claims: Sequence[Claim], text: str) -> Iterator[Conversion]:
    """The conversions of an article that can be worked out, but for those whose rate nobody gives."""
    beside = [pair for pair in itertools.pairwise(claims) if _are_joined(*pair, text) or _are_beside(*pair, text)]
    rates = dict(_implied([pair for pair in beside if _are_money(*pair)])) | dict(_stated(claims, text))
    for given, converted in beside:
        if _are_money(given, converted):
            found = _exchanged(given, converted, rates)
        else:
            found = _converted(given, converted, text)
        if found is not None:
            yield found


def _are_joined(first: Claim, second: Claim, text: str) -> bool:
    """Whether a bracket or "or" makes the second figure the first in another unit."""
    one, other = first.quantity, second.quantity
    # "7.4 hours (7 hours and 40 minutes)": both are in hours, and written in two ways.
    composed = one.kind is Kind.DURATION and _is_composed(second) and not _is_composed(first)
    if one.kind is not other.kind or one.kind not in _CONVERTED or (one.unit == other.unit and not composed):
        return False
    # A prime may stand for feet or for minutes of arc.
    if first.text.endswith(_PRIMES) or second.text.endswith(_PRIMES):
        return False
    between = _SPACES.sub(" ", text[first.end : second.start]).strip()
    behind = text[second.end : second.end + 2].lstrip()[:1]
    if one.kind is Kind.DURATION and not (between in _BRACKETS or _is_composed(second)):
        return False
    return any(between == joint and (behind in ends or not behind) for joint, ends in _TABLE["joints"])


def _are_beside(first: Claim, second: Claim, text: str) -> bool:
    """Whether two measures of the metric and of another system stand in one clause, and nothing says that they are two.

    "96 kilometres, roughly 60 miles", "1.91 metres, which is read out as six feet three inches".
    """
    if first.quantity.kind is not Kind.MEASURE or second.quantity.kind is not Kind.MEASURE:
        return False
    if first.sentence != second.sentence or _is_imperial(first) == _is_imperial(second):
        return False
    between = text[first.end : second.start].lower()
    said = _WORD.findall(between)
    if not between.lstrip().startswith((",", "–", "—", "or ", "which ")) or not set(';:()[]"').isdisjoint(between):
        return False
    if any(map(str.isdigit, between)) or len(said) > _FAR or not set(_TABLE["parted"]).isdisjoint(said):
        return False
    found = _converted(first, second, text)
    stated = second.quantity.low if second.quantity.low is not None else second.quantity.high
    if found is None or stated is None:
        return False
    near = _widened(found.comes_to, _FARTHEST_BESIDE - 1)
    return near.high is not None and stated <= near.high and (found.comes_to.low or 0) <= stated * _FARTHEST_BESIDE


def _is_imperial(claim: Claim) -> bool:
    return (claim.quantity.unit or "").partition("/")[0].rstrip("23") in _TABLE["imperial"]


def _is_composed(claim: Claim) -> bool:
    """Whether a length of time is written as a whole and its parts: "7 hours and 40 minutes"."""
    return len(_NUMBER.findall(claim.text)) > 1


def _are_money(first: Claim, second: Claim) -> bool:
    return first.quantity.kind is second.quantity.kind is Kind.MONEY


def _meant(quantity: Quantity) -> Interval:
    """The values that a figure allows; of a bound, those that its number rounds."""
    if quantity.comparator not in _BOUNDED:
        return quantity.interval
    value = quantity.low if quantity.low is not None else quantity.high
    if value is None:
        return quantity.interval
    return _widened(Interval(low=value, high=value), _ROUNDED)


def _widened(interval: Interval, part: Decimal, least: Decimal = Decimal(0)) -> Interval:
    low, high = interval.low, interval.high
    return Interval(
        low=None if low is None else low - max(abs(low) * part, least),
        high=None if high is None else high + max(abs(high) * part, least),
    )


def _converted(given: Claim, converted: Claim, text: str) -> Conversion | None:
    """A measure in the other unit; the reading that comes closest, where its unit has several sizes."""
    found = [
        one
        for unit in _readings(given, text)
        for into in _readings(converted, text)
        if (one := _worked(given, converted, unit, into)) is not None
    ]
    return next((one for one in found if one.holds), found[0]) if found else None


def _readings(claim: Claim, text: str) -> Sequence[str]:
    unit = claim.quantity.unit or ""
    at_sea = not set(_TABLE["at_sea"]).isdisjoint(
        _WORD.findall(text[claim.sentence.start : claim.sentence.end].lower())
    )
    sizes: Mapping[str, Sequence[str]] = _TABLE["readings"]
    base, slash, per = unit.partition("/")
    if at_sea and base == "mile":
        return [unit, f"nautical_mile{slash}{per}"]
    return [f"{size}{slash}{per}" for size in sizes.get(base, (base,))]


def _worked(given: Claim, converted: Claim, unit: str, into: str) -> Conversion | None:
    line = _line(unit, into)
    value = given.quantity.low if given.quantity.low is not None else given.quantity.high
    stated = converted.quantity.low if converted.quantity.low is not None else converted.quantity.high
    if line is None or value is None or stated is None:
        return None
    factor, zero = line
    comes, meant = factor * value + zero, _meant(given.quantity)
    is_temperature = given.quantity.unit in _TEMPERATURES
    is_time = given.quantity.kind is Kind.DURATION
    farthest = _FARTHEST_TIME if is_time else _FARTHEST
    if not is_temperature and not (comes > 0 and stated > 0 and comes / farthest <= stated <= comes * farthest):
        return None
    ends = Interval(low=_along(line, meant.low), high=_along(line, meant.high))
    rounded = Decimal(0) if is_temperature or is_time else _ROUNDED
    wide = _widened(ends, rounded, _DEGREES if is_temperature else Decimal(0))
    shift = f" {'+' if zero > 0 else '-'} {figure(abs(zero))}" if zero else ""
    steps = (
        f"{figure(value)} {given.quantity.unit} × {figure(factor)}{shift} = {figure(comes)} {converted.quantity.unit}"
        if given.quantity.unit != converted.quantity.unit
        else f'"{converted.text}" = {figure(stated)} {converted.quantity.unit}; "{given.text}"'
    )
    return Conversion(given, converted, wide, f"{steps}, with its rounding {shown(wide)}")


def _along(line: tuple[Decimal, Decimal], value: Decimal | None) -> Decimal | None:
    return None if value is None else line[0] * value + line[1]


@functools.cache
def _line(unit: str, into: str) -> tuple[Decimal, Decimal] | None:
    """What a value of one unit is multiplied by, and what is added then; None where they do not convert."""
    import pint

    quantity = _registry().Quantity
    try:
        names = [_POWER.sub(r"**\1", name) for name in (unit, into)]
        zero, one = (Decimal(quantity(Decimal(value), names[0]).to(names[1]).magnitude) for value in (0, 1))
    except (pint.PintError, AttributeError, TypeError, ValueError):
        return None
    return (one - zero, zero) if one > zero else None


@functools.cache
def _registry() -> Any:
    import pint

    return pint.UnitRegistry(non_int_type=Decimal)


class _Rate(NamedTuple):
    """How much of one currency another buys, and who says so."""

    value: Decimal
    by: str


Rates = Mapping[tuple[str, str], _Rate]


def _stated(claims: Sequence[Claim], text: str) -> Iterator[tuple[tuple[str, str], _Rate]]:
    """The exchange rates that a text states: "£1 = $1.25"."""
    for one, other in itertools.pairwise(claims):
        if not _are_money(one, other) or one.quantity.low != 1 or not other.quantity.low:
            continue
        units = (str(one.quantity.unit), str(other.quantity.unit))
        if units[0] != units[1] and text[one.end : other.start].strip().lower() in _TABLE["rates"]:
            yield units, _Rate(other.quantity.low, f"{one.text} = {other.text}")
            yield units[::-1], _Rate(1 / other.quantity.low, f"{one.text} = {other.text}")


def _implied(pairs: Sequence[tuple[Claim, Claim]]) -> Iterator[tuple[tuple[str, str], _Rate]]:
    """The rates that most of an article's conversions agree on."""
    found: dict[tuple[str, str], list[Decimal]] = defaultdict(list)
    for one, other in pairs:
        if one.quantity.low and other.quantity.low:
            found[str(one.quantity.unit), str(other.quantity.unit)].append(other.quantity.low / one.quantity.low)
    for units, rates in found.items():
        middle = statistics.median_low(rates)
        alike = [rate for rate in rates if abs(rate - middle) <= _ALIKE * middle]
        if len(alike) >= _FEWEST_RATES and len(alike) >= len(rates) - 1:
            others = [rate for rate in rates if rate not in alike]
            if all(abs(rate - middle) > _APART * middle for rate in others):
                yield units, _Rate(middle, f"the rate of {len(alike)} other conversions")


def _exchanged(given: Claim, converted: Claim, rates: Rates) -> Conversion | None:
    rate = rates.get((str(given.quantity.unit), str(converted.quantity.unit)))
    value = given.quantity.low if given.quantity.low is not None else given.quantity.high
    if rate is None or value is None:
        return None
    meant = _meant(given.quantity)
    low, high = (None if end is None else end * rate.value for end in (meant.low, meant.high))
    wide = _widened(Interval(low=low, high=high), _MOVES)
    steps = f"{figure(value)} × {figure(rate.value)} ({rate.by}) = {figure(value * rate.value)}"
    return Conversion(given, converted, wide, f"{steps} {converted.quantity.unit}, with rounding {shown(wide)}")
