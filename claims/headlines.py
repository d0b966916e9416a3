"""Headlines whose figure the text under them does not have, though it says the same with another.

A headline is written apart from its text and names things more briefly, so the slots of the two often do not meet
word for word ("340 jobs to go at plant", "the company said it would cut 430 jobs at its plant"). What a headline
states its text repeats: where no figure of the text agrees with it, and one alone stands in a sentence that has all
the headline's own words, the two are taken for one quantity.
"""

import bisect
import datetime
import html
import itertools
from collections.abc import Iterator, Sequence
from dataclasses import replace

from claims.arithmetic import Figure, Outcome, hold
from claims.claim import Direction, Kind, Modality, Period
from claims.comparison import Comparison, weigh
from claims.document import Role
from claims.frames import words
from claims.lexicon import load
from claims.likeness import Likeness
from claims.names import Acronyms, Agreement, content, places, vocabulary
from claims.retold import most_like
from claims.slots import adds_up, agreements, is_part_of_a_year, named
from claims.statement import Statement, naming

# Words of a headline that its sentence must have at the least; of an amount of money paid by the same verb, one.
_SHARED = 2
# Slots on which the two may not differ, and those that only the words of a sentence settle.
_BINDING = ("statistic", "unit", "per", "period", "modality", "source")
# Of a change the headline leaves out which quarter's it is: its own news.
_QUARTERS = frozenset({"first", "second", "third", "fourth", "half", "quarter"})
# What a headline says of a figure by way of praise.
_PRAISE = frozenset({"best", "worst", "record", "big", "bigger", "biggest"})
_MONTH_NAMES = frozenset(word for word in load("dates")["months"] if word != "shy")
# Figures in one unit under one headline: a text with more of them is a table in prose.
_MOST = 200
_FUTURE = frozenset({Modality.FORECAST, Modality.TARGET})
_PERCENT = frozenset({Kind.PERCENT, Kind.FRACTION})


def headlines(statements: Sequence[Statement], short: Acronyms, as_of: datetime.date | None) -> Iterator[Comparison]:
    """The comparisons of headlines with the one figure of their text that says the same with another value."""
    starts = [0 if one.span is None else one.span.start for one in statements]
    likeness: Likeness | None = None
    for headline in statements:
        if not _is_headline(headline) or headline.under is None:
            continue
        said = _telling(headline)
        if headline.quantity.kind in (Kind.DATE, Kind.RANK, Kind.DURATION, Kind.MULTIPLE):
            continue
        first, last = (bisect.bisect_left(starts, end) for end in (headline.under.start, headline.under.end))
        text = (one for one in statements[first:last] if not _is_headline(one) and _one_sort(headline, one))
        below = list(itertools.islice(text, _MOST))
        held = [(one, hold(_figure(headline), _figure(one), pragmatic=True)) for one in below]
        told = [(one, found.outcome) for one, found in held if found is not None]
        meant = [one for one, _ in told if _may_be_meant(headline, said, one, short, as_of)]
        confirmed = any(_confirms(headline, one, outcome, said, short) for one, outcome in told)
        if not confirmed and len({one.quantity for one in meant}) == 1 and _is_told_of(headline, meant[0], short):
            yield _compared(headline, meant[0], short, as_of)
        elif told and not any(_repeats(headline, one) for one in statements[first:last]):
            likeness = likeness or Likeness(statements, short)
            if (one := most_like(headline, told, likeness, short, as_of)) is not None:
                yield _compared(headline, one, short, as_of)


def _is_headline(statement: Statement) -> bool:
    return statement.where is not None and statement.where.role in (Role.TITLE, Role.HEADING)


def _repeats(headline: Statement, one: Statement) -> bool:
    """Whether a figure of the text is the headline's number, in a sentence that shares a word with it."""
    same = one.quantity.low == headline.quantity.low and one.quantity.high == headline.quantity.high
    kinds = {one.quantity.kind, headline.quantity.kind}
    alike = len(kinds) == 1 or kinds <= _PERCENT or Kind.PLAIN in kinds
    return same and alike and not _is_headline(one) and bool(headline.around & one.around)


def _confirms(headline: Statement, one: Statement, outcome: Outcome, said: frozenset[str], short: Acronyms) -> bool:
    """Whether a figure of the text is the headline's: as it is written, or near enough and on something it names."""
    if None not in (one.quantity.low, one.quantity.high) and one.quantity.low != one.quantity.high:
        return outcome is Outcome.CONSISTENT
    standing = {headline.measures.modality, one.measures.modality}
    alike = len(standing) == 1 or standing <= _FUTURE
    if outcome is Outcome.CONSISTENT and alike:
        return True
    return outcome is not Outcome.INCONSISTENT and alike and bool(said & _told(one, short))


def _one_sort(headline: Statement, one: Statement) -> bool:
    """Whether two figures may be of one sort: shares with shares, changes with changes, people with people."""
    left, right = headline.quantity, one.quantity
    if left.kind in _PERCENT and right.kind in _PERCENT:
        return ("change" in (headline.measures.statistic, one.measures.statistic)) == (
            headline.measures.statistic == one.measures.statistic == "change"
        )
    if Kind.COUNT in (left.kind, right.kind):
        return {left.kind, right.kind} <= {Kind.COUNT, Kind.PLAIN}
    return left.kind is right.kind and left.unit == right.unit


def _figure(statement: Statement) -> Figure:
    quantity = statement.quantity
    if quantity.kind is Kind.PLAIN:
        quantity = quantity.model_copy(update={"kind": Kind.COUNT})
    return Figure(statement.text, quantity, statement.measures.statistic == "share")


def _telling(headline: Statement) -> frozenset[str]:
    """The words of a headline that its sentence must have: not what was done, nor who says so."""
    cited = headline.citation.text if headline.citation is not None else None
    silent = (
        words.VERBS | words.AUXILIARY | frozenset(Direction) | vocabulary().present | vocabulary().anaphors | _PRAISE
    )
    return content(html.unescape(headline.clause)) - silent - content(cited or "")


def _may_be_meant(
    headline: Statement, said: frozenset[str], one: Statement, short: Acronyms, as_of: datetime.date | None
) -> bool:
    """Whether a sentence has all that a headline says, of the same time and standing."""
    told = _told(one, short)
    way = headline.quantity.direction is not None and headline.quantity.direction is one.quantity.direction
    shared = len(headline.around & told) + way
    if not said <= told | _short_form(headline, told, short) or (shared < _SHARED and not _is_paid(headline, one)):
        return False
    slots, _ = agreements(*_alike(headline, one), short, as_of)
    if any(slots.get(slot) is Agreement.DIFFERENT for slot in _BINDING):
        return False
    return slots.get("period") is not Agreement.UNSPECIFIED or _reaches_now(one)


def _short_form(headline: Statement, told: frozenset[str], short: Acronyms) -> frozenset[str]:
    """The words of a headline's subject, where a sentence has one of them: "Farnley Moor airport" is Farnley Moor."""
    subject = content(headline.measures.subject or "", short)
    return subject if subject & told else frozenset()


def _told(one: Statement, short: Acronyms) -> frozenset[str]:
    """All that a sentence says: its words, and those that name what its figure measures."""
    return one.around | content(" ".join(naming(one)), short)


def _is_paid(headline: Statement, one: Statement) -> bool:
    """Whether both are money of one deed: fined, raised, spent."""
    return headline.quantity.kind is Kind.MONEY and headline.predicate == one.predicate != ""


def _is_told_of(headline: Statement, one: Statement, short: Acronyms) -> bool:
    """Whether nothing in a sentence sets its figure apart from what the headline speaks of."""
    owners = () if _is_paid(headline, one) else ("subject",)
    return not _is_apart(headline, one, _told(one, short)) and _adds_nothing(
        headline, one, short, ("metric", "whole", *owners)
    )


def _alike(headline: Statement, one: Statement) -> tuple[Statement, Statement]:
    """The two with their figures called by one kind and statistic, and a plan and an expectation by one standing."""
    modality = Modality.FORECAST if {headline.measures.modality, one.measures.modality} <= _FUTURE else None
    quantity, statistic = one.quantity, one.measures.statistic
    changes = {"statistic": statistic} | ({} if modality is None else {"modality": modality})
    kind = {"kind": quantity.kind, "unit": quantity.unit} if quantity.kind is not headline.quantity.kind else {}
    return (
        replace(
            headline,
            measures=headline.measures.model_copy(update=changes),
            quantity=headline.quantity.model_copy(update=kind),
        ),
        replace(one, measures=one.measures.model_copy(update=changes)),
    )


def _is_apart(headline: Statement, one: Statement, told: frozenset[str]) -> bool:
    """Whether the sentence has words that set its figure apart from others of its kind, which the headline has not.

    Another place does so too, the month of a change, and a month or a quarter of what adds up over a year.
    """
    changed = one.measures.statistic == "change"
    if changed and one.measures.modality not in _FUTURE and one.dated & _MONTH_NAMES - headline.dated:
        return True
    left_out = vocabulary().present | _QUARTERS if changed else vocabulary().present - vocabulary().past
    circumstances = vocabulary().circumstances - left_out - words.AUXILIARY
    elsewhere = told & places() if headline.around & places() else frozenset()
    apart = (one.around & circumstances) | (one.dated & (circumstances | vocabulary().past)) | elsewhere
    if apart - headline.around - headline.dated:
        return True
    return headline.measures.period == Period() and adds_up(one) and is_part_of_a_year(one.measures.period)


def _reaches_now(one: Statement) -> bool:
    """Whether a figure is one of the days to come, or of all since some day: a headline may leave that out."""
    period = one.measures.period
    return one.measures.modality in _FUTURE or (period.start is not None and period.end is None)


def _adds_nothing(headline: Statement, one: Statement, short: Acronyms, slots: Sequence[str]) -> bool:
    """Whether what the sentence's figure measures is called by the headline's words and such as name no sort of it."""
    lexemes = vocabulary()
    vague = lexemes.anaphors | lexemes.sorts | words.HUMAN
    for slot in slots:
        given = named(slot, one, short)
        new = (
            {word for word in given.words if word}
            - content(" ".join(naming(headline)), short)
            - headline.around
            - vague
        )
        owner = named("subject", headline, short)
        fresh = given.proper and slot == "subject" and (not owner.proper or owner.first == given.first)
        if new and not fresh and not _is_of_the_verb(slot, one):
            return False
    return True


def _is_of_the_verb(slot: str, one: Statement) -> bool:
    """Whether a metric is only what the sentence's verb measures: "paid" makes it a payment."""
    return slot == "metric" and one.measures.metric in words.VERB_METRIC.values()


def _compared(headline: Statement, one: Statement, short: Acronyms, as_of: datetime.date | None) -> Comparison:
    left, right = _alike(headline, one)
    slots, _ = agreements(left, right, short, as_of)
    told = {
        slot: Agreement.BELOW if agreed in (Agreement.DIFFERENT, Agreement.UNSPECIFIED) else agreed
        for slot, agreed in slots.items()
    }
    return weigh(left, right, told, (), pragmatic=True)
