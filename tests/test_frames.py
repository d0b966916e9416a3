"""What a quantity measures, slot by slot, from the parse of its sentence."""

from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from claims.claim import Comparator, DateSpan, Kind
from claims.document import Block, Document, Role, Run
from claims.frames import Frame, Sentence, measure, read
from claims.frames import frames as scene_frames
from claims.interval import Interval
from claims.parse import Parse, parse
from claims.quantities import Mention, find
from claims.statements import statements


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


# -- whatever the parse --------------------------------------------------------------------------------------------------------

_TAGS = [
    "NN",
    "NNS",
    "NNP",
    "CD",
    "VBD",
    "VBZ",
    "VBN",
    "IN",
    "DT",
    "JJ",
    "JJS",
    "PRP",
    "PRP$",
    "WDT",
    "WP$",
    "EX",
    "$",
    ",",
    ":",
    "RB",
    "MD",
]
_DEPS = [
    "nsubj", "nsubjpass", "dobj", "pobj", "prep", "nummod", "amod", "compound", "poss", "conj", "appos", "relcl", "acl", "advcl",
    "ccomp", "xcomp", "attr", "agent", "dative", "npadvmod", "advmod", "aux", "neg", "det", "punct", "ROOT", "quantmod", "case", "pcomp",
]  # fmt: skip
_WORDS = [
    "it", "its", "the", "that", "which", "of", "from", "to", "China", "revenue", "company", "rise", "rose", "is", "5", "40", "%", "times", "than", "(", ")",
    ":", ",", "million", "largest", "who", "I", "half", "in", "world", "Acme", "not", "there", "two", "them", "terms", "?", "up", "per", "share", "said",
]  # fmt: skip


@st.composite
def _scenes(draw: st.DrawFn) -> tuple[Document, list[Sentence]]:
    """Sentences of random words with random trees, and mentions of random kinds at random places of them."""
    texts, sentences = [], []
    for index in range(draw(st.integers(1, 3))):
        row = draw(st.lists(st.sampled_from(_WORDS), min_size=1, max_size=14))
        starts = [sum(len(word) + 1 for word in row[:at]) for at in range(len(row))]
        heads = draw(st.lists(st.integers(0, len(row) - 1), min_size=len(row), max_size=len(row)))
        tags = draw(st.lists(st.sampled_from(_TAGS), min_size=len(row), max_size=len(row)))
        deps = draw(st.lists(st.sampled_from(_DEPS), min_size=len(row), max_size=len(row)))
        tree = Parse(
            tuple(starts),
            tuple(a + len(w) for a, w in zip(starts, row, strict=True)),
            tuple(tags),
            tuple(deps),
            tuple(heads),
        )
        text = " ".join(row)
        cuts = sorted(draw(st.sets(st.integers(0, len(text)), min_size=2, max_size=6)))
        mentions = tuple(
            Mention(start, end, start, end, Decimal(2), Decimal(2), draw(st.sampled_from([None, "percent", "times", "EUR/MWh", "company"])),
                    draw(st.sampled_from(list(Kind))), Comparator.EXACT, Interval(), date=DateSpan())
            for start, end in zip(cuts[::2], cuts[1::2], strict=False)
        )  # fmt: skip
        texts.append(text)
        sentences.append(Sentence(index, 0, len(text), tree, mentions))
    role = draw(st.sampled_from([Role.BODY, Role.LIST, Role.TABLE, Role.HEADING]))
    return article(*texts, role=role, section=draw(st.sampled_from([None, "Acme", "Two things"]))), sentences


@settings(max_examples=400, deadline=None)
@given(_scenes())
def test_any_tree_gives_a_frame_for_every_mention(scene: tuple[Document, list[Sentence]]) -> None:
    document, sentences = scene
    scenes = read(document, sentences)
    found = [scene_frames(each) for each in scenes]
    assert [len(row) for row in found] == [len(each.mentions) for each in sentences]
    ids = [[f"{at}.{number}" for number in range(len(each.mentions))] for at, each in enumerate(sentences)]
    said = statements(document, scenes, ids)
    known = {claim for row in ids for claim in row}
    assert {each.claim for each in (*said.relations, *said.enumerations, *said.events)} <= known
    for each in (*said.relations, *said.superlatives, *said.enumerations, *said.events):
        assert 0 <= each.start < each.end <= len(document.text)
