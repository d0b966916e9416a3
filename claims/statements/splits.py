"""Parts of one whole that exclude one another: "52 % said yes, 41 % no and 7 % were undecided"."""

import itertools
from collections.abc import Iterator, Sequence

from claims.claim import Kind, Relation
from claims.frames.words import lemma
from claims.lexicon import load
from claims.statements.exclusion import are_classes, exclude_one_another
from claims.statements.line import Line, holds
from claims.statements.pairs import pairs, pairs_across
from claims.statements.rests import is_rest

_WORDS = load("wholes")
_MADE_OF: tuple[str, ...] = tuple(_WORDS["made_of"])
_DIVISIBLE = frozenset(_WORDS["divisible"])
_DIVIDING = frozenset(_WORDS["dividing"])
_OVERLAPPING: tuple[str, ...] = tuple(_WORDS["overlapping"])
_CONTESTS = frozenset(_WORDS["contests"])
_SHARED_OUT, _GETTING = frozenset(_WORDS["shared_out"]), frozenset(_WORDS["getting"])
# What shares of one whole may come to by a slip.
_ALL_BUT = 130
_HEDGES = frozenset({"about", "some", "only", "just", "around", "nearly"})
_COMPARING = frozenset(_WORDS["comparing"]) - {"from", "to", "against", "only"}
_LINKING = frozenset({"(", "for", "with", "at", "won", "took", "got"})
_PREPOSITIONS = frozenset({"in", "of", "among", "within", "across", "during", "under", "per", "against", "including"})
_SUMMED = frozenset({"together", "altogether", "combined", "total", "jointly", "overall"})
_WITHIN = frozenset({"of", "with", "including", "whose"})
# Verbs of which one holder's share of a whole is said, and what the shares may come to where one of them is wrong.
_GIVING = frozenset(
    {"account", "make", "constitute", "represent", "hold", "contribute", "supply", "provide", "produce"}
)
_ALL, _NEARLY = 100, 115
_FAR = 20
_RESTS = ("what is left", "what was left", "the rest", "the remainder", "what remains")
_NO_LEVELS = frozenset({"change", "ratio", "difference", "mean"})


def splits(line: Line, before: Line | None) -> Iterator[Relation]:
    """The parts of a sentence that together can be no more than their whole, or 100 %."""
    if holds(line.scene.tree.lower, _OVERLAPPING) or any(is_rest(line, at) for at in line.numbers):
        return
    shares = [at for at in line.numbers if line.is_part(at)]
    if are_classes(line, shares) and _may_be_one_whole(line, shares) and all(_is_level(line, at) for at in shares):
        yield line.relation("split", shares[-1], *(("part", at) for at in shares))
        return
    if _leave_rest(line, shares):
        yield line.relation("split", shares[-1], *(("part", at) for at in shares))
        return
    alone = len(shares) == len(line.numbers) or holds(line.before(shares[0]) if shares else (), _MADE_OF)
    if alone and (_is_result(line, shares) or (len(shares) > 1 and _are_shares_of_one(line, shares))):
        yield line.relation("split", shares[-1], *(("part", at) for at in shares))
    yield from _counted(line, before)


def parts(line: Line, before: Line | None) -> Iterator[Relation]:
    """Each part of a sentence with the whole that it cannot exceed."""
    for pair in pairs(line):
        if line.kind(pair.whole) is Kind.PLAIN or _is_far_off(line, *pair[:2]):  # "12 out of 10" is a way of speaking
            continue
        yield line.relation("part", pair.part, ("whole", pair.whole))
    if before is not None:
        for part, whole in pairs_across(line, before):
            yield line.beyond("part", part, ("whole", before, whole))


def _is_far_off(line: Line, part: int, whole: int) -> bool:
    """Whether a part is so many times its whole that it is one of something else, and no slip."""
    return (line.value(part) or 0) > _FAR * (line.value(whole) or 0)


def _counted(line: Line, before: Line | None) -> Iterator[Relation]:
    found = [pair for pair in pairs(line) if pair.sure]
    several = [pair.part for pair in found if pair.whole == found[0].whole]
    if len(several) > 1 and exclude_one_another(line, several):
        members = [("part", line, at) for at in several]
        yield line.beyond("split", several[-1], ("whole", line, found[0].whole), *members)
    if before is not None and not found:
        yield from _shared_out(line, before)
    back = pairs_across(line, before) if before is not None and not found else []
    several = [part for part, _ in back]
    if before is not None and len(several) > 1 and exclude_one_another(line, several):
        members = [("part", line, at) for at in several]
        yield line.beyond("split", several[-1], ("whole", before, back[0][1]), *members)


def _shared_out(line: Line, before: Line) -> Iterator[Relation]:
    """What each of several sides has of the seats or medals that the sentence before counts."""
    sides = [at for at in line.numbers if line.counted(at) is None]
    wholes = [at for at in before.numbers if before.counted(at) in _SHARED_OUT]
    if len(wholes) != 1 or len(sides) < 3 or len(sides) != len(line.numbers) or not line.closed(sides[-1]):
        return
    verb = next((word for word in line.before(sides[0])[::-1] if word not in _HEDGES), "")
    gaps = [line.between(one, other) for one, other in itertools.pairwise(sides)]
    plain = all({",", "and", ";"} & set(gap) and not _COMPARING & set(gap) for gap in gaps)
    named = all(line.scene.tree.words[line.figure(at).tokens.start - 1][0].isupper() for at in sides[1:])
    size, added = before.value(wholes[0]) or 0, sum(line.value(at) or 0 for at in sides)
    dated = any(figure.mention.kind is Kind.DATE for figure in line.scene.figures)
    if lemma(verb) in _GETTING and not dated and plain and named and 2 * added <= 3 * size:
        yield line.beyond("split", sides[-1], ("whole", before, wholes[0]), *(("part", line, at) for at in sides))


def _may_be_one_whole(line: Line, shares: Sequence[int]) -> bool:
    """Whether shares of classes may be of one whole, and are none of what each class does: "among under 30s 60%"."""
    gaps = (line.between(one, other) for one, other in itertools.pairwise(shares))
    within = any({"among", "of", "by"} & set(words) for words in gaps)
    return not within and sum(line.value(at) or 0 for at in shares) <= _ALL_BUT


def _is_result(line: Line, shares: Sequence[int]) -> bool:
    """Whether two percentages are those of the sides in a vote: "won by 58% to 47%"."""
    if len(shares) != 2 or line.between(*shares) != ["to"] or line.before(shares[0])[-1:] != ["by"]:
        return False
    return bool(_CONTESTS & set(line.scene.tree.lower))


def _are_shares_of_one(line: Line, shares: Sequence[int]) -> bool:
    """Whether percentages are shares of one whole which exclude one another."""
    if not all(_is_level(line, at) for at in shares):
        return False
    gaps = [line.between(one, other) for one, other in itertools.pairwise(shares)]
    if any(not {",", "and", ";", "while"} & set(gap) or _COMPARING & set(gap) for gap in gaps):
        return False
    if any(_WITHIN & set(_tail(gap)) for gap in gaps) or any(
        {"whom", "which", "alone", "half", *_SUMMED} & set(gap) for gap in gaps
    ):
        return False
    split = "and" in gaps[-1] and line.closed(shares[-1]) and holds(line.before(shares[0]), _MADE_OF)
    return split or exclude_one_another(line, shares) or _divide(line, shares) or _nearly_divide(line, shares)


def _leave_rest(line: Line, shares: Sequence[int]) -> bool:
    """Whether shares come to more than all, and the sentence says what becomes of the rest of it."""
    if len(shares) < 2 or len(shares) != len(line.numbers) or not all(_is_level(line, at) for at in shares):
        return False
    gaps = [line.between(one, other) for one, other in itertools.pairwise(shares)]
    others = _COMPARING | _SUMMED | _WITHIN - {"of"}
    plain = all({",", "and", ";"} & set(gap) and not others & set(gap) for gap in gaps)
    again = any(line.after(at)[:1] == ["of"] for at in shares[1:])
    added = sum(line.value(at) or 0 for at in shares)
    return plain and not again and _ALL < added <= _ALL_BUT and holds(line.after(shares[-1]), _RESTS)


def _is_level(line: Line, share: int) -> bool:
    """Whether a percentage says how much there is, and not how it changed."""
    return line.scene.done[share].statistic not in _NO_LEVELS and line.figure(share).mention.direction is None


def _tail(words: Sequence[str]) -> Sequence[str]:
    """The words behind the last comma."""
    return words[len(words) - list(words)[::-1].index(",") :] if "," in words else ()


def _divide(line: Line, shares: Sequence[int]) -> bool:
    """Whether something that is divided among holders is what the shares are of, each with a holder of its own."""
    first = line.figure(shares[0]).tokens
    around = [*line.scene.tree.lower[: first.start], *line.between(shares[0], shares[1])]
    if all(line.before(at)[-1:] == ["("] for at in shares):
        around += line.after(shares[-1])  # "Acme (38%) and Bolt (34%) account for …"
    if not _DIVISIBLE & set(around) or not _DIVIDING & {lemma(word) for word in around}:
        return False
    listed = "and" in line.between(shares[-2], shares[-1])
    return listed and all(_has_holder(line, one, other) for one, other in itertools.pairwise(shares))


def _nearly_divide(line: Line, shares: Sequence[int]) -> bool:
    """Whether three shares or more of what is divided come to little more than all of it: "Red accounts for 58% of"."""
    verbs = {lemma(word) for word in line.scene.tree.lower[: line.figure(shares[0]).tokens.start]}
    wholes = [line.after(at)[:1] == ["of"] for at in shares]
    added = sum(line.value(at) or 0 for at in shares)
    named = wholes[0] and not any(wholes[1:]) and "and" in line.between(*shares[-2:])
    return len(shares) > 2 and named and bool(_GIVING & verbs) and _ALL < added <= _NEARLY


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
