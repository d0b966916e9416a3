"""Whom a text cites: passages of many fields, each with what its figures lean on.

In a passage, `{figure|…}` marks a quantity and what is expected for it: `-` nobody, `~` nobody in particular, `=Acme` named
in its sentence, `>Acme` carried from another, `@words` a link, `^words` a footnote. The words must stand in the attribution's text.
"""
# ruff: noqa: E501 - a passage is read on one line

import json
import re
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims import Attribution, Document, Manner, extract, read, read_text
from claims.attribution import Place, attribute

MANNERS = {
    "-": Manner.NONE,
    "~": Manner.VAGUE,
    "=": Manner.NAMED,
    ">": Manner.CARRIED,
    "@": Manner.LINKED,
    "^": Manner.FOOTNOTE,
}
MARK = re.compile(r"\{([^{}|]+)\|([-~=>@^])([^{}]*)\}")

FINANCE = [
    "According to the International Energy Fund, demand rose {3.4%|=International Energy Fund} last year.",
    "Apple reported revenue of {$5bn|=Apple} for the quarter.",
    "Sales at Acme rose {12%|=Acme}, the company said.",
    "Net profit fell {8%|=Rivet Bank} to {£1.2bn|=Rivet Bank}, Rivet Bank said on Tuesday.",
    "Revenue was {$3m|=Kelso}, up {4%|=Kelso}, Kelso Motors said in a statement.",
    "Shares fell {5%|-} after Acme said revenue had dropped {3%|=Acme}.",
    "Analysts expect earnings of {$2.10|~} a share.",
    "Analysts at Norden Securities expect growth of {4%|=Norden Securities}.",
    "The Bank of Norland cut its growth forecast to {1.1%|=Bank of Norland} from {1.9%|=Bank of Norland}.",
    "Fitch says default rates will reach {4.5%|=Fitch}, while Moody's puts them at {3.9%|=Moody's}.",
    "Inflation eased to {2.3%|=Office for National Accounts} in May, figures from the Office for National Accounts showed. "
    "Food prices rose {5.1%|>Office for National Accounts}.",
    "Inflation slowed to {2.3%|=National Statistics Bureau}, the National Statistics Bureau said. Core prices rose "
    "{2.9%|>National Statistics Bureau}.",
    "The company, which employs {3,000|-} people, was founded in {1998|-}.",
    "Acme announced that it had raised {$20m|=Acme} from two funds. The round values similar companies at {$90m|-}.",
    "The deal is worth {$40m|=Reuters}, Reuters reported, citing people familiar with the matter.",
    "The deal is reportedly worth {$40m|~}.",
    "“We sold {30%|=Maria Lenz} more bread than last year,” said Maria Lenz, chief executive of Brotwerk.",
    '"We sold {30%|=Lenz} more," Lenz said. "Next year it will be {40%|>Lenz}."',
    "“We sold {30%|>Lenz} more bread. Rolls were up {12%|>Lenz}. Cakes fell {3%|=Lenz},” Lenz told investors.",
    "Acme expects a margin of {21%|=Acme} this year.",
    "Tellus told Reuters that it had {900|=Tellus} customers.",
    "Operating costs, Delmar said, were {$7m|=Delmar} lower.",
    "In its annual report, Acme put the loss at {$12m|=Acme}.",
    "Prices rose {0.4%|~} in June, official data showed.",
    "Germany's economy shrank by {0.2%|=Destatis}, according to Destatis. France grew {0.3%|=Insee}, according to Insee.",
    "Germany shrank by {0.2%|=Destatis}, according to Destatis, while France grew {0.3%|=Insee}, according to Insee.",
    "Bond sales reached {$80bn|=Dealdata}, according to data compiled by Dealdata, and fees rose {9%|=Dealdata}.",
    "Nvidia, which reported revenue of {$26bn|=Nvidia}, is based in California.",
    "Jane Roe, chief economist at Halberd Capital, said rates would peak at {5.5%|=Halberd Capital}.",
    "The market will be worth {$9bn|=Grand Oak Research} by 2030, according to Grand Oak Research.",
]
HEALTH = [
    "A study by researchers at Lund University found that {18%|=Lund University} of patients relapsed. The study followed "
    "{4,200|>Lund University} people for {six years|>Lund University}.",
    "The number of reported cases rose to {500|-}.",
    "Italy reported {500|=Italy} new cases on Monday.",
    "Cases reported by the Ministry of Health rose to {312|=Ministry of Health}.",
    "Researchers found that {one in three|~} adults sleeps badly.",
    "Studies show that {40%|~} of adults snore.",
    "Experts say {5%|~} of teenagers are affected.",
    "A trial published in the Nordic Journal of Medicine showed a {23%|=Nordic Journal of Medicine} lower risk.",
    "The trial, conducted by Halden Hospital, enrolled {640|=Halden Hospital} patients.",
    "The World Health Organization (WHO) estimates that {3.6m|=World Health Organization} people die each year.",
    "Doctors treated {50|-} patients at the clinic.",
    "In a survey of {2,000|=Polldata} adults by Polldata, {61%|=Polldata} said they were tired. Of those, "
    "{12%|>Polldata} had seen a doctor.",
    "A survey of 1,500 nurses, published on Monday by the Royal Society of Nurses, found that {44%|=Royal Society of Nurses} had "
    "thought of leaving.",
    "It is said that {90%|~} of the drug is wasted.",
    "The drug is believed to cost {$300|~} a dose.",
    "The agency counted {77|~} deaths. It said {12|-} were children.",
]
SPORT = [
    "Anna Berg won in {2:03:11|-}, the first time that a runner beat the record.",
    "The club said it had sold {31,000|~} season tickets.",
    "Rovers have won {12|-} of their last {15|-} matches.",
    "Rovers manager Tom Hale said the squad had cost {£40m|=Tom Hale}.",
    "Attendance averaged {28,400|=Sportsdata}, according to Sportsdata. Two clubs sold out every match and made {£3m|>Sportsdata}.",
    "The Guardian newspaper has {5m|-} readers.",
    "Hale, {51|-}, said he had run {60|=Hale} marathons.",
    "Rovers added {two million|-} followers.",
]
ENERGY = [
    "In 2023 the Energy Observatory published its report “Grids of Tomorrow”. The report says {1,500|>Energy Observatory} gigawatts wait "
    "for a connection. Wind makes up {40%|>Energy Observatory} of it.",
    "The International Grid Agency said {80%|=International Grid Agency} of lines are old. It expects "
    "{25%|>International Grid Agency} more load by 2030.",
    "Solar output doubled to {40 TWh|-} last year.",
    "Per the Grid Council, outages cost {€2bn|=Grid Council} a year.",
    "The plant, built by Voltar, cost {$2bn|-} per unit.",
    "Oil fell {2%|-} to {$71|-} a barrel on Friday.",
    "Prices could reach {€90|=Montel Analytics} per megawatt hour, energy data provider Montel Analytics estimates.",
    "A report by the think tank Ember Street puts the share of wind at {18%|=Ember Street}. By 2030 it will reach {30%|>Ember Street}, "
    "it adds.",
    "According to the “World Heat Review 2022”, heat pumps cover {9%|=World Heat Review} of homes. Since 2024 the share has been "
    "{12%|-}.",
    "Ember Street released a study on Monday. [[PARA]]The study found that {12%|>Ember Street} of coal plants ran at a loss.",
]
HOUSING = [
    "House prices rose {3.1%|=Nationhome}, lender Nationhome said.",
    "Rents rose {7%|=Homelet}, according to the latest index from Homelet, and {9%|=Homelet} in the capital.",
    "The council approved {1,200|-} homes.",
    "Zillow estimates that {4.5m|=Zillow} homes are missing.",
    "The estimates of {4.5m|-} homes were cut.",
    "The average home costs {$400,000|=National Association of Brokers}, the National Association of Brokers says; in 2019 it was "
    "{$270,000|=National Association of Brokers}.",
    "“Rents are up {9%|=Kaya}”, Kaya wrote in a blog post.",
    "Builders completed {9,000|-} flats (Source: Ministry of Housing).".replace(
        "{9,000|-}", "{9,000|=Ministry of Housing}"
    ),
    "Completions fell to {9,000|=Housing Ministry}. Source: Housing Ministry",
]
SCIENCE = [
    "The telescope saw {300|=Roe} galaxies (Roe et al., 2021).",
    "Warming reached {1.2|=IPCC} degrees (IPCC, 2023), and seas rose by {20 cm|=Church and White} (Church and White, 2011).",
    "The mission launched in {June (2021)|-}.",
    "Physicists at Cern measured the mass to {0.01%|-}.",
    "The authors found that {12%|~} of stars have planets.",
    "A paper in Nature by Li and Chen reported {17|=Li and Chen} new species. The authors also counted {40|>Li and Chen} known ones.",
    "We estimate the error at {3%|-}.",
    "Our survey of {500|-} papers found {12%|-} with errors.",
    "NASA said the probe had covered {4bn|=NASA} km.",
    "The sample holds {120|-} grams of dust, and NASA said it cost {$1bn|=NASA}.",
]
POLITICS = [
    "A poll by Meinung found {41%|=Meinung} support. Some {22%|>Meinung} of respondents said they were undecided.",
    "Turnout was {66%|=electoral commission}, according to the electoral commission in Bern.".replace(
        "=electoral commission", "=electoral commission in Bern"
    ),
    "The minister said {3,000|~} jobs would go.",
    "Finance Minister Ida Kolb said {3,000|=Ida Kolb} jobs would go. She added that {200|>Ida Kolb} were vacant.",
    "Officials said {12|~} people were hurt.",
    "The law passed with {54|-} votes to {46|-}.",
    "On Friday the Senate voted {54|-} to {46|-}.",
    "The Daily Courier reports that {70%|=Daily Courier} of voters want change.",
    "Police said {30|~} people were arrested.",
    "Whether {30%|-} is enough depends on the rules.",
    "Separately, {30%|-} of seats will be filled by lot.",
    "According to Transparency Watch, {40|=Transparency Watch} ministers took gifts. Separately, {30%|-} of seats will be filled by lot.",
    "According to plan, {40|-} stations will open.",
    "According to Kolb, the plan costs {$3m|=Kolb}, but the opposition says it costs {$9m|~}.",
]
MIXED = [
    "Global sales hit {14m|=Grid Fund's latest outlook} in 2023, the Grid Fund's latest outlook shows.",
    "The fund now sees growth of {3.1%|~}, down from {3.4%|~} in its January forecast.",
    "The Norland Fund now sees growth of {3.1%|=Norland Fund}, down from {3.4%|=Norland Fund} in its January forecast.",
    "More than {40%|=Polldata survey} of tenants are in arrears, a Polldata survey for Channel 6 suggests.",
    "Halberd Capital raised its price target to {$250|=Halberd Capital} from {$210|=Halberd Capital}.",
    "Halberd Capital economists forecast growth of {2.1%|=Halberd Capital economists}.",
    "Costa told the Daily Courier that the airline has {12,000|=Costa} staff.",
    '"We have {12,000|=Ana Costa} staff," the airline\'s chief executive, Ana Costa, told the Daily Courier.',
    "Researchers from Exeter College, writing in The Scalpel, estimate that {4.2m|=Exeter College} people are affected.",
    "The study, published in Strata on Thursday, looked at {1,200|=Strata} lakes. It found that {53%|>Strata} had shrunk.",
    "In the study, {300|-} patients were given the drug.",
    "A study by Lund Hospital was published on Monday. In the study, {300|>Lund Hospital} patients were given the drug.",
    "Figures published by the Bureau of Prices on Wednesday put inflation at {3.9%|=Bureau of Prices}.",
    "As the Daily Courier reported in May, the deal was worth {$6bn|=Daily Courier}.",
    "The Nurses' Federation, which has {68,000|-} members, says {41%|=Nurses' Federation} of them are tired.",
    "In a report published on Tuesday, the Care Panel of Norland said {one in eight|=Care Panel} posts was vacant. Vacancies were highest in "
    "the north, at {17.4%|>Care Panel}.",
    "By one estimate, {90%|~} of start-ups fail.",
    "Nobody knows how many died; the Red Aid says at least {2,000|=Red Aid}.",
    "Citing a leaked memo, the Daily Courier said sales fell {7%|=Daily Courier}.",
    "Model A costs {$20|~}, its maker says, and Model B {$30|~}.",
    "Estimates range from {5%|-} to {10%|-}.",
    "Kestrel claims its chip is {40%|=Kestrel} faster.",
    "Rents in Esk were {A$2,340|>charity Landing Place} in May. That is the finding of a report by the charity Landing Place.",
    "Car makers have announced {7,400|~} redundancies.",
    "Ellen Marsh, 58, from Esk, who took part for 14 months, said she had lost {9 kg|=Ellen Marsh}.",
    "An international team reports in this week's Strata that the water is {1.2 million|=Strata} years old.",
    "“I told him to stop,” said the coach, Ana Ruiz, who at {36|-} is the youngest to win. “He has missed {nine|>Ana Ruiz} chances.”",
    "Unemployment fell to {5.4%|=statistics bureau}, the statistics bureau said. But the bureau warned that "
    "{40,000|>statistics bureau} jobs are part-time.",
    "A report by Mercer Hall put the cost at {$3bn|=Mercer Hall}. Mercer Hall was founded in {1962|-} and has {900|-} members.",
    "A report of June 2023 by Mercer Hall put the cost at {$3bn|=Mercer Hall}. In May 2024 the bill came to {$4bn|-}.",
]
DOERS = [
    "The wide release added {$9m|-} from {14|-} markets and covered {30|-} towns.",
    "The reading room holds {40|-} people, and the research vessel sailed {5 km|-}.",
    "The index added {187|-} points. The update added {40|-} colours.",
    "Norden's index added that {5%|=index} of shops had closed.",
    "The band's release gave them {5m|-} listeners.",
    "A release by Lund Hospital said {5%|=Lund Hospital} of beds were free.",
]
VERBS = [
    "Forecasters see a {60%|~} chance of frost. Trondal and Vik see {40 million|-} visitors a year.",
    "Halberd Capital economists see growth of {2%|=Halberd Capital economists}.",
    "The Marsh Watch Bureau classified {71%|=Marsh Watch Bureau} of the coast as bare.",
    "Norden Securities foresees growth of {4.5%|=Norden Securities} and Halberd Capital pegs it at {3%|=Halberd Capital}.",
    "The bell cost £90, which the curators say is roughly {£9,000|~} today.",
    "The trust reckons on {85,000|~} guests a year.",
    "Larch Trust has a garden. The trust reckons on {85,000|>Larch Trust} guests a year.",
    "Norland pegged the krone to the euro in {1994|-}, at {8.1|-} to one.",
]
SPEAKERS = [
    "“We opened {40|=Ilmar distribution chief Rae Holm} halls,” said Ilmar distribution chief Rae Holm.",
    '"We opened {40|=Kestrel Foods supply chain director} halls," said Kestrel Foods supply chain director Ana Ruiz.',
    "“We opened {40|=Lodest sales chief} halls,” said Lodest sales chief.",
    "Cases reported by Acme rose sharply to {40|=Acme}.",
    "Dr Nia Pell of Larch House told me it had {50|=Nia Pell} rooms. [[PARA]]I asked the keeper, Owen Ross, what he "
    "fears. “{Two|>Owen Ross} things,” he said. “The bill for oil is up by {30%|>Owen Ross}.”",
    "Ann Roe said it had {50|=Ann Roe} rooms. [[PARA]]They have long since lent all of it to Larch House. She said it had {60|>Ann Roe} rooms.",
    "Ann Roe said it had {50|=Ann Roe} rooms. [[PARA]]We spoke with Owen Ross. He said it had {60|>Owen Ross} rooms.",
    "Ann Roe said it had {50|=Ann Roe} rooms. I met Owen Ross there. “There are {60|>Owen Ross},” he said.",
    "“There were {two|=Judge Rae Holm} victims.” — Judge Rae Holm",
    "The hall has {90|-} seats. “We sold {50|=Rae Holm}. They want {60|=Rae Holm}.” – Rae Holm, director, Larch House",
    "“There were {two|=Judge Rae Holm} victims.” [[PARA]]— Judge Rae Holm [[PARA]]There are {five|-} judges.",
    "The hall has {90|-} seats — Paris has more.",
    "The hall has {90|-} seats. — and more to come",
]
PER = [
    "It has {108,000|=2011 Census} people as per the 2011 Census and draws {65,000|-} guests a day.",
    "A survey by Larch House found that {43%|=Larch House} had no water. The town has {108,000|=2011 Census} people as per the "
    "2011 Census and draws {65,000|-} guests a day.",
    "The town, spread over {3 sq km|-}, has {108,000|=Census Bureau} people per the Census Bureau.",
    "It drew {six million|=Nielsen} viewers per Nielsen.",
    "Prices rose {5 per cent|-}, or {$40|-} per head and {$90|-} per household.",
    "It scores {1.2|-} goals per Rovers match, burns {40|-} litres per MWh and earns {$12,000|-} per Tesla.",
    "Average speeds, as measured by Netprobe, rose {36%|=Netprobe} to {148 Mbps|=Netprobe}, while delays fell to "
    "{18 ms|-}. Traffic grew by {8%|-}.",
    "Births, as counted by the National Statistics Office, fell {5%|=National Statistics Office}. Deaths rose {4%|-}.",
]
NATIONS = [
    "Dutch exports rose. It said {5%|-} went to Norland.",
    "According to German law, {5%|-} is enough. The Dutch say {6%|-} is.",
    "Dutch officials say {5%|~} is enough. Dutch bank Oranda says {6%|=Oranda} is.",
    "Unemployment was {5%|~}, the bureau said.",
]
PASSAGES = [
    *FINANCE, *HEALTH, *SPORT, *ENERGY, *HOUSING, *SCIENCE, *POLITICS, *MIXED, *DOERS, *VERBS, *SPEAKERS, *PER, *NATIONS,
]  # fmt: skip


def unmarked(passage: str) -> tuple[str, list[tuple[int, int, str, str]]]:
    """The text of a passage, and for each marked figure its place in it and what is expected."""
    passage = passage.replace("[[PARA]]", "\n\n")
    text, figures, at = "", [], 0
    for match in MARK.finditer(passage):
        text += passage[at : match.start()]
        figures.append((len(text), len(text) + len(match[1]), match[2], match[3]))
        text += match[1]
        at = match.end()
    return text + passage[at:], figures


def markdown(text: str) -> Document:
    """A Markdown text as read."""
    return read(text.encode("utf-8", "replace"), name="passage.md")


def place(document: Document, start: int, end: int) -> Place:
    """The place of characters `start` to `end` of the file in the document's blocks."""
    for number, block in enumerate(document.blocks):
        if block.start <= start < block.end:
            for offset in range(len(block.text)):
                if block.source(offset, offset + 1)[0] == start:
                    return Place(number, offset, offset + end - start)
    raise AssertionError(f"no block holds {document.text[start:end]!r}")


def cited(passage: str) -> list[tuple[str, str, str, Attribution]]:
    """For each marked figure: itself, the expected manner and words, and what it is attributed to."""
    text, figures = unmarked(passage)
    document = markdown(text)
    places = [place(document, start, end) for start, end, _, _ in figures]
    found = attribute(document, places)
    for attribution in found:
        if attribution.text is not None:
            assert document.text[attribution.start : attribution.end] == attribution.text
    return [
        (text[start:end], manner, words, attribution)
        for (start, end, manner, words), attribution in zip(figures, found, strict=True)
    ]


@pytest.mark.parametrize("passage", PASSAGES)
def test_whom_a_passage_cites(passage: str) -> None:
    for figure, manner, words, attribution in cited(passage):
        assert (figure, attribution.manner) == (figure, MANNERS[manner]), attribution
        if words:
            assert words in (attribution.text or ""), figure


STRUCTURED = {
    "a link around the words that say so": "Rents rose [{7%|@7% last year} last year](https://rents.example/2024/report).",
    "a link behind them": "Rents rose {7%|@a new index} last year, as [a new index](https://rents.example/2024) has it.",
    "each figure has the link behind it": "Rents rose {7%|@here} ([here](https://a.example/1)) and prices {2%|@there} ([there](https://b.example/2)).",
    "a link to the front page of whom it is about": "[Acme](https://acme.example) has {40|-} shops.",
    "a link on the name that opens the sentence": "[Acme Stores](https://acme.example/about) has {40|-} shops.",
    "a link within the site": "Rents rose {7%|-} in [the capital](/tags/capital).",
    "a link over another figure": "Rents rose {7%|-} to [€900, or $980](https://rates.example/eur).",
    "a name that is a link": "According to the [Rent Board](https://rents.example/2024), rents rose {7%|=Rent Board}.",
    "a footnote": "Rents rose {7%|^Rent Board, Yearbook}.[^a]\n\n[^a]: Rent Board, Yearbook 2024, p. 3.",
    "the footnote behind each figure": "Rents rose {7%|^Rent Board}[^a] and prices {2%|^House Watch}.[^b] Fees fell {1%|-}.\n\n"
    "[^a]: Rent Board, 2024.\n\n[^b]: House Watch, 2023.",
    "a footnote that merely remarks": "Rents rose {7%|-}.[^a]\n\n[^a]: All figures are rounded.",
    "a footnote with a link": "Rents rose {7%|^the index}.[^a]\n\n[^a]: See [the index](https://rents.example/2024).",
    "a footnote for nobody in particular": "Polls suggest {62%|^Meinung} back it.[^a]\n\n[^a]: Meinung, poll of {1,004|^Meinung} adults, 2 May.",
    "a footnote without a text": "Rents rose {7%|-}.[^a]",
    "a list under a sentence that cites": "According to the Rent Board:\n\n- rents rose {7%|>Rent Board}\n- prices rose {2%|>Rent Board}\n\n"
    "Fees fell {1%|-}.",
    "a list item of its own": "According to the Rent Board:\n\n- rents rose {7%|=House Watch}, House Watch said",
    "a list under a sentence that cites nobody": "Three facts:\n\n- rents rose {7%|-}",
    "a source line under a table": "| City | Rent |\n|---|---|\n| Esk | {900|=Rent Board} |\n\nSource: Rent Board, 2024",
    "a column of sources": "| City | Rent | Source |\n|---|---|---|\n| Esk | {900|=Rent Board} | Rent Board |\n| Aar | {700|=House Watch} "
    "| House Watch |",
    "a table without a source": "| City | Rent |\n|---|---|\n| Esk | {900|-} |\n\nRents rose.",
    "a table under a sentence that cites": "The Rent Board reported these rents:\n\n| City | Rent |\n|---|---|\n| Esk | {900|>Rent Board} |",
    "emphasis within a name": "According to the *Rent* Board, rents rose {7%|=Board}.",
    "a source line that names nobody": "| City | Rent |\n|---|---|\n| Esk | {900|-} |\n\nSource: own sums",
    "a heading stands for itself": "# Rents\n\nAccording to the Rent Board, rents rose {7%|=Rent Board}.\n\n## Up {7%|-}\n\nPrices rose {2%|-}.",
}


@pytest.mark.parametrize("name", STRUCTURED)
def test_what_links_notes_lists_and_tables_cite(name: str) -> None:
    for figure, manner, words, attribution in cited("# Title\n\n" + STRUCTURED[name]):
        assert (figure, attribution.manner) == (figure, MANNERS[manner]), attribution
        if words:
            assert words in re.sub(r"[*_]|\]\([^)]*\)", "", attribution.text or ""), figure


def test_a_linked_source_keeps_its_address() -> None:
    (_, _, _, linked), (_, _, _, named), (_, _, _, noted) = cited(
        "# Title\n\nRents rose [{7%|@7%} last year](https://rents.example/2024).\n\n"
        "According to the [Rent Board](https://rents.example/board/2), fees rose {3%|=Rent Board}.\n\n"
        "The Price Board said prices rose {2%|=Price Board}.[^a]\n\n[^a]: https://prices.example/3"
    )
    assert linked.url == "https://rents.example/2024"
    assert named.url == "https://rents.example/board/2"
    assert noted.url == "https://prices.example/3"


def words_of(text: str | None) -> set[str]:
    """The words by which a source is recognised."""
    return set(re.findall(r"[a-z]{3,}", (text or "").lower())) - {"the", "and", "report"}


def test_the_article_worked_by_hand(shared: Path) -> None:
    text = (shared / "seed" / "article.txt").read_bytes().decode()
    document = read(text.encode(), name="article.txt")
    gold = json.loads((shared / "seed" / "claims_gold.json").read_text("utf-8"))
    figures = [claim for claim in gold if claim["unit"] != "date"]
    found = attribute(document, [place(document, claim["start"], claim["end"]) for claim in figures])
    right, right_named, named = 0, 0, 0
    for claim, attribution in zip(figures, found, strict=True):
        wanted = claim["attributed_to"]
        nobody = wanted in (None, "vague")
        if nobody:
            right += attribution.manner in (Manner.NONE, Manner.VAGUE)
            continue
        names = words_of(wanted) | ({"world", "intellectual", "property"} if "WIPO" in wanted else set())
        hit = bool(names & words_of(attribution.text))
        right, right_named, named = right + hit, right_named + hit, named + 1
    assert len(figures) > 100
    assert named > 30
    assert right / len(figures) >= 0.98
    assert right_named / named >= 0.98


def test_nothing_is_read_where_there_is_no_place() -> None:
    document = read_text("According to Acme, 5% of 20.")
    assert attribute(document, []) == []
    nowhere = [Place(-1, 0, 1), Place(0, -3, 2), Place(0, 4, 4), Place(0, 5, 10**6), Place(99, 0, 1)]
    assert attribute(document, nowhere) == [Attribution()] * len(nowhere)


PIECES = [
    "according to ", "Acme ", "said ", "the report ", "it ", "found that ", "5% ", "“", "”", '"', "(", ")", ", ", ". ", ": ", "; ", "Source: ",
    "\n\n", "- ", "| a | b |\n|---|---|\n| 1 | 2 |\n", "[x](https://a.example/b) ", "[^1]", "[^1]: Roe, 2020\n", "# ", "by ", "in a survey by ",
    "who ", "published ", "analysts ", "2024 ", "May ", "and ", "while ", "’s ", "\u202e", "é", "𝟗", "ſ", "İ",
]  # fmt: skip


@given(
    st.one_of(
        st.text(st.characters(exclude_characters="\x00")), st.lists(st.sampled_from(PIECES), max_size=30).map("".join)
    ),
    st.lists(st.tuples(st.integers(-2, 12), st.integers(-5, 60), st.integers(-5, 60))),
)
def test_any_text_and_any_places_have_attributions_that_stand_in_the_file(
    text: str, places: list[tuple[int, int, int]]
) -> None:
    document = markdown(text + " x")
    for attribution in attribute(document, [Place(*place) for place in places]):
        if attribution.manner is Manner.NONE:
            assert attribution == Attribution()
        else:
            assert document.text[attribution.start : attribution.end] == attribution.text


@pytest.mark.parametrize(
    "unit", ["it said 5 and ", "Acme said 5, ", "“Acme 5 ", "[a 5 b](https://x.example/z) 7 ", "5[^1] "]
)
def test_one_long_sentence_takes_linear_time(unit: str) -> None:
    def seconds(length: int) -> float:
        document = markdown("# T\n\n" + unit * (length // len(unit)) + "\n\n[^1]: Roe, 2020.\n")
        number = next(index for index, block in enumerate(document.blocks) if "5" in block.text)
        assert document.blocks[number].sentences
        places = [Place(number, match.start(), match.end()) for match in re.finditer("5", document.blocks[number].text)]
        start = time.process_time()
        attribute(document, places)
        return time.process_time() - start

    seconds(1000)
    assert seconds(80_000) < 12 * seconds(20_000) + 0.05


QUOTED = """<h1>The port</h1><p>The yearbook puts it so:</p>
<blockquote cite="https://esk.example/yearbook"><p>Esk has 14 cranes. It took 400 ships, says Ann Roe.</p>
<p>It has <a href="https://esk.example/docks">9 docks</a>.</p></blockquote>
<blockquote cite="/local"><p>It has 7 boats.</p></blockquote><p>It has 3 buoys.</p>
"""


@pytest.mark.parametrize("name", ["a.html", "a.md"])
def test_a_quotation_cites_the_address_that_its_markup_gives(name: str) -> None:
    document = read(QUOTED.encode(), name=name)
    found = {claim.text: claim.citation for claim in extract(document)}
    assert {figure: one.url for figure, one in found.items()} == {
        "14 cranes": "https://esk.example/yearbook",
        "400 ships": None,
        "9 docks": "https://esk.example/docks",
        "7 boats": None,
        "3 buoys": None,
    }
    assert found["14 cranes"].manner is Manner.LINKED
    assert found["14 cranes"].text == '<blockquote cite="https://esk.example/yearbook">'
    assert found["400 ships"].text == "Ann Roe"
