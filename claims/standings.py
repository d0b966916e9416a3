"""Numbered lists that rank: two items whose values stand in the other order than those of all the rest.

"1. Esk, 45 medals; 2. Lindau, 38; 3. Norheim, 41; 4. Alta, 20". That a list ranks is said by the sentence or heading
above it ("the favourites", "the largest"); a longer one of names with a value each is taken for a ranking as it is,
but for one in the order of the alphabet. The vocabulary is lexicon/rankings.toml.
"""

import itertools
import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from claims.claim import Claim, Kind, Reading
from claims.document import Block, Document, Role
from claims.lexicon import load

_RANKED = frozenset(load("rankings")["ranked"])
# Words that rank by number or size, and not by what is thought good.
_SIZES = frozenset({"by", "most", "largest", "biggest", "highest", "greatest"})
_QUALITIES = frozenset({"best", "worst"})
_UNRANKED = frozenset(load("rankings")["unranked"])
_VALUES = frozenset({Kind.COUNT, Kind.PLAIN, Kind.MONEY, Kind.PERCENT, Kind.FRACTION, Kind.MEASURE})
_NUMBER = re.compile(r"\d{1,2}[.)]\s+$")
_NUMBERED = re.compile(r"\d{1,2}[.)]\s")
_BOUND = re.compile(r"\bat (?:least|most)\b")
# "Third with" 12%: a rank and what may stand between it and the value that goes with it, and who comes next.
_RANKS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
_ORDINAL = "|".join(_RANKS)
_IS = "|".join(load("placements")["placed"]["is"])
_PLACED = re.compile(
    rf"\bin ({_ORDINAL})\b(?: place)?|\b(?:{_IS})\s+(?:only |still |now )?({_ORDINAL})\b"
    r"(?! (?:to|of|in a|time|year|month|quarter|half|[a-z]+est)\b)"
    rf"|(?<!the )(?<!a )(?<!its )(?<!their )\b({_ORDINAL})(?: place)?,? (?:with|on|at)\b"
    rf"|\b({_ORDINAL}) (?:place|spot|position|rank) (?:goes|went|falls|fell|belongs|belonged) to\b"
    rf"|(?<=, )({_ORDINAL}) to (?=(?:the )?[^\W\d_a-z])"
)
_TO_NAME = re.compile(r"\bto (?:the )?[^\W\d_a-z]")
# Words between two pairs of a rank and its value that name nobody else: "second with 45 points and third with 50".
_NOBODY_ELSE = frozenset(
    {"and", "but", "then", "with", "at", "on", "in", "points", "votes", "seats", "was", "is", "came", "finished"}
)
_REVERSED = frozenset(load("rankings")["reversed"])
_LISTS = re.compile(r"<(ol|ul)\b", re.IGNORECASE)
_WORD = re.compile(r"[a-z]+")
# What is said below a list of the order of its values.
_ORDERED = re.compile(
    r"\b(?:descending|falling|decreasing) order\b|\bfrom (?:most to least|highest to lowest|large to small)\b"
)
# Items of a list that is said below to fall, of one that is said to rank, and of one that only looks like it.
_FEWEST, _SAID, _BARE = 3, 4, 5


class Swapped(NamedTuple):
    """Two neighbouring items of a ranking, the lower value above the higher one, and the place of the first."""

    upper: Claim
    lower: Claim
    rank: int


def swapped(reading: Reading, document: Document) -> Iterator[Swapped]:
    """The numbered lists of an article that fall from item to item but for one pair."""
    claims = [claim for claim in reading if claim.quantity.kind in _VALUES]
    starts = [claim.start for claim in claims]
    for before, items, after in _lists(document):
        ordered = after is not None and _ORDERED.search(after.text) is not None
        if len(items) < (_FEWEST if ordered else _SAID):
            continue
        above = "" if before is None or before.role is Role.LIST else before.text
        said = _WORD.findall(_BOUND.sub("", f"{above} {items[0].section or ''}".lower()))
        if not _UNRANKED.isdisjoint(said):
            continue
        ranked = ordered or any(word in _RANKED for word in said)
        if not ranked and (len(items) < _BARE or _is_alphabetical(items)):
            continue
        inside = [claims[bisect_left(starts, item.start) : bisect_left(starts, item.end)] for item in items]
        columns = list(_columns(inside))
        if _SIZES.isdisjoint(said):
            columns = [column for column in columns if not _is_of_another(column, said)]
        if not any(item.text[:1].isdigit() for item in items):
            yield from _out_of_order(columns)


def told(reading: Reading, document: Document) -> Iterator[Swapped]:
    """Two ranks of one sentence that follow each other, each with its value beside it, of which the second has more."""
    text = document.text
    values = [claim for claim in reading if claim.quantity.kind in _VALUES and claim.where.role is not Role.TABLE]
    for sentence, group in itertools.groupby(values, key=lambda claim: claim.sentence):
        said = text[sentence.start : sentence.end]
        if not _REVERSED.isdisjoint(_WORD.findall(said.lower())):
            continue
        ranks = [
            (sentence.start + match.start(), _RANKS.index(next(filter(None, match.groups())).lower()))
            for match in _PLACED.finditer(said[:1].lower() + said[1:])
        ]
        for upper, lower in itertools.pairwise(_ranked(ranks, list(group))):
            same = _NOBODY_ELSE.issuperset(_WORD.findall(text[upper[1].end : lower[2]].lower()))
            same = same and _TO_NAME.search(text, lower[2], lower[1].start) is None
            if lower[0] == upper[0] + 1 and _is_less(upper[1], lower[1]) and not same:
                yield Swapped(upper[1], lower[1], upper[0] + 1)


def _ranked(ranks: Sequence[tuple[int, int]], values: Sequence[Claim]) -> Iterator[tuple[int, Claim, int]]:
    """The values of a sentence with their ranks, and where each pair begins: rank and value, or the reverse."""
    values = [one for one in values if not any(one.start <= at < one.end for at, _ in ranks)]
    if len(ranks) != len(values) or len(ranks) < 2:
        return
    marks = sorted([(at, rank) for at, rank in ranks] + [(one.start, one) for one in values], key=lambda mark: mark[0])
    for (_, first), (_, last) in zip(marks[::2], marks[1::2], strict=True):
        if isinstance(first, int) is isinstance(last, int):
            return
    for (at, first), (_, last) in zip(marks[::2], marks[1::2], strict=True):
        rank, value = (first, last) if isinstance(first, int) else (last, first)
        if isinstance(rank, int) and isinstance(value, Claim):
            yield rank, value, at


def _is_less(upper: Claim, lower: Claim) -> bool:
    one, other = upper.quantity, lower.quantity
    if one.low is None or other.low is None or one.low >= other.low:
        return False
    bare = Kind.PLAIN in (one.kind, other.kind) and Kind.COUNT in (one.kind, other.kind)
    return bare or (one.kind, one.unit) == (other.kind, other.unit)


def _lists(document: Document) -> Iterator[tuple[Block | None, Sequence[Block], Block | None]]:
    """The numbered lists, each with the block that it follows and the one that follows it."""
    runs = [list(run) for _, run in itertools.groupby(document.blocks, key=lambda block: block.role)]
    for before, blocks, after in zip([None, *runs], runs, [*runs[1:], None], strict=False):
        if blocks[0].role is Role.LIST and all(_is_numbered(document.text, block) for block in blocks):
            yield before[-1] if before else None, blocks, after[0] if after else None


def _is_numbered(text: str, block: Block) -> bool:
    line = text[text.rfind("\n", 0, block.start) + 1 : block.start]
    if _NUMBER.search(line) or (_NUMBERED.match(text, block.start) and not _NUMBERED.match(block.text)):
        return True
    tag = next(reversed(_LISTS.findall(text, max(0, block.start - 4000), block.start)), "")
    return line.rstrip().lower().endswith(">") and tag.lower() == "ol"


def _is_alphabetical(items: Sequence[Block]) -> bool:
    labels = [block.text.lower() for block in items]
    return labels == sorted(labels)


def _columns(items: Sequence[Sequence[Claim]]) -> Iterator[Sequence[Claim]]:
    """The values that all items have at the same place and in the same unit."""
    for column in zip(*items, strict=False):
        if len({(claim.quantity.kind, claim.quantity.unit) for claim in column}) == 1:
            yield column


def _is_of_another(column: Sequence[Claim], said: Sequence[str]) -> bool:
    """Whether a column counts what is not named above its list: of the best schools the pupils."""
    counted = {claim.quantity.unit for claim in column if claim.quantity.kind is Kind.COUNT and claim.quantity.unit}
    quality = not _QUALITIES.isdisjoint(said)
    return quality and bool(counted) and not any(word.startswith(unit) for word in said for unit in counted)


def _out_of_order(columns: Sequence[Sequence[Claim]]) -> Iterator[Swapped]:
    """The one pair that is out of order in a column; nothing where the list follows another column."""
    found: list[Swapped] = []
    for column in columns:
        values = [claim.quantity.low if claim.quantity.low is not None else Decimal(0) for claim in column]
        breaks = [at for at in range(1, len(values)) if values[at - 1] < values[at]]
        if not breaks or values == sorted(values):
            return
        at = breaks[0]
        swap = [*values[: at - 1], values[at], values[at - 1], *values[at + 1 :]]
        if len(breaks) == 1 and swap == sorted(values, reverse=True):
            found.append(Swapped(column[at - 1], column[at], at))
    yield from found[:1]
