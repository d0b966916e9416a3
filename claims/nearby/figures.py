"""The figures of an article with the words on either side of them, and which of them stand together."""

import bisect
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from claims.claim import Claim, Comparator, Kind
from claims.document import Document, Role
from claims.interval import Interval

_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*|[,;:()–—.%]")
_MARKS = frozenset(",;:()–—")
# Characters of a sentence that are looked at on either side of a figure.
_FAR = 400
AMOUNTS = frozenset({Kind.COUNT, Kind.PLAIN, Kind.MONEY, Kind.MEASURE, Kind.DURATION})
PARTS = frozenset({Kind.PERCENT, Kind.FRACTION})
# The ends of each are put to one another where one number is written without its unit.
_BARE = frozenset({Kind.PLAIN, Kind.MONEY, Kind.MEASURE, Kind.DURATION, Kind.PERCENT})
_TENFOLD = 10
# Figures on either side of one that are looked at: a passage with more is a table or a dump.
_MOST = 30
_PROSE = (Role.BODY, Role.LEAD)
_HUNDRED = 100


@dataclass(frozen=True, eq=False)
class Figure:
    """A claim with a number, in the text of its article.

    `passage` numbers the stretch of text that it stands in: a paragraph, or a list with the paragraph behind it.
    """

    claim: Claim
    value: Decimal
    text: str
    block: int
    passage: int

    @cached_property
    def before(self) -> tuple[str, ...]:
        """The words before it in its sentence, in lower case."""
        return words(self.text[max(self.claim.sentence.start, self.claim.start - _FAR) : self.claim.start])

    @cached_property
    def after(self) -> tuple[str, ...]:
        """The words behind it in its sentence, in lower case."""
        return words(self.text[self.claim.end : min(self.claim.sentence.end, self.claim.end + _FAR)])

    @property
    def kind(self) -> Kind:
        """What sort of figure it is."""
        return self.claim.quantity.kind

    @property
    def unit(self) -> str | None:
        """What it is in."""
        return self.claim.quantity.unit

    @property
    def sentence(self) -> int:
        """Where its sentence begins."""
        return self.claim.sentence.start

    @cached_property
    def allows(self) -> Interval:
        """What it allows, its bounds with the end that a writer means."""
        return self.claim.quantity.interval.pragmatic()

    def ahead(self, most: int) -> list[str]:
        """The words before it in its clause, the nearest first."""
        found: list[str] = []
        for word in reversed(self.before):
            if word in _MARKS or len(found) == most:
                break
            found.append(word)
        return found

    def behind(self, most: int) -> list[str]:
        """The words behind it in its clause."""
        found: list[str] = []
        for word in self.after:
            if word in _MARKS or word == "." or len(found) == most:
                break
            found.append(word)
        return found


def figures(document: Document, claims: Sequence[Claim]) -> list[Figure]:
    """The figures of an article that have a number, in its order."""
    starts = [block.start for block in document.blocks]
    passages = _passages(document)
    found = []
    for claim in claims:
        quantity = claim.quantity
        value = quantity.low if quantity.low is not None else quantity.high
        if value is None or quantity.kind in (Kind.DATE, Kind.RANK):
            continue
        block = bisect.bisect_right(starts, claim.start) - 1
        found.append(Figure(claim, value, document.text, block, passages[block]))
    return found


def around(found: Sequence[Figure], at: int) -> list[Figure]:
    """The figures of the passage of one, itself among them; of a title or heading also the paragraph under it."""
    figure, near = found[at], found[max(0, at - _MOST) : at + _MOST]
    if figure.claim.where.role not in (Role.TITLE, Role.HEADING):
        return [one for one in near if one.passage == figure.passage]
    under = next((one.block for one in near if one.block > figure.block and one.claim.where.role in _PROSE), None)
    return [one for one in near if one.block in (figure.block, under)]


def words(text: str) -> tuple[str, ...]:
    """The words and marks of a text, in lower case."""
    return tuple(_WORD.findall(text.lower()))


def _passages(document: Document) -> list[int]:
    """For each block the number of its passage."""
    numbers: list[int] = []
    before: Role | None = None
    for block in document.blocks:
        goes_on = before is Role.LIST and block.role in (Role.LIST, Role.BODY, Role.LEAD)
        numbers.append((numbers[-1] if numbers else 0) + (not goes_on))
        before = block.role
    return numbers


def alike(one: Figure, other: Figure) -> bool:
    """Whether two figures are in one unit, or one of them may leave out that of the other."""
    if "/" in one.claim.text or "/" in other.claim.text:
        return False
    kinds = {one.kind, other.kind}
    if kinds <= PARTS:
        return True
    if kinds <= {Kind.COUNT, Kind.PLAIN}:
        return one.unit == other.unit or None in (one.unit, other.unit)
    if kinds == {Kind.MONEY}:
        left, right = ((each.unit or "").split("/") for each in (one, other))
        return left[0] == right[0] and (left == right or min(len(left), len(right)) == 1)
    if len(kinds) == 1:
        return one.unit == other.unit
    if Kind.PLAIN not in kinds or not kinds <= _BARE:
        return False
    least, most = sorted((abs(one.value), abs(other.value)))
    if Kind.PERCENT in kinds and most > _HUNDRED:
        return False
    return least > 0 and most <= _TENFOLD * least


def is_amount(figure: Figure) -> bool:
    """Whether a figure may say how much there is: no bound up to which, no range, no base of a rate."""
    return (
        figure.kind in AMOUNTS | PARTS
        and figure.value > 0
        and figure.unit not in ("times", "time", "point", "pp", "bp")
        and not figure.claim.text.endswith("times")
        and figure.claim.quantity.comparator not in (Comparator.UP_TO, Comparator.BETWEEN)
        and figure.before[-1:] != ("per",)
    )


def between(figure: Figure, later: Figure) -> list[str]:
    """The words between a figure and one behind it in its sentence."""
    inside = len(words(later.claim.text)) + len(later.after)
    return list(figure.after[: max(0, len(figure.after) - inside)])


def in_sentences(found: Iterable[Figure], sentences: Sequence[int]) -> list[Figure]:
    """Those of the figures that stand in these sentences."""
    return [one for one in found if one.sentence in sentences]
