"""CSL, the Citation Style Language: the types of sources, and the exchange of sources as CSL-JSON."""

import tomllib
from functools import cache
from importlib import resources
from typing import Any


@cache
def _vocabulary() -> dict[str, dict[str, str]]:
    tables: dict[str, Any] = tomllib.loads(resources.files(__package__).joinpath("csl.toml").read_text("utf-8"))
    return tables


def types() -> dict[str, str]:
    """CSL's item types, each with the BibTeX entry type that comes nearest to it."""
    return _vocabulary()["types"]
