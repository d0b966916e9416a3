"""A part is larger than its whole, or parts that exclude one another are so together.

The parts are those that the text takes from one whole: "of the 54 schools, …", "80 members, 95 of whom …". Shares of
one whole are added up where nothing can be in two of them: rival answers to one question, the rest, one source or
holder for each, or a column of a table that is a distribution. Rounding is allowed for: three whole percentages may
add up to 101. Answers of which one may give several, groups that overlap and shares of different wholes are left alone.

## Why it matters

Percentages of one poll that add up to 105 were not all taken from that poll, or one of them was mistyped. Readers who
add them up stop believing the others.

## Example

    In the poll 52% said yes, 41% no and 12% were undecided.

52 + 41 + 12 = 105, and a whole has 100.

## What to do

Look the parts up. Where people could give more than one answer, or groups overlap, say so.
"""

from collections.abc import Iterator

from checker.arithmetic import draft, quoted
from checker.check import Draft
from claims import NotChecked
from claims.equations import Parts

FAMILY = "arithmetic"

PASSES = (
    """# The poll

In the poll 52% said yes, 41% no and 8% were undecided.
""",
    """# How people travel

Asked how they travel, 52% named the bus, 41% the tram and 30% the bicycle.
""",
    """# Pay

Some 52% of men and 61% of women said yes.
""",
    """# The clinic

Of 300 staff, 180 are women and 160 work part-time.
""",
)

FAILS = (
    """# The poll

In the poll 52% said yes, 41% no and 12% were undecided.
""",
    """# Power

Wind accounted for 45% of the electricity, gas for 40% and hydro for 25%.
""",
    """# The clinic

Of 300 staff, 340 are women.
""",
    """# The club

The club has 80 members, 95 of whom live abroad.
""",
    """# The bridge

The bridge cost €12 million, of which €7.5 million came from the state and €6.2 million from the city.
""",
)


def parts_exceed_whole(parts: Parts) -> Iterator[Draft | NotChecked]:
    """One finding for parts that leave less than nothing of their whole."""
    if parts.holds:
        return
    terms = parts.workings[0].operands
    whole = [one for role, one in terms if role == "whole"]
    members = [one for role, one in terms if role == "part"]
    of = f"{quoted(*whole)}" if whole else "100%"
    verb = "are together more" if len(members) > 1 else "is more"
    yield draft(parts, f"{quoted(*members)} {verb} than the whole, {of}")
