"""Relations that the text states between figures: ratios, changes, differences, parts of a whole, ranks."""

from collections.abc import Iterator, Sequence

from claims.claim import Relation
from claims.frames.scene import Scene
from claims.statements.changes import changes
from claims.statements.differences import differences
from claims.statements.ranks import ranks
from claims.statements.ratios import ratios
from claims.statements.shares import shares


def relations(scene: Scene, ids: Sequence[str], before: str | None) -> Iterator[Relation]:
    """The relations of a sentence. `before` is the last figure ahead of it, which "This is six times …" speaks of."""
    parts = tuple(shares(scene, ids))
    changed = tuple(changes(scene, ids, before))
    yield from ratios(scene, ids, before, frozenset(each.claim for each in parts))
    yield from changed
    yield from differences(scene, ids, frozenset(each.claim for each in changed))
    yield from parts
    yield from ranks(scene, ids)
