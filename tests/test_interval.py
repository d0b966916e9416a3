"""What a written value allows: the rules of the plan, one by one, and laws that hold for every value."""

import operator
from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.claim import Comparator
from claims.interval import Interval, above, around, as_digits, below, just_below, next_round, within
from claims.quantities.hedges import interval

DECIMALS = st.decimals(allow_nan=False, allow_infinity=False, places=4, min_value=-(10**9), max_value=10**9)


@pytest.mark.parametrize(
    ("value", "significant", "up", "down"),
    [
        ("61.1", 3, "62", "61"),
        ("38000", 2, "40000", "30000"),
        ("300", 1, "400", "200"),
        ("1000000000000", 1, "2000000000000", "900000000000"),
        ("61.10", 4, "61.2", "61"),
        ("100", 1, "200", "90"),
        ("-1.3", 2, "-1", "-2"),
        ("0.5", 1, "0.6", "0.4"),
    ],
)
def test_a_bound_ends_at_the_next_rounder_value(value: str, significant: int, up: str, down: str) -> None:
    assert next_round(Decimal(value), significant, up=True) == Decimal(up)
    assert next_round(Decimal(value), significant, up=False) == Decimal(down)


def test_zero_has_no_next_round_value() -> None:
    assert next_round(Decimal(0), 1, up=True) is None


@pytest.mark.parametrize(
    ("comparator", "expected"),
    [
        (Comparator.EXACT, "[61.05, 61.15]"),
        (Comparator.ABOUT, "[54.99, 67.21]"),
        (Comparator.NEARLY, "[54.99, 61.1)"),
        (Comparator.MORE_THAN, "(61.1, ∞)"),
        (Comparator.AT_LEAST, "[61.1, ∞)"),
        (Comparator.LESS_THAN, "(-∞, 61.1)"),
        (Comparator.AT_MOST, "(-∞, 61.1]"),
        (Comparator.UP_TO, "(-∞, 61.1]"),
    ],
)
def test_each_comparator_bounds_in_its_own_way(comparator: Comparator, expected: str) -> None:
    assert str(interval(comparator, Decimal("61.1"), Decimal("61.1"), Decimal("0.1"), 3)) == expected


def test_the_pragmatic_reading_closes_a_bound() -> None:
    bound = interval(Comparator.MORE_THAN, Decimal("61.1"), Decimal("61.1"), Decimal("0.1"), 3)
    other = Interval(low=Decimal("64.5"), high=Decimal("65.5"))
    assert bound.meets(other)
    assert str(bound.pragmatic()) == "(61.1, 62)"
    assert not bound.pragmatic().meets(other)


@pytest.mark.parametrize(
    ("bound", "logical", "pragmatic"),
    [
        (lambda: above(Decimal("61.1"), 3, reached=False), "(61.1, ∞)", "(61.1, 62)"),
        (lambda: above(Decimal(300), 1, reached=True), "[300, ∞)", "[300, 400)"),
        (lambda: below(Decimal(38_000), 2, reached=False), "(-∞, 38000)", "(30000, 38000)"),
        (lambda: below(Decimal(38_000), 2, reached=True), "(-∞, 38000]", "(30000, 38000]"),
        (lambda: below(Decimal(0), 1, reached=False), "(-∞, 0)", "(-∞, 0)"),
        (lambda: within(Decimal(3), Decimal(5), Decimal(1)), "[2.5, 5.5]", "[2.5, 5.5]"),
        (lambda: around(Decimal(2), Decimal(1), Decimal("0.1")), "[1.5, 2.5]", "[1.5, 2.5]"),
        (lambda: around(Decimal(-50), Decimal(1), Decimal("0.1")), "[-55.0, -45.0]", "[-55.0, -45.0]"),
        (lambda: just_below(Decimal(-50), Decimal("0.1")), "[-55.0, -50)", "[-55.0, -50)"),
    ],
)
def test_what_a_figure_allows_by_logic_and_as_a_writer_means_it(
    bound: Callable[[], Interval], logical: str, pragmatic: str
) -> None:
    assert str(bound()) == logical
    assert str(bound().pragmatic()) == pragmatic


def test_ends_are_written_in_digits() -> None:
    assert str(next_round(Decimal("3E+29"), 1, up=True)) == "4E+29"
    assert as_digits(Decimal("3E+4")) == "30000"
    assert as_digits(None) is None
    assert str(next_round(Decimal("3E+4"), 1, up=True)) == "40000"
    assert '"low":"30000"' in Interval(low=Decimal("3E+4")).model_dump_json()


def test_touching_ends_meet_only_where_both_belong() -> None:
    closed = Interval(low=Decimal(1), high=Decimal(2))
    assert closed.meets(Interval(low=Decimal(2), high=Decimal(3)))
    assert not closed.meets(Interval(low=Decimal(2), low_open=True, high=Decimal(3)))


@given(DECIMALS, st.integers(1, 8))
def test_the_next_round_value_lies_beyond(value: Decimal, significant: int) -> None:
    up, down = next_round(value, significant, up=True), next_round(value, significant, up=False)
    if value == 0:
        assert up is None
        assert down is None
    else:
        assert up is not None
        assert down is not None
        assert down < value < up


@given(DECIMALS, st.sampled_from(list(Comparator)), st.integers(1, 6))
def test_a_reading_of_a_figure_holds_the_figure_or_ends_at_it(
    value: Decimal, comparator: Comparator, significant: int
) -> None:
    allowed = interval(comparator, value, value, Decimal("0.01"), significant)
    assert allowed.low is None or allowed.low <= value
    assert allowed.high is None or allowed.high >= value
    assert allowed.low is not None or allowed.high is not None


@given(DECIMALS, DECIMALS, DECIMALS, DECIMALS)
def test_meeting_is_mutual_and_holding_is_not(a: Decimal, b: Decimal, c: Decimal, d: Decimal) -> None:
    one, other = Interval(low=min(a, b), high=max(a, b)), Interval(low=min(c, d), high=max(c, d))
    assert one.meets(other) == other.meets(one)
    assert one.meets(one)
    assert one.holds(one)
    assert not one.holds(other) or one.meets(other)
    assert (one.holds(other) and other.holds(one)) == (one == other)


def test_an_interval_holds_what_lies_in_it() -> None:
    half_open = Interval(low=Decimal(1), low_open=True, high=Decimal(2))
    closed = half_open.model_copy(update={"low_open": False})
    assert closed.holds(half_open)
    assert not half_open.holds(closed)
    assert Interval(low=Decimal(0)).holds(closed)
    assert not closed.holds(Interval(low=Decimal(1)))
    assert Interval().holds(Interval())


ENDS = st.decimals(allow_nan=False, allow_infinity=False, places=2, min_value=-1000, max_value=1000)


@st.composite
def interval_and_member(draw: st.DrawFn) -> tuple[Interval, Decimal]:
    """An interval, open or closed, bounded or not, and one of its values."""
    low, member, high = sorted(draw(st.tuples(ENDS, ENDS, ENDS)))
    left, right = draw(st.booleans()), draw(st.booleans())
    bounds = {
        "low": None if draw(st.booleans()) and draw(st.booleans()) else low,
        "high": None if draw(st.booleans()) and draw(st.booleans()) else high,
    }
    return (
        Interval(
            **bounds,
            low_open=bounds["low"] is not None and left and low < member,
            high_open=bounds["high"] is not None and right and member < high,
        ),
        member,
    )


def point(value: Decimal) -> Interval:
    return Interval(low=value, high=value)


@given(interval_and_member(), interval_and_member())
def test_arithmetic_on_intervals_holds_that_of_their_values(
    one: tuple[Interval, Decimal], other: tuple[Interval, Decimal]
) -> None:
    (left, a), (right, b) = one, other
    assert (left + right).meets(point(a + b))
    assert (left - right).meets(point(a - b))
    assert (left * right).meets(point(a * b))
    try:
        quotient = left / right
    except ZeroDivisionError:
        assert right.meets(point(Decimal(0)))
    else:
        assert quotient.meets(point(a) / point(b))


SIGNS = {"+": operator.add, "-": operator.sub, "*": operator.mul, "/": operator.truediv}


@pytest.mark.parametrize(
    ("left", "sign", "right", "expected"),
    [
        (Interval(low=2, high=3), "+", Interval(low=1, high=1, high_open=True), "[3, 4)"),
        (Interval(low=2, high=3), "-", Interval(low=1, high=2, low_open=True), "[0, 2)"),
        (Interval(low=-2, high=3), "*", Interval(low=4, high=5), "[-10, 15]"),
        (Interval(low=-1, low_open=True, high=1), "*", Interval(low=-1, high=1), "[-1, 1]"),
        (Interval(low=0, high=3), "*", Interval(low=4), "[0, ∞)"),
        (Interval(low=4, low_open=True, high=5, high_open=True), "*", Interval(low=0, high=3), "[0, 15)"),
        (Interval(low=0, low_open=True, high=3), "*", Interval(low=4, high=5), "(0, 15]"),
        (Interval(low=6, high=9), "/", Interval(low=2, high=3), "[2, 4.5]"),
        (Interval(low=6, high=9), "/", Interval(low=0, low_open=True, high=3), "[2, ∞)"),
        (Interval(low=6, high=9), "/", Interval(low=-3, high=0, high_open=True), "(-∞, -2]"),
        (Interval(low=-9, high=9), "/", Interval(low=-3, high=0, high_open=True), "(-∞, ∞)"),
        (Interval(low=-9, high=-6), "/", Interval(low=0, low_open=True, high=3), "(-∞, -2]"),
        (Interval(low=0, high=9), "/", Interval(low=0, low_open=True, high=3), "[0, ∞)"),
        (Interval(low=6, high=9), "/", Interval(low=3), "(0, 3]"),
        (Interval(low=2, high=3, high_open=True), "+", Interval(low=1, low_open=True, high=2), "(3, 5)"),
        (Interval(low=2, low_open=True, high=3), "+", Interval(low=1, high=2, high_open=True), "(3, 5)"),
        (Interval(low=2, low_open=True, high=3), "*", Interval(low=1, high=2, high_open=True), "(2, 6)"),
    ],
)
def test_sums_products_and_quotients_keep_what_each_end_allows(
    left: Interval, sign: str, right: Interval, expected: str
) -> None:
    assert str(SIGNS[sign](left, right)) == expected


def test_the_opposites_of_an_interval() -> None:
    assert str(-Interval(low=6, high=9, high_open=True)) == "(-9, -6]"
    assert str(-Interval(low=6)) == "(-∞, -6]"
    assert str(-Interval(low=0, high=3)) == "[-3, 0]"


def test_ends_that_have_too_many_digits_are_rounded_outwards() -> None:
    large, small = (Interval(low=end, high=end) for end in (Decimal("1E+45"), Decimal("1E-5")))
    third = Interval(low=1, high=1) / Interval(low=3, high=3)
    nines = Interval(low=Decimal("9" * 30), high=Decimal("9" * 30))
    for found, exact in (
        (third, Fraction(1, 3)),
        (large + small, Fraction(10**50 + 1, 10**5)),
        (large - small, Fraction(10**50 - 1, 10**5)),
        (nines * nines, Fraction(10**30 - 1) ** 2),
        (-third, Fraction(-1, 3)),
    ):
        assert found.low is not None
        assert found.high is not None
        assert Fraction(found.low) < exact < Fraction(found.high)
        assert Fraction(found.high) - Fraction(found.low) < abs(exact) / 10**30


@pytest.mark.parametrize(("low", "high"), [(-1, 1), (0, 1), (-1, 0), (0, 0)])
def test_nothing_is_divided_by_what_may_be_zero(low: int, high: int) -> None:
    with pytest.raises(ZeroDivisionError):
        Interval(low=1, high=2) / Interval(low=low, high=high)
