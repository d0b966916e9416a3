"""What the names in a page's markup mean: the vocabulary of lexicon/pages.toml, and the context it gives to text."""

import re
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from claims import lexicon
from claims.readers.tables import Cell

_LONGEST_ID = 60
_WORD = re.compile(r"[A-Z]?[a-z0-9]+|[A-Z]+(?![a-z])")


class Vocabulary(NamedTuple):
    """The sets of names in lexicon/pages.toml."""

    void: frozenset[str]
    block: frozenset[str]
    plain: frozenset[str]
    note_holders: frozenset[str]
    silent: frozenset[str]
    zones: frozenset[str]
    zone_roles: frozenset[str]
    furniture: frozenset[str]
    furniture_names: frozenset[str]
    hidden: frozenset[str]
    byline: frozenset[str]
    date: frozenset[str]
    lead: frozenset[str]
    caption: frozenset[str]
    footnote: frozenset[str]


@cache
def vocabulary() -> Vocabulary:
    """The sets, read once."""
    table = lexicon.load("pages")
    return Vocabulary(*(frozenset(table[name]) for name in Vocabulary._fields))


class _NoteIds(NamedTuple):
    note: re.Pattern[str]
    back: re.Pattern[str]


@cache
def _note_ids() -> _NoteIds:
    table = lexicon.load("pages")
    note, numbered, back = (
        "|".join(map(re.escape, table[name])) for name in ("note_ids", "numbered_note_ids", "back_ids")
    )
    return _NoteIds(
        re.compile(
            rf"(?:{note})[-_:.]+(?P<name>[\w-]{{1,40}})|(?:{note}|{numbered})[-_:.]?(?P<number>\d{{1,3}}[a-z]?)",
            re.IGNORECASE,
        ),
        re.compile(rf"(?:{back})(?:[-_:.]?\w+)*", re.IGNORECASE),
    )


def note_label(target: str) -> str | None:
    """The label in the id of a footnote ("fn:3" -> "3"), or None for an id of something else."""
    if len(target) > _LONGEST_ID or _note_ids().back.fullmatch(target):
        return None
    match = _note_ids().note.fullmatch(target)
    return (match["name"] or match["number"]) if match else None


def refers_back(target: str) -> bool:
    """Whether the target of a link is the place in the text that a footnote belongs to."""
    return len(target) <= _LONGEST_ID and _note_ids().back.fullmatch(target) is not None


def class_names(attributes: dict[str, str]) -> frozenset[str]:
    """The names in class, id, itemprop and rel: whole, word by word, and in neighbouring pairs, in lower case."""
    found: set[str] = set()
    for key in ("class", "id", "itemprop", "rel"):
        for name in attributes.get(key, "")[:500].split():
            parts = [part.lower() for part in _WORD.findall(name)]
            found.add(f"={name.lower()}")
            found.update(parts)
            found.update(f"{first}-{second}" for first, second in pairwise(parts))
    return frozenset(found)


def is_hidden(attributes: dict[str, str]) -> bool:
    """Whether these attributes keep an element from being shown."""
    style = attributes.get("style", "").lower().replace(" ", "")
    return (
        ("hidden" in attributes and attributes["hidden"].lower() != "until-found")
        or attributes.get("aria-hidden", "").lower() == "true"
        or "display:none" in style
        or "visibility:hidden" in style
        or not vocabulary().hidden.isdisjoint(attributes.get("class", "").lower().split())
    )


class Origin(NamedTuple):
    """The tag of a quotation, by its place, and the address from which it says that the quotation comes."""

    start: int
    end: int
    url: str


class Context(NamedTuple):
    """What the open elements say of the text inside them."""

    silent: bool = False  # no readable text
    zone: int = -1  # number of the innermost zone (navigation, footers and their like)
    heading: int | None = None
    item: bool = False
    caption: bool = False
    part: str | None = None  # "byline", "date", "lead"
    note: str | None = None
    container: int = -1  # number of the innermost <article>, <main> or the like
    cell: Cell | None = None
    page_title: bool = False
    origin: "Origin | None" = None  # of the innermost quotation that has one
