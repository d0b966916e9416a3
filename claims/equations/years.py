"""The values of two years that a change is between, where the text or a table gives them apart from it."""

import functools
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from claims.claim import Kind, Period
from claims.equations.operands import stands
from claims.index import Index
from claims.names import content, name, vocabulary
from claims.statement import Statement

_BRACKETED = re.compile(r"[(\[][^()\[\]]{0,40}[)\]]")
_LEVELS = (Kind.COUNT, Kind.PLAIN, Kind.MONEY, Kind.MEASURE, Kind.PERCENT)
_RELATIONS = frozenset({"change", "ratio", "rank", "difference"})
# Words that say nothing of what is measured: "staff numbers" are staff.
_EMPTY = frozenset({"number", "total", "figure", "level", "amount", "overall", "annual"})


class Years:
    """The values of an article that are of one whole year, by what they measure and the year."""

    def __init__(self, index: Index) -> None:
        self._statements = index.statements

    @functools.cached_property
    def values(self) -> Mapping[tuple[frozenset[str], int], Sequence[Statement]]:
        """The values, gathered when the first change asks for them."""
        found: dict[tuple[frozenset[str], int], list[Statement]] = defaultdict(list)
        for one in self._statements:
            years = _years(one.measures.period)
            level = one.quantity.kind in _LEVELS and one.measures.statistic not in _RELATIONS and stands(one)
            if level and years is not None and years[0] == years[1] and (key := _key(one)):
                found[key, years[0]].append(one)
        return found

    def ends(self, stated: Statement) -> Iterator[tuple[Statement, Statement]]:
        """The values before and after a change that names its years, or the one in which it happened."""
        years, key = _years(stated.measures.period), _key(stated)
        if years is None or not key or stated.is_cell:
            return
        first, last = years if years[0] != years[1] else (years[0] - 1, years[0])
        for start in self.values.get((key, first), ()):
            for end in self.values.get((key, last), ()):
                if _beside(start, end) and _is_meant(stated, start) and _is_meant(stated, end):
                    yield start, end


def _key(statement: Statement) -> frozenset[str]:
    """The words for what is measured, and whose it is where that is a name."""
    measures = statement.measures
    metric = measures.metric or measures.subject or ""
    owner = measures.subject if measures.subject and _names_owner(statement) else ""
    said = content(_BRACKETED.sub(" ", f"{metric} {owner}"))
    return frozenset(word for word in said if not any(letter.isdigit() for letter in word)) - _EMPTY


def _is_meant(stated: Statement, value: Statement) -> bool:
    """Whether nothing sets a change apart from a value: "revenue per shop", "average staff", another section's Bolt."""
    apart = stated.around & (vocabulary().circumstances - vocabulary().present)
    if not apart <= value.around or stated.measures.per != value.measures.per:
        return False
    return _section(value) == _section(stated) or _names_owner(stated)


def _names_owner(statement: Statement) -> bool:
    """Whether a sentence itself says whose its figure is, by a name; else it goes on about whoever was named before."""
    owner = name(statement.measures.subject)
    return owner.proper and owner.words <= statement.around


def _section(statement: Statement) -> str | None:
    return None if statement.where is None else statement.where.section


def _years(period: Period) -> tuple[int, int] | None:
    """The first and last year of a period that is made of whole years."""
    start, end = period.start, period.end
    if start is None or end is None or (start.month, start.day) != (1, 1) or (end.month, end.day) != (12, 31):
        return None
    return start.year, end.year


def _beside(one: Statement, other: Statement) -> bool:
    """Whether two values are given together, in one table or in one sentence."""
    together = one.sentence == other.sentence and not one.is_cell
    return together or (one.is_cell and other.is_cell and one.quantity.unit == other.quantity.unit)
