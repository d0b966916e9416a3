"""Whether a source still is what the copy on the shelf says, and still says what the audits took from it."""

from collections.abc import Iterable
from enum import StrEnum
from typing import NamedTuple

from claims import Document, ReadError
from sources.errors import FetchError, Gone
from sources.shelf.copies import Copy, charset_of, document, words_hash
from sources.shelf.fetching import Fetcher


class State(StrEnum):
    """What became of a source since it was fetched."""

    UNCHANGED = "unchanged"
    CHANGED = "changed"
    PASSAGE_LOST = "passage-lost"
    MOVED = "moved"
    GONE = "gone"
    UNREACHABLE = "unreachable"


class Verified(NamedTuple):
    """The state of a source, and in one line why it is that."""

    source: str
    state: State
    why: str


def verify(copy: Copy, fetcher: Fetcher, passages: Iterable[str] = ()) -> Verified:
    """Ask for the document of a copy again and hold it against that copy.

    `passages` are the stretches of its text that evidence leans on: a document that changed but still has all of them
    is `changed`, one that lacks one of them `passage-lost`. Nothing is written.
    """
    try:
        answer = fetcher.fetch(copy.url, copy.known)
    except Gone as error:
        return Verified(copy.source, State.GONE, str(error))
    except FetchError as error:
        return Verified(copy.source, State.UNREACHABLE, str(error))
    where = answer.url
    moved = answer.moved and where != copy.final_url
    if answer.body is None:
        return _still(copy, moved, where, "the server says that nothing changed")
    try:
        now = document(answer.body, copy.source, answer.media_type, charset_of(answer.headers.get("content-type", "")))
    except ReadError as error:
        return Verified(copy.source, State.PASSAGE_LOST, f"{where}: holds no text now ({error})")
    if words_hash(now) == copy.text_sha256:
        return _still(copy, moved, where, "its text is what it was")
    lost = [passage for passage in passages if not holds(now, passage)]
    if lost:
        more = f" and {len(lost) - 1} more" if len(lost) > 1 else ""
        return Verified(copy.source, State.PASSAGE_LOST, f'{where}: no longer says "{_brief(lost[0])}"{more}')
    return Verified(copy.source, State.CHANGED, f"{where}: its text changed since {copy.fetched:%Y-%m-%d}")


def holds(read: Document, passage: str) -> bool:
    """Whether a document says a passage word for word, white space aside."""
    sought = " ".join(passage.split())
    return any(sought in " ".join(block.text.split()) for block in read.blocks) or (
        sought in " ".join(" ".join(block.text.split()) for block in read.blocks)
    )


def _still(copy: Copy, moved: bool, where: str, why: str) -> Verified:
    if moved:
        return Verified(copy.source, State.MOVED, f"{copy.url}: is now at {where} for good; {why}")
    return Verified(copy.source, State.UNCHANGED, f"{where}: {why}")


def _brief(passage: str) -> str:
    words = " ".join(passage.split())
    return words if len(words) <= 80 else words[:79] + "…"
