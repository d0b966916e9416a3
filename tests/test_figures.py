"""A figure of the registry: written as a source writes it, compared as a claim is."""

import contextlib
import datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

import claims
from claims import Kind, Period
from claims.comparison import Outcome, compare
from claims.statement import Statement
from sources import Figure


def figure(**fields: object) -> Figure:
    return Figure.model_validate({"metric": "AI patents"} | fields)


@pytest.mark.parametrize(
    ("fields", "unit", "kind", "interval"),
    [
        ({"value": "61.1%"}, "percent", "percent", "[61.05, 61.15]"),
        ({"value": "61.1", "unit": "percent"}, "percent", "percent", "[61.05, 61.15]"),
        ({"low": 61, "high": 61, "unit": "percent"}, "percent", "percent", "[60.5, 61.5]"),
        ({"value": "more than 25%"}, "percent", "percent", "(25, ∞)"),
        ({"low": "2.5", "comparator": "more_than", "unit": "percent"}, "percent", "percent", "(2.5, ∞)"),
        ({"high": "40", "comparator": "at_most", "unit": "patent"}, "patent", "count", "(-∞, 40]"),
        ({"low": 100, "high": 100, "comparator": "about", "unit": "USD"}, "USD", "money", "[90.0, 110.0]"),
        ({"low": 7, "high": 9, "unit": "percent"}, "percent", "percent", "[6.5, 9.5]"),
        ({"value": "38,210 inventions"}, "invention", "count", "[38205, 38215]"),
        ({"value": "38210", "unit": "invention"}, "invention", "count", "[38205, 38215]"),
        ({"value": "38210", "unit": "inventions"}, "invention", "count", "[38205, 38215]"),
        ({"value": "6.09 times"}, "times", "multiple", "[6.085, 6.095]"),
        ({"value": "6.09", "unit": "times"}, "times", "multiple", "[6.085, 6.095]"),
        ({"value": "2", "unit": "rank"}, "rank", "rank", "[2, 2]"),
        ({"value": "16 yuan per million tokens"}, "CNY/million token", "money", "[15.5, 16.5]"),
        ({"value": "16", "unit": "CNY/million token"}, "CNY/million token", "money", "[15.5, 16.5]"),
        ({"value": "$2.19", "unit": "USD/million token"}, "USD/million token", "money", "[2.185, 2.195]"),
        ({"value": "1000", "unit": "CNY"}, "CNY", "money", "[999.5, 1000.5]"),
        ({"value": "2.2e24", "unit": "FLOP"}, "FLOP", "count", f"[{215 * 10**22}, {225 * 10**22}]"),
        ({"value": "2023"}, "date", "date", "[2023, 2023]"),
        ({"value": "2000-01"}, "date", "date", "[200001, 200001]"),
        ({"value": "July 2024"}, "date", "date", "[202407, 202407]"),
        ({"value": "2023-11-01/2023-11-07"}, "date", "date", "[20231101, 20231107]"),
    ],
)
def test_a_figure_is_read_by_the_grammar_of_articles(fields, unit, kind, interval):
    quantity = figure(**fields).quantity
    assert (quantity.unit, quantity.kind, str(quantity.interval)) == (unit, kind, interval)


@pytest.mark.parametrize(
    ("fields", "field", "problem"),
    [
        ({}, None, "value is missing"),
        ({"value": "many"}, "value", "is not one figure"),
        ({"value": "3 of 5 patents"}, "value", "is not one figure"),
        ({"value": "16 yuan", "unit": "USD"}, "value", "is not one figure in 'USD'"),
        ({"value": "second", "unit": "rank"}, "value", "is no rank"),
        ({"value": "2023-13"}, "value", "is not one figure"),
        ({"value": "5", "low": 3}, "low", "keep one"),
        ({"low": 5}, "high", "is missing"),
        ({"high": 2, "comparator": "more_than"}, "low", "is missing"),
        ({"low": 1, "high": 2, "comparator": "more_than"}, "high", "has no meaning"),
    ],
)
def test_what_is_no_figure_is_refused_with_its_field(fields, field, problem):
    with pytest.raises(ValidationError) as caught:
        figure(**fields)
    [error] = caught.value.errors()
    assert error["ctx"]["field"] == field
    assert problem in error["msg"]


@pytest.mark.parametrize(
    ("written", "start", "end"),
    [
        ("2022", (2022, 1, 1), (2022, 12, 31)),
        ("2024-02", (2024, 2, 1), (2024, 2, 29)),
        ("2024-03-06", (2024, 3, 6), (2024, 3, 6)),
        ("2014/2023", (2014, 1, 1), (2023, 12, 31)),
        ("2024-01/2024-06", (2024, 1, 1), (2024, 6, 30)),
    ],
)
def test_a_period_is_written_as_in_iso_8601(written, start, end):
    expected = Period(start=datetime.date(*start), end=datetime.date(*end))
    assert figure(value="3%", period=written).measures.period == expected


@pytest.mark.parametrize("written", ["2023/2014", "2024-13", "2023-02-29", "last year", "", "0000", "2024/"])
def test_what_is_no_period_is_refused(written):
    with pytest.raises(ValidationError, match="is no period"):
        figure(value="3%", period=written)


@pytest.mark.parametrize(
    ("fields", "statistic"),
    [
        ({"value": "3%", "whole": "AI patents"}, "share"),
        ({"value": "3%", "whole": "AI patents", "statistic": "change"}, "change"),
        ({"value": "3%"}, None),
        ({"value": "3 patents"}, "count"),
        ({"value": "1", "unit": "rank"}, "rank"),
        ({"value": "3 times"}, "ratio"),
        ({"value": "$3"}, None),
    ],
)
def test_the_figure_says_its_statistic_where_nobody_does(fields, statistic):
    assert figure(**fields).measures.statistic == statistic


@pytest.mark.parametrize(
    ("value", "outcome"),
    [("61.1%", Outcome.CONSISTENT), ("61%", Outcome.BY_ROUNDING), ("65%", Outcome.INCONSISTENT)],
)
def test_a_figure_compares_as_a_claim_does(value, outcome):
    document = claims.read_text("In 2022, China held 61.1% of all AI patents.")
    [said] = [one for one in claims.extract(document) if one.quantity.kind is Kind.PERCENT]
    read = figure(value=value, subject="China", whole="AI patents", period="2022")
    assert compare(Statement.of(said), read.statement, pragmatic=False).outcome is outcome


@given(st.text(max_size=40), st.none() | st.text(max_size=12))
def test_any_text_is_a_quantity_in_the_unit_asked_for_or_is_refused(text, unit):
    with contextlib.suppress(ValueError):
        read = claims.quantity(text, unit)
        assert read.unit == unit or unit is None or read.kind is Kind.COUNT


@given(st.decimals(min_value="0.01", max_value="999999", places=2))
def test_the_interval_is_that_of_the_number_as_written(number: Decimal):
    interval = figure(value=str(number), unit="CNY").quantity.interval
    assert (interval.low, interval.high) == (number - Decimal("0.005"), number + Decimal("0.005"))
