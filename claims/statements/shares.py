"""Shares that the text states with the counts that they come from: "38 of 54, or 70 %"."""

from collections.abc import Iterator, Sequence

from claims.claim import Kind, Operand, Relation
from claims.frames.scene import COUNTS, Scene


def shares(scene: Scene, ids: Sequence[str]) -> Iterator[Relation]:
    """The shares of a sentence whose part and whole it gives too."""
    for at, (figure, slots) in enumerate(zip(scene.figures, scene.done, strict=True)):
        if figure.top >= 0 and figure.mention.kind is Kind.PERCENT and slots.statistic in ("share", None):
            yield from _part_of(scene, ids, at)


def _part_of(scene: Scene, ids: Sequence[str], at: int) -> Iterator[Relation]:
    """Of "38 of 54, or 70 %", the percentage with the two counts that it comes from."""
    tree, figure = scene.tree, scene.figures[at]
    if at < 2:
        return
    part, whole = scene.figures[at - 2], scene.figures[at - 1]
    if any(each.top < 0 or each.mention.kind not in COUNTS for each in (part, whole)):
        return
    of = tree.lower[part.tokens.stop : whole.tokens.start]
    gap = tree.lower[whole.tokens.stop : figure.tokens.start]
    counted = gap[:-1] if gap and gap[-1] in ("(", "or", ",", "–", "—") else None
    if (
        len(of) > 3
        or "of" not in of
        or not set(of) <= {"of", "the", "out", "its", "all"}
        or counted is None
        or len(counted) > 5
    ):
        return
    if any(tree.is_verb(each) for each in range(whole.tokens.stop, figure.tokens.start)):
        return
    operands = (Operand(role="part", claim=ids[at - 2]), Operand(role="whole", claim=ids[at - 1]))
    start, end = scene.across(part, figure)
    yield Relation(kind="share", claim=ids[at], operands=operands, start=start, end=end)
