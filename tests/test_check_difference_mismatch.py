"""Stated differences that their two figures do not have, and true ones in as many wordings."""

import pytest

from tests.arithmetic import found

FOUND = [
    ("Turnout rose by 4 points from 31% to 37%.", ["4 points", "31%", "37%"]),
    (
        "The central bank raised its key rate by 25 basis points, from 4.0% to 4.5%.",
        ["25 basis points", "4.0%", "4.5%"],
    ),
    (
        "The deficit narrowed by 20 million crowns, from 150 million to 110 million.",
        ["20 million crowns", "150 million", "110 million"],
    ),
    (
        "Output rose by 3.2 billion kWh, from 10.1 billion to 14.6 billion kWh.",
        ["3.2 billion kWh", "10.1 billion", "14.6 billion kWh"],
    ),
    ("The club won 12 more games than last year's 40, taking it to 55.", ["12", "40", "55"]),
    ("It has 55 members, 12 more than the 40 it had last year.", ["12", "40", "55 members"]),
    ("The Greens won 37% of the vote, five points more than the Liberals, who won 30%.", ["five points", "30%", "37%"]),
    (
        "The Greens won 37% of the vote, ahead of the Liberals on 30%, a gap of five points.",
        ["five points", "30%", "37%"],
    ),
    ("The rate dropped from 8.1% to 6.2%, a fall of 2.9 points.", ["2.9 points", "8.1%", "6.2%"]),
    (
        "The minimum wage will rise by 1.20 euros to 13.20 euros from 11.80 euros.",
        ["1.20 euros", "11.80 euros", "13.20 euros"],
    ),
    ("The average price went from $200 to $250, up $60.", ["$60", "$200", "$250"]),
    ("Enrolment fell by 8 percentage points, from 64% to 52%.", ["8 percentage points", "64%", "52%"]),
    ("The party slipped two points to 21%, from 26% in May.", ["two points", "26%", "21%"]),
    ("The regulator cut the cap by 50 basis points from 3.25% to 2.25%.", ["50 basis points", "3.25%", "2.25%"]),
    ("The pass rate was 72%, ten points above last year's 65%.", ["ten points", "65%", "72%"]),
    (
        "The pass rate was 72 per cent, compared with 65 per cent last year, a rise of 4 percentage points.",
        ["4 percentage points", "65 per cent", "72 per cent"],
    ),
    ("The winner took 54 seats, 12 more than the runner-up's 36.", ["12", "36", "54 seats"]),
    ("The winner took 54 seats, 12 more than the Liberals (36).", ["12", "36", "54 seats"]),
    ("The winner took 54 seats to the Liberals' 36, a lead of 12.", ["12", "36", "54 seats"]),
    ("The council approved the plan by 32 votes to 24, a majority of six.", ["six", "24", "32 votes"]),
    ("The yes camp got 5,120 votes and the no camp 4,870, a difference of 350.", ["350", "4,870", "5,120 votes"]),
    ("The tunnel is 57 km long, 7 km longer than the Seikan's 54 km.", ["7 km", "54 km", "57 km"]),
    (
        "The tunnel is 57 km long, seven kilometres longer than the Seikan tunnel, which measures 54 km.",
        ["seven kilometres", "54 km", "57 km"],
    ),
    ("Its market share rose to 31% from 24%, a gain of nine points.", ["nine points", "24%", "31%"]),
    (
        "The national record fell by 12 seconds, from 142 seconds to 138 seconds.",
        ["12 seconds", "142 seconds", "138 seconds"],
    ),
    ("Revenue rose by 3.2bn crowns from 24.1bn to 29.4bn crowns.", ["3.2bn crowns", "24.1bn", "29.4bn crowns"]),
    ("Revenue of 29.4bn crowns was up 3.2bn on the 24.1bn of 2022.", ["3.2bn", "24.1bn", "29.4bn crowns"]),
    ("The population grew by 12,400, from 318,200 to 336,600.", ["12,400", "318,200", "336,600"]),
    (
        "Sea ice covered 4.2 million square kilometres, 1.5 million less than the 1981–2010 average of 6.2 million.",
        ["1.5 million", "6.2 million", "4.2 million square kilometres"],
    ),
    (
        "Gas storage stood at 71% of capacity, 25 points above the five-year average of 56%.",
        ["25 points", "56%", "71%"],
    ),
    (
        "Power from coal dropped by 16 percentage points, from 38% of the mix in 2012 to 2% in 2022.",
        ["16 percentage points", "38%", "2%"],
    ),
    ("Bond yields climbed 22 basis points to 2.61% from 2.49%.", ["22 basis points", "2.49%", "2.61%"]),
    (
        "The app has 54 million users, 14 million more than the 45 million it had in 2022.",
        ["14 million", "45 million", "54 million users"],
    ),
    (
        "The council has cut spending by 400 million since 2010, from 1.2 billion to 900 million.",
        ["400 million", "1.2 billion", "900 million"],
    ),
    (
        "Consumption per head fell from 101 litres in 2013 to 88 litres, 23 litres less.",
        ["23 litres", "101 litres", "88 litres"],
    ),
    ("He lost 22 kg, going from 98 kg to 86 kg in 20 weeks.", ["22 kg", "98 kg", "86 kg"]),
    (
        "The average wait is 18 weeks, six weeks more than the target of 14 weeks.",
        ["six weeks", "14 weeks", "18 weeks"],
    ),
    ("The survey found support up four points at 52%, from 44% in March.", ["four points", "44%", "52%"]),
    ("In the poll, 52% approve of her, against 31% in May, a jump of 11 points.", ["11 points", "31%", "52%"]),
    ("Its market value rose by 12 billion to 84 billion, from 62 billion.", ["12 billion", "62 billion", "84 billion"]),
    ("With 84 medals, the team won 22 more than in Paris, where it took 72.", ["22", "72", "84 medals"]),
    (
        "The bus takes 48 minutes, 20 minutes longer than the train, which takes 34 minutes.",
        ["20 minutes", "34 minutes", "48 minutes"],
    ),
    ("The gap between men's and women's pay fell from 18% to 14%, by six points.", ["six points", "18%", "14%"]),
    (
        "The tax on diesel is to rise by 6 cents, from 47 cents to 51 cents a litre.",
        ["6 cents", "47 cents", "51 cents a litre"],
    ),
    ("The president's approval has sunk 9 points since May to 38%, from 51%.", ["9 points", "51%", "38%"]),
    (
        "The clinic did 40 operations in 2021 and 52 in 2022, nine more than in the year before.",
        ["nine", "40 operations", "52"],
    ),
    (
        "It left its rival €9.5 million behind, with €41.3 million against €33.8 million.",
        ["€9.5 million", "€33.8 million", "€41.3 million"],
    ),
    (
        "The share at home was 71% in 2021. So we have lost 24 percentage points to today's 57%.",
        ["24 percentage points", "71%", "57%"],
    ),
]

RIGHT = [
    "The clinic did 40 operations in 2021 and 52 in 2022, 12 more than in the year before.",
    "The clinic did 40 operations in 2019 and 52 in 2022, nine more than in the year before.",
    "The county has 2,310 screens, 12 more than a year ago: 31 opened and 19 closed.",
    "The hospital admitted 1,240 patients, 12% more than in 2022, and discharged 1,180.",
    "Rents for flats from 50 to 60 square metres rose 12%.",
    "The price more than doubled from 40 crowns in 2020 to 95 crowns in 2023.",
    "Deaths more than halved, from 900 to 380.",
    "The company cut 400 jobs, bringing its workforce to 2,400 from 2,800.",
    "The company cut 400 jobs in 2021 and 300 in 2022, and now employs 2,400, down from 3,100.",
    "The river rose 2 metres to 6.4 metres.",
    "The lake's level fell by 3 metres, from 182 to 179 metres above the sea.",
    "The Greens won 37% of the vote, five points ahead of the Liberals on 32%.",
    "The poll gives the Greens 37% and the Liberals 30%, with a margin of error of 3 points.",
    "The motion passed by 52 votes to 48, a margin of four.",
    "The bill passed with a majority of 12, by 56 votes to 44, with 3 abstentions.",
    "She won by 300 votes, 4,312 to 4,012.",
    "He finished in 2:04:11, 12 seconds ahead of the runner-up.",
    "The pass mark was 40, and 12 more than last year reached it.",
    "It sold 12 more cars than in May and 40 fewer than in April.",
    "The bridge is 120 metres long, 20 metres longer than the old one.",
    "The bridge is 120 metres long, 20 metres longer than the old one, which was 100 metres.",
    "The fund holds 55 companies, 12 more than a year ago, and has 40 million euros in cash.",
    "The stadium seats 45,000, about 5,000 more than the 40,000 planned.",
    "The gap between rich and poor narrowed by 3 points between 2010 and 2020.",
    "A gap of 300 metres separates the 40 houses from the 60 barns.",
    "Bread costs 8% more than a year earlier, and milk 12% more, at 1.20 euros, up from 1.07.",
    "Operating profit came to 212 million euros, a margin of 11.5%, up from 10.9%.",
    "The team scored 31 goals in 12 games, 9 more than in the same stretch last season.",
    "Its reactor produced 59 megajoules, more than double the 22 megajoules of 1997.",
    "Gas prices fell below 30 euros from a peak of 340 euros in August 2022, a fall of more than 90%.",
    "The vote was 54 to 46 in the Senate and 210 to 190 in the House, a margin of 20.",
    "Train delays averaged 12 minutes, four more than a decade ago.",
    "Pupils scored 512 in maths, 6 points more than in 2018 and 12 above the average of 500.",
    "The number of apprentices fell to 337,000, down from 509,000 in 2016, a third fewer.",
    "Class sizes were cut from 28 to 24, and 300 teachers hired, 50 more than planned.",
    "The court cut the sentence from 12 years to 9, three fewer than the prosecution had asked for.",
    "The chip packs 16 billion transistors, 33% more than its predecessor's 12 billion.",
    "The average wait is 18 weeks, four weeks more than the target of 14.",
    "Marten won the 400 metres in 44.61 seconds, 0.12 ahead of Oduya (44.73) and 0.35 ahead of Reyes (44.96).",
    "Ravensby are third with 38 points from 20 games, five behind the leaders Hale, who have played one game fewer.",
    "It has been translated into 31 languages, nine more than the first two together.",
    "It mined 12,400 ounces at 1,310 dollars an ounce, 90 dollars less than in the first half, when it mined 10,900.",
    "In reply Norland were all out for 271, 41 short, with nine balls left.",
]


@pytest.mark.parametrize(("text", "figures"), FOUND)
def test_the_figures_that_do_not_go_together(text: str, figures: list[str]) -> None:
    assert found(text) == [("difference-mismatch", figures)]


@pytest.mark.parametrize("text", RIGHT)
def test_nothing_is_said_of_what_is_right(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(("percent", "check"), [("12%", "change-mismatch"), ("20%", "difference-mismatch")])
def test_an_amount_and_a_percent_that_are_both_wrong_are_told_of_once(percent: str, check: str) -> None:
    text = f"Sales rose {percent}, an increase of 6 million crowns, from 50 million to 60 million crowns."
    assert [name for name, _ in found(text)] == [check]


def test_an_amount_is_told_of_beside_a_percent_of_other_values() -> None:
    text = "The fare rose 6 crowns, from 50 crowns to 60 crowns. Pay rose 12%, from 500 crowns to 700 crowns."
    assert sorted(name for name, _ in found(text)) == ["change-mismatch", "difference-mismatch"]
