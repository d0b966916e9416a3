"""What an article states about its figures: relations, superlatives, counted lists, dated events."""

from typing import NamedTuple

import pytest

import claims
from claims.claim import Enumeration, Event, Reading, Relation, Superlative


class Said(NamedTuple):
    """A Reading and the text that it was read from."""

    text: str
    reading: Reading

    def words(self, claim: str | None) -> str | None:
        """The words of a claim, by its id."""
        return next((each.text for each in self.reading if each.id == claim), None)

    def operands(self, relation: Relation) -> dict[str, tuple[str | None, str | None]]:
        """Each operand's figure and subject, under its role."""
        return {each.role: (self.words(each.claim), each.subject) for each in relation.operands}

    def only(self, *found: Relation | Superlative | Enumeration | Event) -> None:
        assert all(0 <= each.start < each.end <= len(self.text) for each in found)


def said(text: str) -> Said:
    return Said(text, claims.extract(claims.read_text(text)))


def relation(text: str, kind: str) -> tuple[str | None, dict[str, tuple[str | None, str | None]]]:
    found = said(text)
    (one,) = (each for each in found.reading.relations if each.kind == kind)
    found.only(one)
    return found.words(one.claim), found.operands(one)


def test_a_ratio_to_what_somebody_else_has() -> None:
    claim, operands = relation("In terms of patents, Norway is nearly three times that of Sweden.", "ratio")
    assert claim == "nearly three times"
    assert operands == {"of": (None, "Norway"), "base": (None, "Sweden")}


def test_a_ratio_said_of_a_figure_before_it() -> None:
    claim, operands = relation("Norway has 900 ferries, which is 6 times that of Sweden.", "ratio")
    assert claim == "6 times"
    assert operands == {"of": ("900 ferries", "Norway"), "base": (None, "Sweden")}


def test_a_ratio_between_two_figures_of_two_sentences() -> None:
    text = "Norwegian firms account for 60% of the world's ferries. This is six times the 10.6% of Chile."
    claim, operands = relation(text, "ratio")
    assert claim == "six times"
    assert operands["of"][0] == "60%"
    assert operands["base"] == ("10.6%", "Chile")


def test_a_change_with_its_ends() -> None:
    claim, operands = relation("Acme's revenue rose 5% from $40 million to $42 million.", "change")
    assert claim == "5%"
    assert {role: words for role, (words, _) in operands.items()} == {"from": "$40 million", "to": "$42 million"}


def test_a_change_to_a_value_alone() -> None:
    claim, operands = relation("Acme's revenue soared 71.3% in 2023 to $1.5 billion.", "change")
    assert (claim, operands) == ("71.3%", {"to": ("$1.5 billion", "Acme")})


def test_a_move_between_two_values_without_a_change() -> None:
    claim, operands = relation("The jobless rate fell from 6.1% to 5.4%.", "change")
    assert claim == "5.4%"
    assert {role: words for role, (words, _) in operands.items()} == {"from": "6.1%", "to": "5.4%"}


def test_a_percentage_of_two_counts() -> None:
    claim, operands = relation("The panel backed 38 of the 54 motions, or 70%.", "share")
    assert claim == "70%"
    assert {role: words for role, (words, _) in operands.items()} == {"part": "38", "whole": "54 motions"}


def test_a_rank_between_two_counts() -> None:
    _, operands = relation("Of the 90 mines, 31 were from Peru, second only to 37 from Chile.", "rank")
    assert operands == {"of": ("31", "Peru"), "behind": ("37", "Chile")}


@pytest.mark.parametrize(
    "text",
    [
        "Prices rose 5% and wages fell 3%.",
        "It has 38 shops and 54 depots, and 70% of them are leased.",
        "From 2014 to 2023, output rose.",
        "The bank has 20 branches, twice more than planned.",
    ],
)
def test_what_is_not_stated_is_no_relation_with_two_ends(text: str) -> None:
    assert all(len(each.operands) < 2 for each in said(text).reading.relations if each.kind != "ratio")


SUPERLATIVES = [
    ("Acme is the largest chip maker in China, with 900 staff.", "up", "Acme", "China"),
    ("Talkie, the most downloaded app in Chile, has 9 million users.", "up", "Talkie", "Chile"),
    ("Vatican City is the smallest state in Europe, with 500 people.", "down", "Vatican City", "Europe"),
]


@pytest.mark.parametrize(("text", "direction", "subject", "place"), SUPERLATIVES)
def test_a_superlative_says_who_where_and_which_end(text: str, direction: str, subject: str, place: str) -> None:
    found = said(text)
    (one,) = found.reading.superlatives
    found.only(one)
    assert (one.direction, one.subject, one.place) == (direction, subject, place)
    assert found.text[one.start : one.end] == one.text


@pytest.mark.parametrize(
    "text",
    [
        "Acme is one of the largest chip makers in China, with 900 staff.",
        "Acme is the second-largest chip maker in China, with 900 staff.",
        "Acme is not the largest chip maker in China, but has 900 staff.",
        "Acme's latest phone costs $900.",
        "At least 40 people came.",
        "Most people have 2 cars.",
    ],
)
def test_what_claims_no_first_place_is_no_superlative(text: str) -> None:
    assert said(text).reading.superlatives == ()


def items(text: str) -> list[str]:
    found = said(text)
    (one,) = found.reading.enumerations
    found.only(one)
    return [found.text[each.start : each.end] for each in one.items]


def test_a_counted_list_after_a_colon() -> None:
    assert items("It sells three models: Orca, Lynx, and Heron.") == ["Orca", "Lynx", "Heron"]
    assert items("Acme’s two main rivals are: Bolt and Dash, both of which are older.") == ["Bolt", "Dash"]


def test_a_counted_list_under_its_lead_in() -> None:
    found = items("Acme runs four mines:\n\n- Orca in Peru\n- Lynx\n- Heron\n- Ibis\n\nThat is all.")
    assert [each.lstrip("- ").split()[0] for each in found] == ["Orca", "Lynx", "Heron", "Ibis"]


@pytest.mark.parametrize(
    "text",
    [
        "It sells three models.",
        "There are many reasons for the 3 cuts: the firm lost money, and it closed shops.",
        "In 2020 it hired 40 people. Then: nothing, really, happened.",
        "It has 5.5 million users: Peru, Chile and Cuba.",
    ],
)
def test_what_counts_no_list_is_no_enumeration(text: str) -> None:
    assert said(text).reading.enumerations == ()


EVENTS = [
    ("Acme was founded in 2019.", [("found", "Acme", "2019")]),
    ("Acme, founded in 2019, has 40 shops.", [("found", "Acme", "2019")]),
    ("Acme was founded in 2011 and it went public in 2019", [("found", "Acme", "2011"), ("go public", "Acme", "2019")]),
    ("In June 2024, Acme launched the Orca phone.", [("launch", "Orca phone", "June 2024")]),
    ("Acme has paid no dividend since its listing in 2020.", [("list", "Acme", "2020")]),
    ("Sales were higher in 2020 than in 2019.", []),
    ("From 2014 to 2023, output doubled.", [("double", "output", "2014 to 2023")]),
]


@pytest.mark.parametrize(("text", "events"), EVENTS)
def test_what_a_date_dates(text: str, events: list[tuple[str, str, str]]) -> None:
    found = said(text)
    found.only(*found.reading.events)
    assert [(each.what, each.subject, found.words(each.claim)) for each in found.reading.events] == events


def test_an_expected_event_is_no_fact() -> None:
    (event,) = said("The Orca phone will be released in April 2031.").reading.events
    assert (event.what, event.modality) == ("release", "forecast")
