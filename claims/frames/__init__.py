"""What each quantity of an article measures: metric, statistic, subject, whole, place, period and standing.

Read from the dependency parse of the sentence, with the heading, the table's labels and the sentences before as
context. `tree` indexes a parse, `path` follows a figure up to its clause, `phrases` and `clauses` say what nouns and
verbs mean there, `who`, `shares` and `traits` answer one question each, `reader` asks them, and `context` knows who was
spoken of before.
"""

from collections.abc import Sequence
from typing import NamedTuple

from claims.claim import Direction, Kind, Measures
from claims.document import Document
from claims.frames import clauses, phrases, reader, who, words
from claims.frames.context import Context
from claims.frames.path import Figure
from claims.frames.scene import Scene, Slots
from claims.frames.tree import SUBJECTS, Tree
from claims.parse import Parse
from claims.quantities.mention import Mention

# A sentence says early on whom it is about.
_OPENING = 200


class Sentence(NamedTuple):
    """A sentence that holds quantities: its place in a block's plain text, its parse, its mentions.

    `block` is its index in the document's blocks. The mentions' offsets are into the block's plain text, as the grammar
    gives them, in the order of the text.
    """

    block: int
    start: int
    end: int
    parse: Parse
    mentions: tuple[Mention, ...]


class Frame(NamedTuple):
    """What one quantity measures, the noun that it counts (singular, lower case), and which way it went."""

    measures: Measures
    noun: str | None
    direction: Direction | None


def measure(document: Document, sentences: Sequence[Sentence]) -> list[list[Frame]]:
    """The frames of every mention, a list a sentence; see `read`."""
    return [frames(scene) for scene in read(document, sentences)]


def read(document: Document, sentences: Sequence[Sentence]) -> list[Scene]:
    """The sentences with their figures read; sentences come in the order of the document.

    Where nothing names whose figure it is, the subject is what was measured itself.
    """
    context = Context(document)
    scenes: list[Scene] = []
    last: tuple[int, Slots] | None = None
    for sentence in sentences:
        block = document.blocks[sentence.block]
        tree = Tree(block.text[sentence.start : sentence.end], sentence.parse)
        figures = [figure(tree, mention, sentence.start) for mention in sentence.mentions]
        before = last[1] if last is not None and last[0] >= sentence.block - 1 else None
        scene = Scene(tree, figures, context, sentence.block, block, sentence.start, before)
        reader.read(scene)
        scenes.append(scene)
        _introduce(scene)
        values = [slots for slots, each in zip(scene.done, figures, strict=True) if each.mention.kind is not Kind.DATE]
        if values:
            last = (sentence.block, values[-1])
    return scenes


def frames(scene: Scene) -> list[Frame]:
    """The frames of a sentence's figures."""
    return [Frame(slots.measures(), slots.noun, slots.direction) for slots in scene.done]


def figure(tree: Tree, mention: Mention, offset: int) -> Figure:
    """A mention as tokens of the sentence that begins at `offset` of its block; it may have none there."""
    tokens = tree.tokens(mention.start - offset, mention.end - offset)
    number = tree.tokens(mention.figure_start - offset, mention.figure_end - offset)
    while len(number) and len(tokens) and tokens[0] < number[0] and tree.is_verb(tokens[0]):
        tokens = tokens[1:]
    top = tree.top(number if len(number) else tokens)
    if top is None or not len(tokens):
        return Figure(mention, range(0), range(0), -1)
    while tree.heads[top] in tokens and tree.heads[top] != top:
        top = tree.heads[top]
    number = number if len(number) else tokens
    if mention.kind is Kind.COUNT and len(number) > 1 and words.noun(tree.lower[number[-1]]) == mention.unit:
        number = number[:-1]
    return Figure(mention, tokens, number, top)


def _introduce(scene: Scene) -> None:
    """Tell the context whom this sentence is about, and what it calls them."""
    tree, context = scene.tree, scene.context
    topic: str | None = None
    named = False
    for token in range(min(len(tree), _OPENING)):
        dep, head = tree.deps[token], tree.heads[token]
        if dep in SUBJECTS and topic is None:
            if scene.is_figure(token):
                topic = scene.owned[token].subject
                named = topic is not None and topic in scene.tree.text and topic[:1].isupper()
            elif tree.lower[token] in who.SPEAKERS:
                continue
            elif not (words.lemma(tree.lower[head]) in words.SAY and tree.child(head, "ccomp") is not None):
                topic = who.referent(scene, token) if tree.is_noun(token) else who.entity(scene, token)
                whose = not tree.is_noun(token) or who.is_attribute(tree, token)
                named = topic is not None and (
                    who.has_name(scene, token) or (whose and any(letter.isupper() for letter in topic))
                )
                if topic is None and tree.is_noun(token):
                    topic = phrases.name(tree, token, scene.skip) or None
        if dep == "appos" and tree.tags[token] == "NN" and tree.is_proper(head):
            _call(scene, head, token)
        elif dep == "attr" and tree.tags[token] == "NN":
            subject = clauses.subject(tree, head)
            if subject is not None and tree.is_proper(subject):
                _call(scene, subject, token)
    if topic is not None:
        context.note(scene.index, scene.start, topic, named=named)


def _call(scene: Scene, name: int, noun: int) -> None:
    tree = scene.tree
    if words.noun(tree.lower[noun]) in words.HUMAN:
        scene.context.is_person(phrases.name(tree, name, scene.skip))
    if any(tree.deps[kid] == "det" and tree.lower[kid] in ("a", "an", "the") for kid in tree.kids[noun]):
        scene.context.call(scene.index, words.noun(tree.lower[noun]), phrases.name(tree, name, scene.skip))
