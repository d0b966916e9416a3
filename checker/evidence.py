"""What a check reports of a claim and what its source says, or of a source that was asked for again."""

from collections.abc import Iterator, Sequence, Set

from checker.check import Draft
from claims import Extent
from reports.audit import Record, Severity
from sources.shelf import State
from sources.shelf.watch import Watched


def draft(record: Record, message: str, severity: Severity | None = None) -> Draft:
    """The finding that a claim is not as a source has it; its computation is the first evidence.

    In the message `{words}` are the article's, `{source}` and `{figure}` what the evidence names.
    """
    evidence = record.evidence[0]
    told = message.format(words=" ".join(record.text.split()), source=evidence.source, figure=evidence.figure)
    return Draft(
        claims=(record.id,),
        primary=(Extent(start=record.start, end=record.end),),
        other=(),
        message=told,
        computation=evidence.shown,
        severity=severity,
    )


def of_another(record: Record) -> Severity | None:
    """A warning where it is not the cited source that answers a claim; else the check's own severity."""
    return None if record.evidence[0].source == record.citation.source else Severity.WARNING


def watched_draft(watched: Watched, records: Sequence[Record], states: Set[State], message: str) -> Iterator[Draft]:
    """The finding that a source is in one of these states, over the figures that lean on it, if there are any."""
    figures = [record for record in records if record.citation.source == watched.source]
    if watched.state in states and figures:
        yield Draft(
            claims=tuple(one.id for one in figures),
            primary=tuple(Extent(start=one.start, end=one.end) for one in figures),
            other=(),
            message=f"{watched.source} {message}",
            computation=f"{watched.at:%Y-%m-%d}: {watched.state}: {watched.why}",
        )
