"""Changes to a registry leave everything else as it stands, and never leave one that cannot be read."""

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sources import Figure, RegistryError, Source, load
from sources.editing import change, entry, put
from sources.registry import parse

COMMENTED = """\
# Our sources

[[source]]   # the first
id = "a"  # never changes
title = 'A'   # the title
url = "http://a.example/"   # where it was
# its figures

[[source.figure]]
metric = "m"  # as in the table
value = "3"

[[source]]
id = "b"
title = "B"
# the end
"""


def test_a_source_is_added_at_the_end_and_all_else_stays() -> None:
    changed = put(COMMENTED, Source(id="c", title='The "C"', url="http://c.example/", aliases=("C1", "C2")))
    assert changed == COMMENTED + (
        '\n[[source]]\nid = "c"\ntitle = "The \\"C\\""\naliases = ["C1", "C2"]\nURL = "http://c.example/"\n'
    )


def test_an_update_changes_the_fields_that_differ_and_keeps_comments_and_figures() -> None:
    changed = put(COMMENTED, Source(id="a", title="A2", url="http://a2.example/", publisher="P"), update=True)
    assert changed == COMMENTED.replace("title = 'A'", 'title = "A2"').replace(
        'url = "http://a.example/"   # where it was\n# its figures\n\n',
        'url = "http://a2.example/"   # where it was\n# its figures\npublisher = "P"\n\n',
    )
    assert put(COMMENTED, Source(id="b", title="B"), update=True) == COMMENTED


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("", '[[source]]\nid = "c"\ntitle = "C"\n'),
        ("# mine", '# mine\n\n[[source]]\nid = "c"\ntitle = "C"\n'),
        ("# mine\r\n", '# mine\r\n\r\n[[source]]\r\nid = "c"\r\ntitle = "C"\r\n'),
    ],
)
def test_the_text_breaks_its_lines_as_before(text: str, wanted: str) -> None:
    assert put(text, Source(id="c", title="C")) == wanted


def test_an_id_is_not_taken_twice() -> None:
    with pytest.raises(RegistryError, match=r"s\.toml: source 'a' is there already"):
        put(COMMENTED, Source(id="a", title="A"), name="s.toml")


def test_an_alias_is_not_taken_twice() -> None:
    text = put("", Source(id="a", title="A", aliases=("The Blue Book",)))
    with pytest.raises(RegistryError, match="alias 'Blue Book' names 'a' too"):
        put(text, Source(id="b", title="B", aliases=("Blue Book",)))


@pytest.mark.parametrize("update", [False, True])
def test_a_list_of_inline_tables_is_not_broken(update: bool) -> None:
    text = 'source = [{id = "a", title = "A"}]\n'
    new = Source(id="a" if update else "b", title="B")
    try:
        changed = put(text, new, update=update)
    except RegistryError:
        return
    assert parse(changed).by_id[new.id].title == "B"


def test_every_source_of_the_example_is_written_as_it_is(checkout: Path) -> None:
    for source in load(checkout / "examples" / "chinese-ai" / "sources.toml"):
        assert parse(entry(source)).sources == (source,)


TEXTS = st.text(min_size=1).filter(lambda text: any(sign.isalnum() for sign in text)).map(lambda text: f"x{text}")


@given(st.builds(Source, id=st.just("n"), title=TEXTS, publisher=st.none() | TEXTS, note=st.none() | TEXTS))
def test_any_text_of_a_source_is_kept(source: Source) -> None:
    changed = put(COMMENTED, source)
    assert parse(changed).by_id["n"] == source
    again = put(changed, source.model_copy(update={"title": "y" + source.title}), update=True)
    assert again.startswith(COMMENTED)
    assert parse(again).by_id["n"].title == "y" + source.title


def test_a_figure_is_kept_with_its_digits() -> None:
    figures = (Figure(metric="m", low="1.10", high="2.20", unit="percent", read_on="2024-01-02", modality="forecast"),)
    source = Source(id="a", title="A", figures=figures)
    assert parse(entry(source)).sources == (source,)
    assert "low = 1.10\n" in entry(source)


def test_a_file_is_made_and_changed_with_its_byte_order_mark_and_its_mode(tmp_path: Path) -> None:
    path = tmp_path / "sources.toml"
    assert len(change(path, lambda text: put(text, Source(id="a", title="A")))) == 1
    path.write_bytes(b"\xef\xbb\xbf" + COMMENTED.encode())
    path.chmod(0o640)
    link = tmp_path / "link.toml"
    link.symlink_to(path)
    assert len(change(link, lambda text: put(text, Source(id="c", title="C")))) == 3
    assert link.is_symlink()
    assert path.read_bytes().startswith(b"\xef\xbb\xbf# Our sources\n")
    assert path.stat().st_mode & 0o777 == 0o640
    assert sorted(os.listdir(tmp_path)) == ["link.toml", "sources.toml"]


@pytest.mark.parametrize("text", [COMMENTED + "x", COMMENTED + "x = 1\n"])
def test_a_registry_that_cannot_be_read_is_left_as_it_is(tmp_path: Path, text: str) -> None:
    path = tmp_path / "sources.toml"
    path.write_text(text)
    with pytest.raises(RegistryError, match=r"sources\.toml:"):
        change(path, lambda text: put(text, Source(id="c", title="C"), name=str(path)))
    assert path.read_text() == text


def test_a_folder_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(RegistryError, match="No such file or directory; the registry cannot be written"):
        change(tmp_path / "no" / "sources.toml", lambda text: put(text, Source(id="c", title="C")))
