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
from claims import Extent, NotChecked
from reports.audit import Record, Severity
from sources.shelf import State
from sources.shelf.watch import Watched

FAMILY = "sourcing"
SEVERITY = Severity.NOTE
_AWAY = frozenset({State.GONE, State.UNREACHABLE})

PASSES = (
    """# The port

The port of Esk handled 1.42 million containers in 2024, says the Esk Port Yearbook.

<!-- sources.toml
[[source]]
id = "esk-port-2024"
title = "Esk Port Yearbook 2024"
issued = "2025-02-11"
-->

<!-- verified esk-port-2024: moved, it is now at https://port.example/2024 -->
""",
)

FAILS = (
    """# The port

The port of Esk handled 1.42 million containers in 2024, says the Esk Port Yearbook.

<!-- sources.toml
[[source]]
id = "esk-port-2024"
title = "Esk Port Yearbook 2024"
issued = "2025-02-11"
-->

<!-- verified esk-port-2024: gone, https://port.example/2024.pdf is not there (404) -->
""",
)


def source_unreachable(watched: Watched, records: Sequence[Record]) -> Iterator[Draft | NotChecked]:
    """A note for a source that cannot be had, over the figures that lean on it."""
    figures = [record for record in records if record.citation.source == watched.source]
    if watched.state in _AWAY and figures:
        yield Draft(
            claims=tuple(one.id for one in figures),
            primary=tuple(Extent(start=one.start, end=one.end) for one in figures),
            other=(),
            message=f"{watched.source} could not be had when it was last asked for",
            computation=f"{watched.at:%Y-%m-%d}: {watched.state}: {watched.why}",
        )
