"""From a document to its claims: places, ids, dates in context, styles, and any input at all."""

import datetime
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import claims
import claims.extraction
from claims import Claim, Comparator, Direction, Kind, Reading
from claims.parse import ParseCache


def read(text: str, suffix: str = ".md", **options: object) -> Reading:
    """The claims of a text in the format that its suffix names."""
    document = claims.read(text.encode(), name=f"article{suffix}")
    return claims.extract(document, **options)  # type: ignore[arg-type]


def values(reading: Reading) -> list[tuple[Decimal | None, str | None]]:
    return [(claim.quantity.low, claim.quantity.unit) for claim in reading]


def test_a_claim_is_the_slice_of_the_file_with_its_markup() -> None:
    text = "# Title\r\n\r\n## News\r\n\r\nMore than **61.1&nbsp;%** of 𝒜 patents.\r\n"
    [claim] = read(text)
    assert claim.text == text[claim.start : claim.end] == "More than **61.1&nbsp;%"
    assert claim.quantity.comparator is Comparator.MORE_THAN
    assert claim.where.section == "News"
    assert text[claim.sentence.start : claim.sentence.end].startswith("More than")


def test_the_json_of_a_claim_has_the_keys_of_the_plan() -> None:
    [claim] = read("Sales rose about 1.5% in Peru.\n")
    record = claim.model_dump(mode="json")
    assert list(record) == ["id", "start", "end", "text", "sentence", "where", "quantity", "measures", "citation"]
    assert record["quantity"]["low"] == 1.5
    assert record["quantity"]["comparator"] == "about"
    assert record["quantity"]["direction"] == "up"
    assert record["quantity"]["interval"]["low"] == "1.35"


def test_1_07_billion_is_exact() -> None:
    [claim] = read("Revenue was 1.07 billion yuan.\n")
    assert claim.quantity.low == Decimal(1070000000)
    assert claim.model_dump(mode="json")["quantity"]["low"] == 1070000000


def test_ids_come_from_the_sentence_and_survive_edits_elsewhere() -> None:
    before = read("It has 5 dogs and 7 cats.\n\nIt has 5 dogs and 7 cats.\n\nOthers have 9 cows.\n")
    after = read("A new start, with 3 pigs.\n\nIt has 5 dogs and 7 cats.\n\nIt has 5 dogs and 7 cats.\n")
    ids = [claim.id for claim in before]
    assert len(set(ids)) == 5
    assert [claim.id for claim in after][1:] == ids[:4]


def test_the_counted_noun_is_found_behind_its_modifiers() -> None:
    assert values(read("The office holds 38,000 generative artificial intelligence inventions.\n")) == [
        (Decimal(38000), "invention")
    ]


def test_direction_is_kept_apart_from_the_comparator() -> None:
    [claim] = read("Profit fell by more than 5%.\n")
    assert (claim.quantity.comparator, claim.quantity.direction) == (Comparator.MORE_THAN, Direction.DOWN)


@pytest.mark.parametrize(
    ("text", "number", "missing"),
    [
        ("In March 2024, according to a study by Ipsos, 5 won. Three years ago, 7 had.", 2021, ()),
        ("Wages rose last year.", 2024, ()),
        ("The plant opened on July 3.", 20240703, ("year",)),
        ("The plant will open on July 3.", 20250703, ("year",)),
        ("The vote was held in January.", 202501, ("year",)),
        ("They met on the 10th.", None, ("year", "month")),
        ("It is open from 2 April.", 20250402, ("year",)),
        ("The forecast, revised on February 8, was met.", 20250208, ("year",)),
        ("July 19: Mandate lifted.", 20240719, ("year",)),
    ],
)
def test_dates_take_from_the_context_what_they_leave_out(
    text: str, number: int | None, missing: tuple[str, ...]
) -> None:
    reading = read(text + "\n", as_of=datetime.date(2025, 2, 11))
    claim = [claim for claim in reading if claim.quantity.kind is Kind.DATE][-1]
    assert claim.quantity.low == number
    assert claim.quantity.date is not None
    assert claim.quantity.date.missing == missing


def test_the_as_of_day_is_asked_for_dated_or_the_latest_past_date() -> None:
    body = "It opened on May 5, 2023, and will close in 2030.\n"
    assert read(body).as_of == datetime.date(2023, 5, 5)
    assert read(f"---\ntitle: T\ndate: 2024-01-02\n---\n\n{body}").as_of == datetime.date(2024, 1, 2)
    assert read(body, as_of=datetime.date(2020, 1, 1)).as_of == datetime.date(2020, 1, 1)


def test_the_documents_majority_decides_the_decimal_mark() -> None:
    text = "It holds 1.234,5 kg, or 3,5 % and 7,2 % of it.\n\nIt cost 1.500 euros.\n"
    assert [str(claim.quantity.low) for claim in read(text)] == ["1234.5", "3.5", "7.2", "1500"]
    assert read("It cost 1.500 euros.\n", numbers="eu").claims[0].quantity.low == Decimal(1500)
    assert read("It weighs 1.500 kg.\n").claims[0].quantity.low == Decimal("1.500")


def test_an_ambiguous_point_is_not_checked() -> None:
    assert values(read("It made RMB 1.552 billion.\n")) == [(Decimal(1552000000), "CNY")]
    for text in ("It cost 1.500 euros.\n", "It weighs 1.500 kg, or 2,5 % of 3.5 t.\n"):
        reading = read(text)
        assert Decimal("1.500") not in [claim.quantity.low for claim in reading]
        assert "thousands or decimals" in reading.not_checked[0].why


def test_a_number_beyond_a_double_is_not_checked() -> None:
    reading = read(f"It has 1{'0' * 320} stars and 5 moons.\n")
    assert values(reading) == [(Decimal(5), "moon")]
    assert "larger than JSON" in reading.not_checked[0].why


def test_more_figures_than_an_article_has_are_not_checked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(claims.extraction, "MOST_FIGURES", 3)
    reading = read("It has 5 dogs and 7 cats.\n\nIt has 5 pigs and 7 cows.\n")
    assert len(reading) == 3
    assert reading.not_checked[0].what == "1 figures"


def test_a_sentence_too_long_to_parse_is_said() -> None:
    reading = read("It has 5 dogs, " * 5000 + "and 7 cats.\n", ".txt")
    assert len(reading) == 5001
    assert "too long to be parsed" in reading.not_checked[0].why


def test_the_parse_of_another_run_gives_the_same_claims(tmp_path: object) -> None:
    text = "China holds 61.1% of patents, while 20.9% are from the United States.\n"
    cache = ParseCache(tmp_path / "parses.sqlite")  # type: ignore[operator]
    first = read(text, cache=cache)
    assert read(text, cache=cache) == first == read(text)


def test_statements_name_claims_of_the_reading() -> None:
    reading = read(
        "Peruvian output is almost three times that of Chile.\n\n"
        "Three firms lead: Alpha, Beta and Gamma. Alpha was founded in 2019.\n"
    )
    known = {claim.id for claim in reading}
    assert {one.kind for one in reading.relations} == {"ratio"}
    assert len(reading.enumerations) == len(reading.events) == 1
    assert known.issuperset(one.claim for one in reading.relations)
    assert known.issuperset(one.claim for one in reading.enumerations)
    assert known.issuperset(one.claim for one in reading.events)


PIECES = (
    "# ~\n\n~- ~| a | b |\n|--|--|\n~**~<td>~</p>~&nbsp;~<b>~5%~12,000 people~ rose to ~$3bn~[x](http://a.b/c)"
    "~[^1]~in 2024~\r\n~𝒜~\u202e~said Ana Ruiz~. "
)
MARKUP = st.sampled_from(PIECES.split("~"))


@settings(max_examples=80, deadline=None)
@given(st.lists(MARKUP, max_size=30).map("".join), st.sampled_from([".md", ".txt", ".html"]))
def test_any_markup_gives_claims_that_are_slices_of_it(text: str, suffix: str) -> None:
    document = _read(text, suffix)
    if document is None:
        return
    seen: set[str] = set()
    for claim in claims.extract(document):
        assert 0 <= claim.sentence.start <= claim.start < claim.end <= len(document.text)
        assert claim.text == document.text[claim.start : claim.end]
        assert Claim.model_validate_json(claim.model_dump_json()).id == claim.id
        assert claim.id not in seen
        seen.add(claim.id)


def _read(text: str, suffix: str) -> claims.Document | None:
    try:
        return claims.read(text.encode("utf-8", "replace"), name=f"a{suffix}")
    except claims.ReadError:
        return None


def test_many_documents_are_read_as_each_is_alone() -> None:
    texts = ["Acme hired 50 people on 3 May 2024.", "", "It grew by 4%. It has 900 staff.", "No figure here."]
    documents = [claims.read_text(text) for text in texts]
    assert claims.extract_all(documents) == [claims.extract(document) for document in documents]
    day = datetime.date(2020, 1, 1)
    alone = claims.extract(documents[0], as_of=day, numbers="eu")
    assert claims.extract_all(documents, as_of=day, numbers="eu")[0] == alone
    assert claims.extract_all([]) == []
