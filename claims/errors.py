"""What can go wrong while text becomes claims.

ClaimsError
├── ReadError          a file that cannot be read as an article
└── LexiconError       a vocabulary file that breaks its own syntax
"""


class ClaimsError(Exception):
    """Base of the errors of this room; its text is one line: what, where, what to do."""


class ReadError(ClaimsError):
    """A file that cannot be read as an article."""


class LexiconError(ClaimsError):
    """A vocabulary file that breaks its own syntax."""
