"""What the documents on the shelf say of claims that cite them: verdicts, passages, and their pages."""

from collections.abc import Iterator

import pytest

import claims
from benchmarks.documents import pdf
from checker.records import records
from reports.audit import Record, Verdict
from sources.registry import parse
from sources.shelf.library import Library, library_of

PAGES = (
    ("Annual Report 2024", "", "The port of Esk is the second of the country."),
    (
        "Traffic", "",
        "In 2024 the port of Esk handled 1.42 million containers. In 2023 it handled 1.36 million containers.", "",
        "Of the containers that left the quay in 2024, 52.5 per cent went by rail.", "",
        "The port of Lund handled 2.1 million containers in 2024.",
    ),
    (
        "Staff", "",
        "The port employed 1,900 people at the end of 2024. It has 14 cranes.", "",
        "The authority expects that 61 ferries will call in 2030.", "",
        "China holds 61.1 per cent of the patents, and the US holds 20.9 per cent of them.",
    ),
)  # fmt: skip
REGISTRY = """
[[source]]
id = "port"
title = "Esk Port Yearbook 2024"
issued = "2025-02-11"
"""
CITED = ", says the Esk Port Yearbook."


@pytest.fixture(scope="module")
def library() -> Iterator[Library]:
    held = library_of({"port": claims.read(pdf(PAGES), name="port.pdf")})
    with held.passages:
        yield held


def told(text: str, library: Library, registry: str = REGISTRY) -> dict[str, Record]:
    document = claims.read_text(text, "article.txt")
    return {one.text: one for one in records(document, claims.extract(document), parse(registry), library)}


@pytest.mark.parametrize(
    ("text", "figure", "verdict"),
    [
        ("The port of Esk handled 1.42 million containers in 2024", "1.42 million containers", Verdict.SUPPORTED),
        ("The port of Esk handled 1.42 million containers in 2024", "2024", Verdict.SUPPORTED),
        ("The port of Esk handled 1.36 million containers in 2023", "1.36 million containers", Verdict.SUPPORTED),
        ("The port employs 1,900 people", "1,900 people", Verdict.SUPPORTED),
        ("Of the patents, 61.1% are held by China", "61.1%", Verdict.SUPPORTED),
        (
            "The port of Esk handled some 1.4 million containers in 2024",
            "some 1.4 million containers",
            Verdict.SUPPORTED_BY_ROUNDING,
        ),
        (
            "The port of Esk handled more than 1.42 million containers in 2024",
            "more than 1.42 million containers",
            Verdict.SUPPORTED_BY_ROUNDING,
        ),
        ("The port of Esk handled 1.6 million containers in 2024", "1.6 million containers", Verdict.CONTRADICTED),
        ("The port employed 2,100 people at the end of 2024", "2,100 people", Verdict.CONTRADICTED),
        ("China holds 20.9% of the patents", "20.9%", Verdict.CONTRADICTED),
        ("The port of Esk handled 1.42 million containers in 2023", "1.42 million containers", Verdict.MISDATED),
        ("In 2024 61 ferries called", "61 ferries", Verdict.SCOPE_DIFFERS),
        ("The port of Lund handled 1.42 million containers in 2024", "1.42 million containers", Verdict.CONTRADICTED),
        ("The port of Narl handled 1.42 million containers in 2024", "1.42 million containers", Verdict.NOT_IN_SOURCE),
        ("The port of Narl handled 1.6 million containers in 2024", "1.6 million containers", Verdict.NOT_IN_SOURCE),
        ("Of the containers that left the quay in 2024, 52.5% went by road", "52.5%", Verdict.NOT_IN_SOURCE),
        ("The port of Esk handled 1.6 million containers in 2019", "1.6 million containers", Verdict.NOT_IN_SOURCE),
        ("The port of Esk handled 840 ships in 2024", "840 ships", Verdict.NOT_IN_SOURCE),
        ("The port of Esk paid 14 million euros in 2024", "14 million euros", Verdict.NOT_IN_SOURCE),
    ],
)
def test_a_claim_is_held_against_the_document_that_it_cites(
    text: str, figure: str, verdict: Verdict, library: Library
) -> None:
    record = told(text + CITED, library)[figure]
    assert record.verdict is verdict, record.evidence


def test_the_evidence_is_the_passage_with_its_page(library: Library) -> None:
    record = told("The port of Esk handled 1.6 million containers in 2024" + CITED, library)["1.6 million containers"]
    (evidence,) = record.evidence
    assert (evidence.source, evidence.locator, evidence.figure) == ("port", "p. 2", "1.42 million containers")
    assert evidence.passage == "In 2024 the port of Esk handled 1.42 million containers."
    assert evidence.why.startswith('Esk Port Yearbook 2024 says "1.42 million containers", the article')


def test_what_is_not_in_the_source_is_told_with_what_stands_near(library: Library) -> None:
    (evidence,) = told("The port of Esk has 16 cranes" + CITED, library)["16 cranes"].evidence
    assert (evidence.passage, evidence.locator) == (None, None)
    assert "near it stand 14 cranes" in evidence.why


def test_a_registered_figure_outranks_the_document(library: Library) -> None:
    figure = '[[source.figure]]\nmetric = "containers handled"\nsubject = "Esk"\nperiod = "2024"\n'
    registry = REGISTRY + figure + 'value = "1.6 million containers"\nlocator = "p. 90"\n'
    text = "The port of Esk handled 1.6 million containers in 2024" + CITED
    record = told(text, library, registry)["1.6 million containers"]
    assert (record.verdict, record.evidence[0].locator) == (Verdict.SUPPORTED, "p. 90")


def test_only_a_source_that_is_cited_is_looked_into(library: Library) -> None:
    record = told("The port of Esk handled 1.6 million containers in 2024.", library)["1.6 million containers"]
    assert (record.verdict, record.evidence) == (Verdict.UNSOURCED, ())


def test_the_row_of_a_table_is_a_passage() -> None:
    table = (
        "# Ships\n\n| Flag | 2023 ships | 2024 ships |\n|---|---|---|\n| Norway | 120 | 131 |\n| Panama | 288 | 290 |\n"
    )
    held = library_of({"port": claims.read(table.encode(), name="port.md")})
    with held.passages:
        right = told("Under the flag of Norway came 131 ships in 2024" + CITED, held)["131 ships"]
        wrong = told("Under the flag of Norway came 290 ships in 2024" + CITED, held)["290 ships"]
    assert (right.verdict, right.evidence[0].passage) == (Verdict.SUPPORTED, "131")
    assert right.evidence[0].locator == "Norway, 2024 ships"
    assert wrong.verdict is not Verdict.SUPPORTED


SURVEY = """
[[source]]
id = "survey"
title = "Survey of Harbours"
issued = "2025-03-01"
"""


@pytest.mark.parametrize(
    ("passage", "sources"),
    [
        ("In 2024 the port of Esk handled 9,120 ships.", ["survey", "port"]),
        ("The port of Esk handled 9,120 ships in 2024, a record.", ["survey", "port"]),
        ("In 2024 the port of Lund handled 9,120 ships.", ["port"]),
        ("In 2021 the port of Esk handled 9,120 ships.", ["port"]),
        ("In 2024 the port of Esk handled 9,120 tonnes of fish.", ["port"]),
        ("In 2024 the port of Esk handled 9,120.4 tonnes.", ["port"]),
        ("In 2024 some 9,120 children visited the port of Esk to see ships.", ["port"]),
        ("In 2024 the port of Esk handled 9,100 ships.", ["port"]),
        ("In 2030 the port of Esk will handle 9,120 ships.", ["port"]),
    ],
)
def test_another_document_answers_where_the_cited_one_lacks_the_figure(passage: str, sources: list[str]) -> None:
    held = library_of({"port": claims.read(pdf(PAGES), name="port.pdf"), "survey": claims.read_text(passage)})
    with held.passages:
        text = "The port of Esk handled 9,120 ships in 2024" + CITED
        record = told(text, held, REGISTRY + SURVEY)["9,120 ships"]
    assert [one.source for one in record.evidence] == sources
    assert record.verdict is (Verdict.SUPPORTED if len(sources) > 1 else Verdict.NOT_IN_SOURCE)
    if len(sources) > 1:
        assert record.evidence[0].passage == passage
        assert record.evidence[0].why.endswith("; the article does not cite it for this")


def test_a_number_that_stands_anywhere_is_sought_in_no_other_document() -> None:
    documents = {"port": claims.read(pdf(PAGES), name="port.pdf"), "survey": claims.read_text("Esk has 16 cranes.")}
    held = library_of(documents)
    with held.passages:
        record = told("The port of Esk has 16 cranes" + CITED, held, REGISTRY + SURVEY)["16 cranes"]
    assert [one.source for one in record.evidence] == ["port"]
