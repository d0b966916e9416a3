"""What registered figures say, by arithmetic, of the ratios, differences, sums and ranks that an article states.

A claim of a result has no figure of its own in the registry and may be answered nevertheless: "nearly three times that
of the United States" by the shares of both. What the article itself works out from its figures is worked out again
from the registered ones that bear these out; where it only names whose figures it speaks of, they are looked up
(sources.evidence.series). All are of one source, and the evidence shows the arithmetic.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby

from claims import Document, Kind, Reading
from claims.equations import equations
from claims.index import Index
from sources.evidence.facts import Fact
from sources.evidence.registered import NOT_CITED, Answered, Known
from sources.evidence.series import Result, result, serieses
from sources.evidence.weighing import Relation
from sources.registry import Registry
from sources.source import Citation, Evidence, Figure


def derived(
    document: Document,
    reading: Reading,
    said: Sequence[Fact],
    answered: Mapping[str, Answered],
    citations: Mapping[str, Citation],
    registry: Registry,
) -> dict[str, Answered]:
    """By claim, what comes of registered figures for those that state a result and that no figure answers itself.

    `said` are the figures of the article, and `answered` what registered figures say of them.
    """
    known = {claim: one.meant for claim, one in answered.items() if one.meant is not None}
    results = dict(_named(reading, said, answered, known, registry)) | _reworked(document, reading, answered, known)
    found = {
        fact.id: _answered(fact, results[fact.id], citations[fact.id].source) for fact in said if fact.id in results
    }
    return {claim: one for claim, one in found.items() if one is not None}


def _reworked(
    document: Document, reading: Reading, answered: Mapping[str, Answered], known: Mapping[str, Known]
) -> dict[str, Result]:
    """The results that the article states, worked out from the registered figures in place of its own."""
    asked = tuple(one for one in reading.relations if not one.sought and one.claim not in answered)
    if not known or not asked:
        return {}
    index = Index.of(reading, document)
    statements = (
        replace(one, quantity=known[one.id].figure.quantity) if one.id in known else one for one in index.statements
    )
    index = replace(index, statements=tuple(statements))
    found: dict[str, Result] = {}
    for equation in equations(reading.model_copy(update={"relations": asked}), index, ()):
        for working in equation.workings:
            figures = [known.get(one.id) for _, one in working.operands]
            given = [one for one in figures if one is not None]
            if equation.is_result and not equation.open and len(given) == len(figures) and _of_one_source(given):
                made = Result.of(given, working, equation.allowed, equation.stated.text, sure=True)
                if made.agrees or equation.stated.id not in found:
                    found[equation.stated.id] = made
    return found


def _of_one_source(figures: Sequence[Known]) -> bool:
    return len({one.source.id for one in figures}) == 1


def _named(
    reading: Reading,
    said: Sequence[Fact],
    answered: Mapping[str, Answered],
    known: Mapping[str, Known],
    registry: Registry,
) -> Iterator[tuple[str, Result]]:
    """The results whose figures the article only names."""
    relations, every = {one.claim: one for one in reading.relations if not one.sought}, serieses(registry)
    for _, group in groupby(said, key=lambda fact: fact.claim.sentence.start):
        sentence = tuple(group)
        for fact in sentence:
            made = None if fact.id in answered else result(fact, relations.get(fact.id), sentence, known, every)
            if made is not None:
                yield fact.id, made


def _answered(claim: Fact, result: Result, cited: str | None) -> Answered | None:
    """What a result says of its claim; None where it differs and may be of something else.

    Only the cited source denies a rank: what another one lists need not be all that the article ranks.
    """
    source = result.figures[0].source
    if not result.agrees and not (result.sure and (cited == source.id or claim.kind is not Kind.RANK)):
        return None
    relation = (
        Relation.CONTRADICTS if not result.agrees else Relation.SUPPORTS if result.exact else Relation.BY_ROUNDING
    )
    *others, last = dict.fromkeys(f'"{one.figure.text}"{_of(one.figure)}' for one in result.figures)
    why = f"{source.title} has {', '.join(others)}{' and ' if others else ''}{last}: {result.steps}"
    evidence = Evidence(
        source=source.id,
        locator=", ".join(dict.fromkeys(one.figure.locator for one in result.figures if one.figure.locator)) or None,
        figure=", ".join(dict.fromkeys(one.figure.text for one in result.figures)),
        relation=relation,
        why=why if cited == source.id else f"{why}; {NOT_CITED}",
    )
    return Answered(relation, (evidence,))


def _of(figure: Figure) -> str:
    """Whose figure it is, and of when, in words."""
    return "".join((f" of {figure.subject}" if figure.subject else "", f" ({figure.period})" if figure.period else ""))
