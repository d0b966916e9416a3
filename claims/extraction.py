"""From a document to its claims: grammar, dates in context, parse, frames, attribution, one after the other."""

import dataclasses
import datetime
import hashlib
import re
from collections import Counter
from collections.abc import Sequence
from decimal import Decimal
from typing import Literal

from claims.attribution import Place, attribute
from claims.claim import Claim, Comparator, Kind, NotChecked, Quantity, Reading, Where
from claims.document import Block, Document, Extent
from claims.frames import Frame, Sentence, measure
from claims.interval import Interval
from claims.parse import ParseCache, parse
from claims.quantities import Mention, Style, find, money
from claims.quantities.when import resolve

_ENGLISH = re.compile(r"\d,\d{3}(?!\d)|\d\.\d{1,2}(?!\d)")
_CONTINENTAL = re.compile(r"\d\.\d{3}(?:,\d|\.\d{3})|\d,\d{1,2}(?!\d)")
_AHEAD = re.compile(
    r"\b(?:will|may|shall|would|could|expect\w*|forecast\w*|plan\w*|due|set to|scheduled|target\w*|aims?|deliver\w*"
    r"|coming|upcoming)\b|\b(?:by|until)\s+(?:the\s+)?(?:\w+\s+of\s+)?$"
)
_REPORTS = re.compile(
    r"\b(?:accord\w+|report\w*|stud(?:y|ies)|survey\w*|said|says|announced|stated|found|research|published|releas\w+)\b"
)
_LARGEST = Decimal("1.7e308")


def extract(
    document: Document,
    *,
    as_of: datetime.date | None = None,
    numbers: Literal["en", "eu"] | None = None,
    cache: ParseCache | None = None,
) -> Reading:
    """Every numeric claim of a document, with what each measures and whom the text cites for it.

    `as_of` is the day that relative dates count from: else the document's date, else the latest past date in its
    text. `numbers` fixes the style of decimals ("eu" is a decimal comma), else the document's majority decides. A
    `cache` keeps parses from run to run.
    """
    style = Style(
        _decimal_comma(document.text) if numbers is None else numbers == "eu", money.of_document(document.text)
    )
    found = [find(block.text, style) if _may_hold_figures(block.text) else [] for block in document.blocks]
    day = as_of or document.published or _latest_date(document, found)
    found = [_dated(block, mentions, day) for block, mentions in zip(document.blocks, found, strict=True)]
    spots = _spots(document, found)
    parses = parse([document.blocks[block].text[start:end] for block, start, end, _ in spots], cache)
    sentences = [
        Sentence(block, start, end, tree, mentions)
        for (block, start, end, mentions), tree in zip(spots, parses, strict=True)
    ]
    frames = measure(document, sentences)
    places = [Place(spot.block, mention.start, mention.end) for spot in sentences for mention in spot.mentions]
    citations = iter(attribute(document, places))
    ids = _ids(document, sentences)
    claims: list[Claim] = []
    beyond: list[NotChecked] = []
    for sentence, sentence_ids, sentence_frames in zip(sentences, ids, frames, strict=True):
        for mention, claim_id, frame in zip(sentence.mentions, sentence_ids, sentence_frames, strict=True):
            citation = next(citations)
            if any(end is not None and abs(end) > _LARGEST for end in (mention.low, mention.high)):
                beyond.append(
                    NotChecked(what=_words(document, sentence, mention), why="the number is beyond what JSON can hold")
                )
                continue
            block = document.blocks[sentence.block]
            start, end = block.source(mention.start, mention.end)
            first, last = block.source(sentence.start, sentence.end)
            claims.append(
                Claim(
                    id=claim_id,
                    start=start,
                    end=end,
                    text=document.text[start:end],
                    sentence=Extent(start=first, end=last),
                    where=Where(role=block.role, section=block.section, row=block.row, column=block.column),
                    quantity=_quantity(mention, frame),
                    measures=frame.measures
                    if frame.measures.per or not mention.per
                    else frame.measures.model_copy(update={"per": mention.per}),
                    citation=citation,
                )
            )
    return Reading(
        claims=tuple(claims),
        not_checked=tuple(beyond),
        as_of=day,
    )


def _may_hold_figures(text: str) -> bool:
    return not text.isspace() and bool(text)


def _words(document: Document, sentence: Sentence, mention: Mention) -> str:
    return document.blocks[sentence.block].text[mention.start : mention.end][:40]


def _decimal_comma(text: str) -> bool:
    """Whether the document writes decimals with a comma: more figures that only that style can mean than the other."""
    continental = len(_CONTINENTAL.findall(text))
    return continental > 0 and continental > len(_ENGLISH.findall(text))


def _latest_date(document: Document, found: Sequence[Sequence[Mention]]) -> datetime.date | None:
    """The latest day that the text dates something past at, to the month or better; to the year where nothing is."""
    days: list[datetime.date] = []
    years: list[datetime.date] = []
    for block, mentions in zip(document.blocks, found, strict=True):
        for mention in mentions:
            if (
                mention.when is None
                or mention.when.start.year is None
                or mention.date is None
                or mention.date.start is None
            ):
                continue
            if _AHEAD.search(_before(block, mention)):
                continue
            (days if mention.when.start.month else years).append(mention.date.start)
    return max(days, default=None) or max(years, default=None)


def _before(block: Block, mention: Mention) -> str:
    """What its sentence says before a mention."""
    for start, end in block.sentences:
        if start <= mention.start < end:
            return block.text[start : mention.start]
    return ""


def _dated(block: Block, mentions: list[Mention], as_of: datetime.date | None) -> list[Mention]:
    """The mentions with what the context says of their dates.

    A relative date counts from the report that the passage opens with, or the as-of day; "earlier" counts from the
    date before it.
    """
    if all(mention.when is None for mention in mentions):
        return mentions
    opening: datetime.date | None = None
    latest: datetime.date | None = None
    dated: list[Mention] = []
    for mention in mentions:
        if mention.when is None:
            dated.append(mention)
            continue
        anaphoric = block.text[mention.start : mention.end].lower().endswith("earlier")
        anchor = (latest if anaphoric else opening) or as_of
        ahead = bool(_AHEAD.search(_before(block, mention)))
        low, high, span = resolve(mention.when, anchor, as_of, ahead=ahead)
        ranged = low is not None and high is not None and low != high
        dated.append(
            dataclasses.replace(
                mention,
                low=low,
                high=high,
                date=span,
                comparator=Comparator.BETWEEN if ranged else Comparator.EXACT,
                interval=Interval(low=low, high=high),
            )
        )
        if mention.when.start.year is not None and span.start is not None:
            latest = span.start
            if mention.when.start.month and opening is None and _opens(block, mention):
                opening = span.start
    return dated


def _opens(block: Block, mention: Mention) -> bool:
    """Whether a date opens a sentence that reports: "In March 2024, according to …"."""
    for start, end in block.sentences:
        if start <= mention.start < end:
            return mention.start - start <= 4 and bool(_REPORTS.search(block.text[start:end]))
    return False


def _spots(document: Document, found: Sequence[Sequence[Mention]]) -> list[tuple[int, int, int, tuple[Mention, ...]]]:
    """The sentences that hold a figure, as (block, start, end, mentions), in the order of the text."""
    spots: list[tuple[int, int, int, tuple[Mention, ...]]] = []
    for index, (block, mentions) in enumerate(zip(document.blocks, found, strict=True)):
        if not mentions:
            continue
        rest = list(mentions)
        for start, end in block.sentences:
            here: list[Mention] = []
            while rest and rest[0].start < end:
                mention = rest.pop(0)
                end = max(end, mention.end)
                here.append(mention)
            if here:
                spots.append((index, start, end, tuple(here)))
    return spots


def _ids(document: Document, sentences: Sequence[Sentence]) -> list[list[str]]:
    """The ids of each sentence's claims.

    An id is made of the sentence's words, the figure's place among its figures, and which occurrence of the sentence it is.
    """
    seen: Counter[str] = Counter()
    ids: list[list[str]] = []
    for sentence in sentences:
        words = " ".join(document.blocks[sentence.block].text[sentence.start : sentence.end].split())
        occurrence = seen[words]
        seen[words] += 1
        ids.append(
            [
                hashlib.sha256(f"{words}\0{ordinal}\0{occurrence}".encode("utf-8", "surrogatepass")).hexdigest()[:16]
                for ordinal in range(len(sentence.mentions))
            ]
        )
    return ids


def _is_counted(mention: Mention, noun: str) -> bool:
    """Whether a number can count the noun that the parse found: a whole one can, and units are not counted."""
    value = mention.low if mention.low is not None else mention.high
    whole = value is None or value == value.to_integral_value()
    return (whole or mention.kind is Kind.COUNT) and noun not in ("percent", "%", "percentage", "point", "pp")


def _quantity(mention: Mention, frame: Frame) -> Quantity:
    """The quantity as the grammar read it, with the counted noun and the direction that the parse saw."""
    unit, kind = mention.unit, mention.kind
    if (
        frame.noun is not None
        and kind in (Kind.COUNT, Kind.PLAIN)
        and "/" not in (unit or "")
        and _is_counted(mention, frame.noun)
    ):
        unit, kind = frame.noun, Kind.COUNT
    return Quantity(
        low=mention.low,
        high=mention.high,
        unit=unit,
        kind=kind,
        comparator=mention.comparator,
        direction=mention.direction or frame.direction,
        interval=mention.interval,
        date=mention.date,
    )
