"""Which way a figure went: by a comparative, by "up" or "down" beside it, or by the verb of its clause."""

from claims.claim import Direction, Kind
from claims.frames import ellipsis, shares, words
from claims.frames.path import Figure, Path
from claims.frames.scene import COUNTS, PARTS, Scene
from claims.frames.tree import Tree

# After these, a figure stands beside what its verb says: "rose in 3 days", "a raise over four years for 900 members".
_BESIDE = frozenset(
    {"in", "on", "with", "of", "during", "among", "since", "within", "as", "after", "before", "for", "over", "through"}
)
_QUANTITIES = frozenset({"more", "less", "fewer"})
_HEIGHTS = frozenset({"higher", "lower"})
_UP_OR_DOWN = frozenset({"up", "down"})
_RELATIVE = frozenset({Kind.PERCENT, Kind.POINTS})
# A phrase ends before these: "pays up to 20% more, …".
_ENDS = frozenset({"than", "in", "for", "from", "and", "but", "this", "last", "on", "at"})


def direction(scene: Scene, path: Path, figure: Figure) -> Direction | None:
    """Which way the text says that the figure went; None where it says nothing of that."""
    if figure.mention.direction is not None:
        return figure.mention.direction
    beside = _beside(scene, path, figure)
    if beside is not None:
        return beside
    if figure.mention.kind is Kind.MULTIPLE and path.change is None and scene.tree.lower[path.last] not in _UP_OR_DOWN:
        return _of_verb(scene, path, figure)  # "2.5 times faster than X" compares two things, and neither moved
    if path.way is not None and not (figure.mention.kind is Kind.DURATION and path.change is not None):
        return path.way
    return _of_verb(scene, path, figure)


def _beside(scene: Scene, path: Path, figure: Figure) -> Direction | None:
    """What the words next to the figure say: "up 4%", "20% more", "12 cents a litre dearer", "8% off the price"."""
    tree, kind = scene.tree, figure.mention.kind
    before, after = figure.tokens.start - 1, figure.tokens.stop
    behind = tree.lower[after] if after < len(tree) else ""
    closing = tree.lower[after + 1] if after + 1 < len(tree) else ""
    ends = not closing.isalpha() or closing in _ENDS
    if behind in _QUANTITIES and kind in PARTS and ends:
        return words.DEGREE[behind]
    compared = kind not in COUNTS and kind is not Kind.MULTIPLE and behind not in _QUANTITIES
    if compared and ends and after < len(tree) and tree.tags[after] in ("JJR", "RBR"):
        return words.DEGREE.get(behind)
    base = words.lemma(tree.lower[path.verb]) if path.verb is not None else ""
    if "off" in tree.lower[after : after + 2] and base in words.OFF and kind not in COUNTS:
        return Direction.DOWN
    if before < 0 or tree.lower[before] not in _UP_OR_DOWN:
        return None
    if tree.deps[before] == "prt" and ellipsis.headline(scene, figure) is None:
        return None
    if before and tree.is_verb(before - 1) and (kind in COUNTS or kind is Kind.DURATION):
        moved = words.lemma(tree.lower[before - 1])
        return words.DEGREE[tree.lower[before]] if moved in words.MOVE or moved in words.VERB_WAY else None
    return words.DEGREE[tree.lower[before]]


def _of_verb(scene: Scene, path: Path, figure: Figure) -> Direction | None:
    """What the verb of the figure's clause says, where the figure is what it moved by, or the value that it reached."""
    tree, kind, verb = scene.tree, figure.mention.kind, path.verb
    if verb is None or path.role == "subject" or path.preposition in _BESIDE:
        return None
    if kind is Kind.DURATION and path.preposition != "by":
        return None
    if any(each.by == "appos" for each in path.nouns):
        return None
    passed = [words.noun(tree.lower[p.noun]) for p in path.nouns if p.by != "modifies" and tree.is_noun(p.noun)]
    if not all(noun in words.MARK or noun in words.CHANGE or noun in words.RATE for noun in passed):
        return None
    base = words.lemma(tree.lower[verb])
    moves = kind in _RELATIVE or figure.mention.unit == "point"
    part = _is_part(scene, figure)
    if base in words.GATHER and (kind is Kind.MONEY or part):
        return None if path.preposition != "by" else Direction.UP
    if base in words.DEED and not moves and kind not in PARTS and _is_object(tree, path, figure):
        return None
    if base in words.GAIN:
        return Direction.UP if (moves or kind is Kind.MONEY) and path.role == "object" and not part else None
    phrase = next(
        (f"{base} {tree.lower[kid]}" for kid in tree.children(verb, "prt", "advmod") if kid < figure.top), base
    )
    if base in words.LOSE or phrase in words.LOSE:
        return Direction.DOWN if (moves and not part) or (kind is Kind.MONEY and _has_level(scene, figure)) else None
    return _verbs_way(tree, verb, figure.top)


def _is_part(scene: Scene, figure: Figure) -> bool:
    """Whether a percentage is one of things ("loses 2% of what it carries"), rather than of a value that falls."""
    tree = scene.tree
    if figure.mention.kind not in PARTS:
        return False
    whole = shares.complement(scene, figure)
    if whole is not None:
        return words.noun(tree.lower[whole]) not in words.ATTRIBUTE
    beside = (tree.lower[figure.tokens.stop : figure.tokens.stop + 1], tree.lower[: figure.tokens.start][-2:])
    return beside[0] == ["of"] or beside[1] == ["of", "which"]


def _is_object(tree: Tree, path: Path, figure: Figure) -> bool:
    """Whether a figure, or what it modifies, is what somebody does something to."""
    things = figure.mention.kind is Kind.COUNT or figure.mention.kind is Kind.MEASURE
    return things and tree.deps[path.last] in ("dobj", "nummod", "dep")


def _has_level(scene: Scene, figure: Figure) -> bool:
    """Whether a sum of money is followed by the one that it led to: "lost 31 cents to $30.40"."""
    following = next((each for each in scene.figures if each.tokens.start >= figure.tokens.stop), None)
    if following is None or following.mention.kind is not Kind.MONEY:
        return False
    return "to" in scene.tree.lower[figure.tokens.stop : following.tokens.start + 1]


def _verbs_way(tree: Tree, verb: int, figure: int) -> Direction | None:
    """Which way a verb says that its figure went, alone or with the particle or adverb before the figure."""
    base = words.lemma(tree.lower[verb])
    for kid in tree.kids[verb]:
        if kid < figure and tree.deps[kid] in ("prt", "advmod", "acomp"):
            lower = tree.lower[kid]
            directed = lower in _UP_OR_DOWN and (base in words.MOVE or base in words.VERB_WAY)
            if directed or (lower in _HEIGHTS and (base in words.MOVE or base in words.SETTLE)):
                return words.DEGREE[lower]
            way = words.PARTICLE.get(f"{base} {lower}")
            if way is not None:
                return way
    return words.VERB_WAY.get(base)
