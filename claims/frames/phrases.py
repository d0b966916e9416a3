"""Noun phrases: a noun with what tells it from others, whose it is, and what it is part of."""

from collections.abc import Callable, Collection

from claims.frames import words
from claims.frames.places import homeland, place
from claims.frames.tree import Tree

# What stands left of a noun and belongs to its name.
_LEFT = frozenset({"amod", "compound", "nmod", "nummod", "npadvmod", "advmod", "punct", "dep"})
_JOINTS = frozenset({"-", "–", "/", "'", "’", "&", "."})
_AMOUNTS = frozenset({"much", "many", "more", "less", "fewer", "as"})
_QUOTES = frozenset('"“”‘«»()[]{}*`,;:')
# A phrase longer than this is a clause that the parser took for a name.
_LONGEST = 14
_PRONOUN_OWNERS = frozenset({"PRP$", "WP$", "PRP", "DT", "WP"})

Skip = Collection[int]


def core(tree: Tree, head: int, skip: Skip = (), *, owners: bool = False) -> list[int]:
    """The tokens of a noun and its modifiers, without determiners, and without owners unless `owners` asks for them."""
    chosen = [head]
    for kid in tree.kids[head]:
        dep = tree.deps[kid]
        if kid > head:
            if dep == "nummod" and kid == head + 1 and kid not in skip and tree.is_proper(head):
                chosen.append(kid)
            elif dep == "appos" and kid > head and tree.is_proper(kid) and "," not in tree.words[head + 1 : kid]:
                chosen.extend(core(tree, kid, skip))
            continue
        if dep in _LEFT or (owners and dep == "poss" and tree.tags[kid] not in _PRONOUN_OWNERS):
            if dep == "punct" and tree.words[kid] not in _JOINTS:
                continue
            chosen.extend(tree.subtree(kid))
    return [
        token
        for token in chosen
        if token not in skip
        and not (tree.words[token] in _JOINTS and token - 1 in skip)
        and tree.words[token] not in _QUOTES
        and (tree.lower[token] not in _AMOUNTS or token == head)
        and not (tree.tags[token] in ("DT", "CC", "PRP$") and token != head and not _joined(tree, token))
        and tree.deps[token] != "quantmod"
        and not (tree.deps[token] == "advmod" and tree.heads[token] in skip)
    ]


def _joined(tree: Tree, token: int) -> bool:
    """Whether a hyphen binds a word to the next one: "all-time"."""
    return token + 1 < len(tree) and tree.words[token + 1] == "-" and tree.starts[token + 1] == tree.ends[token]


def name(tree: Tree, head: int, skip: Skip = (), *, owners: bool = True) -> str:
    """The noun phrase as a name: modifiers, owner, "of …" and coordinated names; a place in its one spelling."""
    tokens = _named(tree, head, skip, owners)
    phrase = tree.spelled(tokens)
    if tree.is_proper(head):
        known = place(tree.spelled(token for token in tokens if tree.tags[token] not in ("VBN", "VBG", "JJS")))
        if known is not None:
            return known
    return place(phrase) or phrase


def _named(tree: Tree, head: int, skip: Skip, owners: bool, depth: int = 0) -> list[int]:
    tokens = core(tree, head, skip, owners=owners)
    if depth < 3:
        for kid in tree.kids[head]:
            if kid <= head:
                continue
            if tree.deps[kid] == "prep" and tree.lower[kid] == "of" and kid not in skip:
                inner = tree.child(kid, "pobj")
                if inner is not None and inner not in skip:
                    article = [k for k in tree.kids[inner] if tree.deps[k] == "det" and tree.is_proper(inner)]
                    tokens += [kid, *article, *_named(tree, inner, skip, owners, depth + 1)]
            elif tree.deps[kid] == "conj" and tree.is_noun(kid) and kid not in skip:
                joints = [
                    k for k in tree.kids[head] if head < k < kid and (tree.deps[k] == "cc" or tree.words[k] == ",")
                ]
                tokens += [*joints, *_named(tree, kid, skip, owners, depth + 1)]
    return tokens if len(tokens) <= _LONGEST else core(tree, head, skip)


def metric(tree: Tree, head: int, skip: Skip = ()) -> str:
    """What is measured: the noun and its modifiers, no owner, demonym or figure; "of …" where it needs it."""
    noun = words.noun(tree.lower[head])
    inner = complement(tree, head)
    if inner is not None and inner not in skip and (noun in words.NUMBER or noun in words.LIGHT or noun in words.PART):
        return metric(tree, inner, skip) if inner > head else tree.spelled([inner])
    tokens = [
        token for token in core(tree, head, skip) if not (token != head and _is_owner_modifier(tree, token, head))
    ]
    phrase = tree.spelled(tokens)
    if inner is not None and noun in words.RATE and not tree.is_proper(inner) and inner not in skip:
        return f"{tree.spelled(core(tree, inner, skip))} {phrase}"
    return phrase


def _is_owner_modifier(tree: Tree, token: int, head: int) -> bool:
    return tree.heads[token] == head and (homeland(tree.words[token]) or place(tree.words[token])) is not None


def complement(tree: Tree, head: int, *prepositions: str) -> int | None:
    """The noun after the noun's "of" (or another of these prepositions)."""
    wanted = prepositions or ("of",)
    for kid in tree.kids[head]:
        if kid > head and tree.deps[kid] == "prep" and tree.lower[kid] in wanted:
            inner = tree.child(kid, "pobj")
            if inner is not None:
                return inner
    return None


def whole(tree: Tree, head: int, skip: Skip = ()) -> str:
    """A population: the noun with its modifiers and what narrows it ("researchers in France"), without the world."""
    tokens = [t for t in core(tree, head, skip, owners=True) if tree.heads[t] != head or not _is_world(tree, t)]
    tokens = [t for t in tokens if not (tree.deps[t] == "case" and tree.heads[t] not in tokens)]
    for kid in tree.kids[head]:
        if (
            kid > head
            and tree.deps[kid] == "prep"
            and tree.lower[kid] in ("of", "in", "from", "at", "with", "on", "for", "among", "aged")
        ):
            below = tree.subtree(kid)
            if len(below) <= 9 and not any(token in skip for token in below):
                tokens += below
        elif kid > head and tree.deps[kid] == "conj" and tree.is_noun(kid):
            tokens += [k for k in tree.kids[head] if tree.deps[k] == "cc"] + core(tree, kid, skip)
    return tree.spelled(t for t in tokens if tree.words[t] not in _QUOTES)


def _is_world(tree: Tree, token: int) -> bool:
    return place(tree.words[token]) == "world"


def owner(tree: Tree, head: int, entity: Callable[[int], str | None], skip: Skip = ()) -> str | None:
    """Whose the noun is: a possessor, an "of …", a demonym, a name before it, or the place that it is in."""
    possessor = tree.child(head, "poss")
    if possessor is not None and place(tree.words[possessor]) != "world":
        return entity(possessor)
    noun = words.noun(tree.lower[head])
    inner = complement(tree, head)
    if inner is not None and inner not in skip:
        if noun in words.NUMBER or noun in words.LIGHT or noun in words.PART:
            return owner(tree, inner, entity, skip)
        if noun not in words.RATE or tree.is_proper(inner):
            return entity(inner)
    for kid in tree.kids[head]:
        if tree.deps[kid] in ("amod", "compound", "nmod") and kid < head:
            country = homeland(tree.words[kid]) or place(tree.spelled(core(tree, kid)))
            if country is not None and country != "world":
                return country
    located = complement(tree, head, "in", "at", "for", "from", "by", "to")
    if located is not None and located not in skip and tree.is_proper(located):
        return entity(located)
    if not tree.is_proper(head):
        names = [
            kid
            for kid in tree.kids[head]
            if tree.deps[kid] in ("compound", "nmod")
            and kid < head
            and tree.is_proper(kid)
            and not is_short(tree.words[kid])
        ]
        if names:
            return tree.spelled(token for kid in names for token in tree.subtree(kid) if token not in skip) or None
    if possessor is not None:
        return "world"
    return None


def is_short(word: str) -> bool:
    """Whether a word may be a technical abbreviation (AI, GPU, LNG) rather than somebody's name."""
    return word.isupper() and len(word) <= 4
