"""The registry of sources that an article may cite: `sources.toml`, read and validated.

One `[[source]]` table a source, in the fields of CSL, and one `[[source.figure]]` table a figure that a person
read in it:

    [[source]]
    id = "esk-port-2024"                          # what audits and other files call it
    type = "report"
    title = "Annual Report 2024"
    publisher = "Esk Port Authority"
    aliases = ["the port's yearbook"]             # other names that articles use for it
    issued = "2025-02"                            # "2025", "2025-02" or "2025-02-11", as precise as it is known
    URL = "https://port.example/report-2024.pdf"

    [[source.figure]]
    metric = "containers handled"
    subject = "the port of Esk"
    period = "2024"
    value = "1.42 million containers"             # as the source writes it
    locator = "p. 7"

Only `id` and `title` of a source are required, and of a figure `metric` and its value. Anything unknown is refused: a
misspelt field is never silently without effect.
"""

import difflib
import hashlib
import re
import tomllib
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple

from pydantic import ValidationError

from claims.model import Value
from sources.errors import RegistryError
from sources.fields import FIELDS, problem
from sources.lines import Lines
from sources.names import Index, Name, names
from sources.source import Figure, Source

_AT_LINE = re.compile(r" ?\(at line (\d+), column \d+\)| ?\(at end of document\)")


class Registry(Value):
    """Sources by the order of their file; their ids differ, and so do the aliases of different sources.

    `sha256` is the hash of the file, where there is one.
    """

    sources: tuple[Source, ...] = ()
    sha256: str | None = None

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
        data = path.read_bytes()
        text = data.decode("utf-8-sig")
    except FileNotFoundError:
        if optional:
            return Registry()
        raise RegistryError(f"{path}: there is no such file; name another registry, or create this one") from None
    except UnicodeDecodeError as error:
        raise RegistryError(f"{path}: byte {error.start} is not UTF-8; save the registry as UTF-8") from None
    except OSError as error:
        raise RegistryError(f"{path}: {error.strerror or error}; the registry cannot be read") from None
    return parse(text, name=str(path)).model_copy(update={"sha256": hashlib.sha256(data).hexdigest()})


def parse(text: str, name: str = "sources.toml") -> Registry:
    """The registry that `text` holds; `name` is what errors call the file."""
    try:
        table = tomllib.loads(text, parse_float=Decimal)
    except tomllib.TOMLDecodeError as error:
        line = _AT_LINE.search(str(error))
        place = f"{name}:{(line and line[1]) or text.count(chr(10)) + 1}"
        raise RegistryError(f"{place}: not TOML: {_AT_LINE.sub('', str(error))}") from None
    except RecursionError:
        raise RegistryError(f"{name}: nested too deeply to be a registry") from None
    lines = Lines.of(text)
    for key in table:
        if key != "source":
            raise RegistryError(f"{name}:{lines.top(key)}: unknown entry {key!r}; a registry holds [[source]] tables")
    entries = table.get("source", [])
    if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        raise RegistryError(f"{name}:{lines.top('source')}: source must be a list of tables; write [[source]]")
    sources = tuple(
        _source(entry, _Refuse(name, lines, number, _called(entry, number))) for number, entry in enumerate(entries)
    )
    _refuse_twins(sources, name, lines)
    return Registry(sources=sources)


class _Refuse(NamedTuple):
    """Makes the errors of one source: with the file and line, and with the source's name."""

    name: str
    lines: Lines
    number: int
    who: str

    def __call__(self, field: str | None, problem: str) -> RegistryError:
        return RegistryError(f"{self.name}:{self.lines.source(self.number, field)}: {self.who}: {problem}")

    def figure(self, figure: int, field: str | None, problem: str) -> RegistryError:
        """The error of one of the source's figures, counted from 0."""
        line = self.lines.figure(self.number, figure, field)
        return RegistryError(f"{self.name}:{line}: {self.who}: figure {figure + 1}: {problem}")


def _source(entry: dict[str, Any], refuse: _Refuse) -> Source:
    for field in entry:
        if field not in FIELDS:
            raise refuse(field, _unknown(field, FIELDS))
    for field in ("id", "title"):
        if field not in entry:
            raise refuse(None, f"{field} is missing")
    for field, value in entry.items():
        wrong = problem(field, value)
        if wrong:
            raise refuse(field, wrong)
    if "url" in entry and "URL" in entry:
        raise refuse("url", "url says what URL says; keep one of them")
    figures = entry.get("figure", [])
    if not isinstance(figures, list) or not all(isinstance(figure, dict) for figure in figures):
        raise refuse("figure", "figure must be a list of tables; write [[source.figure]]")
    read = tuple(_figure(figure, number, refuse) for number, figure in enumerate(figures))
    return Source.model_validate(entry | {"figure": read})


def _unknown(field: str, known: Sequence[str]) -> str:
    close = difflib.get_close_matches(field, known, n=1)
    return f"unknown field {field!r}; " + (f"is it {close[0]}?" if close else f"there are {', '.join(known)}")


def _figure(entry: dict[str, Any], number: int, refuse: _Refuse) -> Figure:
    for field, value in entry.items():
        if field not in Figure.model_fields:
            raise refuse.figure(number, field, _unknown(field, tuple(Figure.model_fields)))
        if isinstance(value, str) and not value.strip():
            raise refuse.figure(number, field, f"{field} is empty")
    if "metric" not in entry:
        raise refuse.figure(number, None, "metric is missing")
    try:
        return Figure.model_validate(entry)
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        said = first.get("ctx", {})
        where = said.get("field", next(iter(first["loc"]), None))
        wrong = said.get("problem") or f"{where}: {first['msg'].removeprefix('Value error, ')}"
        raise refuse.figure(number, where, " ".join(wrong.split())) from None


def _called(entry: dict[str, Any], number: int) -> str:
    return f"source {entry['id']!r}" if isinstance(entry.get("id"), str) else f"source {number + 1}"


def _refuse_twins(sources: tuple[Source, ...], name: str, lines: Lines) -> None:
    ids: dict[str, int] = {}
    for number, source in enumerate(sources):
        if source.id in ids:
            first = lines.source(ids[source.id], "id")
            raise RegistryError(
                f"{name}:{lines.source(number, 'id')}: source {source.id!r}: id is taken on line {first}"
            )
        ids[source.id] = number
    owners: dict[Name, tuple[int, str]] = {}
    for number, source in enumerate(sources):
        for alias in source.aliases:
            for key in names(alias):
                owner, other = owners.setdefault(key, (number, alias))
                if owner != number:
                    raise RegistryError(
                        f"{name}:{lines.source(number, 'aliases')}: source {source.id!r}: alias {alias!r} names "
                        f"{sources[owner].id!r} too (line {lines.source(owner, 'aliases')}, as {other!r})"
                    )
