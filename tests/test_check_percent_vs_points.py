"""Points that are called percent, percent that is called points, and each called by its name."""

import pytest

from tests.arithmetic import found

FOUND = [
    ("Turnout rose 6 percent, from 31% to 37%.", ["6 percent", "31%", "37%"]),
    ("Turnout rose 6%, from 31% to 37%.", ["6%", "31%", "37%"]),
    ("Support grew by 19 percentage points, from 31% to 37%.", ["19 percentage points", "31%", "37%"]),
    (
        "The price rose by 20 percentage points, from 50 crowns to 60 crowns.",
        ["20 percentage points", "50 crowns", "60 crowns"],
    ),
    ("Approval dropped 12%, from 54% to 42%.", ["12%", "54%", "42%"]),
    (
        "The vacancy rate rose by 1.5 percent, from 6.0 percent to 7.5 percent.",
        ["1.5 percent", "6.0 percent", "7.5 percent"],
    ),
    ("The obesity rate rose 8%, from 24% to 32%.", ["8%", "24%", "32%"]),
    ("The pass rate was 72%, up 10 percentage points from 65%.", ["10 percentage points", "65%", "72%"]),
    ("The rate rose from 18% to 24%, that is by 6%, and has stayed there.", ["6%", "18%", "24%"]),
    ("The margin went from 8% to 11%, and the 3% improvement pleased the board.", ["3%", "8%", "11%"]),
    (
        "In 2015, 61% of homes had a meter; by 2022 it was 74%. The ministry speaks of a rise of 13%.",
        ["13%", "61%", "74%"],
    ),
    ("Our share rose from 9% to 12% in five years. It is a 3% rise that we fought for.", ["3%", "9%", "12%"]),
]

RIGHT = [
    "The rate rose from 18% to 24%, that is by a third, and has stayed there.",
    "The share of women rose from 31% to 37%, an increase of six percentage points.",
    "The share of women on boards rose from 31% to 37%, a rise of nearly a fifth.",
    "The rate of VAT was raised by a point, from 20% to 21%.",
    "The bank raised its key rate by 25 basis points to 4.5% from 4.25%.",
    "The bank raised its key rate by half a percentage point to 4.5%.",
    "The yield on 10-year bonds rose 4 basis points to 3.21%, from 3.17%.",
    "The index closed up 1.2% at 5,430 points, after touching 5,500.",
    "The Greens won 37%, up five points, and the Liberals 30%, down two.",
    "In 2023 some 23% of trains were late, compared with 18% in 2022, an increase of five points.",
    "The survey found that 48% backed the plan, up 3 points from May, and 41% opposed it, down 2 points.",
    "Gas storage stood at 71% of capacity, 15 points above the five-year average of 56%.",
    "Bond yields climbed 12 basis points to 2.61% after the data, and the euro gained 0.3% to 1.09 dollars.",
    "Traffic from bots grew to 49% of the total, up two points.",
    "The share of homes heated by gas fell by half a point to 72.5% from 73%.",
    "The survey of 1,000 people found support up four points at 52%, from 48% in March.",
    "Women hold 36% of the seats, up from 30%, whereas men's share fell by six points to 64%.",
    "The tax rate drops by a point a year, from 25% in 2023 to 22% in 2026.",
]


@pytest.mark.parametrize(("text", "figures"), FOUND)
def test_the_figures_that_do_not_go_together(text: str, figures: list[str]) -> None:
    assert found(text) == [("percent-vs-points", figures)]


@pytest.mark.parametrize("text", RIGHT)
def test_nothing_is_said_of_what_is_right(text: str) -> None:
    assert found(text) == []
