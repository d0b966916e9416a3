"""What is told as still to come though its date has passed."""

import pytest

from checker.check import load
from tests.test_check_examples import drafts

CHECK = next(check for check in load() if check.name == "stale-forecast")
DATED = "# News\n\n*4 May 2025*\n\n"


def found(text: str) -> list[str]:
    article = DATED + text
    return [article[place.start : place.end] for one in drafts(CHECK, article) for place in one.primary]


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("The tram line will open in 2023.", "2023"),
        ("In 2023 the tram line will open.", "2023"),
        ("By December 2024, half of all buses will run on gas.", "December 2024"),
        ("The plant is due to close in March 2024.", "March 2024"),
        ("The clinic is expected to be completed by the end of 2023.", "the end of 2023"),
        ("The ministry plans to sell its 14 ships before 2022.", "2022"),
        ("The bridge is scheduled for completion in 2023.", "2023"),
        ("The trial is set for 12 March 2025.", "12 March 2025"),
        ("The firm aims to cut its emissions by 30% by 2024.", "2024"),
        ("The two leagues are going to merge in 2024.", "2024"),
        ("The minister said the line will open in 2023.", "2023"),
        ("A second farm will start feeding power in spring 2023.", "spring 2023"),
        ("The school won't reopen until September 2024.", "September 2024"),
        ("A vote on the bill is due on 3 March 2025.", "3 March 2025"),
        ("The show is open until 2 March 2025.", "2 March 2025"),
        ("Visitors can see the show until 2 March 2025.", "2 March 2025"),
        ("From April 2025 the fee will be £60.", "April 2025"),
        ("A new abbot should be named by Easter 2024.", "Easter 2024"),
        ("By the end of 2024 at the latest, the lake must be full.", "the end of 2024"),
        ("The next heron count takes place in 2023.", "2023"),
        ("The plan foresees 900 flats by 2022.", "2022"),
    ],
)
def test_a_future_that_has_passed(text, date):
    assert found(text) == [date]


@pytest.mark.parametrize(
    "text",
    [
        "The tram line will open in 2026.",
        "The tram line will open in 2025.",
        "The tram line opened in 2023.",
        "The lake should have been full by 2023, and may have been so in 2022.",
        "The next train left in 2023.",
        "The tram line was to open in 2023.",
        "The tram line was due to open in 2023 but is still closed.",
        "The ministry had planned to sell its 14 ships by 2022.",
        "The ministry would sell its 14 ships by 2022, it said then.",
        "In 2019 the mayor said that the line will open in 2023.",
        "In 2019 the ministry had promised that all nurses will be trained by 2021.",
        "A 2019 report says that half of all buses will run on gas by 2023.",
        '"The line will open in 2023," the mayor wrote in his letter.',
        "The firm will report a loss of $4m for 2024 in June.",
        "Its revenue in 2024 will be between $4m and $5m, the firm said.",
        "The inquiry will examine the fire in 2017.",
        "The show was open until 2 March 2025. The bank will be shut until June 2025.",
        "Rents will rise from 2024 levels, and from £4 in 2023 to £6.",
        "The inquiry will examine records from 2010 to 2020.",
        "The inquiry will examine records from March 2010.",
        "The firm will pay 4% more than in 2024.",
        "Pupils who started in 2020 will sit the exam in June.",
        "Sales will be the highest since 2019.",
        "He left for Esk, where he will die in 1890.",
        "On 3 March 2025, according to the bureau, Acme and Bolt agreed that they will merge.",
        "The line may have opened in 2023.",
        "Rents will rise by 5% from May 2025.",
        "The plan runs from 2020 to 2030 and will cost $4m.",
        "From 2020 to 2030 the county will plant 4,000 trees.",
    ],
)
def test_what_is_no_stale_forecast(text):
    assert found(text) == []


def test_the_latest_day_of_the_text_stands_in_for_a_date_of_the_article():
    text = "# Trams\n\nIn March 2024 the line carried 9,000 people a day. By December 2022, it will have 40 cars.\n"
    (finding,) = drafts(CHECK, text)
    assert [text[place.start : place.end] for place in finding.other] == ["March 2024"]
    assert finding.computation == (
        '"December 2022" ended on 2022-12-31, 426 days before 2024-03-01, '
        'the latest day that the article speaks of ("March 2024")'
    )


def test_a_day_that_is_still_to_come_itself_is_no_date_of_the_article():
    assert drafts(CHECK, "# Power\n\nThe two reactors are to start in 2032 and 2034.\n") == []
    assert drafts(CHECK, "# Power\n\nThe reactor will start in 2032. The second one will start in 2034.\n") == []


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("The tram line will open in 2026. The depot will open in 2022.", ["2022"]),
        ("The firm will report a loss of $4m for 2024 in June. The depot will open in 2022.", ["2022"]),
        ("He left for Esk, where he will die in 1890. The depot will open in 2022.", ["2022"]),
        ("The line will open in 2010.", ["2010"]),
        ("The line will open in 2009.", []),
        ("The line will open on 3 May 2025.", ["3 May 2025"]),
        ("The line will open on 4 May 2025.", []),
        # A year's figures are still to come out, by whatever day; what is due by the year's end has passed.
        ("The firm will report a loss of $4m for 2024.", []),
        ("The firm will report a loss of $4m by 2024.", ["2024"]),
        ("The firm will report for 2024 to its owners.", ["2024"]),
        ('He wrote "in haste" that the line will open in 2023.', ["2023"]),
        ('"The line," he wrote, "will open in 2023."', []),
        # Who said so is dated by what happened to them before; that something was built before is nobody's word.
        ("The minister, who resigned in 2021, said the line will open in 2023.", []),
        ("The line opened in 2021 and the depot will open in 2023.", ["2023"]),
        ("From March 2024 the tickets will be sold.", ["March 2024"]),
        ("The tickets will be sold from March 2024.", []),
        ("In 2023, the old line, which is blue and red, will, after all, be open.", ["2023"]),
    ],
)
def test_each_date_is_looked_at_by_itself(text, dates):
    assert found(text) == dates


def test_how_long_ago_a_date_has_passed_is_said_in_days():
    (one,) = drafts(CHECK, DATED + "The line will open on 3 May 2025.")
    (two,) = drafts(CHECK, DATED + "The line will open on 2 May 2025.")
    assert one.computation == '"3 May 2025" ended on 2025-05-03, 1 day before 2025-05-04, the article\'s date'
    assert two.computation == '"2 May 2025" ended on 2025-05-02, 2 days before 2025-05-04, the article\'s date'


def test_a_date_in_the_sentence_of_the_latest_day_is_of_that_day():
    told = "In March 2024 the line carried 9,000 people a day{} December 2022 it will have 40 cars."
    assert drafts(CHECK, "# Trams\n\n" + told.format(", and by")) == []
    assert len(drafts(CHECK, "# Trams\n\n" + told.format(". By"))) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Ostby will start up in the autumn of 2023 with 9 GWh a year.",
        "The clinic will receive its first patients in January 2025, the ministry says.",
        "The old stadium will be torn down in the summer of 2024 and its steel sold.",
        "A second telescope is to be mounted on the ridge in late 2023.",
        "The owner of the Esk works plans to stop making glass there in 2023; a dye plant is to follow in 2029.",
        "By 2023 the county hopes to have halved the number of people hurt on its roads.",
        "Economists at the bank expect imports to grow by 3 per cent in 2023, after 2 per cent in 2026.",
        "Its new wing will be ready for the first classes in the autumn of 2023, the trust's leaflet says.",
    ],
)
def test_whatever_stands_between_a_verb_and_its_date(text):
    assert len(found(text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "The committee will examine the fire at the mill in March 2024.",
        "In 2023 the two firms agreed that they will merge.",
        "The bank expects to sell what was left over in 2023.",
        "The firm will pay back the money that it borrowed in 2023.",
        "The fund will cover the debts run up by farmers lent seed in 2023.",
    ],
)
def test_the_date_of_what_will_be_dealt_with_is_no_forecast(text):
    assert found(text) == []
