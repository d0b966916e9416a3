"""Superlatives with their value, and a neighbour in the same or the next sentence that has more.

"August was the busiest month of all with 268,000 guests. In July 281,000 came"; "those under 30, at 49%, are the group
least at home; those over 60, at 41%, …". What is held against the superlative is of the same kind and unit, of another
month or another group, and no figure of another year. The vocabulary is lexicon/peaks.toml.
"""

import re
from collections.abc import Iterator

from claims.claim import Direction, Kind, Modality
from claims.equations.equation import allowed
from claims.extremes import Beaten
from claims.index import Index
from claims.lexicon import load
from claims.quantities.calendar_dates import MONTHS
from claims.statement import Statement

_WORDS = load("peaks")
_MONTH = "|".join(month.capitalize() for month in sorted(MONTHS) if len(month) > 3 or month == "may")
# "August the busiest month of all with" 268,000, and "In July" 281,000.
_PEAK = re.compile(
    rf"\b(?P<month>{_MONTH})(?:,| was| is| had been| the)* (?:the|its|our) (?:(?P<up>{'|'.join(_WORDS['up'])})"
    rf"|(?:{'|'.join(_WORDS['down'])})) month(?: of all| of the year)?,? (?:with|at) $"
)
_OF_MONTH = re.compile(rf"\b(?:[Ii]n|[Dd]uring) (?P<month>{_MONTH}),? $")
# 49%", are the group least at home"; "those over 60, at" 41%.
_GROUP = re.compile(
    r"^, (?:are|is|were|was) the (?:group|ones|age group|country|town|class|sector) (?P<way>least|most) "
)
_AT = re.compile(r", (?:at|with|on) $")
_PEOPLE = frozenset(_WORDS["people"])
_KINDS = frozenset({Kind.COUNT, Kind.PERCENT, Kind.MONEY, Kind.MEASURE})
# Figures behind a superlative that are looked at, and the characters ahead of a figure.
_FEW, _FAR = 4, 90


def outdone(index: Index, text: str) -> Iterator[Beaten]:
    """The figures of a superlative that a neighbour goes beyond, in the order of the text."""
    for at, stated in enumerate(index.statements):
        if not _is_value(stated):
            continue
        peak = _PEAK.search(_ahead(stated, text))
        group = None if peak else _GROUP.match(_behind(stated, text))
        if not (peak or (group and _AT.search(_ahead(stated, text)))):
            continue
        up = peak["up"] is not None if peak else group is not None and group["way"] == "most"
        way = Direction.UP if up else Direction.DOWN
        for other in index.statements[at + 1 : at + 1 + _FEW]:
            if not _is_value(other) or not _is_neighbour(stated, other) or not _goes_beyond(stated, other, way):
                continue
            ahead = _ahead(other, text)
            if peak:
                month = _OF_MONTH.search(ahead)
                fits = month is not None and month["month"] != peak["month"]
            else:
                fits = other.sentence == stated.sentence and _AT.search(ahead) is not None
            if fits:
                yield Beaten(stated, other, way, "of all", False)
                break


def _is_value(one: Statement) -> bool:
    spans = one.span is not None and one.sentence is not None and not one.is_cell
    return spans and one.quantity.kind in _KINDS and one.measures.modality is Modality.ACTUAL


def _ahead(one: Statement, text: str) -> str:
    if one.span is None or one.sentence is None:
        return ""
    return text[max(one.sentence.start, one.span.start - _FAR) : one.span.start]


def _behind(one: Statement, text: str) -> str:
    if one.span is None or one.sentence is None:
        return ""
    return text[one.span.end : min(one.sentence.end, one.span.end + _FAR)]


def _is_neighbour(stated: Statement, other: Statement) -> bool:
    """Whether a figure stands in the same sentence or the next, and is of no other year."""
    if stated.sentence is None or other.sentence is None:
        return False
    years = [one.measures.period.start.year for one in (stated, other) if one.measures.period.start is not None]
    near = other.sentence.start - stated.sentence.end <= 2
    return near and len(set(years)) < 2 and other.measures.statistic not in ("change", "difference")


def _goes_beyond(stated: Statement, other: Statement, way: Direction) -> bool:
    one, another = stated.quantity, other.quantity
    if one.kind is not another.kind:
        return False
    if one.unit != another.unit and not {one.unit, another.unit} <= _PEOPLE:
        return False
    low, high = (stated, other) if way is Direction.UP else (other, stated)
    ends = allowed(low).high, allowed(high).low
    return ends[0] is not None and ends[1] is not None and ends[0] < ends[1]
