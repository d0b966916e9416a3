"""Whose a figure is: names, and the pronouns and short forms that point back at them."""

from claims.claim import Kind
from claims.frames import clauses, phrases, places, words
from claims.frames.path import Figure, Path
from claims.frames.scene import Scene
from claims.frames.tree import PRONOUN_TAGS, SUBJECTS, Tree

# Whom a quotation or a text of the first person speaks of, where it does not say.
WE, ME = "we", "I"
POINTING = frozenset({"this", "that", "these", "those", "which"})
_PERSONAL = frozenset({"he", "she", "him", "her", "his", "hers", "himself", "herself"})
_NEUTER = frozenset({"it", "its", "itself"})
_SPEAKER = frozenset({"i", "my", "me", "myself"})
SPEAKERS = frozenset({"we", "our", "ours", "us", "ourselves"})
_DEFINITE = frozenset({"the", "this", "that", "these", "those"})
# Figures that may be said of another figure: "38 of them, which is six times …".
_RELATING = frozenset({Kind.MULTIPLE, Kind.FRACTION, Kind.PERCENT})
# Figures whose "is" gives the value of an attribute; a length or a count may also be that of a thing.
_VALUES = frozenset({Kind.PERCENT, Kind.FRACTION, Kind.MONEY, Kind.POINTS, Kind.MULTIPLE})
_NARROWED = frozenset({"compound", "nmod", "poss", "relcl", "acl", "prep"})
_NOBODY = frozenset({"EX", "WP", "WDT", "WRB"})
_REACH = 80
_LABEL = 8
_COLONS = frozenset({":", "–", "—"})


def is_attribute(tree: Tree, token: int) -> bool:
    """Whether a noun is something that others have and figures measure, rather than a thing."""
    noun = words.noun(tree.lower[token])
    return noun in words.ATTRIBUTE or noun in words.CHANGE or noun in words.NUMBER


def has_name(scene: Scene, token: int) -> bool:
    """Whether a noun phrase holds somebody's name; technical abbreviations are none."""
    tree = scene.tree
    tokens = phrases.core(tree, token, scene.skip, owners=True)
    return any(
        tree.is_proper(each)
        and not phrases.is_short(tree.words[each])
        and (each != tree.first or scene.context.is_name(tree.words[each]))
        for each in tokens
    )


def entity(scene: Scene, token: int) -> str | None:
    """Who a noun or pronoun is: its name, or the name that it points back at."""
    tree = scene.tree
    lower = tree.lower[token]
    if tree.tags[token] in _NOBODY:
        return None
    if (
        tree.tags[token] in PRONOUN_TAGS
        or tree.tags[token] == "WP$"
        or lower in POINTING
        or lower in ("latter", "former")
    ):
        return pronoun(scene, token)
    noun = words.noun(lower)
    definite = any(tree.deps[kid] == "det" and tree.lower[kid] in _DEFINITE for kid in tree.kids[token])
    if definite and not tree.is_proper(token) and not any(tree.deps[kid] in _NARROWED for kid in tree.kids[token]):
        called = scene.context.called(scene.index, noun) or _organisation(scene, noun)
        if called is not None:
            return called
    named = _apposed(tree, token)
    if named is not None:
        return phrases.name(tree, named, scene.skip)
    phrase = phrases.name(tree, token, scene.skip)
    owner = tree.child(token, "poss")
    if owner is not None and tree.tags[owner] == "PRP$" and not tree.is_proper(token):
        whose = pronoun(scene, owner)
        return f"{whose}'s {phrase}" if whose and whose not in (WE, ME) else phrase
    return phrase or None


def _apposed(tree: Tree, token: int) -> int | None:
    """The name that stands in apposition to a common noun: "the operator, Acme, …"."""
    if tree.is_proper(token):
        return None
    return next((kid for kid in tree.kids[token] if tree.deps[kid] == "appos" and tree.is_proper(kid)), None)


def _organisation(scene: Scene, noun: str) -> str | None:
    """Whom "the company" or "the country" means."""
    if noun in words.FIRM:
        return scene.context.firm(scene.index, scene.start)
    if noun in words.REGION:
        name = scene.context.topic(scene.index, scene.start, named=True)
        return name if name and places.place(name) else None
    return None


def pronoun(scene: Scene, token: int) -> str | None:
    """The name that a pronoun points back at: a subject earlier in the sentence, else one of the text before."""
    tree = scene.tree
    lower = tree.lower[token]
    if lower in SPEAKERS:
        return _house(scene) or WE
    if lower in _SPEAKER:
        speaker = _speaker(scene)
        if speaker is not None:
            return phrases.name(tree, speaker, scene.skip)
        quoted = any(mark in tree.text for mark in '"“”«»')
        return (scene.context.topic(scene.index, scene.start, named=True) if quoted else None) or ME
    if tree.tags[token] == "WP$":
        return _antecedent(scene, token)
    above = tree.ancestors(token)
    subjects = [kid for verb in above if tree.is_verb(verb) for kid in tree.kids[verb] if tree.deps[kid] in SUBJECTS]
    earlier = [other for other in range(max(token - _REACH, 0), token) if tree.deps[other] in SUBJECTS]
    barred = {token, *above}
    for other in (*subjects, *earlier):
        if other < token and other not in barred:
            barred.add(other)
            name = referent(scene, other, lower)
            if name is not None:
                return name
    one = lower in _NEUTER or lower in _PERSONAL
    name = scene.context.topic(scene.index, scene.start, person=lower not in _NEUTER, plural=not one)
    if name and lower in _PERSONAL:
        scene.context.is_person(name)
    return name


def referent(scene: Scene, token: int, pointer: str = "") -> str | None:
    """The name that a subject gives to a pronoun, or to what follows; None where it cannot be meant."""
    tree = scene.tree
    if not tree.is_noun(token) or scene.is_figure(token) or words.noun(tree.lower[token]) in words.CHANGE:
        return None
    plural = tree.tags[token] == "NNS" or any(tree.deps[kid] == "conj" for kid in tree.kids[token])
    if plural and (pointer in _NEUTER or pointer in _PERSONAL):
        return None
    if words.noun(tree.lower[token]) in words.ATTRIBUTE:
        owned = phrases.owner(tree, token, lambda owner: _plain(scene, owner), scene.skip)
        return owned or (phrases.name(tree, token, scene.skip) if pointer and _is_definite(tree, token) else None)
    return _plain(scene, token)


def _is_definite(tree: Tree, token: int) -> bool:
    """Whether a noun stands for something itself: "the market", or a plural that is narrowed ("insured losses")."""
    narrowed = tree.tags[token] == "NNS" and any(tree.deps[kid] in ("amod", "compound") for kid in tree.kids[token])
    return narrowed or any(tree.deps[kid] == "det" and tree.lower[kid] in _DEFINITE for kid in tree.kids[token])


def _plain(scene: Scene, token: int) -> str | None:
    """A name as written; a pronoun is not followed further, so that two of them cannot ask each other for ever."""
    tree = scene.tree
    if tree.tags[token] in PRONOUN_TAGS or tree.tags[token] == "WP$" or tree.lower[token] in POINTING:
        return scene.context.topic(scene.index, scene.start)
    named = _apposed(tree, token)
    if named is not None:
        return phrases.name(tree, named, scene.skip)
    if not has_name(scene, token):
        return _organisation(scene, words.noun(tree.lower[token])) or phrases.name(tree, token, scene.skip) or None
    return phrases.name(tree, token, scene.skip) or None


def _speaker(scene: Scene) -> int | None:
    """Who says the sentence, where it says so: whom "I" means in a quotation."""
    tree = scene.tree
    for token, lower in enumerate(tree.lower):
        if tree.is_verb(token) and words.lemma(lower) in words.SAY:
            own = tree.child(token, "nsubj")
            if own is not None and tree.is_proper(own):
                return own
    return None


def _house(scene: Scene) -> str | None:
    """Whom "we" means in a quotation: what its speaker is introduced as part of ("the head of …", "Acme's head")."""
    tree, speaker = scene.tree, _speaker(scene)
    role = tree.child(speaker, "appos") if speaker is not None else None
    if role is None or not tree.is_noun(role):
        return None
    house = phrases.complement(tree, role, "of", "at", "with", "for")
    house = house if house is not None else tree.child(role, "poss")
    return phrases.name(tree, house, scene.skip) if house is not None and tree.is_proper(house) else None


def _antecedent(scene: Scene, token: int) -> str | None:
    """The noun that the relative clause of "whose" describes."""
    tree = scene.tree
    for above in tree.ancestors(token):
        if tree.deps[above] == "relcl" and tree.is_noun(tree.heads[above]):
            return _plain(scene, tree.heads[above])
    return None


def stated(tree: Tree, verb: int, figure: Figure) -> int:
    """The verb itself, or that of what was said, where the figure hangs from "…, the bureau said"."""
    if words.lemma(tree.lower[verb]) in words.SAY:
        return next((kid for kid in tree.children(verb, "ccomp") if kid < verb), verb)
    return verb


def clause_subject(scene: Scene, path: Path, figure: Figure) -> int | None:
    """The noun that the figure's clause is said of, by the name that a verb of being gives to it."""
    tree = scene.tree
    if path.verb is None:
        return None
    own = frozenset({*figure.tokens, path.last})
    subject = clauses.subject(tree, stated(tree, path.verb, figure), own)
    if subject is None or subject in own:
        return None
    verb = tree.heads[subject]
    if tree.deps[subject] == "attr":
        above = clauses.subject(tree, verb, own)
        return subject if above is None else above
    if tree.deps[subject] not in SUBJECTS or words.lemma(tree.lower[verb]) != "be":
        return subject
    named = clauses.complement(tree, verb, frozenset(figure.tokens))
    if named is None or scene.is_figure(named) or has_name(scene, subject) or tree.tags[subject] in PRONOUN_TAGS:
        return subject
    origin = phrases.complement(tree, named, "from", "in", "of", "at")
    return named if tree.is_proper(named) or (origin is not None and tree.is_proper(origin)) else subject


def bearer(scene: Scene, token: int, figure: Figure, verb: int | None) -> tuple[str | None, str | None]:
    """Of the noun that a clause is said of: whose figure it makes this, and what it says is measured."""
    tree = scene.tree
    earlier = scene.owned.get(token)
    if earlier is not None and (scene.is_figure(token) or figure.mention.kind in _RELATING):
        return earlier.subject, earlier.metric
    if tree.lower[token] in POINTING:
        before = scene.before(token) or scene.last
        inner = phrases.complement(tree, token)
        if inner is not None:
            return entity(scene, inner), before.metric if before else None
        if before is not None:
            return before.subject, before.metric
    if tree.tags[token] in PRONOUN_TAGS or tree.lower[token] in POINTING or tree.tags[token] in ("EX", "WP", "WDT"):
        return entity(scene, token), None
    attribute = is_attribute(tree, token)
    if tree.is_proper(token) and not (attribute and tree.child(token, "poss") is not None):
        return entity(scene, token), None
    base = words.lemma(tree.lower[verb]) if verb is not None else ""
    valued = base in words.REACH or base in words.VERB_WAY
    valued = valued or (base in words.SETTLE and tree.deps[figure.top] == "pobj")
    if attribute or (valued and (base != "be" or figure.mention.kind in _VALUES)):
        owner = phrases.owner(tree, token, lambda other: entity(scene, other), scene.skip)
        if owner is not None:
            return owner, phrases.metric(tree, token, scene.skip)
        definite = any(tree.deps[kid] in ("det", "poss") for kid in tree.kids[token])
        if attribute or (tree.tags[token] == "NNS" and base != "be" and not definite):
            return None, phrases.metric(tree, token, scene.skip)
    return entity(scene, token), None


def label(scene: Scene, figure: Figure) -> str | None:
    """What stands before a colon at the start of the sentence: "Maize: down by a third"."""
    tree = scene.tree
    for token in range(tree.first, min(figure.tokens.start, tree.first + _LABEL)):
        if tree.words[token] in _COLONS and token > tree.first:
            words_before = tree.spelled(range(tree.first, token))
            return places.place(words_before) or words_before or None
        if tree.is_verb(token) or tree.words[token] == ",":
            return None
    return None


def topic(scene: Scene) -> str | None:
    """Whom the text was speaking of: an earlier figure of the sentence, else the sentences before, else the heading."""
    for earlier in reversed(scene.done):
        if earlier.subject is not None:
            return earlier.subject
    return scene.context.topic(scene.index, scene.start, person=False, named=True)
