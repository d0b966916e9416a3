"""A figure is said to be so many times another, and is not.

The two figures are those that the sentence itself compares, or that the article gives of what it names. They are
divided as intervals, so that rounding is no mismatch: 60% is "six times" 10.6%.

## Why it matters

"Three times as many" is what readers take away and repeat. Where the two figures beside it give another multiple, the
multiple or one of the figures is wrong.

## Example

    Ruritania owns 54 trams, four times the 18 trams of Freedonia.

54 / 18 = 3, and "four times" allows [3.5, 4.5].

## What to do

Redo the division, and look the two figures up. Correct the one that is wrong.
"""

from collections.abc import Iterator

from checker.arithmetic import draft, quoted
from checker.check import Draft
from claims import NotChecked
from claims.equations import Ratio

FAMILY = "arithmetic"

PASSES = (
    """# Trams

Ruritania owns 54 trams, three times the 18 trams of Freedonia.
""",
    """# Trams

Ruritania produces 60% of the region's trams, six times the 10.6% of Freedonia.
""",
)

FAILS = (
    """# Trams

Ruritania owns 54 trams, four times the 18 trams of Freedonia.
""",
)


def ratio_mismatch(ratio: Ratio) -> Iterator[Draft | NotChecked]:
    """One finding for a multiple that no two figures of the article give."""
    if not ratio.holds:
        (_, of), (_, base) = ratio.workings[0].operands
        yield draft(ratio, f"{quoted(of)} is not {quoted(ratio.stated)} {quoted(base)}")
