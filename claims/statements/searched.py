"""What a stated result may have been worked out from: any two values of one kind that stand near it.

The words between a result and its values are without end, so that none are asked for. All values of the passage in the
unit of the result are taken, and the nearest two are what it should come from; a result is only held against them
where it is a slip of what they give, and no two of the others give it. What sets a result apart from the values
beside it are the vetoes of this module.
"""

import itertools
from collections.abc import Iterator, Sequence, Set
from decimal import Decimal

from claims.claim import Comparator, Direction, Kind, Operand, Relation
from claims.document import Role
from claims.frames import words
from claims.frames.scene import PARTS
from claims.lexicon import load
from claims.statements.changes import is_change, is_off_plan, is_yearly
from claims.statements.compared import is_compared
from claims.statements.differences import is_apart, is_compared_by
from claims.statements.line import holds
from claims.statements.paired import is_of_them, is_told
from claims.statements.ratios import is_ratio
from claims.statements.results import (
    BASED,
    MARKS,
    clause_of,
    dimension_of,
    draws,
    foreign,
    is_of_each,
    is_result,
    pair_of,
)
from claims.statements.row import RELATIVE, VOCABULARY, Row, may_go_on
from claims.statements.told import PROSE, Told, in_time, is_of_size, levels, may_be_of, passage
from claims.statements.ways import COMPARED, way

# Sentences with figures before one that its results may be drawn from, and further values that may be meant.
_BACK = 2
_BESIDE = 4
_APART = VOCABULARY["breaks"]
_UPWARDS = frozenset({"growth", "gain"})
_CONCLUDING = tuple(load("wholes")["concluding"])
_BOUNDS = (Comparator.MORE_THAN, Comparator.AT_LEAST, Comparator.LESS_THAN, Comparator.AT_MOST)
_ANEW = frozenset({"another", "further", "again"})
_MOST = 8


def searched(
    row: Row, ahead: Sequence[Row], found: Sequence[Relation], before: Sequence[Relation]
) -> Iterator[Relation]:
    """The results of a sentence for which `found` does not have both sides, with the values that stand near them.

    `ahead` are the sentences before it, the nearest first, and `before` what is known of their figures.
    """
    if row.scene.block.role not in (*PROSE, Role.LIST):
        return
    known = {each.claim for each in found if sum(operand.claim is not None for operand in each.operands) > 1}
    results = [at for at in row.values if row.ids[at] not in known and _is_result(row, at)]
    if not results:
        return
    near = _passage(row, ahead)
    if any(not VOCABULARY["adjusted"].isdisjoint(each.scene.tree.lower) for each in (row, *near[:1])):
        return
    spoken = [pair_of(each) for each in (*found, *before)]
    half = {each.claim: each for each in found}
    for at in results:
        kind = _kind(row, at)
        taken = {pair for one, pair in spoken if one == kind and pair}
        given = _given(row, half.get(row.ids[at]))
        told = [each for each in _values(row, at, near, given) if _goes_with(row, at, each)]
        pair = _pair(row, at, told, taken, given)
        if pair is None:
            continue
        spoken.append((kind, frozenset(each.id for each in pair)))
        if not is_of_each(row, at) and not _is_vetoed(row, at, pair):
            others = [each for each in told if each not in pair and _go_together(each, *pair)]
            if pair[0].mention.kind in PARTS:
                others = [each for each in others if any(each.row is one.row for one in pair)]
            yield _made(row, at, kind, pair, [each for each in others if is_of_size(each, pair[0])][:_MOST])


def _go_together(one: Told, *others: Told) -> bool:
    """Whether a value is of one dimension with any of others, whichever of the two leaves its unit out."""
    return any(may_go_on(one.mention, each.mention) or may_go_on(each.mention, one.mention) for each in others)


def _passage(row: Row, ahead: Sequence[Row]) -> list[Row]:
    """The sentences that a result may be drawn from; of an item of a list those of the item."""
    if row.scene.block.role in PROSE:
        return passage(row, ahead)[:_BACK]
    return [each for each in ahead if each.scene.index == row.scene.index][:_BACK]


def _given(row: Row, half: Relation | None) -> frozenset[str]:
    """The values of its own sentence that the words of a result tie to it."""
    operands = half.operands if half is not None else ()
    return frozenset(each.claim for each in operands if each.claim is not None) & frozenset(row.ids)


def _is_result(row: Row, at: int) -> bool:
    """Whether a figure says how two others stand to one another."""
    if row.kind(at) in (Kind.MULTIPLE, Kind.FRACTION) and is_ratio(row, at):
        return True
    return is_result(row, at) or (is_apart(row, at) and not is_yearly(row, at))


def _kind(row: Row, at: int) -> str:
    if row.kind(at) in (Kind.MULTIPLE, Kind.FRACTION) and is_ratio(row, at):
        return "ratio"
    return "change" if row.kind(at) in RELATIVE else "difference"


def _values(row: Row, at: int, near: Sequence[Row], given: Set[str]) -> Iterator[Told]:
    """The values around a result, the nearest first."""
    others = [each for each in row.values if each != at and _is_result(row, each)]
    own = [each for each in levels(row) if not any(is_compared(row, other, each) for other in others if other < each)]
    yield from (Told(row, each) for each in reversed(own) if each < at and row.said(row.gap(each, at)) != ["or"])
    if _kind(row, at) == "ratio" or is_compared_by(row, at) is not None or is_apart(row, at):
        yield from (Told(row, each) for each in own if each > at and not row.breaks(row.gap(at, each)))
    else:
        yield from (Told(row, each) for each in own if each > at and row.ids[each] in given)
    yield from (Told(each, value) for each in near for value in reversed(levels(each)))


def _goes_with(row: Row, at: int, value: Told) -> bool:
    stated, mention = row.figure(at).mention, value.mention
    if mention.comparator in _BOUNDS:
        return False
    return may_be_of(stated, mention) or (stated.kind is Kind.DURATION and may_go_on(stated, mention))


def _pair(
    row: Row, at: int, told: Sequence[Told], taken: Set[frozenset[str]], given: Set[str]
) -> tuple[Told, Told] | None:
    """The nearest two values of one size and unit, the one that a result counts from first."""
    ranked = []
    for (place, one), (far, other) in itertools.combinations(enumerate(told), 2):
        first, last = _in_order(one, other)
        if not may_go_on(first.mention, last.mention) or not is_of_size(one, other):
            continue
        if frozenset((one.id, other.id)) in taken or not given <= {one.id, other.id}:
            continue
        pair = _ordered(row, at, one, other)
        against = _way(row, at) is (Direction.DOWN if _size(pair[0]) < _size(pair[1]) else Direction.UP)
        doubts = against + (pair[1].side < 0)
        ranked.append((place + far + _BESIDE * doubts, far, pair))
    return min(ranked, key=lambda each: each[:2])[2] if ranked else None


def _in_order(one: Told, other: Told) -> tuple[Told, Told]:
    return (one, other) if _place(one) < _place(other) else (other, one)


def _way(row: Row, at: int) -> Direction | None:
    lead, back = row.ahead(at)
    return Direction.UP if lead == "of" and back in _UPWARDS else way(row, at)


def _place(told: Told) -> tuple[int, int, int]:
    return told.row.scene.index, told.row.scene.start, told.at


def _size(told: Told) -> Decimal:
    return abs(told.mention.low or told.mention.high or Decimal(0))


def _ordered(row: Row, at: int, one: Told, other: Told) -> tuple[Told, Told]:
    timed = in_time(one, other)
    small, large = sorted((one, other), key=_size)
    if _kind(row, at) == "ratio":
        return (large, small) if row.kind(at) is Kind.FRACTION else (small, large)
    if timed is not None:
        return timed
    return (large, small) if way(row, at) is Direction.DOWN else (small, large)


def _is_vetoed(row: Row, at: int, pair: tuple[Told, Told]) -> bool:
    """Whether something sets a result apart from two values: it gives or names another, or is of something else."""
    said = {*row.behind(at, 2), *(row.scene.tree.lower[token] for token in clause_of(row, at))} - {"way"}
    anew = said & (_ANEW | VOCABULARY["formerly"])
    return (
        _is_bounded(row, at)
        or (not said.isdisjoint(VOCABULARY["plans"]) and VOCABULARY["plans"].isdisjoint(pair[0].beside()))
        or (is_risen(row, at) and in_time(*pair) is None)
        or (is_risen(row, at) and _are_of_two_things(*pair))
        or _are_added(row, at, pair)
        or _is_of_another_time(row, at, pair)
        or (bool(anew) and not holds(row.scene.tree.lower[: row.figure(at).tokens.start], _CONCLUDING))
        or not {"alone", "only", "just"}.isdisjoint(pair[1].beside())
        or _is_against_another(row, at, pair)
        or (pair[0].mention.kind in PARTS and not VOCABULARY["distance"].isdisjoint(row.behind(at, 1)))
        or _are_part_and_whole(*pair)
        or (_kind(row, at) == "ratio" and not (is_told(row, at) and is_of_them(row, at, _in_order(*pair))))
        or _is_of_another(row, at, pair)
    )


def _is_against_another(row: Row, at: int, pair: tuple[Told, Told]) -> bool:
    """Whether a result says what it is against, and that is none of its values: "than in 2013", "below the norm"."""
    tree, stop = row.scene.tree, row.figure(at).tokens.stop
    behind = list(
        itertools.takewhile(
            lambda token: tree.lower[token] not in MARKS | _APART and not tree.is_verb(token),
            range(stop, min(stop + 2 * _BESIDE, len(tree))),
        )
    )
    based = next((place for place, token in enumerate(behind[:_BESIDE]) if tree.lower[token] in BASED), None)
    if based is None or any(each.row is row and row.figure(each.at).tokens.start in behind for each in pair):
        return False
    if is_off_plan(row.behind(at, _BESIDE)):
        return VOCABULARY["plans"].isdisjoint(pair[0].beside())
    then = [tree.lower[token] for token in behind[based + 1 :]]
    years = [tree.lower[token] for token in behind if token in row.dated and tree.lower[token].isdigit()]
    if years:
        return not set(years) & {*pair[0].beside(), str(getattr(_start(pair[0]), "year", ""))}
    if not (VOCABULARY["formerly"] | {"then", "last"}).isdisjoint(then):
        return all(each.is_dated for each in pair) and "then" not in then
    if not then or (then[0] in ("the", "its") and {"two", "other", "former", "latter", "first", "second"} & set(then)):
        return False
    said = frozenset(tree.lower[:stop])
    named = {word for each in pair for word in (each.names if each.row is not row else said)}
    return not any(words.noun(word) in named or word in named for word in then)


def _start(told: Told) -> object:
    return told.row.scene.done[told.at].period.start


def _are_of_two_things(one: Told, other: Told) -> bool:
    """Whether two sentences name what their values measure, and it is not one thing."""
    if one.row is other.row or not (one.names and other.names) or one.names & other.names:
        return False
    beside = any(each != one.at and one.row.alike(each, one.at) for each in one.row.values)
    return beside or not (one.side < 0 or other.side > 0)


def _are_added(row: Row, at: int, pair: tuple[Told, Told]) -> bool:
    """Whether a figure is the sum of two values, and no distance between them."""
    values = [each.low for each in (row.figure(at).mention, *(one.mention for one in pair))]
    stated, one, other = values
    return stated is not None and one is not None and other is not None and stated == one + other


def _is_bounded(row: Row, at: int) -> bool:
    """Whether a change says at least how large it is, or is written with a sign."""
    mention = row.figure(at).mention
    return mention.comparator in _BOUNDS or (mention.low is not None and mention.low < 0)


def is_risen(row: Row, at: int) -> bool:
    """Whether a figure says how a value changed, and not how it stands to another."""
    return row.kind(at) is not Kind.MULTIPLE and is_change(row, at) and COMPARED.isdisjoint(row.behind(at, 2))


def _is_of_another_time(row: Row, at: int, pair: tuple[Told, Told]) -> bool:
    """Whether a date stands between a result and its values that is the time of neither."""
    own = [each.row.figure(each.at).tokens.stop for each in pair if each.row is row and each.at < at]
    span = range(max(own, default=row.scene.tree.first), row.figure(at).tokens.start)
    if is_risen(row, at) and not own and "since" in row.scene.tree.lower[span.start : span.stop]:
        return True
    dates = [token for token in span if token in row.dated and row.scene.tree.lower[token].isdigit()]
    told = {word for each in pair for word in each.beside()}
    return any(row.scene.tree.lower[token] not in told for token in dates)


def _are_part_and_whole(one: Told, other: Told) -> bool:
    """Whether one value is told as a part of the other: "56 of the 165 seats"."""
    if one.row is not other.row or {one.mention.kind, other.mention.kind} & PARTS:
        return False
    first, last = sorted((one.at, other.at))
    said, opening = one.row.said(one.row.gap(first, last)), one.row.ahead(first)
    return bool({"of", "out"} & set(said[:1])) or "of" in opening or "of which" in " ".join(said)


def _is_of_another(row: Row, at: int, pair: tuple[Told, Told]) -> bool:
    """Whether the clause of a result speaks of something that is not told with its values."""
    tree, stop = row.scene.tree, row.figure(at).tokens.stop
    named = pair[0].names | pair[1].names | {each.mention.unit for each in pair}
    beside = {words.noun(word) for word in (*row.behind(at, 3), row.figure(at).mention.unit or "")}
    if beside & named or is_off_plan(row.behind(at, _BESIDE)):
        return False
    concluded = draws(row, at) or holds(tree.lower[: row.figure(at).tokens.start], _CONCLUDING) or _is_called(row, at)
    moved = any(words.lemma(tree.lower[token]) in words.VERB_WAY for token in clause_of(row, at) if tree.is_verb(token))
    if concluded and not moved:
        return False
    verb = next((token for token in range(stop, len(tree)) if tree.is_verb(token)), len(tree))
    named_by = frozenset[str]() if row.behind(at, 1) == ["the"] else dimension_of(pair[0].mention.kind)
    return bool(foreign(row, at, pair, named_by, verb))


def _is_called(row: Row, at: int) -> bool:
    """Whether somebody calls what was told a result: "The mayor called this a fall of five per cent"."""
    said = [row.scene.tree.lower[token] for token in clause_of(row, at)]
    return any(words.lemma(word) in VOCABULARY["reporting"] for word in said) or any(
        words.lemma(word) in VOCABULARY["calling"] and after in ("this", "that", "it")
        for word, after in itertools.pairwise(said)
    )


def _made(row: Row, at: int, kind: str, pair: tuple[Told, Told], others: Sequence[Told]) -> Relation:
    start_of, end_of = ("base", "of") if kind == "ratio" else ("from", "to")
    unordered = kind == "ratio" or (in_time(*pair) is None and _way(row, at) is None)
    first, last = (pair, pair[::-1]) if unordered or others else (pair[:1], pair[1:])
    sides = ((start_of, [first[0], *others, *first[1:]]), (end_of, [last[0], *others, *last[1:]]))
    operands = tuple(
        Operand(role=role, claim=each.id, subject=each.row.scene.done[each.at].subject)
        for role, told in sides
        for each in told
    )
    start, end = row.scene.across(row.figure(at))
    made = Relation(kind=kind, claim=row.ids[at], operands=operands, start=start, end=end, direction=way(row, at))
    return made.model_copy(update={"sought": True})
