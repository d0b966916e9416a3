"""Names that only the article uses for a source, which it introduces itself."""

from pathlib import Path

import pytest

from sources import Source
from tests.test_run import audit

SOURCES = (
    Source(id="water", title="Wells of the World", publisher="Institute for Water Statistics", issued="2024"),
    Source(id="atlas-2024", title="World Water Atlas 2024", publisher="Tide Press", issued="2024"),
    Source(id="atlas-2023", title="World Water Atlas 2023", publisher="Tide Press", issued="2023"),
    Source(id="hai", title="Index Report", publisher="Stanford Institute for Human-Centered AI"),
)


@pytest.mark.parametrize(
    ("first", "then", "source"),
    [
        ("The Institute for Water Statistics (IWS) is old.", "According to IWS, there are 400 wells.", "water"),
        ("The Institute for Water Statistics, or IWS, is old.", "The IWS says there are 400 wells.", "water"),
        ("The **Institute for Water Statistics** (IWS) is old.", "There are 400 wells, the IWS said.", "water"),
        ("It is by the Stanford Institute for Human-Centered AI (HAI).", "HAI says there are 400 wells.", "hai"),
        (
            "The World Water Atlas 2024 (hereafter the “Blue Book”) is out.",
            "According to the Blue Book, there are 400 wells.",
            "atlas-2024",
        ),
        ("Wells of the World (WOW) is out.", "According to WOW, there are 400 wells.", "water"),
        # Nothing introduces it, or something else.
        ("The Institute for Water Statistics is old.", "According to IWS, there are 400 wells.", None),
        ("The Institute for Water Statistics (London) is old.", "According to London, there are 400 wells.", None),
        ("The Institute for Water Statistics (UK) is old.", "The UK says there are 400 wells.", None),
        ("The Institute for Water Statistics of the Esk (IWSE) is old.", "IWSE says there are 400 wells.", None),
        # Of two years.
        ("The World Water Atlas (WWA) is old.", "According to the WWA, there are 400 wells.", None),
        ("The World Water Atlas (WWA) is old.", "According to the 2023 WWA, there are 400 wells.", "atlas-2023"),
    ],
)
def test_a_name_that_the_article_introduces_is_the_sources(
    tmp_path: Path, first: str, then: str, source: str | None
) -> None:
    records = audit(tmp_path, f"# Wells\n\n{first}\n\n{then}\n", *SOURCES).claims
    assert next(record for record in records if record.text == "400 wells").citation.source == source


def test_it_holds_for_that_article_alone(tmp_path: Path) -> None:
    audit(tmp_path, "The Institute for Water Statistics (IWS) is old.\n", *SOURCES)
    (record,) = audit(tmp_path, "According to IWS, there are 400 wells.\n", *SOURCES).claims
    assert record.citation.source is None
