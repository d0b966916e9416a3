"""Ranks that the text states with the figures on both sides: "second only to 37 from Y"."""

from collections.abc import Iterator, Sequence

from claims.claim import Operand, Relation
from claims.frames.periods import is_date
from claims.frames.scene import Scene


def ranks(scene: Scene, ids: Sequence[str]) -> Iterator[Relation]:
    """The ranks of a sentence that stand between the two figures which they compare."""
    for at, (figure, slots) in enumerate(zip(scene.figures, scene.done, strict=True)):
        if figure.top >= 0 and not is_date(figure) and slots.statistic == "rank":
            yield from _rank(scene, ids, at)


def _rank(scene: Scene, ids: Sequence[str], at: int) -> Iterator[Relation]:
    """Of "31 were from X, second only to 37 from Y", the rank with the figures on both sides."""
    tree, figure = scene.tree, scene.figures[at]
    if not 0 < at < len(scene.figures) - 1:
        return
    one, other = scene.figures[at - 1], scene.figures[at + 1]
    gap = tree.lower[figure.tokens.stop : other.tokens.start]
    if is_date(one) or is_date(other) or one.mention.kind is not other.mention.kind or one.top < 0 or other.top < 0:
        return
    if gap and gap[-1] in ("to", "behind", "after") and len(gap) <= 2:
        operands = (
            Operand(role="of", claim=ids[at - 1], subject=scene.done[at - 1].subject),
            Operand(role="behind", claim=ids[at + 1], subject=scene.done[at + 1].subject),
        )
        start, end = scene.across(one, other)
        yield Relation(kind="rank", claim=ids[at], operands=operands, start=start, end=end)
