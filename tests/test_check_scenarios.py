"""Every check has a scenario: an article that shows what it finds, and beside it figures that it leaves alone."""

import functools
import re
from pathlib import Path

import pytest

from checker.check import load
from reports.audit import Audit
from tests.test_run import ARTICLES, EXPECTED, of, shown, told

CHECKS = [check.name for check in load()]
LONG = sorted(ARTICLES.glob("clean-*"))


@functools.cache
def audited(path: Path) -> Audit:
    return of(path).audit(path)


def scenarios(check: str) -> list[Path]:
    """The articles that state a finding of a check."""
    stated = {path: [match[1] for match in EXPECTED.finditer(path.read_text())] for path in sorted(ARTICLES.iterdir())}
    return [path for path, found in stated.items() if any(re.match(rf"\w+ {check}:", one) for one in found)]


def untouched(audit: Audit) -> set[tuple[int, int]]:
    """The sentences with two figures or more in which no finding has a part."""
    spans = [span for found in shown(audit) for span in found.spans]
    sentences = [(record.sentence.start, record.sentence.end) for record in audit.claims]
    return {
        (start, end)
        for start, end in sentences
        if sentences.count((start, end)) > 1 and not any(start <= span.start < end for span in spans)
    }


@pytest.mark.parametrize("check", CHECKS)
def test_every_check_has_a_scenario(check):
    """A finding of it, and a trap: figures side by side that are left alone."""
    paths = scenarios(check)
    assert paths, f"no article of {ARTICLES.name}/ states a finding of {check}"
    assert any(untouched(audited(path)) for path in paths)


@pytest.mark.parametrize("path", LONG, ids=lambda path: path.name)
def test_a_long_article_is_dense_and_right(path):
    """More than a thousand words with more than 150 figures, traps of every kind among them, and not one alarm."""
    found = audited(path)
    assert found.article.words > 1000
    assert len(found.claims) > 150
    assert [line for line in told(found) if not line.startswith("note ")] == []


def test_there_are_long_articles():
    assert len(LONG) > 4
