"""The records of claims as a table, CSV or JSON."""

import io
import json
from collections.abc import Callable, Iterable, Sequence

from reports.audit import Audit
from reports.formats import csv
from reports.visible import visible

_WIDE = 200


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
