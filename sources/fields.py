"""The fields of a source as a registry spells them, and what each may say."""

import calendar
import re
import tomllib
from collections.abc import Callable
from functools import cache
from importlib import resources
from typing import Any

from sources.names import words
from sources.source import Source

FIELDS = (*(field.alias or name for name, field in Source.model_fields.items()), "url")
"""What a source may say, as the registry spells it; "url" is another spelling of "URL"."""
LISTS = frozenset({"aliases", "author", "editor"})
"""The fields that hold names."""

_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._:-]*")
_ISSUED = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?", re.ASCII)
_URL = re.compile(r"https?://[^\s/?#]+\S*")
_DOI = re.compile(r"10\.\d{4,9}/\S+", re.ASCII)


@cache
def _vocabulary() -> dict[str, dict[str, str]]:
    tables: dict[str, Any] = tomllib.loads(resources.files(__package__).joinpath("csl.toml").read_text("utf-8"))
    return tables


def types() -> dict[str, str]:
    """CSL's item types, each with the BibTeX entry type that comes nearest to it."""
    return _vocabulary()["types"]


def bibtex_types() -> dict[str, str]:
    """BibTeX's and BibLaTeX's entry types, each with the CSL type that it is read as."""
    return _vocabulary()["bibtex"]


def problem(field: str, value: object) -> str:
    """What is wrong with the value of a field other than "figure", in words that say what to write; "" if nothing."""
    if field == "figure":
        return ""
    if field in LISTS:
        sound = isinstance(value, list | tuple) and all(isinstance(one, str) and words(one) for one in value)
        return "" if sound else f'{field} must be a list of names: {field} = ["…"]'
    if not isinstance(value, str):
        return f'{field} must be text, in quotes: {field} = "{value}"'
    if not value.strip():
        return f"{field} is empty"
    is_sound, wrong = _SOUND.get(field, (bool, ""))
    return "" if is_sound(value) else wrong.format(value)


def _is_date(text: str) -> bool:
    match = _ISSUED.fullmatch(text)
    if not match or int(match[1]) == 0:
        return False
    year, month, day = int(match[1]), int(match[2] or 1), int(match[3] or 1)
    return 1 <= month <= 12 and 1 <= day <= calendar.monthrange(year, month)[1]


def _is_type(text: str) -> bool:
    return text in types()


# Of each field what makes it sound, and what is said where it is not.
_NO_DATE = '{} is no date: {{0!r}}; write "2024", "2024-04" or "2024-04-15"'
_NO_URL = "{} is no web address: {{0!r}}; it starts with http:// or https://"
_SOUND: dict[str, tuple[Callable[[str], object], str]] = {
    "id": (_ID.fullmatch, "an id is made of letters, digits and . _ : - only, and starts with a letter or digit"),
    **{field: (words, f"{field} has no letter or digit") for field in ("title", "publisher", "container-title")},
    "type": (
        _is_type,
        "type is none of CSL's: {0!r}; as in article-newspaper, report, dataset, webpage",
    ),
    **{field: (_is_date, _NO_DATE.format(field)) for field in ("issued", "accessed")},
    **{field: (_URL.fullmatch, _NO_URL.format(field)) for field in ("url", "URL")},
    "DOI": (_DOI.fullmatch, "DOI is none: {0!r}; it starts with 10. and a number, without an address before it"),
}
