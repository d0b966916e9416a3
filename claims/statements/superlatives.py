"""Superlatives without a figure: they imply rank one, from the top or the bottom."""

from collections.abc import Iterator

from claims.claim import Direction, Superlative
from claims.frames import clauses, phrases, places, who, words
from claims.frames.scene import Scene

_TAGS = frozenset({"JJS", "RBS"})
_DEGREES = frozenset({"most", "least"})
_TIMES = frozenset({"latest", "last", "next"})
_LONGEST_PLACE = 8


def superlatives(scene: Scene) -> Iterator[Superlative]:
    """Superlatives such as "the largest chip maker in China", said of somebody, with no rank or figure beside."""
    tree = scene.tree
    for token in range(len(tree)):
        if tree.tags[token] not in _TAGS or tree.lower[token] in _TIMES:
            continue
        adjective = token
        if tree.tags[token] == "RBS" or tree.lower[token] in _DEGREES:
            adjective = tree.heads[token]
            if tree.deps[token] != "advmod" or not (
                tree.tags[adjective].startswith("JJ") or tree.tags[adjective] == "VBN"
            ):
                continue
        noun = tree.heads[adjective]
        if tree.deps[adjective] != "amod" or not tree.is_noun(noun) or not _alone(scene, noun):
            continue
        subject = _said_of(scene, noun)
        if subject is None:
            continue
        tokens = phrases.core(tree, noun, scene.skip, owners=True)
        located = phrases.complement(tree, noun, "in", "of", "among", "across")
        last = (
            max(tree.subtree(located))
            if located is not None and len(tree.subtree(located)) <= _LONGEST_PLACE
            else max(tokens)
        )
        start, end = scene.extent(min(tokens), last)
        rest = [each for each in tokens if each not in tree.subtree(adjective)]
        measured = noun if who.is_attribute(tree, noun) else None
        down = tree.lower[token] == "least" or tree.lower[token] in words.LEAST
        yield Superlative(
            text=scene.tree.text[tree.starts[min(tokens)] : tree.ends[last]],
            start=start,
            end=end,
            direction=Direction.DOWN if down else Direction.UP,
            subject=subject,
            metric=phrases.metric(tree, measured, scene.skip)
            if measured is not None
            else " ".join(tree.words[each] for each in sorted({token, adjective})),
            whole=tree.spelled(rest) or None,
            place=places.found(tree, list(range(min(tokens), last + 1))),
        )


def _alone(scene: Scene, noun: int) -> bool:
    """Whether a superlative's noun is one, and the first: "one of the largest" and "the second largest" are not."""
    tree = scene.tree
    if tree.tags[noun] in ("NNS", "NNPS") or any(scene.is_figure(each) for each in phrases.core(tree, noun)):
        return False
    if not any(
        tree.deps[kid] in ("det", "poss") and tree.lower[kid] not in ("a", "an", "some") for kid in tree.kids[noun]
    ):
        return False
    above = tree.heads[noun]
    return not (
        tree.deps[noun] == "pobj"
        and tree.lower[above] in ("of", "among")
        and tree.lower[tree.heads[above]] in ("one", "some", "among")
    )


def _said_of(scene: Scene, noun: int) -> str | None:
    """Whom a superlative names: the subject of "is", or the name that it stands in apposition to."""
    tree = scene.tree
    dep, head = tree.deps[noun], tree.heads[noun]
    if any(tree.deps[kid] == "neg" for kid in tree.kids[head]):
        return None
    if dep == "attr":
        subject = clauses.subject(tree, head)
        if (
            subject is not None
            and (tree.is_noun(subject) or tree.tags[subject] == "PRP")
            and tree.lower[subject] != "there"
        ):
            return who.entity(scene, subject)
        return None
    if dep == "appos" and tree.is_noun(head) and not scene.is_figure(head):
        return who.entity(scene, head)
    return None
