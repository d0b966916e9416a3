"""Orders that the figures contradict, and figures that stand in another order for a reason."""

import pytest

from checker.check import Draft, load
from claims import NotChecked
from reports.audit import Severity
from tests.test_check_examples import material

(CHECK,) = (check for check in load() if check.name == "rank-mismatch")


def found(text: str, name: str = "example.md") -> list[Draft]:
    return [draft for draft in CHECK.run(material(text, name)) if not isinstance(draft, NotChecked)]


def news(*sentences: str) -> str:
    return "# News\n\n*4 June 2024*\n\n" + " ".join(sentences) + "\n"


@pytest.mark.parametrize(
    ("sentence", "computation"),
    [
        ("Lindau won 31 medals, second behind Esk with 29.", "31 > 29"),
        ("Of the mines, 41 were in Peru, second only to 37 in Chile.", "41 > 37"),
        ("Ana Kovac finished third with 21 points, ahead of Ben Ito on 25.", "25 > 21"),
        ("Esk came fourth with a score of 81, while Lindau was fifth with 84.", "84 > 81"),
        (
            "Brodal overtook Alvern last year with sales of $31 million against Alvern's $43 million.",
            "43000000 > 31000000",
        ),
        ("Labour is on 31%, ahead of the Tories on 35%.", "35 > 31"),
        ("Alvern leads the market with a share of 31%, followed by Brodal with 38%.", "38 > 31"),
        ("The club has 412 members, fewer than Esk with 398.", "412 > 398"),
        ("The table shows Esk in second place with 64 points and Lindau in third with 66.", "66 > 64"),
        ("Kovac came first with 31%, Ito second with 34% and Roe third with 20%.", "34 > 31"),
        ("With 41% of the vote she came second, ahead of Ito, who took 44%.", "44 > 41"),
        ("Norheim (58 points) are fourth, behind Alta (55).", "58 > 55"),
        ("Solar supplied 9% of it, more than Wind with 14%.", "14 > 9"),
        ("Lindau won 31 of the 54 medals, behind Esk with 29.", "31 > 29"),
    ],
)
def test_an_order_within_a_sentence(sentence, computation):
    (draft,) = found(news(sentence))
    assert draft.computation.startswith(f"{computation}:")
    assert draft.severity is None


@pytest.mark.parametrize(
    "sentence",
    [
        "Lindau won 29 medals, second behind Esk with 31.",
        "Labour is on 35%, ahead of the Tories on 31%.",
        "Ana Kovac ran it in 9.8 seconds, ahead of Ben Ito in 9.9.",
        "She won with 68 strokes, ahead of Ben Ito on 71 in golf's oldest cup.",
        "Esk has the lowest rate at 4%, ahead of Lindau with 6%.",
        "Esk is second on 31 points, behind Alta on goal difference with 31.",
        "The party won 31 seats, ahead of the election on 25 May.",
        "Sales rose to $4 million from $3 million, ahead of plan.",
        "It grew 3%, more than twice as fast as Esk with 9%.",
        "The company first built 40 homes in Esk, followed by Lindau with 60.",
        "Brodal, overtaken by Alvern, had sales of $31 million against Alvern's $43 million.",
        "Esk is not ahead of anyone: it has 12 parks, and Lindau 14.",
        "About 30% of it is in Esk, behind Lindau with 30.2%.",
        "They won the first with 12 points to spare, and the second with 14.",
        "They did it with 45 points, two more than Hale City, and with 46 goals.",
        "Three roofs were built: one with a 1 kg plate, a second with a 6 kg plate and a third with a 12 kg plate.",
        "He was 40 when he sat down behind Ana Kovac with 12 others.",
        "With 7.4 bicycles for every 1,000 people it is third among the 14 largest cities, "
        "behind Lindau (9.1) and Esk (8.3).",
    ],
)
def test_an_order_that_holds_or_is_none(sentence):
    assert found(news(sentence)) == []


@pytest.mark.parametrize(
    ("sentences", "beyond"),
    [
        (
            (
                "Unemployment in Ruritania was 6.1% in May 2024, the highest since 2015.",
                "Unemployment in Ruritania was 7.3% in 2019.",
            ),
            "7.3%",
        ),
        (("Esk sold 12 trams in 2023, the most since 2018.", "Esk sold 15 trams in 2021."), "15 trams"),
        (
            (
                "Turnout in Esk was 44% in 2024, its lowest level since 2004.",
                "Turnout in Esk was 38% in 2016.",
            ),
            "38%",
        ),
    ],
)
def test_a_year_in_between_goes_beyond_what_is_said_to_be_the_highest(sentences, beyond):
    text = news(*sentences)
    (draft,) = found(text)
    assert [text[place.start : place.end] for place in draft.other] == [beyond]
    assert draft.severity is Severity.ERROR


@pytest.mark.parametrize(
    "sentences",
    [
        (
            "Unemployment in Ruritania was 6.1% in May 2024, the highest since 2015.",
            "Unemployment in Ruritania was 7.3% in 2014.",
        ),
        (
            "Unemployment in Ruritania was 6.1% in May 2024, the highest since 2015.",
            "Unemployment in Freedonia was 7.3% in 2019.",
        ),
        (
            "Unemployment in Ruritania was 6.1% in May 2024, the highest since 2015.",
            "Youth unemployment in Ruritania was 17.3% in 2019.",
        ),
        ("Esk sold 12 trams in 2023, the most since 2018.", "Esk sold 11 trams in 2021."),
        ("Esk sold 12 trams in 2023, the most since 2018.", "Esk wants to sell 15 trams in 2025."),
    ],
)
def test_another_time_or_thing_may_be_higher(sentences):
    assert found(news(*sentences)) == []


@pytest.mark.parametrize(
    "sentences",
    [
        ("Lindau has 12 parks, more than any other city.", "Esk has 14 parks."),
        ("Alvern has a market share of 31%, the highest of the three.", "Brodal has a market share of 38%."),
        ("The largest of the three, with 40%, is Esk.", "Lindau has 45%."),
        (
            "Alvern is the largest chip maker in Ruritania, with 900 staff.",
            "Alvern ranked second in Ruritania's chip market.",
        ),
        (
            "Esk, the largest city in Ruritania, has 12 parks.",
            "Lindau is the largest city in Ruritania, with 14 trams.",
        ),
    ],
)
def test_of_what_it_is_the_first_is_not_said(sentences):
    (draft,) = found(news(*sentences))
    assert draft.severity is Severity.WARNING
    assert draft.claims


@pytest.mark.parametrize(
    "sentences",
    [
        ("Lindau has 15 parks, more than any other city.", "Esk has 14 parks."),
        ("Alvern has a market share of 31%, the highest of the three.", "Brodal has a market share of 28%."),
        (
            "Alvern is the largest chip maker in Ruritania, with 900 staff.",
            "Alvern ranked second in Freedonia's chip market.",
        ),
        (
            "Alvern is the largest chip maker in Ruritania, with 900 staff.",
            "Alvern ranked second in a survey of 40 employers.",
        ),
        (
            "Alvern is the largest chip maker in Ruritania, with 900 staff.",
            "Brodal ranked second in Ruritania's chip market.",
        ),
        (
            "Esk, the largest city in Ruritania, has 12 parks.",
            "Lindau is the largest city in Freedonia, with 14 trams.",
        ),
        (
            "Esk is the largest city in Ruritania, with 12 parks.",
            "Lindau was the largest city in Ruritania until 1900.",
        ),
        ("Esk is the largest city in Ruritania, with 12 parks.", "It is the largest city in Ruritania, with 14 trams."),
    ],
)
def test_the_first_of_something_else(sentences):
    assert found(news(*sentences)) == []


COUNTRIES = ("Esk", "Lindau", "Norheim", "Alta", "Bero")


def table(*medals: int) -> str:
    rows = "".join(
        f"| {rank} | {name} | {value} |\n" for rank, (name, value) in enumerate(zip(COUNTRIES, medals, strict=False), 1)
    )
    return f"# Medals\n\n| Rank | Country | Medals |\n|---|---|---|\n{rows}"


def test_one_row_of_a_table_is_out_of_order():
    (draft,) = found(table(45, 38, 41, 20))
    assert draft.computation == "rank 2: 38; rank 3: 41; 38 < 41"
    assert draft.severity is Severity.WARNING


@pytest.mark.parametrize(
    "medals", [(45, 41, 38, 20), (20, 38, 41, 45), (45, 41, 41, 20), (45, 12, 41, 33, 50), (45, 38, 41)]
)
def test_a_table_in_order_or_ordered_by_something_else(medals):
    assert found(table(*medals)) == []


def test_a_table_is_ordered_by_any_of_its_columns():
    text = (
        "# Medals\n\n| Rank | Country | Gold | Medals |\n|---|---|---|---|\n"
        "| 1 | Esk | 9 | 45 |\n| 2 | Lindau | 7 | 38 |\n| 3 | Norheim | 5 | 41 |\n| 4 | Alta | 4 | 20 |\n"
    )
    assert found(text) == []
    assert len(found(text.replace("| 5 |", "| 8 |"))) == 1


def numbered(above: str, *items: str) -> str:
    lines = "\n".join(f"{at}. {item}" for at, item in enumerate(items, 1))
    return f"# News\n\n{above}\n\n{lines}\n"


@pytest.mark.parametrize(
    ("above", "items", "computation"),
    [
        (
            "The favourites:",
            ("Esk, 171,000 guests", "Alta, 149,000 guests", "Lindau, 158,000 guests", "Roe, 9,000 guests"),
            "149,000 guests < 158,000 guests",
        ),
        (
            "The leading growers:",
            ("Kovac, Esk, 412 tonnes", "Ito, Alta, 398 tonnes", "Roe, Esk, 401 tonnes", "Ortiz, Lindau, 310 tonnes"),
            "398 tonnes < 401 tonnes",
        ),
        ("The most popular apps by share:", ("Wren: 31%", "Teal: 33%", "Swift: 20%", "Rook: 8%"), "31% < 33%"),
        (
            "Sales by brand, in millions:",
            ("Senda: 58.2", "Calva: 54.9", "Orro: 44.1", "Lume: 45.3", "Tacca: 26.0"),
            "44.1 < 45.3",
        ),
    ],
)
@pytest.mark.parametrize("suffix", ["md", "txt"])
def test_a_numbered_list_out_of_the_order_of_its_values(above, items, computation, suffix):
    (draft,) = found(numbered(above, *items), f"example.{suffix}")
    assert computation in draft.computation
    assert draft.severity is Severity.WARNING


@pytest.mark.parametrize(
    ("above", "items"),
    [
        ("The favourites:", ("Esk, 171,000", "Lindau, 158,000", "Alta, 149,000", "Roe, 9,000")),
        ("The route:", ("Esk, 45 km", "Alta, 38 km", "Lindau, 41 km", "Roe, 20 km", "Norheim, 8 km")),
        ("The districts, by name:", ("Alta, 45", "Esk, 38", "Lindau, 41", "Norheim, 20", "Roe, 8")),
        ("Who sells what:", ("Esk, 45", "Alta, 38", "Lindau, 41", "Roe, 20")),
        (
            "The largest, with their sales and shops:",
            ("Esk: €45m, 38 shops", "Alta: €41m, 20 shops", "Roe: €38m, 22 shops", "Norheim: €20m, 8 shops"),
        ),
        ("The recipe:", ("Flour, 500 g", "Butter, 200 g", "Sugar, 250 g", "Salt, 5 g", "Yeast, 2 g")),
    ],
)
def test_a_numbered_list_that_follows_something_else(above, items):
    assert not found(numbered(above, *items))


@pytest.mark.parametrize(
    ("text", "computation"),
    [
        ("August was the busiest month of all with 268,000 guests. In July 281,000 people came.", "268000 < 281000"),
        ("May was the quietest month with 4,900 calls. In June, 4,100 calls came in.", "4900 > 4100"),
        ("Those under 30, at 49%, are the group least at home; those over 60, at 41%, go out.", "49 > 41"),
        ("Women over 60, at 12%, are the group most at risk; men over 60, at 19%, come next.", "12 < 19"),
    ],
)
def test_a_neighbour_has_more_than_what_has_most(text, computation):
    (draft,) = found(f"# News\n\n{text}\n")
    assert draft.computation == computation
    assert draft.severity is Severity.WARNING


@pytest.mark.parametrize(
    "text",
    [
        "July was the busiest month of all with 281,000 guests. In August 268,000 people came.",
        "August was the busiest month of the year with 268,000 guests. In July 2019, 281,000 guests had come.",
        "August was the quietest month with 268 calls. In July 281 calls came in.",
        "Those under 30, at 41%, are the group least at home; those over 60, at 49%, go out.",
        "August was the busiest month with 268 calls. In July 281 nurses left.",
    ],
)
def test_a_neighbour_of_what_has_most_has_less_or_is_of_something_else(text):
    assert not found(f"# News\n\n{text}\n")


@pytest.mark.parametrize(
    ("sentence", "count"),
    [
        ("The Greens would finish third with 12%, and the Farmers' List fourth with 13%.", 1),
        ("The Green line, in second place, carries 61,000 and the Blue line, in third, 66,000.", 1),
        ("Esk finished second with 45 points, Alta third with 48 points.", 1),
        ("The Greens would finish third with 13%, and the Farmers' List fourth with 12%.", 0),
        ("She finished second with 45 points and third with 50 points.", 0),
        ("Kovac came second with 68 strokes and the other third with 71 strokes.", 0),
        ("In the second, 12 people were hurt, and in the third, 14 people.", 0),
        ("Of the halls, the second with 12 seats is small, and the third with 14 seats is not.", 0),
    ],
)
def test_ranks_that_are_told_with_their_values(sentence, count):
    assert len(found(f"# News\n\n{sentence}\n")) == count


def test_at_least_says_nothing_of_an_order():
    items = ("Thorn Hall, 91%", "Marl Hill, 82%", "Fern Lane, 85%", "Brook Road, 74%", "Dune End, 71%")
    assert len(found(numbered("The five best schools by the share with at least a 4 in maths:", *items))) == 1


@pytest.mark.parametrize(
    ("sentences", "beyond"),
    [
        (("The steepest increase was in milk, which went up by 6.1%.", "Beef rose by 5% and cocoa by 7.4%."), "7.4%"),
        (("The biggest fall was in Esk, where rents fell by 4.1%.", "In Lindau they dropped by 6.3%."), "6.3%"),
        (("The sharpest drop was in steel, down 12%, while glass fell 15%.",), "15%"),
    ],
)
def test_a_change_beside_it_goes_beyond_what_is_said_to_be_the_greatest(sentences, beyond):
    text = news(*sentences)
    (draft,) = found(text)
    assert [text[place.start : place.end] for place in draft.other] == [beyond]
    assert draft.severity is Severity.WARNING


@pytest.mark.parametrize(
    "sentences",
    [
        ("The steepest increase was in milk, which went up by 7.4%.", "Beef rose by 5% and cocoa by 6.1%."),
        ("The steepest increase was in milk, which went up by 6.1%.", "Since 2020 cocoa has risen by 27.4%."),
        ("The biggest fall was in Esk, where rents fell by 4.1%.", "In Lindau they rose by 6.3%."),
        ("The biggest fall was in Esk, where rents fell by 4.1%.", "A year earlier they had fallen by 6.3%."),
        ("The largest increase was for nurses, whose pay rose by 6%.", "Pay in Norheim rose by 8% for some."),
    ],
)
def test_a_change_of_another_time_or_way_goes_beyond_nothing(sentences):
    assert found(news(*sentences)) == []


MARKETS = """
| Market | 2023 | 2024 |
|---|---|---|
| Europe | 181,700 | 189,300 |
| North America | 98,900 | 104,200 |
| China | 93,400 | 88,100 |
| Rest of world | 18,500 | 21,000 |
| Total | 392,500 | 402,600 |
"""
SOURCES = """
Power by source:

- Wind: 42 TWh
- Gas: 31 TWh
- Solar: 18 TWh
- Coal: 12 TWh
"""
TUNNELS = """
| Tunnel | Length (km) | Opened |
|---|---|---|
| Alm | 58.2 | 2017 |
| Bero | 54.6 | 1991 |
| Corm | 51.3 | 2019 |
"""
FILMS = """
Ranked by copies sold:

1. Ash: 19.4 million
2. Low Water: 15.2 million
3. Nine Doors: 12.6 million
4. Salt: 8.8 million
"""


@pytest.mark.parametrize(
    ("board", "sentence", "said"),
    [
        (MARKETS, "China, the firm's second-biggest market, was again the weak spot.", "second-biggest market"),
        (MARKETS, "The second-largest market is China.", "second-largest market"),
        (SOURCES, "Solar is now the second largest source.", "second largest source"),
        (SOURCES, "Solar is the smallest.", "smallest"),
        (TUNNELS, "Alm, the newest tunnel, is dry.", "newest tunnel"),
        (FILMS, "Low Water, the year's best-selling film, came from Esk.", "best-selling film"),
    ],
)
def test_no_column_gives_a_row_the_place_that_the_text_does(board, sentence, said):
    text = f"# News\n{board}\n{sentence}\n"
    (draft,) = found(text)
    assert [text[place.start : place.end] for place in draft.primary] == [said]
    assert draft.severity is Severity.WARNING


@pytest.mark.parametrize(
    ("board", "sentence"),
    [
        (MARKETS, "Europe is the largest market, and North America, the second-largest market, is growing."),
        (MARKETS, "China was the largest market until 2019. Europe is not the second-largest market."),
        (MARKETS, "China, the largest market in the world, was again the weak spot."),
        (MARKETS, "China, the largest market by profit, was the weak spot. China is the richest country."),
        (MARKETS, "China, the firm's largest employer, was the weak spot. China, the largest country, is third."),
        (SOURCES, "Solar would be the largest source if all roofs had panels."),
        (TUNNELS, "Alm, the longest tunnel, is dry. Corm is the newest. Alm is the deepest, Bero is the busiest."),
        (FILMS, "Nine Doors, the most expensive film, cost a lot. Ash, the best-selling film, came from Esk."),
        (FILMS, "Low Water, last year's best-selling film, was shot in Alta."),
        (
            "\n| City | Museums |\n|---|---|\n| Esk | 3 |\n| Alta | 8 |\n| Bero | 5 |\n",
            "Esk, the largest city, has few.",
        ),
        ("\n| City | Rent |\n|---|---|\n| Esk | €12 |\n| Alta | €18 |\n| Bero | €15 |\n", "Esk is the largest."),
        (
            "\n| Part | Votes | Seats |\n|---|---|---|\n| Left | 131,800 | 12 |\n| Green | 120,400 | 14 |\n"
            "| Union | 290,500 | 31 |\n",
            "Green is the second-largest party. Left is the second largest.",
        ),
    ],
)
def test_a_column_may_bear_out_the_place_or_is_of_something_else(board, sentence):
    assert found(f"# News\n{board}\n{sentence}\n") == []


FERRIES = """
| Ferry | Passengers | Crew |
|---|---|---|
| Alba | 61,200 | 30 |
| Brora | 54,300 | 28 |
| Corra | 41,900 | 21 |
| Dunan | 18,800 | 12 |
"""


@pytest.mark.parametrize(
    "sentence",
    [
        "No ferry carried more than Brora.",
        "Only Alba carried more than Corra.",
        "The smallest of the four is Corra.",
        "As the second ferry by passengers, Alba was full. By passengers the second most crowded was Corra.",
        "There is a wide gap between it and Dunan, still in third place.",
        "Corra was built in Esk. As the second largest ferry it has a cinema.",
        "Dunan was runner-up. The dock is new.",
        "Alba carried 61,200, Brora 54,300 and Corra 41,900. Corra, the second largest, is for sale.",
        "Corra is the third fastest ferry of the line, after Alba, Brora, Dunan and Esk.",
    ],
)
def test_a_place_is_held_against_a_row_wherever_its_name_stands(sentence):
    assert len(found(f"# News\n{FERRIES}\n{sentence}\n")) == 1


@pytest.mark.parametrize(
    "sentence",
    [
        "No ferry carried more than Alba. Only Alba and Brora carried more than Corra.",
        "Corra is the second largest of the two. It was the second largest ferry in 2015.",
        "Corra will be the second largest ferry. Corra is not the largest ferry.",
        "Corra, the second dearest, is for sale. Corra has the largest cinema.",
        "Corra came second by speed. Corra lost its largest customer.",
        "Behind Corra, the second largest is Brora. Brora is the largest after Alba.",
        "Corra is the third fastest ferry, after Alba and Brora. It is the third, behind Alba.",
    ],
)
def test_a_place_of_another_time_or_whole_or_by_something_else_is_let_be(sentence):
    assert found(f"# News\n{FERRIES}\n{sentence}\n") == []


def test_a_headline_calls_highest_what_the_text_ranks_lower():
    text = "# Club loses money as division's highest wage bill grows\n\nThe wage bill ranks fourth in the division.\n"
    (draft,) = found(text)
    assert [text[place.start : place.end] for place in draft.primary] == ["division's highest wage bill"]
    assert found(text.replace("division's highest wage bill", "highest wage bill in its history")) == []
    assert found(text.replace("Club", "Harbourne").replace("The wage", "Corran's wage")) == []


def test_the_best_are_not_ranked_by_what_their_list_counts_beside():
    rows = "1. Esk High, 1,200 {0}\n2. Lindau College, 900 {0}\n3. Alta School, 1,100 {0}\n4. Bero School, 700 {0}\n"
    pupils = rows.format("pupils")
    assert found(f"# News\n\nThe four best schools in the region:\n\n{pupils}") == []
    assert len(found(f"# News\n\nThe four largest schools in the region:\n\n{pupils}")) == 1
    assert len(found(f"# News\n\nThe four schools with the best pupils:\n\n{pupils}")) == 1


@pytest.mark.parametrize(
    ("row", "place"), [(1, "1st"), (3, "3rd"), (4, "4th"), (11, "11th"), (12, "12th"), (13, "13th"), (21, "21st")]
)
def test_a_place_is_told_with_its_ending(row, place):
    rows = "".join(f"| Market {chr(64 + at)} | {900 - 30 * at} |\n" for at in range(1, 23))
    text = (
        f"# News\n\n| Market | Sales ($m) |\n|---|---|\n{rows}\nMarket {chr(64 + row)} is the second-biggest market.\n"
    )
    (draft,) = found(text)
    assert f"which comes {place} with {900 - 30 * row}" in draft.message
    assert (" behind " in draft.message) == (row > 1)


@pytest.mark.parametrize(
    ("sentence", "message"),
    [
        ("Esk came fourth with a score of 81, while Lindau was fifth with 84.", '"84" is said to be behind "81"'),
        ("Ana Kovac finished third with 21 points, ahead of Ben Ito on 25.", '"21 points" is said to be ahead of "25"'),
    ],
)
def test_a_finding_says_which_of_two_is_said_to_be_ahead(sentence, message):
    (draft,) = found(news(sentence))
    assert draft.message == message


def test_an_order_that_is_told_from_both_sides_is_one_finding():
    (draft,) = found(news("Esk came first with 81 points, ahead of Lindau, which came second with 84."))
    assert draft.message == '"81 points" is said to be ahead of "84"'


def test_what_is_not_said_in_full_is_named():
    (full,) = found(
        news("Unemployment was 6.1% in May 2024, the highest since 2015.", "Unemployment was 7.3% in 2019.")
    )
    assert (full.severity, full.slots) == (Severity.ERROR, {})
    assert full.message == '"6.1%" is said to be the highest since 2015, and "7.3%" goes beyond it'
    (part,) = found(news("Lindau has 12 parks, more than any other city.", "Esk has 14 parks."))
    assert (part.severity, part.slots) == (Severity.WARNING, {"whole": "unspecified"})


@pytest.mark.parametrize(
    ("text", "message", "computation"),
    [
        (
            numbered(
                "The cities with the most trams:",
                "Esk: 19 trams",
                "Lindau: 12 trams",
                "Alta: 15 trams",
                "Bero: 8 trams",
            ),
            'number 2 has "12 trams", and number 3 has more, "15 trams"',
            "number 2: 12 trams; number 3: 15 trams; 12 trams < 15 trams",
        ),
        (
            table(20, 41, 38, 45),
            "the ranks 2 and 3 do not follow the values 41 and 38, as the others do",
            "rank 2: 41; rank 3: 38; 41 > 38",
        ),
    ],
)
def test_a_finding_names_the_places_that_are_out_of_order(text, message, computation):
    (draft,) = found(text)
    assert (draft.message, draft.computation) == (message, computation)


@pytest.mark.parametrize(
    ("sentence", "count"),
    [
        ("Esk came second with 84, behind Lindau with at most 83.", 1),
        ("Esk came second with 84, behind Lindau with 84.0.", 0),
        ("Esk came second with 84.0, behind Lindau with about 80.", 0),
        ("Esk came second with at most 84, behind Lindau with 80.", 0),
    ],
)
def test_an_order_is_contradicted_only_beyond_what_the_figures_allow(sentence, count):
    assert len(found(news(sentence))) == count


def test_two_that_are_both_said_to_be_the_first_are_known_by_the_figures_beside_them():
    text = news(
        "Esk, the largest city in Ruritania, has 12 parks.",
        "Lindau is the largest city in Ruritania, with 14 trams and 3 cars.",
    )
    (draft,) = found(text)
    claims = {record.id: record.text for record in material(text).records}
    assert [claims[one] for one in draft.claims] == ["12 parks", "14 trams"]


@pytest.mark.parametrize(
    ("sentence", "count"),
    [
        ("Yields were 8.1 tonnes a hectare in Esk, 7.4 in Alta and 7.9 in Norheim. The lowest yield was Alta's.", 0),
        ("Yields were 8.1 tonnes a hectare in Esk, 7.4 in Alta and 7.9 in Norheim. The lowest yield was Norheim's.", 1),
    ],
)
def test_the_names_of_a_series_may_stand_behind_its_figures(sentence, count):
    assert len(found(news(sentence))) == count


@pytest.mark.parametrize(
    ("sentence", "count"),
    [
        ("Second place goes to Alta with 52 points, third to Norheim with 61.", 1),
        ("Second place went to Alta with 61 points, third to Norheim with 52.", 0),
    ],
)
def test_a_place_that_goes_to_somebody_is_a_rank(sentence, count):
    assert len(found(news(sentence))) == count


@pytest.mark.parametrize(
    ("below", "count"),
    [("The list is in descending order.", 1), ("The list is in the order of the calendar.", 0)],
)
def test_a_short_list_is_a_ranking_where_it_is_said_below_to_fall(below, count):
    text = f"# News\n\nBy sector:\n\n1. Banks: 5,310\n2. Rail: 2,480\n3. Water: 3,150\n\n{below}\n"
    assert len(found(text)) == count
