"""What every worker does: load a tool, run it over texts that it has not seen, and say what that took.

A worker is run by the interpreter of its tool's own environment, so this file and the workers use the standard library
and their tool alone. It is given a JSON file (a list of texts) and prints one JSON object: seconds of one core for the
import, for loading (until a first text has gone through) and for the texts, and the peak memory of the whole process.
"""

import json
import resource
import sys
import time
from collections.abc import Callable

# One text before the clock starts: tools load their models and tables when the first figure needs them.
WARM_UP = "Sales rose about 3.5% to 1.2 million pounds in March, more than 40 km from the 5 shops that cost $9 each."


def main(load: Callable[[], Callable[[str], object]]) -> None:
    """Measure the tool that `load` imports and returns as a function of one text."""
    with open(sys.argv[1], encoding="utf-8") as file:
        texts = json.load(file)
    begun = time.process_time()
    run = load()
    imported = time.process_time()
    run(WARM_UP)
    loaded = time.process_time()
    failures = 0
    for text in texts:
        try:
            run(text)
        except Exception:  # a text that breaks a tool is counted and reported, and the others are still measured
            failures += 1
    done = time.process_time()
    print(
        json.dumps(
            {
                "imported": imported - begun,
                "loaded": loaded - imported,
                "seconds": done - loaded,
                "characters": sum(map(len, texts)),
                "failures": failures,
                "peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
            }
        )
    )
