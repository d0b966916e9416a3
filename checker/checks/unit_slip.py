"""One quantity has the same digits with another unit, multiplier or currency, or a conversion that does not convert.

Two statements of one thing differ by a factor of a thousand, a million or a billion and have the same digits; or they
give the same number of other units; or the same sum in another currency. Since digits are seldom the same by chance,
it is enough that the second takes up the first: "a provision of €180 million", "the €180 billion". Beside that, a
figure that stands in two units ("12 miles (19 km)") is converted, with the rounding that writers allow themselves.
Money is converted only by a rate that the article gives.

## Why it matters

Such a slip makes a figure wrong by a factor that no reader can undo, and it looks right: all the digits are there.

## Example

    The trail is 12 miles (24 km) long.

12 miles are 19.3 km.

## What to do

Look up which unit the figure is in. Redo the conversion.
"""

import itertools
from collections.abc import Iterator, Sequence

from checker.arithmetic import places, quoted
from checker.check import Draft
from claims import Document, Extent, NotChecked, Quantity, Reading
from claims.conversions import Conversion, conversions
from claims.echoes import echoes
from claims.grouping import SameQuantity
from claims.index import Index
from claims.recoined import recoined
from claims.slips import Slip, slip
from reports.audit import Severity

FAMILY = "one quantity, two values"

PASSES = (
    """# Trails

The trail is 12 miles (19 km) long. It was 30C (86F) in Esk, and the fire burned 100 acres (40 hectares).
""",
    """# Nordex pays €40 million for Brodal

Nordex paid €40 million ($43 million) for Brodal in 2023. It paid $40 million for Corm, a maker of valves.
""",
)

FAILS = (
    """# Trails

The trail is 12 miles (24 km) long.
""",
    """# The stadium

The stadium cost $2.4 billion. It opened in 2019. The stadium cost $2.4 million, the council says.
""",
    """# The recall

The accounts contain a provision of €180 million. "A €180 billion provision for a sensor," said the union.
""",
    """# Nordex pays €40 million for Brodal

Nordex paid $40 million for Brodal, the company said on 4 May 2024.
""",
)


def unit_slip(
    same: Sequence[SameQuantity], index: Index, reading: Reading, document: Document
) -> Iterator[Draft | NotChecked]:
    """One finding for a quantity whose values have the same digits, and for each conversion that does not convert."""
    known: set[frozenset[str]] = set()
    for one in same:
        found = [made for comparison in one.comparisons if (made := slip(comparison)) is not None]
        if found:
            known |= {frozenset((made.left.id, made.right.id)) for made in found}
            yield _slipped(found, index)
    for echoed in itertools.chain(echoes(index), recoined(index)):
        pairs = {frozenset((made.left.id, made.right.id)) for made in echoed}
        if known.isdisjoint(pairs):
            known |= pairs
            yield _slipped(echoed, index)
    for conversion in conversions(reading.claims, document.text):
        if not conversion.holds:
            yield _unconverted(conversion, reading)


def _slipped(slips: Sequence[Slip], index: Index) -> Draft:
    """One finding for what slipped, however often it is stated."""
    first = min(slips, key=lambda one: len(one.open))
    left, right = (first.right, first.left) if first.right.summarises(first.left) else (first.left, first.right)
    at_issue, against = (left, right) if left.summarises(right) else (right, left)
    again = [one for one in index.statements if _are_equal(one.quantity, against.quantity) and one.id != against.id]
    unsaid = " and ".join(first.open)
    return Draft(
        claims=(at_issue.id, against.id),
        primary=places(at_issue),
        other=places(against, *again),
        message=f"{quoted(at_issue)} here, {quoted(against)} elsewhere: {first.what}"
        + (f"; that both are of one {unsaid} is not said in full" if unsaid else ""),
        computation=first.computation,
        slots=dict.fromkeys(first.open, "unspecified"),
        severity=Severity.WARNING if unsaid else Severity.ERROR,
    )


def _unconverted(conversion: Conversion, reading: Reading) -> Draft:
    given, converted = conversion.given, conversion.converted
    again = (one for one in reading if _are_equal(one.quantity, given.quantity) and one.id != given.id)
    first, second = (" ".join(claim.text.split()) for claim in (given, converted))
    return Draft(
        claims=(converted.id, given.id),
        primary=(Extent(start=converted.start, end=converted.end),),
        other=tuple(Extent(start=one.start, end=one.end) for one in (given, *again)),
        message=f'"{first}" is not "{second}"',
        computation=f'{conversion.steps}; "{second}" is outside',
    )


def _are_equal(one: Quantity, other: Quantity) -> bool:
    return (one.low, one.high, one.unit, one.kind) == (other.low, other.high, other.unit, other.kind)
