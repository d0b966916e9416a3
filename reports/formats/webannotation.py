"""The audit as W3C Web Annotations in JSON-LD: one for each claim, with its verdict, and one for each finding.

Each points at its figure twice: by its words with those around them, which find it again after edits, and by its place
in characters. Identifiers come from what is annotated, so that the same audit gives the same ones.
"""

import uuid
from collections.abc import Iterator, Sequence
from typing import Any

from claims import Extent
from reports.audit import Audit, Finding, Record
from reports.formats.json import dump
from reports.places import address
from reports.slots import explained
from reports.visible import one_line

_AROUND = 32  # characters that are quoted before and after a figure


def render(audit: Audit) -> str:
    """A page of annotations."""
    return render_many([audit])


def render_many(audits: Sequence[Audit]) -> str:
    """The annotations of all articles on one page; each names its own."""
    items = [one for audit in audits for one in _annotations(audit)]
    shown = "\0".join(part for audit in audits for part in (audit.article.path, audit.article.sha256))
    return dump(
        {
            "@context": "http://www.w3.org/ns/anno.jsonld",
            "id": _identifier("page", shown),
            "type": "AnnotationPage",
            "items": items,
        }
    )


def _annotations(audit: Audit) -> Iterator[dict[str, Any]]:
    records = {record.id: record for record in audit.claims}
    for record in audit.claims:
        yield _annotation(audit, f"claim {record.id}", "assessing", _known(record), [record])
    for finding in audit.listed:
        told = [one_line(finding.message), *explained(finding, records)]
        yield _annotation(audit, f"finding {finding.id}", "commenting", _told(finding, told), finding.sides)


def _annotation(
    audit: Audit, what: str, motivation: str, body: list[dict[str, str]], places: Sequence[Extent | Record]
) -> dict[str, Any]:
    return {
        "id": _identifier(what, audit.article.path, audit.article.sha256),
        "type": "Annotation",
        "motivation": motivation,
        "body": body,
        "target": [_target(audit, place.start, place.end) for place in places] or address(audit.article.path),
    }


def _known(record: Record) -> list[dict[str, str]]:
    why = "; ".join(evidence.why for evidence in record.evidence)
    return [_text(record.verdict, "tagging"), *([_text(one_line(why), "describing")] if why else [])]


def _told(finding: Finding, lines: Sequence[str]) -> list[dict[str, str]]:
    return [_text(one_line(finding.check), "tagging"), _text("\n".join(lines), "commenting")]


def _text(value: str, purpose: str) -> dict[str, str]:
    return {"type": "TextualBody", "value": value, "format": "text/plain", "purpose": purpose}


def _target(audit: Audit, start: int, end: int) -> dict[str, Any]:
    text = audit.article.text
    quote = {
        "exact": text[start:end],
        "prefix": text[max(0, start - _AROUND) : start],
        "suffix": text[end : end + _AROUND],
    }
    return {
        "type": "SpecificResource",
        "source": address(audit.article.path),
        "selector": [
            {"type": "TextQuoteSelector", **quote},
            {"type": "TextPositionSelector", "start": start, "end": end},
        ],
    }


def _identifier(*parts: str) -> str:
    return uuid.uuid5(uuid.NAMESPACE_URL, "\0".join(("tallymark", *parts))).urn
