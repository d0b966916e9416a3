"""What the registry refuses as a check, and where it says so."""

import importlib.util
import re
from pathlib import Path
from types import ModuleType

import pytest

from checker.check import SUPPLIES, Draft, Material, load, read
from checker.errors import MalformedCheck
from claims import Document, Extent, Reading, Relation, Superlative
from reports.audit import Severity

DOC = '"""Finds what is wrong.\n\nMore.\n\n## Why it matters\n\nx\n\n## Example\n\nx\n\n## What to do\n\nx\n"""\n'
HEAD = (
    DOC
    + """
from collections.abc import Iterator
from checker.check import Draft
from claims import Document, Extent, NotChecked, Reading, Relation, Superlative
from reports.audit import Severity

FAMILY = "arithmetic"
PASSES = ("fine",)
FAILS = ("wrong",)
"""
)
FUNCTION = """
def wrong_sum(reading: Reading) -> Iterator[Draft | NotChecked]:
    yield Draft(("a",), (Extent(start=0, end=1),), (), "m", "c")
"""


def module(folder: Path, text: str) -> ModuleType:
    file = folder / "wrong_sum.py"
    file.write_text(text)
    spec = importlib.util.spec_from_file_location("wrong_sum", file)
    assert spec is not None
    assert spec.loader is not None
    made = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(made)
    return made


def material(**more) -> Material:
    document = Document(name="a", format="text", sha256="", text="x")
    return Material.of(document, Reading(**more), ())


def test_a_module_that_states_a_check_is_one(tmp_path):
    check = read(module(tmp_path, HEAD + FUNCTION))
    assert (check.name, check.family, check.severity) == ("wrong-sum", "arithmetic", Severity.ERROR)
    assert check.summary == "Finds what is wrong."
    assert (check.passes, check.fails) == (("fine",), ("wrong",))
    (found,) = check.run(material())
    assert isinstance(found, Draft)
    assert found.message == "m"


def test_a_check_of_single_things_is_run_for_each(tmp_path):
    function = """
def wrong_sum(word: Superlative, document: Document) -> Iterator[Draft | NotChecked]:
    yield Draft((), (), (), word.text, document.name)
"""
    check = read(module(tmp_path, HEAD + function))
    words = tuple(Superlative(text=text, start=0, end=1, direction="up") for text in ("largest", "longest"))
    found = [draft for draft in check.run(material(superlatives=words)) if isinstance(draft, Draft)]
    assert [(draft.message, draft.computation) for draft in found] == [("largest", "a"), ("longest", "a")]


@pytest.mark.parametrize(
    ("text", "at", "problem"),
    [
        (HEAD.replace(DOC, "") + FUNCTION, None, "no docstring"),
        (HEAD.replace("## Example", "Example") + FUNCTION, None, "## Example"),
        (HEAD.replace('"arithmetic"', '"sums"') + FUNCTION, "FAMILY =", "FAMILY must be one of"),
        (HEAD.replace('("wrong",)', "()") + FUNCTION, "FAILS =", "FAILS must be a tuple"),
        (HEAD.replace('("fine",)', '"fine"') + FUNCTION, "PASSES =", "PASSES must be a tuple"),
        (HEAD.replace("PASSES", "PASS") + FUNCTION, None, "PASSES must be a tuple"),
        (HEAD + 'SEVERITY = "bad"\n' + FUNCTION, "SEVERITY =", "SEVERITY must be"),
        (HEAD, None, "one public function"),
        (HEAD + FUNCTION + FUNCTION.replace("wrong_sum", "other"), None, "one public function"),
        (
            HEAD + FUNCTION.replace("reading: Reading", "reading"),
            "def wrong_sum",
            "the annotation of `reading` must be one of",
        ),
        (
            HEAD + FUNCTION.replace("reading: Reading", "reading: int"),
            "def wrong_sum",
            "the annotation of `reading` must be one of",
        ),
        (HEAD + FUNCTION.replace("reading: Reading", ""), "def wrong_sum", "must take something"),
        (
            HEAD + FUNCTION.replace("reading: Reading", "a: Relation, b: Superlative"),
            "def wrong_sum",
            "must take something",
        ),
        (HEAD + FUNCTION.replace(" -> Iterator[Draft | NotChecked]", ""), "def wrong_sum", "must return"),
    ],
)
def test_a_malformed_check_is_refused_with_its_line(tmp_path, text, at, problem):
    line = text[: text.index(at)].count("\n") + 1 if at else 1
    with pytest.raises(MalformedCheck, match=re.escape(problem)) as refused:
        read(module(tmp_path, text))
    assert str(refused.value).startswith(f"{tmp_path / 'wrong_sum.py'}:{line}: ")


def test_every_check_is_loaded_by_name():
    names = [check.name for check in load()]
    assert names == sorted(set(names))


def test_what_a_check_may_ask_for_is_handed_over():
    given = material()
    assert SUPPLIES[Document](given) is given.document
    assert SUPPLIES[Reading](given) is given.reading
    assert Draft((), (Extent(start=0, end=1),), (), "m", "c").slots == {}
    assert Relation in __import__("checker.check").check.EACH
