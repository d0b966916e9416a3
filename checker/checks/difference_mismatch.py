"""A difference is stated beside the two figures that it lies between, and is not what they differ by.

The difference may be a rise or fall in the figures' own unit ("up 3 million from 10 to 14 million"), a lead ("five
points more than the Liberals, who won 30%"), a gap ("4,300 to 4,000, a gap of 500"), or basis points of a rate.

## Why it matters

A difference is the easiest figure of an article to check, and a reader who finds it wrong trusts no other.

## Example

    The minimum wage in Ruritania goes up by 40 crowns, from 300 to 350 crowns.

350 - 300 = 50, and "40 crowns" allows [39.5, 40.5].

## What to do

Subtract the one figure from the other. Correct the one of the three that is wrong.
"""

from collections.abc import Iterator, Sequence

from checker.arithmetic import draft, quoted
from checker.check import Draft
from claims import NotChecked
from claims.equations import Change, Difference, Equation

FAMILY = "arithmetic"

PASSES = (
    """# Wages

The minimum wage in Ruritania goes up by 50 crowns, from 300 to 350 crowns.
""",
    """# The rate

The central bank raised its key rate by 25 basis points, from 4.0% to 4.25%.
""",
    """# The vote

The Greens won 37% of the vote, five points more than the Liberals, who won 32%.
""",
)

FAILS = (
    """# Wages

The minimum wage in Ruritania goes up by 40 crowns, from 300 to 350 crowns.
""",
    """# The rate

The central bank raised its key rate by 25 basis points, from 4.0% to 4.5%.
""",
    """# The vote

The Greens won 37% of the vote, five points more than the Liberals, who won 30%.
""",
    """# The club

The sailing club has 55 members, 12 more than the 40 of last year.
""",
)


def difference_mismatch(difference: Difference, every: Sequence[Equation]) -> Iterator[Draft | NotChecked]:
    """One finding for a difference that no two figures of the article have, and that is not in percent by mistake.

    Where a change in percent between the same two does not fit either, that one tells of it: "by 9 million, or 12%".
    """
    if not difference.workings or difference.holds or difference.slip is not None:
        return
    (_, one), (_, other) = difference.workings[0].operands
    if not any(isinstance(told, Change) and not told.holds and _between(told) == {one.id, other.id} for told in every):
        yield draft(difference, f"{quoted(one)} and {quoted(other)} do not differ by {quoted(difference.stated)}")


def _between(equation: Equation) -> set[str]:
    return {operand.id for _, operand in equation.workings[0].operands}
