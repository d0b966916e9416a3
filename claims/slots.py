"""Slot by slot, what two statements say of one another: the same, something else, or nothing.

The slots are those of claims.claim.Measures and what surrounds a figure: statistic, unit, predicate, metric, subject,
whole, per, basis, place, period, circumstances, modality, source. A headline, lead or section heading summarises the
text under it: a slot that it leaves out is read from there.
"""

import datetime
from collections.abc import Mapping
from typing import NamedTuple

from claims.arithmetic import dimension
from claims.claim import Attribution, Kind, Manner, Measures, Modality, Period, Quantity
from claims.names import WORLD, Acronyms, Agreement, Name, agreement, name, says_world, vocabulary
from claims.statement import Statement

# A summary that names no period speaks of the present: of the year and a half before the article.
_PRESENT = datetime.timedelta(days=550)
# A period between these is a month, a quarter or a half: a part of what a year adds up to.
_WEEKS, _MONTHS = datetime.timedelta(days=13), datetime.timedelta(days=190)
# Slots that a summary may leave to the text under it.
_INHERITED = frozenset({"metric", "subject", "whole", "period"})
NAMED = ("metric", "subject", "whole", "per", "basis")
"""The slots that hold a noun phrase."""
# Statistics that hold a figure against an earlier one.
_CHANGES = frozenset({"change", "ratio", "difference"})


class Signature(NamedTuple):
    """What a statement says of all slots; sentences that agree on every one have the same, see `signature`.

    `owned` are the words of what is measured and where, `subject` names whose it is, and `rest` is all else.
    """

    statistic: str
    modality: Modality
    rest: str
    owned: frozenset[str]
    subject: Name

    def key(self, subject: frozenset[str] | None = None) -> str:
        """The signature in one line, with these words for the subject's name where some are given.

        A word may be the subject in one sentence and what is measured, or the place, in another: they stand together.
        """
        words = self.owned | (self.subject.words if subject is None else subject)
        return "\0".join((self.statistic, self.modality, self.rest, *sorted(words)))


Names = Mapping[str, Name]
"""What a statement names, by slot; an empty name where it names nothing."""


def agreements(
    left: Statement, right: Statement, short: Acronyms, as_of: datetime.date | None
) -> tuple[dict[str, Agreement], tuple[Names, Names]]:
    """What the two say of each slot, in the order in which a reader would ask, and the names that they give.

    A slot that neither names is left out. Of figures that are not of one sort only that is said, and no name.
    """
    one, other = left.measures, right.measures
    found: dict[str, Agreement | None] = {"statistic": _statistics(left.quantity, one, right.quantity, other)}
    if found["statistic"] is Agreement.DIFFERENT:
        return {"statistic": Agreement.DIFFERENT}, ({}, {})
    names = _paired(left, right, short)
    told = left.sentence is not None and right.sentence is not None
    if left.quantity.kind is right.quantity.kind is Kind.COUNT:
        found["unit"] = agreement(name(left.quantity.unit, short), name(right.quantity.unit, short))
    if left.quantity.kind is right.quantity.kind is Kind.COUNT and told:
        found["predicate"] = Agreement.SAME if left.predicate == right.predicate else Agreement.DIFFERENT
    for slot in NAMED:
        found[slot] = _names(slot, names[0][slot], names[1][slot], left, right)
    if left.quantity.unit == right.quantity.unit and "/" in (left.quantity.unit or ""):
        found["per"] = None  # the unit says it
    found["place"] = _places(names[0]["place"], names[1]["place"], left, right)
    found["period"] = _periods(left, right, as_of)
    same = frozenset(
        word for slot in NAMED if found.get(slot) is Agreement.SAME for side in names for word in side[slot].words
    )
    found["circumstances"] = _circumstances(left, right, same) if told else None
    found["modality"] = _modalities(one.modality, other.modality)
    found["source"] = _sources(left.citation, right.citation, short)
    return {slot: agreed for slot, agreed in found.items() if agreed is not None}, names


def signature(statement: Statement, short: Acronyms) -> Signature:
    """What a statement says of all slots.

    Sentences of one article whose slots are all the same, or named by neither, have signatures of one key.
    """
    said = all_named(statement, short)
    quantity, measures = statement.quantity, statement.measures
    counts = quantity.kind is Kind.COUNT
    unit = name(quantity.unit, short) if counts else Name()
    apart = (unit, said["whole"], said["basis"])
    period = (measures.period.start, measures.period.end)
    return Signature(
        statistic=_statistic(measures),
        modality=measures.modality,
        rest="\0".join(
            (
                dimension(quantity) or "",
                *map(str, period),
                statement.predicate if counts else "",
                *(" ".join(sorted(one.words)) for one in apart),
            )
        ),
        owned=said["metric"].words | said["place"].words,
        subject=said["subject"],
    )


def _statistics(one: Quantity, of_one: Measures, other: Quantity, of_other: Measures) -> Agreement:
    if dimension(one) is None or dimension(one) != dimension(other):
        return Agreement.DIFFERENT
    if one.direction is not None and other.direction is not None and one.direction is not other.direction:
        return Agreement.DIFFERENT
    return Agreement.SAME if _statistic(of_one) == _statistic(of_other) else Agreement.DIFFERENT


def _statistic(measures: Measures) -> str:
    """How the quantity is measured; "level" for every plain amount, whatever the amount is called."""
    said = measures.statistic
    return "level" if said is None or said in vocabulary().levels else said


def _paired(left: Statement, right: Statement, short: Acronyms) -> tuple[Names, Names]:
    """The names that two statements give in each slot, with what one calls by another slot's name in its own.

    "Bus ridership fell" and "bus ridership in Northport fell": what is measured is the subject of the first, for it
    says nothing of whose it is. "In Northport it fell" and "Northport's fell": a place owns what is measured in it.
    """
    one, other = all_named(left, short), all_named(right, short)
    for this, that in ((one, other), (other, one)):
        if (
            not this["metric"]
            and not this["whole"]
            and that["metric"]
            and this["subject"].words == that["metric"].words
        ):
            this["metric"], this["subject"] = this["subject"], Name()
        if not this["subject"] and this["place"] and this["place"].words == that["subject"].words:
            this["subject"], this["place"] = this["place"], Name()
    return one, other


def named(slot: str, statement: Statement, short: Acronyms) -> Name:
    """The name in one slot; see `all_named`."""
    return all_named(statement, short)[slot]


def all_named(statement: Statement, short: Acronyms) -> dict[str, Name]:
    """The names in all slots; none where a metric only repeats the whole, a subject the metric, or a place the subject.

    What the whole world has is placed in the world.
    """
    measures, unit = statement.measures, name(statement.quantity.unit, short)
    found = {slot: name(getattr(measures, slot), short) for slot in (*NAMED, "place")}
    metric, subject, whole = found["metric"], found["subject"], found["whole"]
    owned = _owned(metric, subject)
    if not metric and statement.quantity.kind is Kind.COUNT:
        found["metric"] = unit
    else:
        found["metric"] = Name() if metric == whole else owned
    if _statistic(measures) in ("level", "share"):
        found["basis"] = Name()
    if any(subject.words <= one.words for one in (owned, whole, unit)):
        found["subject"] = Name()
    if found["place"].words <= subject.words:
        found["place"] = Name()
    if not found["place"] and says_world(f"{measures.whole} {measures.metric}"):
        found["place"] = name(WORLD)
    return found


def _owned(metric: Name, owner: Name) -> Name:
    """A metric without the name of whose it is: Acme's "Acme profit" is its profit."""
    if not owner.proper or metric.head in owner.words or not owner.words <= metric.words:
        return metric
    return metric._replace(modifiers=metric.modifiers - owner.words)


def _names(slot: str, one: Name, other: Name, left: Statement, right: Statement) -> Agreement | None:
    agreed = agreement(one, other)
    if slot == "subject" and agreed is Agreement.SAME and _elsewhere(one, left, right):
        return Agreement.UNSPECIFIED
    if agreed is Agreement.UNSPECIFIED and slot in _INHERITED:
        less = left if one.words < other.words or not one else right
        more = right if less is left else left
        if less.summarises(more):
            told = slot == "subject" and (other if less is left else one).words <= less.around
            return Agreement.SAME if told else Agreement.BELOW
    return agreed


def _elsewhere(subject: Name, left: Statement, right: Statement) -> bool:
    """Whether a bare noun ("the plant") stands in two sections, where it may mean two things."""
    if subject.proper or subject.modifiers or left.summarises(right) or right.summarises(left):
        return False
    sections = {one.where.section for one in (left, right) if one.where is not None}
    return len(sections) == 2 and None not in sections


def _places(one: Name, other: Name, left: Statement, right: Statement) -> Agreement | None:
    agreed = agreement(one, other)
    if agreed is Agreement.UNSPECIFIED and (one or other) == name(WORLD):
        less = left if not one else right
        return Agreement.BELOW if less.summarises(right if less is left else left) else agreed
    return agreed


def _periods(left: Statement, right: Statement, as_of: datetime.date | None) -> Agreement | None:
    one, other = left.measures.period, right.measures.period
    if one == Period() == other:
        return None
    if one == other:
        return Agreement.SAME
    if one == Period() or other == Period():
        less, known = (left, other) if one == Period() else (right, one)
        recent = as_of is not None and known.end is not None and known.end >= as_of - _PRESENT
        recent = recent and not (adds_up(less) and is_part_of_a_year(known))
        return Agreement.BELOW if recent and less.summarises(right if less is left else left) else Agreement.UNSPECIFIED
    return Agreement.DIFFERENT


def adds_up(statement: Statement) -> bool:
    """Whether a figure grows with the time that it is of: what is paid or counted, not a share or a level."""
    return statement.quantity.kind in (Kind.MONEY, Kind.COUNT)


def is_part_of_a_year(period: Period) -> bool:
    """Whether a period is a month, a quarter or a half."""
    return period.start is not None and period.end is not None and _WEEKS <= period.end - period.start <= _MONTHS


def _circumstances(left: Statement, right: Statement, agreed: frozenset[str]) -> Agreement | None:
    """Whether words that set a figure apart from others of its kind stand in one sentence and not in the other.

    Such are the dates of a sentence too, where no period could be made of them; words of names on which the two are
    `agreed` are not.
    """
    known, summary = vocabulary().circumstances - agreed, left.summarises(right) or right.summarises(left)
    changed = left.measures.statistic in _CHANGES
    one, other = (
        side.around & known
        | (side.dated if side.measures.period == Period() and (changed or not summary) else side.dated & known)
        for side in (left, right)
    )
    if summary:
        # "Up 4% from a year earlier" is news; "was 4% a year earlier" is not.
        left_out = vocabulary().present if changed else vocabulary().present - vocabulary().past
        one, other = one - left_out, other - left_out
    if one == other:
        return None
    return Agreement.DIFFERENT if one - other and other - one else Agreement.UNSPECIFIED


def _modalities(one: Modality, other: Modality) -> Agreement | None:
    if one is other is Modality.ACTUAL:
        return None
    return Agreement.SAME if one is other and one in (Modality.FORECAST, Modality.TARGET) else Agreement.DIFFERENT


def _sources(one: Attribution | None, other: Attribution | None, short: Acronyms) -> Agreement | None:
    """Two figures that the text gives to two voices are two findings, not one restated; otherwise no slot."""
    named = (Manner.NAMED, Manner.CARRIED, Manner.VAGUE)
    if one is None or other is None or one.manner not in named or other.manner not in named:
        return None
    first, second = name(one.text, short), name(other.text, short)
    if not first or not second:
        return None
    return Agreement.SAME if first.words & second.words else Agreement.DIFFERENT
