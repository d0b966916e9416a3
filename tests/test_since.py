"""Only what changed sentences have a part in, held against the whole article; nothing changed is no failure."""

import json
from pathlib import Path

import pytest

from checker import cli
from reports.ledger import Ledger
from tests.repository import Repository
from tests.test_cli import CLEAN, CONFLICT, command, one_line

TRAINS = "\nThe trains of Ruritania carried 12 million passengers in 2023.\n"
MORE = "\nRuritania's trains carried 15 million passengers in 2023.\n"


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repository:
    """A work tree with an article that contradicts itself and one that does not, both committed."""
    made = Repository.at(tmp_path)
    (tmp_path / "old.md").write_text(CONFLICT + TRAINS)
    (tmp_path / "clean.md").write_text(CLEAN)
    (tmp_path / "tallymark.toml").write_text('articles = ["*.md"]\n')
    (tmp_path / ".gitignore").write_text(".tallymark/\n")
    made.commit()
    monkeypatch.chdir(tmp_path)
    return made


def check(capsys: pytest.CaptureFixture[str], *options: str) -> tuple[int, dict[str, list[str]], str]:
    """The exit code, the messages of each article's errors, and what standard error says."""
    code = cli.run(["check", "--since", "HEAD", "--format", "json", *options])
    out, err = capsys.readouterr()
    made = json.loads(out) if out else {"audits": []}
    errors = {
        audit["article"]["path"]: [one["message"] for one in audit["findings"] if one["severity"] == "error"]
        for audit in made.get("audits", [made])
    }
    return code, errors, err


def test_where_nothing_changed_nothing_is_wrong_and_that_is_said(repository, capsys):
    code, errors, err = check(capsys)
    assert (code, errors) == (0, {})
    assert one_line(err).endswith("): 0 of the articles changed\n")
    assert err.startswith("tallymark: since HEAD (")


def test_only_what_a_changed_sentence_contradicts_is_shown(repository, capsys):
    old = repository.folder / "old.md"
    old.write_text(CONFLICT + TRAINS + "\nIt rained on 9 days.\n")
    assert check(capsys)[:2] == (0, {"old.md": []})
    old.write_text(CONFLICT + TRAINS + MORE)
    code, errors, _ = check(capsys)
    assert code == 1
    (message,) = errors["old.md"]
    assert "12 million passengers" in message
    assert "15 million passengers" in message
    assert cli.run(["check"]) == 1
    assert "2 errors" in capsys.readouterr().out


def test_markup_line_breaks_and_places_do_not_change_a_sentence(repository, capsys):
    title, _, rest = (CONFLICT + TRAINS).partition("\n")
    rest = rest.replace(TRAINS, "").replace("31.2%", "**31.2%**").replace(" of ", " of\n")
    (repository.folder / "old.md").write_text(f"{title}\n\n## News\n{TRAINS}{rest}")
    assert check(capsys)[:2] == (0, {"old.md": []})


def test_a_sentence_that_is_there_once_more_has_changed(repository, capsys):
    again = CONFLICT.split("\n")[-2]
    (repository.folder / "old.md").write_text(CONFLICT + TRAINS + f"\n{again}\n")
    assert check(capsys)[0] == 1


def test_new_and_renamed_articles(repository, capsys):
    repository.git("mv", "old.md", "moved.md")
    assert check(capsys)[:2] == (0, {"moved.md": []})
    (repository.folder / "new.md").write_text(CONFLICT)
    code, errors, _ = check(capsys)
    assert code == 1
    assert [len(errors[name]) for name in ("moved.md", "new.md")] == [0, 1]
    repository.git("add", "new.md")
    assert check(capsys)[0] == 1
    repository.commit()
    assert check(capsys)[:2] == (0, {})


def test_it_counts_from_where_the_branch_began(repository, capsys):
    """What the other branch changed since is no change of this one."""
    repository.git("switch", "--quiet", "--create", "mine")
    repository.git("switch", "--quiet", "main")
    (repository.folder / "old.md").write_text("# Nothing\n\nThe land has 3 parks.\n")
    repository.commit()
    repository.git("switch", "--quiet", "mine")
    assert cli.run(["check", "--since", "main"]) == 0
    assert "0 of the articles changed" in capsys.readouterr().err


def test_the_ledger_keeps_the_whole_audit(repository, capsys):
    (repository.folder / "old.md").write_text(CONFLICT + TRAINS + "\nIt rained on 9 days.\n")
    assert check(capsys)[0] == 0
    with Ledger.open(repository.folder / ".tallymark/ledger.db") as ledger:
        kept = ledger.latest("old.md")
    assert kept is not None
    assert [one.check for one in kept.findings if one.severity == "error"] == ["conflicting-values"]


def test_an_article_without_figures_may_change(repository, capsys):
    (repository.folder / "clean.md").write_text("# Ferries\n\nThey are quiet.\n")
    assert check(capsys)[:2] == (0, {"clean.md": []})


def test_from_a_folder_within_and_by_path(repository):
    (repository.folder / "deep").mkdir()
    (repository.folder / "old.md").write_text(CONFLICT + TRAINS + MORE)
    done = command("check", "--since", "HEAD", cwd=repository.folder / "deep")
    assert done.returncode == 1
    assert "../old.md: 1 error" in done.stdout
    done = command("audit", "clean.md", "--since", "HEAD~0", cwd=repository.folder)
    assert (done.returncode, done.stdout) == (0, "")


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--since", "nothing"], "--since nothing: git knows no such revision; fetch it"),
        (["--since", "--help"], "git knows no such revision"),
        (["--since", "HEAD:old.md"], "git knows no such revision"),
        (["--since", ""], "git knows no such revision"),
        (["--since", "HEAD", "--update-baseline", "--baseline", "b.toml"], "a baseline is of whole articles"),
    ],
)
def test_wrong_use_is_one_line_and_two(repository, capsys, options, said):
    assert cli.run(["check", *options]) == 2
    out, err = capsys.readouterr()
    assert said in one_line(err)
    assert out == ""


def test_without_a_repository_or_git_it_is_two(repository, tmp_path_factory, capsys, monkeypatch):
    folder = tmp_path_factory.mktemp("apart")
    (folder / "a.md").write_text(CLEAN)
    monkeypatch.chdir(folder)
    assert cli.run(["audit", "a.md", "--since", "HEAD"]) == 2
    assert "not a git repository" in one_line(capsys.readouterr().err)
    monkeypatch.setenv("PATH", str(folder))
    assert cli.run(["audit", "a.md", "--since", "HEAD"]) == 2
    assert "git is not installed here" in one_line(capsys.readouterr().err)
