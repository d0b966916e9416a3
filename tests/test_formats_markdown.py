"""Markdown: what a page makes of it, that it fits into a comment, and that an article adds nothing to it."""

import re

import pyromark
import pytest
from hypothesis import given, settings
from lxml import html

from reports.formats import render, render_many
from reports.markdown import block, code, prose
from tests import builders
from tests.builders import audit, harbour, hostile_audits
from tests.samples import RULE, example, many, rules, without_claims

LONGEST_COMMENT = 65_536
OURS = {"div", "h3", "h4", "p", "code", "pre", "strong", "blockquote", "details", "summary", "ul", "li", "b"}
OPTIONS = pyromark.Options.ENABLE_TABLES | pyromark.Options.ENABLE_STRIKETHROUGH | pyromark.Options.ENABLE_MATH
LINKED = re.compile(r"@\w|#\w|https?://|www\.\w", re.IGNORECASE)


def page(markdown: str) -> html.HtmlElement:
    shown = pyromark.html(markdown, options=OPTIONS)
    return html.fragment_fromstring(re.sub("[\x00-\x08\x0b-\x1f]", "?", shown), create_parent="div")


def elements(markdown: str) -> set[str]:
    return {element.tag for element in page(markdown).iter() if isinstance(element.tag, str)}


def left_out(things: str, report: str) -> int:
    [number] = re.findall(rf"^(\d+) {things} more, in the other reports\.$", report, re.MULTILINE)
    return int(number)


@pytest.mark.parametrize("sample", [harbour, without_claims])
def test_report(sample, snapshot):
    assert render("markdown", sample(), [RULE]) == snapshot


@pytest.mark.parametrize("sample", [example, many, harbour, without_claims])
def test_it_fits_into_a_comment(sample):
    report = render("markdown", sample(), rules())
    assert len(report) < LONGEST_COMMENT
    assert elements(report) <= OURS


def test_what_does_not_fit_is_counted():
    report = render("markdown", many(), rules())
    assert report.count("#### ") + left_out("findings", report) == len(many().findings)
    assert report.count("🔴") > 50


def test_a_hundred_articles_fit_and_a_thousand_are_counted():
    report = render_many("markdown", [many().model_copy(update={"claims": ()}) for _ in range(1000)], rules())
    assert len(report) < LONGEST_COMMENT
    assert report.count("### Tallymark") + left_out("articles", report) == 1000


@settings(deadline=None)
@given(hostile_audits())
def test_an_article_adds_nothing_to_the_page(hostile):
    report = render("markdown", hostile, rules())
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u2028-\u202e\u2066-\u206f\ufeff]", report)
    shown = page(report)
    assert {element.tag for element in shown.iter() if isinstance(element.tag, str)} <= OURS
    assert all(not element.attrib or element.attrib == {"class": "language-text"} for element in shown.iter("*"))
    assert len(shown.xpath("//comment()")) == 1
    for code_ in shown.xpath("//code"):
        code_.getparent().remove(code_)
    assert not [words for words in shown.itertext() if LINKED.search(words)]


@given(builders.hostile_text)
def test_prose_reads_as_the_words_do(words):
    shown = page(f"x {prose(words)} x")
    assert len(shown) == 1
    assert len(shown[0]) == 0
    said = "".join(shown.itertext()).replace("\u200b", "")
    assert " ".join(said.split()) == " ".join(page_text(words).split())


def page_text(words: str) -> str:
    from reports.visible import one_line

    return f"x {one_line(words)} x"


@given(builders.hostile_text)
def test_code_and_fences_hold_whatever_is_in_them(words):
    assert elements(f"x {code(words)} x") == {"div", "p", "code"}
    shown = page(f"{block(words)}\n\nafter")
    assert [element.tag for element in shown] == ["pre", "p"]


@pytest.mark.parametrize(
    ("words", "raw"),
    [
        ("**5** <b>", r"\*\*5\*\* \<b\>"),
        ("@someone #12 GH-1", "@\u200bsomeone #\u200b12 GH\u200b-1"),
        ("see https://x.example www.x.example", "see https://\u200bx.example www\u200b.x.example"),
        ("52.5% at 10:30, a-b!", "52.5% at 10:30, a-b!"),
        ("$x$ :tada: !12", r"\$x\$ \:tada: \!12"),
    ],
)
def test_only_what_would_be_read_as_markup_is_escaped(words, raw):
    assert prose(words) == raw


def test_a_bot_finds_its_comment_by_the_path():
    report = render("markdown", audit("5", "a b--><script>.md"))
    assert report.startswith("<!-- tallymark: a%20b--%3E%3Cscript%3E.md -->\n")
