"""Dates that no calendar has, weekdays that do not fit, and events in an order that time forbids."""

import pytest

from checker.check import load
from reports.audit import Severity
from tests.test_check_examples import drafts

CHECK = next(check for check in load() if check.name == "impossible-date")
DATED = "# News\n\n*4 June 2024*\n\n"


def found(text: str, head: str = DATED) -> list[tuple[str, list[str]]]:
    article = head + text
    return [
        (article[one.primary[0].start : one.primary[0].end], [article[place.start : place.end] for place in one.other])
        for one in drafts(CHECK, article)
    ]


@pytest.mark.parametrize(
    ("text", "date", "why"),
    [
        ("The council met on 31 June 2023.", "31 June 2023", "June has 30 days"),
        ("The council met on June 31, 2023.", "June 31, 2023", "June has 30 days"),
        ("The council meets on the 31st of November.", "31st of November", "November has 30 days"),
        ("It rained on 30 February.", "30 February", "February has 29 days at the most"),
        ("It rained on 29 February 2023.", "29 February 2023", "February 2023 has 28 days"),
        ("The deadline was 2023-02-30.", "2023-02-30", "February 2023 has 28 days"),
        ("The deadline of 31/06/2023 passed.", "31/06/2023", "June has 30 days"),
        ("The deadline was 2023-13-05.", "2023-13-05", "a year has 12 months, and no month 13"),
        ("It lasted from 28 to 31 April 2023.", "28 to 31 April 2023", "April has 30 days"),
    ],
)
def test_a_day_that_is_in_no_calendar(text, date, why):
    (finding,) = drafts(CHECK, DATED + text)
    assert finding.computation == f'"{date}": {why}'
    assert drafts(CHECK, f"# News\n\n{text}")


@pytest.mark.parametrize(
    "text",
    [
        "It rained on 29 February 2024.",
        "It rained on 29 February.",
        "It rained on 31 May 2023, and on 30 June.",
        "Version 10.13.2024 came out.",
        "In June 30 people came.",
    ],
)
def test_a_day_that_is_in_the_calendar(text):
    assert found(text) == []


WEEKDAYS = [
    ("They met on Monday, 3 May 2024.", "3 May 2024", "Monday"),
    ("They met on Monday, May 3, 2024.", "May 3, 2024", "Monday"),
    ("They met on Monday 3 May 2024.", "3 May 2024", "Monday"),
    ("On 3 May 2024, a Monday, they met.", "3 May 2024", "Monday"),
    ("They met on 3 May 2024 (Monday).", "3 May 2024", "Monday"),
]


@pytest.mark.parametrize(("text", "date", "name"), WEEKDAYS)
def test_a_weekday_that_does_not_fall_on_its_date(text, date, name):
    assert found(text) == [(date, [name])]
    (finding,) = drafts(CHECK, DATED + text)
    assert (finding.severity, finding.computation) == (Severity.ERROR, "2024-05-03 is a Friday")


def test_a_weekday_of_a_day_without_its_year_is_a_warning():
    (finding,) = drafts(CHECK, DATED + "They met on Monday, 3 May.")
    assert (finding.severity, finding.slots) == (Severity.WARNING, {"year": "unspecified"})


@pytest.mark.parametrize(
    "text",
    [
        "They met on Friday, 3 May 2024.",
        "They met on Friday, 3 May.",
        "In 2021 they met on Monday, 3 May.",
        "They met on Monday and Tuesday, 3 and 4 May 2024.",
        "They met from Monday to Friday, 3 May 2024.",
        "The shop closed on Monday. May 2024 was wet.",
    ],
)
def test_a_weekday_that_may_fall_on_its_date(text):
    assert found(text) == []


ORDERS = [
    ("The mill was closed in 2014 before being sold in 2012.", "2014", ["2012"]),
    ("After opening in 2018, the hall drew its first crowd in 2016.", "2018", ["2016"]),
    ("The law was passed in 2010 following the fire in 2012.", "2012", ["2010"]),
    ("Because of the 2012 flood, the dam was raised in 2009.", "2012", ["2009"]),
    ("He resigned in 2011 after he was arrested in 2013.", "2013", ["2011"]),
    ("According to a 2021 survey, rents fell in 2022.", "2022", ["2021"]),
    ("In a 2023 review, the regulator found that Corvid had overcharged clients in 2024.", "2024", ["2023"]),
    ("A study published in 2019 found that half of all visitors in 2021 were under 30.", "2021", ["2019"]),
    ("The flood of March 1894 took a pier. After the flood had gone, it was raised in 1892.", "March 1894", ["1892"]),
    ("The fire of 2012 killed nine. Following the fire, the law was changed in 2010.", "2012", ["2010"]),
    ("An audit from 2019, which went through what was in store in 2021, found masks.", "2021", ["2019"]),
    ("A survey from March 2022 that asked 2,000 adults in June 2023 found 4% smoked.", "June 2023", ["March 2022"]),
    ("A study published in 2021, for which 900 adults were interviewed in 2022, was short.", "2022", ["2021"]),
    ("A report of May 2022 is based on tests that were made in August 2023.", "August 2023", ["May 2022"]),
    ("The survey was carried out in June 2023 and published in April 2023.", "April 2023", ["June 2023"]),
    ("According to figures published in May 2023, the rate hit 6% in July 2023.", "July 2023", ["May 2023"]),
    ("The inquiry, prompted by the fall of a bridge in May 2022, began in June 2021.", "May 2022", ["June 2021"]),
    ("A June 2023 report by IDC said that in November 2023 users numbered 4 million.", "November 2023", ["June 2023"]),
]


@pytest.mark.parametrize(("text", "date", "others"), ORDERS)
def test_a_sentence_that_puts_its_dates_in_the_wrong_order(text, date, others):
    assert found(text) == [(date, others)]


LIVES = [
    ("The airline was established in 1999. It carried its first passengers in May 1997.", "May 1997", ["1999"]),
    ("The decree came into force in January 2024 and was signed in May 2024.", "January 2024", ["May 2024"]),
    ("Elected in 2018, the mayor took office in 2016.", "2016", ["2018"]),
    ("Harlow Paper was founded in 1998. In 1994 Harlow Paper launched its first printer.", "1994", ["1998"]),
    ("Harlow Paper, which was founded in 1998, built its first mill in 1994.", "1994", ["1998"]),
    ("The west wing, built between 1962 and 1965, was demolished in 1960.", "1960", ["1962 and 1965"]),
    ("Harlow Paper, founded in 1998, went public in 1996.", "1996", ["1998"]),
    ("Construction of the bridge began in 2018. The bridge opened in 2016.", "2016", ["2018"]),
    ("Work on the tunnel started in June 2019, and the tunnel opened in March 2019.", "March 2019", ["June 2019"]),
    ("A lawsuit filed in 2020 was settled in 2019.", "2019", ["2020"]),
    ("Dana Roy joined in 2016 and became chief executive in 2014.", "2014", ["2016"]),
    ("Otto Reuss joined the force in 1994 and was promoted in 1992.", "1992", ["1994"]),
    ("Renovation began in 2016 and was completed in 2013.", "2013", ["2016"]),
    ("The academy, founded in 1962, moved to its present site in 1958.", "1958", ["1962"]),
    ("Ines Okafor was born in 1980. Ines Okafor married in 1975.", "1975", ["1980"]),
    ("The war began in 1914 and ended in 1912.", "1912", ["1914"]),
    ("Ada Brandt joined the board in 2010 and left in 2008.", "2008", ["2010"]),
    ("Otto Reuss was convicted in 2015 and sentenced in 2013.", "2013", ["2015"]),
    ("Harlow Paper, founded in 1998, brought its first ink, a blue one, to market in 1994.", "1994", ["1998"]),
    ("The label was founded in 2010, and put its first record on sale in 2007.", "2007", ["2010"]),
    ("Founded in 1998 by two cousins, it delivered its first press in spring 1994.", "spring 1994", ["1998"]),
    ("Harlow Paper was set up in 1998. Its first shop opened in 1994.", "1994", ["1998"]),
    ("Two cousins set the company up in 1998. The first model, the Roll One, went on sale in 1994.", "1994", ["1998"]),
    ("The smallest fire began on 17 March and was declared under control on 15 March.", "15 March", ["17 March"]),
    ("Another blaze broke out on 17 March and was extinguished on 15 March.", "15 March", ["17 March"]),
    ("The mine opened in 1972 and closed in 1968.", "1968", ["1972"]),
]


LIVES += [
    ("The abbot, who died in March 1909, blessed the new mill in 1911.", "1911", ["March 1909"]),
    ("Otto Reuss died in 1935. In a letter that he wrote in 1953 he complains of the rain.", "1953", ["1935"]),
    ("The poet Ines Okafor, born in 1953, published her first book in 1957.", "1957", ["1953"]),
    ("Convicted in May 2016, Otto Reuss was arrested in August 2017.", "May 2016", ["August 2017"]),
]


@pytest.mark.parametrize(("text", "date", "others"), LIVES)
def test_an_order_that_no_life_has(text, date, others):
    assert found(text) == [(date, others)]


@pytest.mark.parametrize(
    "text",
    [
        "The mill was closed in 2014 before being sold in 2016.",
        "The law was passed in 2014 following the fire in 2012.",
        "After opening in 2016, the hall drew its first crowd in 2016.",
        "According to a 2023 survey, rents fell in 2022.",
        "A 2021 report found that the works planned in 2022 were unsafe.",
        "A 2021 report said that emissions in 2022 were expected to double.",
        "A 2021 report forecast that sales would double in 2022.",
        "A 2021 report recommended the closure, which came in 2022.",
        "A 2019 report, which forecast that sales would double in 2021, was wrong.",
        "A report from 2018 which led to a ban that came in 2020 was used. In a 2018 paper, cited in 2021, he erred.",
        "A survey from 2018 that was repeated in 2021 asked 900 people. A 2018 paper looked at rents in 2050.",
        "The 2020 survey, which asked 900 people in March 2021, was late.",
        "A study from 2010, whose 900 members were tested again in 2021, goes on.",
        "According to figures published in May 2023, the rate was 6% in July 2022.",
        "Re-elected in 2018, the mayor took office in 2014.",
        "The inquiry, prompted by a fire in 2017, began in 2018. The ban, sparked by acts begun in 2020, came in 2019.",
        "The museum opened on 5 May and closed on 3 May of the year after.",
        "In a poll of May 2024 that questioned 900 voters in April 2024, it led.",
        "Harlow Paper was founded in 1998. Bolt launched its first printer in 1994.",
        "Harlow Paper, founded in 1998, grew out of a mill that opened in 1911.",
        "Harlow Paper was founded in 1998 by Ada Brandt. In 1994 Ada Brandt had opened a shop.",
        "The bridge opened in 2018. Construction of the bridge began in 2015. The second bridge opened in 2012.",
        "The league, set up in 2015, was launched as a contest in 2012.",
        "Harlow Paper was set up in 1998. It had opened its first shop in 1995.",
        "Harlow Paper was founded in 1998. The first model railway went on sale in 1910.",
        "Harlow Paper was founded in 1998. The first model of Bolt went on sale in 1994.",
        "Founded in 1998 by two cousins, it has sold a press that was delivered to Bolt in 1994.",
        "The siege began on 28 December and ended on 3 January.",
        "The airline was established in 1999. Its founder flew his first plane in May 1997.",
        "The decree was signed in January 2024 and came into force in May 2024.",
        "The fire of 2012 killed nine. The fire of 2007 killed two. After the fire, the law was changed in 2010.",
        "The fire of 2012 killed nine. After the fire that burned the mill, the law was changed in 2010.",
        "The pool closed in 2018 and opened again in 2020.",
        "The pool, which opened in 2020, replaces one that closed in 2018.",
        "Ada Brandt left the board in 2008 and joined it again in 2010.",
        "Harlow Paper was founded in 1998. It was formally established in 2001. In 1999 it launched a printer.",
        "The season began in August 2023 and ended in May 2024.",
        "Ines Okafor died in 2019. Her last novel was published in 2021, and a street was named after her in 2023.",
        "Before the 2020 election, turnout had fallen in 2016.",
        "Otto Reuss, who died in 2011, founded Harlow Paper in 1976. The firm opened a museum in 2013.",
        "Ines Okafor died in 2019; her widower sold the house in 2021. Her trust opened a school in 2022.",
        "Otto Reuss died in 1990. His firm launched a car in 1992, and his son founded a second one in 1994.",
        "The poet Ines Okafor, born in 1953, published her first book in 1963.",
    ],
)
def test_an_order_that_may_be(text):
    assert found(text) == []


def test_what_is_only_pointed_at_is_a_warning():
    (finding,) = drafts(CHECK, DATED + "Harlow Paper was founded in 1998. In 1994 it launched its first printer.")
    assert finding.severity is Severity.WARNING


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("In March 2025 the council adopted the plan.", ["March 2025"]),
        ("The council adopted the plan in 2025, as its rules demand.", []),
        ("The bridge was opened in June 2026.", ["June 2026"]),
        ("Esk was awarded the games in 2032.", []),
        ("The games were moved to 2025. They were planned in 2025.", []),
        ("In fiscal 2025 sales fell by 4%.", []),
        ("In the 2024/25 season it won 14 games.", []),
        ("In 2024 the council adopted the plan.", []),
        ("The council will adopt the plan in March 2025.", []),
        ("In August the council adopted the plan.", []),
    ],
)
def test_a_past_that_lies_after_the_article(text, dates):
    assert [date for date, _ in found(text)] == dates
    assert found(text, head="# News\n\n") == []


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "The west wing, built between 1962 and 1965, was demolished in 1960.",
            '"1960" (demolish) is before "1962 and 1965", when west wing was built',
        ),
        ("Born in 1980, she married in 1975.", '"1975" (marry) is before "1980" (bear)'),
        (
            "Ines Okafor died in 2019. Ines Okafor married in 2021.",
            '"2021" (marry) is after "2019", when Ines Okafor died',
        ),
        ("The mill was closed in 2014 before being sold in 2012.", '"before" puts "2014" before "2012"'),
        ("According to a 2021 survey, rents fell in 2022.", 'the "survey" of "2021" tells of "2022"'),
        ("On Monday, 3 May they met.", '"3 May" was no Monday; the year is not said'),
        ("On Monday, 3 May 2024 they met.", '"3 May 2024" was no Monday'),
    ],
)
def test_a_finding_says_what_is_on_the_wrong_side_of_what(text, message):
    assert [one.message for one in drafts(CHECK, DATED + text)] == [message]


@pytest.mark.parametrize(("name", "count"), [("Sunday", 0), ("Monday", 0), ("Tuesday", 0), ("Wednesday", 1)])
def test_a_day_without_its_year_may_be_of_the_year_before_or_after_those_that_are_named(name, count):
    text = f"# News\n\nOn {name}, 3 May they met. The law of 2021 was hard."
    assert len(drafts(CHECK, text)) == count
    assert drafts(CHECK, f"# News\n\nOn {name}, 3 May they met. The law was hard.") == []


def test_a_day_that_is_said_with_its_year_is_of_no_other():
    (finding,) = drafts(CHECK, "# News\n\nOn Monday, 3 May 2024 they met. The law of 2021 was hard.")
    assert (finding.severity, finding.slots) == (Severity.ERROR, {})


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("The mill was closed on 3 May 2014 before being sold on 3 May 2014.", 0),
        ("The mill was closed on 4 May 2014 before being sold on 3 May 2014.", 1),
        ("The council adopted plans in March 2025.", 1),
        ("The council adopted the plan in March 2025.", 0),
    ],
)
def test_one_day_may_hold_two_events_and_a_date_far_from_its_verb_be_of_something_else(text, count):
    assert len(found(text, "# News\n\n*4 May 2024*\n\n")) == count


@pytest.mark.parametrize(
    "sentence",
    [
        "A report of March 2021 lists the accidents of the summer of 2023.",
        "The auditors' letter of June 2022 describes the losses made in December 2022.",
        "An inspection in April 2022 found the cracks that appeared in September 2023.",
        "Its review of May 2019 examined every closure of 2020.",
        "The inquiry into the fire of 2019 was opened in 2017.",
        "The patent was granted in 2014. It was applied for in 2016.",
        "The singer, born in 1990, released her first record in 1986.",
        "The brewery was founded in 1999. We sold our first bottle in 1995.",
        "A paper of theirs, printed in 2013, relied on tide tables from 2012 to 2017.",
    ],
)
def test_a_source_tells_of_what_came_after_it_and_a_deed_comes_before_who_does_it(sentence):
    assert len(found(sentence)) == 1


@pytest.mark.parametrize(
    "sentence",
    [
        "A report of March 2021 was updated in 2023. A letter of 2010 was found in 2021.",
        "A report of March 2021 lists the targets for 2023. A study of May 2020 says that rents will fall in 2022.",
        "A report of March 2021 lists stadiums that would open in 2022.",
    ],
)
def test_a_source_may_look_ahead_or_be_changed_later(sentence):
    assert found(sentence) == []
