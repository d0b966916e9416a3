"""Names that an article itself gives to a source: "the Institute for Water Statistics (IWS)", "(“the Atlas”)".

Where a registered name stands right before the bracket, what is in it is another name of that source, in this article.
"""

import re
from collections.abc import Iterator, Sequence

from claims import Document
from sources.names import Alias, Index, Word, words, years
from sources.registry import Registry

# "(IWS)", "(hereafter IWS)", ", or IWS,"; and in quotation marks anything: "(the “Atlas”)".
_SHORT = re.compile(
    r"\s*(?:\(\s*(?:or|hereafter|hereinafter|henceforth)?,?\s*(?:the\s+)?([A-Z][A-Za-z&.-]*[A-Z][A-Za-z.-]*)\s*\)"
    r"|,\s+or\s+(?:the\s+)?([A-Z][A-Z&.-]*[A-Z]\.?),)"
)
_QUOTED = re.compile(r"\s*\(\s*(?:[a-z]+,?\s+){0,3}[“\"‘']([^()“”\"‘’']{2,40})[”\"’']\s*\)")
_LOOK = 160  # characters before a bracket in which the name stands


def introduced(document: Document, registry: Registry) -> Index:
    """The names of the registry's sources, with those that the article gives them."""
    found = tuple(dict.fromkeys(alias for block in document.blocks for alias in _of(block.text, registry.index)))
    return registry.index.with_aliases(found) if found else registry.index


def _of(text: str, index: Index) -> Iterator[Alias]:
    if "(" not in text and ", or " not in text:
        return
    for pattern in (_SHORT, _QUOTED):
        for bracket in pattern.finditer(text):
            before = words(text[max(bracket.start() - _LOOK, 0) : bracket.start()])
            dated = years(before[-1:])  # "the Atlas 2024 (WWA)"
            named = before[:-1] if dated else before
            ending = [match for match in index.find(named) if match.end == len(named)]
            ending = [match for match in ending if not (match.edition and dated) or match.edition in dated]
            first = min((match.start for match in ending), default=0)
            called = next(filter(None, bracket.groups())).strip()
            if pattern is _QUOTED or _is_short_for(called, named[first:]):
                yield from (Alias(match.source, match.kind, called) for match in ending if match.start == first)


def _is_short_for(called: str, name: Sequence[Word]) -> bool:
    """Whether the letters of an abbreviation begin words of a name, or are those of an abbreviation in it."""
    letters = {letter for word in name for letter in (word.key if word.upper else word.key[0])}
    return letters.issuperset(letter for letter in called.casefold() if letter.isalpha())
