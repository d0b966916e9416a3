"""A bound says more than its source: "more than 61.1%" where that has 61.1%.

The number is the source's, and its rounding leaves room for the bound, so that the claim is supported by rounding.

## Why it matters

"More than" is a claim of its own, which nobody has made before. Told on, it grows.

## Example

    Esk handled more than 1.42 million containers in 2024, says the Esk Port Yearbook.

The yearbook has 1.42 million: not more, but the same.

## What to do

Give the number as the source does.
"""

from collections.abc import Iterator

from checker import evidence
from checker.check import Draft
from claims import Comparator, NotChecked
from reports.audit import Record, Severity, Verdict

FAMILY = "evidence"
SEVERITY = Severity.NOTE
_BOUNDS = frozenset({Comparator.MORE_THAN, Comparator.LESS_THAN})

_SOURCES = """<!-- sources.toml
[[source]]
id = "esk-port-2024"
title = "Esk Port Yearbook 2024"

[[source.figure]]
subject = "Esk"
metric = "containers handled"
value = "1.42 million containers"
-->
"""

PASSES = (
    f"""# The port

The port of Esk handled more than 1.4 million containers in 2024, says the Esk Port Yearbook.

{_SOURCES}""",
)

FAILS = (
    f"""# The port

The port of Esk handled more than 1.42 million containers in 2024, says the Esk Port Yearbook.

{_SOURCES}""",
)


def overstated(record: Record) -> Iterator[Draft | NotChecked]:
    """A finding for a bound whose number the source has without one."""
    if record.verdict is Verdict.SUPPORTED_BY_ROUNDING and record.quantity.comparator in _BOUNDS:
        yield evidence.draft(record, '"{words}" says more than {source}, which has {figure}')
