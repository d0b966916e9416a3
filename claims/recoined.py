"""Amounts that are taken up again in another currency: "exports of $8.1 billion", "the €8.1 billion exports"."""

from collections.abc import Iterator, Sequence

from claims.claim import Kind
from claims.equations.equation import figure
from claims.index import Index
from claims.retaken import taken_up_again
from claims.slips import Slip, family
from claims.statement import Statement


def recoined(index: Index) -> Iterator[Sequence[Slip]]:
    """The amounts of money that are taken up again in another currency."""
    money = [one for one in index.statements if one.quantity.kind is Kind.MONEY]
    for left, right in taken_up_again(money, index.short, index.as_of):
        units = {left.quantity.unit or "", right.quantity.unit or ""}
        beside = [one for one in money if one.sentence in (left.sentence, right.sentence)]
        if len(set(map(family, units))) > 1 and not any(
            _is_exchanged(one, other) for one in beside for other in beside
        ):
            value = " and ".join(f"{figure(one.quantity.low)} {one.quantity.unit}" for one in (left, right))
            told_so = f"{value}: the same number in two currencies, of which no two have one value"
            yield (Slip(left, right, "the number is the same and the currency is not", told_so, ("metric",)),)


def _is_exchanged(one: Statement, other: Statement) -> bool:
    """Whether a sentence gives amounts in two currencies."""
    return one.sentence == other.sentence and one.quantity.unit != other.quantity.unit
