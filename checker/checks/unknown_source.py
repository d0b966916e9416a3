"""The article names a source that the registry does not have, or that could be several of its sources.

All figures that lean on it are one finding, which carries an entry for `sources.toml` made of what the article says.

## Why it matters

Only a registered source can be fetched and kept, and figures held against it.

## Example

    According to the Port Office, the harbour handled 1.4 million containers.

No source of the registry is called so, is published by the Port Office, or has it as an alias.

## What to do

Complete the entry of the finding and paste it into `sources.toml`; or, where the source is there under another name,
add this name to its `aliases`.
"""

import re
from collections.abc import Iterator, Sequence

from checker.arithmetic import quoted
from checker.check import Draft
from claims import Extent, Manner, NotChecked
from claims.index import Index
from claims.readers.keyed import keys
from reports.audit import Record, Severity
from sources import Source
from sources.exchange import slug
from sources.fields import problem
from sources.names import address, plain

FAMILY = "sourcing"
SEVERITY = Severity.NOTE

# Examples are audited without a registry: whoever is named is unknown.
PASSES = (
    """# The harbour

The harbour handled 1.4 million containers.
""",
    """# The harbour

Studies show that 40% of the containers are empty.
""",
)

FAILS = (
    """# The harbour

According to the Port Office, the harbour handled 1.4 million containers.
""",
    """# The harbour

The harbour handled 1.4 million containers, says the [yearbook](https://port.example/2023) of its office.
""",
)

_MOST = 6  # figures that a message quotes
_NAMED = frozenset({Manner.NAMED, Manner.LINKED, Manner.FOOTNOTE, Manner.CARRIED})
_QUOTED = re.compile(r"[“\"«]([^“”\"«»]{4,200})[”\"»]")
# Words with capitals, and what joins them: "Office of the Harbour Master".
_NAME = re.compile(r"\b[A-Z][\w.&’'-]*(?:\s+(?:(?:of|for|and|the|on|in|de|&)\s+)*[A-Z0-9][\w.&’'-]*)*")


def unknown_source(records: Sequence[Record], index: Index) -> Iterator[Draft | NotChecked]:
    """A note for each source that is named and not registered, over the figures that lean on it."""
    from sources.editing import entry  # and tomlkit, which an audit without such a source does without

    found: dict[str, list[Record]] = {}
    for record in records:
        citation = record.citation
        if citation.manner in _NAMED and citation.source is None and (citation.text or citation.url):
            words = next(iter(keys(citation.text or "")), plain(citation.text or "").casefold())
            key = address(citation.url) if citation.url else words
            found.setdefault(key, []).append(record)
    for figures in found.values():
        proposed = _proposed(figures)
        cited = [one.citation for one in figures if one.citation.start is not None and one.citation.end is not None]
        places = (Extent(start=one.start or 0, end=one.end or 0) for one in cited)
        marks = tuple(dict.fromkeys(places)) or (Extent(start=figures[0].start, end=figures[0].end),)
        yield Draft(
            claims=tuple(one.id for one in figures),
            primary=marks,
            other=tuple(Extent(start=one.start, end=one.end) for one in figures),
            message=f'"{proposed.title}" is no source of the registry, or could be several: '
            f"{quoted(*(index[one.id] for one in figures[:_MOST]))}",
            computation=entry(proposed).rstrip("\n"),
        )


def _proposed(figures: Sequence[Record]) -> Source:
    """An entry for the source that these figures cite, as far as the article tells: a key, a quoted title, a name."""
    citation = figures[0].citation
    key = next(iter(keys(citation.text or "")), "")
    if key and not problem("title", key):
        return Source(id=key if not problem("id", key) else slug(key), title=key)
    said = plain(citation.text or "")
    quote = _QUOTED.search(said)
    named = max(_NAME.findall(said), key=len, default="") if quote is None else quote[1]
    title = next((each for each in (named, said) if not problem("title", each)), citation.url or "Untitled")
    url = citation.url if citation.url and not problem("URL", citation.url) else None
    return Source(id=slug(title), title=title, url=url)
