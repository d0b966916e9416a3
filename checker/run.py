"""The whole flow: an article's file in, its audit out."""

import hashlib
import importlib.metadata
import itertools
import os
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import claims
from checker.check import Check, Draft, Material, no_such
from checker.config import Judgement, Settings
from checker.records import records
from claims import Document, NotChecked, Reading, lexicon
from claims.parse import ParseCache, model
from reports.audit import Article, Audit, Finding, Group, Mark, Model, Piece, Run, Tool
from reports.waivers import is_addressed
from sources import Registry
from sources.shelf.library import Library

# Places that one finding marks; beyond them it would be about everything, and so about nothing.
_MOST_MARKS = 12


@dataclass(frozen=True, slots=True)
class Auditor:
    """Everything that an audit depends on but the article."""

    settings: Settings
    registry: Registry
    checks: tuple[Check, ...]
    cache: ParseCache | None = None
    library: Library | None = None
    lock: str | None = None  # the hash of sources.lock

    def under(self, settings: Settings) -> "Auditor":
        """The same with other settings, and the checks that these ask for. Raises ConfigError as `chosen` does."""
        return replace(self, settings=settings, checks=chosen(self.checks, settings))

    def audit(self, path: Path | str) -> Audit:
        """The audit of the article at `path`. Raises claims.ReadError where it cannot be read."""
        document = claims.read(path, name=display(path))
        reading = claims.extract(document, as_of=self.settings.as_of, numbers=self.settings.numbers, cache=self.cache)
        found = records(document, reading, self.registry, self.library, self.cache)
        watched = self.library.watched if self.library is not None else ()
        material = Material.of(document, reading, found, self.registry, watched, self.settings)
        findings, undecided = self._check(material)
        cited = {record.citation.source for record in found}
        cited |= {evidence.source for record in found for evidence in record.evidence}
        return Audit(
            tool=Tool(version=version()),
            run=self._run(reading),
            article=_article(document),
            claims=found,
            findings=findings,
            groups=tuple(
                Group(claims=tuple(one.id for one in same.statements), measures=same.measures) for same in material.same
            ),
            sources=tuple(source.model_copy(update={"figures": ()}) for source in self.registry if source.id in cited),
            not_checked=(*reading.not_checked, *material.not_checked, *undecided, *self._missing(cited)),
        )

    def _missing(self, cited: Collection[str | None]) -> Iterator[NotChecked]:
        """The cited sources that were fetched and yet cannot be searched, and why."""
        missing = {} if self.library is None else self.library.missing
        for source in sorted(missing.keys() & cited):
            yield NotChecked(what=f"the document of {source}", why=missing[source])

    def _check(self, material: Material) -> tuple[tuple[Finding, ...], tuple[NotChecked, ...]]:
        """What the checks find, in the order of the text, and what they could not decide."""
        findings: dict[str, Finding] = {}
        undecided: list[NotChecked] = []
        for check in self.checks:
            for result in check.run(material):
                if isinstance(result, NotChecked):
                    undecided.append(result)
                else:
                    finding = self._finding(check, result, findings)
                    findings[finding.id] = finding
        ordered = sorted(findings.values(), key=lambda one: (min(span.start for span in one.spans), one.check, one.id))
        return tuple(ordered), tuple(undecided)

    def _finding(self, check: Check, draft: Draft, taken: Collection[str]) -> Finding:
        fingerprint = hashlib.sha256("\0".join((check.name, *sorted(draft.claims))).encode()).hexdigest()[:32]
        ids = itertools.chain([fingerprint[:16]], (f"{fingerprint[:16]}-{number}" for number in itertools.count(2)))
        marks = [
            *(Mark(start=place.start, end=place.end, role="primary") for place in draft.primary),
            *(Mark(start=place.start, end=place.end, role="other") for place in draft.other),
        ]
        return Finding(
            id=next(one for one in ids if one not in taken),
            check=check.name,
            severity=self.settings.severity.get(check.name, draft.severity or check.severity),
            message=draft.message,
            computation=draft.computation,
            spans=tuple(marks[:_MOST_MARKS]),
            terms=draft.terms,
            slots=draft.slots,
            claims=draft.claims,
            fingerprint=fingerprint,
        )

    def _run(self, reading: Reading) -> Run:
        name, number = model()
        return Run(
            as_of=reading.as_of,
            model=Model(name=name or None, version=number or None),
            lexicon=lexicon.digest(),
            config=self.settings.digest,
            registry=_named(self.registry.sha256),
            lock=_named(self.lock),
        )


def _named(sha256: str | None) -> str | None:
    return None if sha256 is None else f"sha256:{sha256}"


def _article(document: Document) -> Article:
    return Article(
        path=document.name,
        title=document.title,
        published=document.published,
        sha256=document.sha256,
        words=document.words,
        text=document.text,
        blocks=tuple(
            Piece(role=block.role, level=block.level, start=block.start, end=block.end) for block in document.blocks
        ),
        comments=tuple(one for one in document.comments if is_addressed(document.text[one.start : one.end])),
    )


def chosen(checks: Sequence[Check], settings: Judgement) -> tuple[Check, ...]:
    """The checks that the settings ask for. Raises ConfigError for a name that no check has."""
    named = {*settings.select, *settings.ignore, *settings.severity}
    unknown = sorted(named - {check.name for check in checks})
    if unknown:
        raise no_such(unknown[0], checks)
    return tuple(
        check
        for check in checks
        if (not settings.select or check.name in settings.select) and check.name not in settings.ignore
    )


def display(path: Path | str) -> str:
    """An article's path as text: a name may be bytes that are no UTF-8, which no report could hold."""
    return os.fsencode(path).decode("utf-8", "replace")


def version() -> str:
    """Tallymark's version; "0" in a checkout that is not installed."""
    try:
        return importlib.metadata.version("tallymark")
    except importlib.metadata.PackageNotFoundError:
        return "0"
