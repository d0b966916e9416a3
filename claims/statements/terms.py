"""Lengths between two dates that say what began and what ended: "a 30-year lease signed in 2011 that runs out in 2041".

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
_SETTLED, _WAITS, _LASTING = (frozenset(_WORDS[name]) for name in ("settled", "waits", "lasting"))
_PASSES, _PROLONGED = frozenset(_WORDS["passes"]), frozenset(_WORDS["prolonged"])
_LEAVES = frozenset(_WORDS["leaves"])
_GONE, _BACK, _POSTS = (frozenset(_WORDS[name]) for name in ("gone", "back", "posts"))
_VERBS = _BEGINS | _ENDS | _RUNS_OUT | _GONE | _BACK
_NOW = frozenset((*_WORDS["weekdays"], "today", "yesterday"))
_POINTING = frozenset({"that", "this", "those", "these"})
_MAKES = frozenset({"is", "was", "'s", "’s", "makes", "made", "means", "meant", "be", "were", "are"})
# Words between a verb and its date, between a length and its dates, and around "that is a wait of nine years".
_REACH, _NEAR, _BESIDE = 10, 12, 4
# Days without a year that are further apart may be of two years.
_HALF_YEAR = 183
_UNITS = ("year", "month", "week", "day")
_WITHIN = (["in"], ["with"], ["at"])
_HEDGED = frozenset({"a", "an", "the", "some", "nearly", "almost", "about", "only", "just", "of", "no", "less", "than"})


class _Ends(NamedTuple):
    """Two dates, the earlier one first in the sentence, with the verbs of beginning or ending before them."""

    since: int
    until: int
    began: str
    ended: str


def terms(scene: Scene, ids: Sequence[str], ahead: Scene | None, before: Sequence[str]) -> Iterator[Lapse]:
    """The lengths of a sentence with both their ends; `ahead` is the sentence right before, `before` its claims."""
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
        last = _ends(ahead) if ahead is not None else None
        if last is not None and _points_back(scene, scene.figures[at], last):
            since, until = Moment(claims=(before[last.since],)), Moment(claims=(before[last.until],))
            yield _lapse(scene, ids[at], "apart", at, since, until)


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
        if lower[token] == "ends":
            return "expire"  # "a lease that ends in 2039"
        base = words.lemma(lower[token])
        said = f"{base} {lower[token + 1]}"
        found = said if said in _VERBS else base
        if found in _VERBS and not (base in _SETTLED and scene.tree.is_noun(token)):
            return found
    return ""


def _of(scene: Scene, token: int) -> Figure:
    return next(figure for figure in scene.figures if token in figure.tokens)


def _kind(scene: Scene, figure: Figure, ends: _Ends) -> str | None:
    """How a length lies between two dates of its sentence, None where nothing says that it does."""
    if _passes(scene, figure, ends) or _is_pointed(scene, figure, ends):
        return "apart"
    noun = _attributed(scene, figure)
    if noun is None:
        done = ends.began in ("begin", "start", "open") and ends.ended in _ENDS
        left = ends.began in ("join", "start") and ends.ended in _LEAVES
        shut = ends.began in ("close", "shut") and ends.ended in ("reopen", "return")
        until = _until(scene, figure) and (done or left or shut)
        return (
            "apart" if until or (_is_lasting(scene, figure) and (done or left or _parts(scene, figure, ends))) else None
        )
    if noun in _SETTLED and ends.ended in _RUNS_OUT and ends.began in _BEGINS | {""}:
        kind = "fixed" if ends.began in ("begin", "start", "run") else "term"
        return kind if _PROLONGED.isdisjoint(scene.tree.lower) else None
    done = ends.began in ("begin", "start") and ends.ended in _ENDS
    return "apart" if noun in _LASTING and done and _goes_ahead(scene, figure, ends) else None


def _attributed(scene: Scene, figure: Figure) -> str | None:
    """The noun that a length is one of: "a 30-year lease", "a lease of 30 years"."""
    lower, stop, first = scene.tree.lower, figure.tokens.stop, figure.tokens[0]
    if "-" in lower[first:stop]:
        behind = (words.noun(word) for word in lower[stop : stop + 3])
        return next((noun for noun in behind if noun in _SETTLED | _LASTING), None)
    if lower[max(first - 1, 0)] == "of" and first > 1:
        return words.noun(lower[first - 2])
    return None


def _goes_ahead(scene: Scene, figure: Figure, ends: _Ends) -> bool:
    return figure.tokens[0] < scene.figures[ends.since].tokens[0]


def _is_lasting(scene: Scene, figure: Figure) -> bool:
    """As in "began on 3 May and ended on 12 May, lasting nine days", "… ended after nine days, on 12 May".

    Whoever was "in charge" for so long may have come earlier.
    """
    if not _POSTS.isdisjoint(scene.tree.lower[figure.tokens.stop : figure.tokens.stop + _BESIDE]):
        return False
    before = scene.tree.lower[max(figure.tokens[0] - 1, 0)]
    behind = scene.tree.lower[figure.tokens.stop : figure.tokens.stop + 1]
    return before in ("lasting", "after") and behind in (
        ["."],
        [","],
        ["in"],
        ["on"],
        ["at"],
        ["under"],
        ["of"],
        ["abroad"],
        ["away"],
        [],
    )


def _parts(scene: Scene, figure: Figure, ends: _Ends) -> bool:
    """As in "borrowed in 1974 and brought back in 2017, after 43 years in a shed"."""
    inside = scene.figures[ends.until].tokens.stop <= figure.tokens[0]
    return inside and ends.began in _GONE and ends.ended in _BACK


def _until(scene: Scene, figure: Figure) -> bool:
    """As in "closed in 2012 and stood empty for seven years until it reopened in 2019"."""
    lower, stop = scene.tree.lower, figure.tokens.stop
    return lower[max(figure.tokens[0] - 1, 0)] == "for" and lower[stop : stop + 1] in (["until"], ["before"])


def _passes(scene: Scene, figure: Figure, ends: _Ends) -> bool:
    """As in "six years went by between the application in 2013 and the opening in 2019", "took … from … to …"."""
    lower = scene.tree.lower
    since, until = scene.figures[ends.since].tokens, scene.figures[ends.until].tokens
    if since[0] < figure.tokens[0] < until[-1]:
        return False
    opening = _opening(scene, figure, since)
    if opening is None:
        return False
    links = ("and",) if lower[opening] == "between" else ("to", "until", "till")
    between = lower[since.stop : until.start]
    if len(between) > _NEAR or not any(link in between for link in links):
        return False
    if figure.tokens[0] < since[0]:
        gap = lower[figure.tokens.stop : opening]
        return lower[max(figure.tokens[0] - 1, 0)] not in ("in", "over", "during", "for") and _PASSES.issuperset(gap)
    gap = lower[until.stop : figure.tokens.start]
    return bool(gap) and len(gap) <= _BESIDE and (_PASSES | _HEDGED).issuperset(gap)


def _opening(scene: Scene, figure: Figure, since: range) -> int | None:
    """The "between" or "from" before the first of two dates, right behind a length or at the start of its clause."""
    lower = scene.tree.lower
    floor = figure.tokens.stop if figure.tokens[0] < since[0] else 0
    for token in range(since[0] - 1, max(since[0] - _NEAR, floor) - 1, -1):
        if lower[token] in ("between", "from"):
            return token
    return None


def _is_pointed(scene: Scene, figure: Figure, ends: _Ends) -> bool:
    """As in "came out in 2011 and the second in 2024; that is a 13-year wait", "…, a wait of 13 years"."""
    lower, first, until = scene.tree.lower, figure.tokens[0], scene.figures[ends.until].tokens
    if first < until.stop:
        return False
    before = [word for word in lower[until.stop : first] if word not in _HEDGED]
    waits = _is_wait(scene, figure)
    said = len(before) <= _NEAR and len(before) >= 2 and before[-1] in _MAKES and before[-2] in _POINTING
    listed = before[:1] in ([","], ["–"], ["—"], ["-"]) and {*before[1:]} <= _WAITS
    return waits and (said or listed)


def _is_wait(scene: Scene, figure: Figure) -> bool:
    """Whether a length is told as that of a wait: "a 13-year wait", "a gap of 13 years", "13 years apart"."""
    lower, stop, first = scene.tree.lower, figure.tokens.stop, figure.tokens[0]
    behind = {words.noun(word) for word in lower[stop : stop + 2]}
    return not behind.isdisjoint(_WAITS) or (lower[first - 1 : first] == ["of"] and lower[first - 2] in _WAITS)


def _points_back(scene: Scene, figure: Figure, ends: _Ends) -> bool:
    """As in "Boring began in 2006 and ended in 2019. Those 13 years …"."""
    lower, first = scene.tree.lower, figure.tokens[0]
    opening = [word for word in lower[scene.tree.first : first + 1] if word not in _HEDGED]
    if len(opening) > _BESIDE:
        return False
    done = ends.began in ("begin", "start", "open") and ends.ended in _ENDS
    if opening[-2:-1] in (["those"], ["these"]):
        of_its_own = len(opening) > 2 and lower[figure.tokens.stop : figure.tokens.stop + 1] == ["of"]
        return done and not of_its_own  # "in those two years of the audit"
    waits = _is_wait(scene, figure)
    return waits and opening[0] in _POINTING and len(opening) > 1 and opening[1] in _MAKES


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
