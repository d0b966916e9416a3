"""The amounts of an article by what they measure: what "8% of sales" is a share of, wherever the sales are told."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from claims.claim import Kind, Modality, Period
from claims.equations.equation import one_unit, written
from claims.equations.operands import stands
from claims.index import Index
from claims.names import Name, name
from claims.statement import Statement

_AMOUNTS = (Kind.MONEY, Kind.MEASURE, Kind.COUNT, Kind.PLAIN)
_NO_LEVELS = frozenset({"change", "ratio", "difference", "rank", "mean", "median", "share"})
# Words that make no other thing of what is measured: "total revenue", "group sales".
_ALL = frozenset({"total", "group", "annual", "overall", "whole", "entire", "all", "full", "company"})
# With more values of one thing in an article, nothing tells which one is meant.
_MOST = 3


class Measured(NamedTuple):
    """The amounts of an article by the noun for what they measure."""

    amounts: Mapping[str, Sequence[Statement]]

    @classmethod
    def of(cls, index: Index) -> "Measured":
        """The amounts of an article's figures, in the order of the text."""
        found: dict[str, list[Statement]] = defaultdict(list)
        for one in index.statements:
            level = one.quantity.kind in _AMOUNTS and one.measures.statistic not in _NO_LEVELS
            if level and one.measures.modality is Modality.ACTUAL and one.measures.per is None and stands(one):
                head = name(one.measures.metric, index.short).head
                if head:
                    found[head].append(one)
        return cls(found)

    def wholes(self, named: str | None, part: Statement) -> list[Statement]:
        """The amounts of what is named that a part may be of, the nearest first: of its time, and no smaller."""
        whole = name(named)
        found = [one for one in self.amounts.get(whole.head, ()) if _is_meant(one, whole.modifiers, part)]
        several = len({written(one) for one in found}) > _MOST
        return [] if several else sorted(found, key=lambda one: _distance(one, part))


def _is_meant(one: Statement, modifiers: frozenset[str], part: Statement) -> bool:
    metric, owner = name(one.measures.metric), name(one.measures.subject)
    periods = {one.measures.period, part.measures.period} - {Period()}
    if (
        one.id == part.id
        or _is_apart(owner, name(part.measures.subject))
        or (metric.modifiers ^ modifiers) - _ALL - (owner.words if owner.words != metric.words else frozenset())
        or len(periods) > 1
    ):
        return False
    value, least = written(one), written(part)
    return one_unit(one.quantity, part.quantity) and value is not None and least is not None and value >= least


def _is_apart(one: Name, other: Name) -> bool:
    """Whether two names are those of two owners."""
    return one.proper and other.proper and not one.words & other.words


def _distance(one: Statement, part: Statement) -> int:
    if one.span is None or part.span is None:
        return 0
    return abs(one.span.start - part.span.start)
