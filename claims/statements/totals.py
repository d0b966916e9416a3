"""Totals that the text states with the parts that they are made of, and means with their values."""

import itertools
from collections.abc import Iterator, Sequence
from decimal import Decimal

from claims.claim import Kind, Relation
from claims.frames.scene import COUNTS
from claims.lexicon import load
from claims.statements.exclusion import are_two_groups, exclude_one_another
from claims.statements.line import Line, begins, ends, holds
from claims.statements.pairs import amounts, points_back

_WORDS = load("wholes")
_ALL_TOLD: tuple[str, ...] = tuple(_WORDS["all_told"])
_MORE = (["with"], ["including"], ["counting"], ["if"], ["when"])
_SUMS = frozenset(_WORDS["sums"])
_OPENING = ("in all", "in total", "altogether", "together", "all told", "combined")
_TOTAL_OF: tuple[str, ...] = tuple(_WORDS["total_of"])
_RUNNING: tuple[str, ...] = tuple(_WORDS["running"])
_AVERAGING: tuple[str, ...] = tuple(_WORDS["mean_of"])
_MADE_OF: tuple[str, ...] = tuple(_WORDS["made_of"])
_PARTIAL: tuple[str, ...] = tuple(_WORDS["partial"])
# Behind the last part some of these only tell of that part: "328 in special units such as dogs".
_OPEN = tuple(phrase for phrase in _PARTIAL if phrase not in _WORDS["of_last"])
_AVERAGE = (["average"], ["averaged"], ["averages"], ["together", "average"], ["have", "an", "average", "of"])
_TWO_GROUPS = frozenset({("man", "woman"), ("boy", "girl"), ("adult", "child")})
_TOGETHER: tuple[str, ...] = tuple(_WORDS["together"])
_COMPARING = frozenset(_WORDS["comparing"])
_SOME_OF = frozenset({"first", "last", "next", "previous"})
_SELECTED = frozenset(_WORDS["selected"]) - {"five", "ten", "most", "some"}
_RANKING = frozenset({"behind", "ahead", "after", "before", "than", "above", "below", "like", "as"})
_CLOSING = frozenset({"–", "—", ")"})
_APART = frozenset({",", "and", ";", "&", "plus", "while"})
# Words between a total and the first of its parts, behind the sign that they follow.
_FEW = 4
_MOST = 12
# A list that adds up to much less, or more, is of some parts only, or of other things: how far off a slip may be.
_LEAST, _UTMOST = Decimal("0.75"), Decimal("1.34")


def totals(line: Line, before: Line | None) -> Iterator[Relation]:
    """The totals of a sentence whose parts stand in it, or make up the sentence `before` it."""
    known = amounts(line)
    for total in known:
        marked = is_marked(line, total)
        parts = _breakdown(line, total, marked) or (_ahead(line, total) if marked else [])
        if parts:
            yield line.relation("total", total, *(("part", part) for part in parts))
            return
    for total in line.numbers:
        if line.is_part(total) and _is_level(line, total) and is_marked(line, total):
            parts = [at for at in line.numbers if at < total]
            said = _of_shares(line, total, parts) if 1 < len(parts) <= _FEW else None
            if said is not None:
                kind, role = said
                yield line.relation(kind, total, *((role, part) for part in parts))
                return
    if before is not None and len(line.numbers) == len(known) == 1 and speaks_of_all(line, known[0]):
        parts = amounts(before)
        fits = 1 < len(parts) == len(before.numbers) and all(_joins(before, parts[0], part) for part in parts)
        fits = fits and _are_of_one_standing(before, parts)
        if (
            fits
            and _goes_with(line, known[0], before, parts)
            and is_near(line, known[0], [(before, part) for part in parts])
        ):
            yield line.beyond("total", known[0], *(("part", before, part) for part in parts))


def means(line: Line, before: Line | None) -> Iterator[Relation]:
    """The mean of values that the sentence lists before it: "40 in June and 62 in July, an average of 51"."""
    for mean in line.numbers:
        ahead = [at for at in line.numbers if at < mean]
        said = ends(line.before(mean), _AVERAGING)
        if said is None or len(ahead) < 2 or not line.closed(mean):
            continue
        parts = _ahead_of(line, ahead, mean)
        if len(ahead) > 2 and line.value(ahead[0]) == len(ahead) - 1:
            ahead = ahead[1:]  # "Three groups had 24, 31 and 35 pupils, on average 30"
        if len(parts) > 1 and parts[0] == ahead[0] and all(line.alike(parts[0], at) for at in (*parts, mean)):
            yield line.relation("mean of", mean, *(("value", part) for part in parts))
            return


def listed_means(line: Line, before: Line | None) -> Iterator[Relation]:
    """The mean of what the sentence before it lists: "Esk has 84, Lindau 82 and Brenno 71. The three average 79"."""
    if before is None or len(line.numbers) < 2:
        return
    many, mean = line.numbers[:2]
    number = line.value(many)
    if line.before(many)[-1:] != ["the"] or line.between(many, mean) not in _AVERAGE or number is None:
        return
    parts = [at for at in before.numbers if before.kind(at) is not Kind.DURATION][-int(number) :]
    alike = len(parts) == number >= 2 and all(before.alike(parts[0], at) for at in parts)
    gaps = [before.between(one, other) for one, other in itertools.pairwise(parts)]
    listed = all(_APART & set(gap) and not _COMPARING & set(gap) for gap in gaps)
    if alike and listed and before.alike_beyond(parts[0], line, mean):
        yield line.beyond("mean of", mean, *(("value", before, part) for part in parts))


def is_marked(line: Line, total: int) -> bool:
    """Whether the words around a figure say that it is a total, of nothing but what is named beside it."""
    before, after = line.before(total), line.after(total)
    if before[-1:] and before[-1] in _SOME_OF:
        return False
    phrase = ends(before, _TOTAL_OF)
    ahead = before[: -len(phrase.split())] if phrase else before
    if holds(ahead[-_FEW:], _RUNNING) or holds(after[:_FEW], _RUNNING) or ahead[-1:] == ["to"] or after[:1] in _MORE:
        return False
    if phrase:
        return True
    if before[-2:] in (["which", "makes"], ["that", "makes"], ["which", "made"]) and line.closed(total):
        return True  # "31 succeeded and 4 failed, which makes 35"
    if ahead[-1:] == ["of"] and _SUMS & set(ahead[-3:]) and {"a", "an"} & set(ahead[-_FEW - 1 :]):
        return True  # "a worldwide gross of $230 million"
    if holds(ahead[-_FEW - 1 :], _OPENING) and "with" not in ahead[-_FEW:]:
        return True  # "in all they won 31"
    told = begins(after, _ALL_TOLD)
    return told is not None and after[len(told.split()) : len(told.split()) + 1] != ["with"]


def _breakdown(line: Line, total: int, marked: bool) -> list[int]:
    """The parts that follow a total behind a colon, a dash, a bracket, or words such as "made up of"."""
    behind = [at for at in line.numbers if at > total]
    if not behind or behind[0] not in amounts(line) or _is_selection(line, total, behind[-1]):
        return []
    if _are_two_groups(line, total, behind):
        return behind
    beside = line.between(total, behind[0]) == [","] and line.is_human(total) and _names_its_noun(line, total)
    people = beside and (all(map(line.is_human, behind)) or (len(behind) > 1 and exclude_one_another(line, behind)))
    made_of = _introduces(line.between(total, behind[0]), marked or people)
    if made_of is None:
        return []
    parts = _run(line, behind, verbs=marked and made_of, mixed=marked)
    if any(points_back(line, part) for part in parts):
        return []
    if len(parts) < 2 or not all(_joins(line, total, part) for part in parts):
        return []
    certain = (marked or made_of) and _is_known(line, parts)
    return parts if certain or is_near(line, total, [(line, part) for part in parts]) else []


def _is_selection(line: Line, total: int, last: int) -> bool:
    """Whether words say that what follows a total, up to the `last` figure, is not all of it."""
    return holds(line.between(total, last), _PARTIAL) or holds(line.after(last), _OPEN)


def _names_its_noun(line: Line, at: int) -> bool:
    """Whether a count is followed by what it counts: "620 people," and not "620, 480 and 310 people"."""
    return line.scene.tree.is_noun(line.figure(at).tokens.stop - 1)


def _introduces(words: Sequence[str], marked: bool) -> bool | None:
    """Whether the words between a total and the next figure say that its parts follow, surely or perhaps (None: no)."""
    phrase = next((phrase for phrase in _MADE_OF if holds(words, [phrase])), None)
    if phrase is not None:
        text = " ".join(words)
        return True if len(text[text.rindex(phrase) + len(phrase) :].split()) <= _FEW else None
    for sign in (":", "–", "—", "("):
        if sign in words and ")" not in words:
            tail = words[len(words) - list(words)[::-1].index(sign) :]
            if sign == "(" and _RANKING & set(words):
                return None  # "third of 14, behind Lindau (9.1) and Esk (8.3)"
            return (sign == ":" and marked) if len(tail) <= _FEW and "of" not in tail else None
    if marked and "," in words and len(words) <= _MOST and words[-1] == ",":
        return False
    return None


def _are_two_groups(line: Line, total: int, parts: Sequence[int]) -> bool:
    """Whether two groups of people, nobody in both of them, follow their number: "the 18 members are 11 women and"."""
    if len(parts) != 2 or not line.is_human(total) or line.between(*parts) not in (["and"], [",", "and"]):
        return False
    ahead = line.between(total, parts[0])
    near = len(ahead) <= 2 * _FEW and not {"of", "with", "by", "plus", *_COMPARING} & set(ahead)
    return near and tuple(sorted(line.counted(part) or "" for part in parts)) in _TWO_GROUPS


def _run(line: Line, figures: Sequence[int], verbs: bool, mixed: bool) -> list[int]:
    """The figures, from the first on, that are listed side by side; none where the list breaks off in the middle.

    Counts of several sorts of things are listed only where they may be `mixed`. A percentage in brackets beside each is
    passed over.
    """
    found = [figures[0]]
    for at in figures[1:]:
        words = line.between(found[-1], at)
        if line.is_part(at) and line.between(at - 1, at)[-1:] == ["("]:
            continue
        joins = line.alike(found[-1], at) or (mixed and {line.kind(found[-1]), line.kind(at)} == {Kind.COUNT})
        if not joins or _COMPARING & set(words) or (not verbs and line.has_verb(found[-1], at)):
            break
        if not _APART & set(words):
            break
        if _CLOSING & set(words) and words[-1] != "(":
            return found if _is_listed(line, found) else []
        found.append(at)
    beyond = [at for at in figures if at > found[-1] and not line.is_part(at)]
    return found if _is_listed(line, found) and not beyond else []


def _is_listed(line: Line, parts: Sequence[int]) -> bool:
    """Whether several figures make a list: the last is joined by "and", or they stand in brackets."""
    if len(parts) < 2:
        return False
    if "and" in line.between(parts[-2], parts[-1]):
        return True
    brackets = {line.scene.tree.brackets[line.figure(part).tokens.start] for part in parts}
    return len(brackets) == 1 and brackets != {-1}


def _ahead(line: Line, total: int) -> list[int]:
    """The parts that a marked total follows: "300 on Friday and 450 on Saturday, 750 in all"."""
    ahead = [at for at in line.numbers if at < total]
    if len(ahead) > 2 and line.before(ahead[-1])[-1:] == ["the"] and line.value(ahead[-1]) == len(ahead) - 1:
        ahead = ahead[:-1]  # "…, the three sources that make up the €58 million"
    if len(ahead) < 2 or _is_partial(line, total):
        return []
    words = line.between(ahead[-1], total)
    if not {",", "–", "—", "(", ";", "and", ":"} & set(words) or len(words) > _MOST or "from" in words:
        return []
    parts = _ahead_of(line, ahead, total)
    more = _uncounted(words)
    if more and sum(line.value(at) or 0 for at in parts) + more == line.value(total):
        return []
    return parts if len(parts) > 1 and is_near(line, total, [(line, part) for part in parts]) else []


def _uncounted(words: Sequence[str]) -> int:
    """How many things a list names behind its last figure without one: "five Britons and a Pole"."""
    return sum(
        one in ("and", ",") and other in ("a", "an", "the", "his", "her") for one, other in itertools.pairwise(words)
    )


def _is_partial(line: Line, total: int) -> bool:
    """Whether the words around a total say that more goes into it than the parts before it."""
    return holds(line.before(total), _PARTIAL) or bool({"rest", "remainder"} & set(line.after(total)))


def _of_shares(line: Line, total: int, parts: Sequence[int]) -> tuple[str, str] | None:
    """What a share in all is of those before it, and their role: a sum, or where it is of two groups, their mean."""
    if _is_partial(line, total):
        return None
    if "overall" not in (*line.before(total)[-_FEW:], *line.after(total)[:1]):
        return ("total", "part") if _are_levels(line, parts) else None
    if are_two_groups(line, parts) and all(line.is_part(at) and _is_level(line, at) for at in parts):
        return "mean of", "value"
    values = [line.value(at) or 0 for at in parts]
    among = min(values) <= (line.value(total) or 0) <= max(values)
    added = not among and _are_levels(line, parts) and is_near(line, total, [(line, part) for part in parts])
    return ("total", "part") if added else None


def _ahead_of(line: Line, ahead: Sequence[int], result: int) -> list[int]:
    """The figures right before a result that are listed side by side; none where the text compares them."""
    parts: list[int] = []
    for at in reversed(ahead):
        if line.is_part(at) and line.after(at)[:1] == [")"]:
            continue
        between = line.between(at, parts[-1] if parts else result)
        if not _joins(line, result, at) or not (_APART | {"–", "—", "("}) & set(between):
            break
        if (_COMPARING - ({"average", "up"} if not parts else set())) & set(between):
            return []
        parts.append(at)
    parts.reverse()
    return parts


def _is_level(line: Line, at: int) -> bool:
    """Whether a percentage says how much of a whole there is, not how it changed."""
    level = line.scene.done[at].statistic in ("share", "total", None)
    return level and line.figure(at).mention.direction is None and line.before(at)[-1:] != ["by"]


def _are_levels(line: Line, shares: Sequence[int]) -> bool:
    """Whether figures are shares side by side of one whole."""
    gaps = [line.between(one, other) for one, other in itertools.pairwise(shares)]
    listed = all({",", "and", ";"} & set(gap) and not _COMPARING & set(gap) for gap in gaps)
    wholes = {tuple(line.after(at)[1:3]) for at in shares if line.after(at)[:1] == ["of"]}
    return listed and len(wholes) < 2 and all(line.is_part(at) and _is_level(line, at) for at in shares)


def _joins(line: Line, total: int, part: int) -> bool:
    """Whether a figure may be a part of another: in its unit, or a count of some kind of thing."""
    if line.after(part)[:1] in (["each"], ["apiece"], ["a"], ["per"]) or line.scene.done[part].per is not None:
        return False
    return line.alike(total, part) or {line.kind(total), line.kind(part)} <= COUNTS


def _is_known(line: Line, parts: Sequence[int]) -> bool:
    """Whether the parts count one sort of thing."""
    return all(line.alike(parts[0], part) for part in parts)


def is_near(line: Line, total: int, parts: Sequence[tuple[Line, int]]) -> bool:
    """Whether parts add up to about a total, so that they are meant to be all of it."""
    given = [number for where, part in parts if (number := where.value(part)) is not None]
    return len(given) == len(parts) and comes_near(line.value(total), given)


def comes_near(total: Decimal | None, parts: Sequence[Decimal]) -> bool:
    """The same for their numbers."""
    return bool(total) and _LEAST * (total or 0) <= sum(parts) <= _UTMOST * (total or 0)


def speaks_of_all(line: Line, total: int) -> bool:
    """Whether a sentence says of all that was named before how much it is: "Together they sold 130"."""
    words = line.scene.tree.lower
    return (
        (begins(words, _TOGETHER) is not None or is_marked(line, total))
        and words[1:2] != ["with"]
        and not holds(words, _RUNNING)
        and not _speaks_of_some(line, total)
    )


def _speaks_of_some(line: Line, total: int) -> bool:
    """Whether a sum is of some of what was named: "Together Esk and Lindau sold 210", "the two largest"."""
    return bool({"and", *_SELECTED} & set(line.before(total)))


def _are_of_one_standing(line: Line, parts: Sequence[int]) -> bool:
    """Whether parts are all told as facts, or all as none, and none of them in place of another: "not on 22 but"."""
    gaps = (line.between(one, other) for one, other in itertools.pairwise(parts))
    return len({line.scene.done[at].modality for at in parts}) == 1 and not any("but" in gap for gap in gaps)


def _goes_with(line: Line, total: int, before: Line, parts: Sequence[int]) -> bool:
    """Whether a total is in the unit of the parts in the sentence before."""
    if line.kind(total) in COUNTS and all(before.kind(part) in COUNTS for part in parts):
        nouns = {line.counted(total), *(before.counted(part) for part in parts)} - {None}
        return len(nouns) < 2 or all(before.is_human(part) or before.counted(part) is None for part in parts)
    units = {before.figure(part).mention.unit for part in parts}
    return {line.figure(total).mention.unit} == units and line.kind(total) is not Kind.PLAIN
