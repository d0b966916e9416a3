"""Stated changes that their two values do not give, and true ones in as many wordings."""

import pytest

from checker.check import load
from tests.arithmetic import found
from tests.test_check_examples import drafts

FOUND = [
    ("Sales rose 12% from 50 million to 60 million crowns.", ["12%", "50 million", "60 million crowns"]),
    ("Profit fell from 50 million to 40 million crowns, a drop of 12%.", ["12%", "50 million", "40 million crowns"]),
    (
        "The number of burglaries increased from 1,200 in 2021 to 1,500 in 2022, an increase of 12%.",
        ["12%", "1,200", "1,500"],
    ),
    ("Shares were up 12% to 56 crowns from 48.", ["12%", "48", "56 crowns"]),
    (
        "The company had revenue of 1.25 billion euros, up 30% from 1.05 billion a year earlier.",
        ["30%", "1.05 billion", "1.25 billion euros"],
    ),
    (
        "Revenue was 1.25 billion euros, an increase of 30% on the 1.05 billion of 2022.",
        ["30%", "1.05 billion", "1.25 billion euros"],
    ),
    (
        "In 2022 the airport handled 4.2 million passengers, compared with 3.1 million in 2021, a rise of 20%.",
        ["20%", "3.1 million", "4.2 million passengers"],
    ),
    ("Emissions fell to 60 million tonnes from 50 million tonnes.", ["60 million tonnes", "50 million tonnes"]),
    ("Emissions fell from 50 million tonnes to 60 million tonnes.", ["60 million tonnes", "50 million tonnes"]),
    (
        "Its revenue will be between 1.07 billion and 1.2 billion crowns, an increase of 30% to 69.16%.",
        ["30% to 69.16%", "between 1.07 billion and 1.2 billion crowns"],
    ),
    ("The average wait grew from 12 weeks to 18 weeks, up 20%.", ["20%", "12 weeks", "18 weeks"]),
    ("Prices jumped by a third, from 30 crowns to 36.", ["a third", "30 crowns", "36"]),
    ("A 12% increase took the fare from 50 to 60 crowns.", ["12%", "50", "60 crowns"]),
    ("The fare went up by 12%, from 50 to 60 crowns.", ["12%", "50", "60 crowns"]),
    ("The fare went from 50 to 60 crowns, a 12% increase.", ["12%", "50", "60 crowns"]),
    ("The fare, 50 crowns until May, is now 60 crowns, 12% more.", ["12%", "50 crowns", "60 crowns"]),
    (
        "Net income slipped 3 percent to $412 million, compared with $480 million in the same quarter last year.",
        ["3 percent", "$480 million", "$412 million"],
    ),
    ("Cases doubled from 40 to 70 in a week.", ["doubled", "40", "70"]),
    ("The number of pupils tripled from 200 in 2010 to 420 in 2020.", ["tripled", "200", "420"]),
    ("Output halved from 80,000 tonnes to 60,000 tonnes.", ["halved", "80,000 tonnes", "60,000 tonnes"]),
    ("Debt quadrupled to 80 billion crowns from 30 billion.", ["quadrupled", "30 billion", "80 billion crowns"]),
    ("The number of wolves has grown fivefold, from 12 in 2005 to 36 last winter.", ["fivefold", "12", "36"]),
    ("Membership climbed 12 percent to 5,600 from 4,480 a year ago.", ["12 percent", "4,480", "5,600"]),
    (
        "The museum drew 412,000 visitors in 2023, up 30% on the 358,000 it drew in 2022.",
        ["30%", "358,000", "412,000 visitors"],
    ),
    (
        "Ridership jumped by a quarter between 2021 and 2023, from 40.0 million to 60.0 million journeys.",
        ["a quarter", "40.0 million", "60.0 million journeys"],
    ),
    ("Net debt stood at €3.4bn, down 25% from €5.1bn a year earlier.", ["25%", "€5.1bn", "€3.4bn"]),
    ("Net debt, at €3.4bn, was down from €3.1bn a year earlier.", ["€3.4bn", "€3.1bn"]),
    ("Its workforce has shrunk by a fifth since 2019, from 12,400 to 8,300.", ["a fifth", "12,400", "8,300"]),
    (
        "The average rent is now 980 euros, 10% higher than the 820 euros of five years ago.",
        ["10%", "820 euros", "980 euros"],
    ),
    (
        "The average rent, 820 euros five years ago, is now 980 euros, an increase of 10%.",
        ["10%", "820 euros", "980 euros"],
    ),
    (
        "The number of A-level entries in French dropped 40% from 15,200 in 2005 to 7,900 last summer.",
        ["40%", "15,200", "7,900"],
    ),
    ("Bread went from 1.80 to 2.40 crowns a loaf, a rise of 20%.", ["20%", "1.80", "2.40 crowns"]),
    ("The dose was doubled from 20 mg to 60 mg.", ["doubled", "20 mg", "60 mg"]),
    ("The fine was tripled to 600 crowns from 150 crowns.", ["tripled", "150 crowns", "600 crowns"]),
    ("The number of cyclists killed almost halved, from 84 to 62.", ["almost halved", "84", "62"]),
    ("Her lead narrowed to 300 votes from 280.", ["300 votes", "280"]),
    ("The gap between the two parties has narrowed from 12 points to 15 points.", ["15 points", "12 points"]),
    ("The population has grown from 318,200 in 2013 to 336,600 in 2023, or by 9%.", ["9%", "318,200", "336,600"]),
    ("The population has grown from 318,200 in 2013 to 336,600 in 2023 – a 9% increase.", ["9%", "318,200", "336,600"]),
    (
        "The city counted 336,600 people in 2023. That is 9% more than the 318,200 of 2013.",
        ["9%", "318,200", "336,600 people"],
    ),
    ("The city had 318,200 people in 2013 and 336,600 in 2023, 9% more.", ["9%", "318,200 people", "336,600"]),
    ("Subscriptions surged 45%: from 2.0 million to 2.5 million.", ["45%", "2.0 million", "2.5 million"]),
    (
        "Wheat fell to 212 dollars a tonne, a 15% drop from 230 dollars in June.",
        ["15%", "230 dollars", "212 dollars a tonne"],
    ),
    (
        "Waiting lists have trebled since 2015 (from 12,000 to 24,000 patients).",
        ["trebled", "12,000", "24,000 patients"],
    ),
    ("Between 2015 and 2023, water losses were halved, from 30% to 22%.", ["halved", "30%", "22%"]),
    ("The price was cut by a third, from 90 to 75 crowns.", ["a third", "90", "75 crowns"]),
    ("In 2023 the court heard 640 cases, compared with 512 the year before – 35% more.", ["35%", "512", "640 cases"]),
    (
        "Carbon intensity fell by 60% from 500 to 250 grams per kilowatt hour.",
        ["60%", "500", "250 grams per kilowatt hour"],
    ),
    (
        "The museum's 412,000 visitors were 20% more than the 310,000 of the year before.",
        ["20%", "310,000", "412,000 visitors"],
    ),
    (
        "The 412,000 visitors represent an increase of 20% over the 310,000 of 2022.",
        ["20%", "310,000", "412,000 visitors"],
    ),
    (
        "Net sales increased 4.2% to CHF 1.84 billion (2022: CHF 1.57 billion).",
        ["4.2%", "CHF 1.57 billion", "CHF 1.84 billion"],
    ),
    (
        "Operating profit fell to 212 million euros from 248 million, down 24%.",
        ["24%", "248 million", "212 million euros"],
    ),
    ("Earnings per share were $1.42, up 25% from $1.28.", ["25%", "$1.28", "$1.42"]),
    ("The dividend was raised by a quarter to 22 cents from 20 cents.", ["a quarter", "20 cents", "22 cents"]),
    (
        "Hospital admissions for asthma fell from 9.4 to 7.1 per 10,000 residents, a 34% drop.",
        ["34%", "9.4", "7.1 per 10,000 residents"],
    ),
    ("The heat pump subsidy was raised from 5,000 to 7,500 pounds, 25% more.", ["25%", "5,000", "7,500 pounds"]),
    ("Oil fell 8% to $78 a barrel from $80.40.", ["8%", "$80.40", "$78 a barrel"]),
    (
        "Wheat yields fell from 7.8 to 7.1 tonnes per hectare, or 19%, because of drought.",
        ["19%", "7.8", "7.1 tonnes per hectare"],
    ),
    (
        "Milk prices rose from 34 cents to 41 cents a litre within 18 months, a rise of 30%.",
        ["30%", "34 cents", "41 cents a litre"],
    ),
    (
        "The film took 54 million on its first weekend, 40% less than its predecessor, which took 120 million.",
        ["40%", "120 million", "54 million"],
    ),
    ("The patch cuts load times by 60%, from 5 seconds to 3 seconds.", ["60%", "5 seconds", "3 seconds"]),
    (
        "The chip packs 16 billion transistors, 53% more than its predecessor's 12 billion.",
        ["53%", "12 billion", "16 billion transistors"],
    ),
    ("The app has 54 million users, up 30% from 45 million in 2022.", ["30%", "45 million", "54 million users"]),
    ("Battery life is up from 10 to 12 hours, a 40% improvement.", ["40%", "10", "12 hours"]),
    (
        "Data use quadrupled to 15 gigabytes a month per user from 5 gigabytes in 2019.",
        ["quadrupled", "5 gigabytes", "15 gigabytes"],
    ),
    (
        "The city spent 54 euros per resident on culture, up from 48, a rise of 22.5%.",
        ["22.5%", "48", "54 euros per resident"],
    ),
    (
        "Shipments slumped 40% year on year, to 2.1 million tonnes from 2.8 million tonnes.",
        ["40%", "2.8 million tonnes", "2.1 million tonnes"],
    ),
    ("Ad revenue more than doubled to $48m from $31m.", ["more than doubled", "$31m", "$48m"]),
    ("Ad revenue has more than tripled, from $31m in 2019 to $71m.", ["more than tripled", "$31m", "$71m"]),
    ("Profits nearly tripled to 54 million, from 27 million.", ["nearly tripled", "27 million", "54 million"]),
    ("The share price has almost halved since May, from 41 to 29 crowns.", ["almost halved", "41", "29 crowns"]),
    (
        "The budget for roads goes from 540 million to 610 million crowns, a plus of 23%.",
        ["23%", "540 million", "610 million crowns"],
    ),
    (
        "Sales of sparkling wine jumped from 1.2 million bottles in 2019 to 1.8 million in 2023 (+30%).",
        ["+30%", "1.2 million bottles", "1.8 million"],
    ),
    (
        "In 2012 there were 820 wolves in the region; today there are 1,240, an increase of 30%.",
        ["30%", "820 wolves", "1,240"],
    ),
    ("Enrolment has dropped from 12,400 to 9,300, a loss of a fifth.", ["a fifth", "12,400", "9,300"]),
    ("Nurses got a 5% raise, from 3,000 to 3,300 crowns.", ["5%", "3,000", "3,300 crowns"]),
    ("Nurses' pay went up from 3,000 to 3,300 crowns a month, which is 5% more.", ["5%", "3,000", "3,300 crowns"]),
    (
        "Butter cost $2.00 a pound at the start of January and $2.50 this week, a gain of 35%.",
        ["35%", "$2.00 a pound", "$2.50"],
    ),
    (
        "It trained 1,250 bakers in 2021 and 1,450 in 2023, which the guild celebrated as growth of a quarter.",
        ["a quarter", "1,250 bakers", "1,450"],
    ),
    (
        "The app had 6.8 million users at the end of May, after 6.1 million a year before, so the number rose by 18%.",
        ["18%", "6.1 million", "6.8 million users"],
    ),
]

RIGHT = [
    "Butter cost $2.00 a pound at the start of January and $2.50 this week, a gain of 25%.",
    "In 2015 some 620 clubs had a hall; by 2022 it was 740. The ministry speaks of a rise of 31% in visitors.",
    "The margin was 12% in 2021 and 14% in 2022. Sales rose by 30%.",
    "The margin went from 8% to 11%, and the 30% improvement in sales pleased the board.",
    "Revenue rose 12% to 56 million crowns, while costs fell from 50 million to 44 million crowns.",
    "Sales grew 8% year on year to 54 million euros, up from 30 million euros in 2015.",
    "Exports rose 15% in real terms, from 40 billion crowns to 52 billion crowns.",
    "Output has grown by an average of 3% a year, from 20 million tonnes in 2003 to 36 million tonnes in 2023.",
    "Between 2010 and 2020 the number of wolves grew by 7% annually, from 100 to 197.",
    "Like-for-like sales were up 2%, with total sales rising from 400 million to 460 million pounds.",
    "The yen fell 7% from 140 to 150 to the dollar.",
    "The rouble fell to 95 per dollar from 88 a week earlier.",
    "The team slid from 4th to 9th in the table.",
    "The club dropped from 3 to 8 in the world rankings.",
    "Prices rose 3% in May, after 2% in April, taking the annual rate from 9% to 11%.",
    "Tests rose from 300 a day in March to 2,000 a week in April.",
    "Men aged from 50 to 60 saw a rise of 12% in admissions.",
    "The levy goes up from 5% to 6%, a 20% increase.",
    "The budget almost doubled, from 51 million to 98 million.",
    "Unemployment halved, from 8.2% in 2013 to 4.1% in 2019.",
    "Emissions nearly halved from 80 million tonnes to 43 million tonnes.",
    "The drug cut the risk of stroke by 30%, from 4.0% to 2.8%.",
    "The stock fell 4% to 96 crowns, having opened at 98.",
    "The index rose 20 points to 5,430 from 5,410.",
    "It now has 54 shops in 3 countries, up from 50 a year ago.",
    "The firm employs 54 people in 3 towns, up 8% from 50.",
    "Net profit rose to 12 million euros from a loss of 3 million euros a year earlier.",
    "The net loss narrowed to 3 million euros from 12 million euros.",
    "The trade deficit widened from 2 billion to 3.4 billion dollars.",
    "Its time improved from 52.3 to 51.9 seconds.",
    "The average age of mothers rose from 27 in 1990 to 31 in 2020.",
    "The temperature fell from 4 degrees to minus 6 degrees, a drop of 10 degrees.",
    "The tax-free amount rises by 500 euros to 11,000 euros.",
    "Fees will rise by 5% to 10% next year, from 9,000 crowns now.",
    "Ticket prices went up by 3 to 5 crowns, from 40 crowns.",
    "Wheat prices rose from 200 dollars to 250 dollars a tonne, or by a quarter.",
    "Women earned 84 crowns for every 100 crowns that men earned, up from 81 in 2010.",
    "Half as many people came on Sunday: 4,000, against 8,000 on Saturday.",
    "The number of bees fell 40% from its peak of 100,000 hives.",
    "The number of hives fell to 60,000 in 2020 from a peak of 100,000, before recovering to 75,000.",
    "Turnout was 61%, up from 58% in 2019 but below the 66% of 2015.",
    "In Lindau, turnout fell to 44% from 51%, while in Northport it rose to 61%.",
    "Passenger numbers rose 9% in 2022 and 12% in 2023, from 4.1 million to 5.0 million.",
    "Sales rose 5% and profits 12% to 60 million and 9 million crowns respectively.",
    "Imports of cars rose by 12%, from China in particular, to 60,000.",
    "Spending per pupil rose from 5,200 euros to 5,900 euros, or 13.5%, before inflation.",
    "The number of trains rose from 40 to 48 a day, an increase of 20%.",
    "The price of a barrel rose $2.30, or 2.9%, to $82.10.",
    "Shares in Acme were down 3.2 per cent at 412p.",
    "Solar capacity grew from 2 GW to 5 GW between 2018 and 2023, up 150%.",
    "Inflation slowed to 2.4% in June from 2.6% in May, its third fall in a row.",
    "The percentage of adults who smoke fell by a third, from 21% to 14%.",
    "Production fell 10% last year to 9 million tonnes, and is forecast to rise 10% to 9.9 million tonnes this year.",
    "Water use dropped 15 per cent between 2010 and 2020, from 200 to 170 litres per person per day.",
    "The company's revenue climbed 71.3% in 2023 to 1.552 billion crowns.",
    "The new rule lowers the limit from 50 to 30 km/h, which cut accidents by 40%.",
    "The number of seats was reduced from 200 to 180, and the share held by women rose 10% to 60.",
    "In the first half, net sales increased 4.2% to CHF 1.84 billion (2022: CHF 1.77 billion).",
    "Earnings per share were $1.42, up from $1.28, and the dividend was raised 10% to 22 cents from 20 cents.",
    "The trial enrolled 1,204 patients; 602 got the drug, and pressure fell by 12 mmHg, against 4 mmHg on placebo.",
    "Hospital admissions for asthma fell from 9.4 to 7.1 per 10,000 residents, a 24% drop.",
    "Median survival was 14.2 months with the drug and 10.1 months without it, a gain of four months.",
    "The vaccine's efficacy dropped from 95% after one month to 78% after six.",
    "She improved her personal best by 0.4 seconds to 52.1.",
    "They won 3–1 after being 1–0 down, their fourth win in 5 games, and moved up from 12th to 8th.",
    "Crowds averaged 24,300, up from 22,100, helped by 3 derbies.",
    "Power from coal dropped from 38% of the mix in 2012 to 2% in 2022, while wind rose from 6% to 27%.",
    "The heat pump subsidy was raised from 5,000 to 7,500 pounds, 50% more.",
    "Oil fell 3% to $78, its lowest since July, from $80.40.",
    "The fund returned 7%, against 9% for its benchmark, and has lost 12% since 2021.",
    "The bank's bad loans rose to 2.1% of its book, from 1.8%, as 40 firms defaulted.",
    "The yuan weakened to 7.31 per dollar from 6.90 in January, down about 6%.",
    "Sea level has risen 9 cm since 1993, and the rate has doubled from 2 mm to 4 mm a year.",
    "Labour gained 12 seats to reach 54, while the Greens lost 3 and now have 9.",
    "The bill would raise the threshold from 10,000 to 12,500 crowns, a change that would cost 300 million crowns.",
    "Turnout in the second round was 54%, compared with 61% in the first.",
    "Ticket sales climbed 22% to 1.1 million, even though prices went up by 8%, from 5 to 5.40 crowns.",
    "The airport handled 3.4 million passengers in 2022, 62% of the 5.5 million of 2019.",
    "Speed limits were cut from 50 to 30 and accidents fell 20% within 12 months.",
    "Tuition fees will rise 3.1% to 9,535 pounds from 9,250 pounds.",
    "The film took 54 million on its first weekend, 40% less than its predecessor, which took 90 million.",
    "Museum visits recovered to 1.2 million, 85% of the 1.41 million of 2019.",
    "Wheat yields fell from 7.8 to 7.1 tonnes per hectare, or 9%, because of drought.",
    "The herd grew by 40 to 160 cows after the farm bought 12 hectares.",
    "Milk prices rose from 34 cents to 41 cents within 18 months, while feed costs went up a third.",
    "Farmers sprayed 12% less, 3.1 kg per hectare instead of 3.5 kg.",
    "Damages were reduced from 4 million to 1.5 million dollars, less than half.",
    "Filings rose 12% in the year to June, with 640 new cases against 571 a year earlier.",
    "The app has 54 million users, up 20%, or 9 million, from 45 million a year ago.",
    "The phone is 7.8 mm thick, 1.2 mm thinner than last year's model, and costs 100 crowns more.",
    "Battery life is up from 10 to 12 hours, the maker says, 20% better.",
    "Rents rose 6.3% in the year to May, the most since 2016, when they climbed 5.9%.",
    "Prices were 2% higher than in April and 9% higher than a year earlier, at 310,000 pounds.",
    "The council has cut spending by 300 million since 2010, from 1.2 billion to 900 million.",
    "It plans to cut emissions by 55% by 2030, from 1990 levels, and has managed 31% so far.",
    "Emissions were 31% lower than in 1990, at 3.3 billion tonnes, down from 4.8 billion.",
    "The plant will employ 600 people, down from the 800 first announced, and produce 40,000 cars, up from 30,000.",
    "The strike cost 12 million a day, or 60 million in 5 days.",
    "Three in 10 say they are worse off, up from one in five in 2021.",
    "Life expectancy rose by 2.5 years between 2000 and 2015, from 76.5 to 79.",
    "A fine of 300 crowns, raised from 200, awaits those who drive 20 km/h too fast.",
    "The stock closed at 412 crowns, 3% below its record of 425.",
    "Shares fell as much as 12% to 38 crowns before closing 4% lower at 41.50, from 43.20.",
    "Revenue was 3.2 billion, against expectations of 3.1 billion and 2.8 billion a year ago, an increase of 14%.",
    "Analysts had expected growth of 12%, to 3.1 billion, from 2.8 billion.",
    "It sold 40,000 cars in the quarter, up 12% from the previous quarter and 30% from a year earlier.",
    "The number of visitors rose by 20% to 60,000, and takings by 30% to 1.3 million.",
    "The city spent 54 euros per resident on culture, up from 48, a rise of 12.5%.",
    "Consumption per head fell from 101 litres in 2013 to 88 litres, 13 litres less.",
    "Temperatures were 1.2 degrees above average, at 18.4 degrees.",
    "He lost 12 kg, down from 98 to 86, in 20 weeks.",
    "The deficit fell to 3.1% of GDP from 4.7%, or 54 billion from 78 billion.",
    "Growth slowed from 3.1% to 1.4%, less than half the pace of a year earlier.",
    "The toll is 4 crowns by day and 2 at night, half the price.",
    "Cuts of 10% in 2021 and 20% in 2022 brought the budget from 100 million to 72 million.",
    "The firm sold 1.12 million cars, 9% more than in 2022, of which 216,000 were electric, a rise of 51%.",
    "The firm earned 36 million, 2.6 million per partner, a tenth less than in 2022, when there were 12.",
    "Customs found 121 tonnes of it in 2023, 5% more than in 2022 (110 tonnes, later corrected to 115).",
    "Volunteers reported 4,900 nests in 2024, after 2,300 in 2023 and 600 in 2022: the number has doubled, at the "
    "least, every year.",
]


@pytest.mark.parametrize(("text", "figures"), FOUND)
def test_the_figures_that_do_not_go_together(text: str, figures: list[str]) -> None:
    assert found(text) == [("change-mismatch", figures)]


@pytest.mark.parametrize("text", RIGHT)
def test_nothing_is_said_of_what_is_right(text: str) -> None:
    assert found(text) == []


# More

TABLE = """# Harrow Foods

{}

| | 2022 | 2023 |
|---|---|---|
| Revenue (million euros) | 500 | 560 |
| Staff | 4,120 | 4,310 |
"""


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("Revenue grew 8% between 2022 and 2023.", ["8%", "500", "560"]),
        ("Staff numbers grew by a fifth in 2023.", ["a fifth", "4,120", "4,310"]),
    ],
)
def test_the_values_of_two_years_may_stand_in_a_table(text: str, figures: list[str]) -> None:
    assert found(TABLE.format(text)) == [("change-mismatch", figures)]


@pytest.mark.parametrize(
    "text",
    [
        "Revenue grew 12% between 2022 and 2023.",
        "Revenue rose by 60 million euros in 2023.",
        "Revenue at Bolt grew 8% in 2023.",
        "Revenue grew 8% a year between 2022 and 2023.",
        "Revenue per shop grew 8% in 2023.",
        "Revenue grew 3% in the first quarter of 2023.",
    ],
)
def test_a_table_of_something_else_says_nothing(text: str) -> None:
    assert found(TABLE.format(text)) == []


@pytest.mark.parametrize("text", ["by 10 million crowns, or 12%,", "by 6 million crowns, or 12%,"])
def test_two_figures_that_say_one_thing_give_one_finding(text: str) -> None:
    told = found(f"Sales rose {text} from 50 million to 60 million crowns.")
    assert told == [("change-mismatch", ["12%", "50 million", "60 million crowns"])]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("Sales rose from 60 tonnes to 50 tonnes.", '"60 tonnes" to "50 tonnes" is no rise'),
        ("Sales fell from 50 tonnes to 60 tonnes.", '"50 tonnes" to "60 tonnes" is no fall'),
        ("Sales doubled from 40 to 70 tonnes.", '"40" to "70 tonnes" is no change by "doubled"'),
    ],
)
def test_a_finding_says_what_the_two_values_are_not(text: str, message: str) -> None:
    (check,) = (check for check in load() if check.name == "change-mismatch")
    assert [one.message for one in drafts(check, f"# Report\n\n{text}\n")] == [message]
