"""Parts of a whole: what a percentage or fraction is a share of, and whose share it is."""

from claims.frames import clauses, phrases, who, words
from claims.frames.path import Figure, Path
from claims.frames.scene import PARTS, Scene, Slots

# Ends of the words that fractions are written in.
_PARTS = ("half", "halves", "third", "thirds", "quarter", "quarters", "th", "ths", "cent")
_TIMES = frozenset({"year", "month", "week", "quarter", "season", "decade"})
# A clause that tells who "those" are is as long at most.
_LONGEST = 9
# Where a predicate says that a share belongs, the surest preposition first.
_BELONGING = ("from", "by", "in", "to", "with", "at", "on", "for", "among")


def complement(scene: Scene, figure: Figure) -> int | None:
    """The noun after the figure's own "of": of which it is a part, or a quantity."""
    tree = scene.tree
    last = figure.tokens[-1]
    for token in sorted({*figure.tokens, figure.top}):
        for kid in tree.kids[token]:
            if tree.deps[kid] == "prep" and tree.lower[kid] == "of" and kid >= last - 1 and kid not in figure.number:
                inner = tree.child(kid, "pobj")
                if inner is not None and inner not in figure.tokens:
                    return inner
    return None


def inside(scene: Scene, figure: Figure) -> int | None:
    """The noun inside a fraction: "one vessel in five"."""
    tree = scene.tree
    nouns = (at for at in figure.tokens if tree.is_noun(at) and not tree.lower[at].endswith(_PARTS))
    return next((at for at in nouns if at + 1 in figure.tokens and tree.lower[at + 1] in ("in", "out")), None)


def is_share(scene: Scene, path: Path, figure: Figure) -> bool:
    """Whether a percentage without an "of" is a part of something that was named before.

    It is one as the subject of its clause, or after a verb that gives shares.
    """
    tree = scene.tree
    if path.verb is None or path.nouns or figure.mention.kind not in PARTS or not tree.is_verb(path.verb):
        return False
    base = words.lemma(tree.lower[path.verb])
    if path.role == "prep":
        return path.preposition == "for" and base == "account"
    if path.role == "object" and base in words.SHARE:
        return any(earlier.statistic == "share" for earlier in scene.done)
    return path.role == "subject" or base in ("represent", "constitute", "comprise")


def read(scene: Scene, slots: Slots, path: Path, figure: Figure, whole: int | None) -> None:
    """Fill in whole, metric and subject of a share."""
    tree = scene.tree
    slots.statistic = "share"
    owner = None
    if whole is not None and tree.lower[whole] == "that":
        slots.statistic, whole = "ratio", None
    elif whole is not None and _points_back(scene, slots, figure, whole):
        whole = None
    elif whole is not None and names_owner(scene, figure, whole):
        owner, whole = who.entity(scene, whole), None
    if whole is not None and tree.lower[whole] in who.POINTING:
        slots.whole = tree.spelled(tree.subtree(whole)[:_LONGEST])
        slots.subject = slots.subject or (slots.whole if owner is None else None)
    elif whole is not None and whole in figure.tokens:
        slots.whole = tree.words[whole]
        slots.metric = slots.subject = slots.whole
    elif whole is not None:
        slots.whole = phrases.whole(tree, whole, scene.skip)
        slots.metric = slots.metric or phrases.metric(tree, whole, scene.skip)
    elif slots.statistic == "share" and slots.whole is None:
        inherit(scene, slots)
    if owner is None and path.nouns and path.role != "subject":
        owner = phrases.owner(tree, path.nouns[-1].noun, lambda token: who.entity(scene, token), scene.skip)
    if owner is None and path.verb is not None:
        owner = belongs(scene, path, figure) if path.role == "subject" else _holder(scene, path, figure, slots)
    slots.subject = slots.subject or owner
    if slots.subject is None and whole is not None:
        slots.subject = phrases.name(tree, whole, scene.skip)
    if slots.subject is None and path.role == "subject":
        slots.subject = slots.whole


def _points_back(scene: Scene, slots: Slots, figure: Figure, whole: int) -> bool:
    """Whether the whole is "it" or "them": what the figure before this one measured, which is then filled in."""
    tree = scene.tree
    narrowed = any(tree.deps[kid] in ("relcl", "acl", "prep") for kid in tree.kids[whole])
    if tree.tags[whole] != "PRP" and (tree.lower[whole] not in who.POINTING or narrowed):
        return False
    before = scene.before(figure.tokens.start)
    if before is None and tree.lower[whole] == "them":
        slots.whole = who.entity(scene, whole)
        return True
    before = before or scene.last
    if before is not None:
        slots.whole = before.metric or before.whole
        slots.metric = slots.metric or slots.whole
    return True


def names_owner(scene: Scene, figure: Figure, whole: int) -> bool:
    """Whether "of …" names the owner of a figure ("the 10 % of China", "the 18 of Chile"), not what it is part of."""
    tree = scene.tree
    definite = any(tree.deps[kid] == "det" and tree.lower[kid] in ("the", "that") for kid in tree.kids[figure.top])
    named = tree.is_proper(whole) or words.noun(tree.lower[whole]) in _TIMES
    return definite and named and tree.child(whole, "poss") is None


def belongs(scene: Scene, path: Path, figure: Figure) -> str | None:
    """What the predicate of a part says of it: by whom it is held, where it comes from, what it is."""
    tree, verb = scene.tree, path.verb
    if verb is None:
        return None
    agent = clauses.agent(tree, verb)
    if agent is not None and not scene.is_figure(agent):
        return who.entity(scene, agent)
    if words.lemma(tree.lower[verb]) in words.BELONG:
        after = [(tree.lower[kid], tree.child(kid, "pobj")) for kid in tree.children(verb, "prep")]
        for wanted in _BELONGING:
            for preposition, inner in after:
                if preposition != wanted or inner is None or scene.is_figure(inner):
                    continue
                if wanted in ("from", "by") or tree.is_proper(inner):
                    return who.entity(scene, inner)
    chosen = tree.child(verb, "attr", "dobj")
    if (
        chosen is not None
        and not scene.is_figure(chosen)
        and (tree.deps[chosen] == "attr" or who.has_name(scene, chosen))
    ):
        return who.entity(scene, chosen)
    return _of_which(scene, figure)


def _of_which(scene: Scene, figure: Figure) -> str | None:
    """The subject of the figure that "of which" points back at."""
    tree = scene.tree
    after = (kid for token in figure.tokens for kid in tree.kids[token] if tree.deps[kid] == "prep")
    if scene.done and any(tree.lower[inner] == "which" for kid in after for inner in tree.kids[kid]):
        return scene.done[-1].subject
    return None


def _holder(scene: Scene, path: Path, figure: Figure, slots: Slots) -> str | None:
    """Who the clause says has the share."""
    subject = who.clause_subject(scene, path, figure)
    if subject is None:
        return None
    holder, metric = who.bearer(scene, subject, figure, path.verb)
    if metric is not None:
        slots.metric = metric
    return holder


def inherit(scene: Scene, slots: Slots) -> None:
    """Give a part that names no whole that of the part before it in the sentence, or what was counted there."""
    for earlier in reversed(scene.done):
        if earlier.statistic == "share" and earlier.whole is not None:
            slots.whole, slots.place = earlier.whole, earlier.place
            slots.metric = slots.metric or earlier.metric
            return
    counted = next((each for each in reversed(scene.done) if each.statistic == "count" and each.noun is not None), None)
    if counted is not None:
        slots.whole = counted.metric
