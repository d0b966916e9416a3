"""The text counts a list, and the list has more or fewer items.

The list stands in the same sentence ("five campuses: A, B and C"), directly under the sentence or heading that counts
it, or is made of numbered headings that the title announces ("Five reasons to …"). Nothing is said of a list that
leaves something out ("including", "among others"), whose items may each stand for several ("the twins"), or whose
commas and conjunctions allow the stated number.

## Why it matters

A reader who is told of four reasons and reads three looks for the fourth. An item was lost, or the number is wrong.

## Example

    The plan rests on four pillars: cheaper energy, better schools and safer streets.

The list has 3 items, and 3 is not 4.

## What to do

Count the list. Add what is missing, or correct the number.
"""

from collections.abc import Iterator

from checker.arithmetic import places, quoted
from checker.check import Draft
from claims import Document, Enumeration, Extent, NotChecked
from claims.claim import Kind
from claims.index import Index
from claims.statement import Statement

FAMILY = "arithmetic"

# Characters between a bare number and the figure that it takes up.
_NEAR = 300

PASSES = (
    """# Ports

The operator runs three ports: Esk, Lindau and Norheim. Four countries, including Ruritania, abstained.
""",
    """# Prize

The prize went to two chemists: Ana Kovac of Esk, and Ben Ito. Three people died: two in Esk and one in Lindau.
""",
)

FAILS = (
    """# Campus

The university has five campuses: Esk, Lindau, Norheim and Southport.
""",
    """# Trams

There are four reasons:

- the old cars break down
- spare parts are no longer made
- the depot is full
""",
)


def count_mismatch(listed: Enumeration, index: Index, document: Document) -> Iterator[Draft | NotChecked]:
    """One finding for a list whose items cannot be as many as the text says."""
    counted = index.get(listed.claim)
    stated = None if counted is None else counted.quantity.low
    if counted is None or stated is None or listed.fewest is None:
        return
    short = listed.most is not None and listed.most < stated
    # Twice as many items are names, each with what is said of it: "Ana Kovac, chemist, Ben Ito, physicist".
    if not (short or listed.fewest > stated) or len(listed.items) == 2 * stated:
        return
    if _is_legend(counted, listed, document.text):
        return
    items = f"{listed.fewest}" if listed.fewest == listed.most else f"{listed.fewest} or more"
    yield Draft(
        claims=(counted.id,),
        primary=places(counted),
        other=(*_counted_before(counted, index), *listed.items),
        message=f"the text counts {quoted(counted)}, and {items} are listed",
        computation=f"{items} listed, {stated:f} counted: {items} ≠ {stated:f}",
    )


def _is_legend(counted: Statement, listed: Enumeration, text: str) -> bool:
    """Whether as many items as are counted say what they are: "three seals: US, Upper Seal; … HG, Hordland Group"."""
    noun = (counted.quantity.unit or "").lower()
    apart = ";" in text[listed.items[0].start : listed.items[-1].end]
    named = sum(noun in text[one.start : one.end].lower() for one in listed.items)
    return bool(noun) and apart and named == counted.quantity.low


def _counted_before(counted: Statement, index: Index) -> tuple[Extent, ...]:
    """Where a bare number ("the four, Esk, …") counted its things: the nearest such figure before it."""
    if counted.quantity.kind is Kind.COUNT or counted.span is None:
        return ()
    before = [
        places(one)
        for one in index.statements
        if one.span is not None and one.quantity.kind is Kind.COUNT and one.quantity.low == counted.quantity.low
        if 0 < counted.span.start - one.span.end < _NEAR
    ]
    return before[-1] if before else ()
