"""Comparisons of those who are named, with the figures that a table or list gives of them."""

import pytest

from tests.arithmetic import found

TABLE = """
| Town | Flats | Average rent | Average wage |
|---|---|---|---|
| Aldby | 120 | €900 | €2,900 |
| Borby | 80 | €700 | €2,400 |
| Cranby | 240 | €450 | €1,950 |
"""
BOATS = """
| Boat | Price | Length |
|---|---|---|
| Dinghy | €400 | 2.1 m |
| Kayak | €1,200 | 4.6 m |
"""
LIST = """
1. Ashdown School, 85%
2. Marlow Hill School, 82%
3. St Brendan's, 74%
"""
SHARES = """
- Vantor, Germany: 21% of the market
- Brisa, Spain: 12%
- Ledo, Portugal: 9%
"""

FOUND = [
    (TABLE, "Aldby is €300 dearer than Borby.", "difference-mismatch", ["€300", "€700", "€900"]),
    (TABLE, "Rents in Aldby are €300 higher than in Borby.", "difference-mismatch", ["€300", "€700", "€900"]),
    (BOATS, "A kayak costs four times as much as a dinghy.", "ratio-mismatch", ["four times", "€1,200", "€400"]),
    (LIST, "Marlow Hill was 12 points clear of St Brendan's.", "difference-mismatch", ["12 points", "74%", "82%"]),
    (LIST, "St Brendan's is five points behind Ashdown.", "difference-mismatch", ["five points", "85%", "74%"]),
    (SHARES, "Vantor is 15 points ahead of Brisa, its old rival.", "difference-mismatch", ["15 points", "12%", "21%"]),
]

RIGHT = [
    (TABLE, "Aldby is €200 dearer than Borby."),
    (TABLE, "Wages in Aldby are €500 higher than in Borby."),
    (TABLE, "A teacher in Aldby earns €150 more than one in Borby."),
    (TABLE, "The train to Aldby is €4 dearer than the one to Borby."),
    (TABLE, "A garage in Aldby costs €40 more than in Borby."),
    (BOATS, "A kayak costs three times as much as a dinghy."),
    (BOATS, "A kayak weighs four times as much as a dinghy."),
    (TABLE, "Aldby has five times as many pubs as Cranby."),
    (TABLE, "In 2019 Aldby was €120 dearer than Borby."),
    (LIST, "Marlow Hill was eight points clear of St Brendan's."),
    (LIST, "In mathematics Marlow Hill was 12 points clear of St Brendan's."),
    (LIST, "Marlow Hill is 12 kilometres from St Brendan's."),
    (SHARES, "Vantor is nine points ahead of Brisa."),
    (SHARES, "In a survey of buyers Vantor is 15 points ahead of Brisa."),
    (SHARES, "Vantor is 15 points ahead of Brisa with younger buyers."),
    (SHARES, "Ledo is ten points behind its target, Brisa two points ahead of its own."),
]


@pytest.mark.parametrize(("given", "text", "check", "figures"), FOUND)
def test_figures_that_do_not_go_together(given: str, text: str, check: str, figures: list[str]) -> None:
    assert found(f"{given}\n{text}") == [(check, figures)]
    assert found(f"{text}\n{given}") == [(check, figures)]


@pytest.mark.parametrize(("given", "text"), RIGHT)
def test_nothing_is_said_of_what_is_right(given: str, text: str) -> None:
    assert found(f"{given}\n{text}") == []
