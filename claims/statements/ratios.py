"""Ratios that the text states: one figure is so many times another, or half of it."""

from collections.abc import Iterator, Sequence

from claims.claim import Direction, Kind, Operand, Relation
from claims.frames import clauses, who, words
from claims.frames.path import climb
from claims.frames.scene import COUNTS, Scene
from claims.frames.tree import SUBJECTS
from claims.lexicon import load
from claims.statements.row import VOCABULARY, Row

_DIMENSIONS = {kind: frozenset(nouns) for kind, nouns in load("relations")["dimension"].items()}
# Words between a multiple and the figure that it multiplies: directly, and with what that figure is of.
_NEAR = 8
_WIDE = 16
# "The price of", "as many as", "that of": what a fraction needs to be a ratio and no part of a whole.
_OF = 3
# Words that tie a figure to the one that something is compared with: "as many as Bolt, which sold 18", "Bolt, with 18".
_HAS = frozenset({"(", "which", "who", "where", "whose", "with", "at", "on", "when", "'s", "’s", "of"})


def ratios(scene: Scene, ids: Sequence[str], before: str | None, taken: frozenset[str]) -> Iterator[Relation]:
    """The ratios of a sentence but for the claims `taken`, with the figures or else the names of both sides.

    `before` is the last figure ahead of the sentence, which "This is six times …" speaks of.
    """
    row = Row(scene, ids)
    last: tuple[list[str | None], Sequence[int]] = ([], ())
    for at in row.values:
        if ids[at] in taken or not is_ratio(row, at):
            continue
        of, base = _sides(row, at)
        slots = scene.done[at]
        left: list[str | None] = [*(ids[each] for each in of)] if of else [_pointed_at(row, at, before)]
        if left == [None] and last[1] and _adds(row, last[1][-1], at):
            left, base = last[0], _multiplied(row, at)
        last = left, base
        if slots.basis is None and not base:
            continue
        operands = (
            *(Operand(role="of", claim=claim, subject=slots.subject) for claim in left),
            *(Operand(role="base", claim=ids[each], subject=scene.done[each].subject) for each in base),
            *([] if base else [Operand(role="base", subject=slots.basis)]),
        )
        start, end = scene.across(*(row.figure(each) for each in (at, *base)))
        yield Relation(kind="ratio", claim=ids[at], operands=operands, start=start, end=end, direction=_way(row, at))


def is_ratio(row: Row, at: int) -> bool:
    """Whether a figure says how many times another one is: a multiple, or a fraction "of the price of", "of that"."""
    slots, kind = row.scene.done[at], row.kind(at)
    behind = row.behind(at, 2 * _OF)
    if "again" in behind:
        return False  # "half as many again" is half more
    if kind is Kind.MULTIPLE:
        return slots.statistic != "change" or _is_gap(behind)
    if kind not in (Kind.FRACTION, Kind.PERCENT):
        return False
    if behind[:1] == ["as"]:
        return kind is Kind.FRACTION
    following = next((each for each in row.values if each > at), None)
    if following is not None and kind is Kind.FRACTION and row.said(row.gap(at, following)) == ["the"]:
        return True
    if behind[:1] == ["of"] and following is not None and row.kind(following) is Kind.PERCENT:
        return row.said(row.gap(at, following)) in (["of"], ["of", "the"])
    while behind[:1] in (["of"], ["the"], ["its"]):
        behind = behind[1:]
    if behind[:1] in (["that"], ["those"], ["what"]):
        return behind[1:2] == ["of"] or (kind is Kind.FRACTION and behind[0] == "what")
    named = behind and behind[0].isalpha() and _measured(words.noun(behind[0]))
    return bool(named and kind is Kind.FRACTION and behind[1:2] == ["of"] and row.behind(at, 1) != ["of"])


def _is_gap(behind: Sequence[str]) -> bool:
    """Whether a multiple is one between two figures before it: "a tenfold difference"."""
    return bool(behind) and words.noun(behind[0]) in VOCABULARY["gap"]


def _measured(noun: str) -> bool:
    return any(noun in nouns for nouns in _DIMENSIONS.values())


def _way(row: Row, at: int) -> Direction | None:
    """Whether a multiple is one more or less: "three times more than", "three times less"."""
    following = row.behind(at, 1)
    if following and following[0] in VOCABULARY["times"]:
        return Direction.UP
    return Direction.DOWN if following and following[0] in VOCABULARY["less"] else None


def _sides(row: Row, at: int) -> tuple[Sequence[int], Sequence[int]]:
    """The figures that may be so many times another, and those that this other may be."""
    after = [each for each in row.values if each > at]
    before = [each for each in reversed(row.values) if each < at]
    if len(after) > 1 and _both_follow(row, at, after[0], after[1]):
        return after[:1], after[1:2]
    if len(after) > 1 and row.tie(after[1]) == "against" and _set_out(row, at, after[0]):
        return (after[:1], after[1:2]) if row.alike(after[0], after[1]) else ((), ())
    if _multiplied(row, at):
        rivals = [each for each in row.rivals(at, after[0]) if may_compare(row, at, each, after[0])]
        return (rivals, after[:1]) if rivals or not before else ((), ())
    if len(before) > 1 and row.tie(before[0]) == "against" and not _goes_on(row, at):
        return (before[1:2], before[:1]) if may_compare(row, at, before[1], before[0]) else ((), ())
    if len(before) > 1 and not after and _trails(row, at) and _told_of_both(row, at, before[1], before[0]):
        return before[:2], before[1::-1]
    return [each for each in before[:1] if not row.breaks(row.gap(each, at))], ()


def _adds(row: Row, other: int, at: int) -> bool:
    """Whether a multiple is one more of what the one before it was told of: "…, and also six times the 9 of Chile"."""
    return "and" in row.said(row.gap(other, at))[-_OF:]


def _trails(row: Row, at: int) -> bool:
    """Whether a multiple ends its sentence without a word of what it is compared with: ", four times as much"."""
    said = row.behind(at, _NEAR)
    compared = said[:1] == ["as"] and "as" not in said[1:]
    more = bool(said) and said[0] in VOCABULARY["times"] and "than" not in said
    return (compared or more or _is_gap(said)) and {",", "–", "—", "or"} & set(row.ahead(at)) != set()


def _told_of_both(row: Row, at: int, one: int, other: int) -> bool:
    """Whether two values in one unit are all that a multiple at the end of a sentence can be told of."""
    units = [row.figure(each).mention.unit for each in (one, other)]
    sole = not any(each not in (one, other) and row.alike(each, other) for each in row.values)
    return sole and row.alike(one, other) and units[0] == units[1] and len(row.gap(other, at)) <= _WIDE


def _set_out(row: Row, at: int, other: int) -> bool:
    """Whether the figures of a ratio are set out behind it: "three times as likely as girls: 4% against 2%"."""
    said = row.said(row.gap(at, other))
    return bool({":", "(", "–", "—"} & set(said)) and len(said) <= _WIDE and not row.breaks(row.gap(at, other))


def _goes_on(row: Row, at: int) -> bool:
    """Whether a multiple names what it multiplies: "three times as many as", "twice the price"."""
    return bool({"as", "the", "that", "than"} & set(row.behind(at, _OF)))


def _both_follow(row: Row, at: int, one: int, other: int) -> bool:
    """Whether both sides follow: "twice as many women (412) as men (198)"."""
    first, second = row.said(row.gap(at, one)), row.said(row.gap(one, other))
    bracketed = first[-1:] == ["("] and second[-1:] == ["("] and second[:1] == [")"]
    compared = first[:1] == ["as"] and "as" in second
    more = bool(first) and first[0] in VOCABULARY["times"] and "than" in second
    return bracketed and (compared or more) and len(first) + len(second) <= _WIDE


def _multiplied(row: Row, at: int) -> Sequence[int]:
    """The figure that a multiple before it is of, if there is one."""
    after = [each for each in row.values if each > at][:1]
    return after if after and _multiplies(row, at, after[0]) else []


def _multiplies(row: Row, at: int, other: int) -> bool:
    """Whether a figure is the one that the multiple before it is of."""
    gap = row.gap(at, other)
    said = row.said(gap)
    if row.tie(other) in ("from", "to") or {"and", "but", ";", "while", "from"} & set(said) or len(said) > _WIDE:
        return False
    if not {",", "("} & set(said):
        near = len(said) <= _NEAR and (not row.is_clause(gap) or _is_owned(said))
        return near and set(said[:1]).isdisjoint(VOCABULARY["scenes"])
    marks = [place for place, word in enumerate(said) if word in (",", "(")]
    tail = said[marks[0] + 1 :] if said[marks[0]] == "," else said[marks[0] :]
    return len(marks) == 1 and bool(_HAS & set(tail[:2])) and len(tail) <= _NEAR


def _is_owned(said: Sequence[str]) -> bool:
    """Whether the words before a figure say by a clause whose it is: "the crowd that Bolt draws with its 12"."""
    return said[:1] == ["the"] and "that" in said[2:3] and said[-2:-1] in (["with"], ["at"], ["of"])


def may_compare(row: Row, at: int, of: int, base: int) -> bool:
    """Whether two figures can be held against one another, as the noun after the multiple says: "the size of"."""
    if not row.alike(of, base):
        return False
    said = [word for word in row.said(row.gap(at, base)) if word != "the"] if base > at else []
    if said[:1] == ["as"]:
        noun = _as_many(said)
        return noun is None or _counts(row, of, noun)
    if len(said) > 1 and said[1] in ("of", "for", "in") and said[0] not in ("that", "those"):
        return _names(row, of, words.noun(said[0]))
    return not row.is_modifier(of) and not row.is_modifier(base)


def _as_many(said: list[str]) -> str | None:
    """The noun in "as many cars as": what is counted; None where none is named."""
    if said[1:2] not in (["many"], ["much"]) or "as" not in said[2:]:
        return None
    named = said[2 : said.index("as", 2)]
    return words.noun(named[-1]) if named else None


def _counts(row: Row, at: int, noun: str) -> bool:
    mention = row.figure(at).mention
    return mention.kind not in COUNTS or mention.unit in (None, noun)


def _names(row: Row, at: int, noun: str) -> bool:
    """Whether a noun of measuring can name a figure: the "size" of hectares, the "price" of crowns."""
    kind = Kind.COUNT if row.kind(at) in COUNTS else Kind.PERCENT if row.kind(at) is Kind.FRACTION else row.kind(at)
    counted = row.figure(at).mention.unit == noun
    return counted or noun in _DIMENSIONS.get(kind, ())


def _pointed_at(row: Row, at: int, before: str | None) -> str | None:
    """The claim that a ratio is said of by "this" or "it" in a sentence without one, the one before it."""
    tree, figure = row.scene.tree, row.figure(at)
    path = climb(tree, figure)
    if path.verb is None:
        return None
    subject = clauses.subject(tree, path.verb, frozenset({*figure.tokens, path.last}))
    if subject is None or tree.lower[subject] not in who.POINTING - {"which"} or tree.deps[subject] not in SUBJECTS:
        return None
    return before if not [each for each in row.values if each < at] else None
