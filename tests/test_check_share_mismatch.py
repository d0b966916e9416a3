"""Percentages that their part and whole do not make, in many wordings, and what looks like one and is none."""

import pytest

from checker.check import Draft, load
from reports.audit import Severity
from tests.test_check_examples import material

(CHECK,) = (check for check in load() if check.name == "share-mismatch")


def findings(text: str) -> list[Draft]:
    """What the check finds in an article with this body."""
    return [found for found in CHECK.run(material(f"# Northport\n\n{text}\n")) if isinstance(found, Draft)]


@pytest.mark.parametrize(
    "text",
    [
        "Inspectors passed 38 of the 54 schools, or 80%.",
        "Of the 54 schools inspected, 38 (80%) passed.",
        "Of the 54 schools, 80% (38) passed the test.",
        "Some 38 (80%) of the 54 schools have a library.",
        "The council granted 63 of 90 applications, a rate of 80%.",
        "The court dismissed 63 of the 90 appeals last year, a success rate of 80%.",
        "Turnout was 62%: 31,200 of the 40,500 registered voters cast a ballot.",
        "A third of the 96 members, 45, voted against.",
        "The hospital says 412 of its 1,030 staff (35%) are nurses.",
        "The hospital says that 35% of its 1,030 staff (412) are nurses.",
        "About 35% of the town's 1,030 workers, or 512 people, commute by bus.",
        "The dam supplies 12 million of the city's 40 million litres a day, or 45%.",
        "The vaccine worked in 80% of patients (38 of 54).",
        "The vaccine worked in 38 of the 54 patients who were given it (80%).",
        "The line is electrified for 120 km of its 480 km, 40%.",
        "The fund spent €12 million of its €40 million budget, or 45%, on roads.",
        "Exports reached €300 million, 45% of the total of €500 million.",
        "The party won 18 of 24 seats, which is 85%.",
        "Half of the 640 farms, 250, grow wheat.",
        "Three quarters of the 240 bridges, or 150, are safe.",
        "The town inspected 54 schools. Of these, 38 (80%) passed.",
        "The town inspected 54 schools. Inspectors found that 38 of them, or 80%, were damp.",
        "Of the 54 schools, 38 passed. That is 80%.",
        "Only 38 of the 54 schools passed. This is just 80%.",
        "The survey covered 1,250 farms. About 40% of the farms, or 750, grow wheat.",
        "The trial enrolled 412 women, 35% of the 1,030 volunteers.",
        "Out of 1,200 respondents, 780, or 55 percent, named rents as their main worry.",
        "Among the 54 firms, 38 (80%) plan to hire.",
        "Of 2,400 phones sold, 600, or one in three, came back.",
        "She converted 18 of 24 penalties, 85%.",
        "The team won 12 of its 16 home games (70%).",
        "One in five of the 240 bridges, 60, is closed.",
        "Police solved 1,240 of 3,100 burglaries in the county, or 45%.",
        "Just 14 of the 32 listed players completed the course under par, a mere 28 percent.",
        "The ministry received 8,420 applications and approved 5,052 of them (72%).",
        "Of the 2.4 million tonnes landed, 1.5 million tonnes – 71 percent – were herring.",
        "Four in ten of the 1,500 households surveyed, 900 in all, said that they heat with gas.",
        "Women hold 31 of the parliament's 120 seats (36%).",
        "The library lent 48,000 e-books last year, a quarter of its 120,000 loans.",
        "Some 270 of the 450 hectares burned were pine, 75 percent of the total.",
        "The charity spent $6.3m on programmes, 80% of its $9m income.",
        "One third of the fleet, or 24 of 60 buses, is electric.",
        "About 60 percent of the pupils — 312 of 624 — walk to school.",
        "The vaccine reached 1.8 million of the country's 2.4 million children, or 85 percent.",
        "In all, 96 of the trial's 160 participants recovered, a recovery rate of 70 percent.",
        "Only 2 of the 11 goals came from open play, or 28 per cent.",
        "Hydropower produced 66 TWh of the country's 150 TWh of electricity last year, 54 per cent.",
        "A fifth of the budget of €60 million, €15 million, goes to wages.",
        "The ruling affects 3,600 of roughly 9,000 tenants, i.e. 55%.",
        "Turnout reached 58 percent, with 7,250 of 14,500 registered members voting.",
        "In a survey of 800 farmers, 520 (75 percent) said that they had lost animals.",
        "The study followed 640 patients; 96 of them (20 percent) relapsed.",
        "Among the 640 patients, relapses occurred in 96 (20%).",
        "Of 90 seats, the Greens won 30, or 40%.",
        "Two thirds of the 180 cases, or 95, were never solved.",
        "Some 84 of the 112 villages have no clinic; that is 65 percent.",
        "Police recorded 1,460 thefts in the district, of which 365 (30%) were solved.",
        "The airline cancelled 126 of its 840 weekly flights, or about one in five.",
        "Six of the panel's nine judges, 75%, voted to uphold the ruling.",
        "The regiment lost 412 of its 824 men, nearly two thirds.",
        "Almost 40% of the reserve's 65 rhinos, 18 animals, were born there.",
        "The subsidy covers €1,800 of the €4,500 price of a heat pump, or 45 percent.",
        "Seventeen of the 25 samples were contaminated, a rate of 78 percent.",
        "Some 1,250 of 2,000 students replied, a response rate of 72.5 percent.",
        "Half of the 1,640 jobs, 720, are in the capital.",
        "Some 54 pupils took part, a third of them (30) girls.",
        "Of these 1,586, 1,142 were answered within the promised 40 working days, or 78 per cent.",
        "With 21 names out of 48 the country is home to 54% of the list.",
        "A pair weighs 640 grams, so 320 grams a shoe, and the rubber is 410 grams of the pair, which works "
        "out at about 46% of the weight.",
        "On a £200,000 flat, a deposit of £30,000 is 10% of the price, and anything above that opens a drawer "
        "of better offers.",
        "The bridge is 640 metres long. Its main span of 410 metres is 46% of the length.",
        "The fair cost €4.2 million to run, and the fireworks were €1.4 million, or 23% of the cost.",
        "Turnover went up by 8.6% to £121.6m. Staff costs came to £88.4m, up from £83.9m. Measured against "
        "turnover that is a ratio of 81%.",
        "Northport's revenue was €812 million. Profit fell. Pay took €398 million, 69% of revenue.",
    ],
)
def test_a_share_that_part_and_whole_do_not_make(text):
    (found,) = findings(text)
    assert found.severity is not None
    assert found.severity.value == "error"
    assert len(found.claims) == 3


@pytest.mark.parametrize(
    "text",
    [
        # what they make, rounded, cut off or hedged
        "Inspectors passed 38 of the 54 schools, or 70%.",
        "Two of the three pumps (66%) failed. One of the six wells, 17%, is dry.",
        "Nearly half of the 640 farms, 300, grow wheat.",
        "About 31,000 of the 50,000 voters, 62%, took part.",
        "The fund spent €12 million of its €40 million budget, or 30%, on roads.",
        "More than 400 of its 1,030 staff, about 40%, are nurses.",
        # a change, a comparison, another year
        "Inspectors passed 38 of the 54 schools, 20% more than in 2022.",
        "Inspectors passed 38 of the 54 schools, up 20% from 2022.",
        "Inspectors passed 38 of the 54 schools, compared with 80% a year earlier.",
        "Inspectors passed 38 of the 54 schools (last year 80%).",
        "The party won 63 of the 99 seats with 48% of the vote.",
        "The party won 63 of the 99 seats, a swing of 12 points.",
        "The party won 63 of the 99 seats on a turnout of 48%.",
        "The party won 63 of the 99 seats, and turnout rose to 48%.",
        # another whole
        "Inspectors visited 38 of the 54 schools, 80% of which are rural.",
        "Inspectors visited 38 of the 54 schools, 80% of them in the north.",
        "Inspectors visited 38 of the 54 schools and 80% of the kindergartens.",
        "The hospital says 412 of its 1,030 staff are nurses, 35% of them men.",
        "Of the 54 schools, 38 passed; 80% of pupils sat the test.",
        "Of the 54 schools, 38 have fewer than 100 pupils (20% of the total have more).",
        "Forty trains of 12 carriages each, 20% of them new, run on the line.",
        "The law needs two thirds of the 96 members, 64, to pass, and 80% of voters back it.",
        "Support stands at 62%: 38 of 54 senators back the bill.",
        # an older count of the same
        "The town has 54 schools. In 2019, 38 of them, 80% at the time, were damp.",
        "A survey covered 54 towns and 1,200 people. Of them, 38 (3%) had moved.",
        "The clinic saw 300 patients. About 40% of the nurses, or 80, work nights.",
        # scores and dates
        "The film scored 3.8 out of 5, and 80% of critics liked it.",
        "On 12 March 2024, 8 of the 24 wards, 33%, had closed.",
        "The council passed 9 of 12 motions. That is 20% more than last year.",
        "Workers get 24 of 30 days, or 80% of the leave that they earn.",
        "The yes side won by 5 of the 9 districts, 52% to 48%.",
        "Of 900 voters asked, 52% said yes, 300 by post.",
        "She scored 12 of her 20 goals, including 40% of her headers, at home.",
        "Of the 1,200 households surveyed, 780 own a car and 640 a bicycle.",
        "The bill passed by 63 votes to 34, with two abstentions, in the 99-seat chamber.",
        "The party won 34% of the vote but 52 of the 101 seats.",
        "The budget of €84 million includes €32 million for schools and €18 million for roads.",
        "The three largest producers, with 24%, 19% and 16% of output, all cut production.",
        "The road is 120 km long, 45 km of which run through the park and 30 km along the lake.",
        "The league has 20 clubs, which play 38 matches each, 380 in all.",
        "The plant makes 1.2 million cans a day, about 400 million a year.",
        "The 48-seat bus carried 52 passengers, four of them standing.",
        "Among the respondents 52% use the bus, 47% the train, and 38% both.",
        "Of the €1.9 billion cost, the state pays 60% and the city, with €760 million, the rest.",
        "More than half of the 54 schools, 30, have no library.",
        "Two of every three of the 96 members, 64, must agree.",
        "The jury heard 84 witnesses over 21 days, an average of four a day.",
        "The 6-storey building has 24 flats, four on each floor.",
        "About 38% of the land is forest, 27% pasture, 20% crops; towns, lakes and roads take the rest, some 15%.",
        "Together with Bolt's 4,000, Acme's 12,000 buses make up most of the 20,000 in the country.",
        "The ferry carries 600 passengers and 120 cars; on Friday it carried 480 passengers, 80%.",
        "The law passed 52-48, with 51% of those polled in favour and 43% against.",
        "Of the 2,300 jobs, 1,400 will go in Germany this year and 900 in France next year.",
        "Own goods came to €23.56 billion, 74.0% of the total; the remaining €8.28 billion were bought abroad.",
        "Women hold 412 posts, 40% of the total: 300 in the wards and 112 in the offices.",
        "The four lines carry 59,400 passengers on an average day, more than half of them (33,000) on the tram.",
        "With 12 of the 20 clubs the league takes 80% of the revenue.",
        "On a £200,000 flat, a deposit of £30,000 is 15% of the price.",
        "On a £200,000 flat, a deposit of £30,000 is 10% of what he earns.",
        "A pair costs £120. The sole is £30, 20% of the price of a boot.",
        "Germany bought goods worth €6.5bn and France for €4.1bn, 12.9% of the total.",
        "Northport's revenue was €812 million in 2024. Profit fell. Its unit in Lima earned €12 million, or "
        "30% of revenue.",
        "Northport's revenue was €812 million in 2024. Profit fell. Research took €320 million, or 60% of "
        "revenue in Asia.",
        "Northport's revenue was €812 million in 2024. In 2019 pay took €398 million, 69% of revenue.",
        "Turnover went up by 8.6% to £121.6m. Staff costs came to £88.4m, up from £83.9m. Measured against "
        "turnover that is a ratio of 73%.",
        "The city orders 120 electric buses for 84 million euros. The state pays 80% of what they cost more than "
        "diesel buses, about 31 million.",
        "The bridge is 640 metres long. Its main span of 410 metres is 46% of the length of Esk.",
        "A total of €23bn was spent on food. Nobody complains. Machines came to €9.9bn, or 31% of the total.",
    ],
)
def test_silence(text):
    assert findings(text) == []


PARTIES = """
| Party | Votes | Share of the vote |
|---|---|---|
| Greens | 1,240 | 41% |
| Reds | 1,310 | 44% |
| Blues | 450 | {share} |
| Total | 3,000 | 100% |
"""


def test_a_share_in_a_table_that_is_not_that_of_its_count():
    (found,) = findings(PARTIES.format(share="19%"))
    assert '"450" of "3,000" is not "19%"' in found.message
    assert found.computation.splitlines()[1].startswith("41 + 44 + 19 = 104 [102.5, 105.5]")
    assert len(found.other) == 5  # the two counts, the other shares and their total
    assert findings(PARTIES.format(share="15%")) == []


def test_a_column_of_percentages_that_are_no_shares_of_the_count():
    rows = ("North | 1,240 | 61%", "South | 1,310 | 44%", "West | 450 | 52%", "Total | 3,000 | 53%")
    assert findings("\n".join(f"| {line} |" for line in ("Region | Votes | Percent for", "---|---|---", *rows))) == []


def test_a_share_of_a_whole_whose_time_is_not_said_is_a_warning():
    (found,) = findings(
        "Northport's revenue was €812 million in 2024. Profit fell. Pay took €398 million, 69% of revenue."
    )
    assert found.severity is Severity.WARNING
    assert found.message.endswith("; the period is not said")


@pytest.mark.parametrize(
    "text",
    [
        "Volunteers planted 2,400 saplings in the spring. By autumn 1,680 were alive, or 60 percent.",
        "Among the 96 candidates, the examiners passed 72. The pass rate was therefore 65 percent.",
        "The festival sold 18,000 tickets, of which 4,500 went to students; their share came to 35 percent.",
        "The lab tested 850 samples. Traces of the drug turned up in 136, or 26 percent.",
        "Out of 60 bridges, engineers closed 21. So 45 percent of the bridges are shut.",
        "The ferry company owns 24 ships. Six of them, or 35 percent, run on gas.",
        "Police stopped 1,200 drivers on Friday. Of those, 96 had been drinking, which is 18 percent.",
        "The union has 14,000 members. In the ballot 9,800 voted for the strike, 60 percent of the membership.",
        "The archive holds 52,000 photographs. So far 13,000 have been scanned (35%).",
        "Of the 45 nests that rangers watched, foxes robbed 18. That makes 50 percent of the nests.",
        "At the school 64 of the 160 pupils come by bus. This share of 50 percent is the highest in the district.",
        "Doctors saw 240 patients; in 84 of the cases, or 25 percent, the disease was new.",
    ],
)
def test_counts_that_a_passage_tells(text):
    assert findings(text)


@pytest.mark.parametrize(
    "text",
    [
        "Volunteers planted 2,400 saplings in the spring. By autumn 1,680 were alive, or 70 percent.",
        "The school has 640 pupils. Its teachers number 48. Twelve, or 25 percent, are new.",
        "The school has 640 pupils. Of its teachers, 12 (30%) are new.",
        "The ferry company owns 24 ships. In winter 10 sail, with 60 percent of the crew.",
        "Police stopped 1,200 drivers on Friday. Some 300 lorries were checked, and 96, or 32 percent, were "
        "overloaded.",
        "The town has 9,000 homes. A storm damaged 450 and cost insurers 12 million, or 30 percent of the year's bill.",
        "The union has 14,000 members. In the ballot 9,800 took part and 5,880, or 60 percent, voted for the strike.",
        "The museum has 40,000 objects. About 1,200 are on show, 40 percent more than ten years ago.",
        "The lab tested 850 samples last year. This year it was 400, or 47 percent of that.",
        "The fund has 60 members. Costs rose to 45, a plus of 50 percent.",
        "The club played 38 matches. It won 20, and 15 of them, or 75 percent, at home.",
        "Of the 45 nests that rangers watched, foxes robbed 18. Half of the nests are in reeds.",
        "Out of 60 bridges, engineers closed 21. So 45 percent of the town's traffic must take a detour.",
        "The line has 30 stations. Twelve are in the hills, 15 percent have a lift.",
        "There were 120 speakers. Women were 48, or 40 percent; among the 30 keynotes they were 6, or 20 percent.",
        "The firm runs 80 shops. It opened 16 last year, or 25 percent more.",
        "The city has 200 buses. By 2030, 150 will be electric, or 60 percent of the fleet then planned.",
        "The province has 800 doctors. In the capital there are 300, or 30 percent of those it needs.",
        "Of the 90 patients, 30 were given the drug. The response rate was 60 percent.",
        "Of the 400 guests, 120 came by train. The rate of no-shows was 20 percent.",
        "The airline sold 500 seats, of which 300 were filled. Its share of the market is 40 percent.",
        "The parliament has 120 seats. The Greens won 30, with 20 percent of the vote.",
        "The parliament has 120 seats. The Greens took 30, or 18 percent of the vote.",
        "Of 800 farms asked, 200 grow maize. “40 percent is what we had hoped for,” said the seed maker.",
        "The court heard 300 cases and dismissed 90, or 30 percent, in 2023; in 2022 it was 80, or 35 percent.",
        "The court heard 300 cases in 2023. In 2022 it dismissed 90, or 40 percent.",
        "The company makes 5,000 bicycles a month. In May it made 3,000 with a motor, or 75 percent of its exports.",
        "Some 600 people came to the meeting, and 240 spoke or wrote, 60 percent of them against.",
        "The prison holds 700 men. There are 140 guards, or 20 percent fewer than the law asks for.",
        "The region has 1,200 wells. Last summer 400 fell dry, or 50 percent of those in the south.",
        "Kelso took 62 of the 124 votes in the first round and 70 in the second, or 56 percent.",
    ],
)
def test_counts_of_something_else(text):
    assert findings(text) == []


def test_a_column_of_shares_is_of_the_counts_that_it_fits():
    table = "| Works | Output | Share | Staff |\n|---|---|---|---|\n"
    rows = (
        "| Esk | 92 | 58% | 436 |\n| Brack | 44 | 28% | 198 |\n| Corvo | 23 | 14% | 108 |\n| All | 159 | 100% | 742 |\n"
    )
    assert findings(table + rows) == []
    (found,) = findings(table + rows.replace("28%", "38%"))
    assert "198" not in found.message
