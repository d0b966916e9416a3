"""Three like figures or more side by side, and what they come to, or on average: the sum told in any words.

The result stands behind them, or in the sentence ahead, and the text takes it for known or speaks of all of it.
"""

import itertools
from collections.abc import Iterator, Sequence
from decimal import Decimal

from claims.claim import Kind, Relation
from claims.lexicon import load
from claims.worked.figures import AMOUNTS, COUNTS, Figure, alike, between, relation
from claims.worked.products import is_each

_WORDS = {name: frozenset(words) for name, words in load("worked").items()}
_JOINS = frozenset({",", "and", ";", "&", "while"})
_FEWEST, _WIDE, _NEAR, _SOON = 3, 12, 5, 2
_CLOSE, _FITS = Decimal("0.15"), Decimal("0.004")


def sums(passage: Sequence[Figure]) -> Iterator[Relation]:
    """The total or mean of a passage that the like figures side by side in it do not make."""
    amounts = [one for one in passage if one.kind in AMOUNTS]
    for result in amounts:
        others = [one for one in amounts if one is not result]
        run = _run(others, result)
        if not run or any(is_each(one) for one in run) or not all(one.is_exact for one in (*run, result)):
            continue
        if _WORDS["more"] & {*run[0].before, *run[0].after, *result.before[-_NEAR:], *result.after[:2]}:
            continue
        if "average" in result.before[-_NEAR:] or "mean" in result.before[-_NEAR:]:
            if _is_mean(result, run):
                yield relation("mean of", result, *(("value", one) for one in run))
                return
        elif _is_whole(result, run, passage):
            yield relation("total", result, *(("part", one) for one in run))
            return


def _run(others: Sequence[Figure], result: Figure) -> list[Figure]:
    """The figures listed in one sentence, where they are all that are like the result."""
    run = [one for one in others if alike(one, result) or (one.kind in COUNTS and result.kind in COUNTS)]
    if run and run[0].value == len(run) - 1:  # their number: "over five rounds"
        run = run[1:]
    if len(run) < _FEWEST or len({one.sentence for one in run}) > 1 or run[0].place < result.place < run[-1].place:
        return []
    if len({one.unit for one in run} - {None}) > 1:
        return []
    gaps = [between(one, other) for one, other in itertools.pairwise(run)]
    if any(not _JOINS & set(gap) or len(gap) > _WIDE or _WORDS["comparing"] & set(gap) for gap in gaps):
        return []
    return run if "and" in gaps[-1] or "&" in gaps[-1] else []


def _is_mean(result: Figure, run: Sequence[Figure]) -> bool:
    values = [one.value for one in run]
    mean = sum(values, Decimal(0)) / len(values)
    return min(values) < result.value < max(values) and abs(result.value - mean) <= _CLOSE * mean


def _is_whole(result: Figure, run: Sequence[Figure], passage: Sequence[Figure]) -> bool:
    values = [one.value for one in run]
    added, size = sum(values, Decimal(0)), result.value
    if (
        size <= max(values)
        or not abs(added - size) <= _CLOSE * size
        or (result.kind is Kind.PLAIN and not _closes(result))
    ):
        return False
    if any(abs(added - one.value) <= _FITS * added for one in passage):
        return False
    ahead = result.before[-_NEAR:]
    same = result.unit == run[0].unit and result.unit is not None
    known = bool(_WORDS["known"] & set(ahead[-3:]))
    if result.place < run[0].place:
        return False
    return (known and (same or result.sentence != run[0].sentence)) or _closes(result)


def _closes(result: Figure) -> bool:
    """Whether words beside a figure say that it is all: "in all", "together"."""
    return bool(_WORDS["all"] & {*result.before[-_SOON:], *result.after[:_SOON]})
