"""CSV: cells with their labels, whatever parts and quotes them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

import claims
from claims.document import Role


def cells(text: str, name: str = "port.csv") -> dict[tuple[str | None, str | None], str]:
    document = claims.read(text.encode(), name=name)
    assert all(block.role is Role.TABLE for block in document.blocks)
    return {(block.row, block.column): block.text for block in document.blocks}


@pytest.mark.parametrize(
    "text",
    [
        "Flag,2023,2024\nNorway,120,131\nPanama,288,290\n",
        "Flag;2023;2024\r\nNorway;120;131\r\nPanama;288;290",
        "Flag\t2023\t2024\nNorway\t120\t131\nPanama\t288\t290\n",
        '"Flag","2023","2024"\n"Norway","120","131"\n"Panama","288","290"\n',
        "\ufeffFlag,2023,2024\nNorway,120,131\nPanama,288,290\n",
    ],
)
def test_cells_have_the_labels_of_their_row_and_column(text: str):
    found = cells(text)
    assert found["Norway", "2024"] == "131"
    assert found["Panama", "2023"] == "288"


def test_quotes_hold_delimiters_breaks_and_quotes():
    found = cells('Port,Boxes\n"Esk, ""the old""\nport","4,200,000"\n')
    assert found['Esk, "the old" port', "Boxes"] == "4,200,000"


def test_offsets_point_into_the_file():
    text = 'Port,Boxes,Share\n"Esk ""B""","4,200,000",61.1%\n'
    document = claims.read(text.encode(), name="a.csv")
    found = list(claims.extract(document))
    assert {"4,200,000", "61.1%"} <= {claim.text for claim in found}
    assert all(document.text[claim.start : claim.end] == claim.text for claim in found)


@given(st.text(alphabet='a1,;"\n\r\t |', max_size=80).filter(lambda text: text.strip(" \n\r\t")))
def test_any_text_is_read(text: str):
    document = claims.read(text.encode(), name="a.csv")
    for block in document.blocks:
        assert block.text
        assert 0 <= block.start < block.end <= len(document.text)
