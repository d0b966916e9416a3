"""ClaimReview: values of schema.org's types, of the claims that were held against something."""

import json

import pytest
from hypothesis import given, settings

from reports.audit import Verdict
from reports.formats import render, render_many
from tests.builders import audit, harbour, hostile_audits, quantity, record
from tests.published import is_typed, one_of_each
from tests.samples import example, many, without_claims


def graph(report):
    return json.loads(report)["@graph"]


@pytest.mark.parametrize("sample", [harbour, without_claims])
def test_report(sample, snapshot):
    assert render("claimreview", sample()) == snapshot


@pytest.mark.parametrize("sample", [example, many, harbour, without_claims])
def test_it_is_valid(sample, tmp_path):
    report = json.loads(render("claimreview", sample()))
    is_typed("claimreview", json.dumps(report | {"@graph": one_of_each(report["@graph"])}), tmp_path)


def test_what_schema_org_does_not_know_is_refused(tmp_path):
    report = json.loads(render("claimreview", harbour()))
    report["@graph"][0]["reviewRating"]["truth"] = "none"
    with pytest.raises(AssertionError, match="truth"):
        is_typed("claimreview", json.dumps(report), tmp_path)


@pytest.mark.parametrize(
    ("verdict", "reviewed"),
    [(verdict, verdict not in ("unsourced", "source-unavailable", "not-checked", "waived")) for verdict in Verdict],
)
def test_only_what_something_is_known_of_is_reviewed(verdict, reviewed):
    one = record("5 mills", "5 mills", quantity("5", "5", "mill"), verdict=verdict)
    assert bool(graph(render("claimreview", audit("5 mills", claims=(one,))))) == reviewed


def test_a_review_says_what_was_reviewed_where_and_why():
    review = next(one for one in graph(render("claimreview", harbour())) if one["reviewAspect"] == "more than 52.5%")
    assert review["claimReviewed"].startswith("In its annual report, the Esk Port Authority puts rail at")
    assert review["reviewRating"] == {
        "@type": "Rating",
        "alternateName": "Supported by its source, by rounding",
        "ratingExplanation": "48% here, more than 52.5% of the same containers below",
    }
    assert [work["name"] for work in review["citation"]] == ["Annual report 2024"]
    assert review["itemReviewed"]["appearance"]["datePublished"] == "2025-03-04"


@settings(deadline=None)
@given(hostile_audits())
def test_it_ends_no_script_element_and_links_to_no_script(hostile):
    report = render_many("claimreview", [hostile, hostile])
    assert "<" not in report
    assert all(work.get("url", "http").startswith("http") for one in graph(report) for work in one.get("citation", ()))
