"""The ledger, on SQLite and a real PostgreSQL: it keeps every audit, and says in one line what is wrong."""

import datetime
import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import psycopg
import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, text

from claims import Interval
from reports import ledger as module
from reports import migrations
from reports.audit import Audit, Severity
from reports.errors import LedgerError
from reports.formats import FORMATS, render
from reports.ledger import SCHEMA, Ledger
from reports.tables import Row
from tests.builders import HOSTILE, audit, finding, harbour, quantity, record

NOON = datetime.datetime(2025, 3, 4, 12, 0, tzinfo=datetime.timezone(datetime.timedelta(hours=2)))
ESK = "articles/harbour.md"

# The longest that the throw-away server lives, should the tests be killed before they stop it.
BOUND = 900


@pytest.fixture(scope="session")
def cluster() -> Iterator[str]:
    """A PostgreSQL cluster for this test run, on a socket in its own folder: its URL with a gap for the database."""
    binaries = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: int(path.parent.name))
    found = shutil.which("initdb", path=os.pathsep.join([os.environ["PATH"], *map(str, reversed(binaries))]))
    if found is None:
        pytest.skip("PostgreSQL is not installed here (Debian: apt-get install postgresql)")
    initdb, postgres = Path(found), Path(found).with_name("postgres")
    # PostgreSQL refuses to run as root; its package makes a user for it.
    user: dict[str, Any] = {"user": "postgres", "group": "postgres", "extra_groups": []} if os.geteuid() == 0 else {}
    folder = Path(tempfile.mkdtemp(prefix="tallymark-pg-"))
    if user:
        shutil.chown(folder, "postgres", "postgres")
    data = folder / "data"
    made: list[str | Path] = [
        initdb,
        "-D",
        data,
        "-U",
        "tallymark",
        "-A",
        "trust",
        "-E",
        "UTF8",
        "--locale=C",
        "--no-sync",
    ]
    subprocess.run(made, check=True, capture_output=True, cwd=folder, timeout=120, **user)
    bounded = ["timeout", "--signal=INT", str(BOUND)] if shutil.which("timeout") else []
    alone = ["-c", "listen_addresses=", "-c", f"unix_socket_directories={folder}", "-c", "fsync=off"]
    with (folder / "log").open("wb") as log:
        server = subprocess.Popen([*bounded, postgres, "-D", data, *alone], stdout=log, stderr=log, cwd=folder, **user)
    try:
        deadline = time.monotonic() + 60
        while True:
            try:
                psycopg.connect(host=str(folder), user="tallymark", dbname="postgres").close()
                break
            except psycopg.OperationalError:
                if server.poll() is not None or time.monotonic() > deadline:
                    pytest.fail(f"PostgreSQL did not start: {(folder / 'log').read_text()}")
                time.sleep(0.05)
        yield f"postgresql://tallymark@/{{}}?host={folder}"
    finally:
        server.send_signal(signal.SIGQUIT)  # at once, without writing back what is deleted next
        server.wait(timeout=60)
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request, tmp_path) -> str:
    """A database with nothing in it."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path}/folder/ledger.db"
    pattern: str = request.getfixturevalue("cluster")
    with psycopg.connect(pattern.format("postgres")) as connection:
        connection.execute("DROP SCHEMA public CASCADE")
        connection.execute("CREATE SCHEMA public")
    return pattern.format("postgres")


@pytest.fixture
def ledger(url) -> Iterator[Ledger]:
    with Ledger.open(url) as opened:
        yield opened


def counts(ledger: Ledger) -> dict[str, int]:
    """How many rows each table has."""
    with ledger.engine.connect() as connection:
        return {name: connection.scalar(text(f"SELECT count(*) FROM {name}")) for name in Row.metadata.tables}


def moved(path: str, number: int) -> Audit:
    """An audit of one claim, with a figure of its own."""
    words = f"{number} boxes"
    return audit(
        f"The quay holds {words}.",
        path,
        claims=(record(f"The quay holds {words}.", words, quantity(str(number), str(number), "box")),),
    )


def complaint(url: str) -> str:
    """What opening and writing the ledger at `url` raises, which is one line."""
    with pytest.raises(LedgerError) as caught, Ledger.open(url) as opened:
        opened.save(harbour())
    assert "\n" not in str(caught.value)
    return str(caught.value)


def test_a_kept_audit_renders_byte_for_byte(ledger):
    run = ledger.save(harbour(), NOON)
    for kept in (ledger.load(run), ledger.latest(ESK)):
        assert kept == harbour()
        for name in FORMATS:
            assert render(name, kept) == render(name, harbour())


@pytest.mark.parametrize("words", HOSTILE)
def test_any_text_is_kept(ledger, words):
    one = record(words, words, quantity("5", "5", words), where={"role": "body", "section": words})
    hostile = audit(
        words, words, title=words, claims=(one,), findings=(finding(words, Severity.ERROR, words, words, one),)
    )
    ledger.save(hostile)
    assert ledger.latest(words) == hostile
    assert [claim.claim for claim in ledger.claims_by_article(words)] == [one.id]


def test_every_run_is_kept_and_each_outcome_once(ledger):
    runs = [
        ledger.save(outcome, NOON)
        for outcome in (moved("a.md", 5), moved("a.md", 6), moved("a.md", 5), moved("b.md", 5))
    ]
    assert counts(ledger) == {"article": 2, "audit": 3, "run": 4, "claim": 3, "finding": 0, "source_link": 0}
    assert [kept.run for kept in ledger.audits("a.md")] == runs[2::-1]
    assert [kept.run for kept in ledger.audits()] == runs[::-1]
    assert [ledger.load(run).claims[0].text for run in runs] == ["5 boxes", "6 boxes", "5 boxes", "5 boxes"]
    assert ledger.latest("a.md") == moved("a.md", 5)


def test_a_run_says_when_it_was(ledger):
    ledger.save(harbour(), NOON)
    ledger.save(harbour())
    later, first = ledger.audits(ESK)
    assert first.at == NOON
    assert first.at.tzinfo is datetime.UTC
    assert later.at is None
    assert first.article_sha256 == harbour().article.sha256


def test_what_was_never_kept(ledger):
    assert ledger.latest("nowhere.md") is None
    assert ledger.audits("nowhere.md") == ()
    with pytest.raises(LedgerError, match="keeps no run 7"):
        ledger.load(7)


def test_claims_are_found_by_source_and_by_article(ledger):
    ledger.save(harbour())
    ledger.save(moved("b.md", 5))
    (claim,) = ledger.claims_by_source("esk-port-2024")
    assert (claim.path, claim.text, claim.low, claim.high, claim.unit) == (
        ESK,
        "more than 52.5%",
        "52.5",
        None,
        "percent",
    )
    assert [kept.text for kept in ledger.claims_by_article("b.md")] == ["5 boxes"]
    ledger.save(moved("b.md", 6))
    assert [kept.text for kept in ledger.claims_by_article("b.md")] == ["6 boxes"]
    ledger.save(moved(ESK, 1))
    assert ledger.claims_by_source("esk-port-2024") == ()


@pytest.mark.parametrize(
    "figure", ["0.1000000000000000000000000000000000001", "123456789012345678901234567890.5", "1E+25", "-0.30"]
)
def test_figures_are_kept_exactly(ledger, figure):
    number = Decimal(figure)
    one = record(
        "5 mills",
        "5 mills",
        quantity(None, None, "mill", interval=Interval(low=number)).model_copy(update={"low": number}),
    )
    ledger.save(audit("5 mills", "a.md", claims=(one,)))
    with ledger.engine.connect() as connection:
        low, end = connection.execute(text("SELECT low, interval_low FROM claim")).one()
    assert low == end == format(number, "f")
    assert ledger.latest("a.md").claims[0].quantity.interval.low == number


def test_a_save_that_fails_leaves_nothing(ledger, monkeypatch):
    ledger.save(moved("a.md", 5))
    before = counts(ledger)

    def broken(_: Audit):
        raise OSError("the wire was cut")
        yield

    monkeypatch.setattr(module, "finding_rows", broken)
    with pytest.raises(LedgerError, match="the wire was cut"):
        ledger.save(harbour())
    assert counts(ledger) == before
    monkeypatch.undo()
    ledger.save(harbour())
    assert ledger.latest(ESK) == harbour()


def differences(connection: Connection) -> Any:
    context = MigrationContext.configure(connection, opts={"compare_type": True, "compare_server_default": True})
    return compare_metadata(context, Row.metadata)


def test_migrations_make_the_tables_of_the_models(ledger):
    with ledger.engine.connect() as connection:
        assert differences(connection) == []
        connection.execute(text("DROP INDEX ix_run_audit_id"))
        assert len(differences(connection)) == 1


def test_the_schema_is_the_newest_migration():
    assert ScriptDirectory.from_config(migrations.config()).get_heads() == [SCHEMA]


def test_a_newer_ledger_is_left_alone(url):
    with Ledger.open(url) as ledger:
        ledger.save(harbour())
        with ledger.engine.begin() as connection:
            connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
        before = counts(ledger)
    assert "newer tallymark (its schema is 9999, this one knows 0001): upgrade tallymark" in complaint(url)
    with _unchecked(url) as ledger:
        assert counts(ledger) == before


def _unchecked(url: str) -> Ledger:
    """The ledger as it stands, opened without a look at its schema."""
    return Ledger(module._engine(module._parsed(url)), url)


def test_tables_of_something_else_are_left_alone(url):
    with _unchecked(url) as other, other.engine.begin() as connection:
        connection.execute(text("CREATE TABLE claim (what TEXT)"))
        connection.execute(text("INSERT INTO claim VALUES ('insured')"))
    assert "has tables of something else under the same names: name another database" in complaint(url)
    with _unchecked(url) as other, other.engine.begin() as connection:
        assert connection.execute(text("SELECT what FROM claim")).all() == [("insured",)]
        assert module._version(connection) is None


SAVER = """
import sys
from reports.audit import Audit
from reports.ledger import Ledger
url, body, number = sys.argv[1:]
audit = Audit.model_validate_json(body)
for run in range(4):
    with Ledger.open(url) as ledger:
        article = audit.article.model_copy(update={"path": f"{number}.md" if run % 2 else "shared.md", "words": run})
        ledger.save(audit.model_copy(update={"article": article}))
"""


def test_runs_at_once_lose_nothing(url, checkout):
    body = harbour().model_dump_json()
    command = [sys.executable, "-c", SAVER, url, body]
    savers = [subprocess.Popen([*command, str(number)], cwd=checkout, stderr=subprocess.PIPE) for number in range(4)]
    said = [saver.communicate(timeout=120)[1].decode() for saver in savers]
    assert said == [""] * 4
    with Ledger.open(url) as ledger:
        assert counts(ledger) | {"claim": 0, "finding": 0, "source_link": 0} == {
            "article": 5, "audit": 10, "run": 16, "claim": 0, "finding": 0, "source_link": 0,
        }  # fmt: skip
        assert len(ledger.audits("shared.md")) == 8


def test_a_ready_ledger_opens_without_alembic(url, checkout):
    Ledger.open(url).close()
    script = (
        "import sys, reports, reports.formats\n"
        "assert 'sqlalchemy' not in sys.modules, 'the room itself must stay quick to import'\n"
        f"from reports.ledger import Ledger\nLedger.open({url!r}).close()\n"
        "assert 'sqlmodel' in sys.modules and 'alembic' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", script], cwd=checkout, check=True, timeout=60)


def test_a_damaged_body_is_told(ledger):
    run = ledger.save(harbour())
    with ledger.engine.begin() as connection:
        connection.execute(text("UPDATE audit SET body = substr(body, 1, 900)"))
    with pytest.raises(LedgerError, match=r"cannot be read.*audit again"):
        ledger.load(run)


def test_the_folder_is_made(tmp_path):
    Ledger.open(f"sqlite:///{tmp_path}/a/b/ledger.db").close()
    assert (tmp_path / "a" / "b" / "ledger.db").is_file()


def test_readers_and_a_writer_work_side_by_side(tmp_path):
    with Ledger.open(f"sqlite:///{tmp_path}/ledger.db") as ledger:
        ledger.save(harbour())
        with ledger._writing() as connection:
            connection.execute(text("DELETE FROM run"))
            with _unchecked(f"sqlite:///{tmp_path}/ledger.db") as reader:
                assert reader.latest(ESK) == harbour()
            connection.rollback()


def test_a_file_that_is_no_ledger_is_left_alone(tmp_path):
    (tmp_path / "ledger.db").write_bytes(b"These are notes, not a database.\n" * 100)
    assert "is not a SQLite file, or a damaged one: move it away" in complaint(f"sqlite:///{tmp_path}/ledger.db")
    assert (tmp_path / "ledger.db").read_bytes() == b"These are notes, not a database.\n" * 100


def test_a_damaged_ledger_is_told_and_left_alone(tmp_path):
    path = tmp_path / "ledger.db"
    with Ledger.open(f"sqlite:///{path}") as ledger:
        ledger.save(harbour())
    damaged = path.read_bytes()[:4096] + random.Random(1).randbytes(path.stat().st_size - 4096)
    path.write_bytes(damaged)
    assert "is damaged: move it away" in complaint(f"sqlite:///{path}")
    assert path.read_bytes() == damaged


def test_a_read_only_ledger_can_be_read_and_says_why_it_cannot_be_written(tmp_path):
    with Ledger.open(f"sqlite:///{tmp_path}/ledger.db") as ledger:
        ledger.save(harbour())
    url = f"sqlite:///file:{tmp_path}/ledger.db?mode=ro&uri=true"
    with Ledger.open(url) as ledger:
        assert ledger.latest(ESK) == harbour()
    assert "is read-only: make it writable, or name another ledger" in complaint(url)


# File modes do not bind root, so the script goes on as someone whom they bind, once all that it needs is imported.
UNPRIVILEGED = """
import os
from reports.ledger import Ledger
Ledger.open("sqlite://").close()
if os.geteuid() == 0:
    os.setgroups([])
    os.setgid(65534)
    os.setuid(65534)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="file modes are POSIX")
def test_a_file_without_write_permission(tmp_path, checkout):
    folder = Path(tempfile.mkdtemp(prefix="tallymark-ro-"))
    try:
        with Ledger.open(f"sqlite:///{folder}/ledger.db") as ledger:
            ledger.save(harbour())
        (folder / "ledger.db").chmod(0o444)
        folder.chmod(0o555)
        command = [sys.executable, "-c", UNPRIVILEGED + SAVER, f"sqlite:///{folder}/ledger.db"]
        command += [harbour().model_dump_json(), "1"]
        ended = subprocess.run(command, cwd=checkout, capture_output=True, text=True, timeout=60)
        last = ended.stderr.strip().splitlines()[-1]
        assert last.startswith(f"reports.errors.LedgerError: the ledger {folder}/ledger.db ")
        assert "is read-only" in last or "cannot be written" in last
        folder.chmod(0o755)
        with Ledger.open(f"sqlite:///{folder}/ledger.db") as ledger:
            assert ledger.latest(ESK) == harbour()
    finally:
        folder.chmod(0o755)
        shutil.rmtree(folder)


def test_a_file_where_a_folder_is_needed(tmp_path):
    (tmp_path / "notes").write_text("notes")
    assert "cannot be used: " in complaint(f"sqlite:///{tmp_path}/notes/ledger.db")


def test_a_folder_where_a_file_is_needed(tmp_path):
    assert "cannot be written: choose another place with --ledger" in complaint(f"sqlite:///{tmp_path}")


def test_a_folder_that_may_not_be_written(tmp_path, monkeypatch):
    def refused(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied", str(tmp_path / "a"))

    monkeypatch.setattr(Path, "mkdir", refused)
    told = complaint(f"sqlite:///{tmp_path}/a/ledger.db")
    assert told == f"the ledger {tmp_path}/a/ledger.db cannot be written: choose another place with --ledger"


@pytest.mark.parametrize("name", ["what?", "a#b", "100%", "50%20off", "a&b=c", "é"])
def test_a_path_is_taken_as_it_stands(tmp_path, name):
    path = tmp_path / name / "ledger.db"
    with Ledger.open(path) as ledger:
        ledger.save(harbour())
    assert [file.parent for file in tmp_path.rglob("ledger.db")] == [path.parent]
    assert os.listdir(tmp_path) == [name]


@pytest.mark.parametrize(
    ("url", "file"),
    [
        (Path("/a?b/l.db"), "/a?b/l.db"),
        ("sqlite:////a/l.db", "/a/l.db"),
        ("sqlite:///file:/a/l.db?mode=ro&uri=true", "/a/l.db"),
        ("sqlite://", None),
        ("postgresql://me@/db", None),
        ("nothing", None),
    ],
)
def test_the_file_of_a_ledger_is_known(url, file):
    assert module.file_of(url) == (file and Path(file))


def test_a_ledger_that_another_run_holds(tmp_path, monkeypatch):
    monkeypatch.setattr(module, "_PATIENCE", 0.1)
    url = f"sqlite:///{tmp_path}/ledger.db"
    Ledger.open(url).close()
    holder = sqlite3.connect(tmp_path / "ledger.db", isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    assert "was held by another run for more than" in complaint(url)
    holder.rollback()
    holder.close()


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("ledger.db", "'ledger.db' is not the URL of a ledger: write sqlite:///PATH"),
        ("", "'' is not the URL of a ledger"),
        ("oracles://host/db", "the ledger oracles://host/db is in no database that tallymark knows: write sqlite:///"),
        ("mysql://me:secret@host/db", "the ledger mysql://me:***@host/db is in no database that tallymark knows: "),
        ("postgresql://host:port/db", "is not the URL of a ledger: write sqlite:///PATH"),
        ("postgresql://me:secret@/db?host=/nowhere", "postgresql+psycopg://me:***@/db?host=%2Fnowhere cannot be used"),
        ("me:secret@host", "'host' is not the URL of a ledger"),
    ],
)  # fmt: skip
def test_urls_that_lead_nowhere(url, said):
    told = complaint(url)
    assert said in told
    assert "secret" not in told


def test_a_missing_driver_is_named(monkeypatch):
    monkeypatch.setitem(sys.modules, "psycopg", None)
    assert "needs psycopg: pip install 'tallymark[postgres]'" in complaint("postgresql://me@/db")


def test_a_missing_database_is_told(cluster):
    assert 'database "nothing" does not exist' in complaint(cluster.format("nothing"))
