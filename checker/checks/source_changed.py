"""A cited source is no longer what it was when it was fetched, as `tallymark source verify` last found.

Its text is another, or it has lost a passage that an audit quotes. All figures that lean on it are one finding.

## Why it matters

Pages are corrected, retracted and written anew. A reader who follows the citation today may find other figures than the
author did.

## Example

    The port of Esk handled 1.42 million containers in 2024, says the Esk Port Yearbook.

The yearbook's page says something else since.

## What to do

Run `tallymark source fetch`, audit the article again, and see whether its figures still hold; or cite an archived copy.
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
_CHANGED = frozenset({State.CHANGED, State.PASSAGE_LOST})

_CITING = """# The port

The port of Esk handled 1.42 million containers in 2024, says the Esk Port Yearbook.

<!-- sources.toml
[[source]]
id = "esk-port-2024"
title = "Esk Port Yearbook 2024"
-->
"""

PASSES = (
    f"""{_CITING}
<!-- verified esk-port-2024: unchanged, its text is what it was -->
""",
)

FAILS = (
    f"""{_CITING}
<!-- verified esk-port-2024: changed, its text is another since 2025-02-12 -->
""",
)


def source_changed(watched: Watched, records: Sequence[Record]) -> Iterator[Draft | NotChecked]:
    """A note for a source that changed, over the figures that lean on it."""
    yield from watched_draft(watched, records, _CHANGED, "has changed since it was fetched")
