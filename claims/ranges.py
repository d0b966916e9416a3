"""Ranges whose ends stand in the wrong order: "between 60 and 45 patients", "2019–2014", "ages 65 to 18".

Two figures with the higher one first are often no range: a score, a vote, a change ("from 12 to 8 per cent"), a gap
between two values, years before Christ, a date that was brought forward. Only what can be nothing but a range is
given. The vocabulary is lexicon/ranges.toml.
"""

import html
import itertools
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from claims import lexicon
from claims.claim import Claim, Comparator, Kind
from claims.document import Role

_WORD = re.compile(r"[^\W\d_]+(?:[-.][^\W\d_]+)*")
_BETWEEN = re.compile(r"between\b", re.IGNORECASE)
_FROM = re.compile(r"from\b", re.IGNORECASE)
_DASH = re.compile(r"\s?[-–—‒]\s?")
_YEAR = re.compile(r"(?<![\d.,])(?:1[5-9]|20)\d\d(?![\d.,]\d|\d)")
_MONTH = re.compile(r"\b[A-Z][a-z]{2,}\b")
# A sentence, a bracket or a clause begins here: "From 2019 to 2014, …".
_OPENS = re.compile(r"(?:^|[(\[;:—–]|,)\s*$")
# What stands right before "from A to B" where it is a range: who has or asks it, and of what.
_SPREAD = re.compile(r"(?P<verb>[^\W\d_]+)\s+(?P<noun>[^\W\d_]+)\s+$")
# The words before a range that say what it is, and those behind it.
_BEFORE, _BEHIND = 4, 2
_FAR = 200
# "Between 10 and 4" may be hours of the day.
_CLOCK = 24
# Years next to one another are more often compared ("2023–2022") than a period.
_FEWEST_YEARS = 2
# What counts fewer may be a score or a vote.
_THOUSAND = 1000
_PRECISE = frozenset({Kind.MEASURE, Kind.DURATION, Kind.MONEY})
_RANGED = _PRECISE | {Kind.PERCENT, Kind.COUNT}
_WORDS: dict[str, frozenset[str]] = {name: frozenset(words) for name, words in lexicon.load("ranges").items()}


class Inverted(NamedTuple):
    """A range from `high` down to `low`, as written; the claims that are its ends, one where it is one figure.

    `certain` is False where a writer may have run through it from the top.
    """

    claims: tuple[Claim, ...]
    high: str
    low: str
    certain: bool


def inverted(claims: Sequence[Claim], text: str) -> Iterator[Inverted]:
    """The ranges of an article whose higher end comes first, in the order of its text."""
    for claim, after in itertools.zip_longest(claims, claims[1:]):
        if claim.where.role is Role.TABLE:
            continue
        if claim.quantity.kind is Kind.DATE:
            yield from _period(claim, after, text)
        elif claim.quantity.comparator is Comparator.BETWEEN:
            yield from _figures(claim, text)
        elif after is not None and after.sentence == claim.sentence:
            yield from _pair(claim, after, text)


def _figures(claim: Claim, text: str) -> Iterator[Inverted]:
    """An amount that stands as one figure with two ends."""
    quantity, before = claim.quantity, _before(claim, text)
    low, high = quantity.low, quantity.high
    if low is None or high is None or low <= high or high < 0 or _runs_backwards(claim, text):
        return
    found = Inverted((claim,), f"{low:f}", f"{high:f}", True)
    if _BETWEEN.match(claim.text) or "between" in before:
        hours = quantity.kind is Kind.PLAIN and low <= _CLOCK
        somewhere = _WORDS["somewhere"].intersection(word for word in before[-2:] if word != "between")
        if not hours and (somewhere or not _WORDS["apart"].intersection(before)):
            yield found
    elif _FROM.match(claim.text):
        spans = _WORDS["spans"].intersection(before[-2:])
        if _WORDS["running"].intersection(before[-1:]) and _is_interval(claim, text):
            yield found
        elif quantity.kind in _RANGED and (spans or _is_spread(claim, text)):
            yield found._replace(certain=False)
    elif quantity.kind in _PRECISE or _is_many(claim, text):
        moves = quantity.direction is not None or (_WORDS["apart"] | _WORDS["shifts"]).intersection(before)
        if not moves and not _is_short(found):
            yield found


def _is_many(claim: Claim, text: str) -> bool:
    """Whether a figure counts thousands, so that it is no score or vote, and none that falls."""
    many = claim.quantity.kind is Kind.COUNT and min(claim.quantity.low or 0, claim.quantity.high or 0) >= _THOUSAND
    said = _words(text[claim.sentence.start : claim.sentence.end])
    return many and (_WORDS["shifts"] | _WORDS["falls"] | _WORDS["scored"]).isdisjoint(said)


def _is_spread(claim: Claim, text: str) -> bool:
    """Whether "from A to B" follows what somebody has or asks in several sizes: "quoted budgets from"."""
    said = _words(text[claim.sentence.start : claim.sentence.end])
    named = _SPREAD.search(text[claim.sentence.start : claim.start])
    if named is None or not (_WORDS["shifts"] | _WORDS["falls"]).isdisjoint(said):
        return False
    return named["noun"].lower() in _WORDS["sizes"] and named["verb"].lower() in _WORDS["asked"]


def _is_short(found: Inverted) -> bool:
    """Whether the second number may be the first one's end only: "£110–20m" are 110 to 120 millions."""
    return len(found.low) < len(found.high) > 2


def _pair(first: Claim, second: Claim, text: str) -> Iterator[Inverted]:
    """Two numbers with "to" between them, behind "aged" or as a confidence interval."""
    one, other = first.quantity, second.quantity
    if one.low is None or other.low is None or not one.low > other.low >= 0:
        return
    if one.unit is not None and one.unit != other.unit:  # "27 keV to 21 MeV"
        return
    said = _before(first, text)
    aged = one.kind is Kind.PLAIN and bool(_WORDS["ages"].intersection(said[-1:]))
    if text[first.end : second.start] == " to " and (aged or _WORDS["intervals"].intersection(said[-2:])):
        yield Inverted((first, second), first.text, second.text, True)


def _is_interval(claim: Claim, text: str) -> bool:
    """Whether a statistical interval is what a sentence tells of: "the 95% confidence interval runs from"."""
    said = _words(text[claim.sentence.start : claim.start])
    return not _WORDS["intervals"].isdisjoint(said) and _WORDS["shifts"].isdisjoint(said)


def _period(claim: Claim, after: Claim | None, text: str) -> Iterator[Inverted]:
    """A period between two years, or two days of one month."""
    years = _YEAR.findall(claim.text)
    if len(years) == 2 and int(years[0]) > int(years[1]):
        far = int(years[0]) - int(years[1]) >= _FEWEST_YEARS
        if _is_period(claim, text, far) and not _runs_backwards(claim, text):
            yield Inverted((claim,), years[0], years[1], True)
    elif _falls_in_a_month(claim):
        low, high = claim.quantity.low, claim.quantity.high
        yield Inverted((claim,), f"day {int(low or 0) % 100}", f"day {int(high or 0) % 100}", True)
    elif after is not None and _is_dashed(claim, after, text) and not _runs_backwards(after, text):
        yield Inverted((claim, after), claim.text, after.text, True)


def _is_period(claim: Claim, text: str, far: bool) -> bool:
    said = _before(claim, text)
    if _BETWEEN.match(claim.text) or said[-1:] == ["between"]:
        return not _WORDS["apart"].intersection(said)
    if _FROM.match(claim.text) or said[-1:] == ["from"]:
        ahead = text[claim.sentence.start : claim.start].rstrip()
        opens = _OPENS.search(ahead.removesuffix("From").removesuffix("from")) is not None
        return opens or not _WORDS["shifts"].intersection(_words(text[claim.sentence.start : claim.sentence.end]))
    return far and _DASH.search(claim.text) is not None


def _is_dashed(first: Claim, second: Claim, text: str) -> bool:
    """Whether a dash makes a period of two dates that are plain years: "(1950–1918)"."""
    if not (_YEAR.fullmatch(first.text) and _YEAR.fullmatch(second.text)):
        return False
    return int(first.text) - int(second.text) >= _FEWEST_YEARS and bool(
        _DASH.fullmatch(html.unescape(text[first.end : second.start]))
        and not _WORDS["shifts"].intersection(_words(text[first.sentence.start : first.sentence.end]))
    )


def _falls_in_a_month(claim: Claim) -> bool:
    """Whether two days of one month, which is named once, run backwards: "12–8 June"."""
    low, high = claim.quantity.low, claim.quantity.high
    if low is None or high is None or not high < low or high < 10**7 or int(low) // 100 != int(high) // 100:
        return False
    return len(_MONTH.findall(claim.text)) == 1


def _runs_backwards(claim: Claim, text: str) -> bool:
    """Whether what follows is counted backwards, or shares two values out: "respectively"."""
    behind = _words(text[claim.end : min(claim.end + _FAR, claim.sentence.end)])
    own = _words(claim.text)
    if claim.quantity.kind in (Kind.MONEY, Kind.PERCENT):
        return "respectively" in behind
    return "respectively" in behind or not _WORDS["counted"].isdisjoint((*own, *behind[:_BEHIND]))


def _before(claim: Claim, text: str) -> list[str]:
    """The words of the sentence right before a claim, the nearest last."""
    return _words(text[max(claim.sentence.start, claim.start - _FAR) : claim.start])[-_BEFORE:]


def _words(text: str) -> list[str]:
    return [word.lower() for word in _WORD.findall(text)]
