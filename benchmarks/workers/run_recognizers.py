"""Microsoft's Recognizers-Text over texts: numbers, percentages, currencies and dimensions, without dates."""

from collections.abc import Callable

import measure


def _load() -> Callable[[str], object]:
    from recognizers_number import recognize_number, recognize_percentage
    from recognizers_number_with_unit import recognize_currency, recognize_dimension
    from recognizers_text import Culture

    steps = (recognize_number, recognize_percentage, recognize_currency, recognize_dimension)
    return lambda text: [step(text, Culture.English) for step in steps]


measure.main(_load)
