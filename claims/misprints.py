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
from decimal import Decimal

from claims.arithmetic import Outcome, dimension
from claims.claim import Quantity
from claims.comparison import Comparison, weigh
from claims.document import Role
from claims.frames import words
from claims.names import Acronyms, Agreement, name, vocabulary
from claims.slots import agreements
from claims.statement import Statement

# Digits that a figure must have: 24 and 42 are too often both right.
_DIGITS = 3
# Figures of one number that are looked at, of either sort.
_MOST = 60
# Slots that the two may leave unsaid.
_OPEN = frozenset({"metric", "whole", "circumstances"})
# Words that a heading and its sentence share, those that set no figure apart there, and the slots that these settle.
_SHARED = 2
_LOOSE = frozenset({"then", "public", "private"})
_WORDED = frozenset({"predicate", "circumstances"})


def misprints(statements: Sequence[Statement], short: Acronyms, as_of: datetime.date | None) -> Iterator[Comparison]:
    """The comparisons of sentences with cells and headings that speak of one thing in swapped digits."""
    brief: dict[tuple[str | None, Decimal], list[int]] = defaultdict(list)
    prose: dict[tuple[str | None, Decimal], list[int]] = defaultdict(list)
    for at, one in enumerate(statements):
        number = _number(one.quantity)
        if number is not None:
            (brief if _is_short(one) else prose)[dimension(one.quantity), number].append(at)
    # A figure that a sentence gives as it is, or for a cell another cell the sentence's, is no misprint.
    in_cells = {key for key, members in brief.items() if any(statements[at].is_cell for at in members)}
    pairs: list[tuple[int, int]] = []
    for (kind, number), members in brief.items():
        if (kind, number) in prose:
            continue
        for swapped in swaps(number):
            meant = [at for at in members if not statements[at].is_cell] if (kind, swapped) in in_cells else members
            told = prose.get((kind, swapped), ())
            pairs += ((min(pair), max(pair)) for pair in itertools.product(meant[:_MOST], told[:_MOST]))
    for left, right in sorted(pairs):
        found = _of_one_thing(statements[left], statements[right], short, as_of)
        if found is not None:
            yield found


def _number(quantity: Quantity) -> Decimal | None:
    """The number of an exact figure; None where it has too few digits or is no such."""
    if dimension(quantity) is None or quantity.low is None or quantity.low != quantity.high or quantity.low <= 0:
        return None
    return quantity.low if len(quantity.low.normalize().as_tuple().digits) >= _DIGITS else None


def swaps(number: Decimal) -> Iterator[Decimal]:
    """The numbers of as many digits that two neighbouring digits, and nothing else, tell from this one."""
    digits = number.normalize().as_tuple().digits
    exponent = number.adjusted() - len(digits) + 1
    for at, (one, other) in enumerate(itertools.pairwise(digits)):
        swapped = (*digits[:at], other, one, *digits[at + 2 :])
        if one != other and swapped[0] and swapped[-1]:
            yield Decimal((0, swapped, exponent))


def _is_short(statement: Statement) -> bool:
    """Whether a statement stands in a cell, a heading or a title."""
    return statement.where is not None and statement.where.role in (Role.TABLE, Role.HEADING, Role.TITLE)


def _of_one_thing(left: Statement, right: Statement, short: Acronyms, as_of: datetime.date | None) -> Comparison | None:
    slots, _ = agreements(left, right, short, as_of)
    if _is_headed(left, right):
        slots = {slot: agreed for slot, agreed in slots.items() if slot not in _WORDED}
    elif slots.get("subject") is not Agreement.SAME and not _names_subject(left, right, short):
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


def _is_headed(left: Statement, right: Statement) -> bool:
    """Whether the sentence has several of the words of a heading, which says whose figure it is in its own way."""
    brief, prose = (left, right) if _is_short(left) else (right, left)
    silent = words.VERBS | vocabulary().present | vocabulary().anaphors
    apart = prose.around & vocabulary().circumstances - vocabulary().present - words.AUXILIARY - brief.around - _LOOSE
    return not brief.is_cell and not apart and len(brief.around & prose.around - silent) >= _SHARED


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
