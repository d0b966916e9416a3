"""Counted nouns, without a model: plurals after a number, and their singulars."""

from claims.lexicon import load
from claims.quantities.tokens import Tokens

_NOUNS = load("nouns")
_IRREGULAR: dict[str, str] = _NOUNS["irregular"]
_INVARIABLE = frozenset(_NOUNS["invariable"])
_ENDINGS: dict[str, str] = _NOUNS["endings"]
_STOP = frozenset(_NOUNS["stop"])


def singular(noun: str) -> str:
    """The singular of an English noun in lower case; a word that is no plural comes back as it is."""
    irregular = _IRREGULAR.get(noun)
    if irregular is not None:
        return irregular
    for plural, ending in _ENDINGS.items():
        if noun.endswith(plural) and len(noun) > len(plural) + 1:
            return noun[: -len(plural)] + ending
    if len(noun) < 3 or not noun.endswith("s") or noun.endswith(("ss", "us", "is")) or noun in _INVARIABLE:
        return noun
    return noun[:-1]


def is_plural(word: str) -> bool:
    """Whether a lower-case word looks like a plural noun."""
    if word in _IRREGULAR or word in _INVARIABLE:
        return True
    if word.endswith("men") and len(word) > 4:
        return True
    return (
        len(word) > 2 and word.endswith("s") and not word.endswith(("ss", "us", "is", "'s", "’s")) and word not in _STOP
    )


def starts_counted_noun(tokens: Tokens, index: int) -> bool:
    """Whether token `index` is a plural noun that a number just before it counts."""
    return index < len(tokens) and is_plural(tokens.lowers[index])
