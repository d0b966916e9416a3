"""A date is not the one that the source has.

Found are a source that came out on another day than the article says, an event that a source dates otherwise, a figure
that a source gives for another time than the article, which counts it back ("three years ago"), and one that the
document of the cited source has for another year.

## Why it matters

Figures age. One that is told of the wrong year looks like news, or hides that it is none; and a report that is dated
months too late seems to know more than it can.

## Example

    In September 2025 the Esk Port Yearbook came out.

The registry has it of 2025-02-11.

## What to do

Look the date up in the source. Where the article means the day on which it was read, say so.
"""

from collections.abc import Iterator

from checker.check import Draft
from claims import Extent, Kind, NotChecked
from reports.audit import Record, Severity, Verdict

FAMILY = "evidence"

PASSES = (
    """# The yearbook

In February 2025, according to the Esk Port Yearbook report, trade was brisk.

<!-- sources.toml
[[source]]
id = "esk-port-2024"
title = "Esk Port Yearbook 2024"
issued = "2025-02-11"

[[source.figure]]
metric = "containers handled"
subject = "Esk"
period = "2024"
value = "1.42 million containers"
locator = "p. 7"
-->
""",
)

FAILS = (
    """# The yearbook

In September 2025, according to the Esk Port Yearbook report, trade was brisk.

<!-- sources.toml
[[source]]
id = "esk-port-2024"
title = "Esk Port Yearbook 2024"
issued = "2025-02-11"

[[source.figure]]
metric = "containers handled"
subject = "Esk"
period = "2024"
value = "1.42 million containers"
locator = "p. 7"
-->
""",
)


def misdated_source(record: Record) -> Iterator[Draft | NotChecked]:
    """A finding for a date that a source contradicts."""
    if record.verdict is Verdict.MISDATED:
        evidence = record.evidence[0]
        words = " ".join(record.text.split())
        own = record.quantity.kind is Kind.DATE
        yield Draft(
            claims=(record.id,),
            primary=(Extent(start=record.start, end=record.end),),
            other=(),
            message=f'"{words}" is not the time that {evidence.source} has'
            if own
            else f'"{words}" is of another time in {evidence.source}',
            computation=evidence.shown,
            severity=None if evidence.source == record.citation.source else Severity.WARNING,
        )
