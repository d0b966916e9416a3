"""The records of claims as a table, CSV or JSON."""

import csv
import io
import json
from collections.abc import Callable, Iterable, Iterator, Sequence

from reports.audit import Audit, Record
from reports.places import Places
from reports.visible import visible

_WIDE = 200


def table(audits: Sequence[Audit]) -> str:
    """A table for a person, as wide as the terminal."""
    shown = ("line", "text", "low", "high", "unit", "subject", "measures", "cited")
    rows = []
    for row in _rows(audits):
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


def as_csv(audits: Sequence[Audit]) -> str:
    """One line a claim, under a header."""
    stream = io.StringIO()
    rows = list(_rows(audits))
    writer = csv.DictWriter(stream, list(rows[0]) if rows else ["article"], lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return stream.getvalue()


def as_json(audits: Sequence[Audit]) -> str:
    """The records as the audit has them, each with its article."""
    records = [
        {"article": audit.article.path} | record.model_dump(mode="json") for audit in audits for record in audit.claims
    ]
    return json.dumps(records, indent=2) + "\n"


FORMS: dict[str, Callable[[Sequence[Audit]], str]] = {"table": table, "csv": as_csv, "json": as_json}


def _rows(audits: Sequence[Audit]) -> Iterator[dict[str, str]]:
    for audit in audits:
        places = Places.of(audit.article.text)
        for record in audit.claims:
            place = places.place(record.start)
            yield {"article": audit.article.path, "line": str(place.line), "column": str(place.column)} | _row(record)


def _row(record: Record) -> dict[str, str]:
    quantity, measures = record.quantity, record.measures
    period = (measures.period.start, measures.period.end)
    cells = {
        "id": record.id,
        "role": record.where.role,
        "text": " ".join(record.text.split()),
        "low": None if quantity.low is None else format(quantity.low, "f"),
        "high": None if quantity.high is None else format(quantity.high, "f"),
        "unit": quantity.unit,
        "comparator": quantity.comparator,
        "direction": quantity.direction,
        "metric": measures.metric,
        "statistic": measures.statistic,
        "subject": measures.subject,
        "whole": measures.whole,
        "place": measures.place,
        "period": "/".join(str(day) for day in period if day) or None,
        "modality": measures.modality,
        "manner": record.citation.manner,
        "cited": record.citation.text,
        "source": record.citation.source,
        "verdict": record.verdict,
    }
    return {name: "" if value is None else str(value) for name, value in cells.items()}
