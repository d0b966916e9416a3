"""The documents that the audits stand on, open to be searched: what the lock names, as far as the shelf has it."""

import hashlib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

from claims import Document
from sources.shelf.copies import Copy
from sources.shelf.lock import Lock
from sources.shelf.passages import Passage, Passages, indexed
from sources.shelf.store import Shelf
from sources.shelf.watch import Watched, noted

_IN_MEMORY = Path(":memory:")


class Library(NamedTuple):
    """Documents by the id of their source, as hashes; `missing` says of each that cannot be searched why that is.

    `watched` is what was last found when sources were asked for again.
    """

    passages: Passages
    documents: Mapping[str, str]
    missing: Mapping[str, str]
    watched: tuple[Watched, ...] = ()

    def has(self, source: str, words: Iterable[str]) -> bool:
        """Whether a source's document has one of the words."""
        return self.passages.has(self.documents[source], words)

    def search(self, source: str, words: Iterable[str], most: int) -> list[Passage]:
        """The passages of a source's document that have most of the words, the best first."""
        return self.passages.search(self.documents[source], words, most)


def library(lock: Lock, shelf: Shelf, path: Path) -> Library:
    """The documents that a lock names, in the index at `path`. Raises ShelfError where there can be no index."""
    copies = [with_headers(copy, shelf) for copy in lock.copies.values()]
    passages, troubles = indexed(copies, shelf, path)
    documents = {copy.source: copy.sha256 for copy in copies if copy.source not in troubles}
    missing = {source: str(why) for source, why in troubles.items()}
    return Library(passages, documents, missing, noted(copies, shelf))


def library_of(documents: Mapping[str, Document]) -> Library:
    """These documents, by source, in an index that is kept nowhere."""
    passages, held = Passages(_IN_MEMORY), {}
    for source, document in documents.items():
        held[source] = hashlib.sha256(f"{source}\0{document.sha256}".encode()).hexdigest()
        passages.add(held[source], document)
    return Library(passages, held, {})


def with_headers(copy: Copy, shelf: Shelf) -> Copy:
    """A copy with the headers of its record on the shelf, which the lock leaves out: they may say its charset."""
    records = [one for one in shelf.records(copy.source) if one.sha256 == copy.sha256]
    return copy.model_copy(update={"headers": records[-1].headers}) if records else copy
