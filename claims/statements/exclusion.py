"""Parts of which nothing can be in two: rival answers, groups that nobody is in both of, one source for each."""

import itertools
from collections.abc import Sequence

from claims.claim import Kind
from claims.frames.words import lemma
from claims.lexicon import load
from claims.statements.line import Line

_WORDS = load("wholes")
_RIVALS = tuple((one, other) for one, other in _WORDS["rivals"])
_GROUPS = tuple((one, other) for one, other in _WORDS["groups"])
_UNDECIDED = frozenset(_WORDS["undecided"])
_SPLITTING = frozenset(_WORDS["splitting"])
_INVESTED = frozenset(_WORDS["invested"])
# Prepositions after which each part names where it comes from or goes.
_SOURCES = frozenset({"from", "to", "on", "by"})
_GROUP_LINKS = frozenset({"were", "are", "was", "is", "being", "of", "them", "in", "the"})
# Verbs of which nothing does two at once: being kept by somebody, and staying in one place.
_HOLDING, _STAYING = frozenset(_WORDS["holding"]), frozenset((*_WORDS["holding"], *_WORDS["staying"]))
_LOW, _HIGH = frozenset(_WORDS["low"]), frozenset(_WORDS["high"])
_ENDS = ("low", "high")
_NEAR, _SOON, _SHORT = 6, 4, 3


def exclude_one_another(line: Line, parts: Sequence[int]) -> bool:
    """Whether words say that nothing is in two of the parts: rival answers, the rest, or one source for each."""
    segments = _segments(line, parts)
    if _wholes_differ(line, parts, segments):
        return False
    rivals = any(_apart(pair, segments) for pair in _RIVALS)
    groups = any(_apart(pair, [_group(words) for words in segments]) for pair in _GROUPS)
    rest = len(parts) > 2 and bool(_UNDECIDED & {word for words in segments for word in words})
    others = len(parts) == 2 and "others" in line.after(parts[1])[:1]
    told = rivals or groups or rest or others or _are_opposed(segments)
    return (
        told
        or _are_held(line, parts, segments)
        or _are_added(line, parts)
        or are_classes(line, parts)
        or _from_each(segments, line, parts)
    )


def are_two_groups(line: Line, parts: Sequence[int]) -> bool:
    """Whether two figures are each of one of two groups that make up a whole: "12% of women and 9% of men"."""
    segments = [_group(words) for words in _segments(line, parts)]
    return len(parts) == 2 and any(_apart(pair, segments) for pair in _GROUPS)


def _wholes_differ(line: Line, parts: Sequence[int], segments: Sequence[Sequence[str]]) -> bool:
    """Whether a part says of what it is one, or when, behind the first: then they may be parts of several wholes."""
    named = [words[1:3] for words in segments if words[:1] == ["of"] and words[1:2] != ["them"]]
    if len(named) > 1 or any(words[:1] == ["among"] for words in segments):
        return True
    if any(words[:1] == ["for"] for words in segments) and not _SPLITTING & set(line.before(parts[0])[-_NEAR:]):
        return True
    dates = sum(figure.mention.kind is Kind.DATE for figure in line.scene.figures)
    return dates > 1


def _segments(line: Line, parts: Sequence[int]) -> list[list[str]]:
    """The words behind each part, up to the next figure."""
    lower = line.scene.tree.lower
    stops = [*(line.figure(at).tokens.start for at in parts[1:]), len(lower)]
    return [lower[line.figure(at).tokens.stop : stop] for at, stop in zip(parts, stops, strict=True)]


def _apart(pair: tuple[str, str], segments: Sequence[Sequence[str]]) -> bool:
    """Whether the two words of a pair stand behind two different parts, and neither behind both."""
    places = [{at for at, words in enumerate(segments) if word in words} for word in pair]
    return all(len(found) == 1 for found in places) and places[0] != places[1]


def _group(words: Sequence[str]) -> list[str]:
    """The first word behind a part that is no "were": the group that it counts."""
    return [next((word for word in words if word not in _GROUP_LINKS), "")]


def are_classes(line: Line, parts: Sequence[int]) -> bool:
    """Whether parts are of sizes, ages or times that follow on one another: "under 30, between 30 and 60, over 60"."""
    if len(parts) < 3:
        return False
    beside = (_segments(line, parts), _ahead(line, parts))
    return any(_make_a_scale([_size(words) for words in said]) for said in beside)


def _make_a_scale(sizes: Sequence[str | None]) -> bool:
    return (sizes[0], sizes[-1]) in (_ENDS, _ENDS[::-1]) and set(sizes[1:-1]) == {"between"}


def _ahead(line: Line, parts: Sequence[int]) -> list[list[str]]:
    """The words ahead of each part, back to the one before it."""
    lower = line.scene.tree.lower
    starts = [0, *(line.figure(at).tokens.stop for at in parts)]
    return [lower[start : line.figure(at).tokens.start] for start, at in zip(starts, parts, strict=False)]


def _size(words: Sequence[str]) -> str | None:
    """Which end of a scale a part is said to be at, or that it is between two values."""
    if "between" in words or ("from" in words and "to" in words):
        return "between"
    return next((end for word in words for end, said in zip(_ENDS, (_LOW, _HIGH), strict=True) if word in said), None)


def _are_opposed(segments: Sequence[Sequence[str]]) -> bool:
    """Whether what is said of one part is denied of another: "148 are insured and 83 uninsured"."""
    said = [set(words) for words in segments]
    return any(
        f"{prefix}{word}" in other
        for words, other in itertools.permutations(said, 2)
        for word in words - other
        if len(word) > _SHORT
        for prefix in ("un", "non-")
    )


def _are_held(line: Line, parts: Sequence[int], segments: Sequence[Sequence[str]]) -> bool:
    """Whether each part is said to be kept by somebody, or in a place with a name: "180 work in Esk, 150 in Lindau"."""
    verbs = [next((lemma(word) for word in words[:_SOON] if lemma(word) in _STAYING), None) for words in segments]
    if len(verbs) > 1 and _HOLDING.issuperset(verbs):
        return True
    stays = len(verbs) > 1 and verbs[0] is not None and set(verbs) <= {verbs[0], None}
    return stays and all(_is_in_a_place(line, part) for part in parts)


def _is_in_a_place(line: Line, part: int) -> bool:
    """Whether a place with a name follows on a part, behind a verb or none: "180 work in Esk"."""
    after, stop = line.after(part)[:_SOON], line.figure(part).tokens.stop
    at = next((at for at, word in enumerate(after[:-1]) if word in ("in", "at")), None)
    return at is not None and line.scene.tree.words[stop + at + 1][:1].isupper()


def _are_added(line: Line, parts: Sequence[int]) -> bool:
    """Whether a later part is said to come on top of the others: "another 860", "a further 12", "300 more"."""
    return any(
        {"another", "further", "additional"} & set(line.before(part)[-1:])
        or (line.after(part)[:1] in (["more"], ["others"]) and line.after(part)[1:2] != ["than"])
        for part in parts[1:]
    )


def _from_each(segments: Sequence[Sequence[str]], line: Line, parts: Sequence[int]) -> bool:
    """Whether each part says in one manner where it comes from or goes: "came from wind, 40 from gas and 25 from"."""
    ahead = set(line.before(parts[0])[-_NEAR:])
    prepositions = {*_SOURCES, *(["for"] if _SPLITTING & ahead else []), *(["in"] if _INVESTED & ahead else [])}
    for preposition in sorted(prepositions):
        behind = all(words[:1] == [preposition] for words in segments[1:])
        if behind and preposition in segments[0][: _NEAR + 2] and "and" in line.between(parts[-2], parts[-1]):
            return True
    return False
