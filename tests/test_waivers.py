"""What a person accepts: where a comment reaches, which sentence an entry of reviews.toml means, and when it ends."""

import datetime
import json
from pathlib import Path

import pytest

from checker import cli
from claims import Extent, read
from reports import reviews
from reports.audit import Verdict
from reports.errors import DecisionError
from reports.waivers import remarks
from tests.builders import harbour
from tests.test_cli import CONFLICT, one_line

WAIVE = "<!-- tallymark: ignore conflicting-values the two operators count differently -->"
REASON = "the two operators count differently"
TITLE = "# Solar covers 40% of Ruritania's power demand"
LAST = "Solar covered more than 31.2% of Ruritania's annual power demand."


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def audited(capsys, *options: str, path: str = "conflict.md") -> tuple[int, list[str | None], str]:
    """The exit code, why each error is waived, and what standard error says."""
    code = cli.run(["audit", path, "--format", "json", *options])
    out, err = capsys.readouterr()
    return code, [one["waived"] for one in json.loads(out)["findings"] if one["severity"] == "error"], err


@pytest.mark.parametrize(
    ("article", "is_waived"),
    [
        (CONFLICT.replace(TITLE, f"{TITLE} {WAIVE}"), True),
        (CONFLICT.replace(TITLE, f"{TITLE}\n{WAIVE}"), True),
        (CONFLICT.replace(TITLE, f"{WAIVE}\n\n{TITLE}"), True),
        (CONFLICT.replace(TITLE, TITLE.replace("covers", f"**covers**{WAIVE}")), True),
        (CONFLICT.replace(TITLE, f"{TITLE}\n\n{WAIVE}"), False),
        # it is reported in the title, and waived there and nowhere else
        (CONFLICT.replace(LAST, f"{LAST} {WAIVE}"), False),
        (CONFLICT.replace("2010.", f"2010. {WAIVE}"), False),
        (CONFLICT.replace(TITLE, f"{TITLE} `{WAIVE}`"), False),
        (CONFLICT + f"\n```\n{WAIVE}\n```\n", False),
    ],
)
def test_a_comment_waives_what_is_reported_at_its_place(folder, capsys, article, is_waived):
    (folder / "conflict.md").write_text(article)
    code, found, err = audited(capsys)
    assert (code, found) == ((0, [REASON]) if is_waived else (1, [None]))
    assert ("waives nothing" in err) == (not is_waived and "`" not in article)


def covered(name: str, text: str) -> list[str]:
    """What the comments of a text reach, as words."""
    document = read(text.encode(), name=name)
    blocks = tuple({"role": one.role, "start": one.start, "end": one.end} for one in document.blocks)
    audit = harbour()
    sentences = {block.source(start, end) for block in document.blocks for start, end in block.sentences if start < end}
    records = tuple(
        audit.claims[0].model_copy(update={"sentence": Extent(start=start, end=end)}) for start, end in sentences
    )
    article = audit.article.model_validate(
        {**audit.article.model_dump(), "text": text, "blocks": blocks, "comments": document.comments}
    )
    audit = audit.model_copy(update={"article": article, "claims": records})
    return [text[one.start : one.end] for remark in remarks(audit) for one in remark.covers]


@pytest.mark.parametrize(
    ("name", "text", "reached"),
    [
        ("a.md", "It has 7. It had 9. C It will have 5.", ["It had 9."]),
        ("a.md", "It has 7. It C had 9. It will have 5.", ["It C had 9."]),
        ("a.md", "It has 7. It had 9.C\n\nIt will have 5.", ["It had 9."]),
        ("a.md", "It **has 7 C** cranes. It had 9.", ["It **has 7 C** cranes."]),
        ("a.md", "One.\n\nC\n\nIt has 7. It had 9.\n\nTwo.", ["It has 7. It had 9."]),
        ("a.md", "One.\n\nC\nIt has 7.\n\nTwo.", ["It has 7."]),
        ("a.md", "One. It is.\nC\n\nIt has 7.", ["One. It is."]),
        ("a.md", "C It has 7. It had 9.\n\nTwo.", ["It has 7. It had 9."]),
        ("a.md", "It has 7.\n\nC\n", ["It has 7."]),
        ("a.md", "- It has 7. C\n- It has 9.\n", ["It has 7."]),
        ("a.md", "- It has 7.\n- C It has 9. So.\n", ["It has 9. So."]),
        ("a.md", "C\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\nIt has 7.", ["a | b |\n|---|---|\n| 1 | 2"]),
        ("a.md", "| a | b |\n|---|---|\n| 1 C | 2 |\n", ["1"]),
        ("a.mdx", "It has 7. {/* tallymark: ignore ratio-mismatch so */}\n\nIt had 9.", ["It has 7."]),
        ("a.mdx", "One.\n\n{/* tallymark: ignore ratio-mismatch so */}\n\nIt had 9.", ["It had 9."]),
        ("a.html", "<p>It has 7.C It had 9.</p>", ["It has 7."]),
        ("a.html", "<p>One.</p>\nC\n<p>It has <b>7</b>.</p>", ["It has <b>7</b>."]),
        ("a.html", "<p>It has 7.</p>C<p>It has 9.</p>", ["It has 7."]),
        ("a.md", "C", []),
    ],
)
def test_what_a_comment_reaches(name, text, reached):
    comment = "<!-- tallymark: ignore ratio-mismatch so -->"
    assert covered(name, text.replace("C", comment)) == [words.replace("C", comment) for words in reached]


@pytest.mark.parametrize(
    ("comment", "said"),
    [
        ("ignore conflicting-values", "the waiver of conflicting-values gives no reason, and so waives nothing"),
        ("ignore conflicting-values -- ", "the waiver of conflicting-values gives no reason"),
        ("ignore conflicting-values until 2030-01-01", "the waiver of conflicting-values gives no reason"),
        ("ignore conflicting-values until May so", "the waiver of conflicting-values ends on no day: 'May'"),
        ("ignore conflicting-value so", "there is no check 'conflicting-value': did you mean conflicting-values"),
        ("ignore", '"tallymark: ignore" says nothing that tallymark knows; write tallymark: ignore CHECK REASON'),
        ("disable all", '"tallymark: disable all" says nothing that tallymark knows'),
        ("ignore ratio-mismatch so", "the waiver of ratio-mismatch waives nothing: its finding is no more"),
        ("ignore conflicting-values until 2024-12-31 so", "ended on 2024-12-31: mend the finding, or give a later day"),
    ],
)
def test_a_comment_that_waives_nothing_is_told_with_its_line(folder, capsys, comment, said):
    (folder / "conflict.md").write_text(CONFLICT.replace(TITLE, f"{TITLE} <!-- tallymark: {comment} -->"))
    code, found, err = audited(capsys, "--as-of", "2025-01-01")
    assert (code, found) == (1, [None])
    assert one_line(err).startswith("tallymark: conflict.md:1: ")
    assert said in err


def test_a_waiver_holds_until_its_day_is_over(folder, capsys):
    waive = WAIVE.replace("values the", "values until 2024-12-31 the")
    (folder / "conflict.md").write_text(CONFLICT.replace(TITLE, f"{TITLE} {waive}"))
    assert audited(capsys, "--as-of", "2024-12-31") == (0, [f"{REASON} (until 2024-12-31)"], "")
    assert audited(capsys, "--as-of", "2025-01-01")[0] == 1
    assert audited(capsys)[0] == 1, "without an as-of date it is the day of the run that counts"


def test_nothing_is_said_of_a_waiver_whose_check_does_not_run(folder, capsys):
    (folder / "conflict.md").write_text(CONFLICT.replace(TITLE, f"{TITLE} {WAIVE}"))
    assert audited(capsys, "--ignore", "conflicting-values") == (0, [], "")


def entry(**more: object) -> str:
    fields = {"article": "conflict.md", "check": "conflicting-values", "quote": TITLE[2:], "reason": REASON} | more
    lines = (
        f"{key} = {value}" if isinstance(value, datetime.date) else f"{key} = {json.dumps(value)}"
        for key, value in fields.items()
        if value is not None
    )
    return "[[waived]]\n" + "\n".join(lines) + "\n"


def reviewed(folder: Path, capsys, *entries: str, article: str = CONFLICT, options: tuple[str, ...] = ()):
    (folder / "conflict.md").write_text(article)
    (folder / "reviews.toml").write_text("# ours\n\n" + "\n".join(entries))
    return audited(capsys, *options)


def test_an_entry_waives_the_finding_of_its_sentence(folder, capsys):
    assert reviewed(folder, capsys, entry()) == (0, [REASON], "")
    known = entry(by="Mei", on=datetime.date(2025, 3, 4), until=datetime.date(2099, 1, 1))
    assert reviewed(folder, capsys, known)[1] == [f"{REASON} (Mei, 2025-03-04, until 2099-01-01)"]
    assert reviewed(folder, capsys, entry(quote="Solar **covers** 40%"))[0] == 0, "markup is no part of the words"


def test_an_entry_survives_edits_elsewhere_and_ends_with_its_sentence(folder, capsys):
    moved = CONFLICT.replace("Ruritania has", "A land of 9 provinces has")
    assert reviewed(folder, capsys, entry(), article=moved)[0] == 0
    code, found, err = reviewed(folder, capsys, entry(), article=CONFLICT.replace("covers 40%", "now covers 40%"))
    assert (code, found) == (1, [None])
    assert one_line(err) == (
        "tallymark: reviews.toml:3: the waiver of conflicting-values waives nothing: its finding is no more; take it "
        "out\n"
    )


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({"quote": "Solar covers"}, "waives nothing"),  # the figure is what it is about
        ({"quote": "0% of Ruritania's power demand"}, "waives nothing"),  # half a number is none
        ({"quote": LAST}, "waives nothing"),  # it is not reported there
        ({"article": "gone.md", "quote": "Solar covers 50%"}, "waives nothing"),
        ({"until": datetime.date(2020, 1, 1)}, "ended on 2020-01-01"),
    ],
)
def test_an_entry_that_waives_nothing_is_told_with_its_line(folder, capsys, more, said):
    code, found, err = reviewed(folder, capsys, entry(**more))
    assert (code, found) == (1, [None])
    assert one_line(err).startswith("tallymark: reviews.toml:3: the waiver of conflicting-values ")
    assert said in err


def test_an_entry_follows_a_renamed_article_and_lets_others_be(folder, capsys):
    assert reviewed(folder, capsys, entry(article="gone.md")) == (0, [REASON], "")
    (folder / "other.md").write_text("It has 7 cranes.")
    assert reviewed(folder, capsys, entry(article="other.md")) == (1, [None], "")


def test_of_sentences_that_read_alike_the_words_around_tell_which_is_meant(folder, capsys):
    article = "# Ports\n\n" + "".join(
        f"## {name}\n\n{name} is a port. It has 7 cranes, half of its 10 cranes.\n\n" for name in ("Esk", "Tay")
    )
    quote = {"check": "share-mismatch", "quote": "It has 7 cranes, half of its 10 cranes."}
    code, found, err = reviewed(folder, capsys, entry(**quote), article=article)
    assert (code, found) == (1, [None, None])
    assert "fits 2 sentences: add the words before or after one" in one_line(err)
    assert reviewed(folder, capsys, entry(**quote, before="Tay is a port."), article=article)[:2] == (1, [None, REASON])
    assert reviewed(folder, capsys, entry(**quote, after="Tay"), article=article)[:2] == (1, [REASON, None])


def test_a_claim_whose_source_is_waived_is_waived(folder, capsys):
    (folder / "conflict.md").write_text("The port has 12 cranes. It has 7 sheds.\n")
    (folder / "reviews.toml").write_text(
        entry(check="unsourced-claim", quote="The port has 12 cranes.", reason="counted on the spot")
    )
    cli.run(["audit", "conflict.md", "--format", "json"])
    verdicts = {one["text"]: one["verdict"] for one in json.loads(capsys.readouterr().out)["claims"]}
    assert verdicts == {"12 cranes": Verdict.WAIVED, "7 sheds": Verdict.UNSOURCED}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (entry(reason=None), ":1: reason is missing; a waiver has article, check, quote and reason"),
        (entry(reason="  "), ":1: reason is missing"),
        ("# a\n\n" + entry() + entry(quote=None), ":8: quote is missing"),
        (entry(until="soon"), ":1: until: "),
        (entry(line=7, who="Mei"), ":1: who: unknown key; there are check, reason, by, "),
        ("[waived]\nreason = 'x'\n", ": waived must be tables, each under [[waived]]"),
        ("[[linked]]\n", ": linked: unknown key; there is [[waived]]"),
        ("x = [", ": not TOML: "),
    ],
)
def test_what_is_no_review_is_refused_with_its_line(tmp_path, text, said):
    file = tmp_path / "reviews.toml"
    file.write_text(text)
    with pytest.raises(DecisionError) as refused:
        reviews.read(file)
    assert str(refused.value).startswith(f"{file}{said}")
    assert "\n" not in str(refused.value)


def test_a_review_of_a_check_that_nobody_wrote_is_refused(folder, capsys):
    (folder / "conflict.md").write_text(CONFLICT)
    (folder / "reviews.toml").write_text(entry(check="conflicting-value"))
    assert cli.run(["audit", "conflict.md"]) == 2
    assert "reviews.toml:1: there is no check 'conflicting-value'" in one_line(capsys.readouterr().err)


def test_no_report_replaces_the_reviews(folder, capsys):
    (folder / "conflict.md").write_text(CONFLICT)
    (folder / "reviews.toml").write_text(entry())
    assert cli.run(["audit", "conflict.md", "--format", "json=reviews.toml"]) == 2
    assert "would overwrite the reviews" in one_line(capsys.readouterr().err)
