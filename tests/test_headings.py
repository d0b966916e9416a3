"""Units that a table's headings say for its cells."""

from decimal import Decimal

import pytest

import claims


@pytest.mark.parametrize(
    ("heading", "cell", "value", "unit"),
    [
        ("Loss (US$bn)", "31.5", "31500000000", "USD"),
        ("Share, %", "12", "12", "percent"),
        ("Output (GWh)", "7.25", "7.25", "GWh"),
        ("Passengers (m)", "3.4", "3400000", None),
        ("Height (m)", "3.4", "3.4", "m"),
        ("Cases (lakh)", "3.5", "350000", None),
        ("Population in millions", "38", "38000000", None),
        ("Price, EUR/MWh", "85", "85", "EUR/MWh"),
        ("Turnout %", "61", "61", "percent"),
        ("Subscribers (000)", "41", "41000", None),
        ("Cases (2023)", "41", "41", None),
        ("Sales, millions of Swiss francs", "41", "41000000", "CHF"),
        ("Revenue ($ millions)", "41", "41000000", "USD"),
        ("€ million", "41", "41000000", "EUR"),
        ("Residents (in thousands)", "41", "41000", None),
        ("Loss (US$bn)", "31.5%", "31.5", "percent"),
    ],
)
def test_a_bare_cell_takes_the_unit_of_its_heading(heading: str, cell: str, value: str, unit: str | None) -> None:
    text = f"| Region | {heading} |\n|---|---|\n| North | {cell} |\n"
    claim = claims.extract(claims.read(text.encode(), name="table.md")).claims[-1]
    assert claim.quantity.low == Decimal(value)
    if unit is not None:
        assert claim.quantity.unit == unit
    low, high = claim.quantity.interval.low, claim.quantity.interval.high
    assert low is not None
    assert high is not None
    assert low < Decimal(value) < high


@pytest.mark.parametrize(
    ("caption", "column", "unit"),
    [
        ("Turnover by source, £m", "2023/24", "GBP"),
        ("Turnover by source (£m)", "2023", "GBP"),
        ("Turnover by source (£m)", "Q3 2023", "GBP"),
        ("Turnover by source (£m)", "Shops", None),
        ("Turnover by source (£m)", "Staff in 2023", None),
        ("Turnover by source", "2023", None),
    ],
)
def test_a_caption_says_the_unit_of_columns_that_are_periods(caption: str, column: str, unit: str | None) -> None:
    page = (
        f"<html><body><article><h1>Club</h1><table><caption>{caption}</caption><tr><th>Source</th><th>{column}</th></tr>"
        "<tr><td>Matches</td><td>31.4</td></tr></table></article></body></html>"
    )
    (cell,) = (one for one in claims.extract(claims.read(page.encode(), name="a.html")) if one.text.startswith("31"))
    assert (cell.quantity.unit, cell.quantity.low == Decimal("31400000")) == (unit, unit is not None)


def test_a_row_may_say_the_unit() -> None:
    text = "| | North | South |\n|---|---|---|\n| Revenue (€m) | 31 | 12 |\n"
    found = claims.extract(claims.read(text.encode(), name="table.md"))
    assert [(str(claim.quantity.low), claim.quantity.unit) for claim in found] == [
        ("31000000", "EUR"),
        ("12000000", "EUR"),
    ]
