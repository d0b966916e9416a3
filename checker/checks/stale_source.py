"""A cited source is old, or the registry has a newer edition of it.

Old is what came out more years before the article than the setting `max-age` says; without it, only editions are looked
at: sources of one title and publisher that differ in their year. A figure of a time that the sentence names is left out
there, since the edition of that time may be the right one; and so is an edition that came out after the article.

## Why it matters

What was true five years ago is told as if it were today, and the number that would be right is at hand.

## Example

    The port of Esk has 14 cranes, says the Esk Port Yearbook 2023.

The registry has the yearbook of 2024 as well.

## What to do

Look the figure up in the newer edition, or say of which year it is.
"""

import re
from collections.abc import Iterator, Sequence

from checker.check import Draft
from checker.config import Settings
from claims import Extent, Kind, NotChecked, Reading, period
from reports.audit import Record, Severity
from sources import Registry, Source

FAMILY = "sourcing"
SEVERITY = Severity.NOTE

_REGISTRY = """
<!-- sources.toml
[[source]]
id = "yearbook-2023"
title = "Esk Port Yearbook 2023"
issued = "2024-02"

[[source]]
id = "yearbook-2024"
title = "Esk Port Yearbook 2024"
issued = "2025-02"
-->
"""

PASSES = (
    f"""# The port

The port of Esk has 14 cranes, says the Esk Port Yearbook 2024.
{_REGISTRY}""",
    f"""# The port

The port of Esk handled 1.36 million containers in 2023, says the Esk Port Yearbook 2023.
{_REGISTRY}""",
)

FAILS = (
    f"""# The port

The port of Esk has 14 cranes, says the Esk Port Yearbook 2023.
{_REGISTRY}""",
)

_YEAR = re.compile(r"\b(?:19|20)\d\d\b", re.ASCII)


def stale_source(
    records: Sequence[Record], registry: Registry, reading: Reading, settings: Settings
) -> Iterator[Draft | NotChecked]:
    """A note for each cited source that is old or has a newer edition, over the figures that lean on it."""
    cited: dict[str, list[Record]] = {}
    for record in records:
        if record.citation.source in registry.by_id and record.quantity.kind is not Kind.DATE:
            cited.setdefault(record.citation.source or "", []).append(record)
    for name, figures in cited.items():
        source = registry.by_id[name]
        old = _too_old(source, reading, settings.max_age)
        if old:
            yield _draft(figures, f"{name} is more than {settings.max_age} years old", old)
            continue
        undated = [one for one in figures if one.measures.period.start is None]
        newer = next((one for one in registry if _is_newer(one, source, reading)), None)
        if newer is not None and undated:
            told = f"{source.title} came out in {source.issued}, {newer.title} in {newer.issued}"
            yield _draft(undated, f"there is a newer edition of {name}: {newer.id}", told)


def _draft(figures: Sequence[Record], message: str, computation: str) -> Draft:
    places = tuple(Extent(start=one.start, end=one.end) for one in figures)
    return Draft(tuple(one.id for one in figures), places, (), message, computation)


def _too_old(source: Source, reading: Reading, years: int | None) -> str:
    """Why a source is older than so many years, "" where it is not, or where that is not known."""
    end = period(source.issued).end if source.issued else None
    if years is None or end is None or reading.as_of is None or not reading.dated:
        return ""
    age = reading.as_of.year - end.year - ((reading.as_of.month, reading.as_of.day) < (end.month, end.day))
    return f"it came out in {source.issued}, the article speaks from {reading.as_of}" if age >= years else ""


def _is_newer(other: Source, source: Source, reading: Reading) -> bool:
    """Whether one source is a later edition of another that had come out when the article was written."""
    if other.issued is None or source.issued is None or not _YEAR.search(other.title):
        return False
    one, two = period(other.issued).start, period(source.issued).end
    if _title(other) != _title(source) or other.publisher != source.publisher or one is None or two is None:
        return False
    return one > two and (not reading.dated or reading.as_of is None or one <= reading.as_of)


def _title(source: Source) -> str:
    return " ".join(_YEAR.sub(" ", source.title).casefold().split())
