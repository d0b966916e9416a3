"""Sentences that name the row of a table and give its figure another value.

A sentence seldom says what a row and a column say: "Earthquakes | 5.2" under "Insured loss ($bn)", "earthquakes set the
industry back by 6.8 billion dollars". It is taken for the cell's figure where it names that row alone, the two are of
one unit and near one another, the row has no second such figure, nothing sets them apart by time, side or standing,
and no cell of the row has what the sentence says. Of counts the sentence must name what the column does.
"""

import datetime
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set
from decimal import Decimal

from claims.arithmetic import Figure, Outcome, hold
from claims.claim import Kind, Period
from claims.comparison import Comparison, weigh
from claims.frames import words
from claims.lexicon import load
from claims.likeness import is_near, swapped
from claims.names import Acronyms, Agreement, content, vocabulary
from claims.slots import agreements
from claims.statement import Statement, naming

_TABLE = load("comparison")
_LOOSE, _APART = frozenset({*_TABLE["loose"], "alone"}), frozenset(_TABLE["others"])
_OPPOSITES: Sequence[tuple[str, str]] = _TABLE["opposites"]
_COUNTS = frozenset({Kind.COUNT, Kind.PLAIN})
_CHANGES = frozenset({"change", "difference", "ratio", "mean", "median"})
# Days before the article up to which the figures of a table that gives no date may be.
_RECENT = 420
# Figures of sentences that may speak of one row; with more it is a table in prose.
_MOST = 200
# Characters after a sentence on a row in which the next may go on about it.
_FAR = 200

Row = frozenset[str]


def tabled(statements: Sequence[Statement], short: Acronyms, as_of: datetime.date | None) -> Iterator[Comparison]:
    """The comparisons of cells with the sentences that name their row and give them another value."""
    rows: dict[Row, list[Statement]] = defaultdict(list)
    for one in statements:
        if one.is_cell and (row := _row(one, short)):
            rows[row].append(one)
    if not rows:
        return
    starts: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        starts[min(row)].append(row)
    spoken = frozenset().union(*(one.around for one in statements))
    sided = {word for pair in _OPPOSITES for word in pair if spoken.issuperset(pair)}
    prose = [one for one in statements if not one.is_cell and one.under is None and one.quantity.low]
    topic: tuple[Row, int] | None = None
    for one in prose[: _MOST * len(rows)]:
        found = _named(one, starts, short)
        start, end = (0, 0) if one.sentence is None else (one.sentence.start, one.sentence.end)
        cells = rows[found[0]] if len(found) == 1 else []
        if topic is not None and 0 < start - topic[1] < _FAR:
            cells = [cell for cell in rows[topic[0]] if swapped(*_values(cell, one))] or cells
        if (cell := _meant(one, cells, sided, short, as_of)) is not None:
            yield _compared(cell, one, short, as_of)
        if len(found) == 1 and (topic is None or end > topic[1]):
            topic = found[0], end


def _row(cell: Statement, short: Acronyms) -> Row:
    """The words of a cell's row; of a row that is only numbered, those of what it is of."""
    label = cell.where.row if cell.where is not None else None
    named = label if label is not None and any(map(str.isalpha, label)) else cell.measures.subject
    return content(named or "", short) - vocabulary().anaphors - vocabulary().measures


def _named(one: Statement, starts: Mapping[str, Sequence[Row]], short: Acronyms) -> list[Row]:
    """The rows that a figure's sentence names with all their words: of those, the ones beside it; no circumstances."""
    said = one.around | content(" ".join(naming(one)), short)
    found = [row for word in said & starts.keys() for row in starts[word] if row <= said]
    found = [row for row in found if not any(row < other for other in found)]
    beside = content(f"{one.clause} {one.measures.subject or ''}", short)
    found = [row for row in found if row <= beside] or found
    return [] if len(found) == 1 and found[0] <= vocabulary().circumstances | words.VERBS else found


def _values(cell: Statement, one: Statement) -> tuple[Decimal, Decimal]:
    return cell.quantity.low or Decimal(0), one.quantity.low or Decimal(0)


def _meant(
    one: Statement, cells: Sequence[Statement], sided: Set[str], short: Acronyms, as_of: datetime.date | None
) -> Statement | None:
    """The cell of a row that a sentence gives another value; None where several may be meant, or one agrees."""
    alike = [cell for cell in cells if _are_of_one_sort(cell, one, short)]
    if any(cell.quantity.low == one.quantity.low for cell in cells):
        return None
    fitting = [cell for cell in alike if not _are_apart(cell, one, sided, short, as_of)]
    if len(fitting) != 1:
        return None
    (cell,) = fitting
    held = [hold(_figure(cell, one), _figure(one, cell), pragmatic=True) for cell in alike]
    if any(found is None or found.outcome is not Outcome.INCONSISTENT for found in held):
        return None
    return cell if is_near(*_values(cell, one)) else None


def _are_of_one_sort(cell: Statement, one: Statement, short: Acronyms) -> bool:
    """Whether a cell and a sentence's figure are in one unit, or count what the column says."""
    left, right = cell.quantity, one.quantity
    if left.kind in _COUNTS and right.kind is Kind.COUNT:
        column = cell.where.column if cell.where is not None else None
        said = content(column or "", short)
        if swapped(*_values(cell, one)) and said & content(one.clause, short):
            return True
        return right.unit == left.unit or (left.unit is None and right.unit in said)
    return left.kind is right.kind and left.kind in (Kind.MONEY, Kind.MEASURE) and left.unit == right.unit


def _are_apart(cell: Statement, one: Statement, sided: Set[str], short: Acronyms, as_of: datetime.date | None) -> bool:
    """Whether the two are of two times, sides, statistics or standings, or a word beside one sets it apart.

    Of `sided` things ("imports", where the article speaks of exports as well) both must be said to be.
    """
    slots, _ = agreements(cell, one, short, as_of)
    if any(slots.get(slot) is Agreement.DIFFERENT for slot in ("modality", "period", "per", "place")):
        return True
    statistics = cell.measures.statistic, one.measures.statistic
    if statistics[0] != statistics[1] and not _CHANGES.isdisjoint(statistics):
        return True
    if cell.quantity.direction is not one.quantity.direction:
        return True
    lexemes = vocabulary()
    said = one.around | content(" ".join(naming(one)), short)
    if said & lexemes.sides - cell.around or cell.around & sided - said:
        return True
    end = one.measures.period.end
    old = end is not None and (as_of is None or (as_of - end).days > _RECENT)
    dated = cell.measures.period == Period() != one.measures.period and old
    apart = (lexemes.circumstances | lexemes.past | _APART) - lexemes.present - words.AUXILIARY - _LOOSE
    return dated or bool((content(one.clause) | one.dated) & apart - cell.around)


def _figure(this: Statement, other: Statement) -> Figure:
    """A figure by the kind and unit of the two that say what is counted."""
    quantity = this.quantity
    if quantity.kind is Kind.PLAIN and other.quantity.kind is Kind.COUNT:
        quantity = quantity.model_copy(update={"kind": Kind.COUNT, "unit": other.quantity.unit})
    return Figure(this.text, quantity, False)


def _compared(cell: Statement, one: Statement, short: Acronyms, as_of: datetime.date | None) -> Comparison:
    slots, _ = agreements(cell, one, short, as_of)
    told = {slot: agreed if agreed is Agreement.SAME else Agreement.UNSPECIFIED for slot, agreed in slots.items()}
    unsaid = tuple(slot for slot, agreed in told.items() if agreed is Agreement.UNSPECIFIED)
    found = weigh(cell, one, told, unsaid, pragmatic=True)
    if found.outcome is not Outcome.NOT_COMPARABLE:
        return found
    held = hold(_figure(cell, one), _figure(one, cell), pragmatic=True)
    if held is None:
        return found
    return Comparison(cell, one, told, held.outcome, unsaid, held.computation, held.intervals)
