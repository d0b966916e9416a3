"""The values that a stated change lies between, by the words that tie them to it and to one another."""

from collections.abc import Sequence

from claims.frames import words
from claims.statements.compared import is_compared
from claims.statements.row import VOCABULARY, Row, may_go_on
from claims.statements.ways import COMPARED, PARTICLES, of_word

_CARRYING = VOCABULARY["carrying"] | VOCABULARY["links"] | COMPARED | PARTICLES
_OPENING = frozenset({",", "(", "–", "—", ":", "-"})
_SO = VOCABULARY["concluding"]
_GIVING = VOCABULARY["giving"]
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_DESCRIBING = frozenset({"JJ", "JJR", "JJS", "RB", "RBR", "RBS", "DT", "WDT", "PRP", "HYPH"})
_TIMES = frozenset({"year", "month", "week", "quarter", "decade", "season", "summer", "winter", "spring", "autumn"})
_FOLLOWING = frozenset({"after", "following"})
# Words behind a change in which its comparative stands, those between it and its values, and between the two.
_BESIDE = 4
_NEAR = 10
_WIDE = 14
# Words before a figure in which its "from" stands.
_LOOK = 8


def ends_of(row: Row, levels: Sequence[int], at: int) -> tuple[int | None, Sequence[int]]:
    """The value that a change starts from and those that it may go to, as far as the words tie them to it."""
    after = [each for each in levels if each > at][:2]
    start, end = _after(row, after, at)
    if after and start is None and end is None and _is_more_than(row, at) and is_compared(row, at, after[0]):
        start = after[0]
    before = [each for each in reversed(levels) if each < at][:2]
    if end is not None:
        return (start, [end]) if start is None or row.alike(start, end) else (None, [])
    if not before or not carries(row, before[0], at):
        return start, []
    if start is not None:
        return start, row.rivals(at, start)
    both = pair(row, before[1], before[0]) if len(before) == 2 else None
    return (None, before[:1]) if both is None else (both[0], [both[1]])


def _is_more_than(row: Row, at: int) -> bool:
    """Whether a change is one against somebody or something else: "40% less than its rival, which took 12 million"."""
    behind = row.behind(at, _BESIDE)
    return bool(behind) and behind[0] in COMPARED and "than" in behind


def _after(row: Row, after: Sequence[int], at: int) -> tuple[int | None, int | None]:
    """The ends of a change that follow it: "12% from 50 to 56", "12% to 56 from 50", "12% on last year's 50"."""
    if not after or not _reaches(row, at, after[0]):
        return None, None
    ties = [row.tie(each) for each in after]
    further = after[1] if len(after) == 2 and _joined(row, after[0], after[1]) else None
    beside = not any(word.isalpha() for word in row.said(row.gap(at, after[0]))) or row.ahead(after[0])[0] == "at"
    if further is not None and ties[0] == "" and ties[1] in ("from", "against") and beside:
        return further, after[0]
    if ties[0] in ("from", "over", "against"):
        return after[0], further if ties[1:] == ["to"] else None
    if ties[0] == "to":
        anew = further is not None and before_from(row, further) in PARTICLES
        based = anew and not VOCABULARY["based"].isdisjoint(row.said(row.gap(at, after[0])))
        return further if ties[1:] in (["from"], ["against"]) and not based else None, after[0]
    return None, None


def pair(row: Row, one: int, other: int) -> tuple[int, int] | None:
    """The start and end that two neighbouring values are: "from 50 to 56", "56, up from 50", "56 against 50"."""
    goes_on = (row.tie(one), row.tie(other)) == ("from", "to")
    if not row.alike(one, other) and not (goes_on and may_go_on(row.figure(one).mention, row.figure(other).mention)):
        return None
    joined = _joined(row, one, other)
    match row.tie(one), row.tie(other):
        case ("from", "to") | ("from", "") if joined:
            return one, other
        case ("to", "from") | (_, "from") if joined:
            return other, one
        case (_, "against") if not row.breaks(row.gap(one, other)):
            return other, one
        case (_, "") if joined and _comes_after(row, one, other):
            return other, one
        case ("", "to" | "") if _then_and_now(row, one, other):
            return one, other
        case _:
            return None


def _comes_after(row: Row, one: int, other: int) -> bool:
    """Whether a value followed upon another, which is told behind it: "62 in 2024, after 40 in 2023"."""
    said = row.said(row.gap(one, other))
    earlier, later = row.scene.done[other].period.start, row.scene.done[one].period.start
    dated = earlier is not None and later is not None and earlier < later
    told = dated or not VOCABULARY["then"].isdisjoint(row.behind(other, _BESIDE))
    return told and next((word for word in reversed(said) if word not in VOCABULARY["passed"]), "") in _FOLLOWING


def _then_and_now(row: Row, one: int, other: int) -> bool:
    """Whether two values are of one thing at two times: "318,200 in 2013 and 336,600 in 2023"."""
    if len(row.gap(one, other)) > _WIDE:
        return False
    if any(each not in (one, other) and row.alike(each, other) for each in row.values):
        return False
    first, second = row.scene.done[one], row.scene.done[other]
    start, end = first.period.start, second.period.start
    then = not VOCABULARY["then"].isdisjoint(row.scene.tree.lower)
    reached = row.tie(other) == "to" and start is not None
    told = (then or _is_lately(row, other)) and (start is None or start != end)
    ordered = start is not None and end is not None and start < end
    return (ordered or reached or told) and first.subject == second.subject


def _is_lately(row: Row, at: int) -> bool:
    """Whether a value is told of these days, or of so long after another: "46 last week", "984 two years later"."""
    behind = row.behind(at, _WIDE)
    return (behind[:1] in (["this"], ["last"]) and words.noun(behind[1]) in _TIMES) or "later" in behind[:3]


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


def carries(row: Row, other: int, at: int) -> bool:
    """Whether a change is told of the value before it: "42, up 5%", "42 (a rise of 5%)", "42, which is 5% more"."""
    gap = row.gap(other, at)
    said = row.said(gap)
    marks = [token for token in gap if row.scene.tree.lower[token] in _OPENING and token not in row.dated]
    if not marks or len(row.said(range(gap.start, marks[0]))) > _NEAR:
        linked = bool(VOCABULARY["links"] & set(said[:1])) and all(map(_carrying, said)) and len(said) <= _BESIDE
        return linked or (said[:1] == ["or"] and len(said) <= 2)
    if len(marks) > 2 or ";" in said or row.is_clause(range(gap.start, marks[0])):
        return False
    tail = range(marks[-1] + 1, gap.stop)
    if row.said(tail) == ["and", "the"]:
        return words.noun(next(iter(row.behind(at, 1)), "")) in words.CHANGE | VOCABULARY["losses"]
    return _is_called(row, tail) or names_nothing(row, tail)


def names_nothing(row: Row, gap: range) -> bool:
    """Whether the words before a change name nobody and nothing that it would be one of but for the change itself."""
    return all(token in row.dated or _says_nothing(row, token, gap) for token in gap)


def _says_nothing(row: Row, token: int, gap: range) -> bool:
    """Whether a word before a change is no name of anything else, and opens no clause on it."""
    tree, word = row.scene.tree, row.scene.tree.lower[token]
    following = tree.lower[token + 1] if token + 1 < gap.stop else ""
    if not word.isalpha() or _carrying(word) or word in _SO or word in VOCABULARY["numbers"]:
        return True
    if word == "and":
        return following in _SO
    if word in VOCABULARY["breaks"]:
        return False
    tag = tree.tags[token]
    if tag in _FINITE or tag in ("VB", "VBG", "VBN"):
        return words.lemma(word) in _GIVING or tag == "MD" or token == gap.stop - 1 or of_word(word) is not None
    return tag in _DESCRIBING or (tag == "NN" and token == gap.stop - 1)


def _is_called(row: Row, tail: range) -> bool:
    """Whether a change is what somebody calls the values before it: "which its advert calls a 1% cut"."""
    tree = row.scene.tree
    verbs = [token for token in tail if tree.is_verb(token)]
    if not verbs or tree.lower[tail.start] not in ("which", "what") or len(tail) > _WIDE:
        return False
    called = verbs[-1] + (2 if tree.lower[verbs[-1] + 1] == "as" else 1)
    return words.lemma(tree.lower[verbs[-1]]) in VOCABULARY["calling"] and names_nothing(row, range(called, tail.stop))


def _carrying(word: str) -> bool:
    return word in _CARRYING or words.noun(word) in words.CHANGE | VOCABULARY["losses"]


def before_from(row: Row, at: int) -> str:
    """The word before the "from" of a figure."""
    lower = row.scene.tree.lower
    start = row.figure(at).tokens.start
    place = next((each for each in range(start - 1, max(start - _LOOK, 0), -1) if lower[each] == "from"), 0)
    return lower[place - 1] if place else ""
