"""What things cost in all where the price, their number and the sum stand apart: "It costs €8, and 200 were sold, …".

Nothing but the sense of the words ties the three together. So only where they are all the amounts that a sentence, or
two of them, have, and nearly come out, is the sum taken for the product.
"""

from collections.abc import Iterator
from decimal import Decimal

from claims.claim import Kind, Relation
from claims.frames.scene import COUNTS
from claims.frames.words import noun
from claims.lexicon import load
from claims.statements.line import Line, begins, holds
from claims.statements.pairs import amounts
from claims.statements.rates import base
from claims.statements.totals import is_marked

_WORDS = load("wholes")
_PRICES = frozenset(_WORDS["prices"])
_COSTING = frozenset(_WORDS["costing"])
_SOLD: tuple[str, ...] = tuple(_WORDS["sold"])
_NET = frozenset(_WORDS["net"])
_MAKING = frozenset((*_WORDS["making"], *_WORDS["yielding"]))
_ONE = frozenset({"a", "an", "each", "every", "one", "per"})
_MORE = frozenset({"with", "including", "after", "and", "from", "in", "less"})
_COMPARING = ("compared", "than", "instead", "target", "but", "half")
_TYPICAL = ("average", "typical", "from", "up to", "as much as")
_DISCOUNTS, _GROSS = ("discount", "discounts", "rebate"), ("before discount", "before discounts", "before any discount")
# Words before a price that say that it is one, and before a sum that say that it is all of it.
_SOON, _REACH = 5, 7
# How far off a sum may be that is meant to be the product.
_LEAST, _UTMOST = Decimal("0.5"), Decimal(2)


def prices(line: Line, before: Line | None) -> Iterator[Relation]:
    """What a sentence says that things cost in all, by their price and number in it, or by the price `before` it."""
    known = amounts(line)
    said = line.scene.tree.lower
    if _NET & set(said) or holds(said, _COMPARING) or (holds(said, _DISCOUNTS) and not holds(said, _GROSS)):
        return
    if len(known) == 3 and _are_priced(line, *known):
        each, count, total = known
        yield line.relation("product", total, ("count", count), ("each", each))
    if before is None or len(known) != 2 or not before.numbers:
        return
    each = before.numbers[-1]
    per = _per(before, each)
    if per is None or before.kind(each) is not Kind.MONEY or holds(before.before(each)[-_SOON:], _TYPICAL):
        return
    for count, total in (known, known[::-1]):
        fits = line.counted(count) == per and line.kind(total) is before.kind(each)
        fits = fits and base(before, each) in (None, per, "each") and base(line, total) != per
        if fits and _is_product(line, total, count, before, each):
            yield line.beyond("product", total, ("count", line, count), ("each", before, each))
            return


def _are_priced(line: Line, each: int, count: int, total: int) -> bool:
    """Whether three amounts are what one thing costs, how many were sold, and what they made."""
    if line.between(each, count) == ["for"]:
        return False  # "1.2 million for 26 paintings" is of all of them
    said = _is_price(line, each) and _is_sold(line, count) and _is_sum(line, count, total)
    return said and _is_product(line, total, count, line, each)


def _is_price(line: Line, at: int) -> bool:
    """Whether a sum is said to be what one thing costs, and no mean of such prices."""
    ahead = line.before(at)[-_SOON:]
    return line.kind(at) is Kind.MONEY and bool((_PRICES | _COSTING) & set(ahead)) and not holds(ahead, _TYPICAL)


def _is_sold(line: Line, at: int) -> bool:
    """Whether a number is one of things that were sold, or of what was named before."""
    if line.kind(at) not in COUNTS:
        return False
    return begins(line.after(at), ("of them", *_SOLD)) is not None or holds(line.before(at)[-_SOON:], _SOLD)


def _is_sum(line: Line, count: int, total: int) -> bool:
    """Whether words between a number of things and a sum say that it is what they make, and all of it."""
    if line.kind(total) is not Kind.MONEY or _MORE & set(line.after(total)[:1]):
        return False
    return is_marked(line, total) or bool(_MAKING & set(line.between(count, total)[-_REACH:]))


def _per(line: Line, at: int) -> str | None:
    """What a figure is for one of: "infusion" of "1,150 francs for each infusion", "dose" of "A dose costs €12.50"."""
    words = line.before(at)
    for place in range(len(words) - 2, max(len(words) - _SOON, 0), -1):
        if words[place + 1] in _COSTING and place and words[place - 1] in _ONE:
            return noun(words[place])
    after = line.after(at)
    if after[:1] == ["for"] and after[1:2] and after[1] in _ONE and after[2:3]:
        return noun(after[2])
    per = base(line, at)
    return None if per in ("each", "average") else per


def _is_product(line: Line, total: int, count: int, where: Line, each: int) -> bool:
    """Whether a sum is in the unit of a price, and so near the product that it is meant to be that."""
    one, other = ((unit or "").partition("/")[0] for unit in (line.unit(total), where.unit(each)))
    amount, number, price = line.value(total), line.value(count), where.value(each)
    if one != other or not amount or not number or not price:
        return False
    return _LEAST * amount <= number * price <= _UTMOST * amount
