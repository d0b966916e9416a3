"""The records of claims as a table, CSV or JSON."""

import io
import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from reports.audit import Audit, Record
from reports.formats import csv
from reports.visible import visible

_WIDE = 200


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which claims are listed: those that have one of each kind that is asked for; an empty one asks for nothing."""

    verdicts: frozenset[str] = frozenset()
    sources: frozenset[str] = frozenset()
    checks: frozenset[str] = frozenset()
    text: str = ""

    def of(self, audit: Audit) -> Audit:
        """The audit with these claims alone. A claim has the sources of its citation and its evidence."""
        told = {claim for finding in audit.findings if finding.check in self.checks for claim in finding.claims}
        words = " ".join(self.text.casefold().split())
        return audit.model_copy(
            update={
                "claims": tuple(
                    record
                    for record in audit.claims
                    if (not self.verdicts or record.verdict in self.verdicts)
                    and (not self.sources or self.sources & {record.citation.source, *_sources(record)})
                    and (not self.checks or record.id in told)
                    and words in " ".join(_sentence(record, audit).casefold().split())
                )
            }
        )


def _sources(record: Record) -> Iterator[str]:
    return (evidence.source for evidence in record.evidence)


def _sentence(record: Record, audit: Audit) -> str:
    return audit.article.text[record.sentence.start : record.sentence.end]


def table(audits: Sequence[Audit]) -> str:
    """A table for a person, as wide as the terminal."""
    shown = ("line", "text", "low", "high", "unit", "subject", "measures", "cited")
    rows = []
    for row in csv.rows(audits):
        measures = " of ".join(part for part in (row["statistic"], row["whole"] or row["metric"]) if part)
        cells = row | {"line": f"{row['article']}:{row['line']}", "measures": measures}
        rows.append([cells[name] for name in shown])
    return columns(shown, rows)


def columns(names: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Rows under the names of their columns, as wide as the terminal."""
    import sys

    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    drawn = Table(*names, box=None, pad_edge=False)
    for row in rows:
        drawn.add_row(*(Text(visible(cell)) for cell in row))
    stream = io.StringIO()
    console = Console(file=stream, width=None if sys.stdout and sys.stdout.isatty() else _WIDE)
    console.print(drawn)
    return "".join(line.rstrip() + "\n" for line in stream.getvalue().splitlines())


def as_json(audits: Sequence[Audit]) -> str:
    """The records as the audit has them, each with its article."""
    records = [
        {"article": audit.article.path} | record.model_dump(mode="json") for audit in audits for record in audit.claims
    ]
    return json.dumps(records, indent=2) + "\n"


FORMS: dict[str, Callable[[Sequence[Audit]], str]] = {"table": table, "csv": csv.render_many, "json": as_json}
