"""Events and figures that an article dates two ways."""

import pytest

from checker.check import load
from reports.audit import Severity
from tests.test_check_examples import drafts

CHECK = next(check for check in load() if check.name == "anchor-mismatch")


def found(text: str) -> list[tuple[list[str], list[str]]]:
    article = "# News\n\n" + text
    return [
        (
            [article[place.start : place.end] for place in one.primary],
            [article[place.start : place.end] for place in one.other],
        )
        for one in drafts(CHECK, article)
    ]


EVENTS = [
    ("Harlow Paper was founded in 2015. Harlow Paper, set up in 2016, makes bags.", "2016", "2015"),
    ("Harlow Paper was founded in Leeds in 2015. It employs 9. Harlow Paper was founded in 2013.", "2013", "2015"),
    (
        "The Kessler Museum opened in March 2019. The Kessler Museum, opened in 2021, has 40 rooms.",
        "2021",
        "March 2019",
    ),
    ("The Brenno tunnel opened on 3 May 2019. The Brenno tunnel opened on 5 May 2019.", "5 May 2019", "3 May 2019"),
    ("Ines Okafor was born in 1950 in Esk. Ines Okafor, born in 1952, wrote 14 novels.", "1952", "1950"),
    ("Acme launched the Orca phone in 2015. The Orca phone was launched in 2017.", "2017", "2015"),
    ("Acme went public in 2004. Since its listing in 2006 Acme has doubled its sales.", "2006", "2004"),
    (
        "The meals act took effect in August 2018. Since the meals act came into force in 2016, 9 inns have closed.",
        "2016",
        "August 2018",
    ),
    (
        "Corvid went public in June 2011. Its shares closed at $41, up 12% since the listing in 2019.",
        "2019",
        "June 2011",
    ),
    ("Velan Growers' Union was founded in 1931. The Union, established in 1934, has 9 farms.", "1934", "1931"),
    ("Otto Reuss died in 1994. The death of Otto Reuss in 1992 shocked the town.", "1992", "1994"),
    ("The Brenno tunnel will open in 2031. It costs $4m. The Brenno tunnel is due to open in 2033.", "2033", "2031"),
]


@pytest.mark.parametrize(("text", "here", "there"), EVENTS)
def test_an_event_that_is_dated_twice(text, here, there):
    assert found(text) == [([here], [there])]


@pytest.mark.parametrize(
    "text",
    [
        "Harlow Paper was founded in 2015. Harlow Paper was set up in March 2015.",
        "Harlow Paper was founded in 2015. Bolt was founded in 2013.",
        "Harlow Paper was founded in 2015. Harlow Paper was incorporated in 2017.",
        "Harlow Paper was founded in 2015 and launched in 2016.",
        "The Kessler Museum opened in 2015. The Kessler Museum reopened in 2019.",
        "The Kessler Museum first opened in 2015. The Kessler Museum opened in 2019 in its new home.",
        "The Kessler Museum was due to open in 2015. The Kessler Museum opened in 2019.",
        "The Kessler Museum was to open in 2015, but opened only in 2019.",
        "The line opened to freight in 2015 and to passengers in 2017.",
        "The first phase opened in 2015. The second phase opened in 2017.",
        "The Esk film festival opened on 3 May 2019. The Esk film festival opened on 5 May 2020.",
        "Two stations opened in 2015. Nine stations opened in 2017.",
        "A museum opened in 2015. A museum opened in 2017.",
        "Acme opened a shop in Leeds in 2015. Acme opened a shop in Esk in 2017.",
        "Acme launched the Orca phone in 2015 in Chile. Acme launched the Orca phone in 2017 in Peru.",
        "Acme launched its first phone in 2015. The second was launched in 2017. Its third came in 2019.",
        "The law was passed in 2015 by the council. The law was passed in 2017 by the senate.",
        "The Orca phone was launched in Chile in May 2015 and in Peru in 2017.",
        "Ada Brandt won the race in 2015. Ada Brandt won the race in 2017.",
        "The tunnel was originally to open in 2031. The tunnel will now open in 2033.",
    ],
)
def test_events_that_are_not_one_or_not_dated_twice(text):
    assert found(text) == []


HOPS = "Ruritania harvested 18,240 tonnes of hops in 2021, the ministry says. Farms rely on them.\n\n"


@pytest.mark.parametrize(
    ("text", "here", "there"),
    [
        (HOPS + "In 2022, Ruritania harvested 18,240 tonnes of hops.", ["18,240 tonnes"], ["18,240 tonnes"]),
        (
            "Police in Ostby recorded 1,204 burglaries in 2023.\n\nThe 1,204 burglaries of 2022 cost insurers a lot.",
            ["1,204 burglaries"],
            ["1,204 burglaries"],
        ),
        (
            "The turnout among women in Esk was 61.4% in 2021.\n\nIn 2023 the turnout among women in Esk was 61.4%.",
            ["61.4%"],
            ["61.4%"],
        ),
        (
            "Net debt amounted to £64.2m at 30 June 2024.\n\nThe £64.2m of net debt is the state at the end of "
            "December 2023, he says.",
            ["£64.2m"],
            ["£64.2m"],
        ),
        (
            "The bank lent €3.47 billion in 2021.\n\nOf the €3.47 billion lent in 2020, a third went to farms.",
            ["€3.47 billion"],
            ["€3.47 billion"],
        ),
        (
            "That is less than the peak of 31.6 million reached in 2019.\n\nWe had 31.6 million journeys in 2018.",
            ["31.6 million journeys"],
            ["31.6 million"],
        ),
        (
            "The record is held by Esk: 2,310 pairs on 30 November 2024.\n\nEsk sold 2,310 pairs in one day, on "
            "7 December 2024.",
            ["2,310 pairs"],
            ["2,310 pairs"],
        ),
        (
            "The pass rate of 2019 was 66.9%.\n\nThat is little more than the 66.9% we had in 2020.",
            ["66.9%"],
            ["66.9%"],
        ),
        (
            "In May 2024, according to a study, 38% of Esk's nurses were trained in Peru, and 43% in Chile; three "
            "years ago, 27% of the nurses came from Peru, and 31% from Chile.\n\nA 2019 article in the Esk Post said "
            "that nurses are scarce. Nurses from Chile account for 31%. Another 27% come from Peru.",
            ["31%", "27%", "2019"],
            ["27%", "31%"],
        ),
    ],
)
def test_a_figure_that_is_dated_twice(text, here, there):
    ((primary, other),) = found(text)
    assert (sorted(primary), sorted(other)) == (sorted(here), sorted(there))
    assert [one.severity for one in drafts(CHECK, "# News\n\n" + text)] == [Severity.WARNING]


@pytest.mark.parametrize(
    "text",
    [
        HOPS + "In 2022, Ruritania harvested 19,110 tonnes of hops.",
        HOPS + "In 2022, Ruritania again harvested 18,240 tonnes of hops.",
        HOPS + "In 2022, Freedonia harvested 18,240 tonnes of hops.",
        "In 2024 Acme reported a profit of $4.218 million.\n\nIn 2023 Acme made a profit of $4.218 million.",
        "Acme made a profit of $4.218 million in May 2024.\n\nIn 2023 Acme made a profit of $4.218 million.",
        HOPS + "In 2022, Ruritania exported 18,240 tonnes of barley.",
        "The rate was 5% in 2021.\n\nIn 2023 the rate was 5%.",
        "In August 2023 the bank raised the base rate to 5.25%.\n\nIn July 2024 the bank left the base rate at 5.25%.",
        "The firm earned $4.25 billion in 2023.\n\nThe $4.25 billion fund was set up in 2019.",
        "The tax was 12.5% in 2003.\n\nThe 12.5% tax of 2022 will rise.",
        "In Esk turnout was 66.9% in 2019.\n\nIn Ostby turnout was 66.9% in 2021.",
        "Net debt was £64.2m at 31 December 2023.\n\nThe £64.2m of net debt is that of 1 January 2024.",
        "The bank lent €3.47 billion in 2021.\n\nOf the €3.47 billion lent by June 2021, a third went to farms.",
        "| Year | Output |\n|---|---|\n| 2021 | 1,234 tonnes |\n| 2022 | 1,234 tonnes |",
        "Of the nurses in 2021, 27% came from Peru and 31% from Chile.\n\n"
        "In 2024, 27% of pupils play chess and 31% sing.",
    ],
)
def test_figures_that_are_not_one_or_not_dated_twice(text):
    assert found(text) == []


def test_an_event_of_a_thing_that_is_only_pointed_at_is_a_warning():
    named = "Harlow Paper was founded in 2015. Harlow Paper was set up in 2016."
    pointed = "Harlow Paper was founded in 2015. It was set up in 2016."
    severities = [one.severity for text in (named, pointed) for one in drafts(CHECK, "# News\n\n" + text)]
    assert severities == [Severity.ERROR, Severity.WARNING]
