"""Events of one thing in an order that its life forbids: launched before it was founded, opened before it was begun."""

import datetime
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from claims.chronicle import Chronicle, Happening, alike, keys
from claims.claim import Tense
from claims.frames.words import FIRM
from claims.lexicon import load
from claims.names import Agreement, Name
from claims.statements.events import BODY, FIRST

_WORDS = load("chronology")


def _table(name: str) -> Mapping[str, frozenset[str]]:
    return {kind: frozenset(kinds) for kind, kinds in _WORDS[name].items()}


_FIRST, _ACTS, _FOLLOWS = _table("first"), _table("acts"), _table("follows")
_POSTHUMOUS, _GROWN, _CHAINED = (frozenset(_WORDS[name]) for name in ("posthumous", "grown", "chained"))
_AGAIN, _STAGED = frozenset(_WORDS["again"]), frozenset(_WORDS["staged"])
TOLD: Mapping[str, str] = _WORDS["told"]
"""How to say that an event of a kind happened: "was founded"."""
# Words that put an event into its date, rather than before or after it.
_DURING = frozenset({"in", "on", "during", "at", "early", "late", "between", ""})


# A thing of which an article tells more has a chronicle, in which each date has another beside it.
_MOST = 60
# Who tells of themselves, and the characters within which they are the firm that is told of.
_OURS, _WE, _PARAGRAPH = frozenset({"we", "We"}), "@we", 400
_FIRM = Name(head="firm")
# Days of no year that are further apart may be of two years.
_SEASON = datetime.timedelta(days=60)
# The years in which nobody founds, marries or publishes anything.
_CHILDHOOD = datetime.timedelta(days=7 * 365)


class Reversal(NamedTuple):
    """An event `then` on the wrong side of `first`; `certain` where the text names both, and points at neither."""

    first: Happening
    then: Happening
    certain: bool


def reversals(chronicle: Chronicle) -> Iterator[Reversal]:
    """The events of an article on the wrong side of what has to come first; each of them once."""
    told: dict[str, list[Happening]] = defaultdict(list)
    for one in chronicle.happenings:
        if is_told(one, yearless=True):
            for key in _keys(one) | keys(_named(one.by, one.event.by)):
                told[key].append(one)
            if _is_ours(one):
                told[_WE].append(one)
    done: set[str] = set()
    for first in chronicle.happenings:
        if not is_told(first, yearless=True) or first.kind not in TOLD:
            continue
        known = sorted(_keys(first) | ({_WE} if first.kind == "found" else frozenset()))
        near = [one for key in known for one in told[key][:_MOST]]
        for then in near:
            if then.event.claim not in done and _is_reversed(first, then) and not _is_open(first, then, near):
                done.add(then.event.claim)
                yield Reversal(first, then, _is_certain(first, then))


def _keys(one: Happening) -> frozenset[str]:
    """The words under which what something happened to is looked for, or its place where nothing names it."""
    return keys(_whose(one)) or frozenset({f"@{one.event.thing}"} if one.event.thing is not None else ())


def _whose(one: Happening) -> Name:
    return _named(one.whose, one.event.subject)


def _named(known: Name, said: str | None) -> Name:
    """A name, or that of "the company" of a text that names no other."""
    return known or (_FIRM if said in FIRM else known)


def is_told(one: Happening, *, yearless: bool = False) -> bool:
    """Whether an event has happened, once, on the days that the text says in full, or without their year."""
    date = one.claim.quantity.date
    happened = one.event.tense is Tense.PAST and one.event.at in _DURING
    missing = date.missing if date is not None else ()
    return happened and (not missing or (yearless and missing == ("year",))) and _AGAIN.isdisjoint(one.event.marks)


def _is_earlier(first: Happening, then: Happening) -> bool:
    """Whether the text itself tells of one of two as before the other: "it had opened a shop before"."""
    return "had" in then.event.marks and "had" not in first.event.marks


def _is_yearless(one: Happening) -> bool:
    return one.claim.quantity.date is not None and "year" in one.claim.quantity.date.missing


def _is_reversed(first: Happening, then: Happening) -> bool:
    """Whether an event lies wholly on the wrong side of another that it cannot be on."""
    if _is_yearless(first) or _is_yearless(then):
        near = _is_yearless(first) and _is_yearless(then) and first.days.start - then.days.end <= _SEASON
        return near and then.days.end < first.days.start and _is_one(first, then) and _follows(first, then)
    does = _is_alike(_whose(first), _doer(then)) or (then.event.active and not then.by and _shares(first, then))
    if first.kind == "die":
        deed = (
            (then.event.active or bool(then.by))
            and BODY not in then.event.marks
            and _POSTHUMOUS.isdisjoint(then.event.what.split())
        )
        return does and deed and then.days.start > first.days.end
    if first.kind == "bear" and does and then.kind in _GROWN and then.days.end < first.days.end + _CHILDHOOD:
        return True
    if then is first or then.days.end >= first.days.start or _is_earlier(first, then):
        return False
    if first.kind == "bear" and does and then.kind != "bear" and (then.by or then.event.active):
        return True
    does = does or (first.kind == "found" and _is_ours(then) and _is_near(first, then))
    if does and (then.kind in _ACTS.get(first.kind, ()) or (first.kind == "found" and FIRST in then.event.marks)):
        return True
    marks = frozenset((*first.event.marks, *then.event.marks))
    own = _is_one(first, then) and _STAGED.isdisjoint(marks) and not (then.kind == "launch" and marks)
    return own and (then.kind in _FIRST.get(first.kind, ()) or _follows(first, then))


def _is_ours(one: Happening) -> bool:
    return (one.event.by or one.event.subject) in _OURS


def _is_near(one: Happening, other: Happening) -> bool:
    """Whether two events are told so close to one another that "we" of the one are those of the other."""
    return abs(one.event.start - other.event.start) <= _PARAGRAPH


def _is_one(one: Happening, other: Happening) -> bool:
    """Whether two events are of one thing, by its name or by the word that both clauses say it with."""
    return _is_alike(_whose(one), _whose(other)) or _shares(one, other)


def _shares(one: Happening, other: Happening) -> bool:
    return one.event.thing is not None and one.event.thing == other.event.thing


def _doer(one: Happening) -> Name:
    """Who did it; of what is done to things, whom the text names for it, if anybody."""
    return _named(one.by, one.event.by) or (_whose(one) if one.event.active else Name())


def _is_alike(one: Name, other: Name) -> bool:
    return bool(one and other) and alike(one, other) is not Agreement.DIFFERENT


def _follows(first: Happening, then: Happening) -> bool:
    """Whether a sentence tells of two events in the order in which they have to come, or of two steps of one way."""
    spans = first.claim.span, then.claim.span
    in_order = spans[0] is not None and spans[1] is not None and spans[0].start < spans[1].start
    in_order = in_order or (first.kind in _CHAINED and then.kind in _CHAINED)
    return in_order and first.event.sentence == then.event.sentence and then.kind in _FOLLOWS.get(first.kind, ())


def _is_open(first: Happening, then: Happening, near: Sequence[Happening]) -> bool:
    """Whether the text gives one of the two another date, with which they would be in order."""
    return any(
        (one.kind == first.kind and _is_one(one, first) and not _is_reversed(one, then))
        or (one.kind == then.kind and _is_one(one, then) and not _is_reversed(first, one))
        for one in near
        if one is not first and one is not then
    )


def _is_certain(first: Happening, then: Happening) -> bool:
    together = first.event.sentence == then.event.sentence
    return together or not (first.event.pointed or then.event.pointed)
