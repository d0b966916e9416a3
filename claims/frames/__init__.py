"""What each quantity of an article measures: metric, statistic, subject, whole, place, period and standing.

Read from the dependency parse of the sentence, with the heading, the table's labels and the sentences before as context.
`tree` indexes a parse, `path` follows a figure up to its clause, `phrases` and `clauses` say what nouns and verbs mean there, `reader` fills
the slots, and `context` knows who was spoken of before.
"""

from collections.abc import Sequence
from typing import NamedTuple

from claims.claim import Direction, Measures
from claims.document import Document
from claims.frames import clauses, phrases, words
from claims.frames.context import Context
from claims.frames.path import Figure
from claims.frames.reader import Reader, Slots
from claims.frames.tree import Tree
from claims.parse import Parse
from claims.quantities.mention import Mention


class Sentence(NamedTuple):
    """A sentence that holds quantities: its place in the plain text of `document.blocks[block]`, its parse, its mentions.

    The mentions' offsets are into the block's plain text, as the grammar gives them, in the order of the text.
    """

    block: int
    start: int
    end: int
    parse: Parse
    mentions: tuple[Mention, ...]


class Frame(NamedTuple):
    """What one quantity measures, the noun that it counts (singular, lower case), and which way the text says it went."""

    measures: Measures
    noun: str | None
    direction: Direction | None


def measure(document: Document, sentences: Sequence[Sentence]) -> list[list[Frame]]:
    """The frames of every mention, a list a sentence. Sentences come in the order of the document.

    Where nothing names whose figure it is, the subject is what was measured itself.
    """
    context = Context(document)
    frames: list[list[Frame]] = []
    last: tuple[int, Slots] | None = None
    for sentence in sentences:
        block = document.blocks[sentence.block]
        tree = Tree(block.text[sentence.start : sentence.end], sentence.parse)
        figures = [figure(tree, mention, sentence.start) for mention in sentence.mentions]
        before = last[1] if last is not None and last[0] >= sentence.block - 1 else None
        reader = Reader(
            tree, [each for each in figures if each is not None], context, sentence.block, sentence.start, before, block
        )
        slots = iter(reader.read())
        found = [next(slots) if each is not None else Slots() for each in figures]
        frames.append([Frame(each.measures(), each.noun, each.direction) for each in found])
        _introduce(reader)
        values = [each for each, one in zip(found, sentence.mentions, strict=True) if one.kind != "date"]
        if values:
            last = (sentence.block, values[-1])
    return frames


def figure(tree: Tree, mention: Mention, offset: int) -> Figure | None:
    """A mention as tokens of the sentence that begins at `offset` of its block; None where the parse has none there."""
    tokens = tree.tokens(mention.start - offset, mention.end - offset)
    number = tree.tokens(mention.figure_start - offset, mention.figure_end - offset)
    top = tree.top(number if len(number) else tokens)
    if top is None or not len(tokens):
        return None
    while tree.heads[top] in tokens and tree.heads[top] != top:
        top = tree.heads[top]
    return Figure(mention, tokens, number if len(number) else tokens, top)


def _introduce(reader: Reader) -> None:
    """Tell the context whom this sentence is about, and what it calls them."""
    tree, context = reader.tree, reader.context
    topic: str | None = None
    for token in range(len(tree)):
        if tree.deps[token] in ("nsubj", "nsubjpass") and topic is None and not reader._is_figure(token):
            verb = tree.heads[token]
            if words.lemma(tree.lower[verb]) in words.SAY and tree.child(verb, "ccomp") is not None:
                continue
            topic = reader._referent(token, "") if tree.is_noun(token) else reader._entity(token)
        if tree.deps[token] == "appos" and tree.tags[token] == "NN" and tree.is_proper(tree.heads[token]):
            _call(reader, tree.heads[token], token)
        elif tree.deps[token] == "attr" and tree.tags[token] == "NN":
            subject = clauses.subject(tree, tree.heads[token])
            if subject is not None and tree.is_proper(subject):
                _call(reader, subject, token)
    if topic is not None:
        context.note(reader.block, reader.start, topic)


def _call(reader: Reader, name: int, noun: int) -> None:
    tree = reader.tree
    if any(tree.deps[kid] == "det" and tree.lower[kid] in ("a", "an", "the") for kid in tree.kids[noun]):
        reader.context.call(reader.block, words.noun(tree.lower[noun]), phrases.name(tree, name, reader.skip))
