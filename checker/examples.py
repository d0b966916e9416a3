"""What a check says of its own examples: the tests, the documentation and `tallymark explain` all ask here."""

import datetime
import re

import claims
from checker.check import Check, Draft, Material
from checker.records import records
from sources import Registry
from sources.registry import parse
from sources.shelf import State
from sources.shelf.library import Library, library_of
from sources.shelf.watch import Watched

# An example shows its registry, its sources' documents and what became of these in comments, which readers see and
# claims are not read from.
_AT = datetime.datetime(2025, 3, 2, tzinfo=datetime.UTC)  # when its sources were asked for again
_DOCUMENT = re.compile(r"<!-- document of ([\w.:-]+)\n(.*?)-->", re.DOTALL)
_WATCHED = re.compile(r"<!-- verified ([\w.:-]+): ([a-z-]+), (.*?) -->", re.DOTALL)
_REGISTRY = re.compile(r"<!-- sources\.toml\n(.*?)-->", re.DOTALL)


def findings(check: Check, article: str) -> tuple[Draft, ...]:
    """What a check finds in a small Markdown article; a comment in it that begins "sources.toml" is its registry."""
    return tuple(found for found in check.run(material(article)) if isinstance(found, Draft))


def material(article: str, name: str = "example.md") -> Material:
    """A small article as a check is given it; its name says in which format it is."""
    document = claims.read(article.encode(), name=name)
    reading = claims.extract(document)
    found = library(article)
    try:
        known = registry(article)
        told = records(document, reading, known, found)
        return Material.of(document, reading, told, known, () if found is None else found.watched)
    finally:
        if found is not None:
            found.passages.close()


def registry(article: str) -> Registry:
    """The registry that an article shows in a comment; one without sources where it shows none."""
    shown = _REGISTRY.search(article)
    return parse(shown[1]) if shown else Registry()


def library(article: str) -> Library | None:
    """The documents of sources that an article shows in comments, as if they had been fetched; None without any.

    So is what became of a source: "verified port: changed, its text is another".
    """
    shown = {name: claims.read_text(text, name) for name, text in _DOCUMENT.findall(article)}
    watched = tuple(
        Watched(source=name, state=State(state), why=why, at=_AT, sha256="")
        for name, state, why in _WATCHED.findall(article)
    )
    return library_of(shown)._replace(watched=watched) if shown or watched else None
