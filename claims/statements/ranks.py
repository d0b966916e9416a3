"""Who comes before whom, with the figures on both sides: "31 medals, second only to the 37 of Chile", "ahead of".

Found by the words between two figures of one sentence: what puts the first behind or ahead of the second, the name of
who has the second, and a word that gives the second to that name. The vocabulary is lexicon/rankings.toml.
"""

import itertools
import re
from collections.abc import Iterator, Sequence

from claims.claim import Kind, Operand, Relation
from claims.frames.periods import is_date
from claims.frames.scene import Scene
from claims.lexicon import load
from claims.quantities.calendar_dates import ORDINALS

_PHRASES: dict[str, tuple[tuple[str, ...], ...]] = {
    name: tuple(sorted((tuple(phrase.split()) for phrase in phrases), key=len, reverse=True))
    for name, phrases in load("rankings").items()
}
_WORDS = {name: frozenset(word for phrase in phrases for word in phrase) for name, phrases in _PHRASES.items()}
# Tokens between two figures that are held against one another, and ahead of a figure in which its rank stands.
_FAR, _NEAR = 15, 7
# Words between a rank and its figure, beside "with": "third with a score of 81".
_BEHIND_TIE = 4
_WITH = frozenset({"with", "on", "at"})
_RANKING = frozenset(
    {
        "in",
        "is",
        "was",
        "are",
        "were",
        "came",
        "comes",
        "finished",
        "ranked",
        "ranks",
        "placed",
        "stands",
        "sits",
        "lies",
    }
)
_PLACES = frozenset({"place", "position", "spot"})
_FINITE = frozenset({"VBD", "VBP", "VBZ", "MD"})
_WHO = frozenset({"who", "which"})
_LINKS = frozenset(
    {
        "is",
        "was",
        "are",
        "were",
        "has",
        "had",
        "have",
        "which",
        "who",
        "came",
        "finished",
        "scored",
        "took",
        "won",
        "managed",
    }
)
_VALUES = frozenset({Kind.PERCENT, Kind.COUNT, Kind.PLAIN, Kind.MONEY, Kind.MEASURE})
_NUMBERS = frozenset({Kind.COUNT, Kind.PLAIN})
# What comparatives say is meant word for word, whichever way is better.
_APART = frozenset({";", ":", "up", "down", "twice", "times", "half", "double"})
_LITERAL = frozenset(
    {"more", "less", "fewer", "lower", "smaller", "higher", "larger", "bigger", "greater", "above", "below"}
)


def ranks(scene: Scene, ids: Sequence[str]) -> Iterator[Relation]:
    """The orders that a sentence states between two of its figures; of is behind or ahead of the other."""
    tree = scene.tree
    values = [at for at in range(len(scene.figures)) if _is_value(scene, at)]
    reverses = not _WORDS["reversed"].isdisjoint(tree.lower)
    for one, other in itertools.pairwise(values):
        role = _role(scene, one, other, reverses=reverses) if _alike(scene, one, other) else None
        if role is not None:
            yield _relation(scene, ids, one, other, role)
    if not reverses:
        yield from _placed(scene, ids, values)


def _relation(scene: Scene, ids: Sequence[str], one: int, other: int, role: str) -> Relation:
    first, last = sorted((one, other))
    between = (at for at in range(first + 1, last) if scene.figures[at].mention.kind is Kind.RANK)
    start, end = scene.across(scene.figures[one], scene.figures[other])
    operands = (
        Operand(role="of", claim=ids[one], subject=scene.done[one].subject),
        Operand(role=role, claim=ids[other], subject=scene.done[other].subject),
    )
    return Relation(kind="rank", claim=ids[next(between, one)], operands=operands, start=start, end=end)


def _is_value(scene: Scene, at: int) -> bool:
    figure = scene.figures[at]
    return (
        figure.top >= 0
        and not is_date(figure)
        and figure.mention.kind in _VALUES
        and scene.done[at].statistic != "rank"
        and not _is_field(scene, at)
    )


def _is_field(scene: Scene, at: int) -> bool:
    """Whether a figure counts those that are ranked, or a rate is of: "third of 20", "the 14 largest", "per 1,000"."""
    start = scene.figures[at].tokens.start
    before = scene.tree.lower[:start]
    if scene.figures[at].mention.kind not in _NUMBERS:
        return False
    if before[-1:] in (["among"], ["every"], ["per"], ["each"]) or before[-2:-1] in (["of"], ["among"]):
        return before[-1] in ("the", "its", "all", "their", "among", "every", "per", "each")
    return before[-1:] == ["of"] and start > 1 and not scene.tree.is_noun(start - 2)


def _alike(scene: Scene, one: int, other: int) -> bool:
    left, right = scene.figures[one].mention, scene.figures[other].mention
    if left.kind in _NUMBERS and right.kind in _NUMBERS:
        return None in (left.unit, right.unit) or left.unit == right.unit
    return left.kind is right.kind and left.unit == right.unit


def _role(scene: Scene, one: int, other: int, *, reverses: bool) -> str | None:
    """What the second figure is to the first by the words between them; None where they say no order."""
    tree = scene.tree
    gap = range(scene.figures[one].tokens.stop, scene.figures[other].tokens.start)
    said = [tree.lower[token] for token in gap]
    if not 0 < len(said) <= _FAR or not _APART.isdisjoint(said) or "from" in said[-2:]:
        return None
    if any(tree.tags[token] in _FINITE and tree.lower[token] not in _LINKS for token in gap):
        return _overtaken(scene, one, said, reverses=reverses)
    for role in ("behind", "ahead"):
        for phrase in _PHRASES[role]:
            at = next((at for at in range(len(said)) if tuple(said[at : at + len(phrase)]) == phrase), None)
            if at is None or said[at - 1 : at] in (["not"], ["no"], ["far"]):
                continue
            # "Two more than Esk" is a difference.
            if said[at - 1 : at] != [","] if phrase[0] in _LITERAL else reverses:
                continue
            if _is_given(scene, gap[at + len(phrase) :], direct=phrase == ("second", "only", "to")):
                return role
            return None
    if not reverses and _is_followed(scene, one, said):
        return "ahead" if _is_given(scene, gap[said.index("followed") + 2 :], direct=False) else None
    return _overtaken(scene, one, said, reverses=reverses)


def _is_given(scene: Scene, rest: range, *, direct: bool) -> bool:
    """Whether a stretch names somebody and gives him the figure behind it: "Esk with", "Esk's"."""
    tree = scene.tree
    words = [
        tree.lower[token] for token in rest if tree.lower[token] not in (",", "just", "only", "about", "some", "a")
    ]
    if direct and len(words) <= 1:
        return True
    named = any(tree.is_proper(token) or tree.tags[token] == "PRP$" for token in rest)
    told = [tree.lower[token] for token in rest]
    if "and" in told or ("," in told and not _WHO.intersection(told)):
        return False
    return named and bool(words) and words[-1] in _WORDS["ties"]


def _is_followed(scene: Scene, one: int, said: Sequence[str]) -> bool:
    """Whether "followed by" stands between two figures whose sentence is one of who has most."""
    ahead = scene.tree.lower[: scene.figures[one].tokens.start]
    return "followed by" in " ".join(said) and not _WORDS["leads"].isdisjoint(ahead) and "first" not in ahead


def _overtaken(scene: Scene, one: int, said: Sequence[str], *, reverses: bool) -> str | None:
    """Whether the first figure is that of who overtook, and the second that of who was overtaken."""
    ahead = scene.tree.lower[: scene.figures[one].tokens.start]
    if reverses or _WORDS["overtakes"].isdisjoint(ahead) or "by" in ahead:
        return None
    held = any(" ".join(phrase) in " ".join(said) for phrase in _PHRASES["held"])
    return "ahead" if held and not re.search(r"\bfrom\b", " ".join(ahead[-3:])) else None


def _placed(scene: Scene, ids: Sequence[str], values: Sequence[int]) -> Iterator[Relation]:
    """Of "fourth with 81, while X was fifth with 84" the figures of the two places."""
    known: list[tuple[int, int]] = []
    for at in values:
        place = _place(scene, scene.figures[at].tokens.start)
        if place is not None:
            known.append((place, at))
    for (first, one), (second, other) in itertools.pairwise(known):
        if first != second and _alike(scene, one, other):
            yield _relation(scene, ids, other, one, "behind" if second > first else "ahead")


def _place(scene: Scene, start: int) -> int | None:
    """The place of whoever has the figure at a token: "came fourth with", "Lindau second with", "in third place on"."""
    tree = scene.tree
    before = [token for token in range(max(start - _NEAR, 0), start) if tree.lower[token] not in _PLACES]
    tie = next((at for at in range(len(before) - 1, 1, -1) if tree.lower[before[at]] in _WITH), 0)
    if not tie or len(before) - tie > _BEHIND_TIE:
        return None
    # "A second with 12" is one more, "the second with 12" a quarter of a game.
    owner = before[tie - 2]
    ranked = tree.lower[owner] in _RANKING or tree.is_proper(owner)
    return ORDINALS.get(tree.lower[before[tie - 1]]) if ranked else None
