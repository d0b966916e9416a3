"""Dates without their year or month, and dates that count from no day, where the article names none."""

import pytest

from checker.check import load
from reports.audit import Severity
from tests.test_check_examples import drafts

CHECK = next(check for check in load() if check.name == "vague-date")


def found(text: str) -> list[list[str]]:
    return [[text[place.start : place.end] for place in one.primary] for one in drafts(CHECK, text)]


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("The harbour reopened on July 3.", [["July 3"]]),
        ("The harbour reopened in July. The pier opened on 5 August.", [["July", "5 August"]]),
        ("The harbour will reopen on July 3.", [["July 3"]]),
        ("From 9 June, boats will pay a charge of £48.", [["9 June"]]),
        ("The shares closed at 12 crowns on the 10th.", [["the 10th"]]),
        ("Last year it was closed. It has had 14 cranes since March 2019.", [["Last year"]]),
        ("It was sold three years ago. On July 3 it reopened.", [["July 3"], ["three years ago"]]),
        ("It was founded in 2019. It reopened on July 3.", [["July 3"]]),
    ],
)
def test_a_date_that_nothing_completes(text, dates):
    assert found(f"# The harbour\n\n{text}\n") == dates


@pytest.mark.parametrize(
    "text",
    [
        "In 2023 the harbour was closed for a month. It reopened on July 3.",
        "It opens in May and closes in October.",
        "It is closed every July.",
        "In March 2024, according to a survey, half of all boats were idle; three years ago, a third were.",
        "The harbour reopened on July 3, 2023.",
        "Between January and March 2023 it was closed.",
        "| Month | Boats |\n|---|---|\n| May | 14 |\n| June | 17 |",
        "In the night to 12 March 2024 it rained 62 millimetres, as much as in an average September.",
        "People from the steppe came some 4,900 years ago. The sea fell 300 million years ago.",
        "A hundred years ago, 38% of all people worked on farms.",
        "Four weeks after the season began on January 5, 2008, they lost the final on February 3.",
        "She closed her 2013 season on December 29 with a win.",
    ],
)
def test_a_date_that_lacks_nothing(text):
    assert found(f"# The harbour\n\n{text}\n") == []


def test_an_article_with_a_date_says_it_for_all():
    assert found("# The harbour\n\n*4 May 2024*\n\nThe harbour reopened on April 3. Last year it was closed.\n") == []


def test_more_dates_than_can_be_looked_through_are_several_notes():
    days = " ".join(f"Boat {day} sailed on July {day}." for day in range(1, 15))
    notes = drafts(CHECK, f"# The harbour\n\n{days}\n")
    assert [len(one.primary) for one in notes] == [12, 2]
    assert CHECK.severity is Severity.NOTE


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("In March 2019 it was built. On July 3 it reopened.", []),
        ("In March 2019 it was built.\n\nOn July 3 it reopened.", [["July 3"]]),
        ("It was built for a firm in March 2019. On July 3 it reopened.", [["July 3"]]),
        ("It was founded in 2019, and reopened on July 3.", []),
        ("She left on July 3 and came back in 2023, on August 3.", [["July 3"]]),
        ("On July 3 it opened. It was founded in 2019. It reopened on July 5.", [["July 3", "July 5"]]),
        ("They met in every July and on August 5 they left.", [["August 5"]]),
        ("It was sold three weeks earlier. It was closed in an average July.", []),
    ],
)
def test_what_dates_a_passage_stands_before_its_dates(text, dates):
    assert found(f"# The harbour\n\n{text}\n") == dates


def test_a_note_says_what_is_left_out_of_one_date_and_of_several():
    (one,) = drafts(CHECK, "# The harbour\n\nThe harbour reopened on July 3.\n")
    assert one.message == '"July 3" does not name its year, and neither the article nor its passage says it'
    (two,) = drafts(CHECK, "# The harbour\n\nThe harbour reopened on July 3. The pier opened on 5 August.\n")
    assert two.message == "2 dates leave something out: each does not name its year"
    assert two.computation == '"July 3", "5 August": the year is not said'
