"""No two statements that are comparable are missed by the look-ups that stand in for holding each against each."""

import itertools
from pathlib import Path

import pytest

import claims
from claims.blocks import MOST
from claims.comparison import Outcome, compare, keys
from claims.index import Index
from claims.parse import ParseCache

HERE = Path(__file__).parent
RESTATED = """# Acme Robots sold 40,000 drones

Acme Robots sold 38,000 drones in 2024. In 2024 Acme sold 31,000 drones. Acme Robots Europe sold 2,000 drones in 2024.

The turnout in Lindau was 61% in 2023. In 2023, Lindau's turnout was 58%. North Lindau's turnout was 44% in 2023.

## Exports rose 12%

Exports from Lindau rose 14% in 2024. The World Trade Office (WTO) had 300 members. The WTO has 290 members.
Revenue of the plant was $4 million in 2022. In 2022 the plant had revenue of $5 million.
"""


def index(text: str | Path, cache: Path) -> Index:
    document = claims.read(text) if isinstance(text, Path) else claims.read_text(text)
    return Index.of(claims.extract(document, cache=ParseCache(cache)), document)


def comparable(made: Index) -> set[tuple[str, str]]:
    """The pairs that are comparable, of all that share a key: each held against each."""
    of_key: dict[tuple[str, str], list[int]] = {}
    for at, one in enumerate(made.statements):
        for key in keys(one, made.short):
            of_key.setdefault(key, []).append(at)
    pairs = {pair for members in of_key.values() for pair in itertools.combinations(members, 2)}
    held = (
        compare(made.statements[left], made.statements[right], short=made.short, as_of=made.as_of)
        for left, right in pairs
        if not (made.statements[left].is_cell and made.statements[right].is_cell)
    )
    return {(one.left.id, one.right.id) for one in held if one.outcome is not Outcome.NOT_COMPARABLE}


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("parses") / "parses.db"


@pytest.mark.parametrize(
    "path",
    [
        path
        for folder in ("articles", "gold")
        for path in sorted((HERE / folder).iterdir())
        if path.suffix in (".md", ".html", ".txt")
    ],
    ids=lambda path: path.name,
)
def test_every_comparable_pair_of_an_article_is_looked_at(path: Path, cache: Path):
    made = index(path, cache)
    assert comparable(made) <= {(left.id, right.id) for left, right in made.blocks.pairs()}


def test_every_comparable_pair_is_looked_at_and_few_others(cache: Path):
    made = index(RESTATED, cache)
    pairs = [(left.text, right.text) for left, right in made.blocks.pairs()]
    found = comparable(made)
    assert len(found) >= 6
    assert found <= {(left.id, right.id) for left, right in made.blocks.pairs()}
    assert ("38,000 drones", "31,000 drones") in pairs
    assert ("61%", "44%") not in pairs
    assert len(pairs) < 3 * len(found)


def test_what_measures_the_same_is_found_in_the_order_of_the_text(cache: Path):
    made = index(RESTATED, cache)
    sought = next(one for one in made.statements if one.text == "58%")
    assert [one.text for one in made.alike(sought)] == ["61%"]
    assert [one.text for one in made.alike(sought, subject="North Lindau")] == ["44%"]
    headline = made.statements[0]
    assert [one.text for one in made.alike(headline)] == ["38,000 drones", "2,000 drones"]
    assert headline in list(made.alike(next(one for one in made.statements if one.text == "38,000 drones")))


def test_of_many_figures_of_one_quantity_the_first_are_looked_at(cache: Path):
    text = "\n\n".join(f"In 2023, Lindau's turnout was {at % 90 + 1}%." for at in range(MOST + 20))
    made = index(text, cache)
    (crowd,) = made.blocks.crowded
    assert len(crowd) == MOST + 20
    assert len(made.blocks.pairs()) == MOST * (MOST - 1) // 2
