"""Figures of which one looks like the other with two digits swapped: 61.4 and 64.1.

Two figures of three digits are so by chance about once in three hundred. Where they are of one unit and their sentences
(or a sentence and the labels of a cell) share a word that says what they are about, that is taken for a sign that they
are one figure, of which one was mistyped; the vetoes are those of claims.apart, and that both are stated again.
"""

import datetime
import functools
import itertools
from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal

from claims.apart import COUNTS, are_apart, are_called_two, counted, said
from claims.arithmetic import Outcome, dimension
from claims.claim import Quantity
from claims.comparison import Comparison, weigh
from claims.document import Role
from claims.frames import words
from claims.lexicon import load
from claims.names import Acronyms, Agreement, content, vocabulary
from claims.slots import agreements
from claims.statement import Statement

# Digits that a figure must have: 24 and 42 are too often both right.
_DIGITS = 3
# Pairs of one sort up to which swapped digits are a sign: among so many figures they come by chance.
_MOST = 500
_WEAK = frozenset(load("echoes")["weak"])


def misprints(statements: Sequence[Statement], short: Acronyms, as_of: datetime.date | None) -> Iterator[Comparison]:
    """The comparisons of figures that speak of one thing in swapped digits."""
    places: dict[tuple[str | None, Decimal], list[int]] = defaultdict(list)
    for at, one in enumerate(statements):
        number = _number(one.quantity)
        if number is not None:
            places[_sort(one.quantity), number].append(at)
    pairs: dict[str | None, set[tuple[int, int]]] = defaultdict(set)
    for (sort, number), here in places.items():
        for swapped in swaps(number):
            there = places.get((sort, swapped), ())
            if swapped < number and there and len(pairs[sort]) <= _MOST:
                sides = _open(here, there, statements), _open(there, here, statements)
                if min(len({statements[at].sentence for at in side}) for side in sides) < 2:
                    pairs[sort] |= {(min(pair), max(pair)) for pair in itertools.product(*sides)}
    for left, right in sorted(itertools.chain(*(found for found in pairs.values() if len(found) <= _MOST))):
        found = _of_one_thing(statements[left], statements[right], short, as_of)
        if found is not None:
            yield found


def _open(members: Sequence[int], others: Sequence[int], statements: Sequence[Statement]) -> Sequence[int]:
    """The statements of a number but for those that are known to be right.

    That are a cell or a heading whose number a sentence gives as it is, and a cell whose table has the other number.
    """
    in_text = any(not _is_short(statements[at]) for at in members)
    in_cells = all(any(statements[at].is_cell for at in side) for side in (members, others))
    if in_text:
        members = [at for at in members if not _is_short(statements[at])]
    elif in_cells:
        members = [at for at in members if not statements[at].is_cell]
    return members


def _is_short(statement: Statement) -> bool:
    """Whether a statement stands in a cell, a heading or a title."""
    return statement.where is not None and statement.where.role in (Role.TABLE, Role.HEADING, Role.TITLE)


def _sort(quantity: Quantity) -> str | None:
    return "count" if quantity.kind in COUNTS else dimension(quantity)


def _number(quantity: Quantity) -> Decimal | None:
    """The number of an exact figure; None where it has too few digits or is no such."""
    if dimension(quantity) is None or quantity.low is None or quantity.low != quantity.high or quantity.low <= 0:
        return None
    return quantity.low if len(quantity.low.normalize().as_tuple().digits) >= _DIGITS else None


def swaps(number: Decimal) -> Iterator[Decimal]:
    """The numbers of as many digits that two swapped digits, and nothing else, tell from this one."""
    digits = number.normalize().as_tuple().digits
    # A nought that was the last digit may have been swapped as well: 1,900 and 1,090.
    padded = (*digits, 0) if number.adjusted() >= len(digits) else digits
    exponent = number.adjusted() - len(padded) + 1
    for first, last in itertools.combinations(range(len(padded)), 2):
        # Of three digits that change places across another one, there are too many by chance.
        if last - first > 1 and len(digits) <= _DIGITS:
            continue
        swapped = list(padded)
        swapped[first], swapped[last] = padded[last], padded[first]
        if padded[first] != padded[last] and swapped[0]:
            yield Decimal((0, tuple(swapped), exponent))


def _of_one_thing(left: Statement, right: Statement, short: Acronyms, as_of: datetime.date | None) -> Comparison | None:
    if left.sentence == right.sentence or (left.is_cell and right.is_cell):
        return None
    shared = (said(left, short) & said(right, short)) - _silent()
    if not (_is_short(left) or _is_short(right)):
        # That two sentences are about one thing is not enough: it has many figures.
        shared -= content(f"{left.measures.subject or ''} {right.measures.subject or ''}", short) - _counts(left, right)
    if not shared or not all(_has_row(one, shared) for one in (left, right)):
        return None
    if are_apart(left, right, short, as_of) or are_called_two(left, right, short):
        return None
    left, right = counted(left, right)
    slots, _ = agreements(left, right, short, as_of)
    told = {slot: agreed if agreed is Agreement.SAME else Agreement.UNSPECIFIED for slot, agreed in slots.items()}
    unsaid = tuple(slot for slot, agreed in told.items() if agreed is Agreement.UNSPECIFIED)
    found = weigh(left, right, told, unsaid, pragmatic=True)
    return found if found.outcome is Outcome.INCONSISTENT else None


def _counts(left: Statement, right: Statement) -> frozenset[str]:
    """The words for what either of two numbers counts."""
    return content(" ".join(one.quantity.unit or "" for one in (left, right) if one.quantity.kind in COUNTS))


def _has_row(cell: Statement, shared: frozenset[str]) -> bool:
    """Whether the words that a cell shares with a sentence are of its row, where that says what it is of."""
    row = content(cell.where.row or "") - _silent() if cell.is_cell and cell.where is not None else frozenset()
    return not row or bool(row & shared)


@functools.cache
def _silent() -> frozenset[str]:
    """Words that say not what a figure is about: what points back, who says so, what was done."""
    lexemes = vocabulary()
    silent = lexemes.anaphors | lexemes.measures | lexemes.circumstances | words.SAY | words.VERBS | _WEAK
    return silent | frozenset(map(words.lemma, silent))
