"""How time and memory grow with the number of claims, where conflicts are planted among them: all of them are found.

Each size runs in a process of its own, on one core and as the command runs: the claims become statements, those that
may measure one thing are held against one another, and the check reports. A million claims stand in one pool here,
as if they were one article; an article has at most a fiftieth of that (claims.extraction.MOST_FIGURES).
"""

import itertools
import json
import re
import resource
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from benchmarks.facts import SKEWS
from benchmarks.pool import pool
from checker.check import Draft, Material, load
from checker.corpus import collect_seldom
from claims.comparison import keys

SIZES = (10_000, 100_000, 1_000_000)
CHECK = "conflicting-values"
# The bars: what ten times the claims may cost, and the seconds and gigabytes of the largest size.
TENFOLD, SECONDS, GIGABYTES = 11, 120, 4.0


class Scale(NamedTuple):
    """What one size took: seconds to make the claims, then of wall and of the core to check them, and peak memory.

    `densest` is the share of the claims under the key that holds most; of the `planted` conflicts some may be `missed`,
    and `other` findings are of none of them.
    """

    claims: int
    densest: float
    made: float
    seconds: float
    core: float
    gigabytes: float
    planted: int
    missed: int
    other: int


def main(sizes: Sequence[int] = SIZES) -> int:
    """Print what each size costs in both skews, and whether the bars are met."""
    for skew in SKEWS:
        print(f"\nclaims by the number in blocks of {skew} skew, with conflicts planted among them\n")
        print(
            f"{'claims':>11}{'in one key':>12}{'made, s':>9}{'seconds':>9}{'of core':>9}{'peak GB':>9}"
            f"{'planted':>9}{'missed':>8}{'other':>7}"
        )
        runs: list[Scale] = []
        for size in sizes:
            runs.append(apart(size, skew))
            print(
                "{:>11,}{:>12.1%}{:>9.1f}{:>9.1f}{:>9.1f}{:>9.2f}{:>9,}{:>8,}{:>7,}".format(*runs[-1]),
                flush=True,
            )
        print(*_bars(runs), sep="\n")
    return 0


def _bars(runs: Sequence[Scale]) -> Iterator[str]:
    last = runs[-1]
    wrong = sum(run.missed + run.other for run in runs)
    yield _bar("planted conflicts missed, and findings that are none", wrong, 0, "0")
    for less, more in itertools.pairwise(runs):
        if more.claims >= 9 * less.claims:
            cost = more.core / less.core * 10 * less.claims / more.claims
            yield _bar(f"cost of ten times {less.claims:,} claims, times", cost, TENFOLD, "1")
    if last.claims >= SIZES[-1]:
        yield _bar("seconds", last.seconds, SECONDS, "0")
        yield _bar("GB", last.gigabytes, GIGABYTES, "2")


def _bar(what: str, value: float, most: float, places: str) -> str:
    return f"{'met' if value <= most else 'NOT MET':8}{what}: {value:,.{places}f} (at most {most:,})"


def apart(size: int, skew: str) -> Scale:
    """`measure` in a process of its own. Raises subprocess.CalledProcessError."""
    command = [sys.executable, "-m", "benchmarks.scale", str(size), skew]
    return Scale(**json.loads(subprocess.run(command, stdout=subprocess.PIPE, check=True).stdout))


def measure(size: int, skew: str) -> Scale:
    """Make so many claims, look for conflicts among them, and hold what is found against what was planted."""
    begun = time.perf_counter()
    made = pool(size, skew)
    (check,) = (one for one in load() if one.name == CHECK)
    collect_seldom()
    started, worked = time.perf_counter(), time.process_time()
    material = Material.of(made.document, made.reading, ())
    found = [one.claims for one in check.run(material) if isinstance(one, Draft)]
    seconds, core = time.perf_counter() - started, time.process_time() - worked
    peak = _peak()
    planted = {claim: number for number, claims in enumerate(made.planted) for claim in claims}
    hits = Counter(
        next(iter(numbers)) if len(numbers) == 1 else None
        for numbers in ({planted.get(claim) for claim in claims} for claims in found)
    )
    other = hits.pop(None, 0) + sum(count - 1 for count in hits.values())
    of_key = Counter(key for one in material.index.statements for key in keys(one, material.index.short))
    return Scale(
        claims=len(made.reading),
        densest=max(of_key.values()) / len(made.reading),
        made=started - begun,
        seconds=seconds,
        core=core,
        gigabytes=peak,
        planted=len(made.planted),
        missed=len(made.planted) - len(hits),
        other=other,
    )


def _peak() -> float:
    """Gigabytes that this program has held at most; where Linux tells, without those of the process that started it."""
    status = Path("/proc/self/status")
    told = re.search(r"^VmHWM:\s*(\d+) kB$", status.read_text(), re.MULTILINE) if status.exists() else None
    most = int(told[1]) if told else resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most * 1024 / 1e9


if __name__ == "__main__":
    print(json.dumps(measure(int(sys.argv[1]), sys.argv[2])._asdict()))
