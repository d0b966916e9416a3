"""CSV: a line a claim whatever an article holds, and no formula in a spreadsheet."""

import csv
import io

import pytest
from hypothesis import given, settings

from reports.formats import render, render_many
from reports.formats.csv import COLUMNS
from tests.builders import audit, harbour, hostile_audits, quantity, record
from tests.samples import example, many, without_claims


def read(report):
    return list(csv.DictReader(io.StringIO(report, newline=""), strict=True))


@pytest.mark.parametrize("sample", [harbour, without_claims])
def test_report(sample, snapshot):
    assert render("csv", sample()) == snapshot


@pytest.mark.parametrize("sample", [example, many, harbour, without_claims])
def test_it_has_a_line_a_claim_under_its_header(sample):
    report = render("csv", sample())
    assert report.partition("\n")[0] == ",".join(COLUMNS)
    assert [row["id"] for row in read(report)] == [claim.id for claim in sample().claims]
    assert len(report.splitlines()) == len(sample().claims) + 1


def test_several_articles_are_under_one_header():
    rows = read(render_many("csv", [harbour(), many()]))
    assert [row["article"] for row in rows] == ["articles/harbour.md"] * 7 + ["mills.md"] * 2000


@settings(deadline=None)
@given(hostile_audits())
def test_no_cell_is_a_formula_or_breaks_its_line(hostile):
    report = render("csv", hostile)
    rows = read(report)
    assert len(rows) == len(hostile.claims) == len(report.splitlines()) - 1
    for row in rows:
        assert None not in row
        for name, cell in row.items():
            assert name in ("low", "high") or not cell.startswith(("=", "+", "@")) or cell[1:].strip(" .,%").isdigit()


@pytest.mark.parametrize(
    ("words", "cell"),
    [
        ("=1+2", "'=1+2"),
        ("-5+cmd|' /C calc'!A0", "'-5+cmd|' /C calc'!A0"),
        ("@SUM(A1)", "'@SUM(A1)"),
        (" =1", "'=1"),
        ("-5%", "-5%"),
        ("+1,200.5", "+1,200.5"),
        ("5-6", "5-6"),
    ],
)
def test_a_formula_begins_with_an_apostrophe(words, cell):
    one = record(words, words, quantity("5", "5", None))
    [row] = read(render("csv", audit(words, claims=(one,))))
    assert row["text"] == cell
