"""Relations that the text states between figures: ratios, changes, parts of a whole, ranks."""

from collections.abc import Iterator, Sequence

from claims.claim import Kind, Operand, Relation
from claims.frames import clauses, who
from claims.frames.path import Figure, climb
from claims.frames.periods import is_date
from claims.frames.scene import PARTS, Scene, Slots
from claims.frames.tree import SUBJECTS
from claims.statements.ranks import ranks
from claims.statements.shares import shares

# Figures further apart than this are not the ends of one change.
_NEAR = 4


def relations(scene: Scene, ids: Sequence[str], before: str | None) -> Iterator[Relation]:
    """The relations of a sentence. `before` is the last figure ahead of it, which "This is six times …" speaks of."""
    for at, (figure, slots) in enumerate(zip(scene.figures, scene.done, strict=True)):
        if figure.top < 0 or is_date(figure):
            continue
        if slots.statistic == "ratio" or (
            slots.basis and figure.mention.kind is Kind.MULTIPLE and slots.statistic != "change"
        ):
            yield from _ratio(scene, ids, at, before)
        elif slots.statistic == "change":
            yield from _change(scene, ids, at, slots)
    yield from _moves(scene, ids)
    yield from shares(scene, ids)
    yield from ranks(scene, ids)


def _ratio(scene: Scene, ids: Sequence[str], at: int, before: str | None) -> Iterator[Relation]:
    """A ratio such as "38, which is six times that of X": the figure before it, and what "of" or "than" names."""
    figure, slots = scene.figures[at], scene.done[at]
    following = _following(scene, at)
    base = ids[following] if following is not None else None
    if slots.basis is None and base is None:
        return
    left = _pointed_at(scene, ids, at, before)
    operands = (
        Operand(role="of", claim=left, subject=slots.subject),
        Operand(
            role="base", claim=base, subject=scene.done[following].subject if following is not None else slots.basis
        ),
    )
    last = scene.figures[following] if following is not None else figure
    start, end = scene.across(figure, last)
    yield Relation(kind="ratio", claim=ids[at], operands=operands, start=start, end=end)


def _following(scene: Scene, at: int) -> int | None:
    """The figure that directly follows one, with nothing but "the" or "than" between ("six times the 10.6 %")."""
    if at + 1 >= len(scene.figures) or scene.figures[at + 1].top < 0 or is_date(scene.figures[at + 1]):
        return None
    between = scene.tree.lower[scene.figures[at].tokens.stop : scene.figures[at + 1].tokens.start]
    return at + 1 if len(between) <= 3 and set(between) <= {"the", "than", "as", "more", "that"} else None


def _pointed_at(scene: Scene, ids: Sequence[str], at: int, before: str | None) -> str | None:
    """The claim that a ratio is said of: by "which" or apposition one of the sentence, by "this" the one before it."""
    tree, figure = scene.tree, scene.figures[at]
    path = climb(tree, figure)
    subject = (
        clauses.subject(tree, path.verb, frozenset({*figure.tokens, path.last})) if path.verb is not None else None
    )
    earlier = [other for other in range(at) if scene.figures[other].top >= 0 and not is_date(scene.figures[other])]
    if subject is not None and tree.lower[subject] in who.POINTING:
        if any(other < at and scene.figures[other].tokens.stop <= subject for other in earlier):
            return ids[earlier[-1]]
        return before if tree.lower[subject] != "which" else None
    for other in reversed(earlier):
        gap = tree.words[scene.figures[other].tokens.stop : figure.tokens.start]
        if gap in ([","], ["–"], ["—"], ["("], [",", "or"]):
            return ids[other]
        if subject is not None and scene.owned.get(subject) is scene.done[other] and tree.deps[subject] not in SUBJECTS:
            return ids[other]
    return None


def _change(scene: Scene, ids: Sequence[str], at: int, slots: Slots) -> Iterator[Relation]:
    """Of "rose 5 % from 20 to 21", the change with the values before and after it, as far as the clause gives them."""
    relative = scene.figures[at].mention.kind in (Kind.PERCENT, Kind.FRACTION, Kind.MULTIPLE, Kind.POINTS)
    if not relative and not any(role == "from" for role, _ in _ends(scene, at)):
        return
    ends = [(role, other) for role, other in _ends(scene, at) if _same_quantity(scene, at, other)]
    if not ends:
        return
    operands = tuple(Operand(role=role, claim=ids[other], subject=scene.done[other].subject) for role, other in ends)
    start, end = scene.across(scene.figures[at], *(scene.figures[other] for _, other in ends))
    yield Relation(kind="change", claim=ids[at], operands=operands, start=start, end=end)


def _ends(scene: Scene, at: int) -> list[tuple[str, int]]:
    """The figures of the clause that a change starts "from" and goes "to"."""
    mine = climb(scene.tree, scene.figures[at])
    found: list[tuple[str, int]] = []
    for other in range(max(at - _NEAR, 0), min(at + _NEAR + 1, len(scene.figures))):
        figure = scene.figures[other]
        if other == at or figure.top < 0 or is_date(figure) or scene.done[other].statistic == "change":
            continue
        path = climb(scene.tree, figure)
        role = (
            path.preposition if path.role == "prep" else next((p.by for p in path.nouns if p.noun == mine.change), "")
        )
        anchored = (mine.change is not None and any(p.noun == mine.change for p in path.nouns)) or (
            path.verb is not None and path.verb == mine.verb and not path.nouns
        )
        if role in ("from", "to") and anchored and role not in [role for role, _ in found]:
            found.append((role, other))
    return found


def _same_quantity(scene: Scene, at: int, other: int) -> bool:
    """Whether a change and a value can be of one quantity: points go with percentages, money with its own currency."""
    change, value = scene.figures[at].mention, scene.figures[other].mention
    if change.kind is Kind.POINTS:
        return value.kind in PARTS
    return (
        change.kind in (Kind.PERCENT, Kind.FRACTION, Kind.MULTIPLE) or change.unit == value.unit or value.unit is None
    )


def _moves(scene: Scene, ids: Sequence[str]) -> Iterator[Relation]:
    """Of "fell from 21 to 19", without a figure for the change, the two values; the later one states the move."""
    if not any(slots.direction for slots in scene.done) or "from" not in scene.tree.lower:
        return
    stated = {at for at, slots in enumerate(scene.done) if slots.statistic == "change"}
    paths = {
        at: climb(scene.tree, figure)
        for at, figure in enumerate(scene.figures)
        if figure.top >= 0 and not is_date(figure) and scene.done[at].direction is not None
    }
    moved = {path.verb for at, path in paths.items() if at in stated}
    starts: dict[int, int] = {}
    for at, path in paths.items():
        plain = path.role == "prep" and not path.nouns and path.verb is not None and path.verb not in moved
        if plain and path.preposition == "from":
            starts.setdefault(path.verb or 0, at)
    for to, path in paths.items():
        start = starts.get(path.verb if path.verb is not None else -1)
        if start is None or path.role != "prep" or path.preposition != "to" or path.nouns:
            continue
        if _compatible(scene.figures[start], scene.figures[to]):
            operands = (
                Operand(role="from", claim=ids[start], subject=scene.done[start].subject),
                Operand(role="to", claim=ids[to], subject=scene.done[to].subject),
            )
            first, last = scene.across(scene.figures[start], scene.figures[to])
            yield Relation(kind="change", claim=ids[to], operands=operands, start=first, end=last)


def _compatible(one: Figure, other: Figure) -> bool:
    return one.mention.unit == other.mention.unit or None in (one.mention.unit, other.mention.unit)
