"""Relations that the text states between figures: ratios, changes, differences, parts of a whole, ranks."""

from collections.abc import Iterator, Sequence

from claims.claim import Relation
from claims.frames.scene import Scene
from claims.statements.changes import changes
from claims.statements.differences import differences
from claims.statements.drawn import drawn
from claims.statements.ranks import ranks
from claims.statements.ratios import ratios
from claims.statements.row import Row
from claims.statements.shares import shares


def relations(scene: Scene, ids: Sequence[str], before: str | None, ahead: Sequence[Row] = ()) -> Iterator[Relation]:
    """The relations of a sentence. `before` is the last figure ahead of it, which "This is six times …" speaks of.

    `ahead` are the sentences with figures before it, the nearest first.
    """
    parts = tuple(shares(scene, ids))
    changed = tuple(changes(scene, ids, before))
    taken = frozenset(each.claim for each in changed)
    compared = (
        *ratios(scene, ids, before, frozenset(each.claim for each in parts)),
        *changed,
        *differences(scene, ids, taken),
    )
    found = {each.claim: each for each in drawn(Row(scene, ids), ahead, compared)}
    yield from (each for each in compared if each.claim not in found)
    yield from found.values()
    yield from parts
    yield from ranks(scene, ids)
