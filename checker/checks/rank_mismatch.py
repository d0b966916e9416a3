"""A rank, a superlative or an order contradicts the figures or ranks beside it.

Who is second has no more than who is first; what is the highest since 2015 is not lower than a year in between; who
leads is not behind. The figures are those of the sentence, or what the article gives of the same thing in another
year or of another subject. A column of ranks is held against the column that it follows but for one row, a numbered
list against the order of its values, and the place of a row ("China, the second-biggest market") against every column
of its table or list that may be meant. A superlative ("the largest chip maker in Ruritania") is held against a rank of
the same company in the same market. Where less may be better ("second in 9.9 seconds"), nothing is said.

## Why it matters

A rank is what readers remember of a table of figures. Where the figures say otherwise, one of the two is wrong, or the
rank is one of something else.

## Example

    Lindau won 31 medals, second behind Esk with 29.

31 is more than 29.

## What to do

Look both figures up. Swap the two where their order is wrong; where the rank is of something else, say of what.
"""

from collections.abc import Iterator

from checker.arithmetic import places, quoted, term
from checker.check import Draft
from claims import Claim, Document, Extent, NotChecked, Reading, Relation, Superlative
from claims.boards import boards, names
from claims.claim import Direction
from claims.equations.equation import allowed, figure, one_unit, shown, written
from claims.extremes import Beaten, beaten
from claims.graded import Outnumbered, graded, outnumbered, series
from claims.index import Index
from claims.peaks import outdone
from claims.placements import Placement, placements
from claims.rankings import Contested, Misplaced, contested, misplaced
from claims.standings import Swapped, swapped, told
from reports.audit import Severity

FAMILY = "arithmetic"

PASSES = (
    """# Medals

Lindau won 29 medals, second behind Esk with 31. Ana Kovac ran it in 9.8 seconds, ahead of Ben Ito in 9.9.
""",
    """# Unemployment

Unemployment in Ruritania was 6.1% in May 2024, the highest since 2015. Unemployment in Ruritania was 5.3% in 2019.
""",
)

FAILS = (
    """# Medals

Lindau won 31 medals, second behind Esk with 29.
""",
    """# Unemployment

Unemployment in Ruritania was 6.1% in May 2024, the highest since 2015. Unemployment in Ruritania was 7.3% in 2019.
""",
    """# Cars

| Market | 2023 | 2024 |
|---|---|---|
| Europe | 181,700 | 189,300 |
| North America | 98,900 | 104,200 |
| China | 93,400 | 88,100 |

China, the firm's second-biggest market, was again the weak spot.
""",
    """# Medals

| Rank | Country | Medals |
|---|---|---|
| 1 | Esk | 45 |
| 2 | Lindau | 38 |
| 3 | Norheim | 41 |
| 4 | Alta | 20 |
""",
)


def rank_mismatch(reading: Reading, index: Index, document: Document) -> Iterator[Draft | NotChecked]:
    """One finding for each order that the figures contradict."""
    from_one_side: set[frozenset[str | None]] = set()
    for relation in reading.relations:
        both = frozenset(operand.claim for operand in relation.operands)
        if relation.kind == "rank" and both not in from_one_side:
            for draft in _ordered(relation, index):
                from_one_side.add(both)
                yield draft
    known = set()
    for extreme in (*beaten(index, document.text), *outdone(index, document.text)):
        if extreme.stated.id not in known:
            known.add(extreme.stated.id)
            yield _beaten(extreme)
    for one in contested(reading, index, document):
        yield _contested(one, reading)
    for row in misplaced(reading, document):
        yield _misplaced(row)
    known_boards = tuple(boards(reading.claims, document))
    told_places = list(placements(known_boards, document))
    wide = (*known_boards, *series(reading.claims, document))
    spans = [(one.said.start, one.said.end) for one in told_places]
    told_places += [
        one
        for one in graded(wide, document, [names(board) for board in wide])
        if not any(start < one.said.end and one.said.start < end for start, end in spans)
    ]
    for place in told_places:
        yield _placed(place)
    for counted in outnumbered(document):
        yield _outnumbered(counted, reading)
    ordered = {operand.claim for one in reading.relations if one.kind == "rank" for operand in one.operands}
    for pair in swapped(reading, document):
        yield _swapped(pair)
    for pair in told(reading, document):
        if not {pair.upper.id, pair.lower.id} <= ordered:
            yield _swapped(pair)


def _ordered(relation: Relation, index: Index) -> Iterator[Draft]:
    """What is behind is not more, and what is ahead not less."""
    first, second = (index.get(operand.claim) for operand in relation.operands)
    stated = index.get(relation.claim)
    if first is None or second is None or stated is None or not one_unit(first.quantity, second.quantity):
        return
    role = relation.operands[1].role
    lower, higher = (first, second) if role == "behind" else (second, first)
    ends = allowed(lower).low, allowed(higher).high
    if ends[0] is None or ends[1] is None or ends[0] < ends[1] or written(first) == written(second):
        return
    one, other = figure(written(lower)), figure(written(higher))
    yield Draft(
        claims=tuple(dict.fromkeys((first.id, second.id, stated.id))),
        primary=places(first),
        other=places(second),
        message=f"{quoted(first)} is said to be {'ahead of' if role == 'ahead' else role} {quoted(second)}",
        computation=f"{one} > {other}: {shown(allowed(lower))} lies above {shown(allowed(higher))}",
        terms=(term(first, "of"), term(second, role)),
    )


def _beaten(found: Beaten) -> Draft:
    stated, beyond = found.stated, found.beyond
    word, sign = ("highest", "<") if found.direction is Direction.UP else ("lowest", ">")
    return Draft(
        claims=(stated.id, beyond.id),
        primary=places(stated),
        other=places(beyond),
        message=f"{quoted(stated)} is said to be the {word} {found.scope}, and {quoted(beyond)} goes beyond it"
        + ("" if found.certain else "; of what it is so, is not said in full"),
        computation=f"{figure(written(stated))} {sign} {figure(written(beyond))}",
        terms=(term(stated, "stated"), term(beyond, "beyond")),
        slots={} if found.certain else {"whole": "unspecified"},
        severity=Severity.ERROR if found.certain else Severity.WARNING,
    )


def _contested(found: Contested, reading: Reading) -> Draft:
    one, against = found.superlative, found.against
    first = " ".join(one.text.split())
    other: tuple[Extent, ...]
    if isinstance(against, Superlative):
        other, ids = (Extent(start=against.start, end=against.end),), _claims_at(against, reading)
        said, steps = f"{against.subject} is said to be the same", f"rank 1: {one.subject}; rank 1: {against.subject}"
    else:
        other, ids = places(against), (against.id,)
        said, steps = f"{quoted(against)} is said of it as well", f'"{first}": rank 1; {quoted(against)}: not rank 1'
    return Draft(
        claims=tuple(dict.fromkeys((*ids, *_claims_at(one, reading)))),
        primary=(Extent(start=one.start, end=one.end),),
        other=other,
        message=f'"{first}" ranks {one.subject} first, and {said}; the whole or the time of one is not said',
        computation=steps,
        slots={"whole": "unspecified"},
        severity=Severity.WARNING,
    )


def _claims_at(superlative: Superlative, reading: Reading) -> tuple[str, ...]:
    """The first claim of a superlative's sentence, by which its finding is known again."""
    inside = (claim.id for claim in reading if claim.sentence.start <= superlative.start < claim.sentence.end)
    return tuple(id for id, _ in zip(inside, range(1), strict=False))


def _swapped(found: Swapped) -> Draft:
    one, other = (" ".join(claim.text.split()) for claim in (found.upper, found.lower))
    return Draft(
        claims=(found.upper.id, found.lower.id),
        primary=(Extent(start=found.lower.start, end=found.lower.end),),
        other=(Extent(start=found.upper.start, end=found.upper.end),),
        message=f'number {found.rank} has "{one}", and number {found.rank + 1} has more, "{other}"',
        computation=f"number {found.rank}: {one}; number {found.rank + 1}: {other}; {one} < {other}",
        slots={"metric": "unspecified"},
        severity=Severity.WARNING,
    )


def _misplaced(found: Misplaced) -> Draft:
    def place(claim: Claim) -> Extent:
        return Extent(start=claim.start, end=claim.end)

    ranks, values = ([" ".join(claim.text.split()) for claim in pair] for pair in (found.ranks, found.values))
    return Draft(
        claims=tuple(claim.id for claim in (*found.ranks, *found.values)),
        primary=tuple(map(place, found.values)),
        other=tuple(map(place, found.ranks)),
        message=f"the ranks {ranks[0]} and {ranks[1]} do not follow the values {values[0]} and {values[1]}, "
        "as the others do",
        computation=f"rank {ranks[0]}: {values[0]}; rank {ranks[1]}: {values[1]}; "
        f"{values[0]} {'<' if found.falls else '>'} {values[1]}",
        slots={"metric": "unspecified"},
        severity=Severity.WARNING,
    )


def _placed(found: Placement) -> Draft:
    figures = [figure for one in found.found for figure in (one.figure, *one.before)]
    told = [
        f"{_nth(one.place)} with {_words(one.figure)}"
        + (f" behind {', '.join(map(_words, one.before))}" if one.before else "")
        for one in found.found
    ]
    return Draft(
        claims=tuple(dict.fromkeys(claim.id for claim in figures)),
        primary=(found.said,),
        other=tuple(map(_at, figures)),
        message=f'"{found.words}" is said of {found.row}, which comes {told[0]}',
        computation="\n".join(f"said: place {found.place}; found: {one}" for one in told),
        slots={"metric": "unspecified"},
        severity=Severity.WARNING,
    )


def _outnumbered(found: Outnumbered, reading: Reading) -> Draft:
    here = [claim.id for claim in reading if claim.start < found.ahead.end and found.said.start < claim.end]
    return Draft(
        claims=tuple(here),
        primary=(found.said,),
        other=(found.ahead,),
        message=f'"{found.words}" is said of what {len(found.names)} are ahead of',
        computation=f"said: place {found.place}; ahead: {', '.join(found.names)}, so place {len(found.names) + 1}",
        slots={"whole": "unspecified"},
        severity=Severity.WARNING,
    )


def _words(claim: Claim) -> str:
    return " ".join(claim.text.split())


def _at(claim: Claim) -> Extent:
    return Extent(start=claim.start, end=claim.end)


def _nth(place: int) -> str:
    ending = "th" if place % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(place % 10, "th")
    return f"{place}{ending}"
