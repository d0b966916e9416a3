"""Sources, and how a claim leans on one."""

from claims import Attribution
from claims.model import Value


class Source(Value):
    """A registered source: what articles cite. `issued` is as precise as known: "2024", "2024-04" or "2024-04-15"."""

    id: str
    title: str
    publisher: str | None = None
    aliases: tuple[str, ...] = ()
    issued: str | None = None
    url: str | None = None


class Citation(Attribution):
    """An attribution and the registered source it means; `source` is None where it means none of them."""

    source: str | None = None


class Evidence(Value):
    """What a source says of a claim: the passage or registered figure, how it relates to the claim, and why."""

    source: str
    locator: str | None = None
    passage: str | None = None
    figure: str | None = None
    relation: str
    why: str
