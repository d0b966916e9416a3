"""Lengths of what the text has just dated: "began in 2011 and closed in 2019. Over its twelve years, …"."""

import re
from collections.abc import Iterator, Sequence

from claims.claim import Kind, Lapse, Modality, Moment
from claims.frames.path import Figure
from claims.frames.scene import Scene
from claims.lexicon import load
from claims.statements.events import is_day

_WORDS = load("chronology")["span"]
_BEGAN, _ENDED, _RAN, _BREAKS = (frozenset(_WORDS[key]) for key in ("began", "ended", "ran", "breaks"))
# Words ahead of a length that take up the time just told of: "over its twelve years", "for those five years".
_TAKEN_UP = re.compile(
    r"\b(?:over|in|during|throughout|for|of|after) (?:its|those|these|their) (?:whole |entire |full )?$", re.IGNORECASE
)
_LASTED = re.compile(rf"\b(?:{'|'.join(sorted(_RAN))}) for (?:some |about |nearly |almost )?$", re.IGNORECASE)
_RANGE = re.compile(r"\bfrom\s+$", re.IGNORECASE)
_WORD = re.compile(r"[a-z]+")
_STOPS: tuple[list[str], ...] = ([], ["."], [","], [";"], ["and"], ["but"], ["although"], ["–"], ["—"])
# Words between the two dates, and ahead of the first.
_NEAR, _AHEAD = 8, 5


def spans(scene: Scene, ids: Sequence[str], before: Scene | None, ids_before: Sequence[str]) -> Iterator[Lapse]:
    """The lengths of a sentence that are those of a begin and an end told in it, or else in the sentence before."""
    for at, figure in enumerate(scene.figures):
        if figure.mention.kind is not Kind.DURATION or figure.mention.unit not in ("year", "month"):
            continue
        if figure.top < 0 or scene.done[at].modality is Modality.DENIED:
            continue
        ahead = scene.tree.text[: scene.tree.starts[figure.tokens[0]]]
        lasted = _LASTED.search(ahead) is not None
        behind = scene.tree.lower[figure.tokens.stop : figure.tokens.stop + 1]
        if not ((lasted and behind in _STOPS) or (behind != ["of"] and _TAKEN_UP.search(ahead))):
            continue
        told = _told(scene, ids, at)
        if told is None and before is not None and not lasted:
            told = _told(before, ids_before, len(before.figures))
        if told is not None:
            start, end = scene.extent(figure.tokens[0], figure.tokens[-1])
            yield Lapse(claim=ids[at], kind="lasted", since=told[0], until=told[1], start=start, end=end)


def _told(scene: Scene, ids: Sequence[str], stop: int) -> tuple[Moment, Moment] | None:
    """The begin and end that the figures ahead of one are: a range behind "from", or two dates behind their verbs."""
    dates = [at for at in range(stop) if scene.figures[at].mention.kind is Kind.DATE]
    if len(dates) == 1 and _is_range(scene, scene.figures[dates[0]]):
        both = Moment(claims=(ids[dates[0]],))
        return both, both
    if len(dates) != 2 or not all(is_day(scene.figures[at]) for at in dates):
        return None
    first, last = (scene.figures[at].tokens for at in dates)
    between = _WORD.findall(" ".join(scene.tree.lower[first.stop : last.start]))
    ahead = _WORD.findall(" ".join(scene.tree.lower[max(0, first.start - _AHEAD) : first.start]))
    begun, ended = not _BEGAN.isdisjoint(ahead), not _ENDED.isdisjoint(between)
    if not (begun and ended) or len(between) > _NEAR or not _BREAKS.isdisjoint(between):
        return None
    return Moment(claims=(ids[dates[0]],)), Moment(claims=(ids[dates[1]],))


def _is_range(scene: Scene, figure: Figure) -> bool:
    when = figure.mention.when
    if when is None or when.end is None or when.back is not None:
        return False
    ahead = scene.tree.text[: scene.tree.starts[figure.tokens[0]]]
    return scene.tree.lower[figure.tokens[0]] == "from" or _RANGE.search(ahead) is not None
