"""Short texts in which everything is right, and nothing must be said: by what a rule could take for a slip in them."""

from collections.abc import Sequence

import pytest

import claims
from checker.check import Material, load
from claims import NotChecked
from reports.audit import Severity

CHECKS = [check for check in load() if check.family in ("one quantity, two values", "arithmetic", "time")]

RIGHT = {
    "a difference beside a change is no value that it started from or reached": (
        "The choir has 48 members, 8 more than a year ago, a rise of 20%.",
        "The dam holds 61 million cubic metres, 9 million fewer than last spring, down 12.9%.",
        "Exports came to 51,700 tonnes, which is 4,300 tonnes less than the 56,000 of 2023, a decline of 7.7 per cent.",
        "The bakery sold 960 loaves, 40 fewer than on the Saturday before, a drop of 4%.",
    ),
    "a change is of any two values of its passage, the unit said with either": (
        "The drive to the coast takes 45 minutes, down from 60 before the tunnel was dug. On Sundays it takes 50. "
        "The saving of 25% is what the tolls pay for.",
        "The zloty ended the week at $0.258, after $0.255 a week before. Since May, when it cost $0.240, it has "
        "gained 7.5%.",
        "The queue at the border is 6 hours long, after 8 in spring. By night it is 7. The cut of 25% is due to the "
        "new lane.",
    ),
    "a change that a sentence of percentages gives as a cause": (
        "A fall in rents of 20% would bring the yield down to 4.1%, a point below the 5.1% of today.",
        "A loss of harvest of 30% would push the share of bread in spending to 14%, two points above the 12% of "
        "last year.",
    ),
    "the mean one and the extreme ones are no parts of anything": (
        "The average farm has 200 sheep, the median one 187, and the smallest, above Nant, 19.",
        "The shortest stage is 120 kilometres, the longest 205, and the median one 315 metres above the sea.",
    ),
    "one item of a list is no total of the others": (
        "Use of the land: 1,400 hectares of meadow, 650 of vines, 310 of woodland and 40 of water. The valley has "
        "2,400 hectares.",
        "The hold carried 1,200 sacks of rye, 640 of oats, 280 of salt and 180 of lime.",
    ),
    "a list of what is told as a fact and what is not": (
        'A total of 105 samples have been taken. "I would not bet on 22 samples," she says, "but on the hundred that '
        'we will have in spring I might."',
    ),
    "two figures of another sentence have one of three digits as their sum by chance": (
        "Last year the mill ground 64 tonnes and sold 51. The bakeries took 125 tonnes from abroad.",
        "Sales were 46 million crowns and the loss 71 million. For this year it expects 110 million crowns.",
    ),
    "a list with one that is not counted": (
        "Two Frenchmen, five Britons and a Pole were on the yacht, eight people in all.",
        "The menu lists four soups, six roasts and a stew, eleven dishes altogether.",
    ),
    "a price of several is no price of each": (
        "The museum paid 90,000 francs for 14 letters, worth 400,000 francs today.",
        "Ostkabel paid 1,140,000 euros for 26 contracts worth 58 million euros.",
    ),
    "what is spent besides is no total": (
        "The bill: £310,000 for building works, plus 4 doctors at £96,000 a year each.",
        "The choir spent €12,400 on robes as well as 20 lamps at €85 each.",
    ),
    "one of several side by side is no total": (
        "The three courts had mean waits of 5.1 months (Harne), 6.3 months (Oldenmark) and 7.2 months (Brein).",
    ),
    "how many are to be had for a sum": (
        "In 2019 they spent 104 crowns on books. At an average of 17.30 crowns per copy, 118 pays for almost seven "
        "copies.",
    ),
    "a team that took so many": (
        "The crew of five took six days, rowed 41.5 hours and spent another 310 hours ashore.",
        "The 9 points by which turnout rose are put down to pupils, who voted for the first time, some 11,000 of them.",
    ),
    "a part of it in brackets": (
        "The film cost 11.4 million euros, about a third of it public money (3.9 million).",
        "The farm covers 640 hectares, an eighth of it woodland (80).",
        "The grant was £2.4 million, two thirds of it from the lottery (£1.6 million).",
    ),
    "so much too much is no share": (
        "With 301 mm instead of 212 mm the summer was 42% too wet.",
        "The patient weighed 98 kilos at a normal 70 kilos, 40% overweight.",
        "The bridge weighs 960 tonnes in place of the 800 tonnes of the plan, 20% too much.",
    ),
}


@pytest.mark.parametrize(
    "text", [pytest.param(text, id=f"{why}: {text[:30]}") for why, texts in RIGHT.items() for text in texts]
)
def test_right_texts_are_left_alone(text: str):
    assert found(text) == []


def found(text: str) -> Sequence[str]:
    """The messages of the findings, but for notes."""
    document = claims.read(text.encode(), name="a.md")
    material = Material.of(document, claims.extract(document), ())
    drafts = ((check, one) for check in CHECKS for one in check.run(material))
    return [
        one.message
        for check, one in drafts
        if not isinstance(one, NotChecked) and (one.severity or check.severity) is not Severity.NOTE
    ]
