"""Which claims of one article speak of one quantity, and how they compare.

Only claims that may measure one thing are held against one another (claims.blocks), so the work grows with the number
of claims. Never taken for one quantity: two figures of one sentence, which are two on purpose, and two cells of tables,
which their labels tell apart.
"""

import itertools
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from claims.blocks import MOST
from claims.claim import NotChecked
from claims.comparison import Agreement, Comparison, Outcome, Statement, compare, weigh
from claims.document import Role
from claims.headlines import headlines
from claims.index import Index
from claims.misprints import misprints
from claims.recounted import recounted
from claims.restated import restated
from claims.retaken import retaken
from claims.tabled import tabled


@dataclass(frozen=True, slots=True)
class SameQuantity:
    """Statements that speak of one quantity, in the order of the text, and the comparisons that say so."""

    statements: tuple[Statement, ...]
    comparisons: tuple[Comparison, ...]

    @property
    def measures(self) -> str:
        """A phrase that names the quantity, from the statement that says most of it."""
        named = max((_phrase(one) for one in self.statements), key=len)
        return named or self.statements[0].text


class Grouping(NamedTuple):
    """The quantities that an article speaks of more than once, and what could not be compared."""

    quantities: tuple[SameQuantity, ...]
    not_checked: tuple[NotChecked, ...]


def group(index: Index) -> Grouping:
    """The claims of an article that speak of one quantity, for every quantity that it speaks of more than once."""
    statements, short, as_of = index.statements, index.short, index.as_of
    compared = {
        (left.id, right.id): compare(left, right, short=short, as_of=as_of) for left, right in index.blocks.pairs()
    }
    settled = _settled(_without_twins(compared))
    known = {(one.left.id, one.right.id) for one in settled}
    loose = itertools.chain(
        *(kind(statements, short, as_of) for kind in (retaken, misprints, headlines, restated, tabled, recounted))
    )
    found = {(one.left.id, one.right.id): one for one in (*loose, *_doublets(index))}
    slips = [one for pair, one in found.items() if pair not in known]
    return Grouping(tuple(_components(statements, [*settled, *slips])), tuple(_left_out(index)))


def _left_out(index: Index) -> Iterator[NotChecked]:
    """What is not held against one another, because there is more of it than an article has."""
    for members in index.blocks.crowded:
        what = f"restated values among {len(members)} figures of one kind ({_phrase(members[0])})"
        yield NotChecked(what=what, why=f"only the first {MOST} are held against one another")


def _doublets(index: Index) -> Iterator[Comparison]:
    """The comparisons of figures that a sentence says to be one."""
    for pair in index.doublets:
        left, right = (index.get(claim) for claim in pair)
        if left is not None and right is not None:
            yield weigh(left, right, {"statistic": Agreement.SAME, "whole": Agreement.SAME}, (), pragmatic=True)


def _role(statement: Statement) -> Role | None:
    return None if statement.where is None else statement.where.role


def _without_twins(compared: Mapping[tuple[str, str], Comparison]) -> dict[tuple[str, str], Comparison]:
    """The comparisons between sentences, but for statements that the slots do not tell from others of their sentence.

    What "an average rating of 3.8 out of 10" measures fits both of its figures, so it identifies neither.
    """
    twins = {
        side.id
        for one in compared.values()
        if one.left.sentence == one.right.sentence and one.outcome is Outcome.INCONSISTENT
        for side in (one.left, one.right)
    }
    return {
        key: one for key, one in compared.items() if one.left.sentence != one.right.sentence and twins.isdisjoint(key)
    }


def _settled(compared: Mapping[tuple[str, str], Comparison]) -> list[Comparison]:
    """The comparisons that hold: a summary is read by the text below only where that text has one reading for it.

    A summary that a figure under it confirms is read by that one; where figures under it speak of different
    quantities, and none confirms it, it may speak of any or of all of them together.
    """
    below: dict[str, list[Comparison]] = defaultdict(list)
    for one in compared.values():
        if one.summary.summarises(one.body):
            below[one.summary.id].append(one)
    dropped: set[int] = set()
    for readings in below.values():
        against = [one for one in readings if one.outcome is Outcome.INCONSISTENT]
        loose = [one for one in against if Agreement.BELOW in one.slots.values() or "subject" not in one.slots]
        if any(_confirms(one) for one in readings):
            dropped.update(map(id, loose))
        rivals = [one.body for one in readings if one in loose or _may_be_meant(one)]
        for one in against:
            if not all(_one_quantity(one.body, other, compared) for other in rivals if other.id != one.body.id):
                dropped.add(id(one))
    return [one for one in compared.values() if one.outcome is not Outcome.NOT_COMPARABLE and id(one) not in dropped]


def _confirms(reading: Comparison) -> bool:
    """Whether a figure of the text itself agrees with the summary: a lead is text, a heading is not."""
    agreed = reading.outcome in (Outcome.CONSISTENT, Outcome.BY_ROUNDING)
    return agreed and (reading.body.under is None or _role(reading.body) is Role.LEAD)


def _may_be_meant(reading: Comparison) -> bool:
    """Whether a summary may mean a figure under it, though the two are not known to measure the same."""
    slots = reading.slots
    return slots.get("metric") in (Agreement.SAME, Agreement.BELOW) and not any(
        slots.get(slot) is Agreement.DIFFERENT or (slot == "period" and slots.get(slot) is Agreement.UNSPECIFIED)
        for slot in ("statistic", "unit", "metric", "whole", "subject", "modality", "period")
    )


def _one_quantity(left: Statement, right: Statement, compared: Mapping[tuple[str, str], Comparison]) -> bool:
    if left.quantity == right.quantity:
        return True
    found = compared.get((left.id, right.id)) or compared.get((right.id, left.id))
    return found is not None and found.outcome is not Outcome.NOT_COMPARABLE


def _components(statements: Sequence[Statement], comparisons: Sequence[Comparison]) -> Iterator[SameQuantity]:
    """Statements that comparisons join, directly or through others."""
    joined = {side.id: side.id for one in comparisons for side in (one.left, one.right)}

    def root(member: str) -> str:
        while joined[member] != member:
            joined[member] = joined[joined[member]]
            member = joined[member]
        return member

    for one in comparisons:
        joined[root(one.right.id)] = root(one.left.id)
    members: dict[str, list[Statement]] = defaultdict(list)
    for statement in statements:
        if statement.id in joined:
            members[root(statement.id)].append(statement)
    between: dict[str, list[Comparison]] = defaultdict(list)
    for one in comparisons:
        between[root(one.left.id)].append(one)
    for first, found in between.items():
        yield SameQuantity(tuple(members[first]), tuple(found))


def _phrase(statement: Statement) -> str:
    """The quantity in words: "share of granted patents, China, 2024"."""
    measures = statement.measures
    topic = measures.whole or measures.metric
    what = " of ".join(part for part in (measures.statistic, topic) if part)
    years = [str(day.year) for day in (measures.period.start, measures.period.end) if day is not None]
    parts = (what, measures.subject, measures.place, "–".join(dict.fromkeys(years)))
    return ", ".join(part for part in parts if part)
