"""What a finding's figures say of each slot that they were compared on."""

import datetime
import json

import pytest

from claims import Kind, Manner, Measures, Period
from reports.audit import Audit, Severity
from reports.formats import render
from reports.slots import Slot, slots
from sources import Citation
from tests.builders import audit, finding, harbour, quantity, record

TEXT = "Some 65% here, more than 61.1% there, and 38 patents.\n"


def year(first: int, last: int | None = None) -> Period:
    return Period(start=datetime.date(first, 1, 1), end=datetime.date(last or first, 12, 31))


def said(states: dict[str, str], *measured: dict[str, object]) -> dict[str, Slot]:
    """The slots of a finding between the figures of TEXT, the first of which measures `measured[0]`."""
    figures = ("65%", "61.1%", "38 patents")
    sides = [
        record(TEXT, words, quantity("1", "1", "percent", Kind.PERCENT), measures=Measures(**measures))
        for words, measures in zip(figures, measured, strict=False)
    ]
    found = finding("some-check", Severity.ERROR, "m", "c", *sides, slots=states)
    return {slot.name: slot for slot in slots(found, {side.id: side for side in sides})}


@pytest.mark.parametrize(
    ("slot", "state", "one", "other", "words"),
    [
        ("whole", "read from below", None, "AI patents", '"AI patents", read from below for "65%"'),
        ("subject", "unspecified", "Horizon", "Horizon Robotics", '"Horizon" / "Horizon Robotics", unspecified'),
        ("subject", "same", "China", "China", '"China"'),
        ("subject", "same", "China", "Chinese firms", '"China" / "Chinese firms"'),
        ("place", "different", "Chile", "Peru", '"Chile" / "Peru", different'),
        ("period", "unspecified", year(2024), Period(), '"2024", unspecified for "61.1%"'),
        ("period", "same", year(2020, 2024), year(2020, 2024), '"2020-01-01 to 2024-12-31"'),
        ("modality", "same", "forecast", "forecast", '"forecast"'),
        ("per", "unspecified", None, None, "unspecified"),
    ],
)
def test_a_slot_says_what_either_side_says_and_who_leaves_it_out(slot, state, one, other, words):
    measured = [{slot: value} if value is not None else {} for value in (one, other)]
    assert said({slot: state}, *measured)[slot].words == words


def test_what_only_the_sentence_holds_is_said_by_its_state():
    found = said({"predicate": "same", "circumstances": "unspecified"}, {"metric": "patents"}, {})
    assert [(slot.words, slot.said, slot.agrees) for slot in found.values()] == [
        ("same", (), True),
        ("unspecified", (), False),
    ]


def test_units_and_sources_are_those_of_the_records():
    cited = Citation(manner=Manner.NAMED, text="the ministry")
    one = record(TEXT, "38 patents", quantity("38", "38", "patent"), citation=cited)
    other = record(TEXT, "65%", quantity("65", "65", "patent"))
    found = finding("some-check", Severity.ERROR, "m", "c", one, other, slots={"unit": "same", "source": "unspecified"})
    assert [slot.words for slot in slots(found, {one.id: one, other.id: other})] == [
        '"patent"',
        '"the ministry", unspecified for "65%"',
    ]


def test_a_figure_that_the_audit_does_not_hold_says_nothing():
    one = record(TEXT, "65%", quantity("65", "65", "percent"), measures=Measures(subject="China"))
    found = finding("some-check", Severity.ERROR, "m", "c", one, slots={"subject": "same"})
    assert slots(found, {}) == (Slot("subject", "same", (), ()),)


def test_the_reports_show_it():
    text = render("text", harbour())
    assert '    = whole: "containers that left the quay", read from below for "48% of all boxes"\n' in text
    assert '     = period: "2024", unspecified for "48% of them"\n' in text
    page = render("html", harbour())
    assert (
        '<span class="open"><b>period</b> <bdi>&#34;2024&#34;, unspecified for &#34;48% of them&#34;</bdi></span>'
        in page
    )
    assert "<span><b>subject</b> <bdi>&#34;rail&#34;</bdi></span>" in page


def test_the_audit_keeps_the_states_alone():
    kept = json.loads(render("json", harbour()))["findings"][0]["slots"]
    assert kept == {"metric": "same", "subject": "same", "whole": "read from below", "period": "same"}
    assert Audit.model_validate_json(harbour().model_dump_json()) == harbour()


def test_nothing_is_shown_of_a_finding_without_slots():
    one = record(TEXT, "65%", quantity("65", "65", "percent"))
    bare = audit(TEXT, claims=(one,), findings=(finding("some-check", Severity.ERROR, "m", "c", one),))
    assert "Compared on" not in render("html", bare)
