"""What the checks say of themselves, as reports show it: the rules behind the findings.

The checks live in a later room; whoever asks for a report hands over what theirs say. A report shows the rules that its
findings name, one that nobody handed over by its name alone.
"""

from collections.abc import Iterable

from claims.model import Value
from reports.audit import Finding, Severity


class Rule(Value):
    """A check: its name, family and usual severity, its first paragraph, and all that it says."""

    name: str
    family: str = ""
    severity: Severity = Severity.ERROR
    summary: str = ""
    text: str = ""

    @property
    def advice(self) -> str:
        """What to do about a finding; empty where the rule does not say."""
        return self.text.partition("## What to do")[2].partition("\n## ")[0].strip()


def named(findings: Iterable[Finding], rules: Iterable[Rule]) -> tuple[Rule, ...]:
    """The rules that the findings name, each once, in the order of their names."""
    known = {rule.name: rule for rule in rules}
    return tuple(
        known.get(name) or Rule(name=name, summary=name) for name in sorted({finding.check for finding in findings})
    )
