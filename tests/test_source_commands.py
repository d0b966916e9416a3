"""`tallymark source …`: sources registered, listed, exchanged, and asked what leans on them."""

import json
from pathlib import Path

import pytest

from checker import cli
from sources import load

REGISTRY = """\
# Ours

[[source]]
id = "harbour-2023"   # never changes
title = "Port Statistics 2023"
publisher = "Harbour Office"

[[source.figure]]
metric = "passengers"
value = "1.6 million passengers"
"""
ARTICLE = """# Ferries

Ruritania's ferries carried 1.6 million passengers in 2023, according to the Harbour Office.

## Fleet

The fleet has 12 ships.
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working directory with an article and a registry."""
    (tmp_path / "ferries.md").write_text(ARTICLE)
    (tmp_path / "sources.toml").write_text(REGISTRY)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def source(*arguments: str) -> int:
    return cli.run(["source", *arguments])


def text(folder: Path) -> str:
    return (folder / "sources.toml").read_text("utf-8")


def test_a_source_is_added_by_hand_with_all_that_is_known(folder, capsys):
    fields = [
        "--title",
        "Ports",
        "--type",
        "report",
        "--author",
        "Hu, Li",
        "--author",
        "P. Office",
        "--alias",
        "The P.",
    ]
    fields += ["--issued", "2024-05", "--accessed", "2024-06-01", "--url", "https://p.example/", "--doi", "10.1000/p"]
    assert source("add", *fields, "--note", "draft", "--container-title", "C", "--publisher", "P", "--id", "p") == 0
    assert capsys.readouterr().out == "sources.toml: added p: Ports\n"
    assert text(folder).startswith(REGISTRY)
    added = load(folder / "sources.toml").by_id["p"]
    assert (added.author, added.aliases, added.doi) == (("Hu, Li", "P. Office"), ("The P.",), "10.1000/p")
    assert (added.issued, added.accessed, added.container_title) == ("2024-05", "2024-06-01", "C")


@pytest.mark.parametrize(
    ("what", "title", "url", "doi"),
    [
        ("https://p.example/news/the-port_grows.html?x=1", "The port grows", True, None),
        ("https://p.example/", "p.example", True, None),
        ("https://p.example/2024/17", "p.example/2024/17", True, None),
        ("10.1000/Abc", "10.1000/Abc", False, "10.1000/Abc"),
        ("https://doi.org/10.1000/Abc", "10.1000/Abc", False, "10.1000/Abc"),
        ("doi:10.1000/Abc", "10.1000/Abc", False, "10.1000/Abc"),
    ],
)
def test_a_source_is_added_by_what_it_is_known_by(folder, what, title, url, doi):
    assert source("add", what) == 0
    added = load(folder / "sources.toml").sources[-1]
    assert (added.title, added.url, added.doi) == (title, what if url else None, doi)


def test_a_source_is_added_by_a_file_of_it(folder):
    (folder / "report.md").write_text('---\ntitle: "Fleet report"\ndate: 2024-02-03\n---\n\nThere are 12 ships.\n')
    assert source("add", "report.md", "--publisher", "Harbour Office") == 0
    added = load(folder / "sources.toml").sources[-1]
    assert (added.id, added.title, added.issued) == ("fleet-report-2024", "Fleet report", "2024-02-03")


def test_ids_that_are_made_do_not_clash_and_those_that_are_given_must_not(folder, capsys):
    assert [source("add", "--title", "Ports"), source("add", "--title", "Ports")] == [0, 0]
    assert [one.id for one in load(folder / "sources.toml")] == ["harbour-2023", "ports", "ports-2"]
    before = text(folder)
    assert source("add", "--title", "Ports", "--id", "ports") == 2
    assert "source 'ports' is there already" in capsys.readouterr().err
    assert text(folder) == before


@pytest.mark.parametrize(
    ("arguments", "problem"),
    [
        (["add"], "--title is missing"),
        (["add", "nothing.pdf"], "nothing.pdf: no such file"),
        (["add", "a.bib"], "a.bib: is a bibliography: tallymark source import a.bib"),
        (["add", "--title", "A", "--issued", "May"], "--issued: issued is no date: 'May'"),
        (["add", "--title", "A", "--alias", "—"], "--alias: aliases must be a list of names"),
        (["add", "--title", "A", "--url", "p.example"], "--url: URL is no web address"),
        (["show", "harbor-2023"], "sources.toml: has no source 'harbor-2023'; is it harbour-2023?"),
        (["list", "--format", "x"], "--format x: choose table, csv, json"),
        (["list", "--sources", "none.toml"], "none.toml: there is no such file"),
        (["export", "x"], "sources.toml: has no source 'x'"),
        (["export", "--format", "ris"], "--format ris: choose csl-json, bibtex"),
        (["import", "none.bib"], "none.bib: No such file or directory"),
        (["import", "ferries.md"], "ferries.md: no source was found in it; is it BibTeX or CSL-JSON?"),
        (["where-used"], "ledger.db: there is no ledger yet: run tallymark audit first"),
        (["where-used", "--format", "x"], "--format x: choose text, json"),
    ],
)
def test_what_cannot_be_done_is_said_in_one_line_and_changes_nothing(folder, capsys, arguments, problem):
    assert source(*arguments) == 2
    out, err = capsys.readouterr()
    assert (out, err.count("\n")) == ("", 1)
    assert problem in err
    assert text(folder) == REGISTRY
    assert not (folder / ".tallymark").exists()


def test_the_registry_is_listed_and_shown(folder, capsys):
    assert source("list") == 0
    assert "harbour-2023" in capsys.readouterr().out
    assert source("list", "--format", "csv") == 0
    assert capsys.readouterr().out.splitlines()[1] == "harbour-2023,,,Harbour Office,Port Statistics 2023,1"
    assert source("list", "--format", "json") == 0
    assert json.loads(capsys.readouterr().out)[0]["figures"] == "1"
    assert source("show", "harbour-2023") == 0
    assert '[[source.figure]]\nmetric = "passengers"\n' in capsys.readouterr().out


@pytest.mark.parametrize(("form", "name"), [("csl-json", "x.json"), ("bibtex", "x.bib")])
def test_what_is_exported_is_imported(folder, capsys, form, name):
    assert source("export", "harbour-2023", "--format", form) == 0
    (folder / name).write_text(capsys.readouterr().out)
    assert source("import", name, "--sources", "other.toml") == 0
    assert capsys.readouterr().out == "other.toml: 1 added\n"
    assert load(folder / "other.toml").by_id["harbour-2023"].publisher == "Harbour Office"


def test_an_import_leaves_what_is_there_unless_asked_to_update_it(folder, capsys):
    (folder / "x.json").write_text(
        '[{"id": "harbour-2023", "type": "report", "title": "Port Statistics", "abstract": "x"}]'
    )
    assert source("import", "x.json") == 0
    out, err = capsys.readouterr()
    assert out == "sources.toml: 0 added, 1 left as they are: harbour-2023\n"
    assert "x.json: fields without a place in a registry were left out: abstract" in err
    assert text(folder) == REGISTRY
    assert source("import", "x.json", "--update") == 0
    assert capsys.readouterr().out == "sources.toml: 0 added, 1 brought up to date: harbour-2023\n"
    assert '# never changes\ntitle = "Port Statistics"\n' in text(folder)
    assert "[[source.figure]]" in text(folder)


def test_one_bibliography_that_cannot_be_read_leaves_the_registry_as_it_was(folder):
    (folder / "x.json").write_text('[{"id": "x", "title": "X"}]')
    (folder / "y.json").write_text("[")
    assert source("import", "x.json", "y.json") == 2
    assert text(folder) == REGISTRY


def test_the_ledger_says_where_a_source_is_used(folder, capsys):
    assert cli.run(["audit", "ferries.md"]) == 0
    capsys.readouterr()
    assert source("where-used", "harbour-2023") == 0
    first, *claims = capsys.readouterr().out.splitlines()
    assert first == "harbour-2023: 2 claims in 1 article"
    assert claims[0].startswith("  ferries.md:3:29: 1.6 million passengers (passengers")
    assert source("where-used", "--format", "json") == 0
    used = json.loads(capsys.readouterr().out)["harbour-2023"]
    assert [(one["line"], one["text"]) for one in used] == [(3, "1.6 million passengers"), (3, "2023")]
    assert source("add", "--title", "Unused", "--id", "unused") == 0
    assert source("where-used", "unused") == 0
    assert capsys.readouterr().out.endswith("unused: no claim\n")
    assert source("where-used", "nobody") == 2
