"""What the registered figures of sources say of an article's claims.

A figure that a person read in a source answers every claim that measures the same thing, whether the article cites that
source or not. It is named in few words, all of which tell something: a claim is held against it where its sentence
speaks of the figure's subject and of what that measures. A source's own date answers when it came out, and the time of
a figure answers a date that only says when that figure held.
"""

import functools
import re
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from claims import Attribution, Claim, Extent, Kind, Modality, Role, Where, lexicon
from claims.names import Agreement, agreement, name
from claims.written import period
from sources.evidence.days import Days
from sources.evidence.facts import Fact, spelled
from sources.evidence.holding import Held, held
from sources.evidence.kinship import comparable, is_bound
from sources.evidence.weighing import Relation, time
from sources.registry import Registry
from sources.source import Citation, Evidence, Figure, Source

NOT_CITED = "the article does not cite it for this"
"""What evidence says of a source that is not the claim's."""
# What must speak for a figure that bears a claim out: the part of the words of what is measured that the sentence has,
# half of that of the whole, and one for the same subject, less for the same number.
_ENOUGH = 1.0
_TENFOLD = 10
_SAME_NUMBER, _CITED, _CONTEXT = 0.75, 0.5, 0.5
_BEFORE = 8  # figures before a claim whose sentences may say what it is about
# Characters between a source's name and the date on which it came out; a year alone may be that of what it tells.
_NEAR, _NEAR_YEAR = 60, 25
_OPENING = 4  # "In ", "On "
_JOINT = re.compile(r",\s*(?:and\s+)?|\s+and\s+|\s+&\s+")
_AGO = re.compile(r"\b(?:ago|earlier|before)\s*$", re.IGNORECASE)


class Known(NamedTuple):
    """A registered figure as a fact, and the words of its subject, of what it measures, and of what of."""

    source: Source
    figure: Figure
    fact: Fact
    subject: frozenset[str]
    metric: frozenset[str]
    whole: frozenset[str]

    @classmethod
    def of(cls, source: Source, figure: Figure, number: int) -> "Known":
        """The figure with this number of a source."""
        words = " . ".join(filter(None, (figure.metric, figure.whole, figure.place, figure.per, figure.basis)))
        span, unit = figure.quantity.date, figure.quantity.unit if figure.quantity.kind is Kind.COUNT else None
        claim = Claim(
            id=f"{source.id}#{number}",
            start=0,
            end=0,
            text=figure.text,
            sentence=Extent(start=0, end=0),
            where=Where(role=Role.BODY),
            quantity=figure.quantity,
            measures=figure.measures,
            citation=Attribution(),
        )
        fact = Fact(
            claim=claim,
            topic=spelled(f"{figure.metric} {unit or ''}"),
            near=spelled(words),
            told=spelled(words),
            said=spelled(f"{words} . {figure.subject or ''}"),
            allows=figure.quantity.interval,
            subject=name(figure.subject),
            days=Days(span.start, span.end) if span is not None and span.start and span.end else None,
        )
        return cls(source, figure, fact, *map(spelled, (figure.subject or "", figure.metric, figure.whole or "")))


class Found(NamedTuple):
    """A registered figure that speaks of a claim: what comes of the two, and how much says that they are of the same.

    `sure` says that nothing which the figure is named by is missing in the claim's sentence, `early` that the claim
    dates something before what the figure dates: the beginning of its subject.
    """

    known: Known
    held: Held
    score: float
    sure: bool
    early: bool


class Answered(NamedTuple):
    """What the sources say of a claim, which of their figures says so, and the registered one that bears it out."""

    relation: Relation
    evidence: tuple[Evidence, ...]
    meant: Known | None = None


def answers(said: Sequence[Fact], citations: Mapping[str, Citation], registry: Registry) -> dict[str, Answered]:
    """By claim, what registered sources say of it; a claim that none speaks of is left out.

    `said` are the figures of the article, and `citations` gives, by claim, the source that it is linked to.
    """
    figures = registered(registry)
    answered: dict[str, Answered] = {}
    for at, fact in enumerate(said):
        context = frozenset[str]().union(*(one.said for one in said[max(at - _BEFORE, 0) : at]))
        cited = citations[fact.id].source
        own = _own_date(fact, citations[fact.id], registry.by_id.get(cited or ""), said)
        if own is not None:
            answered[fact.id] = own
            continue
        when = time(fact, said)
        found = (_found(fact, known, context, when, cited) for known in figures)
        relation, best = _decided(fact, [one for one in found if one is not None])
        if best is not None:
            fits = relation in (Relation.SUPPORTS, Relation.BY_ROUNDING)
            told = _answered(best.known, relation, best.held.why, cited)
            answered[fact.id] = told._replace(meant=best.known) if fits else told
    for fact in said:
        when, meant = time(fact, said), answered[fact.id].meant if fact.id in answered else None
        if when is not None and meant is not None and when.id not in answered:
            dated = _dated(when, meant, citations[fact.id].source)
            if dated is not None:
                answered[when.id] = dated
    return answered


@functools.lru_cache(maxsize=4)
def registered(registry: Registry) -> tuple[Known, ...]:
    """The registered figures, in the order of their file."""
    return tuple(
        Known.of(source, figure, number) for source in registry for number, figure in enumerate(source.figures)
    )


def _own_date(fact: Fact, citation: Citation, source: Source | None, said: Sequence[Fact]) -> Answered | None:
    """What a source's own date says of a date beside its name: "In September 2024, according to the report …".

    The date opens the sentence or stands in the name, and no figure between the two is of it: in "400 ships in 2024,
    says the report" it is no date of the report, and neither is it in "In 2024 came 400 ships, says the report".
    """
    days, claim = fact.days, fact.claim
    if source is None or source.issued is None or days is None or citation.start is None:
        return None
    gap = max(citation.start - claim.end, claim.start - (citation.end or citation.start))
    inside = claim.sentence.start <= citation.start < claim.sentence.end
    told = spelled(citation.text or "") | fact.told
    opens = claim.start - claim.sentence.start <= _OPENING or gap < 0 or "release" in fact.told
    between = any(claim.end < one.claim.start < citation.start for one in said if one.kind is not Kind.DATE)
    near = _NEAR_YEAR if len(claim.text) == len("2024") and "release" not in fact.told else _NEAR
    if (
        not inside
        or not opens
        or between
        or gap > near
        or not told & _works()
        or days.first is None
        or days.last is None
    ):
        return None
    issued = period(source.issued)
    meets = days.meets(Days(issued.start, issued.end))
    if not meets and len(source.issued) == len("2024"):
        return None  # the article may tell another day of the same thing
    why = f'{source.title} came out in {source.issued}, the article says "{claim.text}"'
    relation = Relation.SUPPORTS if meets else Relation.MISDATED
    return Answered(relation, (Evidence(source=source.id, figure=source.issued, relation=relation, why=why),))


@functools.cache
def _works() -> frozenset[str]:
    """The words for what comes out on a day."""
    return frozenset(lexicon.load("evidence")["works"])


def _found(fact: Fact, known: Known, context: frozenset[str], when: Fact | None, cited: str | None) -> Found | None:
    """What a registered figure says of a claim; None where the sentence does not speak of its subject or its sort."""
    if not _of_one_sort(fact, known.fact):
        return None
    said = fact.said | fact.topic | spelled(fact.claim.measures.subject or "")
    own = bool(fact.subject) and fact.subject.words == known.fact.subject.words
    named = known.subject <= said
    if known.subject and not named and not fact.subject.words & known.fact.subject.words:
        return None
    if _is_of_more(fact, known):
        return None
    counted = fact.claim.quantity.kind is Kind.COUNT is known.fact.claim.quantity.kind
    if counted and not spelled(fact.claim.quantity.unit or "") & known.fact.topic and not known.metric <= said:
        return None
    metric = _part(known.metric, said) or _CONTEXT * _part(known.metric, context)
    if fact.topic & known.fact.topic:
        metric = max(metric, _CONTEXT)
    whole = _part(known.whole, said)
    result = held(fact, known.fact)
    score = (
        metric
        + whole / 2
        + own
        - _CONTEXT * (fact.subject.proper and not known.subject)
        + _SAME_NUMBER * result.exact
        + _CITED * (cited == known.source.id)
    )
    early = named and _is_early(fact, known) and _may_be_of(fact, known)
    if not metric and not result.exact and not early:
        return None
    sure = (
        (own or (named and _may_be_of(fact, known)))
        and _is_sure(fact, known, whole)
        and _is_of(known, when) is not False
    )
    return Found(known, result, score, sure, early)


def _is_of_more(fact: Fact, known: Known) -> bool:
    """Whether a claim is the sum of several, or how much more one has than another, and the figure is that of one."""
    if fact.kind is Kind.DATE:
        return False
    one, two = fact.claim.measures, known.figure.measures
    several = len(several_of(one.subject)) > 1 and bool(known.subject)
    return (several and fact.subject.words != known.fact.subject.words) or (one.basis is not None and two.basis is None)


def several_of(subject: str | None) -> list[str]:
    """The names that a phrase joins; the phrase alone where it joins none."""
    parts = _JOINT.split(subject or "")
    return parts if all(name(part).proper for part in parts) else [subject or ""]


def _is_sure(fact: Fact, known: Known, whole: float) -> bool:
    """Whether a sentence that names a figure's subject leaves no doubt that it speaks of what the figure measures.

    That must stand beside it; of money it is enough that it is a price, say. What differs tenfold is another thing.
    """
    if not known.subject or (known.whole and whole < 1):
        return False
    measured = known.metric
    if fact.kind is Kind.MONEY:
        measured = spelled(name(known.figure.metric).head)
        if not spelled(fact.claim.measures.metric or "") <= known.metric:
            return False
    if not measured <= fact.words:
        return False
    one, two = fact.claim.measures, known.fact.claim.measures
    return agreement(name(one.whole), name(two.whole)) is not Agreement.DIFFERENT and (
        fact.kind is Kind.DATE or is_apart(fact, known.fact)
    )


def _may_be_of(claim: Fact, known: Known) -> bool:
    """Whether a sentence that names a figure's subject may give its own figure of it, and not another's beside it.

    What somebody did is dated for the thing as well: "in 2022 Acme launched the X1". A table's cell has one subject.
    """
    if claim.claim.where.role is Role.TABLE:
        return False
    shared = known.subject & spelled(claim.claim.measures.subject or "")
    return claim.kind is Kind.DATE or not claim.subject or bool(shared)


def _is_early(claim: Fact, known: Known) -> bool:
    """Whether a claim dates something of a subject before a source has that begin: a use before the release."""
    if claim.kind is not Kind.DATE or claim.attributive or claim.claim.measures.modality is not Modality.ACTUAL:
        return False
    if claim.days is None or known.fact.days is None or not known.metric & _beginnings():
        return False
    about = known.subject <= spelled(claim.claim.measures.subject or "")
    return (
        about
        and claim.days.last is not None
        and known.fact.days.first is not None
        and (claim.days.last < known.fact.days.first)
    )


@functools.cache
def _beginnings() -> frozenset[str]:
    return frozenset(lexicon.load("evidence")["beginnings"])


def is_apart(claim: Fact, other: Fact) -> bool:
    """Whether two numbers differ by more than the claim's rounding to its last digit that is not zero."""
    one, two = claim.claim.quantity.low, other.claim.quantity.low
    if one is None or two is None or not one or not two:
        return False
    exponent = one.normalize().as_tuple().exponent
    rounding = Decimal(1).scaleb(exponent if isinstance(exponent, int) else 0) / 2
    return abs(one - two) > rounding and 1 / _TENFOLD < one / two < _TENFOLD


def _of_one_sort(claim: Fact, other: Fact) -> bool:
    """Whether two figures are of one sort; prices are, in one currency, whatever they are for."""
    one, two = claim.claim.quantity, other.claim.quantity
    if one.kind is two.kind is Kind.MONEY:
        return (one.unit or "").partition("/")[0] == (two.unit or "").partition("/")[0]
    return comparable(claim, other)


def _part(words: frozenset[str], said: frozenset[str]) -> float:
    return len(words & said) / len(words) if words else 0.0


def _decided(fact: Fact, found: Sequence[Found]) -> tuple[Relation, Found | None]:
    """What comes of all registered figures that speak of a claim, and the one that says so.

    One that bears it out is enough; one that differs must be sure to be of the same, and no other may bear it out.
    """
    ranked = sorted(found, key=lambda one: -one.score)
    fits = [one for one in ranked if one.held.agrees or one.held.overstated]
    if fits and fits[0].score >= _ENOUGH:
        exact = fits[0].held.exact or is_bound(fact) or fact.kind is Kind.DATE
        return Relation.SUPPORTS if exact and not fits[0].held.overstated else Relation.BY_ROUNDING, fits[0]
    against = next((one for one in ranked if one.held.agrees is False and (one.sure or one.early)), None)
    if against is None or fits:
        return Relation.NOT_IN_SOURCE, None
    return Relation.MISDATED if fact.kind is Kind.DATE else Relation.CONTRADICTS, against


def _is_of(known: Known, when: Fact | None) -> bool | None:
    """Whether a registered figure is of the time that the article gives; None where one of them gives none."""
    span = known.figure.measures.period
    if when is None or when.days is None or span.start is None or span.end is None:
        return None
    return when.days.meets(Days(span.start, span.end))


def _dated(when: Fact, known: Known, cited: str | None) -> Answered | None:
    """What the time of a figure says of the date that the article gives for it.

    A date that is counted back must be the figure's; another one may be that of the report which tells it.
    """
    meets = _is_of(known, when)
    if meets is None or not (meets or _AGO.search(when.claim.text)):
        return None
    why = f'the passage has the figure of {known.figure.period}, the claim of "{when.claim.text}"'
    return _answered(known, Relation.SUPPORTS if meets else Relation.MISDATED, why, cited)


def _answered(known: Known, relation: Relation, why: str, cited: str | None) -> Answered:
    told = why.replace("the passage", known.source.title).replace("the claim", "the article")
    evidence = Evidence(
        source=known.source.id,
        locator=known.figure.locator,
        figure=known.figure.text,
        relation=relation,
        why=told if cited == known.source.id else f"{told}; {NOT_CITED}",
    )
    return Answered(relation, (evidence,))
