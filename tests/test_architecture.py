"""The house keeps its plan: which way imports run, what is documented, and what the README promises."""

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from importlinter.cli import lint_imports

CHECKOUT = Path(__file__).parents[1]
ROOMS = ("claims", "sources", "reports", "checker")
PYPROJECT = tomllib.loads((CHECKOUT / "pyproject.toml").read_text("utf-8"))
LEXICON = sorted((CHECKOUT / "claims" / "lexicon").glob("*.toml"))


def requirements() -> list[str]:
    project, groups = PYPROJECT["project"], PYPROJECT["dependency-groups"]
    lists = [project["dependencies"], *project["optional-dependencies"].values(), *groups.values()]
    return sorted({re.split(r"[\[<>=]", requirement)[0] for requirements in lists for requirement in requirements})


def readme_commands() -> list[str]:
    blocks = re.findall(r"```(?:sh|console)\n(.*?)```", (CHECKOUT / "README.md").read_text("utf-8"), re.DOTALL)
    return [line for block in blocks for line in block.splitlines() if line and not line.startswith("#")]


def test_imports_run_one_way(monkeypatch):
    monkeypatch.chdir(CHECKOUT)
    assert lint_imports(config_filename="pyproject.toml", no_cache=True, no_logo=True) == 0


def test_every_public_name_has_a_docstring():
    ruff = Path(sys.executable).with_name("ruff")
    command = [
        str(ruff),
        "check",
        "--no-cache",
        "--output-format",
        "concise",
        "--select",
        "D100,D101,D102,D103,D104",
        *ROOMS,
    ]
    done = subprocess.run(command, cwd=CHECKOUT, capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("path", LEXICON, ids=lambda path: path.stem)
def test_a_vocabulary_file_explains_its_own_syntax(path: Path):
    header = [line for line in path.read_text("utf-8").partition("\n\n")[0].splitlines() if line.startswith("#")]
    assert len(header) > 1, "it opens with a comment that says what the file holds and how its entries are written"
    tomllib.loads(path.read_text("utf-8"))


def test_the_vocabulary_was_found():
    assert len(LEXICON) > 5


def pins() -> dict[str, set[str]]:
    """The versions of every package that requirements/ names; some have another one on a later Python."""
    found: dict[str, set[str]] = {}
    for path in (CHECKOUT / "requirements").glob("*.txt"):
        for name, version in re.findall(r"^([\w.-]+)==(\S+)", path.read_text("utf-8"), re.MULTILINE):
            found.setdefault(name, set()).add(version)
    return found


@pytest.mark.parametrize("name", requirements())
def test_a_dependency_is_explained_in_the_version_that_is_pinned(name: str):
    text = (CHECKOUT / "docs" / "dependencies.md").read_text("utf-8")
    rows = dict(re.findall(r"^\| `([\w.-]+)` \| ([\w.]+), \d{4}-\d\d \|", text, re.MULTILINE))
    assert rows.get(name) in pins()[name.replace("_", "-").lower()]


@pytest.mark.parametrize("path", sorted((CHECKOUT / "requirements").glob("*.txt")), ids=lambda path: path.stem)
def test_requirements_are_pinned_hashed_and_name_no_address(path: Path):
    text = path.read_text("utf-8")
    pins = [line for line in text.replace("\\\n", " ").splitlines() if line and not line.lstrip().startswith("#")]
    assert pins
    assert [pin for pin in pins if not re.match(r"[\w.-]+==\S+ .*--hash=sha256:[0-9a-f]{64}", pin)] == []
    assert "://" not in text


def test_the_readme_names_the_two_commands():
    assert {"make audit", "make test"} <= set(readme_commands())


@pytest.mark.parametrize("command", readme_commands())
def test_a_command_of_the_readme_exists(command: str):
    program, verb, *_ = command.split()
    if program == "make":
        done = subprocess.run(["make", "--dry-run", verb], cwd=CHECKOUT, capture_output=True, text=True, timeout=60)
    else:
        assert program == "tallymark"
        tallymark = str(Path(sys.executable).with_name(program))
        done = subprocess.run([tallymark, verb, "--help"], capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stdout + done.stderr
