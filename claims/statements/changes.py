"""Changes that the text states with the values before and after: "rose 5% from 40 to 42", "at 42, up from 40"."""

import itertools
from collections.abc import Iterator, Sequence

from claims.claim import Comparator, Direction, Kind, Relation
from claims.frames import words
from claims.frames.scene import Scene
from claims.statements.row import RELATIVE, VOCABULARY, Row

_WAY = {**dict.fromkeys(VOCABULARY["up"], Direction.UP), **dict.fromkeys(VOCABULARY["down"], Direction.DOWN)}
_CARRYING = VOCABULARY["carrying"] | VOCABULARY["links"]
_COMPARED = frozenset({"more", "less", "fewer", "higher", "lower"})
_PARTICLES = frozenset({"up", "down"})
_TIMES = frozenset({"year", "month", "week", "quarter", "day", "annum", "decade", "season", "hour"})
_AFTER = _COMPARED | _PARTICLES
_OPENING = frozenset({",", "(", "–", "—", ":", "-"})
# "A 12% annual rise": the words that may stand between a change and the noun that says so.
_BESIDE = 3
# Words between a change and the values that it lies between, and between those two.
_NEAR = 10
_WIDE = 14
# Words before a figure in which its verb or noun of change stands.
_LOOK = 8


def changes(scene: Scene, ids: Sequence[str], earlier: str | None) -> Iterator[Relation]:
    """The changes of a sentence: those that a figure states, and moves between two values that none does.

    The claim is the change, or of a move the later value; the operands are "from" and "to", as far as they are given.
    A change in percent or so many times is of kind "change", one in the values' own unit or in points a "difference".
    `earlier` is the last figure ahead of the sentence, of which "That is 9% more than in 2013" speaks.
    """
    row = Row(scene, ids)
    if not VOCABULARY["adjusted"].isdisjoint(scene.tree.lower):
        return
    changed = [at for at in row.values if is_change(row, at)]
    several = {at for one, other in itertools.pairwise(changed) if _follows(row, one, other) for at in (one, other)}
    levels = [at for at in row.values if at not in changed]
    taken: set[int] = set()
    for at in changed:
        start, ends = _ends(row, levels, at)
        sides = [*([] if start is None else [("from", start)]), *(("to", end) for end in ends)]
        if at in several or _is_yearly(row, at):
            continue
        outer = [("to", earlier)] if earlier is not None and not ends and _points_back(row, at) else []
        taken.update(other for _, other in sides)
        kind = "change" if row.kind(at) in RELATIVE else "difference"
        yield row.relation(kind, at, _way(row, at), *sides, outer=outer)
    for start, end in _moves(row, levels):
        if taken.isdisjoint((start, end)):
            yield row.relation("change", end, _moved(row, start, end), ("from", start), ("to", end))


def is_change(row: Row, at: int) -> bool:
    """Whether a figure says by how much something changed: "up 12%", "a 12% rise", "by 40", "12% more"."""
    slots, mention, kind = row.scene.done[at], row.figure(at).mention, row.kind(at)
    if kind is Kind.MULTIPLE:
        return slots.statistic == "change"
    following = list(itertools.takewhile(str.isalpha, row.behind(at, _BESIDE)))
    if following[:1] == ["of"] or row.tie(at) in ("from", "to", "against"):
        return False
    lead, back = row.ahead(at)
    if kind not in RELATIVE and set(following) & _COMPARED and "than" in row.behind(at, 2 * _BESIDE):
        return False
    if kind not in RELATIVE and lead == "of" and words.noun(back) in VOCABULARY["gap"]:
        return False
    noun_after = any(words.noun(word) in words.CHANGE for word in following)
    risen = lead in _PARTICLES and (back in _OPENING or words.lemma(back) in words.MOVE | words.REACH)
    said = (following[:1] and following[0] in _AFTER) or risen or (lead == "of" and words.noun(back) in words.CHANGE)
    if kind in RELATIVE or kind is Kind.POINTS:
        return bool(said or noun_after or slots.statistic == "change" or mention.direction is not None)
    moved = back in _PARTICLES or _of_word(back) is not None
    return bool(said or (lead == "by" and (moved or slots.direction is not None)) or _is_moved_by(row, at, lead))


def _points_back(row: Row, at: int) -> bool:
    """Whether a sentence says of the figure before it that it is a change: "That is 9% more than …"."""
    tree = row.scene.tree
    opening = tree.lower[tree.first : row.figure(at).tokens.start]
    return opening[:1] != [] and opening[0] in VOCABULARY["points"] and len(opening) <= _BESIDE + 2


def _is_yearly(row: Row, at: int) -> bool:
    """Whether a change is a rate, which the whole way between two values is not: "3% a year", "an average of 3%"."""
    figure, lower = row.figure(at), row.scene.tree.lower
    behind = row.behind(at, _BESIDE + 1)
    if behind[:1] in (["a"], ["an"], ["per"], ["each"], ["every"]):
        time = words.noun(behind[1]) if len(behind) > 1 else ""
        return time in _TIMES and behind[2:3] not in (["earlier"], ["ago"], ["before"], ["later"])
    near = [*lower[max(figure.tokens.start - _BESIDE, 0) : figure.tokens.start], *behind[:_BESIDE]]
    return not VOCABULARY["yearly"].isdisjoint(near) or near[-_BESIDE:-1] == ["on", "average"]


def _follows(row: Row, one: int, other: int) -> bool:
    """Whether a change follows upon another: "9% in 2022 and 12% in 2023"."""
    gap = row.gap(one, other)
    return row.kind(one) is row.kind(other) and "and" in row.said(gap) and not row.is_clause(gap)


def _is_moved_by(row: Row, at: int, lead: str) -> bool:
    """Whether an amount is what its verb moved by, and not what it reached: "rose 300 crowns to 2,400"."""
    following = next((each for each in row.values if each > at), None)
    return words.lemma(lead) in _WAY and following is not None and row.tie(following) in ("from", "to")


def _ends(row: Row, levels: Sequence[int], at: int) -> tuple[int | None, Sequence[int]]:
    """The value that a change starts from and those that it may go to, as far as the words tie them to it."""
    start, end = _after(row, [each for each in levels if each > at][:2], at)
    before = [each for each in reversed(levels) if each < at][:2]
    ends = [] if end is None else [end]
    if before and end is None and _carries(row, before[0], at):
        pair = _pair(row, before[1], before[0]) if start is None and len(before) == 2 else None
        if pair is not None:
            return pair[0], [pair[1]]
        ends = before[:1] if start is None else row.rivals(at, start)
    if start is not None and end is not None and not row.alike(start, end):
        return None, []
    return start, ends


def _after(row: Row, after: Sequence[int], at: int) -> tuple[int | None, int | None]:
    """The ends of a change that follow it: "12% from 50 to 56", "12% to 56 from 50", "12% on last year's 50"."""
    if not after or not _reaches(row, at, after[0]):
        return None, None
    ties = [row.tie(each) for each in after]
    further = after[1] if len(after) == 2 and _joined(row, after[0], after[1]) else None
    if ties[0] in ("from", "over", "against"):
        return after[0], further if ties[1:] == ["to"] else None
    if ties[0] == "to":
        anew = further is not None and _before_from(row, further) in _PARTICLES
        based = anew and not VOCABULARY["based"].isdisjoint(row.said(row.gap(at, after[0])))
        return further if ties[1:] in (["from"], ["against"]) and not based else None, after[0]
    return None, None


def _pair(row: Row, one: int, other: int) -> tuple[int, int] | None:
    """The start and end that two neighbouring values are: "from 50 to 56", "56, up from 50", "56 against 50"."""
    if not row.alike(one, other):
        return None
    joined = _joined(row, one, other)
    match row.tie(one), row.tie(other):
        case ("from", "to") | ("from", "") if joined:
            return one, other
        case ("to", "from") | (_, "from") if joined:
            return other, one
        case (_, "against") if not row.breaks(row.gap(one, other)):
            return other, one
        case ("", "to" | "") if _then_and_now(row, one, other):
            return one, other
        case _:
            return None


def _then_and_now(row: Row, one: int, other: int) -> bool:
    """Whether two values are of one thing at two times: "318,200 in 2013 and 336,600 in 2023"."""
    if len(row.gap(one, other)) > _WIDE or ";" in row.said(row.gap(one, other)):
        return False
    first, second = row.scene.done[one], row.scene.done[other]
    start, end = first.period.start, second.period.start
    ago = {"ago", "earlier", "until", "once", "previously", "before"} & set(row.scene.tree.lower)
    dated = (start is not None and end is not None and start < end) or (bool(ago) and (start is None or start != end))
    return dated and first.subject == second.subject


def _reaches(row: Row, at: int, other: int) -> bool:
    """Whether a change's own words go on to a value after it."""
    gap = row.gap(at, other)
    said = row.said(gap)
    if len(said) > _NEAR or row.breaks(gap):
        return False
    return "," in said or VOCABULARY["narrowing"].isdisjoint(said)


def _joined(row: Row, one: int, other: int) -> bool:
    """Whether two values are the ends of one change: nothing but their own words stands between them."""
    gap = row.gap(one, other)
    return len(row.said(gap)) <= _WIDE and not row.breaks(gap) and not row.is_clause(gap)


def _carries(row: Row, other: int, at: int) -> bool:
    """Whether a change is told of the value before it: "42, up 5%", "42 (a rise of 5%)", "42, which is 5% more"."""
    gap = row.gap(other, at)
    said = row.said(gap)
    marks = [place for place, word in enumerate(said) if word in _OPENING]
    if not marks or marks[0] > _NEAR:
        linked = bool(VOCABULARY["links"] & set(said[:1])) and all(map(_carrying, said)) and len(said) <= _BESIDE + 1
        return linked or (said[:1] == ["or"] and len(said) <= 2)
    behind = [word for word in said[marks[-1] :] if word.isalpha()]
    plain = all(map(_carrying, behind[:-1]))
    last = not behind or _carrying(behind[-1]) or _is_adjective(row, gap)
    return plain and last and len(marks) <= 2 and not row.is_clause(gap) and ";" not in said


def _carrying(word: str) -> bool:
    return word in _CARRYING or word in _AFTER or words.noun(word) in words.CHANGE


def _is_adjective(row: Row, gap: range) -> bool:
    return bool(gap) and row.scene.tree.tags[gap[-1]] in ("JJ", "VBG", "NN")


def _moves(row: Row, levels: Sequence[int]) -> Iterator[tuple[int, int]]:
    """The values before and after of "fell from 21 to 19", "19, down from 21"."""
    done: set[int] = set()
    for one, other in itertools.pairwise(levels):
        pair = _pair(row, one, other) if one not in done else None
        if pair is None or "from" not in (row.tie(one), row.tie(other)):
            continue
        if "to" not in (row.tie(one), row.tie(other)):
            sole = sum(row.alike(each, other) for each in levels if each < other) == 1
            if _before_from(row, other) not in _PARTICLES or not sole:
                continue
        if Comparator.BETWEEN not in {row.figure(each).mention.comparator for each in pair}:
            done.update(pair)
            yield pair


def _before_from(row: Row, at: int) -> str:
    """The word before the "from" of a figure."""
    lower = row.scene.tree.lower
    start = row.figure(at).tokens.start
    place = next((each for each in range(start - 1, max(start - _LOOK, 0), -1) if lower[each] == "from"), 0)
    return lower[place - 1] if place else ""


def _way(row: Row, at: int) -> Direction | None:
    """Which way the words nearest to a change say that the number went, where they leave no doubt."""
    mention = row.figure(at).mention
    if mention.kind is Kind.MULTIPLE and mention.direction is not None:
        return mention.direction
    if not VOCABULARY["rates"].isdisjoint(row.vocabulary):
        return None
    for word in row.behind(at, _BESIDE):
        if word == ",":
            break
        if (found := _of_word(word)) is not None:
            return found
    return _nearest(row, row.figure(at).tokens.start)


def _moved(row: Row, start: int, end: int) -> Direction | None:
    """Which way the words say that a value went, where its number is no place in a ranking and no price of money."""
    known = VOCABULARY["rates"] | (VOCABULARY["ranked"] if row.kind(start) is Kind.PLAIN else frozenset())
    if not known.isdisjoint(row.vocabulary):
        return None
    stops = (row.figure(at).tokens.start for at in sorted((start, end)))
    return next((way for stop in stops if (way := _nearest(row, stop, verbs=True)) is not None), None)


def _nearest(row: Row, stop: int, *, verbs: bool = False) -> Direction | None:
    """What the verbs and nouns of change before a token say; None where they say two things, or better or worse.

    With `verbs` a noun says nothing: "a decrease from 6 to 13 kg" may be one of what is burnt with that much.
    """
    tree, lower = row.scene.tree, row.scene.tree.lower
    found: set[Direction | None] = set()
    for token in range(stop - 1, max(stop - 1 - _LOOK, -1), -1):
        word = lower[token]
        if word in (";", "and", "but", "while"):
            break
        way = None if word in _COMPARED else _of_word(word)
        if way is not None or words.lemma(word) in words.VERB_WAY or words.noun(word) in words.CHANGE - {"growth"}:
            noun = verbs and not tree.is_verb(token) and word not in _PARTICLES
            found.add(None if noun else way)
    return found.pop() if len(found) == 1 else None


def _of_word(word: str) -> Direction | None:
    return _WAY.get(word) or _WAY.get(words.lemma(word)) or _WAY.get(words.noun(word))
