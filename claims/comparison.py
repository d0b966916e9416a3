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
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from claims.arithmetic import Figure, Outcome, dimension, hold
from claims.claim import Direction, Kind, Period
from claims.document import Role
from claims.frames.words import REACH, SAY, VERB_METRIC, VERB_WAY
from claims.interval import Interval
from claims.names import Acronyms, Agreement, content, vocabulary
from claims.slots import Names, agreements, all_named, named
from claims.statement import Statement, naming, phrases

__all__ = ["Agreement", "Comparison", "Outcome", "Statement", "comparable", "compare", "keys", "phrases", "weigh"]

# What a slot says that keeps two figures comparable.
_SETTLED = (Agreement.SAME, Agreement.BELOW)
# Words that two sentences must share at the least, where no slot says what is measured.
_SEVERAL = 3
# The part of two sentences' words that they must share to say the same.
_ALIKE = Decimal("0.75")
# What verbs measure: deeds, whose objects no slot holds.
_DEEDS = frozenset(VERB_METRIC.values())


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


def keys(statement: Statement, short: Acronyms) -> frozenset[tuple[str, str]]:
    """Under what a statement is looked for: two that share no key are not comparable."""
    kind = dimension(statement.quantity)
    if kind is None:
        return frozenset()
    given = all_named(statement, short)
    topics = {given[slot].head for slot in ("metric", "whole") if given[slot]}
    heads = topics or {given["subject"].head}
    if statement.where is not None and statement.where.role in (Role.TITLE, Role.HEADING):
        heads = heads | statement.around
    return frozenset((kind, head) for head in heads)


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
    slots, open_slots, are_comparable = _hold(left, right, short, as_of)
    if not are_comparable:
        return Comparison(left, right, slots, Outcome.NOT_COMPARABLE, open_slots)
    return weigh(left, right, slots, open_slots, pragmatic)


def comparable(left: Statement, right: Statement, short: Acronyms, as_of: datetime.date | None) -> bool:
    """Whether two statements measure one thing and say so in full: nothing is left open that nothing settles."""
    _, open_slots, are_comparable = _hold(left, right, short, as_of)
    return are_comparable and not open_slots


def _hold(
    left: Statement, right: Statement, short: Acronyms, as_of: datetime.date | None
) -> tuple[Mapping[str, Agreement], tuple[str, ...], bool]:
    """What two statements say of each slot, the slots left open, and whether they may be compared."""
    slots, names = agreements(left, right, short, as_of)
    open_slots = tuple(slot for slot, agreed in slots.items() if agreed is Agreement.UNSPECIFIED)
    # A summary may leave out whose a figure is, or which sort of a thing it counts, but not both at once.
    vague = all(slots.get(slot) is Agreement.BELOW for slot in ("metric", "subject"))
    settled = Agreement.DIFFERENT not in slots.values() and not vague and _tolerable(open_slots, left, right, short)
    return slots, open_slots, settled and _identified(slots, names, left, right, short)


def weigh(
    left: Statement, right: Statement, slots: Mapping[str, Agreement], open_slots: tuple[str, ...], pragmatic: bool
) -> Comparison:
    """Hold the figures of two statements that measure one thing against one another; see `compare`."""
    one, other = (Figure(side.text, side.quantity, side.measures.statistic == "share") for side in (left, right))
    held = hold(one, other, pragmatic)
    if held is None:
        return Comparison(left, right, slots, Outcome.NOT_COMPARABLE, open_slots)
    return Comparison(left, right, slots, held.outcome, open_slots, held.computation, held.intervals)


def _identified(
    slots: Mapping[str, Agreement], names: tuple[Names, Names], left: Statement, right: Statement, short: Acronyms
) -> bool:
    """Whether what is measured is known to be one thing, not merely not known to be two.

    No slot differs; a multiple says of what; metric or whole are named on both sides, and so is the subject.
    Where one of the two is not, both sentences must be made of the same words, or one must say in its few words
    (a heading's, a cell's labels) nothing that the other does not.
    """
    if left.quantity.kind is Kind.MULTIPLE and "basis" not in slots:
        return False
    topics = (slots.get(slot) in _SETTLED and all(side[slot] for side in names) for slot in ("metric", "whole"))
    named = any(topics)
    if named and "subject" in slots:
        return _same_deed(left, right, short)
    if _told_below(slots, left, right, named):
        return True
    # "The 8.5 mm beach" tells one thing from others of its kind by its measure.
    if "subject" not in slots and left.quantity.kind in (Kind.MEASURE, Kind.DURATION):
        return False
    return (named or "subject" in slots) and _same_words(left, right, short)


def _same_deed(left: Statement, right: Statement, short: Acronyms) -> bool:
    """Whether two figures of a deed may be of one: "spent on roads" and "spent on bridges" each say what sets it apart.

    What is measured is a deed where its name is made of a verb, which has objects that no slot holds.
    """
    if left.is_cell or right.is_cell or left.measures.metric not in _DEEDS or right.measures.metric not in _DEEDS:
        return True
    told = _told(left, right, short)
    one, other = left.around - told, right.around - told
    return one <= other or other <= one


def _told_below(slots: Mapping[str, Agreement], left: Statement, right: Statement, named: bool) -> bool:
    """Whether one of the two is short by nature, and what it says stands in the other's sentence as well.

    A heading must name what is measured, or share several words with the sentence, or the verb of an amount of money;
    a cell must say of when it is, where its labels do not say whose.
    """
    for less, more in ((left, right), (right, left)):
        said = _telling(less)
        if less.is_cell:
            dated = less.measures.period != Period() and less.measures.period == more.measures.period
            return named and dated and said <= more.around
        if less.summarises(more):
            paid = less.quantity.kind is Kind.MONEY and less.predicate == more.predicate != ""
            same_deed = paid and slots.get("subject") is Agreement.SAME
            return same_deed or (said <= more.around and (named or len(said) >= _SEVERAL))
    return False


def _telling(statement: Statement) -> frozenset[str]:
    """The words of a sentence that tell what it is about, and not only which way a figure went or who said so."""
    return statement.around - SAY - REACH - VERB_WAY.keys() - frozenset(Direction) - vocabulary().present


def _same_words(left: Statement, right: Statement, short: Acronyms) -> bool:
    """Whether two sentences say the same in much the same words, beside what the slots hold."""
    told = _told(left, right, short)
    one, other = left.around - told, right.around - told
    if len(one & other) >= _ALIKE * len(one | other) > 0:
        return True
    # The slots hold all that the sentences say.
    one, other = (side.around - SAY - vocabulary().anaphors for side in (left, right))
    return one == other and len(one) >= _SEVERAL


def _told(left: Statement, right: Statement, short: Acronyms) -> frozenset[str]:
    """The words of two sentences that the slots hold, or that only say who said so."""
    cited = [one.citation.text or "" for one in (left, right) if one.citation is not None]
    return content(" ".join([*naming(left), *naming(right), *cited]), short) | SAY


def _tolerable(open_slots: tuple[str, ...], left: Statement, right: Statement, short: Acronyms) -> bool:
    """Whether a warning may stand on what is left open: at most, whether a longer name is that of the same."""
    match open_slots:
        case ():
            return True
        case ("subject",):
            one, other = (named("subject", side, short) for side in (left, right))
            return one.proper and other.proper and one.first == other.first and not (left.is_cell or right.is_cell)
        case _:
            return False
