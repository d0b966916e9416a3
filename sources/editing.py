"""Changes to a registry's text that leave all else as it stands: comments, order, spacing, line breaks.

`put` gives the text with a source added or brought up to date, `entry` a source as it stands in a registry, and
`change` does it to the file: a registry is never half written, and never left as one that cannot be read.
"""

import os
import tempfile
from collections.abc import Callable
from contextlib import suppress
from decimal import Decimal
from pathlib import Path
from typing import Any

import tomlkit
from tomlkit.exceptions import TOMLKitError
from tomlkit.items import AoT, Item, Table

from sources.errors import RegistryError
from sources.registry import Registry, parse
from sources.source import Figure, Source

_MARK = "\ufeff"


def entry(source: Source) -> str:
    """A source as a registry holds it: its `[[source]]` table, with those of its figures."""
    tables = [("[[source]]", fields(source))]
    tables += [("[[source.figure]]", _known(figure)) for figure in source.figures]
    return "\n".join(f"{header}\n{tomlkit.dumps(_document(known))}" for header, known in tables)


def fields(source: Source) -> dict[str, Any]:
    """What is known of a source, in the spelling and order of the registry; without its figures."""
    return {name: list(value) if isinstance(value, tuple) else value for name, value in _known(source).items()}


def put(text: str, source: Source, *, update: bool = False, name: str = "sources.toml") -> str:
    """The registry `text` with a source added at its end, or where it has the id, brought up to date if so asked.

    An update replaces the fields that `source` has and leaves the others, and the figures, as they stand. Raises
    RegistryError where the id is taken and no update asked for, and where `text` is no registry or would be none.
    """
    known = parse(text, name)
    if source.id not in known.by_id:
        changed = _added(text, entry(source))
    elif update:
        changed = _updated(text, fields(source))
    else:
        raise RegistryError(f"{name}: source {source.id!r} is there already: choose another --id")
    parse(changed, name)
    return changed


def change(path: Path, edit: Callable[[str], str]) -> Registry:
    """Edit the registry's file, and make it where there is none; the registry that it then is.

    `edit` takes and gives the text. Raises RegistryError where the file cannot be read or written, and what `edit`
    raises; the file is then as it was.
    """
    try:
        text = path.read_bytes().decode("utf-8")
    except FileNotFoundError:
        text = ""
    except UnicodeDecodeError as error:
        raise RegistryError(f"{path}: byte {error.start} is not UTF-8; save the registry as UTF-8") from None
    except OSError as error:
        raise RegistryError(f"{path}: {error.strerror or error}; the registry cannot be read") from None
    mark = _MARK if text.startswith(_MARK) else ""
    changed = edit(text.removeprefix(_MARK))
    registry = parse(changed, str(path))
    _write(path, mark + changed)
    return registry


def _added(text: str, new: str) -> str:
    """Text with an entry behind it, a line apart, its lines broken as the text breaks its own."""
    if "\r\n" in text:
        new = new.replace("\n", "\r\n")
    line = "\r\n" if "\r\n" in text else "\n"
    before = text if not text or text.endswith("\n") else text + line
    return f"{before}{line if before else ''}{new}"


def _updated(text: str, known: dict[str, Any]) -> str:
    try:
        document = tomlkit.parse(text)
    except TOMLKitError as error:
        raise RegistryError(f"the registry cannot be changed in place: {error}; change it by hand") from None
    listed = document["source"]
    [table] = [one for one in (listed if isinstance(listed, AoT | list) else ()) if one.get("id") == known["id"]]
    for field, value in known.items():
        name = "url" if field == "URL" and "url" in table else field
        if table.get(name) != value:
            _set(table, name, _item(value))
    return tomlkit.dumps(document)


def _set(table: Table, name: str, item: Item) -> None:
    """Set a field, keeping the comment behind it."""
    if name in table:
        item.trivia.comment_ws, item.trivia.comment = table[name].trivia.comment_ws, table[name].trivia.comment
        item.trivia.indent = table[name].trivia.indent
    table[name] = item


def _known(value: Source | Figure) -> dict[str, Any]:
    """What is known of a source or figure; what stands for nothing more than its absence is left out."""
    dumped = value.model_dump(by_alias=True)
    left_out = {"modality": "actual"}
    return {name: each for name, each in dumped.items() if each not in (None, (), []) and left_out.get(name) != each}


def _document(known: dict[str, Any]) -> tomlkit.TOMLDocument:
    document = tomlkit.document()
    for name, value in known.items():
        document.append(name, _item(value))
    return document


def _item(value: Any) -> Item:
    if isinstance(value, Decimal):
        return tomlkit.value(f"{value:f}")
    return tomlkit.item(str(value) if isinstance(value, str) else value)


def _write(path: Path, text: str) -> None:
    """Replace a file as a whole, or raise RegistryError and leave it as it is. A link stays a link."""
    target = path.resolve()
    try:
        mode = target.stat().st_mode & 0o777 if target.exists() else 0o666 & ~_umask()
        with tempfile.NamedTemporaryFile("wb", dir=target.parent, prefix=f".{target.name}.", delete=False) as file:
            try:
                file.write(text.encode("utf-8"))
                file.flush()
                os.fsync(file.fileno())
                os.chmod(file.name, mode)
                os.replace(file.name, target)
            except BaseException:
                with suppress(OSError):
                    os.unlink(file.name)
                raise
    except OSError as error:
        raise RegistryError(f"{path}: {error.strerror or error}; the registry cannot be written") from None


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
