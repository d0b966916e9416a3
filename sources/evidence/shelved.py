"""What the documents on the shelf say of the claims that cite them: the passage, its place, and what it does.

Passages that share words or numbers with a claim's sentence are candidates, a few sentences each; their figures are
extracted as an article's are, all together, and weighed. That a passage has the number is not enough: it must speak of
what the claim speaks of. To contradict a claim it must do so without any doubt, in words, subject and time, and nothing
else in the document may bear the claim out.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import NamedTuple

from claims import Claim, Document, Kind
from claims.parse import ParseCache
from sources.evidence.days import Days
from sources.evidence.facts import Fact, spelled
from sources.evidence.holding import held
from sources.evidence.kinship import comparable, other_subject
from sources.evidence.registered import NOT_CITED, Answered, is_apart
from sources.evidence.stretches import Asked, Stretch, forms, read_all, stretches
from sources.evidence.weighing import Relation, Weighed, time, weigh
from sources.registry import Registry
from sources.shelf.library import Library
from sources.source import Citation, Evidence, Source

# What must be said there of what a claim measures before its number counts, and less for a number that is no chance.
_ENOUGH, _ENOUGH_TELLING = 0.5, 0.3
_TELLING_DIGITS = 3
_ALIKE = 0.5  # the part of the words beside two figures that both have before they can contradict one another
_NEAREST = 3
_MOST_HOLDERS = 3  # documents that have a number which is sought in all of them
_NAMED = re.compile(r"(?!The\b|Its\b|Their\b|This\b)\b[A-Z]")
_FOR = (Relation.SUPPORTS, Relation.BY_ROUNDING)
_AGAINST = (Relation.CONTRADICTS, Relation.MISDATED)


class Said(NamedTuple):
    """What a stretch does to a figure: `there` are all words that are said of the figure which it has for it."""

    weighed: Weighed
    claim: Fact
    other: Fact
    stretch: Stretch
    there: frozenset[str]
    text: str


def shelved(
    document: Document,
    said: Sequence[Fact],
    citations: Mapping[str, Citation],
    registry: Registry,
    library: Library,
    answered: Mapping[str, Answered],
    cache: ParseCache | None = None,
) -> dict[str, Answered]:
    """By claim, what the document of the source that it cites says of it; `said` are the figures of the article.

    Left out are claims that the source itself has `answered` already, and those whose source has no document in the
    library. Where another source answers, or its document doubtless has a telling number of the same, what the cited
    one does not say stands behind that.
    """
    asked = list(_asked(document, said, citations, registry, library, answered))
    told = dict(_looked_up(asked, library, cache, _answers))
    others = dict(_looked_up(_elsewhere(asked, told, answered, registry, library), library, cache, _lent))
    return {
        claim: _both(answered.get(claim, others.get(claim)), one)
        for claim, one in told.items()
        if not _is_own(claim, answered, citations)
    }


def _looked_up(
    asked: Iterable[Asked],
    library: Library,
    cache: ParseCache | None,
    answers: Callable[[Asked, Sequence[Said], Sequence[Fact]], Iterator[tuple[str, Answered]]],
) -> Iterator[tuple[str, Answered]]:
    """By claim, what the documents that are asked answer, the first of them last; they are read all together."""
    found = [(one, list(stretches(one, library))) for one in asked]
    read = read_all({stretch.key: stretch for _, those in found for stretch in those}, cache)
    for one, those in reversed(found):
        said = [each for stretch in those for each in _said(one, stretch, *read[stretch.key])]
        yield from answers(one, said, [other for stretch in those for other in read[stretch.key][1]])


def _is_own(claim: str, answered: Mapping[str, Answered], citations: Mapping[str, Citation]) -> bool:
    """Whether the source that a claim cites has answered it."""
    return claim in answered and answered[claim].evidence[0].source == citations[claim].source


def _both(other: Answered | None, own: Answered) -> Answered:
    """What a source that the article does not cite says of a claim, and what its own source says.

    The own one counts where it has the figure as well.
    """
    if other is None or own.relation in _FOR:
        return own
    return Answered(other.relation, (*other.evidence, *own.evidence))


def _asked(
    document: Document,
    said: Sequence[Fact],
    citations: Mapping[str, Citation],
    registry: Registry,
    library: Library,
    answered: Mapping[str, Answered],
) -> Iterator[Asked]:
    """The sentences with a claim that cites a document, once for each document that one cites."""
    sentences: dict[int, list[Fact]] = {}
    for fact in said:
        sentences.setdefault(fact.claim.sentence.start, []).append(fact)
    for group in sentences.values():
        asking = {
            citations[fact.id].source: citations[fact.id] for fact in group if not _is_own(fact.id, answered, citations)
        }
        for source, citation in asking.items():
            if source in library.documents and source in registry.by_id:
                extent = group[0].claim.sentence
                text = document.text[extent.start : extent.end]
                ids = frozenset(fact.id for fact in group if citations[fact.id].source == source)
                yield Asked(tuple(group), registry.by_id[source], ids, text, spelled(citation.text or ""))


def _elsewhere(
    asked: Sequence[Asked],
    told: Mapping[str, Answered],
    answered: Mapping[str, Answered],
    registry: Registry,
    library: Library,
) -> Iterator[Asked]:
    """What is asked of the documents that the article does not cite, where the cited one lacks a telling number.

    One that stands in many documents tells nothing.
    """
    for one in asked:
        others = [source for source in registry if source.id in library.documents and source != one.source]
        for fact in one.facts:
            if fact.id in one.claims and _is_lacking(fact, told, answered):
                holders = (source for source in others if library.has(source.id, forms(fact.claim)))
                few = list(islice(holders, _MOST_HOLDERS + 1))
                if len(few) <= _MOST_HOLDERS:
                    yield from (one._replace(source=source, claims=frozenset({fact.id})) for source in few)


def _is_lacking(fact: Fact, told: Mapping[str, Answered], answered: Mapping[str, Answered]) -> bool:
    own = told.get(fact.id)
    lacks = own is not None and own.relation is Relation.NOT_IN_SOURCE and own.evidence[0].figure is None
    return lacks and fact.id not in answered and _is_telling(fact.claim)


def _lent(asked: Asked, said: Sequence[Said], figures: Sequence[Fact]) -> Iterator[tuple[str, Answered]]:
    """The figures that a document which the article does not cite has, without any doubt that they are of the same."""
    for one in said:
        has = one.weighed.relation is Relation.SUPPORTS and _speaks(one, asked) and _is_of_same(one, asked)
        if has and one.claim.id in asked.claims:
            evidence = _evidence(one.claim, Relation.SUPPORTS, one, asked, figures)
            evidence = evidence.model_copy(update={"why": f"{evidence.why}; {NOT_CITED}"})
            yield one.claim.id, Answered(Relation.SUPPORTS, (evidence,))


def _answers(asked: Asked, said: Sequence[Said], figures: Sequence[Fact]) -> Iterator[tuple[str, Answered]]:
    """What a document says of each figure of a sentence that cites it."""
    for claim in asked.facts:
        if claim.id not in asked.claims:
            continue
        relation, best = _decided([one for one in said if one.claim.id == claim.id], asked, figures)
        if best is None:
            dated = next((one for one in said if _is_time(claim, one, asked)), None)
            relation, best = (Relation.NOT_IN_SOURCE, None) if dated is None else (Relation.SUPPORTS, dated)
        yield claim.id, Answered(relation, (_evidence(claim, relation, best, asked, figures),))


def _said(asked: Asked, stretch: Stretch, document: Document, figures: Sequence[Fact]) -> Iterator[Said]:
    """What a stretch does to each figure of a sentence for which it has one."""
    by_id = {other.id: other for other in figures}
    claims = {claim.id: claim for claim in asked.facts}
    for weighed in weigh(asked.facts, figures):
        if weighed.figure is not None:
            other = by_id[weighed.figure.id]
            extent = other.claim.sentence
            there = other.said | other.words | _slots(other) | stretch.around
            text = document.text[extent.start : extent.end]
            yield Said(weighed, claims[weighed.claim.id], other, stretch, there, text)


def _decided(found: Sequence[Said], asked: Asked, figures: Sequence[Fact]) -> tuple[Relation, Said | None]:
    """What comes of all stretches for one figure, and the one that says so."""
    fits = [one for one in found if (one.weighed.relation in _FOR or one.weighed.overstated) and _speaks(one, asked)]
    if fits:
        best = max(fits, key=lambda one: (one.weighed.relation is Relation.SUPPORTS, _part_there(one, asked)))
        return Relation.BY_ROUNDING if best.weighed.overstated else best.weighed.relation, best
    against = [one for one in found if one.weighed.relation in _AGAINST and _is_sure(one, asked)]
    if against and not any(_may_fit(against[0].claim, other, asked) for other in figures):
        relation = against[0].weighed.relation
        dated = against[0].claim.kind is Kind.DATE
        return Relation.MISDATED if dated else relation, against[0]
    scoped = [one for one in found if one.weighed.relation is Relation.SCOPE_DIFFERS and _speaks(one, asked)]
    return (Relation.SCOPE_DIFFERS, scoped[0]) if scoped else (Relation.NOT_IN_SOURCE, None)


def _slots(fact: Fact) -> frozenset[str]:
    """The words of what a figure measures."""
    one = fact.claim.measures
    return fact.topic | spelled(" . ".join(filter(None, (one.metric, one.subject, one.whole, one.place, one.per))))


def _own(fact: Fact, asked: Asked) -> frozenset[str]:
    """The words of what a claim measures; a source's name that was taken for its subject is none."""
    return _slots(fact) - asked.cited


def _part_there(one: Said, asked: Asked) -> float:
    own = _own(one.claim, asked)
    return len(own & one.there) / len(own) if own else 0.0


def _speaks(one: Said, asked: Asked) -> bool:
    """Whether enough of what a claim measures is said of the figure that bears it out."""
    if _of_others(one, asked):
        return False
    own = _own(one.claim, asked) or one.claim.told - asked.cited
    enough = _ENOUGH_TELLING if _is_telling(one.claim.claim) else _ENOUGH
    return len(own & one.there) >= enough * len(own) > 0


def _of_others(one: Said, asked: Asked) -> bool:
    """Whether a claim and a figure are given of two: neither's subject is named where the other stands.

    A document speaks of what it is about as "the company" or "it", which a telling number bears out; where it names
    another, what it is about does not count.
    """
    mine, its = one.claim.claim.measures.subject or "", one.other.claim.measures.subject or ""
    if _NAMED.search(mine) and not _NAMED.search(its) and _is_telling(one.claim.claim):
        return False
    return _apart(one.claim, one.other, asked, frozenset() if _NAMED.search(its) else one.stretch.around)


def _apart(claim: Fact, other: Fact, asked: Asked, around: frozenset[str] = frozenset()) -> bool:
    """Whether neither of two figures' subjects is named where the other stands, or in the words around that."""
    mine, its = (spelled(fact.claim.measures.subject or "") for fact in (claim, other))
    return bool(mine - other.said - _slots(other) - around) and bool(its - (claim.said - asked.cited) - _slots(claim))


def _is_telling(claim: Claim) -> bool:
    """Whether a number has so many digits that it hardly stands somewhere by chance."""
    digits = "".join(filter(str.isdigit, claim.text)).strip("0")
    return len(digits) >= _TELLING_DIGITS and claim.quantity.kind is not Kind.DATE


def _is_sure(one: Said, asked: Asked) -> bool:
    """Whether a figure that differs contradicts the claim; what differs tenfold is another thing."""
    dated = one.claim.kind is Kind.DATE or one.weighed.relation is Relation.MISDATED
    return _is_of_same(one, asked) and (dated or is_apart(one.claim, one.other))


def _is_of_same(one: Said, asked: Asked) -> bool:
    """Whether there is no doubt that a figure is of what the claim is of.

    Each must be said of the other: whose figure it is, of what, where, and when; and of the words beside each at least
    half.
    """
    claim, other = one.claim, one.other
    own, its = _own(claim, asked), _slots(other)
    here = claim.said | _slots(claim) | one.stretch.around
    if not own or not spelled(claim.claim.measures.subject or ""):
        return False
    if not (own <= one.there and its <= here and _of_one_time(one, asked)):
        return False
    return all(
        len(words & said) >= _ALIKE * len(words)
        for words, said in ((claim.told - asked.cited, one.there), (other.told, here))
    )


def _of_one_time(one: Said, asked: Asked) -> bool:
    """Whether a claim and a figure are of one time; a figure that has none is of its source's."""
    if one.claim.kind is Kind.DATE or one.weighed.relation is Relation.MISDATED:
        return True
    mine, its = one.claim.claim.measures.period, one.other.claim.measures.period
    if mine.start and its.start:
        return mine == its
    year = (mine.start or its.start) and str((mine.start or its.start).year)  # type: ignore[union-attr]
    return year is None or year in one.stretch.around


def _may_fit(claim: Fact, other: Fact, asked: Asked) -> bool:
    """Whether any figure of a document may be the one that a claim has from it."""
    if not comparable(claim, other) or other_subject(claim, other) or _apart(claim, other, asked):
        return False
    one, two = claim.claim.measures.period, other.claim.measures.period
    if one.start and two.start and one != two:
        return False
    return held(claim, other).agrees is not False


def _is_time(claim: Fact, one: Said, asked: Asked) -> bool:
    """Whether a date is the time of a figure that a stretch has as well, of this time."""
    if claim.kind is not Kind.DATE or claim.days is None or one.weighed.relation is Relation.NOT_IN_SOURCE:
        return False
    when = time(one.claim, asked.facts)
    if when is None or when.id != claim.id or not _speaks(one, asked):
        return False
    span = one.other.claim.measures.period
    if span.start is not None and span.end is not None:
        return claim.days.holds(Days(span.start, span.end))
    return claim.claim.text in one.stretch.around


def _evidence(claim: Fact, relation: Relation, best: Said | None, asked: Asked, figures: Sequence[Fact]) -> Evidence:
    source = asked.source
    if best is None:
        why, figure = _nowhere(claim, source, figures)
        return Evidence(source=source.id, figure=figure, relation=relation, why=why)
    told = best.weighed.why.replace("the passage", source.title).replace("the claim", "the article")
    if best.claim is not claim:
        told = f'{source.title} has "{" ".join(best.other.claim.text.split())}" of "{claim.claim.text}"'
    cell = best.other.claim.where
    return Evidence(
        source=source.id,
        locator=", ".join(filter(None, (best.stretch.passage.locator, cell.row, cell.column))) or None,
        passage=" ".join(best.text.split()),
        figure=best.other.claim.text,
        relation=relation,
        why=told,
    )


def _nowhere(claim: Fact, source: Source, figures: Sequence[Fact]) -> tuple[str, str | None]:
    """Why a document does not answer a claim, and the figure there that would fit if it were of the same."""
    words = " ".join(claim.claim.text.split())
    alike = [other for other in figures if comparable(claim, other)]
    fits = next((other for other in alike if held(claim, other).agrees), None)
    if fits is not None:
        its = " ".join(fits.claim.text.split())
        return f'{source.title} has "{its}", but nothing says that it is what the article means by "{words}"', its
    near = [other for other in alike if other.topic & claim.topic]
    shown = dict.fromkeys(" ".join(other.claim.text.split()) for other in near)
    beside = f"; near it stand {', '.join(list(shown)[:_NEAREST])}" if shown else ""
    return f'no passage of {source.title} says "{words}" of what the article does{beside}', None
