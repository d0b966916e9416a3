"""Figures that belong together: ranges, sums and tolerances, and the unit or multiplier that neighbours share."""

from decimal import Decimal
from enum import Enum

from claims.claim import Comparator, Kind
from claims.lexicon import load
from claims.quantities.figure import Figure
from claims.quantities.hedges import CHANGE
from claims.quantities.tokens import DASHES, Tokens

_JOINTS = (*DASHES, "–", "—", "~")
_TO = (["to"], ["through"], ["till"])
_AND = (["and"], ["or"], ["/"], [",", "and"], [",", "or"])
_PARTS = {
    ("USD", "cent"): 100,
    ("EUR", "cent"): 100,
    ("CAD", "cent"): 100,
    ("AUD", "cent"): 100,
    ("GBP", "pence"): 100,
    ("ft", "inch"): 12,
    ("lb", "oz"): 16,
    ("minute", "second"): 60,
    ("hour", "minute"): 60,
    ("hour", "second"): 3600,
    ("day", "hour"): 24,
    ("week", "day"): 7,
    ("year", "month"): 12,
}
_CENTS = 100
_TOLERANCE = (["±"], ["+", "/", "-"], ["+", "-"], ["+", "/", "−"])
_SCORES = frozenset(load("numbers")["scores"]["words"])
_HIGHEST_SCORE = 200
_WINDOW = 12  # how many words back a verb of change still governs "from A to B"
_WIDEST = 50  # "by 800,000 to 124 million" names two figures: no one writes so wide a range
_WIDE = 4  # and neither does "by 12 billion to 84 billion", where both ends have their unit
_ENDS = ("", ".", ",", "more", ";", "!", "?")


class Link(Enum):
    """How two neighbouring figures are linked."""

    RANGE = "two ends of one figure"
    CHANGE = "from one to the other"
    LIST = "named together"
    ITEM = "named one after the other"
    SUM = "a whole and its parts"
    TOLERANCE = "a value and its uncertainty"
    SCORE = "the result of a game"


def join(tokens: Tokens, figures: list[Figure]) -> list[Figure]:
    """The figures in order, with the two ends of a range made one and shared units filled in."""
    joined: list[Figure] = []
    links: list[Link | None] = []  # of each figure to the one before it
    for figure in figures:
        link = _link(tokens, joined[-1], figure) if joined else None
        if link is Link.LIST and links[-1] is not Link.ITEM and _restates(tokens, joined[-1], figure):
            link = None
        if link in (None, Link.LIST, Link.ITEM, Link.CHANGE):
            joined.append(figure)
            links.append(link)
        elif link is Link.SCORE:
            joined.pop()
            links.pop()
        elif link is not None:
            joined[-1] = _merged(tokens, joined[-1], figure, link)
    _lend_backwards(joined, links)
    return joined


def _link(tokens: Tokens, left: Figure, right: Figure) -> Link | None:
    """How neighbours are linked, None where they are not."""
    between = tokens.lowers[left.last : right.first]
    if len(between) > 3 or left.low is None or right.low is None:
        return None
    if between in _TOLERANCE and left.bare:
        return Link.TOLERANCE
    parts = right.low < _PARTS.get((left.unit or "", right.unit or ""), 0) or _are_cents(tokens, left, right)
    if parts and between in ([], ["and"]) and not left.scaled:
        return Link.SUM
    if left.comparator is Comparator.BETWEEN or not _share_dimension(left, right):
        return None
    return _joined_by(tokens, left, right, between)


def _joined_by(tokens: Tokens, left: Figure, right: Figure, between: list[str]) -> Link | None:
    """The link that the words between two figures of one dimension make."""
    opener = tokens.lower(left.first - 1)
    if between == ["and"] and (opener == "between" or _between_ages(tokens, left)):
        return Link.RANGE
    if between[:1] == ["-"] and between[1:] in (["to"], ["or"], ["and"]) and left.bare and tokens.glued(left.last):
        return Link.RANGE if between[1] == "to" else Link.LIST  # "8- to 16-metre"
    if between in _TO:
        return _to(tokens, left, right, opener)
    if len(between) == 1 and between[0] in _JOINTS and tokens.glued(left.last) == tokens.glued(right.first):
        if _ascends(left, right) and not (left.bare and _is_score(tokens, left, right)):
            return Link.RANGE
        return Link.SCORE if left.bare and right.kind in (Kind.PLAIN, Kind.COUNT) else Link.RANGE
    if not between and tokens.glued(right.first) and tokens.text[tokens.starts[right.first]] in "-–":
        return Link.RANGE if left.bare and right.unit is not None else None  # "3-5%", its dash read as a sign
    if between in _AND:
        return Link.LIST
    return Link.ITEM if between == [","] else None


def _between_ages(tokens: Tokens, left: Figure) -> bool:
    """Whether "between the ages of" or "aged between" stands before a figure."""
    before = tokens.lowers[max(left.first - 4, 0) : left.first]
    return before[-1:] == ["of"] and "between" in before and "ages" in before


def _to(tokens: Tokens, left: Figure, right: Figure, opener: str) -> Link | None:
    """The link of "A to B": a range, or a change where a verb of change governs it."""
    if opener == "from":
        return Link.CHANGE if _changes(tokens, left.first - 1) else Link.RANGE
    if left.kind is Kind.MONEY and not left.bare and opener in CHANGE:
        return None  # "rose $3 to $5"
    if not _ascends(left, right):
        return Link.RANGE if left.unit == right.unit is not None and opener in ("of", "a", "is", "was") else None
    written = _with_scale(left, right)
    by = opener == "by" and (left.scaled or not left.bare) and left.unit == right.unit and left.kind is not Kind.PERCENT
    widest = _WIDE if by else _WIDEST
    wide = written.low is not None and right.low is not None and 0 < written.low * widest < right.low
    return None if wide and _follows_change(tokens, left.first) else Link.RANGE


def _is_score(tokens: Tokens, left: Figure, right: Figure) -> bool:
    """Whether two small numbers are the result of a game ("a 1-3 victory", "won 2-3")."""
    around = {tokens.lower(left.first - 1), tokens.lower(left.first - 2), tokens.lower(right.number_last)}
    return not _SCORES.isdisjoint(around) and right.high is not None and right.high < _HIGHEST_SCORE


def _are_cents(tokens: Tokens, left: Figure, right: Figure) -> bool:
    """Whether two bare digits after a whole sum of money are its cents: "15 dollars 50", said as at a till."""
    whole = left.kind is Kind.MONEY and left.number_last < left.last and left.quantum == 1
    digits = right.bare and right.form == "digits" and right.number_last - right.number_first == 1
    return whole and digits and len(tokens.words[right.number_first]) == 2 and tokens.lower(right.last) in _ENDS


def _share_dimension(left: Figure, right: Figure) -> bool:
    """Whether both are in one unit, or one of them says the unit of both ("3 to 5 km", "$3-5 million")."""
    if left.kind is Kind.MONEY and right.unit is not None and right.unit.startswith(f"{left.unit}/"):
        return True
    return left.bare or left.unit == right.unit or _priced_before(left, right)


def _priced_before(left: Figure, right: Figure) -> bool:
    """Whether a currency stands before the left figure and the right one has none."""
    return left.kind is Kind.MONEY and right.bare and left.number_last == left.last


def _changes(tokens: Tokens, at: int) -> bool:
    """Whether a verb or noun of change governs "from" at token `at`.

    It stands close before it, or before an earlier "from" of the sentence ("A rose from 1 to 2, and B from 3 to 4").
    """
    if _follows_change(tokens, at):
        return True
    earlier = [back for back in range(max(at - 3 * _WINDOW, 0), at) if tokens.lowers[back] == "from"]
    return any(_follows_change(tokens, back) for back in earlier) and "." not in tokens.lowers[earlier[0] : at]


def _follows_change(tokens: Tokens, at: int) -> bool:
    for back in range(at - 1, max(at - 1 - _WINDOW, -1), -1):
        word = tokens.lowers[back]
        if word in (".", ";", "!", "?"):
            return False
        if word in CHANGE:
            return True
    return False


def _ascends(left: Figure, right: Figure) -> bool:
    return left.low is not None and right.high is not None and left.low < right.high


def _merged(tokens: Tokens, left: Figure, right: Figure, link: Link) -> Figure:
    """Two linked figures as the one that they are."""
    if link is Link.SUM:
        return _sum(left, right)
    if link is Link.TOLERANCE:
        width = abs(right.low or left.quantum) * 2
        return left._replace(last=right.last, unit=right.unit, kind=right.kind, quantum=width)
    if _priced_before(left, right):
        right = right._replace(unit=left.unit, kind=left.kind, per=left.per)
    elif left.kind is right.kind is Kind.MONEY:
        left = left._replace(unit=right.unit, per=right.per)
    left = _with_scale(left, right, shared=_share_scale(tokens, left, right))
    low, high = left.low, right.high
    if low is not None and high is not None:
        if right.first == left.last and high < 0:
            high = -high  # a dash that was read as a sign
        elif high < low < 0:
            low, high = high, low
    opened = tokens.lower(left.first - 1) in ("between", "from")
    return right._replace(
        first=left.first - opened,
        number_first=left.first,
        low=low,
        high=high,
        quantum=max(left.quantum, right.quantum),
        comparator=Comparator.BETWEEN,
    )


def _share_scale(tokens: Tokens, left: Figure, right: Figure) -> bool:
    """Whether a multiplier is of both ends of a range although the first is higher: "between 9 and", "47 to 44"."""
    if tokens.lower(left.first - 1) == "between":
        return True
    bare = left.bare or left.unit == right.unit
    if not bare or left.low is None or right.low is None or tokens.lowers[left.last : right.first] != ["to"]:
        return False
    return left.low <= 2 * right.low.scaleb(-right.scaled)


def _with_scale(left: Figure, right: Figure, *, shared: bool = False) -> Figure:
    """The left figure with the multiplier that the right one says for both ("$3-5 million", "from 3 to 5 million").

    Where the left number is the higher one ("£110-20m"), only if it is known to be `shared`.
    """
    if not right.scaled or left.scaled or left.low is None or right.low is None or not 0 < left.low < 1000:
        return left
    if left.low > right.low.scaleb(-right.scaled) and not shared:
        return left
    low = left.low.scaleb(right.scaled)
    return left._replace(low=low, high=low, quantum=left.quantum.scaleb(right.scaled), scaled=right.scaled)


def _restates(tokens: Tokens, left: Figure, right: Figure) -> bool:
    """Whether ", or" says the first of two figures again: "780, or 55 percent" is no list of percentages."""
    return tokens.lowers[left.last : right.first] == [",", "or"]


def _lend_backwards(figures: list[Figure], links: list[Link | None]) -> None:
    """Give bare figures the unit that the last of their list says for all ("21, 22 and 23 percent")."""
    lends = False
    for index in range(len(figures) - 1, 0, -1):
        left, right, link = figures[index - 1], figures[index], links[index]
        lends = link in (Link.LIST, Link.CHANGE) or (link is Link.ITEM and lends)
        if not lends:
            continue
        if link is Link.CHANGE:
            left = _with_scale(left, right) if left.bare or left.unit == right.unit else left
        unlendable = (
            bool(left.scaled and not right.scaled)
            or right.kind in (Kind.PLAIN, Kind.MULTIPLE)
            or (right.kind is Kind.MONEY and link is not Link.CHANGE)
        )
        if left.bare and not unlendable:
            left = left._replace(unit=right.unit, kind=right.kind, per=right.per)
        figures[index - 1] = left


def _sum(left: Figure, right: Figure) -> Figure:
    """A whole and its parts in one figure: "5 feet 2 inches", "7 hours and 40 minutes"."""
    share = _PARTS.get((left.unit or "", right.unit or ""), _CENTS)
    value = (left.low or Decimal(0)) + (right.low or Decimal(0)) / share
    return left._replace(
        last=right.last, number_last=right.number_last, low=value, high=value, quantum=right.quantum / share
    )
