"""Dates to which a clause looks ahead in so many words, whatever its parse: "plans to close by 2023".

A clause goes from one mark or conjunction to the next. Its words say that something is to come, and its date has a
preposition of time; what a check makes of that is its own.
"""

import re
from collections.abc import Iterator

from claims.chronicle import Chronicle, Happening, days
from claims.claim import Event, Kind, Modality, Tense
from claims.document import Document, Extent
from claims.lexicon import load
from claims.names import Name
from claims.statement import Statement

_WORDS = load("chronology")["looks_ahead_in_words"]


def _any(name: str) -> str:
    return "|".join(_WORDS[name])


_TO = r"to\s+(?:have\s+|be\s+)?(?P<deed>[a-z-]+)"
_AHEAD = re.compile(
    rf"\b(?:will|shall|(?<=\w)['’]ll)\s+(?:\w+ly\s+|not\s+|also\s+|then\s+)?(?:be\s+)?(?P<verb>[a-z-]+)"
    rf"|\b(?:{_any('hopes')})\s+(?:[\w’'-]+\s+){{0,5}}?{_TO.replace('deed', 'hope')}"
    rf"|\b(?:is|are)\s+(?:\w+ly\s+|still\s+)?(?:{_any('due')})?\s*{_TO}"
    rf"|\b(?:is|are)\s+(?:\w+ly\s+|still\s+)?(?P<due>{_any('due')})\s+(?=for\b|in\b|by\b|on\b)"
    rf"|\b(?:should|must|(?-i:may))\s+(?:\w+ly\s+|not\s+|also\s+)?(?:be\s+)?(?!have\b|well\b)(?P<modal>[a-z-]+)"
    rf"|\b(?P<awaits>{_any('awaits')})\s+(?!to\b|that\b)"
    rf"|\bnext\s+(?:\w+\s+){{1,3}}?(?P<comes>{_any('comes')})\b",
    re.IGNORECASE,
)
_BREAK = re.compile(rf"[;:()—–]|,\s+(?:{_any('breaks')})\b", re.IGNORECASE)
_PAST = re.compile(rf"\b(?:{_any('past')})\b", re.IGNORECASE)
_TIE = re.compile(
    r"\b(in|by|on|before|until|from|during|for)\s+(?:the\s+)?(?:end\s+of\s+|early\s+|late\s+)?$", re.IGNORECASE
)
_DEEDS = "|".join(load("chronology")["looks_back"]["deeds"])
_DONE = re.compile(rf"\b(?:\w{{2,}}ed|according|that|{_DEEDS})\b", re.IGNORECASE)
# Characters before a date in which its preposition stands, and words between a date in front and its verb.
_REACH, _SUBJECT = 25, 8


def looked_ahead(chronicle: Chronicle, document: Document) -> Iterator[Happening]:
    """The dates of clauses that tell of what is to come, each as an event of its verb."""
    text = document.text
    told = {one.claim.id for one in chronicle.happenings if one.event.tense in (Tense.PAST, Tense.FUTURE)}
    for sentence, figures in chronicle.by_sentence.items():
        dates = [one for one in figures if one.quantity.kind is Kind.DATE and one.id not in told]
        if not dates or _AHEAD.search(text, sentence.start, sentence.end) is None:
            continue
        for date in dates:
            found = _of_clause(text, sentence, date)
            when = days(date)
            if found is not None and when is not None:
                yield Happening(found, date, when, "", Name(), Name())


def _of_clause(text: str, sentence: Extent, date: Statement) -> Event | None:
    """The only verb of a date's clause that looks ahead, where the date is its own."""
    span = date.span
    tie = _TIE.search(text, max(sentence.start, span.start - _REACH), span.start) if span is not None else None
    if span is None or tie is None:
        return None
    breaks = [one.end() for one in _BREAK.finditer(text, sentence.start, tie.start())]
    start = breaks[-1] if breaks else sentence.start
    cut = _BREAK.search(text, span.end, sentence.end)
    ahead = list(_AHEAD.finditer(text, start, cut.start() if cut is not None else sentence.end))
    if len(ahead) != 1:
        return None
    said = ahead[0]
    fronted = not text[start : tie.start()].strip()
    between = text[span.end : said.start()] if fronted else text[said.end() : span.start]
    if (said.end() > tie.start() and not fronted) or _PAST.search(between):
        return None
    if fronted and (len(between.split()) > _SUBJECT or _DONE.search(between)):
        return None  # "On 3 May the two agreed that they will merge"
    return Event(
        claim=date.id,
        what=next(word for word in said.groups() if word).lower(),
        modality=Modality.FORECAST,
        tense=Tense.FUTURE,
        at=tie[1].lower(),
        sentence=sentence,
        start=tie.start() if fronted else said.start(said.lastgroup or 0),
        end=max(said.end(), span.end),
    )
