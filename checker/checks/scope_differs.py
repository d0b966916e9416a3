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

from checker.check import Draft
from claims import Extent, NotChecked
from reports.audit import Record, Severity, Verdict

FAMILY = "evidence"
SEVERITY = Severity.WARNING

PASSES = (
    """# The port

The port of Esk expects 61 ferries in 2030, says the Esk Port Yearbook.

<!-- sources.toml
[[source]]
id = "esk-port-2024"
title = "Esk Port Yearbook 2024"
issued = "2025-02-11"
-->

<!-- document of esk-port-2024
In 2024 the port of Esk handled 1.42 million containers. It expects 61 ferries in 2030.

The port employed 1,900 people at the end of 2024.
-->
""",
)

FAILS = (
    """# The port

In 2024 the port of Esk had 61 ferries, says the Esk Port Yearbook.

<!-- sources.toml
[[source]]
id = "esk-port-2024"
title = "Esk Port Yearbook 2024"
issued = "2025-02-11"
-->

<!-- document of esk-port-2024
In 2024 the port of Esk handled 1.42 million containers. It expects 61 ferries in 2030.

The port employed 1,900 people at the end of 2024.
-->
""",
)


def scope_differs(record: Record) -> Iterator[Draft | NotChecked]:
    """A finding for a figure that its source has for something else."""
    if record.verdict is Verdict.SCOPE_DIFFERS:
        evidence = record.evidence[0]
        yield Draft(
            claims=(record.id,),
            primary=(Extent(start=record.start, end=record.end),),
            other=(),
            message=f'{evidence.source} has "{" ".join(record.text.split())}" for something else',
            computation=evidence.shown,
        )
