"""What is known, as the command handles it: written, kept to, and told of when it ends."""

import json
from collections import Counter
from pathlib import Path

import pytest

from checker import cli
from tests.test_cli import CONFLICT, command, one_line

CITIES = ["Aachen", "Berlin", "Cottbus", "Dresden", "Erfurt", "Fulda", "Gera", "Halle", "Itzehoe", "Jena", "Kassel"]
CITIES += ["Leipzig", "Mainz"]
SHARES = """# Wind

Wind parks cover 20% of Lindau's power demand, says the grid operator.

A dry year.

Wind parks cover 25% of Lindau's power demand.
"""


def audited(capsys, *options: str) -> tuple[int, list[tuple[str, str | None]], str]:
    """The exit code, each error with why it is waived, and what standard error says."""
    code = cli.run(["audit", "conflict.md", "shares.md", "--baseline", "b.toml", "--format", "json", *options])
    out, err = capsys.readouterr()
    findings = [one for audit in json.loads(out)["audits"] for one in audit["findings"]]
    return code, [(one["check"], one["waived"]) for one in findings if one["severity"] == "error"], err


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working directory with an article."""
    (tmp_path / "conflict.md").write_text(CONFLICT)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def known(folder, capsys):
    """The same with a second article, where the contradictions of both are known."""
    (folder / "shares.md").write_text(SHARES)
    code, found, err = audited(capsys, "--update-baseline")
    assert (code, found) == (0, [("conflicting-values", "in the baseline")] * 2)
    assert one_line(err) == "tallymark: b.toml: 2 findings are known: 2 of them new, 0 taken out\n"
    return folder


def test_what_is_known_does_not_fail(known, capsys):
    assert audited(capsys) == (0, [("conflicting-values", "in the baseline")] * 2, "")
    assert cli.run(["audit", "shares.md", "--baseline", "b.toml"]) == 0
    assert "shares.md: no findings; 1 in the baseline" in capsys.readouterr().out
    assert cli.run(["audit", "shares.md"]) == 1


def test_only_what_could_fail_is_known(known):
    text = (known / "b.toml").read_text()
    assert text.count("[[known]]") == 2
    assert "unsourced-claim" not in text
    cli.run(["audit", "shares.md", "--baseline", "b.toml", "--update-baseline", "--select", "unsourced-claim"])
    assert (known / "b.toml").read_text().count('"unsourced-claim"') == 1


def test_it_survives_edits_elsewhere_and_ends_with_its_sentence(known, capsys):
    (known / "shares.md").write_text("# Wind\n\nNew: 7 parks.\n" + SHARES.replace("# Wind", "").replace("dry", "*wet*"))
    assert audited(capsys)[0] == 0
    (known / "shares.md").write_text(SHARES.replace("cover 25%", "cover just 25%"))
    code, found, err = audited(capsys)
    assert (code, found) == (1, [("conflicting-values", "in the baseline"), ("conflicting-values", None)])
    assert one_line(err).startswith("tallymark: b.toml: shares.md: conflicting-values is found no more in ")
    assert '"Wind parks cover 25% of Lindau\'s power demand."' in err
    (known / "shares.md").write_text("# Wind\n\nWind parks cover 20% of Lindau's power demand.\n")
    code, found, err = audited(capsys)
    assert (code, len(found)) == (0, 1)
    assert "is found no more" in one_line(err)
    before = (known / "b.toml").read_text()
    assert "1 findings are known" not in before
    assert "0 of them new, 1 taken out" in one_line(audited(capsys, "--update-baseline")[2])
    assert "shares.md" not in (known / "b.toml").read_text()
    assert audited(capsys)[2] == ""


def test_a_new_contradiction_fails(known, capsys):
    (known / "shares.md").write_text(SHARES + "\nLindau has 7 parks.\n\n## Parks\n\nLindau has 9 parks.\n")
    code, found, err = audited(capsys)
    assert (code, err) == (1, "")
    assert Counter(found) == {("conflicting-values", None): 1, ("conflicting-values", "in the baseline"): 2}


def test_it_moves_with_its_article_but_not_with_a_copy(known, capsys):
    (known / "copy.md").write_text(SHARES)
    assert cli.run(["audit", "copy.md", "--baseline", "b.toml"]) == 1
    (known / "shares.md").unlink()
    assert cli.run(["audit", "copy.md", "--baseline", "b.toml"]) == 0
    capsys.readouterr()
    (known / "copy.md").unlink()
    assert cli.run(["audit", "conflict.md", "--baseline", "b.toml"]) == 0
    assert "shares.md: conflicting-values is found no more" in one_line(capsys.readouterr().err)


def test_what_a_run_does_not_look_at_stays_known(known, capsys):
    before = (known / "b.toml").read_text()
    for options in (["conflict.md"], ["shares.md", "--ignore", "conflicting-values"]):
        assert cli.run(["audit", *options, "--baseline", "b.toml"]) == 0
        assert capsys.readouterr().err == ""
        assert cli.run(["audit", *options, "--baseline", "b.toml", "--update-baseline"]) == 0
        assert (known / "b.toml").read_text() == before
        capsys.readouterr()


def test_an_article_that_cannot_be_read_keeps_its_entries(known, capsys):
    before = (known / "b.toml").read_text()
    (known / "shares.md").write_bytes(b"\xff\xfe")
    assert cli.run(["audit", "conflict.md", "shares.md", "--baseline", "b.toml", "--update-baseline"]) == 3
    assert (known / "b.toml").read_text() == before


def test_many_entries_that_ended_are_counted(folder, capsys):
    parts = [f"# Lindau {name}\n\n{name} has 7 parks.\n\n## More\n\n{name} has 9 parks.\n\n" for name in CITIES]
    (folder / "shares.md").write_text("".join(parts))
    audited(capsys, "--update-baseline")
    entries = (folder / "b.toml").read_text().count("[[known]]")
    assert entries > 12
    (folder / "shares.md").write_text("# Lindau\n\nLindau has 7 parks.\n")
    err = audited(capsys)[2]
    assert err.count("\n") == 11
    assert err.endswith(f"tallymark: b.toml: nor are {entries - 1 - 10} more entries\n")


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--baseline", "none.toml"], "none.toml: there is no such baseline; --update-baseline writes it"),
        (["--baseline="], "--baseline: a value must follow the equals sign"),
        (["--update-baseline"], "--update-baseline: there is no baseline"),
        (["--baseline", "conflict.md"], "conflict.md: is no baseline"),
        (["--baseline", "."], "Is a directory"),
    ],
)
def test_wrong_use_is_one_line_and_two(folder, capsys, options, said):
    assert cli.run(["audit", "conflict.md", *options]) == 2
    out, err = capsys.readouterr()
    assert said in one_line(err)
    assert out == ""


def test_no_report_replaces_the_baseline(known, capsys):
    before = (known / "b.toml").read_text()
    assert cli.run(["audit", "conflict.md", "--baseline", "b.toml", "--format", "json=b.toml"]) == 2
    assert "would overwrite the baseline" in one_line(capsys.readouterr().err)
    assert (known / "b.toml").read_text() == before


def test_a_baseline_that_cannot_be_written_is_two_and_costs_no_report(folder, capsys):
    (folder / "file").write_text("")
    options = ["--baseline", "file/b.toml", "--update-baseline", "--format", "json=a.json"]
    assert cli.run(["audit", "conflict.md", *options]) == 2
    assert "the baseline cannot be written" in one_line(capsys.readouterr().err)
    assert (folder / "a.json").is_file()


def test_the_configuration_names_it_from_any_folder(folder):
    (folder / "tallymark.toml").write_text('articles = ["conflict.md"]\nbaseline = "known.toml"\n')
    (folder / "deep").mkdir()
    assert command("check", "--update-baseline", cwd=folder / "deep").returncode == 0
    assert 'article = "conflict.md"' in (folder / "known.toml").read_text()
    assert command("check", cwd=folder).returncode == 0
    (folder / "conflict.md").write_text(CONFLICT.replace("31.2%", "32.2%"))
    done = command("check", cwd=folder)
    assert done.returncode == 1
    assert "known.toml: conflict.md: conflicting-values is found no more" in one_line(done.stderr)
