"""Figures that belong together: ranges, and the unit or multiplier that coordinated figures share."""

from decimal import Decimal

from claims.claim import Comparator, Kind
from claims.lexicon import load
from claims.quantities.figure import Figure
from claims.quantities.hedges import CHANGE
from claims.quantities.tokens import Tokens

_DASHES = ("-", "–", "—", "‐", "‑", "~")
_PARTS = {
    ("USD", "cent"): 100,
    ("EUR", "cent"): 100,
    ("CAD", "cent"): 100,
    ("AUD", "cent"): 100,
    ("GBP", "pence"): 100,
    ("ft", "inch"): 12,
    ("lb", "oz"): 16,
}
_TOLERANCE = (["±"], ["+", "/", "-"], ["+", "-"], ["+", "/", "−"])
_SCORES = frozenset(load("numbers")["scores"]["words"])
_WINDOW = 8  # how many words back a verb of change still governs "from A to B"


def join(tokens: Tokens, figures: list[Figure]) -> list[Figure]:
    """The figures in order, with the two ends of a range made one and shared units filled in."""
    joined: list[Figure] = []
    for figure in figures:
        if joined:
            left = joined[-1]
            link = _link(tokens, left, figure)
            if link:
                pair = _pair(tokens, left, figure, link)
                joined[-1:] = pair
                continue
        joined.append(figure)
    return joined


def _link(tokens: Tokens, left: Figure, right: Figure) -> str:
    """How neighbours are linked: "range", "change", "list", "score", "sum", "tolerance", or "" where they are not."""
    between = tokens.lowers[left.last : right.first]
    if len(between) > 4:
        return ""
    if _is_change(tokens, left, right, between):
        return "sum"
    if (left.unit, right.unit) in _PARTS and between in ([], ["and"]) and not left.scaled:
        return "sum"
    if between in _TOLERANCE and left.bare and right.low is not None:
        return "tolerance"
    if (
        left.comparator is Comparator.BETWEEN
        or left.low is None
        or right.low is None
        or (right.kind is Kind.MULTIPLE and left.kind is not Kind.MULTIPLE and not left.bare)
    ):
        return ""
    if not _share_dimension(left, right):
        return ""
    opener = tokens.lower(left.first - 1)
    if between[:1] == ["-"] and between[1:] in (["to"], ["or"], ["and"]) and left.bare and tokens.glued(left.last):
        return "range" if between[1] == "to" else "list"
    if between in (["to"], ["up", "to"], ["through"], ["till"]):
        if opener == "from":
            return "change" if _changes(tokens, left.first - 1) else "range"
        if between == ["up", "to"]:
            return ""
        if left.kind is Kind.MONEY and opener in CHANGE and not left.bare:
            return "list"
        return (
            "range"
            if _ordered(left, right)
            or (left.unit == right.unit is not None and opener in ("of", "a", "is", "was", "between"))
            else "list"
        )
    if between == ["and"] and opener == "between":
        return "range"
    if len(between) == 1 and between[0] in _DASHES and tokens.glued(left.last) == tokens.glued(right.first):
        if _ordered(left, right) and not (left.bare and _is_score(tokens, left, right)):
            return "range"
        return "score" if left.bare and right.kind in (Kind.PLAIN, Kind.COUNT) else "range"
    if not between and tokens.text[tokens.starts[right.first]] in "-–" and tokens.glued(right.first) and right.low < 0:
        return "range" if left.bare and right.unit is not None else ""
    if between in (["and"], ["or"], ["/"], [","], [",", "and"], [",", "or"]):
        return "list"
    return ""


def _is_score(tokens: Tokens, left: Figure, right: Figure) -> bool:
    """Whether two small numbers are the result of a game ("a 1-3 victory", "won 2-3")."""
    around = {tokens.lower(left.first - 1), tokens.lower(left.first - 2), tokens.lower(right.number_last)}
    return not _SCORES.isdisjoint(around) and right.high is not None and right.high < 200 and not right.scaled


def _is_change(tokens: Tokens, left: Figure, right: Figure, between: list[str]) -> bool:
    """Whether two bare digits after a whole sum of money are its cents: "15 dollars 50", said as at a till."""
    return (
        left.kind is Kind.MONEY
        and left.number_last < left.last
        and not left.scaled
        and left.quantum == 1
        and between in ([], ["and"])
        and right.bare
        and right.form == "digits"
        and right.number_last - right.number_first == 1
        and len(tokens.words[right.number_first]) == 2
        and tokens.lower(right.last) in ("", ".", ",", "more", ";", "!", "?")
    )


def _share_dimension(left: Figure, right: Figure) -> bool:
    """Whether both are in one unit, or one of them says the unit of both ("3 to 5 km", "$3-5 million")."""
    if left.kind is Kind.MONEY and right.unit is not None and right.unit.startswith(f"{left.unit}/"):
        return True
    return (
        left.bare
        or left.unit == right.unit
        or (left.kind is Kind.MONEY and right.bare and left.number_last == left.last)
    )


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


def _ordered(left: Figure, right: Figure) -> bool:
    low, high = left.low, right.high
    if low is None or high is None:
        return False
    return low < high


def _pair(tokens: Tokens, left: Figure, right: Figure, link: str) -> list[Figure]:
    """The linked neighbours as the figures that they are: one for a range, none for a score, two otherwise."""
    if link == "score":
        return []
    if link == "sum":
        return [_sum(left, right)]
    if link == "tolerance":
        return [
            left._replace(last=right.last, unit=right.unit, kind=right.kind, quantum=(right.low or left.quantum) * 2)
        ]
    if right.bare and left.kind is Kind.MONEY:
        if link == "list":
            return [left, right]
        right = right._replace(unit=left.unit, kind=left.kind, per=left.per)
    shared = _lend(left, right, link)
    if link in ("list", "change"):
        return [shared, right]
    first = shared.first
    opener = tokens.lower(first - 1)
    if opener in ("between", "from"):
        first -= 1
    if shared.low is not None and right.high is not None and right.high < shared.low < 0:
        shared, right = (
            right._replace(first=first, number_first=shared.number_first),
            shared._replace(last=right.last, number_last=right.number_last),
        )
    elif right.low is not None and right.low < 0 and link == "range" and right.first == left.last:
        right = right._replace(low=-right.low, high=-right.high if right.high is not None else None)
    return [
        right._replace(
            first=first,
            number_first=shared.first,
            low=shared.low,
            high=right.high,
            quantum=max(shared.quantum, right.quantum),
            comparator=Comparator.BETWEEN,
        )
    ]


def _lend(left: Figure, right: Figure, link: str) -> Figure:
    """The left figure with the unit and multiplier that the right one says for both ("$3-5 million".

    "21 and 23 percent").
    """
    if left.kind is right.kind is Kind.MONEY and left.unit != right.unit:
        left = left._replace(unit=right.unit, per=right.per)
    if not left.bare and left.unit != right.unit:
        return left
    if link != "list" and right.scaled and not left.scaled and left.low is not None and right.low is not None:
        mantissa = right.low.scaleb(-right.scaled)
        if abs(left.low) < 1000 and (link == "change" or left.low <= mantissa):
            low = left.low.scaleb(right.scaled)
            left = left._replace(low=low, high=low, quantum=left.quantum.scaleb(right.scaled), scaled=right.scaled)
    if left.bare and right.kind is not Kind.PLAIN and (link != "list" or right.kind is not Kind.MONEY):
        return left._replace(unit=right.unit, kind=right.kind, per=right.per)
    return left


def _sum(left: Figure, right: Figure) -> Figure:
    """A whole and its parts in one figure: "5 feet 2 inches", "3 dollars and 50 cents"."""
    share = _PARTS.get((left.unit or "", right.unit or ""), 100)
    value = (left.low or Decimal(0)) + (right.low or Decimal(0)) / share
    return left._replace(
        last=right.last, number_last=right.number_last, low=value, high=value, quantum=right.quantum / share
    )
