"""SARIF: valid by its schema, and what GitHub code scanning asks beyond it."""

import json
import re

import pytest
from hypothesis import given, settings

from reports.audit import Severity
from reports.formats import render, render_many
from tests.builders import audit, finding, harbour, hostile_audits, quantity, record
from tests.published import is_sarif
from tests.samples import RULE, example, many, rules, without_claims

HIDDEN = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff]")


def run(one):
    [only] = json.loads(render("sarif", one, rules()))["runs"]
    return only


@pytest.mark.parametrize("sample", [harbour, without_claims])
def test_report(sample, snapshot):
    assert render("sarif", sample(), [RULE]) == snapshot


@pytest.mark.parametrize("sample", [example, without_claims, many, harbour])
def test_it_is_valid(sample):
    is_sarif(render("sarif", sample(), rules()))


@settings(deadline=None)
@given(hostile_audits())
def test_it_is_valid_whatever_an_article_holds(hostile):
    report = render("sarif", hostile, rules())
    is_sarif(report)
    assert not HIDDEN.search(report)
    assert "<" not in report
    for result in json.loads(report)["runs"][0]["results"]:
        assert set(re.findall(r"\]\(([^)]*)\)", result["message"]["text"])) <= {"1", "2"}


def test_a_place_is_that_of_the_figure_in_lines_and_in_characters():
    text = "\ufeffline one\r\n漢 now 5 mills\r\n"
    one = record(text, "5 mills", quantity("5", "5", "mill"))
    [result] = run(audit(text, claims=(one,), findings=(finding("x", Severity.ERROR, "m", "1", one),)))["results"]
    region = result["locations"][0]["physicalLocation"]["region"]
    assert region == {
        "startLine": 2, "startColumn": 7, "endLine": 2, "endColumn": 14, "charOffset": 16, "charLength": 7,
    }  # fmt: skip
    assert text.removeprefix("\ufeff")[16:23] == "5 mills"


def test_each_result_has_a_fingerprint_of_its_own_that_no_line_number_changes():
    prints = [result["partialFingerprints"] for result in run(example())["results"]]
    assert len({one["primaryLocationLineHash"] for one in prints}) == len(prints) > 1
    below = harbour()
    below = below.model_copy(update={"article": below.article.model_copy(update={"text": "\n\n" + below.article.text})})
    assert [one["partialFingerprints"] for one in run(below)["results"]] == [
        one["partialFingerprints"] for one in run(harbour())["results"]
    ]


def test_what_is_waived_or_only_counted_is_left_out():
    results = run(harbour())["results"]
    assert [(one["ruleId"], one["level"]) for one in results] == [
        ("conflicting-values", "error"), ("conflicting-values", "warning"), ("overstated", "note"),
    ]  # fmt: skip


def test_a_rule_says_what_its_check_says_and_fits_in_what_github_takes():
    for one in run(example())["tool"]["driver"]["rules"]:
        text = next(rule.text for rule in rules() if rule.name == one["id"])
        assert one["help"]["markdown"] == text
        assert 20 < len(one["shortDescription"]["text"]) <= len(one["fullDescription"]["text"]) <= 1024


def test_each_article_is_a_run_with_its_own_automation_id():
    runs = json.loads(render_many("sarif", [harbour(), many()], rules()))["runs"]
    assert [one["automationDetails"]["id"] for one in runs] == ["tallymark/articles/harbour.md/", "tallymark/mills.md/"]


@pytest.mark.parametrize(
    ("path", "address"),
    [
        ("a.md", "a.md"),
        ("./a b/ü.md", "a%20b/%C3%BC.md"),
        ("c:d.md", "c%3Ad.md"),
        ("/tmp/a.md", "file:///tmp/a.md"),
        ("//host/a.md", "file:///host/a.md"),
    ],
)
def test_an_address_is_relative_where_the_path_is(path, address):
    assert run(audit("5", path))["artifacts"][0]["location"]["uri"] == address


def test_more_results_than_github_takes_are_left_out_and_told(monkeypatch):
    monkeypatch.setattr("reports.formats.sarif._MOST", 7)
    cut = run(many())
    assert len(cut["results"]) == 7
    told = [one["message"]["text"] for one in cut["invocations"][0]["toolExecutionNotifications"]]
    assert told[-1] == "493 findings are left out; the JSON report has them all"
