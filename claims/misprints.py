"""Figures of which one looks like the other with two neighbouring digits swapped: 61.4 and 64.1.

Sentences name a quantity in many ways, tables and headings in one word. Where a cell or a heading and a sentence speak
of the same one and give it figures that differ by such a swap, that is taken for a sign that they mean the same
quantity, though one of them does not say what is measured. Two figures of three digits are so by chance about once in
three hundred; a figure that the other side states somewhere as it is, is no misprint.
"""

import datetime
import itertools
from collections import defaultdict
from collections.abc import Iterator, Sequence

from claims.arithmetic import Outcome, dimension
from claims.claim import Quantity
from claims.comparison import Comparison, weigh
from claims.document import Role
from claims.names import Acronyms, Agreement, name
from claims.slots import agreements
from claims.statement import Statement

# Digits that a figure must have: 24 and 42 are too often both right.
_DIGITS = 3
# Figures with one set of digits that are looked at, of either sort.
_MOST = 60
# Slots that the two may leave unsaid.
_OPEN = frozenset({"metric", "whole", "circumstances"})


def misprints(statements: Sequence[Statement], short: Acronyms, as_of: datetime.date | None) -> Iterator[Comparison]:
    """The comparisons of sentences with cells and headings that speak of one thing in swapped digits."""
    alike: dict[tuple[str | None, tuple[int, ...], int], list[Statement]] = defaultdict(list)
    for one in statements:
        number = _number(one.quantity)
        if number is not None:
            digits, exponent = number
            alike[dimension(one.quantity), tuple(sorted(digits)), exponent].append(one)
    for members in alike.values():
        brief = [one for one in members if _is_short(one)][:_MOST]
        prose = [one for one in members if not _is_short(one)][:_MOST]
        for left, right in itertools.product(brief, prose):
            if _swapped(left.quantity, right.quantity) and not _stated(left, right, members):
                first, second = sorted((left, right), key=_start)
                found = _of_one_thing(first, second, short, as_of)
                if found is not None:
                    yield found


def _start(statement: Statement) -> int:
    return statement.span.start if statement.span is not None else 0


def _number(quantity: Quantity) -> tuple[tuple[int, ...], int] | None:
    """The digits of an exact figure, and the power of ten of the first; None where it has too few or is no such."""
    if dimension(quantity) is None or quantity.low is None or quantity.low != quantity.high or quantity.low <= 0:
        return None
    low = quantity.low.normalize()
    digits = low.as_tuple().digits
    return (digits, low.adjusted()) if len(digits) >= _DIGITS else None


def _swapped(one: Quantity, other: Quantity) -> bool:
    """Whether two neighbouring digits, and nothing else, tell the two apart."""
    first, second = _number(one), _number(other)
    if first is None or second is None:
        return False
    apart = [at for at, (a, b) in enumerate(zip(first[0], second[0], strict=True)) if a != b]
    return len(apart) == 2 and apart[1] == apart[0] + 1


def _is_short(statement: Statement) -> bool:
    """Whether a statement stands in a cell, a heading or a title."""
    return statement.where is not None and statement.where.role in (Role.TABLE, Role.HEADING, Role.TITLE)


def _stated(brief: Statement, prose: Statement, members: Sequence[Statement]) -> bool:
    """Whether a sentence gives the cell's or heading's figure as it is, or another cell the sentence's."""
    return any(
        one.quantity.low == (prose if one.is_cell and brief.is_cell else brief).quantity.low
        for one in members
        if (one.is_cell and brief.is_cell) or not _is_short(one)
    )


def _of_one_thing(left: Statement, right: Statement, short: Acronyms, as_of: datetime.date | None) -> Comparison | None:
    slots, _ = agreements(left, right, short, as_of)
    if slots.get("subject") is not Agreement.SAME and not _names_subject(left, right, short):
        return None
    slots["subject"] = Agreement.SAME
    unsaid = tuple(slot for slot, agreed in slots.items() if agreed is Agreement.UNSPECIFIED)
    if Agreement.DIFFERENT in slots.values() or not _OPEN.issuperset(unsaid):
        return None
    if "circumstances" in unsaid and not _names_column(left, right, short):
        return None
    # What only the swap vouches for is not read from below.
    told = {slot: Agreement.UNSPECIFIED if agreed is Agreement.BELOW else agreed for slot, agreed in slots.items()}
    unsaid = tuple(slot for slot, agreed in told.items() if agreed is Agreement.UNSPECIFIED)
    found = weigh(left, right, told, unsaid, pragmatic=True)
    return found if found.outcome is Outcome.INCONSISTENT else None


def _names_subject(left: Statement, right: Statement, short: Acronyms) -> bool:
    """Whether the sentence speaks by name, of several words, of whom the cell or the heading does."""
    brief, prose = (left, right) if _is_short(left) else (right, left)
    subject = name(brief.measures.subject, short)
    return subject.proper and bool(subject.modifiers) and subject.words <= prose.around


def _names_column(left: Statement, right: Statement, short: Acronyms) -> bool:
    """Whether the sentence has the words of the cell's column."""
    brief, prose = (left, right) if _is_short(left) else (right, left)
    column = name(brief.measures.metric, short)
    return brief.is_cell and bool(column) and column.words <= prose.around
