"""Vocabulary as data: one TOML file a topic, each opening with an explanation of its own syntax.

`load` gives a topic's tables, `digest` the hash of all vocabulary, which an audit records: other words, other records.
"""

import functools
import hashlib
import tomllib
from importlib import resources
from typing import Any

from claims.errors import LexiconError


@functools.cache
def load(topic: str) -> dict[str, Any]:
    """The tables of `topic`.toml, shared between callers: read, never change. LexiconError where it is not TOML."""
    try:
        return tomllib.loads(resources.files(__package__).joinpath(f"{topic}.toml").read_text("utf-8"))
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise LexiconError(f"lexicon/{topic}.toml: {error}") from error


@functools.cache
def digest() -> str:
    """The hash of every vocabulary file, as "sha256:…"."""
    whole = hashlib.sha256()
    for file in sorted(resources.files(__package__).iterdir(), key=lambda file: file.name):
        if file.name.endswith(".toml"):
            whole.update(file.name.encode() + b"\0" + file.read_bytes() + b"\0")
    return f"sha256:{whole.hexdigest()}"
