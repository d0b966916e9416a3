"""One share said twice in a row, in words and in digits: "two thirds of the requests, or 67 %"."""

from collections.abc import Iterator

from claims.claim import Kind, Operand, Relation
from claims.statements.line import CLOSERS, Line

# Words between the two, at the most: "of the requests, or".
_MOST = 7
# Words that are looked at behind the second.
_TAIL = 4
# Tags of verbs: with one between the two, they are told of two things.
_VERB = ("V", "MD")
_OPENERS = ("(", "or", "–", "—", "namely", "exactly", "precisely")
_CHANGES = frozenset({"change", "ratio", "difference"})


def doublets(line: Line) -> Iterator[Relation]:
    """The shares of a sentence that it says in words, and then in digits."""
    for left, right in zip(line.numbers, line.numbers[1:], strict=False):
        if not (line.kind(left) is Kind.FRACTION and line.kind(right) is Kind.PERCENT):
            continue
        if {line.scene.done[at].statistic for at in (left, right)} & _CHANGES:
            continue
        tree = line.scene.tree
        between = tree.lower[line.figure(left).tokens.stop : line.figure(right).tokens.start]
        tail = tree.lower[line.figure(right).tokens.stop :][:_TAIL]
        if tail[:1] == ["of"] and tail[1:2] in (["its"], ["their"]):
            # "A third of the wood – 33 % of its trees – …".
            tail = tail[3:]
        behind = tail[:1]
        aside = bool(between) and between[-1] == behind[0] == "," if behind else False
        opened = bool(between) and (between[-1] in _OPENERS or aside)
        if not opened or len(between) > _MOST or not CLOSERS.issuperset(behind):
            continue
        rest = between[:-1]
        if rest and rest[-1] == ",":
            rest = rest[:-1]
        said = tree.tags[line.figure(left).tokens.stop :][: len(rest)]
        if not {",", "and", "but", ";"} & set(rest) and not any(tag.startswith(_VERB) for tag in said):
            start, end = line.scene.extent(line.figure(left).tokens[0], line.figure(right).tokens[-1])
            operands = (Operand(role="restated", claim=line.ids[left], subject=line.scene.done[left].subject),)
            yield Relation(kind="restatement", claim=line.ids[right], operands=operands, start=start, end=end)
