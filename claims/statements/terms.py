"""Lengths of what is agreed, and of a time in a post: "a 30-year lease signed in 2011 that runs out in 2041".

The parse often hangs such a clause from the wrong noun, so what a date dates is the last verb of beginning or ending
before it.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from claims.claim import Kind, Lapse, Modality, Moment
from claims.frames import words
from claims.frames.path import Figure
from claims.frames.periods import is_date
from claims.frames.scene import Scene
from claims.lexicon import load

_WORDS = load("chronology")
_BEGINS, _ENDS, _RUNS_OUT = (frozenset(_WORDS[name]) for name in ("begins", "ends", "runs_out"))
_SETTLED, _PROLONGED = frozenset(_WORDS["settled"]), frozenset(_WORDS["prolonged"])
_LEAVES = frozenset(_WORDS["leaves"])
_VERBS = _BEGINS | _ENDS | _RUNS_OUT
_NOW = frozenset((*_WORDS["weekdays"], "today", "yesterday"))
# Words between a verb and its date.
_REACH = 10
# Days without a year that are further apart may be of two years.
_HALF_YEAR = 183
_UNITS = ("year", "month", "week", "day")
_WITHIN = (["in"], ["with"], ["at"])


class _Ends(NamedTuple):
    """Two dates, the earlier one first in the sentence, with the verbs of beginning or ending before them."""

    since: int
    until: int
    began: str
    ended: str


def terms(scene: Scene, ids: Sequence[str]) -> Iterator[Lapse]:
    """The only length of a sentence, if it is one of what was agreed at a date, or of somebody's time in a post."""
    lengths = [at for at, figure in enumerate(scene.figures) if _is_length(scene, at, figure)]
    if len(lengths) != 1:
        return
    at = lengths[0]
    ends = _ends(scene)
    if ends is not None:
        kind = _kind(scene, scene.figures[at], ends)
        if kind is not None:
            yield _lapse(scene, ids[at], kind, at, Moment(claims=(ids[ends.since],)), Moment(claims=(ids[ends.until],)))
    else:
        yield from _tenure(scene, ids, at)


def _is_length(scene: Scene, at: int, figure: Figure) -> bool:
    actual = scene.done[at].modality is not Modality.DENIED
    return actual and figure.top >= 0 and figure.mention.kind is Kind.DURATION and figure.mention.unit in _UNITS


def _ends(scene: Scene) -> _Ends | None:
    """The two dates of a sentence that names two and no more, where the first comes before the second."""
    dates = [at for at, figure in enumerate(scene.figures) if figure.top >= 0 and is_date(figure)]
    if len(dates) != 2 or not all(_is_whole(scene.figures[at]) for at in dates):
        return None
    since, until = dates
    days = [scene.figures[at].mention.date for at in dates]
    starts = [day.start for day in days if day is not None and day.start is not None]
    if len(starts) != 2 or starts[0] > starts[1]:
        return None
    yearless = any(scene.figures[at].mention.when.start.year is None for at in dates)  # type: ignore[union-attr]
    if yearless and (starts[1] - starts[0]).days > _HALF_YEAR:
        return None
    return _Ends(since, until, _verb(scene, since), _verb(scene, until))


def _is_whole(figure: Figure) -> bool:
    """Whether a date is one day, month or year, and not one that is counted back or a period."""
    when = figure.mention.when
    return when is not None and when.end is None and when.back is None and when.start != type(when.start)()


def _verb(scene: Scene, at: int) -> str:
    """The last verb of beginning or ending before a date, with its particle; "" where none is near."""
    lower, first = scene.tree.lower, scene.figures[at].tokens[0]
    for token in range(first - 1, max(first - 1 - _REACH, -1), -1):
        if scene.is_figure(token) and is_date(_of(scene, token)):
            break
        if lower[token] in (";", ":"):
            break
        if lower[token] in ("ends", "until", "till"):
            return "expire"  # "a lease that ends in 2039", "that runs until 2039"
        base = words.lemma(lower[token])
        said = f"{base} {lower[token + 1]}"
        found = said if said in _VERBS else base
        if found in _VERBS and not (base in _SETTLED and scene.tree.is_noun(token)):
            return found
    return ""


def _of(scene: Scene, token: int) -> Figure:
    return next(figure for figure in scene.figures if token in figure.tokens)


def _kind(scene: Scene, figure: Figure, ends: _Ends) -> str | None:
    """How a length that was agreed lies between two dates of its sentence, None where nothing says that it does."""
    if _attributed(scene, figure) not in _SETTLED or ends.ended not in _RUNS_OUT or ends.began not in _BEGINS | {""}:
        return None
    kind = "fixed" if ends.began in ("begin", "start", "run") else "term"
    return kind if _PROLONGED.isdisjoint(scene.tree.lower) else None


def _attributed(scene: Scene, figure: Figure) -> str | None:
    """The noun that a length is one of: "a 30-year lease", "a lease of 30 years"."""
    lower, stop, first = scene.tree.lower, figure.tokens.stop, figure.tokens[0]
    if "-" in lower[first:stop]:
        behind = (words.noun(word) for word in lower[stop : stop + 3])
        return next((noun for noun in behind if noun in _SETTLED), None)
    if lower[max(first - 1, 0)] == "of" and first > 1:
        return words.noun(lower[first - 2])
    return None


def _tenure(scene: Scene, ids: Sequence[str], at: int) -> Iterator[Lapse]:
    """As in "is to retire next month after 27 years in the force, which he joined in 1998"."""
    lower, figure = scene.tree.lower, scene.figures[at]
    stop = figure.tokens.stop
    if lower[max(figure.tokens[0] - 1, 0)] != "after" or lower[stop : stop + 1] not in _WITHIN:
        return
    begun = [
        each
        for each, other in enumerate(scene.figures)
        if is_date(other) and _is_whole(other) and other.tokens[0] > stop and _verb(scene, each) in ("join", "start")
    ]
    others = [each for each, other in enumerate(scene.figures) if is_date(other) and each not in begun]
    ending = next((token for token in range(figure.tokens[0]) if _says(scene, token) in _LEAVES), None)
    between = lower[stop : scene.figures[begun[0]].tokens[0]] if len(begun) == 1 else []
    if ending is None or len(others) > 1 or not {"which", "where"} & {*between} or "as" in between:
        return
    if others:
        until = Moment(claims=(ids[others[0]],))
    elif scene.tree.tags[ending] != "VBD" or not _NOW.isdisjoint(lower):
        until = Moment(now=True)
    else:
        return
    yield _lapse(scene, ids[at], "tenure", at, Moment(claims=(ids[begun[0]],)), until)


def _says(scene: Scene, token: int) -> str:
    base = words.lemma(scene.tree.lower[token])
    said = " ".join([base, *scene.tree.lower[token + 1 : token + 2]])
    return said if said in _LEAVES else base


def _lapse(scene: Scene, claim: str, kind: str, at: int, since: Moment, until: Moment) -> Lapse:
    tokens = scene.figures[at].tokens
    start, end = scene.extent(tokens[0], tokens[-1])
    return Lapse(claim=claim, kind=kind, since=since, until=until, start=start, end=end)
