"""A change in percentage points is called one in percent, or the other way round.

From 31% to 37% is a rise of six percentage points; of 31, it is 19 percent. The check compares a stated change with
both, and speaks where it is wrong as what it is called and right as the other.

## Why it matters

The two can differ tenfold. "Unemployment rose 1%" from 4% to 5% hides that a quarter more people are out of work.

## Example

    Turnout in Ruritania rose 6 percent, from 31% to 37%.

(37 - 31) / 31 = 19.35%, while 37 - 31 = 6: what is meant is six percentage points.

## What to do

Write "percentage points" for the difference between two percentages, and "percent" for their change as a part of the
first.
"""

from collections.abc import Iterator, Sequence

from checker.arithmetic import draft, quoted
from checker.check import Draft
from claims import Kind, NotChecked
from claims.equations import Equation

FAMILY = "arithmetic"

PASSES = (
    """# Turnout

Turnout in Ruritania rose six percentage points, from 31% to 37%.
""",
    """# Turnout

Turnout in Ruritania rose by 19 percent, from 31% to 37%.
""",
    """# Smokers

The share of smokers fell from 20% to 12%, a relative reduction of 40%.
""",
)

FAILS = (
    """# Turnout

Turnout in Ruritania rose 6 percent, from 31% to 37%.
""",
    """# Support

Support for the tunnel grew by 19 percentage points, from 31% to 37%.
""",
    """# Tickets

The price of a ticket rose by 20 percentage points, from 50 crowns to 60 crowns.
""",
)


def percent_vs_points(stated: Sequence[Equation]) -> Iterator[Draft | NotChecked]:
    """One finding for each stated change that is right in points and not in percent, or the other way round."""
    for equation in stated:
        slip = equation.slip
        if slip is None:
            continue
        is_percent = equation.stated.quantity.kind is not Kind.POINTS
        meant = "percentage points, not percent" if is_percent else "percent, not percentage points"
        (_, one), (_, other) = slip.operands
        found = draft(equation, f"{quoted(one)} to {quoted(other)} is a change by {quoted(equation.stated)} in {meant}")
        yield found
