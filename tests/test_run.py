"""The whole flow: article in, audit out."""

import json
import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from checker.check import load
from checker.config import Settings
from checker.corpus import audit_all
from checker.errors import ConfigError
from checker.examples import library, registry
from checker.run import Auditor, chosen
from claims import ReadError
from reports.audit import Audit, Finding, Severity, Verdict
from sources import Registry, Source

ARTICLES = Path(__file__).parent / "articles"
# Beside the sentence, with severity, check, primary and other spans: "<!-- error ratio-mismatch: 4 times | 54, 18 -->";
# where there are no others, without the stroke.
EXPECTED = re.compile(r"<!-- ((?:error|warning|note) [a-z-]+: .*?) -->", re.DOTALL)


def auditor(*sources: Source, **settings: object) -> Auditor:
    made = Settings.model_validate({name.replace("_", "-"): value for name, value in settings.items()})
    return Auditor(made, Registry(sources=sources), chosen(load(), made))


def of(path: Path) -> Auditor:
    """The auditor of a scenario, which may show its registry and its sources' documents in comments."""
    return replace(auditor(*registry(path.read_text())), library=library(path.read_text()))


def audit(tmp_path: Path, text: str, *sources: Source, **settings: object) -> Audit:
    file = tmp_path / "article.md"
    file.write_text(text)
    return auditor(*sources, **settings).audit(file)


def shown(audit: Audit) -> list[Finding]:
    """The findings of an article but for notes on its sourcing; those as well where it is a scenario of them."""
    every = Path(audit.article.path).stem == "sourcing"
    return [finding for finding in audit.findings if every or not finding.counted]


def told(audit: Audit) -> list[str]:
    """A line a finding, as the comment of a scenario states it."""

    def side(finding, role: str) -> str:
        spans = [audit.article.text[span.start : span.end] for span in finding.spans if span.role == role]
        return ", ".join(" ".join(words.split()) for words in spans)

    lines = (f"{one.severity} {one.check}: {side(one, 'primary')} | {side(one, 'other')}" for one in shown(audit))
    return [line.removesuffix(" | ") for line in lines]


def _line(expected: re.Match[str]) -> str:
    return " ".join(expected[1].split()).removesuffix(" |")


@pytest.mark.parametrize("path", sorted(filter(Path.is_file, ARTICLES.iterdir())), ids=lambda path: path.name)
def test_scenarios(path):
    """Each article of tests/articles/ states in comments what is to be found in it, and nothing else is."""
    stated = [_line(match) for match in EXPECTED.finditer(path.read_text())]
    assert sorted(told(of(path).audit(path))) == sorted(stated)


@pytest.mark.parametrize("path", sorted(ARTICLES.glob("*.md")), ids=lambda path: path.name)
def test_scenarios_say_it_beside_the_sentence(path):
    """A comment stands in the paragraph of a span of its finding, or right under it."""
    audit = of(path).audit(path)
    spans = {line: one.spans for line, one in zip(told(audit), shown(audit), strict=True)}
    for match in EXPECTED.finditer(audit.article.text):
        between = (audit.article.text[span.end : match.start()] for span in spans[_line(match)])
        plain = (re.sub(r"<!--.*?-->\n*", "", text, flags=re.DOTALL).strip(" ") for text in between)
        assert any(text.count("\n\n") <= text.endswith("\n\n") for text in plain), match[0]


def test_a_finding_says_all_that_a_reader_needs(tmp_path):
    text = "# Solar covers 40% of Lindau's power demand\n\nA dry year.\n\nSolar covered 31% of Lindau's power demand.\n"
    found = audit(tmp_path, text)
    (finding,) = shown(found)
    assert finding.severity is Severity.ERROR
    assert finding.message.startswith('"40%" here, "31%" elsewhere (share of Lindau')
    assert finding.computation == (
        '"40%" allows [39.5, 40.5]; "31%" allows [30.5, 31.5]; [39.5, 40.5] and [30.5, 31.5] have no value in common'
    )
    assert [(term.role, term.low, term.high) for term in finding.terms] == [
        ("primary", "39.5", "40.5"),
        ("other", "30.5", "31.5"),
    ]
    assert finding.claims == tuple(claim.id for claim in found.claims)
    assert [group.claims for group in found.groups] == [finding.claims]
    assert set(finding.slots.values()) <= {"same", "read from below"}


def test_a_fingerprint_survives_edits_elsewhere_and_dies_with_its_sentence(tmp_path):
    text = "# Solar covers 40% of Lindau's power demand\n\nA dry year.\n\nSolar covered 31% of Lindau's power demand.\n"
    first = audit(tmp_path, text).findings[0]
    moved = audit(tmp_path, text.replace("A dry year.", "A dry year, and a hot one in all 9 provinces.")).findings[0]
    changed = audit(tmp_path, text.replace("31%", "32%")).findings[0]
    assert first.spans != moved.spans
    assert (first.fingerprint, first.id) == (moved.fingerprint, moved.id)
    assert first.fingerprint != changed.fingerprint


def test_verdicts_before_any_source_is_at_hand(tmp_path):
    text = (
        "# Ports\n\nThe port handled 410,000 containers, according to the Esk Port Authority.\n\n"
        "It has 12 cranes. It has been losing money for many years.\n"
    )
    found = audit(tmp_path, text, Source(id="esk", title="Annual Report", publisher="Esk Port Authority"))
    verdicts = {claim.text: (claim.verdict, claim.citation.source) for claim in found.claims}
    assert verdicts["410,000 containers"] == (Verdict.SOURCE_UNAVAILABLE, "esk")
    assert verdicts["12 cranes"] == (Verdict.UNSOURCED, None)
    assert verdicts["many years"] == (Verdict.NOT_CHECKED, None)
    assert [source.id for source in found.sources] == ["esk"]


def test_an_audit_says_what_it_depends_on(tmp_path):
    text = "# Ports\n\nThe port has 12 cranes.\n"
    plain, dated = audit(tmp_path, text), audit(tmp_path, text, as_of="2024-05-01")
    assert str(dated.run.as_of) == "2024-05-01"
    assert plain.run.config != dated.run.config
    assert plain.run.lexicon == dated.run.lexicon
    assert plain.run.lexicon.startswith("sha256:")
    assert plain.run.model.name
    assert plain == audit(tmp_path, text)
    assert Audit.model_validate_json(plain.model_dump_json()) == plain


def test_one_article_that_fails_does_not_lose_the_others(tmp_path):
    good, bad = tmp_path / "good.md", tmp_path / "bad.md"
    good.write_text("# Ports\n\nThe port has 12 cranes.\n")
    bad.write_bytes(b"\xff\xfe")
    outcomes = list(audit_all([bad, good, tmp_path / "none.md"], auditor()))
    assert [one.audit is not None for one in outcomes] == [False, True, False]
    assert [isinstance(one.error, ReadError) for one in outcomes] == [True, False, True]


def test_a_check_that_nobody_wrote_cannot_be_chosen():
    with pytest.raises(ConfigError, match="there is no check 'spelling'"):
        auditor(ignore=["spelling"])


def test_the_seed_article(shared, tmp_path):
    """Its gold is worked by hand: a restated share is an error in both places, and no trap is sprung."""
    found = auditor().audit(shared / "seed" / "article.txt")
    (tmp_path / "audit.json").write_text(found.model_dump_json())
    score = subprocess.run(
        [sys.executable, str(shared / "seed" / "score.py"), str(tmp_path / "audit.json"), "--verbose"],
        capture_output=True,
        encoding="utf-8",
        check=True,
    ).stdout
    flagged = re.findall(r"^expected +(R01|R02) .*error -> \[\('conflicting-values', 'error'\)\]", score, re.MULTILINE)
    assert flagged == ["R01", "R02"]
    assert re.search(r"^traps sprung +0 /", score, re.MULTILINE)
    assert re.search(r"^errors and warnings unexplained +0 ", score, re.MULTILINE)
    computation = json.loads(found.model_dump_json())["findings"][0]["computation"]
    assert "allows (61.1, 62) as a writer means it and (61.1, 100] as logic reads it" in computation
