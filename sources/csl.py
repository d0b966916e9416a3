"""Sources as CSL-JSON, the data format of the Citation Style Language, and back.

What CSL has no field for (aliases, figures) stands in its `custom` field, so that an export read again is the same.
"""

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sources.errors import ExchangeError
from sources.exchange import Imported, digits, identifier, made
from sources.fields import types
from sources.source import Source

_TEXTS = tuple(
    field.alias or name
    for name, field in Source.model_fields.items()
    if name not in {"id", "type", "author", "editor", "aliases", "issued", "accessed", "figures"}
)
_NAMES, _DATES = ("author", "editor"), ("issued", "accessed")
_OURS = "tallymark"
_BRACED = re.compile(r"\{(.*)\}", re.DOTALL)


def dumps(sources: Iterable[Source]) -> str:
    """Sources as CSL-JSON."""
    return json.dumps([_item(source) for source in sources], indent=2, ensure_ascii=False) + "\n"


def loads(text: str, name: str = "CSL-JSON") -> Imported:
    """The sources of a CSL-JSON text, and which of its fields have no place in a registry.

    Raises ExchangeError, which calls the text `name`, where it is none, or an item lacks a title.
    """
    try:
        items = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise ExchangeError(f"{name}: not JSON: {error}") from None
    items = [items] if isinstance(items, dict) else items
    if not isinstance(items, list) or not all(isinstance(item, dict) for item in items):
        raise ExchangeError(f"{name}: not CSL-JSON, which is a list of items")
    left_out: set[str] = set()
    found = [_source(item, f"{name}: item {number}", left_out) for number, item in enumerate(items, 1)]
    return Imported(tuple(found), frozenset(left_out))


def name_parts(name: str) -> tuple[str, ...]:
    """A registry's name as the family name, the given one and a suffix; an organisation's is one part."""
    braced = _BRACED.fullmatch(name)
    if braced:
        return (braced[1],)
    return tuple(part.strip() for part in name.split(",", 2))


def joined_name(*parts: str) -> str:
    """A name as a registry writes it: "Family, Given", or one part, in braces where it has a comma."""
    known = [" ".join(part.split()) for part in parts if part and part.strip()]
    if len(known) == 1:
        return f"{{{known[0]}}}" if "," in known[0] else known[0]
    return ", ".join(known)


def _item(source: Source) -> dict[str, Any]:
    known = source.model_dump(by_alias=True, mode="json", exclude_none=True)
    item: dict[str, Any] = {"id": source.id, "type": source.type or "document"}
    item |= {field: known[field] for field in _TEXTS if known.get(field)}
    item |= {field: [_csl_name(name) for name in known[field]] for field in _NAMES if known.get(field)}
    item |= {field: {"date-parts": [_parts(known[field])]} for field in _DATES if known.get(field)}
    figures = [
        figure.model_dump(mode="json", exclude_none=True) | _exact(figure.low, figure.high) for figure in source.figures
    ]
    ours = {name: value for name, value in (("aliases", list(source.aliases)), ("figure", figures)) if value}
    return item | ({"custom": {_OURS: ours}} if ours else {})


def _exact(low: object, high: object) -> dict[str, str]:
    """Numbers as digits, since a JSON number would lose some."""
    return {name: f"{end:f}" for name, end in (("low", low), ("high", high)) if end is not None}


def _csl_name(name: str) -> dict[str, str]:
    parts = name_parts(name)
    if len(parts) == 1:
        return {"literal": parts[0]}
    return dict(zip(("family", "given", "suffix"), parts, strict=False))


def _parts(date: str) -> list[int]:
    return [int(part) for part in date.split("-")]


def _source(item: Mapping[str, Any], where: str, left_out: set[str]) -> Source:
    ours = item.get("custom")
    ours = ours.get(_OURS) if isinstance(ours, dict) else None
    ours = ours if isinstance(ours, dict) else {}
    found: dict[str, Any] = {"type": item.get("type") if item.get("type") in types() else "document"}
    for field in _TEXTS:
        value = item.get(field)
        if isinstance(value, str | int | float) and not isinstance(value, bool) and str(value).strip():
            found[field] = " ".join(str(value).split())
    for field in _NAMES:
        value = item.get(field)
        names = [_registry_name(one) for one in value if isinstance(one, dict)] if isinstance(value, list) else []
        found[field] = tuple(name for name in names if name)
    for field in _DATES:
        date = _date(item.get(field))
        if date:
            found[field] = date
    found |= {"aliases": ours.get("aliases", ()), "figure": ours.get("figure", ())}
    left_out |= {field for field in item if field not in (*_TEXTS, *_NAMES, *_DATES, "id", "type", "custom")}
    found["id"] = identifier(item.get("id"), found)
    return made(found, where, left_out)


def _registry_name(name: Mapping[str, Any]) -> str:
    def part(*keys: str) -> str:
        return " ".join(str(name[key]) for key in keys if isinstance(name.get(key), str))

    if isinstance(name.get("literal"), str):
        return joined_name(part("literal"))
    given = part("given", "dropping-particle")
    return joined_name(part("non-dropping-particle", "family"), given, part("suffix"))


def _date(value: Any) -> str | None:
    """A CSL date as a registry writes it; of a range, its beginning."""
    if isinstance(value, str):
        return digits(value)
    if not isinstance(value, dict):
        return None
    parts = value.get("date-parts")
    if isinstance(parts, list) and parts and isinstance(parts[0], list) and parts[0]:
        return digits("-".join(str(part) for part in parts[0][:3] if part not in (None, "")))
    told: Sequence[Any] = [value.get(key) for key in ("edtf", "raw", "literal")]
    return next((date for date in map(digits, [one for one in told if isinstance(one, str)]) if date), None)
