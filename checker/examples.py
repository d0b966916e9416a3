"""What a check says of its own examples: the tests, the documentation and `tallymark explain` all ask here."""

import re

import claims
from checker.check import Check, Draft, Material
from checker.records import records
from sources import Registry
from sources.registry import parse

# An example shows its registry in a comment, which readers see and claims are not read from.
_REGISTRY = re.compile(r"<!-- sources\.toml\n(.*?)-->", re.DOTALL)


def findings(check: Check, article: str) -> tuple[Draft, ...]:
    """What a check finds in a small Markdown article; a comment in it that begins "sources.toml" is its registry."""
    return tuple(found for found in check.run(material(article)) if isinstance(found, Draft))


def material(article: str, name: str = "example.md") -> Material:
    """A small article as a check is given it; its name says in which format it is."""
    document = claims.read(article.encode(), name=name)
    reading = claims.extract(document)
    return Material.of(document, reading, records(document, reading, registry(article)))


def registry(article: str) -> Registry:
    """The registry that an article shows in a comment; one without sources where it shows none."""
    shown = _REGISTRY.search(article)
    return parse(shown[1]) if shown else Registry()
