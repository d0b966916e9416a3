"""Products and means: how many, how much each, how much in all; and a rate said again by another length of time."""

import itertools
from collections.abc import Iterator, Sequence
from decimal import Decimal

from claims.claim import Kind, Relation
from claims.frames.scene import COUNTS
from claims.frames.words import noun
from claims.lexicon import load
from claims.statements.line import Line, begins, ends, holds
from claims.statements.totals import is_marked

_WORDS = load("wholes")
_HEADS = frozenset(_WORDS["heads"])
_PRICED = frozenset(_WORDS["priced"])
_SPANS = frozenset(_WORDS["spans"])
_TIMES = frozenset(base for span in _SPANS for base in span.split("/"))
_TOTAL_OF: tuple[str, ...] = tuple(_WORDS["total_of"])
_ALL_TOLD: tuple[str, ...] = tuple(_WORDS["all_told"])
_AVERAGING: tuple[str, ...] = tuple(_WORDS["averaging"])
_YIELDING = frozenset(_WORDS["yielding"])
_SOON = 4
_OVER = frozenset({"in", "over", "from", "across", "during", "for", "to", "on", "at", "among", "between"})
_WHICH = tuple(f"which {phrase}" for phrase in _WORDS["equals"])
_SYMBOLS = {"h": "hour", "s": "second", "min": "minute"}
# Two play one match: 20 clubs with 38 matches each play 380.
_PAIRED = frozenset({"match", "game", "fixture", "meeting"})
_SAME_THING = (frozenset({"match", "game", "fixture", "appearance"}),)
_VALUES = frozenset({Kind.COUNT, Kind.PLAIN, Kind.MONEY, Kind.MEASURE, Kind.DURATION})
_PER = frozenset({"a", "an", "per", "each", "every"})
_AGAIN = ([",", "or"], ["or"], ["("], ["–"], [",", "that", "is", ","], [",", "equivalent", "to"], [",", "which", "is"])
# What each one of them has, ahead of their number, or behind it.
_EACH_OF = ("each of the", "each of its", "each of their", "every one of the", "each of these", "each of those")
# Words behind a count, ahead of what each has; words that say that a figure follows from another.
_BESIDE = frozenset({",", "and", "so", "–"})
_HENCE = ("so", "which makes", "which means", "that makes", "that is", "making", "which comes to", "which adds up to")
_EVERY = {"hourly": "hour", "daily": "day", "weekly": "week", "monthly": "month", "quarterly": "quarter"}
_LENGTHS, _SPEEDS = frozenset({"km", "m", "mile", "mi", "ft", "nmi"}), frozenset({"mph", "kn", "kph", "knot"})
_HAVING = frozenset({"of", "at", "with", "for", "x", "×", "à"})
_FOR = frozenset({"for", "on", "to", "per", "from"})
_NEAR = 8
_FAR = 16
# How far off a total may be that is meant to be the product of two figures, and how far but for the number of zeros.
_LEAST, _UTMOST, _ZERO = Decimal("0.4"), Decimal("2.5"), Decimal("0.9")
_SLIPS = tuple(Decimal(10) ** power for power in (-3, -2, -1, 1, 2, 3))


def rates(line: Line, before: Line | None) -> Iterator[Relation]:
    """The products and means of a sentence: of three figures side by side, one is the product of the other two."""
    for first, second, third in zip(line.numbers, line.numbers[1:], line.numbers[2:], strict=False):
        three = (first, second, third)
        found = _product(line, three)
        if found is not None:
            total, count, each = found
            if third == total:
                yield line.relation("product", total, ("count", count), ("each", each))
            elif third == each or (total < each < count and base(line, each) == "each"):
                yield line.relation("mean", each, ("total", total), ("count", count))
            else:
                yield line.relation("number", count, ("total", total), ("each", each))
            return
    yield from _again(line)
    yield from _sum_of_products(line)


def _sum_of_products(line: Line) -> Iterator[Relation]:
    """A total of several numbers of things with what each has: "200 seats at £40 and 300 at £25, £15,500 in all"."""
    for total in line.numbers:
        ahead = [at for at in line.numbers if at < total]
        if len(ahead) < 4 or len(ahead) % 2 or line.kind(total) not in (Kind.MONEY, Kind.MEASURE):
            continue
        terms = list(zip(ahead[::2], ahead[1::2], strict=True))
        if is_marked(line, total) and all(_is_term(line, count, each, total) for count, each in terms):
            roles = ((role, at) for pair in terms for role, at in zip(("count", "each"), pair, strict=True))
            yield line.relation("products", total, *roles)
            return


def _is_term(line: Line, count: int, each: int, total: int) -> bool:
    """Whether a number of things has so much each: "three spans of 62 metres", "300 at £25"."""
    words = line.between(count, each)
    joined = words[-1:] != [] and words[-1] in _HAVING and len(words) <= _SOON
    return joined and line.kind(count) in COUNTS and line.unit(each) == line.unit(total)


def _product(line: Line, three: Sequence[int]) -> tuple[int, int, int] | None:
    """Which of three figures is the total, which the count and which the value of each; None where they are not."""
    rated = [at for at in three if line.kind(at) in _VALUES and base(line, at) is not None]
    if len(rated) != 1 or _is_compared(line, three):
        return None
    (each,) = rated
    per = base(line, each)
    others = [at for at in three if at != each]
    for count, total in (others, others[::-1]):
        if line.kind(total) not in _VALUES or line.kind(count) not in (*COUNTS, Kind.DURATION, Kind.MEASURE):
            continue
        if not _in_one_unit(line, total, each) or line.value(count) in (None, 1):
            continue
        if per == "average" and each < count < total and line.counted(count) and _is_told(line, count, total):
            return total, count, each
        if line.counted(each) in _PAIRED:
            continue
        put = _is_put(line, total, count, each) if per == "each" else _may_be(line, total, count, each)
        if _counts(line, count, per or "", each) and put:
            return total, count, each
        if _is_mean(line, total, count, each):
            return total, count, each
    return None


def base(line: Line, at: int) -> str | None:
    """What a figure is for each one of: "day" of "40 a day", "each" of "€400,000 each"; None where it is no rate."""
    after = line.after(at)
    if after[:1] in (["each"], ["apiece"]):
        return "each"
    if len(after) > 1 and after[0].isalpha() and after[1] in ("each", "apiece") and line.kind(at) in COUNTS:
        return "each"
    unit = line.figure(at).mention.unit or ""
    read = line.scene.done[at].per or ""
    per = (
        line.figure(at).mention.per
        or unit.rpartition("/")[2] * ("/" in unit)
        or read * (read in _until_next(line, at)[:_SOON])
    )
    if per:
        per = per.split()[-1].lower()
        return _SYMBOLS.get(per, noun(per))
    mean = ends(line.before(at), _AVERAGING) or {"average", "mean"} & set(line.before(at)[-_SOON:])
    if mean and after[:1] and after[0] in _OVER:
        return "average"
    if _is_for_each(line, [at]):
        return "each"
    counts = [other for other in line.numbers if other < at]
    words = line.between(counts[-1], at) if counts else []
    opening = words[next((place for place, word in enumerate(words) if word not in _BESIDE), 0) :]
    if opening[:1] in (["each"], ["every"]) and opening[1:2] and opening[1].isalpha():
        return "each" if line.counted(counts[-1]) is not None else None
    if counts and ends(line.before(counts[-1]), _EACH_OF) and not _is_for_each(line, counts[:-1]):
        return "each"
    return None


def _is_for_each(line: Line, ahead: Sequence[int]) -> bool:
    """Whether the last of these figures is said of each of many things: "2.40 francs on each of the 130 million"."""
    after = line.after(ahead[-1]) if ahead else []
    return after[:1] != [] and after[0] in _FOR and begins(after[1:], _EACH_OF) is not None


def _until_next(line: Line, at: int) -> list[str]:
    """The words behind a figure, up to the next one."""
    later = [other for other in line.numbers if other > at]
    return line.between(at, later[0]) if later else line.after(at)


def _is_compared(line: Line, three: Sequence[int]) -> bool:
    words = [*line.between(three[0], three[1]), *line.between(three[1], three[2])]
    return holds(words, ("compared", "than", "against", "versus", "up from", "down from", "instead", "target", "but"))


def _in_one_unit(line: Line, total: int, each: int) -> bool:
    """Whether a total is in the unit that each has; of counts the one may leave its noun to the other."""
    one, other = line.figure(total).mention, line.figure(each).mention
    unit = (other.unit or "").partition("/")[0] or None
    if one.kind in COUNTS and other.kind in COUNTS:
        nouns = {line.counted(total), (line.counted(each) or "").partition("/")[0] or None} - {None}
        return len(nouns) < 2
    return one.kind is other.kind and one.unit == unit and base(line, total) is None


def _counts(line: Line, count: int, per: str, each: int) -> bool:
    """Whether a figure counts what another is a rate by: "30 days" and "40 a day"."""
    if line.kind(count) in (Kind.DURATION, Kind.MEASURE):
        return line.figure(count).mention.unit == per and not is_speed(line, each)
    counted = line.counted(count)
    if per == "each":
        return counted is not None
    if counted is None:
        return per in _HEADS and "population" in line.before(count)[-4:]
    if per in _HEADS:
        return counted in _HEADS or line.is_human(count)
    return counted == per or any({counted, per} <= same for same in _SAME_THING)


def _may_be(line: Line, total: int, count: int, each: int) -> bool:
    """Whether a total is so near a product, but for a slip of zeros, that it is meant to be that."""
    amount, number, one = line.value(total), line.value(count), line.value(each)
    if not amount or not number or not one or amount < 0:
        return False
    times = number * one / amount
    return _LEAST <= times <= _UTMOST or any(_ZERO <= times * slip <= 1 / _ZERO for slip in _SLIPS)


def is_speed(line: Line, each: int) -> bool:
    """Whether a rate is a speed, which nothing keeps all the way."""
    unit = line.figure(each).mention.unit or ""
    return unit.rpartition("/")[0] in _LENGTHS or unit in _SPEEDS


def _is_put(line: Line, total: int, count: int, each: int) -> bool:
    """Whether what "each" has is put to the count before it, and the total said to be of them all."""
    if total < each < count and _is_for_each(line, [each]):
        words = line.between(total, each)
        return len(words) <= _NEAR and (words in _AGAIN or ends(words, _WHICH) is not None)
    if each < count < total and _is_for_each(line, [each]):
        return line.numbers.index(count) == line.numbers.index(each) + 1 and _is_told(line, count, total)
    if count < total < each and line.between(total, each) in _AGAIN and line.after(each)[:1] in (["each"], ["apiece"]):
        paid = line.kind(total) is Kind.MONEY or line.has_verb(count, total)
        return paid and len(line.between(count, total)) <= _NEAR
    if each <= count or len(line.between(count, each)) > _NEAR:
        return False
    if total < count:
        words = line.between(total, count)
        tied = bool(set(words[-3:]) & {"for", "on", "of"})
        return tied and len(words) <= _NEAR and not line.has_verb(total, count)
    if count < total < each:
        words = line.between(total, each)
        return bool({"for", "cost", "at"} & set(line.between(count, total))) and "average" in words[-_SOON:]
    return _is_told(line, each, total)


def _is_told(line: Line, last: int, total: int) -> bool:
    """Whether words or signs in front of a figure, or behind it, say that it is what the figures before make in all."""
    words = line.between(last, total)
    told = ends(words, _TOTAL_OF) or begins(line.after(total), _ALL_TOLD)
    signs = words[-1:] in (["–"], ["—"], [":"], ["="]) or words[-2:] == [",", "or"]
    yields = words[-1:] and words[-1] in _YIELDING and bool({",", "and", "–"} & set(words))
    return bool(told or signs or yields) and len(words) <= _FAR


def _is_mean(line: Line, total: int, count: int, each: int) -> bool:
    """Whether the words make a rate the mean of a total over a count: "120 goals in 30 matches, an average of 4"."""
    if not total < count < each or line.counted(count) is None:
        return False
    over, words = line.between(total, count), line.between(count, each)
    joined = bool(over) and len(over) <= 4 and over[0] in _OVER and not line.has_verb(total, count)
    said = "average" in words[-4:] or "mean" in words[-4:] or words == [",", "or"] or words[:2] == [",", "each"]
    return joined and said and len(words) <= _NEAR and base(line, each) not in _TIMES


def _by_adjective(line: Line, at: int) -> str | None:
    """What the first figure of a sentence is for each of by an adjective before it: "Weekly playing time was"."""
    found = [_EVERY[word] for word in line.before(at)[-_NEAR:] if word in _EVERY]
    return found[0] if len(found) == 1 and at == line.numbers[0] else None


def _named(relation: Relation, per: str | None) -> Relation:
    """A rate said again, with what the first one is for each of, where no slot says it: "weekly hours"."""
    return relation.model_copy(
        update={"operands": tuple(one.model_copy(update={"subject": per}) for one in relation.operands)}
    )


def _follows(words: Sequence[str]) -> bool:
    """Whether the words between two figures say that the second follows from the first: ", so a child spends"."""
    told = begins(words[words.index(",") + 1 :], _HENCE) if "," in words else None
    return told is not None and len(words) <= _FAR


def _again(line: Line) -> Iterator[Relation]:
    """A rate said again by a longer or shorter time: "€90 a month, or €1,080 a year"; prices may have a discount."""
    if _PRICED & set(line.scene.tree.lower):
        return
    for one, other in itertools.pairwise(line.numbers):
        bases = base(line, one) or _by_adjective(line, one), base(line, other)
        if f"{bases[0]}/{bases[1]}" not in _SPANS and f"{bases[1]}/{bases[0]}" not in _SPANS:
            continue
        words = [word for word in line.between(one, other) if word not in _PER and noun(word) not in _TIMES]
        units = {(line.figure(at).mention.unit or "").partition("/")[0] for at in (one, other)} - {""}
        again = words in _AGAIN or (words[-1:] != [","] and _follows(words) and bases[1] == "year")
        if again and len(units) <= 1 and (line.closed(other) or line.after(other)[:1] == ["a"]):
            yield _named(line.relation("again", other, ("each", one)), bases[0])
            return
