"""GitLab's code quality report: valid by Code Climate's types and by what GitLab asks beyond them."""

import json

import jsonschema
import pytest
from hypothesis import given, settings

from reports.formats import render, render_many
from tests.builders import harbour, hostile_audits
from tests.published import is_typed
from tests.samples import example, many, without_claims

# What GitLab's documentation says that each issue must have (ci/testing/code_quality, "Code Quality report format").
GITLAB = {
    "type": "array",
    "items": {
        "type": "object",
        "required": ["description", "check_name", "fingerprint", "severity", "location"],
        "properties": {
            "description": {"type": "string"},
            "check_name": {"type": "string"},
            "fingerprint": {"type": "string", "minLength": 1},
            "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
            "location": {
                "required": ["path", "lines"],
                "properties": {
                    "path": {"type": "string", "not": {"pattern": "^\\./"}},
                    "lines": {"required": ["begin"], "properties": {"begin": {"type": "integer", "minimum": 1}}},
                },
            },
        },
    },
}


@pytest.mark.parametrize("sample", [harbour, without_claims])
def test_report(sample, snapshot):
    assert render("gitlab", sample()) == snapshot


@pytest.mark.parametrize("sample", [example, many, harbour, without_claims])
def test_it_is_valid(sample, tmp_path):
    report = render("gitlab", sample())
    is_typed("gitlab", report, tmp_path)
    jsonschema.validate(json.loads(report), GITLAB)


@settings(deadline=None)
@given(hostile_audits())
def test_it_is_valid_whatever_an_article_holds(hostile):
    report = render("gitlab", hostile)
    issues = json.loads(report)
    jsonschema.validate(issues, GITLAB)
    assert "<" not in report
    assert [one["severity"] for one in issues] == sorted(
        (one["severity"] for one in issues), key=["major", "minor", "info"].index
    )


def test_no_two_issues_have_one_fingerprint_in_one_article_or_two():
    other = many().model_copy(update={"article": many().article.model_copy(update={"path": "other.md"})})
    prints = [one["fingerprint"] for one in json.loads(render_many("gitlab", [many(), other]))]
    assert len(set(prints)) == len(prints) == 1000
