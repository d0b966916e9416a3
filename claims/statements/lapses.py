"""Lengths of time with both their ends: "for 12 years, from 2009 to 2021", "five years later, in 2015", "aged 60"."""

import re
from collections.abc import Iterator, Sequence

from claims.claim import Kind, Lapse, Modality, Moment
from claims.frames import clauses, who, words
from claims.frames.path import Figure
from claims.frames.periods import is_date
from claims.frames.scene import Scene
from claims.lexicon import load
from claims.statements import ages
from claims.statements.events import MOST_FIGURES, is_dated, is_day, named

_WORDS = load("chronology")
_STRETCH = frozenset(_WORDS["stretch"])
_BUILDING: tuple[list[str], list[str]] = tuple(_WORDS["building"])
_BUILD = frozenset(("build", "complete", "finish", "construct", "dig", "restore", "renovate"))
_WEEKDAYS: dict[str, int] = _WORDS["weekdays"]
_DAY = "|".join(_WEEKDAYS)
_WEEK = re.compile(rf"\b({_DAY})(?:\s+(?:to|until|till|through)\s+|[–—-])({_DAY})\b", re.IGNORECASE)
# Words between a length of time and its years, and between "later" and its date.
_NEAR = 7
_BESIDE = 2
# Words ahead of a length in which "by" makes it an amount.
_AHEAD = 4
# Words of a clause after "five years after" that may stand before its date.
_CLAUSE = 10
_BETWEEN = frozenset({",", "(", "–", "—", "in", "on", "back", "by"})
_DEGREES = frozenset(_WORDS["stretches"]["degrees"])
# Words between which a length stands beside its years: "(2009 to 2021), 12 years in all".
_OPENING = ([","], ["("], ["–"], ["—"], ["-"], [":"])
_CLOSING: tuple[list[str], ...] = ([], [","], ["."], [")"], [";"], ["–"], ["—"], ["in"], ["after"])
# "In only five years between 2009 and 2021": years of the period, and not its length.
_MEAN = frozenset({"mean", "median", "average"})
# "A median of 12 months in the years 2015 to 2019": measured in the period.
_WITHIN = frozenset({"in", "for", "during", "over", "the", "period"})
_SINGLE = frozenset({"in", "only", "just", "least", "most", "every", "than", "another", "first", "last", "consecutive"})


def lapses(scene: Scene, ids: Sequence[str], before: Sequence[str]) -> Iterator[Lapse]:
    """The lengths of time of a sentence; `before` are the dates of the paragraph ahead of it."""
    for at, figure in enumerate(scene.figures[:MOST_FIGURES]):
        if figure.top < 0 or scene.done[at].modality is Modality.DENIED:
            continue
        kind = figure.mention.kind
        if kind is Kind.DURATION and figure.mention.unit in ("year", "month", "week", "day"):
            yield from _length(scene, ids, at, before)
        elif kind in (Kind.PLAIN, Kind.COUNT):
            yield from ages.aged(scene, ids, at)
        elif kind is Kind.RANK:
            yield from ages.anniversary(scene, ids, at)
        elif kind is Kind.DATE:
            yield from _ago(scene, ids, at, before)


def _length(scene: Scene, ids: Sequence[str], at: int, before: Sequence[str]) -> Iterator[Lapse]:
    tree, figure = scene.tree, scene.figures[at]
    following = tree.lower[figure.tokens.stop : figure.tokens.stop + 2]
    if following[:1] == ["old"] or following == ["-", "old"]:
        yield from ages.old(scene, ids, at)
    elif following[:1] in (["later"], ["earlier"]):
        yield from _later(scene, ids, at, before, following[0])
    elif following[:1] in (["after"], ["before"]):
        yield from _after(scene, ids, at, following[0])
    else:
        yield from _took(scene, ids, at) or _lasted(scene, ids, at)


def _lasted(scene: Scene, ids: Sequence[str], at: int) -> Iterator[Lapse]:
    """A length beside the period that it is the length of, or beside the date "since" which it has lasted."""
    figure = scene.figures[at]
    if scene.done[at].statistic in _MEAN or _is_amount(scene, figure):
        return
    for other in (at + 1, at - 1):
        if not 0 <= other < len(scene.figures) or not is_date(scene.figures[other]):
            continue
        date = scene.figures[other]
        when = date.mention.when
        if when is None or when.back is not None or not _is_length_of(scene, figure, date):
            continue
        if when.end is None and when.start.year is not None and _is_since(scene, date) and _until_now(scene, figure):
            yield _lapse(scene, ids, "since", at, other, Moment(claims=(ids[other],)), Moment(now=True))
            return
    week = _WEEK.search(scene.tree.text)
    if week is not None and figure.mention.unit == "day":
        tokens = scene.tree.tokens(*week.span())
        if _is_stretch(scene, figure.tokens, tokens):
            first, last = (_weekday(scene, week, group) for group in (1, 2))
            start, end = scene.extent(min(figure.tokens[0], tokens[0]), max(figure.tokens[-1], tokens[-1]))
            yield Lapse(claim=ids[at], kind="lasted", since=first, until=last, start=start, end=end)


def _is_amount(scene: Scene, figure: Figure) -> bool:
    """Whether a length is by how much something changed: "life expectancy fell by 0.4 years from 2019 to 2022"."""
    first = figure.tokens[0]
    return "by" in scene.tree.lower[max(first - _AHEAD, 0) : first]


def _weekday(scene: Scene, week: re.Match[str], group: int) -> Moment:
    start, end = scene.block.source(scene.start + week.start(group), scene.start + week.end(group))
    return Moment(weekday=_WEEKDAYS[week[group].lower()], start=start, end=end)


def _took(scene: Scene, ids: Sequence[str], at: int) -> list[Lapse]:
    """As in "the tunnel took eight years to build": from its begin to its end, wherever the article dates them."""
    tree, figure = scene.tree, scene.figures[at]
    verb = tree.heads[figure.top]
    if words.lemma(tree.lower[verb]) != "take" or tree.deps[figure.top] != "dobj":
        return []
    built = next((kid for kid in tree.children(verb, "xcomp", "advcl") if words.lemma(tree.lower[kid]) in _BUILD), None)
    thing = tree.child(built, "dobj") if built is not None else None
    thing = thing if thing is not None else clauses.subject(tree, verb, frozenset(figure.tokens))
    whose = who.entity(scene, thing) if built is not None and thing is not None else None
    if whose is None:
        return []
    start, end = scene.extent(figure.tokens[0], figure.tokens[-1])
    since, until = (Moment(what=tuple(kinds), subject=whose) for kinds in _BUILDING)
    return [Lapse(claim=ids[at], kind="took", since=since, until=until, start=start, end=end)]


def _is_length_of(scene: Scene, figure: Figure, date: Figure) -> bool:
    return _is_stretch(scene, figure.tokens, date.tokens)


def _is_stretch(scene: Scene, length: range, period: range) -> bool:
    """Whether nothing between a length and a period keeps the one from being the length of the other."""
    tree = scene.tree
    first, last = (length, period) if length.start < period.start else (period, length)
    gap = tree.lower[first.stop : last.start]
    if len(gap) > _NEAR or not _STRETCH.issuperset(gap) or (gap and _WITHIN.issuperset(gap)):
        return False
    if length.start > period.start:
        return gap[:1] in _OPENING and tree.lower[length.stop : length.stop + 1] in _CLOSING
    ahead = tree.lower[max(length.start - 1, 0)]
    return ahead not in _SINGLE or (ahead == "last" and gap in _OPENING)


def _is_since(scene: Scene, date: Figure) -> bool:
    lower, first = scene.tree.lower, date.tokens[0]
    return lower[first] == "since" or (first > 0 and lower[first - 1] == "since")


def _until_now(scene: Scene, figure: Figure) -> bool:
    """Whether a length ends now: "the past 12 years", or "has … for 12 years"."""
    tree = scene.tree
    before = tree.lower[max(figure.tokens[0] - 2, 0) : figure.tokens[0] + 1]
    if "past" in before or "last" in before:
        return True
    verb = next((each for each in tree.ancestors(figure.top) if tree.is_verb(each)), None)
    auxiliaries = tree.children(verb, "aux", "auxpass") if verb is not None else []
    return "for" in before and any(tree.lower[kid] in ("has", "have") for kid in auxiliaries)


def _later(scene: Scene, ids: Sequence[str], at: int, before: Sequence[str], way: str) -> Iterator[Lapse]:
    """As in "In 2010 …. Five years later, in 2015, …": counted from a date before it, whichever is meant."""
    figure = scene.figures[at]
    word = figure.tokens.stop
    beside: int | None = None
    for other in (at + 1, at - 1):
        if 0 <= other < len(scene.figures) and is_dated(scene.figures[other]):
            said = _gap(scene, scene.figures[other].tokens, range(figure.tokens.start, word + 1))
            gap = None if said is None else [each for each in said if each not in _DEGREES]
            if gap is not None and len(gap) <= _BESIDE and _BETWEEN.issuperset(gap):
                beside = other
                break
    if beside is None:
        return
    here = [ids[each] for each in range(min(at, beside)) if is_dated(scene.figures[each])]
    counted = tuple(dict.fromkeys((*before, *here)))
    if not counted:
        return
    anchor, reached = Moment(claims=counted), Moment(claims=(ids[beside],))
    since, until = (anchor, reached) if way == "later" else (reached, anchor)
    yield _lapse(scene, ids, "apart", at, beside, since, until)


def _after(scene: Scene, ids: Sequence[str], at: int, way: str) -> Iterator[Lapse]:
    """As in "opened in 2015, five years after it was founded in 2010", "five years after its launch, in 2015"."""
    figure = scene.figures[at]
    word = figure.tokens.stop
    beside = _beside(scene, at)
    if beside is not None:
        ends = [Moment(claims=(ids[each],)) for each in beside]
        since, until = (ends[1], ends[0]) if way == "after" else (ends[0], ends[1])
        yield _lapse(scene, ids, "apart", at, beside[1], since, until)
        return
    tree = scene.tree
    inner, outer = _parted(scene, word)
    if inner is None or outer is None:
        return
    dates = [each for each, other in enumerate(scene.figures) if is_day(other)]
    below = set(tree.subtree(inner))
    behind = [each for each in dates if scene.figures[each].top in below]
    ahead = [each for each in dates if each not in behind and _hangs_from(scene, each, outer)]
    if len(ahead) != 1 or len(behind) > 1:
        return
    if behind:
        anchor = Moment(claims=(ids[behind[0]],))
    else:
        found = named(scene, inner)
        if found is None:
            return
        anchor = Moment(what=(found[0],), subject=found[1])
    reached = Moment(claims=(ids[ahead[0]],))
    since, until = (anchor, reached) if way == "after" else (reached, anchor)
    yield _lapse(scene, ids, "apart", at, ahead[0], since, until)


def _beside(scene: Scene, at: int) -> tuple[int, int] | None:
    """The date right before a length and the one behind it, in "in 1924, five years after they met in 1912"."""
    before, behind = at - 1, at + 1
    if before < 0 or behind >= len(scene.figures):
        return None
    if not (is_day(scene.figures[before]) and is_day(scene.figures[behind])):
        return None
    clause = _gap(scene, scene.figures[at].tokens, scene.figures[behind].tokens)
    near = clause is not None and len(clause) <= _CLAUSE and "," not in clause
    return (
        (before, behind)
        if near and _gap(scene, scene.figures[before].tokens, scene.figures[at].tokens) == [","]
        else None
    )


def _parted(scene: Scene, word: int) -> tuple[int | None, int | None]:
    """What stands behind "after" or "before", and the verb of the clause that it dates."""
    tree = scene.tree
    above = tree.heads[word]
    if tree.deps[word] == "mark" and tree.is_verb(above) and tree.is_verb(tree.heads[above]):
        return above, tree.heads[above]
    inner = tree.child(word, "pobj", "pcomp")
    return (inner, above) if inner is not None and tree.is_verb(above) else (None, None)


def _hangs_from(scene: Scene, at: int, verb: int) -> bool:
    tree = scene.tree
    above = next((each for each in tree.ancestors(scene.figures[at].top) if tree.is_verb(each)), None)
    return above == verb


def _ago(scene: Scene, ids: Sequence[str], at: int, before: Sequence[str]) -> Iterator[Lapse]:
    """As in "three years ago, in 2019", "ten years earlier, in 2005": the day that is counted back to, and its date."""
    word = scene.tree.lower[scene.figures[at].tokens[-1]]
    if at + 1 >= len(scene.figures) or word not in ("ago", "earlier"):
        return
    date = scene.figures[at + 1]
    gap = _gap(scene, scene.figures[at].tokens, date.tokens)
    earlier = [*before, *(ids[each] for each in range(at) if is_day(scene.figures[each]))]
    if not is_day(date) or not gap or len(gap) > _BESIDE or not _BETWEEN.issuperset(gap):
        return
    if word == "ago" or earlier:
        until = Moment(now=True) if word == "ago" else Moment(claims=(earlier[-1],))
        yield _lapse(scene, ids, "back", at, at + 1, Moment(claims=(ids[at + 1],)), until)


def _gap(scene: Scene, one: range, other: range) -> list[str] | None:
    """The words between two stretches, None where they do not follow one another."""
    first, last = (one, other) if one.start < other.start else (other, one)
    return scene.tree.lower[first.stop : last.start] if first.stop <= last.start else None


def _lapse(scene: Scene, ids: Sequence[str], kind: str, at: int, other: int, since: Moment, until: Moment) -> Lapse:
    first, last = sorted((scene.figures[at].tokens, scene.figures[other].tokens), key=lambda tokens: tokens.start)
    start, end = scene.extent(first[0], last[-1])
    return Lapse(claim=ids[at], kind=kind, since=since, until=until, start=start, end=end)
