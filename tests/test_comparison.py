"""Which statements may be compared, and what comes of it."""

import datetime
from dataclasses import replace
from decimal import Decimal

import pytest

from claims import (
    Attribution,
    Comparator,
    Direction,
    Extent,
    Interval,
    Kind,
    Manner,
    Measures,
    Modality,
    Period,
    Quantity,
    Role,
    Where,
)
from claims.comparison import Agreement, Outcome, Statement, comparable, compare, keys
from claims.interval import above, below, just_below, within
from claims.names import acronyms, agreement, name

ALL = Extent(start=0, end=10_000)


def quantity(value, kind=Kind.PERCENT, unit="percent", interval=None, **more) -> Quantity:
    number = Decimal(value)
    quantum = Decimal(1).scaleb(-len(value.partition(".")[2]))
    return Quantity(
        low=number, high=number, unit=unit, kind=kind, interval=interval or within(number, number, quantum), **more
    )


def statement(figure, *, at=100, under=None, citation=None, text="", **measures) -> Statement:
    return Statement(
        figure, Measures(**measures), text=text, span=Extent(start=at, end=at + 5), under=under, citation=citation
    )


def share(value, **more) -> Statement:
    return statement(quantity(value), **({"statistic": "share", "subject": "China", "whole": "AI patents"} | more))


def year(number: int) -> Period:
    return Period(start=datetime.date(number, 1, 1), end=datetime.date(number, 12, 31))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("the world’s artificial intelligence patents", "artificial intelligence patents worldwide"),
        ("China", "the Chinese"),
        ("United States", "Americans"),
        ("the U.S.", "US"),
        ("Acme Inc.", "Acme"),
        ("number of employees", "staff"),
        ("authorized patents", "granted patents"),
        ("Horizon’s revenue", "Horizon's revenues"),
        ("researchers in France", "French researchers"),
    ],
)
def test_names_that_mean_the_same(one, other):
    assert agreement(name(one), name(other)) is Agreement.SAME


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("granted patents", "patents applied for"),
        ("Chinese inventors", "China"),
        ("China", "China Mobile"),
        ("profit", "revenue"),
        ("researchers working in China", "researchers from France"),
    ],
)
def test_names_that_differ(one, other):
    assert agreement(name(one), name(other)) is Agreement.DIFFERENT


@pytest.mark.parametrize(
    ("one", "other"),
    [("patents", "granted patents"), ("Horizon", "Horizon Robotics"), ("the company", "Acme"), (None, "Acme")],
)
def test_names_of_which_one_says_less(one, other):
    assert agreement(name(one), name(other)) is Agreement.UNSPECIFIED


def test_an_abbreviation_is_read_as_the_words_that_it_is_made_of():
    short = acronyms(["AI patents", "the world's artificial intelligence patents", None])
    assert agreement(name("AI patents", short), name("artificial intelligence patents", short)) is Agreement.SAME


def test_figures_that_exclude_one_another_are_inconsistent_with_the_arithmetic():
    found = compare(share("65", text="65%"), share("61.1", text="61.1%"))
    assert found.outcome is Outcome.INCONSISTENT
    assert found.slots == {"statistic": "same", "subject": "same", "whole": "same"}
    assert found.computation == (
        '"65%" allows [64.5, 65.5]; "61.1%" allows [61.05, 61.15]; '
        "[64.5, 65.5] and [61.05, 61.15] have no value in common"
    )


@pytest.mark.parametrize(
    ("one", "other", "outcome"),
    [
        (quantity("1.6", Kind.MONEY, "CNY"), quantity("1.552", Kind.MONEY, "CNY"), Outcome.BY_ROUNDING),
        (quantity("1.6", Kind.MONEY, "CNY"), quantity("1.60", Kind.MONEY, "CNY"), Outcome.CONSISTENT),
        (quantity("1.6", Kind.MONEY, "CNY"), quantity("1.8", Kind.MONEY, "CNY"), Outcome.INCONSISTENT),
        (quantity("1.6", Kind.MONEY, "CNY"), quantity("1.7", Kind.MONEY, "USD"), Outcome.NOT_COMPARABLE),
        (quantity("90", Kind.DURATION, "minute"), quantity("1.5", Kind.DURATION, "hour"), Outcome.CONSISTENT),
        (quantity("90", Kind.DURATION, "minute"), quantity("3", Kind.DURATION, "hour"), Outcome.INCONSISTENT),
        (quantity("3", Kind.DURATION, "month"), quantity("90", Kind.DURATION, "day"), Outcome.NOT_COMPARABLE),
        (quantity("26.2", Kind.MEASURE, "mile"), quantity("42.2", Kind.MEASURE, "km"), Outcome.BY_ROUNDING),
        (quantity("26.2", Kind.MEASURE, "mile"), quantity("40.0", Kind.MEASURE, "km"), Outcome.INCONSISTENT),
        (quantity("26.2", Kind.MEASURE, "mile"), quantity("40.0", Kind.MEASURE, "kg"), Outcome.NOT_COMPARABLE),
        (quantity("20", Kind.MEASURE, "degC"), quantity("35", Kind.MEASURE, "degF"), Outcome.NOT_COMPARABLE),
        (quantity("2020", Kind.DATE, "date"), quantity("2021", Kind.DATE, "date"), Outcome.NOT_COMPARABLE),
        (quantity("2", Kind.RANK, "rank"), quantity("3", Kind.RANK, "rank"), Outcome.NOT_COMPARABLE),
        (
            quantity("5", Kind.COUNT, "patient", direction=Direction.UP),
            quantity("6", Kind.COUNT, "patient", direction=Direction.DOWN),
            Outcome.NOT_COMPARABLE,
        ),
        (
            Quantity(kind=Kind.DURATION, unit="year", interval=Interval()),
            quantity("3", Kind.DURATION, "year"),
            Outcome.NOT_COMPARABLE,
        ),
    ],
)
def test_units_and_rounding(one, other, outcome):
    found = compare(statement(one, subject="Acme", metric="test"), statement(other, subject="Acme", metric="test"))
    assert found.outcome is outcome
    assert compare(found.right, found.left).outcome is outcome


def test_a_percent_and_a_fraction_in_words_are_one_dimension():
    half = quantity("50", Kind.FRACTION, interval=just_below(Decimal(50), Decimal("0.1")))
    told = {"statistic": "share", "subject": "China", "whole": "researchers"}
    assert compare(statement(half, **told), statement(quantity("47"), **told)).outcome is Outcome.BY_ROUNDING
    assert compare(statement(half, **told), statement(quantity("51"), **told)).outcome is Outcome.INCONSISTENT


def test_a_bound_ends_where_its_writer_would_have_said_more_within_an_article_only():
    bound = quantity("61.1", interval=above(Decimal("61.1"), 3, reached=False), comparator=Comparator.MORE_THAN)
    told = {"statistic": "share", "subject": "China", "whole": "AI patents"}
    bounded = statement(bound, text="more than 61.1%", **told)
    within_article = compare(share("65", text="65%"), bounded)
    assert within_article.outcome is Outcome.INCONSISTENT
    assert '"more than 61.1%" allows (61.1, 62) as a writer means it and (61.1, 100] as logic reads it' in (
        within_article.computation
    )
    assert compare(share("61.4"), bounded).outcome is Outcome.BY_ROUNDING
    assert compare(share("65"), bounded, pragmatic=False).outcome is Outcome.BY_ROUNDING
    assert compare(share("60"), bounded, pragmatic=False).outcome is Outcome.INCONSISTENT


def test_up_to_says_nothing_of_how_much_less_there_is():
    most = quantity(
        "2000000",
        Kind.COUNT,
        "character",
        interval=below(Decimal(2_000_000), 1, reached=True),
        comparator=Comparator.UP_TO,
    )
    told = {"subject": "Kim", "metric": "input length"}
    usual = statement(quantity("200000", Kind.COUNT, "character"), **told)
    assert compare(usual, statement(most, **told)).outcome is Outcome.BY_ROUNDING


@pytest.mark.parametrize(
    ("slot", "more"),
    [
        ("statistic", {"statistic": "change"}),
        ("subject", {"subject": "France"}),
        ("whole", {"whole": "AI papers"}),
        ("place", {"place": "Europe"}),
        ("period", {"period": year(2021)}),
        ("per", {"per": "household"}),
        ("modality", {"modality": Modality.FORECAST}),
    ],
)
def test_one_slot_that_differs_makes_two_statements_incomparable(slot, more):
    one = share("65", place="Asia", period=year(2023), per="person")
    same = share("61.1", place="Asia", period=year(2023), per="person")
    other = share("61.1", **({"place": "Asia", "period": year(2023), "per": "person"} | more))
    assert compare(one, same).outcome is Outcome.INCONSISTENT
    found = compare(one, other)
    assert found.outcome is Outcome.NOT_COMPARABLE
    assert found.slots[slot] is Agreement.DIFFERENT


@pytest.mark.parametrize("modality", [Modality.DENIED, Modality.SUPERSEDED])
def test_denied_and_superseded_figures_are_held_against_nothing(modality):
    denied = share("65", modality=modality)
    assert compare(denied, share("61.1", modality=modality)).outcome is Outcome.NOT_COMPARABLE
    assert compare(denied, share("61.1")).outcome is Outcome.NOT_COMPARABLE


def test_figures_of_two_named_sources_are_two_findings():
    def cited(value, text):
        return share(value, citation=Attribution(manner=Manner.NAMED, text=text, start=0, end=1))

    assert compare(cited("65", "the Ifo Institute"), cited("61", "Oxford University")).outcome is Outcome.NOT_COMPARABLE
    assert compare(cited("65", "Oxford University"), cited("61", "Oxford")).outcome is Outcome.INCONSISTENT
    assert compare(cited("65", "Oxford University"), share("61")).outcome is Outcome.INCONSISTENT


@pytest.mark.parametrize(
    "more",
    [
        {"whole": "granted AI patents"},
        {"period": year(2023)},
        {"place": "Asia"},
        {"per": "household"},
        {"subject": "the country"},
        {"whole": None},
    ],
)
def test_what_one_side_leaves_out_is_no_ground_for_an_alarm(more):
    found = compare(share("65"), share("61.1", **more))
    assert found.outcome is Outcome.NOT_COMPARABLE
    assert Agreement.UNSPECIFIED in found.slots.values()


def test_one_open_name_of_subject_is_tolerated_and_named():
    found = compare(share("65", subject="Horizon"), share("61.1", subject="Horizon Robotics"))
    assert (found.outcome, found.open) == (Outcome.INCONSISTENT, ("subject",))


def test_a_summary_reads_what_it_leaves_out_from_the_text_under_it():
    told = {"whole": "granted AI patents", "place": "world", "period": year(2023)}
    headline = share("65", at=10, under=Extent(start=20, end=500))
    found = compare(headline, share("61.1", **told), as_of=datetime.date(2024, 3, 1))
    assert found.outcome is Outcome.INCONSISTENT
    assert found.slots == {
        "statistic": "same",
        "subject": "same",
        "whole": "read from below",
        "place": "read from below",
        "period": "read from below",
    }
    assert not found.open
    assert (found.summary, found.body) == (headline, found.right)
    turned = compare(found.right, headline, as_of=datetime.date(2024, 3, 1))
    assert (turned.summary, turned.body) == (headline, turned.left)


@pytest.mark.parametrize(
    ("more", "reason"),
    [
        ({"at": 900}, "it stands elsewhere"),
        ({"period": year(2010)}, "a headline without a period speaks of the present"),
        ({"place": "Asia"}, "a part is not the whole"),
    ],
)
def test_a_summary_reads_nothing_from_what_it_does_not_summarise(more, reason):
    headline = share("65", at=10, under=Extent(start=20, end=500))
    found = compare(
        headline, share("61.1", **({"whole": "granted AI patents"} | more)), as_of=datetime.date(2024, 3, 1)
    )
    assert found.outcome is Outcome.NOT_COMPARABLE, reason


def test_without_metric_and_whole_nothing_is_known_to_be_the_same():
    one, other = (statement(quantity(value, Kind.MONEY, "EUR"), subject="Acme") for value in ("50", "60"))
    assert compare(one, other).outcome is Outcome.NOT_COMPARABLE


def test_a_multiple_needs_what_it_is_a_multiple_of():
    told = {"statistic": "ratio", "subject": "China", "metric": "AI patents"}
    one, other = (quantity(value, Kind.MULTIPLE, "times") for value in ("3", "6"))
    assert compare(statement(one, **told), statement(other, **told)).outcome is Outcome.NOT_COMPARABLE
    told["basis"] = "United States"
    assert compare(statement(one, **told), statement(other, **told)).outcome is Outcome.INCONSISTENT


def test_a_change_is_held_against_one_from_the_same_basis_only():
    told = {"statistic": "change", "subject": "Acme", "metric": "sales"}
    one, other = (statement(quantity(value), basis="2022", **told) for value in ("5", "8"))
    assert compare(one, other).outcome is Outcome.INCONSISTENT
    assert compare(one, statement(quantity("8"), basis="2021", **told)).outcome is Outcome.NOT_COMPARABLE


def test_counts_are_held_against_one_another_only_where_the_same_is_said_of_what_they_count():
    def people(value, predicate, sentence=ALL):
        figure = quantity(value, Kind.COUNT, "people")
        return Statement(figure, Measures(subject="Acme"), predicate=predicate, sentence=sentence)

    assert compare(people("50", "hire"), people("60", "hire")).outcome is Outcome.INCONSISTENT
    assert compare(people("50", "hire"), people("60", "fire")).outcome is Outcome.NOT_COMPARABLE
    assert compare(people("50", "hire"), people("60", "")).outcome is Outcome.NOT_COMPARABLE
    registered = people("60", "", sentence=None)
    assert compare(people("50", "hire"), registered).outcome is Outcome.INCONSISTENT


def told(value, around, dated=(), period=None, **more):
    return Statement(
        quantity(value),
        Measures(statistic="share", subject="Acme", whole="vans", period=period or Period()),
        sentence=ALL,
        around=frozenset(around),
        dated=frozenset(dated),
        **more,
    )


@pytest.mark.parametrize(
    ("one", "other", "outcome"),
    [
        (told("40", {"sell", "half"}), told("31", {"sell", "half"}), Outcome.INCONSISTENT),
        (told("40", {"sell", "half"}), told("31", {"sell"}), Outcome.NOT_COMPARABLE),
        (told("40", {"sell"}, {"january"}), told("31", {"sell"}, {"may"}), Outcome.NOT_COMPARABLE),
        (
            told("40", {"sell"}, {"january"}, year(2023)),
            told("31", {"sell"}, {"may"}, year(2023)),
            Outcome.INCONSISTENT,
        ),
    ],
)
def test_what_sets_a_figure_apart_from_others_of_its_kind_makes_it_another(one, other, outcome):
    assert compare(one, other).outcome is outcome


def test_a_headline_may_leave_out_that_it_speaks_of_today():
    place = {"span": Extent(start=10, end=15), "under": Extent(start=20, end=500)}
    body = told("31", {"sell", "today"}, span=Extent(start=100, end=105))
    assert compare(told("40", {"sell"}, **place), body).outcome is Outcome.INCONSISTENT
    assert compare(told("40", {"sell"}), body).outcome is Outcome.NOT_COMPARABLE


def test_where_nobody_is_named_the_sentences_must_say_the_same():
    def of(value, around):
        measures = Measures(statistic="share", subject="nurses", whole="nurses")
        return Statement(quantity(value), measures, sentence=ALL, around=frozenset(around))

    assert compare(of("62", {"consider", "quit"}), of("26", {"consider", "quit"})).outcome is Outcome.INCONSISTENT
    assert compare(of("62", {"consider", "quit"}), of("26", {"like", "work"})).outcome is Outcome.NOT_COMPARABLE


def test_a_measure_that_tells_things_apart_says_nothing_of_one_thing():
    def beach(value):
        measures = Measures(subject="beach", metric="beach")
        return Statement(quantity(value, Kind.MEASURE, "mm"), measures, sentence=ALL, around=frozenset({"result"}))

    assert compare(beach("8.5"), beach("1.5")).outcome is Outcome.NOT_COMPARABLE


def said(value, around, kind=Kind.PERCENT, unit="percent", at=100, under=None, role=Role.BODY, **more) -> Statement:
    """A figure of a sentence with these words around it."""
    predicate = more.pop("predicate", "")
    return Statement(
        quantity(value, kind, unit),
        Measures(**more),
        span=Extent(start=at, end=at + 5),
        sentence=ALL,
        where=Where(role=role),
        under=under,
        predicate=predicate,
        around=frozenset(around.split()),
    )


VANS = {"statistic": "share", "whole": "vans"}
ACME = {"statistic": "share", "subject": "Acme"}
PAID = {"kind": Kind.MONEY, "unit": "EUR", "subject": "Acme"}


@pytest.mark.parametrize(
    ("heading", "body", "more", "outcome"),
    [
        ("sell van", "sell van depot", VANS, Outcome.INCONSISTENT),
        ("sell bolt", "sell van depot", VANS, Outcome.NOT_COMPARABLE),
        # Where no metric and no whole is named, three words must be shared.
        ("sell van quit", "sell van quit depot owner", ACME, Outcome.INCONSISTENT),
        ("sell van", "sell van quit depot", ACME, Outcome.NOT_COMPARABLE),
        ("sell van zinc", "sell van quit depot", ACME, Outcome.NOT_COMPARABLE),
        ("zinc", "bolt", PAID | {"predicate": "pay"}, Outcome.INCONSISTENT),
        ("zinc", "bolt", PAID, Outcome.NOT_COMPARABLE),
        ("zinc", "bolt", PAID | {"predicate": "pay", "subject": None}, Outcome.NOT_COMPARABLE),
    ],
)
def test_what_a_heading_says_stands_in_the_sentence_as_well(heading, body, more, outcome):
    short = said("40", heading, at=10, under=Extent(start=20, end=500), **more)
    assert compare(short, said("31", body, **more)).outcome is outcome
    assert compare(said("31", body, **more), short).outcome is outcome
    assert compare(replace(short, under=None), said("31", body, **more)).outcome is Outcome.NOT_COMPARABLE


@pytest.mark.parametrize(
    ("cell", "body", "period", "outcome"),
    [
        ("sell", "sell depot owner", year(2023), Outcome.INCONSISTENT),
        ("bolt", "sell depot owner", year(2023), Outcome.NOT_COMPARABLE),
        ("sell", "sell depot owner", Period(), Outcome.NOT_COMPARABLE),
    ],
)
def test_a_cell_says_of_when_it_is_and_nothing_that_the_sentence_does_not(cell, body, period, outcome):
    one, other = said("40", cell, role=Role.TABLE, period=period, **VANS), said("31", body, period=period, **VANS)
    assert compare(one, other).outcome is outcome
    assert compare(other, one).outcome is outcome


@pytest.mark.parametrize(
    ("one", "other", "metric", "outcome"),
    [
        ("road", "road", "spending", Outcome.INCONSISTENT),
        ("road", "road bridge", "spending", Outcome.INCONSISTENT),
        ("road", "bridge", "spending", Outcome.NOT_COMPARABLE),
        ("road", "bridge", "revenue", Outcome.INCONSISTENT),
    ],
)
def test_a_deed_is_told_apart_by_what_it_is_done_to(one, other, metric, outcome):
    left, right = (said(value, around, metric=metric, **PAID) for value, around in (("40", one), ("31", other)))
    assert compare(left, right).outcome is outcome
    assert compare(right, left).outcome is outcome


@pytest.mark.parametrize(
    ("one", "other", "outcome"),
    [
        ("consider quit depot", "consider quit depot owner", Outcome.INCONSISTENT),
        ("consider quit", "consider quit owner", Outcome.NOT_COMPARABLE),
        ("consider", "consider", Outcome.INCONSISTENT),
    ],
)
def test_three_of_four_words_must_be_the_same_where_nobody_is_named(one, other, outcome):
    left, right = (said(value, around, **VANS) for value, around in (("62", one), ("26", other)))
    assert compare(left, right).outcome is outcome


def test_what_a_statement_is_looked_for_under():
    short = acronyms([])
    assert keys(share("65"), short) == {(Kind.PERCENT, "patent")}
    assert keys(statement(quantity("5", Kind.MONEY, "EUR"), subject="Acme"), short) == {("money EUR", "acme")}
    assert keys(statement(quantity("2020", Kind.DATE, "date"), subject="Acme"), short) == frozenset()
    for role, more in ((Role.TITLE, {"sell"}), (Role.HEADING, {"sell"}), (Role.BODY, set())):
        placed = replace(share("65"), where=Where(role=role), around=frozenset({"sell"}))
        assert {word for _, word in keys(placed, short)} == {"patent", *more}


def test_only_what_is_said_in_full_is_comparable_without_a_doubt():
    short = acronyms([])
    assert comparable(share("65"), share("61"), short, None)
    assert not comparable(share("65", subject="Horizon"), share("61", subject="Horizon Robotics"), short, None)
    assert not comparable(share("65", subject="France"), share("61"), short, None)


def test_a_cell_of_a_deed_has_no_object_that_tells_it_apart():
    cell = said("40", "road", role=Role.TABLE, metric="spending", **PAID)
    body = said("31", "bridge", metric="spending", **PAID)
    assert compare(cell, body).outcome is Outcome.INCONSISTENT
    assert compare(body, cell).outcome is Outcome.INCONSISTENT


def test_words_that_only_name_the_source_set_nothing_apart():
    one, other = said("62", "consider quit depot", **VANS), said("26", "consider quit depot oxford survey", **VANS)
    cited = replace(other, citation=Attribution(manner=Manner.NAMED, text="Oxford survey", start=0, end=1))
    assert compare(one, other).outcome is Outcome.NOT_COMPARABLE
    assert compare(one, cited).outcome is Outcome.INCONSISTENT
    assert compare(cited, one).outcome is Outcome.INCONSISTENT


@pytest.mark.parametrize("short", ["Robotics", "horizon"])
def test_only_a_proper_name_that_begins_a_longer_one_may_be_the_same(short):
    assert compare(share("65", subject=short), share("61", subject="Horizon Robotics")).outcome is (
        Outcome.NOT_COMPARABLE
    )


def test_alike_words_do_not_make_up_for_a_name_that_neither_gives():
    words = "consider quit depot"
    assert compare(said("62", words, **ACME), said("26", words, **ACME)).outcome is Outcome.INCONSISTENT
    one, other = (said(value, words, statistic="share") for value in ("62", "26"))
    assert compare(one, other).outcome is Outcome.NOT_COMPARABLE
