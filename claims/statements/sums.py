"""Totals found by what adds up: parts listed side by side, and a larger figure of their kind that they nearly make.

No one form of words ties parts to their total ("in stages of 162, 148 and 139 kilometres", "it consists of …", "… the
other 24"). So each list of like figures is held against each larger one of their kind in its sentence and those beside
it, and is taken for its parts where the text says that it is all of it: the total is told as what follows from the
list, or leads to it, or the list is closed by the rest, counted ahead, or made of groups that nobody is in twice. Where
the sum is the larger figure but for one digit, that says so: by chance it is as good as never.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal

from claims.claim import Comparator, Kind, Relation
from claims.digits import is_misprint
from claims.lexicon import load
from claims.statements.exclusion import exclude_one_another
from claims.statements.line import Line, ends, holds
from claims.statements.pairs import amounts, points_back
from claims.statements.rests import is_rest
from claims.statements.totals import is_marked, speaks_of_all

_WORDS = load("wholes")
_MADE_OF: tuple[str, ...] = tuple(_WORDS["made_of"])
_CONCLUDING: tuple[str, ...] = tuple(_WORDS["summing_up"])
_EXHAUSTIVE: tuple[str, ...] = tuple(_WORDS["nothing_else"])
_PARTIAL: tuple[str, ...] = (*_WORDS["partial"], "with", "plus", "besides", "apart from")
_OVERLAPPING: tuple[str, ...] = ("overlap", "overlaps", "overlapping", *_WORDS["overlapping"])
_RUNNING: tuple[str, ...] = tuple(_WORDS["running"])
_COMPARING = frozenset(_WORDS["comparing"]) - {"from", "to", "up", "after", "before", "aged", "under", "over", "until"}
_JOINS = frozenset({",", "and", ";", "&", "plus", "while", "–", "—"})
_SIGNS = frozenset({":", "–", "—", "("})
_SELECTED = frozenset(_WORDS["selected"]) - {"all", "most", "some", "five", "ten", "key"}
_THE = frozenset({"the", "those", "these"})
# What is no rate: nothing, and the half of a sign behind the next figure ("75 per cent").
_NO_RATE = (None, "cent")
# Digits of a sum that is looked for in the whole article.
_DIGITS = 6
# Digits of a sum of two figures of another sentence, which has one digit wrong by chance now and then if it has three.
_FOUR = 4
# Words by which something is taken off.
_TAKEN_OFF = frozenset({"away", "minus", "less", "left", "deducted", "subtract", "net"})
# Words ahead of the first of the parts that tell what they are: "in the five days, in stages of".
_FAR, _NEAR = 10, 4
_MOST = Decimal("0.95")
_LEAST, _UTMOST, _CLOSE, _APART = Decimal("0.8"), Decimal("1.25"), Decimal("0.03"), Decimal("0.12")


def sums(lines: Sequence[Line]) -> Iterator[Relation]:
    """The totals of the lists in a sentence, or in the one before; `lines` are those of a passage, the last first."""
    line = lines[0]
    for other in lines:
        for parts in _lists(line):
            yield from _by_digit(lines, line, parts, other)
        if other is not line:
            for parts in _lists(other):
                yield from _by_digit(lines, other, parts, line)
    lines = lines[:2] if len(lines) > 1 and lines[1].leads_to(line) else lines[:1]
    for parts in _lists(line):
        yield from _within(line, parts)
        if len(lines) > 1 and _is_alone(line, parts):
            yield from _of_passage(line, parts, lines[1], ahead=True)
    if len(lines) > 1:
        for parts in _lists(lines[1]):
            if _is_alone(lines[1], parts):
                yield from _of_passage(lines[1], parts, line, ahead=False)


def _lists(line: Line) -> list[list[int]]:
    """The lists of like figures in a sentence; a share beside a part is passed over."""
    found: list[list[int]] = []
    for at in line.numbers:
        if line.is_part(at) or line.scene.done[at].per not in _NO_RATE:
            continue
        if found and _goes_on(line, found[-1], at):
            found[-1].append(at)
        else:
            found.append([at])
    return [run for run in found if len(run) > 1]


def _by_digit(lines: Sequence[Line], line: Line, run: Sequence[int], other: Line) -> Iterator[Relation]:
    """The figure of a sentence that the parts of another one make but for one digit, in any words."""
    splits = [(run, at) for at in amounts(other) if other is not line or not run[0] <= at <= run[-1]]
    splits += [(run[:-1], run[-1]), (run[1:], run[0])] if other is line and len(run) > 2 else []
    for parts, total in splits:
        values = [line.value(part) or Decimal(0) for part in parts]
        size = other.value(total) or Decimal(0)
        if not max(values) <= _MOST * size or not _adds(line, parts, other, total):
            continue
        if other is not line and len(parts) == 2 and len(size.normalize().as_tuple().digits) < _FOUR:
            continue
        if is_misprint(size, sum(values, Decimal(0)), *values) and not _is_other(lines, line, parts, other, total):
            yield other.beyond("total", total, *(("part", line, part) for part in parts))
            return


def afar(lines: Sequence[Line]) -> Iterator[Relation]:
    """The figures of an article that a list anywhere makes but for a digit, of so many that it is by no chance."""
    told: dict[Decimal, list[tuple[Line, int]]] = defaultdict(list)
    for line in lines:
        for at in amounts(line):
            told[line.value(at) or Decimal(0)].append((line, at))
    for line in lines:
        for parts in _lists(line):
            values = [line.value(part) or Decimal(0) for part in parts]
            added = sum(values, Decimal(0))
            if added not in told and len(added.normalize().as_tuple().digits) >= _DIGITS:
                for other, total in (place for number in told if is_misprint(number, added) for place in told[number]):
                    if max(values) > _MOST * (other.value(total) or 0):
                        continue  # "two ferries that carry 4,500"
                    if _adds(line, parts, other, total) and not _is_other((line, other), line, parts, other, total):
                        yield other.beyond("total", total, *(("part", line, part) for part in parts))


def _adds(line: Line, parts: Sequence[int], other: Line, total: int) -> bool:
    """Whether a figure is in the unit of parts, or they leave it out."""
    if other.scene.done[total].per not in _NO_RATE or other.is_part(total):
        return False
    bare = all(line.kind(part) is Kind.PLAIN for part in parts)
    return other.alike_beyond(total, line, parts[0]) or (bare and other.kind(total) in (Kind.MONEY, Kind.MEASURE))


def _is_other(lines: Sequence[Line], line: Line, parts: Sequence[int], other: Line, total: int) -> bool:
    """Whether a list is not what a figure is made of: some of it only, at another time, or with another sum."""
    added, size = sum(line.value(part) or 0 for part in parts), other.value(total) or 0
    if _goes_both_ways(line) or any(points_back(line, part) for part in parts[1:]):
        return True
    if other.is_typical(total) or any(line.is_typical(part) for part in parts):
        return True
    if line is other and {" ".join(line.after(at)[:1]) for at in (total, *parts)} == {"of"}:
        return True  # "1,400 hectares of arable, 650 of pasture and 40 of water": one part beside the others
    told = [*line.scene.tree.lower, *other.after(total)[:_NEAR], *other.before(total)[-_NEAR:]]
    if holds(told, _PARTIAL) or bool((_SELECTED | _TAKEN_OFF) & set(told)) or holds(told, _OVERLAPPING):
        return True
    periods = [where.scene.done[at].period.start for where, at in ((other, total), *((line, part) for part in parts))]
    if len({one for one in periods if one is not None}) > 1:
        return True
    around = [one.value(at) or 0 for one in lines for at in amounts(one)]
    return added in around or (size - added) in around


def _goes_both_ways(line: Line) -> bool:
    """Whether a sentence tells what comes in and what goes out: "6.9 were paid in, 5.2 paid out, and costs were"."""
    lower = line.scene.tree.lower
    return holds(lower, _WORDS["coming"]) and holds(lower, _WORDS["going"])


def _goes_on(line: Line, run: Sequence[int], at: int) -> bool:
    gap = line.between(run[-1], at)
    joined = bool(_JOINS & set(gap)) and not _COMPARING & set(gap) and ":" not in gap
    return joined and line.alike(run[0], at) and line.figure(at).mention.comparator is Comparator.EXACT


def _within(line: Line, run: Sequence[int]) -> Iterator[Relation]:
    """The total that follows on a list in its sentence, or leads to it."""
    for total in amounts(line):
        parts = [at for at in run if at != total]
        if len(parts) < 2 or parts[0] < total < parts[-1] or not line.alike(total, parts[0]):
            continue
        if not _comes_near(line, total, line, parts):
            continue
        if total > parts[-1]:
            told = _concludes(line, parts[-1], total) and _are_all(line, parts, total)
        else:
            told = _leads_to(line, total, parts)
        if told:
            yield line.relation("total", total, *(("part", part) for part in parts))
            return


def _concludes(line: Line, last: int, total: int) -> bool:
    """Whether the words between the last part and a figure say that it follows from the parts, and from no more."""
    gap = line.between(last, total)
    told = ends(gap, (*_CONCLUDING, *(f"{phrase} {word}" for phrase in _CONCLUDING for word in ("the", "a", "about"))))
    others = [at for at in line.numbers if last < at < total]
    return told is not None and not others and not holds(gap, (*_PARTIAL, *_RUNNING, "from"))


def _are_all(line: Line, parts: Sequence[int], total: int) -> bool:
    """Whether a list leaves none of the like figures before its total out, which are not said to overlap."""
    ahead = [at for at in amounts(line) if at < total and line.alike(at, total)]
    return ahead == [*parts] and line.value(parts[-1]) != len(parts) - 1 and not holds(line.after(total), _OVERLAPPING)


def _leads_to(line: Line, total: int, parts: Sequence[int]) -> bool:
    """Whether a list tells what a total before it is made of: "665 kilometres, in stages of", "it was all of it: "."""
    gap = line.between(total, parts[0])
    if holds(line.between(total, parts[-1]), _PARTIAL) or holds(line.after(parts[-1])[:_NEAR], _PARTIAL):
        return False
    if (
        len(gap) > _FAR
        or any(total < at < parts[0] and line.value(at) != len(parts) for at in line.numbers)
        or "and" not in line.between(*parts[-2:])
    ):
        return False
    several = gap[-1:] == ["of"] and gap[-3:-2] in (["in"], ["into"], ["over"], ["as"]) and gap[-2].endswith("s")
    signed = bool(_SIGNS & set(gap[-_NEAR:])) and ")" not in gap and is_marked(line, total)
    return (several and len(parts) > 2) or signed


def _is_alone(line: Line, parts: Sequence[int]) -> bool:
    """Whether a sentence lists parts and nothing else, but for their number and the shares that they have."""
    return not [at for at in amounts(line) if at not in parts and not _is_their_number(line, parts, at)]


def _is_their_number(line: Line, parts: Sequence[int], at: int) -> bool:
    return (at < parts[0] and line.value(at) == len(parts)) or line.value(at) == 1


def _of_passage(line: Line, parts: Sequence[int], other: Line, *, ahead: bool) -> Iterator[Relation]:
    """The total of a list in the sentence ahead of it, or in the one behind."""
    fitting = [
        at
        for at in amounts(other)
        if other.alike_beyond(at, line, parts[0])
        and _comes_near(other, at, line, parts)
        and other.scene.done[at].per in _NO_RATE
    ]
    if len(fitting) != 1 or holds(line.scene.tree.lower, _PARTIAL) or _goes_both_ways(line):
        return
    (total,) = fitting
    told = _is_all(line, parts) or (ahead and _is_told_next(line, parts, other, total))
    if not ahead:
        told = (told and _is_close(other, total, line, parts) and _THE.issuperset(other.before(total)[-1:])) or (
            len(other.numbers) == 1
            and (speaks_of_all(other, total) or is_marked(other, total))
            and any(_is_their_number(line, parts, at) for at in line.numbers)
        )
    if told:
        yield other.beyond("total", total, *(("part", line, part) for part in parts))


def _is_told_next(line: Line, parts: Sequence[int], other: Line, total: int) -> bool:
    """Whether three parts or more, and nothing else, are told right behind a total that they nearly make."""
    listed = len(parts) > 2 and "and" in line.between(*parts[-2:]) and len(line.before(parts[0])) <= _NEAR
    return listed and _is_close(other, total, line, parts, _APART)


def _is_all(line: Line, parts: Sequence[int]) -> bool:
    """Whether words say that a list leaves nothing out: made of, the rest, no others, groups apart from one another."""
    made = holds(line.before(parts[0])[-_NEAR:], _MADE_OF) and "and" in line.between(*parts[-2:])
    closed = len(parts) > 2 and is_rest(line, parts[-1])
    told = len(parts) > 2 and holds(line.scene.tree.lower, _EXHAUSTIVE)
    return made or closed or told or (len(parts) > 2 and exclude_one_another(line, parts))


def _comes_near(where: Line, total: int, line: Line, parts: Sequence[int]) -> bool:
    """Whether parts are smaller than a figure, and make about as much as it."""
    size, values = where.value(total) or Decimal(0), [line.value(part) or Decimal(0) for part in parts]
    timed = where.kind(total) is Kind.DURATION and not holds(line.before(parts[0])[-_NEAR:], _MADE_OF)
    return not timed and 0 < min(values) <= max(values) < size and _LEAST * size <= sum(values) <= _UTMOST * size


def _is_close(where: Line, total: int, line: Line, parts: Sequence[int], apart: Decimal = _CLOSE) -> bool:
    size = where.value(total) or Decimal(0)
    return abs(sum((line.value(part) or Decimal(0)) for part in parts) - size) <= apart * size
