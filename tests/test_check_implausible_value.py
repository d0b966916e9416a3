"""Values that nothing can have, and values over 100% or under zero that are right."""

import pytest

from checker.check import Draft, load
from claims import NotChecked, lexicon
from claims.bounds import Bound
from tests.test_check_examples import material

(CHECK,) = (check for check in load() if check.name == "implausible-value")


def found(sentence: str) -> list[Draft]:
    return [draft for draft in CHECK.run(material(f"# News\n\n{sentence}\n")) if not isinstance(draft, NotChecked)]


@pytest.mark.parametrize(
    ("sentence", "reason"),
    [
        ("In the survey, 112% of respondents agreed.", "whole"),
        ("Women make up 130% of the workforce.", "whole"),
        ("The report records that 118 per cent of staff had been vaccinated.", "whole"),
        ("In a poll for the shop, 112% of those asked said that they had switched brands.", "whole"),
        ("The test is accurate in 105% of cases.", "whole"),
        ("After 500 charges the cells had 130% of their original capacity.", "battery"),
        ("The foreman told me that they run 26 hours a day.", "24"),
        ('"We have people rostered for 26 hours in a single day," said Amadi.', "24"),
        ("More than 105% of the population was vaccinated.", "whole"),
        ("Turnout in Esk was 104%.", "whole"),
        ("The unemployment rate stood at 140% in May.", "whole"),
        ("The drug has a survival rate of 120%.", "whole"),
        ("There is a 130% chance of rain.", "certain"),
        ("The model gives it a probability of 1.3.", "probability"),
        ("The correlation is 1.4.", "correlation"),
        ("The lake has a pH of 15.", "pH"),
        ("The child is in the 120th percentile.", "percentiles"),
        ("The station lies at a latitude of 95 degrees.", "latitude"),
        ("The probe was cooled to -300 degrees Celsius.", "zero"),
        ("The sample was kept at -500 degrees Fahrenheit.", "zero"),
        ("The boy had a fever of 59C.", "temperature"),
        ("The earthquake had a magnitude of 12.", "earthquake"),
        ("She works 200 hours a week.", "168"),
        ("He sleeps 26 hours a day.", "24"),
        ("The shop is open eight days a week.", "7"),
        ("The lift runs 400 days a year.", "366"),
        ("She died at the age of 190.", "lived"),
        ("A 190-year-old woman was pulled from the river.", "lived"),
        (
            "A probability is given by the model of the office to a reader's coming back before the year is out; for "
            "those who hold a card of the whole family it is put at 1.4.",
            "probability",
        ),
        ("The thief, a 190-year-old joiner from Esk, was fined.", "lived"),
        ("Some 104% of the town's adults voted on 3 July 2022.", "whole"),
        ("The pact covers 168% of employees in the ports.", "whole"),
        ("Esk wrote 900 papers. Of these, 104 per cent were free to read.", "whole"),
        ("By May, 112% of the parish wells had been tested.", "whole"),
        ("They assess the probability that the ratio falls below 105% within five years at 1.04.", "probability"),
    ],
)
def test_a_value_cannot_be(sentence, reason):
    (draft,) = found(sentence)
    assert reason in draft.message


@pytest.mark.parametrize(
    "sentence",
    [
        "The hospital treated 115% of the patients that it treated in 2019.",
        "The airline carried 112% of the passengers of 2019, and 105% of pre-pandemic passengers in May.",
        "Members of the group work 300 hours a day between them.",
        "The battery plant works at 130% of its original capacity.",
        "Exports were 115% of those of the year before.",
        "The hospital ran at 110% of capacity.",
        "Exports were 115% of costs, and the fund holds 112% of its liabilities.",
        "The probability is small, and he put the price at 1.40.",
        "A 190-year-old oak fell on a joiner.",
        "Hospital occupancy was 108%.",
        "The club met 120% of its target.",
        "Wind supplied 140% of the country's demand.",
        "Debt stands at 130% of GDP.",
        "Revenue grew by 130%, and the number of patients rose 150%.",
        "The unemployment rate rose by 140%.",
        "Women earn 104% of what men earn.",
        "Nurses are paid 110% of the pay of other workers.",
        "The offer was 130% subscribed.",
        'She gave "110%", the coach said.',
        "Emissions are at 110% of their level in 1990.",
        "Households use 130% of the average.",
        "All 100% of voters took part.",
        "Nearly 100% of households have power.",
        "The probability is 5 in 1,000.",
        "A 150-year-old hospital treats 40 patients.",
        "Their mean age was 71 years; 492 of the patients were women.",
        "The tortoise died at the age of 190.",
        "The 180-year-old oak outlived him.",
        "She works 60 hours a week.",
        "Users upload 500 hours of video a minute.",
        "The channel runs 200 hours of films a week.",
        "The staff work 900 hours a week in total.",
        "It is open 24 hours a day, seven days a week.",
        "Patients spent 900 days a year in its beds.",
        "The star has a magnitude of 14.",
        "Temperatures fell to -52 degrees Celsius.",
        "Net migration was -5,000 people.",
        "The diffusion coefficient is 3.2.",
        "The oven reaches 300C.",
    ],
)
def test_a_value_can_be(sentence):
    assert found(sentence) == []


def test_every_bound_has_a_reason_and_an_end():
    table = lexicon.load("bounds")
    for entry in table["bound"]:
        bound = Bound.of(entry, table["words"])
        assert bound.reason
        assert bound.possible.low is not None or bound.possible.high is not None
        assert bound.kinds or bound.units
    used = {
        name
        for entry in table["bound"]
        for key in ("measured", "beside", "with", "without", "put", "but", "followed")
        for name in entry.get(key, ())
    }
    assert used | {"several", "lasting", "scaled"} == set(table["words"])  # which `claims.bounds` asks for by name


def test_the_word_that_says_what_is_measured_is_shown():
    (draft,) = found("Analysts put the probability of at least one merger among the five at 1.4.")
    (other,) = draft.other
    assert other.end - other.start == len("probability")


@pytest.mark.parametrize(
    "sentence",
    [
        "On one such day, the pumps ran for an average of 25.5 hours, the report says.",
        "On a cold day each lift runs for 26 hours.",
        "In 2023, growers in Esk harvested minus 200 bags a farm, the annex says.",
        "The shop sold minus 40 bicycles in May.",
        "In the week before Easter, 130% of all seats in Esk were occupied.",
    ],
)
def test_days_harvests_and_seats_have_bounds(sentence):
    assert len(found(f"# News\n\n{sentence}\n")) == 1


@pytest.mark.parametrize(
    "sentence",
    [
        "On that day the volunteers worked for 400 hours.",
        "On a good day, each of the pumps runs for 20 hours.",
        "It was minus 12 degrees when they harvested 200 bags.",
        "Net of returns the shop sold minus 40 bicycles.",
        "The mine sold 100-200 loads, and the airline 104% of seats, having overbooked.",
    ],
)
def test_hours_of_several_and_net_sales_have_none(sentence):
    assert not found(f"# News\n\n{sentence}\n")


def test_a_finding_says_what_the_value_allows_and_what_is_possible():
    (draft,) = found("The probe was cooled to -300 degrees Celsius.")
    assert draft.computation == '"-300 degrees Celsius" allows [-300.5, -299.5]; possible is [-273.15, ∞)'
    assert [(term.role, term.low, term.high) for term in draft.terms] == [("stated", "-300.5", "-299.5")]
