"""The vocabulary of measuring: verbs in their base forms, nouns of measuring, cues of modality."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from claims.claim import Direction, Modality
from claims.lexicon import load
from claims.quantities.nouns import singular

_VERBS = load("verbs")
_NOUNS = load("measures")
_MODALITY = load("modality")

VERB_UP = frozenset(_VERBS["up"])
VERB_DOWN = frozenset(_VERBS["down"])
REACH = frozenset(_VERBS["reach"])
SETTLE = frozenset(_VERBS["settle"])
SHARE = frozenset(_VERBS["share"])
BELONG = frozenset(_VERBS["belong"])
LIGHT_VERB = frozenset(_VERBS["light"])
SAY = frozenset(_VERBS["say"])
EVENT = frozenset(_VERBS["event"])
AFFECTS = frozenset(_VERBS["affects"])
TRADE = frozenset(_VERBS["trade"])
LOSE = frozenset(_VERBS["lose"])
GAIN = frozenset(_VERBS["gain"])
DEED = frozenset(_VERBS["deed"])
MOVE = frozenset(_VERBS["move"])
OFF = frozenset(_VERBS["off"])
GATHER = frozenset(_VERBS["gather"])
NOMINAL: dict[str, str] = _VERBS["nominal"]
VERB_METRIC: dict[str, str] = _VERBS["metric"]
PARTICLE = {phrase: Direction(way) for phrase, way in _VERBS["particle"].items()}

ATTRIBUTE = frozenset(_NOUNS["attribute"])
NUMBER = frozenset(_NOUNS["number"])
PART = frozenset(_NOUNS["share"])
RATE = frozenset(_NOUNS["rate"])
UNIT = frozenset(_NOUNS["unit"])
MARK = frozenset(_NOUNS["mark"])
LIGHT = frozenset(_NOUNS["light"])
CHANGE = frozenset((*_NOUNS["up"], *_NOUNS["down"], *_NOUNS["change"]))
FIRM = frozenset(_NOUNS["firm"])
LEAST = frozenset(_NOUNS["least"])
ORDINAL = frozenset(_NOUNS["ordinal"])
REGION = frozenset(_NOUNS["region"])
HUMAN = frozenset(_NOUNS["human"])
STATISTIC: dict[str, str] = _NOUNS["statistic"]
DIMENSION: dict[str, str] = _NOUNS["dimension"]
DEGREE = {word: Direction(way) for word, way in _NOUNS["degree"].items()}

NOUN_WAY = {
    **dict.fromkeys(_NOUNS["up"], Direction.UP),
    **dict.fromkeys(_NOUNS["down"], Direction.DOWN),
}
VERB_WAY = {**dict.fromkeys(VERB_UP, Direction.UP), **dict.fromkeys(VERB_DOWN, Direction.DOWN)}

_DOUBLED = "bdgklmnprt"
_VOWELS = "aeiou"
# Ends of a stem that lost an "e" to -ed or -ing.
_SILENT = re.compile(r"(?:[cvzu]|at|iz|[aionru]s|[dnr]g|[bdgpt]l)$")

AUXILIARY = frozenset(_MODALITY["forecast"]["auxiliary"])


def _cues(kind: str) -> dict[str, Modality]:
    """Each cue of a kind, under the first modality that lists it."""
    cues: dict[str, Modality] = {}
    for modality, lists in _MODALITY.items():
        for word in lists.get(kind, ()):
            cues.setdefault(word, Modality(modality))
    return cues


AUXILIARY_CUE = _cues("auxiliary")
VERB_CUE = _cues("verb")
NOUN_CUE = _cues("noun")
WORD_CUE = _cues("word")
CLAUSE_CUE = _cues("clause")
CONJECTURE = frozenset(_MODALITY["forecast"]["conjecture"])
FUTURE = frozenset(_MODALITY["forecast"]["future"])
CORRECTED = frozenset(_MODALITY["superseded"]["corrected"])
SINCE = frozenset(_MODALITY["superseded"]["since"])


def _regular(verb: str) -> Iterator[str]:
    """The regular forms of a verb, with and without its last consonant doubled."""
    if verb.endswith("y") and verb[-2] not in _VOWELS:
        yield from (verb[:-1] + "ies", verb[:-1] + "ied", verb + "ing")
        return
    yield verb + ("es" if verb.endswith(("s", "sh", "ch", "x", "z", "o")) else "s")
    stem = verb[:-1] if verb.endswith("e") else verb
    yield from (stem + "ed", stem + "ing")
    if verb.endswith("e"):
        yield verb + "ing"
    elif verb[-1] in _DOUBLED:
        yield from (verb + verb[-1] + "ed", verb + verb[-1] + "ing")


def _forms() -> dict[str, str]:
    groups: tuple[Iterable[str], ...] = (
        *(VERB_UP, VERB_DOWN, REACH, SETTLE, SHARE, BELONG, LIGHT_VERB),
        *(SAY, EVENT, VERB_METRIC, VERB_CUE, _VERBS["plain"], _VERBS["irregular"]),
    )
    listed = sorted({verb for group in groups for verb in group})
    forms = {verb: verb for verb in listed}
    for verb in listed:
        for form in _regular(verb):
            forms.setdefault(form, verb)
    for verb, irregular in _VERBS["irregular"].items():
        for form in irregular:
            forms[form] = verb
    return forms


_FORMS = _forms()
VERBS = frozenset(_FORMS.values()) | DEED | frozenset(_VERBS["plain"])
"""The base forms of every verb that the vocabulary knows."""


@lru_cache(maxsize=16384)
def lemma(form: str) -> str:
    """The base form of a lower-case verb form: by list, and by rule for the verbs that no list holds."""
    known = _FORMS.get(form)
    if known is not None or len(form) < 4:
        return known or form
    if form.endswith("ies"):
        return form[:-3] + "y"
    if form.endswith("ied"):
        return form[:-3] + "y"
    if form.endswith(("sses", "shes", "ches", "xes", "zes", "oes")):
        return form[:-2]
    if form.endswith("s") and not form.endswith(("ss", "us", "is")):
        return form[:-1]
    if form.endswith("ed"):
        return _restored(form[:-2])
    if form.endswith("ing") and len(form) > 5:
        return _restored(form[:-3])
    return form


def _restored(stem: str) -> str:
    """A verb's base form from what is left without -ed or -ing: "releas" is release, "plann" is plan."""
    if len(stem) > 3 and stem[-1] == stem[-2] and stem[-1] in _DOUBLED.replace("l", ""):
        return stem[:-1]
    short = 2 < len(stem) <= 4 and stem[-1] in "dklmnprt" and stem[-2] in "aiou" and stem[-3] not in _VOWELS
    return stem + "e" if short or _SILENT.search(stem) else stem


@lru_cache(maxsize=16384)
def noun(word: str) -> str:
    """The singular of a lower-case noun."""
    return singular(word)
