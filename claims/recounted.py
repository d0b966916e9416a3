"""Counts that the text takes for known, and has never told: "all of the 14 satellites" where eleven were launched.

What is told with "the", "all" or "our" was told before, or stands under a picture of it. Where no figure of the article
has its number, and the figures on things of that name have one number that a slip of the hand or an older version would
make of it, that one is meant. Vetoes: those of claims.apart, a part ("43 of the seats"), and a number that two others
of the article add up to.
"""

import datetime
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from claims.apart import COUNTS, are_apart, are_called_two, counted, said
from claims.arithmetic import Outcome
from claims.claim import Comparator, Kind, Modality
from claims.comparison import Comparison, weigh
from claims.document import Role
from claims.likeness import is_near
from claims.names import Acronyms, Agreement, content, vocabulary
from claims.slots import agreements
from claims.statement import Statement

# Counts below this are too often of some of the things; figures of one article that are looked at.
_LEAST, _MOST = 10, 400
_PARTS = re.compile(r"^\s*(?:of|in|out of)\b", re.IGNORECASE)


def recounted(statements: Sequence[Statement], short: Acronyms, as_of: datetime.date | None) -> Iterator[Comparison]:
    """The comparisons of counts that are taken for known with the only number that the article gives of such things."""
    numbers = [one for one in statements if one.quantity.kind in COUNTS and one.quantity.low][:_MOST]
    values = {one.quantity.low for one in numbers}
    for one in numbers:
        noun = content(one.quantity.unit or "", short) - vocabulary().anaphors - vocabulary().measures
        if not noun or not _is_taken_for_known(one) or sum(_equal(one, other) for other in numbers) > 1:
            continue
        alike = [
            other
            for other in numbers
            if other.sentence != one.sentence and noun <= said(other, short) and not _is_part(other)
        ]
        fitting = [other for other in alike if _may_be_meant(one, other, short, as_of)]
        fitting = [other for other in fitting if other.quantity.unit == one.quantity.unit] or fitting
        if len({other.quantity.low for other in fitting}) != 1 or _adds_up(one, values):
            continue
        found = _compared(fitting[0], one, short, as_of)
        if found.outcome is Outcome.INCONSISTENT:
            yield found


def _is_taken_for_known(one: Statement) -> bool:
    """Whether a whole number of things is told as one that the reader knows, or stands under a picture."""
    quantity = one.quantity
    if quantity.kind is not Kind.COUNT or quantity.low != quantity.high or quantity.comparator is not Comparator.EXACT:
        return False
    captioned = one.where is not None and one.where.role is Role.CAPTION
    return (one.definite or captioned) and not one.is_cell and not _is_part(one) and (quantity.low or 0) >= _LEAST


def _equal(one: Statement, other: Statement) -> bool:
    return one.quantity.low == other.quantity.low


def _is_part(one: Statement) -> bool:
    """Whether a figure is told as one of some of the things, or as so many millions of them."""
    behind = one.clause.rsplit("  ", 1)[-1] if "  " in one.clause else ""
    return _PARTS.match(behind) is not None or "illion" in one.text


def _may_be_meant(one: Statement, other: Statement, short: Acronyms, as_of: datetime.date | None) -> bool:
    low, high = one.quantity.low, other.quantity.low
    if low is None or high is None or other.quantity.low != other.quantity.high:
        return False
    # "It will rain on our 63 tents" is about days to come, and the tents stand.
    if one.measures.modality is Modality.FORECAST:
        one = replace(one, measures=one.measures.model_copy(update={"modality": other.measures.modality}))
    near = low != high and (is_near(low, high) or _digits(low) == _digits(high))
    return near and not are_apart(one, other, short, as_of) and not are_called_two(one, other, short)


def _digits(number: Decimal) -> tuple[list[int], int]:
    return sorted(number.normalize().as_tuple().digits), number.adjusted()


def _adds_up(one: Statement, values: set[Decimal | None]) -> bool:
    """Whether a number is the sum or the difference of two others, of as many digits, of the article."""
    number = one.quantity.low or Decimal(0)
    others = {value for value in values if value is not None and value != number and value >= number / _LEAST}
    return any(abs(number - value) in others and abs(number - value) != value for value in others)


def _compared(left: Statement, right: Statement, short: Acronyms, as_of: datetime.date | None) -> Comparison:
    left, right = counted(left, right)
    slots, _ = agreements(left, right, short, as_of)
    told = {slot: agreed if agreed is Agreement.SAME else Agreement.UNSPECIFIED for slot, agreed in slots.items()}
    unsaid = tuple(slot for slot, agreed in told.items() if agreed is Agreement.UNSPECIFIED)
    return weigh(left, right, told, unsaid, pragmatic=True)
