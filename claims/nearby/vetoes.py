"""What makes it doubtful that a result is of the only pair around it. Each veto is one question."""

from collections.abc import Callable, Iterable, Sequence

from claims.claim import Kind, Modality
from claims.frames.words import noun
from claims.lexicon import load
from claims.names import content, name
from claims.nearby.choice import Pair, tie
from claims.nearby.figures import AMOUNTS, PARTS, Figure, alike, between
from claims.nearby.results import CHANGE, GAP, RATIO, SHARE, Result, computed, sort, stated

_SIDES = {name: frozenset(words) for name, words in load("nearby")["sides"].items()}
_BACK_TO = frozenset({"that", "them", "those", "these", "it", "this", "which", "whom"})
_SOON = 6
_AHEAD = frozenset({Modality.FORECAST, Modality.TARGET})

Veto = Callable[[Figure, Result, Pair, Sequence[Figure]], bool]


def vetoed(figure: Figure, asked: Result, pair: Pair, near: Sequence[Figure]) -> bool:
    """Whether something speaks against it that a result is of a pair of the figures near it."""
    return any(veto(figure, asked, pair, near) for veto in _VETOES)


def _of_other_standing(figure: Figure, asked: Result, pair: Pair, near: Sequence[Figure]) -> bool:
    """The text denies one of the values, or has replaced it; or the result is still to come, and the values are not."""
    told = [one.claim.measures.modality for one in (pair.first, pair.second)]
    if Modality.DENIED in told or Modality.SUPERSEDED in told:
        return True
    return figure.claim.measures.modality in _AHEAD and _AHEAD.isdisjoint(told)


def _otherwise_reckoned(figure: Figure, asked: Result, pair: Pair, near: Sequence[Figure]) -> bool:
    """The sentence speaks of real terms, of means, of any other."""
    said = (*figure.before, *figure.after)
    soon = figure.after[: _SOON + 2]
    if not _SIDES["reckoned"].isdisjoint(said) or "real terms" in " ".join(said) or "average" in soon:
        return True
    return ("any" in soon and bool({"other", "else"} & set(soon))) or "before that" in " ".join(figure.before)


def _has_its_own(figure: Figure, asked: Result, pair: Pair, near: Sequence[Figure]) -> bool:
    """Another figure of the paragraph is what the two values give."""
    return any(
        _is_of(one, pair) for one in near if one.block == figure.block and one not in (figure, pair.first, pair.second)
    )


def _is_of(one: Figure, pair: Pair) -> bool:
    if one.kind in PARTS:
        asked = Result(CHANGE)
    elif one.kind is Kind.MULTIPLE:
        asked = Result(RATIO, more=True)
    else:
        told = sort(one)
        is_gap = one.kind is Kind.POINTS or (one.kind is pair.first.kind and told is not None and told.kind == GAP)
        if not is_gap:
            return False
        asked = Result(GAP)
    gives = computed(asked, pair.greater, pair.less, rises=pair.second.value >= pair.first.value)
    return any(stated(one, asked.kind).meets(value) for value in gives)


def _in_another_unit(figure: Figure, asked: Result, pair: Pair, near: Sequence[Figure]) -> bool:
    """What lies between two values is in their unit, and points lie between percentages."""
    if asked.kind != GAP:
        return False
    if figure.kind is Kind.POINTS:
        return Kind.PERCENT not in (pair.first.kind, pair.second.kind)
    return figure.unit is not None and figure.unit not in (pair.first.unit, pair.second.unit)


def _is_a_level(figure: Figure, asked: Result, pair: Pair, near: Sequence[Figure]) -> bool:
    """A deficit may be what is told itself: "a deficit of 12 billion, after 15"; and "ten too few" is of a need."""
    if asked.kind != GAP:
        return False
    if figure.after[:2] in (("too", "few"), ("too", "little")):
        return True
    later = [
        one
        for one in near
        if one.sentence == figure.sentence and one.claim.start > figure.claim.start and alike(figure, one)
    ]
    named = figure.ahead(1) in (["of"], ["a"])
    return named and bool(later) and tie(later[0]) in ("after", "from", "against", "compared")


def _of_something_named(figure: Figure, asked: Result, pair: Pair, near: Sequence[Figure]) -> bool:
    """Who is named behind "than" is not spoken of beside either value: "143 more than Corvane"."""
    if asked.kind == SHARE or "than" not in figure.after[:5]:
        return False
    at = figure.after.index("than")
    rest = figure.after[at + 1 : at + 5]
    if any(word.isdigit() for word in rest):
        return False
    named = {word for word in rest if word not in _SIDES["empty"] and word.isalnum()}
    if not named:
        return _SIDES["times"].isdisjoint(rest)
    return named.isdisjoint((*pair.first.before, *pair.first.after, *pair.second.before, *pair.second.after))


def _torn_apart(figure: Figure, asked: Result, pair: Pair, near: Sequence[Figure]) -> bool:
    """The two values stand in two sentences where the result announces them, or stands between them."""
    if pair.ahead:
        return pair.first.sentence != pair.second.sentence
    later = [one for one in (pair.first, pair.second) if one.claim.start > figure.claim.start]
    if len(later) == 2:
        return True
    if later and any(one.sentence != figure.sentence for one in (pair.first, pair.second)):
        return True
    words = {word for one in later for word in between(figure, one)}
    return not pair.joined and not _SIDES["parting"].isdisjoint(words)


def _far_back(figure: Figure, asked: Result, pair: Pair, near: Sequence[Figure]) -> bool:
    """A gap whose sentence has none of its values and points back to nothing; a figure like them stands nearer."""
    apart = asked.kind == GAP and figure.sentence not in (pair.first.sentence, pair.second.sentence)
    if apart and (_SIDES["pointing"] | {"the", "a"}).isdisjoint(figure.before[:4]):
        return True
    if pair.ahead or pair.joined:
        return False
    like = figure if asked.kind == GAP and figure.kind is not Kind.POINTS else pair.first
    before = [
        one
        for one in near
        if one.claim.start < figure.claim.start
        and one.block == figure.block
        and one.kind in AMOUNTS | PARTS
        and alike(like, one)
    ]
    return bool(before) and before[-1] not in (pair.first, pair.second)


def _of_another_whole(figure: Figure, asked: Result, pair: Pair, near: Sequence[Figure]) -> bool:
    """A share is of what stands in its sentence, or of what it names; a time of its own sets it apart."""
    if asked.kind != SHARE:
        return False
    if Kind.DURATION in (pair.first.kind, pair.second.kind) and pair.first.kind is not pair.second.kind:
        return True
    if figure.sentence != max(pair.first.sentence, pair.second.sentence):
        return True
    later = [one for one in near if one.sentence == figure.sentence and one.claim.start > figure.claim.start]
    if figure.after[:1] == ("of",) and len(figure.after) > 1:
        if figure.after[1] in _BACK_TO:
            soon = later and later[0] in (pair.first, pair.second) and len(between(figure, later[0])) < _SOON
            return not soon
        named = {word for word in figure.after[1:5] if word not in _SIDES["empty"]}
        whole = {*pair.greater.before[-_SOON:], *_behind(pair.greater, figure)[:_SOON], pair.greater.unit or ""}
        if named and named.isdisjoint(whole):
            return True
    inside = [one for one in (pair.first, pair.second) if one.sentence == figure.sentence]
    if ";" in figure.before and all(";" in figure.before[len(one.before) :] for one in inside):
        return True
    times = figure.claim.measures.period.start, pair.first.claim.measures.period.start
    if None not in times and times[0] != times[1]:
        return True
    return any(_SIDES["of"].isdisjoint(between(figure, one)) for one in inside if one.claim.start > figure.claim.start)


def _of_another_thing(figure: Figure, asked: Result, pair: Pair, near: Sequence[Figure]) -> bool:
    """The clause of a result names what it is of, and the sentences of the values do not speak of that."""
    if asked.kind == SHARE or pair.joined:
        return False
    said = {word for one in (pair.first, pair.second) for word in (*one.before, *_behind(one, figure), one.unit or "")}
    if asked.kind == RATIO and figure.after[:1] == ("the",):
        named = [word for word in figure.after[1:2] if word not in _SIDES["empty"]]
        return bool(named) and _forms(named).isdisjoint(_forms(said))
    subject = name(figure.claim.measures.subject).words if asked.kind == CHANGE else frozenset()
    own = not pair.ahead and bool(subject) and figure.sentence in (pair.first.sentence, pair.second.sentence)
    return own and subject.isdisjoint(content(" ".join(said)))


def _forms(words: Iterable[str]) -> frozenset[str]:
    """Words in their singular."""
    return frozenset(map(noun, words))


def _behind(one: Figure, figure: Figure) -> list[str]:
    """The words behind a figure, as far as the result where that follows in its sentence."""
    follows = one.sentence == figure.sentence and one.claim.start < figure.claim.start
    return between(one, figure) if follows else list(one.after)


_VETOES: tuple[Veto, ...] = (
    _of_other_standing,
    _otherwise_reckoned,
    _in_another_unit,
    _is_a_level,
    _of_something_named,
    _torn_apart,
    _far_back,
    _of_another_whole,
    _of_another_thing,
    _has_its_own,
)
