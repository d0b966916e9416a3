"""Totals, means and products found by place alone: a result near its figures that it does not come of, but for a slip.

"Party A won 41 seats, Party B 33 and the independents 6. The senate's 82 members meet on Monday." No form of words
ties the 82 to the seats. But they are three like numbers side by side, nothing else of their passage adds up, and the
number behind them, which the text takes for known, is nearly their sum. So figures are tried in every way that they
could make another, and where one of these is right, nothing is said.
"""

from collections.abc import Iterator, Sequence

from claims.claim import Claim, Relation
from claims.document import Document
from claims.worked.figures import figures, passages
from claims.worked.products import products
from claims.worked.sums import sums

_SUMMED = frozenset({"total", "rest", "mean of", "split", "product", "products", "mean", "number", "again"})


def worked(document: Document, claims: Sequence[Claim], known: Sequence[Relation]) -> Iterator[Relation]:
    """The totals, means and products of a document that none of the `known` relations are about."""
    settled = {relation.claim for relation in known if relation.kind in _SUMMED}
    settled |= {one.claim for relation in known if relation.kind in _SUMMED for one in relation.operands if one.claim}
    for passage in passages(figures(document, claims)):
        for find in (sums, products):
            for relation in find(passage):
                if relation.claim not in settled:
                    settled.add(relation.claim)
                    yield relation
