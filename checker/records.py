"""The records of an article: each claim with the source that the article cites, what sources say of it, the verdict."""

import sources
from claims import Claim, Document, Manner, Reading
from claims.parse import ParseCache
from reports.audit import Record, Verdict
from sources import Citation, Registry
from sources.evidence import Relation, facts
from sources.evidence.derived import derived
from sources.evidence.registered import Answered, answers
from sources.evidence.shelved import shelved
from sources.introduced import introduced
from sources.shelf.library import Library

_VERDICTS = {
    Relation.SUPPORTS: Verdict.SUPPORTED,
    Relation.BY_ROUNDING: Verdict.SUPPORTED_BY_ROUNDING,
    Relation.CONTRADICTS: Verdict.CONTRADICTED,
    Relation.MISDATED: Verdict.MISDATED,
    Relation.SCOPE_DIFFERS: Verdict.SCOPE_DIFFERS,
    Relation.NOT_IN_SOURCE: Verdict.NOT_IN_SOURCE,
}


def records(
    document: Document,
    reading: Reading,
    registry: Registry,
    library: Library | None = None,
    cache: ParseCache | None = None,
) -> tuple[Record, ...]:
    """The record of each claim, in the order of the text.

    A claim is held against the registered figures, or what comes of them, whether the article names a source for it or
    not; where none of these answers, against the document of the source that it names, if the library has it.
    """
    called = introduced(document, registry)
    citations = {claim.id: sources.link(claim.citation, registry, called) for claim in reading}
    cited = {citation.source for citation in citations.values()} - {None}
    said = facts(document, reading) if cited or any(source.figures for source in registry) else ()
    answered = answers(said, citations, registry)
    answered |= derived(document, reading, said, answered, citations, registry)
    if library is not None and not cited.isdisjoint(library.documents):
        answered |= shelved(document, said, citations, registry, library, answered, cache)
    return tuple(_record(claim, citations[claim.id], answered.get(claim.id)) for claim in reading)


def _record(claim: Claim, citation: Citation, answered: Answered | None) -> Record:
    fields = {name: getattr(claim, name) for name in Claim.model_fields} | {"citation": citation}
    if answered is None:
        return Record(**fields, verdict=_verdict(claim, citation))
    return Record(**fields, evidence=answered.evidence, verdict=_VERDICTS[answered.relation])


def _verdict(claim: Claim, citation: Citation) -> Verdict:
    """What is known of a claim that no source answers."""
    if claim.quantity.low is None and claim.quantity.high is None:
        return Verdict.NOT_CHECKED
    return Verdict.UNSOURCED if citation.manner in (Manner.NONE, Manner.VAGUE) else Verdict.SOURCE_UNAVAILABLE
