"""When two noun phrases name the same thing: names taken apart into a head and modifiers, in one spelling.

Case, plurals, possessives, stop words and abbreviations do not tell two names apart, and neither do a country's name
and its demonym. A modifier does: granted patents are not patents applied for. The vocabulary is
lexicon/comparison.toml.
"""

import functools
import re
from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import NamedTuple

from claims import lexicon
from claims.frames.words import lemma
from claims.quantities.nouns import is_plural, singular

_WORD = re.compile(r"[^\W_]+(?:[.&](?=[^\W_])[^\W_]+)*\.?(?:['’][^\W_]*)?")
_POSSESSIVE = re.compile(r"['’](?:s|S)?$")
_ACRONYM = re.compile(r"[A-Z](?:[A-Z0-9&]|\.(?=[A-Z]))+")
_LONGEST_ACRONYM = 6
_LONGEST_PLACE = 4
WORLD = "world"
"""The place that takes in all others; it tells no two names apart."""

Acronyms = Mapping[str, tuple[str, ...]]


class Agreement(StrEnum):
    """What two statements say of one slot."""

    SAME = "same"
    BELOW = "read from below"
    UNSPECIFIED = "unspecified"
    DIFFERENT = "different"


class Name(NamedTuple):
    """A noun phrase in one spelling: its head noun, and every other word that tells it from others.

    `first` is the word that it begins with: a short form of a proper name keeps it ("Horizon" for "Horizon Robotics").
    """

    head: str = ""
    modifiers: frozenset[str] = frozenset()
    first: str = ""
    proper: bool = False

    def __bool__(self) -> bool:
        return bool(self.head)

    @property
    def words(self) -> frozenset[str]:
        """Head and modifiers together."""
        return self.modifiers | {self.head}


_NOBODY = Name()


class Vocabulary(NamedTuple):
    """lexicon/comparison.toml, whose header says what each of these is."""

    stop: frozenset[str]
    anaphors: frozenset[str]
    legal: frozenset[str]
    measures: frozenset[str]
    prepositions: frozenset[str]
    participles: frozenset[str]
    levels: frozenset[str]
    sorts: frozenset[str]
    sides: frozenset[str]
    states: frozenset[str]
    beside: frozenset[str]
    circumstances: frozenset[str]
    present: frozenset[str]
    past: frozenset[str]
    expected: frozenset[str]
    same: Mapping[str, str]


@functools.cache
def _places() -> Mapping[str, str]:
    """Every name and adjective of a place, in lower case, with the place's one name."""
    table = lexicon.load("places")
    kinds = (table["names"], table["adjectives"])
    known = {word.lower(): place.lower() for kind in kinds for place, words in kind.items() for word in (place, *words)}
    return known | dict.fromkeys(table["world"], WORLD)


@functools.cache
def places() -> frozenset[str]:
    """Every place that the vocabulary knows, by its one name."""
    return frozenset(_places().values())


@functools.cache
def vocabulary() -> Vocabulary:
    """The words that this module and claims.comparison know names by."""
    table = lexicon.load("comparison")
    same = {other: one for one, others in table["same"].items() for other in others}
    return Vocabulary(**{field: frozenset(table[field]) for field in Vocabulary._fields if field != "same"}, same=same)


def acronyms(phrases: Iterable[str | None]) -> Acronyms:
    """What the abbreviations among these phrases stand for, as far as the phrases themselves say it.

    An abbreviation in capitals stands for words that follow one another somewhere with its letters as initials.
    """
    known = list(dict.fromkeys(phrase for phrase in phrases if phrase))
    short = {match[0].replace(".", "").lower() for phrase in known for match in _ACRONYM.finditer(phrase)}
    if not short:
        return {}
    found: dict[str, tuple[str, ...]] = {}
    for phrase in known:
        words = [word for word, _ in _tokens(phrase)]
        for start in range(len(words)):
            initials = ""
            for end in range(start, min(len(words), start + _LONGEST_ACRONYM)):
                initials += words[end][0]
                if end > start and initials in short:
                    found.setdefault(initials, tuple(words[start : end + 1]))
    return found


def name(phrase: str | None, short: Acronyms | None = None) -> Name:
    """The name that a phrase gives; empty where it gives none (None, a pronoun, "the company")."""
    if not phrase:
        return _NOBODY
    found, words = _read(phrase)
    if not short or short.keys().isdisjoint(words):
        return found
    return _name(tuple((one, proper) for word, proper in _tokens(phrase) for one in short.get(word, (word,))))


@functools.lru_cache(maxsize=16384)
def _read(phrase: str) -> tuple[Name, frozenset[str]]:
    """The name that a phrase gives where it holds no abbreviation, and its words."""
    tokens = _tokens(phrase)
    return _name(tokens), frozenset(word for word, _ in tokens)


def _name(tokens: tuple[tuple[str, bool], ...]) -> Name:
    """The name that the words of a phrase give, abbreviations expanded."""
    lexemes = vocabulary()
    words = list(tokens)
    while len(words) > 1 and words[-1][0] in lexemes.legal and words[-1][1] and words[-2][1]:
        words.pop()
    parts = _parts([word for word, _ in words if word != WORLD])
    kept = [word for part in parts for word in part]
    if not kept and any(word == WORLD for word, _ in tokens):
        return Name(WORLD, frozenset(), WORLD, True)
    if not kept or (len(kept) == 1 and kept[0] in lexemes.anaphors):
        return Name()
    head = next(part[-1] for part in parts if part)
    proper = any(proper for word, proper in words if word == head)
    return Name(head, frozenset(kept) - {head}, kept[0], proper)


def content(text: str, short: Acronyms | None = None) -> frozenset[str]:
    """The words of a text that say something, in one spelling, verbs in their base form."""
    silent = _silent()
    words = (word for word, _ in _tokens(text))
    if short:
        words = (one for word in words for one in short.get(word, (word,)))
    return frozenset({lemma(word) for word in words if word not in silent})  # a copy takes no more room than it needs


@functools.cache
def _silent() -> frozenset[str]:
    """The words that say nothing by themselves."""
    lexemes = vocabulary()
    return (lexemes.stop | lexemes.prepositions) - lexemes.circumstances


def says_world(phrase: str) -> bool:
    """Whether a phrase says that it speaks of the whole world."""
    return any(word == WORLD for word, _ in _tokens(phrase))


def _parts(words: list[str]) -> list[list[str]]:
    """The phrase cut at prepositions, without stop words; "the number of …" gives its place to what it counts."""
    lexemes = vocabulary()
    parts: list[list[str]] = [[]]
    for at, word in enumerate(words):
        if word in lexemes.prepositions:
            if word == "of" and len(parts) == 1 and parts[0] and lexemes.measures.issuperset(parts[0]):
                parts = [[]]
            elif parts[-1]:
                parts.append([])
            continue
        participle = word in lexemes.participles or (word.endswith("ed") and len(word) > 4)
        if participle and parts[-1] and words[at + 1 : at + 2] and words[at + 1] in lexemes.prepositions:
            parts.append([])
        if word not in lexemes.stop:
            parts[-1].append(word)
    return parts


@functools.lru_cache(maxsize=16384)
def _tokens(phrase: str) -> tuple[tuple[str, bool], ...]:
    """The words of a phrase in one spelling, each with whether it is written as a proper name; a place is one word."""
    written = [_bare(match[0]) for match in _WORD.finditer(phrase)]
    words: list[tuple[str, bool]] = []
    at = 0
    while at < len(written):
        size, place = _place(written, at)
        words.append((place, True) if place else (_spelled(written[at]), written[at][:1].isupper()))
        at += size
    return tuple(words)


def _bare(word: str) -> str:
    """A word without possessive and without the stop and the quotation mark that may follow it."""
    return word if word.isalnum() else _POSSESSIVE.sub("", word).rstrip(".'’")


@functools.lru_cache(maxsize=16384)
def _spelled(word: str) -> str:
    """The one spelling of a word: in lower case and the singular, and of several words for one thing the first."""
    lower = word.replace(".", "").lower()
    plain = singular(lower) if is_plural(lower) and not word.isupper() else lower
    return vocabulary().same.get(plain, plain)


def _place(written: list[str], at: int) -> tuple[int, str | None]:
    """The longest place or demonym that begins at a word: how many words it takes, and the place's one name."""
    if written[at].replace(".", "").lower() not in _place_starts():
        return 1, None
    places = _places()
    for size in range(min(_LONGEST_PLACE, len(written) - at), 0, -1):
        place = places.get(" ".join(written[at : at + size]).replace(".", "").lower())
        if place == WORLD or (place and any(word[:1].isupper() for word in written[at : at + size])):
            return size, place
    return 1, None


@functools.cache
def _place_starts() -> frozenset[str]:
    """The first words of all names and adjectives of places."""
    return frozenset(name.split()[0] for name in _places())


def agreement(one: Name, other: Name) -> Agreement | None:
    """Whether two names mean the same; None where neither names anything.

    Where one merely says more than the other ("patents", "granted patents"; "Horizon", "Horizon Robotics"), what it
    adds is unspecified in the other.
    """
    if not one and not other:
        return None
    if not one or not other:
        return Agreement.UNSPECIFIED
    if one.words == other.words:
        return Agreement.SAME
    less, more = sorted((one, other), key=lambda name: len(name.words))
    if not less.words < more.words:
        return Agreement.DIFFERENT
    shortened = less.proper and more.proper and less.first == more.first and less.first not in places()
    return Agreement.UNSPECIFIED if less.head == more.head or shortened else Agreement.DIFFERENT
