"""Differences that the text states between two figures: "12 more than the 40 of last year", "a gap of 300"."""

import itertools
from collections.abc import Iterator

from claims.claim import Direction, Kind, Operand, Relation
from claims.frames import words
from claims.frames.scene import COUNTS, PARTS
from claims.statements.compared import is_compared
from claims.statements.row import RELATIVE, VOCABULARY, Row

_MORE = frozenset(
    {
        "more",
        "higher",
        "above",
        "ahead",
        "clear",
        "larger",
        "longer",
        "taller",
        "heavier",
        "older",
        "dearer",
        "better",
        "greater",
        "bigger",
        "faster",
    }
)
_LESS = frozenset(
    {
        "less",
        "fewer",
        "lower",
        "below",
        "behind",
        "adrift",
        "shy",
        "smaller",
        "shorter",
        "lighter",
        "younger",
        "cheaper",
        "short",
        "slower",
    }
)
# Words between a difference and the figure that it is to.
_NEAR = 10
# "12 more games than": the comparative is at once behind the figure, or behind what it counts.
_BEHIND = 3
_POINTS = frozenset({"point", "pp", "bp"})
_TOWARDS = frozenset({"of", "than", "behind", "above", "below"})
_NAMING = frozenset({"DT", "NN", "NNS", "NNP", "NNPS", "POS", "JJ", "HYPH"})
_CLOCK = frozenset({"second", "minute", "hour"})


def differences(row: Row, taken: frozenset[str]) -> Iterator[Relation]:
    """The differences of a sentence but for the claims `taken`: of "12 more than 40, 52 in all" 12, 40 and 52.

    The operands are "of" and "base"; of a gap the two figures that it lies between.
    """
    for at in row.values:
        if row.ids[at] in taken or row.kind(at) in RELATIVE:
            continue
        way = is_compared_by(row, at)
        if way is not None:
            found = _sides(row, at) or _earlier(row, at) or _set_out(row, at)
            if found:
                yield row.relation("difference", at, way, *found)
            elif (basis := row.scene.done[at].basis or _named(row, at)) is not None:
                yield _of_names(row, at, basis, way)
        elif is_gap(row, at):
            sides = _gap(row, at)
            if sides:
                yield row.relation("difference", at, None, *sides)


def is_compared_by(row: Row, at: int) -> Direction | None:
    """Which way a figure says that something is more or less than another; None where it says nothing of that."""
    if row.tie(at) == "against":
        return None
    for place, word in enumerate(row.behind(at, _BEHIND)):
        if word in _MORE | _LESS:
            said = row.behind(at, place + _NEAR)[place + 1 :]
            if said[:1] == ["-"]:
                return None
            placed = word in VOCABULARY["distance"] and said[:1] not in ([","], [";"], [")"])
            set_out = said[:2] in ([",", "with"], [",", "at"], [",", "by"]) and "against" in said
            placed = placed or (word in VOCABULARY["distance"] and set_out)
            named = "than" in said or placed
            return (Direction.UP if word in _MORE else Direction.DOWN) if named else None
        if not word.isalpha() or word in VOCABULARY["breaks"]:
            return None
    return None


def is_apart(row: Row, at: int) -> bool:
    """Whether a figure says how much more or less something is, named or not: "32 metres taller", "24% cheaper"."""
    tree, stop, compared = row.scene.tree, row.figure(at).tokens.stop, _MORE | _LESS
    if row.kind(at) not in RELATIVE:
        compared -= VOCABULARY["distance"]
    behind = row.behind(at, 3)
    if row.kind(at) in COUNTS and len(behind) > 1 and tree.is_noun(stop):
        behind = behind[1:]
    return behind[:1] != [] and behind[0] in compared and behind[1:2] != ["-"]


def _sides(row: Row, at: int) -> list[tuple[str, int]]:
    """What so much more or less is said of, and what it is compared with."""
    after = [each for each in row.values if each > at]
    if not after or not is_compared(row, at, after[0]):
        return []
    base = after[0]
    if len(after) > 1 and ":" in row.said(row.gap(at, base)):
        return []  # "12 more than a year ago: 31 opened and 19 closed"
    if not _in_unit(row, at, base) or (_MORE | _LESS) & set(row.behind(base, 1)):
        return []
    further = after[1] if len(after) > 1 else None
    if further is not None and row.tie(further) == "to" and row.alike(further, base):
        return [("base", base), ("of", further)]
    rivals = [each for each in row.rivals(at, base) if _in_unit(row, at, each)]
    if row.kind(at) is row.kind(base) is Kind.PLAIN and at and row.figure(at - 1).mention.unit in _CLOCK:
        return []  # "won the 400 metres in 44.61 seconds, 0.12 ahead of Cole (44.73)"
    return [("base", base), *(("of", each) for each in rivals)] if rivals else []


def _earlier(row: Row, at: int) -> list[tuple[str, int]]:
    """The values of two times before a difference to the earlier: "9 in 2021 and 12 in 2022, three more than then"."""
    before = [each for each in row.values if each < at and _in_unit(row, at, each)]
    behind = row.behind(at, _NEAR)
    said = behind[behind.index("than") + 1 :] if "than" in behind else []
    said = [word for word in said[: _BEHIND + 2] if word not in ("in", "the")]
    if len(before) != 2 or said[:2] not in (["year", "before"], ["year", "earlier"], ["previous", "year"]):
        return []
    start, end = (row.scene.done[each].period.start for each in before)
    tied = row.alike(*before) and "," in row.said(row.gap(before[1], at)) and len(row.said(row.gap(before[1], at))) <= 2
    following = start is not None and end is not None and end.year - start.year == 1
    return [("base", before[0]), ("of", before[1])] if tied and following else []


def _set_out(row: Row, at: int) -> list[tuple[str, int]]:
    """The values set out behind a difference: "it left its rival 7 behind, with 41 against 34"."""
    after = [each for each in row.values if each > at][:2]
    if len(after) < 2 or row.said(row.gap(*after)) != ["against"] or not all(_in_unit(row, at, each) for each in after):
        return []
    said = row.said(row.gap(at, after[0]))
    tied = said[-2:] in ([",", "with"], [",", "at"], [",", "by"]) or said[-1:] in ([":"], ["("])
    return [("of", after[0]), ("base", after[1])] if tied and len(said) <= _BEHIND else []


def _in_unit(row: Row, at: int, value: int) -> bool:
    """Whether a difference can be one of two such values: points go with percentages, all else with its own unit."""
    if row.kind(at) is Kind.POINTS or row.figure(at).mention.unit in _POINTS:
        return row.kind(value) in PARTS or row.kind(value) is Kind.PLAIN or row.figure(value).mention.unit == "point"
    return row.alike(at, value)


def _of_names(row: Row, at: int, basis: str, way: Direction) -> Relation:
    """A difference to what somebody else has, told without the figure."""
    before = [each for each in row.values if each < at and _in_unit(row, at, each)]
    of = row.ids[before[-1]] if before and not row.breaks(row.gap(before[-1], at)) else None
    start, end = row.scene.across(row.figure(at))
    operands = (
        Operand(role="of", claim=of, subject=row.scene.done[at].subject),
        Operand(role="base", subject=basis),
    )
    return Relation(kind="difference", claim=row.ids[at], operands=operands, start=start, end=end, direction=way)


def _named(row: Row, at: int) -> str | None:
    """The name of what something is so far from: "12 points clear of Leeds", "two points behind the Danes"."""
    tree, stop = row.scene.tree, row.figure(at).tokens.stop
    linked = [token for token in range(stop, min(stop + _BEHIND, len(tree))) if tree.lower[token] in _TOWARDS]
    if not linked or tree.lower[linked[-1]] in VOCABULARY["breaks"]:
        return None
    start = linked[-1] + 1
    named = itertools.takewhile(lambda token: tree.tags[token] in _NAMING, range(start, len(tree)))
    return tree.spelled(named) or None


def is_gap(row: Row, at: int) -> bool:
    """Whether a figure is how far apart two others are: "a gap of 300", "a 300-vote lead", "won by 300"."""
    lead, back = row.ahead(at)
    behind = [words.noun(word) for word in row.behind(at, _BEHIND)]
    if (
        "error" in behind
        or "error" in row.scene.tree.lower[row.figure(at).tokens.start - 4 : row.figure(at).tokens.stop]
    ):
        return False
    of = lead == "of" and words.noun(back) in VOCABULARY["gap"]
    return of or bool(behind and behind[0] in VOCABULARY["gap"])


def _gap(row: Row, at: int) -> list[tuple[str, int]]:
    """The two figures before a gap that are of one unit, where there are no more than these."""
    before = [each for each in row.values if each < at and _in_unit(row, at, each)]
    if len(before) != 2 or not row.alike(before[0], before[1]) or ";" in row.said(row.gap(before[0], at)):
        return []
    said = row.said(row.gap(before[1], at))
    opened = {",", "(", "–", "—", ":", "or", "leaving", "giving"} & set(said)
    return [("of", before[0]), ("base", before[1])] if opened and len(said) <= _NEAR else []
