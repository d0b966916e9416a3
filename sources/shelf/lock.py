"""`sources.lock`: which copy of each source the audits stand on. It is committed beside the registry.

    version = 1

    [[copy]]
    source = "esk-port-2024"
    url = "https://port.example/report-2024.pdf"
    final-url = "https://port.example/files/report-2024.pdf"
    fetched = 2025-03-02T10:15:00Z
    sha256 = "…"
    text-sha256 = "…"

Sources stand in the order of their ids, so that two people's changes seldom meet in one line.
"""

import hashlib
import tomllib
from collections.abc import Iterable
from pathlib import Path
from typing import Any, NamedTuple

import tomlkit
from pydantic import ValidationError

from sources.errors import ShelfError
from sources.shelf.copies import Copy
from sources.shelf.store import written_whole

VERSION = 1
_HEAD = "The copies that this project's audits stand on; written by `tallymark source fetch`."
_LEFT_OUT = {"headers"}


class Lock(NamedTuple):
    """The latest copy of each source, by its id; `sha256` is the hash of the file, where it was read from one."""

    copies: dict[str, Copy]
    sha256: str | None = None

    def with_copies(self, copies: Iterable[Copy]) -> "Lock":
        """The lock with these copies in place of older ones of their sources."""
        return Lock(self.copies | {one.source: one for one in copies})


def read(path: Path) -> Lock:
    """The lock in a file; an empty one where there is no such file. Raises ShelfError, which names the entry."""
    try:
        data = path.read_bytes()
        table = tomllib.loads(data.decode())
    except FileNotFoundError:
        return Lock({})
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise ShelfError(f"{path}: is no lock ({error}): restore it, or delete it and fetch again") from None
    except OSError as error:
        raise ShelfError(f"{path}: {error.strerror or error}: the lock cannot be read") from None
    if table.get("version") != VERSION:
        raise ShelfError(f"{path}: has version {table.get('version')!r}, not {VERSION}: update tallymark")
    entries = table.get("copy", [])
    copies: dict[str, Copy] = {}
    for number, entry in enumerate(entries if isinstance(entries, list) else [entries], 1):
        try:
            copy = Copy.model_validate({name.replace("-", "_"): value for name, value in dict(entry).items()})
        except (ValidationError, TypeError, ValueError) as error:
            field = ".".join(map(str, error.errors()[0]["loc"])) if isinstance(error, ValidationError) else "it"
            raise ShelfError(f"{path}: copy {number}: {field} is wrong: restore the file, or fetch again") from None
        copies[copy.source] = copy
    return Lock(copies, hashlib.sha256(data).hexdigest())


def write(path: Path, lock: Lock) -> None:
    """Write a lock, whole or not at all; a file that says the same already is left alone. Raises ShelfError."""
    document = tomlkit.document()
    document.add(tomlkit.comment(_HEAD))
    document.add("version", tomlkit.item(VERSION))
    tables = tomlkit.aot()
    for source in sorted(lock.copies):
        tables.append(_table(lock.copies[source]))
    if lock.copies:
        document.add("copy", tables)
    data = tomlkit.dumps(document).encode()
    if not path.is_file() or path.read_bytes() != data:
        written_whole(path, data)


def _table(copy: Copy) -> Any:
    table = tomlkit.table()
    for name, value in copy.model_dump(exclude=_LEFT_OUT, exclude_defaults=True).items():
        table.add(name.replace("_", "-"), value)
    return table
