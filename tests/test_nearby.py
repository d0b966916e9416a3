"""Results held against the only two values around them: what is found in any words, and what the vetoes leave alone."""

import time

import pytest

import claims
from claims.nearby import nearby


def told(text: str) -> list[tuple[str, str, tuple[str, ...]]]:
    """The results that two values around them do not give: kind, result, and the values in the order of their roles."""
    document = claims.read(text.encode(), name="a.md")
    reading = claims.extract(document)
    words = {claim.id: claim.text for claim in reading}
    return [
        (one.kind, words[one.claim], tuple(words[operand.claim or ""] for operand in one.operands))
        for one in nearby(document, reading.claims, ())
    ]


@pytest.mark.parametrize(
    ("text", "kind", "result", "values"),
    [
        (
            "The mill ground 9,400 tonnes. In the spring before it had been 8,000 tonnes, so it gained 27%.",
            *("change", "27%", ("8,000 tonnes", "9,400 tonnes")),
        ),
        (
            "# Beds up by 9%\n\nThe ward has 218 beds, after 210 beds last winter.",
            "change",
            "9%",
            ("210 beds", "218 beds"),
        ),
        ("Fares go up by 12%: a ticket that was €2.00 will be €2.50.", "change", "12%", ("€2.00", "€2.50")),
        ("A ewe costs £240, a lamb £80. The ewe is thus twice as dear.", "ratio", "twice", ("£240", "£80")),
        (
            "The tower has 90 steps, four times the 30 steps of the chapel.",
            "ratio",
            "four times",
            ("90 steps", "30 steps"),
        ),
        (
            "Of 80 boats at the start, 60 boats came home, which is 85%.",
            *("share", "85%", ("60 boats", "80 boats")),
        ),
        (
            "In 2021 the choir had 34 members. It now has 45 members, 13 members more.",
            *("difference", "13 members", ("34 members", "45 members")),
        ),
        ("The tax fell from 20% to 15%. That cut of 5% helps shops.", "change", "5%", ("20%", "15%")),
    ],
)
def test_a_result_is_held_against_the_only_two_values(text: str, kind: str, result: str, values: tuple[str, str]):
    assert (kind, result, values) in told(text)


RIGHT = {
    "what is stated": "The mill ground 9,600 tonnes. In the spring before it had been 8,000 tonnes, so it gained 20%.",
    "far from it": "A ewe costs £140, a lamb £80. Wolves took four hundred times as many.",
    "several pairs": "It had 40 cows in May, 44 cows in June and 60 cows in July. The herd gained 18%.",
    "a result of its own": "Sales were €60m after €50m, up 20%. The staff has grown by 11%.",
    "real terms": "A pass costs €60, after €50 last year. In real terms that is a rise of 12%.",
    "taken back": "It was not true that the mill ground 9,400 tonnes after 8,000 tonnes, a rise of 30%.",
    "still to come": "Emissions fell from 9.6 tonnes to 6.2 tonnes. The target is a cut of 60% by 2040.",
    "another unit": "The choir has 45 members, the band 34 members. The bus came 13 minutes later.",
    "a level": "The town had a deficit of 12 million crowns, after 15 million crowns and 9.8 million crowns.",
    "somebody named": "Esk has 45 cranes, Brack 34 cranes. Corvo has 18 cranes more than Lorn.",
    "torn apart": "The isle has 299 farms. The parish has grown by 12%, since it had 306 farms.",
    "a nearer figure": "It had 40 cows and 50 cows in the two sheds, and 700 sheep, 20 sheep more.",
    "another whole": "Of 11 councillors seven were against; in the poll it had been 52%.",
    "the vote, not the seats": "The Greens won 12 of the 24 seats with 41% of the vote.",
    "another thing that grew": "Tolls brought 96 million, after 80 million in 2021, and so traffic has grown by 15%.",
    "another thing so many times": "Esk filed 900 designs and Brack 150. Esk has three times the population of Brack.",
    "a table": "| | Cows | Share |\n|---|---|---|\n| Esk | 40 | 90% |\n| Brack | 50 | 10% |",
}


@pytest.mark.parametrize("text", RIGHT.values(), ids=RIGHT)
def test_what_is_doubtful_is_left_alone(text: str):
    assert told(text) == []


def test_a_result_whose_values_are_known_is_left_to_what_knows_them():
    document = claims.read_text("The flock grew by 30%, from 40 ewes to 50 ewes.")
    reading = claims.extract(document)
    assert any(len(one.operands) == 2 and not one.sought for one in reading.relations)
    assert not any(one.sought for one in reading.relations)


def test_the_time_grows_with_the_number_of_figures():
    seconds = []
    for number in (1_000, 8_000):
        text = " ".join(f"Herd {at} had {at % 90 + 10} cows, 12% more than {at % 70 + 20}." for at in range(number))
        document = claims.read_text(text)
        reading = claims.extract(document)
        begun = time.process_time()
        list(nearby(document, reading.claims, ()))
        seconds.append(time.process_time() - begun)
    assert seconds[1] < 24 * seconds[0]
