"""Shares that the text states with the counts that they come from: "38 of 54, or 70 %", "35 % of 1,030 staff (361)"."""

from collections.abc import Iterator, Sequence

from claims.claim import Kind, Relation
from claims.frames.scene import COUNTS, Scene
from claims.frames.words import noun
from claims.lexicon import load
from claims.statements.gauged import gauged
from claims.statements.line import CLOSERS, OPENERS, Line, begins, ends
from claims.statements.pairs import Pair, amounts, pairs, pairs_across
from claims.statements.proportions import proportions

_WORDS = load("wholes")
_RATES = frozenset(_WORDS["rates"])
_PLAINLY = frozenset(_WORDS["plainly"])
_ALL_TOLD: tuple[str, ...] = tuple(_WORDS["all_told"])
_BACK = frozenset(_WORDS["back"])
_WHICH = tuple(f"which {phrase}" for phrase in _WORDS["equals"])
_EQUALS = frozenset(tuple(phrase.split()) for phrase in _WORDS["equals"])
# Words between counts and their share: without a verb, and with one.
_NEAR = 6
_FAR = 14
_NO_SHARES = frozenset({"change", "ratio", "difference"})
_COMPARED = frozenset(_WORDS["compared"])
# Prepositions, and how close before a figure they are, of what only says when or where.
_ASIDE, _CLOSE = frozenset({"within", "in", "after", "during", "over", "under", "for", "at", "on"}), 3
_THEM = frozenset({"them", "these", "those"})


def shares(scene: Scene, ids: Sequence[str]) -> Iterator[Relation]:
    """The shares of a sentence whose part and whole it gives too."""
    line = Line.of(scene, ids)
    for share, pair in _within(line):
        if pair is not None:
            yield line.relation("share", share, ("part", pair.part), ("whole", pair.whole))


def shares_across(line: Line, before: Line | None, ahead: Sequence[Line] = ()) -> Iterator[Relation]:
    """The shares of a sentence whose whole it only names, or whose whole or two counts stand before it.

    `before` is the sentence right ahead of it, `ahead` are those of its paragraph, the nearest first.
    """
    for share, pair in _within(line):
        if pair is None:
            found = list(_across(line, before, share)) if before is not None else []
            found = found or [each for each in proportions(line, before, share) if _has_whole(each)]
            yield from found or list(gauged(line, ahead, share)) or proportions(line, before, share)


def _has_whole(relation: Relation) -> bool:
    return any(one.role == "whole" and one.claim for one in relation.operands)


def _within(line: Line) -> Iterator[tuple[int, Pair | None]]:
    """The percentages that may be parts, each with the counts of its sentence that it comes from."""
    percents = [at for at in line.numbers if line.is_part(at) and _is_level(line, at)]
    known = [pair for pair in pairs(line) if pair.sure] if percents else []
    for share in percents:
        yield share, next((pair for pair in known if _states(line, pair, share)), None) or _of_whole(line, share)


def _is_level(line: Line, share: int) -> bool:
    """Whether a percentage may be a part of a whole: not a change, nor more or less than something."""
    slots = line.scene.done[share]
    behind = line.after(share)[:2]
    ratio = line.before(share)[-2:] == ["ratio", "of"]  # "a ratio of 81%" of turnover is a share of it
    return (
        (slots.statistic not in _NO_SHARES or ratio)
        and line.figure(share).mention.direction is None
        and not _COMPARED & set(behind)
        and line.before(share)[-1:] != ["by"]
    )


def _ends_there(line: Line, share: int) -> bool:
    """Whether a share is of what was just counted: nothing follows, or only "of the total"."""
    return line.closed(share) or line.after(share)[:3] in (["of", "the", "total"], ["of", "all", "of"])


def _states(line: Line, pair: Pair, share: int) -> bool:
    """Whether a percentage is put beside the two counts that it comes from."""
    place = line.numbers.index(share)
    neighbours = line.numbers[max(place - 1, 0) : place + 2]
    first, last = min(pair[:2]), max(pair[:2])
    ahead = next(
        (at for at in line.numbers[:place][::-1] if at in (first, last) or not _is_aside(line, at, pair)), None
    )
    if ahead in (last, first) and ahead is not None and share > first:
        behind = ahead == last
        if behind or pair.part == first:
            return _ends_there(line, share) and _is_beside(line, ahead, share)
        # "Of the 54 schools, 70 % (38)"
        return pair.part in neighbours and line.between(share, pair.part)[-1:] in (["("], ["or"], [","], ["–"])
    if share < first and first in neighbours:
        return _is_ahead(line, share, first, last)
    return False


def _is_aside(line: Line, at: int, pair: Pair) -> bool:
    """Whether a figure only says when or where something was, in a unit of its own: "within 40 working days"."""
    own = line.counted(at) not in (None, line.counted(pair.whole), line.counted(pair.part))
    return (own or line.kind(at) is Kind.DURATION) and bool(_ASIDE & set(line.before(at)[-_CLOSE:]))


def _is_ahead(line: Line, share: int, first: int, last: int) -> bool:
    """Whether the counts explain a share ahead of them: "70% (38 of 54)", "a turnout of 70%: 38 of the 54"."""
    words = line.between(share, first)
    if not words or words[:2] in (["of", "whom"], ["of", "which"]) or len(words) > _NEAR + 1:
        return False
    if words[-1] == ":":
        return bool(_RATES & set(line.before(share))) and len(words) <= _NEAR
    if words == [",", "with"]:
        return bool(_RATES & set(line.before(share)))
    opened = words[-1] in ("(", "or", "–", "—")
    return opened and not line.has_verb(share, first) and (words[-1] == "or" or line.closed(last))


def _is_beside(line: Line, figure: int, share: int) -> bool:
    """Whether a percentage stands beside a count, in brackets or between commas, or as the rate that follows of it."""
    words = line.between(figure, share)
    if not words:
        return False
    verb = line.has_verb(figure, share)
    if words[-1] == "(" and line.after(share)[:1] == [")"]:
        return len(words) <= _FAR and "," not in words and "and" not in words
    if _adds_nothing(words, at_end=line.after(share)[:1] in ([], ["."]) or line.after(share)[:1] == ["of"]):
        return len(words) <= _FAR and "and" not in words
    if _names_rate(words) or _equals(words):
        return len(words) <= _FAR and "and" not in words[:-4]
    return words[-1] in OPENERS and not verb and len(words) <= _NEAR and "," not in words[:-1]


def _adds_nothing(words: list[str], *, at_end: bool) -> bool:
    """Whether a comma or dash and words that say nothing of their own end these: ", a mere", ", or"; `at_end` none."""
    said = words[::-1]
    tail = next((at for at, word in enumerate(said) if word not in _PLAINLY), len(said))
    return said[tail : tail + 1] in ([","], ["–"], ["—"], [";"]) and (tail > 0 or at_end)


def _names_rate(words: list[str]) -> bool:
    """Whether words end in a noun that a percentage follows: ", a success rate of"."""
    return words[-1] == "of" and len(words) > 2 and words[-2] in _RATES and bool({",", "–", "—"} & set(words[-6:]))


def _equals(words: list[str]) -> bool:
    """Whether words end in "which is" or the like."""
    return ends(words, _WHICH) is not None


def _of_whole(line: Line, share: int) -> Pair | None:
    """The counts of "35 % of its 1,030 staff, or 361", and of "361 people, 35 % of its 1,030 staff"."""
    place = line.numbers.index(share)
    whole = line.numbers[place + 1] if place + 1 < len(line.numbers) else None
    if whole is None or whole not in amounts(line) or line.has_verb(share, whole):
        return None
    words = line.between(share, whole)
    mention = line.figure(whole).mention
    if words[:1] == ["of"] and words[1:2] and words[1] in _THEM:
        return _of_them(line, share, whole, words[2:])
    if words[:2] == ["of", "it"]:
        return _of_it(line, share, whole, words[2:])
    if mention.low != mention.high:
        return None
    if words[:1] != ["of"] or len(words) > _NEAR or CLOSERS & set(words) or "of" in words[1:-1]:
        return None
    if len(words) > 1 and words[-1] == "of" and words[-2] not in ("total", "budget", "number", "sum"):
        return None
    after = line.numbers[place + 2] if place + 2 < len(line.numbers) else None
    if after is not None and after in amounts(line) and _may_be_part(line, after, whole):
        opener = line.between(whole, after)
        apart = opener[-1:] and opener[-1] in ("or", "(", ",", "–", "—")
        if apart and len(opener) <= _NEAR and not line.has_verb(whole, after) and _is_whole_part(line, after):
            return Pair(after, whole)
    ahead = line.numbers[place - 1] if place else None
    if ahead is not None and ahead in amounts(line) and _may_be_part(line, ahead, whole):
        opener = line.between(ahead, share)
        if opener and (opener[-1] in ("or", ",", "(", "–", "—") or _equals(opener)) and len(opener) <= _NEAR:
            return Pair(ahead, whole)
    return None


def _of_them(line: Line, share: int, part: int, opener: Sequence[str]) -> Pair | None:
    """The counts of "59 passengers, half of them (30)": the set that was counted last, and the figure in brackets."""
    ahead = [at for at in amounts(line) if at < share and (line.value(at) or 0) >= (line.value(part) or 0)]
    if not ahead or list(opener) not in (["("], ["or"], [",", "or"], [","], ["–"]):
        return None
    if line.counted(ahead[-1]) is None or not line.closed(part) or not _may_be_part(line, part, ahead[-1]):
        return None
    return Pair(part, ahead[-1])


def _of_it(line: Line, share: int, part: int, opener: Sequence[str]) -> Pair | None:
    """The amounts of "a cost of 12 million, a third of it public (4 million)": the last, and the one in brackets."""
    ahead = [at for at in amounts(line) if at < share]
    fits = ahead and opener[-1:] in (["("], ["or"], [","], ["–"]) and line.closed(part)
    return Pair(part, ahead[-1]) if fits and _may_be_part(line, part, ahead[-1]) else None


def _may_be_part(line: Line, part: int, whole: int) -> bool:
    """Whether a figure put beside "35 % of" another may be that part, whatever it calls what it counts."""
    return line.alike(part, whole) or {line.kind(part), line.kind(whole)} <= COUNTS


def _is_whole_part(line: Line, part: int) -> bool:
    """Whether a count behind a comma or bracket is all that is said there: ", 40," or "(361 people)"."""
    told = begins(line.after(part), _ALL_TOLD)
    return line.closed(part) or (
        told is not None and line.after(part)[len(told.split()) :][:1] in ([","], [")"], ["."])
    )


def _across(line: Line, before: Line, share: int) -> Iterator[Relation]:
    """A share of a whole that the sentence before it counts, or of the two counts that that one gives."""
    if share == line.numbers[0] and _points_back(line, share):
        known = [pair for pair in pairs(before) if pair.sure]
        percents = [at for at in before.numbers if before.is_part(at)]
        if len(known) == 1 and not percents:
            yield line.beyond("share", share, ("part", before, known[0].part), ("whole", before, known[0].whole))
        return
    for one, whole in pairs_across(line, before):
        if line.numbers.index(share) == line.numbers.index(one) + 1 and line.closed(share):
            if _is_beside(line, one, share):
                yield line.beyond("share", share, ("part", line, one), ("whole", before, whole))
            return
    part, named = _with_part(line, share)
    if part is None or any(line.counted(at) == named for at in amounts(line) if at != part and named is not None):
        return
    counted = [at for at in amounts(before) if before.kind(at) is Kind.COUNT]
    wholes = counted if named is None else [at for at in counted if before.counted(at) == named]
    if len(wholes) == 1 and (named is not None or len(amounts(before)) == 1):
        yield line.beyond("share", share, ("part", line, part), ("whole", before, wholes[0]))


def _points_back(line: Line, share: int) -> bool:
    """Whether a sentence says of the one before it "That is 70 %"."""
    words = line.before(share)
    if not words or words[0] not in _BACK - {"which"} or not line.closed(share):
        return False
    said = [word for word in words[1:] if word not in ("just", "only", "about", "a", "rate", "share", "of", "some")]
    return tuple(said) in _EQUALS


def _with_part(line: Line, share: int) -> tuple[int | None, str | None]:
    """The count that a share is put beside, and the noun of the whole; no noun where "them" says it."""
    place = line.numbers.index(share)
    known = amounts(line)
    after = line.numbers[place + 1] if place + 1 < len(line.numbers) else None
    if after in known and after is not None:
        words = line.between(share, after)
        opener = next((at for at, word in enumerate(words) if word in CLOSERS | OPENERS), len(words))
        noun_phrase, opening = words[:opener], words[opener:]
        named = noun_phrase[:1] == ["of"] and "what" not in noun_phrase
        if opening in (["("], [",", "or"], ["or"], ["–"], [","]) and named and line.closed(after):
            return after, _whole_noun(noun_phrase)
    return None, ""


def _whole_noun(phrase: list[str]) -> str | None:
    """The noun of "of its staff"; None for "of them"."""
    return None if phrase[-1] in _THEM else noun(phrase[-1])
