"""The audits that every report format is tried on: the example, an article without claims, one with 2,000 claims."""

import functools
from pathlib import Path

from checker.check import load
from checker.config import Settings
from checker.run import Auditor
from claims import Extent, NotChecked
from reports.audit import Audit, Record, Severity, Verdict
from reports.rules import Rule
from sources import load as registry
from tests.builders import audit, finding, quantity, record

MANY = 2_000
RULE = Rule(
    name="conflicting-values",
    family="one quantity, two values",
    summary="One quantity is given two values. Which is right is not said.",
    text="One quantity is given two values.\n\n## What to do\n\nLook both up: <b>one</b> may be wrong.\n",
)
EXAMPLE = Path(__file__).parents[1] / "examples" / "chinese-ai"


@functools.cache
def example() -> Audit:
    """The audit of the example article."""
    auditor = Auditor(Settings(), registry(EXAMPLE / "sources.toml"), load())
    audited = auditor.audit(EXAMPLE / "article.md")
    article = audited.article.model_copy(update={"path": "examples/chinese-ai/article.md"})
    return audited.model_copy(update={"article": article})


@functools.cache
def rules() -> tuple[Rule, ...]:
    """What the checks say of themselves."""
    return tuple(check.rule for check in load())


def without_claims() -> Audit:
    """The audit of an article in which there is nothing to check."""
    return audit("Nothing here is counted.\n", "nothing.md")


@functools.cache
def many() -> Audit:
    """The audit of an article of 2,000 claims: every fourth is contradicted by the one before it."""
    lines = [f"Mill {number} of Ruritania spun {number + 5} tonnes of flax.\n" for number in range(MANY)]
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line))
    claims = tuple(_moved(line, number, starts[number]) for number, line in enumerate(lines))
    findings = tuple(
        finding(
            "conflicting-values",
            (Severity.ERROR, Severity.WARNING, Severity.NOTE)[number % 3],
            f'"{claims[number].text}" here, "{claims[number - 1].text}" elsewhere',
            f"{number + 5} is not {number + 4}",
            claims[number],
            claims[number - 1],
        )
        for number in range(3, MANY, 4)
    )
    undecided = tuple(NotChecked(what=f"tonnes of mill {number}", why="short or long") for number in range(50))
    return audit("".join(lines), "mills.md", claims=claims, findings=findings, not_checked=undecided)


def _moved(line: str, number: int, start: int) -> Record:
    """The claim of a line, at the place of that line in the article."""
    verdict = list(Verdict)[number % len(Verdict)]
    one = record(line, f"{number + 5} tonnes", quantity(str(number + 5), str(number + 5), "t"), verdict=verdict)
    place = {"start": one.start + start, "end": one.end + start}
    sentence = Extent(start=start, end=start + len(line) - 1)
    return one.model_copy(update=place | {"id": f"c{number:05}", "sentence": sentence})
