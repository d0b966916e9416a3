"""Sources that are older than what they hold: "a study, published in 2021, drew on records from 2019 to 2023".

A sentence that dates a source says of every later date behind it, told with a verb of holding or finding, what the
source cannot know; and so does the sentence behind it, if it speaks of the source.
"""

import itertools
from collections.abc import Iterator, Sequence

from claims.claim import Order
from claims.frames.words import lemma, noun
from claims.lexicon import load
from claims.nearby.figures import words
from claims.times.points import Point, Sentence

_WORDS = load("times")["sources"]
_SOURCES, _ISSUED, _BREAKS = (frozenset(_WORDS[name]) for name in ("nouns", "issued", "breaks"))
_LATER, _HOLDS, _GATHERS = (frozenset(_WORDS[name]) for name in ("later", "holds", "gathers"))
_NAMED = (["the"], ["its"], ["their"], ["our"], ["this"])
_OF = frozenset({"of", "from", "in", "dated"})
_OPENS = frozenset({"it", "its", "they", "their", "the", "this", "that", "these", "those", "for", "in"})
_PASSIVE = frozenset({"was", "were", "is", "are", "been", "be", "being"})
# Words between a verb of publishing and its date, and before a date in the sentence behind.
_REACH, _OPENING = 4, 4
# Sentences before one of results in which the gathering is told.
_BACK = 3
_OWN = frozenset({"our", "his", "her"})


def covered(found: Sequence[Sentence]) -> Iterator[Order]:
    """What the sources of an article tell of days after their own."""
    for at, sentence in enumerate(found):
        issue = next((point for point in sentence.points if _is_issue(point, sentence)), None)
        if issue is None:
            continue
        if _is_of_results(sentence):
            near = [one for one in found[max(0, at - _BACK) : at] if one.block == sentence.block]
            told = {point.figure: point for one in near for point in one.points if _is_gathered(point)}
            late = (point for point in told.values() if point.days.start > issue.days.end)
            yield from (_order(point, issue) for point in late if len(told) == 1)
        for point in sentence.points:
            if _is_later(point, issue) and _holds(_between(issue, point), point):
                yield _order(point, issue)
        behind = found[at + 1] if at + 1 < len(found) else None
        if behind is not None and behind.follows(sentence) and _speaks_of(behind, sentence):
            for point in behind.points:
                if _is_later(point, issue) and _holds(point.figure.before, point):
                    yield _order(point, issue)


def _is_issue(point: Point, sentence: Sentence) -> bool:
    """Whether a date is that of a source: "published in 2018", "a report of 2018", "a 2018 survey"."""
    if point.ranged:
        return False
    ahead, behind = point.figure.ahead(_REACH + 1), point.figure.behind(1)
    if len(ahead) > 1 and ahead[0] in _OF and noun(ahead[1]) in _SOURCES:
        return True
    if _are_sources(behind):
        return ahead[:1] not in _NAMED  # "the 2020 survey" may be one that was put off to 2021
    said = any(word in _ISSUED for word in ahead[:_REACH])
    return said and _are_sources((*point.figure.before, *point.figure.after))


def _is_gathered(point: Point) -> bool:
    """Whether a date is that at which answers or data were gathered: "answers were collected in May 2021"."""
    return any(not _GATHERS.isdisjoint({lemma(word), f"{lemma(word)}e"}) for word in point.figure.ahead(_REACH))


def _is_of_results(sentence: Sentence) -> bool:
    """Whether a sentence is of the results of what was gathered: "the results were published in June 2020"."""
    figure = sentence.figures[0]
    said = {*figure.before, *figure.after}
    return (
        not said.isdisjoint(_WORDS["results"])
        and not said.isdisjoint(_OPENS | _OWN)
        and said.isdisjoint(_WORDS["others"])
    )


def _are_sources(told: Sequence[str]) -> bool:
    return any(noun(word) in _SOURCES for word in told)


def _is_later(point: Point, issue: Point) -> bool:
    behind = point.figure.claim.start > issue.figure.claim.start
    return behind and point.days.start > issue.days.end and point.figure is not issue.figure


def _between(issue: Point, point: Point) -> tuple[str, ...]:
    text = issue.figure.text
    gap = words(text[issue.figure.claim.end : point.figure.claim.start])
    return ("according", *gap) if "according" in issue.figure.before else gap


def _holds(gap: Sequence[str], point: Point) -> bool:
    """Whether a source holds, finds or tells what the words before a date end with."""
    if not _LATER.isdisjoint((*gap, *point.figure.behind(_REACH))) or gap[-2:] == ("that", "of"):
        return False
    at = next((at for at, word in reversed(list(enumerate(gap))) if _is_holding(gap, at)), None)
    return at is not None and not _parted(gap[at + 1 :])


def _is_holding(gap: Sequence[str], at: int) -> bool:
    """Whether a word is a verb of holding, or one of gathering, be it passive: "for which 900 adults were asked"."""
    bases = {gap[at], lemma(gap[at]), f"{lemma(gap[at])}e"}
    passive = at > 0 and gap[at - 1] in _PASSIVE
    return not bases.isdisjoint(_GATHERS) or (not passive and not bases.isdisjoint(_HOLDS))


def _parted(gap: Sequence[str]) -> bool:
    """Whether something else begins behind a verb of holding: ", and rents fell"."""
    return ";" in gap or any(one == "," and other in _BREAKS for one, other in itertools.pairwise(gap))


def _speaks_of(sentence: Sentence, source: Sentence) -> bool:
    """Whether a sentence begins with the source of the one before it: "For it, …", "The report counted …"."""
    opening = sentence.figures[0].before[:_OPENING]
    known = {noun(word) for figure in source.figures for word in (*figure.before, *figure.after)} & _SOURCES
    again = not known.isdisjoint(map(noun, opening))
    return opening[:1] != () and opening[0] in _OPENS and (again or opening[:2] == ("for", "it"))


def _order(point: Point, issue: Point) -> Order:
    figure = issue.figure
    said = next((noun(word) for word in (*reversed(figure.before), *figure.after) if noun(word) in _SOURCES), "source")
    return Order(
        earlier=point.figure.claim.id,
        later=figure.claim.id,
        words=said,
        reported=True,
        start=min(figure.claim.start, point.figure.claim.start),
        end=max(figure.claim.end, point.figure.claim.end),
    )
