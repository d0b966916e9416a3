"""The figures of a text, each with the words by which it is recognised in another text."""

import functools
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from claims import Claim, Comparator, Document, Interval, Kind, Modality, Reading, lexicon
from claims.frames.words import lemma
from claims.interval import within
from claims.names import Name, content, name, vocabulary
from claims.names import places as known_places
from sources.evidence.days import Days, days

_VOCABULARY = lexicon.load("evidence")


def _any_of(key: str) -> str:
    return "|".join(_VOCABULARY[key])


_JOINT = re.compile(rf"[,;:()–—]|\b(?:{_any_of('apart')})\b")
_STOP = re.compile(r"[;:()]|,\s")
_OUTSIDE = re.compile(rf"\b(?:{_any_of('outside')})\b[^,;:()]*", re.IGNORECASE)
_TOTAL = re.compile(r"\btotals?\b", re.IGNORECASE)
_LOWER = re.compile(r"(?<![^\W\d_])[a-z][^\W\d_]*")
# "7.9/10", "79 out of 100": what a rating is out of, in one figure or in two.
_SCALES = (4, 5, 10, 100)
_SCALED = re.compile(r"(?:/|out\s+of)\s*(?:a\s+possible\s*)?(\d+)\s*$", re.IGNORECASE)
_NUMBER = re.compile(r"\d+(?:\.(\d+))?", re.ASCII)
_OUT_OF = re.compile(r"\s*out\s+of\s*(?:a\s+possible\s*)?", re.IGNORECASE)
# "38 of the 54 schools": a part and its whole.
_PART = re.compile(r"\s*(?:out\s+)?of(?:\s+(?:the|those|these|its|all))?\s*")
_BARE_YEAR = re.compile(r"\d{4}")
_ATTRIBUTIVE = re.compile(rf"\s+(?!(?:{_any_of('loose')})\b)[A-Za-z]", re.IGNORECASE)
_LED = re.compile(rf"\b(?:{_any_of('led')})(?:\s+the)?\s*$", re.IGNORECASE)
_REPLACED = re.compile(rf"\b(?:{_any_of('mended')})\s+(?:\w+\s+){{0,2}}(?:to|at)\b|\b(?:{_any_of('withdrawn')})\b")
_REPLACED_BY = re.compile(rf"\b(?:{_any_of('mended')})\s+(?:\w+\s+)?from\s*$")
_TAKEN_BACK = frozenset({Modality.DENIED, Modality.SUPERSEDED})
_DASH = re.compile(r"\s*[-–—−]+\s*")


@dataclass(frozen=True, slots=True)
class Fact:
    """A figure of a text.

    `topic` are the words of what it counts or measures, `near` those beside it, as far as the next figure, without its
    subject's name; `told` are those of them that are in no name, and `said` all words of its sentence. Words are in one
    spelling, those that mean the same are one. `allows` are the values that the figure allows; of a rating, whose
    `scale` is what it is out of, in percent. `days` are those of a date; `attributive` says that a year only tells a
    thing from others of its kind ("the 2014 election"). `part` and `whole` are the two sides of "38 of 54". A figure
    that is `taken_back` is one that the text denies, or has replaced by another.
    """

    claim: Claim
    topic: frozenset[str]
    near: frozenset[str]
    told: frozenset[str]
    said: frozenset[str]
    allows: Interval
    subject: Name
    scale: int | None = None
    days: Days | None = None
    attributive: bool = False
    part: bool = False
    whole: bool = False
    taken_back: bool = False

    @property
    def id(self) -> str:
        """The id of its claim."""
        return self.claim.id

    @property
    def kind(self) -> Kind:
        """What sort of figure it is."""
        return self.claim.quantity.kind

    @property
    def words(self) -> frozenset[str]:
        """What it measures and what is said beside it."""
        return self.topic | self.near


def facts(document: Document, reading: Reading) -> tuple[Fact, ...]:
    """The figures of a text with their surroundings, in its order."""
    by_sentence: dict[int, list[Claim]] = {}
    for claim in reading:
        by_sentence.setdefault(claim.sentence.start, []).append(claim)
    return tuple(fact for claims in by_sentence.values() for fact in _of_sentence(document.text, claims))


def _of_sentence(text: str, claims: Sequence[Claim]) -> Iterator[Fact]:
    ends = [claims[0].sentence.start, *(claim.end for claim in claims)]
    last = max(claims[0].sentence.end, ends[-1])
    gaps = [text[end:start] for end, start in zip(ends, [*(claim.start for claim in claims), last], strict=True)]
    said = spelled(" ".join(gaps))
    for at, claim in enumerate(claims):
        if at and _OUT_OF.fullmatch(gaps[at]):
            continue  # the end of a scale
        scale, after = _scale(claims, gaps, at)
        beside = f"{_parted(gaps[at])[1]} . {_parted(gaps[after])[0] if gaps[after + 1 :] else _tail(gaps[after])}"
        inside = _OUTSIDE.sub(" elsewhere ", beside)
        dated = claim.quantity.kind is Kind.DATE
        life = _life(text, claims, gaps, at) if dated else frozenset()
        subject = name(claim.measures.subject)
        total = claim.measures.statistic == "total" or _TOTAL.search(beside) is not None
        own = spelled(claim.measures.subject or "") - places() if subject.proper else frozenset[str]()
        yield Fact(
            claim=claim,
            topic=spelled(f"{claim.measures.metric or ''} {_noun(claim)}"),
            near=(spelled(inside) | life) - own | ({"total"} if total else frozenset()),
            told=_told(inside) | life,
            said=said,
            allows=_allowed(claim, scale),
            subject=subject,
            scale=scale,
            days=days(claim, gaps[at], gaps[at + 1]) if dated else None,
            attributive=dated and _BARE_YEAR.fullmatch(claim.text) is not None and _tells_apart(gaps[at], gaps[at + 1]),
            part=gaps[after + 1 :] != [] and _PART.fullmatch(gaps[after]) is not None,
            taken_back=_is_taken_back(claim, gaps[at], gaps[after]),
            whole=at > 0 and _PART.fullmatch(gaps[at]) is not None,
        )


def _told(text: str) -> frozenset[str]:
    """The words of a text that are in no name and say more than that something is there."""
    known = (word for word in spelled(text) if word in _alike())
    return (spelled(" ".join(_LOWER.findall(text))) | frozenset(known)) - vocabulary().states


def _parted(gap: str) -> tuple[str, str]:
    """The text between two figures, parted into what is said of the first and what is said of the second."""
    joints = list(_JOINT.finditer(gap))
    return (gap[: joints[-1].start()], gap[joints[-1].end() :]) if joints else (gap, gap)


def _tail(gap: str) -> str:
    """The text behind the last figure of a sentence that still belongs to it."""
    led = gap.lstrip(", ")
    stop = _STOP.search(led)
    return led[: stop.start()] if stop else led


def _scale(claims: Sequence[Claim], gaps: Sequence[str], at: int) -> tuple[int | None, int]:
    """What a figure is out of, and the number of the gap behind it and that."""
    found = _SCALED.search(claims[at].text)
    if found:
        return int(found[1]) if int(found[1]) in _SCALES else None, at + 1
    if at + 1 < len(claims) and _OUT_OF.fullmatch(gaps[at + 1]) and claims[at + 1].quantity.low in _SCALES:
        return int(claims[at + 1].quantity.low or 0), at + 2
    return None, at + 1


def _allowed(claim: Claim, scale: int | None) -> Interval:
    """The values that a figure allows; of a rating in percent, as precise as it is written."""
    if scale is None:
        return claim.quantity.interval
    interval, written = claim.quantity.interval, _NUMBER.search(claim.text)
    if claim.quantity.kind is Kind.FRACTION and written is not None:
        number = Decimal(written[0])
        interval = within(number, number, Decimal(1).scaleb(-len(written[1] or "")))
    ends = ((end, getattr(interval, end)) for end in ("low", "high"))
    return interval.model_copy(update={end: value * 100 / Decimal(scale) for end, value in ends if value is not None})


def _is_taken_back(claim: Claim, before: str, behind: str) -> bool:
    """Whether the text no longer stands by a figure: it denies it, or gives another in its place."""
    replaced = _REPLACED.search(behind) is not None or _REPLACED_BY.search(before) is not None
    return replaced or claim.measures.modality in _TAKEN_BACK


def _tells_apart(before: str, behind: str) -> bool:
    """Whether a year only tells a thing from others of its kind: "the 2014 election", "Prism (2013)"."""
    alone = before.endswith("(") and behind.startswith(")")
    return alone or (_ATTRIBUTIVE.match(behind) is not None and _LED.search(before) is None)


def _life(text: str, claims: Sequence[Claim], gaps: Sequence[str], at: int) -> frozenset[str]:
    """That somebody was born or died on a date: "(10 May 1894 – 29 December 1986)"."""

    def closes(claim: Claim) -> bool:
        return text[claim.end :].lstrip().startswith(")")

    opens = gaps[at].endswith("(")
    if opens and claims[at].quantity.comparator is Comparator.BETWEEN and closes(claims[at]):
        return frozenset({"bear", "die"})
    if claims[at + 1 :] and _DASH.fullmatch(gaps[at + 1]) and closes(claims[at + 1]):
        return frozenset({"bear"})
    return frozenset({"die"} if at and _DASH.fullmatch(gaps[at]) and closes(claims[at]) else ())


def _noun(claim: Claim) -> str:
    unit = claim.quantity.unit
    return unit if unit and claim.quantity.kind in (Kind.COUNT, Kind.RANK) else ""


@functools.cache
def places() -> frozenset[str]:
    """The names of places in the spelling of words."""
    return frozenset(map(lemma, known_places()))


@functools.lru_cache(maxsize=16384)
def spelled(text: str) -> frozenset[str]:
    """The words of a text in one spelling; those that speak of the same thing, by its one name."""
    return frozenset(one for word in content(text) for one in _alike().get(word, (word,)))


@functools.cache
def _alike() -> Mapping[str, tuple[str, ...]]:
    """Every word of the vocabulary with the names of the groups that it is in."""
    found: dict[str, list[str]] = {}
    for group, words in _VOCABULARY["alike"].items():
        for word in (group, *words):
            found.setdefault(word, []).append(group)
    return {word: tuple(groups) for word, groups in found.items()}
