"""One event or one figure is dated two ways.

Of an event that happens to a thing once ("founded in 2015", "set up in 2016"), days that exclude one another are an
error. A figure with three digits or more that two sentences give to two years, one that is taken up again ("the 6,300
complaints of 2022") with another year than it had, and a pair of figures that one paragraph dates later than the source
that another has it from, are warnings: they may be equal by chance.

Silence is right where the text says that there were two ("first opened", "reopened", "was put off to"), for what comes
every year, and for events of which each tells where or for whom.

## Why it matters

What was copied from two texts keeps the dates of both. A reader who needs the year cannot tell which one is right.

## Example

    Harlow Paper, founded in 1998, employs 300 people. Harlow Paper was set up in 1996 by two sisters.

1996 is before 1998.

## What to do

Look the date up, and correct the one that is wrong; where both are right, say what each of them was.
"""

from collections.abc import Iterator

from checker.arithmetic import places, quoted
from checker.check import Draft
from claims import Document, NotChecked, redated
from claims.chronicle import Chronicle, Days
from claims.recalled import recalled
from reports.audit import Severity

FAMILY = "time"

PASSES = (
    """# Mills

Harlow Paper, founded in 1998, employs 300 people. It opened its first shop in 2001. Bolt was founded in 1996.
""",
    """# The museum

The museum opened in 2015 and reopened in 2019. The festival opened in June 2018, and opened in June 2019 too.
""",
    """# Harvests

Ruritania harvested 18,240 tonnes of hops in 2021. In 2022 Ruritania harvested 19,110 tonnes of hops.
""",
)

FAILS = (
    """# Mills

Harlow Paper, founded in 1998, employs 300 people. Harlow Paper was set up in 1996 by two sisters.
""",
    """# The museum

The Kessler Museum opened in March 2019. The Kessler Museum, which opened in 2021, has 40 rooms.
""",
    """# Harvests

Ruritania harvested 18,240 tonnes of hops in 2021, the ministry says. The farms rely on them.

In 2022, Ruritania harvested 18,240 tonnes of hops.
""",
)


def anchor_mismatch(chronicle: Chronicle, document: Document) -> Iterator[Draft | NotChecked]:
    """One finding for each event, figure or pair of figures that is dated two ways."""
    index = chronicle.index
    values = tuple(redated.values(chronicle, document))
    known = {side.id for one in values for side in (*one.one, *one.other)}
    again = (one for one in recalled(chronicle, document) if known.isdisjoint(side.id for side in one.one))
    for one in (*redated.events(chronicle), *values, *again, *redated.pairs(index, document)):
        here, there = one.days
        yield Draft(
            claims=tuple(side.id for side in (*one.one, *one.other)),
            primary=places(*one.one),
            other=places(*one.other),
            message=f"{one.what}: {quoted(*one.one)} here, {quoted(*one.other)} elsewhere",
            computation=f"{_said(here)}; {_said(there)}: they have no day in common",
            severity=Severity.ERROR if one.certain else Severity.WARNING,
        )


def _said(one: Days) -> str:
    return f'"{one.words}" is of [{one.start}, {one.end}]'
