"""Small audits built by hand, and a strategy for hostile ones: what the tests of reports/ are made from."""

import datetime
import hashlib
from decimal import Decimal

from hypothesis import strategies as st

from claims import Comparator, Extent, Interval, Kind, Manner, Measures, NotChecked, Period, Quantity, Role, Where
from claims.interval import above, within
from reports.audit import Article, Audit, Finding, Group, Mark, Model, Piece, Record, Run, Severity, Term, Tool, Verdict
from sources import Citation, Evidence, Source


def place(text: str, words: str, nth: int = 0) -> Extent:
    """Where `words` stand in the text, for the nth time."""
    start = -1
    for _ in range(nth + 1):
        start = text.index(words, start + 1)
    return Extent(start=start, end=start + len(words))


def sentence(text: str, at: Extent) -> Extent:
    """The stretch around `at` between full stops and empty lines, roughly a sentence."""
    start = max(text.rfind(mark, 0, at.start) + len(mark) for mark in ("\n\n", ". "))
    ends = [end for mark in ("\n\n", ". ") if (end := text.find(mark, at.end)) >= 0]
    return Extent(start=min(start, at.start), end=max(min(ends, default=len(text)), at.end))


def quantity(low: str | None, high: str | None, unit: str | None, kind: Kind = Kind.COUNT, **more: object) -> Quantity:
    """A figure with the interval of its rounding to the last digit, unless `interval` is given."""
    if "interval" not in more:
        ends = [Decimal(end) for end in (low, high) if end is not None]
        quantum = min((Decimal(1).scaleb(-len(str(end).partition(".")[2])) for end in ends), default=Decimal(1))
        more["interval"] = within(ends[0], ends[-1], quantum) if ends else Interval()
    return Quantity(low=low, high=high, unit=unit, kind=kind, **more)


def record(text: str, words: str, figure: Quantity, nth: int = 0, **more: object) -> Record:
    """The record of the figure that is written as `words` in the text."""
    at = place(text, words, nth)
    values: dict[str, object] = {
        "id": hashlib.sha256(f"{words}/{at.start}".encode()).hexdigest()[:12],
        "start": at.start,
        "end": at.end,
        "text": words,
        "sentence": sentence(text, at),
        "where": Where(role=Role.BODY),
        "quantity": figure,
        "measures": Measures(),
        "citation": Citation(),
    }
    return Record(**(values | more))


def finding(check: str, severity: Severity, message: str, computation: str, *sides: Record, **more: object) -> Finding:
    """A finding whose primary span is its first side."""
    values: dict[str, object] = {
        "id": hashlib.sha256(f"{check}/{message}".encode()).hexdigest()[:12],
        "check": check,
        "severity": severity,
        "message": message,
        "computation": computation,
        "spans": tuple(
            Mark(start=side.start, end=side.end, role="primary" if side is sides[0] else "other") for side in sides
        ),
        "terms": tuple(
            Term(
                claim=side.id,
                role="value",
                low=None if side.quantity.interval.low is None else format(side.quantity.interval.low, "f"),
                high=None if side.quantity.interval.high is None else format(side.quantity.interval.high, "f"),
            )
            for side in sides
        ),
        "claims": tuple(side.id for side in sides),
        "fingerprint": hashlib.sha256(f"{check}/{[side.id for side in sides]}".encode()).hexdigest()[:16],
    }
    return Finding(**(values | more))


def audit(text: str, path: str = "article.md", **more: object) -> Audit:
    """An audit of `text`, with one body block over all of it unless `blocks` are given."""
    blocks = more.pop("blocks", (Piece(role=Role.BODY, start=0, end=len(text)),))
    article = Article(
        path=path,
        title=more.pop("title", None),
        published=more.pop("published", None),
        sha256=hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest(),
        words=len(text.split()),
        text=text,
        blocks=blocks,
    )
    run = Run(
        as_of=datetime.date(2025, 3, 2),
        model=Model(name="en_core_web_sm", version="3.8.0"),
        lexicon="sha256:" + "1" * 64,
        config="sha256:" + "2" * 64,
    )
    return Audit(tool=Tool(version="0.1.0"), run=run, article=article, **more)


HARBOUR_TEXT = """\
# Harbour traffic doubled: 48% of all boxes now leave by rail

*By Ines Okafor, 4 March 2025*

The port of Esk moved 1.6 million containers last year, and 48% of them left the quay by rail. The harbour
office counts 14 cranes, two of them new.

## Rail

In its annual report, the Esk Port Authority puts rail at more than 52.5% of the containers that
left the quay in 2024. About 1.234 tonnes of paint went into the new sheds.

| Year | Containers | By rail |
| ---- | ---------- | ------- |
| 2023 | 1,410,000  | 44.1%   |
| 2024 | 1,600,000  | 52.6%   |
"""


def harbour() -> Audit:
    """An audit with an error, a warning, notes, a waived one, a table, verdicts, something not checked."""
    text = HARBOUR_TEXT
    rail = Measures(
        metric="containers", statistic="share", subject="rail", whole="containers that left the quay", place="Esk",
        period=Period(start=datetime.date(2024, 1, 1), end=datetime.date(2024, 12, 31)),
    )  # fmt: skip
    report = place(text, "its annual report")
    named = Citation(manner=Manner.NAMED, text="its annual report", source="esk-port-2024", **report.model_dump())
    title = Where(role=Role.TITLE)
    percent = Kind.PERCENT
    bound = quantity(
        "52.5",
        None,
        "percent",
        percent,
        comparator=Comparator.MORE_THAN,
        interval=above(Decimal("52.5"), 3, reached=False),
    )
    boxes = rail.model_copy(update={"whole": None})
    headline = record(text, "48% of all boxes", quantity("48", "48", "percent", percent), where=title, measures=boxes)
    undated = rail.model_copy(update={"period": Period()})
    lead = record(text, "48% of them", quantity("48", "48", "percent", percent), measures=undated)
    moved = record(
        text,
        "1.6 million containers",
        quantity(
            "1600000", "1600000", "container", interval=within(Decimal(1600000), Decimal(1600000), Decimal(100000))
        ),
    )
    stated = record(
        text,
        "more than 52.5%",
        bound,
        measures=rail,
        citation=named,
        where=Where(role=Role.BODY, section="Rail"),
        verdict=Verdict.SUPPORTED_BY_ROUNDING,
        evidence=(
            Evidence(
                source="esk-port-2024",
                locator="p. 12",
                passage="Rail carried 52.5 per cent of boxes leaving the quay.",
                relation="supports",
                why="52.5 lies at the bound itself",
            ),
        ),
    )
    cell = record(
        text,
        "52.6%",
        quantity("52.6", "52.6", "percent", percent),
        measures=rail,
        where=Where(role=Role.TABLE, section="Rail", row="2024", column="By rail"),
    )
    cranes = record(text, "14 cranes", quantity("14", "14", "crane"), verdict=Verdict.UNSOURCED)
    two = record(text, "two of them", quantity("2", "2", "crane"))
    findings = (
        finding(
            "conflicting-values",
            Severity.ERROR,
            "48% here, more than 52.5% of the same containers below",
            '48% allows [47.5, 48.5]; "more than 52.5%" allows (52.5, ∞), between claims of one article (52.5, 53)\n'
            "the intervals are disjoint: the nearest values are 48.5 and 52.5",
            headline,
            stated,
            slots={"metric": "same", "subject": "same", "whole": "read from below", "period": "same"},
        ),
        finding(
            "conflicting-values",
            Severity.WARNING,
            "48% in the text, 52.6% in the table; the period is not said in the text",
            "48% allows [47.5, 48.5]; 52.6% allows [52.55, 52.65]",
            lead,
            cell,
            slots={"metric": "same", "period": "unspecified"},
        ),
        finding("unsourced-claim", Severity.NOTE, "no source is named for 14 cranes", "none", cranes),
        finding("unsourced-claim", Severity.NOTE, "no source is named for two of them", "none", two),
        finding(
            "overstated",
            Severity.NOTE,
            '"more than 52.5%" where the source says 52.5',
            "(52.5, ∞) leaves out 52.5",
            stated,
        ),
        finding(
            "count-mismatch", Severity.ERROR, "14 cranes, two listed", "14 ≠ 2", cranes, two, waived="two are named"
        ),
    )
    heading = [
        place(text, line) for line in ("# Harbour traffic doubled: 48% of all boxes now leave by rail", "## Rail")
    ]
    body = [place(text, "*By Ines"), place(text, "The port of Esk moved"), place(text, "In its annual report")]
    ends = [text.index("\n\n", at.start) for at in body]
    blocks = (
        Piece(role=Role.TITLE, level=1, start=heading[0].start, end=heading[0].end),
        Piece(role=Role.META, start=body[0].start, end=ends[0]),
        Piece(role=Role.LEAD, start=body[1].start, end=ends[1]),
        Piece(role=Role.HEADING, level=2, start=heading[1].start, end=heading[1].end),
        Piece(role=Role.BODY, start=body[2].start, end=ends[2]),
        *(
            Piece(role=Role.TABLE, start=at.start, end=at.end)
            for at in (place(text, words) for words in ("Year", "Containers", "By rail", "2023", "1,410,000", "44.1%"))
        ),
        *(
            Piece(role=Role.TABLE, start=at.start, end=at.end)
            for at in (place(text, "2024", 1), place(text, "1,600,000"), place(text, "52.6%"))
        ),
    )
    return audit(
        text,
        path="articles/harbour.md",
        title="Harbour traffic doubled: 48% of all boxes now leave by rail",
        published=datetime.date(2025, 3, 4),
        blocks=blocks,
        claims=tuple(sorted((headline, moved, lead, cranes, two, stated, cell), key=lambda claim: claim.start)),
        findings=findings,
        groups=(
            Group(claims=(headline.id, lead.id, stated.id, cell.id), measures="share of containers by rail, Esk, 2024"),
        ),
        sources=(
            Source(
                id="esk-port-2024",
                title="Annual report 2024",
                publisher="Esk Port Authority",
                issued="2025-02",
                url="https://port.example/2024.pdf",
            ),
        ),
        not_checked=(NotChecked(what="1.234 tonnes", why="a thousands mark or a decimal point: set numbers = "),),
    )


# Characters that break pages, terminals and tables, and markup that would run if a page let it through.
HOSTILE = [
    "<script>alert(1)</script>", "</script>", "<img src=x onerror=alert(1)>", "</mark></p>", "<!--", "-->", "]]>",
    "&amp;", "&#0;", "\"><svg onload=alert(1)>", "' onmouseover='x", "{{ 7 * 7 }}", "{% raw %}", "javascript:alert(1)",
    "\x1b[31m", "\x1b]0;x\x07", "\x00", "\x08", "\x0b", "\x0c", "\r", "\r\n", "\n", "\t", "\x7f", "\x85", "\x9b31m",
    "\u2028", "\u2029", "\u202e", "\u2066", "\ufeff", "\u200b", "\ufffe", "漢字", "e\u0301", "👩\u200d🔬", "٣٤",
    "\U000e0041", "|", "`", "$", "\\", "::error::", "%0A",
]  # fmt: skip

hostile_text = st.lists(st.one_of(st.sampled_from(HOSTILE), st.text(st.characters(codec="utf-8"), max_size=8))).map(
    "".join
)
exact = st.decimals(allow_nan=False, allow_infinity=False, min_value=Decimal("-1e30"), max_value=Decimal("1e30"))


@st.composite
def hostile_audits(draw: st.DrawFn) -> Audit:
    """An audit whose strings all come from a hostile article, with claims, blocks and findings that overlap."""
    text = draw(hostile_text)

    def extent() -> Extent:
        ends = sorted(draw(st.tuples(st.integers(0, len(text)), st.integers(0, len(text)))))
        return Extent(start=ends[0], end=ends[1])

    def words() -> str:
        return draw(hostile_text)

    claims = []
    for number in range(draw(st.integers(0, 4))):
        at, cited = extent(), extent()
        low, high = draw(st.none() | exact), draw(st.none() | exact)
        claims.append(
            Record(
                id=f"c{number}",
                start=at.start,
                end=at.end,
                text=text[at.start : at.end],
                sentence=extent(),
                where=Where(role=draw(st.sampled_from(Role)), section=words(), row=words(), column=words()),
                quantity=Quantity(
                    low=low, high=high, unit=words(), kind=draw(st.sampled_from(Kind)), interval=Interval(low=low)
                ),
                measures=Measures(
                    metric=words(), subject=words(), whole=words(), period=Period(start=draw(st.dates()))
                ),
                citation=Citation(
                    manner=Manner.LINKED, text=words(), start=cited.start, end=cited.end, url=words(), source=words()
                ),
                evidence=(Evidence(source=words(), locator=words(), passage=words(), relation=words(), why=words()),),
                verdict=draw(st.sampled_from(Verdict)),
            )
        )
    findings = []
    for number in range(draw(st.integers(0, 3))):
        sides = [Mark(**extent().model_dump(), role=role) for role in ("primary", "other")]
        named = draw(st.lists(st.sampled_from([claim.id for claim in claims]))) if claims else []
        findings.append(
            Finding(
                id=f"f{number}",
                check=words(),
                severity=draw(st.sampled_from(Severity)),
                message=words(),
                computation=words(),
                spans=tuple(sides[: draw(st.integers(0, 2))]),
                terms=(Term(claim=words(), role=words(), low="1"),),
                slots={words(): words()},
                claims=tuple(named),
                fingerprint=words(),
                waived=draw(st.none() | hostile_text),
            )
        )
    return audit(
        text,
        path=words(),
        title=words(),
        blocks=tuple(
            Piece(role=draw(st.sampled_from(Role)), **extent().model_dump()) for _ in range(draw(st.integers(0, 4)))
        ),
        claims=tuple(claims),
        findings=tuple(findings),
        sources=(Source(id=words(), title=words(), url=words()),),
        not_checked=(NotChecked(what=words(), why=words()),),
    )
