# ruff: noqa: E501 (markup stands as pages have it)
import datetime

import pytest

import claims
from claims import Document, Role

PAGE = """\
<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Rents rise 8% in a year | The Example Times</title>
<meta property="article:published_time" content="2023-05-06T10:00:00Z">
<script>var a = 5;</script><style>p { margin: 10px }</style></head>
<body class="page with-sidebar">
<header class="site-header"><a href="/">The Example Times</a><nav><ul><li><a href="/1">Top 10 of 2022</a></li></ul></nav></header>
<div class="cookie-banner"><p>We and our 830 partners store data for 250 purposes, and you may accept or refuse that here.</p></div>
<main><article>
<header><h1>Rents rise 8% in a year</h1><p class="standfirst">The fastest pace since 2015.</p>
<p class="byline">By <a rel="author" href="/lee">Ann Lee</a></p><time datetime="2023-05-06">6 May 2023</time></header>
<p>Rents rose by <b>8</b>.5&nbsp;&#37; in a year<sup><a href="#fn1" id="fnref1">1</a></sup>, says
<a href="https://example.org/o" title="Office">the  office</a>, up from 10<sup>6</sup> or 5 km<sup>2</sup>.<br>On the 1<sup>st</sup>
it &lt;counted&gt;.<br><br>Then 𝟙 paragraph more.</p>
<figure><img src="a.png" alt="5 cats"><figcaption>Flats in 2023. <span class="credit">Photo: X</span></figcaption></figure>
<h2>What was counted</h2>
<p>The office counted 12,400 new leases, of which 3,100 were for flats with two rooms, and it expects more of them next year.</p>
<table><caption>Rents by district</caption>
<thead><tr><th rowspan=2>District<th colspan=2>Rent<tr><th>2022<th>2023</thead>
<tbody><tr><th scope=row>North<td>12.4<td>13.5<tr><th scope=row rowspan=2>South<td>9.8<td>10.6<tr><td>9.9<td>10.7</table>
<aside class="related"><h3>Related</h3><ul><li><a href="/2">House prices fell 3%</a></li></ul></aside>
<ul><li>First of 3</li><li>Second <ul><li>nested 4</li></ul></ul>
<p hidden>Hidden 99</p><p style="display: none">Hidden 98</p><span aria-hidden="true">Hidden 97</span>
<blockquote><p>We signed 40 leases last year.</p></blockquote>
<form><label>Sign up for 5 mails</label><input value="6"></form>
<p>The last paragraph closes the piece with a number, namely 17 million in rents that were paid.
<ol class="footnotes"><li id="fn1">Office report, 2023. <a href="#fnref1">↩</a></li></ol>
</article></main>
<footer><p>© 2023 The Example Times. 12 offices.</p></footer>
</body></html>
"""


def read(text: str) -> Document:
    return claims.read(text.encode(), name="a.html")


def shape(document: Document) -> list[tuple[str, str]]:
    return [(block.role.value, block.text) for block in document.blocks]


def test_roles():
    document = read(PAGE)
    assert shape(document) == [
        ("title", "Rents rise 8% in a year"),
        ("title", "Rents rise 8% in a year"),
        ("lead", "The fastest pace since 2015."),
        ("meta", "By Ann Lee"),
        ("meta", "6 May 2023"),
        (
            "body",
            "Rents rose by 8.5\xa0% in a year, says the office, up from 10⁶ or 5 km². On the 1st it <counted>.",
        ),
        ("body", "Then 𝟙 paragraph more."),
        ("caption", "Flats in 2023. Photo: X"),
        ("heading", "What was counted"),
        (
            "body",
            "The office counted 12,400 new leases, of which 3,100 were for flats with two rooms, "
            "and it expects more of them next year.",
        ),
        ("caption", "Rents by district"),
        ("table", "District"),
        ("table", "Rent"),
        ("table", "2022"),
        ("table", "2023"),
        ("table", "North"),
        ("table", "12.4"),
        ("table", "13.5"),
        ("table", "South"),
        ("table", "9.8"),
        ("table", "10.6"),
        ("table", "9.9"),
        ("table", "10.7"),
        ("list", "First of 3"),
        ("list", "Second"),
        ("list", "nested 4"),
        ("body", "We signed 40 leases last year."),
        ("body", "The last paragraph closes the piece with a number, namely 17 million in rents that were paid."),
        ("footnote", "Office report, 2023."),
    ]
    assert document.title == "Rents rise 8% in a year"
    assert document.published == datetime.date(2023, 5, 6)


def test_table_labels_over_spans():
    cells = {block.text: (block.row, block.column) for block in read(PAGE).blocks if block.role is Role.TABLE}
    assert cells["13.5"] == ("North", "Rent 2023")
    assert cells["10.7"] == ("South", "Rent 2023")
    assert cells["9.9"] == ("South", "Rent 2022")
    assert cells["North"] == (None, "District")
    assert cells["2022"] == (None, None)


def test_links_and_note_marks():
    document = read(PAGE)
    assert [(document.text[link.start : link.end], link.url, link.title) for link in document.links] == [
        ("Ann Lee", "/lee", None),
        ("the  office", "https://example.org/o", "Office"),
    ]
    assert [(document.text[mark.start : mark.end], mark.note) for mark in document.marks] == [("1", "1")]
    assert document.blocks[-1].note == "1"


def test_a_figure_with_markup_in_it_is_the_whole_slice():
    document = read(PAGE)
    block = next(block for block in document.blocks if block.text.startswith("Rents rose"))
    for words, written in (("8.5\xa0%", "8</b>.5&nbsp;&#37;"), ("10⁶", "10<sup>6"), ("<counted>", "&lt;counted&gt;")):
        start = block.text.index(words)
        low, high = block.source(start, start + len(words))
        assert document.text[low:high] == written


def test_page_of_nothing_but_divisions():
    words = (
        "according to the figures that the housing office of the city published on Friday morning in its yearly report"
    )
    document = read(
        f"""<html><head><title>Rents rise - Example Times</title><script type="application/ld+json">
        {{"@type": "NewsArticle", "datePublished": "2023-05-06T07:00:00+02:00"}}</script></head><body>
        <div id="top"><a href="/">Home</a> <a href="/n">News 24</a> <a href="/s">Sport</a></div>
        <div id="wrap"><div class="left"><h1>Rents rise in a year</h1>
        <div class="meta">By Ann Lee | 6 May 2023</div>
        <div>Rents rose by 8%, the most since 2015, {words}.<br><br>The office counted 12,400 leases, {words}.</div>
        <table><tr><td>District<td>2022<td>2023<tr><td>North<td>€12.40<td>€13.50<tr><td>South<td>€9.80<td>€10.60</table>
        <p>The mayor promised 5,000 flats.</p>
        <div class="box"><h3>Read more</h3><ul><li><a href="/a">House prices fell 3% in 2022</a></li></ul></div>
        <p>Permits fell by a fifth last year, {words}.</p></div>
        <div class="right"><h4>Most read</h4><ol><li><a href="/c">Five dead in crash</a></li></ol></div></div>
        <div id="bottom">Copyright 2023 Example Times, 40 Main Street.</div></body></html>"""
    )
    assert [role for role, _ in shape(document)] == [
        "title",
        "title",
        "meta",
        "lead",
        "body",
        *["table"] * 9,
        "body",
        "body",
    ]
    assert document.blocks[0].text == "Rents rise"
    assert document.published == datetime.date(2023, 5, 6)
    cell = next(block for block in document.blocks if block.text == "€10.60")
    assert (cell.row, cell.column) == ("South", "2023")


def test_encyclopedia_page():
    words = "in the north of the country, and it has been the seat of a district for a long time"
    document = read(
        f"""<!DOCTYPE html><html><head><title>Exampleton - Example Encyclopedia</title></head><body>
        <div id="mw-navigation"><ul><li><a href="/x">Main page 5</a></li></ul></div>
        <main><h1>Exampleton</h1><div>
        <p><b>Exampleton</b> has 45,300 inhabitants.<sup id="cite_ref-1"><a href="#cite_note-1">[1]</a></sup> It lies {words}.</p>
        <table class="infobox"><tr><th scope="row">Area</th><td>52.3 km<sup>2</sup></td></tr></table>
        <h2>History<span class="mw-editsection">[<a href="/e">edit</a>]</span></h2>
        <p>In 1901 it had 10,200 people {words}.<sup><a href="#cite_note-Lee-2">[2]</a></sup></p>
        <div class="thumbcaption">The mill in 1910</div>
        <h2>See also</h2><ul><li><a href="/o">Othertown, 5 km away</a></li></ul>
        <h2>References</h2><ol><li id="cite_note-1"><a href="#cite_ref-1">^</a> Census, p. 12.</li>
        <li id="cite_note-Lee-2"><a href="#cite_ref-2">^</a> Lee 2020.</li></ol>
        </div></main><footer>Edited on 5 May 2024</footer></body></html>"""
    )
    assert shape(document)[2:] == [
        ("lead", f"Exampleton has 45,300 inhabitants. It lies {words}."),
        ("table", "Area"),
        ("table", "52.3 km²"),
        ("heading", "History"),
        ("body", f"In 1901 it had 10,200 people {words}."),
        ("caption", "The mill in 1910"),
        ("heading", "References"),
        ("footnote", "Census, p. 12."),
        ("footnote", "Lee 2020."),
    ]
    notes = [block.note for block in document.blocks if block.role is Role.FOOTNOTE]
    assert notes == ["1", "Lee-2"] == [mark.note for mark in document.marks]
    assert next(block.row for block in document.blocks if "52.3" in block.text) == "Area"


def test_short_page_falls_back_to_all_that_is_no_furniture():
    document = read(
        "<h1>Five parts</h1><nav><a href=x>Menu 7</a></nav><p>Exports rose 12%.</p><aside>Imports fell 9%</aside><footer>© 2024</footer>"
    )
    assert shape(document) == [("title", "Five parts"), ("lead", "Exports rose 12%.")]


@pytest.mark.parametrize(
    "around",
    [
        "<nav>{}</nav>",
        "<aside>{}</aside>",
        "<footer>{}</footer>",
        "<div role=navigation>{}</div>",
        "<div class='social-share'>{}</div>",
        "<div id=sidebar>{}</div>",
        "<script>{}</script>",
        "<style>{}</style>",
        "<template>{}</template>",
        "<noscript>{}</noscript>",
        "<!-- {} -->",
        "<div hidden>{}</div>",
        "<div class=sr-only>{}</div>",
        "<select><option>{}</option></select>",
        "<button>{}</button>",
    ],
)
def test_furniture_gives_no_blocks(around):
    page = f"<h1>Title</h1><p>Exports rose 12% in 2023.</p>{around.format('<p>The 99 others fell.</p>')}<p>Imports fell 8%.</p>"
    assert [text for _, text in shape(read(page))] == ["Title", "Exports rose 12% in 2023.", "Imports fell 8%."]


@pytest.mark.parametrize("opening", ["<plaintext>", "<div class=comments><!doctype html><plaintext><template>"])
def test_broken_pages_are_read_without_a_word_in_the_log(opening: str, caplog: pytest.LogCaptureFixture) -> None:
    document = read(f"{opening}<div class=comments>{'Exports rose 12% in a year. ' * 30}")
    assert document.format == "html"
    assert caplog.records == []


def test_crlf_and_byte_order_mark():
    text = "\ufeff<title>T</title>\r\n<p>It rose\r\n  5%\r\nin &amp; 2023.</p>\r\n"
    document = read(text)
    assert document.text == text
    block = document.blocks[-1]
    assert block.text == "It rose 5% in & 2023."
    low, high = block.source(block.text.index("5%"), len(block.text))
    assert text[low:high] == "5%\r\nin &amp; 2023."


def test_unclosed_and_misnested_markup():
    document = read("<p>One <b>5<p>Two</b> 6<div>Three 7</p>8</div><ul><li>Four<li>Five</ul>Six <i>seven")
    assert [text for _, text in shape(document)] == ["One 5", "Two 6", "Three 7", "8", "Four", "Five", "Six seven"]


def test_layout_tables_are_no_tables():
    document = read(
        "<table><tr><td><h1>Title</h1><p>Exports rose 12%.</p></td><td><p>Imports fell 8%.</p></td></tr></table>"
    )
    assert shape(document) == [("title", "Title"), ("lead", "Exports rose 12%."), ("body", "Imports fell 8%.")]


def test_sections_and_levels():
    document = read("<h1>T</h1><h2>A</h2><h3>B</h3><p>In B 5.</p><h2>C</h2><p>In C 6.</p>")
    assert [(block.text, block.level, block.section) for block in document.blocks] == [
        ("T", None, None),
        ("A", 2, None),
        ("B", 3, "A"),
        ("In B 5.", None, "B"),
        ("C", 2, None),
        ("In C 6.", None, "C"),
    ]


@pytest.mark.parametrize(
    "markup",
    [
        '<meta name="date" content="2023-05-06">',
        '<meta itemprop="datePublished" content="2023-05-06T23:59:00-08:00">',
        '<time datetime="2023-05-06">yesterday</time>',
        "<p>Published 6 May 2023</p>",
        '<script type="application/ld+json">{"datePublished": "2023-05-06"}</script>',
    ],
)
def test_published(markup):
    assert read(f"<h1>Title</h1>{markup}<p>Exports rose 12%.</p>").published == datetime.date(2023, 5, 6)
