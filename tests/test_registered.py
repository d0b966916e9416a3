"""What the registered figures of sources say of an article: verdicts, and the figures that they rest on."""

from pathlib import Path

import pytest

from reports.audit import Record, Verdict
from sources.registry import parse
from tests.test_run import audit

REGISTRY = """
[[source]]
id = "yearbook"
title = "Esk Port Yearbook 2024"
issued = "2025-02-11"

[[source.figure]]
metric = "containers handled"
subject = "Esk"
period = "2024"
value = "1.42 million containers"
locator = "p. 7"

[[source.figure]]
metric = "dockers"
subject = "Esk"
whole = "dockers of the country"
period = "2019"
value = "31%"

[[source.figure]]
metric = "revenue"
subject = "Nordhaven Quays"
period = "2023"
value = "$48 million"

[[source]]
id = "history"
title = "A History of Nordhaven"

[[source.figure]]
metric = "founding"
subject = "Nordhaven Quays"
value = "1902-05"

[[source.figure]]
metric = "release"
subject = "Kestrel"
value = "2021-06"
"""


def records(tmp_path: Path, text: str) -> dict[str, Record]:
    found = audit(tmp_path, f"---\ndate: 2025-03-02\n---\n\n{text}\n", *parse(REGISTRY))
    return {record.text: record for record in found.claims}


@pytest.mark.parametrize(
    ("text", "figure", "verdict"),
    [
        ("Esk handled 1.42 million containers.", "1.42 million containers", Verdict.SUPPORTED),
        ("Esk handled about 1.4 million containers.", "about 1.4 million containers", Verdict.SUPPORTED_BY_ROUNDING),
        ("Esk handled more than 1 million containers.", "more than 1 million containers", Verdict.SUPPORTED),
        ("Esk handled 1.6 million containers.", "1.6 million containers", Verdict.CONTRADICTED),
        ("In 2024 Esk handled 1.6 million containers.", "1.6 million containers", Verdict.CONTRADICTED),
        ("In 2021 Esk handled 1.6 million containers.", "1.6 million containers", Verdict.UNSOURCED),
        ("Esk took 1.6 million tonnes.", "1.6 million tonnes", Verdict.UNSOURCED),
        ("Lund handled 1.6 million containers.", "1.6 million containers", Verdict.UNSOURCED),
        ("Of the dockers of the country 31% are in Esk.", "31%", Verdict.SUPPORTED),
        ("Nordhaven Quays had revenue of $48 million.", "$48 million", Verdict.SUPPORTED),
        ("Nordhaven Quays had revenue of $84 million.", "$84 million", Verdict.CONTRADICTED),
        ("Nordhaven Quays had operating revenue of $84 million.", "$84 million", Verdict.UNSOURCED),
        ("Nordhaven Quays had a profit of $8 million.", "$8 million", Verdict.UNSOURCED),
        ("Nordhaven Quays was founded in 1902.", "1902", Verdict.SUPPORTED),
        ("Nordhaven Quays was founded in 1912.", "1912", Verdict.MISDATED),
        ("Nordhaven Quays was founded long ago and sold in 1912.", "1912", Verdict.UNSOURCED),
        ("The Kestrel lifted its first ship in May 2020.", "May 2020", Verdict.MISDATED),
        ("The Kestrel lifted its first ship in May 2023.", "May 2023", Verdict.UNSOURCED),
    ],
)
def test_a_claim_is_held_against_the_figure_that_measures_the_same(
    tmp_path: Path, text: str, figure: str, verdict: Verdict
) -> None:
    assert records(tmp_path, text)[figure].verdict is verdict


def test_the_evidence_names_the_source_its_place_and_that_nobody_cites_it(tmp_path: Path) -> None:
    record = records(tmp_path, "Esk handled 1.6 million containers.")["1.6 million containers"]
    (evidence,) = record.evidence
    assert (evidence.source, evidence.locator, evidence.figure) == ("yearbook", "p. 7", "1.42 million containers")
    assert evidence.why.startswith('Esk Port Yearbook 2024 says "1.42 million containers", the article')
    assert evidence.why.endswith("; the article does not cite it for this")


def test_the_source_that_the_article_cites_is_told_without_that(tmp_path: Path) -> None:
    text = "Esk handled 1.6 million containers, says the Esk Port Yearbook."
    (evidence,) = records(tmp_path, text)["1.6 million containers"].evidence
    assert "does not cite" not in evidence.why


def test_a_source_dates_itself(tmp_path: Path) -> None:
    text = "In {}, according to the Esk Port Yearbook report, trade was brisk."
    assert records(tmp_path, text.format("February 2025"))["February 2025"].verdict is Verdict.SUPPORTED
    assert records(tmp_path, text.format("July 2024"))["July 2024"].verdict is Verdict.MISDATED
    told = records(tmp_path, "Some 400 ships came in 2024, says the report of the Esk Port Yearbook.")
    assert told["2024"].verdict is not Verdict.MISDATED
    told = records(tmp_path, "In 2024 some 400 ships came, says the report of the Esk Port Yearbook.")
    assert told["2024"].verdict is not Verdict.MISDATED
    told = records(tmp_path, "In 2024 trade was brisk in all ports, says the report of the Esk Port Yearbook.")
    assert told["2024"].verdict is not Verdict.MISDATED


def test_the_time_of_a_figure_answers_its_date(tmp_path: Path) -> None:
    said = "of the dockers of the country 31% were in Esk."
    assert records(tmp_path, f"In 2019, {said}")["2019"].verdict is Verdict.SUPPORTED
    assert records(tmp_path, f"Three years ago, {said}")["Three years ago"].verdict is Verdict.MISDATED
    assert records(tmp_path, f"In March 2024, {said}")["March 2024"].verdict is Verdict.UNSOURCED


def test_sources_that_answer_are_listed_though_nobody_cites_them(tmp_path: Path) -> None:
    found = audit(tmp_path, "Esk handled 1.6 million containers.\n", *parse(REGISTRY))
    assert [source.id for source in found.sources] == ["yearbook"]


def test_what_no_figure_answers_is_unavailable_or_unsourced(tmp_path: Path) -> None:
    found = records(tmp_path, "It snowed on 3 days. It rained on 40 days, says the Esk Port Yearbook.")
    assert found["40 days"].verdict is Verdict.SOURCE_UNAVAILABLE
    assert found["3 days"].verdict is Verdict.UNSOURCED
