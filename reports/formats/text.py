"""The audit as plain text: each finding at its place, its line with carets, its arithmetic, and the other side."""

import unicodedata
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from rich.cells import cell_len

from claims import Extent
from reports.audit import Audit, Finding, Record
from reports.places import Place, Places
from reports.slots import explained
from reports.tally import count, found, sourcing, tally
from reports.visible import one_line

# Columns of a source line that are shown, and how far a cut looks for a space.
_WIDTH = 100
_WORD = 12
_NOT_CHECKED_SHOWN = 20


def render(audit: Audit) -> str:
    """The findings, worst first, and a summary; notes on sourcing are counted there and not listed."""
    places = Places.of(audit.article.text)
    records = {record.id: record for record in audit.claims}
    parts = [_finding(finding, audit, places, records) for finding in audit.listed]
    return "\n\n".join([*parts, _summary(audit)]) + "\n"


def render_many(audits: Sequence[Audit]) -> str:
    """The reports of several articles, one after the other."""
    return "\n".join(render(audit) for audit in audits)


def _finding(finding: Finding, audit: Audit, places: Places, records: Mapping[str, Record]) -> str:
    path, text = one_line(audit.article.path), audit.article.text
    spans = finding.sides
    shown = [_excerpt(text, places, span) for span in spans]
    gutter = max((len(str(excerpt.place.line)) for excerpt in shown), default=1) + 2
    where = f"{path}:{shown[0].place.line}:{shown[0].place.column}" if shown else path
    lines = [f"{where}: {finding.severity} {one_line(finding.check)}: {one_line(finding.message)}"]
    lines += (line for excerpt in shown[:1] for line in _drawn(excerpt, gutter, "^"))
    lines += (f"{'':{gutter}} = {line}" for line in explained(finding, records))
    for span, excerpt in zip(spans[1:], shown[1:], strict=True):
        words = one_line(text[span.start : min(span.end, span.start + _WIDTH)])
        side, mark = ("also", "^") if span.role == "primary" else ("against", "-")
        lines.append(f"{'':{gutter}} {side} {path}:{excerpt.place.line}:{excerpt.place.column}: {words}")
        lines += _drawn(excerpt, gutter, mark)
    return "\n".join(line.rstrip() for line in lines)


class _Excerpt(NamedTuple):
    """A source line, cut around a figure: what stands before it, the figure, and what follows."""

    place: Place
    before: str
    figure: str
    after: str


def _excerpt(text: str, places: Places, span: Extent) -> _Excerpt:
    """The line on which `span` starts; the work is bounded by what is shown, however long the line is."""
    place = places.place(span.start)
    first, last = places.extent(place.line)
    start = min(span.start, last)
    left, right = _window(text, first, last, start, _WIDTH)
    wide = cell_len(one_line(text[left:right]))
    if wide > _WIDTH:
        left, right = _window(text, first, last, start, _WIDTH * (right - left) // wide)
    end = min(max(span.end, start), right)
    before = ("…" if left > first else "") + one_line(text[left:start])
    return _Excerpt(place, before, one_line(text[start:end]), one_line(text[end:right]) + ("…" if right < last else ""))


def _window(text: str, first: int, last: int, start: int, size: int) -> tuple[int, int]:
    """At most `size` characters of the line from `first` to `last` around the one at `start`, cut at spaces near."""
    if last - first <= size:
        return first, last
    left = max(first, min(start - size * 2 // 5, last - size))
    right = min(last, left + size)
    if left > first:
        space = text.find(" ", left, min(start, left + _WORD))
        left = space + 1 if space >= 0 else left
    if right < last:
        space = text.rfind(" ", max(start + 1, right - _WORD), right)
        right = space if space >= 0 else right
    while left < start and unicodedata.combining(text[left]):
        left += 1
    return left, right


def _drawn(excerpt: _Excerpt, gutter: int, mark: str) -> tuple[str, str]:
    """The excerpt with its line number, and marks under the figure, as wide as a terminal draws it."""
    line = f"{excerpt.place.line:>{gutter}} | {excerpt.before}{excerpt.figure}{excerpt.after}"
    return line, f"{'':{gutter}} | {' ' * cell_len(excerpt.before)}{mark * max(1, cell_len(excerpt.figure))}"


def _summary(audit: Audit) -> str:
    article, claims = audit.article, audit.claims
    lines = [f"{one_line(article.path)}: {found(audit.findings)}"]
    if counted := sourcing(audit.findings):
        lines.append(f"  sourcing (counted, not listed): {counted}")
    if claims:
        lines.append(f"  {count(len(claims), 'claim')}: {tally(claim.where.role for claim in claims)}")
        lines.append(f"  cited: {tally(claim.citation.manner for claim in claims)}")
        lines.append(f"  verdicts: {tally(claim.verdict for claim in claims)}")
    else:
        lines.append("  no claim was found, so nothing was checked")
    if audit.not_checked:
        lines.append("  not checked:")
        lines += (f"    {one_line(item.what)}: {one_line(item.why)}" for item in audit.not_checked[:_NOT_CHECKED_SHOWN])
        if len(audit.not_checked) > _NOT_CHECKED_SHOWN:
            lines.append(f"    and {len(audit.not_checked) - _NOT_CHECKED_SHOWN} more, in the JSON report")
    return "\n".join(lines)
