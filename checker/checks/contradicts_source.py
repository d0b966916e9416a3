"""A figure is not what its source has for it.

A claim is held against the figures that a person read in the registered sources, and against the document of the source
that it cites where that was fetched: what is counted, whose it is, of what whole, and when. Only what leaves no doubt
that it speaks of the same contradicts; where a source that the article does not cite does so, it is a warning.

## Why it matters

A reader who follows the citation finds another number. The error may be a slip of the pen, a currency, or a figure of
something else that was taken for this one.

## Example

    Esk handled 1.6 million containers in 2024, says the Esk Port Yearbook.

The yearbook has 1.42 million, which allows [1415000, 1425000]; 1.6 million allows [1550000, 1650000].

## What to do

Look the figure up at the place that the finding names. Where the registry is wrong, correct it there.
"""

from collections.abc import Iterator

from checker import evidence
from checker.check import Draft
from claims import NotChecked
from reports.audit import Record, Verdict

FAMILY = "evidence"

_SOURCES = """<!-- sources.toml
[[source]]
id = "esk-port-2024"
title = "Esk Port Yearbook 2024"

[[source.figure]]
metric = "containers handled"
subject = "Esk"
period = "2024"
value = "1.42 million containers"
locator = "p. 7"
-->
"""

PASSES = (
    f"""# The port

The port of Esk handled some 1.4 million containers in 2024, says the Esk Port Yearbook.

{_SOURCES}""",
)

FAILS = (
    f"""# The port

The port of Esk handled 1.6 million containers in 2024, says the Esk Port Yearbook.

{_SOURCES}""",
)


def contradicts_source(record: Record) -> Iterator[Draft | NotChecked]:
    """A finding for a claim that a source contradicts."""
    if record.verdict is Verdict.CONTRADICTED:
        yield evidence.draft(record, '"{words}" is not what {source} has: {figure}', evidence.of_another(record))
