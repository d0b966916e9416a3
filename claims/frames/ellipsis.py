"""Figures whose words leave something out: "…, the Nasdaq 0.4%", "…, 3% more than in May", "Churn down 0.3 points"."""

from typing import NamedTuple

from claims.claim import Kind
from claims.frames import words
from claims.frames.path import Figure
from claims.frames.scene import Scene, Slots
from claims.frames.tree import Tree

_JOINTS = frozenset({",", ";", "and", "while", "but", "or"})
_LEADS = frozenset({"by", "to", "at", "on", "from", "with", "about", "around", "up", "down", "only", "just", "some"})
_MODIFIERS = frozenset({"JJ", "JJR", "JJS", "VBN", "PRP$", "POS", "CC", "HYPH"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_TIMES = frozenset({"year", "month", "week", "quarter", "day", "time", "season"})
_COMPARED = frozenset(
    {"above", "below", "more", "less", "fewer", "higher", "lower", "short", "shy", "ahead", "behind", "better", "worse"}
)
_COMPARISONS = [[word] for word in sorted(_COMPARED)]
_RELATING = frozenset({Kind.MULTIPLE, Kind.FRACTION, Kind.PERCENT, Kind.POINTS})
_REFERENCES = frozenset({"the", "that", "what", "as", "its", "their"})
_APART = frozenset({",", "(", "–", "—", ";", ":", "-"})
_BARE = frozenset({"up", "down", "higher", "lower", "flat", "unchanged", "at", "of", "to"})
_REACH = 24
_LONGEST = 6


class Gap(NamedTuple):
    """A noun that shares the verb of the figure before: the noun, and that figure's slots."""

    noun: int
    before: Slots


def gapped(scene: Scene, figure: Figure) -> Gap | None:
    """The noun directly before a figure that takes its verb from the figure before: "sales rose 2% and costs 4%"."""
    tree = scene.tree
    at = _last(scene, figure)
    while at and tree.lower[scene.figures[at].tokens.stop : scene.figures[at].tokens.stop + 1] in _COMPARISONS:
        at -= 1  # "56 seats, 11 fewer than now, its rival 14"
    if at is None:
        return None
    one, other = scene.figures[at], figure
    between = range(one.tokens.stop, other.tokens.start)
    if len(between) > _REACH or (one.mention.kind is not other.mention.kind and not _both_relate(one, other)):
        return None
    if any(tree.tags[each] in _FINITE and not _named(tree, each) for each in between):
        return None
    joint = next((each for each in reversed(between) if tree.lower[each] in _JOINTS), None)
    rest = list(between[joint - between.start + 1 :]) if joint is not None else []
    while rest and tree.lower[rest[-1]] in _LEADS:
        rest.pop()
    if rest and tree.tags[rest[0]] in ("DT", "IN"):
        rest = rest[1:] if tree.tags[rest[0]] == "DT" else []
    if not rest or len(rest) > _LONGEST or any(scene.is_figure(each) for each in rest):
        return None
    if not all(_names(tree, each) or tree.tags[each] in _MODIFIERS for each in rest) or not _names(tree, rest[-1]):
        return None
    noun = words.noun(tree.lower[rest[-1]])
    bare = len(rest) == 1 and tree.tags[rest[0] - 1] != "DT" and tree.tags[rest[0]] == "NN"
    if noun in _TIMES or (bare and noun not in words.ATTRIBUTE):
        return None  # a verb that was taken for a noun: "the shares, up 5% this year, trade at 3 dollars"
    return Gap(rest[-1], scene.done[at])


def compared(scene: Scene, figure: Figure) -> Slots | None:
    """The figure that one set apart from it is compared with: "at 11.15, up 3 percent", "$11.2m, a third of that"."""
    tree = scene.tree
    at = _last(scene, figure)
    if at is None:
        return None
    start, stop = figure.tokens.start, figure.tokens.stop
    between = range(scene.figures[at].tokens.stop, start)
    if len(between) > _REACH or not any(tree.words[each] in _APART for each in between):
        return None
    after, before = tree.lower[stop : stop + 1], tree.lower[max(start - 2, 0) : start]
    if before in (["up", "from"], ["down", "from"]) or tree.lower[start : start + 2] in (
        ["up", "from"],
        ["down", "from"],
    ):
        return scene.done[at]
    if any(tree.tags[each] in _FINITE for each in between):
        return None
    if after and after[0] in _COMPARED:
        return scene.done[at]
    related = figure.mention.kind in _RELATING
    ahead = bool(after) and after[0] in _REFERENCES and after[0] != "as"
    directed = before[-1:] in (["up"], ["down"]) or tree.lower[start] in ("up", "down")
    return scene.done[at] if related and (directed or (ahead and tree.words[start - 1] in _APART)) else None


def headline(scene: Scene, figure: Figure) -> range | None:
    """The noun phrase of a line without a verb that says how it moved or where it stands: "Churn down 0.3 points"."""
    tree = scene.tree
    first = tree.first
    stop = next(
        (at for at in range(first + 1, min(figure.tokens.stop, first + _LONGEST)) if tree.lower[at] in _BARE), None
    )
    if stop is None or figure.tokens.start > stop + 1:
        return None
    if not all(_names(tree, at) or tree.tags[at] in _MODIFIERS or at == first for at in range(first, stop)):
        return None
    if any(tree.tags[at] in _FINITE for at in range(stop, len(tree))) or tree.tags[first] in (
        "VBD",
        "VBG",
        "IN",
        "PRP",
    ):
        return None
    return range(first, stop)


def _last(scene: Scene, figure: Figure) -> int | None:
    """The last figure before this one that is no date."""
    for at in range(len(scene.done) - 1, -1, -1):
        other = scene.figures[at]
        if other.tokens.stop <= figure.tokens.start and other.mention.kind is not Kind.DATE and other.top >= 0:
            return at
    return None


def _both_relate(one: Figure, other: Figure) -> bool:
    return {one.mention.kind, other.mention.kind} <= _RELATING or Kind.PLAIN in (one.mention.kind, other.mention.kind)


def _named(tree: Tree, token: int) -> bool:
    """Whether a word that was taken for a verb is a noun of measuring ("pay by 27%")."""
    return tree.tags[token] in ("VB", "VBP") and words.noun(tree.lower[token]) in words.ATTRIBUTE


def _names(tree: Tree, token: int) -> bool:
    return tree.is_noun(token) or _named(tree, token)
