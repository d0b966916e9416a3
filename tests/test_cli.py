"""The command itself: what it prints, what it keeps, and its exit codes."""

import csv
import io
import json
import os
import re
import shlex
import shutil
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest

from checker import check, cli, run
from checker.errors import CheckerError
from checker.install import _digest
from checker.messages import is_expected
from checker.run import Auditor
from claims import ClaimsError, Document
from reports.audit import Article, Audit
from reports.errors import ReportsError
from reports.formats import FORMATS
from reports.ledger import Ledger
from sources import SourcesError

ROOT = Path(__file__).resolve().parent.parent

CLEAN = """# Ferries

Ruritania's ferries carried 1.6 million passengers in 2023, according to the Harbour Office.
"""
CONFLICT = """# Solar covers 40% of Ruritania's power demand

Ruritania has built solar parks since 2010.

Solar covered more than 31.2% of Ruritania's annual power demand.
"""
REGISTRY = """
[[source]]
id = "harbour-2023"
title = "Port Statistics 2023"
publisher = "Harbour Office"
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working directory with two articles."""
    (tmp_path / "clean.md").write_text(CLEAN)
    (tmp_path / "conflict.md").write_text(CONFLICT)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def command(*arguments: str, cwd: Path, **env: str) -> subprocess.CompletedProcess[str]:
    """The real command, in a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "checker", *arguments],
        cwd=cwd,
        env=os.environ | {"PYTHONPATH": str(ROOT)} | env,
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )


def one_line(text: str) -> str:
    assert text.startswith("tallymark: ")
    assert text.endswith("\n")
    assert text.count("\n") == 1
    return text


def test_a_conflict_is_printed_and_fails(folder):
    done = command("audit", "conflict.md", cwd=folder)
    assert done.returncode == 1
    assert done.stderr == ""
    assert "conflict.md:1:16: error conflicting-values:" in done.stdout
    assert '"40%" allows [39.5, 40.5]' in done.stdout
    assert "(31.2, 32) as a writer means it and (31.2, 100] as logic reads it" in done.stdout
    with Ledger.open(f"sqlite:///{folder}/.tallymark/ledger.db") as ledger:
        assert [kept.path for kept in ledger.audits()] == ["conflict.md"]


def test_nothing_found_is_zero(folder, capsys):
    assert cli.run(["audit", "clean.md"]) == 0
    assert "clean.md: no findings" in capsys.readouterr().out


@pytest.mark.parametrize(("fail_on", "code"), [("never", 0), ("error", 1), ("warning", 1), ("note", 1)])
def test_what_fails_can_be_chosen(folder, fail_on, code):
    assert cli.run(["audit", "conflict.md", "--fail-on", fail_on]) == code


@pytest.mark.parametrize(
    ("options", "code"),
    [
        ([], 0),
        (["--select", "unsourced-claim", "--select", "vague-attribution"], 1),
        (["--select", "conflicting-values"], 0),
    ],
)
def test_notes_on_sourcing_fail_only_where_they_are_asked_for(folder, options, code):
    (folder / "plain.md").write_text("# Ports\n\nThe port has 12 cranes.\n")
    assert cli.run(["audit", "plain.md", "--fail-on", "note", *options]) == code
    (folder / "tallymark.toml").write_text('[severity]\nunsourced-claim = "warning"\n')
    assert cli.run(["audit", "plain.md", "--fail-on", "warning"]) == 1


def test_what_the_command_line_asks_goes_before_the_settings_of_some_files(folder, capsys):
    """But `ignore` adds: who leaves a check out for the old articles means it whatever else is left out."""
    (folder / "tallymark.toml").write_text(
        'articles = ["*.md"]\n[per-file."conflict.md"]\nignore = ["conflicting-values"]\nas-of = 2020-01-01\n'
    )
    assert cli.run(["check", "--format", "json"]) == 0
    days = {one["article"]["path"]: one["run"]["as_of"] for one in json.loads(capsys.readouterr().out)["audits"]}
    assert days["conflict.md"] == "2020-01-01"
    assert cli.run(["check", "--format", "json", "--as-of", "2024-05-01"]) == 0
    assert {one["run"]["as_of"] for one in json.loads(capsys.readouterr().out)["audits"]} == {"2024-05-01"}


def test_settings_of_some_files_are_read_whichever_are_audited(folder, capsys):
    (folder / "tallymark.toml").write_text('[per-file."none.md"]\nignore = ["spelling"]\n')
    assert cli.run(["audit", "clean.md"]) == 2
    assert "there is no check 'spelling'" in one_line(capsys.readouterr().err)
    every = ", ".join(f'"{one.name}"' for one in check.load())
    (folder / "tallymark.toml").write_text(f'[per-file."clean.md"]\nignore = [{every}]\n')
    assert cli.run(["audit", "clean.md", "conflict.md"]) == 3
    assert "no check is left to run" in one_line(capsys.readouterr().err)


def test_checks_can_be_chosen(folder, capsys, monkeypatch):
    one = next(each for each in check.load() if each.name == "conflicting-values")
    checks = tuple(replace(one, name=name) for name in ("first", "second"))
    monkeypatch.setattr(check, "load", lambda: checks)

    def found(*options: str) -> set[str]:
        cli.run(["audit", "conflict.md", "--format", "json", *options])
        return {finding["check"] for finding in json.loads(capsys.readouterr().out)["findings"]}

    assert found() == {"first", "second"}
    assert found("--select", "first") == {"first"}
    assert found("--ignore", "first") == {"second"}


def test_no_check_to_run_is_not_green(folder, capsys):
    every = [option for one in check.load() for option in ("--ignore", one.name)]
    assert cli.run(["audit", "clean.md", *every]) == 3
    out, err = capsys.readouterr()
    assert "no check is left to run" in one_line(err)
    assert out == ""
    name = check.load()[0].name
    assert cli.run(["audit", "clean.md", "--select", name, "--ignore", name]) == 3


def test_severity_can_be_changed(folder, capsys):
    (folder / "tallymark.toml").write_text('[severity]\nconflicting-values = "note"\n')
    assert cli.run(["audit", "conflict.md"]) == 0
    assert "note conflicting-values" in capsys.readouterr().out


def test_the_json_is_the_audit(folder, capsys):
    (folder / "sources.toml").write_text(REGISTRY)
    assert cli.run(["audit", "clean.md", "--format", "json", "--as-of", "2024-05-01"]) == 0
    audit = Audit.model_validate_json(capsys.readouterr().out)
    claim = next(claim for claim in audit.claims if claim.quantity.unit == "passenger")
    assert audit.article.text[claim.start : claim.end] == "1.6 million passengers"
    assert claim.citation.source == "harbour-2023"
    assert claim.verdict == "source-unavailable"
    assert [source.id for source in audit.sources] == ["harbour-2023"]
    assert str(audit.run.as_of) == "2024-05-01"


def test_reports_go_where_they_are_sent(folder, capsys):
    code = cli.run(["audit", "clean.md", "conflict.md", "--format", "json=all.json", "--format", "text={name}.txt"])
    assert code == 1
    out = capsys.readouterr().out
    assert "conflict.md:1:16: error" in out, "the findings are printed where no other format is"
    assert len(json.loads((folder / "all.json").read_text())["audits"]) == 2
    assert "error" in (folder / "conflict.txt").read_text()
    assert "no findings" in (folder / "clean.txt").read_text()


def test_an_output_folder_takes_the_reports_that_have_no_path(folder, capsys):
    assert cli.run(["audit", "clean.md", "--output", "out", "--format", "json", "--format", "text"]) == 0
    assert sorted(path.name for path in (folder / "out").iterdir()) == ["clean.json", "clean.txt"]
    assert "clean.md: no findings" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("path", "what"),
    [
        ("clean.md", "an article"),
        ("./out/../clean.md", "an article"),
        ("link.md", "an article"),
        ("hard.md", "an article"),
        ("{name}.md", "an article"),
        ("refs.toml", "the registry"),
        ("tallymark.toml", "the configuration"),
        (".tallymark/ledger.db", "the ledger"),
        (".tallymark/ledger.db-wal", "the ledger"),
        (".tallymark/cache/parses.db", "the cache"),
        ("same", "the text report same"),
        ("out/clean", "the text report out/{name}"),
    ],
)
def test_no_report_replaces_a_file_of_the_run(folder, capsys, path, what):
    (folder / "out").mkdir()
    (folder / "link.md").symlink_to("clean.md")
    os.link(folder / "clean.md", folder / "hard.md")
    (folder / "tallymark.toml").write_text('sources = "refs.toml"\n')
    (folder / "refs.toml").write_text(REGISTRY)
    before = {file: file.read_bytes() for file in folder.rglob("*") if file.is_file()}
    others = ["--format", "text=same", "--format", "text=out/{name}"]
    assert cli.run(["audit", "clean.md", *others, "--format", f"json={path}"]) == 2
    out, err = capsys.readouterr()
    assert one_line(err) == f"tallymark: --format json={path} would overwrite {what}: choose another path\n"
    assert out == ""
    assert {file: file.read_bytes() for file in folder.rglob("*") if file.is_file()} == before


def test_no_report_replaces_a_ledger_that_has_a_url_or_itself(folder, capsys):
    for options in (["--ledger", f"sqlite:///{folder}/l.db", "--format", "json=l.db"], ["--format", "json=a"] * 2):
        assert cli.run(["audit", "clean.md", *options]) == 2
        assert "would overwrite the " in one_line(capsys.readouterr().err)
    assert cli.run(["audit", "clean.md", "--format", "json=/dev/null", "--format", "html=/dev/null"]) == 0


def test_a_folder_of_any_name_has_its_own_ledger(folder, monkeypatch):
    (folder / "what?#100%").mkdir()
    monkeypatch.chdir(folder / "what?#100%")
    assert cli.run(["audit", "../clean.md"]) == 0
    assert (folder / "what?#100%/.tallymark/ledger.db").is_file()
    assert sorted(path.name for path in folder.iterdir()) == ["clean.md", "conflict.md", "what?#100%"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["audit"], "Missing argument 'ARTICLE...'"),
        (["audit", "clean.md", "--colour"], "No such option: --colour"),
        (["bogus"], "No such command 'bogus'"),
        (["audit", "clean.md", "--format", "pdf"], "there is no format 'pdf'"),
        (["audit", "clean.md", "--format", "json="], "a path must follow"),
        (["audit", "clean.md", "--format", "json", "--format", "text"], "would both be printed"),
        (["audit", "clean.md", "--fail-on", "loud"], "--fail-on loud: "),
        (["audit", "clean.md", "--as-of", "soon"], "--as-of soon: must be a day, such as 2025-03-02"),
        (["audit", "clean.md", "--as-of", "1740873600"], "--as-of 1740873600: must be a day"),
        (["audit", "clean.md", "--as-of", "2025-03-02T00:00"], "--as-of 2025-03-02T00:00: must be a day"),
        (["audit", "clean.md", "--as-of="], "--as-of: a value must follow"),
        (["audit", "clean.md", "--fail-on="], "--fail-on: a value must follow"),
        (["audit", "clean.md", "--output="], "--output: a folder must follow"),
        (["audit", "clean.md", "--ledger="], "--ledger: a value must follow"),
        (["audit", "clean.md", "--sources="], "--sources: a value must follow"),
        (["claims"], "there is no tallymark.toml"),
        (["audit", "clean.md", "--select", "spelling"], "there is no check 'spelling'"),
        (["audit", "clean.md", "--sources", "none.toml"], "none.toml"),
        (["claims", "clean.md", "--format", "xml"], "choose table, csv, json"),
        (["explain", "spelling"], "there is no check 'spelling'"),
        (["check"], "there is no tallymark.toml"),
    ],
)
def test_wrong_use_is_one_line_and_two(folder, capsys, arguments, said):
    assert cli.run(arguments) == 2
    out, err = capsys.readouterr()
    assert said in one_line(err)
    assert out == ""


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (None, "no such file"),
        (b"", "is empty"),
        (b" \n\t\n", "is empty"),
        (b"caf\xe9 12 people", "byte 3 (0xe9, line 1) is not UTF-8"),
        (b"12 people\x00 came", ""),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "PNG"),
    ],
)
def test_an_article_that_cannot_be_read_is_three_and_the_others_are_audited(folder, capsys, content, said):
    if content is not None:
        (folder / "bad.md").write_bytes(content)
    assert cli.run(["audit", "bad.md", "clean.md"]) == 3
    out, err = capsys.readouterr()
    assert one_line(err).startswith("tallymark: bad.md: ")
    assert said in err
    assert "clean.md: no findings" in out


def test_what_may_not_be_read_costs_itself_alone(folder, capsys, monkeypatch):
    """As root a file's mode refuses nothing, so the file system's answer is played; Typer asks it by os.access."""
    real, access = Path.read_bytes, os.access

    def refused(path: Path) -> bytes:
        if path.name.startswith("conflict"):
            raise PermissionError(13, "Permission denied", str(path))
        return real(path)

    monkeypatch.setattr(Path, "read_bytes", refused)
    monkeypatch.setattr(os, "access", lambda path, mode: "conflict" not in str(path) and access(path, mode))
    assert cli.run(["audit", "conflict.md", "clean.md"]) == 3
    out, err = capsys.readouterr()
    assert one_line(err) == "tallymark: conflict.md: permission denied: make the file readable\n"
    assert "clean.md: no findings" in out
    assert cli.run(["audit", "clean.md", "--sources", "conflict.md"]) == 2
    assert "conflict.md: Permission denied; the registry cannot be read" in one_line(capsys.readouterr().err)


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="file names are Unicode there")
def test_a_name_that_is_not_utf_8_is_shown_with_replacements(folder):
    named = os.path.join(os.fsencode(folder), b"caf\xe9.md")
    Path(os.fsdecode(named)).write_text(CONFLICT)
    command: list[str | bytes] = [sys.executable, "-m", "checker", "audit", "clean.md", b"caf\xe9.md"]
    command += ["--format", "json=a.json"]
    done = subprocess.run(
        command, cwd=folder, env=os.environ | {"PYTHONPATH": str(ROOT)}, capture_output=True, timeout=120, check=False
    )
    assert (done.returncode, done.stderr) == (1, b"")
    audits = json.loads((folder / "a.json").read_text())["audits"]
    assert [audit["article"]["path"] for audit in audits] == ["clean.md", "caf\ufffd.md"]
    with Ledger.open(folder / ".tallymark/ledger.db") as ledger:
        assert {kept.path for kept in ledger.audits()} == {"clean.md", "caf\ufffd.md"}


def test_an_internal_error_costs_its_article_alone(folder, capsys, monkeypatch):
    def unwritable(document: Document) -> Article:
        article = real(document)
        return article.model_copy(update={"title": "\ud800"}) if document.name == "conflict.md" else article

    real = run._article
    monkeypatch.setattr(run, "_article", unwritable)
    assert cli.run(["audit", "conflict.md", "clean.md", "--format", "json=a.json"]) == 2
    out, err = capsys.readouterr()
    assert one_line(err).startswith("tallymark: conflict.md: internal error: ")
    assert "clean.md: no findings" in out
    assert Audit.model_validate_json((folder / "a.json").read_text()).article.path == "clean.md"
    with Ledger.open(folder / ".tallymark/ledger.db") as ledger:
        assert [kept.path for kept in ledger.audits()] == ["clean.md"]


def test_a_report_that_fails_costs_itself_alone(folder, capsys, monkeypatch):
    def broken(*_: object) -> None:
        raise ZeroDivisionError("oh")

    monkeypatch.setattr("reports.formats.json.render", broken)
    assert cli.run(["audit", "clean.md", "--format", "json=a.json", "--format", "html=a.html"]) == 2
    assert "internal error: ZeroDivisionError" in one_line(capsys.readouterr().err)
    assert (folder / "a.html").is_file()


@pytest.mark.parametrize("form", ["json=all.json", "json={name}.json"])
def test_an_article_that_breaks_a_report_is_left_out_of_it(folder, capsys, monkeypatch, form):
    def fragile(audit: Audit) -> str:
        if audit.article.path == "clean.md":
            raise ZeroDivisionError("oh")
        return "sound"

    monkeypatch.setattr("reports.formats.json.render", fragile)
    monkeypatch.setattr("reports.formats.json.render_many", lambda audits: "".join(map(fragile, audits)))
    assert cli.run(["audit", "clean.md", "conflict.md", "--format", form]) == 2
    assert one_line(capsys.readouterr().err).startswith("tallymark: clean.md: internal error: ZeroDivisionError: oh")
    assert [path.read_text() for path in folder.glob("*.json")] == ["sound"]


def test_an_article_that_the_ledger_cannot_hold_costs_itself_alone(folder, capsys, monkeypatch):
    def fragile(ledger: Ledger, audit: Audit, at: object) -> int:
        if audit.article.path == "clean.md":
            raise OverflowError("oh")
        return save(ledger, audit)

    save = Ledger.save
    monkeypatch.setattr(Ledger, "save", fragile)
    assert cli.run(["audit", "clean.md", "conflict.md"]) == 2
    out, err = capsys.readouterr()
    assert one_line(err).startswith("tallymark: clean.md: internal error: OverflowError: oh")
    assert "clean.md: no findings" in out
    with Ledger.open(folder / ".tallymark/ledger.db") as ledger:
        assert [kept.path for kept in ledger.audits()] == ["conflict.md"]


def test_a_folder_is_no_article(folder, capsys):
    (folder / "posts").mkdir()
    assert cli.run(["audit", "posts"]) == 3
    assert "is a directory" in one_line(capsys.readouterr().err)


def test_no_claim_in_any_article_is_three(folder, capsys):
    (folder / "quiet.md").write_text("# Nothing\n\nNo figure stands here.\n")
    assert cli.run(["audit", "quiet.md"]) == 3
    assert "no claim was found" in one_line(capsys.readouterr().err)
    assert cli.run(["audit", "quiet.md", "clean.md"]) == 0


def test_a_place_that_cannot_be_written_costs_the_ledger_and_nothing_else(folder, capsys):
    (folder / ".tallymark").write_text("in the way")
    assert cli.run(["audit", "conflict.md", "--format", "json=a.json"]) == 2
    err = capsys.readouterr().err
    assert [line.partition(" cannot ")[0].split()[2] for line in err.splitlines()] == ["cache", "ledger"]
    assert Audit.model_validate_json((folder / "a.json").read_text()).findings


def test_a_damaged_ledger_costs_the_ledger_and_nothing_else(folder, capsys):
    (folder / "bad.db").write_bytes(b"no database at all" * 100)
    assert cli.run(["audit", "conflict.md", "--ledger", "bad.db"]) == 2
    out, err = capsys.readouterr()
    assert "bad.db" in one_line(err)
    assert "error conflicting-values" in out
    assert (folder / "bad.db").read_bytes().startswith(b"no database")


def test_a_report_that_cannot_be_written_is_two_and_the_others_are_written(folder, capsys):
    code = cli.run(["audit", "clean.md", "--format", "json=clean.md/a.json", "--format", "text"])
    assert code == 2
    out, err = capsys.readouterr()
    assert "cannot write clean.md/a.json" in one_line(err)
    assert "no findings" in out


def test_an_internal_error_is_one_line_and_a_traceback_only_when_asked_for(folder, capsys, monkeypatch):
    def broken(*_: object) -> None:
        raise ZeroDivisionError("oh\nno")

    monkeypatch.setattr("checker.check.group", broken)
    assert cli.run(["audit", "clean.md"]) == 2
    err = capsys.readouterr().err
    assert one_line(err) == "tallymark: clean.md: internal error: ZeroDivisionError: oh\\nno; run again with --debug\n"
    assert cli.run(["audit", "clean.md", "--debug"]) == 2
    assert "Traceback" in capsys.readouterr().err


def test_the_error_trees_of_all_rooms_are_known():
    trees = (ClaimsError, SourcesError, ReportsError, CheckerError)
    assert all(is_expected(tree("what, where, what to do")) for tree in trees)
    assert not is_expected(ValueError("x"))


def test_an_interrupt_is_130(folder, capsys, monkeypatch):
    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("checker.commands.audit", interrupted)
    assert cli.run(["audit", "clean.md"]) == 130
    assert one_line(capsys.readouterr().err) == "tallymark: interrupted\n"


def test_an_interrupt_keeps_the_audits_that_were_made(folder, capsys, monkeypatch):
    def interrupted(auditor: Auditor, path: Path) -> Audit:
        if path.name == "conflict.md":
            raise KeyboardInterrupt
        return real(auditor, path)

    real = Auditor.audit
    monkeypatch.setattr(Auditor, "audit", interrupted)
    assert cli.run(["audit", "clean.md", "conflict.md", "--format", "json=a.json"]) == 130
    out, err = capsys.readouterr()
    assert one_line(err) == "tallymark: interrupted\n"
    assert out == ""
    assert not (folder / "a.json").exists(), "a report of a part would look like the whole"
    with Ledger.open(folder / ".tallymark/ledger.db") as ledger:
        assert [kept.path for kept in ledger.audits()] == ["clean.md"]


@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_a_reader_who_leaves_hears_no_complaint(folder, unbuffered):
    (folder / "many.md").write_text(CLEAN + "".join(f"\nIt employs {n} people.\n" for n in range(300)))
    process = subprocess.Popen(
        [sys.executable, "-m", "checker", "audit", "many.md", "--format", "json"],
        cwd=folder,
        env=os.environ | {"PYTHONPATH": str(ROOT), "PYTHONUNBUFFERED": unbuffered},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    with process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.read(10)
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 141


def shell(line: str, folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["bash", "-c", line.replace("tallymark", f"{shlex.quote(sys.executable)} -m checker")],
        cwd=folder,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )


COMMANDS = ["audit clean.md", "claims clean.md", "explain", "--version", "--help", "audit --help"]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
@pytest.mark.parametrize("words", COMMANDS)
def test_a_full_standard_output_is_one_line(folder, words):
    done = shell(f"tallymark {words} >/dev/full", folder)
    assert one_line(done.stderr) == "tallymark: standard output: No space left on device; send it elsewhere\n"
    assert done.returncode == 2


@pytest.mark.skipif(sys.platform == "win32", reason="closed streams are POSIX")
@pytest.mark.parametrize("words", COMMANDS[:4])
def test_a_closed_standard_output_is_one_line(folder, words):
    done = shell(f"tallymark {words} >&-", folder)
    assert one_line(done.stderr).startswith("tallymark: standard output: is closed")
    assert done.returncode == 2


@pytest.mark.skipif(sys.platform == "win32", reason="closed streams are POSIX")
def test_complaints_never_go_to_standard_output(folder):
    for stream in ("2>&-", "2>/dev/full"):
        done = shell(f"tallymark audit nothing.md {stream}", folder)
        assert (done.returncode, done.stdout, done.stderr) == (3, "", "")


@pytest.mark.skipif(sys.platform == "win32", reason="pipes end otherwise there")
@pytest.mark.parametrize("words", COMMANDS)
def test_a_reader_who_never_came_is_141(folder, words):
    done = shell(f"(sleep 0.5; tallymark {words}; echo $? >code) | exec 0<&-", folder)
    assert (folder / "code").read_text() == "141\n"
    assert done.stderr == ""


def test_python_without_docstrings_is_refused(folder):
    done = command("audit", "clean.md", cwd=folder, PYTHONOPTIMIZE="2")
    assert done.returncode == 2
    assert "Python leaves out docstrings" in one_line(done.stderr)
    assert command("audit", "clean.md", cwd=folder, PYTHONOPTIMIZE="1").returncode == 0


def test_check_audits_what_the_configuration_names(folder, capsys, monkeypatch):
    (folder / "tallymark.toml").write_text('articles = ["c*.md"]\nsources = "refs.toml"\n')
    (folder / "refs.toml").write_text(REGISTRY)
    (folder / "deep").mkdir()
    monkeypatch.chdir(folder / "deep")
    assert cli.run(["check", "--format", "json"]) == 1
    audits = json.loads(capsys.readouterr().out)["audits"]
    assert [audit["article"]["path"] for audit in audits] == ["../clean.md", "../conflict.md"]
    assert audits[0]["sources"][0]["id"] == "harbour-2023"
    assert (folder / ".tallymark/ledger.db").is_file()


def test_check_and_claims_take_what_audit_takes(folder, capsys):
    (folder / "tallymark.toml").write_text('articles = ["clean.md"]\n')
    (folder / "refs.toml").write_text(REGISTRY)
    options = ["--format", "json", "--as-of", "2024-05-01", "--sources", "refs.toml"]
    for words in (["audit", "clean.md"], ["check"]):
        assert cli.run([*words, *options, "--ledger", f"{words[0]}.db", "--offline"]) == 0
        audit = Audit.model_validate_json(capsys.readouterr().out)
        assert str(audit.run.as_of) == "2024-05-01"
        assert [source.id for source in audit.sources] == ["harbour-2023"]
        assert (folder / f"{words[0]}.db").is_file()
    assert cli.run(["claims", *options]) == 0
    assert {record["article"] for record in json.loads(capsys.readouterr().out)} == {"clean.md"}


def test_claims_as_table_csv_and_json(folder, capsys):
    assert cli.run(["claims", "clean.md"]) == 0
    assert "1.6 million passengers" in capsys.readouterr().out
    assert cli.run(["claims", "clean.md", "--format", "csv"]) == 0
    rows = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    assert [(row["text"], row["low"], row["unit"], row["line"]) for row in rows][:1] == [
        ("1.6 million passengers", "1600000", "passenger", "3")
    ]
    assert cli.run(["claims", "clean.md", "--format", "json"]) == 0
    records = json.loads(capsys.readouterr().out)
    assert (records[0]["article"], records[0]["quantity"]["low"]) == ("clean.md", 1600000)
    assert not (folder / ".tallymark/ledger.db").exists()


def test_explain_lists_the_checks_by_family(capsys):
    assert cli.run(["explain"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "one quantity, two values"
    assert re.fullmatch(r"  conflicting-values +error +One quantity is given two values .*", lines[1])
    assert lines.index("arithmetic") < next(at for at, line in enumerate(lines) if line.startswith("  ratio-mismatch "))


def test_explain_shows_what_a_check_finds_in_its_examples(capsys):
    assert cli.run(["explain", "ratio-mismatch"]) == 0
    out = capsys.readouterr().out
    assert out.startswith("# ratio-mismatch\n\nError; arithmetic.\n")
    assert "## Why it matters" in out
    assert 'error: "54 trams" is not "four times" "18 trams"\n54 / 18 = 3 ' in out.partition("## Fails")[2]


@pytest.mark.parametrize("name", ["ratio-mismach", "Ratio_Mismatch", "ratio mismatch"])
@pytest.mark.parametrize("command", [["explain"], ["audit", "clean.md", "--ignore"]], ids=lambda words: words[0])
def test_a_check_that_is_not_there_names_those_that_are_near(folder, capsys, command, name):
    assert cli.run([*command, name]) == 2
    out, err = capsys.readouterr()
    assert one_line(err).startswith(f"tallymark: there is no check '{name}': did you mean ratio-mismatch")
    assert out == ""


def test_a_check_that_is_like_none_says_where_they_are_listed(folder, capsys):
    assert cli.run(["explain", "spelling"]) == 2
    assert one_line(capsys.readouterr().err) == (
        "tallymark: there is no check 'spelling': tallymark explain lists them\n"
    )


def test_help_and_version(capsys):
    assert cli.run(["--version"]) == 0
    assert capsys.readouterr().out.startswith("tallymark ")
    for arguments in (["--help"], ["audit", "--help"], []):
        assert cli.run(arguments) == 0
        assert "Usage: tallymark" in capsys.readouterr().out


def test_the_same_article_gives_the_same_bytes_whatever_surrounds_it(folder):
    (folder / "sources.toml").write_text(REGISTRY)
    surroundings = [
        {"PYTHONHASHSEED": "1", "TZ": "UTC", "LC_ALL": "C"},
        {"PYTHONHASHSEED": "77", "TZ": "Pacific/Kiritimati", "LC_ALL": "C.UTF-8", "COLUMNS": "40"},
    ]
    printed = [
        command("audit", "clean.md", "conflict.md", "--format", "json", cwd=folder, **env).stdout
        for env in surroundings
    ]
    assert printed[0] == printed[1]
    assert len(json.loads(printed[0])["audits"]) == 2


def test_two_runs_at_once_share_a_ledger(folder):
    running = [
        subprocess.Popen(
            [sys.executable, "-m", "checker", "audit", name],
            cwd=folder,
            env=os.environ | {"PYTHONPATH": str(ROOT)},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        for name in ("clean.md", "conflict.md")
    ]
    ended = [process.communicate(timeout=120) for process in running]
    assert [process.returncode for process in running] == [0, 1]
    assert [err for _, err in ended] == [b"", b""]
    with Ledger.open(f"sqlite:///{folder}/.tallymark/ledger.db") as ledger:
        assert sorted(kept.path for kept in ledger.audits()) == ["clean.md", "conflict.md"]


@pytest.mark.parametrize(
    "text",
    [
        "The mill employs 12 people " + "and it stands by the river " * 4000 + ".",
        "It cost 5 euros. " * 3000,
        "1" * 100_000 + " people came.",
        "The \u202emill\u202c employs 12\u200b people.",
    ],
    ids=["a sentence of 100,000 characters", "one sentence again and again", "100,000 digits", "bidi"],
)
def test_hostile_articles_end_soon(folder, capsys, text):
    (folder / "hostile.txt").write_text(f"A title\n\n{text}\n\nThe town has 41,000 inhabitants.\n")
    start = time.perf_counter()
    assert cli.run(["audit", "hostile.txt"]) == 0
    assert time.perf_counter() - start < 30
    assert capsys.readouterr().err == ""


def test_a_registry_beside_the_articles_is_used_where_nothing_says_which(folder, capsys):
    (folder / "posts").mkdir()
    (folder / "posts" / "clean.md").write_text(CLEAN)
    (folder / "posts" / "sources.toml").write_text(REGISTRY)

    def cited() -> set[str | None]:
        assert cli.run(["audit", "posts/clean.md", "--format", "json"]) == 0
        return {claim["citation"]["source"] for claim in json.loads(capsys.readouterr().out)["claims"]} - {None}

    assert cited() == {"harbour-2023"}
    (folder / "sources.toml").write_text(REGISTRY.replace("harbour-2023", "other"))
    assert cited() == {"other"}
    (folder / "sources.toml").unlink()
    (folder / "tallymark.toml").write_text("")
    assert cited() == set()


def test_another_distribution_of_one_of_the_names_is_refused(tmp_path):
    """A wheel-like installation of tallymark beside which something else lays a package of one of its names."""
    site = tmp_path / "site-packages"
    for room in ("claims", "sources", "reports", "checker"):
        shutil.copytree(ROOT / room, site / room, ignore=shutil.ignore_patterns("__pycache__"))
    files = [path for path in site.rglob("*") if path.is_file()]
    record = "".join(f"{path.relative_to(site).as_posix()},{_digest(path)},{path.stat().st_size}\n" for path in files)
    (site / "tallymark-0.1.0.dist-info").mkdir()
    (site / "tallymark-0.1.0.dist-info" / "RECORD").write_text(record)

    def explained() -> subprocess.CompletedProcess[str]:
        return command("explain", cwd=tmp_path, PYTHONPATH=str(site))

    assert explained().returncode == 0
    (site / "reports" / "invoice.py").write_text("")
    refused = explained()
    assert refused.returncode == 2
    assert "reports/invoice.py is not tallymark's" in one_line(refused.stderr)
    assert "environment of its own" in refused.stderr
    (site / "reports" / "invoice.py").unlink()
    (site / "sources" / "__init__.py").write_text("")
    assert "sources/__init__.py is not tallymark's" in one_line(explained().stderr)


def test_a_module_that_hides_one_of_tallymarks_is_refused(folder):
    (folder / "claims").mkdir()
    (folder / "claims" / "__init__.py").write_text("")
    refused = command("explain", cwd=folder)
    assert refused.returncode == 2
    assert "Python imports `claims` from" in one_line(refused.stderr)


@pytest.mark.parametrize("stranger", ["checker/__init__.py", "checker.py", "checker/other.py"])
def test_the_script_refuses_another_checker(folder, stranger):
    """The script's own folder is not on the path of imports, but an installed package may come before tallymark's."""
    (folder / stranger).parent.mkdir(exist_ok=True)
    (folder / stranger).write_text("")
    script = f"import sys; sys.path[:1] = {[str(folder), str(ROOT)]}; from tallymark_start import main; main()"
    done = subprocess.run(
        [sys.executable, "-c", script, "--version"],
        cwd=folder,
        env=os.environ | {"PYTHONPATH": ""},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    if stranger == "checker/other.py":  # a folder without __init__.py gives way to a package
        assert (done.returncode, done.stderr) == (0, "")
        assert done.stdout.startswith("tallymark ")
    else:
        assert done.returncode == 2
        assert f"Python imports `checker` from {folder / stranger}" in one_line(done.stderr)


def test_all_formats_at_once_and_one_that_cannot_be_written_costs_itself(folder, capsys):
    (folder / "taken").write_text("a file where a folder is needed")
    wanted = [part for name in FORMATS for part in ("--format", f"{name}=out/{name}")]
    assert cli.run(["audit", "conflict.md", *wanted, "--format", "text=taken/report"]) == 2
    assert one_line(capsys.readouterr().err).startswith("tallymark: cannot write taken/report: ")
    assert sorted(path.name for path in (folder / "out").iterdir()) == sorted(FORMATS)
    assert all((folder / "out" / name).stat().st_size > 100 for name in FORMATS)
