"""The checks of the family "sourcing": what cites nobody, somebody unknown, or nobody in particular."""

from dataclasses import replace
from pathlib import Path

import pytest

from checker import check, cli
from checker.checks.unknown_source import _proposed
from checker.config import Settings
from checker.examples import findings, material
from claims import Attribution, Manner
from sources import Citation, Registry, link
from sources.registry import parse
from tests.test_check_examples import drafts

CHECKS = {one.name: one for one in check.load()}

NAMED = """# The harbour

The harbour of Northport is old.

According to the Port Office, it handled 1.4 million containers in 2023. The office counted 300 ships.

In 2023 it had 14 cranes, says its [yearbook](https://port.example/2023?utm_source=x).

It has [12 quays](http://www.port.example/2023).

Some say that 40% of the containers are empty.
"""


def test_all_figures_of_a_source_that_nobody_registered_are_one_finding():
    office, yearbook = findings(CHECKS["unknown-source"], NAMED)
    assert office.message.startswith('"Port Office" is no source of the registry')
    assert len(office.claims) == 3
    assert office.computation == '[[source]]\nid = "port-office"\ntitle = "Port Office"'
    assert len(yearbook.claims) == 3
    assert 'URL = "https://port.example/2023?utm_source=x"' in yearbook.computation


def test_a_key_that_nobody_has_is_that_of_the_entry() -> None:
    article = "# A\n\nIt has 14 cranes [@roe2021, p. 3].\n\nIt has 9 docks [see @roe2021].\n"
    (found,) = findings(CHECKS["unknown-source"], article)
    assert found.computation == '[[source]]\nid = "roe2021"\ntitle = "roe2021"'
    assert len(found.claims) == 2


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("data from the American research firm CB Insights", "CB Insights"),
        (
            "the Food and Agriculture Organization of the United Nations",
            "Food and Agriculture Organization of the United Nations",
        ),
        ("the latest “Report on Rain” by somebody", "Report on Rain"),
        ("a rival", "a rival"),
    ],
)
def test_the_entry_is_called_as_the_article_calls_the_source(text: str, title: str):
    (record, *_) = material("# A\n\nAccording to the Port Office, there are 14 cranes.\n").records
    said = Attribution(manner=Manner.NAMED, text=text, start=0, end=1)
    proposed = _proposed([record.model_copy(update={"citation": Citation(**said.model_dump())})])
    assert proposed.title == title
    assert link(said, Registry(sources=(proposed,))).source == proposed.id


def test_the_entry_can_be_pasted_and_then_the_figures_are_linked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    found = findings(CHECKS["unknown-source"], NAMED)
    registry = "\n".join(one.computation + "\n" for one in found)
    assert [source.id for source in parse(registry)] == ["port-office", "yearbook"]
    (tmp_path / "harbour.md").write_text(NAMED)
    (tmp_path / "sources.toml").write_text(registry)
    monkeypatch.chdir(tmp_path)
    assert cli.run(["audit", "harbour.md"]) == 0
    out = capsys.readouterr().out
    assert "harbour.md: no findings\n  sourcing (counted, not listed): vague-attribution 1\n" in out
    assert "Some say" not in out


def test_their_notes_are_listed_where_they_are_made_warnings(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    (tmp_path / "harbour.md").write_text(NAMED)
    (tmp_path / "tallymark.toml").write_text('[severity]\nvague-attribution = "warning"\n')
    monkeypatch.chdir(tmp_path)
    assert cli.run(["audit", "harbour.md", "--fail-on", "warning"]) == 1
    assert 'warning vague-attribution: "Some say" names nobody as the source of "40%"' in capsys.readouterr().out


def unsourced(text: str) -> list[str]:
    return [one.message.partition(":")[0] for one in drafts(CHECKS["unsourced-claim"], text)]


def test_one_note_a_sentence_says_what_cites_nobody():
    text = "# A\n\nThe port is old.\n\nIt has 14 cranes and 12 quays.\n\nIn 2019 it ranked second. It has 300 ships.\n"
    assert unsourced(text) == ['"14 cranes", "12 quays"', '"300 ships"']


@pytest.mark.parametrize(
    "text",
    [
        "# The port has 14 cranes\n\nThey are old, and ships like them.\n",
        "# A\n\nThe port has 14 cranes.\n\nThat is what the Port Office says of them.\n",  # a lead, and no other figure
        "# A\n\nThe port is old.\n\nIt opened in 1998 and ranks second.\n",
        "# A\n\nThe port is old.\n\nMany years went by.\n",
        "# A\n\nThe port is old.\n\nThree firms run it: Acme, Bolt and Crane.\n",
        "# A\n\nThe port is old.\n\nThe Port Office says that it has 14 cranes.\n",
        "# A\n\nThe port is old.\n\nIt has 14 cranes.[^1]\n\n[^1]: Port Office, yearbook.\n",
    ],
)
def test_what_needs_no_source_or_has_one_is_not_noted(text: str):
    assert unsourced(text) == []


def test_a_lead_that_is_the_whole_text_is_no_summary():
    assert unsourced("# A\n\nThe port has 14 cranes.\n") == ['"14 cranes"']


STALE = """---
date: {}
---

The port of Esk has 14 cranes, says the Esk Port Yearbook.

<!-- sources.toml
[[source]]
id = "yearbook"
title = "Esk Port Yearbook"
issued = "2020-06"
-->
"""


@pytest.mark.parametrize(
    ("day", "years", "is_found"), [("2025-07-01", 5, True), ("2025-06-29", 5, False), ("2025-07-01", None, False)]
)
def test_a_source_is_stale_once_it_is_older_than_the_settings_say(day: str, years: int | None, is_found: bool):
    told = replace(material(STALE.format(day)), settings=Settings.model_validate({"max-age": years}))
    assert bool(list(CHECKS["stale-source"].run(told))) is is_found


def test_an_edition_that_came_out_after_the_article_is_not_newer():
    [example] = CHECKS["stale-source"].fails
    assert findings(CHECKS["stale-source"], f"---\ndate: 2025-03-02\n---\n\n{example}")
    assert not findings(CHECKS["stale-source"], f"---\ndate: 2024-12-24\n---\n\n{example}")
