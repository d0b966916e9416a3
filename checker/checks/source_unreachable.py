"""A cited source is gone or could not be reached when `tallymark source verify` last asked for it.

All figures that lean on it are one finding.

## Why it matters

A reader cannot follow the citation, and soon nobody can tell what it said.

## Example

    The port of Esk handled 1.42 million containers in 2024, says the Esk Port Yearbook.

The yearbook's address answers 404.

## What to do

Look for its new address, or for a copy in a web archive (`tallymark source fetch --archive`), and put that in the
registry.
"""

from collections.abc import Iterator, Sequence

from checker.check import Draft
from checker.evidence import watched_draft
from claims import NotChecked
from reports.audit import Record, Severity
from sources.shelf import State
from sources.shelf.watch import Watched

FAMILY = "sourcing"
SEVERITY = Severity.NOTE
_AWAY = frozenset({State.GONE, State.UNREACHABLE})

_CITING = """# The port

<!-- sources.toml
[[source]]
id = "esk-census"
title = "Census of Esk"
-->

In 2024 the port of Esk employed 1,900 people, says the Census of Esk.
"""

PASSES = (
    f"""{_CITING}
<!-- verified esk-census: moved, it is now at https://port.example/2024 -->
""",
)

FAILS = (
    f"""{_CITING}
<!-- verified esk-census: gone, https://port.example/2024.pdf is not there (404) -->
""",
)


def source_unreachable(watched: Watched, records: Sequence[Record]) -> Iterator[Draft | NotChecked]:
    """A note for a source that cannot be had, over the figures that lean on it."""
    yield from watched_draft(watched, records, _AWAY, "could not be had when it was last asked for")
