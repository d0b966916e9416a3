"""Waivers: a person accepts a finding, and says why.

In the article a comment waives what is reported in the sentence before it:

    Solar covered 31% of Lindau's power demand.<!-- tallymark: ignore conflicting-values the two polls differ -->

On lines of its own it waives what is reported in the block below, or in the one above where that is nearer. `until` and
a day behind the check's name is when it ends. MDX writes `{/* … */}`. `reports.reviews` has those that stand apart.
"""

import bisect
import datetime
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from pydantic import Field

from claims import Extent, Role
from claims.model import Value
from reports.audit import KNOWN, Audit, Finding, Piece, Record, Verdict

_ADDRESSED = re.compile(r"(?:<!--|\{/\*)\s*tallymark\s*:\s*(.*?)\s*(?:--!?>|\*/\}|\Z)", re.DOTALL)
_IGNORE = re.compile(r"ignore\s+([\w-]+)(?:\s+until\s+(\S+))?(.*)", re.DOTALL)
_USAGE = "write tallymark: ignore CHECK REASON"
_SHOWN = 60

# The verdicts that a finding of these checks is about: where it is waived, so is the claim.
_ABOUT = {
    "contradicts-source": Verdict.CONTRADICTED,
    "misdated-source": Verdict.MISDATED,
    "scope-differs": Verdict.SCOPE_DIFFERS,
    "not-in-source": Verdict.NOT_IN_SOURCE,
    "misattributed": Verdict.NOT_IN_SOURCE,
    "unsourced-claim": Verdict.UNSOURCED,
    "vague-attribution": Verdict.UNSOURCED,
}


class Waiver(Value):
    """That findings of a check are accepted, why, and by whom on which day; `until` is the last day that it holds."""

    check: str
    reason: str = Field(min_length=1)
    by: str | None = None
    on: datetime.date | None = None
    until: datetime.date | None = None

    @property
    def words(self) -> str:
        """The reason, and in brackets who gave it when, and how long it holds."""
        until = self.until and f"until {self.until}"
        known = ", ".join(str(part) for part in (self.by, self.on, until) if part)
        return f"{self.reason} ({known})" if known else self.reason


class Remark(NamedTuple):
    """A comment that speaks to tallymark: where it begins, what it waives where, or what is wrong with it."""

    at: int
    waiver: Waiver | None = None
    covers: tuple[Extent, ...] = ()
    problem: str = ""


def is_addressed(comment: str) -> bool:
    """Whether a comment, its marks included, speaks to tallymark."""
    return _ADDRESSED.match(comment) is not None


def remarks(audit: Audit) -> Iterator[Remark]:
    """What the comments of an article say to tallymark."""
    blocks = sorted(audit.article.blocks, key=lambda block: (block.start, block.end))
    sentences = sorted({(one.sentence.start, one.sentence.end) for one in audit.claims})
    for comment in audit.article.comments:
        waiver = _waiver(audit.article.text[comment.start : comment.end])
        if isinstance(waiver, str):
            yield Remark(comment.start, problem=waiver)
        else:
            yield Remark(comment.start, waiver, _covers(comment, audit.article.text, blocks, sentences))


def _waiver(comment: str) -> Waiver | str:
    """What a comment waives, or what is wrong with it."""
    said = _ADDRESSED.match(comment)
    words = " ".join(said[1].split()) if said else ""
    match = _IGNORE.fullmatch(words)
    if not match:
        return f'"tallymark: {words[:_SHOWN]}" says nothing that tallymark knows; {_USAGE}'
    check, until, reason = match[1], match[2], match[3].strip(" :;,.–—-")
    if not reason:
        return f"the waiver of {check} gives no reason, and so waives nothing; {_USAGE}"
    try:
        day = datetime.date.fromisoformat(until) if until else None
    except ValueError:
        return f"the waiver of {check} ends on no day: {until[:_SHOWN]!r}; write it as 2025-12-31"
    return Waiver(check=check, reason=match[3].strip(" :;,–—-"), until=day)


def _covers(
    comment: Extent, text: str, blocks: Sequence[Piece], sentences: Sequence[tuple[int, int]]
) -> tuple[Extent, ...]:
    """The stretches of the article that a comment is about."""
    after = bisect.bisect_right(blocks, comment.start, key=lambda block: block.start)
    above = blocks[after - 1] if after else None
    if above and (comment.start < above.end or "\n" not in text[above.end : comment.start]):
        first = bisect.bisect_left(sentences, (above.start, 0))
        here = [one for one in sentences[first : bisect.bisect_right(sentences, (above.end, 0))] if one[1] <= above.end]
        start, end = next((one for one in reversed(here) if one[0] <= comment.start), (above.start, above.end))
        return (Extent(start=start, end=end),)
    gap = text[above.end : comment.start] if above else ""
    below = blocks[after] if after < len(blocks) else None
    if above and (below is None or (_touches(gap) and not _touches(text[comment.end : below.start]))):
        return _whole(blocks, after - 1, -1)
    return _whole(blocks, after, 1) if below else ()


def _touches(gap: str) -> bool:
    """Whether no empty line is in what lies between two things."""
    return not re.search(r"\n[^\S\n]*\r?\n", gap)


def _whole(blocks: Sequence[Piece], at: int, step: int) -> tuple[Extent, ...]:
    """A block, and where it is a cell the whole table."""
    last = at
    while blocks[at].role is Role.TABLE and 0 <= last + step < len(blocks) and blocks[last + step].role is Role.TABLE:
        last += step
    low, high = min(at, last), max(at, last)
    return (Extent(start=blocks[low].start, end=max(block.end for block in blocks[low : high + 1])),)


def covered(finding: Finding, extents: Sequence[Extent]) -> bool:
    """Whether a finding is reported in one of these stretches: whether a figure at issue stands there."""
    return any(mark.start < extent.end and extent.start < mark.end for mark in finding.at_issue for extent in extents)


def waived(audit: Audit, reasons: Mapping[str, str]) -> Audit:
    """The audit with the findings of these ids waived, and so the claims whose verdicts these are about."""
    if not reasons:
        return audit
    findings = tuple(
        one.model_copy(update={"waived": reasons[one.id]}) if one.id in reasons else one for one in audit.findings
    )
    about = {
        (claim, _ABOUT[one.check])
        for one in findings
        if one.id in reasons and one.waived != KNOWN and one.check in _ABOUT
        for claim in one.claims
    }
    claims = tuple(_accepted(one) if (one.id, one.verdict) in about else one for one in audit.claims)
    return audit.model_copy(update={"findings": findings, "claims": claims})


def _accepted(record: Record) -> Record:
    return record.model_copy(update={"verdict": Verdict.WAIVED})
