"""Shares of counts that are told nearby in any words: "13,340 of them arrived; the club speaks of a rate of 92%".

What a share is of is found by what holds in any wording: it stands beside a count, or its clause points back at one,
concludes from it or names its whole; and the whole is the one set of that kind that the passage counts. A stated share
that is far from what the counts come to is one of something else.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from claims.claim import Kind, Period, Relation
from claims.frames.scene import COUNTS
from claims.frames.words import noun
from claims.lexicon import load
from claims.statements.line import CLOSERS, Line, begins, holds
from claims.statements.pairs import PREPOSITIONS, Pair, amounts, pairs

_WORDS = load("wholes")
_RATES = frozenset(_WORDS["rates"])
_OTHER_RATES = frozenset(_WORDS["other_rates"])
_EMPTY = frozenset((*_WORDS["plainly"], *_WORDS["empty"], *_WORDS["back"], *" ".join(_WORDS["equals"]).split()))
_BACK, _EQUALS = frozenset(_WORDS["back"]), tuple(_WORDS["equals"])
_CONCLUDING = tuple(_WORDS["concluding"])
_COLLECTIVES = frozenset((*_WORDS["collectives"], *_WORDS["samples"], "all"))
_THEM = frozenset({"them", "these", "those", "whom", "which"})
_EQUAL = frozenset(
    {"equal", "equivalent", "corresponding", "amounts", "amounted", "comes", "came", "translates", "works"}
)
_AIMS = frozenset(_WORDS["aims"])
_POINTING = frozenset({"this", "that", "these", "those", "their", "they", "it", "its"})
_OPENED: tuple[list[str], ...] = ([], [","], [";"], ["and"], ["but"], ["while"])
_NO_SETS = frozenset({"point", "time", "goal"})
_ANYONE = frozenset({"people", "person", "respondent", "participant"})
_TIMES = frozenset({"now", "today", "compared", "against", "then", "earlier", "previously", "before"})
_PEOPLE = frozenset(_WORDS["people"])
_MARKS = frozenset({",", "(", "–", "—", ";", ":", '"', "“", "or"})
_COPULAS = frozenset({"is", "was", "are", "were", "would", "sounds", "seems", "means", "may", "might"})
_DETERMINERS = frozenset(
    {"the", "its", "their", "all", "of", "this", "that", "our", "his", "her", "total", "whole", "entire"}
)
# Words of a share's own phrase, between "of" and its count, and of a clause that concludes.
_LONG, _FAR = 6, 16
_FEW = 3
_MOST = 4
# How far off a share may be that is meant to be of these counts: a digit, a neighbour's value, a wrong whole.
_LEAST, _HALF, _TEN = Decimal("0.4"), Decimal("0.5"), Decimal(10)


class _Told(NamedTuple):
    """A count and the sentence that gives it."""

    line: Line
    at: int

    @property
    def value(self) -> Decimal:
        return self.line.value(self.at) or Decimal(0)

    @property
    def noun(self) -> str | None:
        return self.line.counted(self.at)


def gauged(line: Line, ahead: Sequence[Line], share: int) -> Iterator[Relation]:
    """A share with the part and the whole that it is said of; `ahead` are the sentences before, the nearest first."""
    phrase = _phrase(line, share)
    earlier = [at for at in line.numbers if at < share]
    counts = [at for at in amounts(line) if at < share and not _is_aside(line, at)]
    pair: tuple[_Told, _Told] | None = None
    if counts and phrase is not None and earlier[-1] >= counts[-1] and _is_beside(line, earlier[-1], share):
        last = counts[-1] if earlier[-1] == counts[-1] or _is_aside(line, earlier[-1]) else None
        pair = _of_part(line, ahead, share, last, phrase) if last is not None else None
    elif counts and earlier[-1] == counts[-1] and _goes_back(line, counts[-1], share, phrase):
        pair = _tied(line, share, phrase)
    elif not earlier and ahead and _goes_back(line, None, share, phrase):
        before = next((each for each in ahead if amounts(each)), None)
        pair = _tied(before, None, phrase) if before is not None and before is ahead[0] else None
    if pair is not None and _is_near(line.value(share) or Decimal(0), *pair):
        yield _related(line, ahead, share, pair)


def _related(line: Line, ahead: Sequence[Line], share: int, pair: tuple[_Told, _Told]) -> Relation:
    part, whole = pair
    around = [_Told(each, at) for each in (line, *ahead[:2]) for at in amounts(each) if each is not line or at < share]
    others = [one for one in around if one not in pair and _alike(part, one)]
    wholes = [one for one in others if one.value >= part.value][:_MOST]
    parts = [one for one in others if one.value <= whole.value and one not in wholes][:_MOST]
    told = [("part", *part), ("whole", *whole)]
    said = line.value(share) or Decimal(0)
    told += [("part", *one) for one in parts if _is_it(said, one, whole)]
    told += [("whole", *one) for one in wholes if _is_it(said, part, one)]
    return line.beyond("share", share, *told)


def _is_it(said: Decimal, part: _Told, whole: _Told) -> bool:
    """Whether two counts come to a share, or nearly: then they may be meant."""
    return bool(whole.value) and abs(100 * part.value / whole.value - said) <= 1


def _is_near(said: Decimal, part: _Told, whole: _Told, least: Decimal = _LEAST) -> bool:
    """Whether a share may be a slip for what the counts come to."""
    if not said or not whole.value or not 0 < part.value < whole.value:
        return False
    comes = 100 * part.value / whole.value
    times = said / comes
    tenfold = any(abs(times * by - 1) < Decimal("0.03") for by in (_TEN, 1 / _TEN))
    return least <= times <= 1 / least or tenfold or abs(said + comes - 100) <= 1


def _phrase(line: Line, share: int) -> list[str] | None:
    """The words that say of what a share is, none where nothing follows it; None where something else does."""
    after = line.after(share)
    if line.closed(share):
        return []
    if after[:1] != ["of"]:
        return None
    stop = next((at for at, word in enumerate(after) if word in CLOSERS), len(after))
    told = (
        after[1:2] == ["those"] and stop == _FEW and line.scene.tree.tags[line.figure(share).tokens.stop + 2] == "VBN"
    )
    narrower = stop > 2 and after[1] in _THEM and not told  # "35% of them men", but "of those asked"
    plain = not narrower and {"which", "whom"}.isdisjoint(after[1:2]) and PREPOSITIONS.isdisjoint(after[1:stop])
    return after[1:stop] if plain and stop <= _LONG + 1 else None


def _names(phrase: Sequence[str], whole: _Told) -> bool:
    """Whether the words of a share name a whole, or no other one: "of them", "of the fleet", "of the homes"."""
    named = [word for word in phrase if word not in _DETERMINERS]
    if not named or named[0] in _THEM or not phrase:
        return True
    nouns = [noun(word) for word in named]
    if whole.noun is not None and whole.noun in nouns:
        return True
    return nouns[0] in _COLLECTIVES or (whole.noun in _PEOPLE and nouns[0] in _PEOPLE)


def _is_aside(line: Line, at: int) -> bool:
    """Whether a figure is a stretch of time, and no count."""
    return line.kind(at) is Kind.DURATION


def _is_beside(line: Line, figure: int, share: int) -> bool:
    """Whether a mark, and words that say nothing of their own, part a share from a count; or a rate is put to it."""
    words = line.between(figure, share)
    marks = [at for at, word in enumerate(words) if word in _MARKS]
    if not marks or len(words) > _FAR or any(figure < at < share for at in range(len(line.scene.figures))):
        return False  # a date between the two tells of another time
    tail = words[marks[-1] + 1 :]
    led = tail[-1:] == ["to"] and not _EQUAL.intersection(tail)
    return _EMPTY.issuperset(tail) and not led and not {"and", "while", "but", "against", "than", "from"} & set(words)


def _goes_back(line: Line, figure: int | None, share: int, phrase: Sequence[str] | None) -> bool:
    """Whether the clause of a share says it of counts before: it points back, concludes, or tells their rate."""
    words = line.between(figure, share) if figure is not None else line.before(share)
    marks = [at for at, word in enumerate(words) if word in _MARKS]
    tail = words[marks[-1] + 1 :] if marks else words
    after = line.after(share)
    if figure is not None and not marks:
        return False
    if after[:1] and after[0] in _COPULAS and not tail:
        return _AIMS.isdisjoint(after[:_FAR])
    pointed, concluded = not _POINTING.isdisjoint(tail[:1]), holds(words, _CONCLUDING)
    rate = max((at for at, word in enumerate(tail) if word in _RATES), default=None)
    if rate is not None and _OTHER_RATES.isdisjoint(tail) and _EMPTY.issuperset(tail[rate + 1 :]):
        put = tail[rate + 1 :] == ["of"]
        return (put and (phrase is not None or pointed)) or (phrase is not None and (pointed or concluded))
    if phrase is None:
        return False
    if tail and _EMPTY.issuperset(tail) and (_BACK & set(tail) or begins(tail, _EQUALS)):
        return True
    bare = [word for word in phrase if word not in _DETERMINERS]
    return bool(bare) and (concluded or (words == ["at"] and not _POINTING.isdisjoint(after)))


def _ties(line: Line, before: int | None) -> list[Pair]:
    """The parts of a sentence with their wholes, ahead of a share."""
    found = [pair for pair in pairs(line) if before is None or max(pair[:2]) < before]
    return found or [pair for pair in _opened(line) if before is None or max(pair[:2]) < before]


def _opened(line: Line) -> Iterator[Pair]:
    """The first count behind a set that a sentence opens with: "Of the 5,400 houses, they found damage to 4,590"."""
    known = [at for at in amounts(line) if not _is_aside(line, at)]
    if len(known) < 2:
        return
    whole, part = known[:2]
    opening = line.before(whole)
    words = line.between(whole, part)
    opens = opening[:1] in (["of"], ["among"], ["out"]) and len(opening) <= _LONG and "," not in opening
    bare = line.counted(part) in (None, line.counted(whole))
    if opens and "," in words and bare and line.kind(whole) in COUNTS and line.alike(part, whole):
        yield Pair(part, whole)


def _tied(line: Line, share: int | None, phrase: Sequence[str] | None) -> tuple[_Told, _Told] | None:
    """The only part that a sentence gives with its whole."""
    found = _ties(line, share)
    if len({pair.part for pair in found}) != 1 or any(line.is_part(at) for at in line.numbers if at != share):
        return None
    pair = found[0]
    part, whole = _Told(line, pair.part), _Told(line, pair.whole)
    return (part, whole) if _names(phrase or (), whole) else None


def _of_part(
    line: Line, ahead: Sequence[Line], share: int, last: int, phrase: Sequence[str]
) -> tuple[_Told, _Told] | None:
    """The counts of a share that stands beside one: the whole is tied to the part, or the only one of its kind."""
    tied = [pair for pair in _ties(line, share) if last in pair[:2]]
    if tied:
        part, whole = _Told(line, tied[-1].part), _Told(line, tied[-1].whole)
        return (part, whole) if _names(phrase, whole) else None
    part = _Told(line, last)
    sets = [_Told(line, at) for at in amounts(line) if at < last]
    sets += [_Told(each, at) for each in ahead for at in amounts(each)]
    fits = [one for one in sets if _can_hold(one, part) and _names(phrase, one)]
    confirmed = [one for one in fits if _confirms(line, share, one) and _is_of_time(one, part)]
    if confirmed:
        return part, confirmed[0]
    if fits and _siblings(line, share) and not any(_confirms(line, share, one, some=True) for one in fits):
        return None
    likely = [one for one in fits if not _has_share(one) and _is_of_time(one, part) and _is_one_noun(one, part)]
    sole = len({one.value for one in likely}) == 1 and not _is_of_others(part, likely[0])
    return (part, likely[0]) if sole and _is_near(line.value(share) or Decimal(0), part, likely[0], _HALF) else None


def _has_share(one: _Told) -> bool:
    """Whether a count has a share of its own beside it: then it is a part itself."""
    behind = [at for at in one.line.numbers if at > one.at][:1]
    return bool(behind) and one.line.is_part(behind[0]) and _is_beside(one.line, one.at, behind[0])


def _is_of_time(one: _Told, part: _Told) -> bool:
    """Whether nothing says that a set is of another time than a part, or only hoped for."""
    whole, own = one.line.scene.done[one.at], part.line.scene.done[part.at]
    periods = {whole.period, own.period} - {Period()}
    words = {*part.line.before(part.at), *part.line.after(part.at)[:_FEW]}
    lines = [part.line] if one.line is part.line else [part.line, one.line]
    days = {figure.mention.date for line in lines for figure in line.scene.figures if figure.mention.kind is Kind.DATE}
    if len(days) > 1:
        return False
    return whole.modality is own.modality and len(periods) < 2 and _TIMES.isdisjoint(words)


def _is_one_noun(one: _Told, part: _Told) -> bool:
    """Whether a part is counted in the noun of its whole, in none, or as people."""
    return part.noun in (None, one.noun) or bool({part.noun, one.noun} & _ANYONE)


def _is_of_others(part: _Told, whole: _Told) -> bool:
    """Whether the words before a part say that it is one of something else: "Of the teachers, 12"."""
    before = part.line.before(part.at)
    opening = [at for at, word in enumerate(before) if word in ("of", "among") and before[at - 1 : at] in _OPENED]
    at = opening[-1] if opening else None
    if at is None or part.line is whole.line:
        return False
    named = [word for word in before[at + 1 :] if word not in _DETERMINERS and word.isalpha()][:_FEW]
    return bool(named) and named[0] not in _THEM and whole.noun not in [noun(word) for word in named]


def _can_hold(whole: _Told, part: _Told) -> bool:
    if part.line.before(part.at)[-1:] == ["to"] or part.line.before(part.at)[-1:] == ["from"] or whole.noun in _NO_SETS:
        return False
    counted = whole.noun is not None or whole.line.kind(whole.at) not in COUNTS
    return _alike(part, whole) and whole.value > part.value and counted


def _alike(part: _Told, other: _Told) -> bool:
    if {part.line.kind(part.at), other.line.kind(other.at)} <= COUNTS:
        nouns = {part.noun, other.noun} - {None}
        return len(nouns) < 2 or nouns <= _PEOPLE
    return part.line.alike_beyond(part.at, other.line, other.at)


def _confirms(line: Line, share: int, whole: _Told, *, some: bool = False) -> bool:
    """Whether the other shares of a sentence, each beside a count, are of this whole; with `some`, whether one is."""
    fits = [_is_it(line.value(at) or Decimal(0), _Told(line, count), whole) for at, count in _siblings(line, share)]
    return bool(fits) and (any(fits) if some else all(fits))


def _siblings(line: Line, share: int) -> list[tuple[int, int]]:
    """The other shares of a sentence that stand beside a count, each with it."""
    beside = [
        (at, line.numbers[place - 1])
        for place, at in enumerate(line.numbers)
        if place and at != share and line.is_part(at) and line.numbers[place - 1] in amounts(line)
    ]
    return [(at, count) for at, count in beside if _is_beside(line, count, at)]
