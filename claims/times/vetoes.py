"""What makes it doubtful that a length of time lies between the only two dates around it. Each veto is one question."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from claims.claim import Modality
from claims.document import Role
from claims.frames.words import noun
from claims.lexicon import load
from claims.nearby.figures import Figure, words
from claims.times.points import Point, Sentence, allows, apart, is_known, is_length

_WORDS = {name: frozenset(told) for name, told in load("times").items() if name != "clock"}


class Pair(NamedTuple):
    """Two points of time, in the order of the text.

    `where` is "own" for those of the sentence of the length, "before" and "behind" for those of its neighbour, "both"
    for one of the sentence before and one of its own, "under" for those under a heading.
    """

    first: Point
    second: Point
    where: str

    @property
    def is_period(self) -> bool:
        """Whether the two are the ends of one period: "from 2009 to 2019"."""
        return self.first.figure is self.second.figure


Veto = Callable[[Figure, Pair, Sequence[Sentence]], bool]


def vetoed(length: Figure, pair: Pair, near: Sequence[Sentence]) -> bool:
    """Whether something speaks against it that a length lies between a pair of points."""
    return any(veto(length, pair, near) for veto in _VETOES)


def _not_so(length: Figure, pair: Pair, near: Sequence[Sentence]) -> bool:
    """The length was planned, hoped for or denied."""
    ahead = length.ahead(8)
    said = not _WORDS["planned"].isdisjoint(ahead) or any(word.endswith(("n't", "n’t")) for word in ahead)
    return said or "to" in ahead[1:3] or length.claim.measures.modality is Modality.SUPERSEDED


def _of_many(length: Figure, pair: Pair, near: Sequence[Sentence]) -> bool:
    """The length is a mean, a rate or what recurs."""
    return not _WORDS["means"].isdisjoint((*length.ahead(6), *length.behind(6)))


def _compared(length: Figure, pair: Pair, near: Sequence[Sentence]) -> bool:
    """The length is by how much something is older, longer or late; "nine years behind the counter" is not."""
    behind = length.behind(3)
    apart = not _WORDS["apart"].isdisjoint(behind[:1]) and (len(behind) == 1 or not _WORDS["plans"].isdisjoint(behind))
    return apart or not _WORDS["compared"].isdisjoint(behind[:2]) or "by" in length.ahead(4)


def _a_part(length: Figure, pair: Pair, near: Sequence[Sentence]) -> bool:
    """The length is the first, last, or another stretch of something, or some of it: "12 years of it"."""
    if pair.is_period and not any(word.isalnum() for word in _gap(length, pair)):
        return False  # "in the last three years, 2019 to 2022"
    return not _WORDS["parts"].isdisjoint(length.ahead(3)) or length.behind(2) == ["of", "it"]


def _gap(length: Figure, pair: Pair) -> tuple[str, ...]:
    """The words between a length and the first of two points, if that stands behind it."""
    return words(length.text[length.claim.end : max(pair.first.figure.claim.start, length.claim.end)]) or ("?",)


def _an_account(length: Figure, pair: Pair, near: Sequence[Sentence]) -> bool:
    """The length is told with the day that it ends on: "the three months to the end of June"."""
    behind = length.behind(6)
    return behind[:1] != [] and behind[0] in _WORDS["ending"] and _dates_soon(behind[1:])


def _dates_soon(told: Sequence[str]) -> bool:
    return any(word.isdigit() or word in _WORDS["months"] for word in told[:4]) and not _WORDS["verbs"].intersection(
        told[:2]
    )


def _within(length: Figure, pair: Pair, near: Sequence[Sentence]) -> bool:
    """What happened in so many years may have been spread over more: "won the cup in five years between …"."""
    return length.ahead(1) in (["in"], ["within"], ["of"]) and not _is_named(length)


def _is_named(length: Figure) -> bool:
    """Whether "of" is that of a noun of time: "a round trip of eight years"."""
    return length.ahead(1) == ["of"]


def _from_elsewhere(length: Figure, pair: Pair, near: Sequence[Sentence]) -> bool:
    """The length counts from or to something that has no date: "five years after the war", "two years later it was"."""
    behind = length.behind(12)
    if behind[:1] in (["later"], ["earlier"], ["on"]):
        return len(behind) > 1
    return not _WORDS["counting"].isdisjoint(behind[:1]) and not any(word.isdigit() for word in behind)


def _in_a_post(length: Figure, pair: Pair, near: Sequence[Sentence]) -> bool:
    """Somebody did one thing of several for so long: "served six years as mayor", "spent two years there"."""
    told = {*length.ahead(4), *length.behind(4)}
    sure = pair.is_period or is_known(length)
    return not sure and not _WORDS["partly"].isdisjoint(told)


def _agreed(length: Figure, pair: Pair, near: Sequence[Sentence]) -> bool:
    """A lease or contract of so many years may be cut short or renewed, and a bond is traded before it is due."""
    beside = {noun(word) for word in (*length.behind(3), *length.ahead(3))}
    return not _WORDS["papers"].isdisjoint(beside) or (not pair.is_period and not _WORDS["agreed"].isdisjoint(beside))


def _torn(length: Figure, pair: Pair, near: Sequence[Sentence]) -> bool:
    """Both dates stand behind a length in another clause, which no colon announces; and it opens no sentence."""
    if pair.is_period or pair.where != "own" or pair.first.figure.claim.start < length.claim.start:
        return False
    gap = _gap(length, pair)
    return ":" not in gap and not _WORDS["breaks"].isdisjoint(gap) and not opens(length)


def is_current(length: Figure) -> bool:
    """Whether the sentence of a length speaks of now: "has led it for nine years", "retires after nine years"."""
    said = (*length.before, *length.after)
    title = length.claim.where.role in (Role.TITLE, Role.HEADING)
    return title or not _WORDS["now"].isdisjoint(said)


def opens(length: Figure) -> bool:
    """Whether a sentence opens with a length: "After nine years", "Over its twelve years", "That is a wait of …"."""
    return _WORDS["opening"].issuperset(length.before)


def _far(length: Figure, pair: Pair, near: Sequence[Sentence]) -> bool:
    """The dates stand in another sentence, and nothing points from the length at them."""
    if pair.where == "own":
        return False
    if pair.where == "both":
        later = pair.first.days.start <= pair.second.days.start
        tied = length.ahead(1) in (["after"], ["for"], ["took"], ["lasted"]) or length.behind(1) == ["later"]
        return not (later and tied)
    if pair.where == "under" and not any(word in ("after", "for", "following") for word in length.before):
        return True
    return not opens(length) and (pair.where != "behind" or _WORDS["lasts"].isdisjoint(length.ahead(3)))


def _compared_days(length: Figure, pair: Pair, near: Sequence[Sentence]) -> bool:
    """A date is that of a figure which is compared: "back at the level of 2019"."""
    return any(not _WORDS["against"].isdisjoint(one.figure.ahead(3)) for one in (pair.first, pair.second))


def _has_its_own(length: Figure, pair: Pair, near: Sequence[Sentence]) -> bool:
    """Another length of the paragraph is what the two dates give."""
    others = (one for sentence in near for one in sentence.figures if one is not length and is_length(one))
    return any(apart(pair.first.days, pair.second.days, one.unit or "year").meets(allows(one)) for one in others)


_VETOES: tuple[Veto, ...] = (
    _not_so,
    _of_many,
    _compared,
    _a_part,
    _an_account,
    _within,
    _from_elsewhere,
    _in_a_post,
    _agreed,
    _torn,
    _far,
    _compared_days,
    _has_its_own,
)
