"""Which figures are results by the words beside them, and what two values give: a change, a gap, a ratio or a share."""

from decimal import Decimal
from typing import NamedTuple

from claims.claim import Comparator, Direction, Kind, Modality
from claims.document import Role
from claims.interval import Interval
from claims.lexicon import load
from claims.nearby.figures import AMOUNTS, PARTS, Figure, is_amount

CHANGE, GAP, RATIO, SHARE = "change", "gap", "ratio", "share"
_LEXICON = load("nearby")
_WAYS = {way: frozenset(words) for way, words in _LEXICON["ways"].items()}
_WORDS = {name: frozenset(words) for name, words in _LEXICON["results"].items()}
_POINTING = frozenset({"the", "last", "that", "its", "what", "this"})
# "20% too warm", "20% overweight", "20% undersubscribed": from what it should be.
_OFF, _LONG = ("over", "under"), 6
_RATES = (["a", "year"], ["a", "month"], ["a", "day"], ["a", "week"])
_ONE = Interval(low=Decimal(1), high=Decimal(1))
_HUNDRED = Interval(low=Decimal(100), high=Decimal(100))
_NEARLY = Decimal("0.88")
# A stated result within this factor of the computed one is near it, and so is one with a nought too many or too few.
_FACTOR = Decimal("2.5")
_NOUGHTS = (Decimal("0.1"), Decimal(10), Decimal(100), Decimal(1000))


class Result(NamedTuple):
    """What sort of result a figure states, and whether of a rise or a fall; `more`: "N times more" is N + 1 times."""

    kind: str
    way: str | None = None
    more: bool = False


def result(figure: Figure) -> Result | None:
    """What a figure states as a result; None for one that states none, or that the text takes back."""
    if figure.claim.where.role is Role.TABLE or figure.claim.measures.modality in (
        Modality.DENIED,
        Modality.SUPERSEDED,
    ):
        return None
    ahead, behind = figure.ahead(3), figure.behind(3)
    if not _WORDS["yearly"].isdisjoint((*ahead, *behind)) or behind[:2] in _RATES:
        return None
    stated = sort(figure)
    more = not _WORDS["comparing"].isdisjoint(behind) or not _WORDS["changes"].isdisjoint(ahead)
    return None if stated is None else stated._replace(more=more)


def sort(figure: Figure) -> Result | None:
    """The sort of result that a figure states by the words beside it."""
    if figure.kind is Kind.MULTIPLE:
        return Result(RATIO)
    if figure.kind is Kind.POINTS:
        return Result(GAP)
    ahead, behind = figure.ahead(6), figure.behind(5)
    led = [*(word for word in ahead if word not in _WORDS["passed"]), "", ""]
    if figure.kind in PARTS:
        return Result(CHANGE, _way(figure)) if _is_change(figure, led, ahead, behind) else Result(SHARE)
    return Result(GAP) if figure.kind in AMOUNTS and _is_gap(led, ahead, behind) else None


def _way(figure: Figure) -> str | None:
    near = {*figure.ahead(6), *figure.behind(3)}
    direction = figure.claim.quantity.direction
    up = not _WAYS["up"].isdisjoint(near) or direction is Direction.UP
    down = not _WAYS["down"].isdisjoint(near) or direction is Direction.DOWN
    return None if up is down else "up" if up else "down"


def _is_change(figure: Figure, led: list[str], ahead: list[str], behind: list[str]) -> bool:
    """Whether a percentage or fraction is one by which something changed."""
    first, second = led[:2]
    if behind[:1] == ["too"] or any(word.startswith(_OFF) and len(word) > _LONG for word in behind[:1]):
        return True
    if behind[:1] == ["of"] and first not in _WORDS["changing"]:
        return False
    if behind and ahead[:1] != ["the"] and behind[0] in _WORDS["comparing"]:
        return True
    if behind and (behind[0] in _WORDS["changes"] or (_holds("changes", behind[:3]) and "of" not in behind[:2])):
        return True
    if first == "up" and second in _WORDS["composing"]:
        return False
    if first == "by" or first in _WORDS["changing"]:
        return True
    if first == "of" and second in _WORDS["changes"] | {"change"}:
        return True
    told = figure.before[-1:] in (("or",), ("is",), ("(",), ("–",), ("—",))
    moved = any(_holds(name, figure.before) for name in ("changing", "changes")) or any(
        not words.isdisjoint(figure.before) for words in _WAYS.values()
    )
    return told and moved and _way(figure) is not None


def _is_gap(led: list[str], ahead: list[str], behind: list[str]) -> bool:
    """Whether an amount is what lies between two others: "12 more", "the gap of 5 years", "by 40"."""
    first, second = led[:2]
    if behind[:1] in (["of"], ["to"]):
        return False
    if behind[:1] in (["above"], ["below"]) and not _POINTING.intersection(behind[1:2]):
        return False
    if _holds("comparing", behind[:2]) or behind[:2] == ["too", "many"] or behind[:3] == ["on", "top"]:
        return True
    if first == "by" or (first == "of" and second in _WORDS["gaps"]) or _holds("gaps", behind[:2]):
        return True
    return first in _WORDS["gaps"] and ahead[:1] == [first] and ahead[1:2] in (["a"], ["the"], ["resulting"])


def _holds(name: str, words: list[str] | tuple[str, ...]) -> bool:
    return not _WORDS[name].isdisjoint(words)


def is_level(figure: Figure) -> bool:
    """Whether a figure says how much there is, and is no result of others."""
    if not is_amount(figure):
        return False
    stated = sort(figure)
    return stated is None or stated.kind not in (GAP, RATIO, CHANGE)


def stated(figure: Figure, kind: str) -> Interval:
    """What a result allows; of a ratio below one its inverse, in percent what is in basis points."""
    if kind == RATIO and figure.value < 1:
        if figure.claim.quantity.comparator is Comparator.NEARLY:
            return Interval(low=_NEARLY / figure.value, high=1 / figure.value)
        return _ONE / figure.allows
    return figure.allows / _HUNDRED if figure.unit == "bp" else figure.allows


def computed(asked: Result, greater: Figure, less: Figure, *, rises: bool) -> list[Interval]:
    """What two values give: first what is meant by such a result, then what else may be called so.

    `rises` says that the later of the two is the greater, for a change of which no way is told.
    """
    high, low = greater.allows, less.allows
    try:
        times = high / low
        part = low / high * _HUNDRED
    except ZeroDivisionError:
        return []
    if asked.kind == RATIO:
        return [times, *([times - _ONE] if asked.more else [])]
    if asked.kind == GAP:
        return [high - low]
    rise, fall = (high - low) / low * _HUNDRED, (high - low) / high * _HUNDRED
    if asked.kind == SHARE:
        return [part, fall, times * _HUNDRED]
    match asked.way:
        case "up":
            return [rise, times * _HUNDRED]
        case "down":
            return [fall]
        case _:
            return [rise if rises else fall, rise, fall, part, times * _HUNDRED]


def is_near(figure: Figure, kind: str, value: Interval) -> bool:
    """Whether a stated result is near a computed one, or has a nought too many or too few."""
    ends = [end for end in (value.low, value.high) if end is not None]
    middle = abs(sum(ends, Decimal(0)) / len(ends)) if ends else Decimal(0)
    number = 1 / figure.value if kind == RATIO and figure.value < 1 else figure.value
    if not middle or not number:
        return False
    ratio = abs(number) / middle
    return 1 / _FACTOR <= ratio <= _FACTOR or ratio in _NOUGHTS
