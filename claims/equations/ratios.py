"""Ratios: the text says that one figure is so many times another."""

from collections.abc import Iterator
from decimal import Decimal

from claims.claim import Direction, Kind, Operand, Period, Reading, Relation
from claims.equations.equation import Ratio, Working, allowed, figure, shown, written
from claims.equations.labelled import Labelled
from claims.equations.multiples import multiple
from claims.equations.near import is_slip
from claims.equations.operands import Readings, exactly, lenient, pairs, stands
from claims.index import Index
from claims.names import content, name
from claims.statement import Statement

_PERCENT = exactly(100)
# A ratio that names both sides without a figure is of what was told just before it, so many characters back at most.
_NEAR = 600


def ratios(reading: Reading, index: Index, readings: Readings) -> Iterator[Ratio]:
    """The ratios of an article; `readings` gives of a claim the other statements of its quantity."""
    labelled = Labelled(index)
    for relation in reading.relations:
        stated = index.get(relation.claim) if relation.kind == "ratio" else None
        if stated is None or not stands(stated):
            continue
        named = found(relation, index)
        given = pairs(named, "of", "base", index, readings) if named is not None else labelled.pairs(relation, stated)
        workings = tuple(
            working
            for of, base in given
            if _may_be_held(of, base) and (working := quotient(of, base, stated, relation.direction)) is not None
        )
        if workings:
            times = stated.quantity.kind is Kind.MULTIPLE
            allows = multiple(stated, more=relation.direction is Direction.UP) if times else lenient(stated)
            ratio = Ratio(stated, allows, workings)
            if not relation.sought or ratio.holds or is_slip(ratio):
                yield ratio


def _may_be_held(of: Statement, base: Statement) -> bool:
    """Whether two figures can be meant: those of two subjects are of one time, and rates are of one base."""
    one, other = of.measures, base.measures
    subjects = {one.subject, other.subject}
    apart = None not in subjects and len(subjects) == 2 and not (name(one.subject).words & name(other.subject).words)
    periods = {one.period, other.period} - {Period()}
    return not (apart and len(periods) == 2) and len({one.per, other.per} - {None}) < 2


def quotient(of: Statement, base: Statement, stated: Statement, way: Direction | None) -> Working | None:
    """One figure over another; None where the divisor may be nothing. "Three times less" is a third."""
    above, below = (base, of) if way is Direction.DOWN else (of, base)
    one, other = written(above), written(below)
    if one is None or not other:
        return None
    try:
        computed = allowed(above) / allowed(below)
    except ZeroDivisionError:
        return None
    steps = f"{figure(one)} / {figure(other)} = {figure(one / other)} {shown(computed)}"
    if stated.quantity.kind is not Kind.MULTIPLE:
        computed = computed * _PERCENT
        steps = f"{figure(one)} / {figure(other)} = {figure(Decimal(100) * one / other)}% {shown(computed)}"
    return Working((("of", of), ("base", base)), computed, steps)


def found(relation: Relation, index: Index) -> Relation | None:
    """The relation with figures for both sides; None where the article has none for what a side names.

    The figures of "X is three times that of Y" are the nearest two before it that measure one thing, for Y and for X.
    """
    stated = index[relation.claim]
    sides: dict[str, list[Operand]] = {"of": [], "base": []}
    for operand in relation.operands:
        sides.setdefault(operand.role, []).append(operand)
    of, base = (next((index.get(each.claim) for each in sides[role] if each.claim), None) for role in ("of", "base"))
    if of is not None and base is not None:
        return relation
    of_name, base_name = (next((each.subject for each in sides[role]), None) for role in ("of", "base"))
    if of is not None:
        other = _last_before(stated, of, base_name, index)
        return None if other is None else _with(relation, of, other)
    if base is not None:
        other = _last_before(stated, base, of_name, index)
        return None if other is None else _with(relation, other, base)
    for one in index.of_subject(base_name, before=stated):
        if stated.span is None or one.span is None or one.span.end < stated.span.start - _NEAR:
            break
        other = _last_before(stated, one, of_name, index)
        if other is not None and _is_meant(stated, one):
            return _with(relation, other, one)
    return None


def _last_before(stated: Statement, one: Statement, subject: str | None, index: Index) -> Statement | None:
    """The figure ahead of a ratio that measures of somebody else what this one measures."""
    if subject is None or not name(subject):
        return None
    alike = [other for other in index.alike(one, subject=subject) if other.sentence != stated.sentence]
    return alike[-1] if alike else None


def _is_meant(stated: Statement, one: Statement) -> bool:
    """Whether a ratio that names what it compares may be of this figure."""
    head = name(stated.measures.metric).head
    measured = " ".join(part for part in (one.measures.metric, one.measures.whole, one.quantity.unit) if part)
    return not head or content(head) <= content(measured)


def _with(relation: Relation, of: Statement, base: Statement) -> Relation:
    operands = tuple(Operand(role=role, claim=one.id) for role, one in (("of", of), ("base", base)))
    return relation.model_copy(update={"operands": operands})
