"""Text that was taken apart into tokens ("-LRB- born June 26 , 1980 -RRB-"), put together again.

Corpora of claims keep it so. Prose has no token of a bracket, and no blank before its commas: it stays as it is.
"""

import re

_BRACKETS = {"-LRB-": "(", "-RRB-": ")", "-LSB-": "[", "-RSB-": "]", "-LCB-": "{", "-RCB-": "}", "``": '"', "''": '"'}
_BRACKET = re.compile("|".join(map(re.escape, _BRACKETS)))
_CLOSING = re.compile(r"\s+(?=[,.;:!?%)\]](?!\w))")
_OPENING = re.compile(r"(?<=[(\[$£€])\s+")
_ENDING = re.compile(r"\s+(?=(?:n't|'(?:s|re|ve|ll|d|m)?)(?!\w))")
_DECADE = re.compile(r"(?<=\d0) ?'s\b")


def joined(text: str) -> str:
    """The text as prose writes it; what is no list of tokens is given back unchanged."""
    if not _CLOSING.search(text) and not _BRACKET.search(text):
        return text
    text = _BRACKET.sub(lambda found: _BRACKETS[found[0]], text)
    text = _OPENING.sub("", _CLOSING.sub("", text))
    return _DECADE.sub("s", _ENDING.sub("", text))
