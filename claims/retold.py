"""The figure of a text that speaks most of what its headline says.

Where no figure of the text has all the words of the headline, one often has more of them than any other: "A stolen
password costs $5.2 million", "a breach that began with a stolen password cost its victim $4.2 million". It is taken
for the headline's where nothing sets it apart, no figure that is as much like it agrees with the headline, and the
two are as near to one another as a figure that was not updated.
"""

import datetime
import re
from collections.abc import Sequence

from claims.arithmetic import Outcome
from claims.claim import Kind, Period
from claims.frames import words
from claims.lexicon import load
from claims.likeness import Likeness, is_near, swapped
from claims.names import Acronyms, Agreement, content, vocabulary
from claims.slots import adds_up, agreements, is_part_of_a_year
from claims.statement import Statement

# What the shared words must tell at the least, as a sum and as a part of all that the headline's words tell.
_LEAST, _PART = 2.5, 0.2
# A figure that is so much like the headline and agrees with it is the one that it means.
_CONFIRMING = 0.5
# Days before the article up to which a headline that gives no date may speak.
_RECENT = 420
_CHANGES = frozenset({"change", "difference"})
_PERCENT = frozenset({Kind.PERCENT, Kind.FRACTION})
_TABLE = load("comparison")
_LOOSE, _APART = frozenset(_TABLE["loose"]), frozenset(_TABLE["others"])
_ELSEWHERE = re.compile(
    r"\b(?:in|at|for|among|inside|outside|off|near|unlike)\s+(?:the\s+)?([A-Z][\w'’-]+)", re.IGNORECASE
)
_WHOLE_YEAR = re.compile(r"\b(?:twelve|12) months (?:to|ending|ended)\b", re.IGNORECASE)
_CALENDAR = frozenset(_TABLE["calendar"])


def most_like(
    headline: Statement,
    text: Sequence[tuple[Statement, Outcome]],
    likeness: Likeness,
    short: Acronyms,
    as_of: datetime.date | None,
) -> Statement | None:
    """The figure of a headline's text that tells most of what it says, and not the same; None where none stands out.

    `text` holds the figures of one sort with it, and what comes of each.
    """
    said = likeness.around(headline)
    number = headline.quantity.low or headline.quantity.high
    if not said or number is None:
        return None
    scored = [
        (likeness.score(said, one) + swapped(number, one.quantity.low or one.quantity.high or number), one, outcome)
        for one, outcome in text
    ]
    fitting = [each for each in scored if not _is_apart(headline, said, each[1], short, as_of)]
    if not fitting:
        return None
    best, meant, outcome = max(fitting, key=lambda each: each[0])
    if any(_confirms(headline, score, one, came, best) for score, one, came in scored):
        return None
    rivals = [score for score, one, _ in fitting if one.quantity.low != meant.quantity.low]
    value = meant.quantity.low or meant.quantity.high
    if outcome is not Outcome.INCONSISTENT or value is None or not is_near(number, value):
        return None
    tells = best >= max(_LEAST, _PART * likeness.weight(said))
    return meant if tells and best > max(rivals, default=0) else None


def _confirms(headline: Statement, score: float, one: Statement, outcome: Outcome, best: float) -> bool:
    """Whether a figure of the text agrees with the headline, and speaks of it as much as the best; but for a plan."""
    if outcome is Outcome.INCONSISTENT or headline.measures.modality is not one.measures.modality:
        return False
    exact = outcome is Outcome.CONSISTENT and (score > 0 or headline.quantity.kind not in _PERCENT)
    return exact or score >= _CONFIRMING * best


def _is_apart(
    headline: Statement, said: frozenset[str], one: Statement, short: Acronyms, as_of: datetime.date | None
) -> bool:
    """Whether a figure is of another time, place or standing than the headline's, or of another kind."""
    slots, _ = agreements(headline, one, short, as_of)
    if any(slots.get(slot) is Agreement.DIFFERENT for slot in ("modality", "period")):
        return True
    if (headline.measures.statistic in _CHANGES) != (one.measures.statistic in _CHANGES):
        return True
    left, right = headline.quantity, one.quantity
    if left.kind is right.kind is Kind.COUNT and left.unit != right.unit:
        return True
    if left.kind not in _PERCENT and headline.measures.per != one.measures.per:
        return True
    if left.direction and right.direction and left.direction is not right.direction:
        return True
    return _is_dated(headline, one, as_of) or _is_told_apart(headline, said, one)


def _is_dated(headline: Statement, one: Statement, as_of: datetime.date | None) -> bool:
    """Whether a figure is of an older time than a headline that gives none, or of a part of a year."""
    period = one.measures.period
    if headline.measures.period != Period() or period == Period():
        return False
    old = period.end is not None and (as_of is None or (as_of - period.end).days > _RECENT)
    ahead = period.start is not None and as_of is not None and period.start > as_of
    return old or ahead or (is_part_of_a_year(period) and adds_up(one) and _WHOLE_YEAR.search(one.clause) is None)


def _is_told_apart(headline: Statement, said: frozenset[str], one: Statement) -> bool:
    """Whether words that set a figure apart, or a name that says where, stand beside one of the two only."""
    lexemes = vocabulary()
    apart = (lexemes.circumstances | lexemes.past | _APART) - lexemes.present - words.AUXILIARY - _LOOSE
    beside, own = content(one.clause) | one.dated, content(headline.clause)
    if beside & apart - headline.around or own & apart & lexemes.circumstances - one.around - beside:
        return True
    named = (found[1] for found in _ELSEWHERE.finditer(one.clause) if found[1][:1].isupper())
    return bool(content(" ".join(named)) - _CALENDAR - said)
