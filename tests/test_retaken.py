"""Figures that are taken up again with another value, and those that are others of their kind."""

import pytest

from checker.check import Draft, load
from claims import NotChecked
from tests.test_check_examples import material

CHECKS = {check.name: check for check in load()}


def found(text: str, name: str = "conflicting-values") -> list[Draft]:
    return [draft for draft in CHECKS[name].run(material(text)) if not isinstance(draft, NotChecked)]


@pytest.mark.parametrize(
    "text",
    [
        "Divers raised thirty-six statues from the wreck. All 63 statues from the wreck will go to Esk.",
        "The court awarded the farmer $5.2 million. The state will appeal against the $2.5 million award.",
        "Brodal paid €740 million for the brewery in 2018. Since that €470 million purchase it has lost money.",
        "Lake Orrin covers 126 square kilometres. Boats may not cross the 162-square-kilometre lake in May.",
        "The band, which has 45 drummers, plays on Friday. None of the forty-six drummers has been to Sarn.",
        "Porters get a pay rise of 6.4 per cent. The union backed the 4.6 per cent rise on Monday.",
        "The hut sleeps 28 people in winter. The 82 people of the winter party come by sledge.",
    ],
)
def test_a_figure_is_taken_up_with_another_value(text):
    assert len(found(f"# News\n\n{text}\n")) == 1


@pytest.mark.parametrize(
    "text",
    [
        "# Council: 71 pools to close by autumn\n\nThe council intends to shut 17 pools by the autumn.\n",
        "# Zoo draws 2.7 million visitors\n\nThe Royal Zoo welcomed 2.4 million visitors last year, it said.\n",
    ],
)
def test_a_title_over_another_value(text):
    assert len(found(text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Miners exported copper worth $6.3 billion in 2022. China took a third of the €6.3 billion exports.",
        "The nurse gave a dose of 40 milligrams. A 40-gram dose of the drug would have killed a horse.",
        "The pipeline is 71.2 miles long, but those 71.2 km took nine years.",
    ],
)
def test_a_figure_is_taken_up_in_another_unit(text):
    assert len(found(f"# News\n\n{text}\n", "unit-slip")) == 1


@pytest.mark.parametrize(
    "text",
    [
        # Others of their kind, another place, time or part.
        "The yard has 42 cranes. The other 24 cranes were sold.",
        "The yard has 42 cranes. The 24 cranes at Esk are older.",
        "The yard had 42 cranes in 2023. That is more than the 24 cranes of 2009.",
        # Two can be meant, or one of them agrees.
        "The city paid $5.2 million. The state paid $5.7 million. Both said that the $2.5 million price was wrong.",
        "The yard has 42 cranes and sold 24 of them. The 24 cranes went to Esk.",
        # What is behind the figure was never spoken of.
        "The city paid $5.2 million for the theatre. It will use the $2.5 million grant for the roof.",
        # "That" opens a clause.
        "The law covers 85% of tenants. The agency said that 58% of tenants are poor.",
    ],
)
def test_figures_that_are_two(text):
    assert found(f"# News\n\n{text}\n") == []


@pytest.mark.parametrize(
    ("sentence", "findings"),
    [
        ("Two in five gardeners, or 52 per cent, said that they use peat.", 1),
        ("A third of the wood – 45 % of its trees – was felled in 2020.", 1),
        ("Half of the vintage, about 35 per cent, had been sold by May.", 1),
        ("Nine out of ten nurses in wards (72%) had been to Esk.", 1),
        ("Two in five gardeners, or 40 per cent, said that they use peat.", 0),
        ("A third of the men use peat, 52 per cent, a survey says, do not.", 0),
    ],
)
def test_one_share_in_words_and_in_digits(sentence, findings):
    assert len(found(f"# News\n\n{sentence}\n")) == findings
