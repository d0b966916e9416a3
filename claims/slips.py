"""What explains that one quantity has two values: its digits are the same, and the unit or the multiplier is not.

"$2.4 billion" and "$2.4 million", "12 miles" and "12 km", "€40 million" and "$40 million". The last is no conflict of
two values, since euros are not held against dollars without a rate; where the digits are the same, nobody converted.
"""

import itertools
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from claims import lexicon
from claims.arithmetic import Outcome
from claims.claim import Kind, Quantity
from claims.comparison import Comparison
from claims.equations.equation import figure
from claims.grouping import group
from claims.index import Index
from claims.interval import Interval
from claims.statement import Statement

_POWERS = (3, 6, 9)
_NAMES = {3: "thousand", 6: "million", 9: "billion"}
# What an amount in another currency is multiplied by, so that it conflicts with the same amount in this one.
_APART = 1000
# Amounts, and pairs of currencies that share some, that are looked at.
_MOST_AMOUNTS, _MOST_PAIRS = 2000, 6
_FAMILIES: Mapping[str, int] = {
    code: number for number, codes in enumerate(lexicon.load("conversions")["families"]) for code in codes
}


@dataclass(frozen=True, slots=True)
class Slip:
    """Two statements of one quantity with the same digits, what tells them apart, and the arithmetic that shows it."""

    left: Statement
    right: Statement
    what: str
    computation: str
    open: tuple[str, ...] = ()


def slip(comparison: Comparison) -> Slip | None:
    """The slip that explains why two values of one quantity conflict; None where there is none."""
    left, right = comparison.left, comparison.right
    one, other = left.quantity, right.quantity
    if comparison.outcome is not Outcome.INCONSISTENT or comparison.intervals is None:
        return None
    if one.low is not None and one.low == other.low and one.unit != other.unit and one.kind is not Kind.COUNT:
        told = f"{figure(one.low)} {one.unit} is not {figure(other.low)} {other.unit}; {comparison.computation}"
        return Slip(left, right, "the number is the same and the unit is not", told, comparison.open)
    power = next((power for power in _POWERS if _differ_by(power, *comparison.intervals)), None)
    if power is None:
        return None
    times = f"{Decimal(10) ** power:,f}"
    told = f"{comparison.computation}; one is {times} times the other, with the same digits"
    return Slip(
        left, right, f"the digits are the same, and one is a {_NAMES[power]} times the other", told, comparison.open
    )


def _differ_by(power: int, one: Interval, other: Interval) -> bool:
    """Whether one of two intervals, so many powers of ten higher, has a value of the other."""
    ends = (one.low, one.high, other.low, other.high)
    if any(end is None for end in ends) or max(end for end in ends if end is not None) <= 0:
        return False
    return _raised(one, power).meets(other) or _raised(other, power).meets(one)


def _raised(interval: Interval, power: int) -> Interval:
    low, high = (None if end is None else end.scaleb(power) for end in (interval.low, interval.high))
    return interval.model_copy(update={"low": low, "high": high})


def currencies(index: Index) -> Iterator[Slip]:
    """The amounts of one thing that have the same digits in two currencies.

    Found as any conflict of two values is, with the amounts of one currency put down as so many of the other. An
    article of more amounts than articles have is not looked at.
    """
    money = [one for one in index.statements if one.quantity.kind is Kind.MONEY]
    if len(money) > _MOST_AMOUNTS:
        return
    amounts: dict[tuple[Decimal, Decimal], list[Statement]] = defaultdict(list)
    for one in money:
        if one.quantity.low and one.quantity.high and "/" not in _unit(one):
            amounts[one.quantity.low, one.quantity.high].append(one)
    pairs: dict[tuple[str, str], set[str]] = defaultdict(set)
    for same in amounts.values():
        for here, there in itertools.combinations(dict.fromkeys(map(_unit, same)), 2):
            if _family(here) != _family(there):
                pairs[here, there] |= {one.id for one in same}
    for (here, there), at_issue in itertools.islice(pairs.items(), _MOST_PAIRS):
        yield from _changed(replace(index, statements=tuple(money)), here, there, at_issue)


def _unit(statement: Statement) -> str:
    return statement.quantity.unit or ""


def _family(code: str) -> str | int:
    return _FAMILIES.get(code, code)


def _changed(index: Index, here: str, there: str, at_issue: set[str]) -> Iterator[Slip]:
    known = {one.id: one for one in index.statements}
    put = tuple(_put(one, here) if one.id in at_issue and _unit(one) == there else one for one in index.statements)
    for same in group(replace(index, statements=put)).quantities:
        for found in same.comparisons:
            left, right = known[found.left.id], known[found.right.id]
            if found.outcome is not Outcome.INCONSISTENT or left.quantity.low != right.quantity.low:
                continue
            if {_unit(left), _unit(right)} == {here, there} and not _is_converted(index.statements, left, right):
                told = f"{figure(left.quantity.low)} {_unit(left)} and {figure(right.quantity.low)} {_unit(right)}: "
                told += "the same number in two currencies, of which no two have one value"
                yield Slip(left, right, "the number is the same and the currency is not", told, found.open)


def _put(statement: Statement, unit: str) -> Statement:
    """An amount put down in another currency, and made to conflict with the same amount in it."""
    quantity: Quantity = statement.quantity
    ends = {end: value * _APART for end in ("low", "high") if (value := getattr(quantity, end)) is not None}
    interval = quantity.interval
    wide = {
        end: value * _APART
        for end in ("low", "high", "pragmatic_low", "pragmatic_high")
        if (value := getattr(interval, end)) is not None
    }
    changes = {**ends, "unit": unit, "interval": interval.model_copy(update=wide)}
    return replace(statement, quantity=quantity.model_copy(update=changes))


def _is_converted(statements: Sequence[Statement], left: Statement, right: Statement) -> bool:
    """Whether the sentence of either gives an amount in the other's currency as well: the two are told apart."""
    return any(
        other.sentence == one.sentence and other.id != one.id and _unit(other) == _unit(against)
        for one, against in ((left, right), (right, left))
        for other in statements
    )
