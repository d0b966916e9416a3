"""One quantity is given two values that cannot both be right.

Figures are compared only where they measure the same thing: the same statistic of the same population, for the same
subject, place and period, both as facts. A headline, lead or section heading that leaves one of these out is read with
what the text under it says, and a cell of a table with its labels. Where one side leaves open what is measured, two
figures with neighbouring digits swapped (61.4 in a table, 64.1 in a sentence on the same film) are a warning.
Figures agree where one value could be rounded to both. Within one article "more than
61.1%" is held to what its writer means by it: no one writes that of 65%.

## Why it matters

A reader remembers the headline. Where the text under it gives another figure, one of the two is wrong, or they measure
different things and the article does not say so.

## Example

    # Solar covers 40% of Ruritania's power demand

    Solar parks covered 31% of Ruritania's power demand last year, the grid operator says.

40 allows [39.5, 40.5] and 31 allows [30.5, 31.5]: no value is in both.

## What to do

Look both figures up. Correct the wrong one; where both are right, say in what they differ (the year, the population,
granted or applied for).
"""

from collections.abc import Iterator, Mapping, Sequence

from checker.check import Draft
from claims import Extent, NotChecked
from claims.comparison import Agreement, Comparison, Outcome, Statement
from claims.grouping import SameQuantity
from reports.audit import Severity, Term

FAMILY = "one quantity, two values"

PASSES = (
    """# Ferries

Ruritania's ferries carried 1.6 million passengers in 2023. In 2023 the ferries of Ruritania carried 1.552 million
passengers, the ministry says.
""",
    """# Ferries

Ruritania's ferries carried 1.6 million passengers in 2023. Ruritania's ferries carried 1.9 million passengers in 2022.
""",
    """# The vote

The turnout among women in Northport was 58%.

| District | Turnout |
|---|---|
| Northport | 61% |
| Southport | 44% |
""",
    """# Solar power

Solar parks covered 31% of Ruritania's power demand last year. Wind parks covered 40% of Ruritania's power demand.
""",
)

FAILS = (
    """# Solar covers 40% of Ruritania's power demand

Ruritania has built solar parks since 2010.

Solar covered more than 31.2% of Ruritania's annual power demand, the grid operator says.
""",
    """# Ferries

Ruritania's ferries carried 1.6 million passengers in 2023. The islands rely on them.

In 2023, Ruritania's ferries carried 1.9 million passengers, more than its trains.
""",
    """# The vote

The turnout in Northport was 58%.

| District | Turnout |
|---|---|
| Northport | 61% |
| Southport | 44% |
""",
)

# An article that gives one thing more values than this tells a series ("12 goals … 15 goals … 21 goals").
_MOST_VALUES = 3
_ORDER = (Agreement.SAME, Agreement.BELOW, Agreement.UNSPECIFIED)


def conflicting_values(same: SameQuantity) -> Iterator[Draft | NotChecked]:
    """One finding for a quantity that has values which exclude one another, however often each is stated."""
    conflicts = [one for one in same.comparisons if one.outcome is Outcome.INCONSISTENT]
    conflicts = [one for one in conflicts if not one.open] or conflicts
    if not conflicts:
        return
    values = dict.fromkeys(" ".join(side.text.split()) for one in conflicts for side in (one.left, one.right))
    if len(values) > _MOST_VALUES:
        what = f"{len(values)} values of {same.measures}: {', '.join(values)}"
        yield NotChecked(what=what, why="so many are more likely a series than one quantity restated")
        return
    primary, other = _sides(conflicts)
    slots = _slots(conflicts)
    unsaid = " and ".join(slot for slot, agreed in slots.items() if agreed is Agreement.UNSPECIFIED)
    yield Draft(
        claims=tuple(one.id for one in (*primary, *other)),
        primary=_places(primary),
        other=_places(other),
        message=f"{_quoted(primary)} here, {_quoted(other)} elsewhere ({same.measures})"
        + (f"; one of the two does not say the {unsaid}" if unsaid else ""),
        computation="\n".join(dict.fromkeys(one.computation for one in conflicts)),
        terms=tuple(_terms(conflicts, primary)),
        slots={slot: agreed.value for slot, agreed in slots.items()},
        severity=Severity.WARNING if unsaid else Severity.ERROR,
    )


def _sides(conflicts: Sequence[Comparison]) -> tuple[list[Statement], list[Statement]]:
    """The statements at issue, and those that they disagree with: a summary is at issue, else what comes later."""
    involved = {one.id: one for conflict in conflicts for one in (conflict.left, conflict.right)}
    first = conflicts[0]
    at_issue = first.summary if first.summary.summarises(first.body) else first.right
    against = {other.id for one in conflicts for this, other in _both_ways(one) if this.quantity == at_issue.quantity}
    return (
        [one for one in involved.values() if one.id not in against],
        [one for one in involved.values() if one.id in against],
    )


def _both_ways(comparison: Comparison) -> tuple[tuple[Statement, Statement], tuple[Statement, Statement]]:
    return (comparison.left, comparison.right), (comparison.right, comparison.left)


def _slots(conflicts: Sequence[Comparison]) -> Mapping[str, Agreement]:
    """Of each slot, the least that any of the comparisons says."""
    names = dict.fromkeys(slot for one in conflicts for slot in one.slots)
    return {slot: max((one.slots[slot] for one in conflicts if slot in one.slots), key=_ORDER.index) for slot in names}


def _terms(conflicts: Sequence[Comparison], primary: Sequence[Statement]) -> Iterator[Term]:
    at_issue = {one.id for one in primary}
    intervals = {
        statement.id: interval
        for one in conflicts
        if one.intervals
        for statement, interval in zip((one.left, one.right), one.intervals, strict=True)
    }
    for claim, interval in intervals.items():
        low, high = (None if end is None else format(end, "f") for end in (interval.low, interval.high))
        yield Term(claim=claim, role="primary" if claim in at_issue else "other", low=low, high=high)


def _places(statements: Sequence[Statement]) -> tuple[Extent, ...]:
    return tuple(one.span for one in statements if one.span is not None)


def _quoted(statements: Sequence[Statement]) -> str:
    texts = dict.fromkeys(" ".join(one.text.split()) for one in statements)
    return ", ".join(f'"{text}"' for text in texts)
