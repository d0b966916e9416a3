"""Clauses: a token's verb, that verb's subject, and the standing that a clause gives to its figures."""

from claims.claim import Modality
from claims.frames import words
from claims.frames.tree import SUBJECTS, Tree

_RELATIVE = frozenset({"which", "that", "who", "whom", "whose"})
# Labels under which a verb without a subject takes the one of the verb above.
_SHARED = frozenset(
    {"conj", "xcomp", "advcl", "ccomp", "pcomp", "prep", "parataxis", "dep", "oprd", "acomp", "aux", "attr"}
)
_NOUN_CLAUSES = frozenset({"relcl", "acl"})
_HOPS = 12
# Words behind a figure in which "110 tonnes, later corrected upwards to" stands, and the noun ahead of the comma.
_BEHIND, _NOUN = 8, 3
_ASIDE = frozenset({",", "(", "–", "—"})
# "In which year …?": how far into a question its question word may stand.
_ASKING = 3


def verb(tree: Tree, token: int) -> int | None:
    """The verb whose clause the token stands in; the token itself where it is one."""
    return next((each for each in [token, *tree.ancestors(token)] if tree.is_verb(each) and _heads(tree, each)), None)


def _heads(tree: Tree, token: int) -> bool:
    """Whether a verb heads a clause; an auxiliary does where it is none ("acreage shrank by a third", parsed so)."""
    dep = tree.deps[token]
    if dep in ("aux", "auxpass"):
        return words.lemma(tree.lower[token]) in words.VERB_WAY
    return dep not in ("amod", "compound", "nmod")


def subject(tree: Tree, of: int, without: frozenset[int] = frozenset()) -> int | None:
    """The noun that a verb is said of.

    Its own subject, the noun that a participle or relative clause describes, or the subject of a verb that it shares
    one with. Tokens in `without` are none.
    """
    token = of
    for _ in range(_HOPS):
        own = _own_subject(tree, token, without)
        above = tree.heads[token]
        dep = tree.deps[token]
        if own is not None:
            if tree.lower[own] in _RELATIVE and tree.tags[own] in ("WDT", "WP", "DT", "IN"):
                return above if dep == "relcl" and above != token and tree.is_noun(above) else own
            return own
        if above == token:
            return None
        if dep in _NOUN_CLAUSES:
            near = token - 1
            measuring = dep == "acl" and words.lemma(tree.lower[token]) in words.REACH
            return near if measuring and near > 0 and tree.is_noun(near) and near not in without else above
        if dep in ("aux", "auxpass") and token and tree.is_noun(token - 1) and _heads(tree, token):
            return token - 1
        if dep not in _SHARED and tree.is_verb(token):
            return None
        token = above
    return None


def _own_subject(tree: Tree, token: int, without: frozenset[int]) -> int | None:
    return next((kid for kid in tree.kids[token] if tree.deps[kid] in SUBJECTS and kid not in without), None)


def agent(tree: Tree, of: int) -> int | None:
    """The noun after the "by" of a passive verb; "had paid by cheque" is none, whatever the parse calls it."""
    active = any(words.lemma(tree.lower[kid]) == "have" for kid in tree.children(of, "aux"))
    by = tree.child(of, "agent") if not active or tree.child(of, "auxpass") is not None else None
    return tree.child(by, "pobj") if by is not None else None


def complement(tree: Tree, of: int, without: frozenset[int] = frozenset()) -> int | None:
    """The noun that a verb of being equates its subject with."""
    return next((kid for kid in tree.kids[of] if tree.deps[kid] == "attr" and kid not in without), None)


_FINITE = frozenset({"VBD", "VBP", "VBZ", "MD"})


def is_passive(tree: Tree, of: int) -> bool:
    """Whether the verb is in the passive."""
    return tree.child(of, "auxpass", "nsubjpass", "agent") is not None


def modality(tree: Tree, figure: int, noun: int | None) -> Modality:
    """The standing of a figure: what its clause, the clauses around that, and the noun that it measures say of it."""
    found: list[Modality] = []
    if noun is not None:
        found.extend(_around(tree, noun))
        named = words.NOUN_CUE.get(words.noun(tree.lower[noun]))
        if named is not None:
            found.append(named)
    inner = figure
    for above in [figure, *tree.ancestors(figure)]:
        if tree.is_noun(above) and above != noun:
            cue = words.NOUN_CUE.get(words.noun(tree.lower[above]))
            if cue is not None and above != figure and _governs(tree, above, inner):
                found.append(cue)
        if tree.is_verb(above):
            found.extend(_of_verb(tree, above, inner))
            if tree.deps[above] in _NOUN_CLAUSES:
                break
            if (
                tree.deps[above] in ("conj", "advcl", "parataxis")
                and _own_subject(tree, above, frozenset()) is not None
            ):
                break
        inner = above
    if _is_question(tree):
        found.append(Modality.DENIED)
    if _is_plan(tree, figure):
        found.append(Modality.FORECAST)
    order = (Modality.DENIED, Modality.SUPERSEDED, Modality.TARGET, Modality.FORECAST)
    return next((modality for modality in order if modality in found), Modality.ACTUAL)


def is_replaced(tree: Tree, behind: int) -> bool:
    """Whether what stands behind a figure puts another in its place: "110 tonnes, later corrected to 115"."""
    said = tree.lower[behind : behind + _BEHIND]
    opened = next((at for at, word in enumerate(said[:_NOUN]) if word in _ASIDE), None)
    if opened is None:
        return False
    rest = said[opened + 1 :]
    since = rest[:1] != [] and rest[0] in words.SINCE
    rest = rest[since:]
    return since and rest[:1] != [] and rest[0] in words.CORRECTED and "to" in rest[1:_NOUN]


def _is_plan(tree: Tree, figure: int) -> bool:
    """Whether a headline's only verb is an infinitive above the figure: "Firm to open 15 shops"."""
    verbs = [above for above in tree.ancestors(figure) if tree.tags[above] == "VB"]
    infinitive = any(tree.lower[kid] == "to" and tree.deps[kid] == "aux" for verb in verbs for kid in tree.kids[verb])
    return infinitive and not any(tag in _FINITE for tag in tree.tags)


def _governs(tree: Tree, above: int, inner: int) -> bool:
    """Whether a noun such as "target" speaks of the clause or "of …" below it, not of something in passing."""
    return tree.deps[inner] in ("acl", "ccomp") or (
        tree.deps[inner] == "prep" and tree.lower[inner] in ("of", "for", "to")
    )


def _of_verb(tree: Tree, token: int, inner: int) -> list[Modality]:
    found = _around(tree, token)
    if tree.deps[inner] in SUBJECTS and inner != token:
        found = [cue for cue in found if cue is not Modality.DENIED]
    base = words.lemma(tree.lower[token])
    governs = inner != token and tree.deps[inner] in (
        "xcomp",
        "ccomp",
        "dobj",
        "oprd",
        "prep",
        "advcl",
        "pcomp",
        "attr",
        "nsubj",
    )
    cue = words.VERB_CUE.get(base)
    if cue is Modality.DENIED and cue in found:  # who does not deny a figure grants it
        cue, found = None, [one for one in found if one is not Modality.DENIED]
    if cue is Modality.SUPERSEDED and tree.lower[inner] == "to":
        cue = None
    said_of_it = base == "see" and tree.deps[inner] != "ccomp"
    if cue is not None and not said_of_it and tree.deps[inner] != "nsubj" and (governs or is_passive(tree, token)):
        found.append(cue)
    for kid in tree.kids[token]:
        dep = tree.deps[kid]
        if dep == "aux" and tree.tags[kid] == "MD":
            cue = words.AUXILIARY_CUE.get(tree.lower[kid])
            if cue is not None and not _conjectures(tree, kid, token):
                found.append(cue)
        elif dep in ("mark", "advmod") and kid < token:
            cue = words.CLAUSE_CUE.get(tree.lower[kid])
            if cue is not None and tree.deps[token] in ("advcl", "ccomp", "ROOT"):
                found.append(cue)
        elif dep in SUBJECTS and tree.is_noun(kid) and kid != inner and words.lemma(tree.lower[token]) in words.REACH:
            cue = words.NOUN_CUE.get(words.noun(tree.lower[kid]))
            if cue is not None:
                found.append(cue)
        elif dep in ("acomp",) and kid != inner:
            cue = words.WORD_CUE.get(tree.lower[kid])
            if cue is not None and cue is not Modality.DENIED:
                found.append(cue)
    return found


def _conjectures(tree: Tree, auxiliary: int, verb: int) -> bool:
    """Whether "may" and the like guess at what is or was: "may be 5,000 years old", "may have cost $3m"."""
    if tree.lower[auxiliary] not in words.CONJECTURE:
        return False
    perfect = any(words.lemma(tree.lower[kid]) == "have" for kid in tree.children(verb, "aux"))
    if not perfect and words.lemma(tree.lower[verb]) != "be":
        return False
    return perfect or words.FUTURE.isdisjoint(tree.lower)


def _around(tree: Tree, token: int) -> list[Modality]:
    """What the words directly under a verb or noun say."""
    found = []
    for kid in tree.kids[token]:
        if tree.deps[kid] not in ("neg", "advmod", "amod", "preconj", "acomp", "nmod"):
            continue
        cue = words.WORD_CUE.get(tree.lower[kid])
        if tree.lower[kid] == "longer" and any(tree.lower[below] == "no" for below in tree.kids[kid]):
            cue = Modality.DENIED
        if cue is not None and not (cue is Modality.DENIED and _only(tree, kid)):
            found.append(cue)
    return found


def _only(tree: Tree, negation: int) -> bool:
    """Whether this is the "not" of "not only", which denies nothing."""
    following = tree.lower[negation + 1 : negation + 2]
    return tree.deps[negation] == "preconj" or following == ["only"] or following == ["just"]


def _is_question(tree: Tree) -> bool:
    """A question of yes or no states nothing; one that asks what or why takes the rest for granted."""
    asking = tree.tags[tree.first : tree.first + _ASKING]
    return bool(tree.words) and tree.words[-1] == "?" and not any(tag in ("WP", "WDT", "WRB", "WP$") for tag in asking)
