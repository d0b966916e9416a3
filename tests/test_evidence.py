"""Claims held against passages, figure by figure: families of scenarios, and any text at all."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import claims
from sources.evidence import Answer, Fact, Relation, Weighed, answer, facts, joined, weigh

SUPPORTS, BY_ROUNDING = Relation.SUPPORTS, Relation.BY_ROUNDING
CONTRADICTS, MISDATED = Relation.CONTRADICTS, Relation.MISDATED
SCOPE, UNKNOWN = Relation.SCOPE_DIFFERS, Relation.NOT_IN_SOURCE


def read(text: str) -> tuple[Fact, ...]:
    document = claims.read_text(text)
    return facts(document, claims.extract(document))


def weighed(claim: str, passage: str) -> tuple[Weighed, ...]:
    return weigh(read(claim), read(passage))


def relations(claim: str, passage: str) -> list[Relation]:
    return [one.relation for one in weighed(claim, passage)]


@pytest.mark.parametrize(
    ("claim", "passage", "relation"),
    [
        ("More than 3 million tonnes were landed.", "In all, 2.9 million tonnes were landed.", CONTRADICTS),
        ("More than 3 million tonnes were landed.", "In all, 3.4 million tonnes were landed.", SUPPORTS),
        ("Over 1.4 million copies were sold.", "It sold 1,735,880 copies.", SUPPORTS),
        ("At least 40 schools closed.", "In all, 38 schools closed.", CONTRADICTS),
        ("At least 40 schools closed.", "In all, 40 schools closed.", SUPPORTS),
        ("Fewer than 50 schools closed.", "In all, 38 schools closed.", SUPPORTS),
        ("Fewer than 38 schools closed.", "In all, 38 schools closed.", CONTRADICTS),
        ("Up to 50 schools closed.", "In all, 38 schools closed.", SUPPORTS),
        ("More than 60% of the patents are China's.", "China holds more than 61.1% of the patents.", SUPPORTS),
        ("More than 62% of the patents are China's.", "China holds more than 61% of the patents.", CONTRADICTS),
        ("More than 61.5% of the patents are China's.", "China holds more than 61% of the patents.", UNKNOWN),
        ("Fewer than 900 people signed.", "More than 800 people signed.", SUPPORTS),
        ("Fewer than 800 people signed.", "More than 900 people signed.", CONTRADICTS),
    ],
)
def test_a_bound_holds_as_logic_reads_it(claim: str, passage: str, relation: Relation) -> None:
    assert relations(claim, passage) == [relation]


def test_a_bound_that_says_more_than_the_number_is_overstated() -> None:
    [one] = weighed("China holds more than 61.1% of the patents.", "China holds 61.1% of the patents.")
    assert (one.relation, one.overstated) == (CONTRADICTS, True)
    assert one.why == 'the passage says "61.1%", the claim "more than 61.1%": not more, but the same'
    [other] = weighed("China holds more than 61.1% of the patents.", "China holds 60.9% of the patents.")
    assert (other.relation, other.overstated) == (CONTRADICTS, False)


@pytest.mark.parametrize(
    ("claim", "passage", "relation"),
    [
        ("The town has 5,300 inhabitants.", "The town has 5,283 inhabitants.", BY_ROUNDING),
        ("The town has 5,300 inhabitants.", "The town has 5,383 inhabitants.", CONTRADICTS),
        ("The town has 5,283 inhabitants.", "The town has 5,300 inhabitants.", BY_ROUNDING),
        ("Sales rose by 5%.", "Sales rose by 4.6%.", BY_ROUNDING),
        ("Sales rose by 4.6%.", "Sales rose by 5%.", BY_ROUNDING),
        ("Sales rose by 5%.", "Sales rose by 5.6%.", CONTRADICTS),
        ("Nine schools closed.", "8 schools closed.", CONTRADICTS),
        ("The bridge cost about $40 million.", "The bridge cost $41.2 million.", BY_ROUNDING),
        ("Nearly 40% of the pupils walk.", "In the survey, 38.7% of pupils walk.", BY_ROUNDING),
        ("Two thirds of voters agreed.", "67% of voters agreed.", BY_ROUNDING),
        ("One in three pupils walks to school.", "A third of the pupils walk to school.", SUPPORTS),
        ("It lasted two hours.", "It lasted 120 minutes.", BY_ROUNDING),
        ("It lasted two hours.", "It lasted 170 minutes.", CONTRADICTS),
        ("A dozen people were hurt.", "Fifteen people were hurt in the crash.", CONTRADICTS),
        ("It takes 25 minutes.", "The trip takes 20 to 30 minutes.", BY_ROUNDING),
        ("It has a rating of 7/10.", "It has a rating of 7 out of 10.", SUPPORTS),
        ("It has a rating of 7/10.", "It has a rating of 6.1 out of 10 from 7 critics.", CONTRADICTS),
    ],
)
def test_numbers_agree_where_one_rounds_to_the_other(claim: str, passage: str, relation: Relation) -> None:
    assert relations(claim, passage) == [relation]


@pytest.mark.parametrize(
    ("claim", "passage", "found"),
    [
        (
            "The United States holds 61.1% of the patents and China 20.9%.",
            "China holds 61.1% of the patents, the United States 20.9%.",
            [CONTRADICTS, CONTRADICTS],
        ),
        ("Acme hired 500 people.", "Borealis hired 500 people and Acme hired 300 people.", [CONTRADICTS]),
        ("Acme hired 500 people.", "Borealis hired 500 people.", [SCOPE]),
        ("Sales rose by 5%.", "Sales fell by 5%.", [CONTRADICTS]),
        ("Prices rose from $40 to $60.", "Prices rose from $40 to $55.", [SUPPORTS, CONTRADICTS]),
        ("Three of the five bridges are closed.", "3 of the 5 bridges are closed.", [SUPPORTS, SUPPORTS]),
        (
            "It made $37 million in Canada and $94 million elsewhere.",
            "It made $93.1 million in other territories and $37.2 million in Canada.",
            [BY_ROUNDING, CONTRADICTS],
        ),
    ],
)
def test_a_figure_is_held_against_the_one_of_its_own_subject(claim: str, passage: str, found: list[Relation]) -> None:
    assert relations(claim, passage) == found


@pytest.mark.parametrize(
    ("claim", "passage", "relation"),
    [
        ("Acme sold 500 cars in 2010.", "Acme sold 500 cars in 2012 and 450 in 2010.", MISDATED),
        ("Acme sold 500 cars in 2010.", "Acme sold 450 cars in 2010 and 500 in 2012.", CONTRADICTS),
        ("Acme sold 450 cars in 2010.", "Acme sold 500 cars in 2012 and 450 in 2010.", SUPPORTS),
        ("Acme sold 480 cars in 2010.", "Acme sold 500 cars in 2012.", UNKNOWN),
        ("The museum opened in 1956.", "The museum, which opened in 1958, has three wings.", CONTRADICTS),
        ("The museum opened before 1960.", "The museum opened in 1958.", SUPPORTS),
        ("The museum opened after 1960.", "The museum opened in 1958.", CONTRADICTS),
        ("The museum opened in 1958.", "The museum opened on 3 May 1958.", SUPPORTS),
        ("The museum opened on 3 May 1958.", "The museum opened in 1958.", UNKNOWN),
        ("The museum opened on 3 May.", "The museum opened on 5 May 1958.", CONTRADICTS),
        ("He was born in 1958.", "He (3 May 1948 – 1 June 2001) was a painter.", CONTRADICTS),
        ("He died in 2001.", "He (3 May 1948 – 1 June 2001) was a painter.", SUPPORTS),
        ("The band was formed in 2004.", "The band disbanded in 2004.", CONTRADICTS),
        ("Filming began in May 1994.", "It was filmed from March 1994 to June 1995.", CONTRADICTS),
        ("He married in 1973.", "He moved to Leeds in 1965.", UNKNOWN),
        ("It is a novel of 2017.", "It is a 2017 novel.", SUPPORTS),
        ("It is a 2017 novel.", "It is a 2017 film.", CONTRADICTS),
    ],
)
def test_a_figure_is_of_its_time(claim: str, passage: str, relation: Relation) -> None:
    assert relations(claim, passage) == [relation]


@pytest.mark.parametrize(
    ("claim", "passage", "relation"),
    [
        ("In Leeds, 12% of the teachers left.", "In Leeds, 12% of the pupils left.", SCOPE),
        ("In Leeds, 12% of the teachers left.", "In Leeds, 12% of the teachers left.", SUPPORTS),
        ("Sales will reach 5 million cars.", "Sales reached 5 million cars.", SCOPE),
    ],
)
def test_a_number_of_another_denominator_or_standing_is_another_figure(
    claim: str, passage: str, relation: Relation
) -> None:
    assert relations(claim, passage) == [relation]


RETRACTED = "The fund was thought to hold 40 million euros; the figure was later corrected to 30 million euros."


@pytest.mark.parametrize(
    ("claim", "passage", "relation"),
    [
        ("The fund holds 40 million euros.", RETRACTED, CONTRADICTS),
        ("The fund holds 30 million euros.", RETRACTED, SUPPORTS),
        ("The fund holds 40 million euros.", "It holds 30 million euros, revised from 40 million euros.", CONTRADICTS),
        ("The study covers 900 patients.", "The study of 900 patients was retracted.", CONTRADICTS),
    ],
)
def test_a_figure_that_was_taken_back_supports_nothing(claim: str, passage: str, relation: Relation) -> None:
    assert relations(claim, passage) == [relation]


@pytest.mark.parametrize(
    ("claim", "passage"),
    [
        ("The park has 12 lakes.", "He scored 12 goals."),
        ("The park has 12 lakes.", "It rained all day."),
        ("Acme made a profit of $5 million.", "Borealis raised $5 million from investors."),
        ("Revenue was $5 million.", "The loss was $3 million."),
        ("Unemployment was 5% in 2019.", "Inflation was 3% in 2019."),
        ("Acme had 300 employees.", "Acme had 12 offices."),
    ],
)
def test_a_number_that_merely_stands_there_says_nothing(claim: str, passage: str) -> None:
    assert answer(weighed(claim, passage))[0] is Answer.NOT_ENOUGH


@pytest.mark.parametrize(
    ("claim", "passage", "relation"),
    [
        # Lengths of two plays of one match, and of one play.
        ("Ann Roe ran 73 yards for the Herons.", "Jo Doe kicked a 49-yard goal.", Relation.NOT_IN_SOURCE),
        ("Ann Roe ran 73 yards.", "Ann Roe ran 49 yards.", Relation.CONTRADICTS),
        # A sentence of which the passage says next to nothing, and one of which it says much.
        (
            "The ballads that the choir of Narl recorded with a brass band in an old quarry sold 3 million copies.",
            "The album sold 870,000 copies.",
            Relation.NOT_IN_SOURCE,
        ),
        ("The ballads that the choir recorded sold 3 million copies.", "It sold 870,000 copies.", Relation.CONTRADICTS),
    ],
)
def test_a_passage_that_tells_of_something_else_contradicts_nothing(
    claim: str, passage: str, relation: Relation
) -> None:
    assert relations(claim, passage) == [relation]


def test_two_sources_that_disagree_are_each_weighed_by_themselves() -> None:
    claim = "The storm killed 14 people."
    assert relations(claim, "The storm killed 14 people.") == [SUPPORTS]
    assert relations(claim, "The storm killed 17 people.") == [CONTRADICTS]


def test_a_claim_without_figures_cannot_be_weighed() -> None:
    assert answer(weighed("The park is green.", "It has 12 lakes.")) == (Answer.NOT_ENOUGH, "the claim has no figure")


@pytest.mark.parametrize(
    ("tokens", "text"),
    [
        ("He -LRB- born June 26 , 1980 -RRB- sold $ 25 million .", "He (born June 26, 1980) sold $25 million."),
        ("It did n't , in the 1970 's , cost 5 % .", "It didn't, in the 1970s, cost 5%."),
        ("Prose is as it was: it costs $ 5.", "Prose is as it was: it costs $ 5."),
    ],
)
def test_tokens_are_put_together_again(tokens: str, text: str) -> None:
    assert joined(tokens) == text


PIECES = st.sampled_from(
    [
        "in 2010",
        "by 3 May",
        "born",
        "(1900 – 1980)",
        "more than 5%",
        "$3 million",
        "7/10",
        "out of 10",
        "the",
        "Acme",
        "of",
        "first",
        "third",
        "and",
        ",",
        "12 cars",
        ".",
        "revised from",
        "up",
        "fell by",
        "two thirds",
        "5 km",
        "8 miles",
        "-",
        "(",
        ")",
        "between 3 and 5",
        "\x1f",
        "٣",
    ]
)


@settings(max_examples=60, deadline=None)
@given(st.lists(PIECES, max_size=14), st.lists(PIECES, max_size=14))
def test_any_two_texts_are_weighed(claim: list[str], passage: list[str]) -> None:
    said = read(" ".join(claim))
    found = weigh(said, read(" ".join(passage)))
    order = [fact.claim for fact in said]
    assert [order.index(one.claim) for one in found] == sorted(order.index(one.claim) for one in found)
    assert all("\n" not in one.why and one.why for one in found)
