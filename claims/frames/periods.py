"""The days that a figure is about: its clause's nearest date, unless that is what the figure is compared with."""

import datetime
import functools
from collections.abc import Sequence

from claims.claim import DateSpan, Kind, Period
from claims.frames.path import Figure
from claims.frames.tree import Tree

_COMPARED = frozenset({"compared", "compare", "than", "against", "versus", "relative"})
# Ends of a date that is counted back: "up 6% from a year earlier".
_BACK = frozenset({"earlier", "before", "ago", "previously"})
_CLAUSES = frozenset({"relcl", "acl", "advcl", "ccomp", "csubj"})


def is_basis(tree: Tree, date: Figure) -> bool:
    """Whether a date is what something is compared with ("than in 2019", "up from 2019", "the highest since 2019")."""
    before = tree.lower[date.tokens.start - 1] if date.tokens.start else ""
    if before == "from" and date.tokens.start - 1 == tree.first:
        return False  # "From June, the fee will be £4"
    back = tree.lower[date.tokens.stop - 1] in _BACK
    if (before == "from" and (back or len(date.tokens) <= 2)) or (before in ("on", "than", "over") and back):
        return True
    for token in [date.top, *tree.ancestors(date.top)][:5]:
        if tree.tags[token] == "JJS":
            return True
        if tree.lower[token] in _COMPARED:
            return True
        if tree.is_verb(token):
            return False
    return False


def period(tree: Tree, figure: Figure, dates: Sequence[Figure]) -> Period:
    """The period of a figure from the dates of its sentence; empty where none is about it."""
    behind = next((date for date in dates if _is_behind(tree, figure, date)), None)
    if behind is not None:
        return span(tree, behind)
    best: tuple[int, int] | None = None
    chosen: Figure | None = None
    above = {token: steps for steps, token in enumerate([figure.top, *tree.ancestors(figure.top)])}
    for date in dates:
        if is_basis(tree, date):
            continue
        barred = False
        token = date.top
        while token not in above:
            barred = barred or tree.deps[token] in _CLAUSES
            if tree.heads[token] == token:
                break
            token = tree.heads[token]
        if token not in above or barred:
            continue
        after = date.tokens.start - figure.tokens.stop
        rank = (above[token], 2 * after if after >= 0 else 2 * (figure.tokens.start - date.tokens.stop) + 1)
        if best is None or rank < best:
            best, chosen = rank, date
    return span(tree, chosen) if chosen else _period(None, None)


def _is_behind(tree: Tree, figure: Figure, date: Figure) -> bool:
    """Whether a date stands right behind a figure, which is then about it: "50 in 2021 and 60 in 2022"."""
    return tree.lower[figure.tokens.stop : date.tokens.start] in (["in"], ["for"], ["of"], ["during"])


def span(tree: Tree, date: Figure) -> Period:
    """A date's days; "since 2020" has no end."""
    days = date.mention.date or DateSpan()
    before = tree.lower[date.tokens.start - 1] if date.tokens.start else ""
    if before == "since" or (len(date.tokens) and tree.lower[date.tokens.start] == "since"):
        return _period(days.start, None)
    return _period(days.start, days.end)


@functools.lru_cache(maxsize=1024)
def _period(start: datetime.date | None, end: datetime.date | None) -> Period:
    """The period of these days, which the figures that are about it share."""
    return Period(start=start, end=end)


def is_date(figure: Figure) -> bool:
    """Whether a figure is a date."""
    return figure.mention.kind is Kind.DATE
