"""Which way the words around a figure say that a number went, where they leave no doubt."""

from claims.claim import Direction, Kind
from claims.frames import words
from claims.statements.row import VOCABULARY, Row

PARTICLES = frozenset({"up", "down"})
"""Words that say so before a figure: "up 5%"."""
COMPARED = frozenset({"more", "less", "fewer", "higher", "lower"})
"""Words that say so behind one: "5% more"."""

_WAY = {**dict.fromkeys(VOCABULARY["up"], Direction.UP), **dict.fromkeys(VOCABULARY["down"], Direction.DOWN)}
# Words behind a change in which its noun stands, and those before it in which its verb or noun does.
_BESIDE = 3
_LOOK = 8


def way(row: Row, at: int) -> Direction | None:
    """Which way the words nearest to a change say that the number went, where they leave no doubt."""
    mention = row.figure(at).mention
    if mention.kind is Kind.MULTIPLE and mention.direction is not None:
        return mention.direction
    if not VOCABULARY["rates"].isdisjoint(row.vocabulary):
        return None
    for word in row.behind(at, _BESIDE):
        if word == ",":
            break
        if (found := of_word(word)) is not None:
            return found
    return _nearest(row, row.figure(at).tokens.start)


def moved(row: Row, start: int, end: int) -> Direction | None:
    """Which way the words say that a value went, where its number is no place in a ranking and no price of money."""
    known = VOCABULARY["rates"] | (VOCABULARY["ranked"] if row.kind(start) is Kind.PLAIN else frozenset())
    if not known.isdisjoint(row.vocabulary):
        return None
    stops = (row.figure(at).tokens.start for at in sorted((start, end)))
    return next((way for stop in stops if (way := _nearest(row, stop, verbs=True)) is not None), None)


def _nearest(row: Row, stop: int, *, verbs: bool = False) -> Direction | None:
    """What the verbs and nouns of change before a token say; None where they say two things, or better or worse.

    With `verbs` a noun says nothing: "a decrease from 6 to 13 kg" may be one of what is burnt with that much.
    """
    tree, lower = row.scene.tree, row.scene.tree.lower
    found: set[Direction | None] = set()
    for token in range(stop - 1, max(stop - 1 - _LOOK, -1), -1):
        word = lower[token]
        if word in (";", "and", "but", "while"):
            break
        way = None if word in COMPARED else of_word(word)
        if way is not None or words.lemma(word) in words.VERB_WAY or words.noun(word) in words.CHANGE - {"growth"}:
            noun = verbs and not tree.is_verb(token) and word not in PARTICLES
            found.add(None if noun else way)
    return found.pop() if len(found) == 1 else None


def of_word(word: str) -> Direction | None:
    """Which way a verb or noun says by itself; None where it says nothing, or leaves a doubt."""
    return _WAY.get(word) or _WAY.get(words.lemma(word)) or _WAY.get(words.noun(word))
