"""Places that a sentence gives to a row of a table, list or series by its name, and that no column bears out.

Whatever words stand between the two: "with 61 berths Esk was runner-up", "nowhere were more trips made than in Esk",
"as the second most populous of them it keeps its seats". The place is held against every column that may be meant, in
both directions where its word has none. What keeps a place out is told in one place, `_is_vetoed`.
"""

import functools
import itertools
import operator
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from claims.boards import Board
from claims.claim import Claim, Kind
from claims.document import Block, Document, Extent, Role
from claims.frames.words import lemma
from claims.frames.words import noun as singular
from claims.lexicon import load
from claims.placements import Found, Placement, held, is_total, meant_by
from claims.quantities.calendar_dates import ORDINALS

_TABLE = load("placements")
_GRADED: Mapping[str, list[str]] = _TABLE["graded"]
_WORDS = {name: frozenset(words) for name, words in _GRADED.items()}
_WEAK, _RANKS, _CALLED = (frozenset(_TABLE[name]) for name in ("weak", "rank_columns", "called"))
_RATES, _RESTS = frozenset(_TABLE["rates"]), frozenset((*_TABLE["rests"], *_TABLE["totals"]))
_ORDINAL = "|".join(sorted(ORDINALS, key=len, reverse=True))
_SIZES = "|".join(functools.reduce(operator.iadd, _TABLE["sizes"].values(), []) + _GRADED["up"] + _GRADED["down"])
_DATED = frozenset((*_TABLE["sizes"]["up_dated"], *_TABLE["sizes"]["down_dated"]))
_DOWN = frozenset((*_TABLE["sizes"]["down"], *_TABLE["sizes"]["down_dated"], *_GRADED["down"]))
_NOUN = r"(?P<noun>(?:\s+(?!(?:{})\b)[a-z][\w-]*){{0,4}})".format("|".join(_GRADED["stops"]))
_BY_AHEAD = re.compile(
    r"\b(?:by|in terms of|measured by)\s+(?P<by>(?:[a-z-]+\s+){0,2}[a-z]+),?\s+(?:is |was )?(?:the\s+)?$", re.IGNORECASE
)
_BY = r"(?:\s+(?:as measured |measured )?(?:by|in terms of)\s+(?P<by>[^,.;:()]{3,40}))?"
_COMES = "|".join(_TABLE["placed"]["is"])
_OFTEN = rf"(?:(?:{'|'.join(_TABLE['placed']['adverbs'])})\s+){{0,2}}"
_SUPERLATIVE = re.compile(
    rf"\b(?:(?P<place>{_ORDINAL})[- ](?P<size>(?:most|least)[- ][a-z]+|{_SIZES}|[a-z]{{3,}}est)"
    rf"|(?:[Tt]he|[Ii]ts|[Tt]heir|[Oo]ur)\s+(?P<first>(?:most|least)\s+[a-z]+|{_SIZES}))\b"
    rf"(?:\s+(?:number|share|total|amount|sum)\s+of\b)?{_NOUN}{_BY}"
)
_POSITION = re.compile(
    rf"\b(?:in\s+(?P<place>{_ORDINAL})\s+(?:place|position|spot)|(?:{_COMES})\s+{_OFTEN}(?:in\s+|the\s+)?"
    rf"(?P<bare>{_ORDINAL})(?:[- ](?:place|position|spot|rank))?(?=\s*(?:[,.;:)]|$|"
    rf"(?:by|in terms|with|and|behind|ahead|across|overall|again)\b))|(?P<second>runners?-up)|"
    rf"(?:leads|led)\s+(?:by|in)\s+(?P<in>[^,.;:()]{{3,40}})|"
    rf"(?P<top>tops|topped|heads|headed|leads|led)\s+the\s+"
    rf"(?:table|list|ranking|chart|field))\b{_BY}"
)
_NAMED = r"(?P<who>(?:the\s+|in\s+|at\s+|on\s+)*(?-i:[^\W\d_a-z]).*)"
_MORE = r"(?P<more>more|fewer|less|higher|lower|larger|bigger|greater|smaller|longer|shorter)"
_THAN = rf"{_MORE}\b(?P<noun>[^,.;:]*?)\s+than\s+"
_NONE = re.compile(rf"\b(?:no|nowhere|nobody|none)\b[^,.;:]*?\b{_THAN}{_NAMED}", re.IGNORECASE)
_ANY = re.compile(
    r"\b(?P<more>more|fewer|less|higher|lower|larger|greater|smaller)\s+(?P<noun>[^,.;:]{2,50}?)\s+than\s+(?:in\s+|at\s+|on\s+)?"
    r"(?:any|all)\s+(?:of\s+the\s+)?other"
)
_ONLY = re.compile(
    rf"\bonly\s+(?P<ahead>[^,.;:]*?(?:,[^,.;:]*?)?)\s+(?:(?!and\b)(?-i:[a-z]+)\s+){{1,3}}{_THAN}{_NAMED}", re.IGNORECASE
)
_LEVELS = frozenset({Kind.COUNT, Kind.PLAIN, Kind.MONEY, Kind.MEASURE, Kind.PERCENT, Kind.DURATION})
_TOLD = frozenset({Role.BODY, Role.LEAD, Role.CAPTION, Role.LIST})
_LETTERS = re.compile(r"[^\W\d_]+")
_YEAR = re.compile(r"\b(?:1[89]|20)\d\d\b")
_POINTS = re.compile(r"\b(?:it|its|she|her|he|his|they|their)\b", re.IGNORECASE)
_SPARED = re.compile(
    r"\b(?:among|of) (?:them|these|those|the (?:(?P<some>two|three|four|five|six|seven|eight|nine|ten)))\b"
)
_RIVAL = re.compile(r"\b(?:behind|after|ahead of|than|beat|beats|overtook)\s+(?:the\s+)?$", re.IGNORECASE)
_WITH = re.compile(r"\s+(?:with|on|at)\s+(\d[\d.,:]*\d|\d)")
_OWNED = re.compile(r"(?:its|their|our)\b", re.IGNORECASE)
_NUMBERS = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_LISTED = re.compile(r"(?:behind|after|ahead of|than|by|beat|beats|overtook|and|between)\s+(?:the\s+)?$", re.IGNORECASE)
# What a figure is of, behind it: "7.4 in Norfolk", "61 for Corvin".
_HOLDS = re.compile(r"\s(?:in|of|for|by|from|at|on|to)\s+(?:the\s+)?[^\W\d_a-z]")
_NAME = r"[^\W\d_a-z][\w&.-]+(?: [^\W\d_a-z][\w&.-]+)*"
_PROPER = re.compile(rf"(?<![\w-]){_NAME}")
_BEHIND = re.compile(
    rf"\b(?P<place>{_ORDINAL})\b(?:[- ](?!behind\b|after\b)[\w-]+){{0,8}},?\s+(?:only\s+)?(?:behind|after|trailing)\s+"
    rf"(?P<names>(?:the\s+)?{_NAME}(?:,\s+(?:the\s+)?{_NAME})*(?:,?\s+and\s+(?:the\s+)?{_NAME})?)(?=\s*(?:[.;:)]|,\s+(?![^\W\d_a-z])|$))"
)
# The size of a place that is said without a noun or superlative: "Esk came third".
_BARE = "(bare)"
_FEWEST, _SHOWN, _NEAR, _AHEAD = 3, 4, 4000, 20


class _Said(NamedTuple):
    """A place as a sentence gives it: its number, its words' span, whether it counts from the highest, and by what."""

    place: int
    start: int
    end: int
    falls: bool | None
    size: str
    noun: str
    by: frozenset[str]


def graded(boards: Sequence[Board], document: Document, named: Sequence[Mapping[str, str]]) -> Iterator[Placement]:
    """The places that sentences give to rows, and that nothing in their table or list bears out.

    `named` are the rows of each board by every name that means one of them.
    """
    known = list(zip(boards, named, strict=True))
    for block in document.blocks if known else ():
        inside = any(board.start <= block.start < board.end for board in boards if block.role is Role.LIST)
        if block.role not in _TOLD or inside:
            continue
        for at, (first, last) in enumerate(block.sentences):
            for said in _said(block.text, first, last):
                if _is_vetoed(block.text, first, last, said):
                    continue
                yield from _held_against(document.text, block, at, said, known)


def _said(text: str, first: int, last: int) -> Iterator[_Said]:
    """The places of a sentence, by a superlative, a position, or the lack of any that has more."""
    for match in _SUPERLATIVE.finditer(text, first, last):
        size = (match["size"] or match["first"]).lower().replace("-", " ")
        place = ORDINALS[match["place"].lower()] if match["place"] else 1
        falls = None if size.endswith("est") and size not in _SIZES.split("|") else not _is_down(size)
        yield _Said(place, match.start(), match.end(), falls, size, match["noun"] or "", _by(text, first, match))
    for match in _POSITION.finditer(text, first, last):
        ordinal = match["place"] or match["bare"]
        place = ORDINALS[ordinal.lower()] if ordinal else 2 if match["second"] else 1
        size = _BARE if match["bare"] else ""
        yield _Said(place, match.start(), match.end(), None, size, "", _by(text, first, match))
    for match in _ANY.finditer(text, first, last):
        falls = match["more"] not in _WORDS["down_than"]
        yield _Said(1, match.start(), match.end(), falls, "", match["noun"], frozenset())
    for form in (_NONE, _ONLY):
        for match in form.finditer(text, first, last):
            ahead = match.groupdict().get("ahead")
            place = 1 if ahead is None else 2 + len(re.findall(r",|\band\b", re.sub(r",\s+and\b", " and", ahead)))
            falls = match["more"].lower() not in _WORDS["down_than"]
            yield _Said(place, match.start(), match.start("who"), falls, "than", match["noun"], frozenset())


def _by(text: str, first: int, match: re.Match[str]) -> frozenset[str]:
    """The words of what a place is said to be by: "second by revenue", "by revenue the second"."""
    ahead = _BY_AHEAD.search(text, first, match.start())
    return _stems(match["by"] or match.groupdict().get("in") or (ahead["by"] if ahead is not None else ""))


def _is_down(size: str) -> bool:
    return size in _DOWN or size.startswith("least")


def _stems(text: str) -> frozenset[str]:
    words = (word for word in _LETTERS.findall(text.lower()) if word not in _WEAK)
    return frozenset(form for word in words for form in (lemma(word), singular(word)))


def _is_vetoed(text: str, first: int, last: int, said: _Said) -> bool:
    """Whether a place is one of another time or part, or none that is meant: denied, expected, or somebody's word."""
    stop = min((at for mark in ",;:" if (at := text.find(mark, said.end, last)) >= 0), default=last)
    begin = max(first, *(text.rfind(mark, first, said.start) + 1 for mark in ";:"))
    clause = _SPARED.sub("", text[begin:stop])
    words = _LETTERS.findall(clause.lower())
    return not _WORDS["vetoes"].isdisjoint(words) or _YEAR.search(clause) is not None or '"' in clause or "“" in clause


def _held_against(
    text: str, block: Block, at: int, said: _Said, known: Sequence[tuple[Board, Mapping[str, str]]]
) -> Iterator[Placement]:
    start, stop = block.source(said.start, said.end)
    found: list[Found] = []
    row = ""
    for board, names in known:
        if min(abs(board.start - start), abs(board.end - start)) > _NEAR:
            continue
        mine = _row(block, at, said, names)
        if mine is None or board.start <= start < board.end:
            continue
        beside = _WITH.match(block.text, said.end) or _WITH.search(block.text, max(said.start - _AHEAD, 0), said.start)
        if beside is not None and not any(beside[1] in claim.text for claim in board.rows[mine].values()):
            continue  # it is a place by what stands with it
        places = list(_places(text, board, mine, said))
        if None in places:
            return
        if places and not found:
            row = mine
        found += [one for one in places if one is not None]
    if found:
        words = " ".join(block.text[said.start : said.end].split())
        yield Placement(row, Extent(start=start, end=stop), words, said.place, tuple(found[:_SHOWN]))


def _row(block: Block, at: int, said: _Said, names: Mapping[str, str]) -> str | None:
    """The row that a place is given to: the only one that its sentence names, or that "it" stands for."""
    first, last = block.sentences[at]
    text = block.text
    here = [one for one in _mentions(text, first, last, names) if not first <= said.start < one[0] < said.end]
    if said.size == "than":
        return next((row for start, _, row in here if said.end <= start <= said.end + 8), None)
    counted = _SPARED.search(text, first, last)
    if counted is not None and counted["some"] not in (None, *_numbers(len(set(names.values())))):
        return None
    ahead = [one for one in here if one[0] < said.start]
    if _OWNED.match(text, said.start) and not (ahead and text[ahead[-1][1] : said.start].strip() == ","):
        return None
    if ahead:
        start, end, row = ahead[-1]
        near, apart = len(text[end : said.start].split()) <= 4, text[end : end + 1] == ","
        beside = near and ((apart and not _RIVAL.search(text[first:start])) or not _LISTED.search(text[first:start]))
        return (
            row if beside or (len({one[2] for one in ahead}) == 1 and not _LISTED.search(text[first:start])) else None
        )
    behind = [one for one in here if not _LISTED.search(text[first : one[0]])]
    if behind:
        clause = re.search(r"[;:]|, (?:while|and|but)\b", text[said.end : behind[0][0]])
        return behind[0][2] if len({one[2] for one in behind}) == 1 and clause is None else None
    if here or not _POINTS.search(text[first:last]):
        return None
    for begin, end in reversed(block.sentences[:at]):
        before = {one[2] for one in _mentions(text, begin, end, names)}
        if before:
            return before.pop() if len(before) == 1 else None
    return None


def _numbers(rows: int) -> Sequence[str]:
    """How many rows there may be in words: all of them, or those that are no total or rest."""
    return _NUMBERS[max(rows - 3, 0) : max(rows - 1, 0)]


def _mentions(text: str, first: int, last: int, names: Mapping[str, str]) -> list[tuple[int, int, str]]:
    """Where a sentence names rows, the longest name first, none inside another or inside a longer proper name."""
    found: list[tuple[int, int, str]] = []
    lower = text[first:last].lower()
    for name in sorted(names, key=len, reverse=True):
        for match in re.finditer(rf"(?<![\w-]){re.escape(name)}(?![\w-])", lower):
            start, end = first + match.start(), first + match.end()
            if text[start].isupper() and not any(one[0] < end and start < one[1] for one in found):
                found.append((start, end, names[name]))
    return sorted(found)


def _places(text: str, board: Board, row: str, said: _Said) -> Iterator[Found | None]:
    """What the columns that may be meant say of a row's place: None where one bears out what the text says."""
    columns = {label: column for label, column in board.columns.items() if row in column}
    meant = _meant(text, board, columns, said)
    for label in meant:
        column = columns[label]
        if label.strip().lower() in _RANKS:
            number = column[row].quantity.low
            if number == said.place:
                yield None
            elif number is not None and said.size in ("", _BARE):  # the largest need not be first by what a table ranks
                yield Found(int(number), column[row], ())
            continue
        values = {name: one.quantity.low for name, one in column.items() if one.quantity.low is not None}
        rivals = {
            name: value
            for name, value in values.items()
            if not is_total(name, values) and _RESTS.isdisjoint(_LETTERS.findall(name.lower()))
        }
        if row not in rivals or len(rivals) < _FEWEST:
            continue
        ways = (True, False) if said.falls is None else (said.falls,)
        places = [held(column, rivals, row, said.place, falls=falls) for falls in ways]
        yield None if None in places else places[0]


def _meant(text: str, board: Board, columns: Mapping[str, Mapping[str, Claim]], said: _Said) -> list[str]:
    """The columns that a place may be by: those that share a word with it, else all where it says of nothing else."""
    kinds = frozenset({Kind.DATE}) if said.size in _DATED else _LEVELS
    levels = [label for label, one in columns.items() if all(claim.quantity.kind in kinds for claim in one.values())]
    stems = {
        label: _stems(f"{label} {' '.join({claim.quantity.unit or '' for claim in columns[label].values()})}")
        for label in levels
    }
    over = _over(text, board)
    bare = len(levels) == 1
    alone = {label: stems[label] | (over if bare or not stems[label] else frozenset()) for label in levels}
    if said.by:
        return [label for label in levels if said.by & alone[label]]
    if said.size == _BARE and len(levels) > 1:  # of what it is a place, only a column of places tells
        return [label for label in levels if label.strip().lower() in _RANKS]
    noun = _stems(said.noun)
    wanted = meant_by(said.size, said.noun)
    if wanted is not None:
        return [
            label for label in levels if not wanted.isdisjoint(_LETTERS.findall(label.lower())) or wanted & alone[label]
        ]
    adjective = said.size.split()[-1] if said.size.startswith(("most", "least")) else ""
    shared = [label for label in levels if (noun | _stems(adjective)) & stems[label]]
    if shared:
        return shared
    if adjective and not _stems(adjective) & (over | _CALLED):
        return []
    plain = [label for label in levels if _RATES.isdisjoint(_LETTERS.findall(label.lower()))]
    known = over | _CALLED | {row.lower() for row in board.rows} | _WORDS["plain"]
    return plain if noun <= known else []


class Outnumbered(NamedTuple):
    """A place, where it is said, and the names that are said to be ahead of it, too many or too few for it."""

    said: Extent
    words: str
    place: int
    ahead: Extent
    names: tuple[str, ...]


def outnumbered(document: Document) -> Iterator[Outnumbered]:
    """The places that a sentence puts behind another number of names: "the third largest, behind Esk, Alta and Roe"."""
    for block in document.blocks:
        if block.role not in _TOLD:
            continue
        for match in _BEHIND.finditer(block.text):
            names = _PROPER.findall(match["names"])
            place = ORDINALS[match["place"].lower()]
            if place - 1 < len(names) or 1 < len(names) < place - 1:
                words = " ".join(block.text[match.start() : match.start("names")].split())
                said, ahead = block.source(match.start(), match.start("names")), block.source(*match.span("names"))
                yield Outnumbered(
                    Extent(start=said[0], end=said[1]), words, place, Extent(start=ahead[0], end=ahead[1]), tuple(names)
                )


def _over(text: str, board: Board) -> frozenset[str]:
    """The words over a board: its caption, the labels of its columns and of its rows, and its heading."""
    head = text[max(board.start - 600, 0) : board.start]
    head = re.split(r"<table\b", head)[-1] if "<table" in head else head[-300:]
    return _stems(re.sub(r"<[^>]*>", " ", head)) | _stems(board.section or "") | _stems(board.over)


def series(claims: Sequence[Claim], document: Document) -> Iterator[Board]:
    """The sentences that give three names or more their figures: "Albers made 91, Brandt 74 and Corvin 61"."""
    for sentence, group in itertools.groupby(claims, key=lambda claim: claim.sentence):
        figures = [one for one in group if one.quantity.kind in _LEVELS and one.where.role in (Role.BODY, Role.LEAD)]
        if len(figures) < _FEWEST or len({one.quantity.unit for one in figures if one.quantity.unit}) > 1:
            continue
        rows = _paired(document.text, sentence, figures)
        if rows:
            yield Board(
                {name: {"": one} for name, one in rows.items()},
                sentence.start,
                sentence.end,
                figures[0].where.section,
                document.text[sentence.start : sentence.end],
            )


def _paired(text: str, sentence: Extent, figures: Sequence[Claim]) -> Mapping[str, Claim]:
    """The figures of a sentence by the one name that stands before each or, where they end with one, behind each.

    Where a name stands both before the first and behind the last ("Wheat yields were 8.1 in Kent, 7.4 in Alta"), those
    behind "in", "of" or "for" have the figure ahead of them.
    """
    starts = [sentence.start, *(one.end for one in figures)]
    gaps = [(start, one.start) for start, one in zip(starts, figures, strict=False)]
    behind = [*gaps[1:], (figures[-1].end, sentence.end)]
    tail = list(_PROPER.finditer(text, *behind[-1]))
    if len(tail) == 1 and all(_HOLDS.search(text, *gap) for gap in behind):
        gaps = behind
    rows: dict[str, Claim] = {}
    for gap, one in zip(gaps, figures, strict=True):
        names = _PROPER.findall(text, *gap)
        if len(names) == 1:
            rows.setdefault(names[0].rstrip("."), one)
    return rows if len(rows) == len(figures) else {}
