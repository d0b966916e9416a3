"""What can go wrong in the program itself.

CheckerError
├── ConfigError        a setting that cannot be used
├── MalformedCheck     a module of checker/checks/ that is no check
├── NameTaken          another distribution owns an import name of tallymark
├── PairsError         a file of claims and passages that cannot be read, or an answer that cannot be kept
├── OutputError        standard output cannot be written
└── ReaderLeft         whoever read standard output has stopped reading
"""


class CheckerError(Exception):
    """Base of the errors of this room; its text is one line: what, where, what to do."""


class ConfigError(CheckerError):
    """A setting that cannot be used."""


class MalformedCheck(CheckerError):
    """A module of `checker/checks/` that is no check."""


class NameTaken(CheckerError):
    """Another distribution owns an import name of tallymark."""


class OutputError(CheckerError):
    """Standard output cannot be written."""


class ReaderLeft(CheckerError):
    """Whoever read standard output has stopped reading: `tallymark … | head`."""


class PairsError(CheckerError):
    """A file of claims and passages that cannot be read, or whose answers cannot be written."""
