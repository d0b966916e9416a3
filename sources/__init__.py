"""What a claim leans on: registered sources, and the link from a claim to one."""

from sources.errors import ExchangeError, RegistryError, SourcesError
from sources.linking import link
from sources.registry import Registry, load, parse
from sources.source import Citation, Evidence, Figure, Source

__all__ = [
    "Citation",
    "Evidence",
    "ExchangeError",
    "Figure",
    "Registry",
    "RegistryError",
    "Source",
    "SourcesError",
    "link",
    "load",
    "parse",
]
