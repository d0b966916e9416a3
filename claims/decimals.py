"""How a document writes decimals, and the figures that this leaves ambiguous.

1.234 is a thousand and more, or one and less.

A comma in "12,5" or points in "1.234.567" can only be continental; a comma in "1,234" or a point in "3.5" only
English. The majority of a document's figures decides.
"""

import re
from enum import Enum

from claims.claim import Kind
from claims.quantities import Mention

_ENGLISH = re.compile(r"\d,\d{3}(?!\d)|\d\.\d{1,2}(?!\d)")
_CONTINENTAL = re.compile(r"\d\.\d{3}(?:,\d|\.\d{3})|\d,\d{1,2}(?!\d)")
_MULTIPLIED = 1000
_EITHER = re.compile(r"(?<![\d.,])\d{1,3}\.\d{3}(?![\d.,]*\d)")


class Decimals(Enum):
    """The decimal mark of a document."""

    POINT = "."
    COMMA = ","
    UNSAID = "no figure tells"
    TORN = "as many figures one way as the other"


def of(text: str) -> Decimals:
    """The decimal mark that most of a text's figures show."""
    continental, english = len(_CONTINENTAL.findall(text)), len(_ENGLISH.findall(text))
    if continental == english:
        return Decimals.TORN if english else Decimals.UNSAID
    return Decimals.COMMA if continental > english else Decimals.POINT


def is_ambiguous(mention: Mention, text: str, decimals: Decimals) -> bool:
    """Whether a mention of a plain text can be read in two ways.

    Where no other figure tells, money and counts are ("1.500 euros": prices have no thousandths), and measures are not.
    """
    if decimals in (Decimals.POINT, Decimals.COMMA):
        return False
    if decimals is Decimals.UNSAID and mention.kind not in (Kind.MONEY, Kind.COUNT):
        return False
    value = mention.low if mention.low is not None else mention.high
    if value is not None and abs(value) >= _MULTIPLIED:
        return False  # "1.552 billion": no one multiplies thousands
    return _EITHER.search(text, mention.figure_start, mention.figure_end) is not None
