"""Figures of those whom a sentence compares by name, from the rows of a table or the items of a list."""

import functools
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from claims.claim import Kind, Period, Relation
from claims.document import Role
from claims.equations.operands import in_one_unit, is_bare, stands
from claims.frames.words import VERB_METRIC, lemma
from claims.index import Index
from claims.lexicon import load
from claims.names import content, vocabulary
from claims.statement import Statement

_RANKS = frozenset(load("rankings")["rank_columns"])
_NAMED = (Kind.MONEY, Kind.MEASURE, Kind.DURATION)
_RESULTS = frozenset({"change", "ratio", "difference", "rank"})


class _Row(NamedTuple):
    """A figure, the words of its row's label or of its item, and whether the whole label must be named."""

    label: frozenset[str]
    figure: Statement


class Labelled:
    """The figures of an article's tables and lists, by the words of their rows and items."""

    def __init__(self, index: Index) -> None:
        """Of the article of an index; the figures are gathered when they are asked for."""
        self._index = index

    @functools.cached_property
    def _rows(self) -> Mapping[str, Sequence[_Row]]:
        found: dict[str, list[_Row]] = defaultdict(list)
        for one in self._index.statements:
            if one.where is None or not stands(one) or one.measures.statistic in _RESULTS:
                continue
            if (one.where.column or "").strip().lower() in _RANKS:
                continue
            label = content(one.where.row or one.measures.subject or "") if one.is_cell else frozenset[str]()
            words = label if one.is_cell else one.around if one.where.role is Role.LIST else label
            for word in words:
                found[word].append(_Row(words, one))
        return found

    def pairs(self, relation: Relation, stated: Statement) -> Iterator[tuple[Statement, Statement]]:
        """The figures of what is held against another and of that one, from one column of a table or from one list."""
        given = {operand.role: operand for operand in relation.operands}
        of, base = (given.get(role) for role in ("of", "base"))
        if of is None or base is None or of.claim is not None or base.claim is not None:
            return
        names = content(of.subject or ""), content(base.subject or "")
        shared = names[0] & names[1]
        said = _measured(content(stated.clause) - _comparing() - names[0] - names[1] - content(stated.text))
        lefts, rights = (self._called(words - shared, stated) for words in names)
        for place, left in lefts.items():
            right = rights.get(place)
            if right is None or left.id == right.id or said - left.around - right.around - _telling(left):
                continue
            if stated.quantity.kind in _NAMED and is_bare(left) and is_bare(right):
                continue  # no seconds, where the cells are of points
            if (fitted := in_one_unit(left, right)) is not None:
                yield fitted

    def _called(self, words: frozenset[str], stated: Statement) -> Mapping[tuple[str | None, ...], Statement]:
        """The figure of whom words name, in each column and list that has just one."""
        found: dict[tuple[str | None, ...], list[Statement]] = defaultdict(list)
        for row in {row.figure.id: row for word in sorted(words) for row in self._rows.get(word, ())}.values():
            where, is_cell = row.figure.where, row.figure.is_cell
            if where is None or not (words <= row.label or (is_cell and row.label <= words)):
                continue
            if _is_of_time(row.figure, stated):
                found[where.role, where.section, where.column if is_cell else None].append(row.figure)
        return {place: figures[0] for place, figures in found.items() if len(figures) == 1}


def _measured(said: frozenset[str]) -> frozenset[str]:
    """The words of a clause, what it costs or weighs as the noun for it."""
    return frozenset(word for one in said for word in content(VERB_METRIC.get(lemma(one), one)))


def _telling(one: Statement) -> frozenset[str]:
    """The words for what a figure of a table or list measures."""
    where = one.where
    share = "share" if one.quantity.kind is Kind.PERCENT else None
    named = (one.measures.metric, where and where.column, where and where.section, one.quantity.unit, share)
    return content(" ".join(part for part in named if part))


@functools.cache
def _comparing() -> frozenset[str]:
    """Words of a comparison that say nothing of what is compared."""
    table = load("relations")
    listed = {
        *table["times"],
        *table["less"],
        *table["distance"],
        *table["giving"],
        "dearer",
        "clear",
        "average",
        "than",
        "much",
        "many",
    }
    return content(" ".join(listed)) | vocabulary().present | vocabulary().states


def _is_of_time(one: Statement, stated: Statement) -> bool:
    period = stated.measures.period
    return period in (Period(), one.measures.period)
