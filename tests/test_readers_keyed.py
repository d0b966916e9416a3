"""Citations by key in Markdown: marks of their sources, and no text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

import claims
from claims import Manner
from claims.readers.keyed import keys
from tests.test_readers_offsets import check_offsets

BITS = st.sampled_from(["[", "]", "@", "-@", "roe2021", "{", "}", ";", ",", " ", "p. 33", "a", "(", "\n", "[@x1]"])


def cited(text: str) -> dict[str, str | None]:
    document = claims.read(text.encode(), name="a.md")
    found = claims.extract(document)
    assert all(claim.citation.manner in (Manner.FOOTNOTE, Manner.NONE) for claim in found)
    return {claim.text: claim.citation.text for claim in found}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Esk has 14 cranes [@roe2021].", {"14 cranes": "[@roe2021]"}),
        ("Esk has 14 cranes. [@roe2021]", {"14 cranes": "[@roe2021]"}),
        (
            "Esk has 14 cranes [@roe2021, pp. 33-35, chap. 3] and 9 docks [see @moe:2020; -@doe99].",
            {"14 cranes": "[@roe2021, pp. 33-35, chap. 3]", "9 docks": "[see @moe:2020; -@doe99]"},
        ),
        ("It has 14 cranes [@roe2021, 3] and 9 docks [@roe2021, 7].",
            {"14 cranes": "[@roe2021, 3]", "9 docks": "[@roe2021, 7]"}),
        ("As @roe2021 [p. 40] shows, Esk has 14 cranes.", {"14 cranes": "@roe2021 [p. 40]"}),
        ("As @roe2021 shows, Esk has 14 cranes.", {"14 cranes": "@roe2021"}),
        ("As @nytimes wrote, or jo@esk2.example, Esk has 14 cranes.", {"14 cranes": None}),
        ("Esk has 14 cranes [@roe2021](https://esk.example/cranes).", {"14 cranes": "@roe2021"}),
    ],
)  # fmt: skip
def test_a_figure_is_cited_by_the_key_beside_it(text: str, expected: dict[str, str | None]) -> None:
    assert cited(text) == expected


def test_brackets_are_no_text() -> None:
    document = claims.read(b"Esk has 14 cranes [@roe2021, p. 33] and 9 docks. [@doe99]\n\n[@doe99]\n", name="a.md")
    assert [block.text for block in document.blocks] == ["Esk has 14 cranes and 9 docks."]
    assert [document.text[mark.start : mark.end] for mark in document.marks][:2] == ["[@roe2021, p. 33]", "[@doe99]"]


def test_other_formats_have_no_keys() -> None:
    document = claims.read(b"Esk has 14 cranes [@roe2021].", name="a.txt")
    assert document.blocks[0].text == "Esk has 14 cranes [@roe2021]."
    assert document.marks == ()


def test_the_keys_of_a_citation_come_in_its_order() -> None:
    assert keys("see @roe2021, p. 3; -@{doe/99}; @a.b:c. jo@acme.example") == ["roe2021", "doe/99", "a.b:c"]


@given(st.lists(BITS, max_size=30).map("".join))
def test_any_brackets_keep_the_offsets(text: str) -> None:
    if text.strip():
        check_offsets(claims.read(text.encode(), name="a.md"))
