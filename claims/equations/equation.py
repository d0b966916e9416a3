"""A result that the text states, and the figures that it should come from, worked out with intervals."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Context, Decimal
from typing import ClassVar

from claims.arithmetic import dimension
from claims.claim import Direction, Kind, Quantity
from claims.interval import Interval
from claims.statement import Statement

# Digits of a quotient that a reader needs to redo it.
_SHOWN = Context(prec=4, rounding=ROUND_HALF_EVEN)
_SHOWN_ENDS = 5


@dataclass(frozen=True, slots=True)
class Working:
    """One way to work the result out: the figures that it is made of, each with its role, and what comes of them.

    `steps` is the arithmetic in words that a reader can redo: "61.1 / 20.9 = 2.923 [2.9141, 2.933]".
    """

    operands: tuple[tuple[str, Statement], ...]
    computed: Interval
    steps: str


@dataclass(frozen=True, slots=True)
class Equation:
    """A result that the text states, what that allows, and every way to work it out from figures of the article.

    There are several workings where an operand is stated with several values, or may mean several figures; the first
    is the one that the text itself suggests. `open` names slots that nothing settles: a finding may only be a warning.
    `slips` are workings that take the stated unit for another that is often confused with it: percent for points.
    `elsewhere` are figures of the article that state what the first working comes to, where the equation does not hold;
    `also` is other arithmetic that the stated result spoils.
    """

    is_result: ClassVar[bool] = True
    """Whether what is worked out is what `stated` should be, and not something that tells of it."""

    stated: Statement
    allowed: Interval
    workings: tuple[Working, ...]
    open: tuple[str, ...] = ()
    slips: tuple[Working, ...] = ()
    elsewhere: tuple[Statement, ...] = ()
    also: tuple[Working, ...] = ()

    def fits(self, working: Working) -> bool:
        """Whether a working gives a value that the text's own words allow."""
        return working.computed.meets(self.allowed)

    @property
    def holds(self) -> bool:
        """Whether any working gives what the text states: a reading that agrees is taken for the one that is meant."""
        return any(self.fits(working) for working in self.workings)

    @property
    def slip(self) -> Working | None:
        """The working by which the stated number is right in another unit, where it is wrong in its own."""
        return None if self.holds else next((working for working in self.slips if self.fits(working)), None)

    @property
    def allows(self) -> str:
        """What the stated result allows, in words."""
        return f'"{" ".join(self.stated.text.split())}" allows {shown(self.allowed)}'


@dataclass(frozen=True, slots=True)
class Ratio(Equation):
    """So many times another figure: "six times the 10.6% of China"."""


@dataclass(frozen=True, slots=True)
class Change(Equation):
    """A rise or fall in percent, or so many times, between two values: "up 12% to 56"."""


@dataclass(frozen=True, slots=True)
class Move(Change):
    """A value that is said to have risen or fallen from another, without a figure for the change: "fell to 19".

    What is `allowed` is the sign of the difference; `stated` is the later value.
    """

    is_result = False
    way: Direction = Direction.UP

    @property
    def allows(self) -> str:
        """What a move that way allows, in words."""
        return f"a {'rise' if self.way is Direction.UP else 'fall'} allows {shown(self.allowed)}"


@dataclass(frozen=True, slots=True)
class Spread(Change):
    """A range of growth that leads to a range of values: "1.1 to 1.2 billion, up 50% to 69%".

    What is computed is the base that the lower ends imply over the one that the upper ends do.
    """

    is_result = False

    @property
    def allows(self) -> str:
        """What a range of growth allows, in words."""
        return "both ends of the range start from one base"


@dataclass(frozen=True, slots=True)
class Difference(Equation):
    """A rise, fall or lead in the figures' own unit or in points: "five points more than in 2019"."""


@dataclass(frozen=True, slots=True)
class Share(Equation):
    """A part of a whole in percent or as a fraction: "38 of 54, or 70%"."""


@dataclass(frozen=True, slots=True)
class Total(Equation):
    """A total, mean or product of figures: "120 in all: 50 in the north and 70 in the south"."""


@dataclass(frozen=True, slots=True)
class Parts(Equation):
    """A part of a whole, or parts that exclude one another, and what they leave of it: "52% yes, 41% no"."""

    is_result = False

    @property
    def allows(self) -> str:
        """What may be left of a whole, in words."""
        return "what parts leave of their whole is 0 or more"


def allowed(statement: Statement) -> Interval:
    """What a figure allows within one article: its bounds end where its writer would have said more."""
    return statement.quantity.interval.pragmatic()


def shown(interval: Interval) -> str:
    """An interval with ends that are short enough to read, rounded outwards."""
    low, high = (
        None if end is None else _rounded(end, up=up) for end, up in ((interval.low, False), (interval.high, True))
    )
    return str(interval.model_copy(update={"low": low, "high": high}))


def figure(value: Decimal | None) -> str:
    """A number with four significant digits at the least and no exponent: 2.923, 38000, 0.07."""
    if value is None:
        return "?"
    rounded = _SHOWN.plus(value) if value != value.to_integral_value() else value
    return format(rounded.normalize(), ",f").replace(",", "") if rounded else "0"


def written(statement: Statement) -> Decimal | None:
    """The number that a statement writes, the lower of two."""
    return statement.quantity.low if statement.quantity.low is not None else statement.quantity.high


def one_unit(*quantities: Quantity) -> bool:
    """Whether figures are in one unit as they stand: "54 trams" and a bare "18" are."""
    counted = [one for one in quantities if one.kind in (Kind.COUNT, Kind.PLAIN)]
    if len(counted) == len(quantities):
        return len({one.unit for one in quantities} - {None}) <= 1
    return not counted and len({(dimension(one), one.unit) for one in quantities}) == 1


def claims_of(equation: Equation, working: Working) -> Sequence[Statement]:
    """The figures that take part in one working, the stated result first, each once."""
    parts = [equation.stated, *(operand for _, operand in working.operands)]
    return list({one.id: one for one in parts}.values())


def _rounded(end: Decimal, *, up: bool) -> Decimal:
    if end == end.to_integral_value() and abs(end) < 10**15:
        return end
    rounding = "ROUND_CEILING" if up else "ROUND_FLOOR"
    return Context(prec=_SHOWN_ENDS, rounding=rounding).plus(end).normalize()
