"""Which claims of one article speak of one quantity, and how they compare.

Claims are gathered by a coarse key (dimension, and a head noun of what is measured), and only inside a key are two ever
held against one another, so the work grows with the number of claims. Never taken for one quantity: two figures of
one sentence, which are two on purpose, and two cells of tables, which their labels tell apart.
"""

import bisect
import html
import itertools
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from claims.claim import Claim, Kind, NotChecked, Reading
from claims.comparison import Agreement, Comparison, Outcome, Statement, compare, keys, phrases
from claims.document import Document, Extent, Role
from claims.frames.words import lemma
from claims.labels import completed, labels, told
from claims.misprints import misprints
from claims.names import Acronyms, content, vocabulary

# Distinct statements of one key that are held against one another; a text with more of them is a table in prose.
_MOST = 60
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
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class SameQuantity:
    """Statements that speak of one quantity, in the order of the text, and the comparisons that say so."""

    statements: tuple[Statement, ...]
    comparisons: tuple[Comparison, ...]

    @property
    def measures(self) -> str:
        """A phrase that names the quantity, from the statement that says most of it."""
        named = max((_phrase(one) for one in self.statements), key=len)
        return named or self.statements[0].text


class Grouping(NamedTuple):
    """The quantities that an article speaks of more than once, and what could not be compared."""

    quantities: tuple[SameQuantity, ...]
    not_checked: tuple[NotChecked, ...]


def group(reading: Reading, document: Document) -> Grouping:
    """The claims of an article that speak of one quantity, for every quantity that it speaks of more than once."""
    text = document.text
    scopes = summaries(document)
    starts = sorted(scopes)
    surroundings = _surroundings(reading.claims, text)
    statements = [
        Statement.of(
            completed(claim, labelled),
            _under(claim, scopes, starts),
            predicate(claim, text),
            around | told(labelled),
            dated,
        )
        for claim, labelled, (around, dated) in zip(
            reading.claims, labels(reading.claims, document), surroundings, strict=True
        )
    ]
    short = phrases(statements)
    not_checked: list[NotChecked] = []
    compared: dict[tuple[str, str], Comparison] = {}
    for key, members in _buckets(statements, short).items():
        if len(members) > _MOST:
            what = f"restated values among {len(members)} figures of one kind ({', '.join(key)})"
            not_checked.append(NotChecked(what=what, why=f"only the first {_MOST} are held against one another"))
        for left, right in itertools.combinations(members[:_MOST], 2):
            if (left.id, right.id) not in compared and not (left.is_cell and right.is_cell):
                compared[left.id, right.id] = compare(left, right, short=short, as_of=reading.as_of)
    settled = _settled(_without_twins(compared))
    known = {(one.left.id, one.right.id) for one in settled}
    slips = [one for one in misprints(statements, short, reading.as_of) if (one.left.id, one.right.id) not in known]
    return Grouping(tuple(_components(statements, [*settled, *slips])), tuple(not_checked))


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
    for claim in claims:
        first, last = max(claim.sentence.start, claim.start - _FAR), min(claim.sentence.end, claim.end + _FAR)
        inside = claims[bisect.bisect_left(starts, first) : bisect.bisect_left(starts, last)]
        ends = [first, *(one.end for one in inside)]
        gaps = zip(ends, [*(one.start for one in inside), last], strict=True)
        words = html.unescape(_MARKUP.sub(" ", " ".join(text[end:start] for end, start in gaps)))
        dated = (
            text[one.start : one.end]
            for one in inside
            if one.quantity.kind in (Kind.DATE, Kind.RANK)
            and not _BASIS.search(text, max(first, one.start - _NEAR), one.end)
        )
        yield content(words), content(" ".join(dated))


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


def _buckets(statements: Iterable[Statement], short: Acronyms) -> Mapping[tuple[str, str], list[Statement]]:
    found: dict[tuple[str, str], list[Statement]] = defaultdict(list)
    for statement in statements:
        for key in sorted(keys(statement, short)):
            found[key].append(statement)
    return found


def _role(statement: Statement) -> Role | None:
    return None if statement.where is None else statement.where.role


def _without_twins(compared: Mapping[tuple[str, str], Comparison]) -> dict[tuple[str, str], Comparison]:
    """The comparisons between sentences, but for statements that the slots do not tell from others of their sentence.

    What "an average rating of 3.8 out of 10" measures fits both of its figures, so it identifies neither.
    """
    twins = {
        side.id
        for one in compared.values()
        if one.left.sentence == one.right.sentence and one.outcome is Outcome.INCONSISTENT
        for side in (one.left, one.right)
    }
    return {
        key: one for key, one in compared.items() if one.left.sentence != one.right.sentence and twins.isdisjoint(key)
    }


def _settled(compared: Mapping[tuple[str, str], Comparison]) -> list[Comparison]:
    """The comparisons that hold: a summary is read by the text below only where that text has one reading for it.

    A summary that a figure under it confirms is read by that one; where figures under it speak of different
    quantities, and none confirms it, it may speak of any or of all of them together.
    """
    below: dict[str, list[Comparison]] = defaultdict(list)
    for one in compared.values():
        if one.summary.summarises(one.body):
            below[one.summary.id].append(one)
    dropped: set[int] = set()
    for readings in below.values():
        against = [one for one in readings if one.outcome is Outcome.INCONSISTENT]
        loose = [one for one in against if Agreement.BELOW in one.slots.values() or "subject" not in one.slots]
        if any(_confirms(one) for one in readings):
            dropped.update(map(id, loose))
        rivals = [one.body for one in readings if one in loose or _may_be_meant(one)]
        for one in against:
            if not all(_one_quantity(one.body, other, compared) for other in rivals if other.id != one.body.id):
                dropped.add(id(one))
    return [one for one in compared.values() if one.outcome is not Outcome.NOT_COMPARABLE and id(one) not in dropped]


def _confirms(reading: Comparison) -> bool:
    """Whether a figure of the text itself agrees with the summary: a lead is text, a heading is not."""
    agreed = reading.outcome in (Outcome.CONSISTENT, Outcome.BY_ROUNDING)
    return agreed and (reading.body.under is None or _role(reading.body) is Role.LEAD)


def _may_be_meant(reading: Comparison) -> bool:
    """Whether a summary may mean a figure under it, though the two are not known to measure the same."""
    slots = reading.slots
    return slots.get("metric") in (Agreement.SAME, Agreement.BELOW) and not any(
        slots.get(slot) is Agreement.DIFFERENT or (slot == "period" and slots.get(slot) is Agreement.UNSPECIFIED)
        for slot in ("statistic", "unit", "metric", "whole", "subject", "modality", "period")
    )


def _one_quantity(left: Statement, right: Statement, compared: Mapping[tuple[str, str], Comparison]) -> bool:
    if left.quantity == right.quantity:
        return True
    found = compared.get((left.id, right.id)) or compared.get((right.id, left.id))
    return found is not None and found.outcome is not Outcome.NOT_COMPARABLE


def _components(statements: Sequence[Statement], comparisons: Sequence[Comparison]) -> Iterator[SameQuantity]:
    """Statements that comparisons join, directly or through others."""
    joined = {one.id: one.id for one in statements}

    def root(member: str) -> str:
        while joined[member] != member:
            joined[member] = joined[joined[member]]
            member = joined[member]
        return member

    for one in comparisons:
        joined[root(one.right.id)] = root(one.left.id)
    members: dict[str, list[Statement]] = defaultdict(list)
    for statement in statements:
        members[root(statement.id)].append(statement)
    between: dict[str, list[Comparison]] = defaultdict(list)
    for one in comparisons:
        between[root(one.left.id)].append(one)
    for first, found in between.items():
        yield SameQuantity(tuple(members[first]), tuple(found))


def _phrase(statement: Statement) -> str:
    """The quantity in words: "share of granted patents, China, 2024"."""
    measures = statement.measures
    topic = measures.whole or measures.metric
    what = " of ".join(part for part in (measures.statistic, topic) if part)
    years = [str(day.year) for day in (measures.period.start, measures.period.end) if day is not None]
    parts = (what, measures.subject, measures.place, "–".join(dict.fromkeys(years)))
    return ", ".join(part for part in parts if part)
