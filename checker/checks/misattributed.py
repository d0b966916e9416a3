"""A figure is put down to one source, and another has it.

The document of the cited source was fetched and does not have the figure; another source has it: a registered figure
bears it out, or a passage of its document says the same number of the same, with three digits at least. Dates are left
out: any source may have them.

## Why it matters

The figure is right, but whoever looks it up where the article says does not find it, and the credit goes to others.

## Example

    Esk took 9,120 ships in 2024, says the Esk Port Yearbook.

The yearbook counts no ships: the Registry of Ships does.

## What to do

Cite the source that has the figure.
"""

from collections.abc import Iterator

from checker.check import Draft
from claims import Extent, Kind, NotChecked
from reports.audit import Record, Severity, Verdict
from sources.evidence import Relation

FAMILY = "evidence"
SEVERITY = Severity.WARNING
_RIGHT = frozenset({Verdict.SUPPORTED, Verdict.SUPPORTED_BY_ROUNDING})

_CITING = """# The port

The port of Esk took 9,120 ships in 2024, says the Esk Port Yearbook.

<!-- document of esk-port-2024
In 2024 the port of Esk handled 1.42 million containers.
-->

<!-- sources.toml
[[source]]
id = "esk-port-2024"
title = "Esk Port Yearbook 2024"

[[source]]
id = "registry-of-ships"
title = "Registry of Ships"
"""
_FIGURE = """
[[source.figure]]
metric = "ships"
subject = "Esk"
period = "2024"
value = "9,120 ships"
"""

PASSES = (
    f"""{_CITING.replace("the Esk Port Yearbook.", "the Registry of Ships.")}{_FIGURE}-->
""",
)

FAILS = (
    f"""{_CITING}{_FIGURE}-->
""",
    f"""{_CITING}-->

<!-- document of registry-of-ships
In 2024 the port of Esk took 9,120 ships.
-->
""",
)


def misattributed(record: Record) -> Iterator[Draft | NotChecked]:
    """A finding for a figure that another source has than the one that is cited."""
    if record.verdict not in _RIGHT or len(record.evidence) < 2 or record.quantity.kind is Kind.DATE:
        return
    has, lacks = record.evidence[:2]
    if lacks.relation == Relation.NOT_IN_SOURCE and lacks.figure is None:
        words = " ".join(record.text.split())
        yield Draft(
            claims=(record.id,),
            primary=(Extent(start=record.start, end=record.end),),
            other=(),
            message=f'"{words}" is not from {lacks.source}, but from {has.source}',
            computation=f"{lacks.why}\n{has.why}",
        )
