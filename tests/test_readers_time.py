"""Nasty files are read in linear time: a file ten times as long may not take much more than ten times as long."""
# ruff: noqa: E501 (rows of markup)

import subprocess
import sys
import time

import pytest

import claims

NASTY = {
    "a.html": [
        "<div>", "<a ", "<a <", "<a href=x>", "<a href='#fn1'>1", "<sup>1", "<p>", "<p>a", "<b>a", "<table><tr><td>", "<ul><li>",
        "</p>", "<b><div>", "&amp;", "&#", "<!--", "a<br>", "<article>x", "<nav>", "<h1>a", "<div class='related'>a", "<span hidden>",
        "<sup><div>", "<title>", "<dl><dt>a<dd>b", "<td rowspan=100>5<tr>", "<td colspan=99>5", "<form><h1>x", "<li id=fn1>x",
    ],
    "a.md": [
        "> ", "[a](", "*", "**a ", "`", "[", "- ", "# a\n", "a\n\n", "|a|b|\n|-|-|\n", "[^1]", "![a](b)", "<div>\n", "\\*", "é ",
        "---\n", "+++\n", "<a ", "[a]: b\n", "http://a.b ", "* a\n", "<!--", "{{< ", "{%", "\r\nx", "[^a]: b\n\n", "<b>a</b> ",
    ],
    "a.txt": ["a\n\n", "- a\n", "a\n", "  ", "\n", "1", "[1] a\n\n", "http://a.b/((", "\t ", "By ", "Figure 1: ", ". ", "2024-", "\r"],
}  # fmt: skip


@pytest.mark.parametrize(("name", "piece"), [(name, piece) for name, pieces in NASTY.items() for piece in pieces])
def test_nasty_input_is_linear(name, piece):
    def seconds(size: int) -> float:
        data = (piece * (size // len(piece)) + " end").encode()
        begin = time.process_time()
        document = claims.read(data, name=name)
        for block in document.blocks:
            assert block.sentences
        return time.process_time() - begin

    seconds(1_000)
    short = min(seconds(10_000), seconds(10_000))
    assert seconds(100_000) < max(0.5, 25 * short)


@pytest.mark.parametrize(
    "page",
    ["<div>" * 100_000 + "<p>It rose 5%.", "<p>It rose 5%.</p>" + "<a " * 333_000, "<p>It rose 5%.</p>" + "<a <" * 250_000, "<p " + "a=1 " * 250_000 + ">It rose 5%."],
    ids=["nested", "unclosed", "unclosed-twice", "attributes"],
)  # fmt: skip
def test_a_megabyte_of_broken_markup(page):
    begin = time.process_time()
    document = claims.read(page.encode(), name="a.html")
    assert [block.text for block in document.blocks] == ["It rose 5%."]
    assert time.process_time() - begin < 3


@pytest.mark.parametrize("name", ["a.txt", "a.md"])
def test_a_megabyte_of_prose(name):
    paragraph = "The office counted 12,400 leases in 2023 — that is 3.5% more than the year before, said Mr. Lee. " * 6
    data = (f"{paragraph}\n\n" * 1700).encode()
    begin = time.process_time()
    assert len(claims.read(data, name=name).blocks) == 1700
    assert time.process_time() - begin < 1


def test_text_and_markdown_load_nothing_for_pages():
    code = "import sys, claims.readers; print([m for m in ('trafilatura', 'lxml', 'htmldate') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60)
    assert done.stdout.strip() == "[]"
