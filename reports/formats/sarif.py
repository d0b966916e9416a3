"""The audit as SARIF 2.1.0, as GitHub code scanning reads it: what is listed, where, and the rules with their help.

One run an article, each with an automation id of its own, so that the alerts of one article are not taken for gone when
another is uploaded. GitHub tells alerts apart by a hash of their line, which all figures of a paragraph share: every
result has its own fingerprint, from what it is about. GitHub shows suppressed results as open ones, so waived findings
are left out, and so are the notes that reports only count.
"""

from collections import Counter
from collections.abc import Sequence
from typing import Any

from reports.audit import Audit, Finding, Mark, Record
from reports.formats.json import dump
from reports.places import Places, address
from reports.rules import Rule, named
from reports.slots import explained
from reports.visible import one_line, visible

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_LONGEST = 1000  # of a description; GitHub takes no more than 1024 characters
_MOST = 25_000  # results of a run; GitHub refuses more
_CATEGORY = "tallymark"


def render(audit: Audit, rules: Sequence[Rule] = ()) -> str:
    """One run."""
    return render_many([audit], rules)


def render_many(audits: Sequence[Audit], rules: Sequence[Rule] = ()) -> str:
    """A run an article. GitHub takes at most 20 runs of one file: give a path with `{name}` where there are more."""
    return dump({"$schema": _SCHEMA, "version": "2.1.0", "runs": [_run(audit, rules) for audit in audits]})


def _run(audit: Audit, rules: Sequence[Rule]) -> dict[str, Any]:
    listed = audit.listed[:_MOST]
    shown = named(listed, rules)
    order = {rule.name: index for index, rule in enumerate(shown)}
    uri, places = address(audit.article.path), Places.of(audit.article.text)
    records = {record.id: record for record in audit.claims}
    results, told = [], Counter[str]()
    for finding in listed:
        told[finding.fingerprint] += 1
        result = _result(finding, uri, places, records)
        mark = f"{visible(finding.fingerprint)}:{told[finding.fingerprint]}"
        results.append(result | {"ruleIndex": order[finding.check], "partialFingerprints": _fingerprints(mark)})
    return {
        "tool": {
            "driver": {
                "name": audit.tool.name,
                "version": audit.tool.version,
                "rules": [_rule(rule) for rule in shown],
            }
        },
        "automationDetails": {"id": f"{_CATEGORY}/{uri}/"},
        "columnKind": "unicodeCodePoints",
        "artifacts": [{"location": {"uri": uri}, "hashes": {"sha-256": audit.article.sha256}}],
        "invocations": [{"executionSuccessful": True, "toolExecutionNotifications": _not_checked(audit)}],
        "results": results,
    }


def _fingerprints(mark: str) -> dict[str, str]:
    return {"primaryLocationLineHash": mark, "tallymark/v1": mark}


def _rule(rule: Rule) -> dict[str, Any]:
    about = _short(rule.summary or rule.name)
    text = "\n".join(visible(line) for line in (rule.text or rule.name).split("\n"))
    return {
        "id": visible(rule.name),
        "shortDescription": {"text": about.partition(". ")[0].rstrip(".") + "."},
        "fullDescription": {"text": about},
        "help": {"text": text, "markdown": text},
        "defaultConfiguration": {"level": rule.severity},
        "properties": {
            "precision": "high",
            "problem.severity": _PROBLEM[rule.severity],
            "tags": [rule.family] if rule.family else [],
        },
    }


_PROBLEM = {"error": "error", "warning": "warning", "note": "recommendation"}


def _result(finding: Finding, uri: str, places: Places, records: dict[str, Record]) -> dict[str, Any]:
    primary, others = finding.sides[:1], finding.sides[1:]
    lines = [one_line(finding.message), "", *explained(finding, records)]
    links = [
        f"Compared with [line {places.place(span.start).line}]({number})." for number, span in enumerate(others, 1)
    ]
    return {
        "ruleId": visible(finding.check),
        "level": finding.severity,
        "message": {"text": "\n".join([*map(_unlinked, lines), *links]).rstrip()},
        "locations": [_location(span, uri, places) for span in primary]
        or [{"physicalLocation": {"artifactLocation": {"uri": uri}}}],
        "relatedLocations": [{"id": number, **_location(span, uri, places)} for number, span in enumerate(others, 1)],
    }


def _location(span: Mark, uri: str, places: Places) -> dict[str, Any]:
    """A place in the article; a byte-order mark is no part of a text in SARIF, and so is not counted."""
    start, end = places.place(span.start), places.place(span.end)
    region = {
        "startLine": start.line,
        "startColumn": start.column,
        "endLine": end.line,
        "endColumn": end.column,
        "charOffset": max(0, span.start - places.marked),
        "charLength": span.end - span.start,
    }
    return {"physicalLocation": {"artifactLocation": {"uri": uri}, "region": region}}


def _not_checked(audit: Audit) -> list[dict[str, Any]]:
    told = [f"not checked: {one_line(item.what)}: {one_line(item.why)}" for item in audit.not_checked]
    if len(audit.listed) > _MOST:
        told.append(f"{len(audit.listed) - _MOST} findings are left out; the JSON report has them all")
    return [{"level": "note", "message": {"text": _unlinked(text)}} for text in told]


def _unlinked(text: str) -> str:
    """Text in which an article's "[words](address)" is no link, which it would be in a message."""
    return text.replace("](", "] (")


def _short(text: str) -> str:
    line = one_line(text)
    return line if len(line) <= _LONGEST else line[: _LONGEST - 1] + "…"
