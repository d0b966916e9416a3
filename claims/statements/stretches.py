"""Lengths counted from one date to now, or to another date: "since 1994, a stretch of 27 years", "marked 40 years".

What a length is of is told by the class of the words beside it, whatever the sentence is about: it stands beside the
"since" of its date, takes up the time "since" a date told before it, or is what somebody marks of what began at a date.
Every date that may be meant is a reading, and a check asks that none of them fits.
"""

import itertools
from collections.abc import Iterator, Sequence

from claims.claim import Kind, Lapse, Modality, Moment
from claims.frames import words
from claims.frames.path import Figure
from claims.frames.scene import Scene
from claims.lexicon import load
from claims.statements.events import is_dated, is_day

_WORDS = load("chronology")["stretches"]
_DEGREES, _APPOSED, _MARKS = (frozenset(_WORDS[name]) for name in ("degrees", "apposed", "marks"))
_BEGUN, _PARTED, _OF = (frozenset(_WORDS[name]) for name in ("begun", "parted", "of"))
# Words between a verb and its date, and between a verb that marks and its length.
_REACH, _NEAR = 8, 4
_LEAST = 2
_STOPS = frozenset({";", ":", "—", "–"})
_ENDINGS = frozenset((*_STOPS, ",", ".", ")"))


def stretches(scene: Scene, ids: Sequence[str], before: Sequence[str]) -> Iterator[Lapse]:
    """The lengths of a sentence that begin at one of its dates; `before` are the dates of its paragraph before it."""
    for at, figure in enumerate(scene.figures):
        mention = figure.mention
        if mention.kind is not Kind.DURATION or mention.unit != "year" or (mention.low or 0) < _LEAST or figure.top < 0:
            continue
        if scene.done[at].modality is Modality.DENIED or "-" in scene.tree.lower[figure.tokens[0] : figure.tokens.stop]:
            continue
        since = _beside_since(scene, at) or _taken_up(scene, ids, at, before) or _marked(scene, at)
        if not since:
            continue
        begun = tuple(ids[each] if isinstance(each, int) else each for each in since)
        others = [claim for each, claim in enumerate(ids) if is_dated(scene.figures[each]) and claim not in begun]
        until = Moment(claims=tuple(claim for claim in (*before, *others) if claim not in begun), now=True)
        start, end = scene.extent(figure.tokens[0], figure.tokens[-1])
        yield Lapse(claim=ids[at], kind="stretch", since=Moment(claims=begun), until=until, start=start, end=end)


def _beside_since(scene: Scene, at: int) -> list[int | str]:
    """As in "since 1994, a stretch of 27 years", "since 1994, or 27 years", "in the 27 years since 1994"."""
    lower, figure = scene.tree.lower, scene.figures[at]
    for other, date in enumerate(scene.figures):
        if not is_day(date) or not _is_since(scene, date):
            continue
        if date.tokens.stop <= figure.tokens[0]:
            gap = [word for word in lower[date.tokens.stop : figure.tokens[0]] if word not in _DEGREES]
            if (
                gap[:1] in ([","], ["("], ["–"], ["—"])
                and _APPOSED.issuperset(gap[1:])
                and not _is_parted(scene, figure)
            ):
                return [other]
        elif (
            "had" not in lower
            and date.tokens[0] - figure.tokens.stop <= 1
            and lower[figure.tokens[0] - 1] in ("the", "these", "those")
        ):
            return [other]
    return []


def _is_since(scene: Scene, date: Figure) -> bool:
    lower, first = scene.tree.lower, date.tokens[0]
    return "since" in lower[max(first - 1, 0) : first + 1]


def _is_parted(scene: Scene, figure: Figure) -> bool:
    """Whether what follows a length says that it is one of a part: "since 1994, 27 years of it as a teacher"."""
    behind = scene.tree.lower[figure.tokens.stop : figure.tokens.stop + _NEAR]
    return not _PARTED.isdisjoint(itertools.takewhile(lambda word: word not in _ENDINGS, behind))


def _taken_up(scene: Scene, ids: Sequence[str], at: int, before: Sequence[str]) -> list[int | str]:
    """The dates that "in the 27 years since", "in the 27 years since then" may count from."""
    lower, figure = scene.tree.lower, scene.figures[at]
    behind = lower[figure.tokens.stop : figure.tokens.stop + 2]
    closes = behind[:1] == ["since"] and (len(behind) < 2 or behind[1] in (",", ".", "then", "that", ";"))
    if not closes or lower[max(figure.tokens[0] - 1, 0)] not in ("the", "those", "these"):
        return []
    here = [each for each in range(at) if is_day(scene.figures[each])]
    return list(here or before)


def _marked(scene: Scene, at: int) -> list[int | str]:
    """The date at which began what "celebrated forty years", as in "first held in 1988, … celebrated forty years"."""
    lower, figure = scene.tree.lower, scene.figures[at]
    ahead = [word for word in lower[max(figure.tokens[0] - _NEAR, 0) : figure.tokens[0]] if word not in _DEGREES]
    if not ahead or words.lemma(ahead[-1]) not in _MARKS or _is_parted(scene, figure):
        return []
    if lower[figure.tokens.stop : figure.tokens.stop + 1] == ["of"] and not _OF.intersection(
        lower[figure.tokens.stop + 1 : figure.tokens.stop + 3]
    ):
        return []
    begun = [each for each, date in enumerate(scene.figures) if is_day(date) and _begins(scene, date)]
    return list(begun) if len(begun) == 1 else []


def _begins(scene: Scene, date: Figure) -> bool:
    """Whether a date is that of a begin: "first held in 1988", "founded in 1988", "opened its doors in 1988"."""
    lower, first = scene.tree.lower, date.tokens[0]
    for token in range(first - 1, max(first - 1 - _REACH, -1), -1):
        if lower[token] in _STOPS or any(token in other.tokens for other in scene.figures if is_day(other)):
            return False
        if words.lemma(lower[token]) in _BEGUN:
            return True
        if lower[token] == "first" and scene.tree.is_verb(min(token + 1, len(scene.tree) - 1)):
            return True
    return False
