"""One quantity is given two values that cannot both be right.

Figures are compared only where they measure the same thing: the same statistic of the same population, for the same
subject, place and period, both as facts. A headline, lead or section heading that leaves one of these out is read with
what the text under it says, and a cell of a table with its labels. Where one side leaves open what is measured, two
figures with neighbouring digits swapped (61.4 in a table, 64.1 in a sentence on the same film) are a warning.
Figures agree where one value could be rounded to both. Within one article "more than
61.1%" is held to what its writer means by it: no one writes that of 65%. Where a stated ratio, change or total fits one
of the two values and not the other, the finding says so.

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
from typing import NamedTuple

from checker.arithmetic import places, quoted
from checker.check import Draft
from claims import NotChecked
from claims.comparison import Agreement, Comparison, Outcome, Statement
from claims.equations import Equation, Working
from claims.equations.equation import claims_of
from claims.grouping import SameQuantity
from claims.slips import slip
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


def conflicting_values(same: SameQuantity, equations: Sequence[Equation]) -> Iterator[Draft | NotChecked]:
    """One finding for a quantity that has values which exclude one another, however often each is stated."""
    # What a slip of the unit explains is reported by unit-slip.
    conflicts = [one for one in same.comparisons if one.outcome is Outcome.INCONSISTENT and slip(one) is None]
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
    settled = [one for one in (_judged(equation, primary, other) for equation in equations) if one is not None]
    if settled and all(one.wrong is other for one in settled):
        primary, other = other, primary
    further = [one for judged in settled for one in judged.by]
    yield Draft(
        claims=tuple(one.id for one in (*primary, *other)),
        primary=places(*primary),
        other=places(*other, *further),
        message=f"{quoted(*primary)} here, {quoted(*other)} elsewhere ({same.measures})"
        + (f"; one of the two does not say the {unsaid}" if unsaid else "")
        + "".join(f"; {judged.words}" for judged in settled),
        computation="\n".join(
            dict.fromkeys([*(one.computation for one in conflicts), *(step for one in settled for step in one.steps)])
        ),
        terms=tuple(_terms(conflicts, primary)),
        slots={slot: agreed.value for slot, agreed in slots.items()},
        severity=Severity.WARNING if unsaid else Severity.ERROR,
    )


class _Judged(NamedTuple):
    """What a third figure says of two values: in words, by which figures, and in what steps."""

    words: str
    wrong: Sequence[Statement]
    by: Sequence[Statement]
    steps: Sequence[str]


def _judged(equation: Equation, primary: Sequence[Statement], other: Sequence[Statement]) -> _Judged | None:
    """Which of two values an equation fits; None where it has not both, or fits both or neither."""
    sides = [(side, [one for one in equation.workings if _takes(equation, one, side)]) for side in (primary, other)]
    if not all(workings for _, workings in sides):
        return None
    fitting = [(side, workings) for side, workings in sides if any(map(equation.fits, workings))]
    if len(fitting) != 1:
        return None
    ((right, fit),) = fitting
    ((wrong, misfit),) = (one for one in sides if one[0] is not right)
    shown = (next(one for one in fit if equation.fits(one)), misfit[0])
    at_issue = {one.id for one in (*primary, *other)}
    by = [one for one in claims_of(equation, shown[0]) if one.id not in at_issue]
    words = f"{quoted(*by)} {'fit' if len(by) > 1 else 'fits'} {quoted(*right)}, not {quoted(*wrong)}"
    return _Judged(words, wrong, by, [f"{one.steps}; {equation.allows}" for one in shown])


def _takes(equation: Equation, working: Working, side: Sequence[Statement]) -> bool:
    """Whether a working is made of one of these figures."""
    made_of = {one.id for one in claims_of(equation, working)}
    return any(one.id in made_of for one in side)


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
