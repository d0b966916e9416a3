"""The registry of sources that an article may cite: `sources.toml`, read and validated.

One `[[source]]` table a source:

    [[source]]
    id = "esk-port-2024"                          # what audits and other files call it
    title = "Annual Report 2024"
    publisher = "Esk Port Authority"
    aliases = ["the port's yearbook"]             # other names that articles use for it
    issued = "2025-02"                            # "2025", "2025-02" or "2025-02-11", as precise as it is known
    url = "https://port.example/report-2024.pdf"

Only `id` and `title` are required. Anything unknown is refused: a misspelt field is never silently without effect.
"""

import calendar
import re
import tomllib
from bisect import bisect_right
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple

from claims.model import Value
from sources.errors import RegistryError
from sources.names import Index, Name, names, words
from sources.source import Source

_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._:-]*")
_ISSUED = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?", re.ASCII)
_URL = re.compile(r"https?://[^\s/?#]+\S*")
_AT_LINE = re.compile(r" ?\(at line (\d+), column \d+\)| ?\(at end of document\)")


class Registry(Value):
    """Sources by the order of their file; their ids differ, and so do the aliases of different sources."""

    sources: tuple[Source, ...] = ()

    def __iter__(self) -> Iterator[Source]:  # type: ignore[override]
        return iter(self.sources)

    def __len__(self) -> int:
        return len(self.sources)

    @cached_property
    def by_id(self) -> dict[str, Source]:
        """Each source under its id."""
        return {source.id: source for source in self.sources}

    @cached_property
    def index(self) -> Index:
        """Every name and address of the sources, made once."""
        return Index.of(self.sources)


def load(path: Path | str, *, optional: bool = False) -> Registry:
    """The registry in the file at `path`.

    A missing file is an error, unless it is `optional` (the default place, which nobody named): then it is a registry
    without sources. RegistryError names the file, the line and the field.
    """
    path = Path(path)
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        if optional:
            return Registry()
        raise RegistryError(f"{path}: there is no such file; name another registry, or create this one") from None
    except UnicodeDecodeError as error:
        raise RegistryError(f"{path}: byte {error.start} is not UTF-8; save the registry as UTF-8") from None
    except OSError as error:
        raise RegistryError(f"{path}: {error.strerror or error}; the registry cannot be read") from None
    return parse(text, name=str(path))


def parse(text: str, name: str = "sources.toml") -> Registry:
    """The registry that `text` holds; `name` is what errors call the file."""
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        line = _AT_LINE.search(str(error))
        place = f"{name}:{(line and line[1]) or text.count(chr(10)) + 1}"
        raise RegistryError(f"{place}: not TOML: {_AT_LINE.sub('', str(error))}") from None
    except RecursionError:
        raise RegistryError(f"{name}: nested too deeply to be a registry") from None
    lines = _Lines.of(text)
    for key in table:
        if key != "source":
            raise RegistryError(f"{name}:{lines.key(key)}: unknown entry {key!r}; a registry holds [[source]] tables")
    entries = table.get("source", [])
    if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        raise RegistryError(f"{name}:{lines.key('source')}: source must be a list of tables; write [[source]]")
    sources = tuple(_source(entry, number, name, lines) for number, entry in enumerate(entries))
    _refuse_twins(sources, name, lines)
    return Registry(sources=sources)


class _Lines(NamedTuple):
    """The line of each entry and of each of its keys, which TOML readers do not tell."""

    tops: dict[str, int]
    entries: list[tuple[int, dict[str, int]]]

    @classmethod
    def of(cls, text: str) -> "_Lines":
        breaks = [match.start() for match in re.finditer("\n", text)]
        lines = cls({}, [])
        for match in _TOKEN.finditer(text):
            line = bisect_right(breaks, match.end() - 1) + 1
            if match["header"]:
                lines.tops.setdefault("source", line)
                lines.entries.append((line, {}))
            elif match["table"] or match["key"]:
                key = (match["table"] or match["key"]).strip("\"'")
                inside = lines.entries[-1][1] if lines.entries else lines.tops
                inside.setdefault(key, line)
                lines.tops.setdefault(key, line)
        return lines

    def key(self, key: str) -> int:
        return self.tops.get(key, 1)

    def field(self, entry: int, field: str | None = None) -> int:
        if entry >= len(self.entries):
            return self.key("source")
        line, fields = self.entries[entry]
        return fields.get(field, line) if field else line


# Strings and comments are taken whole, so that nothing inside them looks like a table or a key.
_TOKEN = re.compile(
    r'''(?m) ^[ \t]*(?P<header>\[\[[ \t]*(?:source|"source"|'source')[ \t]*\]\])
      | ^[ \t]*\[{1,2}[ \t]*(?P<table>[\w-]+)
      | ^[ \t]*(?P<key>[\w-]+|"[^"\n]*"|'[^'\n]*')[ \t]*(?=[=.])
      | """(?:[^"\\]|\\.|"(?!""))*+"""
      | \'\'\'(?:[^']|'(?!''))*+\'\'\'
      | "(?:[^"\\\n]|\\.)*+" | '[^'\n]*+' | \#[^\n]*+''',
    re.VERBOSE | re.DOTALL,
)


def _source(entry: dict[str, Any], number: int, name: str, lines: _Lines) -> Source:
    def refuse(field: str | None, problem: str) -> RegistryError:
        who = f"source {entry['id']!r}" if isinstance(entry.get("id"), str) else f"source {number + 1}"
        return RegistryError(f"{name}:{lines.field(number, field)}: {who}: {problem}")

    for field in entry:
        if field not in Source.model_fields:
            raise refuse(field, f"unknown field {field!r}; there are {', '.join(Source.model_fields)}")
    for field in ("id", "title"):
        if field not in entry:
            raise refuse(None, f"{field} is missing")
    for field, value in entry.items():
        if field == "aliases":
            if not isinstance(value, list) or not all(isinstance(alias, str) and words(alias) for alias in value):
                raise refuse(field, 'aliases must be a list of names: aliases = ["…"]')
        elif not isinstance(value, str):
            raise refuse(field, f'{field} must be text, in quotes: {field} = "{value}"')
        elif not value.strip():
            raise refuse(field, f"{field} is empty")
    if not _ID.fullmatch(entry["id"]):
        raise refuse("id", "an id is made of letters, digits and . _ : - only, and starts with a letter or digit")
    for field in ("title", "publisher"):
        if field in entry and not words(entry[field]):
            raise refuse(field, f"{field} has no letter or digit")
    if "issued" in entry and not _is_date(entry["issued"]):
        raise refuse("issued", f'issued is no date: {entry["issued"]!r}; write "2024", "2024-04" or "2024-04-15"')
    if "url" in entry and not _URL.fullmatch(entry["url"]):
        raise refuse("url", f"url is no web address: {entry['url']!r}; it starts with http:// or https://")
    return Source.model_validate(entry)


def _is_date(text: str) -> bool:
    match = _ISSUED.fullmatch(text)
    if not match or int(match[1]) == 0:
        return False
    year, month, day = int(match[1]), int(match[2] or 1), int(match[3] or 1)
    return 1 <= month <= 12 and 1 <= day <= calendar.monthrange(year, month)[1]


def _refuse_twins(sources: tuple[Source, ...], name: str, lines: _Lines) -> None:
    ids: dict[str, int] = {}
    for number, source in enumerate(sources):
        if source.id in ids:
            first = lines.field(ids[source.id], "id")
            raise RegistryError(
                f"{name}:{lines.field(number, 'id')}: source {source.id!r}: id is taken on line {first}"
            )
        ids[source.id] = number
    owners: dict[Name, tuple[int, str]] = {}
    for number, source in enumerate(sources):
        for alias in source.aliases:
            for key in names(alias):
                owner, other = owners.setdefault(key, (number, alias))
                if owner != number:
                    raise RegistryError(
                        f"{name}:{lines.field(number, 'aliases')}: source {source.id!r}: alias {alias!r} names "
                        f"{sources[owner].id!r} too (line {lines.field(owner, 'aliases')}, as {other!r})"
                    )
