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

from checker import evidence
from checker.check import Draft
from claims import Kind, NotChecked
from reports.audit import Record, Verdict

FAMILY = "evidence"

_SOURCES = """<!-- sources.toml
[[source]]
id = "esk-port-2024"
title = "Esk Port Yearbook 2024"
issued = "2025-02-11"
-->
"""

PASSES = (
    f"""# The yearbook

In February 2025, according to the Esk Port Yearbook report, trade was brisk.

{_SOURCES}""",
)

FAILS = (
    f"""# The yearbook

In September 2025, according to the Esk Port Yearbook report, trade was brisk.

{_SOURCES}""",
)


def misdated_source(record: Record) -> Iterator[Draft | NotChecked]:
    """A finding for a date that a source contradicts."""
    if record.verdict is Verdict.MISDATED:
        dated = record.quantity.kind is Kind.DATE
        message = '"{words}" is not the time that {source} has' if dated else '"{words}" is of another time in {source}'
        yield evidence.draft(record, message, evidence.of_another(record))
