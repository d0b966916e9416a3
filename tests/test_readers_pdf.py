"""PDF: pages into paragraphs, rows and headings, without the furniture of the page; of the damaged, one clear line."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import claims
from benchmarks.documents import pdf
from claims import ReadError
from claims.document import Role
from claims.readers import pdf as reader

PAGES = (
    (
        *(
            "Esk Port Yearbook",
            "Traffic",
            "",
            "In 2024 the port handled 4.2 million boxes, which is 12% more than in the",
        ),
        *("year before, and employed about 1,900 people in its three termi-", "nals and in its offices."),
        *("The harbour master said that 61.1% of the", "Annual report", "1"),
    ),
    (
        *("Esk Port Yearbook", "ships came from Asia and 20.9% from Europe.", "", "Table 1: Ships by flag"),
        *("Flag 2022 2023 2024", "Norway 112 120 131", "Panama 301 (288) n/a", "", "• 14 cranes were bought"),
        *("• 3 were sold", "Annual report", "2"),
    ),
    ("Esk Port Yearbook", "Outlook", "The board expects 5 million boxes by 2030.", "Annual report", "3"),
)


@pytest.fixture(scope="module")
def document() -> claims.Document:
    return claims.read(pdf(PAGES, "The port (in figures)"), name="yearbook.pdf")


def test_paragraphs_go_on_over_lines_and_pages(document: claims.Document):
    prose = [block.text for block in document.blocks if block.role is Role.BODY]
    assert prose[0].startswith("In 2024 the port handled 4.2 million boxes, which is 12% more than in the year before")
    assert prose[0].endswith("in its three terminals and in its offices.")
    assert prose[1] == "The harbour master said that 61.1% of the ships came from Asia and 20.9% from Europe."


def test_what_every_page_repeats_is_no_text(document: claims.Document):
    shown = " ".join(block.text for block in document.blocks)
    assert "Yearbook" not in shown
    assert "Annual report" not in shown
    assert [block.text for block in document.blocks if block.role is Role.HEADING] == ["Traffic", "Outlook"]
    assert "3" not in {claim.text for claim in claims.extract(document) if claim.where.role is Role.BODY}


def test_a_row_of_numbers_has_a_label_and_the_years_over_it(document: claims.Document):
    cells = {(block.row, block.column): block.text for block in document.blocks if block.role is Role.TABLE}
    assert cells["Norway", "2023"] == "120"
    assert cells["Panama", "2023"] == "(288)"
    assert cells["Panama", "2024"] == "n/a"


def test_pages_are_the_locators(document: claims.Document):
    assert document.format == "pdf"
    assert document.title == "The port (in figures)"
    pages = {claim.text: document.page(claim.start) for claim in claims.extract(document)}
    assert pages["61.1%"] == 1
    assert pages["20.9%"] == 2
    assert pages["5 million boxes"] == 3
    assert claims.read_text("61.1% of ships").page(0) is None


def test_offsets_point_into_the_text_of_the_pages(document: claims.Document):
    for claim in claims.extract(document):
        assert document.text[claim.start : claim.end] == claim.text


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"%PDF-1.7 \xff", "damaged"),
        (pdf([["x"]])[:200], "damaged"),
        (pdf([[""], [""]]), "no page of this PDF has text"),
    ],
)
def test_a_pdf_that_cannot_be_read_is_refused_in_one_line(data: bytes, says: str):
    with pytest.raises(ReadError) as caught:
        claims.read(data, name="a.pdf")
    assert str(caught.value).startswith("a.pdf: ")
    assert says in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_locked_pdf_is_said_to_be_one():
    import io

    from pypdf import PdfWriter

    writer = PdfWriter(clone_from=io.BytesIO(pdf([["In 2024 it was 5%."]])))
    writer.encrypt("secret", algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    with pytest.raises(ReadError, match="encrypted: save it without a password"):
        claims.read(out.getvalue(), name="a.pdf")


def test_too_many_pages_are_refused(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(reader, "MOST_PAGES", 2)
    with pytest.raises(ReadError, match="3 pages are more than 2"):
        claims.read(pdf(PAGES), name="a.pdf")


def test_too_much_text_is_refused(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(reader, "MOST_CHARACTERS", 100)
    with pytest.raises(ReadError, match="more than 100 characters"):
        claims.read(pdf(PAGES), name="a.pdf")


WHOLE = pdf(PAGES)


def outcome(data: bytes) -> str:
    """The text that is read, or why none is."""
    try:
        return claims.read(data, name="a.pdf").text
    except ReadError as error:
        return f"refused: {error}"


@settings(max_examples=60, deadline=5_000)
@given(st.lists(st.tuples(st.integers(0, len(WHOLE) - 1), st.integers(0, 255)), min_size=1, max_size=20))
def test_a_damaged_pdf_is_read_or_refused(damage: list[tuple[int, int]]):
    data = bytearray(WHOLE)
    for at, byte in damage:
        data[at] = byte
    if not data.startswith(b"%PDF-"):
        return
    text = outcome(bytes(data))
    assert text
    assert not text.startswith("refused") or "\n" not in text
