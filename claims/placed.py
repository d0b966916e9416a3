"""Places that a sentence gives to a row of a table or list by its name, full or short, and that no column bears out.

"Esk Line came third", "Esk, with the second-highest number of trips", "in Esk, where more trips were made than in any
other town". The columns that may be meant share a word with what the place is by; of a place by nothing, a column of
places decides, or the only one that there is, read either way. The vocabulary is lexicon/placements.toml.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from claims.boards import Board
from claims.claim import Claim, Kind
from claims.document import Block, Document, Extent, Role
from claims.frames.words import lemma
from claims.frames.words import noun as singular
from claims.lexicon import load
from claims.placements import Found, Placement, held, is_total
from claims.quantities.calendar_dates import ORDINALS

_WORDS = load("placements")
_TABLE: Mapping[str, Sequence[str]] = _WORDS["placed"]
_ORDINAL = "|".join(sorted(ORDINALS, key=len, reverse=True))
_BY = r"(?:by|in terms of|measured by|for)\s+(?P<by>[^,.;:()]{3,40})"
_ENDS = rf"(?=\s*(?:[,.;:)]|$|(?:and|with|behind|ahead|across|overall|again)\b)|\s+{_BY})"
_OFTEN = rf"(?:(?:{'|'.join(_TABLE['adverbs'])})\s+){{0,2}}"
_MORE, _MOST = ("|".join(_TABLE[name]) for name in ("more", "most"))
_LESS, _LEAST = ("|".join(_TABLE[name]) for name in ("less", "least"))
_FORMS = (
    re.compile(
        rf",?\s+{_OFTEN}(?:{'|'.join(_TABLE['is'])})\s+{_OFTEN}(?:in\s+|the\s+)?(?P<place>{_ORDINAL})"
        rf"(?:[- ](?:place|position|spot|rank))?{_ENDS}"
    ),
    re.compile(
        rf",?\s+(?:with|has|had|have|boasts|is the one with)\s+{_OFTEN}(?:the|its)\s+(?:(?P<place>{_ORDINAL})[- ])?"
        rf"(?:(?P<up>{_MOST})|(?:{_LEAST}))\s+(?:(?:number|share|total|amount|sum)\s+of\s+)?(?P<by>[^\W\d_][^,.;:()]{{2,40}})"
    ),
    re.compile(
        rf",?\s+(?:where|which|has|had|took|won|sold|made|with|carried)\b[^,.;:]{{0,20}}?\b(?:(?P<up>{_MORE})|(?:{_LESS}))\s+"
        rf"(?P<by>[^\W\d_][^,.;:()]{{2,50}}?)\s+than\s+(?:in\s+|at\s+|on\s+)?(?:any|all)\s+(?:of\s+the\s+)?other"
    ),
    re.compile(rf",?\s+{_OFTEN}(?P<up>leads|led|tops the (?:table|list))\s+(?:by|in)\s+(?P<by>[^,.;:()]{{3,40}})"),
)
_OTHER_TIMES = frozenset(_TABLE["other_times"])
_WEAK, _RANKS = frozenset(_WORDS["weak"]), frozenset(_WORDS["rank_columns"])
# What a sentence or those before it say that they rank by: "By area planted, the order is the same".
_FIRST_BY = re.compile(r"(?:^|[.!?]\s+)(?:By|In terms of|Measured (?:by|in)|Per)\s+(?P<by>[^,.;:]+)")
_YEAR = re.compile(r"\b(?:1[89]|20)\d\d\b")
_LETTERS = re.compile(r"[^\W\d_]+")
_PROPER = re.compile(r"\b[^\W\d_a-z][^\W\d_]{2,}(?:[- ][^\W\d_a-z][^\W\d_]+)*")
_BRACKETED = re.compile(r"\s*\([^)]*\)")
_LEVELS = frozenset({Kind.COUNT, Kind.PLAIN, Kind.MONEY, Kind.MEASURE, Kind.PERCENT, Kind.DURATION})
# How far a sentence is from its board, letters of a short name, rivals of a row, and rows that are shown.
_NEAR, _SHORT, _FEWEST, _SHOWN = 4000, 4, 3, 4


class _Said(NamedTuple):
    """A place as a sentence gives it: its number, by what, and whether it counts from the highest; None for either."""

    place: int
    by: frozenset[str]
    falls: bool | None


def placed(boards: Sequence[Board], document: Document) -> Iterator[Placement]:
    """The places that sentences give to rows by name and that nothing in their table or list bears out."""
    known = [(board, _names(board)) for board in boards]
    if not known:
        return
    for block in document.blocks:
        if block.role not in (Role.BODY, Role.LEAD):
            continue
        for first, last in block.sentences:
            for name in _PROPER.finditer(block.text, first, last):
                said = _said(block.text, name.end(), last)
                opens = not block.text[first : name.start()].strip(" \n\"'“‘")
                if said is not None and (said[0].by or (opens and not _FIRST_BY.search(block.text[: name.start()]))):
                    yield from _held_against(block, name, *said, known)


def _names(board: Board) -> Mapping[str, str]:
    """The rows of a board by every name that means one of them: in full, its first or last word, or run together."""
    plain = {row: _BRACKETED.sub("", row).strip() for row in board.rows}
    short: Counter[str] = Counter()
    for name in plain.values():
        words = _LETTERS.findall(name)
        short.update({words[0].lower(), words[-1].lower()} if words else ())
    found: dict[str, str] = {}
    for row, name in plain.items():
        words = _LETTERS.findall(name)
        if not words or is_total_name(name):
            continue
        ends = {word.lower() for word in (words[0], words[-1]) if len(word) >= _SHORT and word[0].isupper()}
        found |= {one: row for one in ends if short[one] == 1}
        found[name.lower()] = row
        if len(words) == 2:  # "fintech" is short for "financial technology"
            found |= {f"{words[0][:cut]}{words[1][:4]}".lower(): row for cut in (2, 3, 4)}
    return found


def is_total_name(name: str) -> bool:
    """Whether a row is called by what all the others are together, or by those that are left."""
    return not frozenset((*_WORDS["totals"], *_WORDS["rests"])).isdisjoint(_LETTERS.findall(name.lower()))


def _said(text: str, at: int, last: int) -> tuple[_Said, int] | None:
    """The place that stands right behind a name, and where its words end."""
    for form in _FORMS:
        match = form.match(text, at, last)
        if match is None:
            continue
        groups = match.groupdict()
        stop = min((end for mark in ",;:." if (end := text.find(mark, match.end(), last)) >= 0), default=last)
        clause = text[at:stop]
        if _YEAR.search(clause) or not _OTHER_TIMES.isdisjoint(_LETTERS.findall(clause.lower())):
            return None
        place = ORDINALS[groups["place"].lower()] if groups.get("place") else 1
        by = _stems(groups.get("by") or "")
        falls = None if "up" not in groups else groups["up"] is not None
        return (_Said(place, by, falls), match.end()) if by or "by" not in groups or form is _FORMS[0] else None
    return None


def _stems(text: str) -> frozenset[str]:
    words = (word for word in _LETTERS.findall(text.lower()) if word not in _WEAK)
    return frozenset(form for word in words for form in (lemma(word), singular(word)))


def _held_against(
    block: Block, name: re.Match[str], said: _Said, end: int, known: Sequence[tuple[Board, Mapping[str, str]]]
) -> Iterator[Placement]:
    start, stop = block.source(name.start(), end)
    near = [(min(abs(board.start - start), abs(board.end - start)), board, names) for board, names in known]
    near = [one for one in near if one[0] < _NEAR and name[0].lower() in one[2]]
    if not said.by:
        near = [one for one in near if one[1].section == block.section]
    if not near:
        return
    found: list[Found] = []
    for _, board, names in near:
        row = names[name[0].lower()]
        places = list(_places(board, row, said))
        if None in places:
            return
        found += [one for one in places if one is not None]
    if found:
        words = " ".join(block.text[name.start() : end].split())
        row = near[0][2][name[0].lower()]
        yield Placement(row, Extent(start=start, end=stop), words, said.place, tuple(found[:_SHOWN]))


def _places(board: Board, row: str, said: _Said) -> Iterator[Found | None]:
    """What the columns say of a row's place: None where one of them bears out what the text says."""
    columns = board.columns
    if not said.by and len(columns) > 1:  # of what it is a place, only a column of places tells
        columns = {label: column for label, column in columns.items() if label.strip().lower() in _RANKS}
    for label, column in columns.items():
        if row not in column or not _is_meant(board, label, said):
            continue
        if label.strip().lower() in _RANKS:
            yield from _by_rank(column, row, said)
        elif all(claim.quantity.kind in _LEVELS for claim in column.values()):
            yield from _by_value(column, row, said)


def _is_meant(board: Board, label: str, said: _Said) -> bool:
    """Whether a column may be what a place is by; of a list, what stands above it says of what its figures are."""
    if not said.by:
        return True
    over = label if label else f"{board.over} {board.section or ''}"
    return not said.by.isdisjoint(_stems(over))


def _by_rank(column: Mapping[str, Claim], row: str, said: _Said) -> Iterator[Found | None]:
    place = column[row].quantity.low
    if place is not None:
        yield None if place == said.place else Found(int(place), column[row], ())


def _by_value(column: Mapping[str, Claim], row: str, said: _Said) -> Iterator[Found | None]:
    values = {name: claim.quantity.low for name, claim in column.items() if claim.quantity.low is not None}
    rivals = {name: value for name, value in values.items() if not is_total(name, values)}
    if row not in rivals or len(rivals) < _FEWEST:
        return
    ways = (True, False) if said.falls is None else (said.falls,)
    places = [held(column, rivals, row, said.place, falls=falls) for falls in ways]
    yield None if None in places else places[0]
