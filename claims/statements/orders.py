"""Which of two dates a sentence puts first: "closed in 2014 before being sold in 2016"."""

from collections.abc import Iterator, Mapping, Sequence

from claims.claim import Order, Tense
from claims.frames import clauses, words
from claims.frames.path import Figure
from claims.frames.periods import is_basis, is_date
from claims.frames.scene import Scene
from claims.frames.tree import SUBJECTS, Tree
from claims.lexicon import load
from claims.statements.events import MOST_FIGURES, is_day
from claims.statements.tenses import tense

_WORDS = load("chronology")
_AFTER, _BEFORE = frozenset(_WORDS["after"]), frozenset(_WORDS["before"])
_CAUSE = frozenset(_WORDS["cause"])
_PROBES = frozenset(_WORDS["probes"])
_CAUSED = frozenset(_WORDS["caused"])
_HAPPENINGS = frozenset(_WORDS["happenings"])
_TIES = frozenset({"in", "on", "of"})
_DIRECT = frozenset({"nummod", "compound", "nmod", "amod", "npadvmod"})


def orders(scene: Scene, ids: Sequence[str], told: Mapping[str, Sequence[str]]) -> Iterator[Order]:
    """The dates that "after", "before" and their like set in order.

    `told` gives the dates of the happenings that the paragraph has told of before, by their noun: "the flood of 1894".
    """
    tree = scene.tree
    dates = [
        (at, figure)
        for at, figure in enumerate(scene.figures[:MOST_FIGURES])
        if is_date(figure) and figure.top >= 0 and not is_basis(tree, figure)
    ]
    if not dates:
        return
    for token, lower in enumerate(tree.lower):
        first = lower in _AFTER or lower in _CAUSE or (lower == "into" and tree.lower[token - 1] in _PROBES)
        if not (first or lower in _BEFORE) or tree.deps[token] not in ("prep", "mark", "acomp", "advmod"):
            continue
        inner, outer = _joined(tree, token)
        if inner is None or outer is None:
            continue
        behind = _dating(scene, inner, dates) or _beside(scene, inner, dates)
        ahead = [one for one in _dating(scene, outer, dates) if one not in behind]
        if len(behind) == len(ahead) == 1 and _is_told(tree, outer) and _is_told(tree, inner):
            earlier, later = (behind[0], ahead[0]) if first else (ahead[0], behind[0])
            yield _order(scene, ids, earlier, later, lower)
        elif not behind and len(ahead) == 1 and _is_told(tree, outer):
            known = told.get(_happening(tree, inner), ())
            if len(known) == 1:
                ends = (known[0], ids[ahead[0]]) if first else (ids[ahead[0]], known[0])
                start, end = scene.across(scene.figures[ahead[0]])
                yield Order(earlier=ends[0], later=ends[1], words=lower, start=start, end=end)
    yield from _caused(scene, ids, dates)


def _caused(scene: Scene, ids: Sequence[str], dates: Sequence[tuple[int, Figure]]) -> Iterator[Order]:
    """As in "The inquiry, prompted by the collapse of a bridge in 2022, began in 2023"."""
    tree = scene.tree
    for token, lower in enumerate(tree.lower):
        if tree.deps[token] not in ("relcl", "acl") or words.lemma(lower) not in _CAUSED:
            continue
        cause, effect = clauses.agent(tree, token), tree.heads[token]
        if cause is None or tree.deps[effect] not in SUBJECTS or not _is_told(tree, tree.heads[effect]):
            continue
        below = set(tree.subtree(cause))
        behind = [at for at, figure in dates if figure.top in below and not _is_in_clause(tree, figure, cause)]
        ahead = [at for at in _dating(scene, tree.heads[effect], dates) if at not in behind]
        if len(behind) == len(ahead) == 1:
            yield _order(scene, ids, behind[0], ahead[0], lower)


def _is_in_clause(tree: Tree, figure: Figure, top: int) -> bool:
    """Whether a verb stands between a date and what it is below."""
    above = tree.ancestors(figure.top)
    return any(tree.is_verb(each) for each in above[: above.index(top)] if each not in figure.tokens)


def happenings(scene: Scene, ids: Sequence[str]) -> Iterator[tuple[str, str]]:
    """The happenings that a sentence dates by a noun, each with the claim of its date: "the flood of March 1894"."""
    tree = scene.tree
    for at, figure in enumerate(scene.figures[:MOST_FIGURES]):
        if not is_day(figure):
            continue
        noun = tree.heads[figure.top] if tree.deps[figure.top] in _DIRECT else _tied(tree, figure)
        if noun is not None and noun not in figure.tokens and words.noun(tree.lower[noun]) in _HAPPENINGS:
            yield words.noun(tree.lower[noun]), ids[at]


def _happening(tree: Tree, token: int) -> str:
    """What "the flood" in "after the flood", or "after the flood had gone down", is one of; "" where it is none."""
    noun = tree.child(token, "nsubj", "nsubjpass") if tree.is_verb(token) else token
    if noun is None or not tree.is_noun(noun) or tree.tags[noun] == "NNS":
        return ""
    if tree.child(noun, "relcl", "acl") is not None:
        return ""
    own = [tree.lower[kid] for kid in tree.kids[noun] if tree.deps[kid] in ("det", "amod", "compound", "poss", "prep")]
    return words.noun(tree.lower[noun]) if own in (["the"], ["that"], ["this"]) else ""


def _joined(tree: Tree, token: int) -> tuple[int | None, int | None]:
    """What a word of order puts in order: the verb or noun behind it, and the verb of the clause that it stands in."""
    above = tree.heads[token]
    if tree.deps[token] in ("mark", "advmod"):
        clause = tree.deps[above] == "advcl" and tree.is_verb(tree.heads[above])
        return (above, tree.heads[above]) if clause else (None, None)
    inner = _behind(tree, token)
    for _ in range(3):
        if tree.is_verb(above) or tree.heads[above] == above:
            break
        above = tree.heads[above]
    return (inner, above) if tree.is_verb(above) else (None, None)


def _behind(tree: Tree, preposition: int) -> int | None:
    """The noun or verb behind a preposition, or behind the "of" or "to" that follows it ("because of", "due to")."""
    for _ in range(3):
        noun = tree.child(preposition, "pobj")
        inner = noun if noun is not None else tree.child(preposition, "pcomp")
        if inner is not None and words.noun(tree.lower[inner]) not in _CAUSE:
            return inner
        following = tree.child(inner if inner is not None else preposition, "prep")
        if following is None:
            return None
        preposition = following
    return None


def _dating(scene: Scene, token: int, dates: Sequence[tuple[int, Figure]]) -> list[int]:
    """The dates that hang from a verb or noun itself: "the 2012 fire", "the fire in 2012", "opened in 2012"."""
    tree, found = scene.tree, []
    for at, figure in dates:
        if token in figure.tokens:
            continue
        if (tree.heads[figure.top] == token and tree.deps[figure.top] in _DIRECT) or _tied(tree, figure) == token:
            found.append(at)
    return found


def _beside(scene: Scene, noun: int, dates: Sequence[tuple[int, Figure]]) -> list[int]:
    """The date right behind a noun, which the parse may tie to the verb: "passed following the fire in 2008"."""
    tree = scene.tree
    if not tree.is_noun(noun):
        return []
    return [at for at, figure in dates if figure.tokens[0] == noun + 2 and tree.lower[noun + 1] in _TIES]


def _tied(tree: Tree, figure: Figure) -> int | None:
    """The verb or noun that a date is tied to by "in", "on" or "of"."""
    above = tree.heads[figure.top]
    if above == figure.top or tree.lower[above] not in _TIES or tree.deps[above] != "prep":
        return None
    return tree.heads[above]


def _is_told(tree: Tree, token: int) -> bool:
    """Whether something has happened: a noun, a verb in the past, or one that "after" and "before" lend theirs to."""
    if not tree.is_verb(token) or tree.tags[token] == "VBG":
        return True
    return tense(tree, token) is Tense.PAST


def _order(scene: Scene, ids: Sequence[str], earlier: int, later: int, said: str) -> Order:
    first, last = sorted((scene.figures[earlier], scene.figures[later]), key=lambda figure: figure.tokens[0])
    start, end = scene.extent(first.tokens[0], last.tokens[-1])
    return Order(earlier=ids[earlier], later=ids[later], words=said, start=start, end=end)
