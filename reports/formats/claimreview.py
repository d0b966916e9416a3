"""The audit as ClaimReview (schema.org) in JSON-LD: one review for each claim of which something is known.

That is a claim which was held against a source, which a person vouches for, or of which a check tells that figures
disagree. A rating is the verdict in words: tallymark has no scale from false to true, and does not say which of two
figures is right. It may stand in a page's script element as it is.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from reports.audit import Audit, Finding, Record, Severity, Verdict
from reports.formats.json import dump
from reports.places import address
from reports.visible import one_line
from sources import Source

_REVIEWED = {
    Verdict.SUPPORTED: "Supported by its source",
    Verdict.SUPPORTED_BY_ROUNDING: "Supported by its source, by rounding",
    Verdict.CONTRADICTED: "Differs from its source",
    Verdict.MISDATED: "Of another date in its source",
    Verdict.SCOPE_DIFFERS: "Of something else in its source",
    Verdict.NOT_IN_SOURCE: "Not found in its source",
    Verdict.ATTESTED: "Confirmed by a person",
}
_DISAGREES = "Disagrees with another figure"


def render(audit: Audit) -> str:
    """The reviews of the article's claims."""
    return render_many([audit])


def render_many(audits: Sequence[Audit]) -> str:
    """Those of all articles."""
    return dump({"@context": "https://schema.org", "@graph": [one for audit in audits for one in _reviews(audit)]})


def _reviews(audit: Audit) -> Iterator[dict[str, Any]]:
    told: dict[str, Finding] = {}
    for finding in audit.listed:  # worst first
        for claim in finding.claims if finding.severity is not Severity.NOTE else ():
            told.setdefault(claim, finding)
    sources = {source.id: source for source in audit.sources}
    for record in audit.claims:
        verdict = _REVIEWED.get(record.verdict)
        if record.id in told:
            yield _review(audit, record, verdict or _DISAGREES, told[record.id].message, sources)
        elif verdict:
            why = "; ".join(evidence.why for evidence in record.evidence)
            yield _review(audit, record, verdict, why, sources)


def _review(audit: Audit, record: Record, verdict: str, why: str, sources: Mapping[str, Source]) -> dict[str, Any]:
    article = audit.article
    where = {"@type": "Article", "name": one_line(article.title or article.path), "url": address(article.path)}
    if article.published:
        where["datePublished"] = article.published.isoformat()
    rating = {"@type": "Rating", "alternateName": verdict}
    review: dict[str, Any] = {
        "@type": "ClaimReview",
        "url": f"{address(article.path)}#{record.id}",
        "author": {"@type": "Organization", "name": f"{audit.tool.name} {audit.tool.version}"},
        "claimReviewed": one_line(article.text[record.sentence.start : record.sentence.end].strip()),
        "reviewAspect": one_line(record.text),
        "itemReviewed": {"@type": "Claim", "appearance": where},
        "reviewRating": rating | ({"ratingExplanation": one_line(why)} if why else {}),
    }
    leaned_on = dict.fromkeys([record.citation.source or "", *(evidence.source for evidence in record.evidence)])
    if works := [_work(sources[source]) for source in leaned_on if source in sources]:
        review["citation"] = works
    return review


def _work(source: Source) -> dict[str, str]:
    work = {"@type": "CreativeWork", "name": one_line(source.title)}
    if source.url and source.url.startswith(("http://", "https://")):
        work["url"] = one_line(source.url)
    return work
