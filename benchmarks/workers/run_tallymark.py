"""tallymark over texts, up to the stage that is named: grammar, or read, find, parse, claims (each with those before).

"grammar" is the number grammar over the plain text and nothing else; "claims" is the whole way from text to records.
No parse is cached: `claims` keeps none unless it is given a cache.
"""

import sys
from collections.abc import Callable

import measure


def _load() -> Callable[[str], object]:
    import claims
    from claims.parse import parse
    from claims.quantities import find

    def parsed(text: str) -> object:
        sentences = [
            block.text[start:end]
            for block in claims.read_text(text).blocks
            for mentions in [find(block.text)]
            for start, end in block.sentences
            if any(start <= mention.start < end for mention in mentions)
        ]
        return parse(sentences)

    stages: dict[str, Callable[[str], object]] = {
        "grammar": find,
        "read": claims.read_text,
        "find": lambda text: [find(block.text) for block in claims.read_text(text).blocks],
        "parse": parsed,
        "claims": lambda text: claims.extract(claims.read_text(text)),
    }
    return stages[sys.argv[2]]


measure.main(_load)
