"""A part and its whole are given with a percentage or fraction that they do not make.

The part and the whole are those that the sentence itself puts beside the percentage, or that the sentence before it
counts. They are divided as intervals; a percentage may be rounded or cut off, so that 2 of 3 is 67% and 66%.

## Why it matters

A count and its share are one fact said twice, so that readers can weigh it: 38 of 54 schools is two thirds of them,
not four fifths. Where the two differ, one was not updated with the other, or the share is one of another whole.

## Example

    Inspectors passed 38 of the 54 schools, or 80%.

38 / 54 = 70.37%, and "80%" allows [79.5, 81).

## What to do

Look up which of the three figures is wrong; where all are right, say of what the percentage is a share.
"""

from collections.abc import Iterator

from checker.arithmetic import draft, quoted
from checker.check import Draft
from claims import NotChecked
from claims.equations import Share

FAMILY = "arithmetic"

PASSES = (
    """# Schools

Inspectors passed 38 of the 54 schools, or 70%.
""",
    """# The vote

A third of the 96 members, 31, voted against. The bill passed with 63 of the 99 seats, up 20% on the last vote.
""",
    """# The clinic

Of the 1,200 patients, 804 (67%) went home within a week. Some 412 of its 1,030 nurses work nights, 35% of them in
the west wing.
""",
)

FAILS = (
    """# Schools

Inspectors passed 38 of the 54 schools, or 80%.
""",
    """# The hospital

The hospital says that 412 of its 1,030 staff (35%) are nurses.
""",
    """# The vote

The council has 96 members. A third of them, 45, voted against the plan.
""",
    """# The port

The port paid €12 million, 45% of the €40 million budget.
""",
)


def share_mismatch(share: Share) -> Iterator[Draft | NotChecked]:
    """One finding for a percentage that part and whole do not make."""
    if not share.holds:
        (_, part), (_, whole) = share.workings[0].operands
        yield draft(share, f"{quoted(part)} of {quoted(whole)} is not {quoted(share.stated)}")
