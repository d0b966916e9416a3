"""The index of passages: found by their words, with their place; made anew where it is damaged or stale."""

import datetime
import sqlite3
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import claims
from benchmarks.documents import pdf
from sources.errors import ShelfError
from sources.shelf import Copy, Shelf
from sources.shelf import passages as module
from sources.shelf.passages import Passages, indexed

PAGES = (
    ("Traffic", "In 2024 the port of Esk handled 4.2 million boxes.", "It employed 1,900 people."),
    ("Flag 2023 2024", "Norway 120 131", "Panama 288 290"),
    ("Outlook", "The board expects 5 million boxes by 2030. " * 30),
)


def copy_of(data: bytes, shelf: Shelf, source: str = "port") -> Copy:
    at = datetime.datetime(2025, 3, 2, tzinfo=datetime.UTC)
    return Copy(source=source, url="u", final_url="u", fetched=at, status=200, size=len(data), sha256=shelf.put(data))


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    return Shelf(tmp_path / "shelf")


@pytest.fixture
def copy(shelf: Shelf) -> Copy:
    return copy_of(pdf(PAGES), shelf)


def test_a_passage_is_found_by_its_words_and_knows_its_page(copy: Copy, shelf: Shelf, tmp_path: Path):
    index, troubles = indexed([copy], shelf, tmp_path / "p.db")
    with index:
        assert troubles == {}
        best = index.search(copy.sha256, ["boxes", "handling", "Esk"])[0]
        assert "4.2 million boxes" in best.text
        assert best.locator == "p. 1"
        row = index.search(copy.sha256, ["Norway"])[0]
        assert (row.text, row.locator) == ("120 131", "p. 2")
        assert index.search(copy.sha256, ["zebra"]) == []
        assert index.search(copy.sha256, []) == []
        assert index.search("0" * 64, ["boxes"]) == []


def test_whether_a_document_has_a_word_is_known_without_its_passages(copy: Copy, shelf: Shelf, tmp_path: Path) -> None:
    index, _ = indexed([copy], shelf, tmp_path / "p.db")
    with index:
        assert index.has(copy.sha256, ["1,900", "zebra"])
        assert not index.has(copy.sha256, ["1,901"])
        assert not index.has(copy.sha256, ["900,1"])
        assert not index.has(copy.sha256, [])
        assert not index.has("0" * 64, ["1,900"])


def test_a_passage_is_a_document_whose_figures_are_read(copy: Copy, shelf: Shelf, tmp_path: Path):
    index, _ = indexed([copy], shelf, tmp_path / "p.db")
    with index:
        row = index.search(copy.sha256, ["Norway"])[0].document("port")
    cells = {claim.text: (claim.where.row, claim.where.column) for claim in claims.extract(row)}
    assert cells["131"] == ("Norway", "2024")


def test_long_prose_is_cut_between_sentences(copy: Copy, shelf: Shelf, tmp_path: Path):
    index, _ = indexed([copy], shelf, tmp_path / "p.db")
    with index:
        found = index.search(copy.sha256, ["outlook", "board", "2030"], most=50)
    assert len(found) > 1
    assert all(len(passage.text) <= 700 for passage in found)
    assert all(passage.text.rstrip().endswith(".") for passage in found if "board" in passage.text)


def test_documents_are_kept_apart(copy: Copy, shelf: Shelf, tmp_path: Path):
    other = copy_of(b"The port of Esk handled 9 million boxes in 1990.", shelf, "other")
    index, _ = indexed([copy, other], shelf, tmp_path / "p.db")
    with index:
        assert all("9 million" not in found.text for found in index.search(copy.sha256, ["boxes"]))
        assert "9 million" in index.search(other.sha256, ["boxes"])[0].text


@pytest.mark.parametrize("harm", ["garbage", "cut", "form", "empty"])
def test_an_index_that_is_no_use_is_made_anew(copy: Copy, shelf: Shelf, tmp_path: Path, harm: str):
    path = tmp_path / "p.db"
    indexed([copy], shelf, path)[0].close()
    data = path.read_bytes()
    if harm == "garbage":
        path.write_bytes(b"no database " * 1000)
    elif harm == "cut":
        path.write_bytes(data[: len(data) // 2])
    elif harm == "form":
        with sqlite3.connect(path) as db:
            db.execute("PRAGMA user_version = 99")
        db.close()
    else:
        path.write_bytes(b"")
    index, troubles = indexed([copy], shelf, path)
    with index:
        assert troubles == {}
        assert index.search(copy.sha256, ["boxes"])


def test_what_is_indexed_is_not_read_again(copy: Copy, shelf: Shelf, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    indexed([copy], shelf, tmp_path / "p.db")[0].close()
    monkeypatch.setattr(module, "document", lambda *_: pytest.fail("read again"))
    indexed([copy], shelf, tmp_path / "p.db")[0].close()


def test_a_document_that_cannot_be_read_costs_only_itself(copy: Copy, shelf: Shelf, tmp_path: Path):
    bad = copy_of(b"%PDF-1.4 nonsense", shelf, "bad")
    missing = copy.model_copy(update={"sha256": "1" * 64, "source": "missing"})
    index, troubles = indexed([bad, missing, copy], shelf, tmp_path / "p.db")
    with index:
        assert list(troubles) == ["bad", "missing"]
        assert all("\n" not in str(trouble) for trouble in troubles.values())
        assert index.search(copy.sha256, ["boxes"])


def test_an_index_that_cannot_be_made_is_one_line(tmp_path: Path):
    (tmp_path / "file").write_text("x")
    with pytest.raises(ShelfError, match="cannot be made"):
        Passages(tmp_path / "file" / "p.db")


@given(st.lists(st.text(max_size=20), max_size=6))
def test_any_words_are_a_query(tmp_path_factory: pytest.TempPathFactory, words: list[str]):
    with Passages(tmp_path_factory.getbasetemp() / "any.db") as index:
        if not index.holds("a"):
            index.add("a", claims.read_text("The port handled 4.2 million boxes."))
        assert isinstance(index.search("a", words), list)
