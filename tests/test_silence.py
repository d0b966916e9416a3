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
