"""What a sentence draws from figures told just before it, but for changes: "so the young are twice as likely to".

The values of a lead or a ratio often stand in the two sentences before it, or one of them in its own. Which they are is
told by how the sentence goes on from them: it points back ("That gives the Greens a lead of six points") or concludes.
Other values of the kind nearby are further readings.
"""

import itertools
from collections.abc import Iterator, Sequence

from claims.claim import Direction, Kind, Operand, Relation
from claims.frames import words
from claims.frames.who import POINTING
from claims.lexicon import load
from claims.statements.changes import is_change, is_yearly
from claims.statements.compared import is_compared
from claims.statements.differences import is_compared_by, is_gap
from claims.statements.ratios import is_ratio
from claims.statements.row import RELATIVE, VOCABULARY, Row, alike
from claims.statements.told import PROSE, Told, is_of_size, levels, may_be_of, passage
from claims.statements.ways import COMPARED

_DIMENSIONS = {kind: frozenset(nouns) for kind, nouns in load("relations")["dimension"].items()}
# Words between what concludes or points back and the figure that it leads to, and words behind it that say since when.
_NEAR = 9
_BESIDE = 3
# Further values of a passage that may be meant.
_MOST = 4
_MARKS = frozenset({",", "–", "—", "(", ";", ":"})
_APART = VOCABULARY["breaks"]
_TOWARDS = frozenset({"of", "than", "between", "behind", "above", "below", "over"})
_LIKELY = frozenset({"likely", "common", "frequent", "often", "probable"})


def drawn(row: Row, ahead: Sequence[Row], found: Sequence[Relation]) -> Iterator[Relation]:
    """The relations of a sentence to values before it, for those of which `found` does not have both sides.

    `ahead` are the sentences before it, the nearest first.
    """
    if row.scene.block.role not in PROSE:
        return
    near = passage(row, ahead)
    if any(not VOCABULARY["adjusted"].isdisjoint(each.scene.tree.lower) for each in (row, *near[:2])):
        return
    known = {each.claim for each in found if sum(operand.claim is not None for operand in each.operands) > 1}
    half = {each.claim: each for each in found if each.claim not in known}
    for at in row.values:
        if row.ids[at] in known:
            continue
        own = [Told(row, each) for each in reversed(levels(row)) if each < at]
        told = [*own, *(Told(each, value) for each in near for value in reversed(levels(each)))]
        told = [each for each in told if may_be_of(row.figure(at).mention, each.mention)]
        relation = _pointed(row, at, told, half.get(row.ids[at])) if not own else None
        relation = relation or _since(row, at, told) or _reached(row, at, own, told, half.get(row.ids[at]))
        relation = relation or _relation(row, at, own, told)
        if relation is not None:
            yield relation


def _pointed(row: Row, at: int, told: Sequence[Told], half: Relation | None) -> Relation | None:
    """What a sentence says of a value before it and one of its own: "That was 450 more than the 760 of 2023"."""
    opening = row.scene.tree.lower[row.scene.tree.first : row.figure(at).tokens.start]
    after = [each for each in row.values if each > at][:1]
    if not after or not opening or opening[0] not in VOCABULARY["points"] or len(opening) > _BESIDE + 2:
        return None
    base = Told(row, after[0])
    if row.kind(at) in RELATIVE:
        if half is None or not any(operand.claim == base.id for operand in half.operands):
            return None
    elif is_compared_by(row, at) is None or not is_compared(row, at, after[0]):
        return None
    of = [each for each in told if alike(each.mention, base.mention) and is_of_size(each, base)][:_MOST]
    kind = half.kind if half is not None else "difference"
    roles = ("to", "from") if kind == "change" else ("of", "base")
    way = half.direction if half is not None else None
    return _made(row, at, kind, way, (roles[0], of), (roles[1], [base])) if of else None


def _relation(row: Row, at: int, own: Sequence[Told], told: Sequence[Told]) -> Relation | None:
    """What a figure states of two values before it; None where the words do not tie it to them."""
    marker = _marker(row, at, own[0].at if own else None)
    kind = row.kind(at)
    if marker is not None and (is_ratio(row, at) if kind in RELATIVE else _sets_apart(row, at)):
        others = _names_base(row, at) if kind in RELATIVE else _is_of_others(row, at, told)
        return None if others else _held(row, at, told)
    if kind in RELATIVE and is_change(row, at) and not is_yearly(row, at) and _is_likelihood(row, at):
        return _held(row, at, told) if marker is not None else None
    return None


def _since(row: Row, at: int, told: Sequence[Told]) -> Relation | None:
    """So many times what the last two values give for an earlier year: "So we are at three times the level of 2019"."""
    behind = row.gap(at, at).start
    dated = [token for token in range(behind, min(behind + _BESIDE + 2, len(row.scene.tree))) if token in row.dated]
    said = row.behind(at, dated[0] - behind) if dated else []
    if row.kind(at) is not Kind.MULTIPLE or len(said) != _BESIDE or said[0] != "the" or said[2] not in ("of", "in"):
        return None
    year = row.scene.tree.lower[dated[0]]
    if not any(words.noun(said[1]) in nouns for nouns in _DIMENSIONS.values()) or len(told) < 2:
        return None
    one, other = told[0], told[1]
    starts = [each.row.scene.done[each.at].period.start for each in (one, other)]
    if one.row is not other.row or not alike(one.mention, other.mention) or None in starts:
        return None
    then = [str(start.year) == year for start in starts if start is not None]
    if then == [True, False]:
        one, other = other, one
    return _made(row, at, "ratio", None, ("base", [other]), ("of", [one])) if then.count(True) == 1 else None


def _reached(row: Row, at: int, own: Sequence[Told], told: Sequence[Told], half: Relation | None) -> Relation | None:
    """Points from the one share of the sentence before to one here: "It was 71%. So we lost 14 points to 57%"."""
    concluded = not VOCABULARY["concluding"].isdisjoint(row.scene.tree.lower[: row.figure(at).tokens.start])
    if row.kind(at) is not Kind.POINTS or half is None or own or not told or not concluded:
        return None
    roles = {operand.claim: operand.role for operand in half.operands if operand.claim is not None}
    after = [each for each in row.values if each > at and roles == {row.ids[each]: "to"}]
    sole = sum(each.row is told[0].row for each in told) == 1
    if not after or row.tie(after[0]) != "to" or not sole or not alike(told[0].mention, row.figure(after[0]).mention):
        return None
    return _made(row, at, half.kind, half.direction, ("from", [told[0]]), ("to", [Told(row, after[0])]))


def _marker(row: Row, at: int, last: int | None) -> int | None:
    """The token from which a sentence concludes or points back to what was told, ahead of a figure; None without."""
    tree = row.scene.tree
    stop = row.figure(at).tokens.start
    first = tree.first if last is None else row.figure(last).tokens.stop
    for token in range(stop - 1, max(first, stop - 1 - _NEAR) - 1, -1):
        word = tree.lower[token]
        opens = token == tree.first or tree.lower[token - 1] in (*_MARKS, "and")
        if word in VOCABULARY["concluding"] and tree.lower[token + 1] not in ("that", "far", "many", "much"):
            return token
        # "In Marston, which is half as large": said of the town.
        if not opens or (last is None and word in ("which", "who")):
            continue
        verbs = (words.lemma(tree.lower[each]) for each in range(token, min(token + 3, stop)) if tree.is_verb(each))
        pointing = word in POINTING or tree.tags[token] == "VBG"
        if pointing and next(verbs, "") in VOCABULARY["giving"]:
            return token
    return None


def _is_of_others(row: Row, at: int, told: Sequence[Told]) -> bool:
    """Whether a distance is one to something that no value before is of: "100 euros short of the poverty line"."""
    tree = row.scene.tree
    behind = range(row.figure(at).tokens.stop, min(row.figure(at).tokens.stop + _NEAR, len(tree)))
    if _TOWARDS.isdisjoint(row.behind(at, _BESIDE)):
        return False
    known = {word for each in told for word in each.row.vocabulary} | {"two", "other", "others", "rival", "second"}
    named = list(itertools.takewhile(lambda token: tree.lower[token] not in _MARKS, behind))
    nouns = [token for token in named if tree.is_noun(token) and tree.deps[token] != "compound"]
    figures = any(token in row.scene.taken and tree.lower[token] not in known for token in named)
    return figures or any(words.noun(tree.lower[token]) not in known for token in nouns[:1])


def _sets_apart(row: Row, at: int) -> bool:
    """Whether a figure is how far two values are apart: "a lead of six", "3.4 points between the two", "nine ahead"."""
    behind = row.behind(at, 1)
    return is_gap(row, at) or not {"between", *VOCABULARY["distance"]}.isdisjoint(behind)


def _names_base(row: Row, at: int) -> bool:
    """Whether a ratio names what it is one of: "twice the average of the country"."""
    behind = row.behind(at, 6)
    return not behind or behind[0] != "as" or "as" in behind[1:]


def _is_likelihood(row: Row, at: int) -> bool:
    """Whether a percentage says how much likelier something is in one group than in another."""
    behind = row.behind(at, 2)
    return bool(behind) and behind[0] in COMPARED and bool(_LIKELY & set(behind))


def _held(row: Row, at: int, told: Sequence[Told]) -> Relation | None:
    """The ratio or distance of the last two values, or of any two near them."""
    told = sorted(told, key=lambda each: each.row.tie(each.at) == "from")
    others = [each for each in told[1:] if alike(told[0].mention, each.mention) and is_of_size(each, told[0])]
    if not others:
        return None
    kind = "difference" if row.kind(at) not in RELATIVE else "change" if _is_likelihood(row, at) else "ratio"
    one, other, *further = told[0], *others
    roles = ("from", "to") if kind == "change" else ("base", "of")
    further = _near(row, further, one)
    return _made(row, at, kind, None, (roles[0], [other, one, *further]), (roles[1], [one, other, *further]))


def _near(row: Row, told: Sequence[Told], like: Told) -> list[Told]:
    """Those of some values that stand in the paragraph of a sentence, and may be held against one of them."""
    return [each for each in told if each.row.scene.index == row.scene.index and is_of_size(each, like)][:_MOST]


def _made(row: Row, at: int, kind: str, way: Direction | None, *sides: tuple[str, Sequence[Told]]) -> Relation:
    operands = tuple(
        Operand(role=role, claim=each.id, subject=each.row.scene.done[each.at].subject)
        for role, values in sides
        for each in values
    )
    start, end = row.scene.across(row.figure(at))
    return Relation(kind=kind, claim=row.ids[at], operands=operands, start=start, end=end, direction=way)
