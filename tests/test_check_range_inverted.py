"""Ranges that run backwards, and pairs of figures with the higher one first that are no ranges."""

import pytest

from checker.check import Draft, load
from claims import NotChecked
from reports.audit import Severity
from tests.test_check_examples import material

(CHECK,) = (check for check in load() if check.name == "range-inverted")


def found(sentence: str) -> list[Draft]:
    article = f"# News\n\n{sentence}\n"
    return [draft for draft in CHECK.run(material(article)) if not isinstance(draft, NotChecked)]


@pytest.mark.parametrize(
    ("sentence", "computation"),
    [
        ("The clinic treats between 60 and 45 patients a day.", "60 > 45"),
        ("The gap could be anything between £4.6m and £3.2m.", "4600000 > 3200000"),
        ("They slept 37 minutes less (95% confidence interval: 41 to 33 minutes).", "41 > 33 minutes"),
        ("The hazard ratio was 0.81 (95% CI 0.92 to 0.71).", "0.92 > 0.71"),
        ("Rents there are between €900 and €650 a month.", "900 > 650"),
        ("Between 4 and 3 million people live on the coast.", "4000000 > 3000000"),
        ("Polls put her support between 38% and 34%.", "38 > 34"),
        ("The survey asked people aged 65 to 18.", "65 > 18"),
        ("Children between the ages of 14 and 6 swim for free.", "14 > 6"),
        ("The bridge was built between 1932 and 1928.", "1932 > 1928"),
        ("She led the institute from 2019 to 2014.", "2019 > 2014"),
        ("From 2019 to 2014, the glacier lost a third of its ice.", "2019 > 2014"),
        ("The painter Ivo Lund (1950–1918) lived in Esk.", "1950 > 1918"),
        ("Rain fell in the period 2021-2016.", "2021 > 2016"),
        ("The fair takes place on 12–8 June 2024.", "day 12 > day 8"),
        ("It is a 45–30 minute drive.", "45 > 30"),
        ("Anglers land fish of 12–8 kg.", "12 > 8"),
        ("A licence costs $400–$250 a year.", "400 > 250"),
    ],
)
def test_a_range_runs_backwards(sentence, computation):
    (draft,) = found(sentence)
    assert draft.computation == computation
    assert draft.severity is Severity.ERROR


def test_a_writer_may_run_through_a_range_from_the_top():
    (draft,) = found("Prices range from 60 to 45 euros.")
    assert draft.severity is Severity.WARNING


@pytest.mark.parametrize(
    "sentence",
    [
        "The clinic treats between 45 and 60 patients a day.",
        "Esk won 3-1 at home and 4–2 away.",
        "The motion passed by 12–9.",
        "The court ruled 6-3 in favour.",
        "A 60-40 split is likely.",
        "She won 52–48 per cent of the vote.",
        "Bookmakers offer odds of 10-1.",
        "The rate fell from 12 to 8 per cent.",
        "Turnout was down from 60% to 45%.",
        "The club cut its staff from 60 to 45 people.",
        "The council voted 220 to 215 against it.",
        "The gap between 60% and 45% has narrowed.",
        "She had to choose between 40 hours and 32 hours.",
        "Support has swung between 60% and 45% this year.",
        "The ministry brought the deadline forward from 2035 to 2030.",
        "Esk moved its target from 2050 to 2045.",
        "Compared with spring, the date was pulled from 2028 to 2026.",
        "Life spread on land between 470 and 430 million years ago.",
        "The kilns date from 2500–2000 BC.",
        "The shop is open between 10 and 4.",
        "The road is closed between 10 pm and 6 am.",
        "In 2019-20 the club lost 14 games.",
        "The instrument works in the energy range 27 keV to 21 MeV.",
        "Lows of between 4C and -3C are expected.",
        "Temperatures between -5 and -10 degrees are rare.",
        "The bill rose to £110–20m.",
        "Turnout ranged from 94% in Norheim to 43% in Lowland.",
        "On a scale from 10 to 1, visitors gave it an eight.",
        "They won 60 and lost between 20 and 30 games.",
        "It is open from November 2023 to March 2024.",
        "The 2023–2022 comparison is unkind to the port.",
        "Wheat and barley cost between 240 and 210 euros respectively.",
    ],
)
def test_the_higher_figure_first_is_no_range(sentence):
    assert found(sentence) == []


def test_a_table_is_no_range():
    assert found("| Year | Change 2023–2019 |\n|---|---|\n| 2023–2019 | 4% |\n") == []


def test_a_dash_of_a_page_is_a_dash():
    page = "<html><body><h1>News</h1><p>Ivo Lund (1950&ndash;1918) lived in Esk.</p></body></html>"
    (draft,) = CHECK.run(material(page, "a.html"))
    assert isinstance(draft, Draft)
    assert draft.computation == "1950 > 1918"


@pytest.mark.parametrize(
    "sentence",
    [
        "Studios quoted budgets from $320 million to $140 million, before a cent of marketing.",
        "The shop sells tents at prices from €400 to €120.",
        "The clubs offer salaries from £90,000 to £70,000.",
    ],
)
def test_what_is_asked_from_one_price_to_another_is_a_range(sentence):
    (draft,) = found(sentence)
    assert draft.severity is Severity.WARNING


@pytest.mark.parametrize(
    "sentence",
    [
        "Studios cut budgets from $320 million to $140 million.",
        "They quoted budgets from $320 million to $140 million, down by more than half.",
        "The discount takes fares from £40 to £25.",
        "Fees from €300 to €200: that is what the new law means.",
        "The gap between £4.6m and £3.2m must be closed.",
        "A choice between £20 and £15 an hour is no choice.",
        "The mean difference was -37 minutes (95% CI -41 to -33).",
    ],
)
def test_what_goes_from_one_price_to_another_is_a_change(sentence):
    assert found(sentence) == []
