"""The shelf: fetched documents under the hashes of their bytes, and a record of each fetch.

    .tallymark/shelf/objects/ab/abcdef…            the bytes, named after their SHA-256
    .tallymark/shelf/records/SOURCE/20250302T101500Z.json   a Copy, with the server's headers
    .tallymark/shelf/watched/SOURCE.json           what `source verify` last found (sources.shelf.watch)

Every file is written whole or not at all: a process that is killed leaves nothing half done under a name that counts.
"""

import contextlib
import hashlib
import os
import re
import tempfile
from pathlib import Path
from typing import NamedTuple

from sources.errors import ShelfError
from sources.shelf.copies import Copy

_UNSAFE = re.compile(r"[^A-Za-z0-9._-]")


class Shelf(NamedTuple):
    """The shelf in a folder, which need not exist yet."""

    folder: Path

    def put(self, data: bytes) -> str:
        """Keep these bytes; gives their SHA-256. Raises ShelfError."""
        digest = hashlib.sha256(data).hexdigest()
        path = self._object(digest)
        if not path.is_file():
            written_whole(path, data)
        return digest

    def get(self, digest: str) -> bytes:
        """The bytes with this SHA-256. Raises ShelfError where they are missing, or no longer what they were."""
        path = self._object(digest)
        try:
            data = path.read_bytes()
        except FileNotFoundError:
            raise ShelfError(f"{path}: is not on the shelf: fetch the source again") from None
        except OSError as error:
            raise ShelfError(f"{path}: {error.strerror or error}: the shelf cannot be read") from None
        if hashlib.sha256(data).hexdigest() != digest:
            raise ShelfError(f"{path}: is damaged: delete it and fetch the source again")
        return data

    def holds(self, digest: str) -> bool:
        """Whether bytes with this SHA-256 are here, undamaged."""
        try:
            self.get(digest)
        except ShelfError:
            return False
        return True

    def record(self, copy: Copy) -> None:
        """Keep what is known of a fetch. Raises ShelfError."""
        name = copy.fetched.strftime("%Y%m%dT%H%M%SZ.json")
        path = self.folder / "records" / safe(copy.source) / name
        written_whole(path, copy.model_dump_json(indent=1).encode())

    def records(self, source: str) -> list[Copy]:
        """Every fetch of a source, the oldest first; a record that cannot be read is passed over."""
        found = []
        for path in sorted((self.folder / "records" / safe(source)).glob("*.json")):
            with contextlib.suppress(OSError, ValueError):
                found.append(Copy.model_validate_json(path.read_bytes()))
        return found

    def _object(self, digest: str) -> Path:
        return self.folder / "objects" / digest[:2] / digest


def safe(source: str) -> str:
    """The id of a source as the name of a file."""
    return _UNSAFE.sub("_", source)


def written_whole(path: Path, data: bytes) -> None:
    """Write a file so that there is the old one or the new one, and never a part. Raises ShelfError."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, draft = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name[:40]}.")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            os.chmod(draft, 0o644)
            os.replace(draft, path)
        except BaseException:
            with contextlib.suppress(OSError):
                os.unlink(draft)
            raise
    except OSError as error:
        raise ShelfError(f"{path}: {error.strerror or error}: it cannot be written") from None
