"""The number grammar: every figure of a plain text, without a model.

`find` reads a text from left to right in named parts: tokens, dates, ranks, figures (a number with its sign,
multiplier, currency, unit or noun), ranges, and the hedges around them. Vocabulary is in claims/lexicon; here is only
syntax.
"""

import bisect
import dataclasses
import re
from decimal import Decimal
from typing import NamedTuple

from claims.claim import Comparator, Kind
from claims.interval import Interval
from claims.lexicon import load
from claims.quantities import dates, figures, hedges, names, ranges, ranks, units
from claims.quantities.figure import Figure
from claims.quantities.mention import Mention
from claims.quantities.money import Signs
from claims.quantities.nouns import is_plural
from claims.quantities.ranks import Rank
from claims.quantities.tokens import Tokens
from claims.quantities.when import Dated, When, resolve

__all__ = ["Mention", "Style", "Tokens", "find"]

_LASTING = frozenset(load("numbers")["lasting"]["words"])
_DIGITS = frozenset("0123456789")
_SIGNS = frozenset("½⅓⅔¼¾⅕⅖⅗⅘⅙⅛⅜⅝⅞#")
_STARTS = frozenset(dates.TRIGGERS | figures.TRIGGERS | ranks.TRIGGERS | _SIGNS)
_BACK = frozenset(["ago", "earlier"])
_FROM_EVENT = frozenset(load("dates")["from_event"]["words"])
_QUOTED = re.compile(r"“([^“”]{8,200})”|\"([^\"]{8,200})\"|«([^«»]{8,200})»")
_ROUNDED_FROM = 1000  # counts from here on may be read to their last non-zero digit


class Style(NamedTuple):
    """How a document writes numbers: a decimal `comma`, and what its ambiguous currency signs mean."""

    comma: bool = False
    signs: Signs = Signs()


def find(text: str, style: Style = Style()) -> list[Mention]:  # noqa: B008 - an immutable default
    """The quantities of a plain text in the order of the text; their spans do not overlap."""
    tokens = Tokens(text)
    barred = _barred(tokens)
    found: list[Figure | Dated | Rank] = []
    lowers, count, index = tokens.lowers, tokens.count, 0
    while index < count:
        word = lowers[index]
        if (
            word not in _STARTS
            and not (word[0] in _DIGITS or word[0].isdecimal() or word.endswith("fold") or word[0] == "." != word)
        ) or tokens.starts[index] in barred:
            index += 1
            continue
        item = _item(tokens, index, style)
        if item is None:
            index += 1
            continue
        found.append(item)
        index = max(item.last, index + 1)
    return _mentions(tokens, found)


def _item(tokens: Tokens, index: int, style: Style) -> Figure | Dated | Rank | None:
    """The date, rank or figure that starts at token `index`."""
    item: Figure | Dated | Rank | None = dates.read(tokens, index) or ranks.read(tokens, index)
    if item is not None:
        return item
    figure = figures.read(tokens, index, style.signs, comma=style.comma)
    if figure is None:
        return _before_now(tokens, index)
    if figure.kind is Kind.DURATION and tokens.lower(figure.last) in _BACK:
        return _ago(figure)
    return figure


def _ago(figure: Figure) -> Dated | Figure:
    """As in "three years ago": a date, counted back."""
    if figure.unit in ("second", "minute", "hour"):
        return figure
    count = (
        int(figure.low)
        if figure.low is not None and figure.low == figure.low.to_integral_value() and figure.low < 10000
        else None
    )
    back = (count, figure.unit or "year") if count is not None else None
    return Dated(figure.first, figure.last + 1, When(back=back or (0, "")))


def _before_now(tokens: Tokens, index: int) -> Dated | Figure | None:
    """As in "a year ago", "a decade earlier"; "more than a decade"."""
    if tokens.lowers[index] not in ("a", "an"):
        return None
    unit = tokens.lower(index + 1)
    if unit in ("year", "month", "week", "decade", "quarter", "century") and tokens.lower(index + 2) in _BACK:
        return Dated(index, index + 3, When(back=(100, "year") if unit == "century" else (1, unit)))
    time = units.duration(tokens, index + 1)
    hedged = hedges.before(tokens, index) is not None and tokens.lower(index + 2) not in _FROM_EVENT
    if time is not None and hedged and not is_plural(unit):
        value = Decimal(time.factor)
        return Figure(index, index + 2, index, index + 2, value, value, value, 1, time.symbol, Kind.DURATION, "words")
    return None


def _barred(tokens: Tokens) -> frozenset[int]:
    """Where tokens start that belong to an address, a code or the quoted title of a work."""
    spans = names.codes(tokens.text) + [match.span() for match in _QUOTED.finditer(tokens.text) if _is_title(match[0])]
    starts = tokens.starts
    return frozenset(
        start
        for low, high in spans
        for start in starts[bisect.bisect_left(starts, low) : bisect.bisect_left(starts, high)]
    )


def _is_title(quoted: str) -> bool:
    """Whether quoted words are the title of a work.

    Three words or more, most of the long ones capitalised, no sentence.
    """
    words = re.findall(r"[^\W_]+", quoted)
    long = [word for word in words if len(word) > 3 and not word[0].isdigit()]
    return (
        len(words) >= 3
        and len(long) >= 2
        and sum(word[0].isupper() for word in long) >= 0.75 * len(long)
        and quoted[-2] not in ".!,"
    )


def _mentions(tokens: Tokens, found: list[Figure | Dated | Rank]) -> list[Mention]:
    """The mentions of what was found: neighbouring figures joined, hedges read, overlaps dropped."""
    mentions: list[Mention] = []
    run: list[Figure] = []
    for item in [*found, None]:
        if isinstance(item, Figure):
            run.append(item)
            continue
        mentions += [_figure(tokens, figure) for figure in ranges.join(tokens, run)]
        run = []
        if isinstance(item, Dated):
            mentions.append(_date(tokens, item))
        elif isinstance(item, Rank):
            mentions.append(_rank(tokens, item))
    kept: list[Mention] = []
    for mention in mentions:
        if not kept or mention.start >= kept[-1].end:
            kept.append(mention)
        elif mention.figure_start >= kept[-1].end:
            rest = tokens.text[kept[-1].end : mention.figure_start]
            kept.append(dataclasses.replace(mention, start=mention.figure_start - len(rest.lstrip())))
    return kept


def _figure(tokens: Tokens, figure: Figure) -> Mention:
    first, last, comparator = figure.first, figure.last, figure.comparator
    before = hedges.before(tokens, first)
    if before is not None and not _is_over_time(tokens, figure, before.edge):
        first = before.edge
    else:
        before = None
    behind = hedges.after(tokens, last) or hedges.after(tokens, figure.number_last)
    if behind is not None:
        last = max(last, behind.edge)
    if comparator is Comparator.EXACT:
        comparator = before.comparator if before else behind.comparator if behind else comparator
        if behind is not None and before is not None and before.comparator is Comparator.ABOUT:
            comparator = behind.comparator
    low, high = figure.low, figure.high
    if low is None or high is None:
        interval = Interval()
    else:
        quantum = _quantum(figure)
        interval = hedges.interval(
            comparator, low, high, quantum, figure.significant, fraction=figure.kind is Kind.FRACTION
        )
        if figure.form == "vague":
            interval = Interval(low=low, high=high, high_open=True)
        low, high = _stated(comparator, low, high)
    start, end = tokens.starts[first], tokens.ends[last - 1]
    return Mention(
        start,
        end,
        tokens.starts[figure.number_first],
        max(tokens.ends[figure.last - 1], tokens.ends[figure.number_last - 1]),
        _plain(low),
        _plain(high),
        figure.unit,
        figure.kind,
        comparator,
        interval,
        figure.direction,
        None,
        None,
        figure.per,
    )


def _is_over_time(tokens: Tokens, figure: Figure, first: int) -> bool:
    """Whether "over" before a length of time says how long something took, and bounds nothing."""
    lasting = figure.kind is Kind.DURATION or figure.unit in _LASTING
    return lasting and tokens.lowers[first] == "over" and tokens.lower(figure.last) not in ("of", "old", "ago")


def _quantum(figure: Figure) -> Decimal:
    """What the last written digit is worth; a large round count may be read to its last non-zero digit."""
    value = figure.low
    if (
        figure.kind in (Kind.COUNT, Kind.PLAIN)
        and figure.form == "digits"
        and not figure.scaled
        and figure.quantum == 1
        and value is not None
        and abs(value) >= _ROUNDED_FROM
        and figure.low == figure.high
    ):
        digits = str(abs(value).to_integral_value())
        return Decimal(1).scaleb(len(digits) - len(digits.rstrip("0")))
    return figure.quantum


def _stated(comparator: Comparator, low: Decimal, high: Decimal) -> tuple[Decimal | None, Decimal | None]:
    """The ends as the audit states them: a one-sided bound leaves the other end open."""
    if comparator in (Comparator.MORE_THAN, Comparator.AT_LEAST):
        return low, None
    if comparator in (Comparator.LESS_THAN, Comparator.AT_MOST, Comparator.UP_TO):
        return None, high
    return low, high


def _plain(value: Decimal | None) -> Decimal | None:
    """The same number with its zeros written out ("1.6E+9" is 1600000000)."""
    if value is None or value.as_tuple().exponent <= 0:  # type: ignore[operator]
        return value
    return Decimal(f"{value:f}")


def _date(tokens: Tokens, dated: Dated) -> Mention:
    low, high, span = resolve(dated.when, None, None)
    ranged = low is not None and high is not None and low != high
    start, end = tokens.starts[dated.first], tokens.ends[dated.last - 1]
    return Mention(
        start,
        end,
        start,
        end,
        low,
        high,
        "date",
        Kind.DATE,
        Comparator.BETWEEN if ranged else Comparator.EXACT,
        Interval(low=low, high=high),
        None,
        span,
        dated.when,
    )


def _rank(tokens: Tokens, rank: Rank) -> Mention:
    value = Decimal(rank.value)
    return Mention(
        tokens.starts[rank.first],
        tokens.ends[rank.last - 1],
        tokens.starts[rank.figure_first],
        tokens.ends[rank.figure_last - 1],
        value,
        value,
        "rank",
        Kind.RANK,
        Comparator.EXACT,
        Interval(low=value, high=value),
    )
