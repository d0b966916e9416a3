"""Ages and anniversaries: "the 20-year-old company", "died in 2021 aged 60", "its 50th anniversary"."""

from collections.abc import Iterator, Sequence

from claims.claim import Lapse, Moment
from claims.frames import clauses, phrases, who, words
from claims.frames.path import Figure
from claims.frames.scene import Scene
from claims.frames.tree import PRONOUN_TAGS
from claims.lexicon import load
from claims.statements.events import MOST_FIGURES, dated, is_day, named

_WORDS = load("chronology")
_BEGUN: tuple[str, ...] = tuple(_WORDS["begun"])
_BIRTH = ("bear",)
_AGED = frozenset({"aged", "age"})
_WEEKDAYS = frozenset(_WORDS["weekdays"])
_AFTER = 2
_PRESENT = frozenset({"VBZ", "VBP"})
# Tokens of a sentence before which a date or an age opens it: "In 2021 she died aged 60".
_OPENING = 3
_JUBILEE = frozenset({"anniversary", "birthday"})


def old(scene: Scene, ids: Sequence[str], at: int) -> Iterator[Lapse]:
    """As in "the 20-year-old company", "is 20 years old": counted from its founding, birth or opening."""
    tree, figure = scene.tree, scene.figures[at]
    if figure.mention.unit != "year":
        return
    behind = range(figure.tokens.stop, min(figure.tokens.stop + 2, len(tree)))
    word = next((each for each in behind if tree.lower[each] == "old"), None)
    if word is None:
        return
    head = tree.heads[word]
    if tree.deps[word] in ("amod", "compound") and tree.is_noun(head):
        definite = any(tree.deps[kid] == "det" and tree.lower[kid] in ("the", "this") for kid in tree.kids[head])
        generic = definite and words.noun(tree.lower[head]) in words.FIRM
        firm = scene.context.firm(scene.index, scene.start) if generic else None
        named = _apposed(scene, head)
        whose = firm or named or (who.entity(scene, head) if definite else None)
        kinds = _BIRTH if words.noun(tree.lower[head]) in words.HUMAN else _BEGUN
        yield from _from_birth(scene, ids, at, whose, kinds, head, pointed=definite and named is None)
    else:
        verb = next((each for each in tree.ancestors(word) if tree.is_verb(each)), None)
        subject = tree.child(verb, "nsubj") if verb is not None and words.lemma(tree.lower[verb]) == "be" else None
        whose = who.entity(scene, subject) if subject is not None else None
        yield from _from_birth(scene, ids, at, whose, _BEGUN, subject)


def _apposed(scene: Scene, head: int) -> str | None:
    """Whose age "a 20-year-old company" tells: what it stands beside, or is said of."""
    tree = scene.tree
    above = tree.heads[head]
    if tree.deps[head] == "appos" and tree.is_noun(above):
        return who.entity(scene, above)
    if tree.deps[head] == "attr":
        subject = tree.child(above, "nsubj")
        return who.entity(scene, subject) if subject is not None else None
    beside = tree.child(head, "appos")
    return who.entity(scene, beside) if beside is not None else None


def aged(scene: Scene, ids: Sequence[str], at: int) -> Iterator[Lapse]:
    """As in "died in 2021 aged 60", "at the age of 60"."""
    tree, figure = scene.tree, scene.figures[at]
    first = figure.tokens[0]
    before = tree.lower[max(first - 2, 0) : first]
    if figure.mention.low is None or not before:
        return
    if _is_apposed_age(scene, figure):
        person = tree.heads[figure.top]
        yield from _from_birth(scene, ids, at, who.entity(scene, person), _BIRTH, person, now=True)
        return
    if not (before[-1] in _AGED or before == ["age", "of"] or _is_at_age(scene, figure)):
        return
    verbs = (each for each in tree.ancestors(figure.top) if tree.is_verb(each) and tree.lower[each] != "aged")
    verb = next(verbs, None)
    subject = clauses.subject(tree, verb, frozenset(figure.tokens)) if verb is not None else None
    whose = who.entity(scene, subject) if subject is not None else None
    days = [each for each, other in enumerate(scene.figures[:MOST_FIGURES]) if is_day(other)]
    then = frozenset(each for each in days if _is_of_one_clause(scene, scene.figures[each], figure))
    if then or (verb is not None and (tree.tags[verb] in _PRESENT or _is_recent(scene, verb, figure))):
        yield from _from_birth(scene, ids, at, whose, _BIRTH, subject, then=then)


def _is_recent(scene: Scene, verb: int, age: Figure) -> bool:
    """Whether a weekday says that what a verb tells was just now: "died on Sunday aged 91"."""
    first, last = min(verb, age.tokens.start), max(verb, age.tokens.stop + _AFTER)
    return not _WEEKDAYS.isdisjoint(scene.tree.lower[first : last + 1])


def _is_of_one_clause(scene: Scene, date: Figure, age: Figure) -> bool:
    """Whether a date is that of the clause which tells an age: "died in 2021 aged 60", "In 2021 she died aged 60"."""
    tree = scene.tree
    first, last = sorted((date.tokens, age.tokens), key=lambda tokens: tokens.start)
    verbs = [at for at in range(first.stop, last.start) if tree.is_verb(at) and tree.lower[at] not in _AGED]
    return len(verbs) <= (1 if first.start <= _OPENING else 0)


def _is_at_age(scene: Scene, figure: Figure) -> bool:
    """As in "died in 2021 at 60": the age at which somebody did what people do once."""
    tree, at = scene.tree, figure.tokens[0] - 1
    verb = tree.heads[at]
    behind = tree.lower[figure.tokens.stop : figure.tokens.stop + 1]
    does = tree.is_verb(verb) and words.lemma(tree.lower[verb]) in ("die", "retire", "marry")
    does = does and not {"next", "will", "soon", "when", "may", "can", "if", "would"} & set(tree.lower)
    return len(figure.tokens) == 1 and tree.lower[at] == "at" and does and behind in ([], ["."], [","], ["in"])


def _is_apposed_age(scene: Scene, figure: Figure) -> bool:
    """Whether a number between commas is the age of a person: "Lena Ortiz, 52, has led …"."""
    tree, first, stop = scene.tree, figure.tokens[0], figure.tokens.stop
    bare = len(figure.tokens) == 1 and tree.deps[figure.top] == "appos" and tree.is_proper(tree.heads[figure.top])
    return bare and tree.words[first - 1] == "," and tree.words[stop : stop + 1] == [","]


def _from_birth(
    scene: Scene,
    ids: Sequence[str],
    at: int,
    whose: str | None,
    kinds: tuple[str, ...],
    head: int | None,
    *,
    pointed: bool = False,
    now: bool = False,
    then: frozenset[int] | None = None,
) -> Iterator[Lapse]:
    """An age of what the token `head` stands for, at one of the sentence's dates or now, counted from its beginning.

    Its beginning is an event of these kinds, dated in the sentence or elsewhere. `then` are the figures of the dates
    at which it may be the age, where those are not all that the sentence has.
    """
    verbs = {verb for kind in kinds for verb in _WORDS["kind"][kind]}
    begins: list[str] = []
    others: list[str] = []
    for each, figure in enumerate(scene.figures[:MOST_FIGURES]):
        if not is_day(figure):
            continue
        found = dated(scene, figure)
        own = found is not None and found.what in verbs and (found.affected == head or found.subject == whose)
        if own:
            begins.append(ids[each])
        elif then is None or each in then:
            others.append(ids[each])
    if whose is None and not begins:
        return
    since = Moment(claims=tuple(begins[:1]), what=() if begins else kinds, subject=None if begins else whose)
    start, end = scene.extent(scene.figures[at].tokens[0], scene.figures[at].tokens[-1])
    yield Lapse(
        claim=ids[at],
        kind="age",
        since=since,
        until=Moment(claims=tuple(others), now=now or not others),
        pointed=pointed,
        start=start,
        end=end,
    )


def anniversary(scene: Scene, ids: Sequence[str], at: int) -> Iterator[Lapse]:
    """As in "celebrated its 50th anniversary in 2024": counted from the founding, or from what it is one of."""
    tree, figure = scene.tree, scene.figures[at]
    beside = range(figure.tokens[0], min(figure.tokens.stop + 2, len(tree)))
    noun = next((each for each in beside if tree.lower[each] in _JUBILEE), None)
    if noun is None:
        return
    below = set(tree.subtree(noun))
    inner = [each for each, other in enumerate(scene.figures) if is_day(other) and other.top in below]
    outer = [ids[each] for each, other in enumerate(scene.figures) if is_day(other) and each not in inner]
    owner = tree.child(noun, "poss")
    of = phrases.complement(tree, noun)
    if inner and of is not None and len(inner) == 1:
        since = Moment(claims=(ids[inner[0]],))
    elif of is not None:
        found = named(scene, of)
        if found is None:
            return
        since = Moment(what=(found[0],), subject=found[1])
    elif owner is not None:
        whose = who.entity(scene, owner)
        if whose is None:
            return
        since = Moment(what=_BEGUN, subject=whose)
    else:
        return
    start, end = scene.extent(figure.tokens[0], noun)
    until = Moment(claims=tuple(outer), now=not outer)
    pointed = owner is not None and tree.tags[owner] in PRONOUN_TAGS
    yield Lapse(claim=ids[at], kind="anniversary", since=since, until=until, pointed=pointed, start=start, end=end)
