"""Which statements may measure one thing, found by what they measure and never by holding each against each.

Two sentences measure one thing only where their slots say the same, but for a subject that one of them calls by a
shorter name ("Horizon" for "Horizon Robotics"). A headline, lead or heading may differ from the text under it in more.
So a statement's partners are those of its own signature, those of the signature that a shorter name would give it, and
the summaries that it stands under. These are look-ups, and the work grows with the number of statements. Whatever
claims.comparison finds comparable is a partner: who changes what it lets pass, changes the signature (claims.slots).
"""

import bisect
import itertools
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from claims.arithmetic import dimension
from claims.claim import Modality
from claims.comparison import keys
from claims.document import Extent
from claims.names import Acronyms, Name, name
from claims.slots import Signature, signature
from claims.statement import Statement

MOST = 60
"""Statements of one signature, or summaries of one stretch, that are looked at: more of them are a table in prose."""
# Words of a subject's name up to which every shorter name is looked up.
_LONGEST_NAME = 8
# Standings of figures that may be held against others.
_COMPARED = frozenset({Modality.ACTUAL, Modality.FORECAST, Modality.TARGET})


class Blocks:
    """The statements of an article by what they measure. They are numbered in the order of the text."""

    def __init__(self, statements: Sequence[Statement], short: Acronyms) -> None:
        self._statements = statements
        self._short = short
        self._starts = [0 if one.span is None else one.span.start for one in statements]
        self._scopes = _Scopes({_bounds(one.under) for one in statements if one.under is not None})
        self._alike: dict[str, list[int]] = defaultdict(list)
        self._summaries: dict[tuple[str, ...], list[int]] = defaultdict(list)
        self._pairs: list[tuple[int, int]] = []
        shorter = _shorter_names(statements, short)
        by_name: list[tuple[int, list[str]]] = []
        for at, one in enumerate(statements):
            if not _is_compared(one):
                continue
            said = signature(one, short)
            self._alike[said.key()].append(at)
            self._pairs += ((above, at) for above in self._above(one, said))
            if one.under is not None:
                for place in self._places(one, said, (_bounds(one.under),)):
                    self._summaries[place].append(at)
            if said.subject in shorter:
                by_name.append((at, [said.key(words) for words in shorter[said.subject]]))
        for members in self._alike.values():
            self._pairs += itertools.combinations(members[:MOST], 2)
        for at, keys_of_shorter in by_name:
            for key in keys_of_shorter:
                self._pairs += ((min(at, other), max(at, other)) for other in self._alike.get(key, ())[:MOST])

    @property
    def crowded(self) -> Iterator[Sequence[Statement]]:
        """The statements that have more partners than are looked at."""
        for members in (*self._alike.values(), *self._summaries.values()):
            if len(members) > MOST:
                yield [self._statements[at] for at in members]

    def pairs(self) -> list[tuple[Statement, Statement]]:
        """Every two statements that may measure one thing, in the order of the text; no two cells of tables."""
        pairs = ((self._statements[left], self._statements[right]) for left, right in sorted(set(self._pairs)))
        return [pair for pair in pairs if not all(one.is_cell for one in pair) and self._meet(*pair)]

    def near(self, sought: Statement) -> list[Statement]:
        """The statements that may measure what `sought` does under the same name, in the order of the text."""
        if not _is_compared(sought):
            return []
        said = signature(sought, self._short)
        found = {*self._alike.get(said.key(), ()), *self._above(sought, said), *self._below(sought)}
        statements = (self._statements[at] for at in sorted(found))
        return [one for one in statements if self._meet(sought, one)]

    def _meet(self, left: Statement, right: Statement) -> bool:
        return not keys(left, self._short).isdisjoint(keys(right, self._short))

    def _above(self, one: Statement, said: Signature) -> Iterator[int]:
        """The summaries that a statement stands under."""
        if one.span is not None and not one.is_cell:
            for place in self._places(one, said, self._scopes.over(one.span.start)):
                yield from self._summaries.get(place, ())[:MOST]

    def _below(self, one: Statement) -> Iterator[int]:
        """The statements that one summarises."""
        if one.under is not None:
            first, last = (bisect.bisect_left(self._starts, end) for end in _bounds(one.under))
            yield from range(first, last)

    def _places(self, one: Statement, said: Signature, scopes: Iterable[tuple[int, int]]) -> Iterator[tuple[str, ...]]:
        """Under what summaries of these stretches are kept that may speak of what a statement measures."""
        sorts = sorted(keys(one, self._short))
        for start, end in scopes:
            for kind, head in sorts:
                yield str(start), str(end), said.statistic, said.modality, kind, head


def _is_compared(statement: Statement) -> bool:
    return statement.measures.modality in _COMPARED and dimension(statement.quantity) is not None


def _shorter_names(statements: Iterable[Statement], short: Acronyms) -> Mapping[Name, list[frozenset[str]]]:
    """The shorter names that are given for a proper name: some of its words, and the same one first."""
    names = {found for phrase in {one.measures.subject for one in statements} if (found := name(phrase, short)).proper}
    given = {(one.words, one.first) for one in names}
    shorter: dict[Name, list[frozenset[str]]] = {}
    for long in names:
        rest = sorted(long.words - {long.first})
        if 0 < len(rest) < _LONGEST_NAME:
            parts = itertools.chain(*(itertools.combinations(rest, size) for size in range(len(rest))))
            kept = (frozenset((long.first, *some)) for some in parts)
            shorter[long] = [words for words in kept if (words, long.first) in given]
    return {long: words for long, words in shorter.items() if words}


def _bounds(extent: Extent) -> tuple[int, int]:
    return extent.start, extent.end


class _Scopes:
    """The stretches that summaries stand over, most of which lie in one another."""

    def __init__(self, scopes: Iterable[tuple[int, int]]) -> None:
        self._sorted = sorted(scopes, key=lambda scope: (scope[0], -scope[1]))
        self._starts = [start for start, _ in self._sorted]
        self._outer: list[int] = []
        opened: list[int] = []
        for at, (start, _) in enumerate(self._sorted):
            while opened and self._sorted[opened[-1]][1] <= start:
                opened.pop()
            self._outer.append(opened[-1] if opened else -1)
            opened.append(at)

    def over(self, place: int) -> Iterator[tuple[int, int]]:
        """The stretches that a place lies in, the innermost first."""
        at = bisect.bisect_right(self._starts, place) - 1
        while at >= 0:
            if place < self._sorted[at][1]:
                yield self._sorted[at]
            at = self._outer[at]
