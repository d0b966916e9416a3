"""What the checks of arithmetic say of one sentence, for their tests."""

import itertools

from checker.check import load
from claims import NotChecked
from tests.test_check_examples import material

_CHECKS = {check.name: check for check in load()}
FAMILY = ("ratio-mismatch", "change-mismatch", "difference-mismatch", "percent-vs-points")


def found(text: str, name: str = "example.md", checks: tuple[str, ...] = FAMILY) -> list[tuple[str, list[str]]]:
    """The check and the figures of each finding in an article: the stated result first, then its operands."""
    given = material(f"# Report\n\n{text}\n" if not text.startswith("#") else text, name)
    article = given.document.text
    drafts = itertools.chain.from_iterable(((check, one) for one in _CHECKS[check].run(given)) for check in checks)
    return [
        (check, [" ".join(article[at.start : at.end].split()) for at in (*one.primary, *one.other)])
        for check, one in drafts
        if not isinstance(one, NotChecked)
    ]
