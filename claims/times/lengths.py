"""Lengths of time held against the only two dates around them, found by place alone.

What a length is of can be said in endless ways: "After nineteen years under ground, the last miners came up in 2018;
the shaft had been sunk in 2009." So a length is held against two dates wherever no more than two can be meant: those of
its own sentence, or of the one before where its sentence opens with it. Where any two dates of these sentences give the
length, or one and the day of the article, it is explained, and nothing is said. Where none do, it is a slip if it is
near what the two give. What makes a pair doubtful is in `vetoes`.
"""

import datetime
import itertools
from collections.abc import Collection, Iterator, Sequence

from claims.chronicle import Days
from claims.claim import Lapse, Moment
from claims.document import Document, Role
from claims.nearby.figures import Figure
from claims.times.clock import clocked
from claims.times.points import Point, Sentence, allows, apart, is_clear, is_known, is_length, is_near
from claims.times.vetoes import Pair, is_current, vetoed

# Dates of a paragraph beyond which any length may be explained.
_MOST = 24


def lasting(
    document: Document, found: Sequence[Sentence], known: Collection[str], as_of: datetime.date | None
) -> Iterator[Lapse]:
    """The lengths of time that the only two dates around them do not give.

    A length of `known`, of which the text itself says what it is the length of, is left out.
    """
    for at, sentence in enumerate(found):
        yield from clocked(document, sentence, [one.claim for each in _around(found, at) for one in each.figures])
        for length in sentence.figures:
            if not is_length(length) or length.claim.id in known:
                continue
            pair = _pair(found, at, length)
            direct = pair is not None and pair.is_period and pair.where == "own"
            near = [found[at]] if direct else _around(found, at)
            if pair is not None and not _is_explained(length, near, as_of) and not vetoed(length, pair, near):
                yield _lapse(length, pair)


def _around(found: Sequence[Sentence], at: int) -> list[Sentence]:
    """A sentence with the one before, and where it has no two dates the one behind; of a heading what is under it."""
    if _is_heading(found[at]):
        return [found[at], *_under(found, at)]
    stop = at + 1 if len(found[at].days) > 1 else at + 2
    return [one for one in found[max(0, at - 1) : stop] if one.block == found[at].block]


def _under(found: Sequence[Sentence], at: int) -> list[Sentence]:
    """The sentences with figures of the paragraph under a heading."""
    below = [one for one in found[at + 1 : at + 1 + _MOST] if not _is_heading(one)]
    return [one for one in below if one.block == below[0].block]


def _is_heading(sentence: Sentence) -> bool:
    return sentence.figures[0].claim.where.role in (Role.TITLE, Role.HEADING)


def _pair(found: Sequence[Sentence], at: int, length: Figure) -> Pair | None:
    """The two points that a length must lie between, where there are no others that it could."""
    own = found[at].days
    before = found[at - 1].days if at and found[at].follows(found[at - 1]) else ()
    behind = found[at + 1].days if at + 1 < len(found) and found[at + 1].follows(found[at]) else ()
    if _is_heading(found[at]):
        pair, where = [*own, *(point for one in _under(found, at) for point in one.days)], "under"
    elif len(own) > 1:
        pair, where = _beside(own, length) or [*own], "own"
    elif own:
        pair, where = [*before, *own], "both"
    elif before or not behind:
        pair, where = [*before] or _above(found, at, length), "before"
    else:
        pair, where = [*behind], "behind"
    if len(pair) != 2 or (pair[0].ranged and pair[0].figure is not pair[1].figure) or not is_clear(*pair):
        return None
    return (
        Pair(pair[0], pair[1], where)
        if is_near(length, apart(pair[0].days, pair[1].days, length.unit or "year"))
        else None
    )


def _above(found: Sequence[Sentence], at: int, length: Figure) -> list[Point]:
    """The points that the paragraph before ends with, for a length that opens one and takes it for known."""
    near = at and found[at - 1].block == found[at].block - 1 and not _is_heading(found[at - 1])
    return [*found[at - 1].days] if near and is_known(length) else []


def _beside(own: Sequence[Point], length: Figure) -> list[Point]:
    """The ends of the only period of a sentence, where no other point stands between it and a length."""
    ends = [point for point in own if point.ranged]
    if len(ends) != 2 or ends[0].figure is not ends[1].figure:
        return []
    first, last = sorted((length.claim.start, ends[0].figure.claim.start))
    return [] if any(first < point.figure.claim.start < last for point in own) else ends


def _is_explained(length: Figure, near: Sequence[Sentence], as_of: datetime.date | None) -> bool:
    """Whether two dates of the paragraph give a length, or one of them and the day of the article."""
    days = [point.days for one in near for point in one.days]
    if as_of is not None and is_current(length):
        days.append(Days(as_of, as_of, "now"))
    if len(days) > _MOST:
        return True
    wanted = allows(length)
    unit = length.unit or "year"
    return any(apart(one, other, unit).meets(wanted) for one, other in itertools.combinations(days, 2))


def _lapse(length: Figure, pair: Pair) -> Lapse:
    """The lapse from the earlier point to the later one; both ends of a period are of its one claim."""
    since, until = sorted((pair.first, pair.second), key=lambda point: point.days.start)
    return Lapse(
        claim=length.claim.id,
        kind="near",
        since=Moment(claims=(since.figure.claim.id,)),
        until=Moment(claims=(until.figure.claim.id,)),
        start=length.claim.start,
        end=length.claim.end,
    )
