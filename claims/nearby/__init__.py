"""What a stated result was worked out from, found by place alone: of the figures around it, the two that it can be of.

Forms of speech have no end, and most results stand beside their values whatever the words are: "The mill ground 9,400
tonnes. In the spring before it had been 8,000, so that the miller speaks of 27% more." So every two figures of one unit
around a result are tried. Where any two of them give what is stated, it is explained, and nothing is said. Where none
do, and only one pair can be meant, the result is held against that pair, if it is a near miss: a slip is near what is
right, and what is far from it was worked out from something else. What makes a pair doubtful is in `vetoes`.
"""

from collections.abc import Iterator, Sequence

from claims.claim import Claim, Operand, Relation
from claims.document import Document
from claims.nearby.choice import Pair, chosen
from claims.nearby.figures import Figure, around, figures
from claims.nearby.results import GAP, RATIO, SHARE, Result, result
from claims.nearby.vetoes import vetoed

_ROLES = {RATIO: ("of", "base"), SHARE: ("part", "whole")}
_CHANGE = ("from", "to")


def nearby(document: Document, claims: Sequence[Claim], known: Sequence[Relation]) -> Iterator[Relation]:
    """The relations of results to the two figures that they must be of, where what is stated does not come of them.

    A result is left out for which `known` has its operands already. The relations are `sought`.
    """
    settled = {
        one.claim
        for one in known
        if one.kind == SHARE or sum(operand.claim is not None for operand in one.operands) > 1
    }
    found = figures(document, claims)
    for at, figure in enumerate(found):
        stated = result(figure)
        if stated is None or figure.claim.id in settled:
            continue
        near = around(found, at)
        pair = chosen(figure, stated, near)
        if pair is not None and not vetoed(figure, stated, pair, near):
            yield _relation(figure, stated, pair)


def _relation(figure: Figure, stated: Result, pair: Pair) -> Relation:
    """The relation of a result to its values, in the order that the result gives them."""
    one, other = (pair.greater, pair.less) if stated.kind == RATIO else (pair.less, pair.greater)
    if stated.kind not in _ROLES:
        falls = stated.way == "down" or (stated.way is None and pair.second.value < pair.first.value)
        one, other = (pair.greater, pair.less) if falls else (pair.less, pair.greater)
    if stated.kind == RATIO and figure.value < 1:
        one, other = other, one
    roles = _ROLES.get(stated.kind, _CHANGE)
    places = [each.claim for each in (figure, one, other)]
    return Relation(
        kind="difference" if stated.kind == GAP else stated.kind,
        claim=figure.claim.id,
        operands=tuple(Operand(role=role, claim=each.claim.id) for role, each in zip(roles, (one, other), strict=True)),
        direction=None,
        start=min(each.start for each in places),
        end=max(each.end for each in places),
        sought=True,
    )
