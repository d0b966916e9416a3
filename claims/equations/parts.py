"""Parts against their whole: none may be larger, and those that exclude one another may not be so together."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from claims.claim import Reading
from claims.equations.equation import Parts
from claims.equations.totals import alternatives, operands, remainder
from claims.index import Index
from claims.interval import Interval
from claims.statement import Statement

Readings = Mapping[str, Sequence[Statement]]

_NOTHING_OR_MORE = Interval(low=Decimal(0))


def parts(reading: Reading, index: Index, readings: Readings) -> Iterator[Parts]:
    """The parts of wholes in an article; `readings` gives of a claim the other statements of its quantity.

    What is worked out is what they leave of the whole.
    """
    for relation in reading.relations:
        if relation.kind not in ("part", "split") or (stated := index.get(relation.claim)) is None:
            continue
        terms = operands(relation.operands, index)
        if terms is None:
            continue
        terms = terms if relation.kind == "split" else (*terms, ("part", stated))
        workings = [
            working for given in alternatives(terms, readings) if (working := remainder(None, given)) is not None
        ]
        if workings:
            yield Parts(stated, _NOTHING_OR_MORE, tuple(workings))
