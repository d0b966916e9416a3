"""The items of a list in running text, and how many things they can be.

Commas and conjunctions leave the number of items open where names hold an "and" themselves ("Ruritania, Trinidad and
Tobago and Esk" are two or three places), and an item may stand for several things ("the twins"). Where punctuation
does not say how many there are, nothing is said. The vocabulary is lexicon/lists.toml.
"""

import itertools
import re
from collections.abc import Sequence
from typing import NamedTuple

from claims.claim import Kind
from claims.frames.scene import Scene
from claims.frames.words import noun as singular
from claims.lexicon import load

WORDS: dict[str, frozenset[str]] = {name: frozenset(words) for name, words in load("lists").items()}
_ITEMS = re.compile(r"\s*(?:,\s*(?:and|or)\s+|,|;|\s(?:and|or)\s)\s*")
_AND = re.compile(r"\s(?:and|or|&)\s", re.IGNORECASE)
_OPENING = re.compile(r"\s*(?:and|or)\s+", re.IGNORECASE)
_WORD = re.compile(r"[^\s,;]+")
_YEAR = re.compile(r"(?:in )?(?:1[5-9]|20)\d\d")
# What is said of an item in brackets: "Ana Kovac (finance)".
_GLOSS = re.compile(r"\s\([^(),;:]*\)")
# What is told of an item between commas, where more items follow: ", which has the north,".
_ASIDE = re.compile(r",\s(?:which|who|whose|where)\b[^,;:.]*(?=,\s)")
# The last of the holders of something has "the rest" of it, which is none of them.
_HAS_REST = re.compile(r"\b(?:for|in|of|over|on|to|across) the (?:rest|remaining|remainder|others?)\b")
_ARTICLES = frozenset({"a", "an", "the", "his", "her", "its", "their", "formerly", "now", "then", "once"})
_WHENCE = frozenset({"of", "from", "in", "at", "near", "by", "who", "whose", "which", "where", "when"})
# Words of one item: a longer one is a clause.
_LONGEST = 12
_SHORT = 3
FEWEST = 2


class Listed(NamedTuple):
    """Items as stretches of the sentence, and from how many to how many things they can be; None where unknown."""

    items: tuple[tuple[int, int], ...]
    fewest: int | None = None
    most: int | None = None


def listed(scene: Scene, start: int, end: int, noun: str, *, whole: bool) -> Listed | None:
    """The list in characters `start` to `end` of a sentence, which counts a `noun`; None where there is none.

    `whole` says that the list is known to end there.
    """
    text = asides(scene.tree.text[start:end]).rstrip(" .!?")
    parts = _parts(text, _ITEMS)
    if len(parts) < FEWEST or not (_are_deeds(text, parts) or _are_nouns(scene, start, parts)):
        return None
    found = Listed(tuple((start + first, start + last) for first, last in parts))
    bounds = _bounds(text, noun, whole=whole)
    if bounds is None or len(parts) != len({text[first:last] for first, last in parts}):
        return found
    fewest, most = bounds
    many = any(_is_many(scene, start + first, start + last) for first, last in parts) and noun not in WORDS["kinds"]
    return found._replace(fewest=fewest, most=None if many or noun in WORDS["repeated"] else most)


def asides(text: str, start: int = 0) -> str:
    """A text with blanks for what it tells of an item before further ones: "Ada, who is ten, Bo and Cy"."""
    return text[:start] + _ASIDE.sub(lambda match: " " * len(match[0]), text[start:])


def are_names(scene: Scene, found: Listed) -> bool:
    """Whether every item begins as a name does, or is a title or sort with a name behind it."""
    tree = scene.tree
    for start, end in found.items:
        tokens = tree.tokens(start, end)
        words = [token for token in tokens if tree.lower[token] != "the"]
        if not words or not any(tree.is_proper(token) for token in words):
            return False
        # "The engineers' union Fettle" is a name as well.
        titled = len(words) < len(tokens) and tree.is_proper(words[-1])
        if not (tree.words[words[0]][:1].isupper() or titled):
            return False
    return True


def _bounds(text: str, noun: str, *, whole: bool) -> tuple[int, int] | None:
    """From how many to how many items the punctuation of a list allows; None where it does not say."""
    text = _GLOSS.sub("", text)
    years = all(_YEAR.fullmatch(text[first:last]) for first, last in _parts(text, _ITEMS))
    if _is_open(text, noun) or (not years and re.search(r"[\d()\"“”:–—]", text)):
        return None
    pieces = _joined([piece.strip() for piece in text.split(";" if ";" in text else ",")])
    items = [item for piece in pieces for item in _AND.split(piece)]
    if not all(pieces) or (";" not in text and any(len(item.split()) > _LONGEST for item in items)):
        return None
    closing = _OPENING.match(pieces[-1])
    bare = [*pieces[:-1], pieces[-1][closing.end() :] if closing else pieces[-1]]
    if any(_OPENING.match(piece) for piece in bare) or _has_apposition(bare):
        return None
    inner = sum(len(_AND.findall(piece)) for piece in bare)
    last = len(re.findall(r"\s(?:and|or)\s", bare[-1]))
    if closing:
        return len(bare), len(bare) + inner
    if last:
        return len(bare) + 1, len(bare) + inner
    return (len(bare), len(bare) + inner) if whole and len(bare) > FEWEST else None


def _joined(pieces: Sequence[str]) -> list[str]:
    """The pieces with what follows a name behind a comma ("Brodal, Inc.") put back to it."""
    found: list[str] = []
    for piece in pieces:
        if found and piece.lower() in WORDS["suffixes"]:
            found[-1] += " " + piece
        else:
            found.append(piece)
    return found


def _has_apposition(pieces: Sequence[str]) -> bool:
    """Whether a piece may only say who or where the one before it is: "Ana Kovac, a chemist", "Kovac, Esk's mayor"."""
    for before, piece in itertools.pairwise(pieces):
        first, *others = piece.split()
        told = first.lower() in _ARTICLES or first.endswith(("'s", "’s"))
        plain = told and others and not others[0][:1].isupper() and not _is_titled(others)
        if before[:1].isupper() and (plain or first.lower() in _WHENCE):
            return True
    return False


def _is_titled(words: Sequence[str]) -> bool:
    """Whether words behind an article are a calling and a name, who is another: "the hurdler Ingrid Moe"."""
    name = next((at for at, word in enumerate(words) if word[:1].isupper()), 0)
    return 0 < name <= FEWEST and all(word[:1].isupper() for word in words[name:]) and _WHENCE.isdisjoint(words)


def _is_open(text: str, noun: str) -> bool:
    """Whether a list does not say all of its items, or may count some of them itself; reasons and the like are one."""
    lower = f" {' '.join(_WORD.findall(_HAS_REST.sub('', text.lower())))} "
    several = WORDS["twice"] if noun in WORDS["kinds"] else WORDS["twice"] | WORDS["several"]
    return any(f" {word} " in lower for word in WORDS["open"] | several)


def _parts(text: str, between: re.Pattern[str]) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    at = 0
    for match in between.finditer(text):
        found.append((at, match.start()))
        at = match.end()
    found.append((at, len(text)))
    return [(start, start + len(text[start:end].rstrip())) for start, end in found if text[start:end].strip()]


def _are_nouns(scene: Scene, begin: int, parts: Sequence[tuple[int, int]]) -> bool:
    """Whether each part is headed by a noun or number, and none is a clause."""
    tree = scene.tree
    for start, end in parts:
        tokens = tree.tokens(begin + start, begin + end)
        finite = [each for each in tokens if tree.tags[each] in ("VBD", "VBP", "VBZ", "MD")]
        if finite and not (finite == [tokens[0]] and _is_participle(scene, tokens)):
            return False
        head = tree.top(tokens)
        head = tokens[-1] if finite else head
        # Languages and the like are written as names, and parsed as adjectives, as is "memory bandwidth".
        if (
            head is None
            or not (
                tree.is_noun(head)
                or tree.tags[head] == "CD"
                # "worn brakes, damp in the cellar", "lead, zinc"
                or (tree.tags[head] == "VB" and (start or len(tokens) == 1))
                or tree.words[head][:1].isupper()
                or (tree.tags[head] == "JJ" and any(map(tree.is_noun, tokens)))
            )
        ):
            return False
    return True


def _is_participle(scene: Scene, tokens: Sequence[int]) -> bool:
    """Whether the first word of an item only looks like a finite verb: "lost business"."""
    tree = scene.tree
    return 1 < len(tokens) <= _SHORT and tree.tags[tokens[0]] == "VBD" and tree.is_noun(tokens[-1])


def _are_deeds(text: str, parts: Sequence[tuple[int, int]]) -> bool:
    """Whether every part is one more thing to do: "to save time, to cut costs"."""
    return all(text[start:end].startswith("to ") for start, end in parts)


def _is_many(scene: Scene, start: int, end: int) -> bool:
    """Whether an item may be several things: it is headed by a common noun in the plural, or counts itself."""
    tree = scene.tree
    tokens = tree.tokens(start, end)
    head = tree.top(tokens)
    own = {each for each in tokens if tree.brackets[each] == tree.brackets[tokens[0]]}  # "Esk Bank (€20 million)"
    counted = any(figure.mention.kind is not Kind.DATE and own.intersection(figure.tokens) for figure in scene.figures)
    return counted or (head is not None and tree.tags[head] == "NNS" and not tree.lower[head].endswith("ics"))


def counts(noun: str) -> str:
    """A counted noun as the lexicon has it: its last word, in the singular."""
    return singular(noun.lower().split()[-1]) if noun.split() else ""
