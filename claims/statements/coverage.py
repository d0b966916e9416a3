"""Sources that are older than what they hold: "came out in February 2024 and covers cases up to 31 March 2024".

Found by the words ahead of each date: one of publishing for the source's own, and one that ends a stretch of data
("up to", "until") for what it covers. Of answers that the paragraph has dated before, the results come out later too.
"""

import itertools
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from claims.claim import Order, Tense
from claims.frames import words
from claims.frames.path import Figure
from claims.frames.periods import is_date
from claims.frames.scene import Scene
from claims.lexicon import load
from claims.statements.events import dated
from claims.statements.tenses import tense

_WORDS = load("chronology")
_TABLE = _WORDS["coverage"]
_ISSUE = frozenset((*_WORDS["issue"], *_TABLE["issue"]))
_SOURCES = frozenset((*_WORDS["report"], *_TABLE["sources"]))
_COVERS, _HELD, _ENDS = (frozenset(_TABLE[name]) for name in ("covers", "held", "ends"))
_LOOKS_AHEAD, _OTHERS = frozenset(_TABLE["looks_ahead"]), frozenset(_TABLE["others"])
_GATHER, _GATHERED, _RESULTS = frozenset(_WORDS["gather"]), frozenset(_TABLE["gathered"]), frozenset(_TABLE["results"])
_OWN = frozenset({"the", "our", "its", "their", "these", "this", "his", "her"})
_TELLS = _COVERS | _GATHER | frozenset(_TABLE["tells"])
_PARTS, _BREAKS = frozenset(_TABLE["parts"]), frozenset(_TABLE["breaks"])
_OF, _TIMES = frozenset({"of", "from", "in", "dated"}), frozenset({"in", "of", "on", "during", "from"})
_PASSIVE = frozenset({"was", "were", "is", "are", "been", "be", "being", "to"})
_TOLD = frozenset({Tense.PAST, Tense.PRESENT, Tense.UNSURE})
# Words between a verb of publishing and its date, and ahead of a date in which a stretch of data ends.
_REACH, _AHEAD = 4, 5


class Gathered(NamedTuple):
    """The date at which a paragraph says that answers were gathered."""

    claim: str
    words: str


def covered(scene: Scene, ids: Sequence[str], known: Sequence[Gathered]) -> Iterator[Order]:
    """What a source of one date holds of another; `known` is what the paragraph says was gathered before."""
    lower = scene.tree.lower
    if _SOURCES.isdisjoint(map(words.noun, lower)) or not _LOOKS_AHEAD.isdisjoint(map(words.noun, lower)):
        return
    dates = [(at, figure) for at, figure in enumerate(scene.figures) if is_date(figure)]
    yield from _told_of(scene, ids, dates)
    issued = [at for at, figure in dates if _is_issued(scene, figure)]
    if len(issued) != 1:
        return
    own = scene.figures[issued[0]]
    for at, figure in enumerate(scene.figures):
        if at != issued[0] and is_date(figure) and own.tokens.stop <= figure.tokens[0] and _is_held(scene, own, figure):
            yield _order(scene, ids[at], ids[issued[0]], own)
    tells = not _RESULTS.isdisjoint(lower) and not _OWN.isdisjoint(lower) and _OTHERS.isdisjoint(lower)
    if len(known) == 1 and tells:
        yield _order(scene, known[0].claim, ids[issued[0]], own)


def _told_of(scene: Scene, ids: Sequence[str], dates: Sequence[tuple[int, Figure]]) -> Iterator[Order]:
    """What a source of a date tells of another: "its report of May 2022 lists the accidents of 2023".

    What it tells of is tied by a word of time ("in", "of"), behind a verb of telling that is the source's own.
    """
    lower = scene.tree.lower
    if not _PARTS.isdisjoint(lower):
        return
    for (at, own), (other, figure) in itertools.pairwise(dates):
        first = own.tokens[0]
        noun = words.noun(lower[first - 2]) if first > 1 and lower[first - 1] in _OF else ""
        between = range(own.tokens.stop, figure.tokens[0])
        telling = next((each for each in between if _TELLS & _bases(lower[each]) and scene.tree.is_verb(each)), None)
        if (
            noun not in _SOURCES
            or telling is None
            or lower[telling - 1] in _PASSIVE
            or telling - own.tokens.stop > _REACH
        ):
            continue
        behind = range(telling + 1, figure.tokens[0])
        ahead = any(scene.tree.is_verb(each) and tense(scene.tree, each) not in _TOLD for each in behind)
        tied = lower[figure.tokens[0] - 1] in _TIMES or lower[figure.tokens[0]] in _TIMES or _is_season(lower, figure)
        if tied and not ahead and len(behind) and _BREAKS.isdisjoint(lower[each] for each in between):
            yield _order(scene, ids[other], ids[at], own)


def _bases(verb: str) -> frozenset[str]:
    """The base forms that a verb may be of."""
    return frozenset({words.lemma(verb), f"{words.lemma(verb)}e"})


def _is_season(lower: Sequence[str], figure: Figure) -> bool:
    """Whether a date is tied by the word ahead of its article: "of the summer of 2023"."""
    first = figure.tokens[0]
    return first > 1 and lower[first - 1] == "the" and lower[first - 2] in _TIMES


def _order(scene: Scene, earlier: str, later: str, own: Figure) -> Order:
    start, end = scene.extent(own.tokens[0], own.tokens[-1])
    noun = next(word for word in scene.tree.lower if words.noun(word) in _SOURCES)
    return Order(earlier=earlier, later=later, words=noun, reported=True, start=start, end=end)


def _is_issued(scene: Scene, figure: Figure) -> bool:
    """Whether a date is that of publishing: "printed in 2018", "came out in February 2024"."""
    tree, first = scene.tree, figure.tokens[0]
    for token in range(first - 1, max(first - 1 - _REACH, -1), -1):
        if tree.lower[token] in (",", ";", ":", "(", ")"):
            return False
        base = words.lemma(tree.lower[token])
        said = base if base in _ISSUE else f"{base} {tree.lower[token + 1]}"
        if said in _ISSUE and tree.is_verb(token):
            return tree.tags[token] in ("VBN", "VBD")
    return False


def _is_held(scene: Scene, own: Figure, figure: Figure) -> bool:
    """Whether a date behind a source's own ends what it covers: "and covers infections up to 31 March"."""
    tree = scene.tree
    between = range(own.tokens.stop, figure.tokens[0] + 1)
    covers = any(
        (words.lemma(tree.lower[each]) in _COVERS and tree.is_verb(each) and tense(tree, each) is not Tense.FUTURE)
        or (
            words.noun(tree.lower[each]) in _HELD
            and tree.lower[max(each - 1, 0)] in ("with", "all", "of", "on", "and", ",")
        )
        for each in between
    )
    return covers and not _ENDS.isdisjoint(
        tree.lower[max(figure.tokens[0] - _AHEAD, own.tokens.stop) : figure.tokens[0] + 1]
    )


def data(scene: Scene, ids: Sequence[str]) -> Iterator[Gathered]:
    """The dates at which a sentence says that answers, samples or data were gathered."""
    tree = scene.tree
    for figure, claim in zip(scene.figures, ids, strict=True):
        found = dated(scene, figure) if figure.top >= 0 and is_date(figure) else None
        if found is None or found.affected is None or not tree.is_verb(found.token):
            continue
        told = found.what in _GATHER and tense(tree, found.token) is Tense.PAST
        if told and words.noun(tree.lower[found.affected]) in _GATHERED:
            yield Gathered(claim, tree.lower[found.token])
