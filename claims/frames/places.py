"""Places in a sentence: names and adjectives of countries, and the words that mean the world."""

from functools import lru_cache

from claims.frames.tree import Tree
from claims.lexicon import load

WORLD = "world"
_PLACES = load("places")
_WORLD = frozenset(_PLACES["world"])
_NAMES: dict[str, str] = {name: name for name in _PLACES["names"]} | {
    also: name for name, others in _PLACES["names"].items() for also in others
}
_ADJECTIVES: dict[str, str] = {word: name for name, words in _PLACES["adjectives"].items() for word in words}
_LONGEST = max(len(name.split()) for name in (*_NAMES, *_ADJECTIVES))


@lru_cache(maxsize=16384)
def place(phrase: str) -> str | None:
    """The one name of the place that a phrase is a name of ("the U.S." is the United States), else None."""
    phrase = phrase.removeprefix("the ").removeprefix("The ").removeprefix("mainland ")
    if phrase.lower() in _WORLD:
        return WORLD
    return _NAMES.get(phrase)


@lru_cache(maxsize=16384)
def homeland(adjective: str) -> str | None:
    """The place that an adjective stands for ("Chinese" is China), else None; a people is not the place."""
    return None if adjective.endswith("s") and adjective not in ("Swiss",) else _ADJECTIVES.get(adjective)


def found(tree: Tree, tokens: list[int]) -> str | None:
    """The place that these tokens (in order) name: the first country or region, else the world."""
    world = None
    at = 0
    while at < len(tokens):
        if tree.lower[tokens[at]] in _WORLD:
            world = WORLD
        elif tree.words[tokens[at]][:1].isupper():
            for size in range(min(_LONGEST, len(tokens) - at), 0, -1):
                phrase = " ".join(tree.words[token] for token in tokens[at : at + size])
                named = _NAMES.get(phrase) or (_ADJECTIVES.get(phrase) if size <= 2 else None)
                if named is not None:
                    return named
        at += 1
    return world
