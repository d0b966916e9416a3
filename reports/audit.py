"""The audit of one article: the one value that every report, ledger row and check result is made from.

`Audit.model_dump(mode="json")` is the format `tallymark.audit/1`. It carries the article's text and blocks, so that a
saved audit renders again in any format without the article, byte for byte.
"""

import datetime
from enum import StrEnum
from typing import Literal

from pydantic import Field

from claims import Claim, Extent, NotChecked, Role
from claims.model import Value
from sources import Citation, Evidence, Source


class Severity(StrEnum):
    """How sure tallymark is that something needs mending, worst first."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


# Why a finding of the baseline is waived.
KNOWN = "in the baseline"

# The family of checks that ask whom a figure is cited from. Most figures of an article may be unsourced, so reports
# count its notes where they list the others.
SOURCING_CHECKS = frozenset(
    {"unsourced-claim", "vague-attribution", "unknown-source", "stale-source", "source-changed", "source-unreachable"}
)


class Verdict(StrEnum):
    """What is known of a claim once it has been held against its source."""

    SUPPORTED = "supported"
    SUPPORTED_BY_ROUNDING = "supported-by-rounding"
    CONTRADICTED = "contradicted"
    MISDATED = "misdated"
    SCOPE_DIFFERS = "scope-differs"
    NOT_IN_SOURCE = "not-in-source"
    UNSOURCED = "unsourced"
    SOURCE_UNAVAILABLE = "source-unavailable"
    NOT_CHECKED = "not-checked"
    ATTESTED = "attested"
    WAIVED = "waived"


class Record(Claim):
    """A claim with the source that the article cites for it, what the source says, and the verdict."""

    citation: Citation
    evidence: tuple[Evidence, ...] = ()
    verdict: Verdict = Verdict.NOT_CHECKED


class Mark(Extent):
    """A stretch of the article that a finding points at: the figure at issue, or the other side of it."""

    role: Literal["primary", "other"] = "primary"


class Term(Value):
    """One figure of a finding's arithmetic, as the exact ends of the interval that was computed with."""

    claim: str
    role: str
    low: str | None = None
    high: str | None = None


class Finding(Value):
    """Figures that disagree, with the arithmetic in full so that a reader can redo it.

    `slots` says of each slot of what is measured whether both sides agree on it. `fingerprint` comes from the check and
    its claims' ids: it survives edits elsewhere and dies with the sentence.
    """

    id: str
    check: str
    severity: Severity
    message: str
    computation: str
    spans: tuple[Mark, ...]
    terms: tuple[Term, ...] = ()
    slots: dict[str, str] = Field(default_factory=dict)
    claims: tuple[str, ...]
    fingerprint: str
    waived: str | None = None

    @property
    def counted(self) -> bool:
        """Whether reports count it and do not list it: a note on sourcing."""
        return self.severity is Severity.NOTE and self.check in SOURCING_CHECKS

    @property
    def listed(self) -> bool:
        """Whether reports list it: it is neither waived nor only counted."""
        return not self.waived and not self.counted

    @property
    def sides(self) -> tuple[Mark, ...]:
        """Its places in the article, those of the figures at issue first."""
        return tuple(sorted(self.spans, key=lambda span: span.role != "primary"))

    @property
    def at_issue(self) -> tuple[Mark, ...]:
        """The places of the figures at issue; the first place where none is marked as such."""
        return tuple(span for span in self.spans if span.role == "primary") or self.spans[:1]


class Group(Value):
    """Claims that speak of one quantity, and a phrase that names it."""

    claims: tuple[str, ...]
    measures: str


class Tool(Value):
    """The program that made the audit."""

    name: str = "tallymark"
    version: str


class Model(Value):
    """The language model whose parses the claims rest on; both null when nothing needed a parse."""

    name: str | None = None
    version: str | None = None


class Run(Value):
    """What the audit depends on besides the article: as-of date, model, hashes of vocabulary and configuration.

    `registry` and `lock` are the hashes of sources.toml and sources.lock as they stood; null where there was none.
    """

    as_of: datetime.date | None = None
    model: Model = Model()
    lexicon: str
    config: str
    registry: str | None = None
    lock: str | None = None


class Piece(Extent):
    """One block of the article: its role, and a heading's level."""

    role: Role
    level: int | None = None


class Article(Value):
    """The article that was audited, with its text as in the file; `comments` are those that speak to tallymark."""

    path: str
    title: str | None = None
    published: datetime.date | None = None
    sha256: str
    words: int
    text: str
    blocks: tuple[Piece, ...] = ()
    comments: tuple[Extent, ...] = ()


class Audit(Value):
    """Everything that is known of one article after a run."""

    format: Literal["tallymark.audit/1"] = "tallymark.audit/1"
    tool: Tool
    run: Run
    article: Article
    claims: tuple[Record, ...] = ()
    findings: tuple[Finding, ...] = ()
    groups: tuple[Group, ...] = ()
    sources: tuple[Source, ...] = ()
    not_checked: tuple[NotChecked, ...] = ()

    @property
    def listed(self) -> tuple[Finding, ...]:
        """The findings that reports list, worst first, those of one severity in the order of the text."""
        order = {severity: rank for rank, severity in enumerate(Severity)}
        listed = (finding for finding in self.findings if finding.listed)
        return tuple(sorted(listed, key=lambda one: (order[one.severity], one.spans[0].start if one.spans else 0)))
