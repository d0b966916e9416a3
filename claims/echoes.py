"""Figures of two sentences that are one thing told twice, with the same digits and another multiplier or currency.

"A provision of €180 million", and later "the €180 billion provision": the two sentences need not agree slot by slot,
since two figures of an article are seldom written with the same digits by chance. What is needed is a sign that the
second takes up the first: it measures the same, or is given as known ("the £38.2 billion"), or its sentence shares
several of such words with the first one's. Nothing is said where the article itself sets the two apart: in one
sentence, by two names, years or places, by what they are per, or by stating both of them again. The vocabulary is
lexicon/echoes.toml.
"""

import itertools
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from claims import lexicon
from claims.claim import Kind, Modality
from claims.document import Extent
from claims.equations.equation import figure
from claims.frames.words import ATTRIBUTE, SAY, VERB_METRIC, lemma
from claims.index import Index
from claims.names import Acronyms, Agreement, agreement, content, name, places, vocabulary
from claims.slips import NAMES, Slip, family
from claims.statement import Statement

_TABLE = lexicon.load("echoes")
_MULTIPLIERS: Mapping[str, int] = _TABLE["multipliers"]
_PREFIXES: Mapping[str, int] = _TABLE["prefixes"]
_PREFIXED = re.compile(rf"({'|'.join(_PREFIXES)})?({'|'.join(_TABLE['prefixed'])})(/\w+)?")
_APART, _DENIED, _OUTLAYS, _SPENT, _WEAK = (
    frozenset(_TABLE[key]) for key in ("apart", "denied", "outlays", "spent", "weak")
)
_WORD = re.compile(r"[^\W\d_]+")
# Figures with the same digits that are held against one another: more of them are a series, or a round number.
_MOST = 8
# What the signs must weigh for an amount of money of two or more digits; other figures are more often alike by chance.
_NEEDED = 2
# Characters between two amounts of which one is the other's worth, and how much of a currency one of another may buy.
_BESIDE, _ABOUT = 6, 2
# Digits that no two figures share by chance, whoever they are of; those of money that a sign or two must vouch for.
_TELLING, _SOME = 3, 2
# Amounts in one currency that make it the article's own, where another stands there but once.
_OWN = 3
# The power of ten of a tonne in grams: "11,400 kg" may be a slip for 11,400 tonnes.
_TONNE = 6
_NEGATIONS = frozenset({"not", "never"})
_DEEDS = frozenset(VERB_METRIC.values())
# Names of what everybody has some of.
_COMMON = ATTRIBUTE | frozenset(map(lemma, _DEEDS)) | _DEEDS | _SPENT
_KINDS = frozenset({Kind.MONEY, Kind.COUNT, Kind.MEASURE})


class _Figure(NamedTuple):
    """A figure's statement, its digits, the power of ten of the last one, and its unit without a prefix."""

    statement: Statement
    digits: tuple[int, ...]
    power: int
    unit: str


class _Signs(NamedTuple):
    """What says that the later of two figures takes up the earlier one.

    `measured` is that one names what the other measures, `owned` whose the other is, `known` that the later one is
    given as known and of nothing new ("the £38.2 billion", "the €1.4 million scheme"), and `bare` that it names nothing
    at all. `told` is that the sentences share a further word, `under` that the earlier figure is the headline's, and
    shares one with the section of the later. `strange` is that one of the two is the only amount in its currency in an
    article that counts in the other's.
    """

    measured: bool
    owned: bool
    known: bool
    bare: bool
    told: bool
    under: bool
    strange: bool

    @classmethod
    def of(cls, left: Statement, right: Statement, short: Acronyms, amounts: Mapping[str, int]) -> "_Signs":
        """The signs that two statements give, in the order of the text."""
        measured, subjects, said = (
            [of_one(one, short) for one in (left, right)] for of_one in (_measured, _subject, _says)
        )
        section = right.where.section if right.where is not None else None
        return cls(
            measured=bool(measured[0] & said[1] or measured[1] & said[0]) or _are_outlays(left, right, short),
            owned=bool(subjects[0] & said[1] or subjects[1] & said[0]),
            known=right.definite and measured[1] <= said[0] | _SPENT,
            bare=right.definite and not measured[1],
            told=bool((said[0] & said[1]).difference(*measured, *subjects)),
            under=left.summarises(right) and bool(_words(section or "", short) & said[0]),
            strange=_is_strange(left, right, amounts),
        )

    @property
    def weight(self) -> int:
        """How much the signs weigh: what is measured counts for two, "the £38.2 billion" for three."""
        told_of = max(2 * self.measured, 3 * self.bare, self.known) + self.owned + self.told + self.under
        return told_of + 2 * self.strange


def echoes(index: Index) -> Iterator[Sequence[Slip]]:
    """The figures of an article that take up another one with another multiplier, prefix or currency.

    Those of one figure that is stated several times come together.
    """
    alike: dict[tuple[Kind, tuple[int, ...]], list[_Figure]] = defaultdict(list)
    money: dict[Extent | None, list[Statement]] = defaultdict(list)
    amounts = Counter(one.quantity.unit or "" for one in index.statements if one.quantity.kind is Kind.MONEY)
    for one in index.statements:
        if one.quantity.kind is Kind.MONEY:
            money[one.sentence].append(one)
        if found := _figure(one):
            alike[Kind.MONEY if _is_bare(one) else one.quantity.kind, found.digits].append(found)
    for members in alike.values():
        if 1 < len(members) <= _MOST:
            pairs = itertools.combinations(members, 2)
            yield from _together(made for pair in pairs if (made := _echo(*pair, members, money, amounts, index.short)))


def _together(slips: Iterable[Slip]) -> list[list[Slip]]:
    """Slips by the figures that they share."""
    groups: list[list[Slip]] = []
    for one in slips:
        ids = {one.left.id, one.right.id}
        beside = (
            group for group in groups if any(not ids.isdisjoint((other.left.id, other.right.id)) for other in group)
        )
        group = next(beside, None)
        if group is None:
            groups.append([one])
        else:
            group.append(one)
    return groups


def _echo(
    left: _Figure,
    right: _Figure,
    members: Sequence[_Figure],
    money: Mapping[Extent | None, Sequence[Statement]],
    amounts: Mapping[str, int],
    short: Acronyms,
) -> Slip | None:
    what = _difference(left, right)
    if what is None or _are_told_apart(left, right, members) or _are_of_two(left, right, short):
        return None
    if not _are_of_one_unit(left, right) and _are_exchanged(left, right, money):
        return None
    signs = _Signs.of(left.statement, right.statement, short, amounts)
    if (
        len(left.digits) < _TELLING
        and not signs.strange
        and (
            _are_strangers(left.statement, right.statement, short)
            or _are_two_deeds(left.statement, right.statement, short)
        )
    ):
        return None
    if signs.weight < _needed(left, right):
        return None
    unsaid = tuple(slot for slot, is_said in (("metric", signs.measured), ("subject", signs.owned)) if not is_said)
    return Slip(left.statement, right.statement, what[0], f"{_said(left)} and {_said(right)}: {what[1]}", unsaid)


def _needed(left: _Figure, right: _Figure) -> int:
    """What the signs must weigh: less for money of two digits that is taken for known."""
    few = len(left.digits) < _SOME
    if left.statement.quantity.kind is not Kind.MONEY:
        return _NEEDED + 1 + few - (len(left.digits) >= _TELLING)
    sure = right.statement.definite or (_are_of_one_unit(left, right) and len(left.digits) >= _TELLING)
    return _NEEDED + few - (sure and not few)


def _is_bare(statement: Statement) -> bool:
    """Whether a figure is a number of millions that the text takes for known without its unit: "those 46 billion"."""
    quantity = statement.quantity
    return quantity.kind is Kind.PLAIN and quantity.unit is None and statement.definite and bool(_multiplied(statement))


def _is_strange(left: Statement, right: Statement, amounts: Mapping[str, int]) -> bool:
    """Whether one of two currencies stands nowhere else in an article whose amounts are in the other."""
    few, many = sorted(amounts.get(one.quantity.unit or "", 0) for one in (left, right))
    return left.quantity.unit != right.quantity.unit and few == 1 and many >= _OWN


def _figure(statement: Statement) -> _Figure | None:
    """A figure of one value; None for a range or bound, and for what is no amount."""
    quantity = statement.quantity
    known = quantity.kind in _KINDS or _is_bare(statement)
    if not known or not quantity.low or quantity.low != quantity.high or statement.sentence is None:
        return None
    unit, shift = quantity.unit or "", 0
    if quantity.kind is Kind.MEASURE and (match := _PREFIXED.fullmatch(unit)):
        base, tonne = ("g", _TONNE) if match[2] == "t" else (match[2], 0)
        unit, shift = f"{base}{match[3] or ''}", _PREFIXES.get(match[1] or "", 0) + tonne
    return _Figure(statement, quantity.low.normalize().as_tuple().digits, quantity.low.adjusted() + shift, unit)


def _said(found: _Figure) -> str:
    quantity = found.statement.quantity
    return f"{figure(quantity.low)} {quantity.unit}"


def _difference(one: _Figure, other: _Figure) -> tuple[str, str] | None:
    """What alone tells two figures of the same digits apart, in words and for the arithmetic; None where more does."""
    apart = abs(one.power - other.power)
    if not _are_of_one_unit(one, other):
        if apart or one.statement.quantity.kind is not Kind.MONEY or family(one.unit) == family(other.unit):
            return None
        return (
            "the number is the same and the currency is not",
            "the same number in two currencies, of which no two have one value",
        )
    if apart not in NAMES or not _is_in_the_words(one, other):
        return None
    # Sacks are weighed in kilograms, and what a pit holds in tonnes: two digits of the two are the same by chance.
    if {one.statement.quantity.unit, other.statement.quantity.unit} == {"t", "kg"} and len(one.digits) < _TELLING:
        return None
    return (
        f"the digits are the same, and one is a {NAMES[apart]} times the other",
        f"one is {Decimal(10) ** apart:,f} times the other, with the same digits",
    )


def _are_of_one_unit(one: _Figure, other: _Figure) -> bool:
    """Whether two figures count one thing: by their unit, by words ("viewed … times", "views"), or bare."""
    left, right = one.statement, other.statement
    if one.unit == other.unit or left.quantity.kind is not right.quantity.kind:
        return True
    return left.quantity.kind is Kind.COUNT and (one.unit in right.around or other.unit in left.around)


def _is_in_the_words(one: _Figure, other: _Figure) -> bool:
    """Whether two figures have another prefix ("MW", "GW") or multiplier; "1,200" and "1.2 million" are two numbers."""
    if one.statement.quantity.kind is Kind.MEASURE and one.statement.quantity.unit != other.statement.quantity.unit:
        return True
    words = [_multiplied(found.statement) for found in (one, other)]
    return None not in words and words[0] != words[1]


def _multiplied(statement: Statement) -> int | None:
    """The multiplier that a figure is written with, as a power of ten; None for one without."""
    words = _WORD.findall(statement.text.lower())
    return next((_MULTIPLIERS[word] for word in words if word in _MULTIPLIERS), None)


def _are_told_apart(one: _Figure, other: _Figure, members: Sequence[_Figure]) -> bool:
    """Whether the article itself shows that two figures are two: both in one sentence, both again, or by its words."""
    left, right = one.statement, other.statement
    placed = Counter((each.statement.sentence, each.power, each.unit) for each in members)
    stated = Counter((each.power, each.unit) for each in members)
    if (left.sentence, other.power, other.unit) in placed or (right.sentence, one.power, one.unit) in placed:
        return True
    if (left.is_cell and right.is_cell) or min(stated[each.power, each.unit] for each in (one, other)) > 1:
        return True
    if (left.measures.per != right.measures.per and not _is_for_each(left, right)) or _changes(left) != _changes(right):
        return True
    denied = _is_denied(left) or (_is_denied(right) and not right.definite)
    known = right.definite and _are_of_one_unit(one, other) and len(one.digits) >= _SOME
    beside = [content(side.clause) & side.around for side in (left, right)]
    apart = frozenset() if known or _is_for_each(left, right) else (beside[0] ^ beside[1]) & _APART
    return denied or bool(apart - (left.around & right.around) or (beside[0] | beside[1]) & _DENIED)


def _is_for_each(left: Statement, right: Statement) -> bool:
    """Whether one is per what the other is for, and of the same: "€900 for a farm", "the $900 grant per farm"."""
    pers = left.measures.per, right.measures.per
    if left.measures.metric is None or left.measures.metric != right.measures.metric or not right.definite:
        return False
    return (pers[0] is None and pers[1] in left.around) or (pers[1] is None and pers[0] in right.around)


def _is_denied(statement: Statement) -> bool:
    return statement.measures.modality is Modality.DENIED and not _NEGATIONS.isdisjoint(statement.around)


def _changes(statement: Statement) -> bool:
    return statement.measures.statistic in ("change", "difference")


def _are_of_two(one: _Figure, other: _Figure, short: Acronyms) -> bool:
    """Whether two figures are of two who are named, neither of them beside the other's, or of two times."""
    left, right = one.statement, other.statement
    names = [name(each.measures.subject, short) for each in (left, right)]
    if all(each.proper for each in names) and agreement(*names) is Agreement.DIFFERENT and not right.definite:
        return True
    first, second = sorted((left.measures.period, right.measures.period), key=lambda period: str(period.start))
    return first.end is not None and second.start is not None and first.end < second.start


def _are_strangers(left: Statement, right: Statement, short: Acronyms) -> bool:
    """Whether each of two sentences says whose its figure is, the other does not name them, and all have such a figure.

    "The stadium cost" and "the car park cost"; a provision of that many millions there is but one.
    """
    owners, said = ([of_one(each, short) for each in (left, right)] for of_one in (_subject, _says))
    if right.definite or not all(owners) or owners[0] & said[1] or owners[1] & said[0]:
        return False
    return (_measured(left, short) & _measured(right, short)) <= _COMMON


def _are_two_deeds(left: Statement, right: Statement, short: Acronyms) -> bool:
    """Whether one verb has two objects: "spent on roads" and "spent on parks"."""
    metrics = {left.measures.metric, right.measures.metric} - {None}
    if right.definite or not metrics or not metrics <= _DEEDS:
        return False
    named = _measured(left, short) | _subject(left, short) | _subject(right, short)
    one, other = (side.around - _vague() - named for side in (left, right))
    return bool(one - other and other - one)


def _are_exchanged(one: _Figure, other: _Figure, money: Mapping[Extent | None, Sequence[Statement]]) -> bool:
    """Whether a sentence gives its amount in another currency as well, or names a country with a price of its own."""
    left, right = one.statement, other.statement
    return bool((left.around ^ right.around) & places()) or any(
        beside.quantity.unit != each.quantity.unit and _is_its_worth(each, beside)
        for each in (left, right)
        for beside in money[each.sentence]
    )


def _is_its_worth(one: Statement, other: Statement) -> bool:
    """Whether an amount in another currency stands right beside one, or is about as large."""
    spans = sorted((span.start, span.end) for span in (one.span, other.span) if span is not None)
    if len(spans) == 2 and spans[1][0] - spans[0][1] <= _BESIDE:
        return True
    low, high = sorted((one.quantity.low or Decimal(0), other.quantity.low or Decimal(0)))
    return high <= _ABOUT * low


def _are_outlays(left: Statement, right: Statement, short: Acronyms) -> bool:
    """Whether money is spent in one sentence, and known in the other as what it is spent on: "the £310m programme"."""
    spent = left.measures.metric in _OUTLAYS
    return spent and right.definite and name(right.measures.metric, short).head in _SPENT


def _measured(statement: Statement, short: Acronyms) -> frozenset[str]:
    return _words(f"{statement.measures.metric or ''} {statement.measures.whole or ''}", short)


def _subject(statement: Statement, short: Acronyms) -> frozenset[str]:
    return _words(statement.measures.subject or "", short)


def _says(statement: Statement, short: Acronyms) -> frozenset[str]:
    return statement.around - _vague() | _measured(statement, short) | _subject(statement, short)


def _words(phrase: str, short: Acronyms) -> frozenset[str]:
    return content(phrase, short) - _vague()


def _vague() -> frozenset[str]:
    lexemes = vocabulary()
    return lexemes.anaphors | lexemes.measures | lexemes.circumstances | SAY | _WEAK
