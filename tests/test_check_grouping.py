"""Which claims of an article are gathered as one quantity, from claims made by hand."""

import time
from decimal import Decimal

from claims import Attribution, Block, Claim, Document, Extent, Kind, Measures, Quantity, Reading, Role, Run, Where
from claims.comparison import Outcome
from claims.grouping import group
from claims.index import Index, predicate, summaries
from claims.interval import within

WIDTH = 100


def article(*roles: tuple[Role, int | None]) -> Document:
    """A document of blocks of 100 characters, with these roles and levels."""
    blocks = tuple(
        Block(
            role=role, level=level, start=WIDTH * at, end=WIDTH * (at + 1), text="x" * WIDTH, runs=(Run(0, 0, WIDTH),)
        )
        for at, (role, level) in enumerate(roles)
    )
    return Document(name="a", format="text", sha256="", text="x" * WIDTH * len(blocks), blocks=blocks)


def claim(block: int, value: str, at: int = 0, role: Role = Role.BODY, **measures: str) -> Claim:
    number = Decimal(value)
    start = WIDTH * block + at
    told = {"statistic": "share", "subject": "Acme", "whole": "vans"} | measures
    return Claim(
        id=f"{block}.{at}",
        start=start,
        end=start + 3,
        text=f"{value}%",
        sentence=Extent(start=start, end=start + 20),
        where=Where(role=role),
        quantity=Quantity(
            low=number, high=number, unit="percent", kind=Kind.PERCENT, interval=within(number, number, Decimal(1))
        ),
        measures=Measures(**told),
        citation=Attribution(),
    )


def conflicts(document: Document, *claims: Claim) -> list[tuple[str, str]]:
    found = group(Index.of(Reading(claims=claims), document))
    return [
        (one.left.id, one.right.id)
        for same in found.quantities
        for one in same.comparisons
        if one.outcome is Outcome.INCONSISTENT
    ]


BODY = (Role.BODY, None)


def test_a_heading_summarises_down_to_the_next_of_its_level():
    document = article((Role.TITLE, None), (Role.HEADING, 2), BODY, (Role.HEADING, 3), BODY, (Role.HEADING, 2), BODY)
    found = {
        start // WIDTH: (under.start // WIDTH, under.end // WIDTH) for start, (_, under) in summaries(document).items()
    }
    assert found == {0: (1, 7), 1: (2, 5), 3: (4, 5), 5: (6, 7)}


def test_restated_values_conflict_in_different_sentences_only():
    document = article(BODY, BODY)
    assert conflicts(document, claim(0, "40"), claim(1, "31")) == [("0.0", "1.0")]
    same_sentence = claim(0, "31", at=5).model_copy(update={"sentence": Extent(start=0, end=20)})
    assert conflicts(document, claim(0, "40"), same_sentence) == []


def test_cells_of_tables_are_told_apart_by_their_labels():
    document = article((Role.TABLE, None), (Role.TABLE, None), BODY)
    cells = (claim(0, "40", role=Role.TABLE), claim(1, "31", role=Role.TABLE))
    assert conflicts(document, *cells) == []
    assert conflicts(document, cells[0], claim(2, "31")) == [("0.0", "2.0")]


def test_a_heading_that_one_figure_under_it_confirms_is_in_conflict_with_none():
    document = article((Role.HEADING, 2), BODY, BODY)
    heading = claim(0, "40", role=Role.HEADING)
    granted, sold = claim(1, "31", whole="new vans"), claim(2, "40", whole="used vans")
    assert conflicts(document, heading, granted) == [("0.0", "1.0")]
    assert conflicts(document, heading, granted, sold) == []


def test_a_heading_over_figures_of_different_things_speaks_of_none_in_particular():
    document = article((Role.HEADING, 2), BODY, BODY)
    heading = claim(0, "40", role=Role.HEADING)
    assert conflicts(document, heading, claim(1, "31", whole="new vans"), claim(2, "55", whole="used vans")) == []


def test_every_statement_of_a_quantity_is_in_one_group():
    document = article((Role.TITLE, None), (Role.LEAD, None), BODY, BODY)
    claims = (
        claim(0, "40", role=Role.TITLE),
        claim(1, "40", role=Role.LEAD),
        claim(2, "40"),
        claim(3, "70", subject="Bolt"),
    )
    found = group(Index.of(Reading(claims=claims), document))
    assert [[one.id for one in same.statements] for same in found.quantities] == [["0.0", "1.0", "2.0"]]
    assert found.quantities[0].measures == "share of vans, Acme"


def test_the_work_grows_with_the_claims_and_what_is_left_out_is_said():
    document = article(*[BODY] * 3000)
    claims = tuple(claim(at, str(at % 90 + 1)) for at in range(3000))
    start = time.perf_counter()
    found = group(Index.of(Reading(claims=claims), document))
    assert time.perf_counter() - start < 10
    (left_out,) = found.not_checked
    assert left_out.what == "restated values among 3000 figures of one kind (share of vans, Acme)"


def count(text: str, words: str) -> Claim:
    start = text.index(words)
    made = claim(0, "5")
    return made.model_copy(
        update={
            "start": start,
            "end": start + len(words),
            "sentence": Extent(start=0, end=len(text)),
            "quantity": made.quantity.model_copy(update={"kind": Kind.COUNT, "unit": "people"}),
        }
    )


def test_what_is_said_of_the_counted_things():
    said = {
        "Acme hired about 5 people in May": "hire",
        "In May, 5 people were hired by Acme": "hire",
        "Acme has 5 people": "",
        "5 people work here": "work",
        "Acme, with a total of 5 people": "",
    }
    assert {text: predicate(count(text, "5 people"), text) for text in said} == said


def test_figures_that_nothing_tells_from_others_of_their_sentence_identify_no_quantity():
    document = article(BODY, BODY)
    sentence = Extent(start=0, end=20)
    rating, scale = (
        claim(0, value, at=at).model_copy(update={"sentence": sentence}) for value, at in (("38", 0), ("10", 5))
    )
    assert conflicts(document, rating, claim(1, "55")) == [("0.0", "1.0")]
    assert conflicts(document, rating, scale, claim(1, "55")) == []


def test_a_bare_noun_may_mean_something_else_in_another_section():
    document = article(BODY, BODY, BODY)

    def of(block: int, value: str, subject: str, section: str | None) -> Claim:
        return claim(block, value, subject=subject).model_copy(update={"where": Where(role=Role.BODY, section=section)})

    assert conflicts(document, of(0, "40", "plant", "North"), of(1, "31", "plant", "North")) == [("0.0", "1.0")]
    assert conflicts(document, of(0, "40", "plant", None), of(1, "31", "plant", "North")) == [("0.0", "1.0")]
    assert conflicts(document, of(0, "40", "plant", "South"), of(1, "31", "plant", "North")) == []
    assert conflicts(document, of(0, "40", "Acme", "South"), of(1, "31", "Acme", "North")) == [("0.0", "1.0")]
