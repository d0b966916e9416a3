"""What each has of a total: a value for one of them, with the total and their number in its sentence or the one before.

"4.2 billion for 1.2 million tonnes, or 3,500 for each tonne", "198 million had gone into the 138,000 homes. That makes
1,440 for each of them": the three are told in any words, but the value says that it is that of one, and there is one
total in its unit and one number of such things that it can be of.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from claims.claim import Kind, Relation
from claims.frames.scene import COUNTS
from claims.frames.words import noun
from claims.lexicon import load
from claims.statements.line import Line, begins, holds
from claims.statements.pairs import amounts
from claims.statements.rates import base

_WORDS = load("wholes")
_BACK, _EQUALS = tuple(_WORDS["back"]), tuple(_WORDS["equals"])
_DRAWN = tuple(f"{back} {verb}" for back in _BACK if back != "it" for verb in _EQUALS)
_CONCLUDING: tuple[str, ...] = (*_WORDS["summing_up"], *_EQUALS, "works out", "means", "so")
_COMPARING = frozenset(_WORDS["comparing"]) - {"average", "each", "per", "from", "to", "after", "before", "up", "over"}
_TO, _EACH = ("for", "to", "on", "from", "in"), ("each", "every")
_THEM = ("them", "these", "those")
_EACH_OF = tuple(
    f"{to} each of {those}" for to in _TO for those in (*_THEM, "the", "its", "their", "his", "her", "our")
)
_FOR_EACH = tuple(f"{to} {each}" for to in _TO for each in _EACH)
_MEAN = frozenset({"average", "mean"})
_SYMBOLS = {"t": "tonne", "kg": "kilo", "km": "kilometre", "mi": "mile", "ha": "hectare", "l": "litre", "g": "gram"}
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
    """The first value for each that a sentence draws; `lines` are those of a passage, the last first."""
    line = lines[0]
    each = next(_values(line), None)
    if each is None:
        return
    for window in ([line], lines[:2]) if _is_drawn(line) else ([line],):
        totals = [(one, at) for one in window for at in amounts(one) if _may_be_total(line, each, one, at)]
        counts = [(one, at) for one in window for at in amounts(one) if _may_be_count(line, each, one, at)]
        alone = len({one.value(at) for one, at in totals}) == len({one.value(at) for one, at in counts}) == 1
        if alone and totals[0] != counts[0] and _comes_near(line, each, totals[0], counts[0]):
            here = [at for one, at in (totals[0], counts[0]) if one is line and at != each.number]
            if not here or (max(here) < each.at and _follows(line, max(here), each)):
                yield line.beyond("mean", each.at, ("total", *totals[0]), ("count", *counts[0]))
            return


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
        elif (per := base(line, at) or ("average" if _is_mean(line, at) else None)) is not None:
            yield _Each(at, None if per == "each" else per)


def _is_mean(line: Line, at: int) -> bool:
    return bool(_MEAN & set(line.before(at)[-_NEAR:])) or line.after(at)[:2] == ["on", "average"]


def _is_drawn(line: Line) -> bool:
    """Whether a sentence draws a conclusion from the one before: "That makes …"."""
    return begins(line.scene.tree.lower, _DRAWN) is not None


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
        return not unit or each.per in (None, "average", noun(unit))
    named = each.per not in (None, "average") and one.kind(at) in (Kind.MEASURE, Kind.DURATION)
    return named and each.per in (unit, _SYMBOLS.get(unit))


def _comes_near(line: Line, each: _Each, total: tuple[Line, int], count: tuple[Line, int]) -> bool:
    """Whether a value is so near the quotient, but for a slip of zeros, that it is meant to be that."""
    whole, many, value = (where.value(at) for where, at in (total, count, (line, each.at)))
    if not whole or not many or not value:
        return False
    times = whole / many / value
    return _LEAST <= times <= _UTMOST or any(_ZERO <= times * slip <= 1 / _ZERO for slip in _SLIPS)


def _follows(line: Line, last: int, each: _Each) -> bool:
    """Whether the words between what a value comes from and the value let it follow: ", or", ", which works out at"."""
    gap = line.between(last, each.at)
    if {";", ".", ":"} & set(gap) or _COMPARING & set(gap[-_SOON:]):
        return False
    told = _is_mean(line, each.at) or holds(gap, _CONCLUDING)
    return told or not line.has_verb(last, each.at)
