"""The audit as a GitLab code quality report: a list of Code Climate issues, which a merge request shows.

GitLab takes two issues with one fingerprint for one: it is of the article, the finding, and how often that came before.
"""

import hashlib
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from reports.audit import Audit, Finding, Record
from reports.formats.json import dump
from reports.markdown import block
from reports.places import Places
from reports.slots import explained
from reports.visible import one_line, visible

_SEVERITIES = {"error": "major", "warning": "minor", "note": "info"}


def render(audit: Audit) -> str:
    """The findings that are listed, worst first."""
    return render_many([audit])


def render_many(audits: Sequence[Audit]) -> str:
    """Those of all articles in one list."""
    return dump([issue for audit in audits for issue in _issues(audit)])


def _issues(audit: Audit) -> list[dict[str, Any]]:
    places, records = Places.of(audit.article.text), {record.id: record for record in audit.claims}
    told = Counter[str]()
    issues = []
    for finding in audit.listed:
        told[finding.fingerprint] += 1
        parts = (audit.article.path, finding.fingerprint, str(told[finding.fingerprint]))
        fingerprint = hashlib.sha256("\0".join(parts).encode("utf-8", "replace")).hexdigest()
        issues.append({"fingerprint": fingerprint, **_issue(finding, audit.article.path, places, records)})
    return issues


def _issue(finding: Finding, path: str, places: Places, records: Mapping[str, Record]) -> dict[str, Any]:
    locations = [
        {
            "path": visible(path.removeprefix("./")),
            "lines": {"begin": places.place(span.start).line, "end": places.place(span.end).line},
        }
        for span in finding.sides
    ]
    return {
        "type": "issue",
        "check_name": visible(finding.check),
        "description": one_line(finding.message),
        "content": {"body": block("\n".join(explained(finding, records)))},
        "categories": ["Bug Risk"],
        "severity": _SEVERITIES[finding.severity],
        "location": locations[0] if locations else {"path": visible(path), "lines": {"begin": 1, "end": 1}},
        "other_locations": locations[1:],
    }
