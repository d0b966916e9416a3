"""A figure of which the article does not say where it comes from.

Neither its sentence nor its passage cites anybody, no link or footnote stands beside it, and the article does not work
it out itself: a ratio of its own figures, or how many things it goes on to name. Headlines, and a lead above more text,
are left out, since what stands below says where their figures come from; so are dates and ranks. One finding a
sentence, or cell of a table.

## Why it matters

A reader cannot check a figure whose source nobody names, nor can an editor a year later.

## Example

    The harbour of Northport handled 1.4 million containers in 2023.

Nothing says who counted them.

## What to do

Name the source in the sentence, link it, or add a footnote. These notes are counted and not listed; set the severity to
`warning` where every figure of an article must have its source.
"""

from collections.abc import Iterator, Sequence

from checker.arithmetic import quoted
from checker.check import Draft
from claims import Document, Extent, Kind, Manner, NotChecked, Reading, Role
from claims.index import Index
from reports.audit import Record, Severity

FAMILY = "sourcing"
SEVERITY = Severity.NOTE

PASSES = (
    """# The harbour

According to the Port Office, the harbour of Northport handled 1.4 million containers in 2023.
""",
    """# The harbour

The harbour handled [1.4 million containers](https://port.example/2023).
""",
    """# The harbour has 14 cranes

Three companies run them: Acme, Bolt and Crane.
""",
)

FAILS = (
    """# The harbour

The harbour of Northport handled 1.4 million containers in 2023. It has 14 cranes.
""",
    """# The harbour

| Quay | Containers |
|---|---|
| East | 500,000 |
| West | 900,000 |
""",
)

_TOLD_BELOW = frozenset({Role.TITLE, Role.HEADING, Role.META})
_OWN = frozenset({Kind.DATE, Kind.RANK})


def unsourced_claim(
    records: Sequence[Record], reading: Reading, document: Document, index: Index
) -> Iterator[Draft | NotChecked]:
    """A note for each sentence with figures that cite nobody."""
    worked_out = {one.claim for one in reading.relations} | {one.claim for one in reading.enumerations}
    has_body = any(block.role is Role.BODY for block in document.blocks)
    above = _TOLD_BELOW | {Role.LEAD} if has_body else _TOLD_BELOW
    found: dict[Extent, list[Record]] = {}
    for record in records:
        quantity = record.quantity
        vague = quantity.low is None and quantity.high is None
        if record.citation.manner is not Manner.NONE or record.where.role in above or quantity.kind in _OWN:
            continue
        if not vague and record.id not in worked_out:
            found.setdefault(record.sentence, []).append(record)
    for figures in found.values():
        said = quoted(*(index[one.id] for one in figures))
        yield Draft(
            claims=tuple(one.id for one in figures),
            primary=tuple(Extent(start=one.start, end=one.end) for one in figures),
            other=(),
            message=f"{said}: the text does not say where {'it comes' if len(figures) == 1 else 'they come'} from",
            computation="no attribution in the sentence or its passage, and no link or footnote beside it",
        )
