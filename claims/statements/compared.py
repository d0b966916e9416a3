"""Whether a figure is the one that so much more, or so many times as much, is told against."""

from claims.claim import Kind
from claims.statements.row import VOCABULARY, Row

# Words between a comparison and the figure that it is against: directly, and by a clause on whose figure it is.
_NEAR = 10
_WIDE = 16
# Words that tie a figure to what something is compared with: "than Bolt, which sold 18", "than Bolt, with 18".
_HAS = frozenset({"(", "which", "who", "where", "with", "at", "on", "whose", "when"})
_SOME = frozenset({"first", "last", "next", "other"})
_NAMED = frozenset({Kind.MONEY, Kind.MEASURE})
_OWNED = frozenset({"'s", "’s", "'", "’", "the"})


def is_compared(row: Row, at: int, other: int) -> bool:
    """Whether a figure is the one that something is said to be more or less than by the figure before it."""
    gap = row.gap(at, other)
    said = row.said(gap)
    if not VOCABULARY["breaks"].isdisjoint(said) or len(said) > _WIDE or row.tie(other) in ("from", "to"):
        return False
    if row.kind(other) is Kind.PLAIN and row.ahead(other)[0] in _SOME:
        return False
    marks = [place for place, word in enumerate(said) if word in (",", "(")]
    if not marks:
        owned = "than" in said and said[-1] in _OWNED
        return len(said) <= _NEAR and (owned or row.tie(other) == "against" or bool(_HAS & set(said)))
    tail = said[marks[0] + 1 :] if said[marks[0]] == "," else said[marks[0] :]
    # "9% more than in 2022, of which 18 …", "…, when there were 18"
    if tail[:1] == ["of"] or "there" in tail:
        return False
    # "90 dollars less than in May, when it mined 12,400"
    if row.kind(other) is Kind.PLAIN and row.kind(at) in _NAMED and row.is_clause(gap):
        return False
    return len(marks) == 1 and bool(_HAS & set(tail[:2])) and len(tail) <= _NEAR
