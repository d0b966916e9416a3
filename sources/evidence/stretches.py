"""The stretches of a source's document that may speak of the figures of a sentence, and the figures in them."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from claims import Claim, Document, Kind, extract_all
from claims.document import Block, Role
from claims.names import content
from claims.parse import ParseCache
from sources.evidence.facts import Fact, facts, spelled
from sources.shelf.library import Library
from sources.shelf.passages import Passage
from sources.source import Source

# Passages that are looked at for a sentence, and stretches of them whose figures are extracted.
_PASSAGES, _STRETCHES = 8, 4


class Asked(NamedTuple):
    """The figures of a sentence, the source whose document is looked into, and the `claims` that it is asked for.

    `cited` are the words by which the sentence cites.
    """

    facts: tuple[Fact, ...]
    source: Source
    claims: frozenset[str]
    text: str
    cited: frozenset[str]


class Stretch(NamedTuple):
    """A few sentences of a source's document, and the words of what they stand under."""

    passage: Passage
    around: frozenset[str]

    @property
    def key(self) -> tuple[str, str | None, tuple[Block, ...]]:
        """What tells it from all others."""
        return self.passage.sha256, self.passage.locator, self.passage.blocks


Read = tuple[Document, tuple[Fact, ...]]


def stretches(asked: Asked, library: Library) -> Iterator[Stretch]:
    """The stretches of a document that may speak of a sentence's figures, the likeliest first."""
    where = asked.facts[0].claim.where
    labels = " ".join(filter(None, (where.row, where.column)))
    slots = (asked.facts[0].claim.measures.subject, asked.facts[0].claim.measures.metric)
    words = content(f"{asked.text} {labels} {' '.join(filter(None, slots))}") - asked.cited
    numbers = [form for fact in asked.facts for form in forms(fact.claim)]
    found = library.search(asked.source.id, [*numbers, *sorted(words)], _PASSAGES)
    sought = spelled(" ".join(words))
    titles = (asked.source.title, asked.source.publisher, asked.source.container_title, asked.source.issued)
    around = spelled(" . ".join(filter(None, (*titles, *asked.source.aliases))))
    for passage in found[:_STRETCHES]:
        cut = passage._replace(blocks=tuple(_cut(passage.blocks, sought, numbers)))
        labelled = {label for block in cut.blocks for label in (block.section, block.row, block.column) if label}
        yield Stretch(cut, around | spelled(" . ".join([*sorted(labelled), passage.title or ""])))


def forms(claim: Claim) -> Iterator[str]:
    """How a source may write the number of a claim: as the article does, and in full."""
    yield from (word for word in claim.text.split() if any(map(str.isdigit, word)))
    low = claim.quantity.low if claim.quantity.low is not None else claim.quantity.high
    if low is not None and claim.quantity.kind is not Kind.DATE and low == low.to_integral_value():
        yield f"{low:,.0f}"


def _cut(blocks: Sequence[Block], sought: frozenset[str], numbers: Sequence[str]) -> Iterator[Block]:
    """The blocks of a passage; of prose the sentence that has most of what is sought, and those beside it."""
    for block in blocks:
        if block.role is Role.TABLE or len(block.sentences) < 4:
            yield block
            continue
        texts = [block.text[start:end] for start, end in block.sentences]
        shared = [len(spelled(text) & sought) + sum(number in text for number in numbers) for text in texts]
        best = shared.index(max(shared))
        start, end = block.sentences[max(best - 1, 0)][0], block.sentences[min(best + 1, len(texts) - 1)][1]
        yield block.model_copy(update={"text": block.text[start:end], "runs": ()})


def read_all(stretches: Mapping[object, Stretch], cache: ParseCache | None) -> dict[object, Read]:
    """The figures of every stretch, all of them extracted together."""
    documents = [stretch.passage.document("passage") for stretch in stretches.values()]
    readings = extract_all(documents, cache=cache)
    return {
        key: (document, facts(document, reading))
        for key, document, reading in zip(stretches, documents, readings, strict=True)
    }
