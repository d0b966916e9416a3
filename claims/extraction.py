"""From a document to its claims: grammar, dates in context, parse, frames, attribution, one after the other."""

import datetime
import hashlib
import itertools
from collections import Counter
from collections.abc import Sequence
from decimal import Decimal
from typing import Literal, NamedTuple

from claims import dating, decimals
from claims.attribution import Place, attribute
from claims.claim import Attribution, Claim, Kind, NotChecked, Quantity, Reading, Where
from claims.decimals import Decimals
from claims.document import Block, Document, Extent, Role
from claims.frames import Frame, Sentence
from claims.frames import frames as framed
from claims.frames import read as read_frames
from claims.labels import captions
from claims.nearby import nearby
from claims.parse import UNPARSED, Parse, ParseCache, parse
from claims.quantities import Mention, Style, find, headings, money
from claims.statements import statements
from claims.times import covered, lasting, sequels, timeline
from claims.worked import worked

_MARKS = {"en": Decimals.POINT, "eu": Decimals.COMMA}
_SHOWN = 40  # characters of a figure that a message shows
_NO_COUNTS = ("percent", "percentage", "point", "pp", "odd", "plus", "ish")
MOST_FIGURES = 20_000  # more than any article has: what holds more is data, and would take minutes
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
    [reading] = extract_all([document], as_of=as_of, numbers=numbers, cache=cache)
    return reading


def extract_all(
    documents: Sequence[Document],
    *,
    as_of: datetime.date | None = None,
    numbers: Literal["en", "eu"] | None = None,
    cache: ParseCache | None = None,
) -> list[Reading]:
    """What `extract` reads in each document; many short ones are parsed together, which takes half the time."""
    seen = [_Seen.of(document, as_of, numbers) for document in documents]
    sentences = [one.document.blocks[spot.block].text[spot.start : spot.end] for one in seen for spot in one.spots]
    parses = iter(parse(sentences, cache))
    return [_reading(one, list(itertools.islice(parses, len(one.spots))), as_of is not None) for one in seen]


class _Seen(NamedTuple):
    """A document with its figures in their sentences, before any of these is parsed."""

    document: Document
    mark: Decimals
    spots: "list[Spot]"
    every: int
    day: datetime.date | None

    @classmethod
    def of(cls, document: Document, as_of: datetime.date | None, numbers: Literal["en", "eu"] | None) -> "_Seen":
        mark = decimals.of(document.text) if numbers is None else _MARKS[numbers]
        found, day = _mentions(document, as_of, mark)
        return cls(document, mark, _spots(document, found), sum(map(len, found)), day)


def _reading(seen: _Seen, parses: Sequence[Parse], is_dated: bool) -> Reading:
    """The claims of a document whose sentences are parsed."""
    document, mark, spots, every, day = seen
    sentences = [Sentence(*spot[:3], tree, spot.mentions) for spot, tree in zip(spots, parses, strict=True)]
    scenes = read_frames(document, sentences)
    places = [Place(spot.block, mention.start, mention.end) for spot in spots for mention in spot.mentions]
    citations = iter(attribute(document, places))
    ids = _ids(document, spots)
    claims: list[Claim] = []
    beyond: list[NotChecked] = []
    for spot, spot_ids, scene in zip(spots, ids, scenes, strict=True):
        place = _place(document, spot)
        for mention, claim_id, frame in zip(spot.mentions, spot_ids, framed(scene), strict=True):
            citation = next(citations)
            why = _unreadable(document, spot, mention, mark)
            if why:
                words = document.blocks[spot.block].text[mention.start : mention.end]
                beyond.append(NotChecked(what=words[:_SHOWN], why=why))
            else:
                claims.append(_claim(document, spot, place, claim_id, mention, frame, citation))
    kept = {claim.id for claim in claims}
    if every > MOST_FIGURES:
        beyond.append(
            NotChecked(what=f"{every - MOST_FIGURES:,} figures", why=f"an article has at most {MOST_FIGURES:,}")
        )
    beyond += [
        NotChecked(what=f"a sentence of {spot.end - spot.start:,} characters", why="it is too long to be parsed")
        for spot in spots
        if spot.end - spot.start > UNPARSED
    ]
    said = statements(document, scenes, ids)
    relations = [relation for relation in said.relations if relation.claim in kept]
    lapses = [lapse for lapse in said.lapses if lapse.claim in kept]
    known = {lapse.claim for lapse in lapses}
    found = timeline(document, claims)
    return Reading(
        claims=tuple(claims),
        relations=(*relations, *nearby(document, claims, relations), *worked(document, claims, relations)),
        superlatives=said.superlatives,
        enumerations=tuple(listed for listed in said.enumerations if listed.claim in kept),
        events=said.events,
        orders=(*said.orders, *covered(found), *sequels(found)),
        lapses=(*lapses, *lasting(document, found, known, day)),
        not_checked=tuple(beyond),
        as_of=day,
        dated=is_dated or document.published is not None,
    )


class Spot(NamedTuple):
    """A sentence that holds figures: `start` to `end` of the plain text of block number `block`."""

    block: int
    start: int
    end: int
    mentions: tuple[Mention, ...]


def _mentions(
    document: Document, as_of: datetime.date | None, mark: Decimals
) -> tuple[list[list[Mention]], datetime.date | None]:
    """The mentions of each block with their dates in context, and the day that the article stands at."""
    style = Style(mark is Decimals.COMMA, money.of_document(document.text))
    found = [find(block.text, style) for block in document.blocks]
    found = _with_labels(document.blocks, found)
    stated = as_of or document.published
    day = stated or dating.latest(document, found)
    resolved = [
        dating.in_context(block, here, day, dated=stated is not None)
        for block, here in zip(document.blocks, found, strict=True)
    ]
    return resolved, day


def _with_labels(blocks: Sequence[Block], found: Sequence[list[Mention]]) -> list[list[Mention]]:
    """The mentions of each block; a table's bare numbers take the unit of their row, their column or their caption."""
    over = captions(blocks)
    caption: str | None = None
    labelled: list[list[Mention]] = []
    for block, mentions in zip(blocks, found, strict=True):
        if block.role is not Role.TABLE:
            labelled.append(mentions)
            continue
        caption = over.get(block.start, caption)
        above = caption if headings.is_period(block.column) or headings.is_period(block.row) else None
        labelled.append([headings.under(one, block.column, block.row, above) for one in mentions])
    return labelled


def _spots(document: Document, found: Sequence[Sequence[Mention]]) -> list[Spot]:
    """The sentences that hold the first `MOST_FIGURES` figures, in the order of the text.

    A figure across two sentences joins them.
    """
    spots: list[Spot] = []
    room = MOST_FIGURES
    for index, (block, mentions) in enumerate(zip(document.blocks, found, strict=True)):
        at = 0
        for start, end in block.sentences:
            first = at
            while at < len(mentions) and mentions[at].start < end:
                end = max(end, mentions[at].end)
                at += 1
            if at > first and room > 0:
                spots.append(Spot(index, start, end, tuple(mentions[first : min(at, first + room)])))
                room -= at - first
    return spots


def _ids(document: Document, spots: Sequence[Spot]) -> list[list[str]]:
    """The ids of each sentence's claims.

    An id is made of the sentence's words, the figure's place among its figures, and which occurrence of the sentence
    it is.
    """
    seen: Counter[str] = Counter()
    ids: list[list[str]] = []
    for spot in spots:
        words = " ".join(document.blocks[spot.block].text[spot.start : spot.end].split())
        whole = hashlib.sha256(f"{words}\0{seen[words]}\0".encode("utf-8", "surrogatepass"))
        seen[words] += 1
        ids.append([])
        for ordinal in range(len(spot.mentions)):
            one = whole.copy()
            one.update(str(ordinal).encode())
            ids[-1].append(one.hexdigest()[:16])
    return ids


def _unreadable(document: Document, spot: Spot, mention: Mention, mark: Decimals) -> str:
    """Why a figure that was found cannot become a claim, "" where it can."""
    if any(end is not None and abs(end) > _LARGEST for end in (mention.low, mention.high)):
        return "the number is larger than JSON can hold"
    if decimals.is_ambiguous(mention, document.blocks[spot.block].text, mark):
        return 'its point may mark thousands or decimals; set numbers = "en" or "eu"'
    return ""


def _place(document: Document, spot: Spot) -> tuple[Extent, Where]:
    """The sentence's place in the file and in the article's structure, which its claims share."""
    block = document.blocks[spot.block]
    first, last = block.source(spot.start, spot.end)
    return Extent(start=first, end=last), Where(
        role=block.role, section=block.section, row=block.row, column=block.column
    )


def _claim(
    document: Document,
    spot: Spot,
    place: tuple[Extent, Where],
    claim_id: str,
    mention: Mention,
    frame: Frame,
    citation: Attribution,
) -> Claim:
    start, end = document.blocks[spot.block].source(mention.start, mention.end)
    sentence, where = place
    measures = frame.measures
    if mention.per and not measures.per:
        measures = measures.model_copy(update={"per": mention.per})
    return Claim(
        id=claim_id,
        start=start,
        end=end,
        text=document.text[start:end],
        sentence=sentence,
        where=where,
        quantity=_quantity(mention, frame),
        measures=measures,
        citation=citation,
    )


def _is_counted(mention: Mention, noun: str) -> bool:
    """Whether a number can count the noun that the parse found: a whole one can, and units are not counted."""
    value = mention.low if mention.low is not None else mention.high
    whole = value is None or value == value.to_integral_value()
    counts = whole or mention.kind is Kind.COUNT
    return counts and len(noun) > 1 and noun.isalpha() and noun not in _NO_COUNTS


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
