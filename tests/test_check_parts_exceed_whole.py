"""Parts that are more than their whole, and parts that may overlap or belong to several wholes."""

import pytest

from checker.check import Draft, load
from tests.test_check_examples import material

(CHECK,) = (check for check in load() if check.name == "parts-exceed-whole")


def findings(text: str) -> list[Draft]:
    """What the check finds in an article with this body."""
    return [found for found in CHECK.run(material(f"# Northport\n\n{text}\n")) if isinstance(found, Draft)]


@pytest.mark.parametrize(
    "text",
    [
        # answers, outcomes, groups
        "In the poll 52% said yes, 41% no and 12% were undecided.",
        "In the town 48% back the plan, 39% oppose it and 18% are unsure.",
        "Of those asked, 58% are in favour, 37% are against and 11% unsure.",
        "Of those asked, 61% were satisfied with the service, 45% dissatisfied.",
        "The readers are 58% women and 47% men.",
        "Of the readers, 58% were women and 47% were men.",
        "Of the 120 patients, 70 received the drug and 65 the placebo.",
        "Of the 240 pupils, 150 passed and 110 failed.",
        # sources and holders
        "Wind accounted for 45% of the electricity, gas for 40% and hydro for 25%.",
        "About 45% of the power came from wind, 40% from gas and 25% from hydro.",
        "Acme won 48% of the market, Bolt 37% and Cargo 24%.",
        "The budget gives 45% of spending to schools, 40% to roads and 25% to parks.",
        "The council spent €12.4 million. Of that, €7.5 million went to schools, €4.1 million to roads and "
        "€2.2 million to parks.",
        "The bridge cost €12.0 million, of which €7.5 million came from the state and €6.2 million from the city.",
        # three or more of one whole, listed in one manner
        "The firm runs 27 sites, of which 14 are in the east, eight in the west and six abroad.",
        "The brigade was called out 212 times. In 120 cases it was a false alarm, in 74 a fire and in 31 an accident.",
        "The museum owns 310 instruments, of which 150 are in Bonn, 90 in Kassel and 95 on loan.",
        "The town saw 1,140 homes completed, of which 690 were for sale and 540 to let.",
        # one part alone
        "Of 300 staff, 340 are women.",
        "The club has 80 members, 95 of whom live abroad.",
        "The depot keeps 80 buses, of which 95 are electric.",
        "Police checked 412 of the 380 lorries.",
        "The town has 54 schools. Of these, 63 have a library.",
        "The town has 54 schools. Inspectors found 63 of them damp.",
        "The mill paid €14 million of its €12 million loan back.",
        "The electorate split 47% for Marlow, 38% for Hale and 19% for Okoro.",
        "Of the budget, 45 percent goes to wages, 35 percent to materials and 25 percent to rent.",
        "Of the 45 cases, 28 were in the north and 21 in the south.",
        "The estate was divided among three heirs: 40%, 35% and 30%.",
        "Voters backed the measure by 58% to 47%.",
        "The endowment is invested 55% in shares, 35% in bonds and 15% in cash.",
        "Her 27 victories include 15 on clay, 9 on grass and 6 on hard courts.",
        "A family of four pays 38 euros a month, of which 41 for waste water.",
        "The class has 12 pupils who live in Esk, 14 of them girls.",
        "Of his 240 drawings, 165 are kept in the county archive and 95 belong to the descendants of his foreman.",
        "The budget removes 212 posts. Of these, 148 are vacant and 83 are filled at present.",
        "On school nights 21% had put out the light before ten o'clock, 38% did so between ten and eleven, "
        "29% between eleven and midnight, and 17% after midnight.",
        "Of those asked, 31% were under 30, 45% between 30 and 60 and 34% over 60.",
        "It is a firm with 2,140 employees. Most of them make things: 1,520 work in its factories, while "
        "another 860 are in the shops.",
        "The assembly has 75 seats. On these figures the Civic Union would have 27, National Renewal 23, the "
        "Farmers' List 11, the Greens 10 and the Left Bloc 8.",
        "Of the 300 staff, 180 work in Esk and 150 in Lindau.",
        "Of the 900 cars, 500 were insured and 450 uninsured.",
    ],
)
def test_parts_that_are_more_than_their_whole(text):
    (found,) = findings(text)
    assert found.severity is not None
    assert found.severity.value == "error"


@pytest.mark.parametrize(
    "text",
    [
        # within rounding, or less than all
        "In the poll 52% said yes, 41% no and 8% were undecided.",
        "Wind accounted for 33.4% of the electricity, gas for 33.4% and hydro for 33.3%.",
        "Acme won 48% of the market, Bolt 37% and Cargo 10%.",
        "Of 54 schools, 54 have a library.",
        # several answers, overlapping groups
        "Asked how they travel, 52% named the bus, 41% the tram and 30% the bicycle.",
        "Some 62% speak French, 55% German and 20% Italian.",
        "Of the 300 staff, 180 are women and 160 work part-time.",
        "Of the 300 flats, 200 have a balcony and 180 a lift.",
        "Of 300 staff, 180 are women, 100 work part-time and 40 live abroad.",
        "She played 28 games: 12 goals, nine assists and ten yellow cards.",
        "The town has 100 teachers. In 2022 there were 45, in 2021 40 and in 2020 18.",
        "The office had 60 complaints. In 31 cases it was noise, in 20 dirt and in 10 smell; several reasons were "
        "possible.",
        "Asked for their worries, 58% named rents, 49% jobs and 12% crime.",
        "Those asked could choose several answers: 58% were for trams, 49% against cars and 12% undecided.",
        # several wholes
        "Some 52% of men and 61% of women said yes.",
        "Turnout was 52% among men and 61% among women.",
        "In the north 58% voted yes, in the south 47% voted no and 12% of all were undecided in 2019 and in 2024.",
        "Acme won 45% of the vote in the north, 40% in the south and 35% in the west.",
        "China makes up 30% of sales, 45% of profit and 60% of staff.",
        "Support rose from 52% to 61% and opposition fell to 39%.",
        "In May 52% said yes, in June 61% and 12% were undecided.",
        "Renewables generated 52% of electricity, with wind at 30% and solar at 20%.",
        "Acme won 60% of the market, half of that, 30%, in the north, and Bolt 25%.",
        "Some 58% of Democrats said yes and 61% of Republicans said no.",
        # no parts at all
        "The 80 teams have 1,200 players, 95 of whom live abroad.",
        "Some 1,200 players from 80 teams came, 95 of whom live abroad.",
        "Of the 54 schools, most had more than 340 pupils.",
        "Of the 54 schools, 38 have more than 300 pupils and 16 fewer than 100.",
        "Of the 96 members, about 40 voted, 120 days after the poll.",
        "Forty of the 12-tonne lorries were sold.",
        "He paid 45 of the 30,000 pounds in coins.",
        "Profits rose 52%, sales 41% and costs 12%.",
        "Won 8, drew 3, lost 5: 52% against 41% a year ago, with 12% of games unfinished.",
        "The yes side leads by 52% to 41%, with 12% undecided in an earlier poll.",
        "Of the 640 patients, 410 had hypertension, 320 had diabetes and 205 had both.",
        "The company has 14,200 employees, 9,100 of them in Europe and 3,400 in Asia.",
        "In the north, 62% voted yes; in the south, 55%.",
        "Renewables supplied 52% of electricity, 31% of it from wind.",
        "The vaccine was 92% effective in adults, 88% in teenagers and 79% in children.",
        "A family ticket for two adults and three children costs €45, or €12 each for adults and €7 for children.",
        "Four teams of 11 players each, plus 3 referees, took the field.",
        "He earns €3,100 a month, or about €40,000 a year with the Christmas bonus.",
        "The programme reached 3,400 of 5,200 eligible schools, up from 41% two years ago.",
        "The fund returned 8% last year, 12% the year before and 3% in 2021.",
        "The orchestra gave 62 concerts, 41 at home and 21 on tour.",
        "Fewer than one in five of the 240 bridges, 41, need repair.",
        "Of the 31 medals, 12 were gold, 11 silver and 8 bronze.",
        "She ran 10 km in 41 minutes, just over 4 minutes per km.",
        "It rained on 18 of the 30 days of June 2023, twice as many as usual.",
        "The first prize is €10,000, the second €5,000 and the third €2,500, for a total purse of €20,000 "
        "with the smaller prizes.",
        "Of every 100 births, 12 are premature; of those, 3 die.",
        "At 62% for women and 71% for men, employment in the region is above the average.",
        "Only 12 of the 193 states, which account for 60% of emissions, have signed.",
        "Some 70% of the 3,000 tonnes is recycled, 1,800 tonnes of it locally.",
        "A family of four pays 38 euros a month, of which 21 for waste water and 17 for fresh.",
        "The museum counted 612,000 visitors in 2023, of whom 230,000 came to the show; in its record year, 2017, "
        "there had been 655,000.",
        "Wind gave 38%, the sun 12% and water 9%; renewables together reached 61%, with biogas making up the rest.",
        "Most of the adults have work in the two factories, which employ 118 of them.",
        "The ratio was 29.5%, half a point better than in 2022. Premiums rose 11%, seven of these from higher prices.",
        "Of 300 staff, 180 live in the city and 160 work in the north.",
        "Of the 500 pupils, 300 take part in sport and 250 in music.",
        "Of the 300 staff, 180 are in a union and 150 in the pension plan.",
        "Of those asked, 21% were under 30, 45% between 30 and 60 and 34% over 60.",
        "Some 21% had left before ten, 38% before eleven and 60% before twelve.",
        "The assembly has 75 seats. On these figures the Civic Union would have 27, National Renewal 23, the "
        "Greens 16 and the Left Bloc 9.",
        "The town has 75 shops. Northport has 40, Esk 30 and Lindau 20.",
        "The assembly has 75 seats. In 2019 the Civic Union had 37, National Renewal 33 and the Greens 16 of 86.",
        "Of 300 staff, 180 work in Esk and 160 work part-time.",
        "Of the 500 people, 300 come from the city and 250 have an income below the mean.",
        "Of 50 shops, 30 are open on Sundays and 25 closed on Mondays.",
        "The assembly has 75 seats. In 2019 the Civic Union had 37, National Renewal 33 and the Greens 16.",
        "Of the 40 pupils, 30 speak French and 20 more than one language.",
    ],
)
def test_silence(text):
    assert findings(text) == []


def column(head: str, *shares: str, before: str = "") -> str:
    """A Markdown table with one column of percentages."""
    lines = (f"Row | {head}", "---|---", *shares)
    return f"{before}\n\n" + "\n".join(f"| {line} |" for line in lines)


@pytest.mark.parametrize(
    "text",
    [
        column("Share of electricity", "Wind | 45%", "Gas | 40%", "Hydro | 20%"),
        column("Share", "Wind | 45%", "Gas | 40%", "Hydro | 20%", before="Electricity by source:"),
        column("% of votes", "Greens | 45%", "Reds | 40%", "Blues | 20%"),
        column("Percent", "Yes | 52%", "No | 41%", "Undecided | 12%"),
        "The answers:\n\n- Yes: 52%\n- No: 41%\n- Undecided: 12%",
    ],
)
def test_a_column_or_list_that_divides_more_than_a_whole(text):
    assert len(findings(text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        column("Share of electricity", "Wind | 45%", "Gas | 40%", "Hydro | 15.4%"),
        column("Share of women", "Greens | 45%", "Reds | 40%", "Blues | 20%"),
        column("Turnout", "North | 45%", "South | 40%", "West | 20%"),
        column("Share", "Phone | 45%", "Car | 40%", "Boat | 20%", before="What households own:"),
        column("Share of renewable electricity", "Norway | 45%", "Sweden | 40%", "Finland | 20%"),
        "How people travel:\n\n- Bus: 52%\n- Tram: 41%\n- Bicycle: 12%",
    ],
)
def test_silence_in_tables_and_lists(text):
    assert findings(text) == []
