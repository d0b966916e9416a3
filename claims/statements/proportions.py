"""Shares of a whole that the text names: "a deposit of £30,000 is 10% of the price", "£65 million, or 8% of sales".

What the whole comes to stands in the sentence, in the one before it, or wherever the article says what the named thing
measures. Shares whose two counts stand beside them are read in claims.statements.shares.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from claims.claim import Kind, Operand, Period, Relation
from claims.frames.scene import COUNTS
from claims.lexicon import load
from claims.names import Name, name
from claims.statements.line import CLOSERS, Line, begins, ends
from claims.statements.pairs import Pair, amounts

_WORDS = load("wholes")
_EQUALS: tuple[str, ...] = tuple(_WORDS["equals"])
_PLAINLY = frozenset(_WORDS["plainly"])
_BACK = frozenset(_WORDS["back"])
_RATES = frozenset(_WORDS["rates"])
_COLLECTIVES = frozenset(_WORDS["collectives"])
_SIGNS: dict[str, frozenset[str]] = {thing: frozenset(said) for thing, said in _WORDS["signs"].items()}
_AGAINST: tuple[str, ...] = tuple(_WORDS["held_against"])
_NO_LEVELS = frozenset({"change", "ratio", "difference", "mean"})
# What names no thing that is measured, and words that make no other thing of one.
_UNNAMED = frozenset({"total", "sum", "amount", "whole", "rest", "number", "figure", "all", "one", "kind"})
_ALL = frozenset({"total", "whole", "full", "entire", "asking", "purchase", "list", "overall"})
_PRICE = frozenset({"price", "cost", "value"})
_DETERMINERS = frozenset({"the", "its", "their", "this", "that", "his", "her", "our", "all", "a"})
# Words of a whole's name, between a part and its share, and around a figure that say what it measures.
_LONG, _FAR, _NEAR, _BEHIND = 4, 14, 5, 2
# How far off a share may be that is meant to be of a whole in another sentence.
_LEAST, _UTMOST = Decimal("0.5"), Decimal(2)


def proportions(line: Line, before: Line | None, share: int) -> Iterator[Relation]:
    """A share with its part, and the figures of the whole that it names; with the name alone where none is near."""
    pair = _of_collective(line, share)
    if pair is not None:
        yield line.relation("share", share, ("part", pair.part), ("whole", pair.whole))
        return
    whole = _whole(line, share)
    if not whole or whole.head in _UNNAMED:
        return
    for where, part in _parts(line, before, share):
        named = [
            (other, at)
            for other in (line, before)
            if other is not None
            for at in amounts(other)
            if (other is not where or at != part) and _is_of(whole, other, at) and _can_hold(where, part, other, at)
            if other is line or _is_meant(line, share, (where, part), (other, at))
        ]
        yield _related(line, share, (where, part), named, whole)
        return


def _related(
    line: Line, share: int, part: tuple[Line, int], wholes: Sequence[tuple[Line, int]], whole: Name
) -> Relation:
    found = line.beyond("share", share, ("part", *part), *(("whole", *one) for one in wholes))
    if wholes:
        return found
    unnamed = Operand(role="whole", subject=" ".join([*sorted(whole.modifiers), whole.head]))
    return found.model_copy(update={"operands": (*found.operands, unnamed)})


def _of_collective(line: Line, share: int) -> Pair | None:
    """The counts of "With 21 names out of 48 it is home to 54% of the map"."""
    known = [at for at in line.numbers if at < share]
    after = [word for word in line.after(share)[:3] if word not in _DETERMINERS]
    if len(known) != 2 or len(line.numbers) != 3 or after[:1] != ["of"] or not _COLLECTIVES & set(after[1:2]):
        return None
    part, whole = known
    tied = line.between(part, whole)[-2:] == ["out", "of"] or line.between(part, whole)[:2] == ["of", "the"]
    counted = {line.kind(part), line.kind(whole)} <= COUNTS and line.alike(part, whole)
    return Pair(part, whole) if tied and counted and len(line.between(whole, share)) <= _NEAR + _BEHIND else None


def _whole(line: Line, share: int) -> Name:
    """What a share is said to be of, where that is all that is said of it: "10% of the price,"; else no name."""
    after = line.after(share)
    if after[:1] == ["of"]:
        phrase = after[1 : 1 + next((at for at, word in enumerate(after[1:]) if word in CLOSERS), _LONG + 1)]
        return name(" ".join(phrase)) if phrase and len(phrase) <= _LONG and _is_plain(phrase) else Name()
    opening = line.before(share)
    said = begins(opening, _AGAINST)
    if said is None or not line.closed(share):
        return Name()
    behind = opening[len(said.split()) :]
    stop = next((at for at, word in enumerate(behind) if word in _BACK or word == ","), 0)
    return name(" ".join(behind[:stop])) if 0 < stop <= _LONG else Name()


def _is_plain(phrase: Sequence[str]) -> bool:
    return all(word.isalpha() for word in phrase) and not {"those", "them", "these", "which", "whom"} & set(phrase)


def _parts(line: Line, before: Line | None, share: int) -> Iterator[tuple[Line, int]]:
    """The figure that a share is put beside, or that a sentence which points back says it of."""
    place = line.numbers.index(share)
    if place and line.numbers[place - 1] in amounts(line) and _is_beside(line, line.numbers[place - 1], share):
        yield line, line.numbers[place - 1]
        return
    later = line.numbers[place + 1] if place + 1 < len(line.numbers) else None
    if later is not None and later in amounts(line) and line.between(share, later)[-1:] in (["or"], ["("]):
        if line.closed(later):
            yield line, later
        return
    known = amounts(before) if before is not None and not place and _points_back(line, share) else []
    if before is not None and known and before.scene.done[known[0]].statistic not in _NO_LEVELS:
        yield before, known[0]


def _points_back(line: Line, share: int) -> bool:
    """Whether a sentence says of the one before it "That is 8% of sales", "Measured against sales that is 8%"."""
    words = line.before(share)
    at = next((at for at, word in enumerate(words) if word in _BACK), None)
    if at is None or (at and begins(words, _AGAINST) is None):
        return False
    fillers = _PLAINLY | _RATES | {"of"}
    return " ".join(word for word in words[at + 1 :] if word not in fillers or word == "is") in _EQUALS


def _is_beside(line: Line, part: int, share: int) -> bool:
    """Whether a share stands right behind a figure, or is what the figure is said to be."""
    words = line.between(part, share)
    bare = [word for word in words if word not in _PLAINLY or word in ("is", "or")]
    if not words or len(words) > _FAR or {"and", "while", ";"} & set(words):
        return False
    which = ends(bare, [f"which {said}" for said in _EQUALS])
    return (
        which is not None or bare in ([",", "or"], ["or"], ["("], [","]) or bare in [said.split() for said in _EQUALS]
    )


def _is_of(whole: Name, line: Line, at: int) -> bool:
    """Whether a figure is said to be what a whole measures: its price, its weight."""
    if whole.modifiers - _ALL:
        return False
    if whole.head in name(line.scene.done[at].metric).words:
        return True
    ahead = _ahead(line, at)
    signs = _SIGNS.get(whole.head, frozenset())
    if signs & {*ahead, *line.after(at)[:_BEHIND]} or whole.head in {name(word).head for word in ahead}:
        return True
    tags, stop = line.scene.tree.tags, line.figure(at).tokens.stop
    modifies = stop < len(tags) and tags[stop][:2] in ("NN", "JJ")  # "a £200,000 flat"
    return line.kind(at) is Kind.MONEY and whole.head in _PRICE and modifies


def _ahead(line: Line, at: int) -> list[str]:
    """The words right before a figure, of its own clause."""
    earlier = [other for other in line.numbers if other < at]
    words = line.between(earlier[-1], at) if earlier else line.before(at)
    cut = max((place + 1 for place, word in enumerate(words) if word in CLOSERS), default=0)
    return words[cut:][-_NEAR:]


def _is_meant(line: Line, share: int, part: tuple[Line, int], whole: tuple[Line, int]) -> bool:
    """Whether a part is so nearly the share of another sentence's whole, of no other time, that it is meant."""
    said, one, other = (where.value(at) for where, at in ((line, share), part, whole))
    periods = {where.scene.done[at].period for where, at in (part, whole)} - {Period()}
    if not said or not one or not other or len(periods) > 1:
        return False
    return _LEAST * said * other <= 100 * one <= _UTMOST * said * other


def _can_hold(line: Line, part: int, other: Line, whole: int) -> bool:
    """Whether a figure is in the unit of a part, and no smaller."""
    if line.kind(part) not in COUNTS and line.unit(part) != other.unit(whole):
        return False
    same = line.kind(part) is other.kind(whole) or {line.kind(part), other.kind(whole)} <= COUNTS
    return same and (other.value(whole) or 0) >= (line.value(part) or 0)
