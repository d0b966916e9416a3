"""What the README and docs/ say is what happens: their examples are run."""

import doctest
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from checker import cli, source
from checker.commands import DONE, FINDINGS, INTERRUPTED, UNCHECKED
from checker.config import Settings
from checker.config import find as find_settings
from checker.messages import FAILED, READER_LEFT
from claims.quantities import find
from reports.formats import FORMATS
from sources import load

CHECKOUT = Path(__file__).parents[1]
COMMANDS = (CHECKOUT / "docs" / "commands.md").read_text("utf-8")
REPORTS = (CHECKOUT / "docs" / "formats.md").read_text("utf-8")
FIGURES = (CHECKOUT / "docs" / "figures.md").read_text("utf-8")
ROWS = [
    [cell.strip() for cell in line.strip("|").split("|")][:3] for line in FIGURES.splitlines() if line.startswith("| ")
][1:]


@pytest.mark.parametrize("name", ["README.md", "docs/library.md"])
def test_the_examples_give_what_stands_below_them(name: str):
    # In Markdown an example ends at its fence, which doctest would take for output.
    text = (CHECKOUT / name).read_text("utf-8").replace("```", "")
    examples = doctest.DocTestParser().get_doctest(text, {}, name, name, 0)
    assert examples.examples
    said: list[str] = []
    assert not doctest.DocTestRunner(verbose=False).run(examples, out=said.append).failed, "".join(said)


def test_the_article_of_the_readme_gets_the_answer_of_the_readme(tmp_path: Path):
    readme = (CHECKOUT / "README.md").read_text("utf-8")
    ((article, answer),) = re.findall(r"```markdown\n(.*?)```.*?```text\n(.*?)```", readme, re.DOTALL)
    (tmp_path / "patents.md").write_text(article, "utf-8")
    tallymark = str(Path(sys.executable).with_name("tallymark"))
    done = subprocess.run([tallymark, "audit", "patents.md"], cwd=tmp_path, capture_output=True, text=True, timeout=60)
    assert done.stdout.startswith(answer), done.stdout + done.stderr
    assert done.returncode == 1


def test_the_settings_of_the_documentation_are_all_that_there_are(tmp_path: Path):
    (example,) = re.findall(r"```toml\n(.*?)```", COMMANDS, re.DOTALL)
    (tmp_path / "tallymark.toml").write_text(example, "utf-8")
    assert find_settings(tmp_path).settings.model_fields_set == set(Settings.model_fields)


def test_the_formats_of_the_documentation_are_all_that_there_are(capsys: pytest.CaptureFixture[str]):
    rows = re.findall(r"^\| `(\w+)` \| `\{name\}([.\w]+)` \|", REPORTS, re.MULTILINE)
    assert rows == [(name, form.suffix) for name, form in FORMATS.items()]
    assert cli.run(["audit", "--help"]) == 0
    assert re.findall(
        r"\w+", " ".join(capsys.readouterr().out.split()).partition("FORMAT[=PATH] ")[2].partition(";")[0]
    ) == [
        *list(FORMATS)[:-1],
        "or",
        list(FORMATS)[-1],
    ]


@pytest.mark.parametrize(
    "command", ["audit", "check", "claims", "report", "diff", "explain", "source fetch", "source verify"]
)
def test_the_options_of_the_documentation_are_all_that_there_are(command: str, capsys: pytest.CaptureFixture[str]):
    (section,) = re.findall(rf"^## {command}$(.*?)(?=^## )", COMMANDS, re.MULTILINE | re.DOTALL)
    assert cli.run([*command.split(), "--help"]) == 0
    offered = set(re.findall(r"--[a-z-]+", capsys.readouterr().out)) - {"--help"}
    documented = set(re.findall(r"`(--[a-z-]+)", section))
    assert documented <= offered
    if command == "audit":
        assert documented == offered


def test_the_commands_on_sources_of_the_documentation_are_all_that_there_are(capsys: pytest.CaptureFixture[str]):
    (section,) = re.findall(r"^## source$(.*?)(?=^## )", COMMANDS, re.MULTILINE | re.DOTALL)
    for row in re.findall(r"^\| `.*\|$", section, re.MULTILINE):
        name = re.findall(r"`([a-z-]+)`", row)[0]
        assert cli.run(["source", name, "--help"]) == 0
        offered = set(re.findall(r"--[a-z-]+", capsys.readouterr().out)) - {"--help", "--debug", "--sources"}
        assert set(re.findall(r"`(--[a-z-]+)`", row)) == offered, name
    documented = set(re.findall(r"^\| `([a-z-]+)`", section, re.MULTILINE)) | {"fetch", "verify"}
    assert documented == {command.name for command in source.app.registered_commands if command.name} | {
        command.callback.__name__.replace("_", "-")
        for command in source.app.registered_commands
        if command.callback and not command.name
    }


def test_the_commands_on_sources_of_the_documentation_do_what_it_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "library.bib").write_text("@misc{esk-2024, title = {Annual Report}, note = {Second edition}}")
    (tmp_path / "article.md").write_text("The port handled 1.42 million containers, says the Annual Report.")
    assert cli.run(["audit", "article.md"]) == 0
    (section,) = re.findall(r"^## source$.*?```sh\n(.*?)```", COMMANDS, re.MULTILINE | re.DOTALL)
    lines = [shlex.split(line)[1:] for line in section.splitlines()]
    assert [cli.run(line) for line in lines] == [0] * len(lines), capsys.readouterr().err
    registry = load(tmp_path / "sources.toml")
    assert [one.id for one in registry] == ["annual-report-2024-2025", "esk-2024", "ports-in-numbers"]
    assert (registry.by_id["esk-2024"].title, registry.by_id["esk-2024"].note) == ("Annual Report", "Second edition")


def test_the_commands_on_kept_audits_of_the_documentation_do_what_it_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    monkeypatch.chdir(tmp_path)
    for number in (40, 31):
        (tmp_path / "article.md").write_text(f"Solar parks covered {number}% of Northport's power demand last year.")
        assert cli.run(["audit", "article.md", "--format", "json=saved.json"]) == 0
    sections = re.findall(r"^## (?:report|diff)$.*?```sh\n(.*?)```", COMMANDS, re.MULTILINE | re.DOTALL)
    lines = [shlex.split(line)[1:] for section in sections for line in section.splitlines()]
    assert [cli.run(line) for line in lines] == [0] * 4 + [1] * 2, capsys.readouterr().err
    assert {"article.sarif", "article.xml", "saved.html"} <= {path.name for path in tmp_path.iterdir()}


def test_the_exit_codes_of_the_documentation_are_those_of_the_program():
    codes = {DONE, FINDINGS, FAILED, UNCHECKED, INTERRUPTED, READER_LEFT}
    assert {int(code) for code in re.findall(r"^\| (\d+) \|", COMMANDS, re.MULTILINE)} == codes


@pytest.mark.parametrize(("text", "allows", "within"), ROWS, ids=[row[0] for row in ROWS])
def test_a_figure_allows_what_the_table_says(text: str, allows: str, within: str):
    (mention,) = find(text)
    assert str(mention.interval) == allows
    assert str(mention.interval.pragmatic()) == (within or allows)


def test_the_table_was_read():
    assert len(ROWS) > 5
