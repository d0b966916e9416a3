"""Sources in brackets, behind labels and under quotations: "(Source: Acme)", "(Roe et al., 2021)", "“…” — Jane Roe"."""

import re
from functools import cache

from claims import lexicon
from claims.attribution.cue import Cue
from claims.attribution.phrases import Sentence, Who
from claims.attribution.words import vocabulary


@cache
def _label() -> re.Pattern[str]:
    labels = "|".join(map(re.escape, lexicon.load("attribution")["labels"]))
    return re.compile(rf"(?:\A|(?<=[(\[.!?|•]))\s*+({labels})\s*:\s*+([^()\[\]|]{{2,300}})", re.IGNORECASE)


def label(text: str) -> bool:
    """Whether a table's column with this heading holds sources."""
    return text.strip().rstrip(":").lower() in lexicon.load("attribution")["labels"]


def labelled(text: str, start: int, end: int) -> list[Cue]:
    """Lines of sources; `labelled` where one is the whole sentence, and so speaks of what stands before it."""
    found = []
    for match in _label().finditer(text[start:end]):
        low, high = start + match.start(2), start + match.end(2)
        high -= len(text[low:high]) - len(text[low:high].rstrip(" .;,"))
        if low < high:
            at = start + match.start(1)
            words = Sentence(text, low, high)
            who = Who.NAME if words.names_somebody(0, len(words) - 1) else Who.VAGUE
            whole = not text[start:at].strip("([ ")
            found.append(Cue(who, low, high, at, max(high, start + match.end(2)), behind=True, labelled=whole))
    return found


_AUTHOR_YEAR = re.compile(
    r"\((?:see |cf\. |from )?([^\W\d_][^()]{1,120}?,? (?:19|20)\d\d)[a-z]?(?:, pp?\. ?[\d–-]+)?\)"
)
_AUTHORS = re.compile(r", (?:19|20)\d\d\Z|\bet al\b|&| and ")


def author_and_year(text: str, start: int, end: int) -> list[Cue]:
    """Authors in brackets with a year: "(Roe et al., 2021)"."""
    found = []
    for match in _AUTHOR_YEAR.finditer(text, start, end):
        words = Sentence(text, match.start(1), match.end(1))
        if _AUTHORS.search(match[1]) and words.named(0) and words.names_somebody(0, len(words) - 1):
            found.append(
                Cue(Who.NAME, match.start(1), match.end(1), match.start(), match.end(), behind=True, report=True)
            )
    return found


_SIGNED = re.compile(r"(?:\A|(?<=[”\"’».!?…]) ?)(?:[—–―]|--?)\s*([^\W\d_][^—–―\n”“\"]{1,120})\Z")
_LONGEST_NAME = 6  # words


def signature(text: str) -> tuple[int, int] | None:
    """Who signs a text at its end, behind a dash: "… trust itself.” — Judge Ann Roe": the first and last character.

    Each word of the name is written like one; behind a comma may follow who that is. A text may be nothing else.
    """
    match = _SIGNED.search(text, max(0, len(text) - 200))
    if match is None or text.endswith((".", "!", "?", ":", ";")):
        return None
    words = Sentence(text, match.start(1), match.end(1))
    last = next((at for at in range(len(words)) if words.at(at) == ","), len(words)) - 1
    links = vocabulary().name_links | vocabulary().honorifics
    written = all(words.name[at] or words.low[at] in links or words.low[at] == "." for at in range(last + 1))
    if not written or last >= _LONGEST_NAME or not words.names_somebody(0, last):
        return None
    return match.start(1), match.end(1)
