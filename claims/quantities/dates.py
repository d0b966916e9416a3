"""Dates and periods in the tokens of a text, as they are written."""

from claims.lexicon import load
from claims.quantities.calendar_dates import MONTHS, ORDINALS, day_first, is_year, month, numeric, year
from claims.quantities.named_periods import RELATIVE, SEASONS, quarter, relative, season
from claims.quantities.tokens import Phrases, Tokens
from claims.quantities.when import Dated, Day, When

_DATES = load("dates")
_PARTS = Phrases({tuple(part.split()): part for part in _DATES["parts"]})
_HOLIDAYS = [phrase.split()[0] for phrase in _DATES["holidays"]]
TRIGGERS = frozenset(
    [*MONTHS, *SEASONS, *RELATIVE, *ORDINALS, *_HOLIDAYS, "q", "h", "fy", "cy", "fiscal", "the", "half"]
)


def read(tokens: Tokens, index: int) -> Dated | None:
    """The date or period that starts at token `index`, with the words before it that narrow it ("early", "end of")."""
    found = _period(tokens, index) or _single(tokens, index)
    if found is None:
        return None
    part = _PARTS.before(tokens.lowers, found.first)
    return found._replace(first=part[1]) if part else found


def _single(tokens: Tokens, index: int) -> Dated | None:
    word = tokens.words[index]
    if word[0].isdigit():
        return numeric(tokens, index) or day_first(tokens, index) or quarter(tokens, index) or year(tokens, index)
    lower = tokens.lowers[index]
    if lower in MONTHS and word[0].isupper():
        return month(tokens, index)
    if lower in ORDINALS or lower == "the":
        return day_first(tokens, index) or quarter(tokens, index)
    if lower in RELATIVE:
        return relative(tokens, index)
    return quarter(tokens, index) or season(tokens, index)


def _period(tokens: Tokens, index: int) -> Dated | None:
    """Two dates that make one period.

    "2014 to 2023", "2014–2023", "January to March 2024", "between May 3 and June 5".
    """
    first = _single(tokens, index)
    if first is None or first.when.end is not None or first.when.back is not None:
        return None
    joint = tokens.lower(first.last)
    opener = tokens.lower(first.first - 1)
    joined = (
        (joint in ("-", "–", "—", "‑") and (tokens.glued(first.last) == tokens.glued(first.last + 1)))
        or joint in ("to", "through", "until", "till")
        or (joint == "and" and opener == "between")
    )
    if not joined or first.last + 1 >= len(tokens):
        return None
    at = first.last + 1 + (tokens.lower(first.last + 1) == "the")
    at += tokens.lower(at) in ("early", "late", "mid")
    if at >= len(tokens):
        return None
    second = _glued_year(tokens, at) if tokens.glued(at) else _single(tokens, at)
    if second is None or second.when.end is not None or second.when.back is not None:
        return None
    start, end = first.when.start, second.when.start
    if end.month is None and end.year is not None and start.month is None and start.year is None:
        return None
    if start.year is None and end.year is not None and start.month is not None:
        start = start._replace(year=end.year - (start.month > (end.month or 12)))
    if start.year is not None and end.year is not None and start.year > end.year and opener not in ("between", "from"):
        return None
    return Dated(first.first, second.last, When(start, end))


def _glued_year(tokens: Tokens, index: int) -> Dated | None:
    word = tokens.word(index)
    if is_year(word) and not (tokens.glued(index + 1) and tokens.word(index + 1)[:1].isalnum()):
        return Dated(index, index + 1, When(Day(int(word))))
    return _single(tokens, index) if not word[:1].isdigit() or len(word) <= 2 else None
