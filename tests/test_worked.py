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
