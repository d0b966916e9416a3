"""May two statements be compared, and do they agree?

A Statement is a figure and what it measures: one of an article's claims, or a figure that the registry gives of a
source. `compare` goes slot by slot (statistic, unit, metric, subject, whole, per, basis, place, period, modality,
source): one slot that differs makes the two incomparable, and nothing is said. A headline, lead or section heading
summarises the text under it: a slot that it leaves out is read from there. Figures are held against one another as
intervals; within one article a one-sided bound ends where its writer would have said more (claims.interval), against
a source only the logical reading counts.

A false alarm costs more than a miss: what is not known to be the same is not called different.
"""

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from claims.arithmetic import Figure, Outcome, dimension, hold
from claims.claim import Attribution, Claim, Kind, Manner, Measures, Modality, Period, Quantity, Where
from claims.document import Extent
from claims.frames.words import SAY
from claims.interval import Interval
from claims.names import WORLD, Acronyms, Agreement, Name, acronyms, agreement, content, name, says_world, vocabulary

__all__ = ["Agreement", "Comparison", "Outcome", "Statement", "compare", "keys", "phrases"]

# A summary that names no period speaks of the present: of the year and a half before the article.
_PRESENT = datetime.timedelta(days=550)
# Slots that a summary may leave to the text under it.
_INHERITED = frozenset({"metric", "subject", "whole", "period"})
# The part of two sentences' words that they must share to say the same.
_ALIKE = Decimal("0.75")


@dataclass(frozen=True, slots=True)
class Statement:
    """A figure and what it measures. For a claim of an article, also which, where it stands and whom it cites.

    `under` is the stretch of the article that the statement summarises (for a headline or lead the whole text after
    it, for a section heading its section). `predicate` is what the text says of the counted things ("hired" 50 people),
    in one spelling, and empty where it only says that there are so many; `around` are the words of its sentence
    (claims.names.content) outside of figures, `dated` those of its dates and ranks.
    """

    quantity: Quantity
    measures: Measures
    id: str = ""
    text: str = ""
    span: Extent | None = None
    sentence: Extent | None = None
    where: Where | None = None
    citation: Attribution | None = None
    under: Extent | None = None
    predicate: str = ""
    around: frozenset[str] = frozenset()
    dated: frozenset[str] = frozenset()

    @classmethod
    def of(
        cls,
        claim: Claim,
        under: Extent | None = None,
        predicate: str = "",
        around: frozenset[str] = frozenset(),
        dated: frozenset[str] = frozenset(),
    ) -> "Statement":
        """The statement that a claim makes."""
        return cls(
            quantity=claim.quantity,
            measures=claim.measures,
            id=claim.id,
            text=claim.text,
            span=Extent(start=claim.start, end=claim.end),
            sentence=claim.sentence,
            where=claim.where,
            citation=claim.citation,
            under=under,
            predicate=predicate,
            around=around,
            dated=dated,
        )

    def summarises(self, other: "Statement") -> bool:
        """Whether the other statement stands in the text that this one summarises."""
        if self.under is None or other.span is None:
            return False
        return self.under.start <= other.span.start < self.under.end


@dataclass(frozen=True, slots=True)
class Comparison:
    """What comes of holding `left` against `right`, and why.

    `slots` says of each slot that either names whether they agree on it; `open` names those that one side leaves
    unsaid and that nothing settles. `computation` is the arithmetic and `intervals` what it was done with, in the unit
    of `left`; both are empty where the two are not comparable.
    """

    left: Statement
    right: Statement
    slots: Mapping[str, Agreement]
    outcome: Outcome
    open: tuple[str, ...] = ()
    computation: str = ""
    intervals: tuple[Interval, Interval] | None = None

    @property
    def summary(self) -> Statement:
        """The side that summarises the other, else the left one."""
        return self.right if self.right.summarises(self.left) else self.left

    @property
    def body(self) -> Statement:
        """The side that is not `summary`."""
        return self.left if self.summary is self.right else self.right


def phrases(statements: Iterable[Statement]) -> Acronyms:
    """What the abbreviations in these statements' names stand for; see claims.names.acronyms."""
    return acronyms(phrase for one in statements for phrase in _phrases(one))


def _phrases(statement: Statement) -> tuple[str, ...]:
    measures = statement.measures
    slots = (measures.metric, measures.subject, measures.whole, measures.per, measures.basis, statement.quantity.unit)
    return tuple(phrase for phrase in slots if phrase)


def keys(statement: Statement, short: Acronyms) -> frozenset[tuple[str, str]]:
    """Under what a statement is looked for: two that share no key are not comparable."""
    kind = dimension(statement.quantity)
    if kind is None:
        return frozenset()
    topics = {topic.head for slot in ("metric", "whole") if (topic := _name(slot, statement, short))}
    return frozenset((kind, head) for head in topics or {_name("subject", statement, short).head})


def compare(
    left: Statement,
    right: Statement,
    *,
    short: Acronyms | None = None,
    as_of: datetime.date | None = None,
    pragmatic: bool = True,
) -> Comparison:
    """Hold two statements against one another.

    `short` expands abbreviations (those of the two themselves where it is None), `as_of` is the article's date, and
    `pragmatic` the reading of one-sided bounds: True within one article, False against a source.
    """
    short = phrases((left, right)) if short is None else short
    slots = _slots(left, right, short, as_of)
    open_slots = tuple(slot for slot, agreed in slots.items() if agreed is Agreement.UNSPECIFIED)
    settled = Agreement.DIFFERENT not in slots.values() and _tolerable(open_slots, left, right, short)
    one, other = (Figure(side.text, side.quantity, side.measures.statistic == "share") for side in (left, right))
    held = hold(one, other, pragmatic) if settled and _identified(slots, left, right, short) else None
    if held is None:
        return Comparison(left, right, slots, Outcome.NOT_COMPARABLE, open_slots)
    return Comparison(left, right, slots, held.outcome, open_slots, held.computation, held.intervals)


def _slots(left: Statement, right: Statement, short: Acronyms, as_of: datetime.date | None) -> dict[str, Agreement]:
    """What the two say of each slot, in the order in which a reader would ask, but for those that neither names."""
    one, other = left.measures, right.measures
    found: dict[str, Agreement | None] = {"statistic": _statistics(left.quantity, one, right.quantity, other)}
    told = left.sentence is not None and right.sentence is not None
    if left.quantity.kind is right.quantity.kind is Kind.COUNT:
        found["unit"] = agreement(name(left.quantity.unit, short), name(right.quantity.unit, short))
    if left.quantity.kind is right.quantity.kind is Kind.COUNT and told:
        found["predicate"] = Agreement.SAME if left.predicate == right.predicate else Agreement.DIFFERENT
    for slot in ("metric", "subject", "whole", "per", "basis"):
        found[slot] = _names(slot, _name(slot, left, short), _name(slot, right, short), left, right)
    found["place"] = _places(left, right, short)
    found["period"] = _periods(left, right, as_of)
    found["circumstances"] = _circumstances(left, right) if told else None
    found["modality"] = _modalities(one.modality, other.modality)
    found["source"] = _sources(left.citation, right.citation, short)
    return {slot: agreed for slot, agreed in found.items() if agreed is not None}


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


def _name(slot: str, statement: Statement, short: Acronyms) -> Name:
    """The name in a slot; none where a metric only repeats the whole, a subject the metric, or a place the subject."""
    measures = statement.measures
    found = name(getattr(measures, slot), short)
    if slot == "metric":
        if not found and statement.quantity.kind is Kind.COUNT:
            return name(statement.quantity.unit, short)
        return Name() if found == name(measures.whole, short) else found
    if slot == "basis" and _statistic(measures) in ("level", "share"):
        return Name()
    if slot == "subject":
        measured = (name(measures.metric, short), name(measures.whole, short), name(statement.quantity.unit, short))
        return Name() if any(found.words <= one.words for one in measured) else found
    if slot == "place":
        return Name() if found.words <= name(measures.subject, short).words else found
    return found


def _names(slot: str, one: Name, other: Name, left: Statement, right: Statement) -> Agreement | None:
    agreed = agreement(one, other)
    if slot == "subject" and agreed is Agreement.SAME and _elsewhere(one, left, right):
        return Agreement.UNSPECIFIED
    if agreed is Agreement.UNSPECIFIED and slot in _INHERITED:
        less = left if one.words < other.words or not one else right
        if less.summarises(right if less is left else left):
            return Agreement.BELOW
    return agreed


def _elsewhere(subject: Name, left: Statement, right: Statement) -> bool:
    """Whether a bare noun ("the plant") stands in two sections, where it may mean two things."""
    if subject.proper or subject.modifiers or left.summarises(right) or right.summarises(left):
        return False
    sections = {one.where.section for one in (left, right) if one.where is not None}
    return len(sections) == 2 and None not in sections


def _place(statement: Statement, short: Acronyms) -> Name:
    measures = statement.measures
    place = _name("place", statement, short)
    if place or not says_world(f"{measures.whole} {measures.metric}"):
        return place
    return name(WORLD)


def _places(left: Statement, right: Statement, short: Acronyms) -> Agreement | None:
    one, other = _place(left, short), _place(right, short)
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
        return Agreement.BELOW if recent and less.summarises(right if less is left else left) else Agreement.UNSPECIFIED
    return Agreement.DIFFERENT


def _circumstances(left: Statement, right: Statement) -> Agreement | None:
    """Whether words that set a figure apart from others of its kind stand in one sentence and not in the other.

    Such are the dates of a sentence too, where no period could be made of them.
    """
    known, summary = vocabulary().circumstances, left.summarises(right) or right.summarises(left)
    one, other = (
        side.around & known | (side.dated if side.measures.period == Period() and not summary else side.dated & known)
        for side in (left, right)
    )
    if summary:
        one, other = one - vocabulary().present, other - vocabulary().present
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


def _identified(slots: Mapping[str, Agreement], left: Statement, right: Statement, short: Acronyms) -> bool:
    """Whether what is measured is known to be one thing, not merely not known to be two.

    The statistic is the same; a multiple says of what; metric or whole are named on both sides, and so is the subject.
    Where one of the two is not, both sentences must be made of the same words.
    """
    if slots.get("statistic") is not Agreement.SAME:
        return False
    topics = [
        (_name(slot, left, short), _name(slot, right, short))
        for slot in ("metric", "whole")
        if slots.get(slot) in (Agreement.SAME, Agreement.BELOW)
    ]
    named = any(one and other for one, other in topics)
    if left.quantity.kind is Kind.MULTIPLE and "basis" not in slots:
        return False
    if named and "subject" in slots:
        return True
    # "The 8.5 mm beach" tells one thing from others of its kind by its measure.
    if "subject" not in slots and left.quantity.kind in (Kind.MEASURE, Kind.DURATION):
        return False
    return (named or "subject" in slots) and _same_words(left, right, short)


def _same_words(left: Statement, right: Statement, short: Acronyms) -> bool:
    """Whether two sentences say the same in much the same words, beside what the slots hold."""
    cited = [one.citation.text or "" for one in (left, right) if one.citation is not None]
    told = content(" ".join([*_phrases(left), *_phrases(right), *cited]), short) | SAY
    one, other = left.around - told, right.around - told
    return len(one & other) >= _ALIKE * len(one | other) > 0


def _tolerable(open_slots: tuple[str, ...], left: Statement, right: Statement, short: Acronyms) -> bool:
    """Whether a warning may stand on what is left open: at most, whether a longer name is that of the same."""
    match open_slots:
        case ():
            return True
        case ("subject",):
            one, other = (_name("subject", side, short) for side in (left, right))
            return one.proper and other.proper and one.first == other.first
        case _:
            return False
