"""Restated figures that conflicting-values finds, class by class, and what looks like one and is none."""

import pytest

from checker.check import Draft, load
from claims import NotChecked
from reports.audit import Severity
from tests.test_check_examples import material

(CHECK,) = (check for check in load() if check.name == "conflicting-values")

TURNOUT = """
| Region | Turnout |
|---|---|
| North | 61 % |
| South | 44 % |
"""
REVENUE = """
| Company | Revenue 2023 (€m) | Employees |
|---|---|---|
| Alvern | 412 | 3,100 |
| Brodal | 388 | 2,750 |
"""
PEOPLE = """
| | 2011 | 2021 |
|---|---|---|
| Population | 31,400 | 36,900 |
"""
WHEAT = """
| Country | Wheat harvest (million tonnes) | Yield (t/ha) |
|---|---|---|
| Freedonia | 14.2 | 5.1 |
| Sylvania | 9.8 | 4.4 |
"""
UNEMPLOYMENT = """
| Country | Unemployment rate, 2023 |
|---|---|
| Freedonia | 6.1% |
"""


def article(heading: str, *paragraphs: str) -> str:
    return "\n\n".join([f"# {heading}", *paragraphs]) + "\n"


def values(text: str, name: str = "example.md") -> list[set[str]]:
    """The figures at issue, a set a finding."""
    found = [one for one in CHECK.run(material(text, name)) if not isinstance(one, NotChecked)]
    return [{text[place.start : place.end] for place in (*one.primary, *one.other)} for one in found]


@pytest.mark.parametrize(
    ("heading", "body", "figures"),
    [
        # What the heading measures is what its body calls so; whose it is, the body says.
        (
            "Bus ridership falls by 42%",
            "Bus ridership in Northport fell by 47% in 2023, the city said.",
            {"42%", "47%"},
        ),
        ("Arden profit hits £45 million", "Arden made £54 million profit in 2023.", {"£45 million", "£54 million"}),
        # All that a heading says stands in the sentence.
        (
            "One in four pupils in Oldham misses lunch",
            "A survey found that 32% of pupils in Oldham miss lunch.",
            {"One in four", "32%"},
        ),
        (
            "‘We lost £6,750’",
            "“My shop was under water,” Ada Brandt said. “We lost £7,650 and all our stock.”",
            {"£6,750", "£7,650"},
        ),
        (
            "Homes",
            "A third of Ruritania's households heat with gas. "
            "In the survey, 41% of Ruritania's households heat with gas.",
            {"A third", "41%"},
        ),
    ],
)
def test_a_heading_or_sentence_that_says_the_same_with_another_figure(heading, body, figures):
    assert values(article(heading, body)) == [figures]


@pytest.mark.parametrize(
    ("heading", "body"),
    [
        # The figure of one place, part or period is not that of all.
        ("House prices rise 4%", "House prices rose 4% in May.\n\nHouse prices in Marlow rose 6%, the index showed."),
        (
            "Bus ridership falls by 42%",
            "The figures came out on Monday.\n\nBus ridership in Northport fell by 47% in 2023. "
            "Bus ridership in Southport fell by 39% in 2023.",
        ),
        ("Cargo up 14%", "Cargo at Tarn rose 11% in the first half of 2023. Cargo at the Sund harbour rose 17%."),
        (
            "Bus ridership falls by 42%",
            "*3 May 2024*\n\nBus ridership in Northport fell by 47% in 2019, the city said.",
        ),
        ("Arden profit hits £45 million", "Arden made a profit of £12 million in the fourth quarter of 2023."),
        ("Arden profit hits £45 million", "Arden's grocery arm made a profit of £31 million in 2023."),
        ("Unemployment drops to 5.2%", "Youth unemployment in Ruritania fell to 14.1% in March 2024."),
        ("Unemployment drops to 5.2%", "Unemployment in Ruritania was 5.7% in March 2023, a year earlier."),
        ("Unemployment drops to 5.2%", "Unemployment in Ruritania is expected to fall to 4.7% by December."),
        ("Rents rise 8% in Marlow", "Rents in Marlow rose by 1% in May from April, according to the housing board."),
        ("One in four pupils in Oldham misses lunch", "A survey found that 32% of boys in Oldham miss lunch."),
        ("One in four pupils in Oldham misses lunch", "A survey found that 32% of pupils in Oldham miss breakfast."),
        ("‘We lost £6,750’", "“We lost £6,750,” said Ada Brandt. “We lost £2,100,” said her neighbour."),
        (
            "Storm leaves 12,000 homes without power",
            "The storm left 2,000 homes in Kessel and 10,000 homes in Harn without power on Tuesday.",
        ),
        (
            "Ring took £3.2m from families",
            "The ring took £3.2m between March 2021 and August 2022. The ring took £900,000 in its last year.",
        ),
        ("Vans", "Acme sells 40% of its vans in Kent. Acme is old. Acme sells 31% of its vans in Kent online."),
        (
            "Roads",
            "The Oslin council spent $2.3 billion on roads in 2022. "
            "In 2022 the Oslin council spent $1.1 billion on bridges.",
        ),
    ],
)
def test_a_heading_over_figures_of_something_else(heading, body):
    assert values(article(heading, body)) == []


@pytest.mark.parametrize(
    ("table", "sentence", "figures"),
    [
        (TURNOUT, "Turnout in the North was 58 %.", {"58 %", "61 %"}),
        (REVENUE, "Alvern had revenue of €421 million in 2023.", {"€421 million", "412"}),
        (REVENUE, "Alvern has 3,400 employees.", {"3,400 employees", "3,100"}),
        (PEOPLE, "The population was 39,600 in 2021.", {"39,600", "36,900"}),
        (WHEAT, "Freedonia's wheat harvest was 12.4 million tonnes.", {"12.4 million tonnes", "14.2"}),
        (WHEAT, "Sylvania's yield was 4.9 t/ha.", {"4.9 t/ha", "4.4"}),
        (UNEMPLOYMENT, "In 2023 the unemployment rate in Freedonia was 7.1%.", {"7.1%", "6.1%"}),
    ],
)
def test_a_sentence_that_gives_a_cell_another_figure(table, sentence, figures):
    assert values(article("Figures", sentence, table)) == [figures]
    assert values(article("Figures", table, sentence)) == [figures]


@pytest.mark.parametrize(
    ("table", "sentence"),
    [
        (TURNOUT, "Turnout in the North was 61 %."),
        (TURNOUT, "Turnout was 52 %."),
        (TURNOUT, "Turnout was 52 %, higher than in the South."),
        (TURNOUT, "Unlike in the South, turnout in the city was 52 %."),
        (TURNOUT, "Turnout among women in the North was 58 %."),
        (TURNOUT, "Turnout in the North was 58 % in 2019."),
        (TURNOUT, "Turnout in the North was 58 % four years earlier."),
        (TURNOUT, "Turnout in the North is expected to be 65 % next time."),
        (TURNOUT, "Turnout in the North East was 58 %."),
        (TURNOUT, "Turnout in the North rose by 3 %."),
        (TURNOUT, "Postal turnout in the North was 22 %."),
        (REVENUE, "Alvern had revenue of €421 million in 2022."),
        (REVENUE, "Alvern had revenue of €121 million in the fourth quarter of 2023."),
        (REVENUE, "Alvern's online revenue was €121 million in 2023."),
        (REVENUE, "Alvern had a profit of €21 million in 2023."),
        (REVENUE, "Alvern Foods had revenue of €98 million in 2023."),
        (REVENUE, "Alvern had revenue of $446 million in 2023."),
        (REVENUE, "Alvern had revenue of more than €400 million in 2023."),
        (REVENUE, "Alvern's revenue in 2023 was €24 million higher than Brodal's."),
        (REVENUE, "Alvern hired 340 employees in May. Alvern's German unit has 900 employees."),
        (PEOPLE, "The population was 31,400 in 2011. The working population was 22,000 in 2021."),
        (PEOPLE, "The population of Upton was 12,100 in 2021."),
        (WHEAT, "In 2019 Freedonia's wheat harvest was 11.2 million tonnes."),
        (WHEAT, "Freedonia's wheat harvest was 0.4 tonnes per head."),
        (UNEMPLOYMENT, "In 2022 the unemployment rate in Freedonia was 7.1%."),
    ],
)
def test_a_sentence_beside_a_table_that_speaks_of_something_else(table, sentence):
    assert values(article("Figures", sentence, table)) == []
    assert values(article("Figures", table, sentence)) == []


def test_what_stands_over_a_table_tells_its_cells_apart():
    sentence = "Turnout in the North was 58 % in the first round."
    assert values(article("The vote", sentence, "Table 1: Turnout in the second round", TURNOUT)) == []
    assert values(article("The vote", "Turnout in the North was 58 %.", "Turnout in 2019:", TURNOUT)) == []
    assert values(article("The vote", "## 2019", TURNOUT, "## 2024", "Turnout in the North was 58 %.")) == []


def test_a_column_may_hold_what_is_only_expected():
    table = "| Company | Revenue 2024{} (€m) |\n|---|---|\n| Alvern | 412 |\n"
    sentence = "Alvern had revenue of €421 million in 2024."
    assert values(article("Results", sentence, table.format(""))) == [{"€421 million", "412"}]
    assert values(article("Results", sentence, table.format(", forecast"))) == []
    assert values(article("Results", sentence, "What analysts call their forecasts:", table.format(""))) == []


def test_markup_is_no_word_of_a_sentence():
    """Else a page's own tags and entities would set two sentences apart."""
    heading = "<h2>&lsquo;One in four pupils in Oldham <em>misses</em>&nbsp;lunch&rsquo;</h2>"
    body = '<p>A survey found that 32% of <a href="/who/eats">pupils</a> in Oldham miss&nbsp;lunch.</p>'
    page = f"<html><body><article><h1>News</h1>{heading}{body}</article></body></html>"
    assert values(page, "example.html") == [{"One in four", "32%"}]


FILMS = """
| Title | Weekend | Total |
|---|---|---|
| Blue Harbour | $61.4M | $164.2M |
| Ash and Salt | $24.6M | $98.3M |
"""


@pytest.mark.parametrize(
    ("sentence", "figures"),
    [
        # "Opening", "rides to", "weekend": only the swapped digits tell that one sum is meant.
        ("*Ash and Salt* slid by half to $26.4 million in its second weekend.", {"$26.4 million", "$24.6M"}),
        ("*Blue Harbour* had an opening weekend of $64.1 million.", {"$64.1 million", "$61.4M"}),
    ],
)
def test_digits_that_changed_places_between_a_table_and_a_sentence(sentence, figures):
    assert values(article("Films", sentence, FILMS)) == [figures]
    assert values(article("Films", FILMS, sentence)) == [figures]


def test_digits_that_changed_places_under_a_title_are_a_warning_and_name_what_is_unsaid():
    text = article("‘Blue Harbour’ rides to $61.4 million", "*Blue Harbour* had an opening of $64.1 million on Friday.")
    (found,) = CHECK.run(material(text))
    assert isinstance(found, Draft)
    assert found.severity is Severity.WARNING
    assert found.slots["metric"] == "unspecified"


@pytest.mark.parametrize(
    "sentence",
    [
        "*Ash and Salt* earned $26.4 million a year ago, in its first weekend.",
        "*Night Jar* took $26.4 million in its second weekend.",
        "*Blue Harbour* took $64.1 million overseas.",
        "*Blue Harbour* took $64.1 million in China.",
        "*Blue Harbour* was expected to take $64.1 million.",
        "*Blue Harbour* opened with $61.4 million. It cost $64.1 million to make.",
        "*Blue Harbour* opened with $61.5 million.",
        "*Blue Harbour* had an opening weekend of $41.6 million.",
        "*Blue Harbour* had an opening weekend of $6.41 million.",
        "*Blue Harbour* sold 6.14 million tickets in its opening weekend.",
    ],
)
def test_swapped_digits_of_another_film_place_year_or_standing(sentence):
    assert values(article("Films", sentence, FILMS)) == []
    assert values(article("‘Blue Harbour’ rides to $61.4 million", sentence, FILMS)) == []


def test_swapped_digits_that_the_other_side_has_as_they_are_or_that_are_few():
    firms = "| Firm | Revenue | Costs |\n|---|---|---|\n| Acme | $4.31bn | $4.13bn |\n"
    assert values(article("Firms", "Acme took in $4.13 billion.", firms)) == []
    short = "| Title | Weekend |\n|---|---|\n| Ash and Salt | $24M |\n"
    assert values(article("Films", "*Ash and Salt* slid by half to $42 million in its second weekend.", short)) == []
    assert values(article("Acme earns $4.31 billion", "Acme earned $4.13 billion a year earlier.")) == []


def test_a_third_figure_says_which_of_two_values_is_the_odd_one():
    text = article(
        "Trams",
        "Ruritania owns 60 trams, three times the 20 trams of Freedonia. Most of them are old.",
        "The network is growing. Ruritania owns 80 trams.",
    )
    (found,) = (one for one in CHECK.run(material(text)) if isinstance(one, Draft))
    assert [text[place.start : place.end] for place in found.primary] == ["80 trams"]
    assert [text[place.start : place.end] for place in found.other] == ["60 trams", "three times", "20 trams"]
    assert found.message.endswith('"three times", "20 trams" fit "60 trams", not "80 trams"')
    assert '80 / 20 = 4 [3.878, 4.1283]; "three times" allows [2.7, 3.5]' in found.computation


def test_a_third_figure_that_fits_both_values_or_neither_says_nothing():
    for multiple in ("three times", "nine times"):
        text = article(
            "Trams",
            f"Ruritania owns 60 trams, {multiple} the 20 trams of Freedonia. Most of them are old.",
            "The network is growing. Ruritania owns 66 trams.",
        )
        (found,) = (one for one in CHECK.run(material(text)) if isinstance(one, Draft))
        assert "fit" not in found.message


@pytest.mark.parametrize(
    ("first", "second", "said"),
    [
        (
            "Ruritania owns 60 trams, three times the 20 trams of Freedonia.",
            "Ruritania owns 80 trams, four times the 20 trams of Freedonia.",
            '"80 trams" here, "60 trams" elsewhere (count of trams, Ruritania); "three times", "20 trams" fit '
            '"60 trams", not "80 trams"; "four times", "20 trams" fit "80 trams", not "60 trams"',
        ),
        (
            "Ruritania owns 60 trams, 70 of which are red.",
            "Ruritania owns 80 trams.",
            '"60 trams" here, "80 trams" elsewhere (count of trams, Ruritania); "70" fits "80 trams", not "60 trams"',
        ),
        (
            "Acme Robotics made a revenue of $4.1 million in 2023.",
            "Acme made a revenue of $5.2 million in 2023.",
            '"$5.2 million" here, "$4.1 million" elsewhere (revenue, Acme Robotics, 2023); '
            "one of the two does not say the subject",
        ),
        # What is held against one another in full goes before what is not.
        (
            "Acme Robotics made a revenue of $4.1 million in 2023.",
            "Acme Robotics made a revenue of $5.2 million in 2023. Acme made a revenue of $6.2 million in 2023.",
            '"$5.2 million" here, "$4.1 million" elsewhere (revenue, Acme Robotics, 2023)',
        ),
    ],
)
def test_a_finding_says_which_values_are_at_issue_and_what_speaks_for_either(first, second, said):
    text = article("A report", "A word before.", f"{first} It is old.", f"It has grown since. {second}")
    (found,) = (one for one in CHECK.run(material(text)) if isinstance(one, Draft))
    assert found.message == said


def test_a_slot_that_any_of_several_figures_gives_is_read_from_there():
    text = article(
        "Solar covers 40% of Lindau's power demand",
        "A dry year.",
        "Solar covered 31% of Lindau's power demand. Solar covered 31% of Lindau's annual power demand.",
    )
    (found,) = (one for one in CHECK.run(material(text)) if isinstance(one, Draft))
    assert found.slots == {
        "statistic": "same",
        "metric": "read from below",
        "subject": "same",
        "whole": "read from below",
    }


def test_four_values_of_one_thing_are_a_series_and_three_are_not():
    told = [f"Ruritania's ferries carried {number} million passengers in 2023." for number in (1.6, 1.9, 2.4, 3.4)]
    (found,) = CHECK.run(material(article("Ferries", *told[:3])))
    assert isinstance(found, Draft)
    (found,) = CHECK.run(material(article("Ferries", *told)))
    assert isinstance(found, NotChecked)
    assert found.what == (
        "4 values of count of passengers, Ruritania's ferries, 2023: "
        "1.6 million passengers, 1.9 million passengers, 2.4 million passengers, 3.4 million passengers"
    )


@pytest.mark.parametrize(
    ("heading", "body"),
    [
        ("Tourist numbers up 12% in Crete", "The number of tourists in Crete rose by 21% in 2023, the board said."),
        ("Quake kills 120 in northern Peru", "At least 210 people were killed when a quake struck northern Peru."),
        ("New bridge will be 4.2km long", "The new bridge, which will be 2.4 kilometres long, is to open in 2030."),
        ("Unemployment falls to 4.1%", "The unemployment rate dropped to 4.4% in May, the statistics office said."),
        ("Drug cuts heart attack risk by 30%", "Patients who took the drug had a 20% lower risk of a heart attack."),
        ("Startup raises $45m", "Berlin-based Orly has raised $54 million in a Series B round."),
        ("Teachers to get 6.5% pay rise", "Teachers will receive a pay rise of 5.5% from September."),
        ("Arden to open 15 shops in Spain", "Arden plans to open 18 shops in Spain by 2026."),
        ("Glacier has lost 40% of its ice", "Since 1970 the glacier has lost 34% of its ice, the researchers say."),
        ("Velmora revenue climbs 9%", "Velmora's revenue rose 6% to €11.3 billion in the third quarter."),
        ("Fire destroys 300 hectares of forest", "The fire burned 500 hectares of forest near the village."),
        ("Museum buys painting for £2.3m", "The museum paid £3.2m for the painting, a portrait of 1642."),
        ("Firm fined €4m over leak", "The regulator fined the firm €6 million for the leak."),
        (
            "Kessel Moor airport flies 2.3 million passengers in its best year yet",
            "Kessel Moor handled 2.08 million passengers in 2024, it said. It expects 2.3 million for 2025.",
        ),
        (
            "Measles in Harnmoor county: 194 cases and two closed schools",
            "The health unit in Harnmoor has confirmed 149 cases of measles in the county.",
        ),
    ],
)
def test_a_headline_in_its_own_words_whose_figure_the_text_does_not_have(heading, body):
    assert len(values(article(heading, body))) == 1


@pytest.mark.parametrize(
    ("heading", "body"),
    [
        # The figure of the headline stands in the text, beside one of something else.
        (
            "City approves $1.2bn budget",
            "The city approved the budget of $1.2 billion. The roads budget is $150 million.",
        ),
        ("Mayor wins with 54% of vote", "In the first round the mayor won 41% of the vote. On Sunday she won 54%."),
        ("Wheat harvest down 8%", "The wheat harvest fell by 8%. The barley harvest fell by 18%."),
        # The sentence speaks of a part, of another standing or another day.
        ("Unemployment drops to 5.2%", "Youth unemployment fell to 14.1%, the office said."),
        ("Unemployment drops to 5.2%", "Unemployment is expected to drop to 4.7% by December."),
        ("Teachers get 6.5% pay rise", "Teachers were given a pay rise of 5.5% a year earlier."),
        ("Airline carries 12.4m passengers", "The airline carried 1.2 million passengers in December 2023."),
        (
            "Airline carries 12.4m passengers",
            "The airline carried 14.2 million passengers in 2019. It flew less in 2023.",
        ),
        # The text has several figures that the headline may mean.
        (
            "Patients with flu up 20%",
            "Patients with flu were up 11% in Kessel. In Harn, patients with flu were up 31%.",
        ),
    ],
)
def test_a_headline_over_a_text_that_does_not_say_the_same(heading, body):
    assert values(article(heading, body)) == []


@pytest.mark.parametrize(
    ("first", "second", "figures"),
    [
        (
            "The study followed 2,418 participants for ten years.",
            "All 2,814 participants of the study wore a wristband.",
            {"2,418 participants", "2,814 participants"},
        ),
        (
            "The plant will create 800 jobs.",
            "The mayor welcomed the 600 jobs that the plant will create.",
            {"800 jobs", "600 jobs"},
        ),
        ("The dam is 185 metres high.", "The 158-metre dam can be seen from the town.", {"185 metres", "158-metre"}),
        (
            "Some 38% of the pupils get free meals.",
            "The school, where 48% of the pupils get free meals, has a new kitchen.",
            {"Some 38%", "48%"},
        ),
        (
            "| Service | 2024/25 (£m) | 2025/26 (£m) |\n|---|---:|---:|\n| Parks and woods | 6.1 | 6.3 |",
            "Spending on parks and woods goes to £6.8m.",
            {"6.1", "6.3", "£6.8m"},
        ),
        (
            "| Source | 2022 (TWh) | 2023 (TWh) |\n|---|---|---|\n| Wind | 6.4 | 7.9 |\n| Hydro | 3.3 | 3.2 |",
            "Wind power produced 9.7 TWh in 2023.",
            {"7.9", "9.7 TWh"},
        ),
        (
            "| Tunnel | Length (km) | Opened |\n|---|---|---|\n| Sund | 57.1 | 2016 |\n| Brenno | 43.9 | 1988 |",
            "The Sund is 51.7 kilometres long.",
            {"57.1", "51.7 kilometres"},
        ),
    ],
)
def test_a_figure_that_the_text_takes_for_known_or_a_table_gives(first, second, figures):
    text = article("A report", "A word before.", first, "Something else happened there too.", second)
    (found,) = (one for one in CHECK.run(material(text)) if isinstance(one, Draft))
    assert {text[place.start : place.end] for place in (*found.primary, *found.other)} == figures


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("The hospital treated 14,200 patients.", "The hospital discharged 12,400 patients."),
        ("Some 38% of the pupils get free meals.", "Of the pupils, 48% walk to school."),
        ("Some 38% of the pupils eat at school.", "At the other school 48% of the pupils eat at school."),
        ("The dam is 185 metres high.", "The dam is 158 metres long."),
        ("The dam is 185 metres high.", "The 158-metre tower can be seen from the town."),
        ("The plant will create 800 jobs.", "The mayor welcomed the 600 jobs at the harbour."),
        ("The study followed 2,418 participants.", "The remaining 2,814 participants wore a wristband."),
        ("The study followed 2,418 participants in 2011.", "All 2,814 participants of the study wore one in 2021."),
        ("The school has 310 pupils. The other school has 340 pupils.", "All 340 pupils learn English."),
        (
            "| Source | 2022 (TWh) | 2023 (TWh) |\n|---|---|---|\n| Wind | 6.4 | 7.9 |\n| Hydro | 3.3 | 3.2 |",
            "Wind power exports came to 5.9 TWh in 2023.",
        ),
        (
            "| Source | 2022 (TWh) | 2023 (TWh) |\n|---|---|---|\n| Wind | 6.4 | 7.9 |\n| Hydro | 3.3 | 3.2 |",
            "Wind power produced 5.9 TWh in 2021.",
        ),
    ],
)
def test_figures_of_two_sentences_that_only_look_alike(first, second):
    assert values(article("A report", "A word before.", first, "Something else happened there too.", second)) == []


@pytest.mark.parametrize(
    ("sentence", "figures"),
    [
        ("Two-thirds of the requests, or 58%, were met.", [{"Two-thirds", "58%"}]),
        ("A quarter (31%) of the pupils walk.", [{"A quarter", "31%"}]),
        ("Two-thirds of the requests, or 67%, were met.", []),
        ("Two-thirds of the requests, and 58% of the complaints, were met.", []),
        ("A third of the girls, or 41% with their sisters, walk.", []),
        ("Sales rose by a third, or 41% in real terms.", []),
    ],
)
def test_a_share_that_a_sentence_says_twice(sentence, figures):
    assert values(article("Figures", sentence)) == figures


@pytest.mark.parametrize(
    ("first", "second", "figures"),
    [
        (
            "- Private gardens: 214,380 gardens",
            "The survey counted 241,380 private gardens in the city.",
            {"214,380 gardens", "241,380"},
        ),
        (
            "The aviary keeps 1,240 birds, each of them with a ring.",
            "The last of the 1,420 birds in it was ringed in May.",
            {"1,240 birds", "1,420 birds"},
        ),
    ],
)
def test_digits_that_changed_places_between_two_sentences(first, second, figures):
    assert values(article("A count", first, "It took three weeks.", second)) == [figures]


@pytest.mark.parametrize(
    "second",
    [
        "In the west it keeps 1,420 birds.",
        "A first draft of this text had 1,420 birds; that was an error.",
        "The aviary cost 1,420 euros.",
        "The aviary sold 1,420 birds.",
    ],
)
def test_swapped_digits_that_something_sets_apart(second):
    assert values(article("A count", "The aviary bought 1,240 birds.", "It took three weeks.", second)) == []


def test_swapped_digits_of_two_firms_that_share_the_last_word_of_their_names():
    first = "In 2023, Harrow Quay Textiles had revenue of $952.0 million."
    assert values(article("Textiles", first, "Linden Mill Textiles had revenue of $925.0 million in 2023.")) == []
    same = "The revenue of $925.0 million in 2023 was a record for Harrow Quay Textiles."
    assert values(article("Textiles", first, same)) == [{"$952.0 million", "$925.0 million"}]


def test_swapped_digits_are_no_sign_where_so_many_figures_have_them_by_chance():
    numbers = [100 * ten + unit for ten in range(11, 99) for unit in (12, 21, 13, 31, 14, 41)]
    crowd = (f"Herd {chr(65 + at % 26)} of the {at} kept goats: {number:,} goats." for at, number in enumerate(numbers))
    pair = "The aviary bought 1,240 birds.", "The last of the 1,420 birds in it was ringed in May."
    assert values(article("A count", *pair)) == [{"1,240 birds", "1,420 birds"}]
    assert {"1,240 birds", "1,420 birds"} not in values(article("A count", *pair, *crowd))


@pytest.mark.parametrize(
    ("first", "second", "figures"),
    [
        (
            "The barge carried eleven pianos for five schools.",
            "All of the 14 pianos had been tuned by Sunday, the mayor said.",
            {"eleven pianos", "14 pianos"},
        ),
        (
            "The festival has put up 36 tents near the lake.",
            "It will rain on our 63 tents, said the mayor.",
            {"36 tents", "63 tents"},
        ),
    ],
)
def test_a_count_that_is_taken_for_known_and_was_never_told(first, second, figures):
    assert values(article("A count", "It took three weeks.", first, "The mayor was there.", second)) == [figures]


@pytest.mark.parametrize(
    "second",
    [
        "The 14 pianos of 1998 were smaller.",
        "The 14 rival pianos were smaller.",
        "14 of the pianos in the town had been tuned.",
        "The 30 pianos had been tuned.",
        "With three more of them, the 14 pianos were tuned by Sunday. There were 14 pianos.",
    ],
)
def test_a_count_that_something_explains(second):
    first = "The barge carried eleven pianos for five schools."
    assert values(article("A count", "It took three weeks.", first, "The mayor was there.", second)) == []


def test_a_sentence_that_follows_on_another_tells_something_new():
    text = "On 3 May the camps held 6,841 people. They are certified for 6,150. The rest sleep in halls."
    assert values(article("Camps", "It took three weeks.", text)) == []
