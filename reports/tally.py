"""Counts in words, as reports give them."""

from collections import Counter
from collections.abc import Iterable

from reports.audit import KNOWN, Finding, Severity
from reports.visible import one_line


def count(number: int, noun: str) -> str:
    """A number of things: "1 claim", "2 claims"."""
    return f"{number} {noun}{'' if number == 1 else 's'}"


def tally(names: Iterable[str]) -> str:
    """How often each name occurs, the most frequent first, in alphabetical order where they tie: "body 12, table 3"."""
    counts = sorted(Counter(names).items(), key=lambda pair: (-pair[1], pair[0]))
    return ", ".join(f"{one_line(name)} {number}" for name, number in counts)


def found(findings: Iterable[Finding]) -> str:
    """What reports list and what is waived, in words: "1 error, 2 notes; 1 waived, 3 in the baseline".

    Sourcing notes that are only counted are not in it.
    """
    shown = [finding for finding in findings if finding.waived or not finding.counted]
    counts = Counter(finding.severity for finding in shown if not finding.waived)
    words = ", ".join(count(counts[severity], severity) for severity in Severity if counts[severity]) or "no findings"
    accepted = Counter(KNOWN if finding.waived == KNOWN else "waived" for finding in shown if finding.waived)
    also = ", ".join(f"{accepted[how]} {how}" for how in ("waived", KNOWN) if accepted[how])
    return f"{words}; {also}" if also else words


def sourcing(findings: Iterable[Finding]) -> str:
    """How many findings there are of each check whose notes are counted and not listed; empty where there is none."""
    return tally(finding.check for finding in findings if finding.counted and not finding.waived)
