"""The claims as CSV: one line a claim under a header, for a spreadsheet.

A cell that a spreadsheet would take for a formula begins with an apostrophe; a figure such as -5% is none.
"""

import csv
import io
import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from claims.claim import as_number
from reports.audit import Audit, Record
from reports.places import Places
from reports.visible import one_line

COLUMNS = (
    "article", "line", "column", "id", "role", "text", "low", "high", "unit", "comparator", "direction", "metric",
    "statistic", "subject", "whole", "place", "period", "modality", "manner", "cited", "source", "verdict", "findings",
)  # fmt: skip

_FORMULA = re.compile(r"\s*[=+\-@＝＋－＠|%]")
_FIGURE = re.compile(r"[+-]?[\d.,  ]+%?")


def render(audit: Audit) -> str:
    """The claims of the article, in the order of the text."""
    return render_many([audit])


def render_many(audits: Sequence[Audit]) -> str:
    """Those of all articles, under one header."""
    stream = io.StringIO()
    writer = csv.DictWriter(stream, COLUMNS, lineterminator="\n")
    writer.writeheader()
    writer.writerows({name: _cell(cell) for name, cell in row.items()} for row in rows(audits))
    return stream.getvalue()


def rows(audits: Sequence[Audit]) -> Iterator[dict[str, str]]:
    """What COLUMNS says of each claim, as words on one line; what is not known is empty."""
    for audit in audits:
        places = Places.of(audit.article.text)
        told: dict[str, list[str]] = {}
        for finding in audit.findings:
            for claim in finding.claims if not finding.waived else ():
                told.setdefault(claim, []).append(finding.check)
        for record in audit.claims:
            place = places.place(record.start)
            cells = {"article": audit.article.path, "line": str(place.line), "column": str(place.column)}
            row = cells | _row(record) | {"findings": " ".join(dict.fromkeys(told.get(record.id, ())))}
            yield {name: one_line(cell) for name, cell in row.items()}


def _row(record: Record) -> dict[str, str]:
    quantity, measures = record.quantity, record.measures
    period = (measures.period.start, measures.period.end)
    cells = {
        "id": record.id,
        "role": record.where.role,
        "text": " ".join(record.text.split()),
        "low": _number(quantity.low),
        "high": _number(quantity.high),
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


def _number(value: Decimal | None) -> str | None:
    """A number as the audit's JSON rounds it, without an exponent."""
    return None if value is None else format(Decimal(str(as_number(value))), "f")


def _cell(words: str) -> str:
    return f"'{words}" if _FORMULA.match(words) and not _FIGURE.fullmatch(words) else words
