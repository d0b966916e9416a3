"""A figure as the grammar builds it: a number with its sign, multiplier, currency, unit or counted noun."""

from decimal import Decimal
from typing import NamedTuple

from claims.claim import Comparator, Direction, Kind
from claims.quantities.numeral import Numeral


class Figure(NamedTuple):
    """A figure in the text.

    Tokens `first` to `last` (excluded) with currency and unit, the number's own tokens, and what it says.

    `quantum` is the worth of the last written digit, `scaled` the power of ten of the multiplier, `per` what a rate
    is counted by.
    """

    first: int
    last: int
    number_first: int
    number_last: int
    low: Decimal | None
    high: Decimal | None
    quantum: Decimal
    significant: int
    unit: str | None
    kind: Kind
    form: str = "digits"
    scaled: int = 0
    per: str | None = None
    comparator: Comparator = Comparator.EXACT
    direction: Direction | None = None

    @property
    def bare(self) -> bool:
        """Whether nothing but the number is written: no unit, currency or noun."""
        return self.unit is None and self.kind is Kind.PLAIN


def build(
    number: Numeral,
    last: int,
    unit: str | None,
    kind: Kind,
    *,
    first: int | None = None,
    factor: Decimal = Decimal(1),
    per: str | None = None,
) -> Figure:
    """The figure of a number whose unit ends before token `last`.

    `factor` converts a unit counted in another ("decades").
    """
    high = number.value if number.high is None else number.high
    return Figure(
        first=number.first if first is None else first,
        last=last,
        number_first=number.first,
        number_last=number.last,
        low=number.value * factor,
        high=high * factor,
        quantum=number.quantum * factor,
        significant=number.significant,
        unit=unit,
        kind=kind,
        form=number.form,
        scaled=number.scaled,
        per=per,
        comparator=Comparator.EXACT if number.high is None else Comparator.BETWEEN,
    )


def of_words(
    first: int, last: int, value: Decimal | None, unit: str, kind: Kind, *, quantum: Decimal = Decimal(1)
) -> Figure:
    """The figure of words that hold number and unit in one ("doubled", "a decade", "many years")."""
    return Figure(first, last, first, last, value, value, quantum, 1, unit, kind, "words")
