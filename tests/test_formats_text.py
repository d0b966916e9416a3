"""The text report: what it lists, what it counts, and that an article cannot write to the terminal."""

import re
import unicodedata

import pytest
from hypothesis import given, settings

from reports.audit import Audit, Severity
from reports.formats import render, render_many
from reports.places import Places
from reports.visible import visible
from tests import builders
from tests.builders import audit, finding, harbour, hostile_audits, quantity, record

TERMINAL = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff]")


def flagged(text: str, words: str, path: str = "a.txt") -> Audit:
    """An audit with one error on `words`."""
    one = record(text, words, quantity("5", "5", None))
    return audit(text, path, claims=(one,), findings=(finding("some-check", Severity.ERROR, "five", "5 = 5", one),))


def drawn(audit: Audit) -> tuple[str, str, str]:
    """The first line of the text report, its source line and the line of carets."""
    lines = render("text", audit).splitlines()
    return lines[0], lines[1], lines[2]


def cells(text: str) -> int:
    """Terminal columns, counted apart from the code under test."""
    return sum(
        0 if unicodedata.combining(char) else 2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text
    )


def test_report(snapshot):
    assert render("text", harbour()) == snapshot


def test_report_without_findings(snapshot):
    text = "The mill has 5 looms.\n"
    assert (
        render("text", audit(text, "mill.txt", claims=(record(text, "5 looms", quantity("5", "5", "loom")),)))
        == snapshot
    )


def test_no_claim_is_not_a_clean_bill():
    assert "no claim was found, so nothing was checked" in render("text", audit("Nothing here.\n"))


def test_several_articles_follow_one_another():
    both = render_many("text", [harbour(), flagged("a 5", "5")])
    assert both == render("text", harbour()) + "\n" + render("text", flagged("a 5", "5"))


def test_worst_findings_come_first():
    text = "5 mills, 6 looms, 7 wheels\n"
    sides = [record(text, words, quantity(words[0], words[0], None)) for words in ("5 mills", "6 looms", "7 wheels")]
    severities = (Severity.NOTE, Severity.WARNING, Severity.ERROR)
    findings = tuple(finding("x", s, f"is {s}", "1", side) for s, side in zip(severities, sides, strict=True))
    report = render("text", audit(text, findings=findings, claims=tuple(sides)))
    assert re.findall(r"is (\w+)$", report, re.MULTILINE) == ["error", "warning", "note"]


@pytest.mark.parametrize(
    ("text", "words", "place"),
    [
        ("a 5", "5", "1:3"),
        ("one\r\ntwo 5\r\n", "5", "2:5"),
        ("one\rtwo\rthe 5", "5", "3:5"),
        ("\ufeffa 5", "5", "1:3"),
        ("\ufeffone\na 5", "5", "2:3"),
        ("𝟘𝟙 5", "5", "1:4"),
        ("x\u2028y 5", "5", "1:5"),
    ],
)
def test_line_and_column(text, words, place):
    assert drawn(flagged(text, words))[0].startswith(f"a.txt:{place}: error some-check")


@pytest.mark.parametrize(
    "before",
    ["", "plain ", "漢字は", "cafe\u0301 ", "tab\there ", "esc \x1b[31m ", "e\u0301" * 30, "字" * 90, "x" * 400],
)
@pytest.mark.parametrize("after", ["", " end", "。" * 90, " word" * 90])
def test_carets_stand_under_the_figure(before, after):
    _, source, carets = drawn(flagged(f"{before}5 mills{after}\n", "5 mills"))
    at = source.index("5 mills")
    assert carets.index("^") == cells(source[:at])
    assert carets.count("^") == len("5 mills")
    assert cells(source) <= 110


def test_figure_across_lines_is_marked_to_the_end_of_its_line():
    text = "about 5\nmillion mills. It had 6"
    sides = [record(text, words, quantity("5", "5", None)) for words in ("5\nmillion", "6")]
    report = render("text", audit(text, "a.txt", findings=(finding("x", Severity.ERROR, "m", "1", *reversed(sides)),)))
    assert "against a.txt:1:7: 5 million\n" in report
    _, source, carets = drawn(flagged(text, "5\nmillion"))
    assert source.endswith("about 5")
    assert carets.endswith("^")


def test_long_line_is_cut_around_its_figure():
    _, source, _ = drawn(flagged("word " * 5000 + "5 mills" + " word" * 5000, "5 mills"))
    assert source.endswith("word…")
    assert "| …word" in source


@pytest.mark.parametrize(
    "char", ["\x1b", "\x9b", "\u202e", "\u2066", "\x00", "\u200b", "\ufeff", "\u2028", "\U000e0041"]
)
def test_what_a_terminal_obeys_is_shown_escaped(char):
    assert visible(f"5{char}0") == f"5{char.encode('unicode_escape').decode()}0"


def test_what_scripts_and_emoji_need_stays():
    words = "می\u200cخواهم 👩\u200d🔬 ٣٤ naïve"
    assert visible(words) == words


@settings(deadline=None)
@given(hostile_audits())
def test_no_article_reaches_the_terminal(hostile):
    report = render("text", hostile)
    assert not TERMINAL.search(report)
    assert report == render("text", Audit.model_validate_json(hostile.model_dump_json()))


@given(builders.hostile_text)
def test_places_walk_the_text(text):
    places = Places.of(text)
    line, column, offset = 1, 1, 0
    while offset < len(text):
        if not (offset == 0 and text[0] == "\ufeff"):
            assert places.place(offset) == (line, column)
            column += 1
        step = 2 if text[offset : offset + 2] == "\r\n" else 1
        if text[offset] in "\r\n":
            assert places.extent(line)[1] == offset
            line, column = line + 1, 1
        offset += step
    assert places.place(len(text)).line == line == len(places.starts)


def test_many_findings_on_one_endless_line_stay_linear():
    text = "5 mills " * 40_000
    sides = [
        record("5 mills", "5 mills", quantity("5", "5", None)).model_copy(update={"start": 8 * n, "end": 8 * n + 7})
        for n in range(2_000)
    ]
    findings = tuple(finding("x", Severity.ERROR, "m", "1", side, sides[0]) for side in sides)
    report = render("text", audit(text, findings=findings))
    assert report.count("error x: m") == 2_000
    assert len(report) < 2_000 * 700


def test_bounds_are_excerpted_without_raising():
    text = "5"
    one = record(text, "5", quantity("5", "5", None))
    at_end = finding("x", Severity.ERROR, "m", "1", one, spans=({"start": 1, "end": 1},))
    assert render("text", audit(text, "p", findings=(at_end,))).startswith("p:1:2: error x: m")
