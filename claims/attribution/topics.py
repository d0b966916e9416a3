"""Whom a sentence is about, though it cites nobody: who "it" or "she" of the next sentence may be."""

from claims.attribution.phrases import Sentence
from claims.attribution.words import determiners, nationalities, vocabulary


def topic(sentence: Sentence) -> tuple[int, int] | None:
    """The name that a sentence opens with, behind its setting ("In May, Acme …"): its first and last character."""
    words = vocabulary()
    first = 0
    if sentence.at(0) in words.prepositions and "," in sentence.low[:16]:
        first = sentence.low.index(",") + 1
    first = next((at for at in range(first, min(len(sentence), first + 5)) if sentence.name[at]), -1)
    if first < 0:
        return None
    if first == 0 and sentence.low[0].endswith("s") and not sentence.named(1) and "'" not in sentence.low[0]:
        return None  # "Bookings rose": more likely a plural than a name
    last = _name_end(sentence, first)
    if last == first and sentence.low[first] in nationalities():
        return None  # "Dutch exports rose"
    return sentence.start[first], sentence.end[last]


def person(sentence: Sentence) -> tuple[int, int] | None:
    """The name of the last person whom a sentence introduces ("the director, Ann Roe") or meets ("I asked Ann Roe").

    What is given are its first and last character. The name must have two words.
    """
    words = vocabulary()
    for first in range(len(sentence) - 2, 0, -1):
        if not sentence.name[first] or sentence.name[first - 1]:
            continue
        apart = sentence.low[first - 1] == ","
        title = sentence.at(first - 2 if apart else first - 1) in words.honorifics | words.bodies
        introduced = title or (apart and not determiners().isdisjoint(sentence.low[max(0, first - 5) : first - 2]))
        met = sentence.at(first - 2 if sentence.low[first - 1] in ("to", "with") else first - 1) in words.meeting
        last = _name_end(sentence, first)
        if (introduced or met) and last > first and sentence.names_somebody(first, last):
            return sentence.start[first], sentence.end[last]
    return None


def _name_end(sentence: Sentence, last: int) -> int:
    links = vocabulary().name_links
    while sentence.named(last + 1) or (sentence.at(last + 1) in links and sentence.named(last + 2)):
        last += 1 if sentence.named(last + 1) else 2
    return last
