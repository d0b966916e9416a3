"""Every figure of an article as a statement, and the statements that measure a given thing.

A check that needs an operand finds it here by what it measures, not by being near: of "nearly three times that of the
United States" the figure that would be comparable with China's, were its subject the United States.
"""

import bisect
import datetime
import functools
import html
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from claims.blocks import Blocks
from claims.claim import Claim, Kind, Reading
from claims.comparison import comparable
from claims.document import Document, Extent, Role
from claims.frames.words import lemma
from claims.labels import completed, labels, told
from claims.lexicon import load
from claims.names import Acronyms, content, name, vocabulary
from claims.statement import Statement, phrases

# Headings are counted from 1; one whose level nobody knows is below all others.
_LOWEST = 9
# Words that are looked at on either side of a figure for its verb, and the characters that they are taken from.
_LOOK = 4
_NEAR = 80
# Characters of a sentence before and after a figure that are taken as its surroundings.
_FAR = 400
_BREAK = re.compile(r"[,;:()]")
# A day that a change is counted from is none of the figure that changed: "12% up from a year earlier".
_BASIS = re.compile(r"\b(?:from|than|on|over)\s+(?:an?|one|the)\s+\w+\s+(?:earlier|before|ago)$")
# Tags, and where a link leads, which stand in the file and are no words of a sentence.
_MARKUP = re.compile(r"<[^<>]*>|\]\([^()\s]*\)")
# "the 600 jobs", "all 54 of them", "its 2,300 staff".
_DEFINITE = re.compile(r"\b(?:the|all|all the|these|those|both|its|their|his|her|our)\s+(?:of the\s+)?$", re.IGNORECASE)
_LOOK_BACK = 20
_OPENING = re.compile(rf"(?:{'|'.join(load('comparison')['openings'])})\b", re.IGNORECASE)
_JOINTS, _ASIDES = load("comparison")["joints"], load("comparison")["asides"]
_CLAUSE = re.compile(rf"[,;:–—|]\s|\s[–—|-]\s|\b(?:{'|'.join(_JOINTS)})\b")
_BRIEF_CLAUSE = re.compile(rf"[,;:–—|]\s|\s[–—|-]\s|\b(?:{'|'.join([*_JOINTS, *_ASIDES])})\b")
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True)
class Index:
    """The statements of one article in the order of its text, what its abbreviations stand for, and its date.

    `doublets` are pairs of claims that a sentence says to be one figure: "two thirds, or 67 %".
    """

    statements: tuple[Statement, ...]
    short: Acronyms
    as_of: datetime.date | None = None
    doublets: tuple[tuple[str, str], ...] = ()

    @classmethod
    def of(cls, reading: Reading, document: Document) -> "Index":
        """The claims of a document as statements: with the text around each, and the labels of a table's cells."""
        text = document.text
        scopes = summaries(document)
        starts = sorted(scopes)
        surroundings = _surroundings(reading.claims, text)
        statements = tuple(
            Statement.of(
                completed(claim, labelled),
                _under(claim, scopes, starts),
                predicate(claim, text),
                around | told(labelled) if any(labelled) else around,
                dated,
                _DEFINITE.search(text, max(claim.start - _LOOK_BACK, 0), claim.start) is not None,
                _clause(claim, text),
            )
            for claim, labelled, (around, dated) in zip(
                reading.claims, labels(reading.claims, document), surroundings, strict=True
            )
        )
        twice = (one for one in reading.relations if one.kind == "restatement")
        doublets = tuple((one.operands[0].claim or "", one.claim) for one in twice)
        return cls(statements, phrases(statements), reading.as_of, doublets)

    def __getitem__(self, claim: str) -> Statement:
        """The statement of the claim with this id. Raises KeyError."""
        return self._by_id[claim]

    def get(self, claim: str | None) -> Statement | None:
        """The statement of the claim with this id, None where there is none (or no id)."""
        return None if claim is None else self._by_id.get(claim)

    def alike(self, sought: Statement, **slots: str | None) -> Iterator[Statement]:
        """The statements that measure what `sought` measures, in the order of the text and but for itself.

        With slots, what it would measure were they filled so: `alike(share, subject="the United States")`. A slot
        that one side leaves unsaid rules a statement out, unless it summarises the other.
        """
        if slots:
            sought = replace(sought, measures=sought.measures.model_copy(update=slots))
        for one in self.blocks.near(sought):
            if one.id != sought.id and comparable(sought, one, self.short, self.as_of):
                yield one

    def of_subject(self, subject: str | None, before: Statement) -> Iterator[Statement]:
        """The figures that the text gives of somebody by this name ahead of a statement, the nearest first."""
        if before.span is None or not name(subject):
            return
        for one in reversed(self._by_subject.get(name(subject, self.short).words, ())):
            if one.span is not None and one.span.start < before.span.start:
                yield one

    @functools.cached_property
    def blocks(self) -> Blocks:
        """The statements by what they measure."""
        return Blocks(self.statements, self.short)

    @functools.cached_property
    def _by_id(self) -> Mapping[str, Statement]:
        return {one.id: one for one in self.statements}

    @functools.cached_property
    def _by_subject(self) -> Mapping[frozenset[str], Sequence[Statement]]:
        found: dict[frozenset[str], list[Statement]] = defaultdict(list)
        for one in self.statements:
            if one.quantity.kind not in (Kind.DATE, Kind.RANK, Kind.MULTIPLE):
                found[name(one.measures.subject, self.short).words].append(one)
        return found


def summaries(document: Document) -> dict[int, tuple[int, Extent]]:
    """By where it starts, each title, lead and section heading: where it ends, and the stretch that it summarises.

    A title or lead summarises all that follows it, a heading what follows up to the next one of its level or above.
    """
    found: dict[int, tuple[int, Extent]] = {}
    until: dict[int, int] = {}
    end = len(document.text)
    for block in sorted(document.blocks, key=lambda block: block.start, reverse=True):
        if block.role is Role.HEADING:
            level = block.level or _LOWEST
            found[block.start] = block.end, Extent(start=block.end, end=until.get(level, end))
            until |= dict.fromkeys(range(level, _LOWEST + 1), block.start)
        elif block.role in (Role.TITLE, Role.LEAD):
            found[block.start] = block.end, Extent(start=block.end, end=end)
    return found


def _under(claim: Claim, scopes: Mapping[int, tuple[int, Extent]], starts: Sequence[int]) -> Extent | None:
    at = bisect.bisect_right(starts, claim.start) - 1
    if at < 0:
        return None
    last, under = scopes[starts[at]]
    return under if claim.start < last else None


def _surroundings(claims: Sequence[Claim], text: str) -> Iterator[tuple[frozenset[str], frozenset[str]]]:
    """For each claim the words of its sentence that belong to no claim, and those of the dates and ranks in it.

    Of a very long sentence, only what is near.
    """
    starts = [claim.start for claim in claims]
    bounds, said = (0, 0), (frozenset[str](), frozenset[str]())
    for claim in claims:
        first, last = max(claim.sentence.start, claim.start - _FAR), min(claim.sentence.end, claim.end + _FAR)
        if (first, last) != bounds:
            bounds = first, last
            said = _said(
                claims[bisect.bisect_left(starts, first) : bisect.bisect_left(starts, last)], text, first, last
            )
        yield said


def _clause(claim: Claim, text: str) -> str:
    """The text that stands in one clause with a figure, and what its sentence sets out with ("In the north, …")."""
    first, last = max(claim.sentence.start, claim.start - _FAR), min(claim.sentence.end, claim.end + _FAR)
    parted = _BRIEF_CLAUSE if claim.where.role in (Role.TITLE, Role.HEADING) else _CLAUSE
    clauses = parted.split(text[first : claim.start])
    after = parted.split(text[claim.end : last], maxsplit=1)[0]
    opening = clauses[0] if len(clauses) > 1 and _OPENING.match(clauses[0]) else ""
    return f"{opening} {clauses[-1]} {after}"


def _said(inside: Sequence[Claim], text: str, first: int, last: int) -> tuple[frozenset[str], frozenset[str]]:
    """The words of a stretch that belong to none of the claims in it, and those of its dates and ranks."""
    ends = [first, *(one.end for one in inside)]
    gaps = zip(ends, [*(one.start for one in inside), last], strict=True)
    words = html.unescape(_MARKUP.sub(" ", " ".join(text[end:start] for end, start in gaps)))
    dated = (
        text[one.start : one.end]
        for one in inside
        if one.quantity.kind in (Kind.DATE, Kind.RANK)
        and not _BASIS.search(text, max(first, one.start - _NEAR), one.end)
    )
    return content(words), _dated(" ".join(dated))


@functools.lru_cache(maxsize=1024)
def _dated(words: str) -> frozenset[str]:
    """The words of dates, which many sentences share."""
    return content(words)


def predicate(claim: Claim, text: str) -> str:
    """What the sentence says of the things that a claim counts, or of its money: the verb beside it, in its base form.

    Empty where the verb only says that there are so many ("has", "employs"), and for what is neither.
    """
    if claim.quantity.kind not in (Kind.COUNT, Kind.MONEY):
        return ""
    skipped, states = vocabulary().beside, vocabulary().states
    before = _BREAK.split(text[max(claim.sentence.start, claim.start - _NEAR) : claim.start].lower())[-1]
    after = _BREAK.split(text[claim.end : min(claim.sentence.end, claim.end + _NEAR)].lower())[0]
    words = (*reversed(_WORD.findall(before)[-_LOOK:]), *_WORD.findall(after)[:_LOOK])
    beside = next((word for word in words if word not in skipped), "")
    verb = lemma(beside)
    return "" if verb in states else verb
