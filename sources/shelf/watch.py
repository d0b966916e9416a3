"""What was last found when a source was asked for again, kept beside the shelf for audits, which are offline."""

import datetime
from collections.abc import Iterable
from pathlib import Path

from pydantic import ValidationError

from claims.model import Value
from sources.shelf.copies import Copy
from sources.shelf.store import Shelf, safe, written_whole
from sources.shelf.verifying import State, Verified


class Watched(Value):
    """What became of the copy with this hash, why, and when that was found."""

    source: str
    state: State
    why: str
    at: datetime.datetime
    sha256: str


def note(verified: Verified, copy: Copy, at: datetime.datetime, shelf: Shelf) -> None:
    """Keep what was found of a copy, in place of what was found before. Raises ShelfError."""
    watched = Watched(source=copy.source, state=verified.state, why=verified.why, at=at, sha256=copy.sha256)
    written_whole(_path(copy.source, shelf), watched.model_dump_json(indent=1).encode())


def noted(copies: Iterable[Copy], shelf: Shelf) -> tuple[Watched, ...]:
    """What was last found of these copies; of a source that was fetched since nothing, and of a damaged note."""
    found = []
    for copy in copies:
        try:
            watched = Watched.model_validate_json(_path(copy.source, shelf).read_bytes())
        except (OSError, ValidationError):
            continue
        if (watched.source, watched.sha256) == (copy.source, copy.sha256):
            found.append(watched)
    return tuple(found)


def _path(source: str, shelf: Shelf) -> Path:
    return shelf.folder / "watched" / f"{safe(source)}.json"
