"""What an article states about its figures, beyond each figure itself: relations, superlatives, counted lists, dated events.

Read from the sentences that `claims.frames.read` has read. A check draws conclusions from these, so a statement that is not certain
is left out: a wrong operand is a false alarm.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from claims.claim import Direction, Enumeration, Event, Kind, Operand, Relation, Superlative
from claims.document import Block, Document, Extent, Role
from claims.frames import clauses, phrases, places, who, words
from claims.frames.path import Figure, climb
from claims.frames.periods import is_basis, is_date
from claims.frames.scene import COUNTS, PARTS, Scene, Slots
from claims.frames.tree import SUBJECTS, Tree

_SUPERLATIVE_TAGS = frozenset({"JJS", "RBS"})
_NO_SUPERLATIVES = frozenset({"latest", "last", "next", "least", "most", "best-known"})
_ITEMS = re.compile(r"\s*(?:,\s*(?:and|or|&)\s+|,|;|\s(?:and|or|&)\s)\s*")
_CLAUSE_START = re.compile(r"[.;]|,\s+(?:all|both|each|which|who|where|with|as|but|while)\b")
_FEWEST, _MOST = 2, 40
_WINDOW = 8
_NEAR = 4


class Statements(NamedTuple):
    """What the sentences state, in the order of the text."""

    relations: tuple[Relation, ...]
    superlatives: tuple[Superlative, ...]
    enumerations: tuple[Enumeration, ...]
    events: tuple[Event, ...]


def statements(document: Document, scenes: Sequence[Scene], claim_ids: Sequence[Sequence[str]]) -> Statements:
    """The statements of the sentences; `claim_ids` gives the claim of each figure, a list a sentence."""
    relations: list[Relation] = []
    superlatives: list[Superlative] = []
    enumerations: list[Enumeration] = []
    events: list[Event] = []
    before: str | None = None
    for scene, ids in zip(scenes, claim_ids, strict=True):
        relations += _relations(scene, ids, before)
        superlatives += _superlatives(scene)
        enumerations += _enumerations(document, scene, ids)
        events += _events(scene, ids)
        values = [claim for claim, figure in zip(ids, scene.figures, strict=True) if not is_date(figure)]
        before = values[-1] if values else before
    return Statements(tuple(relations), tuple(superlatives), tuple(enumerations), tuple(events))


def _place(scene: Scene, first: int, last: int) -> tuple[int, int]:
    """Where tokens `first` to `last` stand in the file."""
    tree = scene.tree
    return scene.block.source(scene.start + tree.starts[first], scene.start + tree.ends[last])


def _span(scene: Scene, *figures: Figure) -> tuple[int, int]:
    return _place(scene, min(each.tokens[0] for each in figures), max(each.tokens[-1] for each in figures))


# -- relations -------------------------------------------------------------------------------------------------------------


def _relations(scene: Scene, ids: Sequence[str], before: str | None) -> Iterator[Relation]:
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
        elif figure.mention.kind is Kind.PERCENT and slots.statistic in ("share", None):
            yield from _part_of(scene, ids, at)
        elif slots.statistic == "rank":
            yield from _rank(scene, ids, at)
    yield from _moves(scene, ids)


def _ratio(scene: Scene, ids: Sequence[str], at: int, before: str | None) -> Iterator[Relation]:
    """ "38, which is six times that of X": the figure before is the ratio's first side, what "of" or "than" names its base."""
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
    start, end = _span(scene, figure, last)
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
    """ "Rose 5 % from 20 to 21": the change with the values before and after it, as far as the clause gives them."""
    if scene.figures[at].mention.kind not in (Kind.PERCENT, Kind.FRACTION, Kind.MULTIPLE, Kind.POINTS):
        if not any(role == "from" for role, _ in _ends(scene, at)):
            return
    ends = [(role, other) for role, other in _ends(scene, at) if _same_quantity(scene, at, other)]
    if not ends:
        return
    operands = tuple(Operand(role=role, claim=ids[other], subject=scene.done[other].subject) for role, other in ends)
    start, end = _span(scene, scene.figures[at], *(scene.figures[other] for _, other in ends))
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
            first, last = _span(scene, scene.figures[start], scene.figures[to])
            yield Relation(kind="change", claim=ids[to], operands=operands, start=first, end=last)


def _compatible(one: Figure, other: Figure) -> bool:
    return one.mention.unit == other.mention.unit or None in (one.mention.unit, other.mention.unit)


def _part_of(scene: Scene, ids: Sequence[str], at: int) -> Iterator[Relation]:
    """ "38 of 54, or 70 %": a percentage put beside the two counts that it comes from."""
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
    start, end = _span(scene, part, figure)
    yield Relation(kind="share", claim=ids[at], operands=operands, start=start, end=end)


def _rank(scene: Scene, ids: Sequence[str], at: int) -> Iterator[Relation]:
    """ "31 were from X, second only to 37 from Y": a rank between two figures."""
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
        start, end = _span(scene, one, other)
        yield Relation(kind="rank", claim=ids[at], operands=operands, start=start, end=end)


# -- superlatives ------------------------------------------------------------------------------------------------------------


def _superlatives(scene: Scene) -> Iterator[Superlative]:
    """ "The largest chip maker in China", where it is said of somebody and no rank or figure stands with it."""
    tree = scene.tree
    for token in range(len(tree)):
        if tree.tags[token] not in _SUPERLATIVE_TAGS or tree.lower[token] in _NO_SUPERLATIVES - {"most", "least"}:
            continue
        adjective = token
        if tree.tags[token] == "RBS" or tree.lower[token] in ("most", "least"):
            adjective = tree.heads[token]
            if tree.deps[token] != "advmod" or not (
                tree.tags[adjective].startswith("JJ") or tree.tags[adjective] == "VBN"
            ):
                continue
        noun = tree.heads[adjective]
        if tree.deps[adjective] != "amod" or not tree.is_noun(noun) or not _alone(scene, noun):
            continue
        subject = _said_of(scene, noun)
        if subject is None:
            continue
        tokens = phrases.core(tree, noun, scene.skip, owners=True)
        located = phrases.complement(tree, noun, "in", "of", "among", "across")
        last = (
            max(tree.subtree(located)) if located is not None and len(tree.subtree(located)) <= _WINDOW else max(tokens)
        )
        start, end = _place(scene, min(tokens), last)
        rest = [each for each in tokens if each not in tree.subtree(adjective)]
        measured = noun if who.is_attribute(tree, noun) else None
        down = tree.lower[token] == "least" or tree.lower[token] in words.LEAST
        yield Superlative(
            text=scene.tree.text[tree.starts[min(tokens)] : tree.ends[last]],
            start=start,
            end=end,
            direction=Direction.DOWN if down else Direction.UP,
            subject=subject,
            metric=phrases.metric(tree, measured, scene.skip)
            if measured is not None
            else " ".join(tree.words[each] for each in sorted({token, adjective})),
            whole=tree.spelled(rest) or None,
            place=places.found(tree, list(range(min(tokens), last + 1))),
        )


def _alone(scene: Scene, noun: int) -> bool:
    """Whether a superlative's noun is one, and the first: "one of the largest" and "the second largest" are not."""
    tree = scene.tree
    if tree.tags[noun] in ("NNS", "NNPS") or any(scene.is_figure(each) for each in phrases.core(tree, noun)):
        return False
    if not any(
        tree.deps[kid] in ("det", "poss") and tree.lower[kid] not in ("a", "an", "some") for kid in tree.kids[noun]
    ):
        return False
    above = tree.heads[noun]
    return not (
        tree.deps[noun] == "pobj"
        and tree.lower[above] in ("of", "among")
        and tree.lower[tree.heads[above]] in ("one", "some", "among")
    )


def _said_of(scene: Scene, noun: int) -> str | None:
    """Whom a superlative names: the subject of "is", or the name that it stands in apposition to."""
    tree = scene.tree
    dep, head = tree.deps[noun], tree.heads[noun]
    if any(tree.deps[kid] == "neg" for kid in tree.kids[head]):
        return None
    if dep == "attr":
        subject = clauses.subject(tree, head)
        if (
            subject is not None
            and (tree.is_noun(subject) or tree.tags[subject] == "PRP")
            and tree.lower[subject] != "there"
        ):
            return who.entity(scene, subject)
        return None
    if dep == "appos" and tree.is_noun(head) and not scene.is_figure(head):
        return who.entity(scene, head)
    return None


# -- enumerations --------------------------------------------------------------------------------------------------------------


def _enumerations(document: Document, scene: Scene, ids: Sequence[str]) -> Iterator[Enumeration]:
    """A count whose items follow: after a colon in its sentence, or as the list under its heading or lead-in."""
    counts = [
        at
        for at, figure in enumerate(scene.figures)
        if figure.top >= 0 and figure.mention.kind in COUNTS and scene.done[at].noun
    ]
    if not counts:
        return
    at = counts[-1]
    figure = scene.figures[at]
    low = figure.mention.low
    if low is None or low != figure.mention.high or not _FEWEST <= low <= _MOST or low != low.to_integral_value():
        return
    items = _after_colon(scene, figure) or _listed(document, scene, figure)
    if items:
        start, _ = _span(scene, figure)
        yield Enumeration(claim=ids[at], items=tuple(items), start=start, end=max(item.end for item in items))


def _after_colon(scene: Scene, figure: Figure) -> list[Extent]:
    """The items after "three models:", where commas and the parse agree on how many they are."""
    tree = scene.tree
    colon = next((each for each in range(figure.tokens.stop, len(tree)) if tree.words[each] == ":"), None)
    if (
        colon is None
        or colon + 1 >= len(tree)
        or any(tree.words[each] in (";", ".", "(") for each in range(figure.tokens.stop, colon))
    ):
        return []
    if any(other.tokens.start > figure.tokens.start and other.tokens.start < colon for other in scene.figures):
        return []
    begin = tree.starts[colon + 1]
    text = tree.text[begin:]
    stop = _CLAUSE_START.search(text)
    text = text[: stop.start()] if stop else text
    pieces: list[tuple[int, int]] = []
    at = 0
    for match in _ITEMS.finditer(text):
        pieces.append((at, match.start()))
        at = match.end()
    pieces.append((at, len(text.rstrip(" .!?"))))
    pieces = [(start, end) for start, end in pieces if start < end]
    if len(pieces) < _FEWEST or any(_has_verb(scene, begin + start, begin + end) for start, end in pieces):
        return []
    heads = [tree.top(tree.tokens(begin + start, begin + end)) for start, end in pieces]
    if any(head is None or not (tree.is_noun(head) or tree.tags[head] == "CD") for head in heads):
        return []
    extents = [scene.block.source(scene.start + begin + start, scene.start + begin + end) for start, end in pieces]
    return [Extent(start=start, end=end) for start, end in extents]


def _has_verb(scene: Scene, start: int, end: int) -> bool:
    return any(scene.tree.tags[each] in ("VBD", "VBP", "VBZ", "MD") for each in scene.tree.tokens(start, end))


def _listed(document: Document, scene: Scene, figure: Figure) -> list[Extent]:
    """The list items directly under a heading that counts, or under a sentence that ends in a colon."""
    heading = scene.block.role is Role.HEADING and len(scene.figures) == 1
    introduces = scene.block.text.rstrip().endswith(":") and scene.start + len(scene.tree.text) >= len(
        scene.block.text.rstrip()
    )
    if not (introduces or (heading and _is_definite(scene.tree, figure))):
        return []
    following: list[Block] = []
    for block in document.blocks[scene.index + 1 :]:
        if block.role is not Role.LIST:
            break
        following.append(block)
    outermost = min((block.level or 0 for block in following), default=0)
    return [Extent(start=block.start, end=block.end) for block in following if (block.level or 0) == outermost]


def _is_definite(tree: Tree, figure: Figure) -> bool:
    return (
        figure.tokens.start > 0
        and tree.lower[figure.tokens.start - 1] in ("the", "these", "our", "their")
        or tree.lower[figure.tokens.start] == "the"
    )


# -- events --------------------------------------------------------------------------------------------------------------------


def _events(scene: Scene, ids: Sequence[str]) -> Iterator[Event]:
    """What the dates of a sentence date: "X was founded in 2019", "X, founded in 2019, …", "the launch of X in 2019"."""
    for figure, slots, claim in zip(scene.figures, scene.done, ids, strict=True):
        if figure.top < 0 or not is_date(figure) or is_basis(scene.tree, figure):
            continue
        found = _dated(scene, figure)
        if found is None:
            continue
        what, subject, head = found
        start, end = _place(scene, min(head, figure.tokens[0]), max(head, figure.tokens[-1]))
        yield Event(
            claim=claim, what=what, subject=subject or slots.subject, modality=slots.modality, start=start, end=end
        )


def _dated(scene: Scene, figure: Figure) -> tuple[str, str | None, int] | None:
    """The verb that a date hangs from, in its base form, whose event it is, and its token."""
    tree = scene.tree
    token = figure.top
    for _ in range(4):
        if tree.heads[token] == token:
            return None
        token = tree.heads[token]
        if tree.is_verb(token):
            return _event(scene, token, figure)
        verb = words.NOMINAL.get(tree.lower[token])
        if verb is not None:
            owner = phrases.owner(tree, token, lambda other: who.entity(scene, other), scene.skip)
            return (verb, owner, token) if owner is not None else None
        if (
            tree.is_noun(token)
            and token not in figure.tokens
            and tree.lower[token] not in ("end", "start", "beginning", "middle", "half")
        ):
            return None
    return None


def _event(scene: Scene, verb: int, figure: Figure) -> tuple[str, str | None, int] | None:
    tree = scene.tree
    base = words.lemma(tree.lower[verb])
    if base not in words.EVENT:
        return None
    outcome = tree.child(verb, "acomp", "prt")
    what = f"{base} {tree.lower[outcome]}" if outcome is not None and outcome not in figure.tokens else base
    if base in ("go", "set", "take", "become", "come", "spin", "enter") and what == base:
        return None
    passive = clauses.is_passive(tree, verb) or (tree.tags[verb] == "VBN" and tree.deps[verb] == "acl")
    affected = tree.child(verb, "dobj") if base in words.AFFECTS and not passive else None
    if affected is None:
        affected = clauses.subject(tree, verb, frozenset(figure.tokens))
    if affected is None or scene.is_figure(affected):
        return None
    return what, who.entity(scene, affected), verb
