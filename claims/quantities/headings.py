"""The unit that a table's heading says for its cells: "Loss (US$bn)", "Share, %", "Output in GWh"."""

import dataclasses
import functools
import re
from decimal import Decimal
from typing import NamedTuple

from claims.claim import Kind
from claims.interval import Interval
from claims.lexicon import load
from claims.quantities import Mention, find
from claims.quantities.nouns import is_plural
from claims.quantities.numeral import SCALES

_BRACKETED = re.compile(r"[(\[]([^()\[\]]{1,30})[)\]]")
_TRAILING = re.compile(r"(?:,|\bin|:)\s*([^,:]{1,30})$|\s(%|€|£|\$)$")
_PRICED = re.compile(r"((?:[A-Z]{1,3})?[$€£¥₹]|[A-Z]{3}|RMB|Rs\.?)\s?(.*)")
_SIGNS = frozenset("%€£$¥")
_SCALED = re.compile(rf"\b({'|'.join(sorted(SCALES))})s\b(?: of)?", re.IGNORECASE)  # "in millions of francs"
_IN_SCALE = re.compile(rf"(?:{'|'.join(sorted(SCALES))})s?\b", re.IGNORECASE)
_ENDS = ("low", "high", "pragmatic_low", "pragmatic_high")
_THOUSANDS = ("000", "'000", "’000", "000s")
_COUNTED = frozenset(load("numbers")["suffixes"]["counted"]["words"])


class Heading(NamedTuple):
    """What a heading says of the bare numbers under it: unit, kind, multiplier, and a rate's base."""

    unit: str | None
    kind: Kind
    factor: Decimal
    per: str | None


def under(mention: Mention, *labels: str | None) -> Mention:
    """The mention of a table's cell with the unit and multiplier of the first of its `labels` that names one.

    A figure that has a unit of its own keeps it.
    """
    if mention.kind is not Kind.PLAIN or mention.unit is not None:
        return mention
    heading = next((found for label in labels if label and (found := _read(label))), None)
    if heading is None:
        return mention
    ends = {name: end * heading.factor for name in _ENDS if (end := getattr(mention.interval, name)) is not None}
    return dataclasses.replace(
        mention,
        low=None if mention.low is None else mention.low * heading.factor,
        high=None if mention.high is None else mention.high * heading.factor,
        unit=heading.unit,
        kind=heading.kind,
        interval=Interval(**{**mention.interval.model_dump(), **ends}),
        per=mention.per or heading.per,
    )


@functools.lru_cache(maxsize=512)
def is_period(label: str | None) -> bool:
    """Whether a heading names a date or stretch of time, and nothing else but a unit in brackets."""
    bare = _BRACKETED.sub(" ", label or "")
    found = find(bare)
    return bool(found) and all(one.kind is Kind.DATE for one in found) and not _said(bare, found)


def _said(label: str, found: list[Mention]) -> str:
    """What a heading says beside these mentions."""
    for one in reversed(found):
        label = label[: one.start] + label[one.end :]
    return "".join(filter(str.isalnum, label))


@functools.lru_cache(maxsize=512)
def _read(label: str) -> Heading | None:
    """What a heading names in brackets, behind a comma, or after "in", read by the grammar as behind the number one."""
    candidates = _BRACKETED.findall(label) + [one or other for one, other in _TRAILING.findall(label)]
    if label.strip()[:1] in _SIGNS:
        candidates.append(label.strip())
    if _IN_SCALE.match(label.strip()):  # "Thousand tonnes", "Millions of passengers"
        candidates.append(label.strip()[:1].lower() + label.strip()[1:])
    for candidate in candidates:
        unit = _SCALED.sub(r"\1", candidate.strip().removeprefix("in "))
        if unit[:1].isdecimal() and unit not in _THOUSANDS:
            continue
        priced = _PRICED.fullmatch(unit)
        forms = [f"{priced[1]}1{priced[2]}", f"{priced[1]}1 {priced[2]}"] if priced else [f"1 {unit}", f"1{unit}"]
        if unit in _THOUSANDS or (unit in ("m", "mn") and _counts(label)):
            return Heading(None, Kind.PLAIN, Decimal(1000 if unit in _THOUSANDS else 1000000), None)
        for form in forms:
            found = find(form)
            if len(found) == 1 and found[0].start == 0 and found[0].end == len(form.strip()) and found[0].low:
                one = found[0]
                if one.kind in (Kind.DATE, Kind.RANK) or (one.kind in (Kind.COUNT, Kind.PLAIN) and one.low == 1):
                    continue
                return Heading(one.unit, one.kind, one.low or Decimal(1), one.per)
    return None


def _counts(label: str) -> bool:
    """Whether a heading names something that is counted, so that "(m)" is a million and no metre."""
    words = [word.lower() for word in re.findall(r"[A-Za-z]+", label)]
    return any(word in _COUNTED or is_plural(word) for word in words)
