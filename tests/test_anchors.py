"""Findings by their words: what is no part of them, and what they are written and read as."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports import baseline
from reports.anchors import Anchor, Known, known, plain
from reports.baseline import pairs
from reports.errors import DecisionError
from tests.builders import harbour


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("Solar  covered\n> 31%.", "Solar covered > 31%."),
        ("**Solar** covered _about_ `31%`", "Solar covered about 31%"),
        ("the [grid operator](https://a.example/b_c) says[^1]", "the grid operator says"),
        ('![chart](a.png "Solar") of [Solar][grid]', "chart of Solar"),
        ("<p>Solar <b class='x'>covered</b> 31&nbsp;%</p>", "Solar covered 31 %"),
        ("Solar <!-- tallymark: ignore ratio-mismatch so --> covered 31%", "Solar covered 31%"),
        ("Solar {/* tallymark: ignore ratio-mismatch so */}covered", "Solar covered"),
        ("31 < 40 and 40 > 31, snake_case, 3\\*4", "31 < 40 and 40 > 31, snake_case, 3*4"),
        ("Solar covered 31% <!-- never closed", "Solar covered 31%"),
    ],
)
def test_markup_and_comments_are_no_words(written, words):
    assert plain(written) == words


@given(st.text(alphabet="<>!-[](){}/*_`~\\&#;^ ab1\n", max_size=300))
def test_any_markup_has_words(text):
    assert plain(text) == " ".join(plain(text).split())


def test_a_cell_is_known_by_its_labels():
    audit = harbour()
    records = {record.id: record for record in audit.claims}
    cells = [record for record in audit.claims if record.where.row]
    finding = audit.findings[0].model_copy(update={"claims": (cells[0].id,)})
    (anchor,) = known(finding, audit.article.text, records, "a.md").claims
    assert anchor.quote.startswith(f"{cells[0].where.row} | {cells[0].where.column} | ")


words = st.text(max_size=20)
entries = st.builds(
    Known,
    article=words,
    check=words,
    claims=st.lists(st.builds(Anchor, figure=words, quote=words), max_size=3).map(tuple),
    before=words,
    after=words,
)


@given(st.lists(entries, max_size=5))
def test_what_is_written_is_read(tmp_path_factory, known):
    file = tmp_path_factory.mktemp("baseline") / "baseline.toml"
    baseline.write(file, known)
    assert sorted(map(str, baseline.read(file))) == sorted(map(str, known))
    text = file.read_text("utf-8")
    assert all(mark.isprintable() or mark in "\n\xa0" or ord(mark) > 127 for mark in text)
    assert not any(mark in text for mark in "\x1b\u202e\u2028\x7f\x9b")


def test_a_baseline_says_the_same_in_any_order(tmp_path):
    known = [of("b.md", "31%"), of("a.md", "40%"), of("a.md", "31%")]
    for name, order in (("one", known), ("other", known[::-1])):
        baseline.write(tmp_path / name, order)
    assert (tmp_path / "one").read_text() == (tmp_path / "other").read_text()


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("version = ", "is no baseline"),
        ("", "version: field required"),
        ("version = 2", "version: input should be 1"),
        ("version = 1\n[[known]]\narticle = 'a'\ncheck = 'c'\n", "known.1.claims: field required"),
        ("version = 1\n[[known]]\narticle = 'a'\ncheck = 'c'\nclaims = [{figure = 1}]\n", "known.1.claims.1.figure"),
        ("version = 1\nknown = 3\n", "known: "),
        ("version = 1\nother = 3\n", "other: extra inputs are not permitted"),
    ],
)
def test_what_is_no_baseline_is_refused(tmp_path, text, problem):
    (tmp_path / "b.toml").write_text(text)
    with pytest.raises(DecisionError, match=r"b\.toml: ") as refused:
        baseline.read(tmp_path / "b.toml")
    assert problem in str(refused.value)
    assert "\n" not in str(refused.value)


def of(article: str, *figures: str, before: str = "", after: str = "", check: str = "conflicting-values") -> Known:
    """A finding whose sentences say "It covers 31%"; a figure after a stroke stands in another sentence."""
    anchors = (Anchor(figure=one.partition("/")[0], quote=f"It covers {one}") for one in figures)
    return Known(article=article, check=check, claims=tuple(anchors), before=before, after=after)


@pytest.mark.parametrize(
    ("entry", "found", "is_known"),
    [
        (of("a.md", "31%", "40%"), of("a.md", "31%", "40%", before="other words"), True),
        (of("a.md", "31%", "40%"), of("a.md", "31%", "41%"), False),
        (of("a.md", "31%", "40%"), of("a.md", "31%", "40%", check="ratio-mismatch"), False),
        (of("a.md", "31%", "40%"), of("b.md", "31%", "40%"), False),
        (of("gone.md", "31%", "40%"), of("b.md", "31%", "40%"), True),
        (of("gone.md", "31%", "40%"), of("b.md", "31%"), False),
        # stated once more, and once less
        (of("a.md", "31%", "40%"), of("a.md", "31%", "40%", "40%/again"), True),
        (of("a.md", "31%", "40%", "40%/again"), of("a.md", "31%", "40%"), True),
        # a third value is new, and so is another sentence in place of the one that is known
        (of("a.md", "31%", "40%"), of("a.md", "31%", "40%", "50%"), False),
        (of("a.md", "31%", "40%"), of("a.md", "31%", "40%/again"), False),
    ],
)
def test_which_findings_an_entry_knows(entry, found, is_known):
    assert pairs([entry], [found], lambda article: article == "gone.md") == ({0: 0} if is_known else {})


def test_of_findings_that_read_alike_the_words_around_tell_which_is_known():
    first, second = of("a.md", "31%", before="In the north"), of("a.md", "31%", before="In the south")
    assert pairs([second], [first, second], lambda _: False) == {0: 1}
    assert pairs([second, first], [first], lambda _: False) == {1: 0}
    assert pairs([first, second], [second, first], lambda _: False) == {0: 1, 1: 0}
    moved = of("a.md", "31%", before="In the south", after="It rained")
    assert pairs([first, second], [moved], lambda _: False) == {1: 0}


def test_each_finding_needs_an_entry_of_its_own():
    one = of("a.md", "31%")
    assert len(pairs([one], [one, one, one], lambda _: False)) == 1
    assert len(pairs([one] * 300, [one] * 301, lambda _: False)) == 300
