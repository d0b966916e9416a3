"""What is raised above the line: powers, the signs of notes, and the notes that begin with such a sign.

Markup raises with an element ("m<sup>2</sup>"), text with characters of its own ("m²").
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from claims.document import Block, NoteMark, Role
from claims.readers.blocks import Content, Plain, Prose

_RAISED = dict(zip("0123456789+-−", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻", strict=True))
_DIGITS = {raised: plain for plain, raised in _RAISED.items() if plain.isdecimal()}
_SIGN = re.compile(r"[\[(]?(\d{1,3}|[*†‡§a-z])(?:[,\s–-]+\d{1,3})*[\])]?")
_POWER = re.compile(r"[-+−]?\d{1,3}")
_BASE = re.compile(r"(?:(?<![\d.,])10|(?<![A-Za-z])(?:[kcmdμµ]?m|km|mi|ft|in|yd|s|sec|h|hr|ha)|(?<![^\W_])[A-Za-z])$")
_LOOK = 8  # characters before a power in which its base stands
# A sign stands behind a word or a stop, and a note begins with one.
_SIGNS = re.compile(r"(?<=[^\s⁰¹²³⁴-⁹⁺⁻])[⁰¹²³⁴-⁹]{1,3}(?![⁰¹²³⁴-⁹⁺⁻\w])")
_NOTE = re.compile(r"(?:^|(?<=\s))([⁰¹²³⁴-⁹]{1,3})\s*(?=[^\W_⁰¹²³⁴-⁹]|[\"“‘'(\[])")
_NOTED = frozenset({Role.BODY, Role.LIST, Role.FOOTNOTE})


class Sign(NamedTuple):
    """The sign of a note: its place in the file, and the label of the note."""

    start: int
    end: int
    note: str


def join(before: Prose, inner: Prose) -> Sign | None:
    """Add raised text to the text before it: a power in characters that are raised, and the sign of a note not at all.

    A sign that nothing stands before is that of the note which it begins.
    """
    words, runs = inner.trimmed()
    is_power = _POWER.fullmatch(words) and (not before or _BASE.search(before.tail(_LOOK)))
    if words and is_power:
        for run, after in zip(runs, (*(run.at for run in runs[1:]), len(words)), strict=True):
            raised = "".join(_RAISED[character] for character in words[run.at : after])
            before.replace(raised, run.start, run.end)
    elif words and (sign := _SIGN.fullmatch(words)) and before:
        return Sign(runs[0].start, runs[-1].end, sign[1])
    else:
        before.extend(inner)
    return None


def with_notes(found: Content, text: str) -> Content:
    """What a reader found in a text, with the notes that begin with a raised number, and the signs that mean them."""
    blocks = [part for block in found.blocks for part in _parts(block, text)]
    marks = [mark for block in blocks if block.role is not Role.FOOTNOTE for mark in _marks(block)]
    return found._replace(blocks=blocks, marks=[*found.marks, *marks])


def begins_note(text: str) -> bool:
    """Whether a text is a note that begins with a raised number."""
    return _NOTE.match(text) is not None


def _parts(block: Block, text: str) -> Iterator[Block]:
    """The block, or the notes that are its lines; each begins with its number."""
    if block.role not in _NOTED or not begins_note(block.text):
        yield block
        return
    signs = list(_NOTE.finditer(block.text))
    ends = [*(sign.start() for sign in signs[1:]), len(block.text)]
    for sign, end in zip(signs, ends, strict=True):
        last = len(block.text[:end].rstrip())
        plain = Plain(block.text, block.runs).cut(sign.end(), last)
        start, stop = block.source(*sign.span(1))
        first = start if sign is not signs[0] else block.start
        if text[start:stop] != sign[1]:
            first = plain.runs[0].start  # not amid the markup that raises the number
        yield Block(
            role=Role.FOOTNOTE,
            start=first,
            end=block.end if end == len(block.text) else block.source(sign.start(), last)[1],
            text=plain.text,
            runs=plain.runs,
            section=block.section,
            note=block.note or _label(sign[1]),
        )


def _marks(block: Block) -> Iterator[NoteMark]:
    for sign in _SIGNS.finditer(block.text):
        if not _BASE.search(block.text, max(sign.start() - _LOOK, 0), sign.start()):
            start, end = block.source(*sign.span())
            yield NoteMark(start=start, end=end, note=_label(sign[0]))


def _label(sign: str) -> str:
    return "".join(_DIGITS[character] for character in sign)
