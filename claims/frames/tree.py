"""A parsed sentence as a tree that can be asked: children, phrases, the token at a character."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence

from claims.parse import Parse

NOUN_TAGS = frozenset({"NN", "NNS", "NNP", "NNPS"})
PROPER_TAGS = frozenset({"NNP", "NNPS"})
VERB_TAGS = frozenset({"VB", "VBD", "VBG", "VBN", "VBP", "VBZ", "MD"})
PRONOUN_TAGS = frozenset({"PRP", "PRP$"})
SUBJECTS = frozenset({"nsubj", "nsubjpass"})


class Tree:
    """A sentence's tokens with their words, tags, labels, heads and children.

    `first` is the token that it begins with, after quotation marks and a dateline. A head that would make a circle is
    taken for a root, so climbing from any token ends.
    """

    __slots__ = (
        "brackets",
        "deps",
        "ends",
        "first",
        "heads",
        "kids",
        "lower",
        "said",
        "starts",
        "tags",
        "text",
        "words",
    )

    def __init__(self, text: str, parse: Parse) -> None:
        """Index the parse of a sentence whose text this is."""
        self.text = text
        self.starts, self.ends, self.tags, deps, heads = _without_dateline(text, parse)
        self.deps = deps
        self.words = [text[start:end] for start, end in zip(self.starts, self.ends, strict=True)]
        self.lower = [word.lower() for word in self.words]
        self.heads = _without_circles(heads)
        begin = bisect_left(self.starts, _dateline(text))
        self.first = next((at for at in range(begin, len(self.words)) if self.words[at][:1].isalnum()), begin)
        self.said = {head for head, dep in zip(self.heads, self.deps, strict=True) if dep in SUBJECTS}
        self.brackets = _bracketed(self.words)
        self.kids: list[list[int]] = [[] for _ in self.words]
        for token, head in enumerate(self.heads):
            if head != token:
                self.kids[head].append(token)

    def __len__(self) -> int:
        return len(self.words)

    def tokens(self, start: int, end: int) -> range:
        """The tokens that characters `start` to `end` of the sentence touch."""
        first = max(bisect_right(self.starts, start) - 1, 0)
        while first < len(self.ends) and self.ends[first] <= start:
            first += 1
        last = first
        while last < len(self.starts) and self.starts[last] < end:
            last += 1
        return range(first, last)

    def top(self, tokens: Iterable[int]) -> int | None:
        """The token of a stretch whose head lies outside it; the first, where there are several."""
        inside = set(tokens)
        return next(
            (token for token in sorted(inside) if self.heads[token] not in inside or self.heads[token] == token), None
        )

    def child(self, token: int, *deps: str) -> int | None:
        """The first child with one of these labels."""
        return next((kid for kid in self.kids[token] if self.deps[kid] in deps), None)

    def children(self, token: int, *deps: str) -> list[int]:
        """The children with one of these labels."""
        return [kid for kid in self.kids[token] if self.deps[kid] in deps]

    def subtree(self, token: int) -> list[int]:
        """The token and all below it, in no order."""
        found = [token]
        for each in found:
            found.extend(self.kids[each])
        return found

    def ancestors(self, token: int) -> list[int]:
        """The token's head, that one's head, and so on up to a root."""
        found = []
        while self.heads[token] != token:
            token = self.heads[token]
            found.append(token)
        return found

    def is_noun(self, token: int) -> bool:
        """Whether the token is a noun or a name."""
        return self.tags[token] in NOUN_TAGS

    def is_proper(self, token: int) -> bool:
        """Whether the token is a name."""
        return self.tags[token] in PROPER_TAGS

    def is_verb(self, token: int) -> bool:
        """Whether the token is a verb in any form, or an adjective that the tagger took a verb with a subject for."""
        return self.tags[token] in VERB_TAGS or (token in self.said and self.tags[token] == "JJ")

    def spelled(self, tokens: Iterable[int]) -> str:
        """The words of these tokens in the order of the text, apart where the text has them apart or leaves one out."""
        pieces: list[str] = []
        before = None
        for token in sorted(set(tokens)):
            if before is not None and (token != before + 1 or self.starts[token] > self.ends[before]):
                pieces.append(" ")
            pieces.append(self.words[token])
            before = token
        return " ".join("".join(pieces).split())


def _bracketed(words: Sequence[str]) -> list[int]:
    """For each token, which bracket it stands in: the token that opened it, -1 outside."""
    inside: list[int] = []
    opened = [-1]
    for token, word in enumerate(words):
        if word in ("(", "["):
            opened.append(token)
        elif word in (")", "]") and len(opened) > 1:
            opened.pop()
        inside.append(opened[-1])
    return inside


# "LONDON, 3 May (Wire) – ", "Geneva, 3 May 2024 — ", and a quotation mark or capital after it.
_DATELINE = re.compile(
    r"(?:[A-Z][A-Z.' -]{2,30}(?:, [^–—()]{1,30}?)?|[A-Z][\w.' -]{1,30}, [^–—()]{0,20}\d[^–—()]{0,12}?)"
    r"(?: ?\([^()]{1,30}\))?(?: [–—]|(?: -){1,2}) ?(?=[\"“‘'A-Z])"
)


def _dateline(text: str) -> int:
    """How many characters at the start of a sentence are a dateline."""
    line = _DATELINE.match(text)
    return line.end() if line else 0


def _without_dateline(text: str, parse: Parse) -> Parse:
    """A parse whose subject is no word of a dateline, but the noun behind it that the parse hangs from one."""
    begin = bisect_left(parse.starts, _dateline(text))
    subject = next((at for at in range(begin) if parse.deps[at] in SUBJECTS and parse.heads[at] >= begin), None)
    if subject is None:
        return parse
    deps, heads = list(parse.deps), list(parse.heads)
    deps[subject] = "dep"
    behind = (at for at in range(begin, len(heads)) if heads[at] < begin and parse.tags[at] in NOUN_TAGS)
    noun = next(behind, None)
    if noun is not None:
        deps[noun], heads[noun] = parse.deps[subject], parse.heads[subject]
    return parse._replace(deps=tuple(deps), heads=tuple(heads))


def _without_circles(heads: Sequence[int]) -> list[int]:
    rooted = list(heads)
    seen = [0] * len(rooted)
    for start in range(len(rooted)):
        token = start
        while not seen[token]:
            seen[token] = start + 1
            token = rooted[token]
        if seen[token] == start + 1 and rooted[token] != token:
            rooted[token] = token
    return rooted
