"""What a sentence says of parts and their wholes: shares, parts, totals, means and products."""

from collections.abc import Iterator, Sequence

from claims.claim import Relation
from claims.statements.line import Line
from claims.statements.listed import listed
from claims.statements.prices import prices
from claims.statements.rates import rates
from claims.statements.rests import rests
from claims.statements.shares import shares_across
from claims.statements.splits import parts, splits
from claims.statements.totals import listed_means, means, totals


def wholes(line: Line, before: Line | None, ahead: Sequence[Line] = ()) -> Iterator[Relation]:
    """The parts and wholes of a sentence; `before` is the one ahead of it, where the two stand in one passage.

    `ahead` are the sentences with figures before it in its paragraph, the nearest first.
    """
    if not line.numbers:
        return
    yield from shares_across(line, before, ahead)
    yield from listed(line, before, ahead)
    for read in (parts, splits, totals, means, listed_means, rests, rates, prices):
        yield from read(line, before)
