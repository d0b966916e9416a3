"""Why the figures of a finding were held against one another: what each says of every slot of what is measured.

A finding keeps of a slot only whether its figures agree on it; what they say stands in their records.
"""

import datetime
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from claims import Period
from claims.names import Agreement
from reports.audit import Finding, Record
from reports.visible import each_line, one_line


class Slot(NamedTuple):
    """One slot: whether the figures agree on it, what they say, and the figures that leave it out, each once."""

    name: str
    state: str
    said: tuple[str, ...]
    silent: tuple[str, ...]

    @property
    def agrees(self) -> bool:
        """Whether all figures say the same of it."""
        return self.state == Agreement.SAME

    @property
    def words(self) -> str:
        """The slot in a line: `"authorized AI patents", read from below for "65%"`."""
        if not self.said:
            return self.state
        said = _quoted(" / ", self.said)
        if self.agrees:
            return said
        return f"{said}, {self.state}" + (f" for {_quoted(', ', self.silent)}" if self.silent else "")


def slots(finding: Finding, records: Mapping[str, Record]) -> tuple[Slot, ...]:
    """The slots that a finding names, in its order; `records` has the audit's records by id."""
    involved = [records[claim] for claim in finding.claims if claim in records]
    return tuple(_slot(name, state, involved) for name, state in finding.slots.items())


def explained(finding: Finding, records: Mapping[str, Record]) -> list[str]:
    """The arithmetic of a finding, and the slots on which its figures do not plainly agree, as lines that may be shown.

    `records` has the audit's records by id.
    """
    unsaid = "; ".join(f"{slot.name}: {slot.words}" for slot in slots(finding, records) if not slot.agrees)
    return [*each_line(finding.computation), *([one_line(unsaid)] if unsaid else [])]


def _slot(name: str, state: str, involved: list[Record]) -> Slot:
    says = [(record, _said(name, record)) for record in involved]
    return Slot(
        name=name,
        state=state,
        said=tuple(dict.fromkeys(words for _, words in says if words)),
        silent=tuple(dict.fromkeys(" ".join(record.text.split()) for record, words in says if not words)),
    )


def _said(slot: str, record: Record) -> str | None:
    """What a figure says of a slot; None also for those that only its sentence holds (predicate, circumstances)."""
    match slot:
        case "statistic" | "metric" | "subject" | "whole" | "per" | "basis" | "place" | "modality":
            words: str | None = getattr(record.measures, slot)
            return words
        case "unit":
            return record.quantity.unit
        case "period":
            return _days(record.measures.period)
        case "source":
            return record.citation.text
        case _:
            return None


def _quoted(between: str, words: Iterable[str]) -> str:
    return between.join(f'"{one}"' for one in words)


def _days(period: Period) -> str:
    """A period in words: "2024" for a whole year, else its first and last day."""
    start, end = period.start, period.end
    if start is not None and (start, end) == (datetime.date(start.year, 1, 1), datetime.date(start.year, 12, 31)):
        return str(start.year)
    return " to ".join(dict.fromkeys(str(day) for day in (start, end) if day is not None))
