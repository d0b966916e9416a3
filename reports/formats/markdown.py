"""The audit as Markdown: a comment on a pull request, or the summary of a GitHub job (`$GITHUB_STEP_SUMMARY`).

GitHub refuses a comment of more than 65,536 characters: the worst findings come first, and what does not fit is
counted. The comment on the first line names the article, so that a bot finds the comment that it made before.
"""

from collections.abc import Iterable, Mapping, Sequence
from urllib.parse import quote

from claims import Extent
from reports.audit import Audit, Finding, Record
from reports.markdown import block, code, prose
from reports.places import Places
from reports.rules import Rule, named
from reports.slots import explained
from reports.tally import count, found, sourcing, tally

_LONGEST = 60_000
_CLOSING = 60  # characters that say how many findings are left out
_AROUND = 80  # characters of a line that are shown on each side of a figure
_TOLD = 2_000  # characters of a finding's arithmetic
_SIDES = 4
_NOT_CHECKED_SHOWN = 20
_SIGNS = {"error": "🔴", "warning": "🟡", "note": "🔵"}


def render(audit: Audit, rules: Sequence[Rule] = ()) -> str:
    """What was found in the article, with the passages and the arithmetic, and what to do about it."""
    return render_many([audit], rules)


def render_many(audits: Sequence[Audit], rules: Sequence[Rule] = ()) -> str:
    """The same of several articles; each has at least its counts, as long as there is room."""
    room = _LONGEST
    heads = []
    for audit in audits:
        heads.append(_head(audit))
        room -= len(heads[-1]) + _CLOSING
        if room < 0:
            heads.pop()
            break
    parts: list[str] = []
    for audit, head in zip(audits, heads, strict=False):
        body = list(_body(audit, rules, room))
        room -= sum(len(part) + 2 for part in body)
        parts += [head, *body]
    if len(heads) < len(audits):
        parts.append(f"{count(len(audits) - len(heads), 'article')} more, in the other reports.")
    return "\n\n".join(parts) + "\n"


def _head(audit: Audit) -> str:
    path, claims = audit.article.path, audit.claims
    lines = [f"<!-- tallymark: {quote(path[:200])} -->", ""]
    lines += [f"### Tallymark: {found(audit.findings)} in {code(path[:200])}", ""]
    if claims:
        lines.append(f"{count(len(claims), 'claim')} by verdict: {prose(tally(one.verdict for one in claims))}.")
    else:
        lines.append("No claim was found, so nothing was checked.")
    if counted := sourcing(audit.findings):
        lines += ["", f"On sourcing, counted and not listed: {prose(counted)}."]
    return "\n".join(lines)


def _body(audit: Audit, rules: Sequence[Rule], room: int) -> Iterable[str]:
    """The findings, advice and what was not checked, as far as there is room."""
    places, records = Places.of(audit.article.text), {record.id: record for record in audit.claims}
    last = [*_advice(audit, rules), *_not_checked(audit)]
    size = sum(len(part) + 2 for part in last)
    if size > room:
        last, size = [], 0
    room -= size
    for shown, finding in enumerate(audit.listed):
        part = _finding(finding, audit.article.text, places, records)
        room -= len(part) + 2
        if room < 0:
            yield f"{count(len(audit.listed) - shown, 'finding')} more, in the other reports."
            break
        yield part
    yield from last


def _finding(finding: Finding, text: str, places: Places, records: Mapping[str, Record]) -> str:
    sides = [(places.place(span.start).line, _excerpt(text, places, span)) for span in finding.sides[:_SIDES]]
    where = f", line {sides[0][0]}" if sides else ""
    lines = [f"#### {_SIGNS[finding.severity]} {code(finding.check)}{where}", ""]
    lines += [f"**{finding.severity.capitalize()}:** {prose(_cut(finding.message))}"]
    if sides:
        lines += ["", "\n>\n".join(f"> Line {line}: {excerpt}" for line, excerpt in sides)]
    if told := "\n".join(explained(finding, records)):
        lines += ["", block(_cut(told))]
    return "\n".join(lines)


def _excerpt(text: str, places: Places, span: Extent) -> str:
    """The line on which a figure stands, cut around it, the figure in bold."""
    first, last = places.extent(places.place(span.start).line)
    start, end = min(span.start, last), max(min(span.end, last, span.start + 2 * _AROUND), span.start)
    left, right = max(first, start - _AROUND), min(last, end + _AROUND)
    before = ("…" if left > first else "") + prose(text[left:start])
    after = prose(text[end:right]) + ("…" if right < last else "")
    return f"{before}<strong>{prose(text[start:end])}</strong>{after}"


def _advice(audit: Audit, rules: Sequence[Rule]) -> Iterable[str]:
    for rule in named(audit.listed, rules):
        if rule.advice:
            yield _folded(f"What to do about {rule.name}", rule.advice)


def _not_checked(audit: Audit) -> Iterable[str]:
    if not audit.not_checked:
        return
    items = [f"- {prose(_cut(f'{item.what}: {item.why}', 300))}" for item in audit.not_checked[:_NOT_CHECKED_SHOWN]]
    if len(audit.not_checked) > _NOT_CHECKED_SHOWN:
        items.append(f"- and {len(audit.not_checked) - _NOT_CHECKED_SHOWN} more, in the JSON report")
    yield _folded(f"{count(len(audit.not_checked), 'thing')} could not be checked", "\n".join(items))


def _folded(title: str, text: str) -> str:
    return f"<details><summary>{title}</summary>\n\n{text}\n\n</details>"


def _cut(text: str, length: int = _TOLD) -> str:
    return text if len(text) <= length else text[: length - 1] + "…"
