"""spaCy behind one function: tags and dependencies of sentences, its model loaded late, parses cached."""

from typing import NamedTuple


class Parse(NamedTuple):
    """A sentence's tokens: offsets into the sentence, Penn tags, dependency labels, and the index of each token's head.

    The root's head is itself. Labels and tags are those of spaCy's English models (ClearNLP dependencies).
    """

    starts: tuple[int, ...]
    ends: tuple[int, ...]
    tags: tuple[str, ...]
    deps: tuple[str, ...]
    heads: tuple[int, ...]
