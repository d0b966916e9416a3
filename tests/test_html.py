"""The page: complete by itself, the same every time, readable by everyone; an article cannot write into it."""

import os
import re
import subprocess
import sys
from collections import Counter
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from claims import Interval, Kind, Manner, Role
from reports.audit import Audit, Mark, Piece, Severity, Term
from reports.formats import render, render_many
from reports.html.numberline import bars
from reports.html.passages import shown
from reports.visible import visible
from sources import Citation, Source
from tests.builders import audit, finding, harbour, hostile_audits, place, quantity, record

STYLE = (Path(__file__).parents[1] / "reports" / "html" / "style.css").read_text()
VOID = {"meta", "link", "input"}
SHAPES = {"line", "rect", "circle"}
TAGS = VOID | SHAPES | {
    "html", "head", "title", "style", "body", "a", "nav", "div", "span", "main", "article", "header", "svg", "h1",
    "h2", "h3", "h4", "h5", "h6", "p", "code", "bdi", "ul", "li", "section", "b", "q", "mark", "details", "summary",
    "dl", "dt", "dd", "fieldset", "legend", "label", "table", "tr", "td", "footer",
}  # fmt: skip
ATTRIBUTES = {
    "lang", "charset", "name", "content", "http-equiv", "rel", "href", "class", "id", "aria-label", "aria-hidden",
    "role", "viewbox", "height", "width", "x", "y", "x1", "y1", "x2", "y2", "cx", "cy", "r", "type", "checked", "dir",
    "tabindex",
}  # fmt: skip


class Page(HTMLParser):
    """A page taken apart; it refuses tags that are not closed in order, and whatever the templates do not write."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[tuple[str, dict[str, str | None]]] = []
        self.counts: Counter[str] = Counter()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.texts: dict[str, list[str]] = {}
        self.feed(html)
        self.close()
        assert self.open == []
        assert len(self.ids) == len(set(self.ids))
        assert {link[1:] for link in self.links if link.startswith("#")} <= set(self.ids)

    def handle_starttag(self, tag, attrs):
        assert tag in TAGS
        self.counts[tag] += 1
        for name, value in attrs:
            assert name in ATTRIBUTES
            if name == "id":
                self.ids.append(value)
            if name == "href":
                assert re.match(r"#[\w-]+$|https?://|data:image/svg\+xml,", value)
                self.links.append(value)
        if tag not in VOID and tag not in SHAPES:
            self.open.append((tag, dict(attrs)))

    def handle_startendtag(self, tag, attrs):
        assert tag in SHAPES
        self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag):
        assert self.open.pop()[0] == tag

    def handle_data(self, data):
        for _, attributes in self.open:
            for name in (attributes.get("class") or "").split():
                self.texts.setdefault(name, []).append(data)

    def handle_comment(self, data):
        raise AssertionError(f"a comment: {data}")

    def unknown_decl(self, data):
        raise AssertionError(f"a declaration: {data}")

    handle_pi = unknown_decl

    def text(self, name: str) -> str:
        """All text inside elements of a class."""
        return "".join(self.texts.get(name, []))


def body(html: str) -> str:
    return html[html.index("<body>") :]


def test_page(snapshot):
    assert body(render("html", harbour())) == snapshot


def test_page_says_what_it_must():
    page = Page(render("html", harbour()))
    assert page.counts["h1"] == 1
    assert page.text("verdict").strip().startswith("One error, one warning and one note.")
    assert "48% allows [47.5, 48.5]" in page.text("sum")
    assert page.text("primary").count("48%") == 2
    assert "more than 52.5%" in page.text("other")
    assert page.counts["mark"] == 5
    assert "Allows(52.5, ∞)" in page.text("record").replace("\n", "")
    assert page.text("record").count("In this article(52.5, 53)") == 1
    assert page.counts["dl"] == 7 + 1
    assert "1.234 tonnes" in page.text("plain")
    assert "14 cranes, two listed" in page.text("fold")
    assert "unsourced-claim: 2 notes on sourcing" in page.text("fold")
    assert "https://port.example/2024.pdf" in page.links


@pytest.mark.parametrize(
    ("severities", "verdict"),
    [
        ([], "No figure was seen to disagree with another."),
        ([Severity.ERROR], "One error."),
        ([Severity.WARNING, Severity.ERROR, Severity.WARNING], "One error and two warnings."),
        ([Severity.NOTE] * 12, "12 notes."),
    ],
)
def test_verdict(severities, verdict):
    one = record("5 mills", "5 mills", quantity("5", "5", "mill"))
    findings = tuple(finding("x", severity, f"m{n}", "1", one) for n, severity in enumerate(severities))
    assert f"<h1>{verdict}</h1>" in render("html", audit("5 mills", claims=(one,), findings=findings))


def test_nothing_checked_is_said():
    assert "No figure was found, so nothing was checked." in render("html", audit("Nothing."))


def test_it_needs_no_network_and_no_script():
    html = render("html", harbour())
    assert "<script" not in html
    assert not re.search(r"\b(src|srcset|action|style|on\w+)=", html)
    assert not re.search(r"url\(|@import|@font-face", html)
    assert "default-src 'none'" in html
    assert [link for link in Page(html).links if not link.startswith(("#", "data:"))] == [
        "https://port.example/2024.pdf"
    ]


SCRIPT = """
import sys
from reports.audit import Audit
from reports.formats import FORMATS, render
sys.stdout.reconfigure(encoding="utf-8", newline="")
audit = Audit.model_validate_json(sys.argv[1])
for name in FORMATS: sys.stdout.write(render(name, audit))
"""


def test_same_audit_same_bytes(checkout):
    command = [sys.executable, "-c", SCRIPT, harbour().model_dump_json()]
    worlds = [
        {"PYTHONHASHSEED": "1", "TZ": "Asia/Kolkata", "LC_ALL": "C", "COLUMNS": "40"},
        {"PYTHONHASHSEED": "2", "TZ": "America/Lima", "LC_ALL": "C.UTF-8", "NO_COLOR": "1"},
    ]
    pages = [
        subprocess.run(
            command, cwd=checkout, env=os.environ | world, check=True, capture_output=True, timeout=60
        ).stdout
        for world in worlds
    ]
    assert pages[0] == pages[1]
    assert b"</html>" in pages[0]


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(hostile_audits())
def test_no_article_writes_into_the_page(hostile):
    html = render("html", hostile)
    page = Page(html)
    assert page.counts["h1"] == 1
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ufeff]", html.replace("\t", ""))
    assert html == render("html", Audit.model_validate_json(hostile.model_dump_json()))


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(hostile_audits())
def test_the_article_is_shown_whole(hostile):
    text = hostile.article.text
    whole = (Piece(role=Role.BODY, start=0, end=len(text)),)
    article = hostile.article.model_copy(update={"path": "a.txt", "blocks": whole})
    page = Page(render("html", hostile.model_copy(update={"article": article})))
    assert page.text("passage") == shown(text)
    assert {f"c{n}" for n in range(len(hostile.claims))} <= set(page.ids)
    assert {f"r{n}" for n in range(len(hostile.claims))} <= set(page.ids)


def test_claims_that_overlap_are_cut_and_not_nested():
    text = "between 5 and 7 million mills"
    claims = (
        record(text, "between 5 and 7 million", quantity("5", "7", None)),
        record(text, "5", quantity("5", "5", None)),
        record(text, "7 million mills", quantity("7", "7", None)),
    )
    html = render("html", audit(text, "a.txt", claims=claims))
    passage = html[html.index('<p class="passage') : html.index("</p>", html.index('<p class="passage'))]
    assert re.findall(r'href="#(r\d)">([^<]+)</a>', passage) == [
        ("r0", "between "),
        ("r1", "5"),
        ("r0", " and "),
        ("r2", "7 million"),
        ("r2", " mills"),
    ]
    assert re.findall(r'id="(c\d)"', passage) == ["c0", "c1", "c2"]


def test_a_claim_outside_every_block_is_marked():
    text = "<nav>5 mills</nav><p>Six looms</p>"
    one = record(text, "5 mills", quantity("5", "5", "mill"))
    at = place(text, "Six looms")
    page = Page(render("html", audit(text, "a.txt", claims=(one,), blocks=(Piece(role=Role.BODY, **at.model_dump()),))))
    assert page.text("claim") == "5 mills"
    assert page.text("passage") == "5 millsSix looms"


def test_what_stands_between_blocks_is_left_out():
    text = "<script>var x = 5</script><p>Six looms</p>"
    at = place(text, "Six looms")
    page = Page(render("html", audit(text, "a.html", blocks=(Piece(role=Role.BODY, **at.model_dump()),))))
    assert page.text("passage") == "Six looms"


def test_markup_steps_back_and_entities_are_read():
    text = 'Over <b class="x">5&nbsp;mills</b> &amp; 6 * 7 &lt;b&gt;'
    one = record(text, "5&nbsp;mills", quantity("5", "5", "mill"))
    page = Page(render("html", audit(text, "a.html", claims=(one,))))
    assert page.text("markup") == '<b class="x"></b>'
    assert page.text("claim") == "5\xa0mills"
    assert page.text("passage") == 'Over <b class="x">5\xa0mills</b> & 6 * 7 <b>'


def test_no_figure_is_hidden_with_markdown():
    text = "## About **5*6** mills, see [the 2024 report](https://x.example/5)"
    page = Page(render("html", audit(text, "a.md")))
    assert page.text("passage") == text
    assert page.text("markup") == "## *****[](https://x.example/5)"


def test_a_table_keeps_its_rows():
    html = body(render("html", harbour()))
    rows = re.findall(r"<tr>(.*)</tr>", html)
    assert [re.sub(r"<[^>]+>", "|", row).strip("|") for row in rows] == [
        "Year||Containers||By rail",
        "2023||1,410,000||44.1%",
        "2024||1,600,000|||||52.6%",
    ]


def test_html_table_rows_end_with_their_tags():
    text = "<table><tr><td>A</td>\n<td>B</td></tr><tr><td>5</td>\n<td>6</td></tr></table>"
    cells = tuple(Piece(role=Role.TABLE, **place(text, words).model_dump()) for words in "AB56")
    assert re.findall(r"<tr>.*</tr>", render("html", audit(text, "a.html", blocks=cells))) == [
        '<tr><td dir="auto">A</td><td dir="auto">B</td></tr>',
        '<tr><td dir="auto">5</td><td dir="auto">6</td></tr>',
    ]


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "data:text/html,x", "//evil.example", "https://a.example/\u202e", "ftp://a"]
)
def test_only_addresses_of_the_web_are_links(url):
    one = record("5 mills", "5 mills", quantity("5", "5", "mill"), citation=Citation(manner=Manner.LINKED, url=url))
    hostile = audit("5 mills", claims=(one,), sources=(Source(id="s", title="S", url=url),))
    html = render("html", hostile)
    assert all(link.startswith(("#", "data:image")) for link in Page(html).links)
    assert html.count(visible(url).replace("&", "&amp;")) == 2


def test_several_articles_share_a_page():
    page = Page(render_many("html", [harbour(), harbour(), audit("Nothing.")]))
    assert page.counts["h1"] == 3
    assert {"a1-c0", "a2-c0", "a1-f0", "a2-f0", "a3-top"} <= set(page.ids)


def test_headings_leave_no_level_out():
    levels = [int(level) for level in re.findall(r"<h(\d)", render("html", harbour()))]
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_words_stand_out_from_their_ground(scheme):
    roots = re.findall(r":root \{(.*?)\}", STYLE, re.DOTALL)
    colours = dict(re.findall(r"--([\w-]+): (#\w{6})", roots[0] if scheme == "light" else roots[1]))
    for words, grounds in {
        "ink": ("paper", "sheet", "error-wash", "warning-wash", "note-wash"),
        "quiet": ("paper", "sheet"),
        "error": ("error-wash", "sheet", "paper"),
        "warning": ("warning-wash",),
        "note": ("note-wash",),
        "good": ("paper",),
        "claim": ("paper",),
    }.items():
        for ground in grounds:
            assert contrast(colours[words], colours[ground]) >= 4.5, (words, ground)


def contrast(one: str, other: str) -> float:
    """WCAG 2.2: the ratio of two colours' relative luminances."""

    def luminance(colour: str) -> float:
        linear = [
            value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4
            for value in (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
        ]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def test_intervals_lie_on_one_line():
    error, warning = harbour().findings[:2]
    records = {claim.id: claim for claim in harbour().claims}
    left, right = bars(error, records)
    assert (left.name, left.interval, left.low_open, left.high_open) == (
        "48% of all boxes",
        "[47.5, 48.5]",
        False,
        False,
    )
    assert (right.interval, right.low_open, right.high) == ("(52.5, ∞)", True, None)
    assert [bar.left for bar in (left, right)] == ["8.00%", "92.00%"]
    assert bars(warning, records)[1].interval == "[52.55, 52.65]"


def test_one_interval_is_no_picture():
    text = "5 mills"
    one = record(text, text, quantity(None, None, "mill", Kind.COUNT, interval=Interval()))
    alone = finding(
        "x",
        Severity.ERROR,
        "m",
        "1",
        one,
        terms=(Term(claim=one.id, role="value", low="1", high="2"), Term(claim="", role="x")),
    )
    assert bars(alone, {one.id: one}) == ()


def test_a_long_article_is_shown_in_linear_time():
    text = "The valley counts 5 mills today. " * 4_000
    first = record(text, "5 mills", quantity("5", "5", "mill"))
    claims = tuple(
        first.model_copy(update={"id": str(n), "start": first.start + 33 * n, "end": first.end + 33 * n})
        for n in range(4_000)
    )
    spans = tuple(Mark(start=one.start, end=one.end) for one in claims[:12])
    page = render(
        "html", audit(text, claims=claims, findings=(finding("x", Severity.ERROR, "m", "1", first, spans=spans),))
    )
    assert page.count('class="claim') == 4_000
    assert page.count('class="claim error"') == 12
