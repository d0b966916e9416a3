"""The registry: what `sources.toml` may say, and the one line that says what is wrong with it."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sources import Registry, RegistryError, Source, load
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
        (FIELD + 'publsher = "P"\n', "s.toml:4: source 'a': unknown field 'publsher'; there are id, title, publisher"),
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
