"""Numbered bibliographies: "14 cranes [1]", and a section of references below whose first entry is meant."""

import re
from collections.abc import Mapping
from itertools import chain

from claims.attribution.words import vocabulary
from claims.document import Block, Document, NoteMark, Role

# The number of an entry, before its text or at the beginning of it; how far before it the number is looked for.
_NUMBER = re.compile(r"(?:^|\n)[ \t]*\[?(\d{1,3})[\].)]\s*$")
_BRACKETED = re.compile(r"\[(\d{1,3})\]\s")
_LOOK = 12
# A mark, or several: "[1]", "[1, 4]", "[1–3]"; of several the first counts.
_MARK = re.compile(r"\[(\d{1,3})(?:\s?[,;–-]\s?\d{1,3})*\](?![(\[:])")


def entries(document: Document) -> Mapping[str, Block]:
    """The entries of the sections that are bibliographies, by the numbers that they begin with."""
    found: dict[str, Block] = {}
    for block in document.blocks:
        if block.role in (Role.LIST, Role.BODY) and _is_bibliography(block.section):
            before = document.text[max(0, block.start - _LOOK) : block.start]
            number = _NUMBER.search(before) or _BRACKETED.match(block.text)
            if number:
                found.setdefault(number[1], block)
    return found


def marks(document: Document, known: Mapping[str, Block]) -> list[NoteMark]:
    """The marks in the text that refer to entries of the bibliography."""
    if not known:
        return []
    blocks = (block for block in document.blocks if not _is_bibliography(block.section))
    matches = chain.from_iterable(_MARK.finditer(document.text, block.start, block.end) for block in blocks)
    return [NoteMark(start=one.start(), end=one.end(), note=one[1]) for one in matches if one[1] in known]


def _is_bibliography(section: str | None) -> bool:
    return section is not None and section.strip(" :.").casefold() in vocabulary().bibliographies
