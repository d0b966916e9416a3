"""The audit as JSON, `tallymark.audit/1`: what every other format can be rendered from again."""

import json
import re
from collections.abc import Sequence
from typing import Any, Literal

from claims.model import Value
from reports.audit import Audit

# Raw in JSON these would be obeyed by a terminal or reorder a reader's line; they only ever stand inside strings.
_OBEYED = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]")


class Audits(Value):
    """The audits of several articles."""

    format: Literal["tallymark.audits/1"] = "tallymark.audits/1"
    audits: tuple[Audit, ...]


def render(audit: Audit) -> str:
    """The audit as JSON that `Audit.model_validate_json` reads back."""
    return escaped(audit.model_dump_json(indent=2))


def render_many(audits: Sequence[Audit]) -> str:
    """The audits as one JSON object that `Audits.model_validate_json` reads back."""
    return escaped(Audits(audits=tuple(audits)).model_dump_json(indent=2))


def dump(value: Any) -> str:
    """Lists, dictionaries, strings and numbers as JSON that may be printed, or stand in a page's script element."""
    return escaped(json.dumps(value, ensure_ascii=False, indent=2)).replace("<", "\\u003c")


def escaped(text: str) -> str:
    """JSON with what a terminal or a page would obey written as an escape, and a line break at its end."""
    return _OBEYED.sub(lambda match: f"\\u{ord(match[0]):04x}", text) + "\n"
