"""`tallymark claims`: which claims are listed, and where to."""

import csv
import io

import pytest

from checker import cli

ARTICLE = """# Solar covers 40% of Ruritania's power demand

Solar covered more than 31.2% of Ruritania's annual power demand. The mill has 12 looms, according to the Guild.
"""
REGISTRY = """[[source]]
id = "guild"
title = "Annual Report"
publisher = "Guild"
"""


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A working directory with an article and a registry."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "article.md").write_text(ARTICLE)
    (tmp_path / "sources.toml").write_text(REGISTRY)
    return tmp_path


@pytest.mark.parametrize(
    ("options", "listed"),
    [
        ([], ["40%", "more than 31.2%", "12 looms"]),
        (["--verdict", "unsourced"], ["40%", "more than 31.2%"]),
        (["--verdict", "unsourced", "--verdict", "source-unavailable"], ["40%", "more than 31.2%", "12 looms"]),
        (["--source", "guild"], ["12 looms"]),
        (["--check", "conflicting-values"], ["40%", "more than 31.2%"]),
        (["--text", "ANNUAL  power"], ["more than 31.2%"]),
        (["--check", "conflicting-values", "--text", "annual"], ["more than 31.2%"]),
        (["--source", "nobody"], []),
    ],
)
def test_which_claims_are_listed(folder, capsys, options, listed):
    assert cli.run(["claims", "article.md", "--format", "csv", *options]) == 0
    assert [row["text"] for row in csv.DictReader(io.StringIO(capsys.readouterr().out))] == listed


def test_they_are_written_to_a_file(folder, capsys):
    assert cli.run(["claims", "article.md", "--format", "csv=out/claims.csv"]) == 0
    assert capsys.readouterr().out == ""
    assert (folder / "out" / "claims.csv").read_text("utf-8").count("\n") == 4


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--verdict", "true"], "--verdict true: there is none of that name; choose supported, "),
        (["--check", "conflicting"], "there is no check 'conflicting': did you mean conflicting-values"),
        (["--format", "csv="], "--format csv=: a path must follow the equals sign"),
        (["--format", "csv=article.md"], "would overwrite an article"),
        (["--format", "csv=article.md/a"], "cannot write article.md/a: "),
    ],
)
def test_what_cannot_be_meant_is_said_in_one_line(folder, capsys, options, said):
    assert cli.run(["claims", "article.md", *options]) == 2
    err = capsys.readouterr().err
    assert said in err
    assert err.count("\n") == 1
