"""Values that cannot be: more than the whole, colder than absolute zero, older than anyone has been.

What cannot be is vocabulary (lexicon/bounds.toml): bounds on what is measured, each with its reason.
"""

import functools
import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from claims import lexicon
from claims.claim import Claim, Comparator, Kind, Modality
from claims.document import Extent
from claims.frames.words import noun
from claims.interval import Interval
from claims.names import name

_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_STOP = re.compile(r"[,;:.()]")
# The words ahead of a figure that stand beside it: "at the age of".
_BESIDE = 2
_FAR = 80
# "In a single day", "within one day".
_SPAN = re.compile(
    r"\s+(?:in|within|during|of)\s+(?:an?|one|any|each|every|the)\s+(?:(?:single|given|same|one)\s+)?(?P<span>\w+)"
)
# "On one such day, it ran for", ahead of the figure.
_AHEAD_SPAN = re.compile(
    r"\bon (?:an?|one|that|each|every|the same|any)(?: (?!average\b)\w+){0,2}? (?P<span>day|night)\b(?!s)"
)
# Words of "He put the probability that this happens within ten years at", ahead of the figure.
_PUT_AT = 24
# Words before "at" in which something else is named.
_NAMED = 4
# What a figure in a smaller unit of time may be behind one in a larger: "three hours and 59 minutes".
_SMALLER = {("hour", "minute"): 60, ("minute", "second"): 60}
_AND = re.compile(r"\s+(?:and\s+)?")
_THEN = re.compile(r"\b(?:of|in|from|for|before) (?:\w+ )?(?:1[89]|20)\d\d\b|\byears?\b|\bpre-", re.IGNORECASE)
# A change goes beyond what a level can be.
_CHANGES = frozenset({"change", "difference", "ratio"})


class Bound(NamedTuple):
    """From what to what a figure can be, to which figures that applies, and why; see lexicon/bounds.toml."""

    possible: Interval
    reason: str
    kinds: frozenset[str]
    units: frozenset[str]
    per: frozenset[str]
    measured: frozenset[str]
    beside: frozenset[str]
    having: frozenset[str]
    lacking: frozenset[str]
    ahead: frozenset[str]
    share: bool
    within: frozenset[str]
    put: frozenset[str]
    but: frozenset[str]
    followed: frozenset[str]

    @classmethod
    def of(cls, table: Mapping[str, object], words: Mapping[str, Sequence[str]]) -> "Bound":
        """The bound that a table of the lexicon states."""

        def listed(key: str) -> frozenset[str]:
            found = table.get(key, ())
            return frozenset(found) if isinstance(found, list) else frozenset()

        def named(key: str) -> frozenset[str]:
            return frozenset(word for name in listed(key) for word in words[name])

        low, high = (None if (end := table.get(key)) is None else Decimal(str(end)) for key in ("low", "high"))
        return cls(
            Interval(low=low, high=high),
            str(table["reason"]),
            listed("kinds"),
            listed("units"),
            listed("per"),
            named("measured"),
            named("beside"),
            named("with"),
            named("without"),
            listed("next"),
            table.get("share") is True,
            listed("within"),
            named("put"),
            named("but"),
            named("followed"),
        )

    def applies(self, claim: Claim, text: str) -> bool:
        """Whether a claim is of what the bound is about."""
        quantity, measures = claim.quantity, claim.measures
        if (self.kinds and quantity.kind not in self.kinds) or (self.units and quantity.unit not in self.units):
            return False
        if self.share and (measures.statistic != "share" or _is_of_another_time(claim, text)):
            return False
        if (self.per or self.within) and measures.per not in self.per and not self._is_within(claim, text):
            return False
        if self.measured and self.measured.isdisjoint(_measured(claim)):
            return False
        if self.but and not _is_of_several(claim, self.but):
            return False
        if self.beside and self.beside.isdisjoint(_beside(claim, text)):
            return False
        behind = _words(text[claim.end : min(claim.sentence.end, claim.end + _FAR)])[:1]
        if self.followed and (measures.whole is not None or self.followed.isdisjoint(behind)):
            return False
        before, behind_it = text[claim.sentence.start : claim.start], text[claim.end : claim.sentence.end]
        said = {*_words(before), *_words(behind_it)}
        clause = {*_words(before.rpartition(";")[2]), *_words(behind_it.partition(";")[0])}
        labels = {word for label in (claim.where.row, claim.where.column) for word in _words(label or "")}
        if not self.lacking.isdisjoint(clause | labels):
            return False
        if not self.ahead.isdisjoint(behind) and not self._is_within(claim, text):
            return False
        if self.put and not self._is_put(claim, text):
            return False
        return not self.having or not self.having.isdisjoint(said)

    def _is_put(self, claim: Claim, text: str) -> bool:
        """Whether a figure is what something is put at: "the probability of that is estimated at", no "price at"."""
        said = _words(text[claim.sentence.start : claim.start])
        scaled = lexicon.load("bounds")["words"]["scaled"]
        put = said[-1:] == ["at"] and not self.put.isdisjoint(said[-_PUT_AT:]) and not self.having.isdisjoint(said)
        return put and set(scaled).isdisjoint(said[-_NAMED:])

    def _is_within(self, claim: Claim, text: str) -> bool:
        """Whether a figure is said to lie in one of the spans that this bound is of: "in a single day"."""
        behind = _SPAN.match(text[claim.end : min(claim.sentence.end, claim.end + _FAR)].lower())
        if behind is not None:
            return behind["span"] in self.within
        said = text[claim.sentence.start : claim.start].lower()
        ahead = _AHEAD_SPAN.search(said)
        # Of several, their hours may be added up.
        alone = lexicon.load("bounds")["words"]["alone"]
        return ahead is not None and ahead["span"] in self.within and not set(alone).isdisjoint(_words(said))

    def named(self, claim: Claim, text: str) -> Extent | None:
        """Where the sentence names what the bound is about, nearest to the figure; None where it does not."""
        words = sorted(self.measured & _measured(claim), key=lambda word: (-len(word), word))
        start, end = claim.sentence.start, claim.sentence.end
        for word in words:
            found = [
                Extent(start=start + match.start(), end=start + match.end())
                for match in re.finditer(rf"\b{re.escape(word)}\w{{0,2}}\b", text[start:end], re.IGNORECASE)
            ]
            apart = [one for one in found if one.end <= claim.start or one.start >= claim.end]
            if apart:
                return min(apart, key=lambda one: abs(one.start - claim.start))
        return None


class Beyond(NamedTuple):
    """A claim whose value cannot be, the bound that says so, and where the text names what that is about."""

    claim: Claim
    bound: Bound
    named: Extent | None


def beyond(claims: Sequence[Claim], text: str) -> Iterator[Beyond]:
    """The claims of an article that cannot be, in the order of its text."""
    for before, claim in zip([None, *claims], claims, strict=False):
        quantity = claim.quantity
        if before is not None and _is_carried(before, claim, text):
            yield Beyond(claim, _carried(), Extent(start=before.start, end=before.end))
            continue
        if quantity.kind is Kind.DATE or claim.measures.modality is Modality.DENIED:
            continue
        changes = quantity.direction is not None or claim.measures.statistic in _CHANGES
        for bound in _bounds():
            if changes and not bound.put:
                continue
            if not bound.possible.meets(_stated(claim)) and bound.applies(claim, text):
                yield Beyond(claim, bound, bound.named(claim, text))
                break


def _stated(claim: Claim) -> Interval:
    """What a figure allows; one about which the text is vague is beyond a bound as it is written: "some 104%"."""
    quantity = claim.quantity
    vague = quantity.comparator is Comparator.ABOUT and quantity.low is not None and quantity.low == quantity.high
    return Interval(low=quantity.low, high=quantity.high) if vague else quantity.interval


def _is_carried(larger: Claim, claim: Claim, text: str) -> bool:
    """Whether a figure says behind one in a larger unit of time what is another of those: "3 hours 74 minutes"."""
    most = _SMALLER.get((larger.quantity.unit or "", claim.quantity.unit or ""))
    value = claim.quantity.low
    if most is None or value is None or value < most or value != claim.quantity.high:
        return False
    if larger.quantity.comparator is not Comparator.EXACT or claim.quantity.comparator is not Comparator.EXACT:
        return False
    if not _AND.fullmatch(text[larger.end : claim.start]) or larger.quantity.low != larger.quantity.high:
        return False
    words = _words(text[larger.sentence.start : larger.start])[-2:]
    several = lexicon.load("bounds")["words"]["several"]
    one = lexicon.load("bounds")["words"]["lasting"]
    apart = bool(words) and words[-1] in several and words[0] not in one
    return not apart and "respectively" not in _words(text[claim.end : claim.sentence.end])


@functools.cache
def _carried() -> Bound:
    """Why a figure in a smaller unit of time is not so large."""
    return next(bound for bound in _bounds() if bound.units == {"carried"})


@functools.cache
def _bounds() -> tuple[Bound, ...]:
    table = lexicon.load("bounds")
    return tuple(Bound.of(one, table["words"]) for one in table["bound"])


def _measured(claim: Claim) -> frozenset[str]:
    """The head and the last words of what a claim measures, in the singular: metric and whole, else its subject."""
    measures, unit = claim.measures, claim.quantity.unit
    named = [phrase for phrase in (measures.metric, measures.whole) if phrase]
    if claim.quantity.kind is Kind.COUNT and unit:
        named.append(unit)
    found: set[str] = set()
    for phrase in named or [measures.subject or ""]:
        words = [noun(word) for word in _WORD.findall(phrase.lower())]
        found |= {" ".join(words[-size:]) for size in (1, 2) if len(words) >= size}
        # "Those asked" and "those who answered" are people; of "officers who answered" the head is what counts.
        found |= {" ".join(words[:2]), noun(name(phrase).head)}
    return frozenset(found)


def _is_of_several(claim: Claim, but: frozenset[str]) -> bool:
    """Whether a share is one of things that are counted, "of the village's wells", and of none of `but`."""
    words = _WORD.findall((claim.measures.whole or "").lower())
    several = bool(words) and words[-1].endswith("s") and not words[-1].endswith(("ss", "us", "is"))
    return several and noun(words[-1]) not in but


def _is_of_another_time(claim: Claim, text: str) -> bool:
    """Whether a share may be one of what there was at another time: "112% of the passengers of 2019"."""
    if claim.measures.subject == claim.measures.whole:
        return False
    return _THEN.search(text[claim.end : min(claim.sentence.end, claim.end + _FAR)]) is not None


def _beside(claim: Claim, text: str) -> frozenset[str]:
    """The words right before and behind a claim, with no stop between, and those of its own text."""
    before = _STOP.split(text[max(claim.sentence.start, claim.start - _FAR) : claim.start])[-1]
    behind = _STOP.split(text[claim.end : min(claim.sentence.end, claim.end + _FAR)])[0]
    return frozenset((*_words(before)[-_BESIDE:], *_words(claim.text), *_words(behind)[:1]))


def _words(text: str) -> list[str]:
    return [part for word in _WORD.findall(text.lower()) for part in dict.fromkeys((word, *word.split("-")))]
