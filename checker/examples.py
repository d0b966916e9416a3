"""What a check says of its own examples: the tests, the documentation and `tallymark explain` all ask here."""

import claims
from checker.check import Check, Draft, Material
from claims import Claim
from reports.audit import Record
from sources import Registry, link


def findings(check: Check, article: str) -> tuple[Draft, ...]:
    """What a check finds in a small Markdown article; no source that it cites is registered."""
    return tuple(found for found in check.run(material(article)) if isinstance(found, Draft))


def material(article: str, name: str = "example.md") -> Material:
    """A small article as a check is given it; its name says in which format it is."""
    document = claims.read(article.encode(), name=name)
    reading = claims.extract(document)
    return Material.of(document, reading, [_record(claim) for claim in reading])


def _record(claim: Claim) -> Record:
    citation = link(claim.citation, Registry())
    return Record(**{name: getattr(claim, name) for name in Claim.model_fields} | {"citation": citation})
