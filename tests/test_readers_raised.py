"""Superscripts, in every format that has them: powers, the signs of notes, and the notes that begin with one."""

import pytest

import claims
from claims import Document, Manner, Role
from claims.claim import Claim

SAID = "Esk has 14 cranes.{} It took 400 ships,{} and 30 boats."
RAISED = ("<sup>1</sup>", "<sup>2</sup>")
NOTES = ("Roe, Annual Report 2021, p. 3", "Port of Esk, https://esk.example/ships")


def figures(document: Document) -> dict[str, Claim]:
    return {claim.text: claim for claim in claims.extract(document)}


def lines(start: str, separator: str = "\n\n", end: str = "") -> str:
    signs = ("¹", "²") if start == "¹" else RAISED
    return separator.join(f"{sign} {note}{end}" for sign, note in zip(signs, NOTES, strict=True))


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.md", f"# Port\n\n{SAID.format('¹', '²')}\n\n{lines('¹')}\n"),
        ("a.md", f"# Port\n\n{SAID.format('¹', '²')}\n\n{lines('¹', chr(10))}\n"),
        ("a.md", f"# Port\n\n{SAID.format(*RAISED)}\n\n{lines('<sup>')}\n"),
        ("a.md", f"# Port\n\n{SAID.format(*RAISED)}\n\n## Notes\n\n1. {NOTES[0]}\n2. {NOTES[1]}\n"),
        ("a.md", f"# Port\n\n{SAID.format('¹', '²')}\n\n## Notes\n\n1. {NOTES[0]}\n2. {NOTES[1]}\n"),
        ("a.txt", f"Port\n\n{SAID.format('¹', '²')}\n\n{lines('¹')}\n"),
        ("a.txt", f"Port\n\n{SAID.format('¹', '²')}\n\n{lines('¹', chr(10))}\n"),
        ("a.html", f"<h1>Port</h1><p>{SAID.format(*RAISED)}</p><p>{lines('<sup>', '</p><p>')}</p>"),
        ("a.html", f"<h1>Port</h1><p>{SAID.format('¹', '²')}</p><p>{lines('¹', '<br>')}</p>"),
    ],
)
def test_a_raised_number_leads_to_its_note(name: str, text: str) -> None:
    found = figures(claims.read(text.encode(), name=name))
    assert set(found) >= {"14 cranes", "400 ships", "30 boats"}
    assert not found.keys() & {"1", "2"}
    cited = [found[figure].citation for figure in ("14 cranes", "400 ships", "30 boats")]
    assert {one.manner for one in cited} == {Manner.FOOTNOTE}
    assert [one.text is not None and one.text.lstrip("¹² ") in NOTES for one in cited] == [True, True, True]
    if name != "a.html":  # whose addresses are links where they are marked up as such
        assert [one.url for one in cited] == [None, "https://esk.example/ships", "https://esk.example/ships"]


@pytest.mark.parametrize("name", ["a.md", "a.html"])
def test_a_note_is_a_footnote_without_its_sign(name: str) -> None:
    document = claims.read(f"Esk.<sup>1</sup>\n\n<p><sup>1</sup> {NOTES[0]}</p>\n".encode(), name=name)
    note = document.blocks[-1]
    assert (note.role, note.note, note.text) == (Role.FOOTNOTE, "1", NOTES[0])
    assert document.text[note.start : note.end] == NOTES[0]


@pytest.mark.parametrize("name", ["a.md", "a.html"])
def test_a_power_is_no_sign(name: str) -> None:
    text = "It covers 30 m<sup>2</sup> and 10<sup>3</sup> rooms, or 4 km².\n\n<p><sup>2</sup> Roe, Report 2021</p>\n"
    document = claims.read(text.encode(), name=name)
    assert document.marks == ()
    assert "30 m² and 10³ rooms" in document.blocks[0].text
    assert [claim.citation.manner for claim in claims.extract(document)][:3] == [Manner.NONE] * 3


def test_raised_markup_that_never_ends_costs_no_text() -> None:
    document = claims.read(b"Esk has 14 cranes<sup>1 and 3 docks.\n\nIt took 400 ships.\n", name="a.md")
    assert [block.text for block in document.blocks] == ["Esk has 14 cranes1 and 3 docks.", "It took 400 ships."]
    document = claims.read(b"| Port<sup>a</sup> | Ships |\n|--|--|\n| Esk | 40<sup>b</sup> |\n", name="a.md")
    assert [block.text for block in document.blocks] == ["Port", "Ships", "Esk", "40"]
