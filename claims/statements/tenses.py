"""When a clause tells of: what has happened, what is to come, and what was to come."""

from claims.claim import Tense
from claims.frames import words
from claims.frames.tree import Tree
from claims.lexicon import load

_WORDS = load("chronology")
_WILL = frozenset(_WORDS["will"])
_PLAN = frozenset(_WORDS["plan"])
_LETS = frozenset(_WORDS["lets"])
_WAS = frozenset({"was", "were"})
_IS = frozenset({"is", "are", "'s", "’s", "'re", "’re", "am"})
# "has since been expected to begin to sell": how far up a chain of verbs its tense may stand.
_CHAIN = 6
_AHEAD = {Tense.PRESENT: Tense.FUTURE, Tense.FUTURE: Tense.FUTURE, Tense.PAST: Tense.PLANNED}


def tense(tree: Tree, verb: int, steps: int = _CHAIN) -> Tense:
    """The tense of a verb's clause, by its auxiliaries and by the verb that its "to" hangs from."""
    if not steps:
        return Tense.UNSURE
    auxiliaries = [kid for kid in tree.children(verb, "aux", "auxpass") if kid < verb]
    spelled = [tree.lower[kid] for kid in auxiliaries]
    if not _WILL.isdisjoint(spelled):
        return Tense.FUTURE
    if any(tree.tags[kid] == "MD" for kid in auxiliaries):
        return Tense.UNSURE
    if any(tree.tags[kid] == "TO" for kid in auxiliaries):
        return _infinitive(tree, verb, steps)
    tag = tree.tags[verb]
    if "had" in spelled or "have" in spelled or "has" in spelled or "having" in spelled or tag == "VBD":
        return Tense.PAST
    if tag in ("VBN", "VBG"):
        return _participle(tree, verb, spelled, steps)
    if tag in ("VBZ", "VBP"):
        return Tense.PRESENT
    return _shared(tree, verb, steps)


def _infinitive(tree: Tree, verb: int, steps: int) -> Tense:
    """Of "to open": "plans to open" looks ahead, "planned to open" did, "began to open" did open."""
    above = tree.heads[verb]
    if above == verb or tree.deps[verb] not in ("xcomp", "ccomp", "acl", "advcl", "conj"):
        return Tense.UNSURE
    if tree.deps[verb] == "conj":
        return tense(tree, above, steps - 1)
    governor = above
    if not tree.is_verb(above):
        if tree.lower[above] not in _PLAN or tree.deps[above] not in ("acomp", "xcomp"):
            return Tense.UNSURE
        governor = tree.heads[above]
        return _AHEAD.get(tense(tree, governor, steps - 1), Tense.UNSURE)
    base = words.lemma(tree.lower[above])
    if base in _LETS:
        return tense(tree, above, steps - 1)
    if base in _PLAN and tree.deps[verb] != "advcl":
        return _AHEAD.get(tense(tree, governor, steps - 1), Tense.UNSURE)
    return Tense.UNSURE


def _participle(tree: Tree, verb: int, auxiliaries: list[str], steps: int) -> Tense:
    if not _WAS.isdisjoint(auxiliaries):
        return Tense.PAST
    if not _IS.isdisjoint(auxiliaries):
        return Tense.PRESENT
    if tree.tags[verb] == "VBN" and tree.child(verb, "nsubj") is not None:
        return Tense.PAST  # the tagger's slip: "the tunnel opened in March"
    if tree.deps[verb] == "conj":
        return _shared(tree, verb, steps)
    if tree.deps[verb] == "xcomp" and words.lemma(tree.lower[tree.heads[verb]]) in _LETS:
        return tense(tree, tree.heads[verb], steps - 1)  # "will start selling"
    alone = tree.tags[verb] == "VBN" and tree.deps[verb] not in ("amod", "compound")
    return Tense.PAST if alone else Tense.UNSURE


def _shared(tree: Tree, verb: int, steps: int) -> Tense:
    """The tense that a coordinated verb shares: "will open in May and close in June"."""
    if tree.deps[verb] != "conj" or tree.heads[verb] == verb or not tree.is_verb(tree.heads[verb]):
        return Tense.UNSURE
    return tense(tree, tree.heads[verb], steps - 1)
