"""Whose figures are by the text around their sentence: what was spoken of before, headings, datelines, tables, gaps."""

import pytest

import claims
from claims.claim import Direction, Measures
from claims.document import Block, Role
from tests.test_frames import article, frames, slots

NOT_THE_LAST_NAME = [
    ('"It was dry," said Ada Brandt, a farmer. Rainfall averaged 12 mm.', "12 mm", "Rainfall", "Rainfall"),
    ("Olga Brandt, 47, watched the count. Turnout was 65%.", "65%", "Turnout", "Turnout"),
    ("Modellers were glad. The loss ratio was 97%.", "97%", "loss ratio", "loss ratio"),
    ("Nordvik Shipping had a good year. Revenue was $9 million.", "$9 million", "Nordvik Shipping", "Revenue"),
    ("Temperatures fell, the bureau said, a drop of 3 degrees.", "3 degrees", "Temperatures", "Temperatures"),
    ("Diego Ruiz, who took part for 14 weeks, was cured.", "14 weeks", "Diego Ruiz", None),
    ("There were 5 deaths, 2 of them at sea.", "2", "deaths", "deaths"),
    ("The old record of 113 was tied.", "113", "old record", "old record"),
    ("Two in five of those who fled had no papers.", "Two in five", "those who fled", None),
    ("The index gained 187 points to 2,978.", "187 points", "index", "index"),
    ("Brokers were glad. The market wrote $2m of cover; its loss ratio fell to 97%.", "97%", "market", "loss ratio"),
    ("Brokers were glad. Insured losses rose; as a share of output they were 2%.", "2%", "Insured losses", None),
    ("One vessel in five waited; in Colombo the yard was full.", "One vessel in five", "vessel", "vessel"),
    ("Most patients recover in 5 days. But fewer than half of them eat.", "fewer than half", "Most patients", None),
    ("Nine in ten had paid by cheque.", "Nine in ten", None, None),
    ("The port was busy. It takes 19 months to obtain a permit.", "19 months", "permit", None),
    ("The pipeline is 62 miles long. It would add $11.40 to the monthly bill.", "$11.40", "pipeline", "monthly bill"),
    ("Staff filed 5,744 reports against 4,630.", "4,630", "Staff", "reports"),
    ("The board proposes a dividend of $0.42 per share (2023: $0.40).", "$0.40", "board", "dividend"),
    ("Lease costs of tower sites, $23 million, are included.", "$23 million", "tower sites", "Lease costs"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "figure", "subject", "metric"), NOT_THE_LAST_NAME)
def test_a_sentences_own_nouns_win(text: str, figure: str, subject: str, metric: str | None) -> None:
    found = slots(text, figure)
    assert (found["subject"], found["metric"]) == (subject, metric)


@pytest.mark.parametrize(
    "dateline",
    ["GENEVA \u2014 ", "GENEVA, Ohio (Wire) - ", "GENEVA, 24 October 2024 \u2013 ", "Geneva, 3 May \u2014 ", ""],
)
def test_a_dateline_is_about_nobody(dateline: str) -> None:
    found = frames(article(f"{dateline}Nordvik Group today sold 30 ships. Revenue rose 4%."))
    assert found["30 ships"].measures.subject == "Nordvik Group"
    assert found["4%"].measures.subject == "Nordvik Group"


@pytest.mark.parametrize("section", ["Outlook 2025", "Background", "Cracks"])
def test_an_abstract_heading_is_nobodys_name(section: str) -> None:
    assert (
        frames(article("Costs of $5 million are included.", section=section))["$5 million"].measures.subject != section
    )
    assert frames(article("The company has 40 ships.", section=section))["40 ships"].measures.subject != section


def test_the_trust_is_no_thing_that_was_dug_up() -> None:
    text = "Dr Ada Brandt told me the kiln fired 200 pots. It weighs 3 tonnes. The trust hopes for 85,000 visitors."
    assert slots(text, "85,000 visitors")["subject"] == "trust"


def test_the_bank_is_no_pair_of_countries() -> None:
    text = "Russia and Australia had big crops. I owe the bank $310,000."
    assert slots(text, "$310,000")["subject"] != "Russia and Australia"


def test_a_byline_is_about_nobody() -> None:
    document = article("Nordvik Shipping did well.", "Special Correspondent, Geneva", "The company has 40 ships.")
    first, second, third = document.blocks
    blocks = (first, second.model_copy(update={"role": Role.META}), third)
    assert frames(document.model_copy(update={"blocks": blocks}))["40 ships"].measures.subject == "Nordvik Shipping"


GAPS = [
    ("The Dax slipped 0.1%, the Nikkei 0.4%.", "0.4%", "Nikkei", None, Direction.DOWN),
    ("Exports are expected to grow 2% and imports by around 4%.", "around 4%", "imports", "imports", Direction.UP),
    ("Chile sold 40 ships and its neighbour 12 ships.", "12 ships", "neighbour", "ships", None),
    ("The ticket costs $11, up 3 percent.", "3 percent", "ticket", "price", Direction.UP),
    ("Churn down 0.3%", "0.3%", "Churn", "Churn", Direction.DOWN),
    ("Net sales up 4%", "4%", "Net sales", "Net sales", Direction.UP),
]  # fmt: skip


@pytest.mark.parametrize(("text", "figure", "subject", "metric", "way"), GAPS)
def test_what_a_figure_leaves_out_is_said_before(
    text: str, figure: str, subject: str, metric: str | None, way: Direction | None
) -> None:
    frame = frames(article(text))[figure]
    assert (frame.measures.subject, frame.measures.metric, frame.direction) == (subject, metric, way)


def test_a_verb_between_two_figures_is_no_noun_in_a_gap() -> None:
    found = slots("The bank's shares, up 5% this year, trade at 0.7 times book value.", "0.7 times")
    assert (found["subject"], found["direction"]) == ("bank", None)


def table(*rows: list[str]) -> dict[str, Measures]:
    """What the cells of a table measure, under their text; the first row has the labels."""
    labels, *body = rows
    cells: list[tuple[str, str | None, str | None]] = [(text, None, None) for text in labels]
    cells += [
        (text, row[0] if at else None, label)
        for row in body
        for at, (label, text) in enumerate(zip(labels, row, strict=True))
    ]
    document = article(*(text for text, _, _ in cells), role=Role.TABLE)
    blocks: list[Block] = [
        block.model_copy(update={"row": row, "column": column})
        for block, (_, row, column) in zip(document.blocks, cells, strict=True)
    ]
    return {
        text: frame.measures for text, frame in frames(document.model_copy(update={"blocks": tuple(blocks)})).items()
    }


def test_a_table_cell_takes_its_labels() -> None:
    found = table(["Country", "Unemployment rate"], ["the Netherlands", "4.1%"])["4.1%"]
    assert (found.subject, found.metric, found.place) == ("Netherlands", "Unemployment rate", "Netherlands")
    found = table(["Item", "Acme"], ["Net profit", "$3m"])["$3m"]
    assert (found.subject, found.metric) == ("Acme", "Net profit")


@pytest.mark.parametrize("first", ["Rank", "No.", "#", "Position", ""])
def test_a_row_that_is_only_numbered_is_named_by_its_next_cell(first: str) -> None:
    found = table([first, "Film", "Gross"], ["1", "Tin Sea", "$61m"], ["2", "Low Moor", "$24m"])
    assert [(found[each].subject, found[each].metric) for each in ("$61m", "$24m")] == [
        ("Tin Sea", "Gross"),
        ("Low Moor", "Gross"),
    ]


def test_a_year_names_its_row() -> None:
    assert table(["Year", "Host", "Gold"], ["2021", "Peru", "$5m"])["$5m"].subject == "2021"


def test_a_column_says_the_statistic_and_its_unit_is_no_part_of_the_metric() -> None:
    found = table(["Event", "Insured loss (US$bn)", "Insured share", "Change"], ["Odal storm", "$31m", "44%", "9%"])
    assert (found["$31m"].metric, found["$31m"].statistic) == ("Insured loss", None)
    assert (found["44%"].metric, found["44%"].statistic) == ("Insured share", "share")
    assert (found["9%"].subject, found["9%"].statistic) == ("Odal storm", "change")
    assert table(["Item", "Change"], ["Net revenue", "2.9%"])["2.9%"].metric == "Net revenue"


def test_a_sentence_whose_subject_has_no_word_of_its_own_names_nobody():
    text = "The coldest single night, 3 May, brought frost to Harn. It was 4 °C colder than usual."
    assert len(claims.extract(claims.read_text(text))) == 2
