"""The JSON report: it reads back to the same audit and dumps to the same bytes."""

import json
import re
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims import Interval, Kind, Quantity
from reports.audit import Audit
from reports.formats import render, render_many
from reports.formats.json import Audits
from tests.builders import exact, harbour, hostile_audits


def test_report(snapshot):
    assert render("json", harbour()) == snapshot


def test_its_shape_is_the_one_that_is_promised():
    claim = json.loads(render("json", harbour()))["claims"][5]
    assert claim["text"] == "more than 52.5%"
    assert claim["quantity"] | {"date": None} == {
        "low": 52.5,
        "high": None,
        "unit": "percent",
        "kind": "percent",
        "comparator": "more_than",
        "direction": None,
        "interval": {
            "low": "52.5",
            "low_open": True,
            "high": None,
            "high_open": False,
            "pragmatic_low": None,
            "pragmatic_high": "53",
        },
        "date": None,
    }


@settings(deadline=None)
@given(hostile_audits())
def test_round_trip(hostile):
    written = render("json", hostile)
    again = Audit.model_validate_json(written)
    assert render("json", again) == written
    assert again.article == hostile.article
    assert again.findings == hostile.findings
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]", written)


def test_several_articles_are_one_object():
    both = render_many("json", [harbour(), harbour()])
    assert json.loads(both)["format"] == "tallymark.audits/1"
    assert Audits.model_validate_json(both).audits == (harbour(), harbour())
    assert render_many("json", [harbour()]) == render("json", harbour())


@given(
    st.one_of(
        exact,
        st.decimals(allow_nan=False, allow_infinity=False, min_value=Decimal("-1e300"), max_value=Decimal("1e300")),
    )
)
def test_numbers_read_back_alike(number):
    figure = Quantity(low=number, high=None, kind=Kind.PLAIN, interval=Interval(low=number))
    written = figure.model_dump_json()
    again = Quantity.model_validate_json(written)
    assert again.model_dump_json() == written
    assert again.interval.low == number


@pytest.mark.parametrize(
    ("number", "written"),
    [
        ("61.1", "61.1"), ("1600000", "1600000"), ("1.6E+6", "1600000"), ("60.0", "60"), ("-0", "0"),
        ("123456789012345.6", "123456789012346"), ("33.33333333333333333333", "33.3333333333333"),
        ("1E-7", "1e-7"), ("1E-400", "0"),
    ],
)  # fmt: skip
def test_numbers_are_integers_where_they_are(number, written):
    assert f'"low":{written},' in Quantity(low=number, kind=Kind.PLAIN, interval=Interval()).model_dump_json()


@pytest.mark.parametrize(("end", "written"), [("4E+4", "40000"), ("61.10", "61.10"), ("1E-9", "0.000000001")])
def test_interval_ends_have_no_exponent(end, written):
    assert f'"low":"{written}"' in Interval(low=Decimal(end)).model_dump_json()
