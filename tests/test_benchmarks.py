"""The benchmark measures what it says: texts that do not repeat, and workers that run every text."""

import sys
from pathlib import Path

import pytest

from benchmarks.corpora import Corpus, news, ordinary
from benchmarks.peers import PEERS, WORKERS, LeftOut, run


@pytest.fixture(scope="module", params=[ordinary, news], ids=["ordinary", "news"])
def corpus(request: pytest.FixtureRequest, shared: Path) -> Corpus:
    made: Corpus = request.param(shared)
    return made


def test_no_paragraph_repeats(corpus: Corpus):
    prose = [paragraph for paragraph in corpus.paragraphs if len(paragraph) > 40]  # headings and table rules may
    assert len(set(prose)) == len(prose)


def test_figures_are_as_frequent_as_the_corpus_says(shared: Path):
    assert 0.4 < ordinary(shared).figures < 0.6
    assert news(shared).figures > 0.95


def test_a_sample_is_smaller_and_of_the_same_kind(corpus: Corpus):
    sample = corpus.sample(60_000)
    assert 40_000 < sample.characters < 90_000
    assert set(sample.texts) <= set(corpus.texts)
    assert abs(sample.figures - corpus.figures) < 0.1


@pytest.mark.parametrize("mode", ["grammar", "read", "find", "parse", "claims"])
def test_the_worker_runs_every_text(mode: str):
    texts = [f"The town counted {count} bicycles in May." for count in (140, 210, 380)]
    result = run(Path(sys.executable), "run_tallymark", texts, (mode,))
    assert (result.characters, result.failures) == (sum(map(len, texts)), 0)
    assert result.seconds > 0
    assert result.peak_mb > 10


def test_a_worker_that_fails_is_left_out_with_its_reason():
    with pytest.raises(LeftOut, match="no-such-stage"):
        run(Path(sys.executable), "run_tallymark", [], ("no-such-stage",))


@pytest.mark.parametrize("peer", PEERS, ids=lambda peer: peer.name)
def test_a_peer_has_a_worker_and_pins_its_own_version(peer):
    assert (WORKERS / f"{peer.worker}.py").is_file()
    assert any("==" in requirement for requirement in peer.packages[0])
