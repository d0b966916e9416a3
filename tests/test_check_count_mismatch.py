"""Lists that have more or fewer items than the text counts, and lists whose items cannot be counted."""

import pytest

from checker.check import Draft, load
from claims import NotChecked
from tests.test_check_examples import material

(CHECK,) = (check for check in load() if check.name == "count-mismatch")


def found(text: str) -> list[Draft]:
    return [draft for draft in CHECK.run(material(f"# News\n\n{text}\n")) if not isinstance(draft, NotChecked)]


@pytest.mark.parametrize(
    ("sentence", "listed"),
    [
        ("The university has five campuses: Esk, Lindau, Norheim and Southport.", 4),
        ("The plan rests on four pillars: cheaper energy, better schools and safer streets.", 3),
        ("The company makes three products, namely bread, beer, soap and cheese.", 4),
        ("Three of the company's mines – Alta, Bero, Colm and Dena – closed in March.", 4),
        ("Six states (Esk, Lindau, Norheim, Lowland and Alta) voted against it.", 5),
        ("The prize went to two chemists, Ana Kovac, Ben Ito and Cara Lund.", 3),
        ("Two of them, Alvern, Brodal and Corm, were founded in Esk.", 3),
        ("The two firms, Alvern, Brodal and Corm, were sold.", 3),
        ("The five finalists are Ana Kovac, Ben Ito, Cara Lund and Dan Roe.", 4),
        ("The four largest ports are Esk, Lindau, and Norheim.", 3),
        ("Three countries have signed: Ruritania, Freedonia, Sylvania and Norland.", 4),
        ("It comes in three flavours: salt; cheese and onion; ham; mint.", 4),
        ("The bank gives four reasons: wages, rents and energy.", 3),
        ("The programme has three aims: to cut costs, to save time, to win voters and to please owners.", 4),
        ("She speaks four languages – Ruritanian, English, and French.", 3),
        ("The hospital has four departments: surgery, oncology and paediatrics.", 3),
        ("Four of the seven members – Kovac, Ito, Roe, Lund and Berg – voted for it.", 5),
        ("The cup has been won by three clubs: Esk United, Lindau Rovers, Norheim, Alta, and Bero.", 5),
        ("Three companies bid: Johnson and Cole, Brodal, Dena, and Corm.", 4),
    ],
)
def test_a_list_in_its_sentence_has_another_number_of_items(sentence, listed):
    (draft,) = found(sentence)
    assert draft.message.endswith(f"and {listed} are listed") or f"{listed} or more" in draft.message
    assert len(draft.other) >= listed


@pytest.mark.parametrize(
    "sentence",
    [
        "The operator runs three ports: Esk, Lindau and Norheim.",
        "The operator runs four ports, including Esk, Lindau and Norheim.",
        "Four ports, among them Esk and Lindau, were closed.",
        "Four ports were closed: Esk, Lindau and others.",
        "Two companies bid: Procter & Sons, and Johnson and Brodal.",
        "Four countries voted: Ruritania, Bosnia and Herzegovina, Trinidad and Tobago and Esk.",
        "Three people died: two in Esk and one in Lindau.",
        "It scored four goals: two by Kovac, one by Ito and one by Lund.",
        "Esk scored four goals: Kovac, Ito and Lund.",
        "Two winners were named: Ana Kovac, a chemist, and Ben Ito, a physicist.",
        "Three winners were named: Ana Kovac, the chemist, Ben Ito and Cara Lund.",
        "Two women, Ana Kovac, president of Esk, and Ben Ito, were honoured.",
        "Two sisters, Ana Kovac, Esk's mayor, and Bea Kovac, were honoured.",
        "Two cities, Paris, Texas, and Dublin, Ohio, were hit.",
        "Two men, Ana Kovac, 34, and Ben Ito, 36, were arrested.",
        "The two coaches named the squad: Ana Kovac, Ben Ito, Cara Lund and Dan Roe.",
        "The two judges chose the finalists: Ana Kovac, Ben Ito, Cara Lund and Dan Roe.",
        "It has three seals: US, Upper Seal; MS, Middle Seal; LS, Lower Seal; HG, Hordland Group.",
        "Three firms, Alvern, Inc., Brodal, Inc., and Corm, merged.",
        "Four ports will close: Esk, Lindau, which is new, Norheim and Alta.",
        "After two rounds, Esk, Lindau and Norheim are level.",
        "In three games, Esk, Lindau, Norheim and Alta scored 20 goals.",
        "She owns four cats: the twins, Ben and Cara.",
        "The orchestra bought six instruments: violins, a cello and a flute.",
        "The four largest ports are in Esk, Lindau and Norheim.",
        "The four children are aged 3, 5 and 9.",
        "About four ports are affected: Esk, Lindau and Norheim.",
        "At least two ports are affected: Esk, Lindau and Norheim.",
        "It won four titles: 1998, 2003 and 2011.",
        "Five of the ten largest banks grew: Alvern, Brodal, Corm, Dena and Ern.",
        "Three months later: Esk, Lindau, Norheim and Alta fell.",
        "The chain has 40 shops in three cities: Esk, Lindau and Norheim.",
        "There are two options: pay the fine, appeal, or go to court.",
        "Two things matter: the price, the quality of the bread and what people think.",
    ],
)
def test_a_list_that_agrees_or_cannot_be_counted(sentence):
    assert found(sentence) == []


ITEMS = "- the old cars break down\n- spare parts are rare\n- the depot is full"


@pytest.mark.parametrize(
    "text",
    [
        f"There are four reasons:\n\n{ITEMS}",
        f"Managers name four problems that they met this year:\n\n{ITEMS}",
        f"## The two winners\n\n{ITEMS}",
        f"The city will close four stations:\n\n{ITEMS}",
    ],
)
def test_a_list_under_what_counts_it(text):
    (draft,) = found(text)
    assert isinstance(draft, Draft)
    assert len(draft.other) == 3


@pytest.mark.parametrize(
    "text",
    [
        f"There are three reasons:\n\n{ITEMS}",
        f"There are four reasons, including:\n\n{ITEMS}",
        f"The four members of the board ask for this:\n\n{ITEMS}",
        f"There are four reasons:\n\n{ITEMS}\n- and others",
        f"## Two winners speak\n\n{ITEMS}",
        f"There are three reasons:\n\n{ITEMS}\n  - a nested one\n  - another one",
        f"There are three reasons:\n\n{ITEMS}\n\n1. Another list\n2. begins here",
        f"There are four reasons.\n\nThe first is money.\n\n{ITEMS}",
    ],
)
def test_a_list_of_something_else(text):
    assert found(text) == []


def test_numbered_headings_are_fewer_than_the_title_says():
    text = (
        "# Five reasons to walk\n\nIt is free.\n\n## 1. Air\n\nGood.\n\n## 2. Legs\n\nStrong.\n\n## 3. Quiet\n\nYes.\n"
    )
    (draft,) = (one for one in CHECK.run(material(text)) if not isinstance(one, NotChecked))
    assert "3 are listed" in draft.message
    assert list(CHECK.run(material(text.replace("Five", "Three")))) == []
    assert list(CHECK.run(material(text.replace("## 2.", "## 4.")))) == []


def test_a_list_of_a_page_is_counted_without_the_lists_in_it():
    items = "<li>Old cars</li><li>Spare parts<ul><li>wheels</li><li>doors</li></ul></li><li>Full depot</li>"
    page = f"<html><body><h1>Trams</h1><p>There are three reasons:</p><ul>{items}</ul><p>That is all.</p></body></html>"
    assert list(CHECK.run(material(page, "a.html"))) == []
    (draft,) = CHECK.run(material(page.replace("three", "four"), "a.html"))
    assert isinstance(draft, Draft)
    assert len(draft.other) == 3


@pytest.mark.parametrize(
    ("text", "listed"),
    [
        ("Five players were sold: the striker Luca Ferri, the full-back Joe Adu and the keeper Pim Haas.", 3),
        ("It names four risks that the board rates as high: the roof of the east wing, the wiring and a gas leak.", 3),
        ("Four railway stations, Villarena, Castro and Oria, stay closed until Monday.", 3),
        ("Two unions, the Transport Union, the Drivers' Guild and the engineers' union Fettle, had called it.", 3),
        ("They broke into five caves, and they are now lit up as you pass: the Organ, the Bishop and the Owl.", 3),
        ("The farm keeps three breeds of cattle, Angus, Hereford, Galloway and Jersey, on 200 hectares.", 4),
        ("The court named five grounds: the missing signature, the late filing and the judge's own interest.", 3),
        ("Four ministers signed: Ana Kovac (finance), Ben Ito (health) and Cara Lund (transport).", 3),
        ('"There are four things that matter," he says. "Customers, patience and luck. The rest is noise."', 3),
        ("The party has three aims. They are lower taxes, fewer rules, better roads and a smaller state.", 4),
        (f"There are four kinds of tram to choose from:\n\n{ITEMS}", 3),
        (f"Make it to one of the five halls:\n\n{ITEMS}", 3),
        (f"The update fixes four faults in the browser:\n\n{ITEMS}", 3),
    ],
)
def test_a_list_is_found_where_more_stands_between_it_and_its_count(text, listed):
    (draft,) = found(text)
    assert draft.message.endswith(f"and {listed} are listed")


@pytest.mark.parametrize(
    "text",
    [
        # Another figure counts the rest of what is listed.
        f"The republic has two islands and 27 islets:\n\n{ITEMS}",
        # The next sentence is no list, or goes on.
        "We have two priorities. Schools, hospitals and roads need money.",
        "We have four demands. Higher wages, shorter hours and safer trams. And free coffee.",
        "He had two aims. Ana Kovac, Ben Ito and Cara Lund did not share them.",
        "There are three reasons. Cost, speed and size.",
        # What stands between count and list is what the list is of.
        "Three factors decide the vote in the towns: Esk, Lindau, Norheim and Alta.",
        "Two reports name the worst schools: Esk High, Lindau College and Norheim Academy.",
        # An item has parts.
        "The plan has two parts: a tax cut and a pay rise for nurses, teachers and police officers.",
        "The plan has three parts: a tax cut, a pay rise for nurses and teachers and a bridge.",
        "Two companies, Brodal and Corm, and their owner, Nordex, were fined.",
    ],
)
def test_what_stands_near_a_count_is_no_list_of_it(text):
    assert found(text) == []


@pytest.mark.parametrize(
    ("sentence", "computation"),
    [
        ("Three kinds of firms stand out. The three are banks, insurers, brewers and printers, all in Esk.", "4 ≠ 3"),
        ("Three things would help, the council believes: a call by phone, and a clinic on Saturdays.", "2 ≠ 3"),
        ("Six states came forward, and the six, Ohio, Iowa, Utah, Texas and Maine, will share it.", "5 ≠ 6"),
        ("Four makers of phones have signed supply contracts for the new chips: Senda, Orro and Tacca.", "3 ≠ 4"),
        ("Three new events joined the women's calendar: the Esk Open, the Alta Cup, the Roe and the Lind.", "4 ≠ 3"),
        ("Of the five stocks on the list, three are within safe limits: herring, cod, hake and ling.", "4 ≠ 3"),
    ],
)
def test_a_list_of_what_was_counted_before_or_ahead_of_other_words(sentence, computation):
    (draft,) = found(f"# News\n\n{sentence}\n")
    assert draft.computation.endswith(computation)


@pytest.mark.parametrize(
    "sentence",
    [
        "Two firms run it. The two are rivals, neighbours and friends.",
        "Four clubs have signed new players: Kovac, Ito and Roe.",
        "Three kinds of firms stand out. The three are banks, insurers and printers.",
        "Two lakes are safe, and the two, Esk and Alta, lie north of Roe, Norheim and Lindau.",
        "Two kinds of cells matter. The two are found in skin, liver and bone.",
        "Two things matter, she says: price, and the time and the place.",
    ],
)
def test_a_list_that_is_of_something_else(sentence):
    assert not found(f"# News\n\n{sentence}\n")


MAY = "It bought them in May from a man in Esk. "


@pytest.mark.parametrize(
    ("before", "counted"),
    [
        ("The club has four boats. " + MAY, ["four boats"]),
        ("The town has four parks and four boats. " + MAY, ["four boats"]),
        ("The town has four parks and nine boats. " + MAY, ["four parks"]),
        ("The club pays $4 for boats. " + MAY, []),
        ("The club has nine boats. " + MAY, []),
        ("The club has four boats. " + 8 * MAY, []),
    ],
)
def test_a_bare_number_is_shown_with_the_nearest_count_before_it(before, counted):
    text = f"{before}The four, Esk, Lindau and Norheim, are red. It has four cars."
    (draft,) = found(text)
    text = f"# News\n\n{text}"
    assert [text[at.start : at.end] for at in draft.other] == [*counted, "Esk", "Lindau", "Norheim"]


def test_a_number_with_its_noun_needs_no_count_before_it():
    text = f"The club has four boats. {MAY}The four boats, Esk, Lindau and Norheim, are red."
    (draft,) = found(text)
    assert len(draft.other) == 3


def test_a_list_that_may_be_longer_is_of_so_many_or_more():
    (draft,) = found("Two towns bid: Esk and Lindau, Alta and Bero, and Corm.")
    assert draft.message == 'the text counts "Two towns", and 3 or more are listed'
    assert draft.computation == "3 or more listed, 2 counted: 3 or more ≠ 2"
