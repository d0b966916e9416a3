"""A figure and what it measures, wherever it stands: in an article, or in the registry's words about a source."""

from collections.abc import Iterable
from dataclasses import dataclass

from claims.claim import Attribution, Claim, Measures, Quantity, Where
from claims.document import Extent, Role
from claims.names import Acronyms, acronyms


@dataclass(frozen=True, slots=True)
class Statement:
    """A figure and what it measures. For a claim of an article, also which, where it stands and whom it cites.

    `under` is the stretch of the article that the statement summarises (for a headline or lead the whole text after
    it, for a section heading its section). `predicate` is what the text says of the counted things ("hired" 50 people),
    in one spelling, and empty where it only says that there are so many; `around` are the words of its sentence
    (claims.names.content) outside of figures, `dated` those of its dates and ranks. `definite` says that the text takes
    the figure for known: "the 600 jobs", "all 54 schools". `clause` is the text that stands in one
    clause with it ("revenue climbs 9%" of "revenue climbs 9% but margins slip"), with how its sentence sets out.
    """

    quantity: Quantity
    measures: Measures
    id: str = ""
    text: str = ""
    span: Extent | None = None
    sentence: Extent | None = None
    where: Where | None = None
    citation: Attribution | None = None
    under: Extent | None = None
    predicate: str = ""
    around: frozenset[str] = frozenset()
    dated: frozenset[str] = frozenset()
    definite: bool = False
    clause: str = ""

    @classmethod
    def of(
        cls,
        claim: Claim,
        under: Extent | None = None,
        predicate: str = "",
        around: frozenset[str] = frozenset(),
        dated: frozenset[str] = frozenset(),
        definite: bool = False,
        clause: str = "",
    ) -> "Statement":
        """The statement that a claim makes."""
        return cls(
            quantity=claim.quantity,
            measures=claim.measures,
            id=claim.id,
            text=claim.text,
            span=Extent(start=claim.start, end=claim.end),
            sentence=claim.sentence,
            where=claim.where,
            citation=claim.citation,
            under=under,
            predicate=predicate,
            around=around,
            dated=dated,
            definite=definite,
            clause=clause,
        )

    @property
    def is_cell(self) -> bool:
        """Whether the statement is a cell of a table."""
        return self.where is not None and self.where.role is Role.TABLE

    def summarises(self, other: "Statement") -> bool:
        """Whether the other statement stands in the text that this one summarises; a table is no text."""
        if self.under is None or other.span is None or other.is_cell:
            return False
        return self.under.start <= other.span.start < self.under.end


def phrases(statements: Iterable[Statement]) -> Acronyms:
    """What the abbreviations in these statements' names stand for; see claims.names.acronyms."""
    return acronyms(phrase for one in statements for phrase in naming(one))


def naming(statement: Statement) -> tuple[str, ...]:
    """The phrases that name what a statement measures."""
    measures = statement.measures
    slots = (measures.metric, measures.subject, measures.whole, measures.per, measures.basis, statement.quantity.unit)
    return tuple(phrase for phrase in slots if phrase)
