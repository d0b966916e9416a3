"""DOCX: paragraphs, headings, lists and tables in their order; whatever is damaged or hostile, one clear line."""

import io
import zipfile

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import claims
from claims import ReadError
from claims.document import Role
from claims.readers import docx as reader


def made() -> bytes:
    """A Word document of every kind of part."""
    document = docx.Document()
    document.add_heading("The port in figures", 0)
    document.add_paragraph("The port moved 4.2 million boxes in 2024, up 12%.")
    document.add_heading("Ships", 1)
    document.add_paragraph("About 1,900 people work there.")
    table = document.add_table(rows=3, cols=3)
    for row, cells in zip(
        table.rows, (("Flag", "2023", "2024"), ("Norway", "120", "131"), ("All", "560", "")), strict=True
    ):
        for cell, text in zip(row.cells, cells, strict=True):
            cell.text = text
    table.cell(2, 1).merge(table.cell(2, 2))
    document.add_paragraph("14 cranes were bought", style="List Bullet")
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


WHOLE = made()


@pytest.fixture(scope="module")
def document() -> claims.Document:
    return claims.read(WHOLE, name="port.docx")


def test_parts_keep_their_order_and_their_roles(document: claims.Document):
    assert document.format == "docx"
    assert document.title == "The port in figures"
    assert [(block.role, block.text) for block in document.blocks if block.role is not Role.TABLE] == [
        (Role.TITLE, "The port in figures"),
        (Role.LEAD, "The port moved 4.2 million boxes in 2024, up 12%."),
        (Role.HEADING, "Ships"),
        (Role.BODY, "About 1,900 people work there."),
        (Role.LIST, "14 cranes were bought"),
    ]
    assert next(block.section for block in document.blocks if block.role is Role.LIST) == "Ships"


def test_cells_have_their_labels_and_a_merged_one_is_one(document: claims.Document):
    cells = [(block.row, block.column, block.text) for block in document.blocks if block.role is Role.TABLE]
    assert ("Norway", "2024", "131") in cells
    assert [text for row, _, text in cells if row == "All"] == ["560"]


def test_offsets_point_into_the_text_taken_out(document: claims.Document):
    texts = {claim.text for claim in claims.extract(document)}
    assert {"4.2 million boxes", "12%", "14 cranes"} <= texts
    for claim in claims.extract(document):
        assert document.text[claim.start : claim.end] == claim.text


def outcome(data: bytes) -> str:
    """The text that is read, or why none is."""
    try:
        return claims.read(data, name="a.docx").text
    except ReadError as error:
        return f"refused: {error}"


def archive(parts: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        for name, data in parts.items():
            file.writestr(name, data)
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"PK\x03\x04....", "damaged"),
        (WHOLE[:-200], "damaged"),
        (archive({"mimetype": b"application/epub+zip"}), "no Word document"),
        (archive({"word/document.xml": b"<a/>"}), "damaged"),
    ],
)
def test_an_archive_that_cannot_be_read_is_refused_in_one_line(data: bytes, says: str):
    with pytest.raises(ReadError) as caught:
        claims.read(data, name="a.docx")
    assert str(caught.value).startswith("a.docx: ")
    assert says in str(caught.value)
    assert "\n" not in str(caught.value)


def test_an_archive_that_unpacks_to_too_much_is_not_unpacked(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(reader, "MOST_BYTES", 1_000_000)
    with pytest.raises(ReadError, match="unpacks to 2 MB"):
        claims.read(archive({"word/document.xml": b" " * 2_000_000}), name="bomb.docx")


def test_an_empty_one_has_nothing_to_check():
    out = io.BytesIO()
    docx.Document().save(out)
    with pytest.raises(ReadError, match="has no text"):
        claims.read(out.getvalue(), name="a.docx")


def test_entities_are_not_expanded():
    with zipfile.ZipFile(io.BytesIO(WHOLE)) as file:
        parts = {name: file.read(name) for name in file.namelist()}
    body = parts["word/document.xml"].decode()
    start = body.index("<w:document")
    laughs = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
    parts["word/document.xml"] = (
        body[:start] + f'<!DOCTYPE d [<!ENTITY a0 "ha">{laughs}]>' + body[start:].replace("About", "&a9;", 1)
    ).encode()
    text = outcome(archive(parts))
    assert text.startswith("refused") or len(text) < 10_000


@settings(max_examples=40, deadline=5_000)
@given(st.lists(st.tuples(st.integers(4, len(WHOLE) - 1), st.integers(0, 255)), min_size=1, max_size=20))
def test_a_damaged_one_is_read_or_refused(damage: list[tuple[int, int]]):
    data = bytearray(WHOLE)
    for at, byte in damage:
        data[at] = byte
    text = outcome(bytes(data))
    assert text
    assert not text.startswith("refused") or "\n" not in text
