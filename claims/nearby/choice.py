"""The two figures around a result that it must be of: the only pair in the smallest stretch that has one."""

import itertools
import re
from collections.abc import Sequence
from typing import NamedTuple

from claims.claim import Kind
from claims.document import Role
from claims.interval import Interval
from claims.lexicon import load
from claims.nearby.figures import PARTS, Figure, alike, between, in_sentences, is_amount
from claims.nearby.results import CHANGE, GAP, SHARE, Result, computed, is_level, is_near, stated

_SIDES = {name: frozenset(words) for name, words in load("nearby")["sides"].items()}
# Sentences before and behind that of a result in which its values are looked for.
_BACK, _FORWARD = 2, 2
_JOINING = 4
_OF = re.compile(r"\s*(?:out )?of (?:the |its |their |all |these |those )?(?:\w+ )?", re.IGNORECASE)


class Pair(NamedTuple):
    """Two figures in the order of the text; `ahead` says that both stand behind the result, which announces them."""

    first: Figure
    second: Figure
    ahead: bool = False
    joined: bool = False

    @property
    def greater(self) -> Figure:
        """The one with the greater value, the first of equal ones."""
        return self.first if self.first.value >= self.second.value else self.second

    @property
    def less(self) -> Figure:
        """The other."""
        return self.second if self.greater is self.first else self.first

    def gives(self, asked: Result) -> list[Interval]:
        """What the two come to, what is meant first."""
        return computed(asked, self.greater, self.less, rises=self.second.value >= self.first.value)


def chosen(figure: Figure, asked: Result, near: Sequence[Figure]) -> Pair | None:
    """The pair that a result must be of and is not; None where some pair explains it, or none alone can be meant.

    `near` are the figures that it may be of, in the order of the text.
    """
    sentences = sorted({one.sentence for one in near} | {figure.sentence})
    at = sentences.index(figure.sentence)
    listed = any(one.claim.where.role is Role.LIST for one in near)
    far = 1 if asked.kind == SHARE else _BACK
    back = sentences[0 if listed else max(0, at - far) : at + 1]
    forward = sentences[at : at + 1 + _FORWARD]
    amounts = [one for one in near if one is not figure and is_amount(one) and _may_be_of(figure, asked, one)]
    levels = [one for one in amounts if is_level(one)]
    ahead = [one for one in in_sentences(levels, back) if one.claim.start < figure.claim.start]
    if ahead:
        windows = [in_sentences(levels, back[-length:]) for length in range(1, len(back) + 1)]
    else:
        behind = [one for one in levels if one.claim.start > figure.claim.start]
        windows = [in_sentences(behind, forward[:length]) for length in range(1, len(forward) + 1)]
    pairs = next((pairs for window in windows if (pairs := _of_one_sort(asked, _pairs(window)))), [])
    pair = _joined(figure, levels, ahead) or _only(asked, pairs)
    if pair is None:
        return None
    pair = pair._replace(ahead=not ahead)
    gives = pair.gives(asked)
    if not gives or not (is_near(figure, asked.kind, gives[0]) or _are_points(figure, asked, pair)):
        return None
    bare = asked.kind == GAP and figure.kind is Kind.PLAIN
    others = [one for one in near if one is not figure and is_amount(one)] if bare else amounts
    allows, around = stated(figure, asked.kind), _pairs(in_sentences(others, [*back, *forward]))
    return None if any(allows.meets(value) for other in around for value in other.gives(asked)) else pair


def _may_be_of(figure: Figure, asked: Result, one: Figure) -> bool:
    if asked.kind != GAP:
        return True
    return one.kind in PARTS | {Kind.PLAIN} if figure.kind is Kind.POINTS else alike(figure, one)


def _pairs(levels: Sequence[Figure]) -> list[Pair]:
    return [Pair(one, other) for one, other in itertools.combinations(levels, 2) if alike(one, other)]


def _of_one_sort(asked: Result, pairs: Sequence[Pair]) -> list[Pair]:
    """The pairs of two values; a percentage is one of amounts where there are some, and a share of nothing else."""
    found = [pair for pair in pairs if pair.first.value != pair.second.value]
    if asked.kind not in (CHANGE, SHARE):
        return found
    amounts = [pair for pair in found if not PARTS & {pair.first.kind, pair.second.kind}]
    return amounts or (found if asked.kind == CHANGE else [])


def _joined(figure: Figure, levels: Sequence[Figure], ahead: Sequence[Figure]) -> Pair | None:
    """The figure that a result is said to be of ("twice the 12"), with the nearest like it before the result."""
    later = next(
        (one for one in levels if one.sentence == figure.sentence and one.claim.start >= figure.claim.end), None
    )
    if later is None or not ahead:
        return None
    said = set(between(figure, later))
    if len(said) > _JOINING or not said <= _SIDES["joining"]:
        return None
    others = [one for one in ahead if alike(one, later) and one.value != later.value]
    return Pair(others[-1], later, joined=True) if others else None


def _only(asked: Result, pairs: Sequence[Pair]) -> Pair | None:
    """The only pair, or the only one of several that is told by its words: "38 of 54", "from 12 to 15"."""
    if len(pairs) > 1:
        told = _is_part_of if asked.kind == SHARE else _is_from_to
        pairs = [pair for pair in pairs if told(pair)]
    return pairs[0] if len(pairs) == 1 else None


def _is_part_of(pair: Pair) -> bool:
    if pair.first.sentence != pair.second.sentence or pair.first.value >= pair.second.value:
        return False
    return _OF.fullmatch(" ".join(between(pair.first, pair.second)) + " ") is not None


def _is_from_to(pair: Pair) -> bool:
    return {tie(pair.first), tie(pair.second)} == {"from", "to"}


def tie(figure: Figure) -> str | None:
    """The word that ties a figure to a value before it: "from", "after", "against"."""
    word = next((word for word in figure.ahead(4) if word not in _SIDES["loose"]), None)
    return word if word in _SIDES["ties"] else None


def _are_points(figure: Figure, asked: Result, pair: Pair) -> bool:
    """Whether a change in percent is what lies between two percentages: points, said to be percent."""
    kinds = {pair.first.kind, pair.second.kind}
    if asked.kind != CHANGE or Kind.PERCENT not in kinds or not kinds <= PARTS | {Kind.PLAIN}:
        return False
    return figure.allows.meets(pair.greater.allows - pair.less.allows)
