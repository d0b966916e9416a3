"""A figure has a value that nothing of its kind can have.

Found are shares of more than the whole, probabilities over one, weeks of 200 hours, ages that no one has reached,
temperatures below absolute zero, a latitude over 90 degrees, a pH over 14. Growth may be of more than 100%, and so
may a share of what is no whole of its parts: 110% of a target, of a hospital's capacity, of a country's GDP. What
cannot be is a table with reasons, `claims/lexicon/bounds.toml`.

## Why it matters

No second figure is needed to know that such a value is wrong: a digit or a decimal point has slipped, or the figure
measures something else than the text says.

## Example

    In the survey, 112% of respondents said that they would move.

112% allows [111.5, 112.5], and a part is not more than its whole: at most 100.

## What to do

Look the figure up, and what it is a share of.
"""

from collections.abc import Iterator

from checker.check import Draft
from claims import Document, Extent, NotChecked, Reading
from claims.bounds import beyond
from claims.interval import Interval
from reports.audit import Term

FAMILY = "arithmetic"

PASSES = (
    """# Hospitals

The hospital ran at 110% of capacity in January. Its debts have grown by 130% since 2019, to 140% of its revenue.
""",
    """# The tortoise

The tortoise of the zoo died at the age of 190. Its keepers worked 40 hours a week.
""",
)

FAILS = (
    """# Moving

In the survey, 112% of respondents said that they would move.
""",
    """# Nurses

She works 200 hours a week, and slept four hours on Monday.
""",
    """# Cold

The probe was cooled to minus 280 degrees Celsius. Turnout in the vote on it was 104%.
""",
)


def implausible_value(reading: Reading, document: Document) -> Iterator[Draft | NotChecked]:
    """One finding for each figure that lies beyond what is possible."""
    for claim, bound, named in beyond(reading.claims, document.text):
        words, interval = " ".join(claim.text.split()), claim.quantity.interval
        low, high = (None if end is None else format(end, "f") for end in (interval.low, interval.high))
        yield Draft(
            claims=(claim.id,),
            primary=(Extent(start=claim.start, end=claim.end),),
            other=() if named is None else (named,),
            message=f'"{words}" cannot be: {bound.reason}',
            computation=f'"{words}" allows {_bare(interval)}; possible is {bound.possible}',
            terms=(Term(claim=claim.id, role="stated", low=low, high=high),),
        )


def _bare(interval: Interval) -> Interval:
    return interval.model_copy(update={"pragmatic_low": None, "pragmatic_high": None})
