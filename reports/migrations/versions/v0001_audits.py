"""The first tables: articles, their audits and runs, claims, findings, and the sources of claims."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "article",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("path", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_article"),
        sa.UniqueConstraint("path", name="uq_article_path"),
    )
    op.create_table(
        "audit",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("article_id", sa.Integer(), nullable=False),
        sa.Column("digest", sa.Text(), nullable=False),
        sa.Column("article_sha256", sa.Text(), nullable=False),
        sa.Column("tool", sa.Text(), nullable=False),
        sa.Column("as_of", sa.Date()),
        sa.Column("model", sa.Text()),
        sa.Column("lexicon", sa.Text(), nullable=False),
        sa.Column("config", sa.Text(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_audit"),
        sa.ForeignKeyConstraint(["article_id"], ["article.id"], name="fk_audit_article_id"),
        sa.UniqueConstraint("digest", name="uq_audit_digest"),
    )
    op.create_index("ix_audit_article_id", "audit", ["article_id"])
    op.create_table(
        "run",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("audit_id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True)),
        sa.PrimaryKeyConstraint("id", name="pk_run"),
        sa.ForeignKeyConstraint(["audit_id"], ["audit.id"], name="fk_run_audit_id"),
    )
    op.create_index("ix_run_audit_id", "run", ["audit_id"])
    op.create_table(
        "claim",
        sa.Column("audit_id", sa.Integer(), nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("claim", sa.Text(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("section", sa.Text()),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("unit", sa.Text()),
        sa.Column("comparator", sa.Text(), nullable=False),
        sa.Column("direction", sa.Text()),
        sa.Column("low", sa.Text()),
        sa.Column("high", sa.Text()),
        sa.Column("interval_low", sa.Text()),
        sa.Column("interval_low_open", sa.Boolean(), nullable=False),
        sa.Column("interval_high", sa.Text()),
        sa.Column("interval_high_open", sa.Boolean(), nullable=False),
        sa.Column("metric", sa.Text()),
        sa.Column("statistic", sa.Text()),
        sa.Column("subject", sa.Text()),
        sa.Column("whole", sa.Text()),
        sa.Column("place", sa.Text()),
        sa.Column("period_start", sa.Date()),
        sa.Column("period_end", sa.Date()),
        sa.Column("modality", sa.Text(), nullable=False),
        sa.Column("manner", sa.Text(), nullable=False),
        sa.Column("cited", sa.Text()),
        sa.Column("verdict", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("audit_id", "ordinal", name="pk_claim"),
        sa.ForeignKeyConstraint(["audit_id"], ["audit.id"], name="fk_claim_audit_id"),
    )
    op.create_index("ix_claim_claim", "claim", ["claim"])
    op.create_table(
        "finding",
        sa.Column("audit_id", sa.Integer(), nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("check", sa.Text(), nullable=False),
        sa.Column("severity", sa.Text(), nullable=False),
        sa.Column("message", sa.Text(), nullable=False),
        sa.Column("computation", sa.Text(), nullable=False),
        sa.Column("fingerprint", sa.Text(), nullable=False),
        sa.Column("waived", sa.Text()),
        sa.PrimaryKeyConstraint("audit_id", "ordinal", name="pk_finding"),
        sa.ForeignKeyConstraint(["audit_id"], ["audit.id"], name="fk_finding_audit_id"),
    )
    op.create_index("ix_finding_check", "finding", ["check"])
    op.create_index("ix_finding_fingerprint", "finding", ["fingerprint"])
    op.create_table(
        "source_link",
        sa.Column("audit_id", sa.Integer(), nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("relation", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("audit_id", "ordinal", "source", "relation", name="pk_source_link"),
        sa.ForeignKeyConstraint(
            ["audit_id", "ordinal"], ["claim.audit_id", "claim.ordinal"], name="fk_source_link_audit_id"
        ),
    )
    op.create_index("ix_source_link_source", "source_link", ["source"])
