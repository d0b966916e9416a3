"""The ledger: every audit that was made, in SQLite or PostgreSQL.

An audit is deterministic, so a run that finds the same again adds one row and no second copy: `run` says when, `audit`
holds what, once for each different outcome. The complete JSON is kept and renders again byte for byte; `claim`,
`finding` and `source_link` hold what is asked across articles.
"""

import datetime
import hashlib
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any, NamedTuple

from pydantic import ValidationError
from sqlalchemy import Connection, Engine, Select, create_engine, event, func, insert, inspect, select, text
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, OperationalError, SQLAlchemyError
from sqlmodel import SQLModel, col

from reports.audit import Audit
from reports.errors import LedgerError
from reports.tables import (
    ArticleRow,
    AuditRow,
    ClaimRow,
    FindingRow,
    RunRow,
    SourceLinkRow,
    claim_rows,
    finding_rows,
    source_link_rows,
)

DEFAULT = "sqlite:///.tallymark/ledger.db"
SCHEMA = "0001"

# Seconds that a run waits for another one's writing; the key under which writers of a PostgreSQL ledger take turns.
_PATIENCE = 30
_TURN = 0x7A11
_BEGIN = "tallymark_begin"

# What a URL may begin with, and the driver that is then used.
_DRIVERS = {
    "sqlite": "sqlite",
    "sqlite+pysqlite": "sqlite",
    "postgres": "postgresql+psycopg",
    "postgresql": "postgresql+psycopg",
    "postgresql+psycopg": "postgresql+psycopg",
}
_KNOWN = "write sqlite:///PATH or postgresql://USER@HOST/DATABASE"

# What a database says, and what that means to the one who reads it; the first that fits is told.
_ADVICE = (
    ("readonly", "is read-only: make it writable, or name another ledger"),
    ("read-only", "is read-only: make it writable, or name another ledger"),
    ("locked", f"was held by another run for more than {_PATIENCE} s: let that end, then run again"),
    ("not a database", "is not a SQLite file, or a damaged one: move it away to begin a new ledger, or name another"),
    ("malformed", "is damaged: move it away to begin a new ledger, or name another"),
    ("unable to open", "cannot be written: choose another place with --ledger"),
    ("permission denied", "cannot be written: choose another place with --ledger"),
    ("no space", "has no room: free some, then run again"),
    ("is full", "has no room: free some, then run again"),
    ("already exists", "has tables of something else under the same names: name another database"),
)


class Kept(NamedTuple):
    """A run that the ledger keeps: its number, when it was, the article, and the hashes of article and audit."""

    run: int
    at: datetime.datetime | None
    path: str
    article_sha256: str
    digest: str


class KeptClaim(NamedTuple):
    """A claim of an article's latest audit, its figures as exact decimal strings."""

    path: str
    claim: str
    start: int
    end: int
    text: str
    unit: str | None
    low: str | None
    high: str | None
    metric: str | None
    subject: str | None
    verdict: str


@dataclass(frozen=True)
class Ledger:
    """An open ledger; `name` is its file, or its URL without a password.

    Every method raises LedgerError where the database refuses, and then nothing was changed.
    """

    engine: Engine
    name: str

    @classmethod
    def open(cls, url: str | Path = DEFAULT) -> "Ledger":
        """Open the ledger at a SQLAlchemy URL, or the SQLite file at a path, making or upgrading its tables as needed.

        Raises LedgerError where the URL is none, or the database cannot be reached, is damaged or read-only, or was
        written by a newer tallymark.
        """
        parsed = _parsed(url)
        name = _name(parsed)
        with _explained(name):
            ledger = cls(_engine(parsed), name)
        try:
            ledger._prepare()
        except LedgerError:
            ledger.close()
            raise
        return ledger

    def close(self) -> None:
        """Give the connections back."""
        self.engine.dispose()

    def __enter__(self) -> "Ledger":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def save(self, audit: Audit, at: datetime.datetime | None = None) -> int:
        """Keep the audit as the outcome of a run at `at` (with a time zone), and give the run's number."""
        body = audit.model_dump_json()
        digest = hashlib.sha256(body.encode()).hexdigest()
        with self._writing() as connection:
            known = connection.scalar(select(col(AuditRow.id)).where(col(AuditRow.digest) == digest))
            kept = _add_audit(connection, audit, body, digest) if known is None else known
            return _add(connection, RunRow, audit_id=kept, at=at and at.astimezone(datetime.UTC))

    def load(self, run: int) -> Audit:
        """The audit that came out of a run."""
        body = self._body(_runs(col(AuditRow.body)).where(col(RunRow.id) == run))
        if body is None:
            raise LedgerError(f"the ledger {self.name} keeps no run {run}: ask for one that it lists")
        return self._audit(body)

    def latest(self, path: str) -> Audit | None:
        """The audit that came out of the last run on the article at `path`; None where there was none."""
        body = self._body(_runs(col(AuditRow.body)).where(col(ArticleRow.path) == _stored(path)))
        return None if body is None else self._audit(body)

    def audits(self, path: str | None = None) -> tuple[Kept, ...]:
        """The runs on the article at `path`, or on every article, the last one first."""
        columns = (RunRow.id, RunRow.at, ArticleRow.path, AuditRow.article_sha256, AuditRow.digest)
        query = _runs(*map(col, columns))
        if path is not None:
            query = query.where(col(ArticleRow.path) == _stored(path))
        with self._reading() as connection:
            return tuple(Kept(run, at and _utc(at), *rest) for run, at, *rest in connection.execute(query))

    def claims_by_source(self, source: str) -> tuple[KeptClaim, ...]:
        """The claims that cite a source or have evidence from it, in each article's latest audit, by path and place."""
        linked = select(col(SourceLinkRow.source)).where(
            col(SourceLinkRow.source) == _stored(source),
            col(SourceLinkRow.audit_id) == col(ClaimRow.audit_id),
            col(SourceLinkRow.ordinal) == col(ClaimRow.ordinal),
        )
        return self._claims(_latest_claims().where(linked.exists()))

    def claims_by_article(self, path: str) -> tuple[KeptClaim, ...]:
        """The claims of the latest audit of the article at `path`, by place."""
        return self._claims(_latest_claims().where(col(ArticleRow.path) == _stored(path)))

    def _claims(self, query: Select[Any]) -> tuple[KeptClaim, ...]:
        with self._reading() as connection:
            return tuple(KeptClaim(*row) for row in connection.execute(query))

    def _body(self, query: Select[Any]) -> str | None:
        with self._reading() as connection:
            body: str | None = connection.scalar(query.limit(1))
            return body

    def _audit(self, body: str) -> Audit:
        try:
            return Audit.model_validate_json(body)
        except ValidationError as error:
            problem = f"{error.error_count()} of its values are not as tallymark writes them"
            raise LedgerError(f"an audit in the ledger {self.name} cannot be read: {problem}; audit again") from error

    def _prepare(self) -> None:
        """Make or upgrade the tables. Only then is alembic imported, which takes as long as a short audit."""
        with self._reading() as connection:
            version = _version(connection)
        if version == SCHEMA:
            return
        if version is None and self.engine.dialect.name == "sqlite":
            # Readers and one writer side by side: kept in the file, and settable only outside a transaction. SQLite
            # does not wait here, so that of several runs that begin a ledger one makes the change, others are refused.
            with suppress(OperationalError), self.engine.connect().execution_options(**{_BEGIN: ""}) as connection:
                connection.exec_driver_sql("PRAGMA journal_mode=WAL")
        with self._writing() as connection:
            version = _version(connection)
            if version == SCHEMA:
                return  # another run was first
            from reports import migrations

            if not migrations.upgrade(connection, version):
                raise LedgerError(
                    f"the ledger {self.name} was written by a newer tallymark (its schema is {version}, this one knows "
                    f"{SCHEMA}): upgrade tallymark, or name another ledger"
                )

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        with _explained(self.name), self.engine.connect() as connection:
            yield connection

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        """A transaction for one writer at a time: all of it is kept, or nothing."""
        immediate = self.engine.execution_options(**{_BEGIN: "BEGIN IMMEDIATE"})
        with _explained(self.name), immediate.begin() as connection:
            if connection.dialect.name == "postgresql":
                connection.execute(text("SELECT pg_advisory_xact_lock(:turn)"), {"turn": _TURN})
            yield connection


def file_of(url: str | Path) -> Path | None:
    """The file that a ledger is kept in; None where it is in no file, or `url` is no URL of a ledger."""
    try:
        parsed = _parsed(url)
    except LedgerError:
        return None
    if parsed.get_backend_name() != "sqlite" or parsed.database in (None, "", ":memory:"):
        return None
    return Path(str(parsed.database).removeprefix("file:"))


def _parsed(url: str | Path) -> URL:
    if isinstance(url, Path):
        return URL.create("sqlite", database=str(url))
    try:
        parsed = make_url(url)
    except (ArgumentError, ValueError):
        shown = url.rpartition("@")[2]
        raise LedgerError(f"{shown!r} is not the URL of a ledger: {_KNOWN}") from None
    if parsed.drivername not in _DRIVERS:
        raise LedgerError(f"the ledger {_name(parsed)} is in no database that tallymark knows: {_KNOWN}")
    return parsed.set(drivername=_DRIVERS[parsed.drivername])


def _name(url: URL) -> str:
    """What messages call a ledger: a file's path, or a URL without its password."""
    plain = url.get_backend_name() == "sqlite" and url.database and not url.query
    return str(url.database) if plain else url.render_as_string(hide_password=True)


def _engine(url: URL) -> Engine:
    """An engine for the ledger; a SQLite file's folder is made, and its transactions begin as `_BEGIN` says."""
    if url.get_backend_name() != "sqlite":
        return create_engine(url)
    if url.database and url.database != ":memory:" and not url.database.startswith("file:"):
        Path(url.database).parent.mkdir(parents=True, exist_ok=True)
    engine = create_engine(url, connect_args={"timeout": _PATIENCE})

    # The driver would begin a transaction late, after the first read; SQLAlchemy's documentation gives this way around.
    @event.listens_for(engine, "connect")
    def connected(connection: Any, _: object) -> None:
        connection.isolation_level = None
        connection.execute("PRAGMA foreign_keys=ON")

    @event.listens_for(engine, "begin")
    def begun(connection: Connection) -> None:
        if statement := connection.get_execution_options().get(_BEGIN, "BEGIN"):
            connection.exec_driver_sql(statement)

    return engine


@contextmanager
def _explained(name: str) -> Iterator[None]:
    """Turn what a database, its driver or the file system raises into one line that says what to do."""
    try:
        yield
    except ModuleNotFoundError as error:
        raise LedgerError(f"the ledger {name} needs {error.name}: pip install 'tallymark[postgres]'") from error
    except (SQLAlchemyError, OSError) as error:
        said = str(getattr(error, "orig", None) or error).partition("\n")[0]
        advice = next((advice for sign, advice in _ADVICE if sign in said.lower()), f"cannot be used: {said}")
        raise LedgerError(f"the ledger {name} {advice}") from error


def _version(connection: Connection) -> str | None:
    """The revision of the ledger's tables, None where there are none."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    version: str | None = connection.scalar(text("SELECT version_num FROM alembic_version"))
    return version


def _runs(*columns: Any) -> Select[Any]:
    """A query for columns of runs with their audits and articles, the last run first."""
    joined = select(*columns).select_from(RunRow).join(AuditRow, col(AuditRow.id) == col(RunRow.audit_id))
    return joined.join(ArticleRow, col(ArticleRow.id) == col(AuditRow.article_id)).order_by(col(RunRow.id).desc())


def _latest_claims() -> Select[Any]:
    """A query for the claims of the audit that each article's last run gave."""
    last = select(func.max(col(RunRow.id))).join(AuditRow, col(AuditRow.id) == col(RunRow.audit_id))
    outcomes = select(col(RunRow.audit_id)).where(col(RunRow.id).in_(last.group_by(col(AuditRow.article_id))))
    columns = [col(ArticleRow.path), *(col(getattr(ClaimRow, field)) for field in KeptClaim._fields[1:])]
    joined = select(*columns).select_from(ClaimRow).join(AuditRow, col(AuditRow.id) == col(ClaimRow.audit_id))
    joined = joined.join(ArticleRow, col(ArticleRow.id) == col(AuditRow.article_id))
    latest = joined.where(col(ClaimRow.audit_id).in_(outcomes))
    return latest.order_by(col(ArticleRow.path), col(ClaimRow.ordinal))


def _add_audit(connection: Connection, audit: Audit, body: str, digest: str) -> int:
    """Keep an outcome that the ledger does not have yet, with its claims, findings and source links."""
    path = _stored(audit.article.path)
    article = connection.scalar(select(col(ArticleRow.id)).where(col(ArticleRow.path) == path))
    kept = _add(
        connection,
        AuditRow,
        article_id=_add(connection, ArticleRow, path=path) if article is None else article,
        digest=digest,
        article_sha256=audit.article.sha256,
        tool=audit.tool.version,
        as_of=audit.run.as_of,
        model=audit.run.model.name and f"{audit.run.model.name} {audit.run.model.version}",
        lexicon=audit.run.lexicon,
        config=audit.run.config,
        body=body,
    )
    for table, rows in ((ClaimRow, claim_rows), (FindingRow, finding_rows), (SourceLinkRow, source_link_rows)):
        if values := [
            {column: _stored(value) for column, value in row.items()} | {"audit_id": kept} for row in rows(audit)
        ]:
            connection.execute(insert(table), values)
    return kept


def _add(connection: Connection, table: type[SQLModel], **values: Any) -> int:
    """Insert one row, and give its key."""
    row = {column: _stored(value) for column, value in values.items()}
    key = connection.execute(insert(table).values(row)).inserted_primary_key
    assert key is not None
    number: int = key[0]
    return number


def _stored(value: Any) -> Any:
    """A value as a column takes it: PostgreSQL's text has no place for NUL, so its picture stands for it."""
    return str(value).replace("\0", "\u2400") if isinstance(value, str) else value


def _utc(at: datetime.datetime) -> datetime.datetime:
    """A stored time in UTC; SQLite gives it back without the zone in which it was kept."""
    return at.replace(tzinfo=datetime.UTC) if at.tzinfo is None else at.astimezone(datetime.UTC)
