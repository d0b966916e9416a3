"""The audit as workflow commands: annotations on the changed files of a GitHub pull request, then the full list.

GitHub shows at most ten annotations of each severity a step and drops the others, so the worst of all articles come
first, each severity in the order of the text. The list follows as text, with commands switched off: an article could
otherwise give the runner orders.
"""

import hashlib
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from reports.audit import Audit, Finding, Record, Severity
from reports.formats import text
from reports.places import Places
from reports.slots import explained
from reports.tally import count
from reports.visible import one_line, visible

# Annotations of one severity that GitHub shows of a step.
_SHOWN = 10
_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}


def render(audit: Audit) -> str:
    """Annotations, how many more there are, and the text report."""
    return render_many([audit])


def render_many(audits: Sequence[Audit]) -> str:
    """The annotations of all articles, and their text reports."""
    lines: list[str] = []
    listed = [(finding, article) for article in map(_Article.of, audits) for finding in article.audit.listed]
    for severity in _COMMANDS:
        found = [(finding, article) for finding, article in listed if finding.severity is severity]
        lines += (_annotation(finding, article) for finding, article in found[:_SHOWN])
        if len(found) > _SHOWN:
            lines.append(f"{count(len(found) - _SHOWN, severity)} more, in the list below")
    report = text.render_many(audits)
    token = hashlib.sha256(report.encode()).hexdigest()  # which no article can hold, since it is also of the article
    return "\n".join([*lines, f"::stop-commands::{token}", report + f"::{token}::"]) + "\n"


class _Article(NamedTuple):
    """An audit with the lines of its text, and its records by id."""

    audit: Audit
    places: Places
    records: Mapping[str, Record]

    @classmethod
    def of(cls, audit: Audit) -> "_Article":
        return cls(audit, Places.of(audit.article.text), {one.id: one for one in audit.claims})


def _annotation(finding: Finding, article: _Article) -> str:
    keys = {"file": visible(article.audit.article.path)}
    if finding.sides:
        start, end = (article.places.place(at) for at in (finding.sides[0].start, finding.sides[0].end))
        keys |= {"line": str(start.line), "endLine": str(end.line)}
        if start.line == end.line:  # GitHub takes columns only where they are of one line
            keys |= {"col": str(start.column), "endColumn": str(end.column)}
    keys["title"] = visible(finding.check)
    told = "\n".join([one_line(finding.message), *explained(finding, article.records)])
    shown = ",".join(f"{name}={_key(value)}" for name, value in keys.items())
    return f"::{_COMMANDS[finding.severity]} {shown}::{_escaped(told)}"


def _escaped(words: str) -> str:
    return words.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _key(words: str) -> str:
    return _escaped(words).replace(":", "%3A").replace(",", "%2C")
