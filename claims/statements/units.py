"""What each has of a total: a value for one of them, with the total and their number in its sentence or the one before.

"4.2 billion for 1.2 million tonnes, or 3,500 for each tonne", "198 million had gone into the 138,000 homes. That makes
1,440 for each of them": the three are told in any words, but the value says that it is that of one, and there is one
total in its unit and one number of such things that it can be of.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from claims.claim import Comparator, Kind, Relation
from claims.frames.scene import COUNTS
from claims.frames.words import noun
from claims.lexicon import load
from claims.statements.line import Line, begins, ends, holds
from claims.statements.pairs import amounts
from claims.statements.rates import base, is_speed

_WORDS = load("wholes")
_DRAWN = tuple(f"{back} {verb}" for back in _WORDS["back"] if back != "it" for verb in _WORDS["equals"])
_TIMES = frozenset(base for span in _WORDS["spans"] for base in span.split("/"))
_TO, _EACH = ("for", "to", "on", "from", "in"), ("each", "every")
_THEM = ("them", "these", "those")
_EACH_OF = tuple(
    f"{to} each of {those}" for to in _TO for those in (*_THEM, "the", "its", "their", "his", "her", "our")
)
_EACH_BEFORE = ("each of them", "each of these", "each of those", "each")
_FOR_EACH = tuple(f"{to} {each}" for to in _TO for each in _EACH)
_MEAN = frozenset({"average", "mean"})
_SYMBOLS = {"t": "tonne", "kg": "kilo", "km": "kilometre", "mi": "mile", "ha": "hectare", "l": "litre", "g": "gram"}
_ADDED = ("plus", "as well as", "in addition to", "along with", "together with", "on top of", "besides")
_HEDGED = (Comparator.ABOUT, Comparator.NEARLY)
_NEAR, _SOON = 6, 3
# How far off a value may be that is meant to be the quotient, and how far but for the number of zeros.
_LEAST, _UTMOST, _ZERO = Decimal("0.4"), Decimal("2.5"), Decimal("0.97")
_SLIPS = tuple(Decimal(10) ** power for power in (-3, -2, -1, 1, 2, 3))


class _Each(NamedTuple):
    """A value of one thing: of what (None where only "each" says so), and the figure behind it that counts them."""

    at: int
    per: str | None
    number: int | None = None


def unit_values(lines: Sequence[Line]) -> Iterator[Relation]:
    """The first value for each that a sentence gives; `lines` are those of a passage, the last first."""
    line = lines[0]
    each = next(_values(line), None)
    if each is None or line.after(each.at)[:2] == ["out", "of"] or _is_kept(line, each):
        return
    totals = [(one, at) for one in lines for at in amounts(one) if _may_be_total(line, each, one, at)]
    counts = [(one, at) for one in lines for at in amounts(one) if _may_be_count(line, each, one, at)]
    pairs = [(one, other) for one in totals for other in counts if one != other]
    if any(_fits(line, each, *pair) for pair in pairs):
        return
    near = [pair for pair in pairs if _comes_near(line, each, *pair) and _are_told(line, each, *pair)]
    if near:
        yield line.beyond("mean", each.at, ("total", *near[0][0]), ("count", *near[0][1]))


def _are_told(line: Line, each: _Each, total: tuple[Line, int], count: tuple[Line, int]) -> bool:
    """Whether words tie a total and a number to the value of each: their nouns, one sentence, a conclusion."""
    where, at = count
    unit = where.unit(at)
    if where is line and at > each.at and where.figure(at).mention.comparator in _HEDGED:
        return False  # "at 17 crowns a copy that pays for almost seven copies": of another total
    if (
        total[0].scene.done[total[1]].per is not None
        or _is_listed(*total, each.at)
        or _has_more(line, each, total, count)
    ):
        return False
    if each.number is not None:
        added = total[0] is line and total[1] < each.number and line.between(total[1], each.number)
        return not (added and holds(added, _ADDED))
    if "other" in where.scene.tree.lower[where.figure(at).tokens.start : where.figure(at).tokens.stop + 1]:
        return False  # "a prize of 25,000; the five other finalists get 2,500 each"
    if unit is None or (each.per in _TIMES and not where is line is total[0]):
        return False
    named = each.per in (unit, noun(unit.split()[-1]), _SYMBOLS.get(unit))
    if where is line:
        return named or total[0] is line
    named = named and where.kind(at) in COUNTS
    drawn = begins(line.scene.tree.lower, _DRAWN) is not None and each.per in (None, "average")
    return (named or drawn) and not _differ(where, at, *total) and not _differ(line, each.at, *total)


def _is_kept(line: Line, each: _Each) -> bool:
    """Whether a value is a speed, and no mean one: nothing keeps it all the way."""
    return each.per == "hour" and is_speed(line, each.at) and not _is_mean(line, each.at)


def _has_more(line: Line, each: _Each, total: tuple[Line, int], count: tuple[Line, int]) -> bool:
    """Whether more goes into a total than so much each: "12 wards with 25 beds each and 20 more beds"."""
    beside = [at for at in amounts(line) if total[0] is line and at != each.at and (line, at) not in (total, count)]
    return any(
        line.alike(at, total[1]) and {"more", "extra", "another", "plus"} & set(line.after(at)[:1]) for at in beside
    )


def _is_listed(line: Line, at: int, each: int) -> bool:
    """Whether a figure is one of several side by side: "The two matches drew 31,200 and 28,900"."""
    beside = [other for other in (at - 1, at + 1) if other in amounts(line)]
    gaps = [(other, line.between(*sorted((at, other)))) for other in beside]
    named = (
        line.alike(at, other) for other, gap in gaps if gap[:1] == ["("] and ")" in gap[:-1] and gap[-1] in ("and", ",")
    )
    return any(gap in (["and"], [","]) and other != each for other, gap in gaps) or any(named)


def _differ(one: Line, at: int, other: Line, that: int) -> bool:
    """Whether two figures are of two times."""
    periods = {line.scene.done[number].period.start for line, number in ((one, at), (other, that))} - {None}
    return len(periods) > 1


def _values(line: Line) -> Iterator[_Each]:
    """The figures that say that they are of one thing, in the order of the sentence."""
    for at in amounts(line):
        after = line.after(at)
        of = begins(after, _EACH_OF)
        if of is not None:
            size = len(of.split())
            later = next((other for other in line.numbers if other > at), None)
            count = later if later is not None and len(line.between(at, later)) <= size + 1 else None
            named = count is None and not of.endswith(_THEM) and after[size : size + 1]
            yield _Each(at, noun(after[size]) if named else None, count)
        elif begins(after, _FOR_EACH) is not None and after[2:3]:
            yield _Each(at, noun(after[2]))
        elif (number := _priced(line, at)) is not None:
            yield _Each(at, None, number)
        elif (per := base(line, at) or ("average" if _is_mean(line, at) else None)) is not None:
            yield _Each(at, None if per == "each" else _averaged(line, at) if per == "average" else per)


def _priced(line: Line, at: int) -> int | None:
    """What a sum is the price or wage of each of, right before it: "187,200 hours at £11.44"."""
    ahead = [one for one in amounts(line) if one < at]
    if line.kind(at) is not Kind.MONEY or not ahead or line.kind(ahead[-1]) not in (*COUNTS, Kind.DURATION):
        return None
    words = line.between(ahead[-1], at)
    told = (words[-1:] == ["at"] and len(words) <= _SOON) or ends(words, _EACH_BEFORE) is not None
    return ahead[-1] if told else None


def _averaged(line: Line, at: int) -> str:
    """Of which things a mean is: those of "on average each food bank gave" and "the average plane"."""
    tree, stop = line.scene.tree, line.figure(at).tokens.start
    for place in range(max(stop - 2 * _NEAR, 0), stop - 1):
        if tree.lower[place] in ("each", "average") and tree.is_noun(place + 1):
            last = next((other for other in range(place + 1, stop) if not tree.is_noun(other)), stop) - 1
            return noun(tree.lower[last])
    return "average"


def _is_mean(line: Line, at: int) -> bool:
    return bool(_MEAN & set(line.before(at)[-_NEAR:])) or line.after(at)[:2] == ["on", "average"]


def _may_be_total(line: Line, each: _Each, one: Line, at: int) -> bool:
    """Whether a figure is in the unit of a value for each, and greater, and no such value itself."""
    if (one is line and at in (each.at, each.number)) or base(one, at) is not None:
        return False
    units = [(where.unit(figure) or "").partition("/")[0] for where, figure in ((one, at), (line, each.at))]
    counted = one.kind(at) in COUNTS and line.kind(each.at) in COUNTS
    alike = len({*units} - {""}) < 2 if counted else one.kind(at) is line.kind(each.at) and units[0] == units[1]
    return alike and (one.value(at) or 0) > (line.value(each.at) or 0) > 0


def _may_be_count(line: Line, each: _Each, one: Line, at: int) -> bool:
    """Whether a figure counts what a value is for each of."""
    if each.number is not None:
        return one is line and at == each.number
    if (one is line and at == each.at) or (one.value(at) or 0) <= 1:
        return False
    unit = one.unit(at) or ""
    if one.kind(at) in COUNTS:
        # A number of nothing that is named may be of anything, so that there are two that may be meant.
        any_of = each.per in (None, "average") or (one is line and _is_mean(line, each.at))
        return not unit or any_of or each.per in (noun(unit), noun(unit.split()[-1]))
    named = each.per not in (None, "average") and one.kind(at) in (Kind.MEASURE, Kind.DURATION)
    return named and each.per in (unit, _SYMBOLS.get(unit))


def _fits(line: Line, each: _Each, total: tuple[Line, int], count: tuple[Line, int]) -> bool:
    """Whether a value is the quotient, as nearly as it may be rounded."""
    whole, many, value = (where.figure(at).mention.interval for where, at in (total, count, (line, each.at)))
    if not many.low or not value.low or many.low <= 0:
        return False
    return (whole / many).meets(value)


def _comes_near(line: Line, each: _Each, total: tuple[Line, int], count: tuple[Line, int]) -> bool:
    """Whether a value is so near the quotient, but for a slip of zeros, that it is meant to be that."""
    whole, many, value = (where.value(at) for where, at in (total, count, (line, each.at)))
    if not whole or not many or not value:
        return False
    times = whole / many / value
    return _LEAST <= times <= _UTMOST or any(_ZERO <= times * slip <= 1 / _ZERO for slip in _SLIPS)
