"""Prints, in one run on one core, speed and memory beside the neighbours, where time goes, the command, and scale.

`python -m benchmarks scale` prints the number of claims alone, `python -m benchmarks scale 10000 100000` these sizes;
`python -m benchmarks shelf` the shelf.
"""

import argparse
import os
import resource
import shutil
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks import corpora, scale, shelves
from benchmarks.corpora import Corpus
from benchmarks.peers import PEERS, SINGLE, LeftOut, Peer, Result, interpreter, run

SHARED = Path(os.environ.get("TALLYMARK_SHARED") or Path(__file__).parents[2] / "shared")
PYTHON = Path(sys.executable)
GRAMMAR, CLAIMS = "tallymark: number grammar alone", "tallymark: full claims"
# The stages of full claims, each measured together with those before it.
STAGES = ("read", "find", "parse", "claims")
# A measurement is the best of so many: whatever else the machine does can only make it slower.
RUNS, STARTS = 2, 3

# The bars: full claims so many times as fast as a peer, the grammar's characters a second, the command's seconds.
WITH_CLASSIFIER, CQE = PEERS[0].name, PEERS[-1].name
TIMES = {
    "ordinary articles": {WITH_CLASSIFIER: 4, CQE: 15},
    "news sentences": {WITH_CLASSIFIER: 2, CQE: 10},
}
GRAMMAR_SPEED = 1_000_000
COLD, AGAIN = 3.0, 0.9

# Speed over whole texts, and over their paragraphs one by one.
Pair = tuple[Result, Result]


def main(arguments: Sequence[str]) -> int:
    """Run the benchmark; the exit code says whether it could be run, the printed lines whether the bars are met."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description="Measure tallymark.")
    parser.add_argument("part", nargs="?", choices=("all", "scale", "shelf"), default="all", help="only that")
    parser.add_argument("sizes", nargs="*", type=int, help="how many claims, a run each")
    given = parser.parse_args(arguments)
    if hasattr(os, "sched_setaffinity"):  # what this process starts inherits it
        os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})
    if given.part == "scale":
        return scale.main(given.sizes or scale.SIZES)
    if given.part == "shelf":
        return shelves.main()
    if not SHARED.is_dir():
        print(f"no texts to measure on at {SHARED}: name their place in TALLYMARK_SHARED", file=sys.stderr)
        return 2
    pythons = _installed()
    for corpus in (corpora.ordinary(SHARED), corpora.news(SHARED)):
        _beside_the_peers(corpus, pythons)
    _stages(corpora.ordinary(SHARED))
    _command(SHARED / "seed" / "article.txt")
    shelves.main()
    return scale.main()


def _installed() -> dict[Peer, Path]:
    pythons = {}
    for peer in PEERS:
        try:
            pythons[peer] = interpreter(peer)
        except LeftOut as reason:
            print(f"left out: {peer.name}, which cannot be installed: {reason}")
    return pythons


def _beside_the_peers(corpus: Corpus, pythons: dict[Peer, Path]) -> None:
    print(f"\n{corpus.name}: {corpus.characters:,} characters, {corpus.figures:.0%} of the sentences with a figure")
    print(
        "whole: one text at a time, as an article is; paragraphs: each by itself. Peers read a sample of the texts.\n"
    )
    print(f"{'':34}{'characters':>11}{'whole, ch/s':>13}{'paragraphs':>12}{'peak MB':>9}{'ready s':>9}{'failed':>8}")
    grammar, claims = (_pair(PYTHON, "run_tallymark", corpus, (mode,)) for mode in ("grammar", "claims"))
    _row(GRAMMAR, grammar)
    _row(CLAIMS, claims)
    peers: dict[str, Pair] = {}
    for peer, python in pythons.items():
        try:
            peers[peer.name] = _pair(python, peer.worker, corpus.sample(peer.characters), peer.arguments)
            _row(peer.name, peers[peer.name])
        except LeftOut as reason:
            print(f"left out: {peer.name}, which does not run: {reason}")
    print()
    _bar("grammar, characters/s", grammar[0].speed, GRAMMAR_SPEED)
    for name, times in TIMES[corpus.name].items():
        if name in peers:
            whole, paragraphs = (own.speed / other.speed for own, other in zip(claims, peers[name], strict=True))
            _bar(f"claims against {name}, times as fast", whole, times, f"; by paragraphs {paragraphs:.1f}")


def _pair(python: Path, worker: str, corpus: Corpus, arguments: Sequence[str]) -> Pair:
    return (
        _best(python, worker, corpus.texts, arguments),
        _best(python, worker, corpus.paragraphs, arguments),
    )


def _best(python: Path, worker: str, texts: Sequence[str], arguments: Sequence[str]) -> Result:
    return min((run(python, worker, texts, arguments) for _ in range(RUNS)), key=lambda result: result.seconds)


def _row(name: str, pair: Pair) -> None:
    whole, paragraphs = pair
    ready = whole.imported + whole.loaded
    print(
        f"{name:34}{whole.characters:>11,}{whole.speed:>13,.0f}{paragraphs.speed:>12,.0f}"
        f"{whole.peak_mb:>9,.0f}{ready:>9.2f}{whole.failures + paragraphs.failures:>8}"
    )


def _bar(what: str, value: float, least: float, note: str = "") -> None:
    print(f"{'met' if value >= least else 'NOT MET':8}{what}: {value:,.1f} (at least {least:,}){note}")


def _stages(corpus: Corpus) -> None:
    """Where the time of full claims goes, each stage as the difference to the one before."""
    results = {mode: _best(PYTHON, "run_tallymark", corpus.texts, (mode,)) for mode in STAGES}
    read, find, parse, claims = (results[mode].seconds for mode in STAGES)
    rows = {
        "import claims": results["claims"].imported,
        "load vocabulary (first figure)": results["find"].loaded,
        "load model and vocabulary (first claim)": results["claims"].loaded,
        "read": read,
        "number grammar": find - read,
        "parse": parse - find,
        "frames, attribution and records": claims - parse,
    }
    print(f"\nwhere the time goes, {corpus.name}, {corpus.characters:,} characters, seconds of one core\n")
    for name, seconds in rows.items():
        print(f"{name:42}{seconds:8.2f}")


def _command(article: Path) -> None:
    """Wall time of the real command on the article in a fresh directory, and again with nothing changed."""
    starts = [_cold_and_again(article) for _ in range(STARTS)]
    print(f"\ntallymark audit, the seed article, seconds of wall time, best of {STARTS}\n")
    for what, times, most in zip(("cold", "again, unchanged"), zip(*starts, strict=True), (COLD, AGAIN), strict=True):
        wall, core = min(times)
        print(
            f"{'met' if wall <= most else 'NOT MET':8}{what}: {wall:.2f} (at most {most}), of them {core:.2f} at work"
        )


def _cold_and_again(article: Path) -> tuple[tuple[float, float], tuple[float, float]]:
    """Two runs in one fresh directory, each as (seconds of wall time, seconds of the core)."""
    with TemporaryDirectory() as folder:
        shutil.copy(article, folder)
        command = [str(PYTHON.with_name("tallymark")), "audit", article.name]
        env = os.environ | SINGLE
        runs = []
        for _ in range(2):
            begun, worked = time.perf_counter(), _children()
            done = subprocess.run(command, cwd=folder, capture_output=True, text=True, env=env)
            runs.append((time.perf_counter() - begun, _children() - worked))
            if done.returncode > 1:
                raise RuntimeError(f"the audit failed: {done.stderr.strip()}")
        return runs[0], runs[1]


def _children() -> float:
    """Seconds of the core that finished child processes have used."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
