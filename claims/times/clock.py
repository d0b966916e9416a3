"""Hours and minutes held against the only two times of day around them: "from 8.15 to 13.45, six and a half hours".

A length is looked at with the times of its own sentence and of the one before. What any two of them give, with or
without another length of the sentence (a break), is explained. A time that says neither half of the day is of both.
"""

import itertools
import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from claims.chronicle import MINUTES, allowed
from claims.claim import Claim, Kind, Lapse, Moment
from claims.document import Block, Document
from claims.interval import Interval
from claims.lexicon import load
from claims.nearby.figures import Figure
from claims.times.points import Sentence, is_near

_WORDS = load("times")["clock"]
_NUMBERS: dict[str, int] = _WORDS["numbers"]
_NAMED: dict[str, int] = _WORDS["named"]
_TURNS: dict[str, int] = _WORDS["turns"]
_AFTERNOON, _MORNING = frozenset(_WORDS["afternoon"]), frozenset(_WORDS["morning"])
_AHEAD = "|".join(_WORDS["ahead"])
_HOUR = rf"\d{{1,2}}|{'|'.join(_NUMBERS)}"
_HALF = r"(?P<half>[ap])\.?\s?m\b\.?"
_TIME = re.compile(
    rf"(?<![\d.,:])(?P<hour>[01]?\d|2[0-4])(?P<mark>[.:])(?P<minute>[0-5]\d)(?![\d:]|[.,]\d)(?:\s?{_HALF})?"
    rf"|(?<![\w.,:])(?P<bare>{_HOUR})\s?(?:{_HALF.replace('half', 'side')}|o['’]clock\b)"
    rf"|\b(?P<turn>{'|'.join(_TURNS)})\s(?:past|to)\s(?P<of>{_HOUR})\b"
    rf"|\b(?P<name>{'|'.join(_NAMED)})\b",
    re.IGNORECASE,
)
_BEFORE = re.compile(rf"(?:\b(?:{_AHEAD})|[–—(-])\s?$", re.IGNORECASE)
_ELSEWHERE = re.compile(_WORDS["elsewhere"])
_BEHIND = re.compile(r"\W*(?:in the |at |that |the next |the following |the same )?([a-z]+)", re.IGNORECASE)
# Characters before a time in which a word of time stands, and the minutes of a day and of half of one.
_LOOK, _DAY, _HALF_DAY = 30, 1440, 720


class Time(NamedTuple):
    """A time of day: the minutes after midnight that it may be, and where it stands in the file."""

    minutes: tuple[int, ...]
    start: int
    end: int


def clocked(document: Document, sentence: Sentence, claims: Sequence[Claim]) -> Iterator[Lapse]:
    """The lengths of a sentence, in hours or minutes, that the only two times around them do not give.

    `claims` are the figures of the paragraph, which are no times of day where they have a unit.
    """
    lengths = [one for one in sentence.figures if one.kind is Kind.DURATION and one.unit in MINUTES and _of(one) < _DAY]
    if not lengths:
        return
    block = document.blocks[sentence.block]
    stretch = _stretch(block, sentence)
    if stretch is None or _ELSEWHERE.search(block.text, *stretch):
        return
    times = _times(block, stretch, claims)
    if len(times) < 2:
        return
    for length in lengths:
        others = [one for one in lengths if one is not length]
        pairs = list(itertools.permutations(times, 2))
        if any(_meets(length, others, minutes) for pair in pairs for minutes in _between(*pair)):
            continue
        first, last = times[0], times[-1]
        meant = min(_between(first, last), key=lambda minutes: abs(minutes - _of(length)))
        if len(times) == 2 and is_near(length, _in_unit(length, meant)) and not _is_part(length):
            yield _lapse(length, first, last, meant)


def _is_part(length: Figure) -> bool:
    """Whether a length is one of several, a mean, or as long as something lasts elsewhere."""
    told = {*length.ahead(6), *length.behind(4)}
    return not told.isdisjoint(_WORDS["parts"]) or length.ahead(1) in (["in"], ["within"], ["every"], ["another"])


def _stretch(block: Block, sentence: Sentence) -> tuple[int, int] | None:
    """The place of a sentence and the one before it in the text of their block."""
    before: int | None = None
    for start, end in block.sentences:
        if block.source(start, end)[0] == sentence.start:
            return start if before is None else before, end
        before = start
    return None


def _times(block: Block, stretch: tuple[int, int], claims: Sequence[Claim]) -> list[Time]:
    """The times of day of a stretch of text, in its order."""
    matches = [match for match in _TIME.finditer(block.text, *stretch) if _is_time(match)]
    whole = any(match["hour"] and (int(match["hour"]) > 12 or match["hour"][0] == "0") for match in matches)
    found = []
    for match in matches:
        start, end = block.source(*match.span())
        if any(one.start < end and start < one.end and one.quantity.unit is not None for one in claims):
            continue
        found.append(Time(_minutes(match, whole=whole), start, end))
    return found


def _is_time(match: re.Match[str]) -> bool:
    """Whether digits are a time of day: they say its half, or a word of time stands before them."""
    if match["hour"] is None or match["half"]:
        return True
    return _BEFORE.search(match.string, max(0, match.start() - _LOOK), match.start()) is not None


def _minutes(match: re.Match[str], *, whole: bool) -> tuple[int, ...]:
    """The minutes after midnight that a time may be; `whole` says that its text counts 24 hours."""
    if match["name"]:
        return (_NAMED[match["name"].lower()],)
    if match["turn"]:
        to = " to " in match[0].lower()
        minutes = _number(match["of"]) % 12 * 60 + (-1 if to else 1) * _TURNS[match["turn"].lower()]
        return minutes % _DAY, (minutes + _HALF_DAY) % _DAY
    hour, minute = _number(match["hour"] or match["bare"]), int(match["minute"] or 0)
    half = (match["half"] or match["side"] or "").lower()
    minutes = hour * 60 + minute
    behind = _BEHIND.match(match.string, match.end())
    said = behind[1].lower() if behind else ""
    if half or (said in _AFTERNOON and hour <= 12) or (said in _MORNING and hour <= 12):
        return (minutes % _HALF_DAY + (_HALF_DAY if half == "p" or (not half and said in _AFTERNOON) else 0),)
    if hour > 12 or (whole and match["hour"]):
        return (minutes % _DAY,)
    return minutes % _DAY, (minutes + _HALF_DAY) % _DAY


def _number(word: str) -> int:
    return int(word) if word.isdigit() else _NUMBERS[word.lower()]


def _between(first: Time, last: Time) -> list[int]:
    """The minutes from one time of day to another, for each that the two may be."""
    return [(until - since) % _DAY for since in first.minutes for until in last.minutes]


def _of(length: Figure) -> int:
    """How many minutes a length has."""
    return round(length.value * MINUTES[length.unit or "hour"])


def _in_unit(length: Figure, minutes: int) -> Interval:
    value = minutes / Decimal(MINUTES[length.unit or "hour"])
    return Interval(low=value, high=value)


def _meets(length: Figure, others: Sequence[Figure], minutes: int) -> bool:
    """Whether a length allows so many minutes, or does with another length beside it: eight hours and a break."""
    rest = [0, *map(_of, others)]
    wanted = allowed(length.claim.quantity)
    return any(wanted.meets(_in_unit(length, minutes + sign * one)) for one in rest for sign in (1, -1))


def _lapse(length: Figure, first: Time, last: Time, minutes: int) -> Lapse:
    """The lapse from one time to the other; of those that each may be, the ones that are so far apart."""
    since, until = next(
        pair for pair in itertools.product(first.minutes, last.minutes) if (pair[1] - pair[0]) % _DAY == minutes
    )
    return Lapse(
        claim=length.claim.id,
        kind="clock",
        since=Moment(clock=since, start=first.start, end=first.end),
        until=Moment(clock=until, start=last.start, end=last.end),
        start=length.claim.start,
        end=length.claim.end,
    )
