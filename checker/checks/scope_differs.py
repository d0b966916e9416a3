"""A figure is the source's, but for another whole, place or subject there, or only expected.

The document of the cited source has the number, and says it of less, of more, or of what is still to come.

## Why it matters

The number is right and the sentence is wrong: a share of the patents that were granted is not one of those applied for,
and what a port expects it has not handled.

## Example

    In 2024 the port of Esk had 61 ferries, says the Esk Port Yearbook.

The yearbook expects them in 2030.

## What to do

Say what the source says the figure of: the whole that it is a part of, where, and whether it is a forecast.
"""

from collections.abc import Iterator

from checker import evidence
from checker.check import Draft
from claims import NotChecked
from reports.audit import Record, Severity, Verdict

FAMILY = "evidence"
SEVERITY = Severity.WARNING

_SOURCES = """<!-- sources.toml
[[source]]
id = "esk-port-2024"
title = "Esk Port Yearbook 2024"
-->

<!-- document of esk-port-2024
The port of Esk expects 61 ferries in 2030.
-->
"""

PASSES = (
    f"""# The port

The port of Esk expects 61 ferries in 2030, says the Esk Port Yearbook.

{_SOURCES}""",
)

FAILS = (
    f"""# The port

In 2024 the port of Esk had 61 ferries, says the Esk Port Yearbook.

{_SOURCES}""",
)


def scope_differs(record: Record) -> Iterator[Draft | NotChecked]:
    """A finding for a figure that its source has for something else."""
    if record.verdict is Verdict.SCOPE_DIFFERS:
        yield evidence.draft(record, '{source} has "{words}" for something else')
