"""The same bytes give the same audit, whatever surrounds the run: hash seed, locale, time zone, order, cache."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parent.parent
WORLDS = (
    {"PYTHONHASHSEED": "1", "TZ": "UTC", "LC_ALL": "C", "LANG": "C", "COLUMNS": "40"},
    {"PYTHONHASHSEED": "4242", "TZ": "Pacific/Kiritimati", "LC_ALL": "C.UTF-8", "LANG": "C.UTF-8", "NO_COLOR": "1"},
)


def articles() -> list[Path]:
    """The example, and every article that states what is to be found in it."""
    return [ROOT / "examples/chinese-ai/article.md", *sorted((ROOT / "tests/articles").iterdir())]


def audits(folder: Path, names: list[str], world: dict[str, str]) -> dict[str, str]:
    """The audit of each article as the command prints it, all in one process, by path."""
    done = subprocess.run(
        [sys.executable, "-m", "checker", "audit", *names, "--format", "json", "--fail-on", "never"],
        cwd=folder,
        env=os.environ | {"PYTHONPATH": str(ROOT)} | world,
        check=True,
        capture_output=True,
        timeout=600,
    )
    printed: dict[str, Any] = json.loads(done.stdout)
    return {one["article"]["path"]: json.dumps(one, ensure_ascii=False) for one in printed["audits"]}


@pytest.fixture(scope="module")
def folders(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Two places that hold the same articles, one for each world; nothing was ever run there."""
    made = [tmp_path_factory.mktemp("one"), tmp_path_factory.mktemp("other")]
    for folder in made:
        for path in articles():
            shutil.copy(path, folder)
        shutil.copy(ROOT / "examples/chinese-ai/sources.toml", folder)
    return made


@pytest.fixture(scope="module")
def first(folders: list[Path]) -> dict[str, str]:
    return audits(folders[0], [path.name for path in articles()], WORLDS[0])


def test_another_world_and_another_order_give_the_same_bytes(folders: list[Path], first: dict[str, str]):
    names = [path.name for path in articles()]
    other = audits(folders[1], names[::-1], WORLDS[1])
    assert list(other) == names[::-1]
    assert [name for name in names if first[name] != other[name]] == []
    found = [finding["check"] for one in map(json.loads, first.values()) for finding in one["findings"]]
    assert len(found) >= len(names)
    assert len(set(found)) > 5


def test_a_second_run_with_what_the_first_kept_gives_the_same_bytes(folders: list[Path], first: dict[str, str]):
    assert (folders[0] / ".tallymark").is_dir()
    assert audits(folders[0], list(first), WORLDS[1]) == first


def test_one_article_alone_gives_what_it_gives_among_others(folders: list[Path], first: dict[str, str]):
    assert audits(folders[1], ["article.md", "restated.md"], WORLDS[0]) == {
        name: first[name] for name in ("article.md", "restated.md")
    }
