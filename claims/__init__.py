"""Text in, claims out: `read` an article into a Document, `extract` its claims into a Reading."""

from claims.claim import (
    Attribution,
    Claim,
    Comparator,
    DateSpan,
    Direction,
    Enumeration,
    Event,
    Kind,
    Manner,
    Measures,
    Modality,
    NotChecked,
    Operand,
    Period,
    Quantity,
    Reading,
    Relation,
    Superlative,
    Where,
)
from claims.document import Block, Document, Extent, Link, NoteMark, Role, Run
from claims.errors import ClaimsError, LexiconError, ReadError
from claims.extraction import extract
from claims.interval import Interval
from claims.readers import read, read_text

__all__ = [
    "Attribution",
    "Block",
    "Claim",
    "ClaimsError",
    "Comparator",
    "DateSpan",
    "Direction",
    "Document",
    "Enumeration",
    "Event",
    "Extent",
    "Interval",
    "Kind",
    "LexiconError",
    "Link",
    "Manner",
    "Measures",
    "Modality",
    "NotChecked",
    "NoteMark",
    "Operand",
    "Period",
    "Quantity",
    "ReadError",
    "Reading",
    "Relation",
    "Role",
    "Run",
    "Superlative",
    "Where",
    "extract",
    "read",
    "read_text",
]
