"""From a figure up its sentence's tree: the nouns that it modifies or follows, and its place in a clause."""

from typing import NamedTuple

from claims.claim import Direction, Kind
from claims.frames import clauses, words
from claims.frames.tree import SUBJECTS, Tree
from claims.quantities.mention import Mention

_WITHIN = frozenset(
    {
        "nummod",
        "quantmod",
        "compound",
        "amod",
        "nmod",
        "predet",
        "det",
        "poss",
        "advmod",
        "npadvmod",
        "punct",
        "preconj",
        "neg",
    }
)
_OBJECTS = frozenset({"dobj", "attr", "oprd", "acomp", "dative", "npadvmod", "advmod", "xcomp", "dep", "ccomp"})
_ADJECTIVES = frozenset({"JJ", "JJR", "JJS", "RB", "RBR", "RP", "IN"})
_QUANTIFYING = frozenset({"more", "less", "fewer"})
_WHERE = frozenset({"up", "down", "above", "below"})
_STEPS = 24


class Figure(NamedTuple):
    """A mention as tokens of its sentence: the stretch, those of the number itself, and the one that heads them."""

    mention: Mention
    tokens: range
    number: range
    top: int


class Passed(NamedTuple):
    """A noun between a figure and its clause, reached as "modifies" or "appos" or by a preposition."""

    noun: int
    by: str


class Path(NamedTuple):
    """How a figure hangs in its sentence.

    `role` is "subject", "object", "prep" or "root": what the figure, or the last of the `nouns` that it belongs to, is
    to `verb`; `preposition` the word that ties it there. `way` is the direction of a noun of change or comparative on
    the way, `change` that noun, `last` the topmost token reached below the verb.
    """

    nouns: tuple[Passed, ...]
    role: str
    verb: int | None
    preposition: str
    way: Direction | None
    change: int | None
    last: int


def climb(tree: Tree, figure: Figure) -> Path:
    """Follow a figure up to the verb of its clause."""
    nouns: list[Passed] = []
    way: Direction | None = None
    change: int | None = None
    preposition = ""
    role, verb = "root", None
    token = figure.top
    joined = False
    if tree.is_verb(token) and tree.words[token].isalpha() and tree.deps[token] not in ("amod", "pobj", "quantmod"):
        return Path((), "object", token, "", None, None, token)
    for _ in range(_STEPS):
        head, dep = tree.heads[token], tree.deps[token]
        if head == token:
            break
        if dep in SUBJECTS:
            role, verb = "subject", head
            break
        if dep in ("pobj", "pcomp") or (tree.tags[head] == "IN" and dep in ("npadvmod", "nummod")):
            above = tree.heads[head]
            word = tree.lower[head]
            if above == head:
                preposition = word
                break
            if _is_nominal(tree, above):
                if above not in figure.tokens:
                    nouns.append(Passed(above, word))
                    way, change = _changed(tree, above, way, change)
                token = above
                continue
            preposition = word
            way = way or (None if tree.is_verb(above) or tree.tags[above] == "IN" else _degree(tree, above, figure))
            role, verb = "prep", clauses.verb(tree, above)
            token = head
            break
        if dep == "prep" or (tree.is_verb(head) and dep in _OBJECTS):
            role, verb = "object", head
            break
        if dep in ("conj", "appos") or dep in _WITHIN or dep in _OBJECTS:
            if _is_nominal(tree, head):
                number_in_number = dep != "appos" and tree.tags[head] == "CD"
                if head not in figure.tokens and dep != "conj" and not number_in_number:
                    nouns.append(Passed(head, "appos" if dep == "appos" else "modifies"))
                    way, change = _changed(tree, head, way, change)
                token, joined = head, joined or dep == "conj"
                continue
            if tree.tags[head] in _ADJECTIVES:
                joined = joined or dep == "conj"
                if head not in figure.tokens and not joined:
                    way = way or _degree(tree, head, figure)
                token = head
                continue
            if tree.is_verb(head) and dep in ("compound", "nmod", "amod", "conj", "nummod", "quantmod"):
                role, verb = "object", head
                break
        role, verb = "object", clauses.verb(tree, head)
        break
    before = tree.lower[figure.tokens.start - 1] if figure.tokens.start else ""
    if role == "prep" and before in ("from", "to"):
        # In "from 4 to 5" the parse often makes one phrase of both; the words say which is which.
        preposition = before
    return Path(tuple(nouns), role, verb, preposition, way, change, token)


def _is_nominal(tree: Tree, token: int) -> bool:
    return (
        tree.is_noun(token)
        or tree.tags[token] in ("CD", "$", "DT", "PRP", "WDT", "NFP", "SYM", "#")
        or (tree.tags[token] == "JJ" and tree.deps[token] in ("pobj", "dobj", "nsubj", "attr", "nsubjpass"))
    )


def _changed(tree: Tree, token: int, way: Direction | None, change: int | None) -> tuple[Direction | None, int | None]:
    noun = words.noun(tree.lower[token])
    if change is None and noun in words.CHANGE:
        return way or words.NOUN_WAY.get(noun), token
    return way, change


def _degree(tree: Tree, token: int, figure: Figure) -> Direction | None:
    """Which way a comparative or an "up" says; of a length or a time, "up" only says where."""
    if tree.lower[token] in _WHERE and figure.mention.kind in (Kind.MEASURE, Kind.DURATION):
        return None
    if tree.lower[token] in _QUANTIFYING and tree.lower[token + 1 : token + 2] != ["than"]:
        return None
    return words.DEGREE.get(tree.lower[token])


def crosses_bracket(tree: Tree, token: int, other: int) -> bool:
    """Whether a token stands inside other brackets than another one.

    Between a figure and its verb that is a sign of a parse gone wrong.
    """
    return tree.brackets[token] != tree.brackets[other]


def beside(tree: Tree, figure: Figure) -> tuple[int | None, int | None]:
    """The nearest verb before a figure inside the same brackets, and the nearest noun before that."""
    verb = noun = None
    level = 0
    for token in range(figure.tokens.start - 1, -1, -1):
        word = tree.words[token]
        if word in (")", "]"):
            level += 1
        elif word in ("(", "["):
            level -= 1
            if level < 0:
                break
        if level:
            continue
        if verb is None and tree.is_verb(token):
            verb = token
        elif verb is not None and tree.is_noun(token):
            noun = token
            break
    return verb, noun
