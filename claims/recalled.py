"""A figure that the text takes up again with "the", and gives to another time: "the 6,300 complaints of 2022".

What is taken up is the only other figure of that value and unit, however few its digits are; a date is its own where
it follows right behind, or what stands between only says that it was had, counted or given then.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal

from claims.chronicle import Chronicle, Days, days
from claims.claim import Kind
from claims.document import Document
from claims.frames.words import lemma
from claims.lexicon import load
from claims.redated import Redated, are_apart, is_precise, period_of
from claims.statement import Statement

_WORDS = load("chronology")
_TABLE = _WORDS["recalled"]
_UNCHANGED = frozenset((*_WORDS["unchanged"], *_TABLE["compared"]))
_STANDS = frozenset(_WORDS["standing_units"]) - {"kg"}
_DONE = frozenset(lemma(word) for word in _TABLE["done"])
_HAD, _GIVEN = "|".join((*_TABLE["had"], *_TABLE["done"])), "|".join(_TABLE["given"])
_RECORDS = "|".join(_TABLE["records"])
_TIE = r"(?:of|in|for|from|at)\s+(?:the\s+(?:year|season|financial year)\s+)?"
# What stands between a figure and a date that is its own.
_OWN = re.compile(
    rf"\s+(?:{_TIE}|(?:that|which|who)?\s*(?:we|it|they|he|she|the\s+\w+)?\s*(?:had\s+|have\s+|has\s+)?(?:been\s+)?(?:{_HAD})"
    rf"\s+(?:(?:us|it|them|him|her|there|in)\s+)?(?:{_TIE})?)|,\s+(?:{_HAD})\s+{_TIE}"
    rf"|\s+(?:is|was|are|were|has been|had been)\s+(?:{_GIVEN})\s+(?:for|to|as of|under|in|at|from)\s+",
    re.IGNORECASE,
)
_AHEAD = re.compile(rf"\b(?:the|that|this|those)\s+(?:same\s+)?(?:(?:{_RECORDS})\s+of\s+)?$", re.IGNORECASE)
_WORD = re.compile(r"[a-z]+")
# Digits of a figure that can be taken up, and the characters beside it that are looked at for what else it is.
_DIGITS, _NEAR = 2, 50


def recalled(chronicle: Chronicle, document: Document) -> Iterator[Redated]:
    """The figures that are taken up again with another date than the one that they had."""
    index = chronicle.index
    by_value: dict[tuple[Decimal, Kind, str | None], list[Statement]] = defaultdict(list)
    for one in index.statements:
        if is_precise(one, _DIGITS) and one.quantity.low is not None and one.quantity.unit not in _STANDS:
            sort = Kind.PLAIN if one.quantity.kind is Kind.COUNT else one.quantity.kind
            unit = None if sort is Kind.PLAIN else one.quantity.unit
            by_value[one.quantity.low, sort, unit].append(one)
    for alike in by_value.values():
        prose = [one for one in alike if not one.is_cell and one.span is not None]
        if len(alike) != 2 or len(prose) != 2 or any(_is_compared(one, document.text) for one in prose):
            continue
        first, last = prose
        if (
            len({one.quantity.unit for one in prose} - {None}) > 1
            or first.measures.modality is not last.measures.modality
        ):
            continue
        told, then = period_of(first) or _own(first, chronicle, document.text), _own(last, chronicle, document.text)
        if told is None or then is None or not are_apart(told, then) or not _is_taken_up(last, document.text):
            continue
        done = _DONE & {lemma(word) for word in _between(last, then, document.text)}
        if done <= first.around:
            yield Redated((last,), (first,), (then, told), "one figure")


def _own(one: Statement, chronicle: Chronicle, text: str) -> Days | None:
    """The date right behind a figure that only says when it was had, counted or given."""
    if one.span is None or one.sentence is None:
        return None
    for claim in chronicle.by_sentence[one.sentence]:
        if claim.span is not None and claim.span.start >= one.span.end and claim.quantity.kind is Kind.DATE:
            return days(claim) if _OWN.fullmatch(text[one.span.end : claim.span.start]) else None
    return None


def _between(one: Statement, date: Days, text: str) -> list[str]:
    """The words between a figure and its date."""
    if one.span is None or date.claim is None or date.claim.span is None:
        return []
    return _WORD.findall(text[one.span.end : date.claim.span.start].lower())


def _is_compared(one: Statement, text: str) -> bool:
    """Whether the words beside a figure say that it was the same at two times, or for two."""
    if one.span is None or one.sentence is None:
        return False
    first, last = max(one.span.start - _NEAR, one.sentence.start), min(one.span.end + _NEAR, one.sentence.end)
    said = {lemma(word) for word in _WORD.findall(text[first:last].lower().replace("the same", "the"))}
    return not _UNCHANGED.isdisjoint(said)


def _is_taken_up(one: Statement, text: str) -> bool:
    """Whether a figure is told as one that the reader knows: "the 6,300 complaints", "the record of 61,000"."""
    if one.span is None or one.sentence is None:
        return False
    return _AHEAD.search(text[one.sentence.start : one.span.start]) is not None
