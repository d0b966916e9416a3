"""Changes that the text states with the values before and after: "rose 5% from 40 to 42", "at 42, up from 40"."""

import itertools
from collections.abc import Iterator, Sequence

from claims.claim import Comparator, Kind, Relation
from claims.frames import words
from claims.statements.differences import is_apart, is_compared_by
from claims.statements.ends import before_from, ends_of, pair
from claims.statements.row import RELATIVE, VOCABULARY, Row
from claims.statements.ways import COMPARED, PARTICLES, moved, of_word, way

_OF = frozenset({"of", "the", "as", "that", "those"})
TIMES = frozenset({"year", "month", "week", "quarter", "day", "annum", "decade", "season", "hour"})
# Tags of words behind which a noun of change is no longer one of the figure: "27% want to move".
_PARTING = frozenset({"VBP", "VBZ", "VBD", "MD", "TO"})
_OPENING = frozenset({",", "(", "–", "—", ":", "-"})
# "From 7.8 to 7.1 tonnes, that is by 9%".
_AGAIN = frozenset({"is", "or", "i.e.", ","})
# "A 12% annual rise": the words that may stand between a change and the noun that says so.
_BESIDE = 3
# Words between two values and the percentage that closes them: "from 7.8 to 7.1 tonnes per hectare, or 9%".
_NEAR = 10


def changes(row: Row, earlier: str | None) -> Iterator[Relation]:
    """The changes of a sentence: those that a figure states, and moves between two values that none does.

    The claim is the change, or of a move the later value; the operands are "from" and "to", as far as they are given.
    A change in percent or so many times is of kind "change", one in the values' own unit or in points a "difference".
    `earlier` is the last figure ahead of the sentence, of which "That is 9% more than in 2013" speaks.
    """
    if not VOCABULARY["adjusted"].isdisjoint(row.scene.tree.lower):
        return
    changed = [at for at in row.values if is_change(row, at)]
    several = {at for one, other in itertools.pairwise(changed) if _follows(row, one, other) for at in (one, other)}
    levels = [at for at in row.values if at not in changed and not _is_distance(row, at)]
    taken: set[int] = set()
    for at in changed:
        start, reached = ends_of(row, levels, at)
        sides = [*([] if start is None else [("from", start)]), *(("to", end) for end in reached)]
        if at in several or is_yearly(row, at):
            continue
        outer = [("to", earlier)] if earlier is not None and not reached and _points_back(row, at) else []
        taken.update(other for _, other in sides)
        kind = "change" if row.kind(at) in RELATIVE else "difference"
        yield row.relation(kind, at, way(row, at), *sides, outer=outer)
    for start, end in _moves(row, levels):
        if taken.isdisjoint((start, end)):
            yield row.relation("change", end, moved(row, start, end), ("from", start), ("to", end))


def _is_distance(row: Row, at: int) -> bool:
    """Whether a figure says how far apart two others are, and is no value itself: "260 more than now"."""
    return is_apart(row, at) or is_compared_by(row, at) is not None


def is_change(row: Row, at: int) -> bool:
    """Whether a figure says by how much something changed: "up 12%", "a 12% rise", "by 40", "12% more"."""
    return row.answer(_is_change, at)


def _is_change(row: Row, at: int) -> bool:
    slots, mention, kind = row.scene.done[at], row.figure(at).mention, row.kind(at)
    if kind is Kind.MULTIPLE:
        behind = row.behind(at, 1)
        return slots.statistic == "change" and not (behind and words.noun(behind[0]) in VOCABULARY["gap"])
    following = list(itertools.takewhile(str.isalpha, row.behind(at, _BESIDE)))
    if _is_of_something(following) or row.tie(at) in ("from", "to", "against"):
        return False
    lead, back = row.ahead(at)
    if kind in RELATIVE and is_off_plan(following):
        return True
    if following and following[0] in VOCABULARY["distance"] and lead != "by" and lead not in PARTICLES:
        return False
    if kind not in RELATIVE and set(following) & COMPARED and _is_than(row.behind(at, 2 * _BESIDE)):
        return False
    if kind not in RELATIVE and lead == "of" and words.noun(back) in VOCABULARY["gap"]:
        return False
    stop = row.figure(at).tokens.stop
    tags = row.scene.tree.tags[stop : stop + len(following)]
    beside = itertools.takewhile(lambda each: each[1] not in _PARTING, zip(following, tags, strict=True))
    noun_after = any(words.noun(word) in words.CHANGE for word, _ in beside)
    risen = lead in PARTICLES and (back in _OPENING or words.lemma(back) in words.MOVE | words.REACH)
    named = lead == "of" and words.noun(back) in words.CHANGE | VOCABULARY["losses"]
    said = bool(following) and following[0] in COMPARED | PARTICLES
    if kind in RELATIVE and (lead == "or" or (lead == "by" and back in _AGAIN)) and _closes(row, at):
        return True
    said = said or risen or named
    if mention.unit == "point" and (slots.direction is not None or lead in PARTICLES):
        return True
    if kind in RELATIVE or kind is Kind.POINTS:
        return bool(said or noun_after or slots.statistic == "change" or mention.direction is not None)
    directed = back in PARTICLES or of_word(back) is not None
    return bool(said or (lead == "by" and (directed or slots.direction is not None)) or _is_moved_by(row, at, lead))


def _is_of_something(following: Sequence[str]) -> bool:
    """Whether a figure is one of what its next words name: "12% of the", "12% that of", no "rise of 12% that"."""
    relative = following[:1] in (["that"], ["those"]) and following[1:2] != ["of"]
    return bool(following) and following[0] in _OF and not relative


def _is_than(behind: Sequence[str]) -> bool:
    """Whether a figure is compared with more than what was before: "more than the 40", no "more than before"."""
    after = list(itertools.dropwhile("than".__ne__, behind))
    return bool(after) and VOCABULARY["formerly"].isdisjoint(after[1:2])


def is_off_plan(following: Sequence[str]) -> bool:
    """Whether the words behind a figure say that it is one from what was planned: "30% over budget"."""
    off = following[:1] in (["over"], ["under"], ["above"], ["below"])
    return off and not VOCABULARY["plans"].isdisjoint(following[1:])


def _points_back(row: Row, at: int) -> bool:
    """Whether a sentence says of the figure before it that it is a change: "That is 9% more than …"."""
    tree = row.scene.tree
    opening = tree.lower[tree.first : row.figure(at).tokens.start]
    return bool(opening) and opening[0] in VOCABULARY["points"] and len(opening) <= _BESIDE + 2


def is_yearly(row: Row, at: int) -> bool:
    """Whether a change is a rate, which the whole way between two values is not: "3% a year", "an average of 3%"."""
    figure, lower = row.figure(at), row.scene.tree.lower
    behind = row.behind(at, _BESIDE + 1)
    if behind[:1] in (["a"], ["an"], ["per"], ["each"], ["every"]):
        time = words.noun(behind[1]) if len(behind) > 1 else ""
        return time in TIMES and behind[2:3] not in (["earlier"], ["ago"], ["before"], ["later"])
    soon = row.behind(at, _NEAR)
    if any(word in ("every", "each") and words.noun(after) in TIMES for word, after in itertools.pairwise(soon)):
        return True  # "has doubled, at the least, every year"
    near = [*lower[max(figure.tokens.start - _BESIDE, 0) : figure.tokens.start], *behind[:_BESIDE]]
    return not VOCABULARY["yearly"].isdisjoint(near)


def _follows(row: Row, one: int, other: int) -> bool:
    """Whether a change follows upon another: "9% in 2022 and 12% in 2023"."""
    gap = row.gap(one, other)
    return row.kind(one) is row.kind(other) and "and" in row.said(gap) and not row.is_clause(gap)


def _is_moved_by(row: Row, at: int, lead: str) -> bool:
    """Whether an amount is what its verb moved by, and not what it reached: "rose 300 crowns to 2,400"."""
    after = [row.tie(each) for each in row.values if each > at][:2]
    if words.lemma(lead) in VOCABULARY["moved"]:
        return after == ["from", "to"]
    return of_word(words.lemma(lead)) is not None and after[:1] in (["from"], ["to"])


def _closes(row: Row, at: int) -> bool:
    """Whether a percentage follows right upon two values that a verb is between: "from 7.8 to 7.1, or 9%"."""
    before = [each for each in row.values if each < at][-2:]
    if len(before) < 2 or {row.tie(each) for each in before} != {"from", "to"}:
        return False
    gap = row.gap(before[1], at)
    return len(row.said(gap)) <= _NEAR and not row.is_clause(gap)


def _moves(row: Row, levels: Sequence[int]) -> Iterator[tuple[int, int]]:
    """The values before and after of "fell from 21 to 19", "19, down from 21"."""
    done: set[int] = set()
    for one, other in itertools.pairwise(levels):
        ends = pair(row, one, other) if one not in done else None
        if ends is None or "from" not in (row.tie(one), row.tie(other)):
            continue
        if "to" not in (row.tie(one), row.tie(other)):
            sole = sum(row.alike(each, other) for each in levels if each < other) == 1
            if before_from(row, other) not in PARTICLES or not sole:
                continue
        if Comparator.BETWEEN not in {row.figure(each).mention.comparator for each in ends}:
            done.update(ends)
            yield ends
