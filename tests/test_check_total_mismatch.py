"""Totals, means, products and remainders that do not come out, and lists that are no sum."""

import pytest

from checker.check import Draft, load
from tests.test_check_examples import material

(CHECK,) = (check for check in load() if check.name == "total-mismatch")


def findings(text: str) -> list[Draft]:
    """What the check finds in an article with this body."""
    return [found for found in CHECK.run(material(f"# Northport\n\n{text}\n")) if isinstance(found, Draft)]


@pytest.mark.parametrize(
    "text",
    [
        # a total and its parts
        "The club scored 58 goals: 31 at home and 25 away.",
        "The club scored 58 goals (31 at home, 25 away).",
        "The fair sold 300 tickets on Friday, 450 on Saturday and 250 on Sunday, 1,100 in all.",
        "The clinic treated 640 women and 580 men, a total of 1,240 patients.",
        "A total of 1,240 people took part: 640 women and 580 men.",
        "In total 1,240 people came: 640 on Saturday and 580 on Sunday.",
        "The choir has 70 singers, split between 40 women and 35 men.",
        "The council has 70 seats, made up of 40 for the Greens and 35 for the Reds.",
        "Germany won 12 gold, 9 silver and 8 bronze medals, 31 in all.",
        "Northport sold 120 cars and Southport sold 90. Together they sold 250.",
        "The company employs 1,200 people: 700 in Lindau, 300 in Esk and 250 in Brenno.",
        "The state gave €7.5 million and the city €4.2 million, €12.9 million in all.",
        "The farm grows 40 hectares of wheat and 25 hectares of rye, 75 hectares in total.",
        "Wind supplied 45% and solar 20%, together 75%.",
        "The Greens, with 34%, and the Reds, with 22%, have a combined 66% of seats.",
        "She played 81 games in 2023: 39 wins, 34 draws and eleven defeats.",
        "Of the launches 31 succeeded, 4 failed and 2 reached a wrong orbit, which makes 36.",
        "Shops brought in £24.4 million, charges £31.2 million and rents £5.1 million, the three sources that make up "
        "the £58.2 million.",
        # the mean of a list
        "It rained 40 mm in June, 62 mm in July and 54 mm in August, an average of 60 mm.",
        "The team took 12 points in May, 15 in June and 18 in July, averaging 17.",
        "Turnout was 61% in the north and 44% in the south, an average of 64%.",
        "Three groups had 24, 31 and 35 students last term, on average 32, while the plan provides for 18.",
        # what remains
        "Of the 54 schools inspected, 38 passed and the remaining 18 failed.",
        "Of the 54 schools, 38 passed. The remaining 18 failed.",
        "Police checked 38 of the 54 lorries; the other 18 drove on.",
        "The survey found that 52% back the plan, 41% oppose it and the remaining 12% are undecided.",
        # products and means
        "The city ordered 300 buses at €400,000 each, a total of €12 million.",
        "Eight lorries carry 20 tonnes each: 180 tonnes.",
        "The hospital has 12 wards with 25 beds each, 320 beds in all.",
        "Each of the 8 lorries carries 20 tonnes, a total of 180 tonnes.",
        "The €12 million order for 300 buses at €400,000 each was signed in May.",
        "She scored 120 goals in 30 matches, an average of 3 a game.",
        "The shop sold an average of 40 bikes a day over 30 days, 1,500 in all.",
        "They worked 8 hours a day for 20 days, 180 hours in all.",
        "With a population of 2 million, spending was €300 million, or €1,500 per person.",
        "The rent is €90 a month, or €900 a year.",
        "The plant makes 40 cars a day, or 400 a week.",
        "The 18-member panel has 11 women and 9 men.",
        "The ship carried 620 people, 480 passengers and 160 crew.",
        "The three sites employ 240, 310 and 185 people, 755 in total.",
        "It sold 3,000 copies at £12 apiece, taking £30,000.",
        "An average donation of $25 from 4,000 donors made a total of $120,000.",
        "Over 5 days the festival drew 12,000 people a day, 70,000 in total.",
        "Attendance averaged 21,500 over 19 home matches, a total of 428,500.",
        "In its 30 matches the team scored 75 goals, 2.8 per match.",
        "Men took 14 medals and women 17, for 33 overall.",
        "The coalition's 34 seats – 21 for the Greens and 15 for the Reds – give it a majority.",
        "He spent 4 years in Rome, 6 in Paris and 3 in Vienna, 15 years in all.",
        "Of the club's 1,400 members, 820 are men and the other 680 are women.",
        "The jury convicted 9 of the 14 defendants and acquitted the other six.",
        "The company employs 640 people in Ghent and 410 in Liège, for a total of 1,150.",
        "The council has 41 seats: the Greens hold 15, the Reds 14 and the Blues 13.",
        "A total of 312 animals were rescued, 180 dogs and 142 cats.",
        "The 2024 harvest came to 3.2 million tonnes: 1.4 million tonnes of maize, 0.9 million of wheat and "
        "0.6 million of barley.",
        "The clinic's 36 beds are shared between surgery (14), medicine (16) and maternity (8).",
        "The programme trained 460 nurses in 2021, 510 in 2022 and 580 in 2023, a total of 1,650.",
        "Each of the 40 households will receive $1,250, for a total of $60,000.",
        "The film took $84m at home and $126m abroad, for a worldwide gross of $230m.",
        "The district has 14 primary and 6 secondary schools, 22 in all.",
        "The choir's 48 members are 29 women and 21 men.",
        "The archive holds 12,000 letters, 4,500 photographs and 800 maps, a total of 18,300 items.",
        "The team averaged 91 points over 20 games, 1,960 in total.",
        "The library bought 2,400 books for €36,000, an average of €18 each.",
        "The study enrolled 1,100 volunteers, 610 in the treatment group and 540 in the control group.",
        "Shareholders get a dividend of 2.40 francs on each of the 130 million shares, 352 million francs in total.",
        "Some 12% of women and 9% of men smoke, 14% overall.",
        "It came ahead of two newcomers with 18.1 million dollars between them: 9.9 and 9.2.",
        "With €9.9 billion from 412,600 vehicles, each car brought in €29,300 on average.",
        "With £4.5m from 9,000 donors, each of them gave £750 on average.",
        "The shop sold 46,200 shirts for a total of £2.31m, or £60 apiece.",
        "The council bought 40 buses for €18 million, or €400,000 each.",
        "Between them the 18 drivers covered 540,000 km, or 35,000 km each.",
        "At the top level it takes 15 Wh per kilometre, and a 600 Wh battery will last you 60 km.",
        "The field yields 8 tonnes per hectare, so its 25 hectares give 250 tonnes.",
        "Weekly playing time was 7.5 hours, so a grown-up spends about 630 hours a year with a controller.",
        "The list price is $8,400, and Acme sold 15,000 of them last year, a haul of about $216 million "
        "before discounts.",
        "Tickets cost £40 and 12,000 were sold, which brought in £840,000.",
        "The bank put it at 1,150 francs for each infusion. With 26 infusions a year, treatment would come to "
        "39,900 francs.",
        "A dose costs €12.50. For 200,000 doses the ministry pays €3.5 million.",
        "The force has 2,146 officers: 1,412 in response teams, 486 detectives and 328 in special units such "
        "as dogs and boats.",
        "The bridge had three spans of 62 metres over the channel and four of 48 metres over the shallows, "
        "together 396 metres.",
        "The club sold 200 seats at £40 and 300 at £25, £17,500 in all.",
        "On our scale the leaders look like this: Denmark 84, South Korea 82, Uruguay 71, Rwanda 63. The four "
        "average 79.",
        "Esk scored 84 points, Lindau 82 and Brenno 71. The three average 76, well ahead of the field.",
        "We looked at 120 laboratories in two regions. Some 74 can read a code on site; the other 58 labs "
        "post their samples.",
        "The council has 60 members. Forty came to the meeting and the other 25 stayed away.",
        "It cost £9.66m, which works out at £203,000 for each of the 42 beds; the £9.66m includes fitting out.",
        "The farm's 640 hectares are 410 hectares of pasture and 190 hectares of crops, with the remaining 60 "
        "hectares woodland.",
    ],
)
def test_what_does_not_come_out(text):
    (found,) = findings(text)
    assert found.severity is not None
    assert found.severity.value == "error"


@pytest.mark.parametrize(
    "text",
    [
        # what comes out, exactly or by rounding
        "The club scored 56 goals: 31 at home and 25 away.",
        "The fair drew 1.2 million visitors: 0.6 million on Saturday and 0.5 million on Sunday.",
        "The state gave €7 million and the city €4 million, €12 million in all.",
        "She scored 100 goals in 30 matches, an average of 3.3 a game.",
        "The shop sold an average of 41 bikes a day over 30 days, 1,250 in all.",
        "More than 1,200 people took part: 640 women and 580 men.",
        "Wind supplied 45% and solar 20%, together 65%.",
        "It rained 40 mm in June, 62 mm in July and 54 mm in August, an average of 52 mm.",
        "Turnout was 61% in the north and 44% in the south, an average of 54%.",
        "The north grew 3%, the south 5%, up from an average of 1% in the years before.",
        "Prices rose 3% in May and 4% in June, 9% in all since January 2023.",
        # lists that are not complete
        "The region has 120 schools, including 40 in the north and 50 in the south.",
        "The fair drew 1,240 visitors, among them 640 women and 480 children.",
        "The region has 120 schools: at least 50 with a gym and 60 with a library.",
        "The club scored 58 goals: 12 by Adams and 9 by Brown.",
        "He scored 12 goals in March and 9 in April, 60 in all.",
        "The festival drew 3,000 visitors: 40 bands and 12 stages kept them busy.",
        "The region has 120 schools: 90 have a gym and 60 a library.",
        # running totals, other wholes
        "Two ships sank in May and three in June, bringing the total to 80.",
        "Two ships sank in May and three in June, a total of 7 since 2020.",
        "The state gave €7 million and the city €4 million to a total of 30 clubs.",
        "The school has 120 pupils in 4 classes and 150 in 5, 270 in all.",
        "The club sold 300 shirts in 2022 and 450 in 2023, up from a total of 600.",
        "Acme has 300 staff in Lindau and 200 in Esk. Together the two towns have 9,000 people.",
        "Together with Esk, the town has 250 buses. Lindau has 120 and Brenno 90.",
        # what remains
        "Of the 54 schools, 38 passed. The other two problems were damp and noise.",
        "The survey found that 52% back the plan and the remaining 48% do not.",
        "The remaining 18 schools will be visited in May.",
        # products
        "Twelve wards with 25 beds each and 20 more beds make 320 beds in all.",
        "A ticket costs €9 a month or €90 a year.",
        "The plant makes 40 cars a day, or 200 a week.",
        "Workers earn €2,000 a month, or €28,000 a year.",
        "The bus costs €400,000, and 300 riders pay €2 each, a total of €600.",
        "Rain averaged 3 mm a day over 30 days, compared with 120 mm a year earlier.",
        "The dam holds 300 million litres, or 1,500 litres per person for 200,000 people.",
        "The town of 2,000 people spent €4 million, €500 per household.",
        "The prize is €12 million, 300 winners got €400 each and the rest goes to charity.",
        "The museum drew 84,000 visitors, 52,000 of them from abroad, 12% more than a year earlier.",
        "Wheat makes up 40% of the crop by area and 55% by value.",
        "Sales rose 12% in the first quarter, 9% in the second and 14% in the third.",
        "Some 48% of girls and 61% of boys said they cycle to school.",
        "Turnout was 71% in Lindau, 64% in Esk and 58% in Brenno.",
        "The hotel has 120 rooms on 8 floors and employs 45 people, 30 of them full time.",
        "The shop sells 40 loaves a day at €3.50 each, and closes on Mondays.",
        "Rent is €12 a square metre, or €840 for a flat of 70 square metres.",
        "In a poll of 1,012 adults, 46% approve of the mayor, 44% disapprove and 10% have no opinion.",
        "Exports to Asia, 45% of the total, fell 6%; those to Europe, 38%, rose 2%.",
        "The 27 members cast 345 votes, 255 of which are needed for a majority, or 74%.",
        "The council approved 18 of the 24 plans, three quarters, and sent 4 back.",
        "Men hold 41 of the 60 seats and women 19.",
        "A dozen eggs costs €3.60, or 30 cents each.",
        "The lake lost 40% of its 12 cubic kilometres of water, or nearly 5 cubic kilometres, since 1990.",
        "Acme sold 12,400 cars in May and 13,100 in June; in all it has sold 61,000 this year.",
        "The mine employs 900 people, 300 fewer than in 2019 and 1,200 fewer than in 2010.",
        "A litre weighs 0.84 kg, so the tank of 60 litres holds 50 kg.",
        "Costs break down as 45% wages, 30% energy and 25% materials.",
        "Of 45 applicants, 12 were interviewed, 6 of them twice, and 3 hired.",
        "Shareholders get a dividend of 2.40 francs on each of the 130 million shares, 312 million francs in total.",
        "For each of the 40 schools the county pays €2,000, €80,000 in all.",
        "The three largest employers, the hospital, the port and Nordex Motors, have 4,300, 2,900 and 2,150 workers.",
        "It is third among the 14 largest cities, behind Lindau (9.1) and Port Ansel (8.3).",
        "It is third among the 14 largest cities, behind Lindau (9) and Port Ansel (8).",
        "About 70% of households own their home in the villages, 38% in the city and 54% overall.",
        "Some 90% in the villages and 12% in the city have a car, 88% overall.",
        "Some 12% of women and 9% of men smoke, 10% overall.",
        "It came ahead of two newcomers with 18.1 million dollars between them: 9.9 and 8.2.",
        "Wind gave 38%, the sun 12% and water 9%; renewables together reached 64%, with biogas making up the rest.",
        "The country has 90 million masks for 30 million people, or three each.",
        "With 40 staff and 12 vans, each van brings in €9,000 a month.",
        "A flight of 5,500 km took 7 hours at 900 km/h.",
        "They lost 3 hours a day, so they worked 40 hours a week instead.",
        "Tickets cost £40 for adults and £25 for children, and 12,000 were sold, which brought in £400,000.",
        "A ticket costs £40. The 12,000 fans spent £1.2 million in the city's pubs.",
        "A ticket costs from £40. For 12,000 tickets the club took £680,000.",
        "The list price is $8,400. Acme sold 15,000 of them, a haul of about $100 million after discounts.",
        "The fee rose to £12 and 300 people paid it, making £4,100 with gifts.",
        "The average house costs £300,000 and 1,200 were sold last year, which brought £9 million in tax.",
        "Renting a flat costs €900 a month. The 40 flats bring in €24,000 a week.",
        "I sow 180 hectares, I owe the bank €310,000 and I shall lose between €250 and €300 per hectare.",
        "In the one group 9 of 11,300 people fell ill, in the other 112 of 11,280.",
        "Of the 2.4 million euros taken, 1.7 million was found; the insurance paid 550,000 of the remaining 700,000.",
        "The council has 60 members. Forty came to the meeting and the other 20 stayed away.",
        "The council has 60 members. Two spoke for an hour, and the other 10 speakers for a minute each.",
        "We looked at 120 laboratories. Some 74 are in the north; the other 58 towns have none.",
        "The bridge had three spans of 62 metres and four of 48 metres, together 378 metres.",
        "The club sold 200 seats at £40 and 300 at £25, £15,500 in all.",
        "Esk scored 84 points, Lindau 82 and Brenno 71. The three average 79.",
        "Esk scored 84 points, Lindau 82 and Brenno 71. The four average 76, well ahead of the field.",
        "The force has 2,146 officers, such as 1,412 in response teams, 486 detectives and 328 in special units.",
        "It cost £9.66m, which works out at £230,000 for each of the 42 beds.",
        "Each lorry carries 20 tonnes. The 12 lorries brought 220 tonnes.",
        "Northport sold 120 cars, Southport 90 and Esk 30. Together Northport and Southport sold 210.",
        "The average yield is 8 tonnes per hectare. His 25 hectares gave 150 tonnes.",
        "The shirt costs £60 and the club sold 46,200 of them, making a profit of £1.6m.",
        "The farm's 640 hectares are 410 hectares of pasture and 190 hectares of crops, with the remaining 40 "
        "hectares woodland.",
    ],
)
def test_silence(text):
    assert findings(text) == []


def table(head: str, *rows: str) -> str:
    """A Markdown table from lines of cells."""
    rule = "|".join("---" for _ in head.split("|"))
    return "\n".join(f"| {line} |" for line in (head, rule, *rows))


WRONG = [
    table("Region | Votes", "North | 1,240", "South | 1,310", "West | 450", "Total | 3,200"),
    table("Region | 2022 | 2023", "North | 40 | 42", "South | 35 | 31", "West | 20 | 22", "Total | 95 | 105"),
    table("Source | Amount (€m)", "State | 12.4", "City | 3.1", "Gifts | 1.2", "All sources | 18.7"),
    table("Year | Men | Women | Total", "2021 | 40 | 35 | 75", "2022 | 42 | 36 | 78", "2023 | 44 | 31 | 85"),
    table("Party | Share", "Greens | 41%", "Reds | 38%", "Blues | 27%", "Total | 100%"),
    # a column that no row adds up beside one that is added up
    table("Group | Sales (€m) | Change", "Bread | 486 | +4.9%", "Milk | 312 | +4.0%", "All groups | 818 | +4.5%"),
    # columns that make one another
    table(
        "Term | Month | Months | In all",
        "A | £1,348 | 300 | £404,400",
        "B | £1,230 | 360 | £442,800",
        "C | £1,151 | 420 | £438,420",
    ),
    table(
        "Team | Played | Won | Drawn | Lost",
        "Ajax | 34 | 25 | 5 | 4",
        "Bolt | 34 | 22 | 7 | 5",
        "Esk | 34 | 20 | 8 | 6",
        "Dun | 34 | 28 | 9 | 7",
    ),
    table(
        "Quarter | Exports | Imports | Balance",
        "First | 7.61 | 8.37 | −0.76",
        "Second | 8.02 | 8.59 | −0.57",
        "Third | 7.88 | 8.41 | −0.93",
    ),
    "The budget of €12 million is split as follows:\n\n- roads: €5.5 million\n- schools: €4.5 million\n"
    "- parks: €3.2 million",
    "Income:\n\n- Rents: €400,000\n- Fees: €250,000\n- Total: €700,000",
    "Spending came to £26.2m, down by a third. The report splits it as follows:\n\n- nurses: £11.6m\n- doctors: £8.9m\n"
    "- therapists: £2.3m\n- all other staff: £1.4m",
    "Budget for these costs:\n\n1. Survey: £650\n2. Searches: £380\n3. Van: £520\n\n**Total: £1,950**, before you have "
    "bought a rail.",
    "We paid:\n\n- £650 for the survey\n- £380 for searches\n\nIn all, that was £1,330.",
    table("Fire | Began | Hectares burned", "Esk | 11 August | 14,200", "Lin | 15 August | 5,600")
    + "\n\nTogether the two have blackened 22,800 hectares.",
    table("Town | Schools", "Esk | 140", "Lin | 56", "Bren | 31") + "\n\nIn all there are 257 schools.",
]
RIGHT = [
    table("Region | Votes", "North | 1,240", "South | 1,310", "West | 450", "Total | 3,000"),
    # rounded parts
    table("Region | People (thousands)", "North | 412", "South | 388", "West | 101", "Total | 902"),
    table("Source | Share", "Wind | 33.3%", "Gas | 33.3%", "Hydro | 33.3%", "Total | 100%"),
    # means, rates and other things that no row adds up
    table("Region | Schools | Pupils per school", "North | 40 | 210", "South | 35 | 190", "Total | 75 | 201"),
    table("Region | Turnout", "North | 61%", "South | 44%", "Total | 52%"),
    table("Region | Mean rent", "North | 610", "South | 440", "All | 520"),
    table("Fire | Hectares burned", "Esk | 14,200", "Lin | 5,600")
    + "\n\nTogether the two have blackened 19,800 hectares.",
    table("Fire | Hectares burned", "Esk | 14,200", "Lin | 5,600") + "\n\nTogether the two have cost 23,800 jobs.",
    table("Fire | Hectares burned", "Esk | 14,200", "Lin | 5,600") + "\n\nThe satellite sees 23,800 hectares.",
    table("Fire | Hectares burned", "Esk | 14,200", "Lin | 5,600", "Bren | 2,150")
    + "\n\nTogether the two largest have burned 19,800 hectares.",
    "Our tools:\n\n- Hammer: £30\n- Saw: £45\n- Drill: £90\n\nTogether the saw and the drill cost £135.",
    "Staff cost £4m a year. They are paid like this:\n\n- nurses: £11,600\n- doctors: £58,900",
    "Spending came to £26.2m. Everybody is angry about that fact:\n\n- nurses spend £11.6m\n- doctors spend £8.9m",
    "Budget for these costs:\n\n1. Survey: £650\n2. Searches: £380\n\nA full survey would set you back £900.",
    # not all rows
    table("The five largest regions | Votes", "North | 1,240", "South | 1,310", "Total | 3,000"),
    "The top two regions:\n\n" + table("Region | Votes", "North | 1,240", "South | 1,310", "Total | 2,700"),
    table("Region | Votes | Seats", "North | 1,240 | 12", "South | 1,310 | 14", "Total | 2,700 | 28"),
    table("Region | Votes", "North | 1,240", "of which towns | 800", "South | 1,310", "Total | 2,550"),
    table("Region | Votes", "North | 1,240", "South | –", "West | 450", "Total | 3,000"),
    table("Item | Amount", "Sales | 500", "Costs | 300", "Subtotal | 200", "Total | 210"),
    # columns of other things
    table(
        "Term | Month | Months | In all",
        "A | £1,348 | 300 | £404,400",
        "B | £1,230 | 360 | £442,800",
        "C | £1,151 | 420 | £483,420",
    ),
    table(
        "Term | Month | Months | In all",
        "A | £1,348 | 300 | £404,400",
        "B | £1,230 | 360 | £425,000",
        "C | £1,151 | 420 | £438,420",
    ),
    table(
        "Town | Men (1,000) | Women (1,000) | People (1,000)",
        "Esk | 41 | 40 | 82",
        "Lin | 38 | 38 | 76",
        "Bren | 55 | 52 | 107",
    ),
    table("Team | Won | Lost | Points", "Ajax | 3 | 4 | 7", "Bolt | 2 | 5 | 7", "Esk | 5 | 1 | 15", "Dun | 4 | 2 | 12"),
    table("Year | Goals | Points | Total", "2021 | 40 | 35 | 90", "2022 | 42 | 36 | 101"),
    "The city has 120 schools. It plans:\n\n- repairs at 40 schools\n- lifts in 60 schools",
    "The budget of €12 million includes:\n\n- roads: €5.5 million\n- schools: €4.5 million",
]


@pytest.mark.parametrize("text", WRONG)
def test_a_table_or_list_that_does_not_add_up(text):
    assert len(findings(text)) == 1


@pytest.mark.parametrize("text", RIGHT)
def test_silence_in_tables_and_lists(text):
    assert findings(text) == []


ELSEWHERE = """# Schools cost the city {said}

{table}

The city spends {other} on roads.
"""


def test_a_place_that_states_what_the_parts_add_up_to():
    costs = table("Item | Cost (£m)", "Staff | 96.4", "Books | 71.8", "Heating | 22.7", "Total | 193.9")
    article = ELSEWHERE.format(said="£190.9m", table=costs, other="£19m")
    (found,) = (one for one in CHECK.run(material(article)) if isinstance(one, Draft))
    assert found.message.endswith('do not add up to "193.9"; "£190.9m" elsewhere fits')
    assert "£190.9m" in [article[at.start : at.end] for at in found.other]
    assert found.terms[-1].role == "elsewhere"


@pytest.mark.parametrize(
    "said",
    [
        "£190m",  # two digits
        "€190.9m",  # another currency
        "190.9m hours",
        "£193.1m",
    ],
)
def test_a_place_that_says_nothing_of_what_the_parts_add_up_to(said):
    costs = table("Item | Cost (£m)", "Staff | 96.4", "Books | 71.8", "Heating | 22.7", "Total | 193.9")
    (found,) = (
        one
        for one in CHECK.run(material(ELSEWHERE.format(said=said, table=costs, other="£19m")))
        if isinstance(one, Draft)
    )
    assert "elsewhere" not in found.message


def test_small_counts_say_nothing_of_a_result():
    (found,) = findings("The club scored 58 goals: 31 at home and 25 away. It has 56 members.")
    assert "elsewhere" not in found.message
