"""Parts of counted wholes: "38 of the 54 schools", "of the 54 schools, 38 passed", "54 schools, 38 of them new"."""

import itertools
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from claims.claim import Kind
from claims.frames.scene import COUNTS
from claims.lexicon import load
from claims.statements.line import CLOSERS, OPENERS, Line, begins, ends

# Words that may stand between a part and "of", and between "of" and the whole.
_FEW = 3
_SOME = 5
_DETERMINING = frozenset(
    [
        "the",
        "its",
        "their",
        "our",
        "his",
        "her",
        "a",
        "an",
        "all",
        "some",
        "these",
        "those",
        "this",
        "that",
        "'s",
        "’s",
        "s'",
        "total",
        "first",
        "last",
        "about",
        "only",
        "just",
        "roughly",
        "nearly",
        "almost",
        "more",
        "than",
        "over",
    ]
)
PREPOSITIONS = frozenset(
    [
        "in",
        "on",
        "at",
        "from",
        "for",
        "with",
        "to",
        "by",
        "since",
        "after",
        "before",
        "during",
        "under",
        "over",
        "between",
        "among",
        "per",
        "into",
    ]
)
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_STARTS = frozenset({",", ";", ":", "and", "but", "out", "–", "—", '"', "“", "("})
# Words that tie a part to a set counted before it; the first two only stand in its own sentence.
POINTING = ("of whom", "of which", "of them", "of these", "of those")
_OF_THEM = (["of", "them"], ["of", "these"], ["of", "those"])
_SAMPLES = frozenset(load("wholes")["samples"])
_INCLUDING = frozenset({"including", "include", "includes", "included"})
_AMOUNTS = frozenset({Kind.COUNT, Kind.PLAIN, Kind.MONEY, Kind.MEASURE, Kind.DURATION})


class Pair(NamedTuple):
    """A part and its whole, as numbers of figures; `sure` where the whole can be no other figure."""

    part: int
    whole: int
    sure: bool = True


def amounts(line: Line) -> list[int]:
    """The figures that may be parts or wholes: counts, money and measures."""
    return [at for at in line.numbers if line.kind(at) in _AMOUNTS]


def pairs(line: Line) -> Iterator[Pair]:
    """The parts that a sentence ties to their whole."""
    known = amounts(line)
    for part, whole in itertools.pairwise(known):
        if _in_one_unit(line, part, whole) and _is_of(line, part, whole):
            yield Pair(part, whole)
    for place, whole in enumerate(known):
        if _opens(line, whole):
            yield from (Pair(part, whole) for part in _parts(line, whole, known[place + 1 :]))
    yield from _included(line, known)
    for place, part in enumerate(known[1:], start=1):
        people = ends(line.before(part), ("of whom",)) is not None
        if (line.counted(part) is None or people) and points_back(line, part):
            wholes = [whole for whole in known[:place] if _can_hold(line, whole, part)]
            if not ends(line.before(part), POINTING[:2]):
                wholes = [whole for whole in wholes if not _is_doing(line, whole, part)]
            if wholes:
                if line.kind(known[place - 1]) in (Kind.MONEY, Kind.MEASURE) and line.kind(part) is Kind.PLAIN:
                    wholes = [known[place - 1]]  # "a family of four pays 38 euros, of which 21"
                largest = max(wholes, key=lambda whole: line.value(whole) or 0)
                listed = (
                    [part, *_further(line, part, known[place + 1 :])]
                    if ends(line.before(part), POINTING[:2])
                    else [part]
                )
                yield from (Pair(one, largest, sure=len(wholes) == 1 == place) for one in listed)


def _included(line: Line, known: Sequence[int]) -> Iterator[Pair]:
    """The parts behind "including": of the only set that is counted before."""
    for whole, part in itertools.pairwise(known):
        words = line.between(whole, part)
        includes = words[-1:] and words[-1] in _INCLUDING and len(words) <= _SOME
        named = line.counted(part) in (None, line.counted(whole)) or line.is_human(whole)
        if includes and whole == known[0] and line.counted(whole) is not None and line.alike(whole, part) and named:
            yield from (Pair(one, whole) for one in (part, *_further(line, part, known[known.index(part) + 1 :])))


def _in_one_unit(line: Line, part: int, whole: int) -> bool:
    """Whether part and whole are both counted, or in one unit: "40 of the 12-tonne lorries" is no part of 12 tonnes."""
    kinds = (line.kind(part), line.kind(whole))
    if not line.alike(part, whole) or line.value(whole) == 1:
        return False
    if set(kinds) <= COUNTS or kinds[0] is kinds[1]:
        return True
    tree, tokens = line.scene.tree, line.figure(whole).tokens
    noun_follows = tokens.stop < len(tree) and tree.is_noun(tokens.stop)
    modifies = noun_follows or "-" in tree.words[tokens.start : tokens.stop]
    bare = line.between(part, whole) == ["of"]  # "three spans of 62 metres and four of 48"
    return kinds[0] is Kind.PLAIN and not modifies and not bare


def points_back(line: Line, part: int) -> bool:
    """Whether a figure is said of what was counted before: "38 of them", "of whom 38"."""
    before = line.before(part)
    said = ends(before, ("of whom", "of which")) or begins(line.after(part), POINTING)
    return said is not None


def _is_doing(line: Line, one: int, part: int) -> bool:
    """Whether a figure is the subject of the clause that a part stands in: "two mills, which employ 18 of them"."""
    words = line.between(one, part)
    words = words[1:] if words[:1] == [","] else words
    return words[:1] in (["which"], ["that"], ["who"]) and not CLOSERS & set(words)


def _can_hold(line: Line, whole: int, part: int) -> bool:
    return line.counted(whole) is not None or (line.kind(whole) is line.kind(part) and line.alike(whole, part))


def _without_aside(line: Line, one: int, other: int) -> list[str]:
    """The words between two figures but for a percentage put beside the first: "38 (70%) of the 54"."""
    inside = [at for at in line.numbers if one < at < other]
    words = line.between(one, other)
    if len(inside) != 1 or not line.is_part(inside[0]):
        return words
    share = line.figure(inside[0]).tokens
    before, after = line.between(one, inside[0]), line.between(inside[0], other)
    if not before or before[-1] not in OPENERS or not after or after[0] not in CLOSERS or share.start >= share.stop:
        return words
    opened = before[:-2] if before[-2:-1] == [","] else before[:-1]
    return [*opened, *after[1:]]


def _is_of(line: Line, part: int, whole: int) -> bool:
    """Whether nothing but "of" and what tells of the whole stands between part and whole."""
    words = _without_aside(line, part, whole)
    if "of" not in words or line.has_verb(part, whole):
        return False
    at = words.index("of")
    before = words[: at - 1] if at and words[at - 1] == "out" else words[:at]
    after = words[at + 1 :]
    if {"which", "whom", "it", "and", "but"} & set(words) or any(
        line.scene.tree.is_verb(at) for at in _tokens(line, part, len(before))
    ):
        return False
    plain = all(word.isalpha() or word in _DETERMINING for word in (*before, *after))
    fits = not before or line.counted(part) is not None
    return plain and fits and len(before) <= _FEW and len(after) <= _SOME and not PREPOSITIONS & {*before, *after}


def _tokens(line: Line, part: int, count: int) -> range:
    """So many tokens behind a figure."""
    stop = line.figure(part).tokens.stop
    return range(stop, stop + count)


def _opens(line: Line, whole: int) -> bool:
    """Whether "Of the 54 schools" opens a sentence or clause."""
    words = line.before(whole)
    steps = 0
    while words and words[-1] not in ("of", "among") and steps < _SOME:
        if words[-1] in ("which", "whom") or not (words[-1].isalpha() or words[-1] in _DETERMINING):
            return False
        if line.scene.tree.tags[len(words) - 1] in _FINITE:
            return False  # "the team of three took nine"
        words = words[:-1]
        steps += 1
    if not words or words[-1] not in ("of", "among"):
        return False
    sampled = words[-2:-1] and words[-2] in _SAMPLES and len(words) <= _SOME
    return len(words) == 1 or words[-2] in _STARTS or bool(sampled)


def _parts(line: Line, whole: int, behind: Sequence[int]) -> Iterator[int]:
    """The parts that follow "Of the 54 schools,": the first right behind the comma, further ones in its manner."""
    last: int | None = None
    for part in behind:
        noun = line.counted(part)
        if not line.alike(part, whole) or (noun is not None and noun != line.counted(whole) and last is None):
            return
        if last is None:
            words = line.between(whole, part)
            shares = [at for at in line.numbers if whole < at < part]
            if shares:
                if len(shares) > 1 or not line.is_part(shares[0]):
                    return
                opener = line.between(shares[0], part)
                if opener not in (["("], ["or"], [",", "or"], [","], ["–"]):
                    return
                words = line.between(whole, shares[0])
            if "," not in words:
                return
            tail = words[len(words) - words[::-1].index(",") :]
            said = line.after(part)[:1] == ["("] and noun is None and len(tail) <= _SOME + _FEW
            if not said and (len(tail) > _FEW or any(word in PREPOSITIONS or not word.isalpha() for word in tail)):
                return
        elif not {"and", ",", ";", "while", "but"} & set(line.between(last, part)) or "of" in line.between(last, part):
            return
        yield part
        last = part


def pairs_across(line: Line, before: Line) -> list[tuple[int, int]]:
    """The parts that a sentence gives of what the one before it counts, each with that figure of the other sentence.

    "Of these, 38 passed and 16 failed"; "38 of them passed": there must be one figure that is meant.
    """
    known = amounts(line)
    alone = [at for at in line.numbers[:1] if at in known and begins(line.after(at), POINTING[2:])]
    parts = _listed_back(line, known) or alone or (_detailed(line, known) if known else [])
    parts = [at for at in parts if line.counted(at) is None or line.kind(at) not in COUNTS]
    if not parts:
        return []
    wholes = [at for at in amounts(before) if _is_set(before, at)]
    if line.kind(parts[0]) not in COUNTS:
        wholes = [at for at in amounts(before) if before.kind(at) is line.kind(parts[0])]
    if len(wholes) != 1:
        return []
    unit = before.figure(wholes[0]).mention.unit
    return [(at, wholes[0]) for at in parts if line.kind(at) in COUNTS or line.figure(at).mention.unit == unit]


def _is_set(line: Line, at: int) -> bool:
    return line.kind(at) is Kind.COUNT


def _listed_back(line: Line, known: Sequence[int]) -> list[int]:
    """The parts behind "Of these," at the start of a sentence."""
    words = line.scene.tree.lower
    if words[:1] != ["of"] or words[1:2] not in (["these"], ["those"], ["them"], ["that"], ["this"]) or not known:
        return []
    opening = line.before(known[0])[2:]
    opening = opening[1:] if opening[:1] in (["amount"], ["sum"], ["number"], ["total"]) else opening
    opening = opening[1:] if opening[:1] == [","] else opening
    if len(opening) > _FEW or any(word in PREPOSITIONS or not word.isalpha() for word in opening):
        return []
    return [known[0], *_further(line, known[0], known[1:])]


def _detailed(line: Line, known: Sequence[int]) -> list[int]:
    """The parts behind a colon that tells more of what was said of "them": "Most of them make things: 1,520 work"."""
    words = line.before(known[0])
    told = words[-1:] == [":"] and any(words[at : at + 2] in _OF_THEM for at in range(len(words)))
    return [known[0], *_further(line, known[0], known[1:])] if told else []


def _further(line: Line, first: int, behind: Sequence[int]) -> Iterator[int]:
    """Figures that follow a part in its manner."""
    last = first
    for part in behind:
        words = line.between(last, part)
        if not line.alike(part, first) or "of" in words or not {"and", ",", ";", "while", "but"} & set(words):
            return
        if line.kind(part) in COUNTS and line.counted(part) is not None:
            return
        if PREPOSITIONS & set(_tail(words)):  # "of whom 230 came to the show; in the year before it was 655"
            return
        yield part
        last = part


def _tail(words: Sequence[str]) -> Sequence[str]:
    """The words of a stretch behind the last sign or word that joins what it lists."""
    joins = [at for at, word in enumerate(words) if word in ("and", ",", ";", "while", "but")]
    return words[joins[0] + 1 :] if joins else words
