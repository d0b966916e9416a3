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

from collections.abc import Iterator

from checker.arithmetic import draft, quoted
from checker.check import Draft
from claims import NotChecked
from claims.equations import Difference

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


def difference_mismatch(difference: Difference) -> Iterator[Draft | NotChecked]:
    """One finding for a difference that no two figures of the article have, and that is not in percent by mistake."""
    if difference.workings and not difference.holds and difference.slip is None:
        (_, one), (_, other) = difference.workings[0].operands
        yield draft(difference, f"{quoted(one)} and {quoted(other)} do not differ by {quoted(difference.stated)}")
