import datetime

import pytest

import claims
from claims import Document, Role

ARTICLE = """\
Rents rise in the north

By Ann Lee
6 May 2023

Rents rose by 8% in a year,
says the housing office.

What the office counted

The office counted 12,400 leases:

  • 3,100 for flats with two rooms
  • 900 for houses, of which
    40 are new
1. one more

Source: Housing office, 2023

See https://example.org/rents (in German).[1]

[1] Report of May 2023
"""


def shape(document: Document) -> list[tuple[str, str]]:
    return [(block.role.value, block.text) for block in document.blocks]


def test_roles():
    document = claims.read_text(ARTICLE)
    assert shape(document) == [
        ("title", "Rents rise in the north"),
        ("meta", "By Ann Lee 6 May 2023"),
        ("lead", "Rents rose by 8% in a year, says the housing office."),
        ("heading", "What the office counted"),
        ("body", "The office counted 12,400 leases:"),
        ("list", "3,100 for flats with two rooms"),
        ("list", "900 for houses, of which 40 are new"),
        ("list", "one more"),
        ("caption", "Source: Housing office, 2023"),
        ("body", "See https://example.org/rents (in German).[1]"),
        ("footnote", "Report of May 2023"),
    ]
    assert document.title == "Rents rise in the north"
    assert document.published == datetime.date(2023, 5, 6)
    assert document.blocks[-1].note == "1"
    assert {block.section for block in document.blocks[4:]} == {"What the office counted"}
    assert [link.url for link in document.links] == ["https://example.org/rents"]
    assert [document.text[mark.start : mark.end] for mark in document.marks] == ["[1]"]


def test_byline_and_date_line():
    document = claims.read_text(
        "A title\n\nBy Ann Lee\n\nPublished 6 May 2023, 10:15\n\nThe text has words.\n\nBy 2030 it will have more."
    )
    assert [role for role, _ in shape(document)] == ["title", "meta", "meta", "lead", "body"]
    assert document.published == datetime.date(2023, 5, 6)


def test_headline_byline_and_date_in_lines_without_blanks_between() -> None:
    body = "The text has words, and the office counted 12,400 leases.\n\nThen 5 more."
    document = claims.read_text(f"Rents rise in 6 towns\nDaily Post, 6 May 2023\n\n{body}")
    assert [role for role, _ in shape(document)] == ["title", "meta", "lead", "body"]
    assert (document.title, document.published) == ("Rents rise in 6 towns", datetime.date(2023, 5, 6))
    document = claims.read_text(f"Rents rise\nFlats cost more\nBy Ann Lee\nPosted on 6 May 2023\n{body}")
    assert shape(document)[:4] == [
        ("title", "Rents rise"),
        ("lead", "Flats cost more"),
        ("meta", "By Ann Lee"),
        ("meta", "Posted on 6 May 2023"),
    ]
    assert document.published == datetime.date(2023, 5, 6)
    assert [role for role, _ in shape(document)[4:]] == ["body", "body"]


def test_lines_of_wrapped_prose_are_no_headline() -> None:
    document = claims.read_text("The bridge opened to all, they say,\nMonday, 6 May 2023\n\nIt shut in May.")
    assert [role for role, _ in shape(document)] == ["body", "body"]


TABLE = """\
Rents rise

They rose everywhere:
Rents in euros
City\tRent 2022\t2023
Esk\t900\t1,000
Aar\t\t700
Source: Rent office
"""


def test_lines_with_as_many_tabs_are_rows_of_a_table() -> None:
    document = claims.read_text(TABLE)
    cells = [(block.text, block.row, block.column) for block in document.blocks if block.role is Role.TABLE]
    assert cells == [
        ("City", None, None),
        ("Rent 2022", None, None),
        ("2023", None, None),
        ("Esk", None, "City"),
        ("900", "Esk", "Rent 2022"),
        ("1,000", "Esk", "2023"),
        ("Aar", None, "City"),
        ("700", "Aar", "2023"),
    ]
    assert all(document.text[block.start : block.end] == block.text for block in document.blocks if block.row)
    assert document.blocks[-1].role is Role.CAPTION
    turned = claims.read_text("Rents\n\n\t2022\t2023\nEsk\t900\t1,000\n")
    assert [(block.text, block.row, block.column) for block in turned.blocks[-2:]] == [
        ("900", "Esk", "2022"),
        ("1,000", "Esk", "2023"),
    ]
    words = claims.read_text("Esk\n\nMayor\tAnn Lee\nParty\tGreens\nSeats\t40\n")
    assert (words.blocks[-1].row, words.blocks[-1].column) == ("Seats", None)
    pairs = claims.read_text("Esk\n\nFlats\t900\nHouses\t1,000\n")
    assert [(block.text, block.row, block.column) for block in pairs.blocks[1:]] == [
        ("Flats", None, None),
        ("900", "Flats", None),
        ("Houses", None, None),
        ("1,000", "Houses", None),
    ]


@pytest.mark.parametrize(
    "lines",
    [
        "\tThe first line is indented.\n\tThe second is as well.",
        "1.\tFlats cost 900.\n2.\tHouses cost 1,000.",
        "Flats\t900",
        "Flats\t900\nHouses\t\t1,000",
        f"Ann:\t{'rents rose ' * 20}\nRoe:\tthey fell",
    ],
)
def test_other_lines_with_tabs_are_no_table(lines: str) -> None:
    assert Role.TABLE not in [block.role for block in claims.read_text(f"Rents\n\n{lines}\n\nThey rose.").blocks]


def test_one_sentence_is_body_whatever_it_looks_like():
    for text in [
        "75ml",
        "I want two meters of cotton for £2,000",
        "- 5 dogs",
        "1. five dogs",
        " 100% ",
        "Figure 1: 5 dogs",
    ]:
        (block,) = claims.read_text(text).blocks
        assert (block.role, block.text) == (Role.BODY, text.strip())


def test_crlf_and_folded_lines_keep_offsets():
    text = "A title\r\n\r\nIt rose by\r\n   12% to\r\n𝟙 40.\r\n"
    document = claims.read_text(text)
    block = document.blocks[1]
    assert block.text == "It rose by 12% to 𝟙 40."
    for figure in ("12%", "40"):
        start = block.text.index(figure)
        low, high = block.source(start, start + len(figure))
        assert text[low:high] == figure
    low, high = block.source(block.text.index("by"), block.text.index("12%") + 3)
    assert text[low:high] == "by\r\n   12%"


def test_byte_order_mark_counts_in_offsets_and_is_in_no_block():
    document = claims.read("\ufeffIt rose 5%.".encode(), name="a.txt")
    assert document.text[0] == "\ufeff"
    assert document.blocks[0].text == "It rose 5%."
    assert document.blocks[0].start == 1


def test_long_lines_are_paragraphs_of_their_own():
    long = (
        "The office counted many leases in the year, and it says that the count "
        + "will rise " * 6
        + "in the next five."
    )
    document = claims.read_text(f"Title line\n{long}\nWhat next\n{long}\nShort end.")
    assert shape(document) == [
        ("title", "Title line"),
        ("lead", long),
        ("heading", "What next"),
        ("body", long),
        ("body", "Short end."),
    ]


def test_a_wrapped_line_that_begins_with_a_number_is_no_list():
    document = claims.read_text("A title\n\nThe number of houses rose to\n38. flats and other things\nwere built too.")
    assert [block.role for block in document.blocks] == [Role.TITLE, Role.LEAD]


def test_empty_text_has_no_blocks():
    assert claims.read_text("").blocks == ()
    assert claims.read_text(" \n ").blocks == ()
