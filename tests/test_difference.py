"""What differs between two audits: nothing between equal ones, and every change told once."""

import pytest
from hypothesis import given, settings

from reports.audit import Severity, Verdict
from reports.difference import Difference, difference
from tests.builders import audit, finding, harbour, hostile_audits, quantity, record
from tests.samples import many


def of(text, words, severity=None, **more):
    one = record(text, words, quantity("5", "5", None), **more)
    found = (finding("x", severity, "m", "1", one, claims=(one.id,)),) if severity else ()
    return audit(text, claims=(one,), findings=found)


@settings(deadline=None)
@given(hostile_audits())
def test_nothing_differs_from_itself(hostile):
    found = difference(hostile, hostile)
    assert not found.findings.changed
    assert not found.claims.new
    assert not found.claims.gone
    assert not found.claims.changed


@settings(deadline=None)
@given(hostile_audits(), hostile_audits())
def test_every_claim_is_told_of_once_at_most(one, other):
    found = difference(one, other)
    assert len(found.claims.new) <= len(other.claims)
    assert len(found.claims.gone) <= len(one.claims)
    assert Difference.model_validate_json(found.model_dump_json()).claims.model_dump_json() == (
        found.claims.model_dump_json()
    )


def test_a_verdict_that_changed():
    text = "The mill has 5 looms."
    found = difference(of(text, "5 looms"), of(text, "5 looms", verdict=Verdict.SUPPORTED))
    [changed] = found.claims.changed
    assert (changed.what, found.claims.new, found.claims.gone) == (("verdict",), (), ())


def test_lines_before_a_claim_change_nothing():
    before, after = of("It has 5 looms.", "5 looms", id="a"), of("\n\nIt has 5 looms.", "5 looms", id="a")
    assert not difference(before, after)


@pytest.mark.parametrize(
    ("rewritten", "same"),
    [
        ("The old mill of Leeds has 6 looms and a wheel.", True),
        ("Nobody knows why 6 birds fly to the north.", False),
    ],
)
def test_a_sentence_that_was_rewritten_keeps_its_claim(rewritten, same):
    before = of("The old mill of Leeds has 5 looms and a wheel.", "5 looms", Severity.ERROR)
    words = "6 looms" if same else "6 birds"
    after = of(rewritten, words, Severity.WARNING)
    found = difference(before, after)
    assert [one.what for one in found.claims.changed] == ([("text",)] if same else [])
    assert (len(found.claims.new), len(found.claims.gone)) == ((0, 0) if same else (1, 1))
    assert [one.what for one in found.findings.changed] == ([("severity",)] if same else [])
    assert (len(found.findings.new), len(found.findings.gone)) == ((0, 0) if same else (1, 1))


def test_thousands_of_claims_that_were_all_rewritten_take_no_time():
    text = many().article.text.replace("spun", "carded")
    claims = tuple(
        one.model_copy(update={"id": f"n{one.id}", "start": one.start + 2, "end": one.end + 2}) for one in many().claims
    )
    article = many().article.model_copy(update={"text": text})
    found = difference(many(), many().model_copy(update={"claims": claims, "article": article}))
    assert len(found.claims.new) == len(found.claims.gone) <= 2000


def test_the_audit_of_the_tests_against_an_empty_one():
    found = difference(harbour(), audit("", "articles/harbour.md"))
    assert (len(found.claims.gone), len(found.findings.gone)) == (7, 6)
