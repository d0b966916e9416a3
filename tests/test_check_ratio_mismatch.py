"""Stated multiples that their two figures do not give, and true ones in as many wordings."""

import pytest

from claims.equations import Ratio
from tests.arithmetic import found
from tests.test_check_examples import material

FOUND = [
    ("Ruritania runs 54 trams, four times the 18 of Freedonia.", ["four times", "54 trams", "18"]),
    (
        "Last year Acme sold 54 tractors, four times as many as Bolt, which sold 18.",
        ["four times", "54 tractors", "18"],
    ),
    ("A ticket costs 24 crowns, half the price of one in Lindau, which costs 40.", ["half", "24 crowns", "40"]),
    (
        "The clinic treated 90 patients, three times as many as the 45 it treated in 2019.",
        ["three times", "90 patients", "45"],
    ),
    (
        "At 640 hectares, the park is three times the size of the 160-hectare Royal Gardens.",
        ["three times", "640 hectares", "160-hectare"],
    ),
    ("The new drug cut relapses to 4%, a tenth of the 20% seen with placebo.", ["a tenth", "4%", "20%"]),
    ("Norway sold 88,000 electric cars, five times more than Sweden, with 22,000.", ["five times", "88,000", "22,000"]),
    (
        "Its budget of $90 million is triple the $45 million of the state opera.",
        ["triple", "$90 million", "$45 million"],
    ),
    (
        "Rents in the capital average 1,200 euros, double those in the provinces, where tenants pay 800.",
        ["double", "1,200 euros", "800"],
    ),
    ("Some 45% of boys fail the test, three times the rate for girls (9%).", ["three times", "Some 45%", "9%"]),
    (
        "The U.S. spends 3.5% of GDP on defence, more than twice as much as Germany at 2.1%.",
        ["more than twice", "3.5%", "2.1%"],
    ),
    (
        "Smokers had an incidence of 24 cases per 100,000, six times that of non-smokers, at 8.",
        ["six times", "24 cases per 100,000", "8"],
    ),
    (
        "The men's team received 3.0 million, ten times as much as the women's team, which received 600,000.",
        ["ten times", "3.0 million", "600,000"],
    ),
    (
        "The bank lent 5.4 billion, nearly twice the 2.4 billion of the year before.",
        ["nearly twice", "5.4 billion", "2.4 billion"],
    ),
    (
        "Spain produced 1.8 million tonnes of olive oil, five times as much as Greece (240,000 tonnes).",
        ["five times", "1.8 million tonnes", "240,000 tonnes"],
    ),
    (
        "The 2023 budget, 54 million crowns, is three times that of 2013, when it was 27 million crowns.",
        ["three times", "54 million crowns", "27 million crowns"],
    ),
    (
        "Turnout among the over-65s was 78%, three times the 39% recorded among under-25s.",
        ["three times", "78%", "39%"],
    ),
    (
        "A kilo costs 12 crowns in the north but 36 crowns in the south, four times as much.",
        ["four times", "36 crowns", "12 crowns"],
    ),
    (
        "Mortality was 4.1% in the treated group and 12.3% in the control group, four times higher.",
        ["four times", "12.3%", "4.1%"],
    ),
    ("At 36 crowns, a kilo costs twice what it did in 2020 (12 crowns).", ["twice", "36 crowns", "12 crowns"]),
    (
        "The reservoir holds 90 million cubic metres, nearly twice as much as the old one, which held 30 million.",
        ["nearly twice", "90 million cubic metres", "30 million"],
    ),
    (
        "It shipped 2.4 million phones in the quarter, twice the 0.8 million shipped a year before.",
        ["twice", "2.4 million phones", "0.8 million"],
    ),
    (
        "Subsidies, at 36 million crowns, are four times higher than in 2010, when they were 12 million.",
        ["four times", "36 million crowns", "12 million"],
    ),
    (
        "Hungary's inflation was 17.6%, more than three times the EU average of 6.4%.",
        ["more than three times", "17.6%", "6.4%"],
    ),
    (
        "A heat pump costs 12,000 euros, three times as much as a gas boiler at 5,000 euros.",
        ["three times", "12,000 euros", "5,000 euros"],
    ),
    ("More than twice as many men (4,120) as women (2,310) signed up.", ["More than twice", "4,120", "2,310"]),
    (
        "There are 12 doctors per 10,000 people in the east, half the 36 in the west.",
        ["half", "12 doctors per 10,000 people", "36"],
    ),
    (
        "Its reactor produced 59 megajoules, more than triple the 22 megajoules of 1997.",
        ["more than triple", "59 megajoules", "22 megajoules"],
    ),
    (
        "The number of apprentices fell to 337,000, down from 509,000 in 2016, half as many.",
        ["half", "509,000", "337,000"],
    ),
    (
        "The painting sold for 12 million, five times its estimate of 4 million.",
        ["five times", "12 million", "4 million"],
    ),
    ("Some 61% of voters backed it, three times the 32% who did so in 2010.", ["three times", "Some 61%", "32%"]),
    (
        "The rate of infections was 20 times higher in prisons (240 per 100,000) than outside (20 per 100,000).",
        ["20 times", "240 per 100,000", "20 per 100,000"],
    ),
    (
        "The winner collected 1.2 million, three times as much as the runner-up, who got 600,000.",
        ["three times", "1.2 million", "600,000"],
    ),
    (
        "Per head, Norwegians use 23,000 kWh a year, four times the 7,000 kWh of Germans.",
        ["four times", "23,000 kWh", "7,000 kWh"],
    ),
    ("The newer plant emits 400 grams, half the 600 grams of the old one.", ["half", "400 grams", "600 grams"]),
    (
        "The Swiss win 1.12 Nobel prizes per 1,000, twelve times the Italian figure of 0.14.",
        ["twelve times", "1.12", "0.14"],
    ),
    (
        "The district has 12 doctors per 1,000 residents, twice the national rate of 3.",
        ["twice", "12 doctors per 1,000 residents", "3"],
    ),
    ("A single dose costs $2,100 in America, ten times the price in Canada ($420).", ["ten times", "$2,100", "$420"]),
    ("A single dose costs $2,100 in America but $420 in Canada, a tenfold difference.", ["tenfold", "$420", "$2,100"]),
    (
        "It came to 1.8 per 100,000 flights in 2023, where 2019 had seen 0.9. So we had three times the level of 2019.",
        ["three times", "1.8 per 100,000 flights", "0.9"],
    ),
]

RIGHT = [
    "A rumour that the club would cut its fee to $1.10 was denied: it stays at $1.80 per visit, half of what was paid "
    "in 2019 ($3.60).",
    "It came to 1.8 per 100,000 flights in 2023, where 2019 had seen 0.6. So we were at three times the level of 2019.",
    "It came to 1.8 per 100,000 flights in 2023, where 2019 had seen 0.9. So we were at three times the level of 2003.",
    "Cases tripled from 1.2 to 3.4 per 100,000.",
    "The number of users has grown tenfold since 2019, from 1.1 million to 11.3 million.",
    "Norway has 54 ferries, three times as many as Sweden, which has 18 ferries and 40 fast boats.",
    "Acme employs 54 people and makes four times as many cars as Bolt, which employs 18.",
    "A 640-hectare park draws three times the visitors of the 160-hectare Royal Gardens.",
    "A 54-storey tower is twice the height of the 18-storey city hall.",
    "The tower is 120 metres high, twice the height of the cathedral (60 metres).",
    "The school has 600 pupils, twice as many as in 2010, and 40 teachers.",
    "The mine produces 90,000 tonnes a year, three times more than when it employed 30,000 people.",
    "Patients on the drug lost 15% of their weight, five times the 3% lost on placebo.",
    "One in five men smokes, twice the rate for women, at 10%.",
    "The risk was 2.5 times higher among smokers (10% against 4%).",
    "The new line cost 3 billion crowns, three times the original estimate of 1 billion.",
    "The new line cost 2.7 billion crowns, nearly three times the original estimate of 1 billion.",
    "The play ran for 90 nights, three times longer than planned.",
    "It sold 3 million copies, 10 times more than the 300,000 expected.",
    "He scored 24 goals, twice as many as anyone else in the team that won 12 games.",
    "The vaccine was given to 40,000 people, half of them women, in 20,000 homes.",
    "The town had 12,000 people in 1950, 40,000 in 1990 and 36,000 today, three times as many as in 1950.",
    "The pandemic cut flights from 900 a day to 90, a tenth of the former number.",
    "He has 21 goals this season, twice as many as the next best player at the club, who has 10.",
    "Fossils of the species are 12 times older than those found in 1998, at 2.4 million years against 200,000.",
    "The probe is 24 times farther from the Sun than Earth is.",
    "The glacier retreated 300 metres in 10 years, three times as fast as in the 1990s.",
    "The minister promised 3,000 new homes, up from the 2,400 built in 2022; councils want twice that.",
    "The line carries 40,000 passengers a day, ten times as many as the bus it replaced.",
    "The painting sold for 12 million, three times its estimate of 4 million.",
    "The book sold 10 times as many copies as expected: 40,000 instead of 4,000.",
    "The patch cuts load times by 40%, from 5 seconds to 3 seconds.",
    "The outage hit 40,000 users, up to a tenth of its 400,000 customers.",
    "Data use tripled to 15 gigabytes a month per user from 5 gigabytes in 2019.",
    "Some 61% of voters backed it, almost twice the 32% who did so in 2010.",
    "The population fell from 1.42 million to 1.38 million, with 3 times as many deaths as births.",
    "Births fell to 21,000 and deaths rose to 63,000, three times as many.",
    "The rate of infections was 12 times higher in prisons (240 per 100,000) than outside (20).",
    "Of the 48 measures, 36 have been carried out, three times as many as by the end of 2022.",
    "In 2019 the figure was 40; by 2021 it was 70, and today it is 120, three times as high.",
]


@pytest.mark.parametrize(("text", "figures"), FOUND)
def test_the_figures_that_do_not_go_together(text: str, figures: list[str]) -> None:
    assert found(text) == [("ratio-mismatch", figures)]


@pytest.mark.parametrize("text", RIGHT)
def test_nothing_is_said_of_what_is_right(text: str) -> None:
    assert found(text) == []


# More

TWO = (
    "Of the patents granted, {}% are from Chile and 20.9% are from Norway. Chile is nearly three times that of Norway."
)


def test_figures_of_the_sentences_before_are_found_by_whom_they_are_of() -> None:
    assert found(TWO.format("61.1")) == []
    assert found(TWO.format("71.1")) == [("ratio-mismatch", ["nearly three times", "71.1%", "20.9%"])]


def test_another_quantity_of_the_same_two_is_not_taken() -> None:
    text = "Chile made 900 tonnes of honey and Norway 200 tonnes. Chile's population is three times that of Norway."
    assert found(text) == []


def test_one_figure_is_so_many_times_each_of_two_others() -> None:
    text = "Chile has 60 mines. This is six times the 10 of Peru, which is second, and {} times the 15 of Norway."
    assert found(text.format("four")) == []
    assert found(text.format("seven")) == [("ratio-mismatch", ["seven times", "60 mines", "15"])]


def test_a_side_that_the_article_states_twice_is_worked_out_with_both_values(shared) -> None:
    given = material((shared / "seed" / "article.txt").read_text("utf-8"), "article.txt")
    (ratio,) = (one for one in given.equations if isinstance(one, Ratio) and one.stated.text == "nearly three times")
    values = [working.operands[0][1].text for working in ratio.workings]
    assert values == ["more than 61.1%", "65%"]
    assert [ratio.fits(working) for working in ratio.workings] == [True, False]


@pytest.mark.parametrize(
    "text",
    [
        "The old mill ground 40 tonnes a week; the new one grinds 120. It is thus five times as productive.",
        "In the valley a house costs 310,000 euros, on the coast 620,000. Coastal homes are "
        "therefore three times as dear.",
        "Rail carried 18 million tonnes, four times what the barges moved, which was 9 million.",
        "A sheep eats 2 kilos a day. A cow eats 24. So a cow needs six times as much.",
        "The hotel charges 180 euros in July, three times what it takes in March, when a room is 90.",
        "The theatre drew 24,000 people; the cinema drew 60,000. The cinema thus had four times as many guests.",
        "Men waited 30 days and women 45. Women hence waited three times as long.",
    ],
)
def test_the_only_two_values_that_were_told(text):
    assert [
        equation.holds for equation in material(f"# Northport\n\n{text}\n").equations if isinstance(equation, Ratio)
    ] == [False]


@pytest.mark.parametrize(
    "text",
    [
        "The old mill ground 40 tonnes a week; the new one grinds 120. It is thus three times as productive.",
        "In the valley a house costs 310,000 euros, on the coast 620,000. Wages are four times as high in the city.",
        "The firm sold 40 boats and 90 engines. It thus earned three times as much as its rival.",
        "Rail carried 18 million tonnes and barges 9 million. Lorries carried five times as much as trains.",
        "Men waited 30 days and women 45. Older patients wait three times as long as the young.",
        "The club won 12 matches and lost 4. So its chance is five times that of the others.",
        "The tower is 120 metres high, 30 of them under ground, and five times as high as the church.",
        "The theatre drew 24,000 people; the cinema drew 60,000. The opera thus had four times as "
        "many guests as the ballet.",
        "It has 200 rooms in the west wing and 100 in the east, five times what it had in 1990.",
        "The dam holds 40 million cubic metres and loses 2 million, four times as much as the engineers had thought.",
        "The price went from 20 to 45 euros, three times as fast as wages.",
        "The boat has two engines of 400 kilowatts and one of 90; so it is three times as fast as the ferry.",
        "In May 30 ships came, in June 45. So far the port has twice as many cranes as its neighbour.",
        "The lake covers 60 hectares, the bog 20. The reserve is therefore twice the size of the town.",
    ],
)
def test_ratios_of_values_that_are_not_told(text):
    assert all(each.holds for each in material(f"# Northport\n\n{text}\n").equations if isinstance(each, Ratio))
