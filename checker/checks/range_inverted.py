"""A range runs from its higher end to its lower one.

Found are "between 60 and 45 patients", "2019–2014" as a period, "ages 65 to 18", "a 45–30 minute walk". Two figures
with the higher one first are left alone where they may be something else: a score or vote ("3–1", "52 to 48"), a
change ("fell from 12 to 8 per cent"), a gap between two values, temperatures below zero, years before Christ or
before today, a date that was brought forward.

## Why it matters

No value lies between 60 and 45 in that order. Either the two ends are swapped, or one of them is wrong: 40 may be
meant where 60 is written.

## Example

    The trial enrolled between 60 and 45 patients in each arm.

60 > 45.

## What to do

Look the range up. Swap the ends where only their order is wrong, correct the end that is.
"""

from collections.abc import Iterator

from checker.check import Draft
from claims import Document, Extent, NotChecked, Reading
from claims.ranges import inverted
from reports.audit import Severity

FAMILY = "arithmetic"

PASSES = (
    """# The trial

The trial enrolled between 45 and 60 patients in each arm, aged 18 to 65. The share of dropouts fell
from 12 to 8 per cent.
""",
    """# Derby

Esk won 3–1 before a crowd of between 9,000 and 10,000. The gap between 60% and 45% for the two clubs
is narrowing.
""",
    """# Coal

The country has brought its exit from coal forward from 2038 to 2030. The seams formed 320 to 300 million years ago.
""",
)

FAILS = (
    """# The trial

The trial enrolled between 60 and 45 patients in each arm.
""",
    """# The mayor

Ana Kovac was mayor of Esk from 2019 to 2014, and a member of its council before.
""",
    """# Screening

Women aged 74 to 50 are invited every two years. The walk from the station takes 45–30 minutes.
""",
)


def range_inverted(reading: Reading, document: Document) -> Iterator[Draft | NotChecked]:
    """One finding for each range whose ends stand in the wrong order."""
    for found in inverted(reading.claims, document.text):
        first, last = found.claims[0], found.claims[-1]
        words = " ".join(document.text[first.start : last.end].split())
        yield Draft(
            claims=tuple(claim.id for claim in found.claims),
            primary=(Extent(start=first.start, end=last.end),),
            other=(),
            message=f'"{words}" runs from the higher end to the lower',
            computation=f"{found.high} > {found.low}",
            severity=Severity.ERROR if found.certain else Severity.WARNING,
        )
