"""What cannot be read is refused in one clear line."""

import os

import pytest

import claims
from claims import ReadError
from claims.readers import MAX_BYTES


def refusal(source, name=None) -> str:
    with pytest.raises(ReadError) as caught:
        claims.read(source, name=name)
    line = str(caught.value)
    assert line
    assert "\n" not in line
    return line


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "empty"),
        (b" \r\n\t", "empty"),
        (b"%PDF-1.7 \xff", "this PDF is damaged"),
        (b"PK\x03\x04....", "this DOCX is damaged"),
        (b"\x89PNG\r\n", "a PNG image"),
        (b"a\nb\n  \0c", "byte 6 (line 3) is NUL"),
        (b"one\ntwo \xe9t\xe9", "byte 8 (0xe9, line 2) is not UTF-8"),
        ("text".encode("utf-16"), "UTF-16"),
        (b'<meta charset="windows-1252"><p>\x93', "(it declares windows-1252)"),
    ],
)
def test_unreadable_bytes(data, says):
    line = refusal(data, "a.txt")
    assert line.startswith("a.txt: ")
    assert says in line


def test_missing_file_and_directory(tmp_path):
    assert "no such file" in refusal(tmp_path / "none.md")
    assert "is a directory" in refusal(tmp_path)
    assert refusal(str(tmp_path / "none.md"), name="the article").startswith("the article: ")


def test_path_that_no_file_can_have():
    assert "cannot be read" in refusal("a\0b.md")


def test_named_pipe(tmp_path):
    os.mkfifo(tmp_path / "pipe.md")
    assert "not a regular file" in refusal(tmp_path / "pipe.md")


def test_permission_denied_by_the_system(tmp_path, monkeypatch):
    path = tmp_path / "a.md"
    path.write_text("It rose 5%.")

    def refuse(*_):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("claims.readers.Path.read_bytes", refuse)
    assert "permission denied" in refusal(path)


def test_too_large_a_file_is_refused_before_it_is_read(tmp_path):
    path = tmp_path / "big.txt"
    with path.open("wb") as file:
        file.truncate(50_000_000)
    assert refusal(path) == f"{path}: 50.0 MB is more than the 20 MB that an article may have: split it"
    assert "20.0 MB" in refusal(b"a" * (MAX_BYTES + 1), "a.md")


@pytest.mark.parametrize("text", ["a\ud800b", "a\0b", "%PDF-1.4"])
def test_text_that_is_none(text):
    with pytest.raises(ReadError):
        claims.read_text(text)


@pytest.mark.parametrize(
    ("data", "format_"),
    [
        (b"It rose 5%.\n", "text"),
        (b"# Title\n\nIt rose 5%.\n", "markdown"),
        (b"See [this](https://example.org).\n", "markdown"),
        (b"\xef\xbb\xbf<!DOCTYPE html><p>It rose 5%.", "html"),
        (b"<!-- saved -->\n<html><p>It rose 5%.", "html"),
    ],
)
def test_bytes_without_a_name_are_read_by_their_content(data, format_):
    assert claims.read(data).format == format_


@pytest.mark.parametrize(
    ("suffix", "format_"), [(".md", "markdown"), (".TXT", "text"), (".htm", "html"), (".rst", "text")]
)
def test_suffix_chooses_the_reader(tmp_path, suffix, format_):
    path = tmp_path / f"article{suffix}"
    path.write_text("It rose 5%.", encoding="utf-8")
    document = claims.read(path)
    assert (document.format, document.name) == (format_, str(path))
    assert document.sha256 == claims.read(path.read_bytes(), name="b" + suffix).sha256
