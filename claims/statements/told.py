"""The values that a passage tells, and which of two of them was before: what a result may have been worked out from."""

import itertools
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from claims.claim import Comparator, Kind
from claims.document import Role
from claims.frames import words
from claims.frames.scene import COUNTS, PARTS
from claims.names import content
from claims.quantities.mention import Mention
from claims.statements.changes import TIMES, is_change
from claims.statements.differences import is_compared_by, is_gap
from claims.statements.row import RELATIVE, VOCABULARY, Row, alike

PROSE = (Role.BODY, Role.LEAD)
"""Roles of the text that tells one thing after another."""

_VALUES = (Kind.COUNT, Kind.PLAIN, Kind.MONEY, Kind.MEASURE, Kind.DURATION, Kind.PERCENT)
_GENERAL = VOCABULARY["general"] | TIMES
_LATER = VOCABULARY["nowadays"] | {"later", "since", "meanwhile"}
_MARKS = frozenset({",", "–", "—", "(", ";", ":"})
_APART = VOCABULARY["breaks"]
_CLOSING = _MARKS | _APART
# How many times another a value may be before the two can only be of two things.
_FAR = 10
# Words before a value that may say after what it comes.
_LOOK = 8


class Told(NamedTuple):
    """A value and the sentence that gives it."""

    row: Row
    at: int

    @property
    def mention(self) -> Mention:
        """The figure."""
        return self.row.figure(self.at).mention

    @property
    def id(self) -> str:
        """The claim of the figure."""
        return self.row.ids[self.at]

    @property
    def names(self) -> frozenset[str]:
        """The words for what the value measures: the nouns beside it, and what is known of it."""
        return self.row.answer(_names, self.at)

    @property
    def side(self) -> int:
        """Whether the words beside the value put it before others (-1), behind them (1), or nowhere (0)."""
        return self.row.answer(_side, self.at)

    @property
    def is_dated(self) -> bool:
        """Whether a date stands beside the value."""
        return self.row.scene.done[self.at].period.start is not None and bool(self.row.dated & set(self.tokens()))

    def beside(self) -> list[str]:
        """The words that stand with the value in its sentence."""
        return [self.row.scene.tree.lower[token] for token in self.tokens()]

    def tokens(self) -> range:
        """The tokens that do: up to the next mark or value, and back to where those of the value before it end."""
        return self.row.answer(_tokens, self.at)


def _tokens(row: Row, at: int) -> range:
    before = [each for each in row.values if each < at]
    start = _end(row, before[-1]) if before else 0
    opened, lower = row.figure(at).tokens.start, row.scene.tree.lower
    start = max((each for each in range(start, opened) if lower[each] in _APART), default=start)
    return range(start, _end(row, at))


def _names(row: Row, at: int) -> frozenset[str]:
    slots, tree = row.scene.done[at], row.scene.tree
    named = (slots.metric, slots.subject, slots.noun, slots.whole)
    silent = row.dated if row.kind(at) in COUNTS else row.dated | row.scene.taken
    beside = (tree.words[token] for token in _tokens(row, at) if tree.is_noun(token) and token not in silent)
    return content(" ".join(part for part in (*named, *beside) if part)) - _GENERAL


def _end(row: Row, at: int) -> int:
    tree, stop = row.scene.tree, row.figure(at).tokens.stop
    valued = {token for each in row.values for token in row.figure(each).tokens}
    ends = (each for each in range(stop, len(tree)) if tree.lower[each] in _CLOSING or each in valued)
    return next((each for each in ends if each not in row.dated), len(tree))


def passage(row: Row, ahead: Sequence[Row]) -> list[Row]:
    """The sentences of prose before one, the nearest first, in its paragraph and the one before that."""
    near = itertools.takewhile(
        lambda each: each.scene.block.role in PROSE and row.scene.index - each.scene.index <= 1, ahead
    )
    return list(near)


def levels(row: Row) -> Sequence[int]:
    """The values of a sentence that say how much there is, and not how they stand to one another."""
    return [at for at in row.values if row.answer(_is_level, at)]


def _is_level(row: Row, at: int) -> bool:
    return (
        row.kind(at) in _VALUES
        and row.figure(at).mention.comparator not in (Comparator.UP_TO, Comparator.BETWEEN)
        and not is_change(row, at)
        and is_compared_by(row, at) is None
        and not is_gap(row, at)
        and not row.is_modifier(at)
        and not (row.kind(at) in COUNTS and _is_scene(row, at))
    )


def may_be_of(stated: Mention, value: Mention) -> bool:
    """Whether a change or lead may be one of such a value."""
    if stated.kind in RELATIVE:
        return True
    if stated.kind is Kind.POINTS:
        return value.kind in PARTS
    if stated.unit == "point":
        return value.kind in (*PARTS, Kind.PLAIN) or value.unit == "point"
    if stated.kind is Kind.MONEY and stated.unit in VOCABULARY["hundredths"]:
        return value.kind is Kind.MONEY
    if stated.kind is Kind.PLAIN:
        return value.kind in COUNTS
    return alike(stated, value)


def _is_scene(row: Row, at: int) -> bool:
    """Whether a figure is where or for whom something was; it is none where its verb brings it: "looks after 24"."""
    governed = words.lemma(row.ahead(at)[1]) in VOCABULARY["tending"]
    return row.ahead(at)[0] in VOCABULARY["scenes"] and not governed and not follows_upon(row, at)


def is_of_size(one: Told, other: Told) -> bool:
    """Whether two values are not so far apart that they can only be of two things: 23 games and 25,040 spectators."""
    first, second = (abs(each.mention.low or each.mention.high or Decimal(0)) for each in (one, other))
    return max(first, second) <= _FAR * min(first, second)


def in_time(one: Told, other: Told) -> tuple[Told, Told] | None:
    """Two values with the earlier one first; None where nothing says that they are of two times.

    That one "had been" does so only for two values that are told of one thing.
    """
    first, second = (each.row.scene.done[each.at].period.start for each in (one, other))
    ordered = None if first is None or second is None or first == second else first < second
    if ordered is not None and one.is_dated and other.is_dated:
        return (one, other) if ordered else (other, one)
    named = bool(one.names & other.names) or not (one.names and other.names)
    apart = named and one.row is not other.row
    sides = [each.side if each.side or not apart else -1 if _is_pluperfect(each) else 0 for each in (one, other)]
    if sides[0] != sides[1]:
        before, after = (one, other) if sides[0] < sides[1] else (other, one)
        told = before.row is after.row or is_past(before) or not after.is_dated or named
        return (before, after) if told and not (after.is_dated and _hangs_on(before, after)) else None
    return None if ordered is None else (one, other) if ordered else (other, one)


def _is_pluperfect(told: Told) -> bool:
    """Whether the clause of a value tells of a time before another: "had been", "having shipped"."""
    tags = [told.row.scene.tree.tags[token] for token in told.tokens()]
    return any(
        word in ("had", "having") and "VBN" in tags[place + 1 : place + 4] for place, word in enumerate(told.beside())
    )


def _side(row: Row, at: int) -> int:
    told = Told(row, at)
    if is_past(told) or row.tie(at) in ("from", "against") or follows_upon(row, at):
        return -1
    beside = told.beside()
    lately = any(word == "this" and words.noun(after) in TIMES for word, after in itertools.pairwise(beside))
    return 1 if lately or _is_moved_to(row, at) or not _LATER.isdisjoint(beside) else 0


def _is_moved_to(row: Row, at: int) -> bool:
    """Whether a value is one that another went to: "the rise to 60", "from 40 to 60", and not "came to 60"."""
    if row.tie(at) != "to":
        return False
    lower, start = row.scene.tree.lower, row.figure(at).tokens.start
    to = next((token for token in range(start - 1, max(start - _LOOK, 0) - 1, -1) if lower[token] == "to"), 0)
    word = lower[to - 1] if to else ""
    moved = words.lemma(word) in words.VERB_WAY or words.noun(word) in words.CHANGE
    return moved or any(row.tie(each) == "from" for each in row.values if each != at)


def is_past(told: Told) -> bool:
    """Whether the words beside a value put it before another: "a year before", "last year", "an estimate of"."""
    beside = told.beside()
    lasting = any(
        word in ("last", "preceding", "same") and words.noun(after) in TIMES
        for word, after in itertools.pairwise(beside)
    )
    return lasting or not (VOCABULARY["formerly"] | VOCABULARY["plans"]).isdisjoint(beside)


def follows_upon(row: Row, at: int) -> bool:
    """Whether a value is one after which another came: "4.9 million, after 4.3 million in 2021"."""
    tree = row.scene.tree
    for token in range(row.figure(at).tokens.start - 1, max(row.figure(at).tokens.start - _LOOK, 0) - 1, -1):
        if tree.lower[token] == "after":
            return row.kind(at) is not Kind.DURATION
        if tree.lower[token] not in VOCABULARY["passed"] and token not in row.dated:
            return False
    return False


def _hangs_on(before: Told, after: Told) -> bool:
    """Whether a value is put in time by words that need not count from the day of the other: "last year"."""
    beside = before.beside()
    relative = not {"previous", "prior", "earlier"}.isdisjoint(beside)
    return "last" in beside or (relative and _place(before) < _place(after))


def _place(told: Told) -> tuple[int, int, int]:
    return told.row.scene.index, told.row.scene.start, told.at


def values(row: Row, at: int, ahead: Sequence[Row]) -> Iterator[Told]:
    """The values of a figure's own sentence and of those ahead, the nearest first."""
    own = levels(row)
    yield from (Told(row, each) for each in reversed(own) if each < at)
    if is_compared_by(row, at) is not None:
        yield from (Told(row, each) for each in own if each > at and not row.breaks(row.gap(at, each)))
    yield from (Told(each, value) for each in ahead for value in reversed(levels(each)))
