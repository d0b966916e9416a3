"""Parts listed right behind their whole, or in the next sentence, without a word that they are all of it.

"81 games: 39 wins, 34 draws and eight defeats", "64 cases. In 38 it was a van, in 14 a bus and in ten a tram". Groups
may overlap ("of 300 staff 180 are women and 160 work part-time"), so only three parts or more count as apart, told in
one manner, with the same verb or none behind the first, and together not far from the whole.
"""

import itertools
from collections.abc import Iterator, Sequence
from decimal import Decimal

from claims.claim import Kind, Relation
from claims.frames.scene import COUNTS
from claims.frames.words import lemma
from claims.lexicon import load
from claims.statements.exclusion import exclude_one_another
from claims.statements.line import Line, begins, holds
from claims.statements.pairs import amounts, pairs

_WORDS = load("wholes")
_OVERLAPPING: tuple[str, ...] = (*_WORDS["overlapping"], *_WORDS["partial"], "several", "possible")
_COMPARING = frozenset(_WORDS["comparing"]) - {"from", "to", "up", "down", "aged", "under", "before", "after"}
_SCORES = frozenset(_WORDS["scores"])
_OPENING = ("of the", "of these", "of those", "of them", "in", "among the", "of all")
_APART = frozenset({",", "and", ";"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_FEWEST, _MANY = 3, 8
# Words between a whole and the first of its parts, and between two parts.
_NEAR, _WIDE = 5, 12
# How far the parts of a whole may be off it by a slip, where they are named by what they are or only told of.
_NAMED, _TOLD = (Decimal("0.85"), Decimal("1.2")), (Decimal(0), Decimal("1.2"))


def listed(line: Line, before: Line | None, passage: Sequence[Line] = ()) -> Iterator[Relation]:
    """The parts of a whole that a sentence lists behind it; or its figures are those of the one `before` it.

    `passage` are the sentences of its paragraph with figures ahead of it, the nearest first.
    """
    if holds(line.scene.tree.lower, _OVERLAPPING):
        return
    known = amounts(line)
    for place, whole in enumerate(known[:-_FEWEST]):
        parts = known[place + 1 :]
        if not _are_parts(line, parts) or not _follows(line, whole, parts) or not _may_be_of(line, parts, line, whole):
            continue
        members = [("part", line, part) for part in parts]
        named = ":" in line.between(whole, parts[0]) and not any(_verbs(line, part, parts) for part in parts)
        if named and _sums(line, parts, line, whole, _NAMED):
            if not all(line.alike(whole, part) for part in parts):  # those that are, claims.statements.totals reads
                yield line.beyond("total", whole, *members)
        elif any(pair.sure for pair in pairs(line)) and exclude_one_another(line, parts):
            return  # claims.statements.splits reads them
        elif _sums(line, parts, line, whole, _TOLD):
            yield line.beyond("split", parts[-1], ("whole", line, whole), *members)
        return
    if not _are_parts(line, known) or begins(line.scene.tree.lower, _OPENING) is None:
        return
    if len(line.before(known[0])) > _NEAR:
        return
    for where in ([before] if before is not None else []) + [one for one in passage if one is not before]:
        wholes = [at for at in amounts(where) if _may_be_of(line, known, where, at)]
        ends = _TOLD if where is before else _NAMED
        fitting = [at for at in wholes if _sums(line, known, where, at, ends)]
        if fitting:
            if len(wholes) == 1:
                members = [("part", line, part) for part in known]
                yield line.beyond("split", known[-1], ("whole", where, fitting[0]), *members)
            return


def _are_parts(line: Line, parts: Sequence[int]) -> bool:
    """Whether figures are listed in one manner, with no others and no dates between them."""
    if not _FEWEST <= len(parts) <= _MANY or not {"and", "&"} & set(line.between(parts[-2], parts[-1])):
        return False
    gaps = [line.between(one, other) for one, other in itertools.pairwise(parts)]
    if any(not _APART & set(gap) or _COMPARING & set(gap) or len(gap) > _WIDE for gap in gaps):
        return False
    if parts[-1] - parts[0] != len(parts) - 1 or _COMPARING & set(line.after(parts[-1])[:2]):
        return False
    if any("of" in gap[-2:] or gap[-1] == "(" for gap in gaps):
        return False
    if {line.counted(part) for part in parts} & _SCORES:
        return False
    said = [_verbs(line, part, parts) for part in parts]
    return all(not verbs or verbs[:1] == said[0][:1] for verbs in said[1:])


def _verbs(line: Line, part: int, parts: Sequence[int]) -> list[str]:
    """The finite verbs that a part of a list has for itself."""
    tree = line.scene.tree
    start = line.figure(part).tokens.stop
    later = [other for other in parts if other > part]
    stop = line.figure(later[0]).tokens.start if later else len(tree)
    end = next((at for at in range(start, stop) if tree.lower[at] in (",", ".", ";") and at > start), stop)
    return [lemma(tree.lower[at]) for at in range(start, end) if tree.tags[at] in _FINITE]


def _follows(line: Line, whole: int, parts: Sequence[int]) -> bool:
    """Whether the words between a whole and the first part say that parts follow: a colon, "of which", "with"."""
    words = line.between(whole, parts[0])
    if {"than", "per", "each"} & set(words) or len(words) > _WIDE:
        return False
    if words[-1:] in ([":"], ["–"], ["—"]) or words[-2:] in (["of", "which"], ["of", "whom"], [",", "with"]):
        return True
    return ":" in words and words[-1] in ("in", "with", "some") and words[-2] == ":"


def _may_be_of(line: Line, parts: Sequence[int], where: Line, whole: int) -> bool:
    """Whether parts can be of a whole: in its unit and no greater, or counts of what it counts, or of its outcomes."""
    if where.kind(whole) in COUNTS:
        if where.counted(whole) is None or not all(line.kind(part) in COUNTS for part in parts):
            return False
    elif any(line.kind(part) is not where.kind(whole) or line.unit(part) != where.unit(whole) for part in parts):
        return False
    values = [line.value(part) for part in parts]
    size = where.value(whole)
    return where.kind(whole) is not Kind.PLAIN and bool(size) and all(each and each < (size or 0) for each in values)


def _sums(line: Line, parts: Sequence[int], where: Line, whole: int, ends: tuple[Decimal, Decimal]) -> bool:
    """Whether parts come to no less and no more than such times their whole."""
    size = where.value(whole) or Decimal(0)
    return ends[0] * size <= sum((line.value(part) or Decimal(0)) for part in parts) <= ends[1] * size
