"""Web Annotation: values of its types, and selectors that find their figure."""

import json

import pytest
from hypothesis import given, settings

from reports.formats import render, render_many
from tests.builders import harbour, hostile_audits
from tests.published import is_typed, one_of_each
from tests.samples import example, many, without_claims


def read(report):
    return json.loads(report)["items"]


@pytest.mark.parametrize("sample", [harbour, without_claims])
def test_report(sample, snapshot):
    assert render("webannotation", sample()) == snapshot


@pytest.mark.parametrize("sample", [example, many, harbour, without_claims])
def test_it_is_valid(sample, tmp_path):
    report = json.loads(render("webannotation", sample()))
    is_typed("webannotation", json.dumps(report | {"items": one_of_each(report["items"])}), tmp_path)


def test_a_selector_that_nobody_knows_is_refused(tmp_path):
    report = json.loads(render("webannotation", harbour()))
    report["items"][0]["target"][0]["selector"][0]["type"] = "FigureSelector"
    with pytest.raises(AssertionError, match="FigureSelector"):
        is_typed("webannotation", json.dumps(report), tmp_path)


@settings(deadline=None)
@given(hostile_audits())
def test_both_selectors_find_the_figure_in_the_text(hostile):
    text, report = hostile.article.text, render("webannotation", hostile)
    assert "<" not in report
    for one in read(report):
        for target in one["target"] if isinstance(one["target"], list) else ():
            quote, position = target["selector"]
            assert text[position["start"] : position["end"]] == quote["exact"]
            assert text[: position["start"]].endswith(quote["prefix"])
            assert text[position["end"] :].startswith(quote["suffix"])


def test_every_annotation_has_an_identifier_of_its_own_that_comes_back():
    other = harbour().model_copy(update={"article": harbour().article.model_copy(update={"path": "other.md"})})
    report = render_many("webannotation", [harbour(), other, many()])
    names = [one["id"] for one in read(report)]
    assert len(set(names)) == len(names) == 2 * (7 + 3) + 2500
    assert report == render_many("webannotation", [harbour(), other, many()])


def test_each_claim_is_tagged_with_its_verdict():
    tags = [
        one["body"][0]["value"] for one in read(render("webannotation", harbour())) if one["motivation"] == "assessing"
    ]
    assert tags == [claim.verdict for claim in harbour().claims]
