"""How sources are called: names made comparable, and an index that finds them in the words of an attribution.

Markup, entities, quotation marks, dashes, possessives and a leading "the" make no difference between two names. Case
does where a name is short: "WHO" is not "who", and "Nature" is not "nature".
"""

import html
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Sequence
from enum import IntEnum
from functools import cache
from typing import NamedTuple
from urllib.parse import parse_qsl, urlencode, urlsplit

from claims import lexicon
from sources.source import Source

_MARKUP = re.compile(r"</?[A-Za-z][^<>]*>|\]\([^()\s]*\)|[*_`]")
_INITIALS = re.compile(r"\b(?:[A-Z]\.){2,}")
_POSSESSIVE = re.compile(r"(?<=\w)'(?:s\b|(?!\w))", re.IGNORECASE)
_WORD = re.compile(r"[^\W_]+")
_YEAR = re.compile(r"(?:19|20)\d\d", re.ASCII)
_SHORT = 2


class Kind(IntEnum):
    """What a name is to its source; the greater is the more specific. Authors name it only with its year."""

    AUTHOR = 1
    PUBLISHER = 2
    ALIAS = 3
    TITLE = 4


class Word(NamedTuple):
    """A word without its case, and how it is written; `follows`: only white space parts it from the one before."""

    key: str
    capital: bool
    upper: bool
    follows: bool


class Name(NamedTuple):
    """A name in words without case; `strict`: the words whose case counts, `edition`: the year at its end or start."""

    keys: tuple[str, ...]
    strict: tuple[tuple[int, bool], ...]
    edition: str | None

    def fits(self, found: Sequence[Word]) -> bool:
        """Whether `found`, which has the same keys, is written as the name asks."""
        return all(found[at].upper if upper else found[at].capital for at, upper in self.strict)


def plain(text: str) -> str:
    """A piece of a file in one line, its markup left out."""
    return " ".join(html.unescape(_MARKUP.sub(" ", text)).split())


def words(text: str) -> list[Word]:
    """The words of a text or of a piece of a file, its markup left out."""
    read = unicodedata.normalize("NFKC", plain(text)).replace("’", "'").replace("‘", "'")
    read = _INITIALS.sub(lambda match: match[0].replace(".", ""), read)
    read = _POSSESSIVE.sub(" - ", read)
    found = []
    end = 0
    for match in _WORD.finditer(read):
        word = match[0]
        found.append(
            Word(
                word.casefold(),
                word[0].isupper(),
                len(word) > 1 and word.isupper(),
                read[end : match.start()].isspace(),
            )
        )
        end = match.end()
    return found


def names(text: str) -> tuple[Name, ...]:
    """The ways in which articles write the name `text`: whole, and without its subtitle where the rest says enough."""
    main = text.split(":", 1)[0]
    forms = [text] if len(words(main)) <= _SHORT else [text, main]
    return tuple(dict.fromkeys(name for name in map(_name, forms) if name.keys))


def _name(text: str) -> Name:
    parts = words(text)
    edition = None
    for end in (-1, 0):
        if len(parts) > 1 and _YEAR.fullmatch(parts[end].key):
            edition = edition or parts[end].key
            parts = parts[:-1] if end else parts[1:]
    if len(parts) > _SHORT and parts[0].key == "the":
        parts = parts[1:]  # and kept where it is half of the name: "The Information"
    if len(parts) > _SHORT:
        return Name(tuple(part.key for part in parts), (), edition)
    strict = tuple((at, part.upper) for at, part in enumerate(parts) if part.capital and part.key != "the")
    return Name(tuple(part.key for part in parts), strict, edition)


def address(url: str) -> str:
    """A web address without what makes no difference: scheme, "www.", fragment, tracking parameters, a last slash.

    Nor does case in that of a DOI.
    """
    try:
        parts = urlsplit(url.strip())
        host = parts.netloc.casefold().rpartition("@")[2].removeprefix("www.")
    except ValueError:
        return url
    query = urlencode(
        [pair for pair in parse_qsl(parts.query, keep_blank_values=True) if not pair[0].startswith("utm_")]
    )
    path = parts.path.rstrip("/")
    if host in ("doi.org", "dx.doi.org"):
        return f"doi.org{path.casefold()}"
    return f"{host}{path}{'?' if query else ''}{query}"


def years(found: Sequence[Word]) -> frozenset[str]:
    """The years among words."""
    return frozenset(word.key for word in found if _YEAR.fullmatch(word.key))


class Match(NamedTuple):
    """A source's name found in a text: words `start` to `end`, and what the name is to the source."""

    source: int
    kind: Kind
    start: int
    end: int
    edition: str | None


class Alias(NamedTuple):
    """A further name of a source: its number, what the name is to it, and how it is written."""

    source: int
    kind: Kind
    text: str


class Index(NamedTuple):
    """The names and addresses of sources, each with the numbers of the sources that bear it."""

    by_address: dict[str, list[int]]
    by_name: dict[tuple[str, ...], list[tuple[Name, Kind, int]]]
    lengths: dict[str, list[int]]

    @classmethod
    def of(cls, sources: Sequence[Source]) -> "Index":
        """The index of `sources`, numbered in their order."""
        addresses: dict[str, list[int]] = defaultdict(list)
        by_name: dict[tuple[str, ...], list[tuple[Name, Kind, int]]] = defaultdict(list)
        lengths: dict[str, set[int]] = defaultdict(set)
        for number, source in enumerate(sources):
            known = (source.url, f"https://doi.org/{source.doi}" if source.doi else None)
            for place in dict.fromkeys(address(url) for url in known if url):
                addresses[place].append(number)
            called = [(Kind.TITLE, source.title), *((Kind.ALIAS, alias) for alias in source.aliases)]
            called += [(Kind.PUBLISHER, name) for name in (source.publisher, source.container_title) if name]
            called += [(Kind.AUTHOR, name) for name in _bylines(source.author) if source.issued]
            called += [(Kind.PUBLISHER, name.strip("{}")) for name in source.author if not _is_person(name)]
            for kind, text in called:
                for name in names(text):
                    if kind is Kind.AUTHOR:
                        name = name._replace(edition=(source.issued or "")[:4])
                    by_name[name.keys].append((name, kind, number))
                    lengths[name.keys[0]].add(len(name.keys))
        return cls(dict(addresses), dict(by_name), {key: sorted(sizes) for key, sizes in lengths.items()})

    def with_aliases(self, aliases: Sequence[Alias]) -> "Index":
        """The index with further names."""
        by_name, lengths = dict(self.by_name), dict(self.lengths)
        for number, kind, text in aliases:
            for name in names(text):
                by_name[name.keys] = [*by_name.get(name.keys, ()), (name, kind, number)]
                lengths[name.keys[0]] = sorted({*lengths.get(name.keys[0], ()), len(name.keys)})
        return Index(self.by_address, by_name, lengths)

    def find(self, found: Sequence[Word]) -> Iterator[Match]:
        """Every name that stands in the words `found`."""
        keys = tuple(word.key for word in found)
        for start, key in enumerate(keys):
            for size in self.lengths.get(key, ()):
                end = start + size
                for name, kind, number in self.by_name.get(keys[start:end], ()) if end <= len(keys) else ():
                    if name.fits(found[start:end]) and not (
                        size == 1 and kind is not Kind.ALIAS and _inside(found, start)
                    ):
                        yield Match(number, kind, start, end, name.edition)


def _is_person(name: str) -> bool:
    return "," in name and not name.startswith("{")


def _bylines(authors: Sequence[str]) -> list[str]:
    """How articles name a work by its authors: "Roe", "Roe and Doe", "Roe & Doe", "Roe et al."; for persons only."""
    families = [name.partition(",")[0] for name in authors if _is_person(name)]
    if not families or len(families) < len(authors):
        return []
    if len(families) == 1:
        return families
    several = [f"{families[0]} et al"]
    return (
        [f"{families[0]} {joint} {families[1]}" for joint in ("and", "&")] + several if len(families) == 2 else several
    )


def _inside(found: Sequence[Word], at: int) -> bool:
    """Whether the single word `at` is part of a longer name ("Nature" in "Nature Medicine"), which may be another's."""
    if found[at].upper or not found[at].capital:
        return False
    after = found[at + 1] if at + 1 < len(found) else None
    return bool(after and after.follows and after.capital and after.key not in _company_suffixes())


@cache
def _company_suffixes() -> frozenset[str]:
    return frozenset(lexicon.load("attribution")["company_suffixes"])
