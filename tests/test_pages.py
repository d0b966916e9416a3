"""What the checks say of themselves, as pages and in the terminal."""

import re
from pathlib import Path

import pytest

from checker.check import FAMILIES, load
from checker.examples import findings
from checker.pages import index, listed, main, page, pages

CHECKOUT = Path(__file__).parents[1]
CHECKS = load()
BY_NAME = {check.name: check for check in CHECKS}


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.name)
def test_a_page_holds_the_text_the_examples_and_what_each_gives(check):
    text = page(check)
    assert text.startswith(
        f"# {check.name}\n\n{check.severity.capitalize()}; {check.family}.\n\n{check.text}\n\n## Passes\n"
    )
    passing, failing = text.rpartition("\n## Passes\n")[2].split("\n## Fails\n")
    assert re.findall(r"```markdown\n(.*?)\n```", passing, re.DOTALL) == [each.strip() for each in check.passes]
    assert "```text" not in passing
    shown = re.findall(r"```markdown\n(.*?)\n```((?:\n\n```text\n.*?\n```)+)", failing, re.DOTALL)
    assert [example for example, _ in shown] == [each.strip() for each in check.fails]
    for article, given in zip(check.fails, (given for _, given in shown), strict=True):
        for draft in findings(check, article):
            assert f": {draft.message}\n{draft.computation}\n```" in given


def test_a_page_says_how_grave_each_finding_is():
    assert '```text\nerror: "54 trams" is not "four times" "18 trams"\n54 / 18 = 3 ' in page(BY_NAME["ratio-mismatch"])


def test_the_index_and_the_list_name_every_check_once_and_under_its_family():
    for text, heading, row in (
        (index(CHECKS), r"## (.*)", r"\| \[(.*?)\]\(\1\.md\) \| (\w+) \| (.*) \|"),
        (listed(CHECKS), r"(\S.*)", r"  (\S+) +(\w+) +(.*)"),
    ):
        family, found = "", []
        for line in text.splitlines():
            if match := re.fullmatch(row, line):
                found.append((family, *match.groups()))
            elif match := re.fullmatch(heading, line):
                family = match[1].lower()
        order = sorted(CHECKS, key=lambda check: (FAMILIES.index(check.family), check.name))
        assert found == [(check.family, check.name, check.severity, check.summary) for check in order]


def test_the_pages_are_written_into_a_folder(tmp_path):
    main(tmp_path / "docs" / "checks")
    written = {path.name: path.read_bytes().decode() for path in (tmp_path / "docs" / "checks").iterdir()}
    assert written == pages(CHECKS)
    assert written.keys() == {"index.md", *(f"{check.name}.md" for check in CHECKS)}


def test_the_pages_in_the_documentation_are_those_of_the_checks():
    """`make docs` writes them anew."""
    kept = {path.name: path.read_bytes().decode() for path in (CHECKOUT / "docs" / "checks").iterdir()}
    assert kept == pages(CHECKS)
