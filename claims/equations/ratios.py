"""Ratios: the text says that one figure is so many times another."""

from collections.abc import Iterator, Mapping, Sequence

from claims.claim import Kind, Reading
from claims.equations.equation import Ratio, Working, allowed, figure, one_unit, shown, written
from claims.index import Index
from claims.statement import Statement

Readings = Mapping[str, Sequence[Statement]]


def ratios(reading: Reading, index: Index, readings: Readings) -> Iterator[Ratio]:
    """The ratios of an article; `readings` gives of a claim the other statements of its quantity."""
    for relation in reading.relations:
        if relation.kind != "ratio" or (stated := index.get(relation.claim)) is None:
            continue
        if stated.quantity.kind is not Kind.MULTIPLE:
            continue
        sides = {operand.role: index.get(operand.claim) for operand in relation.operands}
        of, base = sides.get("of"), sides.get("base")
        if of is None or base is None:
            continue
        workings = [
            working
            for one in (of, *readings.get(of.id, ()))
            for other in (base, *readings.get(base.id, ()))
            if (working := _quotient(one, other)) is not None
        ]
        if workings:
            yield Ratio(stated, allowed(stated), tuple(workings))


def _quotient(of: Statement, base: Statement) -> Working | None:
    """One figure over another of the same unit; None where they have none in common, or the divisor may be nothing."""
    if not one_unit(of.quantity, base.quantity):
        return None
    one, other = written(of), written(base)
    if one is None or not other:
        return None
    try:
        computed = allowed(of) / allowed(base)
    except ZeroDivisionError:
        return None
    steps = f"{figure(one)} / {figure(other)} = {figure(one / other)} {shown(computed)}"
    return Working((("of", of), ("base", base)), computed, steps)
