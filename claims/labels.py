"""What the labels of a table say of its cells: the year that they are of, what they count, whether it is expected.

A sentence says in words what a cell leaves to its row, its column, and the heading or caption of its table. Here a
cell's claim is given what it measures in that way, so that the two can be held against one another.
"""

import functools
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from claims.claim import Claim, Kind, Modality, Period
from claims.document import Block, Document, Role
from claims.frames.words import STATISTIC, noun
from claims.names import content, vocabulary
from claims.quantities import find, headings
from claims.quantities.nouns import is_plural

# Blocks before a table that may be its caption, and the characters that a line which introduces it may have.
_NEAR = 2
_SHORT = 200
_BRACKETED = re.compile(r"[(\[][^()\[\]]{0,40}[)\]]")
_WORD = re.compile(r"[^\W\d_]+")


class Labels(NamedTuple):
    """A cell's own labels, and what stands over its table: caption and section heading."""

    own: tuple[str, ...] = ()
    above: tuple[str, ...] = ()


def labels(claims: Sequence[Claim], document: Document) -> Iterator[Labels]:
    """For each claim the labels of its cell; empty for one that stands in no table."""
    over = captions(document.blocks)
    starts = sorted(over)
    at = 0
    for claim in claims:
        where = claim.where
        if where.role is not Role.TABLE:
            yield Labels()
            continue
        while at + 1 < len(starts) and starts[at + 1] <= claim.start:
            at += 1
        caption = over[starts[at]] if starts and starts[at] <= claim.start else None
        subject = claim.measures.subject if where.column is not None else None
        own = dict.fromkeys(label for label in (where.row, where.column, subject) if label)
        yield Labels(tuple(own), tuple(text for text in (caption, where.section) if text))


def completed(claim: Claim, given: Labels) -> Claim:
    """A cell's claim with what its labels add to its measures: metric, period, standing, and what it counts."""
    if not given.own:
        return claim
    measures, quantity, column = claim.measures, claim.quantity, claim.where.column
    changes: dict[str, object] = {}
    if headings.is_period(measures.metric):
        changes["metric"] = None
    elif measures.metric is None and column and _plain(column) and measures.subject:
        changes["metric"] = _plain(column)
    if measures.period == Period():
        changes["period"] = _period(given.own) or _period(given.above) or Period()
    words = {noun(word.lower()) for text in (*given.own, *given.above) for word in _WORD.findall(text)}
    if measures.modality is Modality.ACTUAL and words & vocabulary().expected:
        changes["modality"] = Modality.FORECAST
    measures = measures.model_copy(update=changes)
    last = (measures.metric or "").lower().split()[-1:]
    if measures.statistic is None and last and last[0] in STATISTIC:
        measures = measures.model_copy(update={"statistic": STATISTIC[last[0]]})
    if quantity.kind is Kind.PLAIN and quantity.unit is None and last and is_plural(last[0]):
        quantity = quantity.model_copy(update={"kind": Kind.COUNT, "unit": noun(last[0])})
    return claim.model_copy(update={"measures": measures, "quantity": quantity})


def told(given: Labels) -> frozenset[str]:
    """The words of a cell's labels (claims.names.content), and those over its table that set it apart from others."""
    own = " ".join(_plain(label) for label in given.own)
    return content(own) | content(" ".join(given.above)) & vocabulary().circumstances


def captions(blocks: Sequence[Block]) -> dict[int, str | None]:
    """By where it starts, the caption of every table, or the line that introduces it; None where it has neither."""
    found: dict[int, str | None] = {}
    for at, block in enumerate(blocks):
        if block.role is not Role.TABLE or (at and blocks[at - 1].role is Role.TABLE):
            continue
        before = blocks[max(at - _NEAR, 0) : at]
        said = [one.text for one in before if one.role is Role.CAPTION or _introduces(one)]
        found[block.start] = " ".join(said) or None
    return found


def _introduces(block: Block) -> bool:
    return len(block.text) <= _SHORT and block.text.rstrip().endswith(":")


@functools.lru_cache(maxsize=1024)
def _plain(label: str) -> str:
    """A label without what stands in brackets, and without its dates."""
    bare = _BRACKETED.sub(" ", label)
    for mention in reversed(find(bare)):
        if mention.kind is Kind.DATE:
            bare = bare[: mention.start] + " " + bare[mention.end :]
    return " ".join(bare.split()).strip(" ,;:–-")


@functools.lru_cache(maxsize=1024)
def _period(texts: tuple[str, ...]) -> Period | None:
    """The days that labels name, where they name one stretch of them."""
    spans = {one.date for text in texts for one in find(text) if one.kind is Kind.DATE and one.date is not None}
    known = [(span.start, span.end) for span in spans if span.start is not None or span.end is not None]
    if not known:
        return None
    starts, ends = zip(*known, strict=True)
    return Period(
        start=None if None in starts else min(start for start in starts if start is not None),
        end=None if None in ends else max(end for end in ends if end is not None),
    )
