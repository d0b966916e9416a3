"""The ledger's tables, and an audit's claims and findings as their rows.

Every figure is a decimal string, since SQLite would round a Decimal. A table model validates nothing: values are
checked where they are made, in the frozen models, and only copied here. migrations/ makes the same tables; a test holds
the two together.
"""

import datetime
from collections.abc import Iterator
from typing import Any

from sqlalchemy import DateTime, ForeignKeyConstraint, MetaData, Text
from sqlmodel import Field, SQLModel

from claims.interval import as_digits
from reports.audit import Audit


class Row(SQLModel):
    """The base of the ledger's tables, whose constraints have the same names in every database."""

    metadata = MetaData(
        naming_convention={
            "pk": "pk_%(table_name)s",
            "fk": "fk_%(table_name)s_%(column_0_name)s",
            "uq": "uq_%(table_name)s_%(column_0_name)s",
            "ix": "ix_%(table_name)s_%(column_0_name)s",
        }
    )


class ArticleRow(Row, table=True):
    """An article, known by the path that it was audited under."""

    __tablename__ = "article"
    id: int | None = Field(default=None, primary_key=True)
    path: str = Field(sa_type=Text, unique=True)


class AuditRow(Row, table=True):
    """One outcome for one article: the audit's JSON, its SHA-256, and what it depends on."""

    __tablename__ = "audit"
    id: int | None = Field(default=None, primary_key=True)
    article_id: int = Field(foreign_key="article.id", index=True)
    digest: str = Field(sa_type=Text, unique=True)
    article_sha256: str = Field(sa_type=Text)
    tool: str = Field(sa_type=Text)
    as_of: datetime.date | None = None
    model: str | None = Field(default=None, sa_type=Text)
    lexicon: str = Field(sa_type=Text)
    config: str = Field(sa_type=Text)
    body: str = Field(sa_type=Text)


class RunRow(Row, table=True):
    """One run: when it was (UTC; null where nobody said), and which audit came out."""

    __tablename__ = "run"
    id: int | None = Field(default=None, primary_key=True)
    audit_id: int = Field(foreign_key="audit.id", index=True)
    at: datetime.datetime | None = Field(default=None, sa_type=DateTime(timezone=True))


class ClaimRow(Row, table=True):
    """A claim of an audit; numbers and interval ends are decimal strings."""

    __tablename__ = "claim"
    audit_id: int = Field(foreign_key="audit.id", primary_key=True)
    ordinal: int = Field(primary_key=True)
    claim: str = Field(sa_type=Text, index=True)
    start: int
    end: int
    text: str = Field(sa_type=Text)
    role: str = Field(sa_type=Text)
    section: str | None = Field(default=None, sa_type=Text)
    kind: str = Field(sa_type=Text)
    unit: str | None = Field(default=None, sa_type=Text)
    comparator: str = Field(sa_type=Text)
    direction: str | None = Field(default=None, sa_type=Text)
    low: str | None = Field(default=None, sa_type=Text)
    high: str | None = Field(default=None, sa_type=Text)
    interval_low: str | None = Field(default=None, sa_type=Text)
    interval_low_open: bool
    interval_high: str | None = Field(default=None, sa_type=Text)
    interval_high_open: bool
    metric: str | None = Field(default=None, sa_type=Text)
    statistic: str | None = Field(default=None, sa_type=Text)
    subject: str | None = Field(default=None, sa_type=Text)
    whole: str | None = Field(default=None, sa_type=Text)
    place: str | None = Field(default=None, sa_type=Text)
    period_start: datetime.date | None = None
    period_end: datetime.date | None = None
    modality: str = Field(sa_type=Text)
    manner: str = Field(sa_type=Text)
    cited: str | None = Field(default=None, sa_type=Text)
    verdict: str = Field(sa_type=Text)


class FindingRow(Row, table=True):
    """A finding of an audit."""

    __tablename__ = "finding"
    audit_id: int = Field(foreign_key="audit.id", primary_key=True)
    ordinal: int = Field(primary_key=True)
    check: str = Field(sa_type=Text, index=True)
    severity: str = Field(sa_type=Text)
    message: str = Field(sa_type=Text)
    computation: str = Field(sa_type=Text)
    fingerprint: str = Field(sa_type=Text, index=True)
    waived: str | None = Field(default=None, sa_type=Text)


class SourceLinkRow(Row, table=True):
    """A claim's tie to a source: "cites", or how the source's evidence relates to it."""

    __tablename__ = "source_link"
    __table_args__ = (ForeignKeyConstraint(["audit_id", "ordinal"], ["claim.audit_id", "claim.ordinal"]),)
    audit_id: int = Field(primary_key=True)
    ordinal: int = Field(primary_key=True)
    source: str = Field(sa_type=Text, primary_key=True, index=True)
    relation: str = Field(sa_type=Text, primary_key=True)


def claim_rows(audit: Audit) -> Iterator[dict[str, Any]]:
    """The columns of each claim of the audit, in the order of its claims."""
    for ordinal, record in enumerate(audit.claims):
        quantity, measures = record.quantity, record.measures
        yield {
            "ordinal": ordinal,
            "claim": record.id,
            "start": record.start,
            "end": record.end,
            "text": record.text,
            "role": record.where.role,
            "section": record.where.section,
            "kind": quantity.kind,
            "unit": quantity.unit,
            "comparator": quantity.comparator,
            "direction": quantity.direction,
            "low": as_digits(quantity.low),
            "high": as_digits(quantity.high),
            "interval_low": as_digits(quantity.interval.low),
            "interval_low_open": quantity.interval.low_open,
            "interval_high": as_digits(quantity.interval.high),
            "interval_high_open": quantity.interval.high_open,
            "metric": measures.metric,
            "statistic": measures.statistic,
            "subject": measures.subject,
            "whole": measures.whole,
            "place": measures.place,
            "period_start": measures.period.start,
            "period_end": measures.period.end,
            "modality": measures.modality,
            "manner": record.citation.manner,
            "cited": record.citation.text,
            "verdict": record.verdict,
        }


def finding_rows(audit: Audit) -> Iterator[dict[str, Any]]:
    """The columns of each finding of the audit, in the order of its findings."""
    columns = ("check", "severity", "message", "computation", "fingerprint", "waived")
    for ordinal, finding in enumerate(audit.findings):
        yield {"ordinal": ordinal, **{column: getattr(finding, column) for column in columns}}


def source_link_rows(audit: Audit) -> Iterator[dict[str, Any]]:
    """A row for each claim that cites a registered source, and for each relation of a source's evidence to a claim."""
    for ordinal, record in enumerate(audit.claims):
        cited = [(record.citation.source, "cites")] if record.citation.source is not None else []
        for source, relation in dict.fromkeys([*cited, *((item.source, item.relation) for item in record.evidence)]):
            yield {"ordinal": ordinal, "source": source, "relation": relation}
