"""Places that a text gives to the rows of a table or list, and that none of its columns gives them.

"China, Velmora's second-biggest market" beside a table of markets in which China is third. A place is looked up in
every column that may be meant: what one of them bears out is right. The vocabulary is lexicon/placements.toml.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from claims.boards import Board
from claims.claim import Claim, Kind
from claims.document import Block, Document, Extent, Role
from claims.lexicon import load
from claims.quantities.calendar_dates import ORDINALS

_TABLE = load("placements")
_WORDS = {field: frozenset(words) for field, words in _TABLE.items() if isinstance(words, list)}
_SIZES: Mapping[str, Sequence[str]] = _TABLE["sizes"]
_UP = frozenset((*_SIZES["up"], *_SIZES["up_dated"]))
_DOWN = frozenset((*_SIZES["down"], *_SIZES["down_dated"]))
_DATED = frozenset((*_SIZES["up_dated"], *_SIZES["down_dated"]))
# The words of a column, or of what stands over it, for a superlative or noun that not every column is of.
_OF: Mapping[str, frozenset[str]] = {
    word: frozenset(labels) for words, labels in _TABLE["columns"].items() for word in words.split(", ")
}
_OWNERS = r"(?:(?:the|its|their|our|his|her)\s+)?(?:(?:[\w&.-]+\s+){0,2}[\w&.-]+['’]s?\s+)?"
_PLACE = re.compile(
    rf"\b(?:(?P<place>{'|'.join(sorted(ORDINALS, key=len, reverse=True))})[- ])?"
    rf"(?P<size>{'|'.join(sorted(_UP | _DOWN, key=len, reverse=True))})\b(?P<noun>(?:\s+[^\W\d_][\w-]*)?)",
    re.IGNORECASE,
)
_APART = re.compile(rf",\s+{_OWNERS}$")
_IS = r"(?:is|was|remains|remained|are|were|stays|stayed)"
_HOW = r"(?:(?:still|now|again|only|also|easily|by far|comfortably|once again)\s+)*"
_SAID_TO_BE = re.compile(rf"\s+{_IS}\s+{_HOW}{_OWNERS}$")
_SAYS_WHO = re.compile(rf"\s+{_IS}\s+{_HOW}(?:in\s+|that of\s+)?(?P<who>[^,.;:]+)")
_CLOSES = re.compile(
    r"\s*(?:[,.;:)]|$|(?:with|at|and|on this|in this|of the (?:two|three|four|five|six|table|list))\b|"
    r"(?:measured\s+)?(?:by|in terms of)\s+(?P<by>[^,.;:]+))"
)
# "By revenue, Esk is the largest".
_MEASURED_BY = re.compile(r"^\s*(?:By|In terms of|Measured (?:by|in)|In)\s+(?P<by>[^,.;:]+),")
_YEAR = re.compile(r"\b(?:1[89]|20)\d\d\b")
_LETTERS = re.compile(r"[^\W\d_]+")
_SPACES = re.compile(r"\s+")
_LONGEST = 6
# How far from its table or list a sentence is that speaks of it.
_NEAR = 4000
_MOST_SHOWN = 4
_FEWEST_RIVALS = 3
# By how much a total may differ from its parts, which are rounded.
_ROUNDED = Decimal("0.01")
_LEVELS = frozenset({Kind.COUNT, Kind.PLAIN, Kind.MONEY, Kind.MEASURE, Kind.PERCENT, Kind.DURATION})
# Kinds that a place is by, of sizes and of dates; a percentage may be a rate, and only bears a place out.
_TELLING = (_LEVELS - {Kind.PERCENT}, frozenset({Kind.DATE}))


class Found(NamedTuple):
    """The place that a row has in a column: its number, the row's figure, and those of the rows before it."""

    place: int
    figure: Claim
    before: tuple[Claim, ...]


class Placement(NamedTuple):
    """A row that the text gives a place, where and in what words, and what the columns say that may be meant."""

    row: str
    said: Extent
    words: str
    place: int
    found: tuple[Found, ...]


def placements(boards: Iterable[Board], document: Document) -> Iterator[Placement]:
    """The places that sentences give to rows of the tables and lists near them, and that no column bears out."""
    known: dict[str, list[tuple[str, Board]]] = defaultdict(list)
    for board in boards:
        for row in board.rows:
            known[_key(row)].append((row, board))
    if not known:
        return
    for block in document.blocks:
        if block.role in (Role.BODY, Role.LEAD):
            for first, last in block.sentences:
                for match in _PLACE.finditer(block.text, first, last):
                    yield from _looked_up(block, first, last, match, known)


def _key(row: str) -> str:
    return _SPACES.sub(" ", row.strip().lower()).removeprefix("the ")


def _looked_up(
    block: Block, first: int, last: int, match: re.Match[str], known: Mapping[str, Sequence[tuple[str, Board]]]
) -> Iterator[Placement]:
    if _is_of_another_time(block.text[first : _end_of_clause(block.text, match.end(), last)]):
        return
    row = _named(block.text, match, first, last, known)
    if row is None:
        return
    start, end = block.source(match.start(), match.end())
    near = [one for one in known[row] if min(abs(one[1].start - start), abs(one[1].end - start)) < _NEAR]
    place = ORDINALS[match["place"].lower()] if match["place"] else 1
    said = _Said(place, match["size"].lower(), _noun(match), _measured_by(block.text, match, first, last))
    found = [one for name, board in near for one in _places(board, name, said)]
    telling = [one for one in found if one is not None and one.figure.quantity.kind in _TELLING[said.size in _DATED]]
    if telling and None not in found:
        yield Placement(
            row, Extent(start=start, end=end), " ".join(match[0].split()), place, tuple(telling[:_MOST_SHOWN])
        )


class _Said(NamedTuple):
    """A place as a sentence gives it: its number, the superlative, the noun behind it, and by what it is measured."""

    place: int
    size: str
    noun: str
    by: frozenset[str]


def _noun(match: re.Match[str]) -> str:
    """The noun behind a superlative; none where a word follows that only closes the phrase."""
    noun = match["noun"].strip().lower()
    return "" if _CLOSES.match(" " + noun + " x") else noun


def _measured_by(text: str, match: re.Match[str], first: int, last: int) -> frozenset[str]:
    """The words of what a place is said to be by: "the largest by revenue"."""
    ahead, behind = _MEASURED_BY.match(text[first : match.start()]), _CLOSES.match(text[_stop(match) : last])
    said = " ".join(found["by"] for found in (ahead, behind) if found is not None and found["by"])
    return frozenset(_LETTERS.findall(said.lower()))


def _stop(match: re.Match[str]) -> int:
    """Where a place ends: behind its noun, or ahead of a word that is none."""
    return match.end() if _noun(match) else match.end("size")


def meant_by(size: str, nouns: str) -> frozenset[str] | None:
    """The words of the columns that a superlative or the nouns behind it can mean; None where that is any column."""
    return next((_OF[word] for word in (size, *nouns.lower().split()) if word in _OF), None)


def _is_of_another_time(clause: str) -> bool:
    words = _LETTERS.findall(clause.lower())
    return _YEAR.search(clause) is not None or not _WORDS["other_times"].isdisjoint(words)


def _end_of_clause(text: str, start: int, last: int) -> int:
    return min((at for at in (text.find(mark, start, last) for mark in ",;:") if at >= 0), default=last)


def _named(text: str, match: re.Match[str], first: int, last: int, known: Mapping[str, object]) -> str | None:
    """Which row a place is given to: "X, the largest", "X is the largest", "the largest is X"."""
    before, after = text[first : match.start()], text[_stop(match) : last]
    closed = _CLOSES.match(after) is not None
    for pattern in (_APART, _SAID_TO_BE):
        ahead = pattern.search(before)
        if ahead is not None:
            return _last_words(before[: ahead.start()], known) if closed else None
    who = _SAYS_WHO.match(after)
    return _first_words(who["who"], known) if who is not None else None


def _last_words(text: str, known: Mapping[str, object]) -> str | None:
    words = text.split(" ")
    for size in range(min(_LONGEST, len(words)), 0, -1):
        key = _key(" ".join(words[-size:]))
        if key in known:
            ahead = words[-size - 1] if size < len(words) else ""
            return None if ahead[:1].isupper() and ahead.lower() not in ("the", "but", "and", "in") else key
    return None


def _first_words(text: str, known: Mapping[str, object]) -> str | None:
    key = _key(text.strip())
    return key if key in known else None


def _places(board: Board, row: str, said: _Said) -> Iterator[Found | None]:
    """What each column that may be meant says of a row's place: None where it bears out what the text says."""
    for label, column in board.columns.items():
        words = frozenset(_LETTERS.findall(label.lower()))
        if row not in column or label.strip().lower() in _WORDS["rank_columns"] or not _is_meant(board, words, said):
            continue
        kinds = {claim.quantity.kind for claim in column.values()}
        if not (kinds == {Kind.DATE} if said.size in _DATED else kinds <= _LEVELS):
            continue
        values = {name: claim.quantity.low for name, claim in column.items() if claim.quantity.low is not None}
        rivals = {name: value for name, value in values.items() if not is_total(name, values)}
        if row in rivals and len(rivals) >= _FEWEST_RIVALS:
            yield held(column, rivals, row, said.place, falls=said.size in _UP)


def _is_meant(board: Board, column: frozenset[str], said: _Said) -> bool:
    """Whether a column may be what a place is by: the one that is said, or one that superlative and noun can mean."""
    if said.by:
        return bool(said.by & column - _WORDS["weak"])
    over = column | frozenset(_LETTERS.findall(f"{board.over} {board.section or ''}".lower()))
    wanted = _OF.get(said.size) or _OF.get(said.noun)
    if wanted is not None:
        return not wanted.isdisjoint(over)
    return (not said.noun or said.noun in _WORDS["called"]) and _WORDS["rates"].isdisjoint(column)


def is_total(row: str, values: Mapping[str, Decimal]) -> bool:
    """Whether a row is all the others together, by its name or by its figure."""
    others = sum((value for name, value in values.items() if name != row), Decimal(0))
    return _key(row) in _WORDS["totals"] or abs(values[row] - others) <= _ROUNDED * abs(others)


def held(
    column: Mapping[str, Claim], values: Mapping[str, Decimal], row: str, place: int, *, falls: bool
) -> Found | None:
    """The place that a row has, with those ahead of it; None where it may be the one that the text gives it."""
    mine = values[row]
    ahead = [name for name, value in values.items() if name != row and ((value > mine) if falls else (value < mine))]
    level = [name for name, value in values.items() if name != row and value == mine]
    rests = [name for name in (*ahead, *level) if not _WORDS["rests"].isdisjoint(_LETTERS.findall(name.lower()))]
    if len(ahead) - len(rests) < place <= len(ahead) + len(level) + 1:
        return None
    ahead.sort(key=lambda name: values[name], reverse=falls)
    shown = tuple(column[name] for name in ahead[:_MOST_SHOWN])
    return Found(len(ahead) + 1, column[row], shown)
