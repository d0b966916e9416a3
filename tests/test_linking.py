"""From the words of an attribution to the source that they mean, and to none where they could mean two."""

import json
import re
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims import Attribution, Manner, extract, read
from claims.attribution import Place, attribute
from sources import Registry, Source, link, load

REGISTRY = Registry(
    sources=(
        Source(
            id="atlas-2024",
            title="World Water Atlas 2024",
            publisher="Institute for Water",
            issued="2024-04",
            url="https://www.water.example/atlas/2024/?utm_source=x",
        ),
        Source(id="atlas-2023", title="World Water Atlas 2023", publisher="Institute for Water", issued="2023-04"),
        Source(id="herald-2020", title="A Dry Summer", publisher="The Daily Herald", issued="2020-07-01"),
        Source(
            id="herald-2024", title="A Wet Summer: What Comes Next", publisher="The Daily Herald", issued="2024-07-01"
        ),
        Source(id="who", title="Global Health Estimates", publisher="World Health Organization", aliases=("WHO",)),
        Source(id="tides", title="Tides", container_title="Marine Letters", publisher="P", doi="10.1000/Tides.7"),
        Source(id="roe-2021", title="Deep wells", author=("Roe, Ann", "Doe, Jo"), issued="2021-05"),
        Source(id="roe-2019", title="Dry wells", author=("Roe, Ann", "Doe, Jo", "Poe, Al"), issued="2019"),
        Source(id="moe", title="Wet wells", author=("Moe, Ed",), issued="2020"),
        Source(id="wells", title="Wells in numbers", author=("Well Council", "{Wells, Inc.}"), issued="2020"),
        Source(id="insider", title="Chip deals", publisher="The Insider"),
        Source(id="nature", title="Cold stars", publisher="Nature"),
        Source(id="acme", title="Annual accounts", publisher="Acme", aliases=("Acme’s yearbook", "R&D survey")),
        Source(id="post", title="Letters", publisher="Post Office"),
        Source(id="twin-1", title="Twins", publisher="A Press"),
        Source(id="twin-2", title="Twins", publisher="B Press"),
    )
)


def linked(text: str, url: str | None = None, manner: Manner = Manner.NAMED) -> str | None:
    return link(Attribution(manner=manner, text=text, start=0, end=len(text), url=url), REGISTRY).source


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("World Water Atlas 2024", "atlas-2024"),
        ("the 2023 World Water Atlas by the Institute for Water", "atlas-2023"),
        ("World Water Atlas", None),
        ("2019 World Water Atlas", None),
        ("Institute for Water", None),
        ("report of 2023 by the Institute for Water", "atlas-2023"),
        ("2020 Daily Herald article", "herald-2020"),
        ("2024 Daily Herald article", "herald-2024"),
        ("Daily Herald article", None),
        ("“A Wet Summer”", "herald-2024"),
        ("World Health Organization", "who"),
        ("world health organization", "who"),
        ("WHO’s figures", "who"),
        ("W.H.O. data", "who"),
        ("those who know", None),
        ("report by technology media The Insider", "insider"),
        ("Insider", None),
        ("study in Nature", "nature"),
        ("a paper in Marine Letters", "tides"),
        ("the nature of things", None),
        ("Nature Medicine", None),
        ("Acme Holdings", "acme"),
        ("Acme Institute", None),
        ("Acme's yearbook", "acme"),
        ("R&amp;D survey", "acme"),
        ("the **Global Health** [Estimates](https://a.example/b)", "who"),
        ("Roe and Doe, 2021", "roe-2021"),
        ("Roe & Doe (2021)", "roe-2021"),
        ("Roe et al. 2019", "roe-2019"),
        ("Roe et al., 2021", "roe-2021"),
        ("Roe et al.", None),
        ("Roe and Doe, 2018", None),
        ("Moe (2020)", "moe"),
        ("Ms Moe", None),
        ("the 2020 moe", None),
        ("Well Council", "wells"),
        ("Wells, Inc.", "wells"),
        ("Twins", None),
        ("Twins, from B Press", "twin-2"),
        ("Compost Office", None),
        ("somebody else", None),
        ("", None),
    ],
)
def test_names(text: str, source: str | None) -> None:
    assert linked(text) == source


@pytest.mark.parametrize(
    "url",
    [
        "https://www.water.example/atlas/2024/?utm_source=x",
        "http://water.example/atlas/2024",
        "https://WATER.example/atlas/2024/#top",
        "https://water.example/atlas/2024?utm_medium=mail",
    ],
)
def test_an_address_decides(url: str) -> None:
    assert linked("Acme", url, Manner.LINKED) == "atlas-2024"


@pytest.mark.parametrize("url", ["https://doi.org/10.1000/tides.7", "http://dx.doi.org/10.1000/TIDES.7"])
def test_a_doi_is_an_address(url: str) -> None:
    assert linked("a study", url, Manner.LINKED) == "tides"


def test_an_address_that_nobody_has_leaves_it_to_the_words() -> None:
    assert linked("Acme", "https://water.example/atlas", Manner.LINKED) == "acme"
    assert linked("a study", "https://[broken", Manner.LINKED) is None


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("[@roe-2021]", "roe-2021"),
        ("[see @roe-2021, pp. 33-35; also @moe]", "roe-2021"),
        ("[see @nobody; @{moe}]", "moe"),
        ("@atlas-2023", "atlas-2023"),
        ("[-@atlas-2024]", "atlas-2024"),
        ("[@nobody]", None),
        ("mail to it@moe.example", None),
    ],
)
def test_a_key_decides(text: str, source: str | None) -> None:
    assert linked(text, manner=Manner.FOOTNOTE) == source


@pytest.mark.parametrize("manner", [Manner.NONE, Manner.VAGUE])
def test_who_is_not_named_is_not_linked(manner: Manner) -> None:
    assert linked("WHO", manner=manner) is None


@pytest.mark.parametrize("manner", [Manner.CARRIED, Manner.FOOTNOTE, Manner.LINKED, Manner.NAMED])
def test_a_citation_keeps_what_the_attribution_says(manner: Manner) -> None:
    attribution = Attribution(manner=manner, text="WHO", start=3, end=6, url="https://x.example/y")
    citation = link(attribution, REGISTRY)
    assert citation.source == "who"
    assert citation.model_dump(exclude={"source"}) == attribution.model_dump()


@given(st.text(), st.text())
def test_any_words_link_or_do_not(text: str, url: str) -> None:
    assert linked(text, url) in {None, *(source.id for source in REGISTRY)}


def test_a_thousand_sources_are_indexed_once() -> None:
    many = Registry(
        sources=tuple(
            Source(
                id=f"s{n}", title=f"Annual Report of House {n}", publisher=f"House {n}", url=f"https://h.example/{n}"
            )
            for n in range(1000)
        )
    )
    attribution = Attribution(
        manner=Manner.NAMED, text="Annual Report of House 731, as the regulator said", start=0, end=49
    )
    assert link(attribution, many).source == "s731"
    start = time.perf_counter()
    for _ in range(1000):
        link(attribution, many)
    assert time.perf_counter() - start < 1


EXAMPLE = {
    "macropolo-tracker-2": ("nearly half", "38%", "31% American"),
    "nyt-2020-secret-weapon": ("60%. That", "10.6%", "10.2%", "31% were", "27% had"),
    "stanford-ai-index-2024": ("61.1%", "20.9%", "nearly three times"),
    "wipo-genai-2024": ("54,000", "25%", "38,000 between"),
    "theinformation-apple-alibaba": ("2023 and had settled",),
    "idc-llm-2023": ("7 of the tested",),
    "hunyuan-large-paper": ("1/10",),
    "hurun-ai50-2024": ("238 billion",),
    None: ("65%.", "38,000 inventions", "430 million", "35.5%", "729.97", "US$9", "1.8 trillion", "US$100 million"),
}


def test_the_example_links_its_figures_to_their_sources(checkout: Path) -> None:
    folder = checkout / "examples" / "chinese-ai"
    document = read(folder / "article.md")
    registry = load(folder / "sources.toml")
    places = {}
    for source, figures in EXAMPLE.items():
        for figure in figures:
            number, at = next(
                (number, block.text.index(figure))
                for number, block in enumerate(document.blocks)
                if figure in block.text
            )
            places[Place(number, at, at + len(figure))] = source
    order = sorted(places)
    found = {
        place: link(attribution, registry).source
        for place, attribution in zip(order, attribute(document, order), strict=True)
    }
    assert found == {place: places[place] for place in order}


def test_the_example_has_every_figure_and_no_sentence_of_the_article_it_follows(checkout: Path, shared: Path) -> None:
    def shingles(path: Path) -> set[tuple[str, ...]]:
        words = re.findall(r"[a-z0-9%.$]+", path.read_text("utf-8").lower())
        return {tuple(words[at : at + 8]) for at in range(len(words) - 7)}

    seed = shared / "seed"
    for name in ("article.md", "sources.toml"):
        assert not shingles(checkout / "examples" / "chinese-ai" / name) & shingles(seed / "article.txt")
    text = (checkout / "examples" / "chinese-ai" / "article.md").read_text("utf-8")
    wanted = {
        number
        for claim in json.loads((seed / "claims_gold.json").read_text("utf-8"))
        for number in re.findall(r"\d[\d.,]*\d|\d", claim["phrase"])
    }
    assert len(wanted) > 50
    assert wanted - set(re.findall(r"\d[\d.,]*\d|\d", text)) == set()


def test_the_example_has_the_sources_and_figures_that_were_found_for_the_article(checkout: Path, shared: Path) -> None:
    registry = load(checkout / "examples" / "chinese-ai" / "sources.toml")
    found = json.loads((shared / "seed" / "sources.json").read_text("utf-8"))
    assert [source.id for source in registry] == [source["slug"] for source in found]
    for source, other in zip(registry, found, strict=True):
        assert len(source.figures) == len(other["figures"])
        for figure, said in zip(source.figures, other["figures"], strict=True):
            ends = [figure.quantity.low, figure.quantity.high]
            if figure.quantity.date is not None:
                day = figure.quantity.date.start
                assert (str(day), said["unit"]) == (said["value_low"], "date")
            elif said["note"] is None or not said["note"].startswith("worded as"):
                assert {float(end) for end in ends if end is not None} == {said["value_low"], said["value_high"]}


CITED = """# Wells

There are wells.

{text}

## {heading}

{entries}
"""


@pytest.mark.parametrize("heading", ["References", "Bibliography:", "Works Cited"])
@pytest.mark.parametrize(
    ("text", "entries", "wanted"),
    [
        ("There are 14 wells [1] and 12 pumps [2].", "1. Roe & Doe (2021)\n2. Well Council", ["roe-2021", "wells"]),
        ("There are 14 wells [2, 1].", "[1] Roe & Doe (2021)\n\n[2] Well Council: Wells in numbers", ["wells"]),
        ("There are 14 wells [3].", "1. Roe & Doe (2021)", [None]),
        ("There are 14 wells [[1]](https://www.water.example/atlas/2024).", "1. Well Council", ["atlas-2024"]),
        ("There are 14 wells and [12](https://x.example/1) pumps.", "1. Well Council", [None]),
    ],
)
def test_a_number_in_brackets_leads_into_the_bibliography(
    text: str, entries: str, wanted: list[str | None], heading: str
) -> None:
    document = read(CITED.format(text=text, heading=heading, entries=entries).encode(), name="a.md")
    figures = [claim for claim in extract(document) if claim.where.section is None and claim.text[0].isdigit()]
    assert [link(claim.citation, REGISTRY).source for claim in figures[: len(wanted)]] == wanted


def test_a_number_in_brackets_leads_nowhere_without_a_bibliography() -> None:
    text = CITED.format(text="There are 14 wells [1].", heading="Wells", entries="1. Well Council")
    document = read(text.encode(), name="a.md")
    (claim, *_) = extract(document)
    assert claim.citation.manner is Manner.NONE
