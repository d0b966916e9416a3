"""The values of a sentence in a row, and how the words between and before them tie one to another.

Which value a change starts from and which it goes to is said by "from", "to" and "than" right before them, and by the
words that stand between two values, more surely than by a parse of a long sentence.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, TypeVar

from claims.claim import Comparator, Direction, Kind, Operand, Relation
from claims.frames import words
from claims.frames.path import Figure
from claims.frames.periods import is_date
from claims.frames.scene import COUNTS, PARTS, Scene
from claims.lexicon import load
from claims.quantities.mention import Mention

VOCABULARY: dict[str, frozenset[str]] = {
    name: frozenset(listed) for name, listed in load("relations").items() if isinstance(listed, list)
}
"""The word lists of lexicon/relations.toml."""
RELATIVE = frozenset({Kind.PERCENT, Kind.FRACTION, Kind.MULTIPLE})
"""Kinds of figures that say how large a change or ratio is, whatever it is of."""

_TIES = {word: tie for tie in ("from", "to", "against", "over") for word in VOCABULARY[tie]}
_PAIRS = {word: frozenset(before) for word, before in load("relations")["pairs"].items()}
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_MODIFIERS = frozenset({"JJ", "JJS", "CD", "HYPH", "NN", "NNS", "NNP", "NNPS", "POS"})
_ADJECTIVES = frozenset({"JJ", "JJS", "PRP$", "DT"})
_Answer = TypeVar("_Answer")
# A sentence with more values is a table or a dump.
_MOST = 30
# How far before a figure the word that ties it may stand.
_FAR = 8
# Figures that no bare number is put beside: it would be of another kind.
_APART = frozenset({Kind.MULTIPLE, Kind.POINTS, Kind.DURATION, Kind.PERCENT, Kind.FRACTION})


@dataclass(frozen=True)
class Row:
    """A sentence's figures by their place in it, and the ids of their claims."""

    scene: Scene
    ids: Sequence[str]
    _answers: dict[tuple[object, int], Any] = field(default_factory=dict, compare=False, repr=False)

    def answer(self, asked: "Callable[[Row, int], _Answer]", at: int) -> _Answer:
        """What a function says of a figure, asked once."""
        key = asked, at
        if key not in self._answers:
            self._answers[key] = asked(self, at)
        found: _Answer = self._answers[key]
        return found

    @cached_property
    def values(self) -> tuple[int, ...]:
        """The figures that state how much: no dates and no ranks. A sentence with too many of them has none."""
        found = [
            at
            for at, figure in enumerate(self.scene.figures)
            if figure.top >= 0 and not is_date(figure) and figure.mention.kind is not Kind.RANK
            if not self._is_span(at)
        ]
        return tuple(found) if len(found) <= _MOST else ()

    def _is_span(self, at: int) -> bool:
        """Whether a figure is a stretch of time in which something was, and no value: "in ten years"."""
        if self.kind(at) is not Kind.DURATION:
            return False
        hyphened = "-" in self.scene.tree.words[self.figure(at).tokens.start : self.figure(at).tokens.stop]
        return hyphened or not VOCABULARY["spans"].isdisjoint((*self.ahead(at), *self.behind(at, 1)))

    @cached_property
    def dated(self) -> frozenset[int]:
        """The tokens of dates."""
        return frozenset(token for figure in self.scene.figures if is_date(figure) for token in figure.tokens)

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """The words of the sentence outside its figures, as written and in the singular, in lower case."""
        lower = [word for at, word in enumerate(self.scene.tree.lower) if at not in self.scene.taken]
        return frozenset((*lower, *map(words.noun, lower)))

    def figure(self, at: int) -> Figure:
        """The figure at a place."""
        return self.scene.figures[at]

    def kind(self, at: int) -> Kind:
        """What sort of figure stands at a place."""
        return self.figure(at).mention.kind

    def gap(self, one: int, other: int) -> range:
        """The tokens between two figures."""
        return range(self.figure(one).tokens.stop, self.figure(other).tokens.start)

    def behind(self, at: int, length: int) -> list[str]:
        """The first words after a figure, in lower case."""
        stop = self.figure(at).tokens.stop
        return self.scene.tree.lower[stop : stop + length]

    def ahead(self, at: int) -> tuple[str, str]:
        """The two words before a figure, in lower case, the nearest first."""
        lower, start = self.scene.tree.lower, self.figure(at).tokens.start
        return (lower[start - 1] if start else "", lower[start - 2] if start > 1 else "")

    def said(self, gap: range) -> list[str]:
        """The words of a stretch in lower case, without its dates."""
        return [self.scene.tree.lower[token] for token in gap if token not in self.dated]

    def breaks(self, gap: range) -> bool:
        """Whether a stretch begins a clause with figures of its own."""
        return not VOCABULARY["breaks"].isdisjoint(self.said(gap))

    def is_clause(self, gap: range) -> bool:
        """Whether a verb of its own stands in a stretch, and not one that links a figure to what is said of it."""
        tree = self.scene.tree
        return any(tree.tags[token] in _FINITE and tree.lower[token] not in VOCABULARY["links"] for token in gap)

    def tie(self, at: int) -> str:
        """What a figure is to another by the word ahead of it: "from", "to", "against", "over", or ""."""
        tree = self.scene.tree
        token = self.figure(at).tokens.start - 1
        for _ in range(_FAR):
            if token < 0:
                return ""
            word, before = tree.lower[token], tree.lower[token - 1] if token else ""
            if before in _PAIRS.get(word, ()):
                return "against"
            if word in _TIES:
                return "" if before in VOCABULARY["unbound"] else _TIES[word]
            if word == ":" and (token - 1 in self.dated or before == "year"):
                return "against"
            if word == "of" and words.noun(before) in VOCABULARY["levels"]:
                token = self._start_of(token - 1) - 1
            elif word in VOCABULARY["passed"] or token in self.dated or tree.tags[token] in _ADJECTIVES:
                token -= 1
            else:
                return ""
        return ""

    def rivals(self, before: int, like: int) -> list[int]:
        """The values before a place that may be held against a figure, the likeliest first.

        Those of its very unit, where it has one; what says where or when something was is the least likely.
        """
        found = [
            at
            for at in reversed(self.values)
            if at < before and at != like and self.alike(at, like) and not self.breaks(self.gap(at, before))
        ]
        unit = self.figure(like).mention.unit
        same = [at for at in found if unit is not None and self.figure(at).mention.unit == unit]
        return sorted(same[:1] or found, key=lambda at: self.ahead(at)[0] in VOCABULARY["scenes"])

    def _start_of(self, noun: int) -> int:
        """The first token of the phrase that a noun closes, but for its article: "the five-year average"."""
        tags = self.scene.tree.tags
        while noun and tags[noun - 1] in _MODIFIERS:
            noun -= 1
        return noun

    def relation(
        self,
        kind: str,
        at: int,
        way: Direction | None,
        *sides: tuple[str, int],
        outer: Sequence[tuple[str, str]] = (),
    ) -> Relation:
        """The relation that a figure states of others, each with its role; a role that comes twice has two readings.

        `outer` are claims of other sentences.
        """
        operands = (
            *(Operand(role=role, claim=self.ids[each], subject=self.scene.done[each].subject) for role, each in sides),
            *(Operand(role=role, claim=claim) for role, claim in outer),
        )
        start, end = self.scene.across(self.figure(at), *(self.figure(other) for _, other in sides))
        return Relation(kind=kind, claim=self.ids[at], operands=operands, start=start, end=end, direction=way)

    def is_modifier(self, at: int) -> bool:
        """Whether a figure only describes something that is measured in another way: "a 54-storey tower"."""
        figure = self.figure(at)
        return any("-" in self.scene.tree.words[token] for token in figure.tokens[1:])

    def alike(self, one: int, other: int) -> bool:
        """Whether two figures are of one dimension as they stand: one unit, or one of them a bare number."""
        return alike(self.figure(one).mention, self.figure(other).mention)


def alike(left: Mention, right: Mention) -> bool:
    """Whether two figures are of one dimension as they stand: one unit, or one of them a bare number."""
    units = [(mention.unit or "").split("/")[0] for mention in (left, right)]
    if Comparator.UP_TO in (left.comparator, right.comparator):
        return False
    if left.kind in PARTS and right.kind in PARTS:
        return True
    if any(mention.kind is Kind.PLAIN and mention.unit is None for mention in (left, right)):
        return not {left.kind, right.kind} & _APART
    if left.kind in COUNTS and right.kind in COUNTS:
        return left.unit == right.unit
    same = units[0] == units[1] if left.kind is Kind.MONEY else left.unit == right.unit
    return left.kind is right.kind and (same or _are_degrees(units))


def may_go_on(one: Mention, other: Mention) -> bool:
    """Whether two figures are of one dimension, of which the other may leave it out: "from 62 days to 48"."""
    elided = other.kind is Kind.PLAIN and other.unit is None and one.kind in (Kind.DURATION, Kind.PERCENT)
    return elided or alike(one, other)


def _are_degrees(units: Sequence[str]) -> bool:
    """Whether of two degrees one leaves it to the other of what scale it is: "2.4 degrees above the norm of 26C"."""
    return "degree" in units and any(unit.startswith("deg") and unit != "degree" for unit in units)
