"""A figure that the document of its source does not have.

The source was fetched, and no passage that shares words or numbers with the claim has such a figure. Where the number
does stand there, and nothing says that it is of the same, it is a note, and so where the citation is carried over from
a sentence before. Dates and ranks are left out: an article gives them of its own.

## Why it matters

A reader who follows the citation does not find the figure. It may be from another edition or page, or have been worked
out; or it was never there.

## Example

    Esk handled 840 ships in 2024, says the Esk Port Yearbook.

The yearbook has containers and people, and no ships.

## What to do

Look for the figure in the source. Where it stands in a picture, or in words that the program does not read so, register
it as a `[[source.figure]]` with its page; where it was worked out, say so in the article.
"""

from collections.abc import Iterator

from checker import evidence
from checker.check import Draft
from claims import Kind, Manner, NotChecked
from reports.audit import Record, Severity, Verdict

FAMILY = "evidence"
SEVERITY = Severity.WARNING
_OWN = frozenset({Kind.DATE, Kind.RANK})

_SOURCES = """<!-- sources.toml
[[source]]
id = "esk-port-2024"
title = "Esk Port Yearbook 2024"
-->

<!-- document of esk-port-2024
In 2024 the port of Esk handled 1.42 million containers. It employed 1,900 people at the end of the year.
-->
"""

PASSES = (
    f"""# The port

The port of Esk handled 1.42 million containers in 2024, says the Esk Port Yearbook.

{_SOURCES}""",
)

FAILS = (
    f"""# The port

The port of Esk handled 840 ships in 2024, says the Esk Port Yearbook.

{_SOURCES}""",
)


def not_in_source(record: Record) -> Iterator[Draft | NotChecked]:
    """A finding for a figure that its source does not have."""
    if record.verdict is Verdict.NOT_IN_SOURCE and record.quantity.kind not in _OWN:
        doubtful = record.evidence[0].figure is not None or record.citation.manner is Manner.CARRIED
        yield evidence.draft(record, '"{words}" was not found in {source}', Severity.NOTE if doubtful else None)
