"""Names with a number each, side by side: "this is the table: Denmark 84, Uruguay 71, Rwanda 63".

One name with a number behind it is a name ("Area 51"). Three of them in a row are a list of figures, where a colon or
the first figure's verb says so.
"""

from claims.lexicon import load
from claims.quantities.tokens import Tokens

_HAVING = frozenset(load("names")["having"])
_JOINTS = frozenset({",", "and", ";", "&"})
_ENDS = frozenset({"", ",", ".", ";", ")", "and", "&", "–", "—", ":", "?", "!"})
_INSIDE = frozenset({"the", "of", "and", "'", "’", "-", "."})
_FEWEST, _MOST = 3, 12
_LONGEST = 5


def in_list_of_names(tokens: Tokens, before: int, last: int) -> bool:
    """Whether the number between tokens `before` and `last` is one of a list that gives each of several names one."""
    if tokens.lower(last) not in _ENDS:
        return False
    opened, items = _ahead(tokens, before)
    return opened and items + _behind(tokens, last) >= _FEWEST


def _ahead(tokens: Tokens, before: int) -> tuple[bool, int]:
    """Whether a list that reaches back from the name that ends at a token is opened, and how many items it has."""
    items = 1
    while items <= _MOST:
        joint = _before_name(tokens, before)
        if joint is None:
            return False, items
        if tokens.words[joint] == ":":
            return True, items
        if tokens.lowers[joint] not in _JOINTS:
            return False, items
        if tokens.lowers[joint] == "and" and joint and tokens.words[joint - 1] == ",":
            joint -= 1
        if not _is_number(tokens, joint - 1):
            return False, items
        items += 1
        if tokens.lowers[joint - 2] in _HAVING:
            return True, items
        before = joint - 2
    return False, items


def _behind(tokens: Tokens, last: int) -> int:
    """How many names with a number each follow at a token."""
    items = 0
    while items < _MOST and tokens.lower(last) in _JOINTS:
        at = last + 1
        if tokens.lower(at) == "and":
            at += 1
        start = at
        while at - start < _LONGEST and (tokens.word(at)[:1].isupper() or tokens.lower(at) in _INSIDE):
            at += 1
        if at == start or not tokens.word(at - 1)[:1].isalpha() or not _is_number(tokens, at):
            break
        items += 1
        last = at + 1
    return items


def _before_name(tokens: Tokens, at: int) -> int | None:
    """The token ahead of the name that ends at a token; None where none ends there, or it opens the text."""
    first = at
    while first >= 0 and at - first < _LONGEST:
        if not (tokens.words[first][0].isupper() or (first < at and tokens.lowers[first] in _INSIDE - {"and"})):
            break
        first -= 1
    return first if 0 <= first < at else None


def _is_number(tokens: Tokens, at: int) -> bool:
    return at > 0 and tokens.word(at)[:1].isdecimal() and tokens.lower(at + 1) in _ENDS
