"""Parts of which nothing can be in two: rival answers, groups that nobody is in both of, one source for each."""

from collections.abc import Sequence

from claims.claim import Kind
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
_NEAR = 6


def exclude_one_another(line: Line, parts: Sequence[int]) -> bool:
    """Whether words say that nothing is in two of the parts: rival answers, the rest, or one source for each."""
    segments = _segments(line, parts)
    if _wholes_differ(line, parts, segments):
        return False
    rivals = any(_apart(pair, segments) for pair in _RIVALS)
    groups = any(_apart(pair, [_group(words) for words in segments]) for pair in _GROUPS)
    rest = len(parts) > 2 and bool(_UNDECIDED & {word for words in segments for word in words})
    return rivals or groups or rest or _from_each(segments, line, parts)


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


def _from_each(segments: Sequence[Sequence[str]], line: Line, parts: Sequence[int]) -> bool:
    """Whether each part says in one manner where it comes from or goes: "came from wind, 40 from gas and 25 from"."""
    ahead = set(line.before(parts[0])[-_NEAR:])
    prepositions = {*_SOURCES, *(["for"] if _SPLITTING & ahead else []), *(["in"] if _INVESTED & ahead else [])}
    for preposition in sorted(prepositions):
        behind = all(words[:1] == [preposition] for words in segments[1:])
        if behind and preposition in segments[0][: _NEAR + 2] and "and" in line.between(parts[-2], parts[-1]):
            return True
    return False
