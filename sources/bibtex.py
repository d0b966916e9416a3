"""Sources as BibTeX and back, through bibtexparser.

BibTeX has no place for aliases and figures: an export leaves them out. Dates are written as BibLaTeX's `date` and, for
older programs, as a `year`.
"""

import logging
import re
from collections.abc import Iterable, Iterator
from functools import cache

from bibtexparser.entrypoint import parse_string, write_string
from bibtexparser.library import Library
from bibtexparser.middlewares import (
    MonthIntMiddleware,
    NameParts,
    NormalizeFieldKeys,
    SeparateCoAuthors,
    SplitNameParts,
)
from bibtexparser.model import Entry, Field
from pylatexenc.latex2text import LatexNodes2Text

from sources.csl import joined_name, name_parts
from sources.errors import ExchangeError
from sources.exchange import Imported, digits, identifier, made
from sources.fields import bibtex_types, types
from sources.source import Source

logging.getLogger("bibtexparser").setLevel(logging.CRITICAL)  # of a broken entry it warns, and `loads` raises

# The registry's field for each BibTeX field; the first of several spellings is the one that is written.
_FIELDS = {
    "title": ("title",),
    "container-title": ("journaltitle", "journal", "booktitle"),
    "publisher": ("publisher", "institution", "organization", "school"),
    "publisher-place": ("location", "address"),
    "URL": ("url",),
    "DOI": ("doi",),
    "ISBN": ("isbn",),
    "ISSN": ("issn",),
    "genre": ("type",),
    "edition": ("edition",),
    "volume": ("volume",),
    "page": ("pages",),
    "language": ("language", "langid"),
    "note": ("note",),
}
_OTHERS = frozenset({"author", "editor", "date", "year", "month", "day", "urldate", "howpublished"})
_OTHERS |= {"number", "issue", "eid", "entrysubtype"}
_NAMED = {"article": "journal", "incollection": "booktitle", "inproceedings": "booktitle", "techreport": "institution"}
# Where the number of an issue and that of the work itself stand: in most entries, and in an article.
_NUMBERS = (("issue", "number"), ("number", "eid"))
_SUBTYPES = {"newspaper": "article-newspaper", "magazine": "article-magazine"}
_AS_THEY_STAND = frozenset({"URL", "DOI", "page"})
_ADDRESS = re.compile(r"https?://[^\s{}]+")
_SPECIAL = {
    "\\": r"\textbackslash{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    "{": r"\lbrace{}",
    "}": r"\rbrace{}",
    **{sign: f"\\{sign}" for sign in "&%$#_"},
}
_BARE = re.compile(r"(?<!\\)[%&#]")  # signs that BibTeX takes as they are, and LaTeX does not
_KEY = re.compile(r"[\s,{}()=\"#%~\\]")


def dumps(sources: Iterable[Source]) -> str:
    """Sources as BibTeX."""
    library = Library()
    for source in sources:
        library.add(_entry(source))
    return str(write_string(library))


def loads(text: str, name: str = "BibTeX") -> Imported:
    """The sources of a BibTeX text, and which of its fields have no place in a registry.

    Raises ExchangeError, which calls the text `name` and says the line, where an entry cannot be read or has no title.
    """
    stack = [NormalizeFieldKeys(), SeparateCoAuthors(), SplitNameParts(), MonthIntMiddleware()]
    library = parse_string(text, append_middleware=stack)
    for block in library.failed_blocks:
        why = " ".join(str(block.error).split()) or "it is not BibTeX"
        raise ExchangeError(f"{name}:{(block.start_line or 0) + 1}: cannot be read: {why}")
    left_out: set[str] = set()
    found = [_source(entry, f"{name}:{(entry.start_line or 0) + 1}", left_out) for entry in library.entries]
    return Imported(tuple(found), frozenset(left_out))


def _entry(source: Source) -> Entry:
    kind = types().get(source.type or "document", "misc")
    known = source.model_dump(by_alias=True, exclude_none=True)
    values: dict[str, str] = {}
    for field in ("author", "editor"):
        if known.get(field):
            values[field] = " and ".join(map(_bibtex_name, known[field]))
    for field, spellings in _FIELDS.items():
        if known.get(field):
            named = _NAMED.get(kind)
            values[named if named in spellings else spellings[0]] = _escaped(known[field], field)
    for field, spelling in zip(("issue", "number"), _NUMBERS[kind == "article"], strict=True):
        if known.get(field):
            values[spelling] = _escaped(known[field], field)
    if source.type and bibtex_types().get(kind) != source.type:
        values["entrysubtype"] = source.type
    if source.issued:
        values |= {"date": source.issued, "year": source.issued[:4]}
    if source.accessed:
        values["urldate"] = source.accessed
    fields = [Field(key, value) for key, value in values.items()]
    return Entry(kind, _KEY.sub("-", source.id), fields)


def _escaped(text: str, field: str) -> str:
    if field in ("URL", "DOI"):  # which BibTeX takes as they stand, but for what would end the field
        return text.replace("{", "%7B").replace("}", "%7D")
    return "".join(_SPECIAL.get(sign, sign) for sign in text)


def _bibtex_name(name: str) -> str:
    parts = [_escaped(part, "author") for part in name_parts(name)]
    if len(parts) == 1:
        return f"{{{parts[0]}}}"
    return ", ".join([parts[0], *parts[2:], parts[1]])


def _source(entry: Entry, where: str, left_out: set[str]) -> Source:
    fields = {field.key: field.value for field in entry.fields}
    kind = entry.entry_type.lower()
    subtype = _text(fields.get("entrysubtype"))
    subtype = _SUBTYPES.get(subtype, subtype)
    found: dict[str, object] = {"type": subtype if subtype in types() else bibtex_types().get(kind, "document")}
    for field, spellings in _FIELDS.items():
        read = _as_it_stands if field in _AS_THEY_STAND else _text
        found[field] = next((read(fields[key]) for key in spellings if key in fields and read(fields[key])), "")
    for field in ("author", "editor"):
        found[field] = tuple(_names(fields.get(field)))
    for field, spelling in zip(("issue", "number"), _NUMBERS[kind == "article"], strict=True):
        found[field] = _text(fields.get(spelling))
    found["issued"] = digits(_text(fields.get("date"))) or _when(fields)
    found["accessed"] = digits(_text(fields.get("urldate")))
    address = _ADDRESS.search(str(fields.get("howpublished", "")))
    if address and not found["URL"]:
        found["URL"] = address[0]
    known = {key for spellings in _FIELDS.values() for key in spellings} | _OTHERS
    left_out |= {key for key in fields if key not in known}
    found["id"] = identifier(entry.key, found)
    return made(found, where, left_out)


def _when(fields: dict[str, object]) -> str | None:
    parts = (_text(fields.get(part)) for part in ("year", "month", "day"))
    known: list[str] = []
    for part in parts:
        if not part.isdecimal():
            break
        known.append(part)
    return digits("-".join(known))


def _names(value: object) -> Iterator[str]:
    for name in value if isinstance(value, list) else ():
        if not isinstance(name, NameParts):
            continue
        family = " ".join(map(_text, [*name.von, *name.last]))
        given, suffix = (" ".join(map(_text, part)) for part in (name.first, name.jr))
        if family.casefold() != "others":
            yield joined_name(family, given, suffix) if given else joined_name(family)


def _text(value: object) -> str:
    """A field's text without its LaTeX, and without the braces that only keep its capitals."""
    text = str(value if value is not None else "")
    text = _BARE.sub(r"\\\g<0>", text.replace(_SPECIAL["^"], "^"))
    if any(sign in text for sign in "\\{}~$"):
        text = _latex().latex_to_text(text)
    return " ".join(text.split())


def _as_it_stands(value: object) -> str:
    return " ".join(str(value).replace("\\_", "_").replace("\\%", "%").replace("\\&", "&").replace("--", "-").split())


@cache
def _latex() -> LatexNodes2Text:
    return LatexNodes2Text(math_mode="verbatim", strict_latex_spaces=False)
