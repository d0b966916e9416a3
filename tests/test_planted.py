"""The articles with planted flaws: their labels fit their texts, and the checks stay above the floors."""

import tomllib

import pytest

from tests.planted_score import PLANTED, Score, articles, planted, score

FLOORS = tomllib.loads((PLANTED / "floors.toml").read_text("utf-8"))
SETS = {name: FLOORS[name] for name in ("tuned", "held")}
CLEAN = set(FLOORS["clean"])
PATHS = {path.stem: path for path in articles(PLANTED)}


@pytest.fixture(scope="module")
def scores() -> dict[str, Score]:
    return {name: score(path)[0] for name, path in PATHS.items()}


def test_every_article_is_in_a_set():
    named = [name for each in SETS.values() for name in each["articles"]]
    assert sorted(named) == sorted(PATHS)
    assert PATHS.keys() >= CLEAN


@pytest.mark.parametrize("path", PATHS.values(), ids=PATHS)
def test_labels_are_parts_of_the_article(path):
    flaws, traps = planted(path, "flaws"), planted(path, "traps")
    assert traps
    assert bool(flaws) != (path.stem in CLEAN)
    assert len({one.id for one in flaws}) == len(flaws)
    assert all(one.places for one in (*flaws, *traps))
    assert all(one.checks for one in flaws)


@pytest.mark.parametrize("name", SETS)
def test_the_checks_stay_above_their_floors(name, scores):
    floor = SETS[name]
    whole = sum((scores[article] for article in floor["articles"]), Score())
    assert 100 * whole.found >= floor["found"] * whole.flaws, whole
    assert 100 * whole.right >= floor["right"] * whole.findings, whole
    assert whole.sprung <= floor["sprung"], whole


def test_nothing_is_found_in_what_is_clean(scores):
    known = {name: FLOORS["alarms"].get(name, 0) for name in sorted(CLEAN)}
    assert {name: scores[name].findings for name in sorted(CLEAN)} == known


def test_a_quote_that_the_article_has_not_is_refused(tmp_path):
    (tmp_path / "a.md").write_text("# Trams\n\nThere are 12 trams.\n")
    (tmp_path / "a.json").write_text('{"flaws": [{"id": "F01", "spans": [{"quote": "13 trams"}]}], "traps": []}')
    with pytest.raises(ValueError, match="13 trams"):
        planted(tmp_path / "a.md", "flaws")
