"""Sentences by rule, before any parse.

One scan for terminators, and for each a look at the word before and the word after; lexicon/sentences.toml has the
vocabulary.
"""

import re
from functools import cache
from typing import NamedTuple

from claims import lexicon

# A terminator with what closes after it (quotes, brackets, note marks). Possessive, and never begun in the middle of a
# row of dots, so that no input makes the scan go back. Ideographic stops need no white space after them.
_TERMINATOR = re.compile(
    r"""(?<![.!?…])[.!?…]++ ["'”’»›)\]]*+ (?:\[[\w*†‡]{1,4}\])*+ [¹²³⁰-⁹]*+ (?=\s|\Z) | [。！？｡]++ [」』”’）】》]*+""",
    re.VERBOSE,
)
_AHEAD = re.compile(r"""\s*+["'“”‘’«‹(\[¿¡—–-]*+(\w*)""")
_DOTTED = re.compile(r"(?:[^\W\d_]{1,2}\.)+[^\W\d_]{1,2}")
_OPENERS = "\"'“‘«‹([—–-/"
_LOOK_BACK = 16
_SPACES = re.compile(r"\s*")


class _Words(NamedTuple):
    never: frozenset[str]
    number: frozenset[str]
    may_end: frozenset[str]
    measured: frozenset[str]
    shout: frozenset[str]
    starters: frozenset[str]


@cache
def _words() -> _Words:
    table = lexicon.load("sentences")
    return _Words(*(frozenset(table[name]) for name in _Words._fields))


def split(text: str) -> tuple[tuple[int, int], ...]:
    """The sentences of a plain text as (start, end) pairs, without the white space around them.

    Every character that is not white space belongs to exactly one sentence. Linear in the length of the text.
    """
    words = _words()
    spans: list[tuple[int, int]] = []
    start = _skip(text, 0)
    for match in _TERMINATOR.finditer(text):
        end = match.end()
        if end == len(text) or _ends(text, start, match.start(), end, words):
            spans.append((start, end))
            start = _skip(text, end)
    end = len(text.rstrip())
    if start < end:
        spans.append((start, end))
    return tuple(spans)


def _skip(text: str, offset: int) -> int:
    match = _SPACES.match(text, offset)
    return match.end() if match else offset


def _ends(text: str, start: int, stop: int, end: int, words: _Words) -> bool:
    """Whether the terminator at `stop` (closing marks up to `end`) ends the sentence that began at `start`."""
    mark = text[stop]
    if mark in "。！？｡":
        return True
    ahead = _AHEAD.match(text, end)
    following = ahead[1] if ahead else ""
    if following and following[0].islower() and not any(letter.isupper() for letter in following[1:3]):
        return False  # a continuation, unless the word is written like "iPhone"
    before = text[max(start, stop - _LOOK_BACK) : stop].rsplit(None, 1)
    word = before[-1].lstrip(_OPENERS) if before else ""
    if mark == "!" or mark == "?":
        return f"{word}{mark}".lower() not in words.shout
    if mark != "." or end != stop + 1:
        return True  # an ellipsis, or a stop inside closing marks
    if stop - len(word) == start and (len(word) == 1 or word.isdigit()) and len(word) <= 3:
        return False  # the number of a list item: "1. Revenue"
    low = word.lower()
    figure = len(before) > 1 and before[0][-1:].isdecimal()
    if word in words.measured and figure and following[:1].isupper():
        return True
    if low in words.never and (len(word) > 1 or word.islower()):
        return False
    if low in words.number and following[:1].isdecimal():
        return False
    if low in words.may_end or (len(word) == 1 and word.isupper()) or _DOTTED.fullmatch(word):
        return following.lower() in words.starters and following[:1].isupper()
    return True
