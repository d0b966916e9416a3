"""What became of an article from one audit to another: findings and claims that are new, gone or changed.

A claim is the same one while its sentence stands. Where a sentence was rewritten, the claims at its place that are
alike in kind and in most words are taken for the ones before, and findings of the same check on them likewise.
"""

import difflib
from collections.abc import Iterator, Mapping, Sequence
from typing import Literal

from claims.model import Value
from reports.audit import Audit, Finding, Record

_ALIKE = 0.5  # share of their words that two sentences must have in common to be one rewritten
_NEAR = 20  # claims at a rewritten place that one is looked for among
_PLACES = {"start", "end", "sentence", "id"}


class ChangedClaim(Value):
    """A claim before and after, and the parts of its record that differ: text, quantity, measures, verdict ..."""

    what: tuple[str, ...]
    before: Record
    after: Record


class ChangedFinding(Value):
    """A finding before and after, and what of it differs: severity, message, waived ..."""

    what: tuple[str, ...]
    before: Finding
    after: Finding


class Claims(Value):
    """Claims of the later audit alone, of the earlier alone, and of both with other records."""

    new: tuple[Record, ...]
    gone: tuple[Record, ...]
    changed: tuple[ChangedClaim, ...]


class Findings(Value):
    """Findings of the later audit alone, of the earlier alone, and of both that tell something else."""

    new: tuple[Finding, ...]
    gone: tuple[Finding, ...]
    changed: tuple[ChangedFinding, ...]


class Difference(Value):
    """What differs between two audits; `before` and `after` are the articles' paths."""

    format: Literal["tallymark.difference/1"] = "tallymark.difference/1"
    before: str
    after: str
    findings: Findings
    claims: Claims

    def __bool__(self) -> bool:
        parts = (self.findings.new, self.findings.gone, self.findings.changed)
        return any((*parts, self.claims.new, self.claims.gone, self.claims.changed))


def difference(before: Audit, after: Audit) -> Difference:
    """What is new, gone and changed in `after`, each in the order of the text."""
    same = dict(_pairs(before, after))
    return Difference(
        before=before.article.path,
        after=after.article.path,
        findings=_findings(before, after, same),
        claims=_claims(before, after, same),
    )


def _pairs(before: Audit, after: Audit) -> Iterator[tuple[str, str]]:
    """The ids of claims that are one, before and after."""
    old, new = [one.id for one in before.claims], [one.id for one in after.claims]
    known = set(old) & set(new)
    yield from ((one, one) for one in known)
    for tag, first, last, start, end in difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag != "replace":
            continue
        left = [one for one in after.claims[start:end] if one.id not in known]
        for record in before.claims[first:last]:
            if record.id in known:
                continue
            found = next((one for one in left[:_NEAR] if _alike(record, before, one, after)), None)
            if found is not None:
                left.remove(found)
                yield record.id, found.id


def _alike(one: Record, before: Audit, other: Record, after: Audit) -> bool:
    if (one.quantity.kind, one.where.role) != (other.quantity.kind, other.where.role):
        return False
    words, others = _words(one, before), _words(other, after)
    return 2 * len(words & others) >= _ALIKE * (len(words) + len(others))


def _words(record: Record, audit: Audit) -> set[str]:
    return set(audit.article.text[record.sentence.start : record.sentence.end].casefold().split())


def _claims(before: Audit, after: Audit, same: Mapping[str, str]) -> Claims:
    later, kept = {one.id: one for one in after.claims}, set(same.values())
    pairs = [(one, later[same[one.id]]) for one in before.claims if one.id in same]
    return Claims(
        new=tuple(one for one in after.claims if one.id not in kept),
        gone=tuple(one for one in before.claims if one.id not in same),
        changed=tuple(
            ChangedClaim(what=what, before=one, after=other)
            for one, other in sorted(pairs, key=lambda pair: pair[1].start)
            if (what := _differing(one, other))
        ),
    )


def _findings(before: Audit, after: Audit, same: Mapping[str, str]) -> Findings:
    left: dict[tuple[object, ...], list[Finding]] = {}
    for one in after.findings:
        left.setdefault(_key(one, {}), []).append(one)
    gone, changed = [], []
    for one in before.findings:
        several = left.get(_key(one, same), [])
        other = several.pop(several.index(one) if one in several else 0) if several else None
        if other is None:
            gone.append(one)
        elif what := tuple(
            name
            for name in ("severity", "message", "computation", "waived")
            if getattr(one, name) != getattr(other, name)
        ):
            changed.append(ChangedFinding(what=what, before=one, after=other))
    new = tuple(one for several in left.values() for one in several)
    return Findings(new=new, gone=tuple(gone), changed=tuple(changed))


def _key(finding: Finding, same: Mapping[str, str]) -> tuple[object, ...]:
    """What a finding is about: its check and claims, and which of several on them it is."""
    claims: Sequence[str] = sorted(same.get(claim, claim) for claim in finding.claims)
    return (finding.check, finding.id.rpartition("-")[2] if "-" in finding.id else "", *claims)


def _differing(one: Record, other: Record) -> tuple[str, ...]:
    """The parts of two records that differ, places aside."""
    parts = [name for name in Record.model_fields if name not in _PLACES and getattr(one, name) != getattr(other, name)]
    moved = {"start": None, "end": None}
    if one.citation.model_copy(update=moved) == other.citation.model_copy(update=moved):
        parts = [name for name in parts if name != "citation"]
    return tuple(parts)
