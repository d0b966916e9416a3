"""What can go wrong between a claim and its source.

SourcesError
└── RegistryError      a sources.toml that cannot be read, or says something that no registry can mean
"""


class SourcesError(Exception):
    """Base of the errors of this room; its text is one line: what, where, what to do."""


class RegistryError(SourcesError):
    """A registry that cannot be read, or says something that no registry can mean."""
