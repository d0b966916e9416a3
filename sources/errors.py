"""What can go wrong between a claim and its source.

SourcesError
├── ExchangeError      a bibliography in another format that cannot be read
├── RegistryError      a sources.toml that cannot be read, or says something that no registry can mean
├── ShelfError         a shelf or a sources.lock that cannot be read or written
└── FetchError         a document that cannot be had
    ├── Refused        not asked for, or not taken: a private address, robots.txt, a type without text, too large
    ├── Gone           the server says that it is not there (404, 410)
    └── Unreachable    no answer that helps: no name, no connection, no trust, no end, 5xx
"""


class SourcesError(Exception):
    """Base of the errors of this room; its text is one line: what, where, what to do."""


class RegistryError(SourcesError):
    """A registry that cannot be read, or says something that no registry can mean."""


class ShelfError(SourcesError):
    """A shelf or a sources.lock that cannot be read or written."""


class FetchError(SourcesError):
    """A document that cannot be had."""


class Refused(FetchError):
    """What is not asked for, or not taken: a private address, robots.txt, a type that holds no text, too much."""


class Gone(FetchError):
    """What the server says is not there (404, 410)."""


class Unreachable(FetchError):
    """What gives no answer that helps: no name, no connection, no trust, no end, an error of the server."""


class ExchangeError(SourcesError):
    """A bibliography in another format (CSL-JSON, BibTeX) that cannot be read."""
