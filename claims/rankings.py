"""Ranks against other ranks, and a table's column of ranks against the values beside it.

"The largest chip maker in Ruritania" ranks first. Where the same company is elsewhere said to be second in the same
market, or another company to be the largest, both may be right of something, but not both as they stand.
"""

import itertools
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from claims.boards import tables
from claims.claim import Claim, Direction, Kind, Reading, Superlative
from claims.document import Document, Role
from claims.index import Index
from claims.lexicon import load
from claims.names import Agreement, agreement, content, name
from claims.statement import Statement

_WORDS = {field: frozenset(words) for field, words in load("rankings").items()}
_SENTENCE = re.compile(r"[.!?]\s|\n\s*\n")
_NEW_ROW, _NEW_LINE = re.compile(r"<tr\b", re.IGNORECASE), re.compile(r"\n")
_WHOLE = re.compile(r"\s+(?:in|of|among)\s+(?:the\s+|its\s+)?([^\W\d_]+)\b")
_HIGHEST = "highest|largest|biggest|greatest"
_LETTERS = re.compile(r"[^\W\d_]+")
# The characters before and after a superlative in which its sentence ends.
_FAR = 300
# Superlatives in the same words that are held against one another.
_MOST = 10
# Rows that a table must have for one of them to be out of order.
_FEWEST_ROWS = 4


class Contested(NamedTuple):
    """A superlative, and a rank or another superlative with which it cannot both be read as it stands."""

    superlative: Superlative
    against: Statement | Superlative


def contested(reading: Reading, index: Index, document: Document) -> Iterator[Contested]:
    """The superlatives of an article that another of its statements contests, in the order of its text."""
    yield from _contested_above(index, document)
    text = document.text
    ranks: dict[str, list[Statement]] = defaultdict(list)
    for statement in index.statements:
        if statement.quantity.kind is Kind.RANK and (statement.quantity.low or 0) > 1:
            ranks[name(statement.measures.subject, index.short).first].append(statement)
    before: dict[frozenset[str], list[Superlative]] = defaultdict(list)
    for one in reading.superlatives:
        if not (_is_of_size(one) and _place(one)):
            continue
        mine = ranks.get(name(one.subject, index.short).first, ())
        rivals = before[content(one.text, index.short)]
        found: Iterator[Statement | Superlative] = itertools.chain(
            (rank for rank in mine if _is_same_market(one, rank, index, text)),
            (other for other in rivals if _are_rivals(one, other, index, text)),
        )
        against = next(found, None)
        if against is not None:
            yield Contested(one, against)
        if len(rivals) < _MOST:
            rivals.append(one)


def _contested_above(index: Index, document: Document) -> Iterator[Contested]:
    """What the headline or lead calls the highest of some whole, and the text puts further down in it."""
    above = [block for block in document.blocks if block.role in (Role.TITLE, Role.LEAD)]
    for rank in index.statements:
        said = " ".join((rank.measures.metric or "").lower().split())
        whole = _ranked_in(rank, document.text)
        if rank.quantity.kind is not Kind.RANK or (rank.quantity.low or 0) <= 1 or not (said and whole):
            continue
        names = (re.escape(said), re.escape(whole))
        highest = re.compile(
            rf"(?<!second-)(?<!third-)(?<!among )(?<!of the )(?:\b{names[1]}['’]s\s+(?:{_HIGHEST})\s+{names[0]}\b|"
            rf"\b(?:{_HIGHEST})\s+{names[0]}\s+(?:in|of)\s+(?:the\s+)?{names[1]}\b)",
            re.IGNORECASE,
        )
        owner = name(rank.measures.subject, index.short)
        for block in above:
            if owner.proper and owner.words.isdisjoint(content(block.text, index.short)):
                continue
            if match := highest.search(block.text):
                start, end = block.source(match.start(), match.end())
                yield Contested(
                    Superlative(text=match[0], start=start, end=end, direction=Direction.UP, subject=said), rank
                )
                break


def _ranked_in(rank: Statement, text: str) -> str | None:
    """The one word of the whole that a rank is in: "ranks fourth in the division"."""
    if rank.span is None or rank.sentence is None:
        return None
    found = _WHOLE.match(text[rank.span.end : rank.sentence.end])
    return found[1].lower() if found else None


def _is_of_size(superlative: Superlative) -> bool:
    return not _WORDS["highest"].isdisjoint(_LETTERS.findall(superlative.text.lower()))


def _place(superlative: Superlative) -> str:
    """Where a superlative says that somebody is the largest; "" where it does not."""
    return superlative.text.partition(" in ")[2]


def _is_same_market(one: Superlative, rank: Statement, index: Index, text: str) -> bool:
    """Whether a rank is that of the same company in the market of the same things and place."""
    subject = name(rank.measures.subject, index.short)
    named = name(one.subject, index.short)
    if not (subject.proper and named.proper and subject.first == named.first):
        return False
    if agreement(named, subject) is Agreement.DIFFERENT:
        return False
    if rank.sentence is None or _is_of_another_time(text[rank.sentence.start : rank.sentence.end]):
        return False
    said = content(f"{rank.measures.metric} {rank.measures.whole} {rank.measures.place}", index.short) | rank.around
    place = content(_place(one), index.short)
    if _WORDS["markets"].isdisjoint(said) or not place <= said:
        return False
    topic = content(one.whole or one.text, index.short) - place - subject.words - _WORDS["highest"] - _WORDS["firms"]
    return bool(topic & said)


def _are_rivals(one: Superlative, other: Superlative, index: Index, text: str) -> bool:
    """Whether two who are named are each said to be what the same words call the largest."""
    names = [name(each.subject, index.short) for each in (one, other)]
    if (
        not all(each.proper for each in names)
        or names[0].words & names[1].words
        or one.direction is not other.direction
    ):
        return False
    return not any(_is_of_another_time(_around(each, text)) for each in (one, other))


def _is_of_another_time(sentence: str) -> bool:
    return not _WORDS["other_times"].isdisjoint(_LETTERS.findall(sentence.lower()))


def _around(superlative: Superlative, text: str) -> str:
    before = _SENTENCE.split(text[max(0, superlative.start - _FAR) : superlative.start])[-1]
    return before + _SENTENCE.split(text[superlative.start : superlative.end + _FAR])[0]


class Misplaced(NamedTuple):
    """Two rows of a table in the order of their ranks, and the values that stand in the other order."""

    ranks: tuple[Claim, Claim]
    values: tuple[Claim, Claim]
    falls: bool


def misplaced(reading: Reading, document: Document) -> Iterator[Misplaced]:
    """The tables whose ranks follow one of their columns but for one row."""
    for table in tables(reading.claims, document.text):
        columns: dict[str, dict[int, Claim]] = defaultdict(dict)
        for row, claim in _rows(table, document.text):
            if claim.where.column and claim.quantity.low is not None and claim.quantity.kind is not Kind.DATE:
                columns[claim.where.column].setdefault(row, claim)
        ranks = next(
            (column for label, column in columns.items() if label.strip().lower() in _WORDS["rank_columns"]), None
        )
        if ranks is not None:
            yield from _out_of_order(ranks, [column for column in columns.values() if column is not ranks])


def _rows(table: Sequence[Claim], text: str) -> Iterator[tuple[int, Claim]]:
    """The claims of a table with the numbers of their rows, which a tag or else the end of a line parts."""
    start = table[0].start
    mark = _NEW_ROW if _NEW_ROW.search(text, start, table[-1].end) else _NEW_LINE
    row = 0
    for claim in table:
        row += len(mark.findall(text, start, claim.start))
        start = claim.start
        yield row, claim


def _out_of_order(ranks: Mapping[int, Claim], columns: Sequence[Mapping[int, Claim]]) -> Iterator[Misplaced]:
    rows = sorted(ranks, key=lambda row: ranks[row].quantity.low or Decimal(0))
    numbers = [ranks[row].quantity.low for row in rows]
    if len(rows) < _FEWEST_ROWS or numbers != sorted(set(numbers), key=lambda number: number or Decimal(0)):
        return
    full = [column for column in columns if column.keys() >= set(rows)]
    nearly: list[Misplaced] = []
    for column in full:
        values = [column[row].quantity.low or Decimal(0) for row in rows]
        for falls in (True, False):
            breaks = [
                at
                for at in range(1, len(values))
                if (values[at - 1] < values[at]) == falls and values[at - 1] != values[at]
            ]
            if not breaks:
                return
            if len(breaks) == 1 and _is_one_row(values, breaks[0], falls):
                pair = (rows[breaks[0] - 1], rows[breaks[0]])
                nearly.append(Misplaced((ranks[pair[0]], ranks[pair[1]]), (column[pair[0]], column[pair[1]]), falls))
    if len({one.ranks for one in nearly}) == 1:
        yield nearly[0]


def _is_one_row(values: Sequence[Decimal], at: int, falls: bool) -> bool:
    """Whether the values are in order without one of the two rows that are out of it."""
    return any(
        all((left >= right) == falls or left == right for left, right in itertools.pairwise(rest))
        for drop in (at - 1, at)
        for rest in ([*values[:drop], *values[drop + 1 :]],)
    )
