"""`tallymark report` and `tallymark diff`: kept audits made into reports again, and compared."""

import json
import os

import pytest

from checker import cli
from reports.audit import Audit
from reports.formats import FORMATS
from reports.formats.json import Audits
from reports.ledger import Ledger

FIRST = """# Solar covers 40% of Ruritania's power demand

Solar covered more than 31.2% of Ruritania's annual power demand. The mill has 12 looms.
"""
SECOND = """# Solar covers 31.4% of Ruritania's power demand

Solar covered more than 31.2% of Ruritania's annual power demand. The port has 7 cranes.
"""


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A working directory in which one article was audited twice, and another once."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "plain.md").write_text("The harbour has 5 tugs.\n")
    (tmp_path / "solar.md").write_text(FIRST)
    assert cli.run(["audit", "solar.md", "plain.md", "--output", "first", *every("{name}.%s")]) == 1
    (tmp_path / "solar.md").write_text(SECOND)
    assert cli.run(["audit", "solar.md"]) == 0
    return tmp_path


def every(path):
    return [part for name in FORMATS for part in ("--format", f"{name}=first/{path % name}")]


def test_a_report_is_made_again_byte_for_byte_and_reads_no_article(folder, capsys):
    (folder / "solar.md").unlink()
    assert cli.run(["report", "1", *(part.replace("first/", "again/") for part in every("{name}.%s"))]) == 0
    for name in FORMATS:
        assert (folder / "again" / f"solar.{name}").read_bytes() == (folder / "first" / f"solar.{name}").read_bytes()


def test_a_saved_report_in_json_is_made_again_too(folder, capsys):
    assert cli.run(["report", "first/solar.json", "--format", "sarif=again.sarif"]) == 0
    assert (folder / "again.sarif").read_bytes() == (folder / "first" / "solar.sarif").read_bytes()


def test_without_a_name_it_is_the_latest_of_every_article(folder, capsys):
    capsys.readouterr()
    assert cli.run(["report", "--format", "json"]) == 0
    audits = Audits.model_validate_json(capsys.readouterr().out).audits
    assert [(one.article.path, one.article.text) for one in audits] == [
        ("plain.md", "The harbour has 5 tugs.\n"), ("solar.md", SECOND),
    ]  # fmt: skip


def test_the_runs_are_listed_the_last_one_first(folder, capsys):
    capsys.readouterr()
    assert cli.run(["report", "--list"]) == 0
    lines = [line.split() for line in capsys.readouterr().out.splitlines()]
    assert [(line[0], line[3]) for line in lines[1:]] == [("3", "solar.md"), ("2", "plain.md"), ("1", "solar.md")]


def test_what_became_of_an_article(folder, capsys):
    capsys.readouterr()
    assert cli.run(["diff", "solar.md"]) == 1
    out = capsys.readouterr().out.splitlines()
    assert out[0] == "solar.md: findings 1 gone; claims 1 new, 1 gone, 1 changed"
    assert [line[:4].strip() for line in out[1:]] == ["-", "+", "-", "~"]
    assert "error conflicting-values" in out[1]
    assert out[2] == '  + line 3: "7 cranes", unsourced'
    assert out[4].startswith('  ~ line 1: "40%" -> "31.4%", ')
    assert cli.run(["diff", "1", "3"]) == 1
    assert capsys.readouterr().out.splitlines() == out
    assert cli.run(["diff", "first/solar.json", "solar.md", "--format", "json"]) == 1
    assert json.loads(capsys.readouterr().out)["format"] == "tallymark.difference/1"


def test_nothing_differs_between_an_audit_and_itself(folder, capsys):
    capsys.readouterr()
    assert cli.run(["diff", "1", "first/solar.json"]) == 0
    assert capsys.readouterr().out == "solar.md: no finding differs; no claim differs\n"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["report", "other.md"], "other.md: the ledger "),
        (["report", "99"], "keeps no run 99"),
        (["report", "9" * 5000], "keeps no audit of it"),
        (["report", "--ledger", "none.db"], "there is no ledger "),
        (["report", "broken.json"], "broken.json: is no audit; --format json=broken.json writes one"),
        (["report", "--format", "word"], "there is no format 'word'"),
        (["report", "1", "--format", "json=plain.md/a"], "cannot write plain.md/a"),
        (["report", "1", "--format", "text=solar.md"], "would overwrite an article"),
        (["diff", "plain.md"], "keeps only one outcome of it"),
        (["diff", "other.md"], "keeps no audit of it"),
        (["diff", "1", "both.json"], "both.json: holds 2 audits"),
        (["diff", "1", "2", "--format", "word"], "choose text, json"),
    ],
)
def test_what_cannot_be_done_is_said_in_one_line(folder, capsys, arguments, said):
    (folder / "broken.json").write_text("{}")
    assert cli.run(["report", "1", "2", "--format", "json=both.json"]) == 0
    capsys.readouterr()
    assert cli.run(arguments) == 2
    err = capsys.readouterr().err
    assert err.startswith("tallymark: ")
    assert err.count("\n") == 1
    assert said in err
    assert not os.path.exists("none.db")


def test_a_kept_audit_is_what_was_saved(folder):
    with Ledger.open(folder / ".tallymark" / "ledger.db") as ledger:
        assert ledger.load(1) == Audit.model_validate_json((folder / "first" / "solar.json").read_text("utf-8"))
