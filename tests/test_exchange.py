"""Sources in other formats: CSL-JSON and BibTeX, written, read, and read back."""

import json
import re
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sources import ExchangeError, Figure, Source, bibtex, csl, load
from sources.fields import bibtex_types, types
from tests.published import csl_types, is_csl

# What CSL-JSON may say, after the specification of CSL 1.0.2: its variables, names and dates, and nothing else.
TEXT = {"type": "string"}
NUMBER = {"type": ["string", "number"]}
NAME = {
    "type": "object",
    "properties": dict.fromkeys(("family", "given", "suffix", "literal"), TEXT),
    "additionalProperties": False,
}
DATE = {
    "type": "object",
    "properties": {
        "date-parts": {
            "type": "array",
            "items": {"type": "array", "items": NUMBER, "minItems": 1, "maxItems": 3},
            "minItems": 1,
            "maxItems": 2,
        }
    },
    "required": ["date-parts"],
    "additionalProperties": False,
}
TYPES = [
    "article",
    "article-journal",
    "article-magazine",
    "article-newspaper",
    "bill",
    "book",
    "broadcast",
    "chapter",
    "classic",
    "collection",
    "dataset",
    "document",
    "entry",
    "entry-dictionary",
    "entry-encyclopedia",
    "figure",
    "graphic",
    "hearing",
    "interview",
    "legal_case",
    "legislation",
    "manuscript",
    "map",
    "motion_picture",
    "musical_score",
    "pamphlet",
    "paper-conference",
    "patent",
    "performance",
    "periodical",
    "personal_communication",
    "post",
    "post-weblog",
    "regulation",
    "report",
    "review",
    "review-book",
    "software",
    "song",
    "speech",
    "standard",
    "thesis",
    "treaty",
    "webpage",
]
CSL_JSON = {
    "type": "array",
    "items": {
        "type": "object",
        "properties": {
            "id": NUMBER,
            "type": {"enum": TYPES},
            "custom": {"type": "object"},
            **{key: {"type": "array", "items": NAME} for key in ("author", "editor")},
            **dict.fromkeys(("issued", "accessed"), DATE),
            **dict.fromkeys(("volume", "issue", "page", "edition", "number"), NUMBER),
            **dict.fromkeys(
                ("title", "container-title", "publisher", "publisher-place", "URL", "DOI", "ISBN", "ISSN"), TEXT
            ),
            **dict.fromkeys(("genre", "language", "note"), TEXT),
        },
        "required": ["id", "type"],
        "additionalProperties": False,
    },
}

FULL = Source(
    id="hu-2023",
    title="Ports & {quays}: 50% of $3 billion, 1~2",
    type="article-journal",
    container_title="Marine Letters",
    publisher="P Press",
    publisher_place="Esk",
    author=("Hu, Li", "Müller, Jörg, Jr.", "Esk Port Authority", "{Ports, Inc.}"),
    editor=("van der Berg, A.",),
    aliases=("the ports paper",),
    issued="2023-05-02",
    accessed="2024-01",
    url="https://herald.example/ports_of%20call?a=1&b=2#x",
    doi="10.1000/Ports_1",
    isbn="1-2-3",
    issn="4-5",
    genre="survey",
    number="17",
    edition="2",
    volume="3",
    issue="4",
    page="7-19",
    language="en",
    note="C:\\ports_#1 ^ here",
    figures=(
        Figure(metric="quays", value="3 quays", period="2022", locator="p. 8"),
        Figure(metric="share", low="1.10", high="1.10", unit="percent"),
    ),
)

PLAIN = st.text(st.sampled_from("abZé ü1.,:;!?()[]%&_#$~^\\{}"), min_size=1, max_size=12).map(
    lambda text: "x" + " ".join(text.split())
)
DATES = st.sampled_from(["2024", "2024-02", "2024-02-29"])
SOURCES = st.builds(
    Source,
    id=st.from_regex(r"[a-z][a-z0-9.:_-]{0,8}[a-z]", fullmatch=True),
    title=PLAIN,
    type=st.sampled_from(sorted(types())),
    container_title=st.none() | PLAIN,
    publisher=st.none() | PLAIN,
    author=st.lists(st.sampled_from(["Hu, Li", "Esk Port Authority", "{Ports, Inc.}", "King, Ann, Jr."])).map(tuple),
    issued=st.none() | DATES,
    accessed=st.none() | DATES,
    number=st.none() | PLAIN,
    issue=st.none() | PLAIN,
    note=st.none() | PLAIN,
)


def test_the_types_are_those_of_csl() -> None:
    assert list(types()) == TYPES
    assert set(bibtex_types().values()) <= set(TYPES)


def test_an_export_is_csl_json(checkout: Path) -> None:
    registry = load(checkout / "examples" / "chinese-ai" / "sources.toml")
    jsonschema.validate(json.loads(csl.dumps([FULL, *registry])), CSL_JSON)


# What CSL 1.0.2 adds to the types of the published schema, which is that of 1.0.1.
ADDED = {
    "classic", "collection", "document", "hearing", "performance", "periodical", "regulation", "software", "standard",
}  # fmt: skip


def test_an_export_fits_the_published_schema(checkout: Path) -> None:
    registry = load(checkout / "examples" / "chinese-ai" / "sources.toml")
    every = [FULL.model_copy(update={"id": f"a-{name}", "type": name}) for name in TYPES]
    items = [item for item in json.loads(csl.dumps([*every, *registry])) if item["type"] not in ADDED]
    assert set(TYPES) <= csl_types() | ADDED
    assert not csl_types() & ADDED
    assert all(set(item.pop("custom", {})) <= {"tallymark"} for item in items)  # which 1.0.2 leaves to each program
    assert len(items) > len(registry)
    is_csl(items)
    with pytest.raises(jsonschema.ValidationError):
        is_csl([item | {"publisher": 7} for item in items])


@given(st.lists(SOURCES, max_size=3))
def test_an_export_of_any_sources_fits_the_published_schema(some: list[Source]) -> None:
    items = json.loads(csl.dumps(some))
    for item in items:
        item.pop("custom", None)
    is_csl([item for item in items if item["type"] not in ADDED])


def test_csl_json_is_written_so() -> None:
    [item] = json.loads(csl.dumps([FULL]))
    assert item["author"] == [
        {"family": "Hu", "given": "Li"},
        {"family": "Müller", "given": "Jörg", "suffix": "Jr."},
        {"literal": "Esk Port Authority"},
        {"literal": "Ports, Inc."},
    ]
    assert (item["issued"], item["accessed"]) == ({"date-parts": [[2023, 5, 2]]}, {"date-parts": [[2024, 1]]})
    assert item["custom"]["tallymark"]["figure"][1]["low"] == "1.10"


@pytest.mark.parametrize("form", [csl, bibtex], ids=["csl", "bibtex"])
def test_an_export_read_again_is_the_same(form: Any, checkout: Path) -> None:
    registry = load(checkout / "examples" / "chinese-ai" / "sources.toml")
    lost = {"aliases": (), "figures": ()} if form is bibtex else {}
    wanted = tuple(source.model_copy(update=lost) for source in (FULL, *registry))
    assert form.loads(form.dumps([FULL, *registry])) == (wanted, frozenset())


@pytest.mark.parametrize("form", [csl, bibtex], ids=["csl", "bibtex"])
@settings(max_examples=50)
@given(source=SOURCES)
def test_any_source_read_again_is_the_same(form: Any, source: Source) -> None:
    assert form.loads(form.dumps([source])).sources == (source,)


@pytest.mark.parametrize("form", [csl, bibtex], ids=["csl", "bibtex"])
@given(text=st.text() | st.text(st.sampled_from('@{}[]":,= \nabtitle1#%\\')))
def test_any_text_is_read_or_refused_in_one_line(form: Any, text: str) -> None:
    problem = ""
    try:
        form.loads(text)
    except ExchangeError as error:
        problem = str(error)
    assert "\n" not in problem


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(max_size=3) | st.sampled_from(["2024-1", "10.1000/a"]),
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(
                st.sampled_from(["id", "title", "issued", "author", "custom", "date-parts", "tallymark"]), inner
            )
        ),
        max_leaves=12,
    )
)
def test_any_json_is_read_or_refused(value: object) -> None:
    try:
        found = csl.loads(json.dumps(value)).sources
    except ExchangeError:
        found = ()
    assert all(source.id and source.title for source in found)


def test_csl_json_of_others_is_read() -> None:
    text = """[{"id": "http://zotero.org/1/A B", "type": "book", "title": " The  Sea ", "volume": 3,
      "author": [{"family": "Gogh", "non-dropping-particle": "van", "given": "V."}, {"literal": "Sea, Inc."}, {}],
      "issued": {"date-parts": [["2024", 3]]}, "accessed": {"raw": "2024-05-01T10:00"},
      "DOI": "https://doi.org/10.1000/Q", "URL": "ftp://a.example", "abstract": "…", "custom": null},
      {"title": "No id", "type": "magazine", "issued": {"literal": "spring"}}]"""
    found, left_out = csl.loads(text)
    assert left_out == {"abstract", "URL"}
    assert found == (
        Source(
            id="http:-zotero.org-1-A-B",
            type="book",
            title="The Sea",
            volume="3",
            author=("van Gogh, V.", "{Sea, Inc.}"),
            issued="2024-03",
            accessed="2024-05-01",
            doi="10.1000/Q",
        ),
        Source(id="no-id", type="document", title="No id"),
    )


def test_bibtex_of_others_is_read() -> None:
    found, left_out = bibtex.loads(
        r"""@string{jx = "Journal of {X}"}
        @Article{knuth:84, author = {Knuth, Donald E. and van der Berg, Jan and {World Bank, Inc.} and others},
          title={{NASA} costs 5\% more, or 6%, of M{\"u}nchen}, journal=jx, year=1984, month=mar, number = 7,
          pages={1--20}, doi={https://doi.org/10.1000/xyz}, keywords={a}}
        @misc{a b, title={Web}, howpublished={\url{https://a.example/b_c}}, urldate={2020-01-02}, year={n.d.}}"""
    )
    assert left_out == {"keywords"}
    assert found == (
        Source(
            id="knuth:84",
            type="article-journal",
            title="NASA costs 5% more, or 6%, of München",
            container_title="Journal of X",
            author=("Knuth, Donald E.", "van der Berg, Jan", "{World Bank, Inc.}"),
            issued="1984-03",
            issue="7",
            page="1-20",
            doi="10.1000/xyz",
        ),
        Source(id="a-b", type="document", title="Web", url="https://a.example/b_c", accessed="2020-01-02"),
    )


@pytest.mark.parametrize(
    ("form", "text", "problem"),
    [
        (csl, "[", "f: not JSON: "),
        (csl, "[1]", "f: not CSL-JSON, which is a list of items"),
        (csl, '[{"title": "A"}, {"id": 1}]', "f: item 2: title is missing"),
        (csl, '[{"title": "A", "custom": {"tallymark": {"figure": [{}]}}}]', "f: item 1: figure.0.metric: Field req"),
        (bibtex, "\n@book{a, title = {A}", "f:2: cannot be read: "),
        (bibtex, "@book{a, title = {A}}\n@book{a, title = {B}}", "f:2: cannot be read: Duplicate entry key 'a'"),
        (bibtex, "@book{a, author = {A}}", "f:1: title is missing"),
    ],
)
def test_what_cannot_be_read_is_said_with_its_place(form: Any, text: str, problem: str) -> None:
    with pytest.raises(ExchangeError, match=f"^{re.escape(problem)}"):
        form.loads(text, "f")
