"""Totals, means and products that are found by place alone, and what makes one doubtful."""

import pytest

import claims
from claims import Reading


def _read(text: str) -> Reading:
    return claims.extract(claims.read(text.encode(), name="a.md"))


def _stated(text: str, kind: str) -> list[str]:
    reading = _read(text)
    words = {one.id: one.text for one in reading.claims}
    return [words[one.claim] for one in reading.relations if one.kind == kind]


@pytest.mark.parametrize(
    ("text", "kind", "stated"),
    [
        ("The reds won 38 seats, the blues 24 and the greens 9. The council's 74 members meet.", "total", "74 members"),
        ("Binding 12,000 copies cost the archive €78,000; every copy came to €7.50.", "mean", "€7.50"),
        ("The bill, 5.4 million kroner, is split by six farms, each of which pays 0.7 million.", "mean", "0.7 million"),
        ("In four heats she needed 81, 78, 80 and 85 strokes. Her average was 83.", "mean of", "83"),
    ],
)
def test_a_result_is_found_in_any_words(text: str, kind: str, stated: str):
    assert _stated(text, kind) == [stated]


@pytest.mark.parametrize(
    "text",
    [
        "The reds won 38 seats, the blues 24 and the greens 9. The council's 71 members meet.",
        "The reds won 38 seats, the blues 24 and the greens 9, besides the others. The council's 74 members meet.",
        "Each cart carries 20 tonnes. The 12 carts brought 220 tonnes.",
        "A flight of 5,500 km took 7 hours at 900 km/h.",
        "Members paid in €6.9 million, €5.2 million was paid out and costs were €0.4 million. It earned €12.1 million.",
    ],
)
def test_what_is_explained_or_doubtful_is_left_alone(text: str):
    assert not _stated(text, "total") + _stated(text, "product") + _stated(text, "mean")


@pytest.mark.parametrize(
    ("text", "listed"),
    [
        ("The tests turned up six metals, namely lead, zinc, cadmium, nickel and copper.", 5),
        ("It was drawn up by a panel of four: the judge Ane Saar, the surgeon Per Kask and the historian Leo Tamm.", 3),
    ],
)
def test_a_list_is_counted_behind_what_counts_it(text: str, listed: int):
    (found,) = _read(text).enumerations
    assert found.fewest == found.most == listed


def test_shares_and_a_rest_are_of_one_whole():
    text = "Some 70% of the wool goes to mills, 45% to felters, and what is left is burnt."
    assert _stated(text, "split") == ["45%"]
