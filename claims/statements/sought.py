"""What a stated change, gap or lead was worked out from, sought among the values that the passage tells.

"Visits came to 5.3 million. In the preceding year there had been 5.0 million, which makes for growth of 16%": the words
between a result and its values are without end. What goes for all of them is that both are values in one unit, of one
size, told just before; of a change, that something puts one of them before the other in time; and that the clause of
the result speaks of nothing else. A relation that is found so is `sought`: it is only held against the result where
this is a slip of what the values give.
"""

import itertools
from collections.abc import Iterator, Sequence, Set

from claims.claim import Comparator, Direction, Kind, Operand, Relation
from claims.frames import words
from claims.frames.scene import COUNTS
from claims.frames.who import POINTING
from claims.lexicon import load
from claims.statements.changes import TIMES, is_change, is_off_plan, is_yearly
from claims.statements.differences import is_compared_by, is_gap
from claims.statements.row import RELATIVE, VOCABULARY, Row, may_go_on
from claims.statements.told import PROSE, Told, in_time, is_of_size, may_be_of, passage, values
from claims.statements.ways import way

# Further values of a passage that may be meant.
_MOST = 6
_BESIDE = 4
_PRONOUNS = frozenset({"it", "they", "this", "that", "these", "those", "he", "she"})
_DIMENSIONS = {kind: frozenset(nouns) for kind, nouns in load("relations")["dimension"].items()}
_DEFINITE = frozenset({"the", "this", "that", "resulting"})
_MARKS = frozenset({",", "–", "—", "(", ")", ";", ":", ".", "!", "?"})
_BASED = frozenset(
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


def sought(row: Row, ahead: Sequence[Row], found: Sequence[Relation], before: Sequence[Relation]) -> Iterator[Relation]:
    """The results of a sentence with the values that they may come from, but for those that `found` has both sides of.

    `ahead` are the sentences before it, the nearest first, and `before` what is known of their figures.
    """
    if row.scene.block.role not in PROSE:
        return
    results = [at for at in row.values if is_result(row, at)]
    known = {each.claim for each in found if sum(operand.claim is not None for operand in each.operands) > 1}
    half = {each.claim: each for each in found if each.claim not in known}
    open_ones = [at for at in results if row.ids[at] not in known]
    if not open_ones:
        return
    near = passage(row, ahead)
    if any(not VOCABULARY["adjusted"].isdisjoint(each.scene.tree.lower) for each in (row, *near[:1])):
        return
    spoken = [_pair_of(each) for each in (*found, *before)]
    for at in open_ones:
        kind = "change" if row.kind(at) in RELATIVE else "difference"
        taken = {pair for one, pair in spoken if one == kind and pair}
        told = [each for each in values(row, at, near) if may_be_of(row.figure(at).mention, each.mention)]
        relation = _completed(row, at, half.get(row.ids[at]), told) or _between(row, at, told, taken)
        if relation is not None and not _is_of_each(row, at):
            yield relation


def _pair_of(relation: Relation) -> tuple[str, frozenset[str]]:
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


def _completed(row: Row, at: int, half: Relation | None, told: Sequence[Told]) -> Relation | None:
    """A result of which the words give one side, with the values told before it for the other."""
    given = [operand for operand in half.operands if operand.claim is not None] if half is not None else []
    if half is None or len(given) != 1:
        return None
    one = next((Told(row, each) for each in row.values if row.ids[each] == given[0].claim), None)
    other = {"from": "to", "to": "from", "of": "base", "base": "of"}.get(given[0].role)
    if one is None or other is None:
        return None
    rest = [each for each in told if each != one and may_go_on(one.mention, each.mention) and is_of_size(one, each)]
    early = given[0].role in ("from", "base")
    pairs = [(each, in_time(one, each)) for each in rest]
    rest = [each for each, pair in pairs if pair and (pair[0] == one) == early and _may_be(row, at, pair)]
    if not rest or len(rest) > _MOST or (one.at > at and row.is_clause(row.gap(at, one.at))):
        return None
    return _made(row, at, half.kind, half.direction, (given[0].role, [one]), (other, rest))


def _between(row: Row, at: int, told: Sequence[Told], taken: Set[frozenset[str]]) -> Relation | None:
    """A result of which the words give neither side, with two values told before it that it may lie between."""
    pair = _pair(row, at, told, taken)
    if pair is None or told[0] not in pair or not _is_spoken_of(row, at, pair):
        return None
    before, after = pair
    rest = frozenset(word for each in told if each not in pair for word in each.names) - before.names - after.names
    if any(
        row.scene.tree.lower[token] in rest or words.noun(row.scene.tree.lower[token]) in rest
        for token in _clause(row, at)
    ):
        return None  # "Exports were 30 and imports 33. … 34 … The growth of exports was 8%"
    used = set().union(*taken)
    others = [each for each in told if each not in pair and may_go_on(each.mention, before.mention)]
    others = [each for each in others if each.id not in used and any(each.row is one.row for one in pair)]
    others = [each for each in others if is_of_size(each, before)][:_MOST]
    kind = "change" if row.kind(at) in RELATIVE else "difference"
    return _made(row, at, kind, way(row, at), ("from", [before, *others]), ("to", [after, *others]))


def _pair(row: Row, at: int, told: Sequence[Told], taken: Set[frozenset[str]]) -> tuple[Told, Told] | None:
    """The nearest two values of one size and unit that a result may lie between, the earlier one first."""
    set_apart = row.kind(at) not in RELATIVE and (is_gap(row, at) or not is_change(row, at))
    used, ranked = set().union(*taken), []
    for (place, later), (far, one) in itertools.combinations(enumerate(told), 2):
        if not may_go_on(one.mention, later.mention) or not is_of_size(one, later):
            continue
        if not used.isdisjoint((one.id, later.id)):
            continue
        pair = in_time(one, later) or ((one, later) if set_apart else None)
        if pair is not None:
            shared = bool(one.names & later.names) or later.row is one.row
            ranked.append((far + place + (0 if shared else 2), far, pair))
    return min(ranked, key=lambda each: each[:2])[2] if ranked else None


def _is_spoken_of(row: Row, at: int, pair: tuple[Told, Told]) -> bool:
    """Whether the clause of a result names what is told with its values and nothing else, or draws it from them."""
    lower = row.scene.tree.lower
    said = {lower[token] for token in _clause(row, at)}
    if not {"another", "further", "again", *VOCABULARY["formerly"]}.isdisjoint((*said, *row.behind(at, 2))):
        return False
    if not _may_be(row, at, pair):
        return False
    if draws(row, at):
        moved = any(
            words.lemma(lower[token]) in words.VERB_WAY for token in _clause(row, at) if row.scene.tree.is_verb(token)
        )
        return not moved or not foreign(row, at, pair, _dimension(pair[0].mention.kind))
    if foreign(row, at, pair):
        return False
    trails = any(each.row is row and not row.breaks(row.gap(each.at, at)) for each in pair)
    named = any(words.noun(word) in told for word in said for told in (pair[0].names | pair[1].names,))
    return trails or named or bool(said & (_PRONOUNS | VOCABULARY["general"]))


def _may_be(row: Row, at: int, pair: tuple[Told, Told]) -> bool:
    """Whether nothing said of a result or its values sets them apart: "15% below that of 2019", "alone cost 60"."""
    off = row.kind(at) in RELATIVE and bool(row.behind(at, 1)) and row.behind(at, 1)[0] in VOCABULARY["distance"]
    return not off and {"alone", "only", "just"}.isdisjoint(pair[1].beside()) and _is_since(row, at, pair)


def draws(row: Row, at: int) -> bool:
    """Whether the clause of a result points back or concludes: "so that …", "that is …", "the 3% rise"."""
    tree = row.scene.tree
    clause = _clause(row, at)
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


def _dimension(kind: Kind) -> frozenset[str]:
    """The nouns that may name a number or a time without being told with it: the attendance, the travel time."""
    return _DIMENSIONS["count" if kind in COUNTS else "duration"] if kind in (*COUNTS, Kind.DURATION) else frozenset()


def foreign(row: Row, at: int, pair: tuple[Told, Told], named: frozenset[str] = frozenset()) -> list[str]:
    """The nouns of a result's clause that nothing beside its values, or about it, has named."""
    tree = row.scene.tree
    stop = row.figure(at).tokens.stop
    behind = range(stop, min(stop + _BESIDE, len(tree)))
    near = itertools.takewhile(lambda token: tree.lower[token] not in (*_MARKS, "that", "which", "and", "but"), behind)
    ahead = {words.noun(word) for word in tree.lower[: _clause(row, at).start]}
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
        for token in (*_clause(row, at), *near)
        if tree.is_noun(token) and token not in row.scene.taken and token not in row.dated
        if tree.deps[token] != "compound" and words.noun(tree.lower[token]) not in known
    ]


def _clause(row: Row, at: int) -> range:
    """The tokens before a result back to the value, mark or conjunction before it."""
    tree = row.scene.tree
    start = row.figure(at).tokens.start
    taken = {token for each in row.values if each != at for token in row.figure(each).tokens}
    ended = (
        token
        for token in range(start - 2, -1, -1)
        if token in taken
        or tree.lower[token] in (*_MARKS, "and", "but", "while")
        or (tree.lower[token] == "that" and tree.tags[token] == "IN" and tree.lower[token - 1] != "so")
    )
    return range(next(ended, tree.first - 1) + 1, start)


def _is_since(row: Row, at: int, pair: tuple[Told, Told]) -> bool:
    """Whether a result does not say what it is against, or says since when and its earlier value is of then."""
    tree, stop, before = row.scene.tree, row.figure(at).tokens.stop, pair[0]
    behind = range(stop, min(stop + 2 * _BESIDE, len(tree)))
    behind = range(stop, next((token for token in behind if tree.lower[token] in _MARKS), behind.stop))
    based = next((token for token in behind[:_BESIDE] if tree.lower[token] in _BASED), None)
    if based is None:
        return True
    if is_off_plan(row.behind(at, _BESIDE)):
        return not VOCABULARY["plans"].isdisjoint(before.beside())
    dated = {tree.lower[token] for token in behind if token in row.dated and tree.lower[token].isdigit()}
    if dated:
        return bool(dated & set(before.beside()))
    then = [tree.lower[token] for token in range(based + 1, behind.stop)]
    return before.side < 0 and not VOCABULARY["formerly"].isdisjoint(then) and not all(each.is_dated for each in pair)


def _is_of_each(row: Row, at: int) -> bool:
    """Whether a result is one of each of several: "per head", "25 points each time"."""
    tree = row.scene.tree
    said = {*(tree.lower[token] for token in _clause(row, at)), *row.behind(at, _BESIDE)}
    return not said.isdisjoint(("per", "each", "every", "apiece"))


def _made(row: Row, at: int, kind: str, way: Direction | None, *sides: tuple[str, Sequence[Told]]) -> Relation:
    operands = tuple(
        Operand(role=role, claim=each.id, subject=each.row.scene.done[each.at].subject)
        for role, told in sides
        for each in told
    )
    start, end = row.scene.across(row.figure(at))
    made = Relation(kind=kind, claim=row.ids[at], operands=operands, start=start, end=end, direction=way)
    return made.model_copy(update={"sought": True})
