"""A date leaves out its year or month, or counts back from a day that the article does not name.

Only where nothing settles it: the article has no date of its own, and its passage names no year. Dates of what happens
every year lack nothing. All dates that leave out the same part are one finding.

## Why it matters

"On July 3" and "last year" are clear on the day that an article appears. A year later, or in a copy without its date,
nobody can tell which July is meant.

## Example

    The harbour of Northport reopened on July 3. Last year it was closed for nine weeks.

Nothing says in which year.

## What to do

Write the year out, or give the article a date.
"""

import bisect
import re
from collections.abc import Iterator, Sequence

from checker.arithmetic import places, quoted
from checker.check import Draft
from claims import Claim, Document, Event, Extent, Kind, NotChecked, Reading, Role, Tense
from claims.index import Index
from reports.audit import Severity

FAMILY = "time"
SEVERITY = Severity.NOTE

PASSES = (
    """# The harbour

*4 May 2024*

The harbour of Northport reopened on April 3. Last year it was closed for nine weeks.
""",
    """# The harbour

In 2023 the harbour of Northport was closed for nine weeks. It reopened on July 3.
""",
    """# The market

The market opens in May. It has done so every July since 1998.
""",
)

FAILS = (
    """# The harbour

The harbour of Northport reopened on July 3.
""",
    """# The harbour

Last year the harbour of Northport was closed for nine weeks. It got 14 cranes in March 2019.
""",
    """# The mill

Harlow Paper was founded in 1998.

The shares of Harlow Paper closed at 12 crowns on the 10th.
""",
)

_PARTS = {
    "month": "does not name its month",
    "year": "does not name its year",
    "anchor": "counts from a day that is not named",
}
# More places than this cannot be looked through as one finding.
_MOST = 12
# "In ", "On the", "By the end of": how far into its sentence a date may stand that dates what follows it.
_OPENING = 8
_APART = frozenset({Role.TABLE, Role.META, Role.FOOTNOTE})
_TOLD = frozenset({Tense.PAST, Tense.FUTURE, Tense.PLANNED})
_HABIT = frozenset({"every", "each", "most", "any", "average", "typical", "normal", "usual", "ordinary"})
# Nobody asks from which day hundreds of years count.
_LONG_AGO = re.compile(r"(?:\d{3}|\b(?:hundreds?|thousands?|millions?|billions?)\b).* ago$", re.IGNORECASE)
# Characters before a date in which such a word may stand.
_BESIDE = 12


def vague_date(reading: Reading, document: Document, index: Index) -> Iterator[Draft | NotChecked]:
    """A note for each part that dates leave out, over all the dates that do."""
    if reading.dated:
        return
    events = {event.claim: event for event in reading.events}
    dates = [claim for claim in reading if claim.quantity.kind is Kind.DATE and claim.where.role not in _APART]
    starts = [block.start for block in document.blocks]
    vague: dict[str, list[Claim]] = {part: [] for part in _PARTS}
    block, dated = -1, False
    told: Extent | None = None
    for claim in dates:
        here = bisect.bisect_right(starts, claim.start) - 1
        block, dated = here, dated if here == block else False
        missing = claim.quantity.date.missing if claim.quantity.date is not None else ()
        for part in _PARTS:
            if dated or claim.sentence == told:  # a date that lacks nothing stands before
                break
            if part in missing and _is_vague(part, claim, events.get(claim.id), document.text):
                vague[part].append(claim)
                break
        dated = dated or (not missing and claim.start - claim.sentence.start <= _OPENING)
        told = claim.sentence if not missing else told
    for part, found in vague.items():
        for at in range(0, len(found), _MOST):
            yield _draft(part, found[at : at + _MOST], index)


def _is_vague(part: str, claim: Claim, event: Event | None, text: str) -> bool:
    """Whether a date is that of something that was or will be, once."""
    before = text[max(claim.sentence.start, claim.start - _BESIDE) : claim.start].lower().split()
    if _HABIT & set(before[-1:]) or _LONG_AGO.search(claim.text) or claim.text.lower().endswith("earlier"):
        return False
    if event is None or part == "anchor":
        return part != "year"
    return event.tense in _TOLD


def _draft(part: str, found: Sequence[Claim], index: Index) -> Draft:
    statements = [one for claim in found if (one := index.get(claim.id)) is not None]
    said = quoted(*statements)
    return Draft(
        claims=tuple(claim.id for claim in found),
        primary=places(*statements),
        other=(),
        message=f"{said} {_PARTS[part]}, and neither the article nor its passage says it"
        if len(found) == 1
        else f"{len(found)} dates leave something out: each {_PARTS[part]}",
        computation=f"{said}: the {part} is not said",
    )
