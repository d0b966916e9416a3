"""What makes it doubtful that a result is of the only pair around it. Each veto is one question."""

from collections.abc import Callable, Iterable, Sequence, Set

from claims.claim import Kind, Modality
from claims.frames.words import noun
from claims.lexicon import load
from claims.names import content, name
from claims.nearby.choice import Pair, tie
from claims.nearby.figures import AMOUNTS, PARTS, Figure, alike, between, words
from claims.nearby.results import CHANGE, GAP, RATIO, SHARE, Result, computed, sort, stated

_SIDES = {name: frozenset(words) for name, words in load("nearby")["sides"].items()}
_RESULTS = {name: frozenset(words) for name, words in load("nearby")["results"].items()}
_NEUTRAL = _SIDES["empty"].union(*_RESULTS.values(), *_SIDES.values(), *load("nearby")["ways"].values())
_DIMENSIONS = frozenset(noun for nouns in load("relations")["dimension"].values() for noun in nouns)
_SHARES = frozenset({"share", "rate", "proportion", "portion", "stake", "percentage", "quota", "ratio", "part", "or"})
_FROM_WHEN = frozenset({"before", "earlier", "previous", "ago", "last"})
_COMPARED = frozenset({"than", "short", "ahead", "behind", "above", "below"})
_THEIRS = frozenset({"its", "their"})
_BACK_TO = frozenset({"that", "them", "those", "these", "it", "this", "which", "whom"})
_SOON = 6
# Characters between two sentences that follow on one another.
_GAP = 3
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
    at = next((at for at, word in enumerate(figure.after[:5]) if word in _COMPARED), None)
    if asked.kind == SHARE or pair.joined or at is None:
        return False
    rest = figure.after[at + 1 : at + 5]
    if any(word.isdigit() for word in rest):
        return False
    named = {word for word in rest if word not in _SIDES["empty"] and word.isalnum()}
    if not named:
        return figure.after[at] == "than" and _SIDES["times"].isdisjoint(rest)
    return named.isdisjoint(word for one in (pair.first, pair.second) for word in _outside(one, figure))


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
    if figure.sentence - min(one.claim.sentence.end for one in (pair.first, pair.second)) > _GAP:
        return True
    later = [one for one in near if one.sentence == figure.sentence and one.claim.start > figure.claim.start]
    if figure.after[:1] == ("of",) and figure.after[1:2] and figure.after[1] in _BACK_TO:
        soon = later and later[0] in (pair.first, pair.second) and len(between(figure, later[0])) < _SOON
        return not soon
    inside = [one for one in (pair.first, pair.second) if one.sentence == figure.sentence]
    if ";" in figure.before and all(";" in figure.before[len(one.before) :] for one in inside):
        return True
    times = figure.claim.measures.period.start, pair.first.claim.measures.period.start
    if None not in times and times[0] != times[1]:
        return True
    return any(_SIDES["of"].isdisjoint(between(figure, one)) for one in inside if one.claim.start > figure.claim.start)


def _of_another_thing(figure: Figure, asked: Result, pair: Pair, near: Sequence[Figure]) -> bool:
    """The clause of a result says of what it is, and the sentences of the values do not speak of that."""
    said = {word for one in (pair.first, pair.second) for word in (*_outside(one, figure), *words(one.claim.text))}
    if asked.kind == SHARE:
        return _is_of_another_share(figure, pair, said)
    if pair.joined:
        return False
    if asked.kind == RATIO and _is_compared_with_another(figure, pair, said):
        return True
    if pair.ahead:
        return False
    if asked.kind == CHANGE:
        led = [word for word in figure.ahead(2 * _SOON) if word.isalpha() and word not in _NEUTRAL]
        return _is_moved(figure) and bool(led) and _forms(led).isdisjoint(_forms(said))
    subject = name(figure.claim.measures.subject).words if asked.kind == RATIO else frozenset()
    return bool(subject) and subject.isdisjoint(content(" ".join(said)))


def _is_moved(figure: Figure) -> bool:
    """Whether a verb says what rose or fell by a result: "prices grew by 12%", and no "a rise of 12%"."""
    led = [word for word in figure.ahead(_SOON) if word not in _RESULTS["passed"]]
    return led[:1] == ["by"] or not _RESULTS["changing"].isdisjoint(led[:1])


def _is_compared_with_another(figure: Figure, pair: Pair, said: Set[str]) -> bool:
    """Whether a ratio is of something, or to something, that the values are not: "as fast as wages"."""
    behind = figure.behind(2 * _SOON)
    measured = any(kind in (Kind.MEASURE, Kind.MONEY, Kind.DURATION) for kind in (pair.first.kind, pair.second.kind))
    known = _forms(said) | (_DIMENSIONS if measured else frozenset())
    if behind[:1] == ["what"]:
        return any(word.isdigit() and word not in said for word in behind)
    if behind[:1] == ["the"]:
        return bool(behind[1:]) and behind[1] not in _SIDES["empty"] and noun(behind[1]) not in known
    if behind[:1] != ["as"]:
        return behind[:1] == ["that"]
    at = behind.index("as", 1) if "as" in behind[1:] else len(behind)
    counted, base = behind[2:at], behind[at + 1 :]
    named = [word for word in base if word not in _SIDES["empty"]]
    if any(word not in _SIDES["empty"] and noun(word) not in known for word in counted):
        return True
    return any(word.isdigit() and word not in said for word in base) or (bool(named) and not set(named) & said)


def _is_of_another_share(figure: Figure, pair: Pair, said: Set[str]) -> bool:
    """Whether a share stands at a time of its own, or is of something that its sentence names and its whole is not."""
    clause = (*figure.ahead(_SOON), *figure.behind(_SOON))
    if not _SIDES["times"].isdisjoint(clause):
        return True
    of = figure.after[:1] == ("of",)
    if pair.ahead and not of:
        return True
    if of and figure.after[1:2] and figure.after[1] not in _BACK_TO:
        named = [word for word in figure.after[1:5] if word not in _SIDES["empty"] and word.isalpha()]
        bare = pair.greater.unit is None or not _THEIRS.isdisjoint(pair.greater.before[-1:])
        return bool(named) and not bare and _forms(named).isdisjoint(_forms(said))
    led = [word for word in figure.ahead(_SOON) if word.isalpha() and word not in _SIDES["empty"]][:1]
    return not pair.ahead and not pair.joined and bool(led) and _forms(led).isdisjoint(_forms(said) | _SHARES)


def _of_another_time(figure: Figure, asked: Result, pair: Pair, near: Sequence[Figure]) -> bool:
    """A result counts from a time of which neither value is, or it is one of several in its sentence."""
    if asked.kind == SHARE or pair.joined:
        return False
    others = [one for one in near if one is not figure and one.sentence == figure.sentence and one.kind is figure.kind]
    if asked.kind == CHANGE and any(one not in (pair.first, pair.second) for one in others):
        return True
    behind = figure.behind(_SOON)
    counted = [word for word in behind if word in _FROM_WHEN]
    if "same" in behind:
        return True
    if not counted or any(word.isdigit() for word in behind):
        return False
    said = {word for one in (pair.first, pair.second) for word in _outside(one, figure)}
    years = [one.claim.measures.period.start for one in (pair.first, pair.second)]
    if all(years) and abs(years[0].year - years[1].year) > 1:  # type: ignore[union-attr]
        return True
    return "from" in behind[: behind.index(counted[0])] and _FROM_WHEN.isdisjoint(said)


def _of_what_it_reaches(figure: Figure, asked: Result, pair: Pair, near: Sequence[Figure]) -> bool:
    """Of "fell 4% to 96, having opened at 98" the value before is not told: none that a word ties to the result."""
    return pair.ahead and figure.after[:1] == ("to",) and tie(pair.second) not in ("from", "after", "against", "than")


def _forms(told: Iterable[str]) -> frozenset[str]:
    """Words in their singular."""
    return frozenset(map(noun, told))


def _outside(one: Figure, figure: Figure) -> Sequence[str]:
    """The words of a value's sentence that are not of the clause of the result."""
    if one.sentence != figure.sentence:
        return (*one.before, *one.after)
    if one.claim.start > figure.claim.start:
        return one.after
    return figure.before[: len(figure.before) - len(figure.ahead(len(figure.before)))]


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
    _of_another_time,
    _of_what_it_reaches,
    _has_its_own,
)
