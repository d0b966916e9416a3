"""Who is meant: pronouns, "the company", and figures whose owner an earlier sentence or a heading names."""

import re
from bisect import bisect_left

from claims.document import Document, Role
from claims.lexicon import load

_WORD = re.compile(r"[^\W_][\w.&+'’-]*")
_LOWER_WORD = re.compile(r"(?<![\w.&+'’-])[^\W\d_A-Z][\w-]*")
_INNER_CAPITAL = re.compile(r"(?<=[a-z,;:] )[A-Z][\w-]*")
_POSSESSIVE = re.compile(r"['’]s$")
_WORDS = load("openings")
_PREPOSITIONS = frozenset(_WORDS["preposition"])
_OPENERS = _PREPOSITIONS.union(_WORDS["opener"])
_JOINING = frozenset(_WORDS["joining"])
_TITLED = re.compile(rf"\b(?:{'|'.join(_WORDS['title'])})\.? ((?:[A-Z][\w'’-]+ ?){{1,3}})")
_APART = frozenset({Role.HEADING, Role.TITLE, Role.TABLE, Role.FOOTNOTE})
_SENTENCES_BACK = 6
_BLOCKS_BACK = 3
_OPENING = 300
_LONGEST_HEADING = 6


class Context:
    """What the text before a sentence has named: `topic` asks, `note` tells, in the order of the document."""

    def __init__(self, document: Document) -> None:
        self._blocks = document.blocks
        self._topics: dict[tuple[int, int], tuple[str | None, bool]] = {}
        self._persons: set[str] = set()
        self._called: dict[tuple[str | None, str], str] = {}
        self._headings: dict[int, str | None] = {}
        self._seen: tuple[frozenset[str], frozenset[str], frozenset[str]] | None = None

    def note(self, block: int, start: int, name: str, *, named: bool) -> None:
        """The sentence at `start` is about `name`; `named` says that this is somebody's name, not a common noun."""
        self._topics[block, start] = name, named

    def call(self, block: int, noun: str, name: str) -> None:
        """A name was introduced as a thing of this sort ("X, a system that …"): "the system" is X from here on."""
        self._called[self._blocks[block].section, noun] = name

    def called(self, block: int, noun: str) -> str | None:
        """What "the `noun`" means in this section."""
        return self._called.get((self._blocks[block].section, noun))

    def is_person(self, name: str) -> None:
        """The text has called `name` "he" or "she"."""
        self._persons.add(name)

    def _is_person(self, name: str) -> bool:
        """Whether the text calls somebody of this name "he", "she" or "Ms"."""
        return name in self._persons or name.split()[-1] in self._vocabulary()[2]

    def firm(self, block: int, start: int) -> str | None:
        """Whom "the company" means: the section's name, else the last one named that is no person."""
        return self._heading(block) or self.topic(block, start, person=False, named=True)

    def topic(self, block: int, start: int, *, person: bool | None = None, named: bool = False) -> str | None:
        """Whom the sentences before `start` are about, else the heading.

        `person=False` wants nobody who was called "he" or "she", `named` only somebody's name.
        """

        def fits(name: str | None, is_name: bool) -> bool:
            return name is not None and not (person is False and self._is_person(name)) and (is_name or not named)

        spans = self._blocks[block].sentences
        here = bisect_left(spans, (start,))
        for span in reversed(spans[max(here - _SENTENCES_BACK, 0) : here]):
            name, is_name = self._about(block, span)
            if fits(name, is_name):
                return name
        heading = self._heading(block)
        if heading is not None:
            return heading
        section = self._blocks[block].section
        for before in range(block - 1, max(block - 1 - _BLOCKS_BACK, -1), -1):
            role = self._blocks[before].role
            if self._blocks[before].section != section or role in _APART:
                break
            if role is Role.LIST and self._blocks[block].role is Role.LIST:
                continue
            for span in self._blocks[before].sentences[-1 : -1 - _SENTENCES_BACK : -1]:
                name, is_name = self._about(before, span)
                if fits(name, is_name):
                    return name
        return None

    def _about(self, block: int, span: tuple[int, int]) -> tuple[str | None, bool]:
        key = (block, span[0])
        if key not in self._topics:
            sentence = self._blocks[block].text[span[0] : min(span[1], span[0] + _OPENING)]
            self._topics[key] = self._leading_name(sentence), True
        return self._topics[key]

    def _leading_name(self, sentence: str) -> str | None:
        """The name that an unparsed sentence opens with.

        A lone capital at its start names nobody unless the text has the word capitalised elsewhere too.
        """
        name = leading_name(sentence)
        if name is None or " " in name or not sentence.startswith(name) or not name.isalpha() or not name[1:].islower():
            return name
        lower, capitalised, _ = self._vocabulary()
        return name if name in capitalised and name.lower() not in lower else None

    def _vocabulary(self) -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
        """The document's words in lower case, those capitalised inside a sentence, and surnames after "Mr" or "Dr"."""
        if self._seen is None:
            texts = [block.text for block in self._blocks if block.role not in _APART]
            lower = frozenset(word for text in texts for word in _LOWER_WORD.findall(text))
            capitalised = frozenset(word for text in texts for word in _INNER_CAPITAL.findall(text))
            titled = frozenset(name.split()[-1] for text in texts for name in _TITLED.findall(text))
            self._seen = lower, capitalised, titled
        return self._seen

    def _heading(self, block: int) -> str | None:
        """The name in the heading over a block, where the heading is a name."""
        if block not in self._headings:
            section = self._blocks[block].section
            self._headings[block] = self._name_in(section) if section else None
        return self._headings[block]

    def _name_in(self, heading: str) -> str | None:
        found = _WORD.findall(heading)
        if not found or len(found) > _LONGEST_HEADING:
            return None
        if any(word[0].islower() and word not in _JOINING for word in found):
            return None
        lower = self._vocabulary()[0]
        names = [word for word in found if word.lower() not in lower and word.lower() not in _OPENERS]
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
