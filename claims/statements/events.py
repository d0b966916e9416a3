"""What the text dates: the event that a date hangs from, and whose it is."""

from collections.abc import Iterator, Sequence

from claims.claim import Event
from claims.frames import clauses, phrases, who, words
from claims.frames.path import Figure
from claims.frames.periods import is_basis, is_date
from claims.frames.scene import Scene


def events(scene: Scene, ids: Sequence[str]) -> Iterator[Event]:
    """What the dates of a sentence date: "X was founded in 2019", "X, founded in 2019", "the launch of X in 2019"."""
    for figure, slots, claim in zip(scene.figures, scene.done, ids, strict=True):
        if figure.top < 0 or not is_date(figure) or is_basis(scene.tree, figure):
            continue
        found = _dated(scene, figure)
        if found is None:
            continue
        what, subject, head = found
        start, end = scene.extent(min(head, figure.tokens[0]), max(head, figure.tokens[-1]))
        yield Event(
            claim=claim, what=what, subject=subject or slots.subject, modality=slots.modality, start=start, end=end
        )


def _dated(scene: Scene, figure: Figure) -> tuple[str, str | None, int] | None:
    """The verb that a date hangs from, in its base form, whose event it is, and its token."""
    tree = scene.tree
    token = figure.top
    for _ in range(4):
        if tree.heads[token] == token:
            return None
        token = tree.heads[token]
        if tree.is_verb(token):
            return _event(scene, token, figure)
        verb = words.NOMINAL.get(tree.lower[token])
        if verb is not None:
            owner = phrases.owner(tree, token, lambda other: who.entity(scene, other), scene.skip)
            return (verb, owner, token) if owner is not None else None
        if (
            tree.is_noun(token)
            and token not in figure.tokens
            and tree.lower[token] not in ("end", "start", "beginning", "middle", "half")
        ):
            return None
    return None


def _event(scene: Scene, verb: int, figure: Figure) -> tuple[str, str | None, int] | None:
    tree = scene.tree
    base = words.lemma(tree.lower[verb])
    if base not in words.EVENT:
        return None
    outcome = tree.child(verb, "acomp", "prt")
    what = f"{base} {tree.lower[outcome]}" if outcome is not None and outcome not in figure.tokens else base
    if base in ("go", "set", "take", "become", "come", "spin", "enter") and what == base:
        return None
    passive = clauses.is_passive(tree, verb) or (tree.tags[verb] == "VBN" and tree.deps[verb] == "acl")
    affected = tree.child(verb, "dobj") if base in words.AFFECTS and not passive else None
    if affected is None:
        affected = clauses.subject(tree, verb, frozenset(figure.tokens))
    if affected is None or scene.is_figure(affected):
        return None
    return what, who.entity(scene, affected), verb
