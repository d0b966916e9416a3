"""What a quantity measures, slot by slot, from the parse of its sentence."""

from claims.document import Block, Document, Role, Run
from claims.frames import Frame, Sentence, measure
from claims.parse import parse
from claims.quantities import find


def article(*paragraphs: str, role: Role = Role.BODY, section: str | None = None) -> Document:
    blocks, at = [], 0
    for text in paragraphs:
        run = Run(0, at, at + len(text))
        blocks.append(Block(role=role, start=at, end=at + len(text), text=text, runs=(run,), section=section))
        at += len(text) + 2
    return Document(name="test", format="text", sha256="", text="\n\n".join(paragraphs), blocks=tuple(blocks))


def frames(document: Document) -> dict[str, Frame]:
    """Each figure's frame, under the figure's words (the last one, where words repeat)."""
    spots = []
    for index, block in enumerate(document.blocks):
        mentions = find(block.text)
        for start, end in block.sentences:
            here = tuple(each for each in mentions if start <= each.start < end)
            if here:
                spots.append((index, start, end, here))
    parses = parse([document.blocks[block].text[start:end] for block, start, end, _ in spots])
    sentences = [
        Sentence(block, start, end, tree, here) for (block, start, end, here), tree in zip(spots, parses, strict=True)
    ]
    found: dict[str, Frame] = {}
    for sentence, row in zip(sentences, measure(document, sentences), strict=True):
        text = document.blocks[sentence.block].text
        found |= {text[each.start : each.end]: frame for each, frame in zip(sentence.mentions, row, strict=True)}
    return found


def test_an_elliptic_share_keeps_the_whole_of_the_one_before() -> None:
    found = frames(article("About 40% of the registered nurses in Norway are from Sweden, while 12% are from Finland."))
    first, second = found["About 40%"].measures, found["12%"].measures
    assert (first.subject, first.whole, first.statistic) == ("Sweden", "registered nurses in Norway", "share")
    assert (second.subject, second.whole, second.place) == ("Finland", "registered nurses in Norway", "Norway")
