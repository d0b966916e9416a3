"""What the clause of a stated result says: that it is one, whether it draws it from what was told, and of what."""

import itertools

from claims.claim import Comparator, Kind, Relation
from claims.frames import words
from claims.frames.scene import COUNTS
from claims.frames.who import POINTING
from claims.lexicon import load
from claims.statements.changes import TIMES, is_change, is_yearly
from claims.statements.differences import is_compared_by, is_gap
from claims.statements.row import RELATIVE, VOCABULARY, Row
from claims.statements.told import Told

_BESIDE = 4
_DIMENSIONS = {kind: frozenset(nouns) for kind, nouns in load("relations")["dimension"].items()}
_DEFINITE = frozenset({"the", "this", "that", "resulting"})
MARKS = frozenset({",", "–", "—", "(", ")", ";", ":", ".", "!", "?"})
BASED = frozenset(
    {
        "than",
        "against",
        "compared",
        "versus",
        "between",
        "on",
        "from",
        "over",
        "since",
        "above",
        "below",
        "behind",
        "of",
    }
)


def pair_of(relation: Relation) -> tuple[str, frozenset[str]]:
    """The two values of which a relation tells the result already; none where it only says which way one went."""
    claims = frozenset(operand.claim for operand in relation.operands if operand.claim is not None)
    return relation.kind, claims if len(claims) == 2 and relation.claim not in claims else frozenset()


def is_result(row: Row, at: int) -> bool:
    """Whether a figure says by how much something changed, or one thing is more than another."""
    several = row.figure(at).mention.comparator is Comparator.BETWEEN
    if several or row.kind(at) is Kind.MULTIPLE or is_yearly(row, at):
        return False
    return is_change(row, at) or is_gap(row, at) or is_compared_by(row, at) is not None or _amounts(row, at)


def _amounts(row: Row, at: int) -> bool:
    """Whether a figure is what the change told before it comes to: "a matter of 7%", "is one of 7%", ", by 7%"."""
    if row.kind(at) not in (*RELATIVE, Kind.POINTS) or row.behind(at, 1) == ["of"]:
        return False
    tree, (lead, back) = row.scene.tree, row.ahead(at)
    of = lead == "of" and back in VOCABULARY["amounting"]
    if not of and not (lead == "by" and back in (",", "–", "—", "is", "or", "and", "i.e.")):
        return False
    said = tree.lower[tree.first : row.figure(at).tokens.start]
    return any(words.lemma(word) in words.VERB_WAY or words.noun(word) in words.CHANGE for word in said)


def draws(row: Row, at: int) -> bool:
    """Whether the clause of a result points back or concludes: "so that …", "that is …", "the 3% rise"."""
    tree = row.scene.tree
    clause = clause_of(row, at)
    lead, back = row.ahead(at)
    gap = lead == "of" and words.noun(back) in VOCABULARY["gap"]
    if gap and not _DEFINITE.isdisjoint(tree.lower[clause.start : clause.stop]):
        return True
    noun = words.noun(next(iter(row.behind(at, 1)), ""))
    if lead in _DEFINITE and noun in words.CHANGE | VOCABULARY["losses"]:
        return True
    if clause and tree.lower[clause[0]] in VOCABULARY["points"] and len(clause) <= _BESIDE + 2:
        return True
    for token in clause:
        word = tree.lower[token]
        if word in VOCABULARY["concluding"] and tree.lower[token + 1] not in ("far", "many", "much"):
            return True
        verbs = (words.lemma(tree.lower[each]) for each in clause if each > token and tree.is_verb(each))
        if (word in POINTING or word in ("which", "that")) and next(verbs, "") in VOCABULARY["giving"]:
            return True
    return False


def dimension_of(kind: Kind) -> frozenset[str]:
    """The nouns that may name a number or a time without being told with it: the attendance, the travel time."""
    return _DIMENSIONS["count" if kind in COUNTS else "duration"] if kind in (*COUNTS, Kind.DURATION) else frozenset()


def foreign(
    row: Row, at: int, pair: tuple[Told, Told], named: frozenset[str] = frozenset(), end: int | None = None
) -> list[str]:
    """The nouns of a result's clause, before token `end`, that nothing beside its values, or about it, has named."""
    tree = row.scene.tree
    stop = row.figure(at).tokens.stop
    behind = range(stop, min(stop + _BESIDE, len(tree) if end is None else end))
    near = itertools.takewhile(lambda token: tree.lower[token] not in (*MARKS, "that", "which", "and", "but"), behind)
    ahead = {words.noun(word) for word in tree.lower[: clause_of(row, at).start]}
    told = {words.noun(word) for each in pair for word in (ahead if each.row is row else each.row.vocabulary)}
    known = {
        *words.CHANGE,
        *VOCABULARY["losses"],
        *VOCABULARY["gap"],
        *VOCABULARY["general"],
        *VOCABULARY["amounting"],
        *TIMES,
        *told,
        *named,
    }
    return [
        tree.lower[token]
        for token in (*clause_of(row, at), *near)
        if tree.is_noun(token) and token not in row.scene.taken and token not in row.dated
        if tree.deps[token] != "compound" and words.noun(tree.lower[token]) not in known
    ]


def clause_of(row: Row, at: int) -> range:
    """The tokens before a result back to the value, mark or conjunction before it."""
    tree = row.scene.tree
    start = row.figure(at).tokens.start
    taken = {token for each in row.values if each != at for token in row.figure(each).tokens}
    ended = (
        token
        for token in range(start - 2, -1, -1)
        if token in taken
        or tree.lower[token] in (*MARKS, "and", "but", "while")
        or (tree.lower[token] == "that" and tree.tags[token] == "IN" and tree.lower[token - 1] != "so")
    )
    return range(next(ended, tree.first - 1) + 1, start)


def is_of_each(row: Row, at: int) -> bool:
    """Whether a result is one of each of several: "per head", "25 points each time"."""
    tree = row.scene.tree
    said = {*(tree.lower[token] for token in clause_of(row, at)), *row.behind(at, _BESIDE)}
    return not said.isdisjoint(("per", "each", "every", "apiece"))
