"""Something is told as still to come, and its date lies before the article's own.

An article that names no date of its own is at least as young as the latest day that it speaks of. What was to happen
("was due to open in 2020") is no forecast any more; words in quotation marks and those of a source of that time are
left to their speakers, and a year that has just closed has figures that are still to come.

## Why it matters

A forecast that is carried on after its date hides whether it came true. Mostly the sentence was copied from an older
text.

## Example

    *4 May 2024*

    The tram line to the harbour will open in 2023.

2023 ended 125 days before 2024-05-04.

## What to do

Say what became of it: that it opened, that it did not, or when it is expected now.
"""

import datetime
import re
from collections.abc import Iterator

from checker.arithmetic import places, quoted
from checker.check import Draft
from claims import Document, Kind, NotChecked, Tense
from claims.chronicle import Chronicle, Days, Happening, days
from claims.frames.words import SAY, lemma, noun
from claims.lexicon import load
from claims.lookahead import looked_ahead
from reports.audit import Severity

FAMILY = "time"
SEVERITY = Severity.WARNING

PASSES = (
    """# Trams

*4 May 2024*

The tram line to the harbour was due to open in 2023, and will now open in 2025.
""",
    """# Trams

*4 May 2024*

In 2019 the mayor said that the line will open in 2023. "It will open in 2023," she wrote.
""",
    """# Mills

*4 February 2024*

Harlow Paper will report a profit of $4m for 2023 in March.
""",
)

FAILS = (
    """# Trams

*4 May 2024*

The tram line to the harbour will open in 2023.
""",
    """# Trams

In March 2024 the line carried 9,000 people a day. By December 2022, half of its cars are expected to be replaced.
""",
    """# Trams

*4 May 2024*

The depot is scheduled for completion in 2022.
""",
)

_WORDS = load("chronology")
_REPORT = frozenset((*_WORDS["report"], *_WORDS["defers"], "plan", "strategy", "forecast", "agreement", "proposal"))
_SCHEDULED = frozenset(_WORDS["scheduled"])
_WORD = re.compile(r"[A-Za-z]+")
_YEAR = re.compile(r"(?:19|20)\d\d")
_QUOTE = re.compile(r'[“”"]')
# Words that tie a date to its verb whatever stands between the two ("will sell all its ships by 2023").
_BY = frozenset({"by", "before", "until", "till"})
_IN = frozenset({"in", "on", "during", "at", "for", ""})
_FROM = frozenset({"from", "after"})
_PAST = _WORDS["looks_back"]
_BACK, _CLAUSES, _DEEDS, _NO_DEEDS = (frozenset(_PAST[name]) for name in ("verbs", "clauses", "deeds", "no_deeds"))
_HELD = frozenset((*_PAST["nouns"], *_WORDS["happenings"]))
# Words between a verb and a date behind it that leave no doubt that the date is the verb's.
_NEAR = 3
# What lies further back is history told in the future ("he will die in 1890").
_HISTORY = datetime.timedelta(days=15 * 365)
# The figures of a year, a half or a quarter come out months after its end.
_CLOSING = datetime.timedelta(days=183)
_YEARLONG = datetime.timedelta(days=360)
_PART = re.compile(r"quarter|half|\bq[1-4]\b", re.IGNORECASE)


def stale_forecast(chronicle: Chronicle, document: Document) -> Iterator[Draft | NotChecked]:
    """One finding for each date that the article looks ahead to, though it has passed."""
    as_of = chronicle.as_of
    if as_of is None:
        return
    ahead = {one.claim.id for one in chronicle.happenings if one.event.tense not in (Tense.PAST, Tense.PRESENT)}
    latest = [one for one in chronicle.index.statements if (when := days(one)) is not None and when.start == as_of][:1]
    in_words = looked_ahead(chronicle, document) if chronicle.dated else ()
    for one in (*chronicle.happenings, *in_words):
        if one.event.tense is not Tense.FUTURE or not as_of - _HISTORY < one.days.end < as_of:
            continue
        if not _YEAR.search(one.claim.text) or not _is_its_own(one, document.text):
            continue
        if _is_of_its_time(one, chronicle, document.text) or _is_closing(one, chronicle, as_of):
            continue
        others = () if chronicle.dated else latest
        if any(other.id in ahead or other.sentence == one.event.sentence for other in others):
            continue
        past = (as_of - one.days.end).days
        days_before = f"{past} day{'s' if past > 1 else ''} before {as_of}"
        yield Draft(
            claims=(one.claim.id, *(other.id for other in others)),
            primary=places(one.claim),
            other=places(*others),
            message=f"{quoted(one.claim)} is told as still to come, and has passed",
            computation=f"{quoted(one.claim)} ended on {one.days.end}, {days_before}, "
            + (
                "the article's date"
                if chronicle.dated
                else f"the latest day that the article speaks of ({quoted(*others)})"
            ),
        )


def _is_its_own(one: Happening, text: str) -> bool:
    """Whether the date is that of the verb, and not of something that the verb has for its object.

    It is no date of a verb of looking back, nor one behind a clause, a participle or a noun that may have it.
    """
    if one.event.at in _BY or one.kind or not _SCHEDULED.isdisjoint(one.event.what.split()):
        return True
    fronted = one.claim.span is not None and one.claim.span.start <= one.event.start + len(one.event.at) + 1
    if fronted:
        return one.event.at in _IN | _FROM
    between = _WORD.findall(text[one.event.start : one.claim.span.start if one.claim.span else one.event.end].lower())
    if one.event.at not in _IN or not _BACK.isdisjoint((*one.event.what.split(), lemma(one.event.what.split()[0]))):
        return False
    behind = between[1:] if len(between) > 1 else []
    nouns = {noun(word) for word in behind[-3:]} if len(behind) > _NEAR else set()
    return _CLAUSES.isdisjoint(behind) and not any(map(_is_done, behind[1:])) and nouns.isdisjoint(_HELD)


def _is_done(word: str) -> bool:
    """Whether a word may be a participle that has its own date: "the money lent in 2020"."""
    return (word.endswith("ed") and word not in _NO_DEEDS) or word in _DEEDS


def _is_of_its_time(one: Happening, chronicle: Chronicle, text: str) -> bool:
    """Whether somebody said so back then: in quotation marks, or in a sentence that dates who said it."""
    sentence = one.event.sentence
    if one.claim.span is None or len(_QUOTE.findall(text[sentence.start : one.claim.span.start])) % 2:
        return True
    words = {lemma(word.lower()) for word in _WORD.findall(text[sentence.start : sentence.end])}
    told = any(
        other.days.end < one.days.start
        for other in chronicle.events_of[sentence]
        if other.event.tense is not Tense.FUTURE
    )
    dated = any(
        claim.quantity.kind is Kind.DATE and claim.id != one.claim.id and not _is_later(days(claim), one.days)
        for claim in chronicle.by_sentence[sentence]
    )
    return (told or dated) and not words.isdisjoint(SAY | _REPORT)


def _is_later(other: Days | None, ahead: Days) -> bool:
    """Whether a date lies behind the one that is looked ahead to, so that nobody said so on it."""
    return other is not None and other.start > ahead.end


def _is_closing(one: Happening, chronicle: Chronicle, as_of: datetime.date) -> bool:
    """Whether the figure of a period is still to come out though the period has just closed."""
    long = one.days.end - one.days.start >= _YEARLONG or _PART.search(one.claim.text) is not None
    if not long or as_of - one.days.end > _CLOSING or one.event.at in _BY:
        return False
    return any(
        other.quantity.kind in (Kind.PERCENT, Kind.MONEY, Kind.MEASURE)
        for other in chronicle.by_sentence[one.event.sentence]
    )
