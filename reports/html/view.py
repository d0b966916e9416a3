"""What the templates are given: an audit's findings, records and counts, worded and placed."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from decimal import Context, Decimal, Inexact, localcontext
from typing import NamedTuple

from claims import Extent, Interval, Kind, Manner, Quantity, Where
from reports.audit import Audit, Finding, Record, Severity, Verdict
from reports.html.numberline import Bar, bars
from reports.html.passages import Part, Passage, parts, passages, worst
from reports.places import Place, Places
from reports.slots import Slot, slots

# Characters of a sentence that a finding shows before and after its figure, and strokes that the tally shows.
_AROUND = 160
_STROKES = 60

_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_MANNERS = {
    Manner.NAMED: "source named",
    Manner.LINKED: "source linked",
    Manner.FOOTNOTE: "in a footnote",
    Manner.CARRIED: "carried over",
    Manner.VAGUE: "vaguely attributed",
    Manner.NONE: "no source",
}


class Side(NamedTuple):
    """One place that a finding points at: its sentence around the figure, and the claim there (its ordinal)."""

    role: str
    place: Place
    under: str
    before: tuple[Part, ...]
    figure: tuple[Part, ...]
    after: tuple[Part, ...]
    claim: int | None


class Shown(NamedTuple):
    """A finding, numbered as its anchor is: its places, the picture of its intervals, and what it compares on."""

    number: int
    finding: Finding
    sides: tuple[Side, ...]
    bars: tuple[Bar, ...]
    slots: tuple[Slot, ...]


class Entry(NamedTuple):
    """A claim's record, numbered as its anchor is, with its facts in words and the findings that it is part of."""

    number: int
    record: Record
    place: Place
    severity: Severity | None
    allows: str
    facts: tuple[tuple[str, str], ...]
    findings: tuple[int, ...]


class Share(NamedTuple):
    """A part of a whole: its name, how many, and its place from the left in percent of the width."""

    name: str
    number: int
    left: str
    width: str


class Stroke(NamedTuple):
    """A stroke of the tally, from (x1, y1) to (x2, y2): four upright, the fifth across them."""

    severity: Severity
    x1: int
    y1: int
    x2: int
    y2: int


class View(NamedTuple):
    """An audit as its page shows it; `prefix` keeps the anchors of several audits on one page apart."""

    audit: Audit
    prefix: str
    verdict: str
    strokes: tuple[Stroke, ...]
    findings: tuple[Shown, ...]
    waived: tuple[Shown, ...]
    sourcing: Mapping[str, Sequence[Shown]]
    entries: tuple[Entry, ...]
    passages: tuple[Passage, ...]
    ordinals: Mapping[str, int]
    manners: tuple[Share, ...]
    verdicts: tuple[Share, ...]


def view(audit: Audit, prefix: str = "") -> View:
    """All that the page says of the audit, in the order in which it says it."""
    places = Places.of(audit.article.text)
    records = {record.id: record for record in audit.claims}
    ordinals = {record.id: ordinal for ordinal, record in enumerate(audit.claims)}
    at = {(record.start, record.end): ordinal for ordinal, record in enumerate(audit.claims)}
    shown = [
        Shown(
            number, finding, tuple(_sides(audit, finding, places, at)), bars(finding, records), slots(finding, records)
        )
        for number, finding in enumerate(audit.findings)
    ]
    listed = sorted((one for one in shown if one.finding.listed), key=lambda one: worst([one.finding.severity]))
    sourcing: dict[str, list[Shown]] = {}
    for one in shown:
        if one.finding.counted and not one.finding.waived:
            sourcing.setdefault(one.finding.check, []).append(one)
    return View(
        audit=audit,
        prefix=prefix,
        verdict=_verdict([one.finding for one in listed], len(audit.claims)),
        strokes=tuple(_strokes([one.finding.severity for one in listed])),
        findings=tuple(listed),
        waived=tuple(one for one in shown if one.finding.waived),
        sourcing=dict(sorted(sourcing.items())),
        entries=tuple(_entries(audit, places, listed)),
        passages=tuple(passages(audit)),
        ordinals=ordinals,
        manners=_shares(Counter(_MANNERS[record.citation.manner] for record in audit.claims), list(_MANNERS.values())),
        verdicts=_shares(Counter(record.verdict.value for record in audit.claims), [one.value for one in Verdict]),
    )


def stated(quantity: Quantity) -> str:
    """A quantity as the text states it: "more than 52.5 percent", "2 to 3 year", "2024-06-01 to 2024-06-30"."""
    if quantity.kind is Kind.DATE and quantity.date is not None:
        days = (quantity.date.start, quantity.date.end)
        written = " to ".join(dict.fromkeys("?" if day is None else day.isoformat() for day in days))
        return written + (f" (no {' or '.join(quantity.date.missing)})" if quantity.date.missing else "")
    ends = dict.fromkeys(_digits(end) for end in (quantity.low, quantity.high) if end is not None)
    comparator = "" if quantity.comparator in ("exact", "between") else quantity.comparator.replace("_", " ")
    change = quantity.direction and f"({quantity.direction})"
    return " ".join(filter(None, (comparator, " to ".join(ends) or "no number", quantity.unit, change)))


def _brief(interval: Interval) -> str:
    """An interval with ends of at most eight digits; one that has more ends in an ellipsis."""
    left = "(" if interval.low_open or interval.low is None else "["
    right = ")" if interval.high_open or interval.high is None else "]"
    low = "-∞" if interval.low is None else _few_digits(interval.low)
    high = "∞" if interval.high is None else _few_digits(interval.high)
    return f"{left}{low}, {high}{right}"


def _few_digits(end: Decimal) -> str:
    with localcontext(prec=8) as context:
        context.clear_flags()
        rounded = +end
        return f"{rounded.normalize():f}" + ("…" if context.flags[Inexact] else "")


def _digits(number: Decimal) -> str:
    """A number as the audit's JSON has it, so that a kept audit shows the same."""
    number = Context(prec=15).plus(number).normalize()
    return f"{number:,f}" if abs(number) >= 10_000 else f"{number:f}"


def _verdict(listed: Sequence[Finding], claims: int) -> str:
    """The page's first sentence."""
    if not claims:
        return "No figure was found, so nothing was checked."
    counts = Counter(finding.severity for finding in listed)
    found = [
        f"{_NUMBERS[number] if number < len(_NUMBERS) else number} {severity}{'' if number == 1 else 's'}"
        for severity in Severity
        if (number := counts[severity])
    ]
    if not found:
        return "No figure was seen to disagree with another."
    words = ", ".join(found[:-1]) + (" and " if len(found) > 1 else "") + found[-1]
    return f"{words[:1].upper()}{words[1:]}."


def _strokes(severities: Sequence[Severity]) -> Iterator[Stroke]:
    for index, severity in enumerate(severities[:_STROKES]):
        group, place = divmod(index, 5)
        left = 4 + group * 68
        if place < 4:
            yield Stroke(severity, left + place * 13, 4, left + place * 13, 40)
        else:
            yield Stroke(severity, left - 7, 33, left + 46, 11)


def _sides(audit: Audit, finding: Finding, places: Places, at: Mapping[tuple[int, int], int]) -> Iterator[Side]:
    for span in finding.spans:
        claim = at.get((span.start, span.end))
        record = None if claim is None else audit.claims[claim]
        place = places.place(span.start)
        around = (
            record.sentence if record else Extent(start=places.extent(place.line)[0], end=places.extent(place.line)[1])
        )
        first, last = max(around.start, span.start - _AROUND), min(around.end, span.end + _AROUND)
        cut = (first > around.start, last < around.end)
        yield Side(
            role=span.role,
            place=place,
            under=_under(record.where) if record else "",
            before=(*([Part("… ", False)] if cut[0] else []), *parts(audit, first, span.start)),
            figure=tuple(parts(audit, span.start, span.end)),
            after=(*parts(audit, span.end, last), *([Part(" …", False)] if cut[1] else [])),
            claim=claim,
        )


def _under(where: Where) -> str:
    """The headings of a place: its section's, and a table cell's row and column."""
    return ", ".join(filter(None, (where.section, where.row, where.column)))


def _entries(audit: Audit, places: Places, listed: Sequence[Shown]) -> Iterator[Entry]:
    involved: dict[str, list[Shown]] = {}
    for one in listed:
        for claim in one.finding.claims:
            involved.setdefault(claim, []).append(one)
    for number, record in enumerate(audit.claims):
        part_of = involved.get(record.id, [])
        severities = [one.finding.severity for one in part_of]
        yield Entry(
            number=number,
            record=record,
            place=places.place(record.start),
            severity=min(severities, key=lambda severity: worst([severity]), default=None),
            allows=stated(record.quantity) if record.quantity.kind is Kind.DATE else _brief(record.quantity.interval),
            facts=tuple((name, value) for name, value in _facts(record) if value),
            findings=tuple(dict.fromkeys(one.number for one in part_of)),
        )


def _facts(record: Record) -> Iterator[tuple[str, str | None]]:
    """What the record holds, by name; without a value where the article does not say."""
    quantity, measures, where = record.quantity, record.measures, record.where
    logical, pragmatic = str(quantity.interval), str(quantity.interval.pragmatic())
    yield "States", stated(quantity)
    yield "Allows", logical
    yield "In this article", pragmatic if pragmatic != logical else None
    yield "Kind", quantity.kind
    yield "Metric", measures.metric
    yield "Statistic", measures.statistic
    yield "Subject", measures.subject
    yield "Whole", measures.whole
    yield "Place", measures.place
    days = [day.isoformat() for day in (measures.period.start, measures.period.end) if day is not None]
    yield "Period", " to ".join(dict.fromkeys(days))
    yield "Per", measures.per
    yield "Basis", measures.basis
    yield "Standing", measures.modality if measures.modality != "actual" else None
    yield "Stands in", ", ".join(filter(None, (where.role, _under(where))))


def _shares(counts: Mapping[str, int], order: Sequence[str]) -> tuple[Share, ...]:
    total = sum(counts.values())
    shares, before = [], 0
    for name in order:
        if number := counts.get(name, 0):
            shares.append(Share(name, number, f"{100 * before / total:.3f}%", f"{100 * number / total:.3f}%"))
            before += number
    return tuple(shares)
