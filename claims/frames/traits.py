"""What a figure's surroundings say besides whose it is and which way it went: statistic, place, rate and basis."""

from claims.claim import Direction, Kind
from claims.frames import phrases, places, shares, words
from claims.frames.path import Figure, Path
from claims.frames.scene import COUNTS, PARTS, Scene
from claims.quantities.nouns import is_plural

_TIMES = frozenset(
    {"second", "minute", "hour", "day", "night", "week", "month", "quarter", "year", "season", "game", "match"}
)
_RATES = frozenset({"per", "a", "an", "each", "every"})
_LOCATING = frozenset({"in", "across", "throughout"})
_WINDOW = 12
_LONGEST_SIGN = 4


def measured(scene: Scene, path: Path, figure: Figure) -> int | None:
    """The noun that names what a figure measures: passed on the way up, or complementing a noun of change."""
    tree = scene.tree
    if path.change is not None:
        inner = phrases.complement(tree, path.change, "in", "of", "for", "to")
        if inner is not None and not scene.is_figure(inner):
            return inner
        if words.noun(tree.lower[path.change]) == "growth" or any(
            tree.deps[kid] in ("compound", "nmod") and not scene.is_figure(kid) for kid in tree.kids[path.change]
        ):
            return path.change
        first = path.nouns[0].noun if path.nouns else None
        return None if first == path.change else first
    for passed in path.nouns:
        if scene.is_figure(passed.noun) or not tree.is_noun(passed.noun):
            continue
        singular = words.noun(tree.lower[passed.noun])
        if singular in words.UNIT or (figure.mention.kind in PARTS and singular in _TIMES):
            continue
        mark = passed.by == "modifies" and words.noun(tree.lower[passed.noun]) in words.MARK
        return None if mark or passed.by in ("appos", "with") else passed.noun
    return None


def counted(scene: Scene, path: Path, figure: Figure) -> int | None:
    """The noun that a figure counts or modifies: in its own words, or the one that it stands before."""
    tree = scene.tree
    if figure.mention.kind in COUNTS and figure.top not in figure.number and tree.is_noun(figure.top):
        return None if words.noun(tree.lower[figure.top]) in words.UNIT else figure.top
    noun = next((passed.noun for passed in path.nouns if passed.by == "modifies"), None)
    if noun is None or words.noun(tree.lower[noun]) in words.MARK | words.CHANGE | words.UNIT:
        return None
    if figure.mention.kind in PARTS and words.noun(tree.lower[noun]) in _TIMES:
        return None
    if figure.mention.kind is Kind.PLAIN and not _agrees(scene, figure, noun):
        behind = noun + 1  # "122,000 mobile adds": the parse may take the plural for a verb
        agrees = behind < len(tree) and tree.tags[behind] == "VBZ" and tree.lower[behind].endswith("s")
        return behind if agrees and tree.child(behind, "dobj", "attr", "acomp", "xcomp", "ccomp") is None else None
    rate = any(tree.lower[each] in _RATES for each in range(figure.tokens.stop, noun))
    return None if rate and words.noun(tree.lower[noun]) in _TIMES else noun


def _agrees(scene: Scene, figure: Figure, noun: int) -> bool:
    """Whether a number can go with a noun: every other than one counts a plural; before it stands a label.

    A short word right behind it may be the sign of a unit that no list holds ("40 teu").
    """
    tree, mention = scene.tree, figure.mention
    lower = tree.lower[noun]
    if noun < figure.tokens.start or (noun == figure.tokens.stop and len(lower) <= _LONGEST_SIGN):
        return True
    return mention.low == mention.high == 1 or tree.tags[noun] in ("NNS", "NNPS") or is_plural(lower)


def statistic(
    scene: Scene, path: Path, figure: Figure, noun: int | None, subject: int | None, way: Direction | None
) -> str | None:
    """How the figure measures: "change", "ratio", "rank", "count", or what an adjective or the noun itself names."""
    tree, kind = scene.tree, figure.mention.kind
    if kind is Kind.RANK:
        return "rank"
    level = path.preposition in ("to", "from", "at") or any(
        each.noun == path.change and each.by in ("to", "from") for each in path.nouns
    )
    moved = path.change is not None or way is not None
    if kind is Kind.MULTIPLE:
        return "change" if moved else "ratio"
    if (
        kind is Kind.POINTS
        or _is_points(figure)
        or (path.change is not None and not level)
        or (moved and not level and kind not in COUNTS)
    ):
        return "change"
    base = words.lemma(tree.lower[path.verb]) if path.verb is not None else ""
    if base in ("average", "total"):
        return words.STATISTIC[base]
    for each in (*(passed.noun for passed in path.nouns), noun, subject if path.role != "subject" else None):
        if each is None:
            continue
        for token in (*(kid for kid in tree.kids[each] if tree.deps[kid] in ("amod", "compound", "nmod")), each):
            named = words.STATISTIC.get(words.noun(tree.lower[token]))
            if named is not None and (named != "change" or token == each):
                return named
    return "count" if kind is Kind.COUNT else None


def _is_points(figure: Figure) -> bool:
    """Whether a count is one of points, of which an index or a share goes up or down."""
    return figure.mention.kind is Kind.COUNT and figure.mention.unit == "point"


def place(scene: Scene, path: Path, noun: int | None, subject: int | None) -> str | None:
    """Where a figure holds: a place named with what is measured, else beside the verb, else with its subject."""
    tree, verb = scene.tree, path.verb
    tokens: set[int] = set()
    if noun is not None:
        below = tree.subtree(noun)
        tokens.update(below if len(below) < 40 else phrases.core(tree, noun, scene.skip, owners=True))
    if verb is not None:
        for kid in tree.kids[verb]:
            if tree.deps[kid] == "advmod" or (tree.deps[kid] == "prep" and tree.lower[kid] in _LOCATING):
                below = tree.subtree(kid)
                tokens.update(below if len(below) < 8 else ())
    found = places.found(tree, sorted(tokens - scene.skip))
    if found is not None or subject is None or path.role == "subject":
        return found
    located = phrases.complement(tree, subject, "in", "of", "across")
    tokens = set(phrases.core(tree, subject, scene.skip, owners=True))
    tokens.update(phrases.core(tree, located, scene.skip) if located is not None else ())
    tokens.update(tree.children(subject, "advmod"))
    return places.found(tree, sorted(tokens - scene.skip))


def per(scene: Scene, figure: Figure, *nouns: int | None) -> str | None:
    """What a rate is of: the unit's own, "per hectare" or "a year" after the figure, "yields per cow" before it."""
    tree, unit = scene.tree, figure.mention.unit
    if unit and "/" in unit:
        return unit.split("/", 1)[1]
    at = figure.tokens.stop
    for token in range(at, min(at + 4, len(tree))):
        if tree.lower[token] not in _RATES:
            continue
        noun = next((each for each in range(token + 1, min(token + 4, len(tree))) if tree.is_noun(each)), None)
        if noun is not None and (
            tree.lower[token] == "per" or (token == at and words.noun(tree.lower[noun]) in _TIMES)
        ):
            return tree.spelled(range(token + 1, noun + 1))
        break
    for noun in nouns:
        inner = phrases.complement(tree, noun, "per") if noun is not None else None
        if inner is not None:
            return phrases.metric(tree, inner, scene.skip)
    return None


def basis(scene: Scene, figure: Figure) -> str | None:
    """What a comparison starts from: after "than", "compared with", or "N times that of"."""
    tree, kind = scene.tree, figure.mention.kind
    stop = figure.tokens.stop
    for token in range(stop, min(stop + _WINDOW, len(tree))):
        lower = tree.lower[token]
        if tree.words[token] in (";", ".", "(") or (tree.words[token] == "," and token > stop + 3):
            break
        if (
            (lower == "than" and not _is_value(scene, token + 1))
            or (lower == "as" and "as" in tree.lower[stop:token])
            or (lower in ("with", "to") and tree.lower[token - 1] in ("compared", "relative"))
        ):
            return _after(scene, token)
        if kind in (Kind.MULTIPLE, Kind.FRACTION, Kind.PERCENT) and tree.lower[token : token + 2] == ["that", "of"]:
            inner = phrases.complement(tree, token)
            return phrases.name(tree, inner, scene.skip) if inner is not None else None
    if kind is Kind.MULTIPLE:
        following = next((each for each in scene.figures if each.tokens.start >= stop and each.top >= 0), None)
        owner = (
            shares.complement(scene, following) if following is not None and following.tokens.start - stop < 3 else None
        )
        return phrases.name(tree, owner, scene.skip) if owner is not None else None
    return None


def _is_value(scene: Scene, token: int) -> bool:
    """Whether a figure that is no date stands at a token: "more than 5" only bounds it."""
    return any(token in each.tokens and each.mention.kind is not Kind.DATE for each in scene.figures)


def _after(scene: Scene, token: int) -> str | None:
    tree = scene.tree
    inner = tree.child(token, "pobj", "pcomp")
    if inner is not None:
        below = tree.subtree(inner)
        return tree.spelled(below) if len(below) <= 8 else phrases.name(tree, inner)
    end = token + 1
    while end < min(len(tree), token + 5) and tree.words[end] not in (",", ".", ";", ":", ")"):
        end += 1
    return tree.spelled(range(token + 1, end)) or None


def terms(scene: Scene) -> str | None:
    """What "in terms of …" says is measured."""
    tree = scene.tree
    for token in range(1, len(tree)):
        if tree.lower[token] == "terms" and tree.lower[token - 1] == "in":
            inner = phrases.complement(tree, token)
            return phrases.metric(tree, inner, scene.skip) if inner is not None else None
    return None


def ranked_by(scene: Scene, verb: int) -> str | None:
    """What a ranking goes by: "ranks third in exports", "first by turnover"."""
    tree = scene.tree
    inner = (tree.child(kid, "pobj") for kid in tree.children(verb, "prep") if tree.lower[kid] in ("in", "by", "for"))
    noun = next((each for each in inner if each is not None and words.noun(tree.lower[each]) in words.ATTRIBUTE), None)
    return phrases.metric(tree, noun, scene.skip) if noun is not None else None
