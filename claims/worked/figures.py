"""The figures of an article in the passages that they stand in, with the words on either side of them."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from claims.claim import Claim, Kind, Operand, Relation
from claims.document import Document, Role

_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*|['’]s\b|[,;:()–—.%]")
_FAR = 400
# A passage with more figures is a table or a dump.
_MOST = 14
COUNTS = frozenset({Kind.COUNT, Kind.PLAIN})
AMOUNTS = frozenset({Kind.COUNT, Kind.PLAIN, Kind.MONEY, Kind.MEASURE, Kind.DURATION})


@dataclass(frozen=True, eq=False)
class Figure:
    """A claim with a number, in the text of its article; `block` numbers its paragraph, `place` itself."""

    claim: Claim
    value: Decimal
    text: str
    block: int
    place: int

    @cached_property
    def before(self) -> list[str]:
        """The words before it in its sentence, in lower case."""
        return words(self.text[max(self.claim.sentence.start, self.claim.start - _FAR) : self.claim.start])

    @cached_property
    def after(self) -> list[str]:
        """The words behind it in its sentence, in lower case."""
        return words(self.text[self.claim.end : min(self.claim.sentence.end, self.claim.end + _FAR)])

    @property
    def own(self) -> list[str]:
        """The words of the figure itself."""
        return words(self.claim.text)

    @property
    def kind(self) -> Kind:
        """What sort of figure it is."""
        return self.claim.quantity.kind

    @property
    def unit(self) -> str | None:
        """What it is in, less what it is for each of."""
        return (self.claim.quantity.unit or "").split("/")[0] or None

    @property
    def sentence(self) -> int:
        """Where its sentence begins."""
        return self.claim.sentence.start

    @property
    def is_exact(self) -> bool:
        """Whether it is one number, and no bound or range."""
        return self.claim.quantity.low == self.claim.quantity.high


def words(text: str) -> list[str]:
    """The words and marks of a text, in lower case."""
    return _WORD.findall(text.lower())


def figures(document: Document, claims: Sequence[Claim]) -> list[Figure]:
    """The amounts in the prose of an article, in its order."""
    found: list[Figure] = []
    ends = [block.end for block in document.blocks]
    number = 0
    for place, claim in enumerate(claims):
        while number < len(ends) - 1 and claim.start >= ends[number]:
            number += 1
        quantity = claim.quantity
        value = quantity.low if quantity.low is not None else quantity.high
        prose = claim.where.role in (Role.BODY, Role.LEAD)
        if prose and value is not None and value > 0 and quantity.kind not in (Kind.DATE, Kind.RANK):
            found.append(Figure(claim, value, document.text, number, place))
    return found


def passages(found: Iterable[Figure]) -> Iterator[list[Figure]]:
    """The figures of each two sentences with figures that follow on one another in a paragraph, and of each alone."""
    sentences: list[list[Figure]] = []
    for one in found:
        if sentences and sentences[-1][0].sentence == one.sentence and sentences[-1][0].block == one.block:
            sentences[-1].append(one)
        else:
            sentences.append([one])
    for number, sentence in enumerate(sentences):
        ahead = sentences[number - 1] if number and sentences[number - 1][0].block == sentence[0].block else []
        for passage in ([*sentence], [*ahead, *sentence]) if ahead else ([*sentence],):
            if len(passage) <= _MOST:
                yield passage


def between(one: Figure, other: Figure) -> list[str]:
    """The words between two figures of a passage."""
    return words(one.text[one.claim.end : other.claim.start])


def alike(one: Figure, other: Figure) -> bool:
    """Whether two figures may be added: of one unit, or one leaves it out."""
    kinds = {one.kind, other.kind}
    if kinds <= COUNTS:
        return one.unit == other.unit or None in (one.unit, other.unit)
    return (one.unit == other.unit and len(kinds) == 1) or Kind.PLAIN in kinds


def relation(kind: str, stated: Figure, *operands: tuple[str, Figure]) -> Relation:
    """The relation that a figure is in with others."""
    claims = [stated.claim, *(one.claim for _, one in operands)]
    return Relation(
        kind=kind,
        claim=stated.claim.id,
        operands=tuple(Operand(role=role, claim=one.claim.id) for role, one in operands),
        start=min(one.start for one in claims),
        end=max(one.end for one in claims),
    )
