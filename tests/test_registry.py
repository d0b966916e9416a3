"""The registry: what `sources.toml` may say, and the one line that says what is wrong with it."""

import re
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims import Period
from sources import Figure, Registry, RegistryError, Source, load
from sources.fields import FIELDS
from sources.registry import parse

GOOD = """\
# A comment with [[source]] in it.
[[source]]
id = "esk-port-2024"
title = '''
Annual Report
title = "not a field"
'''
publisher = "Esk Port Authority"
aliases = [
  "the port's yearbook",
  "Esk [[source]] book",
]
issued = "2025-02-11"
url = "https://port.example/report-2024.pdf"

[[source]]
id = "b"
title = "B"
"""


def test_a_registry_is_read(tmp_path: Path) -> None:
    path = tmp_path / "sources.toml"
    path.write_text(GOOD, encoding="utf-8")
    registry = load(path)
    assert len(registry) == 2
    assert registry.by_id["esk-port-2024"].aliases == ("the port's yearbook", "Esk [[source]] book")
    assert list(registry)[1] == Source(id="b", title="B")


def test_a_source_has_the_fields_of_csl_and_figures() -> None:
    [source] = parse(
        """
        [[source]]
        id = "hu-2023"
        type = "article-newspaper"
        title = "Ports in numbers"
        container-title = "The Daily Herald"
        author = ["Hu, Li", "Esk Port Authority"]
        issued = "2023-05-02"
        accessed = "2024-01"
        URL = "https://herald.example/ports"
        DOI = "10.1000/Ports.1"
        [[source.figure]]   # as in the chart
        metric = "containers handled"
        subject = "Esk"
        period = 2022
        value = 1420
        unit = "container"
        locator = "chart 1"
        read_by = "K."
        read_on = 2024-01-09
        [[ source."figure" ]]
        metric = "price of a berth"
        value = 61.10
        unit = "EUR"
        """
    )
    assert (source.type, source.container_title, source.author) == (
        "article-newspaper",
        "The Daily Herald",
        ("Hu, Li", "Esk Port Authority"),
    )
    assert (source.url, source.doi, source.accessed) == ("https://herald.example/ports", "10.1000/Ports.1", "2024-01")
    first, second = source.figures
    assert str(first.quantity.interval) == "[1415, 1425]"
    assert first.measures.period == Period(start=date(2022, 1, 1), end=date(2022, 12, 31))
    assert (first.locator, first.read_by, first.read_on) == ("chart 1", "K.", date(2024, 1, 9))
    assert str(second.quantity.interval) == "[61.095, 61.105]"


def test_an_audit_says_of_a_source_only_what_is_known_and_none_of_its_figures() -> None:
    source = parse(FIGURE + 'metric = "m"\nvalue = "3"\n').sources[0]
    bare: dict[str, object] = {"id": "a", "title": "A", "publisher": None, "aliases": [], "issued": None, "url": None}
    assert source.model_dump(mode="json") == bare
    assert Source.model_validate(bare) == source.model_copy(update={"figures": ()})


def test_a_byte_order_mark_and_crlf_make_no_difference(tmp_path: Path) -> None:
    path = tmp_path / "sources.toml"
    path.write_bytes(b"\xef\xbb\xbf" + GOOD.replace("\n", "\r\n").encode())
    assert load(path).by_id["b"].title == "B"


def test_a_missing_file_is_no_registry_only_where_nobody_named_it(tmp_path: Path) -> None:
    assert load(tmp_path / "sources.toml", optional=True) == Registry()
    with pytest.raises(RegistryError, match=r"other\.toml: there is no such file"):
        load(tmp_path / "other.toml")


@pytest.mark.parametrize("optional", [True, False])
def test_what_is_no_readable_file_is_an_error(tmp_path: Path, optional: bool) -> None:
    path = tmp_path / "sources.toml"
    path.write_bytes(b'[[source]]\nid = "\xff"\n')
    with pytest.raises(RegistryError, match="byte 17 is not UTF-8"):
        load(path, optional=optional)
    with pytest.raises(RegistryError, match="cannot be read"):
        load(tmp_path, optional=optional)


FIELD = '[[source]]\nid = "a"\ntitle = "A"\n'


FIGURE = FIELD + "\n[[source.figure]]\n"


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ('version = 1\n[[source]]\nid = "a"\ntitle = "A"\n', "s.toml:1: unknown entry 'version'"),
        ('[source]\nid = "a"\n', "s.toml:1: source must be a list"),
        ("[[source]\n", "s.toml:1: not TOML"),
        ("[[source]]\nid = \n", "s.toml:2: not TOML"),
        ("a = [\n", "s.toml:2: not TOML"),
        ('[[source]]\nid = "a"\n', "s.toml:1: source 'a': title is missing"),
        ('\n\n[[source]]\ntitle = "A"\n', "s.toml:3: source 1: id is missing"),
        ('[[source]]\nid = "a b"\ntitle = "A"\n', "s.toml:2: source 'a b': an id is made of"),
        ('[[source]]\nid = "a"\ntitle = ""\n', "s.toml:3: source 'a': title is empty"),
        ('[[source]]\nid = "a"\ntitle = "—"\n', "s.toml:3: source 'a': title has no letter"),
        (FIELD + 'publsher = "P"\n', "s.toml:4: source 'a': unknown field 'publsher'; is it publisher?"),
        (FIELD + "x = 1\n", "s.toml:4: source 'a': unknown field 'x'; there are id, title, type, container-title,"),
        (FIELD + "publisher = 3\n", "s.toml:4: source 'a': publisher must be text, in quotes: publisher = \"3\""),
        (FIELD + 'aliases = "A"\n', "s.toml:4: source 'a': aliases must be a list of names"),
        (FIELD + 'aliases = ["B", ""]\n', "s.toml:4: source 'a': aliases must be a list of names"),
        (FIELD + "issued = 2024\n", "s.toml:4: source 'a': issued must be text, in quotes: issued = \"2024\""),
        (FIELD + 'issued = "2024-13"\n', "s.toml:4: source 'a': issued is no date: '2024-13'"),
        (FIELD + 'issued = "2023-02-29"\n', "s.toml:4: source 'a': issued is no date"),
        (FIELD + 'issued = "May 2024"\n', "s.toml:4: source 'a': issued is no date"),
        (FIELD + 'url = "example.org"\n', "s.toml:4: source 'a': url is no web address"),
        (FIELD + '"issued" = "x"\n', "s.toml:4: source 'a': issued is no date"),
        (FIELD + '\n# two\n[[source]]\nid = "a"\ntitle = "B"\n', "s.toml:7: source 'a': id is taken on line 2"),
        (
            FIELD
            + 'aliases = ["The Blue Book"]\n[[source]]\nid = "b"\ntitle = "B"\naliases = ["C", "the Blue  Book’s"]\n',
            "s.toml:8: source 'b': alias 'the Blue  Book’s' names 'a' too (line 4, as 'The Blue Book')",
        ),
        (GOOD + 'issued = "1"\n', "s.toml:19: source 'b': issued is no date"),
        (FIELD + 'type = "newspaper"\n', "s.toml:4: source 'a': type is none of CSL's: 'newspaper'"),
        (FIELD + 'author = "A"\n', "s.toml:4: source 'a': author must be a list of names"),
        (FIELD + 'accessed = "soon"\n', "s.toml:4: source 'a': accessed is no date: 'soon'"),
        (FIELD + 'URL = "x"\n', "s.toml:4: source 'a': URL is no web address"),
        (FIELD + 'URL = "http://a.b"\nurl = "http://a.b"\n', "s.toml:5: source 'a': url says what URL says"),
        (FIELD + 'DOI = "https://doi.org/10.1000/1"\n', "s.toml:4: source 'a': DOI is none: 'https://doi"),
        (FIELD + "figure = 3\n", "s.toml:4: source 'a': figure must be a list of tables"),
        (FIGURE + 'metrc = "m"\n', "s.toml:6: source 'a': figure 1: unknown field 'metrc'; is it metric?"),
        (FIGURE + 'value = "3"\n', "s.toml:5: source 'a': figure 1: metric is missing"),
        (FIGURE + 'metric = "m"\nunit = "km"\n', "s.toml:5: source 'a': figure 1: value is missing"),
        (FIGURE + 'metric = "m"\n\nvalue = "x"\n', "s.toml:8: source 'a': figure 1: 'x' is not one figure"),
        (FIGURE + 'metric = "m"\nvalue = "3"\nlow = 2\n', "s.toml:8: source 'a': figure 1: value says what low says"),
        (FIGURE + 'metric = "m"\nvalue = "3"\nperiod = "May"\n', "s.toml:8: source 'a': figure 1: period: 'May' is no"),
        (FIGURE + 'metric = ""\n', "s.toml:6: source 'a': figure 1: metric is empty"),
        (FIGURE + 'metric = "m"\nvalue = true\n', "s.toml:7: source 'a': figure 1: value: "),
        (
            FIGURE + 'metric = "m"\nvalue = "3"\n[[source.figure]]\nmetric = "m"\nread_on = "soon"\nvalue = "4"\n',
            "s.toml:10: source 'a': figure 2: read_on: ",
        ),
        (FIGURE + 'metric = "m"\nvalue = "3"\n' + FIELD + 'issued = "x"\n', "s.toml:11: source 'a': issued is no"),
        ('source = [{id = "a", title = "A", x = 1}]\n', "s.toml:1: source 'a': unknown field 'x'"),
    ],
)
def test_what_is_wrong_is_said_in_one_line_with_its_place(text: str, problem: str) -> None:
    with pytest.raises(RegistryError) as caught:
        parse(text, name="s.toml")
    assert str(caught.value).startswith(problem)
    assert "\n" not in str(caught.value)


@given(st.text() | st.text(st.sampled_from("[]source=\"'#\n ,ax1\\")))
def test_any_text_is_a_registry_or_an_error_in_one_line(text: str) -> None:
    problem, registry = "", Registry()
    try:
        registry = parse(text)
    except RegistryError as error:
        problem = str(error)
    assert "\n" not in problem
    assert all(source.id and source.title for source in registry)


def test_the_registry_of_the_documentation_is_one() -> None:
    page = (Path(__file__).parents[1] / "docs" / "sources.md").read_text("utf-8")
    [example] = re.findall(r"```toml\n(.*?)```", page, re.DOTALL)
    [source] = parse(example)
    assert [str(figure.quantity.interval) for figure in source.figures] == ["[1415000, 1425000]", "(30, ∞)"]
    documented = set(re.findall(r"`([\w-]+)`", " ".join(re.findall(r"^\| (`.*?) \|", page, re.MULTILINE))))
    assert documented == {*FIELDS, *Figure.model_fields} - {"url"}
