"""What CSL-JSON and BibTeX have in common: the sources that a text gives, made sound or refused in one line."""

import re
import unicodedata
from collections.abc import Mapping
from typing import Any, NamedTuple

from pydantic import ValidationError

from sources.errors import ExchangeError
from sources.fields import problem
from sources.names import words
from sources.source import Source

_NO_ID = re.compile(r"[^A-Za-z0-9._:-]+")
_DOI_ADDRESS = re.compile(r"^\s*(?:https?://(?:dx\.)?doi\.org/|doi:\s*)", re.IGNORECASE)
_DATE = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?(?![\d-])", re.ASCII)
_MOST_WORDS = 4


class Imported(NamedTuple):
    """Sources that were read from another format, and the fields there that a registry has no place for."""

    sources: tuple[Source, ...]
    left_out: frozenset[str]


def identifier(given: object, known: Mapping[str, Any]) -> str:
    """An id that a registry takes: the given one, what cannot stand in one replaced, or one made of the title."""
    text = str(given) if isinstance(given, str | int) else ""
    made = _slug(text)
    return made or slug(str(known.get("title", "")), str(known.get("issued", ""))[:4])


def slug(*parts: str) -> str:
    """An id made of words: "Global AI Talent Tracker", "2024" -> "global-ai-talent-tracker-2024"."""
    said = [word.key for part in parts[:1] for word in words(part)[:_MOST_WORDS]]
    return _slug("-".join([*said, *(part for part in parts[1:] if part)])) or "source"


def _slug(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return _NO_ID.sub("-", plain).strip("-._:")


def digits(text: str) -> str | None:
    """The date that a text begins with, as a registry writes it ("2024-3" is "2024-03"); None where it is none."""
    match = _DATE.match(text.strip())
    if match is None:
        return None
    return "-".join([match[1], *(f"{int(part):02}" for part in match.groups()[1:] if part and int(part))])


def made(found: Mapping[str, Any], where: str, left_out: set[str]) -> Source:
    """The source with these fields; those that no registry could hold are added to `left_out`.

    Raises ExchangeError, which begins with `where`, for a source without a title or with figures that are none.
    """
    known = {name: value for name, value in found.items() if value}
    known["DOI"] = _DOI_ADDRESS.sub("", str(known.get("DOI", "")))
    if problem("title", known.get("title", "")):
        raise ExchangeError(f"{where}: title is missing")
    unsound = {name for name, value in known.items() if value and problem(name, value)}
    left_out |= unsound
    try:
        return Source.model_validate({name: value for name, value in known.items() if value and name not in unsound})
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        field = ".".join(map(str, first["loc"]))
        raise ExchangeError(f"{where}: {field}: {' '.join(first['msg'].split())}") from None
