"""Ratios of the only two values of a kind that are near: "The north pays 90, the south 45. So it pays twice as much".

Which two figures a multiple is told of needs no wording where just two of one kind stand with it: in its own sentence,
or, where that has none and concludes, in what was told right before. A multiple that is far from what the
two come to is one of something else.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from claims.claim import Comparator, Direction, Kind, Relation
from claims.frames import words
from claims.frames.scene import COUNTS
from claims.lexicon import load
from claims.statements.line import holds
from claims.statements.ratios import is_ratio, may_compare
from claims.statements.row import VOCABULARY, Row, may_go_on
from claims.statements.told import Told, levels

_CONCLUDING = tuple(load("wholes")["concluding"])
# Words behind a multiple that say that something is multiplied, and those that make it one of something untold.
_MULTIPLIES = frozenset({"as", "the", "that", "what", "those", "than", *VOCABULARY["times"], *VOCABULARY["less"]})
_ELSEWHERE = frozenset(
    {"last", "previous", "before", "average", "expected", "planned", "usual", "normal", "again", "likely", "often"}
)
_DIMENSIONS = {kind: frozenset(nouns) for kind, nouns in load("relations")["dimension"].items()}
_HUMAN = frozenset(load("wholes")["people"])
_ENDS = frozenset({",", ";", ":", ".", "–", "—", "(", '"', "”", "and", "but", "while"})
_BOUNDS = (Comparator.LESS_THAN, Comparator.AT_MOST)
_NEAR, _TWO = 8, 2
_LEAST = Decimal("0.45")


def paired(row: Row, ahead: Sequence[Row], found: Sequence[Relation]) -> Iterator[Relation]:
    """The ratios of a sentence that lack a side in `found`; `ahead` are the sentences before it, the nearest first."""
    known = {each.claim for each in found if len({one.claim for one in each.operands} - {None}) > 1}
    stated = [at for at in row.values if row.kind(at) in (Kind.MULTIPLE, Kind.FRACTION)]
    for at in stated:
        if row.ids[at] in known or not is_told(row, at):
            continue
        own = _pair(_told(row))
        if own is not None:
            pair: tuple[Told, Told] | None = own if len(stated) == 1 and _is_beside(row, at, own) else None
        elif not _told(row):
            pair = _before(row, at, ahead)
        else:
            pair = None
        if pair is not None and _is_near(row, at, pair) and is_of_them(row, at, pair):
            yield _ratio(row, at, pair)


def _ratio(row: Row, at: int, pair: tuple[Told, Told]) -> Relation:
    one, other = pair
    if one.row is row and one.at < at < other.at:
        return _made(row, at, ("of", [one]), ("base", [other]))
    return _made(row, at, ("of", [one, other]), ("base", [other, one]))


def _made(row: Row, at: int, *sides: tuple[str, Sequence[Told]]) -> Relation:
    own = [(role, each.at) for role, values in sides for each in values if each.row is row]
    outer = [(role, each.id) for role, values in sides for each in values if each.row is not row]
    return row.relation("ratio", at, _way(row, at), *own, outer=outer)


def _way(row: Row, at: int) -> Direction | None:
    behind = row.behind(at, 1)
    return Direction.UP if behind and behind[0] in VOCABULARY["times"] else None


def _told(row: Row) -> list[Told]:
    """The values of a sentence, but for a "one" that only says of what each is: "one nurse looks after 24"."""
    mentions = ((at, row.figure(at).mention) for at in levels(row))
    return [Told(row, at) for at, one in mentions if one.low != 1 and one.comparator not in _BOUNDS]


def is_told(row: Row, at: int) -> bool:
    """Whether a figure says how many times one thing is another, and names no other time or a usual value."""
    behind = row.behind(at, _NEAR)
    if not behind or behind[0] not in _MULTIPLIES or not _ELSEWHERE.isdisjoint(behind):
        return False
    return (is_ratio(row, at) or behind[0] == "what") and row.figure(at).mention.comparator is not Comparator.UP_TO


def _pair(told: Sequence[Told]) -> tuple[Told, Told] | None:
    """The only two values of one kind, in order; None where there are more, fewer, or two such pairs, or a change."""
    named = [each for each in told if each.mention.unit is not None or each.mention.kind is not Kind.PLAIN]
    groups = [[other for other in told if may_go_on(one.mention, other.mention)] for one in (named or told)]
    sets = {tuple((each.row.scene.start, each.at) for each in group): group for group in groups if len(group) > 1}
    if len(sets) != 1:
        return None
    group = next(iter(sets.values()))
    moved = any(each.row.tie(each.at) in ("from", "to") for each in group)
    return (group[0], group[1]) if len(group) == _TWO and not moved else None


def is_of_them(row: Row, at: int, pair: tuple[Told, Told]) -> bool:
    """Whether what a multiple is of, and what it counts, is told with two values: "as many as the barges"."""
    tree, stop = row.scene.tree, row.figure(at).tokens.stop
    own = pair[0].row is row
    if own and pair[1].at > at:
        return may_compare(row, at, pair[0].at, pair[1].at)
    end = next((token for token in range(stop, len(tree)) if tree.lower[token] in _ENDS), len(tree))
    nouns = [words.noun(tree.lower[token]) for token in range(stop, end) if _is_named(row, token)]
    kind = Kind.COUNT if pair[0].mention.kind in COUNTS else pair[0].mention.kind
    known = {*_DIMENSIONS.get(kind.value, ()), *(_HUMAN if pair[0].mention.unit in _HUMAN else ()), "one"}
    known |= {words.noun(word) for word in tree.lower[: stop if own else 0]}
    known |= {word for each in pair if each.row is not row for word in each.row.vocabulary}
    return known.issuperset(nouns)


def _is_named(row: Row, token: int) -> bool:
    """Whether a token names a thing, and is part of no figure."""
    tree = row.scene.tree
    return tree.is_noun(token) and token not in row.scene.taken and tree.deps[token] != "compound"


def _is_beside(row: Row, at: int, pair: tuple[Told, Told]) -> bool:
    """Whether a multiple stands between or behind two values, no other clause with figures between them."""
    other = pair[1]
    after = [each for each in pair if each.at > at]
    if len(after) == 1:
        between = row.said(row.gap(at, other.at))
        return not {";", "while", "but", "and", "whereas"} & set(between) and len(between) <= 2 * _NEAR
    return not after and not row.dated and len(row.said(row.gap(other.at, at))) <= _NEAR


def _before(row: Row, at: int, ahead: Sequence[Row]) -> tuple[Told, Told] | None:
    """The two values that were told before a sentence which concludes from them."""
    near = [each for each in ahead if each.scene.index == row.scene.index][:2]
    if not near or not holds(row.scene.tree.lower[: row.figure(at).tokens.start], _CONCLUDING):
        return None
    for sentences in (near[:1], near):
        told = [value for each in reversed(sentences) for value in _told(each)]
        pair = _pair(told)
        if pair is not None:
            return pair
        if len(told) > 2:
            return None
    return None


def _is_near(row: Row, at: int, pair: tuple[Told, Told]) -> bool:
    """Whether a multiple may be a slip for what two values come to."""
    mention = row.figure(at).mention
    said = mention.low if mention.low is not None else mention.high
    values = [abs(each.mention.low or each.mention.high or Decimal(0)) for each in pair]
    if not said or not min(values):
        return False
    times = max(values) / min(values) / max(said, 1 / said)
    return _LEAST <= times <= 1 / _LEAST
