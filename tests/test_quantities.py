"""The number grammar, a case a line: what is read, and what is left alone."""

import time
from decimal import Decimal

import pint
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.claim import Comparator, Kind
from claims.lexicon import load
from claims.quantities import Mention, Style, find
from claims.quantities.money import Signs, of_document


def only(text: str, style: Style = Style()) -> Mention:  # noqa: B008 - an immutable default
    """The one mention of a text."""
    found = find(text, style)
    assert len(found) == 1, [text[one.start : one.end] for one in found]
    return found[0]


VALUES = [
    ("The bill came to 1,234,567 in all.", "1234567", None),
    ("Exports were 816 000 tonnes.", "816000", "t"),
    ("They drew 80 , 000 spectators .", "80000", "spectator"),
    ("It grew 59 . 2 % .", "59.2", "percent"),
    ("They shipped 12,34,567 units.", "1234567", "unit"),
    ("It weighed 1'250 kg.", "1250", "kg"),
    ("The mass is 5.9×10^24 kg.", "5900000000000000000000000", "kg"),
    ("A current of 3e-3 amperes flowed.", "0.003", "A"),
    ("It fell to −1.3 °C overnight.", "-1.3", "degC"),
    ("Some ٣٤ houses burned.", "34", "house"),
    ("They counted .25 ml of serum.", "0.25", "ml"),
    ("Two hundred and fifty thousand people came.", "250000", "people"),
    ("It took sixty-five days.", "65", "day"),
    ("Three million, two hundred and forty thousand people came.", "3240000", "people"),
    ("The engine gives 450 Nm.", "450", "N*m"),
    ("It cost 500,000 rand.", "500000", "ZAR"),
    ("It weighs 3 kilos.", "3", "kg"),
    ("Then Marrow Vale's 212 schools closed.", "212", "school"),
    ("Another fifth went abroad.", "20", "percent"),
    ("They sold two dozen eggs.", "24", "egg"),
    ("A hundred and fifty jobs went.", "150", "job"),
    ("Half a million voters stayed at home.", "500000", "voter"),
    ("Three quarters of a million people marched.", "750000", "people"),
    ("Two and a half million homes lost power.", "2500000", "home"),
    ("The recipe asks for 2 1/4 cups.", "2.25", "cup"),
    ("They walked 2½ miles.", "2.5", "mile"),
    ("It is worth $3.3bn.", "3300000000", "USD"),
    ("They paid £2.7m for it.", "2700000", "GBP"),
    ("The fund holds €1.5tn.", "1500000000000", "EUR"),
    ("Sales were 1.07 billion yuan.", "1070000000", "CNY"),
    ("RMB 5 billion was raised.", "5000000000", "CNY"),
    ("It cost US$9 per million units.", "9", "USD/million unit"),
    ("Power sold at €85/MWh.", "85", "EUR/MWh"),
    ("Shares closed at $12.40 a share.", "12.40", "USD/share"),
    ("They earn ₹500 crore.", "5000000000", "INR"),
    ("The loss was A$40 million.", "40000000", "AUD"),
    ("It lost 75 USD million.", "75000000", "USD"),
    ("A ticket is 53p.", "53", "pence"),
    ("Rates rose 25 basis points.", "25", "bp"),
    ("Support fell 3 percentage points.", "3", "pp"),
    ("The tax is 5 per cent.", "5", "percent"),
    ("Turnout was sixty-five percent.", "65", "percent"),
    ("It blew at 120 km/h.", "120", "km/h"),
    ("They built on 40 square kilometres.", "40", "km2"),
    ("Steel has a density of 7.8 g/cm³.", "7.8", "g/cm3"),
    ("There were 12 cases per 100,000 people.", "12", "case/100000"),
    ("Output tripled.", "3", "times"),
    ("Profits halved.", "0.5", "times"),
    ("It rose fourfold.", "4", "times"),
    ("A 10x increase was seen.", "10", "times"),
    ("It is twice as fast.", "2", "times"),
    ("Output is six times that of Europe.", "6", "times"),
    ("Three decades passed.", "30", "year"),
    ("A 16-second clip was shown.", "16", "second"),
    ("A third of them left.", "33.33", "percent"),
    ("One in three workers is remote.", "33.33", "percent"),
    ("Nine of every ten patients recovered.", "90", "percent"),
    ("It needs 1/10 of the power.", "10", "percent"),
    ("He is 5 feet 2 inches tall.", "5.1667", "ft"),
    ("He slept 7 hours and 45 minutes a night.", "7.75", "hour"),
    ("It took 2 hours 14 minutes 24 seconds.", "2.24", "hour"),
    ("She served two years and six months.", "2.5", "year"),
    ("It weighs 20.5±0.5 kg.", "20.5", "kg"),
    ("A 70B-parameter model was trained.", "70000000000", "parameter"),
    ("The firm sold 1.2m phones.", "1200000", "phone"),
    ("The number of pupils reached 1.45m.", "1450000", None),
    ("The orderbook is 6.1m teu.", "6100000", None),
    ("Wheat fell 4-1/2 cents.", "4.5", "cent"),
    ("Corn closed at $4.41-1/4.", "4.4125", "USD"),
    ("The dam holds 300 acre-feet.", "300", "acre_foot"),
    ("They removed 24 million pounds of rubbish.", "24000000", "lb"),
    ("It was sold for one pound.", "1", "GBP"),
    ("They have five more years.", "5", "year"),
    ("Rent is $900 a quarter.", "900", "USD"),
    ("One worker in three is remote.", "33.33", "percent"),
    ("Two homes out of every five leak.", "40", "percent"),
    ("Nine pupils in ten passed.", "90", "percent"),
    ("The two-year Treasury yield fell.", "2", "year"),
    ("Benchmark 10-year Treasury yields fell.", "10", "year"),
    ("He ran it in 0.37s.", "0.37", "second"),
    ("It trades on 3.4 times core earnings.", "3.4", "times"),
    ("She is 1.45m tall.", "1.45", "m"),
]


@pytest.mark.parametrize(("text", "value", "unit"), VALUES)
def test_value_and_unit(text: str, value: str, unit: str | None) -> None:
    mention = only(text)
    assert mention.low is not None
    assert abs(mention.low - Decimal(value)) <= abs(Decimal(value)) / 5000
    assert mention.low == mention.high
    assert mention.unit == unit


RANGES = [
    ("between 2.05 billion RMB and 2.4 billion RMB", "2050000000", "2400000000", "CNY"),
    ("50.83% to 69.16%", "50.83", "69.16", "percent"),
    ("$3-5 million", "3000000", "5000000", "USD"),
    ("200–300 people", "200", "300", "people"),
    ("an 8- to 16-metre mast", "8", "16", "m"),
    ("tens of millions of dollars", "10000000", "100000000", "USD"),
    ("from -18 °C to -34 °C", "-34", "-18", "degC"),
    ("Snow 15 to 20 centimetres deep", "15", "20", "cm"),
    ("between the ages of 18 and 34 years", "18", "34", "year"),
]


@pytest.mark.parametrize(("text", "low", "high", "unit"), RANGES)
def test_two_ends_make_one_figure(text: str, low: str, high: str, unit: str) -> None:
    mention = only(text)
    assert (mention.low, mention.high) == (Decimal(low), Decimal(high))
    assert mention.unit == unit
    assert mention.comparator is Comparator.BETWEEN


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("The rate rose from 21 to 23 percent.", ["21", "23"]),
        ("Jobs went up from 1.1m to 1.45m, and wages from 20 to 30 euros.", ["1100000", "1450000", "20", "30"]),
        ("Unemployment fell 0.3 points to 4.1%.", ["0.3", "4.1"]),
        ("The shares were 35.5% and 21.3% respectively.", ["35.5", "21.3"]),
    ],
)
def test_what_changed_from_and_to_are_two_figures(text: str, values: list[str]) -> None:
    assert [mention.low for mention in find(text)] == [Decimal(value) for value in values]


def test_a_unit_before_a_full_stop_is_no_hedge() -> None:
    text = "It reached 30 °C. 40 people were treated."
    assert [text[one.start : one.end] for one in find(text)] == ["30 °C", "40 people"]


def test_spans_do_not_swallow_the_next_figures_hedge() -> None:
    text = "It has 32,000 spindles and more than 700 looms."
    assert [text[one.start : one.end] for one in find(text)] == ["32,000 spindles", "more than 700 looms"]


def test_a_shared_unit_is_said_once() -> None:
    assert [mention.unit for mention in find("Doses were 1, 5 and 10 mg.")] == ["mg", "mg", "mg"]
    assert [mention.unit for mention in find("It exceeded 38,000, six times that of Peru.")] == [None, "times"]
    assert [mention.unit for mention in find("They took 3.9 million, and nine months.")] == [None, "month"]
    assert [mention.low for mention in find("It shrank by 800,000 to 124 million.")] == [800_000, 124_000_000]
    assert [mention.unit for mention in find("It rose from 21 to 23 percent.")] == ["percent", "percent"]
    assert [mention.unit for mention in find("They bought 5 and 10 kg.")] == ["kg", "kg"]


COMPARATORS = [
    ("more than 61.1%", Comparator.MORE_THAN),
    ("exceeded 38,000", Comparator.MORE_THAN),
    ("5% or more", Comparator.AT_LEAST),
    ("no fewer than 40 countries", Comparator.AT_LEAST),
    ("at least 12 people", Comparator.AT_LEAST),
    ("less than half", Comparator.LESS_THAN),
    ("just under 5%", Comparator.LESS_THAN),
    ("no more than 0.5 mg", Comparator.AT_MOST),
    ("900 flights or fewer", Comparator.AT_MOST),
    ("up to 2 million characters", Comparator.UP_TO),
    ("as many as 900 flights", Comparator.UP_TO),
    ("nearly fourfold", Comparator.NEARLY),
    ("about a third", Comparator.ABOUT),
    ("some 300 people", Comparator.ABOUT),
    ("a 30-odd page report", Comparator.ABOUT),
    ("more than about 5%", Comparator.MORE_THAN),
    ("only 18%", Comparator.EXACT),
    ("restored over nine winters", Comparator.EXACT),
    ("spread over 2.7 sq km", Comparator.EXACT),
    ("sanctioned under a five-year plan", Comparator.EXACT),
]


@pytest.mark.parametrize(("text", "comparator"), COMPARATORS)
def test_hedges_on_either_side(text: str, comparator: Comparator) -> None:
    mention = only(text)
    assert mention.comparator is comparator
    if comparator in (Comparator.MORE_THAN, Comparator.AT_LEAST):
        assert mention.high is None
    elif comparator in (Comparator.LESS_THAN, Comparator.AT_MOST, Comparator.UP_TO):
        assert mention.low is None
    if comparator is not Comparator.EXACT:
        assert mention.end - mention.start > mention.figure_end - mention.figure_start


RANKS = [
    ("China ranks second.", 2),
    ("It is the number one in its market.", 1),
    ("the second-ranked country", 2),
    ("It was No. 3 in the list.", 3),
    ("the third-largest bank", 3),
    ("their third generation of chips", 3),
    ("It was the first to do so.", 1),
    ("for the fifth time", 5),
    ("the 22nd edition", 22),
    ("the fifth quarter in a row", 5),
    ("New Dawn is third with few votes.", 3),
]


@pytest.mark.parametrize(("text", "rank"), RANKS)
def test_ranks(text: str, rank: int) -> None:
    mention = only(text)
    assert (mention.kind, mention.unit, mention.low) == (Kind.RANK, "rank", Decimal(rank))


DATES = [
    ("It opened on July 3, 2024.", "20240703"),
    ("It opened on 3 July 2024.", "20240703"),
    ("It opened on 2024-07-03.", "20240703"),
    ("It opened in July 2024.", "202407"),
    ("It opened in 2024.", "2024"),
    ("It opened in early February 2024.", "202402"),
    ("It opened at the end of 2021.", "2021"),
    ("It opened in Q3 2024.", "202407"),
    ("It opened in the third quarter of 2024.", "202407"),
    ("It grew from 2014 to 2023.", "2014"),
    ("It closed in the 1990s.", "1990"),
    ("It opened in summer 2024.", "202406"),
]


@pytest.mark.parametrize(("text", "number"), DATES)
def test_dates(text: str, number: str) -> None:
    mention = only(text)
    assert (mention.kind, mention.low) == (Kind.DATE, Decimal(number))


@pytest.mark.parametrize("text", ["It opened last year.", "It opened three years ago.", "They met on the 10th."])
def test_a_date_without_context_has_no_number(text: str) -> None:
    mention = only(text)
    assert (mention.kind, mention.low, mention.unit) == (Kind.DATE, None, "date")


NOTHING = [
    "OpenAI's GPT-4 and GPT-4V are models.",
    "The Ascend 910B chip and Nvidia A100 compete.",
    "Qwen 2.5-Max beat DeepSeek R1 and V3, and Kimi k1.5.",
    "The S&P 500 and the FTSE 100 are indices.",
    "See section 4.2, Tables 3 and 4, and page 12.",
    "Call (555) 123-4567 or +44 20 7946 0958.",
    "The meeting starts at 10:30 am.",
    "Tencent said so in recent years.",
    "One of them left, and no one else came.",
    "01.AI released iOS18.4 for it.",
    "They lined up in a 4-4-2 and won 3-1.",
    "He lives at 10 Downing Street.",
    "It will stand for several hundred years.",
    "Huawei sells the 910B and the 910C; in iOS 18.4 the A350-900 is shown.",
    "On 9/11 its 24/7 depots closed.",
    "At first they waited; second thoughts came later.",
    "The under-16s and the over-60s came, and men in their 40s.",
    "Call +32 3 555 01 20 at 0915 GMT.",
    "The Group of Seven met; it bears the number 304.",
    "Write to help42@example.org or see https://example.org/2024/05/300.",
    "The report “World Energy Outlook 2024 Update” came out.",
]


@pytest.mark.parametrize("text", NOTHING)
def test_what_is_no_quantity(text: str) -> None:
    assert [text[one.start : one.end] for one in find(text)] == []


def test_years_and_counts_are_told_apart() -> None:
    assert only("In 2020 people stayed at home.").kind is Kind.DATE
    assert only("It has 2000 people.").kind is Kind.COUNT
    assert only("more than 2000 houses").kind is Kind.COUNT


def test_a_round_count_may_be_read_to_its_last_digit() -> None:
    assert str(only("38,000 homes").interval) == "[37500, 38500]"
    assert str(only("38,120 homes").interval) == "[38115, 38125]"
    assert str(only("300 homes").interval) == "[299.5, 300.5]"
    assert str(only("1.6 billion euros").interval) == "[1550000000, 1650000000]"


def test_a_decimal_comma_is_a_style_of_the_document() -> None:
    assert only("Es kostet 12,5 %.").low == Decimal("12.5")
    assert only("a mass of 1.234 kg").low == Decimal("1.234")
    assert only("a mass of 1.234 kg", Style(comma=True)).low == Decimal(1234)


def test_ambiguous_signs_take_their_meaning_from_the_document() -> None:
    assert of_document("A$5 was paid, and then $7.") == Signs("AUD", "JPY")
    assert of_document("A$5 and NZ$7 and $9.") == Signs("USD", "JPY")
    assert of_document("¥5 and 7 yuan") == Signs("USD", "CNY")
    assert only("It cost $7.", Style(signs=Signs("AUD"))).unit == "AUD"


def test_pint_knows_every_unit() -> None:
    units: pint.UnitRegistry[float] = pint.UnitRegistry()
    lexicon = load("units")
    for symbol in [unit["symbol"] for unit in lexicon["unit"]] + list(lexicon["joined"].values()):
        written = symbol.replace("cm3", "cm**3").replace("ft3", "ft**3")
        assert units.Unit(written) is not None, symbol


WORDS = (
    "5|12,345|3.5|0|1/2|½|2024|$|€|%|percent|million|bn|-|–|to|from|between|and|of|more than|about|km|/h|per|a|half"
    "|third|first|twenty|-five|hundred|times|July|May|last|year|ago|No.|#|(|)|±|x10^|people|“|”|.|,| |\u00a0|\u202e|😀"
    "|٣|1990s|Q3|in|one"
)
PIECES = st.sampled_from(WORDS.split("|"))


@settings(max_examples=400, deadline=None)
@given(
    st.one_of(
        st.text(max_size=200), st.lists(PIECES, max_size=25).map(" ".join), st.lists(PIECES, max_size=25).map("".join)
    )
)
def test_any_text_gives_mentions_in_order_within_it(text: str) -> None:
    end = 0
    for mention in find(text):
        assert end <= mention.start < mention.end <= len(text)
        assert mention.start <= mention.figure_start < mention.figure_end
        end = mention.end
        low, high = mention.interval.low, mention.interval.high
        assert low is None or high is None or low <= high


@given(st.integers(0, 10**15), st.sampled_from(["{:,}", "{}", "{:_}"]))
def test_digits_come_back(number: int, style: str) -> None:
    written = style.format(number).replace("_", "\u202f")
    assert only(f"It holds {written} kg.").low == number


LONG = ["1", "1 ", "a million ", "from 5 to ", "(", "5, 6 and ", "half of a ", "1,", "2024-", "one hundred and ", "$5 "]


@pytest.mark.parametrize("piece", LONG)
def test_long_runs_take_linear_time(piece: str) -> None:
    short, long = piece * (10_000 // len(piece)), piece * (100_000 // len(piece))
    assert _seconds(long) <= 25 * _seconds(short) + 0.2


def _seconds(text: str) -> float:
    start = time.process_time()
    find(text)
    return time.process_time() - start


def test_what_or_says_again_is_no_list_of_one_unit():
    """Behind a comma "or" restates one figure; only in a list of three does its last unit hold for all."""
    assert [(one.kind, one.unit) for one in find("Of those asked, 780, or 55 percent, agreed.")] == [
        (Kind.PLAIN, None),
        (Kind.PERCENT, "percent"),
    ]
    assert {one.unit for one in find("Cuts of 5, 10, or 15 percent were weighed.")} == {"percent"}


def test_what_follows_each_is_no_base_of_a_rate():
    assert only("The buses for €400,000 each were bought.").unit == "EUR"
    assert only("They pay $40 each month.").per == "month"


def test_a_name_before_a_number_that_leaves_out_its_noun():
    assert [one.low for one in find("Norway won 12 medals, France 9 and the Reds 8.")] == [12, 9, 8]
    assert [one.low for one in find("It flies 12 Boeing 737, Airbus 320 and other jets.")] == [12]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("The leaders look like this: Denmark 84, South Korea 82, Uruguay 71, Rwanda 63.", [84, 82, 71, 63]),
        (
            "The Civic Union would have 27, National Renewal 23, the Farmers' List 11 and the Left Bloc 8.",
            [27, 23, 11, 8],
        ),
        ("The scores: Northport 12, Esk 9 and Brenno 4.", [12, 9, 4]),
        ("She owns a Pixel 7, a Galaxy 22 and a Mate 50.", []),
        ("It runs on Windows 10, Windows 11, Android 12 and later.", []),
        ("Flights to Terminal 2, Area 51 and Gate 7 are late.", []),
        ("Two models are new: Corva 7 and Stad 9.", [2]),
    ],
)
def test_names_with_a_number_each(text, numbers):
    assert [one.low for one in find(text)] == numbers


def test_inches_behind_feet_are_a_part_of_them():
    (height,) = find("He is 6ft 2in (tall).")
    assert (height.start, height.end, height.unit) == (6, 13, "ft")
    assert height.low is not None
    assert round(height.low, 3) == Decimal("6.167")
    assert [one.unit for one in find("He jumped 6ft in 1990.")] == ["ft", "date"]
