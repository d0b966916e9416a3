"""A change is stated beside the values before and after it, and is not the change between them.

The change may be in percent ("rose 12% from 50 to 60"), so many times ("doubled from 40 to 70") or no more than a way
("fell to 60 from 50"). Of a range of growth that leads to a range of values, both ends must imply one base.

## Why it matters

The percentage is what a headline takes up. Where it does not follow from the values beside it, one of the three figures
is wrong, and the reader cannot tell which.

## Example

    Fares in Ruritania rose 12% from 50 to 60 crowns.

(60 - 50) / 50 = 20%, and "12%" allows [11.5, 12.5].

## What to do

Redo the arithmetic from the two values. Correct the figure that is wrong; where the change was adjusted (for inflation,
for shops that opened), say so.
"""

from collections.abc import Iterator

from checker.arithmetic import draft, quoted
from checker.check import Draft
from claims import Direction, NotChecked
from claims.equations import Change, Move, Spread

FAMILY = "arithmetic"

PASSES = (
    """# Fares

Fares in Ruritania rose 20% from 50 to 60 crowns.
""",
    """# Harvest

The barley harvest was 1.2 million tonnes, up 15% from 1.1 million tonnes a year earlier.
""",
    """# Theatres

Attendance more than doubled from 40,000 in 2021 to 95,000 in 2023.
""",
    """# Chips

Revenue is expected to be between 1.07 billion and 1.2 billion crowns, an increase of 50.83% to 69.16%.
""",
)

FAILS = (
    """# Fares

Fares in Ruritania rose 12% from 50 to 60 crowns.
""",
    """# Clinics

Waiting times fell from 50 days to 40 days, a drop of 12%.
""",
    """# Measles

Cases doubled from 40 to 70 within a month.
""",
    """# Emissions

Emissions fell to 60 million tonnes in 2023, from 50 million tonnes in 2022.
""",
    """# Chips

Revenue is expected to be between 1.07 billion and 1.2 billion crowns, an increase of 30% to 69.16%.
""",
)


def change_mismatch(change: Change) -> Iterator[Draft | NotChecked]:
    """One finding for a change that no two values of the article give, and that is not in points by mistake."""
    if change.holds or change.slip is not None:
        return
    operands = dict(change.workings[0].operands)
    if isinstance(change, Spread):
        message = f"the ends of {quoted(change.stated)} to {quoted(operands['to'])} imply different bases"
    elif isinstance(change, Move):
        way = "rise" if change.way is Direction.UP else "fall"
        message = f"{quoted(operands['from'])} to {quoted(operands['to'])} is no {way}"
    else:
        message = f"{quoted(operands['from'])} to {quoted(operands['to'])} is no change by {quoted(change.stated)}"
    yield draft(change, message)
