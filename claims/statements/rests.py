"""What a sentence says is left of a whole: "38 of the 54 passed, the remaining 16 failed"."""

import re
from collections.abc import Iterable, Iterator, Sequence

from claims.claim import Kind, Relation
from claims.frames.scene import COUNTS
from claims.lexicon import load
from claims.statements.line import Line, begins, ends, holds
from claims.statements.pairs import amounts, pairs, pairs_across
from claims.statements.totals import is_near

_WORDS = load("wholes")
_REST: tuple[str, ...] = tuple(_WORDS["rest"])
_HUNDRED = 100
# Characters of a paragraph before a sentence in which other shares of the same whole may stand.
_PASSAGE = 600
_SHARE = re.compile(r"%|per ?cent|\b(?:half|thirds?|quarters?|fifths?|tenths?|majority)\b", re.IGNORECASE)
_PARTIAL: tuple[str, ...] = tuple(_WORDS["partial"])
_COMPARING = frozenset(_WORDS["comparing"])
_APART = frozenset({",", "and", ";", "&", "plus", "while"})


def rests(line: Line, before: Line | None) -> Iterator[Relation]:
    """What a sentence says is left of a whole: "38 of the 54 passed, the remaining 16 failed"."""
    for rest in line.numbers:
        if not is_rest(line, rest):
            continue
        if line.is_part(rest):
            yield from _rest_of_hundred(line, rest)
        else:
            yield from _rest_of_whole(line, rest, before)
        return


def is_rest(line: Line, at: int) -> bool:
    """Whether the words before a figure say that it is all that is left."""
    words = [*line.before(at), *line.scene.tree.lower[line.figure(at).tokens.start : line.figure(at).tokens.stop]]
    if line.before(at)[-2:] == ["the", "other"] and line.after(at)[:1] == ["of"]:
        return False  # "in the one group 9 of 113, in the other 12 of 112"
    return ends(line.before(at), _REST) is not None or words[len(line.before(at)) - 1 :][:2] == ["the", "remaining"]


def _rest_of_hundred(line: Line, rest: int) -> Iterator[Relation]:
    """The last share of a whole, with the others of the sentence before it."""
    shares = [at for at in line.numbers if at < rest]
    if not shares or not all(line.is_part(at) for at in shares) or holds(line.before(rest), _PARTIAL):
        return
    levels = all(line.scene.done[at].statistic in ("share", None) for at in (*shares, rest))
    points = any(begins(line.after(at), ("of whom", "of which", "of them", "of those", "of these")) for at in shares)
    said = sum(line.value(at) or 0 for at in (*shares, rest))
    if said < _HUNDRED and _SHARE.search(line.scene.block.text[: line.scene.start][-_PASSAGE:]):
        return  # there are others, in the sentences before
    if levels and not points and not any(_COMPARING & set(line.between(at, rest)) for at in shares):
        yield line.relation("rest", rest, *(("part", share) for share in shares))


def _rest_of_whole(line: Line, rest: int, before: Line | None) -> Iterator[Relation]:
    """What is left of a counted whole, with the parts that go off it."""
    known = [at for at in amounts(line) if at < rest]
    ahead = line.between(known[-1], rest) if known else []
    if ahead[:1] == ["of"] and not _APART & set(ahead):
        return
    found = [pair for pair in pairs(line) if pair.sure and pair.part < rest and pair.whole < rest]
    if found:
        whole, parts = found[0].whole, [pair.part for pair in found if pair.whole == found[0].whole]
        if sorted({whole, *parts}) == known and line.alike(whole, rest):
            yield line.relation("rest", rest, ("whole", whole), *(("part", part) for part in parts))
        return
    if len(known) > 2 and _is_told_as_parts(line, *known, rest):
        yield line.relation("rest", rest, ("whole", known[0]), *(("part", part) for part in known[1:]))
        return
    if before is None:
        return
    back = pairs_across(line, before)
    if back and before.alike_beyond(back[0][1], line, rest) and [part for part, _ in back if part < rest] == known:
        gone = [("part", line, part) for part in known]
        yield line.beyond("rest", rest, ("whole", before, back[0][1]), *gone)
        return
    if known:
        yield from _rest_of_set(line, rest, before, known)
        return
    earlier = [pair for pair in pairs(before) if pair.sure]
    if not earlier or not before.alike_beyond(earlier[0].whole, line, rest):
        return
    if sorted({earlier[0].whole, *(one.part for one in earlier)}) == amounts(before):
        gone = [("part", before, pair.part) for pair in earlier]
        yield line.beyond("rest", rest, ("whole", before, earlier[0].whole), *gone)


def _is_told_as_parts(line: Line, whole: int, first: int, *parts: int) -> bool:
    """Whether a whole is said to be its parts: "The 640 hectares are 410 hectares of pasture, 190 of crops and"."""
    if line.between(whole, first)[-1:] not in (["are"], ["is"], ["were"], ["was"], [":"]):
        return False
    listed = all(line.alike(whole, part) for part in (first, *parts))
    return listed and is_near(line, whole, [(line, part) for part in (first, *parts)])


def _rest_of_set(line: Line, rest: int, before: Line, parts: Sequence[int]) -> Iterator[Relation]:
    """What is left of the only set that the sentence before counts: "120 labs. Some 74 can do it; the other 58 …"."""
    named = {line.counted(at) for at in (*parts, rest)} - {None}
    known = amounts(before)
    wholes = [at for at in known if before.kind(at) is Kind.COUNT and _are_of(before, at, named)]
    if len(wholes) != 1 or (len(known) > 1 and not named) or amounts(line) != [*parts, rest]:
        return
    counted = all(line.kind(at) in COUNTS and line.scene.done[at].per is None for at in (*parts, rest))
    if counted and is_near(before, wholes[0], [(line, at) for at in (*parts, rest)]):
        yield line.beyond("rest", rest, ("whole", before, wholes[0]), *(("part", line, part) for part in parts))


def _are_of(before: Line, whole: int, named: Iterable[str | None]) -> bool:
    """Whether all that is named may be of a set: things of its kind, or people."""
    return before.is_human(whole) or all(_is_short_for(noun, before.counted(whole)) for noun in named)


def _is_short_for(noun: str | None, whole: str | None) -> bool:
    """Whether a noun is another, or the beginning of it: labs are laboratories."""
    return bool(noun) and bool(whole) and (whole or "").startswith(noun or "")
