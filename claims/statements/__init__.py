"""What an article states about its figures: relations between them, superlatives, counted lists, dated events.

Read from the sentences that `claims.frames.read` has read. A check draws conclusions from these, so a statement that is
not certain is left out: a wrong operand is a false alarm.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from claims.claim import Enumeration, Event, Lapse, Order, Relation, Superlative
from claims.document import Document
from claims.frames.periods import is_date
from claims.frames.scene import Scene
from claims.statements.doublets import doublets
from claims.statements.enumerations import enumerations
from claims.statements.events import events, is_dated
from claims.statements.itemised import itemised
from claims.statements.lapses import lapses
from claims.statements.line import Line
from claims.statements.orders import happenings, orders
from claims.statements.relations import relations
from claims.statements.row import Row
from claims.statements.stretches import stretches
from claims.statements.sums import afar, sums
from claims.statements.superlatives import superlatives
from claims.statements.tables import tables
from claims.statements.terms import terms
from claims.statements.units import unit_values
from claims.statements.wholes import wholes

# Sentences with figures before one that it may draw something from.
_ROWS_BACK = 4
# Sentences with figures before one whose figures it may add up.
_BACK = 2
# Relations before a sentence whose values it may not draw on again.
_KNOWN_BACK = 40
# Relations by which a figure is a total already.
_SUMMED = frozenset({"total", "rest", "mean of", "split", "product", "products", "mean", "number", "again"})
# Dates of a paragraph that "five years later" may count from.
_DATES_BACK = 12


class Statements(NamedTuple):
    """What the sentences state, in the order of the text."""

    relations: tuple[Relation, ...]
    superlatives: tuple[Superlative, ...]
    enumerations: tuple[Enumeration, ...]
    events: tuple[Event, ...]
    orders: tuple[Order, ...] = ()
    lapses: tuple[Lapse, ...] = ()


def statements(document: Document, scenes: Sequence[Scene], claim_ids: Sequence[Sequence[str]]) -> Statements:
    """The statements of the sentences; `claim_ids` gives the claim of each figure, a list a sentence."""
    related: list[Relation] = []
    superlative: list[Superlative] = []
    enumerated: list[Enumeration] = []
    dated: list[Event] = []
    ordered: list[Order] = []
    lasting: list[Lapse] = []
    dates: list[str] = []
    told: dict[str, list[str]] = defaultdict(list)
    block = -1
    before: str | None = None
    line: Line | None = None
    lines: list[Line] = []
    summed: list[Relation] = []
    every: list[Line] = []
    last: tuple[Scene, Sequence[str]] | None = None
    ahead_of: list[Row] = []
    for scene, ids in zip(scenes, claim_ids, strict=True):
        row = Row(scene, ids)
        related += relations(row, before, ahead_of, related[-_KNOWN_BACK:])
        ahead_of = [row, *ahead_of[: _ROWS_BACK - 1]]
        line, ahead = Line.of(scene, ids), line
        passage = [each for each in lines if each.scene.index == scene.index]
        beside = ahead if ahead is not None and ahead.leads_to(line) else None
        related += wholes(line, beside, passage)
        lines = [line, *passage[: _ROWS_BACK - 1]]
        near = [line, *passage[:_BACK]]
        every.append(line)
        summed += [*sums(near), *unit_values(near)]
        related += doublets(line)
        superlative += superlatives(scene)
        enumerated += enumerations(document, scene, ids)
        if scene.index != block:
            block, dates, told = scene.index, [], defaultdict(list)
        dated += events(scene, ids)
        ordered += orders(scene, ids, told)
        for noun, claim in happenings(scene, ids):
            told[noun].append(claim)
        follows = last is not None and _follows(scene, last[0])
        lasting += _lasting(scene, ids, last if last is not None and follows else (None, ()), dates[-_DATES_BACK:])
        last = scene, ids
        dates += [claim for claim, figure in zip(ids, scene.figures, strict=True) if is_dated(figure)]
        values = [claim for claim, figure in zip(ids, scene.figures, strict=True) if not is_date(figure)]
        before = values[-1] if values else before
    summed += afar(every)
    known = {claim for one in related if one.kind in _SUMMED for claim in _stated(one)}
    related += {one.claim: one for one in reversed(summed) if one.claim not in known}.values()
    related += [*tables(document, scenes, claim_ids), *itemised(document, scenes, claim_ids)]
    return Statements(
        tuple(related), tuple(superlative), tuple(enumerated), tuple(dated), tuple(ordered), tuple(lasting)
    )


def _lasting(
    scene: Scene, ids: Sequence[str], ahead: tuple[Scene | None, Sequence[str]], dates: Sequence[str]
) -> Iterator[Lapse]:
    """The lengths of time of a sentence; those that nothing narrower finds go from one date to another, or to now."""
    found = [*lapses(scene, ids, dates), *terms(scene, ids)]
    yield from found
    known = {lapse.claim for lapse in found}
    yield from (lapse for lapse in stretches(scene, ids, dates) if lapse.claim not in known)


def _stated(relation: Relation) -> Iterator[str]:
    """The claim of a relation, the value of each in it, which is the quotient of the others, and what it is left of."""
    yield relation.claim
    yield from (one.claim for one in relation.operands if one.role in ("each", "whole") and one.claim is not None)


def _follows(scene: Scene, before: Scene) -> bool:
    """Whether a sentence stands right behind another in one paragraph."""
    gap = scene.block.text[before.start + len(before.tree.text) : scene.start] if scene.index == before.index else "-"
    return not gap.strip()
