"""What the checks say of themselves: their pages, and what `tallymark explain` prints.

All of it is made from the files of the checks; `python -m checker.pages docs/checks` writes the pages.
"""

import sys
from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path

from checker.check import FAMILIES, Check, Draft, load
from checker.examples import findings

_INDEX = """\
# The checks

What tallymark looks for, by family. A check's severity is that of what it is sure of; where one side leaves something
unsaid, an error becomes a warning. `[severity]` in the [settings](../commands.md#configuration) changes it.
"""
_PASSES = "In these articles it finds nothing:"
_FAILS = "In each of these it finds something, which stands under the article with its arithmetic:"


def page(check: Check) -> str:
    """What a check finds, why that matters, what to do, and its examples, as Markdown."""
    parts = [f"# {check.name}", f"{check.severity.capitalize()}; {check.family}.", check.text]
    parts += ["## Passes", _PASSES, *(_fenced("markdown", article) for article in check.passes)]
    parts += ["## Fails", _FAILS]
    for article in check.fails:
        parts += [_fenced("markdown", article), *(_finding(check, draft) for draft in findings(check, article))]
    return "\n\n".join(parts) + "\n"


def index(checks: Iterable[Check]) -> str:
    """The checks by family: name, severity, and what each finds, as Markdown."""
    parts = [_INDEX]
    for family, members in _by_family(checks):
        rows = (f"| [{one.name}]({one.name}.md) | {one.severity} | {_cell(one.summary)} |" for one in members)
        heading = f"## {family.capitalize()}"
        parts.append("\n".join((heading, "", "| check | severity | what it finds |", "|---|---|---|", *rows, "")))
    return "\n".join(parts)


def listed(checks: Iterable[Check]) -> str:
    """A line a check, by family: name, severity, and what it finds, as text for a terminal."""
    checks = list(checks)
    width = max(len(one.name) for one in checks)
    return "\n".join(
        "\n".join((family, *(f"  {one.name:{width}}  {one.severity:7}  {one.summary}" for one in members), ""))
        for family, members in _by_family(checks)
    )


def pages(checks: Iterable[Check]) -> dict[str, str]:
    """Every page by its file's name: the index, and one a check."""
    checks = list(checks)
    return {"index.md": index(checks)} | {f"{one.name}.md": page(one) for one in checks}


def main(folder: Path) -> None:
    """Write the pages into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in pages(load()).items():
        (folder / name).write_text(text, "utf-8", newline="\n")


def _by_family(checks: Iterable[Check]) -> Iterator[tuple[str, list[Check]]]:
    """The checks of each family that has some, families in the order of FAMILIES."""
    ordered = sorted(checks, key=lambda check: (FAMILIES.index(check.family), check.name))
    for family, members in groupby(ordered, key=lambda check: check.family):
        yield family, list(members)


def _finding(check: Check, draft: Draft) -> str:
    return _fenced("text", f"{draft.severity or check.severity}: {draft.message}\n{draft.computation}")


def _fenced(language: str, text: str) -> str:
    return f"```{language}\n{text.strip()}\n```"


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
