"""Who is meant: pronouns, "the company", and figures whose owner an earlier sentence or a heading names."""

import re
from bisect import bisect_left
from collections import Counter
from functools import cached_property
from typing import NamedTuple

from claims.document import Document, Role
from claims.frames.places import place as _place
from claims.lexicon import load
from claims.quantities.nouns import is_plural

_WORD = re.compile(r"[^\W_][\w.&+'’-]*")
_LOWER_WORD = re.compile(r"(?<![\w.&+'’-])[^\W\d_A-Z][\w-]*")
_INNER_CAPITAL = re.compile(r"(?<=[a-z,;:] )[A-Z][\w-]*")
_POSSESSIVE = re.compile(r"['’]s$")
_WORDS = load("openings")
_PREPOSITIONS = frozenset(_WORDS["preposition"])
_OPENERS = _PREPOSITIONS.union(_WORDS["opener"])
_JOINING = frozenset(_WORDS["joining"])
_CAPITAL = re.compile(r"\b[A-Z][\w-]*")
_NAMES = r"((?:[A-Z][\w'’-]+ ?){1,3})"
_TITLED = re.compile(rf"\b(?:{'|'.join(_WORDS['title'])})\.? {_NAMES}")
# "said Ada Brandt, who …", "told reporters", "Ada Brandt, 41, …": only persons are told of so.
_QUOTED = re.compile(r"[,”\"’] (?:said|says|told|added|adds) ((?:[A-Z][\w'’-]+ ){1,2}[A-Z][\w'’-]+)(?=[,.:])")
_AGED = re.compile(rf"\b{_NAMES}, [1-9]\d, ")
_APART = frozenset({Role.HEADING, Role.TITLE, Role.TABLE, Role.FOOTNOTE})
# Blocks between paragraphs that tell no part of the story.
_ASIDE = frozenset({Role.META, Role.CAPTION})
_SENTENCES_BACK = 6
_BLOCKS_BACK = 3
_OPENING = 300
_LONGEST_HEADING = 6


class _Vocabulary(NamedTuple):
    """A document's words in lower case, those capitalised inside a sentence, how often a word is, and surnames."""

    lower: frozenset[str]
    inner: frozenset[str]
    capitals: Counter[str]
    surnames: frozenset[str]


class Context:
    """What the text before a sentence has named: `topic` asks, `note` tells, in the order of the document."""

    def __init__(self, document: Document) -> None:
        self.blocks = document.blocks
        self._topics: dict[tuple[int, int], tuple[str | None, bool]] = {}
        self._persons: set[str] = set()
        self._called: dict[tuple[str | None, str], str] = {}
        self._headings: dict[int, str | None] = {}

    def note(self, block: int, start: int, name: str, *, named: bool) -> None:
        """The sentence at `start` is about `name`; `named` says that this is somebody's name, not a common noun."""
        self._topics[block, start] = name, named

    def call(self, block: int, noun: str, name: str) -> None:
        """A name was introduced as a thing of this sort ("X, a system that …"): "the system" is X from here on."""
        self._called[self.blocks[block].section, noun] = name

    def called(self, block: int, noun: str) -> str | None:
        """What "the `noun`" means in this section."""
        return self._called.get((self.blocks[block].section, noun))

    def is_person(self, name: str) -> None:
        """The text has called `name` "he" or "she"."""
        self._persons.add(name)

    def _is_person(self, name: str) -> bool:
        """Whether the text calls somebody of this name "he", "she" or "Ms", or speaks of their age or words."""
        return name in self._persons or name.split()[-1] in self._vocabulary.surnames

    def is_name(self, word: str) -> bool:
        """Whether a word that is capitalised where a sentence begins is one elsewhere too, so that it names somebody.

        A name that only begins sentences has to do so again, and never be written small.
        """
        known = self._vocabulary
        if word in known.inner or not (word.isalpha() and word[1:].islower()):
            return True
        return known.capitals[word] > 1 and word.lower() not in known.lower

    def firm(self, block: int, start: int) -> str | None:
        """Whom "the company" means: the section's name, else the last one named that is no person."""
        return self._heading(block) or self.topic(block, start, person=False, named=True, place=False)

    def topic(
        self,
        block: int,
        start: int,
        *,
        person: bool = True,
        named: bool = False,
        place: bool = True,
        plural: bool = True,
    ) -> str | None:
        """Whom the sentences before `start` are about, else the heading.

        `person=False` wants no person, `place=False` one organisation, `plural=False` one thing, and `named` only
        somebody's name.
        """

        def fits(name: str | None, is_name: bool) -> bool:
            if name is None or not name.strip() or (named and not is_name):
                return False
            if not place and (" and " in name or _place(name) is not None):
                return False
            if not plural and not is_name and is_plural(name.split()[-1].lower()):
                return False
            return person or not self._is_person(name)

        spans = self.blocks[block].sentences
        here = bisect_left(spans, (start,))
        for span in reversed(spans[max(here - _SENTENCES_BACK, 0) : here]):
            name, is_name = self._about(block, span)
            if fits(name, is_name):
                return name
        heading = self._heading(block)
        if heading is not None:
            return heading
        section = self.blocks[block].section
        for before in range(block - 1, max(block - 1 - _BLOCKS_BACK, -1), -1):
            role = self.blocks[before].role
            if self.blocks[before].section != section or role in _APART:
                break
            if role in _ASIDE or (role is Role.LIST and self.blocks[block].role is Role.LIST):
                continue
            for span in self.blocks[before].sentences[-1 : -1 - _SENTENCES_BACK : -1]:
                name, is_name = self._about(before, span)
                if fits(name, is_name):
                    return name
        return None

    def _about(self, block: int, span: tuple[int, int]) -> tuple[str | None, bool]:
        key = (block, span[0])
        if key not in self._topics:
            sentence = self.blocks[block].text[span[0] : min(span[1], span[0] + _OPENING)]
            self._topics[key] = self._leading_name(sentence), True
        return self._topics[key]

    def _leading_name(self, sentence: str) -> str | None:
        """The name that an unparsed sentence opens with.

        A lone capital at its start names nobody unless the text has the word capitalised elsewhere too.
        """
        name = leading_name(sentence)
        if name is None or " " in name or not sentence.startswith(name):
            return name
        return name if self.is_name(name) and name.lower() not in self._vocabulary.lower else None

    @cached_property
    def _vocabulary(self) -> _Vocabulary:
        texts = [block.text for block in self.blocks if block.role not in _APART]
        persons = (name for text in texts for known in (_TITLED, _QUOTED, _AGED) for name in known.findall(text))
        return _Vocabulary(
            lower=frozenset(word for text in texts for word in _LOWER_WORD.findall(text)),
            inner=frozenset(word for text in texts for word in _INNER_CAPITAL.findall(text)),
            capitals=Counter(word for text in texts for word in _CAPITAL.findall(text)),
            surnames=frozenset(name.split()[-1] for name in persons),
        )

    def _heading(self, block: int) -> str | None:
        """The name in the heading over a block, where the heading is a name."""
        if block not in self._headings:
            section = self.blocks[block].section
            self._headings[block] = self._name_in(section) if section else None
        return self._headings[block]

    def _name_in(self, heading: str) -> str | None:
        found = _WORD.findall(heading)
        if not found or len(found) > _LONGEST_HEADING:
            return None
        if any(word[0].islower() and word not in _JOINING for word in found):
            return None
        known = self._vocabulary
        names = [word for word in found if word.lower() not in known.lower and word.lower() not in _OPENERS]
        if not any(_POSSESSIVE.sub("", word) in known.capitals for word in names):
            return None
        return _POSSESSIVE.sub("", " ".join(names)) or None


def leading_name(sentence: str) -> str | None:
    """The name that an unparsed sentence opens with, after a leading "In March, …"; None where it opens otherwise."""
    found = list(_WORD.finditer(sentence))
    if not found:
        return None
    if found[0][0].lower() in _PREPOSITIONS:
        comma = sentence.find(", ")
        found = [match for match in found if match.start() > comma] if comma >= 0 else []
    if found and found[0][0].lower() in ("the", "a", "an"):
        found = found[1:]
    name: list[str] = []
    end = 0
    for match in found:
        word = match[0].rstrip(".")
        if name and sentence[end : match.start()].strip():
            break
        if not word or not (
            word[0].isupper() or any(letter.isupper() for letter in word) or (name and word in ("of", "&"))
        ):
            break
        if not name and word.lower() in _OPENERS:
            break
        end = match.end()
        name.append(_POSSESSIVE.sub("", word))
        if _POSSESSIVE.search(word):
            break
    while name and name[-1] in ("of", "&"):
        name.pop()
    dateline = len(name) == 1 and name[0].isupper() and len(name[0]) > 4
    return None if dateline else " ".join(name) or None
