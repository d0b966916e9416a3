"""The article as the page shows it: its blocks in order, each cut where a claim or a finding begins or ends."""

import bisect
import html
import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import PurePath
from typing import NamedTuple

from claims import Role
from reports.audit import Audit, Piece, Severity
from reports.places import Places
from reports.visible import visible

# Markup stays on the page, since offsets count it, and steps back. What a format marks up with, by the file's suffix.
_TAGS = re.compile(r"<[^<>]*>|&#?\w+;")
_MARKS = re.compile(r"^[ \t]{0,3}#{1,6}[ \t]+|\*{1,3}|`+|!?\[(?=[^\[\]]{0,300}\]\()|\]\([^()\s]*\)", re.MULTILINE)
_MARKUP = {".html": _TAGS, ".htm": _TAGS, ".xhtml": _TAGS, ".md": _MARKS, ".markdown": _MARKS}
_NOTHING = re.compile(r"(?!)")

_ROW = re.compile(r"</?tr\b", re.IGNORECASE)
_BREAK = re.compile(r"\r\n|\r|\n")
_ORDER = {severity: rank for rank, severity in enumerate(Severity)}


class Part(NamedTuple):
    """A stretch of text, and whether it is markup; an entity's text is the character that it stands for."""

    text: str
    markup: bool


class Segment(NamedTuple):
    """Text under the same marks: the innermost claim, the worst finding, and the claims that begin here, by ordinal."""

    parts: tuple[Part, ...]
    claim: int | None
    severity: Severity | None
    begins: tuple[int, ...]


class Passage(NamedTuple):
    """A block, or a whole table as rows of cells: its line in the file, its text, and the claims that begin in it."""

    role: Role
    level: int
    line: int
    segments: tuple[Segment, ...]
    rows: tuple[tuple[tuple[Segment, ...], ...], ...]
    claims: tuple[int, ...]


class _Mark(NamedTuple):
    start: int
    end: int
    claim: int | None
    severity: Severity | None


def shown(text: str) -> str:
    """Text as the page shows it: line breaks stay (a browser folds them), other control characters become escapes."""
    return "\n".join(visible(line) for line in _BREAK.split(text))


def parts(audit: Audit, start: int, end: int) -> Iterator[Part]:
    """A stretch of the article, its markup told apart."""
    return _parts(audit.article.text[start:end], _markup(audit))


def worst(severities: Iterable[Severity]) -> int:
    """The rank of the worst of some severities, errors first."""
    return min(_ORDER[severity] for severity in severities)


def passages(audit: Audit) -> Iterator[Passage]:
    """The article, block by block; what lies between blocks (markup, navigation) is left out unless it has a claim."""
    places = Places.of(audit.article.text)
    marks = _marks(audit)
    pieces = _pieces(audit)
    starts = [piece.start for piece in pieces]
    begun: list[list[tuple[int, int]]] = [[] for _ in pieces]
    for start, ordinal in sorted((claim.start, ordinal) for ordinal, claim in enumerate(audit.claims)):
        begun[max(bisect.bisect_right(starts, start) - 1, 0)].append((start, ordinal))
    under = _under(pieces, marks)
    markup = _markup(audit)
    text = audit.article.text
    segments = [tuple(_segments(text, *each, markup)) for each in zip(pieces, under, begun, strict=True)]
    index = 0
    while index < len(pieces):
        after = index + 1
        piece = pieces[index]
        if piece.role is Role.TABLE:
            while after < len(pieces) and pieces[after].role is Role.TABLE:
                after += 1
        yield Passage(
            role=piece.role,
            level=piece.level or 2,
            line=places.place(piece.start).line,
            segments=() if piece.role is Role.TABLE else segments[index],
            rows=_rows(text, pieces[index:after], segments[index:after]) if piece.role is Role.TABLE else (),
            claims=tuple(ordinal for each in begun[index:after] for _, ordinal in each),
        )
        index = after


def _pieces(audit: Audit) -> list[Piece]:
    """The blocks in order, none over another, with a piece for each stretch between them that holds a claim."""
    size = len(audit.article.text)
    extents = sorted((claim.start, claim.end) for claim in audit.claims)
    starts = [start for start, _ in extents]
    pieces: list[Piece] = []
    at = 0

    def between(start: int, end: int) -> None:
        inside = extents[bisect.bisect_left(starts, start) : bisect.bisect_left(starts, end)]
        if inside:
            last = min(max(stop for _, stop in inside), end)
            pieces.append(Piece(role=Role.BODY, start=inside[0][0], end=max(last, inside[0][0])))

    for block in sorted(audit.article.blocks, key=lambda block: (block.start, block.end)):
        start, end = max(block.start, at), min(block.end, size)
        if start < end:
            between(at, start)
            pieces.append(block.model_copy(update={"start": start, "end": end}))
            at = end
    between(at, size + 1)
    return pieces or [Piece(role=Role.BODY, start=0, end=size)]


def _marks(audit: Audit) -> list[_Mark]:
    """The claims, and the spans of the findings that are listed, by their start."""
    claims = [_Mark(claim.start, claim.end, ordinal, None) for ordinal, claim in enumerate(audit.claims)]
    spans = [
        _Mark(span.start, span.end, None, finding.severity)
        for finding in audit.findings
        if finding.listed
        for span in finding.spans
    ]
    return sorted(claims + spans, key=lambda mark: (mark.start, mark.end))


def _under(pieces: Sequence[Piece], marks: Sequence[_Mark]) -> list[list[_Mark]]:
    """For each piece the marks that reach into it."""
    starts = [piece.start for piece in pieces]
    under: list[list[_Mark]] = [[] for _ in pieces]
    for mark in marks:
        index = max(bisect.bisect_right(starts, mark.start) - 1, 0)
        while index < len(pieces) and pieces[index].start < mark.end:
            if mark.start < pieces[index].end:
                under[index].append(mark)
            index += 1
    return under


def _segments(
    text: str, piece: Piece, marks: Sequence[_Mark], begun: Sequence[tuple[int, int]], markup: re.Pattern[str]
) -> Iterator[Segment]:
    """The piece, cut at the ends of its marks, which are given by their start; at least one segment."""
    inside = [mark._replace(start=max(mark.start, piece.start), end=min(mark.end, piece.end)) for mark in marks]
    cuts = sorted({piece.start, piece.end, *(cut for mark in inside for cut in mark[:2])})
    active: list[_Mark] = []
    coming = 0
    opened = 0
    for start, end in zip(cuts, cuts[1:] or cuts, strict=False):
        active = [mark for mark in active if mark.end > start]
        while coming < len(inside) and inside[coming].start <= start:
            active += [inside[coming]] if inside[coming].end > start else []
            coming += 1
        claims = [mark for mark in active if mark.claim is not None]
        reached = len(begun) if end == piece.end else bisect.bisect_left(begun, (end, -1), opened)
        claim = min(claims, key=lambda mark: (mark.end - mark.start, mark.start), default=None)
        yield Segment(
            parts=tuple(_parts(text[start:end], markup)),
            claim=claim.claim if claim else None,
            severity=min((mark.severity for mark in active if mark.severity), key=_ORDER.__getitem__, default=None),
            begins=tuple(ordinal for _, ordinal in begun[opened:reached]),
        )
        opened = reached


def _markup(audit: Audit) -> re.Pattern[str]:
    return _MARKUP.get(PurePath(audit.article.path).suffix.lower(), _NOTHING)


def _parts(text: str, markup: re.Pattern[str]) -> Iterator[Part]:
    at = 0
    for match in markup.finditer(text):
        if match.start() > at:
            yield Part(shown(text[at : match.start()]), False)
        character = html.unescape(match[0]) if match[0].startswith("&") else match[0]
        yield Part(shown(character), character == match[0])
        at = match.end()
    if at < len(text):
        yield Part(shown(text[at:]), False)


def _rows(
    text: str, cells: Sequence[Piece], segments: Iterable[tuple[Segment, ...]]
) -> tuple[tuple[tuple[Segment, ...], ...], ...]:
    """The cells of a table in their rows: a row ends with its line in plain text and Markdown, with its tag in HTML."""
    rows: list[list[tuple[Segment, ...]]] = []
    before: Piece | None = None
    for cell, content in zip(cells, segments, strict=True):
        gap = text[before.end : cell.start] if before else ""
        if before is None or _ROW.search(gap) or ("<" not in gap and _BREAK.search(gap)):
            rows.append([])
        rows[-1].append(content)
        before = cell
    return tuple(tuple(row) for row in rows)
