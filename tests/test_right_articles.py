"""Dense articles in which all is true: a finding of severity error or warning is a false alarm, and is counted."""

import tomllib
from pathlib import Path

import pytest

from reports.audit import Severity
from tests.planted_score import FORMATS, audit

RIGHT = Path(__file__).parent / "right"
ALARMS: dict[str, int] = tomllib.loads((RIGHT / "floors.toml").read_text("utf-8"))["alarms"]
PATHS = {path.stem: path for path in sorted(RIGHT.iterdir()) if path.suffix in FORMATS and path.stem != "README"}


def test_what_is_said_of_an_article_is_known():
    assert ALARMS.keys() <= PATHS.keys()
    assert len(PATHS) == 16


@pytest.mark.parametrize("name", PATHS)
def test_no_more_alarms_than_are_known(name):
    made = audit(PATHS[name])
    loud = [f"{one.check}: {one.message}" for one in made.findings if one.severity is not Severity.NOTE]
    assert made.claims
    assert len(loud) == ALARMS.get(name, 0), loud
