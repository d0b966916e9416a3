"""Offsets and robustness of every reader, on arbitrary input."""

import unicodedata

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

import claims
from claims import Document, ReadError

# fmt: off
MARKDOWN_BITS = st.sampled_from([
    "# ", "## ", "- ", "1. ", "> ", "**", "*", "`", "[", "](http://a.b)", "![", "[^1]", "[^1]: ", "<b>", "</b>",
    "<!--", "-->", "<br>", "&amp;", "&#x1F600;", "\\*", "~~", "<div>", "61.1%", "𝟔𝟏 million", "é", "\u202e", "\u200b",
    " ", "word ", "A sentence.", "\ufeff", "\t", "    ", "- [ ] ", "<http://a.b>", "|", "|--|--|\n", "\n", "\n\n",
    "\r\n", "\r\n\r\n", "```\n", "---\n", "+++\n", "title: x\n", "date: 2024-05-06\n", "[r]: http://a.b\n",
    "{{< a >}}", "{% a %}", "<table><tr><td>", "</table>\n\n", "<sup>1</sup>", "<sup>", "</sup>", "¹ ", ".²", "10³",
])
HTML_BITS = st.sampled_from([
    "<p>", "</p>", "<div>", "</div>", "<h1>", "</h1>", "<h2 class='x'>", "<b>", "</b>", "<a href='http://a.b'>",
    "<a href='#fn1'>", "</a>", "<sup>", "</sup>", "<li id='fn1'>", "<ul>", "</ul>", "<table>", "<tr>", "<th>",
    "<td colspan=2>", "<td rowspan=3>", "</table>", "<br>", "<nav>", "</nav>", "<aside>", "<article>", "</article>",
    "<title>", "</title>", "<script>", "</script>", "<!--", "-->", "<span hidden>", "</span>", "<figcaption>",
    "<time datetime='2024-05-06'>", "&amp;", "&nbsp;", "&#x1F600;", "&notit;", "&#10;", "&", "<", "</", "<p class=\"",
    "61", ".1", "%", "𝟔𝟏 million", "é", "\u202e", " ", "\n", "\r\n", "  ", "10", "2", "[3]", "*", "¹ ", ".²",
    "A longer sentence with words in it.",
])
# fmt: on
MARKDOWN = st.lists(MARKDOWN_BITS, max_size=40).map("".join)
HTML = st.lists(HTML_BITS, max_size=60).map("".join)
TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=200)


def check_offsets(document: Document) -> None:
    """Every block lies in the file, its runs tile its text, and identical runs are the file's own characters."""
    text = document.text
    for block in document.blocks:
        assert block.text == block.text.strip() != ""
        assert 0 <= block.start < block.end <= len(text)
        assert block.runs[0].at == 0
        ends = [run.at for run in block.runs[1:]] + [len(block.text)]
        last = 0
        for run, end in zip(block.runs, ends, strict=True):
            assert run.at < end
            assert last <= run.start < run.end <= len(text)
            last = run.end
            piece, origin = block.text[run.at : end], text[run.start : run.end]
            if len(origin) == len(piece):
                raised = unicodedata.normalize("NFKC", piece)
                assert piece == origin or (piece.isspace() and origin.isspace()) or raised == origin
        for start, end in block.sentences:
            low, high = block.source(start, end)
            assert block.start <= low < high <= block.end
    for link in document.links:
        assert 0 <= link.start < link.end <= len(text)
    for mark in document.marks:
        assert 0 <= mark.start < mark.end <= len(text)


def read_or_refuse(data: bytes, name: str | None) -> Document | None:
    """The document, or None where the reader refuses it in one line."""
    try:
        return claims.read(data, name=name)
    except ReadError as error:
        if "\n" in str(error):
            raise
        return None


@given(MARKDOWN | TEXT)
@example("¹ ¹ 1. ")
def test_markdown_keeps_offsets(text: str) -> None:
    if text.strip():
        document = claims.read(text.encode(), name="a.md")
        assert document.text == text
        check_offsets(document)


@given(MARKDOWN | TEXT)
@example("|--|--|\n- ¹ word ")
def test_text_keeps_offsets_and_loses_nothing(text: str) -> None:
    document = claims.read_text(text)
    check_offsets(document)
    covered = [False] * len(text)
    for block in document.blocks:
        covered[block.start : block.end] = [True] * (block.end - block.start)
    lost = "".join(character for character, inside in zip(text, covered, strict=True) if not inside)
    assert lost.strip().removeprefix("\ufeff") == ""


@settings(deadline=None)
@given(HTML | TEXT)
def test_html_keeps_offsets(text: str) -> None:
    if text.strip():
        document = claims.read(text.encode(), name="a.html")
        assert document.text == text
        check_offsets(document)


@given(st.binary(max_size=300))
def test_arbitrary_bytes_give_a_document_or_one_line(data: bytes) -> None:
    document = read_or_refuse(data, None)
    if document:
        check_offsets(document)


@settings(deadline=None)
@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.html"])
@given(text=TEXT)
def test_every_reader_takes_any_text(name: str, text: str) -> None:
    document = read_or_refuse(text.encode(), name)
    if document:
        assert document.text == text
        check_offsets(document)
