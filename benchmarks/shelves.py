"""How long it takes to index a long source, and to hold many claims against many of them: synthetic documents, seeded.

Each measurement runs in a process of its own, on one core.
"""

import json
import random
import resource
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from benchmarks.documents import pdf

PAGES, FIGURES = 500, 20_000
# The bars: seconds and gigabytes for a document of so many pages and figures.
SECONDS, GIGABYTES = 60, 1.0
_GOODS = ("timber", "grain", "steel", "coal", "wheat", "paper", "cement", "glass", "copper", "cotton", "salt", "wool")
_PLACES = ("Arden", "Brack", "Corvo", "Delm", "Esk", "Farrow", "Gant", "Holt", "Irwell", "Jura", "Kestrel", "Lorn")


class Cost(NamedTuple):
    """What indexing took: seconds of the core and peak gigabytes; how many passages there are, and figures in them."""

    passages: int
    figures: int
    seconds: float
    gigabytes: float


def main() -> int:
    """Print what indexing a long PDF costs, and whether the bars are met."""
    cost = Cost(**json.loads(_apart("index")))
    print(f"\na PDF of {PAGES} pages with {cost.figures:,} figures, onto the shelf and into its index\n")
    print(f"{cost.passages:,} passages, {cost.seconds:.1f} s, {cost.gigabytes:.2f} GB")
    for name, value, most in (("seconds", cost.seconds, SECONDS), ("GB", cost.gigabytes, GIGABYTES)):
        print(f"{'met' if value <= most else 'NOT MET':8}{name}: {value:.1f} (at most {most})")
    return 0


def _apart(what: str) -> bytes:
    return subprocess.run([sys.executable, "-m", "benchmarks.shelves", what], stdout=subprocess.PIPE, check=True).stdout


def pages(seed: int, number: int = PAGES, lines: int = FIGURES // PAGES) -> Iterator[Sequence[str]]:
    """The pages of a yearbook: on each a heading and so many lines with a figure each, in paragraphs of five."""
    chance = random.Random(seed)
    for page in range(number):
        told = [f"Yearbook {seed}", f"Trade of {_PLACES[page % len(_PLACES)]}", ""]
        for line in range(lines):
            share = line % 2 == 0
            value = (
                f"{chance.randint(10, 999) / 10} per cent" if share else f"{chance.randint(10, 9999) / 10} million tons"
            )
            place, goods = chance.choice(_PLACES), chance.choice(_GOODS)
            told.append(f"The {goods} trade of {place} district {chance.randint(1, 99):02d} came to {value}.")
            if line % 5 == 4:
                told.append("")
        yield [*told, f"Page {page + 1}"]


def index() -> Cost:
    """Put a long PDF on a shelf and into the index of its passages."""
    import claims
    from sources.shelf import Shelf
    from sources.shelf.passages import Passages

    data = pdf(list(pages(7)))
    with TemporaryDirectory() as folder:
        begun = time.process_time()
        digest = Shelf(Path(folder) / "shelf").put(data)
        document = claims.read(data, name="yearbook.pdf")
        with Passages(Path(folder) / "passages.db") as passages:
            number = passages.add(digest, document)
        seconds = time.process_time() - begun
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / 1e9
    return Cost(number, len(claims.extract(document)), seconds, peak)


if __name__ == "__main__":
    print(json.dumps({"index": index}[sys.argv[1]]()._asdict()))
