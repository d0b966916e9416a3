"""What cannot come before something else: the first of a thing before its founding, an answer before its question.

A beginning is a date by the words beside it ("founded in 2009", "work on the bridge began in 2016"), and so is what is
told as the first of somebody's or something's ("its first shop", "the first train"). A reaction is a verb that needs
what it is about ("overturned that ruling"), which the sentence before has dated; a cause stands behind its words
("on the strength of a trial which ended in 2019").
"""

import itertools
import re
from collections.abc import Iterator, Sequence

from claims.claim import Order
from claims.frames.words import lemma, noun
from claims.lexicon import load
from claims.nearby.figures import words
from claims.times.points import Point, Sentence

_WORDS = load("times")["sequels"]
_BEGUN, _WORKS, _STARTS = (frozenset(_WORDS[name]) for name in ("begun", "works", "starts"))
_EARLY, _NO_FIRSTS, _OWNERS = (frozenset(_WORDS[name]) for name in ("early", "no_firsts", "owners"))
_REACTIONS, _ACTS, _AHEAD = (frozenset(_WORDS[name]) for name in ("reactions", "acts", "ahead"))
_CAUSES: tuple[str, ...] = tuple(f"{phrase} " for phrase in _WORDS["causes"])
_FOLLOWS, _WHICH = frozenset(_WORDS["follows"]), frozenset({"that", "which", "where", "who", "whose", "when"})
_NAME = re.compile(r"\b[A-Z][\w’'-]+")
_EMPTY = frozenset(load("nearby")["sides"]["empty"])
_STOPS = frozenset({";", ":", "and", "but", "while", "whereas"})
_PARTS = frozenset({",", ";", ":", "(", ")", "–", "—"})
_POINTING = frozenset({"that", "this", "these", "those", "the", "its", "their", "his", "her"})
_TIES = frozenset(
    {"in", "on", "by", "early", "late", "spring", "summer", "autumn", "winter", "end", "of", "the", "at", "as"}
)
# Words between a date and the verb of its clause, and between it and what is the first.
_REACH, _FAR = 6, 9


def sequels(found: Sequence[Sentence]) -> Iterator[Order]:
    """The dates of an article that lie before what has to come first."""
    for at, sentence in enumerate(found):
        before = found[at - 1] if at and sentence.follows(found[at - 1]) else None
        yield from _firsts(sentence, before)
        yield from _reactions(sentence, before)
        yield from _causes(sentence)


def _firsts(sentence: Sentence, before: Sentence | None) -> Iterator[Order]:
    """What is the first of something, told beside the beginning of that, and dated before it."""
    begun = [point for one in (sentence, before) if one is not None for point in one.points if _begins(point)]
    if not begun or len({point.days.start.year for point in begun}) > 1:
        return
    said = begun[0].figure.claim.sentence
    known = begun[0].figure.text[said.start : said.end]
    later = [point for point in sentence.points if _is_first(point, known)]
    for point in later:
        if point.days.end < begun[0].days.start and point.figure is not begun[0].figure:
            yield _order(begun[0], point, "first")


def _begins(point: Point) -> bool:
    """Whether a date is that of a beginning: "founded in 2009", "in 2009 … was founded", "work on it began in 2009"."""
    ahead = _clause(point.figure.ahead(_REACH))
    said = ahead or (_clause(point.figure.behind(_FAR)) if _opens(point) else [])
    if not _BEGUN.isdisjoint(said) and _EARLY.isdisjoint(said):
        return True
    works = not _WORKS.isdisjoint(map(noun, point.figure.before[-_FAR - 3 :]))
    return works and not _STARTS.isdisjoint(ahead[:3])


def _clause(told: Sequence[str]) -> list[str]:
    stop = next((at for at, word in enumerate(told) if word in _STOPS), len(told))
    return list(told[:stop])


def _opens(point: Point) -> bool:
    """Whether a date opens its sentence: "In 2009 …"."""
    return _TIES.issuperset(point.figure.before)


def _is_first(point: Point, known: str) -> bool:
    """Whether a date is that of the first of something: "its first shop opened in 2006", "In 2006 its first class …".

    What is named as somebody's who is not in `known`, the text that tells of the beginning, is of something else.
    """
    figure, opens = point.figure, _opens(point)
    said = figure.after if opens else figure.before
    near = said[:_FAR] if opens else said[-_FAR:]
    at = next((at for at, word in enumerate(near) if word == "first" and at and near[at - 1] in _OWNERS), None)
    if at is None or not _EARLY.isdisjoint(said) or not _WHICH.isdisjoint(near[:at]) or not _is_thing(near[at:]):
        return False
    own = near[at - 1] != "the" or _is_alone(near[at + 2 :])
    return own and all(name in known for name in _names(point))


def _is_thing(said: Sequence[str]) -> bool:
    """Whether a "first" stands before a thing that has a beginning, as in "its first shop"."""
    behind = [word for word in said[1:3] if word.isalpha()]
    return bool(behind) and _NO_FIRSTS.isdisjoint(map(noun, behind))


def _is_alone(behind: Sequence[str]) -> bool:
    """Whether a noun ends where its verb or a word of place follows: "the first train left", no "first model of"."""
    return not behind or behind[0] in _FOLLOWS or behind[0].endswith("ed") or not behind[0].isalnum()


def _names(point: Point) -> list[str]:
    """The names ahead of a date in its sentence, with the word before "first" between them."""
    claim = point.figure.claim
    text = point.figure.text[claim.sentence.start : claim.start]
    return [word for word in _NAME.findall(text.rpartition("first")[0] or text) if word.lower() not in _EMPTY]


def _reactions(sentence: Sentence, before: Sentence | None) -> Iterator[Order]:
    """What reacts to something that the sentence before has dated, and is dated before that."""
    if before is None or len(sentence.points) != 1 or len(before.points) != 1:
        return
    [point], [cause] = sentence.points, before.points
    said = (*point.figure.before, *point.figure.after)
    if point.days.end < cause.days.start and _reacts(said) and _EARLY.isdisjoint(said):
        yield _order(cause, point, next(word for word in said if _bases(word) & _REACTIONS))


def _reacts(said: Sequence[str]) -> bool:
    """Whether a verb of reacting has for its object what has just been told: "overturned that ruling", "upheld it"."""
    for at, word in enumerate(said):
        if not _bases(word) & _REACTIONS:
            continue
        behind = said[at + 1 : at + 4]
        if behind[:1] in (("it",), ("them",)):
            return True
        if behind[:1] != () and behind[0] in _POINTING and any(noun(each) in _ACTS for each in behind[1:]):
            return True
        ahead = said[max(0, at - 4) : at]
        if any(one in _POINTING and noun(other) in _ACTS for one, other in itertools.pairwise(ahead)):
            return True
    return False


def _bases(word: str) -> frozenset[str]:
    return frozenset({word, lemma(word), f"{lemma(word)}e"})


def _causes(sentence: Sentence) -> Iterator[Order]:
    """What a sentence puts down to something that it dates later: "approved in 2017 on the strength of …  in 2019"."""
    for effect, cause in itertools.pairwise(sentence.points):
        if effect.ranged or cause.ranged or cause.days.start <= effect.days.end:
            continue
        gap = words(effect.figure.text[effect.figure.claim.end : cause.figure.claim.start])
        told = " ".join(gap)
        said = next((phrase for phrase in _CAUSES if told.startswith((phrase, f", {phrase}"))), None)
        if said is not None and _AHEAD.isdisjoint((*gap, *cause.figure.behind(_REACH))) and not _PARTS & {*gap[1:]}:
            yield _order(cause, effect, said.strip())


def _order(earlier: Point, later: Point, said: str) -> Order:
    one, other = earlier.figure.claim, later.figure.claim
    return Order(
        earlier=one.id, later=other.id, words=said, start=min(one.start, other.start), end=max(one.end, other.end)
    )
