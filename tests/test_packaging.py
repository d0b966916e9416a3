"""The wheel: four packages with all their data, the module that starts them, one script, one version."""

import email
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).parents[1]
ROOMS = ("claims", "sources", "reports", "checker")


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> zipfile.ZipFile:
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(folder)]
    done = subprocess.run(command, cwd=CHECKOUT, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr
    (path,) = folder.glob("tallymark-*.whl")
    return zipfile.ZipFile(path)


def metadata(wheel: zipfile.ZipFile, name: str) -> str:
    (entry,) = (path for path in wheel.namelist() if path.endswith(f".dist-info/{name}"))
    return wheel.read(entry).decode("utf-8")


def test_it_holds_the_four_packages_with_their_data_their_start_and_nothing_else(wheel):
    packed = {name for name in wheel.namelist() if ".dist-info/" not in name}
    rooms = {
        path.relative_to(CHECKOUT).as_posix()
        for room in ROOMS
        for path in (CHECKOUT / room).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    assert packed == rooms | {"tallymark_start.py"}


@pytest.mark.parametrize("room", ROOMS)
def test_each_package_says_that_it_is_typed(wheel, room):
    assert f"{room}/py.typed" in wheel.namelist()


def test_its_metadata_is_that_of_the_project(wheel):
    project = tomllib.loads((CHECKOUT / "pyproject.toml").read_text("utf-8"))["project"]
    headers = email.message_from_string(metadata(wheel, "METADATA"))
    assert (headers["Name"], headers["Version"]) == ("tallymark", project["version"])
    assert (headers["License-Expression"], headers["Requires-Python"]) == ("MIT", ">=3.11")
    assert str(headers.get_payload()).startswith("# Tallymark")
    assert "the tallymark authors" in metadata(wheel, "licenses/LICENSE")


def test_it_has_one_script(wheel):
    entries = metadata(wheel, "entry_points.txt").split("\n")
    assert [line for line in entries if line] == ["[console_scripts]", "tallymark = tallymark_start:main"]


def test_the_version_stands_in_the_changelog():
    project = tomllib.loads((CHECKOUT / "pyproject.toml").read_text("utf-8"))["project"]
    assert f"## [{project['version']}]" in (CHECKOUT / "CHANGELOG.md").read_text("utf-8")
