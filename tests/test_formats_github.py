"""Workflow commands: what the runner makes of them, its limit, and that an article gives it no orders."""

import re
from collections import Counter

import pytest
from hypothesis import given, settings

from reports.audit import Severity
from reports.formats import render, render_many
from tests.builders import audit, finding, harbour, hostile_audits, quantity, record
from tests.samples import example, many, without_claims


def obeyed(report: str) -> list[tuple[str, dict[str, str], str]]:
    """The commands that GitHub's runner takes from an output: name, properties, data, as its parser reads them."""
    commands, token = [], ""
    for line in report.split("\n"):
        if token:
            token = "" if line.strip() == f"::{token}::" else token
            continue
        found = re.match(r"\s*::([\w-]+)(?: ([^:]*(?::(?!:)[^:]*)*?))?::(.*)", line)
        assert found or "##[" not in line, "the older form of a command is taken anywhere in a line"
        if not found:
            continue
        name, properties, data = found[1], found[2] or "", found[3]
        if name == "stop-commands":
            token = data
            continue
        pairs = dict(pair.split("=", 1) for pair in properties.split(",") if pair)
        commands.append((name, {key: unescaped(value) for key, value in pairs.items()}, unescaped(data)))
    assert not token
    return commands


def unescaped(words: str) -> str:
    for mark, escape in (("\r", "%0D"), ("\n", "%0A"), (":", "%3A"), (",", "%2C"), ("%", "%25")):
        words = words.replace(escape, mark)
    return words


@pytest.mark.parametrize("sample", [harbour, without_claims])
def test_report(sample, snapshot):
    assert render("github", sample()) == snapshot


def test_the_runner_reads_what_was_found():
    first, *rest = obeyed(render("github", harbour()))
    assert first == (
        "error",
        {
            "file": "articles/harbour.md", "line": "1", "endLine": "1", "col": "28", "endColumn": "44",
            "title": "conflicting-values",
        },
        "48% here, more than 52.5% of the same containers below\n"
        '48% allows [47.5, 48.5]; "more than 52.5%" allows (52.5, ∞), between claims of one article (52.5, 53)\n'
        "the intervals are disjoint: the nearest values are 48.5 and 52.5\n"
        'whole: "containers that left the quay", read from below for "48% of all boxes"',
    )  # fmt: skip
    assert [name for name, _, _ in rest] == ["warning", "notice"]


def test_no_more_annotations_than_github_shows_and_the_full_list():
    report = render_many("github", [many(), many()])
    assert Counter(name for name, _, _ in obeyed(report)) == {"error": 10, "warning": 10, "notice": 10}
    assert "324 errors more, in the list below" in report
    assert report.count("error conflicting-values: ") == 2 * sum(
        one.severity is Severity.ERROR for one in many().findings
    )


def test_a_figure_over_two_lines_has_no_columns():
    text = "about 5\nmillion mills"
    one = record(text, "5\nmillion", quantity("5000000", "5000000", None))
    [(_, properties, _)] = obeyed(
        render("github", audit(text, claims=(one,), findings=(finding("x", Severity.ERROR, "m", "1", one),)))
    )
    assert properties == {"file": "article.md", "line": "1", "endLine": "2", "title": "x"}


def test_a_path_cannot_end_its_property():
    one = record("5", "5", quantity("5", "5", None))
    hostile = audit("5", "a,line=9::b%0A\n.md", claims=(one,), findings=(finding("x", Severity.ERROR, "m", "1", one),))
    [(_, properties, data)] = obeyed(render("github", hostile))
    assert (properties["file"], properties["line"], data) == ("a,line=9::b%0A\\n.md", "1", "m\n1")


@settings(deadline=None)
@given(hostile_audits())
def test_an_article_gives_no_orders(hostile):
    found = Counter(one.severity for one in hostile.listed)
    commands = Counter(name for name, _, _ in obeyed(render("github", hostile)))
    assert commands == +Counter(
        error=found[Severity.ERROR], warning=found[Severity.WARNING], notice=found[Severity.NOTE]
    )


def test_an_article_that_is_all_commands_gives_no_orders():
    text = "::error::boo 5\n##[add-path]/tmp\n::stop-commands::x\n"
    one = record(text, "5", quantity("5", "5", None))
    report = render("github", audit(text, "::warning::.md", claims=(one,), findings=()))
    assert obeyed(report) == []


def test_the_example():
    assert {name for name, _, _ in obeyed(render("github", example()))} <= {"error", "warning", "notice"}
