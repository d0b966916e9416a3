"""How long it takes to index a long source, and to hold many claims against many of them: synthetic documents, seeded.

Each measurement runs in a process of its own, on one core.
"""

import json
import random
import resource
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from benchmarks.documents import pdf

PAGES, FIGURES = 500, 20_000
# The bars: seconds and gigabytes for a document of so many pages and figures; seconds for the claims.
SECONDS, GIGABYTES = 60, 1.0
DOCUMENTS, CLAIMS, CLAIMS_SECONDS = 100, 1_000, 60
_GOODS = ("timber", "grain", "steel", "coal", "wheat", "paper", "cement", "glass", "copper", "cotton", "salt", "wool")
_PLACES = ("Arden", "Brack", "Corvo", "Delm", "Esk", "Farrow", "Gant", "Holt", "Irwell", "Jura", "Kestrel", "Lorn")


class Cost(NamedTuple):
    """What indexing took: seconds of the core and peak gigabytes; how many passages there are, and figures in them."""

    passages: int
    figures: int
    seconds: float
    gigabytes: float


class Held(NamedTuple):
    """What holding claims against a shelf took: seconds on the clock, peak gigabytes; how many got which verdict."""

    claims: int
    passages: int
    seconds: float
    gigabytes: float
    verdicts: dict[str, int]


def main() -> int:
    """Print what indexing a long PDF and holding claims against a shelf cost, and whether the bars are met."""
    _indexing(Cost(**json.loads(_apart("index"))))
    _holding(Held(**json.loads(_apart("hold"))))
    return 0


def _indexing(cost: Cost) -> None:
    print(f"\na PDF of {PAGES} pages with {cost.figures:,} figures, onto the shelf and into its index\n")
    print(f"{cost.passages:,} passages, {cost.seconds:.1f} s, {cost.gigabytes:.2f} GB")
    for name, value, most in (("seconds", cost.seconds, SECONDS), ("GB", cost.gigabytes, GIGABYTES)):
        _bar(name, value, most)


def _holding(held: Held) -> None:
    told = ", ".join(f"{number:,} {verdict}" for verdict, number in sorted(held.verdicts.items()))
    print(f"\n{held.claims:,} claims against a shelf of {DOCUMENTS} such documents, {held.passages:,} passages\n")
    print(f"{held.seconds:.1f} s, {held.gigabytes:.2f} GB: {told}")
    _bar("seconds", held.seconds, CLAIMS_SECONDS)


def _bar(name: str, value: float, most: float) -> None:
    print(f"{'met' if value <= most else 'NOT MET':8}{name}: {value:.1f} (at most {most})")


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


def hold() -> Held:
    """Hold an article against the text of many documents: each claim is a line of one, every third with another number.

    Only looking up, reading and weighing the passages is measured: the documents are in the index before.
    """
    import claims
    from checker.records import records
    from sources import Registry, Source
    from sources.shelf.library import Library
    from sources.shelf.passages import Passages

    chance = random.Random(1)
    told: list[str] = []
    with TemporaryDirectory() as folder, Passages(Path(folder) / "passages.db") as passages:
        number = 0
        for document in range(DOCUMENTS):
            text = ["\n".join(page[:-1]) for page in pages(document)]
            number += passages.add(str(document), claims.read_text("\n\n".join(text)))
            for _ in range(CLAIMS // DOCUMENTS):
                line = chance.choice([one for one in chance.choice(text).split("\n") if one.endswith(".")])
                if len(told) % 3 == 2:
                    line = line.replace("came to ", "came to 1")
                told.append(f"{line[:-1]}, says the Yearbook {1900 + document} of trade.")
        article = claims.read_text("\n\n".join(told), "article.txt")
        registry = Registry(
            sources=tuple(Source(id=str(one), title=f"Yearbook {1900 + one} of trade") for one in range(DOCUMENTS))
        )
        library = Library(passages, {str(one): str(one) for one in range(DOCUMENTS)}, {})
        reading = claims.extract(article)
        begun = time.perf_counter()
        found = records(article, reading, registry, library)
        seconds = time.perf_counter() - begun
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / 1e9
    counted = [one for one in found if one.quantity.unit is not None and one.evidence]
    return Held(len(told), number, seconds, peak, Counter(one.verdict.value for one in counted))


if __name__ == "__main__":
    PARTS: dict[str, Callable[[], Cost | Held]] = {"index": index, "hold": hold}
    print(json.dumps(PARTS[sys.argv[1]]()._asdict()))
