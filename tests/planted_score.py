"""How well the checks do on articles with planted flaws and traps: what is found, what is right, what springs.

    python -m tests.planted_score [FOLDER] [--verbose] [NAME ...]

Each article of the folder (tests/planted by default) has a JSON file beside it with its flaws and its traps, each the
places in the text that take part. A finding marks a flaw where it marks two of its places (one, where it has only one,
or where the check is one of time), and it springs a trap where it does so and marks no flaw. Right is a finding of
severity error or warning that marks a flaw; notes find flaws, and are counted apart.
"""

import argparse
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from checker.check import load
from checker.config import Settings
from checker.run import Auditor
from reports.audit import Audit, Finding, Severity
from sources import Registry

PLANTED = Path(__file__).parent / "planted"
FORMATS = (".md", ".txt", ".html")
# No article here cites anything, so that sourcing has something to say of every figure, and nothing of any flaw.
CHECKS = tuple(check for check in load() if check.family in ("one quantity, two values", "arithmetic", "time"))
TIME = {check.name for check in CHECKS if check.family == "time"}


class Place(NamedTuple):
    """A quoted place in an article, as offsets."""

    start: int
    end: int


@dataclass(frozen=True)
class Planted:
    """A flaw or a trap: where it is, and what it is called."""

    id: str
    what: str
    checks: tuple[str, ...]
    places: tuple[Place, ...]

    def marked_by(self, finding: Finding) -> bool:
        """Whether a finding is about this."""
        marks = finding.spans
        hit = sum(any(mark.start < place.end and place.start < mark.end for mark in marks) for place in self.places)
        return hit >= min(2, len(self.places)) or (hit > 0 and finding.check in TIME & set(self.checks))


@dataclass
class Score:
    """The counts over some articles."""

    flaws: int = 0
    found: int = 0
    named: int = 0
    findings: int = 0
    right: int = 0
    notes: int = 0
    traps: int = 0
    sprung: int = 0

    def __add__(self, other: "Score") -> "Score":
        return Score(*(getattr(self, name) + getattr(other, name) for name in self.__dataclass_fields__))

    def __str__(self) -> str:
        return (
            f"flaws found {self.found} of {self.flaws} ({_percent(self.found, self.flaws)}), "
            f"{self.named} by a check of that name; findings right {self.right} of {self.findings} "
            f"({_percent(self.right, self.findings)}); traps sprung {self.sprung} of {self.traps}; notes {self.notes}"
        )


def _percent(part: int, whole: int) -> str:
    return f"{100 * part / whole:.1f} %" if whole else "none"


def articles(folder: Path) -> list[Path]:
    """The articles of a folder that have labels."""
    return sorted(path for path in folder.iterdir() if path.suffix in FORMATS and path.with_suffix(".json").exists())


def planted(path: Path, kind: str) -> list[Planted]:
    """The "flaws" or "traps" of an article. Raises ValueError for a quote that the text does not have."""
    text = path.read_bytes().decode("utf-8")
    labels = json.loads(path.with_suffix(".json").read_text("utf-8"))
    return [
        Planted(
            one["id"],
            one.get("computation") or one.get("why") or "",
            tuple(one.get("checks", ())),
            tuple(_place(text, span["quote"], span.get("nth", 1), path) for span in one["spans"]),
        )
        for one in labels[kind]
    ]


def _place(text: str, quote: str, nth: int, path: Path) -> Place:
    at = -1
    for _ in range(nth):
        at = text.find(quote, at + 1)
        if at < 0:
            raise ValueError(f"{path.name}: no {nth}th {quote!r}")
    return Place(at, at + len(quote))


def audit(path: Path) -> Audit:
    """The audit of an article with every check of the article within itself."""
    return Auditor(Settings(), Registry(sources=()), CHECKS).audit(path)


def score(path: Path) -> tuple[Score, list[str]]:
    """The counts of one article, and a line for every flaw missed, finding unexplained and trap sprung."""
    flaws, traps, made = planted(path, "flaws"), planted(path, "traps"), audit(path)
    loud = [one for one in made.findings if one.severity is not Severity.NOTE]
    stray = [one for one in loud if not any(flaw.marked_by(one) for flaw in flaws)]
    found = [flaw for flaw in flaws if any(flaw.marked_by(one) for one in made.findings)]
    sprung = [trap for trap in traps if any(trap.marked_by(one) for one in stray)]
    named = [flaw for flaw in found if any(flaw.marked_by(one) and one.check in flaw.checks for one in made.findings)]
    counts = Score(
        len(flaws),
        len(found),
        len(named),
        len(loud),
        len(loud) - len(stray),
        len(made.findings) - len(loud),
        len(traps),
        len(sprung),
    )
    return counts, list(_lines(path, made, flaws, found, stray, sprung))


def _lines(
    path: Path,
    made: Audit,
    flaws: Sequence[Planted],
    found: Sequence[Planted],
    stray: Sequence[Finding],
    sprung: Sequence[Planted],
) -> Iterator[str]:
    text = made.article.text
    for flaw in flaws:
        if flaw not in found:
            quotes = [text[place.start : place.end] for place in flaw.places]
            yield f"{path.name}: missed {flaw.id} {'/'.join(flaw.checks)} {quotes} {flaw.what[:160]}"
    for one in stray:
        quotes = [text[mark.start : mark.end] for mark in one.spans]
        yield f"{path.name}: stray {one.severity} {one.check} {quotes} {one.message} | {one.computation[:200]}"
    for trap in sprung:
        yield f"{path.name}: sprung {trap.id} {trap.what[:160]}"


def main() -> None:
    """Print the counts of every article of a folder, and of all together."""
    parser = argparse.ArgumentParser(description="Score the checks on articles with planted flaws and traps.")
    parser.add_argument("folder", nargs="?", type=Path, default=PLANTED)
    parser.add_argument("names", nargs="*", help="only these articles")
    parser.add_argument("--verbose", action="store_true", help="also what was missed, and what should not have fired")
    options = parser.parse_args()
    whole = Score()
    for path in articles(options.folder):
        if options.names and path.stem not in options.names:
            continue
        counts, lines = score(path)
        whole += counts
        print(f"{path.name}: {counts}")
        if options.verbose:
            print(*(f"    {line}" for line in lines), sep="\n")
    print(f"all: {whole}")


if __name__ == "__main__":
    main()
