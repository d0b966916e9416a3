"""Relations that the text states between figures: ratios, changes, differences, parts of a whole, ranks."""

from collections.abc import Iterator, Sequence

from claims.claim import Relation
from claims.statements.changes import changes
from claims.statements.differences import differences
from claims.statements.drawn import drawn
from claims.statements.paired import paired
from claims.statements.ranks import ranks
from claims.statements.ratios import ratios
from claims.statements.row import Row
from claims.statements.searched import searched
from claims.statements.shares import shares


def relations(
    row: Row, before: str | None, ahead: Sequence[Row] = (), known: Sequence[Relation] = ()
) -> Iterator[Relation]:
    """The relations of a sentence. `before` is the last figure ahead of it, which "This is six times …" speaks of.

    `ahead` are the sentences with figures before it, the nearest first.
    """
    scene, ids = row.scene, row.ids
    parts = tuple(shares(scene, ids))
    changed = tuple(changes(row, before))
    taken = frozenset(each.claim for each in changed)
    compared = (
        *ratios(scene, ids, before, frozenset(each.claim for each in parts)),
        *changed,
        *differences(row, taken),
    )
    found = {each.claim: each for each in drawn(row, ahead, compared)}
    told = [each for each in compared if each.claim not in found]
    found |= {each.claim: each for each in paired(row, ahead, (*compared, *found.values()))}
    told = [each for each in compared if each.claim not in found]
    found |= {each.claim: each for each in searched(row, ahead, [*told, *found.values(), *parts], known)}
    yield from (each for each in compared if each.claim not in found)
    yield from found.values()
    yield from parts
    yield from ranks(scene, ids)
