"""A figure is put down to nobody in particular: "studies show", "experts say", "it is said".

A passage that names its source, links it or has a footnote is not vague, whatever words it uses besides.

## Why it matters

It looks like a source and is none: no reader can look it up, and the writer who knows which study was meant forgets it.

## Example

    Studies show that 40% of the containers are empty.

## What to do

Name the study, or link it.
"""

from collections.abc import Iterator, Sequence

from checker.arithmetic import quoted
from checker.check import Draft
from claims import Document, Extent, Manner, NotChecked
from claims.index import Index
from reports.audit import Record, Severity

FAMILY = "sourcing"
SEVERITY = Severity.NOTE

PASSES = (
    """# The harbour

A study by the Port Office shows that 40% of the containers are empty.
""",
    """# The harbour

Studies show that [40% of the containers](https://port.example/empty) are empty.
""",
)

FAILS = (
    """# The harbour

Studies show that 40% of the containers are empty.
""",
    """# The harbour

It is said that 40% of the containers are empty, and that 12 ships wait every day.
""",
)


def vague_attribution(records: Sequence[Record], document: Document, index: Index) -> Iterator[Draft | NotChecked]:
    """A note for each attribution that names nobody, over the figures that it stands for."""
    found: dict[tuple[int, int], list[Record]] = {}
    for record in records:
        citation = record.citation
        if citation.manner is Manner.VAGUE and citation.start is not None and citation.end is not None:
            found.setdefault((citation.start, citation.end), []).append(record)
    for (start, end), figures in found.items():
        words = " ".join(document.text[start:end].split())
        yield Draft(
            claims=tuple(one.id for one in figures),
            primary=(Extent(start=start, end=end),),
            other=tuple(Extent(start=one.start, end=one.end) for one in figures),
            message=f'"{words}" names nobody as the source of {quoted(*(index[one.id] for one in figures))}',
            computation=f'"{words}" could be anybody',
        )
