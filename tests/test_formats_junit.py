"""JUnit XML: valid by Jenkins' schema, its counts, and that an article cannot end an element."""

from collections import Counter

import pytest
from hypothesis import given, settings

from reports.audit import Severity
from reports.formats import render, render_many
from tests.builders import audit, finding, harbour, hostile_audits, quantity, record
from tests.published import is_junit
from tests.samples import example, many, without_claims

# What pytest's copy of the schema (junit-10.xsd) has as well; it knows no element "error" in a case.
ELEMENTS = {
    "testsuites": {"name", "tests", "failures", "errors"},
    "testsuite": {"name", "tests", "failures", "errors", "skipped", "time"},
    "testcase": {"name", "classname", "time"},
    "failure": {"type", "message"},
    "skipped": set(),
    "system-out": set(),
}


def cases(root):
    return [
        (case.get("classname"), case.get("name"), case[0].tag if len(case) else "") for case in root.iter("testcase")
    ]


@pytest.mark.parametrize("sample", [harbour, without_claims])
def test_report(sample, snapshot):
    assert render("junit", sample()) == snapshot


@pytest.mark.parametrize("sample", [example, many, harbour, without_claims])
def test_it_is_valid_and_its_counts_are_right(sample):
    root = is_junit(render("junit", sample()))
    assert all(set(element.attrib) <= ELEMENTS[element.tag] for element in root.iter())
    [suite] = root
    tags = Counter(tag for _, _, tag in cases(root))
    assert int(suite.get("tests")) == sum(tags.values()) == int(root.get("tests"))
    assert int(suite.get("failures")) == tags["failure"] == int(root.get("failures"))
    assert int(suite.get("skipped")) == tags["skipped"]
    assert suite.get("errors") == root.get("errors") == "0"


@settings(deadline=None)
@given(hostile_audits())
def test_it_is_valid_whatever_an_article_holds(hostile):
    root = is_junit(render("junit", hostile))
    listed = sum(bool(one.waived) or one.listed for one in hostile.findings)
    tags = Counter(tag for _, _, tag in cases(root))
    assert tags["failure"] == sum(one.severity == "error" for one in hostile.listed) + (not hostile.claims)
    assert sum(tags.values()) >= max(len(hostile.claims), listed) + len(hostile.not_checked)


def test_a_claim_without_a_finding_passes_and_each_check_that_tells_of_it_is_a_case():
    seen = Counter((check, tag) for check, _, tag in cases(is_junit(render("junit", harbour()))))
    assert seen == {
        ("conflicting-values", "failure"): 1,
        ("conflicting-values", "system-out"): 1,
        ("overstated", "system-out"): 1,
        ("count-mismatch", "skipped"): 1,
        ("no finding", ""): 3,
        ("not checked", "skipped"): 1,
    }


def test_a_case_keeps_its_name_where_lines_come_before_it():
    below = harbour()
    moved = below.article.model_copy(update={"text": "\n" * 9 + below.article.text})
    shift = {
        record.id: record.model_copy(
            update={
                "start": record.start + 9,
                "end": record.end + 9,
                "sentence": record.sentence.model_copy(
                    update={"start": record.sentence.start + 9, "end": record.sentence.end + 9}
                ),
            }
        )
        for record in below.claims
    }
    below = below.model_copy(update={"article": moved, "claims": tuple(shift.values())})
    names = [name for _, name, _ in cases(is_junit(render("junit", below)))]
    assert names == [name for _, name, _ in cases(is_junit(render("junit", harbour())))]


def test_nothing_checked_is_a_failure():
    root = is_junit(render("junit", without_claims()))
    assert cases(root) == [("claims", "claims of the article", "failure")]


def test_each_article_is_a_suite():
    root = is_junit(render_many("junit", [harbour(), without_claims()]))
    assert [suite.get("name") for suite in root] == ["articles/harbour.md", "nothing.md"]
    assert root.get("tests") == str(sum(int(suite.get("tests")) for suite in root))


def test_an_article_cannot_end_what_it_stands_in():
    text = "5 ]]></failure></testcase><testcase name='x'/>\x00\ufffe"
    one = record(text, "5", quantity("5", "5", None))
    root = is_junit(
        render("junit", audit(text, claims=(one,), findings=(finding("x", Severity.ERROR, text, text, one),)))
    )
    [case] = root.iter("testcase")
    assert case[0].get("message") == text.replace("\x00", "\\x00").replace("\ufffe", "\ufffd")
