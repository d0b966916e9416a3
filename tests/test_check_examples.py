"""Every check against its own examples, from the registry that a run uses."""

import pytest

from checker.check import Check, Draft, load
from checker.examples import findings
from checker.examples import material as material

CHECKS = load()


def drafts(check: Check, article: str) -> list[Draft]:
    return list(findings(check, article))


def examples(kind: str):
    return [
        pytest.param(check, text, id=f"{check.name}-{number}")
        for check in CHECKS
        for number, text in enumerate(getattr(check, kind))
    ]


def test_there_are_checks():
    assert "conflicting-values" in {check.name for check in CHECKS}


@pytest.mark.parametrize(("check", "article"), examples("passes"))
def test_nothing_is_found_in_what_passes(check, article):
    assert drafts(check, article) == []


@pytest.mark.parametrize(("check", "article"), examples("fails"))
def test_something_is_found_in_what_fails(check, article):
    found = drafts(check, article)
    assert found
    for draft in found:
        assert draft.message
        assert draft.computation
        assert draft.claims
        for place in (*draft.primary, *draft.other):
            assert 0 <= place.start < place.end <= len(article)
