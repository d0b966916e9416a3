"""`tallymark weigh`: one pair, a file of pairs, and what is wrong with either."""

import json
import re
import shlex
from pathlib import Path

import pytest

from checker import cli
from checker.weighing import Pair, outcomes

HOW_TO = (Path(__file__).parents[1] / "docs" / "weighing.md").read_text("utf-8")
CONSOLES = re.findall(r"```console\n\$ (.*?)\n(.*?)```", HOW_TO, re.DOTALL)
CODES = {"supports": 0, "contradicts": 1, "not-enough": 3}


def run(*arguments: str | Path) -> int:
    return cli.run([*map(str, arguments)])


@pytest.mark.parametrize(("command", "output"), CONSOLES)
def test_the_how_to_shows_what_happens(command: str, output: str, capsys: pytest.CaptureFixture[str]) -> None:
    program, *arguments = shlex.split(command)
    assert program == "tallymark"
    assert run(*arguments) == CODES[output.splitlines()[0]]
    assert capsys.readouterr().out == output


def test_the_how_to_shows_the_file_that_comes_of_a_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pair, answer = re.findall(r"```json\n(.*?)```", HOW_TO, re.DOTALL)
    (command,) = re.findall(r"`(tallymark weigh --jsonl [^`]*)`", HOW_TO)
    (tmp_path / "pairs.jsonl").write_text(pair, "utf-8")
    monkeypatch.chdir(tmp_path)
    assert run(*shlex.split(command)[1:]) == 0
    assert (tmp_path / "answers.jsonl").read_text("utf-8") == answer


def test_a_claim_without_figures_is_open(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("weigh", "The park is green.", "It has 12 lakes.") == 3
    assert capsys.readouterr().out == "not-enough: the claim has no figure\n"


def test_pairs_are_answered_in_their_order_whatever_they_are_called() -> None:
    texts = [(f"It has {number} lakes.", f"It has {number + number % 2} lakes.") for number in range(1, 600)]
    pairs = [Pair(None if at % 5 else {"n": at}, *text) for at, text in enumerate(texts)]
    found = list(outcomes(pairs))
    assert [one.id for one in found] == [pair.id for pair in pairs]
    assert [one.answer.value for one in found] == ["contradicts", "supports"] * 299 + ["contradicts"]


def test_a_pair_is_answered_alone_as_among_others() -> None:
    pairs = [Pair(1, "It sold 5 cars.", "It sold 6 cars in May 2019."), Pair(2, "He left in May.", "He left on 3 May.")]
    assert list(outcomes(pairs)) == [*outcomes(pairs[:1]), *outcomes(pairs[1:])]


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        (b"{", ":2: not JSON; a line is"),
        (b"[1]", ":2: not an object; a line is"),
        (b'{"id": 1, "claim": "x"}', ":2: evidence is missing; a line is"),
        (b'{"id": 1, "claim": 5, "evidence": "x"}', ":2: claim is no text; a line is"),
        (b'{"claim": "x", "evidence": "x"}', ":2: id is missing; a line is"),
        (b"\xff", ": byte 46 is not UTF-8; save the file as UTF-8"),
        (
            b'{"id": 7, "claim": "\\ud800 5", "evidence": "x"}',
            "the claim of pair 7: character 0 is half of a surrogate",
        ),
        (b"[" * 100_000, ":2: not JSON; a line is"),
    ],
)
def test_what_is_no_pair_is_named_and_nothing_is_written(
    line: bytes, problem: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    given, answers = tmp_path / "pairs.jsonl", tmp_path / "answers.jsonl"
    given.write_bytes(b'{"id": 1, "claim": "5 cars", "evidence": "x"}\n' + line)
    assert run("weigh", "--jsonl", given, answers) == 2
    error = capsys.readouterr().err
    assert problem in error
    assert error.count("\n") == 1
    assert not answers.exists()


def test_pairs_are_not_replaced_by_their_answers(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    given = tmp_path / "pairs.jsonl"
    given.write_text('{"id": 1, "claim": "5 cars", "evidence": "x"}\n')
    assert run("weigh", "--jsonl", given, given) == 2
    assert "would replace the pairs" in capsys.readouterr().err
    assert json.loads(given.read_text())["claim"] == "5 cars"


@pytest.mark.parametrize("arguments", [[], ["only a claim"], ["a", "b", "--jsonl", "c", "d"]])
def test_half_a_question_is_refused(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert run("weigh", *arguments) == 2
    assert "give a CLAIM and a PASSAGE, or --jsonl IN OUT. See: tallymark weigh --help" in capsys.readouterr().err


def test_a_missing_file_and_an_unwritable_place_are_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("weigh", "--jsonl", tmp_path / "none.jsonl", tmp_path / "out.jsonl") == 2
    assert "No such file" in capsys.readouterr().err
    given = tmp_path / "pairs.jsonl"
    given.write_text('{"id": 1, "claim": "5 cars", "evidence": "x"}\n')
    assert run("weigh", "--jsonl", given, given / "below") == 2
    assert "cannot write" in capsys.readouterr().err


def test_a_file_without_pairs_has_no_answers(tmp_path: Path) -> None:
    (tmp_path / "pairs.jsonl").write_text("\n\n")
    assert run("weigh", "--jsonl", tmp_path / "pairs.jsonl", tmp_path / "answers.jsonl") == 0
    assert (tmp_path / "answers.jsonl").read_bytes() == b""
