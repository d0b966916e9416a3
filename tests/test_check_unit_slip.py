"""Same digits with another unit, and conversions that do not convert; and two figures that are two on purpose."""

import pytest

from checker.check import Draft, load
from claims import NotChecked
from reports.audit import Severity
from tests.test_check_examples import material

CHECKS = {check.name: check for check in load()}


def found(text: str, name: str = "unit-slip") -> list[Draft]:
    return [draft for draft in CHECKS[name].run(material(text)) if not isinstance(draft, NotChecked)]


def news(sentence: str) -> str:
    return f"# News\n\n{sentence}\n"


@pytest.mark.parametrize(
    ("sentence", "comes_to"),
    [
        ("The trail is 12 miles (24 km) long.", "19.31 km"),
        ("It was 30C (98F) in the shade.", "86 degF"),
        ("The parcel weighs 5 kg (9 lb).", "11.02 lb"),
        ("The fire burned 100 acres (60 hectares).", "40.47 ha"),
        ("The pool is 50 metres, or 264 feet, long.", "164 ft"),
        ("The car was doing 160 km/h (69 mph).", "99.42 mile/hour"),
        ("A 26-mile (52-kilometre) race.", "41.84 km"),
        ("The tank holds 50 gallons (389 litres).", "189.3 l"),
        ("Between 10 and 12 miles (26 to 29 km) are open.", "16.09 km"),
        ("At £1 = $1.25, the house cost £400,000 ($600,000).", "500000 USD"),
        # Beside one another, without a bracket.
        ("The postman walks 22 kilometres, about 19 miles, on a Monday.", "13.67 mile"),
        ("The champion lifted 140 kilos, which the screen showed as 380 pounds.", "308.6 lb"),
        ("The orchard covers 30 acres, some 18 hectares, above the lake.", "12.14 ha"),
    ],
)
def test_a_conversion_does_not_convert(sentence, comes_to):
    (draft,) = found(news(sentence))
    assert f"= {comes_to}, " in draft.computation


@pytest.mark.parametrize(
    "sentence",
    [
        "The trail is 12 miles (19 km) long.",
        "The trail is 12 miles (20 km) long.",
        "The trail is more than 300 miles (480 km) long.",
        "It was 30C (86F) in the shade, and 0C (32F) at night.",
        "It was -40C (-40F).",
        "The limit is 70 mph (110 km/h).",
        "The cliff is 1,000 feet (300 metres) high.",
        "The forest covers 1.2 million acres (486,000 hectares).",
        "The tank holds 50 gallons (189 litres), the other one 50 gallons (227 litres).",
        "The bar holds 100 ounces (3.11 kg) of gold.",
        "The reef lies 12 miles (22 km) off the coast.",
        "A bar has 250 calories (1,046 kJ).",
        "Runners can choose 5 km or 10 miles.",
        "The postman walks 22 kilometres, about 14 miles, on a Monday.",
        "He walks 22 kilometres, and cycles 19 miles, on a Monday.",
        "The climb is 12 kilometres long, then come 4 miles of descent.",
        "The road has 20 km of tar, of which 8 miles are new.",
        "The road is 12 miles (2 km of it a tunnel) long.",
        "The field is 50 metres long (20 feet wide).",
        "The deal is worth $50m (€80m).",
        "The mixture is 5 kg (2 litres).",
        "The plot of 2 square miles (5.2 square km) is for sale.",
    ],
)
def test_a_conversion_converts_or_is_none(sentence):
    assert found(news(sentence)) == []


def test_one_conversion_of_money_is_out_of_step_with_the_others():
    costs = "A pass costs €20 ($22), a room €100 ($109), a meal €30 ($33) and a taxi €50 ($85)."
    (draft,) = found(news(costs))
    assert draft.message == '"€50" is not "$85"'
    assert "the rate of 3 other conversions" in draft.computation
    assert found(news(costs.replace("$85", "$55"))) == []
    assert found(news("A pass costs €20 ($22) and a taxi €50 ($85).")) == []


@pytest.mark.parametrize(
    "text",
    [
        "# News\n\nThe stadium cost $2.4 billion. It opened in 2019. The stadium cost $2.4 million, he says.\n",
        "# News\n\nRuritania has 5.4 million cars. Roads are poor. Ruritania has 5.4 billion cars.\n",
        "# Ruritania exports 4.2 million tonnes of wheat\n\nRuritania exported 4.2 billion tonnes of wheat in 2023.\n",
        "# News\n\nThe Brenno tunnel is 55 kilometres long. It is wet. The Brenno tunnel is 55 miles long.\n",
        "# News\n\nThe average rent in Esk is £1,200. A room costs more. The average rent in Esk is €1,200.\n",
        "# Bridge to cost €240 million\n\nThe new bridge will cost $240 million, the ministry said on Monday.\n",
    ],
)
def test_the_digits_are_the_same_and_the_unit_is_not(text):
    (draft,) = found(text)
    assert draft.severity is Severity.ERROR
    assert len(draft.claims) == 2
    assert found(text, "conflicting-values") == []


@pytest.mark.parametrize(
    "text",
    [
        "# News\n\nRuritania has 5.4 million cars. Roads are poor. Ruritania has 6.1 million cars.\n",
        "# News\n\nThe stadium cost $2.4 billion. The car park cost $2.4 million.\n",
        "# Nordex pays €40 million for Brodal\n\nNordex paid €40 million ($43 million) for Brodal.\n",
        "# Nordex raises A$40 million\n\nNordex raised $40 million from investors.\n",
        "# Aid\n\nThe EU gave €40 million to Ruritania. The United States gave $40 million to Ruritania.\n",
        "# Sales\n\nNordex had sales of €40 million in 2022 and a profit of $40 million in 2023.\n",
        "# Sales\n\nThe average rent in Esk is £1,200. The average rent in Lindau is €1,200.\n",
    ],
)
def test_two_figures_are_two(text):
    assert found(text) == []


@pytest.mark.parametrize(
    "text",
    [
        # Known, and of nothing else.
        "# Hospital\n\nThe trust set aside £4.7 million for claims. Lawyers say the £4.7 billion will not be enough.\n",
        "# Fund\n\nThe fund has raised $1.75 billion. Without the $1.75 million no clinic would open, it said.\n",
        # Of the same name, though the sentence says something else.
        "# Dam\n\nThe dam cost 3.6 billion rupees. Farmers say that a 3.6 million rupee dam should hold water.\n",
        "# Endowment\n\nThe endowment stands at £640 million. The $640 million endowment is the second largest.\n",
        # Known, by another word and without its unit.
        "# Care\n\nThe clinics spent 37 million dollars on locums. He says that those 37 billion were ill spent.\n",
        "# Dyke\n\nThe flood did damage of 58 million euros. The 58-billion-euro bill goes to the state.\n",
        "# Port\n\nThe ministry has set aside 270 million euros for the quay. Critics dislike its 270 million dollar "
        "price tag.\n",
        # In a currency that the article has nowhere else.
        "# Mill\n\nThe contract for the mill is for SEK 460 million; SEK 120 million of it was spent. The owners put "
        "in SEK 90 million.\n\nA neighbour says that €460 million have gone into the river.\n",
        # Counted under two names, of which one is a verb.
        "# Song\n\nThe song was streamed 2.4 million times. Its label tells of 2.4 billion streams of the song.\n",
        # With another prefix.
        "# Solar\n\nThe park has a capacity of 480 MW. Its owner says that the 480 GW will be on the grid by May.\n",
        # Of counted things.
        "# Wheat\n\nRuritania harvested 24.6 million tonnes of wheat. Rain came late. Exports are a third of the 24.6 "
        "billion tonnes of wheat harvested.\n",
        # In the headline, with the section of the other for a sign.
        "# Operator puts €1.4 billion into wires\n\nSarnholm is windy.\n\n## The price of wires\n\nWork under the "
        "€1.4 million programme began in February.\n",
    ],
)
def test_a_figure_is_taken_up_with_another_multiplier_or_currency(text):
    (draft,) = found(text)
    assert len(draft.claims) == 2


def test_a_figure_that_slips_against_several_gives_one_finding_with_all_of_them():
    text = "# Sales reach €812 million\n\nLarkstep had sales of €812 million. Its sales of $812 million are a record.\n"
    (draft,) = found(text)
    assert len(draft.primary) == 1
    assert len(draft.other) == 2


@pytest.mark.parametrize(
    "text",
    [
        # Nobody says that the two are one.
        "# Nordex\n\nNordex made a profit of €1.2 billion. Its foundation gave €1.2 million to schools in Esk.\n",
        "# Nordex\n\nNordex had sales of $3.1 billion. The $3.1 million campaign for its new shoe begins in May.\n",
        "# Budget\n\nSpending on roads will be £2.5 billion. The council will spend £2.5 million on parks.\n",
        "# Museum\n\nOf the cost of €120 million the state paid €80 million. A donor gave $80 million in paintings.\n",
        # Two that have a name, two times, a total and what each gets of it.
        "# Banks\n\nBrodal Bank lost $1.6 billion in 2008. Corm Bank lost $1.6 million that year.\n",
        "# Banks\n\nBrodal Bank had assets of $1.6 million in 1950. In 2020 its assets were $1.6 billion.\n",
        "# Schools\n\nThe ministry spends €3.5 billion on schools. That is €3.5 million for each school.\n",
        # A price in another country, and a correction.
        "# Phones\n\nThe new phone costs £999. American buyers pay $999.\n",
        "# Film\n\nThe film earned $215 million. An earlier version said wrongly that it had earned $215 billion.\n",
        # The article sets the two side by side.
        "# Funds\n\nThe fund has $7.2 billion. Of the $7.2 billion it keeps $7.2 million in cash.\n",
        # What one turbine and all of them have.
        "# Wind\n\nThe turbine has a capacity of 3.2 MW. The country's wind capacity is 3.2 GW.\n",
    ],
)
def test_the_same_digits_are_no_sign_by_themselves(text):
    assert found(text) == []


def test_two_payments_for_two_things_are_two():
    text = "# Deal\n\nNordex paid €40m ($43m) for Brodal. It paid $40m for Corm.\n"
    assert found(text) == []
    assert found(text, "conflicting-values") == []


@pytest.mark.parametrize(
    ("sentence", "second"),
    [
        ("They slept 7.4 hours (7 hours and 40 minutes) a night.", "7 hours and 40 minutes"),
        ("The film runs for 135 minutes (2 hours and 45 minutes).", "2 hours and 45 minutes"),
        ("The trial lasted 18 months (two and a half years).", "two and a half years"),
        ("It takes 0.25 hours (25 minutes).", "25 minutes"),
        ("The night has 7.4 hours, or 7 hours and 40 minutes.", "7 hours and 40 minutes"),
        ("He is 6ft 2in (1.98m) tall.", "1.98m"),
    ],
)
def test_a_length_of_time_in_brackets_is_not_that_of_the_first(sentence, second):
    (draft,) = found(news(sentence))
    assert f'is not "{second}"' in draft.message


@pytest.mark.parametrize(
    "sentence",
    [
        "They slept 7.4 hours (7 hours and 24 minutes) a night.",
        "The lease is for 36 months (3 years), the leave for 12 months (52 weeks).",
        "It takes three weeks (21 days), six months (180 days) or 1 hour 30 minutes (90 minutes).",
        "The train takes 2 hours (90 minutes by car), and the gap was 3 hours (15 minutes).",
        "He served 18 months (12 months of them in Esk). It comes every two weeks, or 10 days.",
        "The mean was 7.4 hours (SD 42 minutes).",
        "He is 6ft 2in (1.88m) tall.",
    ],
)
def test_a_length_of_time_in_brackets_is_the_first_or_another(sentence):
    assert found(news(sentence)) == []


def test_what_is_converted_is_shown_wherever_it_stands():
    (draft,) = found(news("The limit is 25 km/h. In Esk the motor must stop at 25 km/h, or 20 miles per hour."))
    assert len(draft.other) == 2


@pytest.mark.parametrize(
    "text",
    [
        "The fleet took 11,400 tonnes of cod, or 95% of its quota. The 11,400 kg of cod that were landed are few.",
        "The herd gave 3,150 kg of cheese in 2022. The 3,150 tonnes of cheese sold out by May.",
        "The federal grant stands at €7,500 for a household with a stove. Regions add to that. "
        "But the $7,500 federal grant per household has to be voted anew each year.",
    ],
)
def test_tonnes_for_kilograms_and_a_grant_for_and_per_a_household(text):
    assert len(found(f"# News\n\n{text}\n")) == 1


@pytest.mark.parametrize(
    "text",
    [
        "The fleet took 1,200 tonnes of cod. Each boat landed 1,200 kg.",
        "The pit held 340 tonnes of coal. The 340 kg sack of coal was sold.",
        "The subsidy is €1,250. The subsidy is €1,250 per farm.",
        "The fund pays €7,500 for a household. In the United States, the $7,500 grant per household has ended.",
    ],
)
def test_tonnes_and_kilograms_of_two(text):
    assert not found(f"# News\n\n{text}\n")


def test_what_has_slipped_is_not_shown_as_its_own_other_statement():
    text = "# News\n\nThe stadium cost $2.4 billion. It is old. The stadium cost $2.4 million. It cost $2.4 billion.\n"
    (draft,) = found(text)
    assert [text[at.start : at.end] for at in draft.primary] == ["$2.4 million"]
    assert [(at.start, text[at.start : at.end]) for at in draft.other] == [
        (text.index("$2.4 billion"), "$2.4 billion"),
        (text.rindex("$2.4 billion"), "$2.4 billion"),
    ]


@pytest.mark.parametrize(
    ("first", "second", "slipped"),
    [
        # "Rather" and "each" stand in another clause.
        (
            "The pier at Wick will cost €2.7 billion, of which a part is credit rather than cash.",
            "If the €2.7 million pier at Wick opens in May, there will be more ferries.",
            "a thousand times",
        ),
        (
            "Each bed costs £41,300 a year, so that the clinic budget comes to £284 million.",
            "Nobody knows how a clinic budget of £284 billion could be cut by two per cent.",
            "a thousand times",
        ),
    ],
)
def test_a_word_of_another_clause_sets_no_figure_apart(first, second, slipped):
    (draft,) = found(news(f"{first} It rained on Monday. {second}"))
    assert slipped in draft.message
