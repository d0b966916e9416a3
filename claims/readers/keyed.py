"""Citations by key, as Pandoc writes them in Markdown: "[see @roe2021, p. 33; @doe99]", "as @roe2021 shows".

What stands in brackets is no text of the article. A key outside of them is a word of its sentence, and needs a digit:
"@nytimes" is somebody's name elsewhere.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from claims.document import Block, NoteMark, Run
from claims.readers.blocks import Content, Plain

_INNER = r"[A-Za-z0-9_](?:[A-Za-z0-9_]|[:.#$%&+?<>~/-](?=[A-Za-z0-9_])){0,99}"
_KEY = re.compile(rf"(?<![\w@\\])-?@(?:\{{([^{{}}\s]{{1,100}})\}}|({_INNER}))")
_BRACKET = re.compile(r"\s*(\[(?:[^\[\]@]{0,200}[\s;])?-?@[^\[\]]{1,400}\])(?![(\[:])")
_LOCATOR = re.compile(r"\s*(\[[^\[\]]{1,100}\])(?![(\[:])")
_LABEL = "@"


def keys(text: str) -> list[str]:
    """The keys that a text cites, in its order."""
    return [found[1] or found[2] for found in _KEY.finditer(text)]


def is_keyed(mark: NoteMark) -> bool:
    """Whether a mark cites by key, and so is itself all that the article says of its source."""
    return mark.note.startswith(_LABEL)


def with_keys(found: Content) -> Content:
    """What a reader found, with the marks of its citations by key, and without those in brackets in its text."""
    blocks: list[Block] = []
    marks: list[NoteMark] = []
    for block in found.blocks:
        cited = list(_cited(block.text)) if "@" in block.text else []
        marks += [
            NoteMark(**_place(block, *span), note=_LABEL + " ".join(keys(block.text[slice(*span)])))
            for span, _ in cited
        ]
        blocks += _without(block, [silent for _, silent in cited if silent is not None])
    return found._replace(blocks=blocks, marks=[*found.marks, *marks])


def _cited(text: str) -> Iterator[tuple[tuple[int, int], tuple[int, int] | None]]:
    """Where citations stand, and what of each is no text."""
    brackets = [found for found in _BRACKET.finditer(text) if keys(found[1])]
    ends = [0, *(found.end() for found in brackets)]
    for end, start in zip(ends, [*(found.start() for found in brackets), len(text)], strict=True):
        for key in _KEY.finditer(text, end, start):
            if any(map(str.isdecimal, key[0])):
                locator = _LOCATOR.match(text, key.end(), start)
                yield (key.start(), locator.end() if locator else key.end()), locator.span() if locator else None
    for found in brackets:
        yield found.span(1), found.span()


def _place(block: Block, start: int, end: int) -> dict[str, int]:
    return dict(zip(("start", "end"), block.source(start, end), strict=True))


def _without(block: Block, silent: Sequence[tuple[int, int]]) -> Iterator[Block]:
    """The block without some stretches of its text; nothing where it is made of them."""
    if not silent:
        yield block
        return
    whole = Plain(block.text, block.runs)
    ends = [0, *(place for span in sorted(silent) for place in span), len(block.text)]
    text, runs = "", list[Run]()
    for start, end in list(pairwise(ends))[::2]:
        part = whole.cut(start, end)
        runs += [run._replace(at=run.at + len(text)) for run in part.runs]
        text += part.text
    plain = Plain(text, tuple(runs))
    first, last = len(text) - len(text.lstrip()), len(text.rstrip())
    if first < last:
        yield Block.model_validate(block.model_dump() | plain.cut(first, last)._asdict())
