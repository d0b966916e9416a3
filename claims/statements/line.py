"""A sentence as a row of figures with words between them, for what is said by the order of words alone.

Parts and wholes stand beside one another ("38 of the 54 schools, or 70 %"); the words between two figures say more
surely than a parse how the two belong together.
"""

import functools
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from claims.claim import Kind, Operand, Relation
from claims.frames.path import Figure
from claims.frames.scene import COUNTS, PARTS, Scene
from claims.frames.words import noun
from claims.lexicon import load

# A sentence with more figures is a table or a dump.
_MOST = 24
# Characters between two sentences that follow on one another.
_GAP = 3
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
CLOSERS = frozenset({")", "]", ",", ";", ".", ":", "–", "—", "-", "!", "?", '"', "”", "’", "and", "but", "while"})
OPENERS = frozenset({"(", "[", ",", "–", "—", "or", "-"})
# Verbs that are taken for nouns where they follow a number: "1,520 work in its factories".
_DEEDS = frozenset({"work", "live", "study", "train", "rest", "play", "travel", "vote", "need", "use", "own"})
_WHERE = frozenset({"in", "at", "for", "on", "from", "to", "as", "by"})
_HUMAN = frozenset(load("wholes")["people"])
_TYPICAL = frozenset(load("wholes")["typical"])
# Words before a figure that may say that it is that of the mean one, or of the largest.
_NEAR = 4


@dataclass(frozen=True, slots=True)
class Line:
    """A scene with the claim ids of its figures; `numbers` are those that are neither dates nor ranks, in order."""

    scene: Scene
    ids: Sequence[str]
    numbers: tuple[int, ...]

    @classmethod
    def of(cls, scene: Scene, ids: Sequence[str]) -> "Line":
        """The row of a sentence; empty where it has too many figures to be one."""
        numbers = [
            at
            for at, figure in enumerate(scene.figures)
            if figure.top >= 0 and figure.mention.kind not in (Kind.DATE, Kind.RANK)
        ]
        return cls(scene, ids, tuple(numbers) if len(numbers) <= _MOST else ())

    def leads_to(self, other: "Line") -> bool:
        """Whether the other sentence follows in the same paragraph."""
        return self.scene.index == other.scene.index and self.end + _GAP >= other.scene.start

    @property
    def end(self) -> int:
        """Where the sentence ends in its paragraph."""
        return self.scene.start + len(self.scene.tree.text)

    def figure(self, at: int) -> Figure:
        """The figure number `at` of the sentence."""
        return self.scene.figures[at]

    def kind(self, at: int) -> Kind:
        """What sort of figure it is."""
        return self.figure(at).mention.kind

    def value(self, at: int) -> Decimal | None:
        """The number that a figure writes, the lower of two."""
        mention = self.figure(at).mention
        return mention.low if mention.low is not None else mention.high

    def between(self, one: int, other: int) -> list[str]:
        """The words between two figures, in lower case."""
        return self.scene.tree.lower[self.figure(one).tokens.stop : self.figure(other).tokens.start]

    def before(self, at: int) -> list[str]:
        """The words of the sentence before a figure."""
        return self.scene.tree.lower[: self.figure(at).tokens.start]

    def after(self, at: int) -> list[str]:
        """The words of the sentence behind a figure."""
        return self.scene.tree.lower[self.figure(at).tokens.stop :]

    def has_verb(self, one: int, other: int) -> bool:
        """Whether a finite verb stands between two figures."""
        tags = self.scene.tree.tags
        return any(tags[at] in _FINITE for at in range(self.figure(one).tokens.stop, self.figure(other).tokens.start))

    def is_part(self, at: int) -> bool:
        """Whether a figure is a percentage or a fraction."""
        return self.kind(at) in PARTS

    def counted(self, at: int) -> str | None:
        """The noun that a figure counts, in the singular; None where it counts none that the text puts to it."""
        mention = self.figure(at).mention
        if mention.kind is Kind.COUNT and mention.unit:
            return mention.unit
        top = self.figure(at).top
        lower = self.scene.tree.lower
        if mention.kind in COUNTS and top not in self.figure(at).number and self.scene.tree.is_noun(top):
            deed = lower[top] in _DEEDS and lower[top + 1 : top + 2] != [] and lower[top + 1] in _WHERE
            return None if deed else noun(lower[top])
        return None

    def unit(self, at: int) -> str | None:
        """What a figure is in: its unit, or of a count the noun."""
        mention = self.figure(at).mention
        return self.counted(at) if mention.kind in COUNTS else mention.unit

    def alike(self, one: int, other: int) -> bool:
        """Whether two figures may be added: in one unit, or counts of which one names no noun."""
        if self.is_part(one) or self.is_part(other):
            return self.is_part(one) and self.is_part(other)
        kinds = {self.kind(one), self.kind(other)}
        if kinds <= COUNTS:
            nouns = {self.counted(one), self.counted(other)} - {None}
            return len(nouns) < 2 or nouns <= _HUMAN
        if len(kinds) == 1:
            return self.unit(one) == self.unit(other)
        return Kind.PLAIN in kinds and kinds <= {Kind.PLAIN, Kind.MONEY, Kind.MEASURE, Kind.DURATION}

    def alike_beyond(self, one: int, line: "Line", other: int) -> bool:
        """The same for a figure of another sentence."""
        kinds = {self.kind(one), line.kind(other)}
        if kinds <= COUNTS:
            nouns = {self.counted(one), line.counted(other)} - {None}
            return len(nouns) < 2 or nouns <= _HUMAN
        return len(kinds) == 1 and self.unit(one) == line.unit(other)

    def is_human(self, at: int) -> bool:
        """Whether a figure counts people."""
        return self.counted(at) in _HUMAN

    def closed(self, at: int) -> bool:
        """Whether nothing more is said of a figure: a bracket, a comma or the end of the sentence follows."""
        behind = self.after(at)
        return not behind or behind[0] in CLOSERS

    def is_typical(self, at: int) -> bool:
        """Whether a figure is that of one of many, the mean or an extreme one, which nobody adds to others."""
        near = {*self.before(at)[-_NEAR:], *self.after(at)[:2]}
        return self.scene.done[at].statistic == "mean" or not _TYPICAL.isdisjoint(near)

    def relation(self, kind: str, stated: int, *operands: tuple[str, int]) -> Relation:
        """The relation that figures of this sentence are in."""
        return self.beyond(kind, stated, *((role, self, at) for role, at in operands))

    def beyond(self, kind: str, stated: int, *operands: tuple[str, "Line", int]) -> Relation:
        """The relation that a figure of this sentence is in with figures of any."""
        places = [self.scene.across(self.figure(stated))]
        places += [line.scene.across(line.figure(at)) for _, line, at in operands]
        return Relation(
            kind=kind,
            claim=self.ids[stated],
            operands=tuple(Operand(role=role, claim=line.ids[at]) for role, line, at in operands),
            start=min(start for start, _ in places),
            end=max(end for _, end in places),
        )


def begins(words: Sequence[str], phrases: Iterable[str]) -> str | None:
    """The longest of the phrases that the words begin with."""
    opening, text = _ending_in_space(tuple(phrases)), " ".join(words[:8]) + " "
    if not text.startswith(opening):
        return None
    return max((phrase for phrase in opening if text.startswith(phrase)), key=len)[:-1]


def ends(words: Sequence[str], phrases: Iterable[str]) -> str | None:
    """The longest of the phrases that the words end with."""
    closing, text = _opening_with_space(tuple(phrases)), " " + " ".join(words[-8:])
    if not text.endswith(closing):
        return None
    return max((phrase for phrase in closing if text.endswith(phrase)), key=len)[1:]


def holds(words: Sequence[str], phrases: Iterable[str]) -> bool:
    """Whether any of the phrases stands among the words."""
    single, longer = _by_length(tuple(phrases))
    if not single.isdisjoint(words):
        return True
    text = f" {' '.join(words)} " if longer else ""
    return any(phrase in text for phrase in longer)


@functools.cache
def _ending_in_space(phrases: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(f"{phrase} " for phrase in phrases)


@functools.cache
def _opening_with_space(phrases: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(f" {phrase}" for phrase in phrases)


@functools.cache
def _by_length(phrases: tuple[str, ...]) -> tuple[frozenset[str], tuple[str, ...]]:
    """Those of one word, and the others between spaces."""
    return frozenset(one for one in phrases if " " not in one), tuple(f" {one} " for one in phrases if " " in one)
