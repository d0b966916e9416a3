"""What a quantity measures, slot by slot, from the parse of its sentence."""

import time
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.claim import Comparator, DateSpan, Kind
from claims.document import Block, Document, Role, Run
from claims.frames import Frame, Sentence, measure, read
from claims.frames import frames as scene_frames
from claims.interval import Interval
from claims.parse import Parse, parse
from claims.quantities import Mention, find
from claims.statements import statements


def article(*paragraphs: str, role: Role = Role.BODY, section: str | None = None) -> Document:
    blocks, at = [], 0
    for text in paragraphs:
        run = Run(0, at, at + len(text))
        blocks.append(Block(role=role, start=at, end=at + len(text), text=text, runs=(run,), section=section))
        at += len(text) + 2
    return Document(name="test", format="text", sha256="", text="\n\n".join(paragraphs), blocks=tuple(blocks))


def frames(document: Document) -> dict[str, Frame]:
    """Each figure's frame, under the figure's words (the last one, where words repeat)."""
    spots = []
    for index, block in enumerate(document.blocks):
        mentions = find(block.text)
        for start, end in block.sentences:
            here = tuple(each for each in mentions if start <= each.start < end)
            if here:
                spots.append((index, start, end, here))
    parses = parse([document.blocks[block].text[start:end] for block, start, end, _ in spots])
    sentences = [
        Sentence(block, start, end, tree, here) for (block, start, end, here), tree in zip(spots, parses, strict=True)
    ]
    found: dict[str, Frame] = {}
    for sentence, row in zip(sentences, measure(document, sentences), strict=True):
        text = document.blocks[sentence.block].text
        found |= {text[each.start : each.end]: frame for each, frame in zip(sentence.mentions, row, strict=True)}
    return found


def slots(text: str, figure: str) -> dict[str, object]:
    """The slots of one figure of a text, with its noun and direction."""
    frame = frames(article(text))[figure]
    return {**frame.measures.model_dump(mode="json"), "noun": frame.noun, "direction": frame.direction}


WHOSE = [
    ("Sales at Acme rose 5% in 2023.", "5%", "Acme", "Sales"),
    ("The price of copper climbed 3% on Tuesday.", "3%", "copper", "price"),
    ("Germany's exports to Chile shrank 9 percent.", "9 percent", "Germany", "exports"),
    ("Danish wheat exports reached $4 billion.", "$4 billion", "Denmark", "wheat exports"),
    ("Solar capacity in India reached 73 GW.", "73 GW", "India", "Solar capacity"),
    ("Emissions must fall by 43% by 2030.", "43%", "Emissions", "Emissions"),
    ("Tesla delivered 386,810 cars in the spring.", "386,810 cars", "Tesla", "cars"),
    ("The trial enrolled 2,400 adults.", "2,400 adults", "trial", "adults"),
    ("Acme, with a market value of $3 trillion, is bigger.", "$3 trillion", "Acme", "market value"),
    ("Olivia Hale, 41, runs the clinic.", "41", "Olivia Hale", None),
    ("Ireland, whose population is 5.1 million, voted.", "5.1 million", "Ireland", "population"),
    ("The town has a population of 1.2 million.", "1.2 million", "town", "population"),
    ("The kiln fired perhaps two hundred pots.", "two hundred pots", "kiln", "pots"),
    ("The dam, which is 185 metres high, leaks.", "185 metres", "dam", "height"),
    ("He sold the painting for £2.3 million.", "£2.3 million", "painting", "price"),
    ("The firm is valued at $14 billion.", "$14 billion", "firm", "valuation"),
    ("The satellite weighs 3.5 tonnes.", "3.5 tonnes", "satellite", "weight"),
    ("The council approved a 4.9% rise in council tax.", "4.9%", "council", "council tax"),
    ("The rate of inflation hit 9.1% in June.", "9.1%", "inflation rate", "inflation rate"),
    ("The number of visitors to the museum rose 12%.", "12%", "visitors", "visitors"),
    ("There were 1,700 earthquakes.", "1,700 earthquakes", "earthquakes", "earthquakes"),
    ("Volkswagen sold 9.2 million cars, second only to Toyota's 11.2 million.", "11.2 million", "Toyota", None),
    ("Bolt has 9 medals (its rival Dash has 4 medals).", "4 medals", "rival Dash", "medals"),
    ("The best seller is Acme, with a market share of 49%.", "49%", "Acme", "market share"),
    ("Wheat: down by a third.", "a third", "Wheat", None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "figure", "subject", "metric"), WHOSE)
def test_whose_figure_and_what_it_measures(text: str, figure: str, subject: str | None, metric: str | None) -> None:
    found = slots(text, figure)
    assert (found["subject"], found["metric"]) == (subject, metric)


SHARES = [
    ("Around 60% of Danish homes use district heating.", "Around 60%", "Danish homes", "Danish homes"),
    ("More than 80% of the cocoa comes from West Africa.", "More than 80%", "West Africa", "cocoa"),
    ("Forty-two percent of the electricity was generated by wind.", "Forty-two percent", "wind", "electricity"),
    ("Only 10% of chief executives are women.", "10%", "women", "chief executives"),
    ("Half of the voters backed the Greens.", "Half", "Greens", "voters"),
    ("Coal made up 35% of the world's power mix.", "35%", "Coal", "power mix"),
    ("Samsung and Nokia control 70% of the market.", "70%", "Samsung and Nokia", "market"),
    ("The Conservatives took 24% of the vote, while Reform got 14%.", "14%", "Reform", "vote"),
    ("Women are 47% of the staff at Acme, and men account for 53%.", "53%", "men", "staff at Acme"),
    ("Chile mined 9 tonnes of gold, and a third of it was sold.", "a third", "gold", "gold"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "figure", "subject", "whole"), SHARES)
def test_whose_share_of_what(text: str, figure: str, subject: str, whole: str) -> None:
    found = slots(text, next(each for each in (figure, f"Only {figure}") if each in frames(article(text))))
    assert (found["statistic"], found["subject"], found["whole"]) == ("share", subject, whole)


def test_an_elliptic_share_keeps_the_whole_of_the_one_before() -> None:
    found = frames(article("About 40% of the registered nurses in Norway are from Sweden, while 12% are from Finland."))
    first, second = found["About 40%"].measures, found["12%"].measures
    assert (first.subject, first.whole, first.statistic) == ("Sweden", "registered nurses in Norway", "share")
    assert (second.subject, second.whole, second.place) == ("Finland", "registered nurses in Norway", "Norway")


DIRECTIONS = [
    ("Prices rose about 1.5% in May.", "about 1.5%", "up"),
    ("The index saw a drop of 3 points.", "3 points", "down"),
    ("The rate fell from 21% to 19%.", "21%", "down"),
    ("The rate fell from 21% to 19%.", "19%", "down"),
    ("Rents are 5% higher than last year.", "5%", "up"),
    ("The shares are down 3%.", "3%", "down"),
    ("Turnover reached £9m, up 4% on the year.", "4%", "up"),
    ("Boeing cut 2,000 jobs.", "2,000 jobs", "down"),
    ("The index lost 2.1%.", "2.1%", "down"),
    ("Obesity rates doubled.", "doubled", "up"),
    ("Teachers earn 22% less than other graduates.", "22%", "down"),
    ("Pfizer reported a loss of $3m.", "$3m", None),
    ("The start-up raised $5m.", "$5m", None),
    ("Turnout was 65%.", "65%", None),
    ("The mine lies 900 m down.", "900 m", None),
    ("Tin gained $84 to $8,612 a tonne.", "$84", "up"),
    ("The Nikkei added 0.9%.", "0.9%", "up"),
    ("The Nikkei added 212 points.", "212 points", "up"),
    ("The mall added 12 shops.", "12 shops", None),
    ("The stock gave up 8%.", "8%", "down"),
    ("Oil gave back 2%.", "2%", "down"),
    ("The cable loses 2% of what it carries.", "2%", None),
    ("The fund lost 2% of its value.", "2%", "down"),
    ("The shares lost 31 cents to $30.40.", "31 cents", "down"),
    ("Beef prices were $1.50 per hundredweight higher.", "$1.50 per hundredweight", "up"),
    ("Futures ended 12 cents lower.", "12 cents", "down"),
    ("The summer was 2.4 degrees warmer than usual.", "2.4 degrees", "up"),
    ("Owners paid up to 20% more.", "up to 20%", "up"),
    ("Unemployment edged down to 18.9%.", "18.9%", "down"),
    ("Hail took 18% off the crop.", "18%", "down"),
    ("The ice has thinned by 1.3 metres.", "1.3 metres", "down"),
    ("Trained staff shrank by a third.", "a third", "down"),
    ("Divers recovered nine bodies.", "nine bodies", None),
    ("She climbed a 1,120-metre hill.", "1,120-metre", None),
    ("The arm can lift 25 kg.", "25 kg", None),
    ("They shot down 24 of 31 drones.", "24", None),
    ("The union won a 13% raise over three years.", "three years", None),
    ("She raised less than $400,000, a third of her rival's total.", "a third", None),
    ("The new pump is 2.5 times faster than the old one.", "2.5 times", None),
    ("The plant started up 14 months late.", "14 months", None),
    ("The stake is worth $640m (previously $600m) after it rose.", "$600m", None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "figure", "way"), DIRECTIONS)
def test_which_way_a_figure_went(text: str, figure: str, way: str | None) -> None:
    assert slots(text, figure)["direction"] == way


STATISTICS = [
    ("Prices rose 5%.", "5%", "change"),
    ("Prices rose to $5.", "$5", None),
    ("The average wage is $500.", "$500", "mean"),
    ("The median house price is $500.", "$500", "median"),
    ("Attendance averaged 38,000.", "38,000", "mean"),
    ("The unemployment rate is 4%.", "4%", "rate"),
    ("Spain ranks third in exports.", "ranks third", "rank"),
    ("Output is six times that of Chile.", "six times", "ratio"),
    ("The share price rose fourfold.", "fourfold", "change"),
    ("The town has 30 schools.", "30 schools", "count"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "figure", "statistic"), STATISTICS)
def test_how_a_figure_measures(text: str, figure: str, statistic: str | None) -> None:
    assert slots(text, figure)["statistic"] == statistic


MODALITIES = [
    ("Revenue reached $90m.", "actual"),
    ("Revenue will reach $90m.", "forecast"),
    ("Revenue is expected to reach $90m.", "forecast"),
    ("Analysts forecast revenue of $90m.", "forecast"),
    ("If revenue reaches $90m, the firm will expand.", "forecast"),
    ("The firm aims to earn $90m.", "target"),
    ("The firm has a target of $90m.", "target"),
    ("Revenue did not reach $90m.", "denied"),
    ("Revenue is no longer $90m.", "denied"),
    ("Was revenue $90m?", "denied"),
    ("The firm denied that revenue was $90m.", "denied"),
    ("The firm did not deny that revenue was $90m.", "actual"),
    ("Not only was revenue $90m, it also grew.", "actual"),
    ("Revenue was previously reported as $90m.", "superseded"),
    ("Revenue was revised from $90m.", "superseded"),
    ("Revenue came to $90m, later corrected to $95m.", "superseded"),
    ("Revenue rose by 5% to $90m, and was later raised.", "actual"),
    ("Revenue was revised to $90m.", "actual"),
    ("What do you get for $90m?", "actual"),
    ("The damage may be $90m.", "actual"),
    ("The bridge may have cost $90m.", "actual"),
    ("Revenue may be $90m by next year.", "forecast"),
    ("Revenue could reach $90m.", "forecast"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "modality"), MODALITIES)
def test_the_standing_of_a_figure(text: str, modality: str) -> None:
    assert slots(text, "$90m")["modality"] == modality


def test_who_does_not_do_it_is_no_denied_figure() -> None:
    assert slots("About 40% of voters do not trust the press.", "About 40%")["modality"] == "actual"


PLACES = [
    ("China owns 65% of the world's kites.", "65%", "world"),
    ("Output of tin worldwide reached 900 tonnes.", "900 tonnes", "world"),
    ("About 12% of the nurses in the U.S. are from Kenya.", "About 12%", "United States"),
    ("Greek exports rose 4%.", "4%", "Greece"),
    ("The planet is 40 km wide.", "40 km", None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "figure", "place"), PLACES)
def test_where_a_figure_holds(text: str, figure: str, place: str | None) -> None:
    assert slots(text, figure)["place"] == place


PERIODS = [
    ("In 2021, sales were $5m.", "$5m", "2021-01-01", "2021-12-31"),
    ("Sales rose from $4m in 2020 to $5m in 2022.", "$4m", "2020-01-01", "2020-12-31"),
    ("Sales rose from $4m in 2020 to $5m in 2022.", "$5m", "2022-01-01", "2022-12-31"),
    ("Since 2019, prices have risen 8%.", "8%", "2019-01-01", None),
    ("Sales were $5m, more than in 2020.", "$5m", None, None),
    ("Turnout was 65%, the lowest since 1945.", "65%", None, None),
    ("Acme, founded in 1998, has 40 shops.", "40 shops", None, None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "figure", "start", "end"), PERIODS)
def test_when_a_figure_holds(text: str, figure: str, start: str | None, end: str | None) -> None:
    assert slots(text, figure)["period"] == {"start": start, "end": end}


def test_rate_and_basis() -> None:
    assert slots("The ice sheet loses 270 tonnes of ice a year.", "270 tonnes")["per"] in ("year", None)
    assert slots("Milk yields per cow averaged 8,200 litres.", "8,200 litres")["per"] == "cow"
    assert slots("Output is six times that of Chile.", "six times")["basis"] == "Chile"
    assert slots("Teachers earn 22% less than other graduates.", "22%")["basis"] == "other graduates"
    assert slots("The drug cut deaths by 18% compared with placebo.", "18%")["basis"] == "placebo"


def test_the_counted_noun() -> None:
    assert slots("It holds 38,000 old generative inventions.", "38,000")["noun"] == "invention"
    assert slots("The parade drew 900 people.", "900 people")["noun"] == "people"
    assert slots("Labour won 411 of the 650 seats.", "411")["noun"] == "seat"
    assert slots("31 were from Peru.", "31")["noun"] is None
    assert slots("A stretch of 19 straight ended.", "19")["noun"] is None
    assert slots("It added 122,000 net postpaid mobile adds.", "122,000")["noun"] == "add"
    assert slots('He said that "at least a dozen" more lie below.', "at least a dozen")["noun"] is None


def test_a_pronoun_means_the_subject_before_it() -> None:
    text = "Nordvik Shipping was founded in 1998. It has 40 ships. Its fleet grew 5% last year."
    assert slots(text, "40 ships")["subject"] == "Nordvik Shipping"
    assert slots(text, "5%")["subject"] == "Nordvik Shipping"


def test_the_company_is_the_one_in_the_heading_and_no_person() -> None:
    document = article(
        "Nordvik Shipping was founded in 1998. Olga Brandt, who ran it, left in 2011. "
        "The company is valued at $2 billion.",
        section="Nordvik Shipping",
    )
    assert frames(document)["$2 billion"].measures.subject == "Nordvik Shipping"


def test_a_thing_is_called_by_its_kind() -> None:
    text = (
        "In May, Orwell launched Zephyr, a system that forecasts storms. "
        "The system was trained on 19,000 hours of data."
    )
    assert slots(text, "19,000 hours")["subject"] == "Zephyr"


def test_i_is_the_speaker_and_we_are_the_speakers_house() -> None:
    assert slots('"I lost $4 million," said Odile Marchand.', "$4 million")["subject"] == "Odile Marchand"
    assert slots('"We lost $4 million," said Odile Marchand.', "$4 million")["subject"] == "we"
    text = '"We lost $4 million," said Odile Marchand, head of Nordvik Shipping.'
    assert slots(text, "$4 million")["subject"] == "Nordvik Shipping"


def test_a_sentence_of_figures_without_end_takes_linear_time() -> None:
    def seconds(times: int) -> float:
        text = "it rose 5% and " * times
        document = article(text)
        (parsed,) = parse([text])
        sentence = Sentence(0, 0, len(text), parsed, tuple(find(text)))
        begun = time.process_time()
        assert len(measure(document, [sentence])[0]) == times
        return time.process_time() - begun

    seconds(50)
    short, long = seconds(400), seconds(3_200)
    assert long < 24 * short


# -- whatever the parse ---------------------------------------------------------------------------------------------

_TAGS = [
    "NN", "NNS", "NNP", "CD", "VBD", "VBZ", "VBN", "IN", "DT", "JJ", "JJS", "PRP", "PRP$", "WDT", "WP$", "EX", "$",
    ",", ":", "RB", "MD",
]  # fmt: skip
_DEPS = [
    "nsubj", "nsubjpass", "dobj", "pobj", "prep", "nummod", "amod", "compound", "poss", "conj", "appos", "relcl",
    "acl", "advcl", "ccomp", "xcomp", "attr", "agent", "dative", "npadvmod", "advmod", "aux", "neg", "det", "punct",
    "ROOT", "quantmod", "case", "pcomp",
]  # fmt: skip
_WORDS = [
    "it", "its", "the", "that", "which", "of", "from", "to", "China", "revenue", "company", "rise", "rose", "is",
    "5", "40", "%", "times", "than", "(", ")", ":", ",", "million", "largest", "who", "I", "half", "in", "world",
    "Acme", "not", "there", "two", "them", "terms", "?", "up", "per", "share", "said",
]  # fmt: skip


@st.composite
def _scenes(draw: st.DrawFn) -> tuple[Document, list[Sentence]]:
    """Sentences of random words with random trees, and mentions of random kinds at random places of them."""
    texts, sentences = [], []
    for index in range(draw(st.integers(1, 3))):
        row = draw(st.lists(st.sampled_from(_WORDS), min_size=1, max_size=14))
        starts = [sum(len(word) + 1 for word in row[:at]) for at in range(len(row))]
        heads = draw(st.lists(st.integers(0, len(row) - 1), min_size=len(row), max_size=len(row)))
        tags = draw(st.lists(st.sampled_from(_TAGS), min_size=len(row), max_size=len(row)))
        deps = draw(st.lists(st.sampled_from(_DEPS), min_size=len(row), max_size=len(row)))
        tree = Parse(
            tuple(starts),
            tuple(a + len(w) for a, w in zip(starts, row, strict=True)),
            tuple(tags),
            tuple(deps),
            tuple(heads),
        )
        text = " ".join(row)
        cuts = sorted(draw(st.sets(st.integers(0, len(text)), min_size=2, max_size=6)))
        spans = list(zip(cuts[::2], cuts[1::2], strict=False))
        kinds = [draw(st.sampled_from(list(Kind))) for _ in spans]
        units = [draw(st.sampled_from([None, "percent", "times", "EUR/MWh", "company"])) for _ in spans]
        mentions = tuple(
            Mention(a, b, a, b, Decimal(2), Decimal(2), unit, kind, Comparator.EXACT, Interval(), date=DateSpan())
            for (a, b), kind, unit in zip(spans, kinds, units, strict=True)
        )
        texts.append(text)
        sentences.append(Sentence(index, 0, len(text), tree, mentions))
    role = draw(st.sampled_from([Role.BODY, Role.LIST, Role.TABLE, Role.HEADING]))
    return article(*texts, role=role, section=draw(st.sampled_from([None, "Acme", "Two things"]))), sentences


@settings(max_examples=400, deadline=None)
@given(_scenes())
def test_any_tree_gives_a_frame_for_every_mention(scene: tuple[Document, list[Sentence]]) -> None:
    document, sentences = scene
    scenes = read(document, sentences)
    found = [scene_frames(each) for each in scenes]
    assert [len(row) for row in found] == [len(each.mentions) for each in sentences]
    ids = [[f"{at}.{number}" for number in range(len(each.mentions))] for at, each in enumerate(sentences)]
    said = statements(document, scenes, ids)
    known = {claim for row in ids for claim in row}
    assert known.issuperset(each.claim for each in said.relations)
    assert known.issuperset(each.claim for each in said.enumerations)
    assert known.issuperset(each.claim for each in said.events)
    spans = [(each.start, each.end) for each in said.relations] + [(each.start, each.end) for each in said.superlatives]
    spans += [(each.start, each.end) for each in said.enumerations] + [(each.start, each.end) for each in said.events]
    assert all(0 <= start < end <= len(document.text) for start, end in spans)
