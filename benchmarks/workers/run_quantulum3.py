"""quantulum3 over texts; a second argument "plain" switches its classifier off."""

import sys
from collections.abc import Callable

import measure


def _load() -> Callable[[str], object]:
    from quantulum3 import classifier, parser

    classifier.USE_CLF = sys.argv[2:] != ["plain"]
    return parser.parse


measure.main(_load)
