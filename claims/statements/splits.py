"""Parts of one whole that exclude one another: "52 % said yes, 41 % no and 7 % were undecided"."""

import itertools
from collections.abc import Iterator, Sequence

from claims.claim import Kind, Relation
from claims.frames.words import lemma
from claims.lexicon import load
from claims.statements.line import Line, holds
from claims.statements.pairs import pairs, pairs_across
from claims.statements.totals import is_rest

_WORDS = load("wholes")
_RIVALS = tuple((one, other) for one, other in _WORDS["rivals"])
_GROUPS = tuple((one, other) for one, other in _WORDS["groups"])
_UNDECIDED = frozenset(_WORDS["undecided"])
_SPLITTING = frozenset(_WORDS["splitting"])
_MADE_OF: tuple[str, ...] = tuple(_WORDS["made_of"])
_DIVISIBLE = frozenset(_WORDS["divisible"])
_DIVIDING = frozenset(_WORDS["dividing"])
_OVERLAPPING: tuple[str, ...] = tuple(_WORDS["overlapping"])
_COMPARING = frozenset(_WORDS["comparing"]) - {"from", "to", "against", "only"}
# Prepositions after which each part names where it comes from or goes.
_SOURCES = frozenset({"from", "to", "on", "by"})
_LINKING = frozenset({"for", "with", "at", "won", "took", "got"})
_PREPOSITIONS = frozenset({"in", "of", "among", "within", "across", "during", "under", "per", "against", "including"})
_WITHIN = frozenset({"of", "with", "including", "whose"})
_GROUP_LINKS = frozenset({"were", "are", "was", "is", "being", "of", "them", "in", "the"})
_NO_LEVELS = frozenset({"change", "ratio", "difference", "mean"})
_NEAR = 6


def splits(line: Line, before: Line | None) -> Iterator[Relation]:
    """The parts of a sentence that together can be no more than their whole, or 100 %."""
    if holds(line.scene.tree.lower, _OVERLAPPING) or any(is_rest(line, at) for at in line.numbers):
        return
    shares = [at for at in line.numbers if line.is_part(at)]
    alone = len(shares) == len(line.numbers) or holds(line.before(shares[0]) if shares else (), _MADE_OF)
    if len(shares) > 1 and alone and _are_shares_of_one(line, shares):
        yield line.relation("split", shares[-1], *(("part", at) for at in shares))
    yield from _counted(line, before)


def parts(line: Line, before: Line | None) -> Iterator[Relation]:
    """Each part of a sentence with the whole that it cannot exceed."""
    for pair in pairs(line):
        if line.kind(pair.whole) is Kind.PLAIN:  # "12 out of 10" is a way of speaking
            continue
        yield line.relation("part", pair.part, ("whole", pair.whole))
    if before is not None:
        for part, whole in pairs_across(line, before):
            yield line.beyond("part", part, ("whole", before, whole))


def _counted(line: Line, before: Line | None) -> Iterator[Relation]:
    found = [pair for pair in pairs(line) if pair.sure]
    several = [pair.part for pair in found if pair.whole == found[0].whole]
    if len(several) > 1 and _exclude_one_another(line, several):
        members = [("part", line, at) for at in several]
        yield line.beyond("split", several[-1], ("whole", line, found[0].whole), *members)
    back = pairs_across(line, before) if before is not None and not found else []
    several = [part for part, _ in back]
    if before is not None and len(several) > 1 and _exclude_one_another(line, several):
        members = [("part", line, at) for at in several]
        yield line.beyond("split", several[-1], ("whole", before, back[0][1]), *members)


def _are_shares_of_one(line: Line, shares: Sequence[int]) -> bool:
    """Whether percentages are shares of one whole which exclude one another."""
    for at in shares:
        if line.scene.done[at].statistic in _NO_LEVELS or line.figure(at).mention.direction is not None:
            return False
    gaps = [line.between(one, other) for one, other in itertools.pairwise(shares)]
    if any(not {",", "and", ";", "while"} & set(gap) or _COMPARING & set(gap) for gap in gaps):
        return False
    if any(_WITHIN & set(_tail(gap)) for gap in gaps) or any(
        {"whom", "which", "alone", "half"} & set(gap) for gap in gaps
    ):
        return False
    split = "and" in gaps[-1] and line.closed(shares[-1]) and holds(line.before(shares[0]), _MADE_OF)
    return split or _exclude_one_another(line, shares) or _divide(line, shares)


def _tail(words: Sequence[str]) -> Sequence[str]:
    """The words behind the last comma."""
    return words[len(words) - list(words)[::-1].index(",") :] if "," in words else ()


def _exclude_one_another(line: Line, parts: Sequence[int]) -> bool:
    """Whether words say that nothing is in two of the parts: rival answers, the rest, or one source for each."""
    segments = _segments(line, parts)
    if _wholes_differ(line, parts, segments):
        return False
    rivals = any(_apart(pair, segments) for pair in _RIVALS)
    groups = any(_apart(pair, [_group(words) for words in segments]) for pair in _GROUPS)
    rest = len(parts) > 2 and bool(_UNDECIDED & {word for words in segments for word in words})
    return rivals or groups or rest or _from_each(segments, line, parts)


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
    split = bool(_SPLITTING & set(line.before(parts[0])[-_NEAR:]))
    for preposition in _SOURCES | ({"for"} if split else frozenset()):
        behind = all(words[:1] == [preposition] for words in segments[1:])
        if behind and preposition in segments[0][: _NEAR + 2] and "and" in line.between(parts[-2], parts[-1]):
            return True
    return False


def _divide(line: Line, shares: Sequence[int]) -> bool:
    """Whether something that is divided among holders is what the shares are of, each with a holder of its own."""
    first = line.figure(shares[0]).tokens
    around = [*line.scene.tree.lower[: first.start], *line.between(shares[0], shares[1])]
    if not _DIVISIBLE & set(around) or not _DIVIDING & {lemma(word) for word in around}:
        return False
    listed = "and" in line.between(shares[-2], shares[-1])
    return listed and all(_has_holder(line, one, other) for one, other in itertools.pairwise(shares))


def _has_holder(line: Line, one: int, other: int) -> bool:
    """Whether the words right before a share name whose it is: "gas for", "and the Greens"."""
    tree = line.scene.tree
    at = line.figure(other).tokens.start - 1
    while at > line.figure(one).tokens.stop and tree.lower[at] in _LINKING:
        at -= 1
    if not tree.is_noun(at):
        return False
    while at > line.figure(one).tokens.stop and tree.lower[at] not in (",", "and", ";", "while"):
        if tree.lower[at] in _PREPOSITIONS:
            return False
        at -= 1
    return tree.lower[at] in (",", "and", ";", "while") or at == line.figure(one).tokens.stop
