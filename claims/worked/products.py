"""So many things of so much each, and what they come to: three figures of a passage, one of which says that it is each.

A product of any two numbers is near a third now and then. So one figure must say that it is that of one thing ("a
head", "each", "on average"), the three must fit by their units, and no two of the passage may give any of them.
"""

import itertools
from collections.abc import Iterator, Sequence
from decimal import Decimal

from claims.claim import Comparator, Kind, Relation
from claims.digits import is_digit_off
from claims.lexicon import load
from claims.worked.figures import AMOUNTS, COUNTS, Figure, relation

_WORDS = {name: frozenset(words) for name, words in load("worked").items()}
_SOON, _NEAR = 4, 6
_CLOSE, _FITS = Decimal("1.35"), Decimal("0.02")
_SLIPS = tuple(Decimal(10) ** power for power in (-3, -1, 1, 3))
_LEAST = 2
_HEDGED = (Comparator.ABOUT, Comparator.NEARLY)


def products(passage: Sequence[Figure]) -> Iterator[Relation]:
    """The product or mean of a passage that its other two figures do not make."""
    amounts = [one for one in passage if one.kind in AMOUNTS and one.value > 1]
    if not 3 <= len(amounts) <= 8 or _is_doubtful(passage):
        return
    found = [
        (each, count, total)
        for each, count, total in itertools.permutations(amounts, 3)
        if is_each(each) and _is_count(each, count) and _is_total(each, count, total)
    ]
    if len({total.claim.id for _, _, total in found}) > 1 and len(found) > 1:
        near = [terms for terms in found if _is_slip(*terms)]
        found = near if len(near) == 1 else []
    if len(found) != 1 or not _is_slip(*found[0]):
        return
    if any(_gives(*terms) for terms in itertools.permutations(passage, 3)):
        return
    if any(_gives_three(*terms) for terms in itertools.permutations(passage, 4)):
        return
    each, count, total = found[0]
    if each.sentence < min(count.sentence, total.sentence) or _is_speed(each):
        return  # what a lorry carries is not what it brought
    if count.place > each.place and count.claim.quantity.comparator in _HEDGED:
        return  # "at 17 crowns a copy that pays for almost seven": of another total
    if each.place > max(count.place, total.place):
        yield relation("mean", each, ("total", total), ("count", count))
    else:
        yield relation("product", total, ("count", count), ("each", each))


def is_each(figure: Figure) -> bool:
    """Whether words beside a figure say that it is that of one thing, or of the mean one."""
    if figure.claim.measures.per is not None or figure.claim.measures.statistic == "mean":
        return True
    ahead, behind = _clause(figure.before[::-1])[:_NEAR], _clause(figure.after)[:_SOON]
    return bool(_WORDS["each"] & {*ahead, *behind}) or behind[:2] in (["a", "head"], ["a", "piece"])


def _clause(near: Sequence[str]) -> list[str]:
    return list(itertools.takewhile(lambda word: word not in (";", ":", "."), near))


def _is_count(each: Figure, count: Figure) -> bool:
    if count.kind is Kind.MONEY or count.value < _LEAST or count.claim.measures.per is not None:
        return False
    return count.kind in COUNTS or count.unit != each.unit


def _is_total(each: Figure, count: Figure, total: Figure) -> bool:
    if total.kind is Kind.DURATION or is_each(total) or total.before[-1:] in (["from"], ["to"]):
        return False
    if total.kind is each.kind:
        return total.unit == each.unit is not None and total.unit != count.unit
    if {total.kind, each.kind} == {Kind.PLAIN, Kind.MONEY}:
        return bool(_WORDS["large"] & {*total.own, *each.own})
    return total.kind is Kind.PLAIN and each.kind is Kind.COUNT and total.before[-1:] == ["the"]


def _is_slip(each: Figure, count: Figure, total: Figure) -> bool:
    """Whether a total is near what it should be, or but for a digit or a number of zeros."""
    product = each.value * count.value
    times = total.value / product
    if 1 / _CLOSE <= times <= _CLOSE:
        return True
    if any(abs(times / power - 1) <= _FITS / 2 for power in _SLIPS):
        return True
    mean = total.value / count.value
    return is_digit_off(total.value, product) or is_digit_off(each.value, mean)


def _gives(one: Figure, other: Figure, result: Figure) -> bool:
    """Whether two figures make a third, or nearly: product, sum or difference."""
    low, high = (1 - _FITS) * result.value, (1 + _FITS) * result.value
    return low <= one.value * other.value <= high


def _gives_three(one: Figure, other: Figure, more: Figure, result: Figure) -> bool:
    return (
        abs(one.value * other.value * more.value / result.value - 1) <= _FITS
        and min(one.value, other.value, more.value) > 1
    )


def _is_speed(each: Figure) -> bool:
    return "hour" in each.own or (each.claim.quantity.unit or "").endswith("/h")


def _is_doubtful(passage: Sequence[Figure]) -> bool:
    """Whether a passage speaks of more than these things each, of a range, or of two years."""
    said = {word for one in passage for word in (*one.before, *one.after)}
    bounds = any(one.claim.quantity.comparator in (Comparator.UP_TO, Comparator.BETWEEN) for one in passage)
    periods = {one.claim.measures.period.start for one in passage} - {None}
    return bool(_WORDS["more"] & said) or bounds or len(periods) > 1
