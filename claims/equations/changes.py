"""Changes: the text says that one value has become another, and by how much percent or times, or only which way."""

from collections.abc import Iterator
from decimal import Decimal

from claims.claim import Direction, Kind, Reading, Relation
from claims.equations.equation import Change, Move, Spread, Working, allowed, figure, shown, written
from claims.equations.multiples import multiple
from claims.equations.near import is_close, is_slip
from claims.equations.operands import Readings, exactly, in_one_unit, is_range, lenient, pairs, stands
from claims.equations.years import Years
from claims.index import Index
from claims.interval import Interval
from claims.statement import Statement

_ONE, _HUNDRED = exactly(1), exactly(100)
_PARTS = (Kind.PERCENT, Kind.FRACTION)
_UP = Interval(low=Decimal(0), low_open=True)
_DOWN = Interval(high=Decimal(0), high_open=True)


def changes(reading: Reading, index: Index, readings: Readings) -> Iterator[Change]:
    """The changes of an article; `readings` gives of a claim the other statements of its quantity."""
    years = Years(index)
    for relation in reading.relations:
        stated = index.get(relation.claim) if relation.kind == "change" else None
        if stated is None or not stands(stated):
            continue
        ends = tuple(pairs(relation, "from", "to", index, readings)) or tuple(apart(relation, stated, years))
        if stated.id in {operand.claim for operand in relation.operands}:
            yield from _move(relation, stated, ends)
        elif is_range(stated):
            yield from _spread(relation, stated, index)
        else:
            yield from _change(relation, stated, ends)


def apart(relation: Relation, stated: Statement, years: Years) -> Iterator[tuple[Statement, Statement]]:
    """The values that a change is between, where its sentence does not give both."""
    given = {operand.role: operand.claim for operand in relation.operands}
    if "from" not in given:
        yield from (fitted for pair in years.ends(stated) if (fitted := in_one_unit(*pair)) is not None)


def _change(relation: Relation, stated: Statement, ends: tuple[tuple[Statement, Statement], ...]) -> Iterator[Change]:
    """A change in percent or times between two values."""
    times = stated.quantity.kind is Kind.MULTIPLE
    work = _quotient if times else relative
    workings = [one for start, end in ends if (one := work(start, end, relation.direction, stated)) is not None]
    if not workings:
        return
    shares = [(start, end) for start, end in ends if {start.quantity.kind, end.quantity.kind} <= {*_PARTS}]
    slips = () if times else tuple(points(start, end, relation.direction) for start, end in shares)
    allows = multiple(stated, more=not stated.text.endswith("ed")) if times else lenient(stated)
    change = Change(stated, allows, tuple(workings), slips=slips)
    held_against = not relation.sought and (len(shares) < len(ends) or is_close(change))
    if held_against or change.holds or is_slip(change):
        yield change


def relative(start: Statement, end: Statement, way: Direction | None, _: Statement | None = None) -> Working | None:
    """The change from one value to another in percent of the first, as a rise or fall; None from nothing or less."""
    one, other = written(start), written(end)
    if one is None or other is None or one <= 0 or (allowed(start).low or Decimal(0)) <= 0:
        return None
    falls = way is Direction.DOWN or (way is None and other < one)
    quotient = allowed(end) / allowed(start)
    computed = (_ONE - quotient if falls else quotient - _ONE) * _HUNDRED
    first, last = (one, other) if falls else (other, one)
    percent = (first - last) / one * 100
    steps = f"({figure(first)} - {figure(last)}) / {figure(one)} = {figure(percent)}% {shown(computed)}"
    return Working((("from", start), ("to", end)), computed, steps)


def points(start: Statement, end: Statement, way: Direction | None) -> Working:
    """The change from one value to another in their own unit, as a rise or fall."""
    one, other = written(start) or Decimal(0), written(end) or Decimal(0)
    falls = way is Direction.DOWN or (way is None and other < one)
    first, last = (start, end) if falls else (end, start)
    computed = allowed(first) - allowed(last)
    high, low = (one, other) if falls else (other, one)
    steps = f"{figure(high)} - {figure(low)} = {figure(high - low)} {shown(computed)}"
    return Working((("from", start), ("to", end)), computed, steps)


def _quotient(start: Statement, end: Statement, way: Direction | None, stated: Statement) -> Working | None:
    """How many times the first value the second is; of a fall by more than once, the other way round."""
    falls = way is Direction.DOWN and (written(stated) or 0) > 1
    above, below = (start, end) if falls else (end, start)
    one, other = written(above), written(below)
    if one is None or not other:
        return None
    try:
        computed = allowed(above) / allowed(below)
    except ZeroDivisionError:
        return None
    steps = f"{figure(one)} / {figure(other)} = {figure(one / other)} {shown(computed)}"
    return Working((("from", start), ("to", end)), computed, steps)


def _move(relation: Relation, stated: Statement, ends: tuple[tuple[Statement, Statement], ...]) -> Iterator[Move]:
    """A move of which only the way is told."""
    if relation.direction is None:
        return
    workings = [_difference(start, end) for start, end in ends]
    if workings:
        allows = _UP if relation.direction is Direction.UP else _DOWN
        yield Move(stated, allows, tuple(workings), way=relation.direction)


def _difference(start: Statement, end: Statement) -> Working:
    computed = allowed(end) - allowed(start)
    one, other = written(end) or Decimal(0), written(start) or Decimal(0)
    steps = f"{figure(one)} - {figure(other)} = {figure(one - other)} {shown(computed)}"
    return Working((("from", start), ("to", end)), computed, steps)


def _spread(relation: Relation, stated: Statement, index: Index) -> Iterator[Change]:
    """A range of growth to a range of values: the base that the lower ends imply must give the upper ones, too."""
    ends = [index.get(operand.claim) for operand in relation.operands]
    end = ends[0] if len(ends) == 1 and relation.operands[0].role == "to" else None
    if end is None or not is_range(end) or not stands(end) or stated.quantity.kind is not Kind.PERCENT:
        return
    falls = Direction.DOWN in (relation.direction, stated.quantity.direction)
    values, growth = _ends(end), _ends(stated)
    orders = [growth, growth[::-1]] if falls else [growth]
    yield Spread(stated, _ONE, tuple(_implied(end, values, order, falls) for order in orders))


def _implied(
    end: Statement, values: tuple[Interval, Interval], growth: tuple[Interval, Interval], falls: bool
) -> Working:
    """The base that each end of a range implies, and the quotient of the two."""
    factors = [_ONE - one / _HUNDRED if falls else _ONE + one / _HUNDRED for one in growth]
    bases = [value / factor for value, factor in zip(values, factors, strict=True)]
    steps = (
        f"{figure(one)} / {figure(other)} = {figure(one / other)} {shown(base)}"
        for one, other, base in zip(map(_middle, values), map(_middle, factors), bases, strict=True)
    )
    return Working((("to", end),), bases[0] / bases[1], " and ".join(steps))


def _middle(interval: Interval) -> Decimal:
    return ((interval.low or Decimal(0)) + (interval.high or Decimal(0))) / 2


def _ends(statement: Statement) -> tuple[Interval, Interval]:
    """What the two ends of a range allow, each by itself."""
    quantity = statement.quantity
    low, high = quantity.low or Decimal(0), quantity.high or Decimal(0)
    below, above = low - (quantity.interval.low or low), (quantity.interval.high or high) - high
    return Interval(low=low - below, high=low + below), Interval(low=high - above, high=high + above)
