"""Figures of two sentences that say the same in other words, and differ by what a slip of the hand would make.

"The hospital treated 14,200 patients", "of the 12,400 patients that the hospital treated": the slots do not meet word
for word, since the second sentence takes the figure for known and says something else. Two such figures are taken for
one quantity where each names nothing that the other's sentence does not have, the article has no third figure that
they could be confused with, and the two are near one another: a figure that was not updated, or two digits that
changed places, leaves it close to what it should be. What comes of it is a warning.
"""

import datetime
import functools
import itertools
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import NamedTuple

from claims.apart import are_apart
from claims.arithmetic import Figure, Outcome, hold
from claims.claim import Kind, Modality, Period, Quantity
from claims.comparison import Comparison, weigh
from claims.document import Role
from claims.frames import words
from claims.misprints import swaps
from claims.names import Acronyms, Agreement, content, name, vocabulary
from claims.quantities import headings
from claims.slots import agreements
from claims.statement import Statement, naming

# How much larger than the other a figure may be that was not updated, or mistyped.
_NEAR = Decimal("1.6")
# Statements with one word and unit that are held against one another; with more it is a table in prose.
_MOST = 40
# Statements whose words are kept at once: those that meet one another stand near one another.
_KEPT = 4096
# Slots on which the two may not differ.
_BINDING = ("statistic", "unit", "per", "place", "period", "modality", "source")
_PERCENT = frozenset({Kind.PERCENT, Kind.FRACTION})
_KINDS = frozenset({Kind.COUNT, Kind.PLAIN, Kind.MONEY, Kind.MEASURE, *_PERCENT})
# Words of the two sentences that must be shared beside those that name what is measured, for a share.
_DEEDS = 2
# Characters between two sentences of which one follows on the other.
_BESIDE = 2
# Standings that two sentences on one plan may have.
_SEVERAL = 3  # digits that a figure must have for their order to be no chance
_FUTURE = frozenset({Modality.FORECAST, Modality.TARGET})
# Words that set a figure apart from others, beside those of the vocabulary.
_APART = frozenset({"other", "than", "unlike", "compare"})
# Those that only say what a figure is held against, or name the days that a table's columns do.
_COMPARED = frozenset({"than", "previous", "earlier", "before", "last", "half", "quarter", "first", "second"})
# What verbs measure, whose objects no slot holds.
_DEED_NAMES = frozenset(words.VERB_METRIC.values())
_DIMENSIONS = frozenset(words.DIMENSION.values())


class _Told(NamedTuple):
    """A statement, the words that name what it measures, all that its sentence says, its number and its digits."""

    statement: Statement
    names: frozenset[str]
    says: frozenset[str]
    number: Decimal
    digits: tuple[list[int], int]


def restated(statements: Sequence[Statement], short: Acronyms, as_of: datetime.date | None) -> Iterator[Comparison]:
    """The comparisons of figures that two sentences, or a sentence and a cell, restate with another value."""
    met: set[tuple[int, int]] = set()
    told = functools.lru_cache(maxsize=_KEPT)(lambda at: _told(statements[at], short))
    for places in _met(statements, short).values():
        if not 1 < len(places) <= _MOST:
            continue
        for pair in _of_one_period(places, statements):
            if pair in met or not _may_be_one(*(statements[place] for place in pair)):
                continue
            met.add(pair)
            one, other = map(told, pair)
            if _says_the_same(one, other, map(told, places), short, as_of):
                yield _compared(one.statement, other.statement, short, as_of)


def _of_one_period(places: Sequence[int], statements: Sequence[Statement]) -> Sequence[tuple[int, int]]:
    """Any two of these statements that are not of two periods, in the order of the text."""
    of_days: dict[tuple[datetime.date | None, datetime.date | None], list[int]] = defaultdict(list)
    for place in places:
        period = statements[place].measures.period
        of_days[period.start, period.end].append(place)
    undated = of_days.pop((None, None), [])
    pairs = list(itertools.combinations(undated, 2))
    for members in of_days.values():
        pairs += itertools.combinations(members, 2)
        pairs += ((min(pair), max(pair)) for pair in itertools.product(undated, members))
    return sorted(pairs)


def _met(statements: Sequence[Statement], short: Acronyms) -> Mapping[tuple[str, str], list[int]]:
    """The statements by unit and by each word that names what they measure: two that share one are looked at."""
    found: dict[tuple[str, str], list[int]] = defaultdict(list)
    for at, one in enumerate(statements):
        quantity = one.quantity
        if quantity.kind not in _KINDS or quantity.low is None or quantity.low != quantity.high or _is_headline(one):
            continue
        for word in sorted(_names(one, short) or _says(one, short)):
            found[_sort(quantity), word].append(at)
        digits, size = _digits(quantity.low)
        if len(digits) >= _SEVERAL:
            found[_sort(quantity), f"{digits} {size}"].append(at)
    return found


def _told(one: Statement, short: Acronyms) -> _Told:
    number = one.quantity.low or Decimal(0)
    return _Told(one, _names(one, short), _says(one, short), number, _digits(number))


def _names(one: Statement, short: Acronyms) -> frozenset[str]:
    return content(" ".join(_named(one)), short) - _vague()


def _says(one: Statement, short: Acronyms) -> frozenset[str]:
    return one.around | content(" ".join(naming(one)), short)


def _named(statement: Statement) -> Iterator[str]:
    """The phrases that name what is measured, without what it is compared with and without a sign of a unit."""
    sign = statement.quantity.unit if statement.quantity.kind in (Kind.MONEY, Kind.MEASURE) else None
    return (phrase for phrase in naming(statement) if phrase not in (statement.measures.basis, sign))


@functools.cache
def _vague() -> frozenset[str]:
    """Words that name no thing: what points back, says how much, or how it is measured."""
    lexemes = vocabulary()
    vague = lexemes.anaphors | lexemes.sorts | lexemes.measures
    return vague | frozenset(map(words.lemma, vague))


def _sort(quantity: Quantity) -> str:
    match quantity.kind:
        case Kind.PERCENT | Kind.FRACTION:
            return "percent"
        case Kind.COUNT | Kind.PLAIN:
            return "count"
        case Kind.MONEY:
            return f"money {quantity.unit}"
        case _:
            return "measure"


def _is_headline(statement: Statement) -> bool:
    return statement.where is not None and statement.where.role in (Role.TITLE, Role.HEADING)


def _may_be_one(left: Statement, right: Statement) -> bool:
    """Whether two figures stand in two sentences and differ by no more than a slip would."""
    low, high = left.quantity.low, right.quantity.low
    if low is None or high is None or low <= 0 or high <= 0 or low == high:
        return False
    if max(low, high) > _NEAR * min(low, high) and _digits(low) != _digits(high):
        return False
    if left.sentence == right.sentence or (left.is_cell and right.is_cell):
        return False
    if left.quantity.unit != right.quantity.unit and left.quantity.kind is Kind.MEASURE:
        return False
    return not left.quantity.kind is right.quantity.kind is Kind.PLAIN


def _digits(value: Decimal) -> tuple[list[int], int]:
    plain = value.normalize()
    return sorted(plain.as_tuple().digits), plain.adjusted()


def _says_the_same(
    one: _Told, other: _Told, members: Iterable[_Told], short: Acronyms, as_of: datetime.date | None
) -> bool:
    """Whether neither sentence names what the other has not, and no third figure may be meant."""
    mistyped = _is_mistyped(one, other)
    named = bool(one.names or other.names) or one.statement.quantity.kind in _PERCENT
    told_of = _takes_up(one, other) or (named and _covers(one, other) and _covers(other, one))
    if not mistyped and not (told_of and _one_deed(one, other)):
        return False
    if _are_apart(one, other, _COMPARED if mistyped else frozenset()):
        return False
    left, right = _alike(one.statement, other.statement)
    if not mistyped and (_go_on(left, right) or are_apart(left, right, short, as_of)):
        return False
    if mistyped and "change" not in (left.measures.statistic, right.measures.statistic):
        left = replace(left, measures=left.measures.model_copy(update={"statistic": right.measures.statistic}))
    slots, _ = agreements(left, right, short, as_of)
    if mistyped and slots.get("place") is Agreement.UNSPECIFIED:
        return False
    if mistyped and _lies_within(left.measures.period, right.measures.period):
        slots["period"] = Agreement.SAME
    if any(slots.get(slot) is Agreement.DIFFERENT for slot in _BINDING):
        return False
    if slots.get("period") is Agreement.UNSPECIFIED and not _is_timeless(left, right, as_of):
        return False
    held = hold(_figure(left), _figure(right), pragmatic=True)
    return held is not None and held.outcome is Outcome.INCONSISTENT and _alone(one, other, members)


def _go_on(one: Statement, other: Statement) -> bool:
    """Whether one sentence follows on the other, and neither takes its figure for known: it tells something new."""
    if one.sentence is None or other.sentence is None or one.definite or other.definite:
        return False
    return 0 <= max(one.sentence.start - other.sentence.end, other.sentence.start - one.sentence.end) <= _BESIDE


def _takes_up(one: _Told, other: _Told) -> bool:
    """Whether one sentence takes a count for known that the other gives, of the same things under the same name."""
    left, right = one.statement, other.statement
    if not (left.definite or right.definite) or not left.quantity.kind is right.quantity.kind is Kind.COUNT:
        return False
    said = left.around & right.around - words.VERBS - vocabulary().present - _vague()
    return left.quantity.unit == right.quantity.unit and bool(said)


def _is_mistyped(one: _Told, other: _Told) -> bool:
    """Whether a sentence that names a cell's row gives its figure with two neighbouring digits the other way round."""
    cell, prose = (one, other) if one.statement.is_cell else (other, one)
    several = len(one.digits[0]) >= _SEVERAL and one.digits == other.digits
    if not cell.statement.is_cell or not several or other.number not in swaps(one.number):
        return False
    row = _row(cell, short_form=True)
    return bool(row) and row <= prose.says - content(prose.statement.measures.basis or "")


def _covers(one: _Told, other: _Told) -> bool:
    """Whether a sentence has every word that names what another's figure measures.

    A measure may go without what it is ("the 158-metre dam"); of what a cell may mean, its table says no more.
    """
    left_out = _vague() if one.names & _DIMENSIONS else _vague() | _DIMENSIONS
    swapped = one.digits == other.digits
    if swapped and (one.statement.is_cell or other.statement.is_cell):
        left_out |= words.ATTRIBUTE | (content(_label(one)) | content(_label(other)))
    if one.statement.quantity.kind is Kind.PLAIN:
        left_out |= content(other.statement.quantity.unit or "")
    if not other.names <= one.says | left_out:
        return False
    cell, prose = (one, other) if one.statement.is_cell else (other, one)
    if not cell.statement.is_cell:
        return True
    row = _row(cell, short_form=swapped)
    if not row or not row <= prose.says - content(prose.statement.measures.basis or ""):
        return False
    return swapped or prose.says & vocabulary().sides <= cell.says


def _label(told: _Told) -> str:
    """What a cell's row is of, as far as it is more than numbered; empty for a sentence."""
    one = told.statement
    row = one.where.row if one.where is not None else None
    named = row if row is not None and any(map(str.isalpha, row)) else one.measures.subject
    return (named or "") if one.is_cell else ""


def _row(cell: _Told, *, short_form: bool) -> frozenset[str]:
    """The words of a cell's row that a sentence on it must have: all, or of a name only the first."""
    label = _label(cell)
    first = name(label).first
    return frozenset({first}) if short_form and first and name(label).proper else content(label) - _vague()


def _one_deed(one: _Told, other: _Told) -> bool:
    """Whether the two sentences tell of one deed: by its words, or since one takes the figure for known."""
    left, right = one.statement, other.statement
    if left.is_cell or right.is_cell:
        return True
    aside = words.SAY | words.AUXILIARY | vocabulary().present | _vague()
    mine, yours = one.says - one.names - other.names - aside, other.says - one.names - other.names - aside
    if left.quantity.kind in _PERCENT:
        return len(mine & yours) >= _DEEDS and (mine <= yours or yours <= mine)
    known = left.definite or right.definite
    if left.quantity.kind in (Kind.COUNT, Kind.PLAIN):
        return known or bool(mine & yours) or "" in (left.predicate, right.predicate)
    # "Paid for Brodal" and "paid for Corm" are two deeds.
    if left.measures.metric in _DEED_NAMES and right.measures.metric in _DEED_NAMES and mine - yours and yours - mine:
        return False
    return bool(one.names & other.names & left.around & right.around)


def _are_apart(one: _Told, other: _Told, aside: frozenset[str]) -> bool:
    """Whether a word that sets a figure apart from others of its kind, and not `aside`, is in one sentence only."""
    apart = _APART | vocabulary().circumstances - vocabulary().present - words.AUXILIARY | vocabulary().past
    left, right = ((content(told.statement.clause) | told.statement.dated) & apart for told in (one, other))
    return bool((left ^ right) - aside)


def _is_timeless(left: Statement, right: Statement, as_of: datetime.date | None) -> bool:
    """Whether the one period that is given is that of the article or a table's, of which the other sentence speaks."""
    cell, prose = (left, right) if left.is_cell else (right, left)
    if cell.is_cell:
        return _is_of_a_series(cell) and prose.measures.period == Period() and not prose.dated
    known = right.measures.period if left.measures.period == Period() else left.measures.period
    return as_of is not None and known.end is not None and abs((known.end - as_of).days) < 200 and not _adds_up(known)


def _lies_within(one: Period, other: Period) -> bool:
    """Whether one of two periods lies within the other: December within the year that a column is of."""
    if one.start is None or one.end is None or other.start is None or other.end is None:
        return False
    within = other.start <= one.start and one.end <= other.end
    return within or (one.start <= other.start and other.end <= one.end)


def _is_of_a_series(cell: Statement) -> bool:
    """Whether a cell's own row or column is a period: the table has the years one beside another."""
    where = cell.where
    return where is not None and (headings.is_period(where.column) or headings.is_period(where.row))


def _adds_up(period: Period) -> bool:
    return period.start is not None and period.end is not None and (period.end - period.start).days > 20


def _alone(one: _Told, other: _Told, members: Iterable[_Told]) -> bool:
    """Whether no third figure of the article, and none beside the two in their sentences, may be the one meant."""
    for third in members:
        if third is one or third is other or _is_aside(third, one, other):
            continue
        if third.statement.sentence in (one.statement.sentence, other.statement.sentence):
            return False
        for told, against in ((one, other), (other, one)):
            same = third.statement.quantity.low == told.statement.quantity.low
            if same or (third.names == against.names and not _is_other_cell(third, told, against)):
                return False
    return True


def _is_aside(third: _Told, *pair: _Told) -> bool:
    """Whether a third figure beside one of a pair is a part of what that takes for known, or of another time than both.

    "Two of the 16 antennas" leaves no doubt of how many there are.
    """
    for told in pair:
        beside = third.statement.sentence == told.statement.sentence
        if beside and told.statement.definite and third.number < told.number:
            return True
    period = third.statement.measures.period
    return None not in (period.start, period.end) and all(period != one.statement.measures.period for one in pair)


def _is_other_cell(third: _Told, *pair: _Told) -> bool:
    """Whether a third figure is a cell beside the one of a pair, which its own labels tell from that."""
    return third.statement.is_cell and any(one.statement.is_cell for one in pair)


def _alike(left: Statement, right: Statement) -> tuple[Statement, Statement]:
    """The two with what is called by two names for one thing called by one: kind, statistic, standing."""
    statistic = right.measures.statistic
    percent = left.quantity.kind in _PERCENT and right.quantity.kind in _PERCENT
    changed = "change" in (left.measures.statistic, statistic)
    changes: dict[str, object] = {"statistic": statistic} if percent and not changed else {}
    if all(
        one.measures.modality in _FUTURE or (one.definite and one.around & words.AUXILIARY) for one in (left, right)
    ):
        changes["modality"] = Modality.FORECAST
    left = replace(left, measures=left.measures.model_copy(update=changes))
    right = replace(right, measures=right.measures.model_copy(update=changes))
    counts = [one for one in (left, right) if one.quantity.kind is Kind.COUNT]
    if len(counts) == 1 and left.quantity.kind is not right.quantity.kind:
        unit = {"kind": Kind.COUNT, "unit": counts[0].quantity.unit}
        left, right = (replace(one, quantity=one.quantity.model_copy(update=unit)) for one in (left, right))
    return left, right


def _figure(statement: Statement) -> Figure:
    return Figure(statement.text, statement.quantity, statement.measures.statistic == "share")


def _compared(left: Statement, right: Statement, short: Acronyms, as_of: datetime.date | None) -> Comparison:
    left, right = _alike(left, right)
    slots, _ = agreements(left, right, short, as_of)
    told = {slot: agreed if agreed is Agreement.SAME else Agreement.UNSPECIFIED for slot, agreed in slots.items()}
    unsaid = tuple(slot for slot, agreed in told.items() if agreed is Agreement.UNSPECIFIED)
    return weigh(left, right, told, unsaid, pragmatic=True)
