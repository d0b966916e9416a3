"""A total, a mean, a product or a remainder is given beside the figures that it comes from, and is another.

Totals are held against the parts that the text lists for them: behind a colon, "split between" them, "in all",
"together", in a table's row or column of totals. Means and products are held against the count and the value of each
("300 buses at €400,000 each"), and what remains against the whole less its other parts. Rounding of every part is
allowed for. Lists that say that they are not complete ("including", "among others") are left alone, and so are lists
that come nowhere near the total.

## Why it matters

A sum is the one thing that a reader can check without looking anything up. Where it does not come out, a part was
changed and the total was not, or the other way round.

## Example

    The club scored 58 goals: 31 at home and 25 away.

31 + 25 = 56.

## What to do

Add the parts up again, and correct the one that is wrong; where the list is not complete, say so.
"""

from collections.abc import Iterator

from checker.arithmetic import draft, quoted
from checker.check import Draft
from claims import NotChecked
from claims.equations import Total

FAMILY = "arithmetic"

PASSES = (
    """# Goals

The club scored 56 goals: 31 at home and 25 away.
""",
    """# Visitors

The fair drew 1.2 million visitors: 0.6 million on Saturday and 0.5 million on Sunday.
""",
    """# Schools

The region has 120 schools, including 40 in the north and 50 in the south.
""",
)

FAILS = (
    """# Goals

The club scored 58 goals: 31 at home and 25 away.
""",
    """# The fair

The fair sold 300 tickets on Friday, 450 on Saturday and 250 on Sunday, 1,100 in all.
""",
    """# Schools

Of the 54 schools inspected, 38 passed and the remaining 18 failed.
""",
)


# What is said of a result, by the roles of what it comes from.
_SAID = {
    ("part",): "{part} do not add up to {result}",
    ("whole", "part"): "{whole} less {part} does not leave {result}",
    ("count", "each"): "{count} with {each} each do not make {result}",
    ("total", "count"): "{total} over {count} is not {result} each",
    ("total", "each"): "{total} at {each} each is not for {result}",
    ("value",): "{value} do not average {result}",
    ("each",): "{each} is not {result}",
}


def total_mismatch(total: Total) -> Iterator[Draft | NotChecked]:
    """One finding for a result that no working of the article's figures gives."""
    if not total.holds:
        terms = dict.fromkeys(role for role, _ in total.workings[0].operands)
        by_role = {role: quoted(*(one for this, one in total.workings[0].operands if this == role)) for role in terms}
        yield draft(total, _SAID[tuple(terms)].format(result=quoted(total.stated), **by_role))
