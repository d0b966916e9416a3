"""What the text dates: the event that a date hangs from, and whose it is."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from claims.claim import Event, Modality, Tense
from claims.document import Extent
from claims.frames import clauses, phrases, who, words
from claims.frames.path import Figure
from claims.frames.periods import is_basis, is_date
from claims.frames.scene import Scene
from claims.frames.tree import PRONOUN_TAGS, SUBJECTS, Tree
from claims.lexicon import load
from claims.statements.tenses import tense

_WORDS = load("chronology")
_GENERIC = frozenset(_WORDS["generic"])
_WORKS = frozenset(_WORDS["works"])
_AFTER = frozenset((*_WORDS["after"], *_WORDS["before"]))
_PARTS = frozenset({"end", "start", "beginning", "middle", "half", "close", "turn"})
# Verbs that say what they are of only with a particle or complement: "set up", "go public".
_WITH_PARTICLE = frozenset({"go", "set", "take", "become", "come", "spin", "enter"})
_PHRASES = frozenset(_WORDS["phrases"])
_AFFECTING = frozenset(_WORDS["affecting"])
_PRODUCTS = frozenset(_WORDS["products"])
_INTO = frozenset({"into", "to", "on", "onto", "under"})
_SCHEDULED = frozenset(_WORDS["scheduled"])
_ON, _UNTIL = frozenset({"for", "in", "on", "by"}), frozenset({"until", "till"})
_INDEFINITE = frozenset({"a", "an"})
# Events of the firm or body that a text is about, where it says "the listing" and no more.
_STARTING = frozenset(_WORDS["starting"])
_OF_FIRMS = frozenset({"list", "float", "found", "dissolve"})
# Verbs that begin or end the work on something.
_BOUNDS = frozenset({"begin", "start", "commence", "end", "finish", "complete"})
MOST_FIGURES = 100
"""A sentence with more figures is a table or a dump, and says nothing of when things happened."""
SEVERAL = "(several)"
"""The mark of an event of several things at once."""
FIRST = "(its first)"
"""The mark of a deed that somebody does for the first time: "carried its first passengers"."""
BODY = "(a body)"
"""The mark of a deed of "the firm", "the club", which is no person's."""


class Dated(NamedTuple):
    """An event that a date hangs from: its token, what it is, whose, and the token of that where it has one.

    `pointed` says that who did it is named by what it points back at.
    """

    token: int
    what: str
    subject: str | None
    affected: int | None
    by: str | None = None
    active: bool = False
    pointed: bool = False


def events(scene: Scene, ids: Sequence[str]) -> Iterator[Event]:
    """What the dates of a sentence date: "X was founded in 2019", "X, founded in 2019", "the launch of X in 2019"."""
    tree = scene.tree
    sentence = scene.extent(0, len(tree) - 1) if len(tree) else (0, 0)
    for figure, slots, claim in zip(scene.figures, scene.done, ids, strict=True):
        if figure.top < 0 or not is_date(figure) or is_basis(tree, figure):
            continue
        found = dated(scene, figure)
        if found is None or _is_reported(tree, figure, found.token):
            continue
        when = _when(tree, found, figure)
        if found.what.split()[0] == "be" and when is not Tense.FUTURE:
            continue
        start, end = scene.extent(min(found.token, figure.tokens[0]), max(found.token, figure.tokens[-1]))
        denied = slots.modality is Modality.DENIED and when is not Tense.FUTURE
        yield Event(
            claim=claim,
            what=found.what,
            subject=found.subject,
            modality=slots.modality,
            tense=Tense.UNSURE if denied else when,
            by=found.by,
            active=found.active,
            thing=scene.extent(found.affected, found.affected)[0] if found.affected is not None else None,
            at=_tie(tree, figure, found.token),
            marks=tuple(sorted(_marks(scene, found, figure))),
            pointed=found.pointed or found.affected is None or not _is_named(scene, found.affected, found.subject),
            sentence=Extent(start=sentence[0], end=sentence[1]),
            start=start,
            end=end,
        )


def _when(tree: Tree, found: Dated, figure: Figure) -> Tense:
    """The tense of an event; what "is planned for 2031" or "is due in May" is to come."""
    if not tree.is_verb(found.token):
        return Tense.PAST
    when, tie = tense(tree, found.token), _tie(tree, figure, found.token)
    if tie in _UNTIL and (when is Tense.PRESENT or _is_possible(tree, found.token)):
        return Tense.FUTURE  # "is open until 2 March"
    planned = not _SCHEDULED.isdisjoint(found.what.split()) and tie in _ON
    return Tense.FUTURE if planned and when is Tense.PRESENT else when


def _is_possible(tree: Tree, verb: int) -> bool:
    """Whether something can be done, as in "applications can be filed until 2 March"."""
    auxiliaries = [tree.lower[kid] for kid in tree.children(verb, "aux", "auxpass")]
    return "can" in auxiliaries and "have" not in auxiliaries


def dated(scene: Scene, figure: Figure) -> Dated | None:
    """The event that a date hangs from: a verb in its base form, or the noun of one ("the launch of X in 2019")."""
    tree = scene.tree
    token = figure.top
    for _ in range(4):
        if tree.heads[token] == token:
            return None
        token = tree.heads[token]
        if _is_outcome(tree, token):
            continue
        if tree.is_verb(token):
            return event(scene, token, figure)
        verb = words.NOMINAL.get(tree.lower[token])
        if verb is not None and tree.lower[tree.heads[token]] != "for":
            owner = phrases.owner(tree, token, lambda other: who.entity(scene, other), scene.skip)
            if owner is None and verb in _OF_FIRMS and tree.child(token, "det") is not None:
                return Dated(token, verb, _before(scene), None)
            possessor = tree.child(token, "poss")
            owned = possessor if possessor is not None else phrases.complement(tree, token)
            return Dated(token, verb, owner, owned) if owner is not None else None
        became = tree.deps[token] == "attr" and words.lemma(tree.lower[tree.heads[token]]) == "become"
        if (
            verb is None
            and not became
            and tree.is_noun(token)
            and token not in figure.tokens
            and tree.lower[token] not in _PARTS
        ):
            return None
    return None


def _is_outcome(tree: Tree, token: int) -> bool:
    """Whether a word makes an event of the verb above it: "brought it to market", "was declared under control"."""
    above = next((each for each in tree.ancestors(token) if tree.is_verb(each)), None)
    tied = token > 0 and tree.lower[token - 1] in _INTO
    return tied and above is not None and f"{words.lemma(tree.lower[above])} {tree.lower[token]}" in _PHRASES


def event(scene: Scene, verb: int, figure: Figure | None = None) -> Dated | None:
    """The event that a verb tells of, with whose it is: its object's where the verb makes or ends things."""
    tree = scene.tree
    tokens = frozenset(figure.tokens) if figure is not None else frozenset()
    base = words.lemma(tree.lower[verb])
    outcome = tree.child(verb, "acomp", "prt")
    what = f"{base} {tree.lower[outcome]}" if outcome is not None and outcome not in tokens else base
    phrase = _phrase(tree, verb, base) or (
        "become" if base == "become" and tree.child(verb, "attr") is not None else None
    )
    what = phrase or what
    passive = clauses.is_passive(tree, verb) or (tree.tags[verb] == "VBN" and tree.deps[verb] in ("acl", "advcl"))
    if base in _WITH_PARTICLE and what == base and not passive and phrase is None:
        return None
    affects = (base in words.AFFECTS or what in _AFFECTING) and not passive
    affected = tree.child(verb, "dobj") if affects else None
    if affected is not None and tree.lower[affected] in ("doors", "gates"):
        affected = None
    doer = None
    if affected is not None:
        doer = clauses.subject(tree, verb, tokens)
    elif passive:
        doer = clauses.agent(tree, verb)
    if affected is None:
        affected = clauses.subject(tree, verb, tokens)
    if affected is None:
        affected = _before_it(tree, verb)
    if affected is None or scene.is_figure(affected):
        return Dated(verb, what, None, None)
    by = who.entity(scene, doer) if doer is not None and not scene.is_figure(doer) else _maker(scene, affected)
    built, is_work = _work(tree, affected)
    if is_work and base in _BOUNDS:
        subject = who.entity(scene, built) if built is not None else _before(scene)
        return Dated(verb, f"{base} construction", subject, built, by)
    active = not passive and by is None
    pointed = doer is not None and not passive and not _is_named(scene, doer, by)
    return Dated(verb, what, _built(scene, who.entity(scene, affected)), affected, by, active, pointed)


def _before_it(tree: Tree, verb: int) -> int | None:
    """The subject of the first of several verbs, where the parse takes its clause for what the others tell.

    "She was born in 2001, began in a small team, and signed her first contract in 2019".
    """
    first = verb
    for above in tree.ancestors(verb):
        if tree.deps[first] != "conj":
            break
        first = above
    clause = next((kid for kid in tree.children(first, "ccomp") if kid < first), None)
    bare = clause is not None and tree.child(clause, "mark") is None and clauses.subject(tree, first) is None
    return tree.child(clause, *SUBJECTS) if bare and clause is not None else None


def _maker(scene: Scene, noun: int) -> str | None:
    """Whose deed it is that something of theirs begins: "its first shop opened", "the first model went on sale"."""
    tree = scene.tree
    if not any(tree.lower[kid] == "first" for kid in tree.children(noun, "amod")):
        return None
    owner = tree.child(noun, "poss")
    if owner is not None:
        return who.entity(scene, owner)
    definite = any(tree.lower[kid] == "the" for kid in tree.children(noun, "det"))
    narrowed = tree.child(noun, "prep", "relcl", "acl", "compound") is not None
    product = definite and not narrowed and words.noun(tree.lower[noun]) in _PRODUCTS
    return scene.context.firm(scene.index, scene.start) or "company" if product else None


def _phrase(tree: Tree, verb: int, base: str) -> str | None:
    """A verb with the noun that makes it tell of an event: "take effect", "come (into) force", "bring to market"."""
    ties = [kid for noun in (verb, *tree.children(verb, "dobj")) for kid in tree.children(noun, "prep")]
    ties = [tie for tie in ties if tree.lower[tie] in _INTO]
    nouns = [noun for tie in (verb, *ties) for noun in tree.children(tie, "dobj", "pobj")]
    nouns += [kid for kid in tree.children(verb, "advcl", "xcomp") if tree.lower[kid - 1] in _INTO]
    return next((said for noun in nouns if (said := f"{base} {words.noun(tree.lower[noun])}") in _PHRASES), None)


def _work(tree: Tree, noun: int) -> tuple[int | None, bool]:
    """What is built, where a noun is the work on it ("construction of the bridge"), and whether it is."""
    if words.noun(tree.lower[noun]) in _WORKS:
        return phrases.complement(tree, noun, "of", "on", "at"), True
    above = tree.heads[tree.heads[noun]]
    tied = tree.deps[noun] == "pobj" and tree.lower[tree.heads[noun]] in ("of", "on")
    return noun, tied and tree.lower[above] in _WORKS


def _built(scene: Scene, name: str | None) -> str | None:
    """A name, or what is built where it is that of the work on it: "it" of "construction of the bridge" opened."""
    first, _, rest = (name or "").partition(" of ")
    return name if first.lower() not in _WORKS else rest or _before(scene)


def _before(scene: Scene) -> str | None:
    """What the sentences before this one are about."""
    return scene.context.topic(scene.index, scene.start)


def _is_reported(tree: Tree, figure: Figure, event: int) -> bool:
    """Whether a date ahead of its verb is that of a source: "On 3 May, according to the bureau, sales will rise"."""
    return "according" in tree.lower[figure.tokens.stop : event]


def _tie(tree: Tree, figure: Figure, event: int) -> str:
    """The word that ties a date to its event: the last preposition below the event."""
    above = [figure.top, *tree.ancestors(figure.top)]
    below = above[: above.index(event)] if event in above else above
    ties = [tree.lower[each] for each in below if tree.tags[each] in ("IN", "TO") or tree.deps[each] == "prep"]
    first = figure.tokens[0]
    near = next((each for each in (first, first - 1) if each >= 0 and tree.tags[each] == "IN"), None)
    return ties[-1] if ties else "" if near is None else tree.lower[near]


def _is_named(scene: Scene, token: int, subject: str | None) -> bool:
    """Whether a noun phrase names its thing itself, rather than by "it" or "the company"."""
    tree = scene.tree
    if tree.tags[token] in PRONOUN_TAGS or not tree.is_noun(token) or subject is None:
        return False
    owner = tree.child(token, "poss")
    if owner is not None and tree.tags[owner] in PRONOUN_TAGS and tree.deps[token] in SUBJECTS:
        return False
    return words.noun(tree.lower[token]) not in _GENERIC and tree.lower[token] in subject.lower().split()


def _marks(scene: Scene, found: Dated, figure: Figure) -> Iterator[str]:
    """The words of a clause that tell its event from another of its kind."""
    tree = scene.tree
    if found.affected is not None:
        yield from _of_noun(scene, found.affected)
    if not tree.is_verb(found.token):
        return
    if _does_first(tree, found.token) or (found.by and _is_first_of(tree, found) and found.what in _STARTING):
        yield FIRST
    doer = clauses.subject(tree, found.token)
    if doer is not None and words.noun(tree.lower[doer]) in _GENERIC:
        yield BODY
    if any(tree.lower[kid] == "had" for kid in tree.children(found.token, "aux")):
        yield "had"
    for kid in tree.kids[found.token]:
        dep, lower = tree.deps[kid], tree.lower[kid]
        if kid in figure.tokens or scene.is_figure(kid) or lower in _AFTER or lower in found.what.split():
            continue
        if dep in ("advmod", "acomp", "oprd"):
            yield lower
        elif dep == "prep" and lower not in ("by", "with", "after", "before", "amid", "despite", "according"):
            yield from _objects(scene, kid)
        elif dep == "dobj" and kid != found.affected:
            yield words.noun(lower)


def _does_first(tree: Tree, verb: int) -> bool:
    """Whether a verb has "its first …" for its object."""
    done = tree.child(verb, "dobj")
    if done is None or tree.child(done, "poss") is None:
        return False
    return any(tree.lower[kid] == "first" for kid in tree.children(done, "amod"))


def _is_first_of(tree: Tree, found: Dated) -> bool:
    """Whether it is the first of somebody's that does it: "its first manager took up work"."""
    noun = found.affected
    if noun is None or tree.child(noun, "poss") is None:
        return False
    return any(tree.lower[kid] == "first" for kid in tree.children(noun, "amod"))


def _of_noun(scene: Scene, noun: int) -> Iterator[str]:
    tree = scene.tree
    if tree.tags[noun] in ("NNS", "NNPS") or any(tree.deps[kid] == "conj" for kid in tree.kids[noun]):
        yield SEVERAL
    for kid in tree.kids[noun]:
        dep, lower = tree.deps[kid], tree.lower[kid]
        if dep == "det" and lower in _INDEFINITE and not tree.is_proper(noun):
            yield "a"
        elif dep in ("amod", "nummod", "det", "advmod") and (dep != "det" or lower in ("another", "each", "every")):
            yield lower
        elif dep == "prep" and not any(scene.is_figure(below) for below in tree.subtree(kid)):
            yield from _objects(scene, kid)


def _objects(scene: Scene, preposition: int) -> Iterator[str]:
    """The nouns behind a preposition, unless they are a date."""
    tree = scene.tree
    for kid in tree.children(preposition, "pobj"):
        below = [each for each in tree.subtree(kid) if tree.is_noun(each)]
        if not any(scene.is_figure(each) for each in tree.subtree(kid)):
            yield from (words.noun(tree.lower[each]) for each in below)


def named(scene: Scene, token: int) -> tuple[str, str] | None:
    """The event that a noun or verb without a date names, and whose it is: "its launch", "it was founded"."""
    tree = scene.tree
    if tree.is_verb(token):
        found = event(scene, token)
        return (found.what, found.subject) if found is not None and found.subject else None
    verb = words.NOMINAL.get(tree.lower[token])
    owner = phrases.owner(tree, token, lambda other: who.entity(scene, other), scene.skip) if verb else None
    return (verb, owner) if verb and owner else None


def is_dated(figure: Figure) -> bool:
    """Whether a figure is one date of its own as in `is_day`, or a day of a month without its year."""
    when = figure.mention.when
    if is_day(figure) or when is None or figure.top < 0:
        return is_day(figure)
    return when.start.day is not None and when.start.month is not None and when.end is None and when.back is None


def is_day(figure: Figure) -> bool:
    """Whether a figure is one date with a year of its own, no period and none counted back."""
    when = figure.mention.when
    return figure.top >= 0 and is_date(figure) and when is not None and when.end is None and when.start.year is not None
