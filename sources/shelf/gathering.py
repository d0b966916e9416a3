"""A registered source onto the shelf: asked for, kept under its hash, recorded in the lock."""

from enum import StrEnum
from typing import NamedTuple

from sources.errors import Refused
from sources.shelf.copies import Copy, charset_of, text_hash
from sources.shelf.fetching import Answer, Fetcher
from sources.shelf.store import Shelf
from sources.source import Source


class Found(StrEnum):
    """What a fetch found beside the copy that was there."""

    NEW = "new"
    UNCHANGED = "unchanged"
    CHANGED = "changed"


class Fetched(NamedTuple):
    """The copy of a source that is on the shelf now, and how it compares with the one before."""

    copy: Copy
    found: Found


def address(source: Source) -> str:
    """Where a source's document is: its URL, else its DOI. Raises Refused where it has neither."""
    if source.url:
        return source.url
    if source.doi:
        return f"https://doi.org/{source.doi.removeprefix('https://doi.org/').removeprefix('doi:')}"
    raise Refused(f"{source.id}: has neither URL nor DOI: add one to the registry, or register its figures")


def fetch(source: Source, before: Copy | None, fetcher: Fetcher, shelf: Shelf) -> Fetched:
    """The document of a source, kept on the shelf. Raises FetchError and ShelfError.

    `before` is the copy that the lock has: where the server says that the document is still that one, it stays.
    """
    url = address(source)
    have = before if before is not None and before.url == url and shelf.holds(before.sha256) else None
    answer = fetcher.fetch(url, have.known if have else None)
    if answer.body is None:
        if have is None:
            raise Refused(f"{url}: the server says that nothing changed since a copy that is not here: fetch again")
        return Fetched(have, Found.UNCHANGED)
    copy = kept(source.id, url, answer, shelf)
    if before is None:
        return Fetched(copy, Found.NEW)
    if have is not None and copy.sha256 == have.sha256:
        return Fetched(have, Found.UNCHANGED)
    same_text = copy.text_sha256 is not None and copy.text_sha256 == before.text_sha256
    return Fetched(copy, Found.UNCHANGED if same_text else Found.CHANGED)


def kept(source: str, url: str, answer: Answer, shelf: Shelf) -> Copy:
    """The copy that an answer gives, with its bytes and its record on the shelf. Raises ShelfError."""
    data = answer.body or b""
    kind = answer.headers.get("content-type", "")
    copy = Copy(
        source=source,
        url=url,
        final_url=answer.url,
        fetched=answer.at,
        status=answer.status,
        media_type=answer.media_type,
        size=len(data),
        sha256=shelf.put(data),
        text_sha256=text_hash(data, source, answer.media_type, charset_of(kind)),
        etag=answer.headers.get("etag"),
        last_modified=answer.headers.get("last-modified"),
        headers=dict(answer.headers),
    )
    shelf.record(copy)
    return copy
