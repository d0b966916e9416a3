"""What sets two figures apart that look as if they were one: the vetoes of all that takes likeness for a sign.

Two times, places, standings or units; a change and a level; up and down; an old year beside none; a word that tells a
figure from others of its kind ("women", "initially", "overseas") or says that it was wrong, or the name of a place,
beside one of the two and nowhere in the other's sentence.
"""

import datetime
import re
from dataclasses import replace

from claims.claim import Kind, Period
from claims.document import Role
from claims.frames import words
from claims.lexicon import load
from claims.names import Acronyms, Agreement, agreement, content, name, vocabulary
from claims.slots import agreements
from claims.statement import Statement, naming

_BINDING = ("modality", "period", "place", "per", "source")
_CHANGES = frozenset({"change", "difference", "ratio"})
COUNTS = frozenset({Kind.COUNT, Kind.PLAIN})
"""The kinds of a number of things, whether it says of what or not."""
_TABLE = load("comparison")
_LOOSE, _CALENDAR = frozenset(_TABLE["loose"]), frozenset(_TABLE["calendar"])
_OTHERS = frozenset(_TABLE["others"])
_DENIED = frozenset(load("echoes")["denied"]) - {"rather", "instead"}
_ELSEWHERE = re.compile(
    r"\b(?:[Ii]n|[Aa]t|[Ff]or|[Aa]mong|(?:[Ii]n|[Oo]ut)side|[Uu]nlike)\s+(?:the\s+)?([A-Z][\w'’-]+)"
)
_BY = re.compile(r"\bby (value|volume|weight|number|area|capacity|population|tonnage)\b", re.IGNORECASE)
_COLUMNS = frozenset({"first", "second", "half", "quarter"})
# Days before the article up to which a figure that gives no date may be.
_RECENT = 420


def said(one: Statement, short: Acronyms) -> frozenset[str]:
    """All that a figure's sentence or labels say, and what names what it measures."""
    sign = one.quantity.unit if one.quantity.kind in (Kind.MONEY, Kind.MEASURE) else None
    return one.around | content(" ".join(phrase for phrase in naming(one) if phrase != sign), short)


def are_apart(left: Statement, right: Statement, short: Acronyms, as_of: datetime.date | None) -> bool:
    """Whether anything sets two figures apart."""
    slots, _ = agreements(*counted(left, right), short, as_of)
    if any(slots.get(slot) is Agreement.DIFFERENT for slot in _BINDING):
        return True
    if len({one.measures.statistic in _CHANGES for one in (left, right)}) > 1:
        return True
    ways = {left.quantity.direction, right.quantity.direction} - {None}
    return len(ways) > 1 or any(
        _is_old(one, other, as_of) or _is_told_apart(one, other, short) for one, other in ((left, right), (right, left))
    )


def counted(left: Statement, right: Statement) -> tuple[Statement, Statement]:
    """Two numbers of things as counts of what either says, where they say no two things."""
    units = {one.quantity.unit for one in (left, right)} - {None}
    if not {left.quantity.kind, right.quantity.kind} <= COUNTS or not units:
        return left, right
    unit = left.quantity.unit or right.quantity.unit
    changes = {"kind": Kind.COUNT, "unit": unit}
    return (
        replace(left, quantity=left.quantity.model_copy(update=changes)),
        replace(right, quantity=right.quantity.model_copy(update=changes)),
    )


def are_called_two(left: Statement, right: Statement, short: Acronyms) -> bool:
    """Whether what two sentences measure, or whose it is, or what was done with it, has two names.

    One of the names is nowhere in the other's sentence, or each of two proper names has a word that the other lacks.
    """
    if left.is_cell or right.is_cell:
        return False
    deeds = {one.predicate for one in (left, right) if one.quantity.kind is Kind.COUNT and not _is_title(one)} - {""}
    if len(deeds) > 1 and not (left.definite or right.definite or deeds <= left.around & right.around):
        return True
    for slot in ("metric", "subject"):
        one, other = (name(getattr(side.measures, slot), short) for side in (left, right))
        if slot == "subject":
            if not (one.proper and other.proper):
                continue
            if one.modifiers - said(right, short) and other.modifiers - said(left, short):
                return True
        if agreement(one, other) is Agreement.DIFFERENT and not (
            one.head in said(right, short) and other.head in said(left, short)
        ):
            return True
    return False


def _is_title(one: Statement) -> bool:
    return one.where is not None and one.where.role in (Role.TITLE, Role.HEADING)


def _is_old(one: Statement, other: Statement, as_of: datetime.date | None) -> bool:
    """Whether a figure is of a time long before the article, and the other gives none."""
    end = one.measures.period.end
    if other.measures.period != Period() or end is None or other.dated:
        return False
    return as_of is None or (as_of - end).days > _RECENT


def _is_told_apart(one: Statement, other: Statement, short: Acronyms) -> bool:
    lexemes = vocabulary()
    apart = (lexemes.circumstances | _OTHERS) - lexemes.present - words.AUXILIARY - _LOOSE
    apart |= lexemes.past if one.measures.statistic not in _CHANGES else frozenset()
    # The columns of a table say in one word which half, and a sentence in another.
    apart -= _COLUMNS if one.is_cell or other.is_cell else frozenset()
    beside = (content(one.clause) & (one.around | lexemes.circumstances)) | (one.dated & content(one.clause))
    there = said(other, short) | other.dated
    by = {found[1].lower() for found in _BY.finditer(one.clause)}
    named = content(" ".join(found[1] for found in _ELSEWHERE.finditer(one.clause))) - _CALENDAR
    return bool(beside & apart - there or by - there or one.around & _DENIED or (named - there and not one.is_cell))
