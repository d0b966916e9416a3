"""What a sentence draws from figures told just before it: "A year before it was 24,310, so attendance grew by 8%".

The values of a change, a lead or a ratio often stand in the two sentences before it, or one of them in its own. Which
they are is told by how the sentence goes on from them: it trails one of them ("it is now 60, a rise of 20%"), points
back ("That gives the Greens a lead of six points") or concludes ("so the young are twice as likely to"). A change needs
two values that are of two times by their words or dates. Other values of the kind nearby are further readings.
"""

import itertools
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from claims.claim import Comparator, Direction, Kind, Operand, Relation
from claims.document import Role
from claims.frames import words
from claims.frames.scene import COUNTS, PARTS
from claims.frames.who import POINTING
from claims.lexicon import load
from claims.names import content
from claims.quantities.mention import Mention
from claims.statements.changes import TIMES, is_change, is_off_plan, is_yearly
from claims.statements.compared import is_compared
from claims.statements.differences import is_compared_by, is_gap
from claims.statements.ends import carries
from claims.statements.ratios import is_ratio
from claims.statements.row import RELATIVE, VOCABULARY, Row, alike, may_go_on
from claims.statements.ways import COMPARED, way

_DIMENSIONS = {kind: frozenset(nouns) for kind, nouns in load("relations")["dimension"].items()}
_PROSE = (Role.BODY, Role.LEAD)
_VALUES = (Kind.COUNT, Kind.PLAIN, Kind.MONEY, Kind.MEASURE, Kind.DURATION, Kind.PERCENT)
# Words between what concludes or points back and the figure that it leads to, and words behind it that say since when.
_NEAR = 9
_BESIDE = 3
# Further values of a passage that may be meant.
_MOST = 4
_FAR = 10
_MARKS = frozenset({",", "–", "—", "(", ";", ":"})
_APART = VOCABULARY["breaks"]
_CLOSING = _MARKS | _APART | {"("}
_BASED = frozenset({"than", "against", "compared", "versus", "between"})
_TOWARDS = frozenset({"of", "than", "between", "behind", "above", "below", "over"})
_PRONOUNS = frozenset({"it", "they", "this", "that", "these", "those", "he", "she"})
_LIKELY = frozenset({"likely", "common", "frequent", "often", "probable"})


class _Told(NamedTuple):
    """A value and the sentence that gives it."""

    row: Row
    at: int

    @property
    def mention(self) -> Mention:
        return self.row.figure(self.at).mention

    @property
    def id(self) -> str:
        return self.row.ids[self.at]

    def beside(self) -> list[str]:
        """The words that stand with the value in its sentence."""
        return [self.row.scene.tree.lower[token] for token in self.tokens()]

    def tokens(self) -> range:
        """The tokens that do: up to the next mark or value, and back to where those of the value before it end."""
        before = [each for each in self.row.values if each < self.at]
        start = self._end(before[-1]) if before else 0
        opened = self.row.figure(self.at).tokens.start
        lower = self.row.scene.tree.lower
        start = max((each for each in range(start, opened) if lower[each] in _APART), default=start)
        return range(start, self._end(self.at))

    def _end(self, at: int) -> int:
        tree = self.row.scene.tree
        stop = self.row.figure(at).tokens.stop
        ends = (each for each in range(stop, len(tree)) if tree.lower[each] in _CLOSING or each in self.row.scene.taken)
        return next((each for each in ends if each not in self.row.dated), len(tree))


def drawn(row: Row, ahead: Sequence[Row], found: Sequence[Relation]) -> Iterator[Relation]:
    """The relations of a sentence to values before it, for those of which `found` does not have both sides.

    `ahead` are the sentences before it, the nearest first.
    """
    if row.scene.block.role not in _PROSE:
        return
    passage = _passage(row, ahead)
    if any(not VOCABULARY["adjusted"].isdisjoint(each.scene.tree.lower) for each in (row, *passage[:2])):
        return
    known = {each.claim for each in found if sum(operand.claim is not None for operand in each.operands) > 1}
    half = {each.claim: each for each in found if each.claim not in known}
    for at in row.values:
        if row.ids[at] in known:
            continue
        own = [_Told(row, each) for each in reversed(_levels(row)) if each < at]
        told = [*own, *(_Told(each, value) for each in passage for value in reversed(_levels(each)))]
        told = [each for each in told if _may_be_of(row.figure(at).mention, each.mention)]
        relation = _pointed(row, at, told, half.get(row.ids[at])) if not own else None
        relation = relation or _since(row, at, told) or _reached(row, at, own, told, half.get(row.ids[at]))
        relation = relation or _relation(row, at, own, told)
        if relation is not None:
            yield relation


def _pointed(row: Row, at: int, told: Sequence[_Told], half: Relation | None) -> Relation | None:
    """What a sentence says of a value before it and one of its own: "That was 450 more than the 760 of 2023"."""
    opening = row.scene.tree.lower[row.scene.tree.first : row.figure(at).tokens.start]
    after = [each for each in row.values if each > at][:1]
    if not after or not opening or opening[0] not in VOCABULARY["points"] or len(opening) > _BESIDE + 2:
        return None
    base = _Told(row, after[0])
    if row.kind(at) in RELATIVE:
        if half is None or not any(operand.claim == base.id for operand in half.operands):
            return None
    elif is_compared_by(row, at) is None or not is_compared(row, at, after[0]):
        return None
    of = [each for each in told if alike(each.mention, base.mention) and _is_of_size(each, base)][:_MOST]
    kind = half.kind if half is not None else "difference"
    roles = ("to", "from") if kind == "change" else ("of", "base")
    way = half.direction if half is not None else None
    return _made(row, at, kind, way, (roles[0], of), (roles[1], [base])) if of else None


def _passage(row: Row, ahead: Sequence[Row]) -> list[Row]:
    """The sentences of prose before one, in its paragraph and the one before that."""
    found: list[Row] = []
    for each in ahead:
        if each.scene.block.role not in _PROSE or row.scene.index - each.scene.index > 1:
            break
        found.append(each)
    return found


def _levels(row: Row) -> list[int]:
    """The values of a sentence that say how much there is, and not how they stand to one another."""
    return [
        at
        for at in row.values
        if row.kind(at) in _VALUES
        and row.figure(at).mention.comparator not in (Comparator.UP_TO, Comparator.BETWEEN)
        and not is_change(row, at)
        and is_compared_by(row, at) is None
        and not is_gap(row, at)
        and not row.is_modifier(at)
        and not (row.kind(at) in COUNTS and row.ahead(at)[0] in VOCABULARY["scenes"])
    ]


def _may_be_of(stated: Mention, value: Mention) -> bool:
    """Whether a change, lead or ratio may be one of such a value."""
    if stated.kind in RELATIVE:
        return True
    if stated.kind is Kind.POINTS:
        return value.kind in PARTS
    if stated.unit == "point":
        return value.kind in (*PARTS, Kind.PLAIN) or value.unit == "point"
    if stated.kind is Kind.MONEY and stated.unit in VOCABULARY["hundredths"]:
        return value.kind is Kind.MONEY
    return alike(stated, value)


def _relation(row: Row, at: int, own: Sequence[_Told], told: Sequence[_Told]) -> Relation | None:
    """What a figure states of two values before it; None where the words do not tie it to them."""
    marker = _marker(row, at, own[0].at if own else None)
    kind = row.kind(at)
    if marker is not None and (is_ratio(row, at) if kind in RELATIVE else _sets_apart(row, at)):
        others = _names_base(row, at) if kind in RELATIVE else _is_of_others(row, at, told)
        return None if others else _held(row, at, told)
    if not is_change(row, at) or is_yearly(row, at) or not _BASED.isdisjoint(row.behind(at, _BESIDE)):
        return None
    if kind in RELATIVE and _is_likelihood(row, at):
        return _held(row, at, told) if marker is not None else None
    behind = row.behind(at, _BESIDE)
    if len(told) < 2 or not (VOCABULARY["based"].isdisjoint(behind) or is_off_plan(behind)):
        return None
    ends = _ends(told)
    if ends is None:
        return None
    if own and told[0] == own[0] and carries(row, own[0].at, at):
        return _changed(row, at, ends, told) if _is_one_thing(*told[:2]) or _is_overrun(row, at, ends) else None
    first = row.figure(own[0].at).tokens.stop if marker is None and own else (marker or row.scene.tree.first)
    if not own and _is_reported(row, at, ends):
        return _changed(row, at, ends, told)
    if marker is None and (own or row.dated):
        return None
    spoken = _speaks_of(row, range(first, row.figure(at).tokens.start), ends, concluded=marker is not None)
    return _changed(row, at, ends, told) if spoken else None


def _since(row: Row, at: int, told: Sequence[_Told]) -> Relation | None:
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


def _reached(row: Row, at: int, own: Sequence[_Told], told: Sequence[_Told], half: Relation | None) -> Relation | None:
    """Points from the one share of the sentence before to one here: "It was 71%. So we lost 14 points to 57%"."""
    concluded = not VOCABULARY["concluding"].isdisjoint(row.scene.tree.lower[: row.figure(at).tokens.start])
    if row.kind(at) is not Kind.POINTS or half is None or own or not told or not concluded:
        return None
    roles = {operand.claim: operand.role for operand in half.operands if operand.claim is not None}
    after = [each for each in row.values if each > at and roles == {row.ids[each]: "to"}]
    sole = sum(each.row is told[0].row for each in told) == 1
    if not after or row.tie(after[0]) != "to" or not sole or not alike(told[0].mention, row.figure(after[0]).mention):
        return None
    return _made(row, at, half.kind, half.direction, ("from", [told[0]]), ("to", [_Told(row, after[0])]))


def _is_reported(row: Row, at: int, ends: tuple[_Told, _Told]) -> bool:
    """Whether somebody says so of the two values of the sentence before: "The council speaks of a fall of 11%".

    Nothing but the change is named behind the speaker, and nothing that it would be one of.
    """
    tree, start = row.scene.tree, row.figure(at).tokens.start
    if ends[0].row is not ends[1].row or len(_levels(ends[0].row)) != 2 or _levels(row):
        return False
    said = [token for token in range(tree.first, start) if words.lemma(tree.lower[token]) in VOCABULARY["reporting"]]
    pronoun = tree.lower[tree.first] in VOCABULARY["points"] and words.lemma(tree.lower[tree.first + 1]) == "be"
    opened = said[-1] if said else tree.first + 1 if pronoun else None
    if opened is None or row.ahead(at)[0] in ("by", "to", "from") or {"if", "not", "would"} & set(tree.lower):
        return False
    named = [word for token, word in enumerate(tree.lower[opened + 1 : start], opened + 1) if tree.is_noun(token)]
    noun = {word for word in (*named, *row.behind(at, 1)) if words.noun(word) in words.CHANGE | VOCABULARY["losses"]}
    behind = [word for word in row.behind(at, _BESIDE) if word not in noun]
    plain = not behind or behind[0] not in ("in", "of", "for", "among", "on", "since", "from", "over")
    return bool(noun) and plain and all(word in noun for word in named)


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


def _is_of_others(row: Row, at: int, told: Sequence[_Told]) -> bool:
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


def _held(row: Row, at: int, told: Sequence[_Told]) -> Relation | None:
    """The ratio or distance of the last two values, or of any two near them."""
    told = sorted(told, key=lambda each: each.row.tie(each.at) == "from")
    others = [each for each in told[1:] if alike(told[0].mention, each.mention) and _is_of_size(each, told[0])]
    if not others:
        return None
    kind = "difference" if row.kind(at) not in RELATIVE else "change" if _is_likelihood(row, at) else "ratio"
    one, other, *further = told[0], *others
    roles = ("from", "to") if kind == "change" else ("base", "of")
    further = _near(row, further, one)
    return _made(row, at, kind, None, (roles[0], [other, one, *further]), (roles[1], [one, other, *further]))


def _near(row: Row, told: Sequence[_Told], like: _Told) -> list[_Told]:
    """Those of some values that stand in the paragraph of a sentence, and may be held against one of them."""
    return [each for each in told if each.row.scene.index == row.scene.index and _is_of_size(each, like)][:_MOST]


def _is_of_size(one: _Told, other: _Told) -> bool:
    """Whether two values are not so far apart that they can only be of two things: 23 games and 25,040 spectators."""
    first, second = (abs(each.mention.low or each.mention.high or Decimal(0)) for each in (one, other))
    return max(first, second) <= _FAR * min(first, second)


def _ends(told: Sequence[_Told]) -> tuple[_Told, _Told] | None:
    """Which of the last two values was before, and which after; None where nothing says that they are of two times."""
    later = told[0]
    alike_ones = (each for each in told[1:] if may_go_on(each.mention, later.mention) and _is_of_size(each, later))
    one = next(alike_ones, None)
    if one is None:
        return None
    if one.row is later.row and (one.row.tie(one.at), later.row.tie(later.at)) == ("from", "to"):
        return one, later
    past = [_is_past(each) for each in (one, later)]
    if past[0] != past[1]:
        before, after = (later, one) if past[1] else (one, later)
        return (before, after) if not _is_dated(after) or not _hangs_on(before, after) else None
    now = [not VOCABULARY["nowadays"].isdisjoint(each.beside()) for each in (one, later)]
    if now[0] != now[1]:
        return (later, one) if now[0] else (one, later)
    first, second = (each.row.scene.done[each.at].period.start for each in (one, later))
    if first is None or second is None or first == second:
        return None
    return (one, later) if first < second else (later, one)


def _is_past(told: _Told) -> bool:
    """Whether the words beside a value put it before another: "a year before", "originally", "an estimate of"."""
    beside = told.beside()
    lasting = any(word == "last" and words.noun(after) in TIMES for word, after in itertools.pairwise(beside))
    return lasting or not (VOCABULARY["formerly"] | VOCABULARY["plans"]).isdisjoint(beside)


def _is_dated(told: _Told) -> bool:
    """Whether a date stands beside a value."""
    return told.row.scene.done[told.at].period.start is not None and bool(told.row.dated & set(told.tokens()))


def _hangs_on(before: _Told, after: _Told) -> bool:
    """Whether a value is put in time by words that need not count from the day of the other: "last year"."""
    beside = before.beside()
    relative = not {"previous", "prior", "earlier"}.isdisjoint(beside)
    return "last" in beside or (relative and _place(before) < _place(after))


def _place(told: _Told) -> tuple[int, int, int]:
    return told.row.scene.index, told.row.scene.start, told.at


def _is_one_thing(later: _Told, one: _Told) -> bool:
    """Whether two values are of one thing: the later sentence speaks on of it, or both name it."""
    if not _PRONOUNS.isdisjoint(later.beside()):
        return True
    return bool(_naming(later) & _naming(one))


def _naming(told: _Told) -> frozenset[str]:
    slots = told.row.scene.done[told.at]
    return content(" ".join(part for part in (slots.metric, slots.subject, slots.noun, slots.whole) if part))


def _is_overrun(row: Row, at: int, ends: tuple[_Told, _Told]) -> bool:
    """Whether a change is one of what was planned, and one of its values was: "an overrun of 12%"."""
    if not {"alone", "only", "just"}.isdisjoint(ends[1].beside()):
        return False
    near = {*row.ahead(at), *row.behind(at, _BESIDE)}
    return not VOCABULARY["overruns"].isdisjoint(near) and not VOCABULARY["plans"].isdisjoint(ends[0].beside())


def _speaks_of(row: Row, gap: range, ends: tuple[_Told, _Told], *, concluded: bool) -> bool:
    """Whether a clause says of these values that they changed: whatever it names is named with them."""
    tree = row.scene.tree
    kind = ends[0].mention.kind
    own = _DIMENSIONS.get("count" if kind in COUNTS else kind.value, frozenset())
    general = own if kind is Kind.DURATION or (concluded and kind in COUNTS) else frozenset()
    reported = max((token for token in gap if tree.lower[token] == "that" and tree.tags[token] == "IN"), default=None)
    gap = gap if reported is None else range(reported + 1, gap.stop)
    ahead = tree.lower[: gap.start] if row in (each.row for each in ends) else []
    known = {*words.CHANGE, *VOCABULARY["losses"], *general, *ahead, *map(words.noun, ahead)}
    known |= {word for each in ends if each.row is not row for word in each.row.vocabulary}
    named = False
    for token in gap:
        word = tree.lower[token]
        if token in row.scene.taken or token in row.dated:
            continue
        if tree.is_noun(token) or word in _PRONOUNS:
            if tree.deps[token] == "compound":
                continue
            if word not in _PRONOUNS and words.noun(word) not in known:
                return False
            named = True
    return named


def _changed(row: Row, at: int, ends: tuple[_Told, _Told], told: Sequence[_Told]) -> Relation:
    kind = "change" if row.kind(at) in RELATIVE else "difference"
    others = [each for each in told if each not in ends and may_go_on(each.mention, ends[0].mention)]
    others = _near(row, others, ends[0])
    return _made(row, at, kind, way(row, at), ("from", [ends[0], *others]), ("to", [ends[1], *others]))


def _made(row: Row, at: int, kind: str, way: Direction | None, *sides: tuple[str, Sequence[_Told]]) -> Relation:
    operands = tuple(
        Operand(role=role, claim=each.id, subject=each.row.scene.done[each.at].subject)
        for role, values in sides
        for each in values
    )
    start, end = row.scene.across(row.figure(at))
    return Relation(kind=kind, claim=row.ids[at], operands=operands, start=start, end=end, direction=way)
