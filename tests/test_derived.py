"""What registered figures say by arithmetic: ratios, differences, sums and ranks of which no source has a figure."""

from pathlib import Path

import pytest

from reports.audit import Record, Verdict
from sources.registry import parse
from tests.test_run import audit

FIGURES = (
    ("yearbook", "containers handled", "Esk", "2024", "1.42 million containers"),
    ("yearbook", "containers handled", "Lund", "2024", "480,000 containers"),
    ("yearbook", "containers handled", "Skarv", "2024", "390,000 containers"),
    ("yearbook", "containers handled", "Mora", "2024", "2.1 million containers"),
    ("yearbook", "containers handled", "Esk", "2019", "1.1 million containers"),
    ("yearbook", "containers handled", "Lund", "2019", "400,000 containers"),
    ("survey", "dockers", "Esk", "2023", "31%"),
    ("survey", "dockers", "Lund", "2023", "22%"),
)
SUPPORTED, ROUNDED, AGAINST = Verdict.SUPPORTED, Verdict.SUPPORTED_BY_ROUNDING, Verdict.CONTRADICTED
UNKNOWN = Verdict.UNSOURCED


def registry() -> str:
    text = '[[source]]\nid = "yearbook"\ntitle = "Esk Port Yearbook 2024"\n'
    for number, (source, metric, subject, period, value) in enumerate(FIGURES):
        if source != FIGURES[number - 1][0] and number:
            text += f'\n[[source]]\nid = "{source}"\ntitle = "Dockers\' Survey"\n'
        whole = 'whole = "dockers of the country"\n' if metric == "dockers" else ""
        text += f'\n[[source.figure]]\nmetric = "{metric}"\nsubject = "{subject}"\nperiod = "{period}"\n{whole}'
        text += f'value = "{value}"\nlocator = "table {number}"\n'
    return text


def records(tmp_path: Path, text: str) -> dict[str, Record]:
    found = audit(tmp_path, f"---\ndate: 2025-03-02\n---\n\n{text}\n", *parse(registry()))
    return {record.text: record for record in found.claims}


@pytest.mark.parametrize(
    ("text", "figure", "verdict"),
    [
        ("In 2024 Esk handled three times as many containers as Lund.", "three times", SUPPORTED),
        ("In 2024 Esk handled 2.96 times as many containers as Lund did.", "2.96 times", ROUNDED),
        ("In 2024 Esk handled five times as many containers as Lund.", "five times", AGAINST),
        ("In 2021 Esk handled five times as many containers as Lund.", "five times", UNKNOWN),
        ("Esk handled 3 times as many containers as Lund.", "3 times", SUPPORTED),
        # Nothing says of which year, and the two do not agree.
        ("Esk handled 2.7 times as many containers as Lund.", "2.7 times", UNKNOWN),
        ("In 2024 Esk handled five times as many containers as Bremen.", "five times", UNKNOWN),
        ("In 2024 Esk handled five times as many containers of bananas as Lund.", "five times", UNKNOWN),
        ("In 2024 Esk handled five times as many lorries as Lund.", "five times", UNKNOWN),
        ("In 2024 Esk handled 940,000 more containers than Lund.", "940,000", ROUNDED),
        ("In 2024 Esk handled 300,000 more containers than Lund.", "300,000", AGAINST),
        ("In 2024 Esk and Lund together handled 1.9 million containers.", "1.9 million containers", SUPPORTED),
        ("In 2024 Esk and Lund together handled 2.9 million containers.", "2.9 million containers", AGAINST),
        ("In 2024 Esk and Lund handled 2.9 million containers.", "2.9 million containers", UNKNOWN),
        ("In 2024 Esk, Lund and Skarv together handled 2.29 million containers.", "2.29 million containers", ROUNDED),
        ("In 2024 Esk and Bremen together handled 2.9 million containers.", "2.9 million containers", UNKNOWN),
        ("By containers handled in 2024 Esk ranks second.", "ranks second", SUPPORTED),
        ("By containers handled in 2024 Lund ranks second.", "ranks second", UNKNOWN),
        # Nobody is known to be behind it.
        ("By containers handled in 2024 Skarv ranks fourth.", "ranks fourth", UNKNOWN),
        ("By containers handled in 2024 Esk ranks second in Europe.", "ranks second", UNKNOWN),
        ("In ships Esk ranks second.", "ranks second", UNKNOWN),
        ("Esk was the second port to have handled containers.", "second", UNKNOWN),
    ],
)
def test_a_result_is_worked_out_from_the_figures_of_whom_it_names(
    tmp_path: Path, text: str, figure: str, verdict: Verdict
) -> None:
    assert records(tmp_path, text)[figure].verdict is verdict


@pytest.mark.parametrize(
    ("multiple", "verdict"), [("Nearly three times", ROUNDED), ("Three times", SUPPORTED), ("Four times", AGAINST)]
)
def test_what_the_article_works_out_is_worked_out_again_from_the_sources_figures(
    tmp_path: Path, multiple: str, verdict: Verdict
) -> None:
    text = f"In 2024 Esk handled 1.4 million containers, {multiple.lower()} the 480,000 containers of Lund."
    found = records(tmp_path, text)
    assert found["1.4 million containers"].verdict is ROUNDED
    assert found[multiple.lower()].verdict is verdict
    (evidence,) = found[multiple.lower()].evidence
    assert "1420000 / 480000 = 2.958" in evidence.why


def test_a_result_of_what_the_sources_do_not_bear_out_is_left_alone(tmp_path: Path) -> None:
    text = "In 2024 Esk handled 1.4 million containers, four times the 350,000 containers of Bremen."
    assert records(tmp_path, text)["four times"].verdict is UNKNOWN


def test_the_evidence_shows_the_figures_their_places_and_the_arithmetic(tmp_path: Path) -> None:
    (evidence,) = records(tmp_path, "In 2024 Esk handled five times as many containers as Lund.")["five times"].evidence
    assert (evidence.source, evidence.locator) == ("yearbook", "table 0, table 1")
    assert evidence.figure == "1.42 million containers, 480,000 containers"
    assert evidence.why == (
        'Esk Port Yearbook 2024 has "1.42 million containers" of Esk (2024) and "480,000 containers" of Lund (2024): '
        '1420000 / 480000 = 2.958 [2.9175, 3]; "five times" allows [4.5, 5.5]; the article does not cite it for this'
    )
    (evidence,) = records(tmp_path, "By containers handled in 2024 Esk ranks second.")["ranks second"].evidence
    assert evidence.why == (
        'Esk Port Yearbook 2024 has "2.1 million containers" of Mora (2024), "1.42 million containers" of Esk (2024) '
        'and "480,000 containers" of Lund (2024): number 2 of the 4 that it has; the article does not cite it for this'
    )


def test_only_the_cited_source_denies_a_rank(tmp_path: Path) -> None:
    text = "By containers handled in 2024 Lund ranks second{}."
    assert records(tmp_path, text.format(""))["ranks second"].verdict is UNKNOWN
    cited = text.format(", says the Esk Port Yearbook")
    assert records(tmp_path, cited)["ranks second"].verdict is AGAINST
    # Whom the yearbook does not list may be before it.
    cited = "By containers handled in 2024 Lund ranks fifth, says the Esk Port Yearbook."
    assert records(tmp_path, cited)["ranks fifth"].verdict is Verdict.SOURCE_UNAVAILABLE


@pytest.mark.parametrize(("shares", "verdict"), [((31, 22, 9), SUPPORTED), ((61, 52, 9), UNKNOWN)])
def test_groups_that_hold_one_another_are_not_ranked(tmp_path: Path, shares: tuple[int, ...], verdict: Verdict) -> None:
    figures = "".join(
        f"""
[[source.figure]]
metric = "dockers"
subject = "{subject}"
whole = "dockers of the country"
value = "{share}%"
"""
        for subject, share in zip(("the North", "Esk", "Lund"), shares, strict=True)
    )
    sources = parse(f'[[source]]\nid = "survey"\ntitle = "A Survey"\n{figures}')
    found = audit(tmp_path, "By its share of dockers Esk ranks second.\n", *sources)
    assert {record.text: record.verdict for record in found.claims}["ranks second"] is verdict


def test_the_sum_of_several_is_not_held_against_the_figure_of_one(tmp_path: Path) -> None:
    found = records(tmp_path, "In 2024 Esk and Bremen together handled 2.9 million containers.")
    assert not found["2.9 million containers"].evidence
