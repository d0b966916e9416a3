"""The words of a sentence, and the noun phrases among them that may name a source.

Patterns over words and a lexicon (lexicon/attribution.toml), no parse: a passage often cites in a sentence without a
figure, and those are never parsed. Every look to the left or right is bounded, so that the work grows with the length
of the text.
"""

import re
from collections.abc import Container
from enum import StrEnum
from typing import NamedTuple

from claims.attribution.words import after_name, determiners, nationalities, plain, vocabulary

_WORD = re.compile(r"[^\W_]+(?:[.'’&/-][^\W_]+|,\d{3}(?!\d))*+(?:(?<=s)['’](?=\s))?|[^\w\s]")
_TITLE = re.compile(r"[“\"‘]([^\W_][^“”\"‘\n]{1,160})[”\"’](?!\w)")
_REACH = 32  # words of a phrase; longer ones are cut

QUOTES = frozenset("“”\"'‘’«»")
ENDS = frozenset('.!?;:,)]”"’»—–')
_HARD = frozenset('.;:!?()[]“”"«»—–•|')


class Who(StrEnum):
    """Whom a phrase means.

    Somebody it names; the report or the speaker of an earlier sentence; nobody in particular; the writer.
    """

    NAME = "name"
    REPORT = "report"
    SPEAKER = "speaker"
    VAGUE = "vague"
    OWN = "own"


class Phrase(NamedTuple):
    """A noun phrase that may name a source: words `first` to `last`, both included; `report`: its noun is one."""

    who: Who
    first: int
    last: int
    report: bool = False


class Sentence:
    """A sentence in words: for each its text in lower case, its place in the block, and how it is written.

    A quoted title ("the 'State of Cities' report") is one word. A capital at the start of a sentence makes no name of
    a word of the lexicon, nor of a word of `known`: those that the article writes in lower case.
    """

    def __init__(self, text: str, start: int, end: int, known: Container[str] = ()) -> None:
        self.text = text
        self.low: list[str] = []
        self.start: list[int] = []
        self.end: list[int] = []
        self.name: list[bool] = []
        self.title: list[bool] = []
        words, common = vocabulary(), plain()
        titles = {match.start(): match.end() for match in _TITLE.finditer(text, start, end) if _is_title(match[1])}
        skip, opening = start, True
        for match in _WORD.finditer(text, start, end):
            at, stop, word = match.start(), match.end(), match[0]
            if at < skip:
                continue
            title = at in titles
            if title:
                skip = stop = titles[at]
                word = text[at + 1 : stop - 1]
            lower = word.lower()
            low = lower.replace("’", "'")
            lowered = opening and not title and (low in known or low in common)
            self.low.append(low)
            self.start.append(at)
            self.end.append(stop)
            self.name.append(
                title or (lower != word and not lowered and low not in words.calendar and low not in words.own)
            )
            self.title.append(title)
            opening = not title and not word[0].isalnum() and (opening or word in ':“"‘•')

    def __len__(self) -> int:
        return len(self.low)

    def at(self, index: int) -> str:
        """The word at `index`, or nothing where the sentence has none."""
        return self.low[index] if 0 <= index < len(self.low) else ""

    def named(self, index: int) -> bool:
        """Whether there is a word at `index`, written like a name."""
        return 0 <= index < len(self.low) and self.name[index]

    def acronym(self, index: int) -> bool:
        """Whether the word at `index` is written in three to six capitals."""
        word = self.text[self.start[index] : self.end[index]]
        return 3 <= len(word) <= 6 and word.isupper() and word.isalpha()

    def holds_report(self) -> bool:
        """Whether a word of the sentence is a noun for what may be cited."""
        return not vocabulary().reports.isdisjoint(self.low)

    def before(self, index: int) -> int:
        """The last word at or before `index` that is no adverb, auxiliary or time ("Acme on Monday also said")."""
        words = vocabulary()
        bottom = max(-1, index - 10)
        while index > bottom:
            if self.low[index] in words.passing:
                index -= 1
                continue
            stop = index
            while stop > bottom and (self.low[stop] in words.calendar or self.low[stop].isdecimal()):
                stop -= 1
            if stop == index:
                break
            if self.at(stop) in ("on", "in", "of"):
                index = stop - 1
            elif self.low[stop + 1] in (
                "last",
                "this",
                "earlier",
                "late",
                "monday",
                "tuesday",
                "wednesday",
                "thursday",
                "friday",
            ):
                index = stop
            else:
                break
        return index

    def subject(self, verb: int) -> Phrase | None:
        """Who stands before the verb as its subject, with the apposition between them if there is one."""
        words = vocabulary()
        last = head = self.before(verb - 1)
        if self.at(head) in ("which", "who"):
            return self.ending(head - 2 if self.at(head - 1) == "," else head - 1)
        if self.at(head) == ")":
            head = next((at for at in range(head, max(-1, head - 12), -1) if self.low[at] == "("), 0) - 1
        for _ in range(3):  # "Roe, 58, from Leeds, who took part, said"
            if self.at(head) != ",":
                break
            comma = self._comma_before(head)
            opens = self.at(comma + 1)
            behind_title = comma > 0 and self.named(comma + 1) and self._is_person(comma - 1)
            if comma < 1 or not (opens in words.titles or opens.isdecimal() or behind_title):
                return None if head == last else self._whole(head - 1, last - 1)
            head = comma
            if not self._opens_apposition(head):
                return self._whole(head - 1, last - 1)
        return self._whole(head, last) if self.at(head) != "," else self._whole(head - 1, last - 1)

    def _opens_apposition(self, comma: int) -> bool:
        """Whether the words that end at a comma are an apposition themselves, to what stands before them."""
        opens = self.at(self._comma_before(comma) + 1)
        return self._comma_before(comma) > 0 and (opens in vocabulary().titles or opens.isdecimal())

    def _whole(self, head: int, last: int) -> Phrase | None:
        """The phrase whose own words end at `head` and whose appositions end at `last`."""
        phrase = self.ending(head)
        if phrase is None:
            return None
        named = phrase.who in (Who.REPORT, Who.VAGUE) and self.names_somebody(head + 1, last)
        return phrase._replace(who=Who.NAME if named else phrase.who, last=last)

    def _comma_before(self, index: int) -> int:
        for at in range(index - 1, max(-1, index - _REACH), -1):
            if self.low[at] == ",":
                return at
            if self.low[at] in _HARD:
                break
        return -1

    def ending(self, last: int) -> Phrase | None:
        """The phrase that ends with word `last` and may name a source."""
        if not 0 <= last < len(self.low):
            return None
        low = self.low[last]
        words = vocabulary()
        bottom = self._clause_start(last)
        report = self._report_between(bottom, last)
        if report is not None:
            return self._report(bottom, report, last)
        if low in words.pronouns:
            return Phrase(Who.SPEAKER, last, last)
        if low in words.own:
            return Phrase(Who.OWN, last, last)
        if self.name[last]:
            first = self._name_start(bottom, last)
            return None if first == last and low in nationalities() else Phrase(Who.NAME, first, last)
        if self._is_person(last) or low in words.actors or low in words.sample:
            return self._people(bottom, last, last)
        return None

    def starting(self, first: int) -> Phrase | None:
        """The phrase that starts at word `first` and may name a source ("according to …", "…, said …")."""
        words = vocabulary()
        last = self._phrase_end(first)
        if last < first:
            return None
        report = next((at for at in range(first, last + 1) if self.low[at] in words.reports), None)
        named = self.names_somebody(first, last)
        determiner = self.low[first] if self.low[first] in determiners() else ""
        start = first + 1 if determiner and determiner not in ("her", "his") and first < last else first
        if determiner in words.possessive:
            return Phrase(Who.OWN, first, last)
        if named or report is not None or not (words.bodies | words.honorifics).isdisjoint(self.low[first : last + 1]):
            last = self._apposition_end(first, last)
        if named or self.names_somebody(first, last):
            return Phrase(Who.NAME, start, last, report is not None)
        if report is not None:
            return Phrase(Who.REPORT if determiner in words.definite else Who.VAGUE, start, last, True)
        if self.low[first] in words.pronouns:
            return Phrase(Who.SPEAKER, first, first)
        head = next(
            (at for at in range(first, last + 1) if self.low[at] in words.people or self.low[at] in words.bodies), None
        )
        if head is not None:
            return self._people(first, head, last)
        if any(self.name[at] and self.low[at] not in nationalities() for at in range(first, last + 1)):
            return Phrase(Who.NAME, start, last)
        return None

    def _clause_start(self, last: int) -> int:
        """The first word of the clause that `last` stands in, looking back."""
        words = vocabulary()
        bottom = max(0, last - _REACH)
        for at in range(last, bottom - 1, -1):
            low = self.low[at]
            if self.title[at] or (low in ("and", "&") and self.named(at - 1) and self.named(at + 1)):
                continue
            if low in words.breaks or low in _HARD or low == "," or low == "%":
                return at + 1
        return bottom

    def _phrase_end(self, first: int) -> int:
        """The last word of the phrase that starts at `first`."""
        words, may_follow = vocabulary(), after_name()
        top = min(len(self.low), first + _REACH)
        for at in range(first, top):
            low = self.low[at]
            if self.title[at] or (low in ("and", "&") and self.named(at - 1) and self.named(at + 1)):
                continue
            if low == "that" and at == first:
                continue
            if low in words.breaks or low in _HARD or low in (",", "%", "citing", "quoting", "$", "£", "€"):
                return at - 1
            behind_name = at > first and self.name[at - 1] and not self.low[at - 1].endswith(("'s", "s'"))
            goes_on = self.name[at] or not low.isalpha() or low in may_follow or self._goes_on_to_a_title(at)
            if behind_name and not goes_on:
                return at - 1  # "reported by Acme rose"
        return top - 1

    def _goes_on_to_a_title(self, index: int) -> bool:
        """Whether the words from `index` say what somebody is at the body named before: "Acme supply chain chief"."""
        words = vocabulary()
        for at in range(index, min(len(self.low), index + 4)):
            low = self.low[at]
            if low in words.honorifics and low != "who":
                return True
            if (
                not low.isalpha()
                or self.name[at]
                or low in words.auxiliaries | words.calendar | words.passing | words.say
            ):
                return False
        return False

    def _apposition_end(self, first: int, last: int) -> int:
        """The end of an apposition behind `last` that names somebody (", chief economist at Acme,"), or `last`."""
        words = vocabulary()
        persons = words.bodies | words.honorifics
        named = self.named(last + 2) and not persons.isdisjoint(self.low[first : last + 1])
        if self.at(last + 1) != "," or not (named or self.at(last + 2) in words.titles):
            return last
        end = self._phrase_end(last + 2)
        return end if self.at(end + 1) in ENDS | {""} and self.names_somebody(last + 2, end) else last

    def names_somebody(self, first: int, last: int) -> bool:
        """Whether words `first` to `last` hold a name that is more than a place."""
        origins = vocabulary().origins
        return any(self.name[at] and self.low[at].removesuffix("'s") not in origins for at in range(first, last + 1))

    def _report_between(self, bottom: int, last: int) -> int | None:
        """The first noun for a report whose phrase goes on to `last`."""
        words = vocabulary()
        reports = vocabulary().reports
        for at in range(bottom, last + 1):
            if self.low[at] in reports and (
                at == last or self.low[at + 1] in words.after_report | words.prepositions or self.title[at + 1]
            ):
                return at
        return None

    def _report(self, bottom: int, report: int, last: int) -> Phrase:
        words = vocabulary()
        first = report
        while first > bottom:
            low = self.low[first - 1]
            if low in determiners():
                break
            inside = low in words.name_links or (low == "the" and self.at(first - 2) in words.name_links)
            if inside and self.name[first] and any(self.name[max(bottom, first - 3) : first - 1]):
                first -= 1
                continue
            if (
                low in words.prepositions
                or low in words.auxiliaries
                or low in words.pronouns
                or not (low[0].isalnum() or self.title[first - 1])
            ):
                break
            first -= 1
        determiner = self.at(first - 1) if first > bottom else ""
        if determiner in words.possessive:
            return Phrase(Who.OWN, first, last, True)
        if self.names_somebody(first, last) or any(self._is_described(at, first) for at in range(first, last + 1)):
            return Phrase(Who.NAME, first, last, True)
        return Phrase(Who.REPORT if determiner in words.definite else Who.VAGUE, first, last, True)

    def _name_start(self, bottom: int, last: int) -> int:
        """The first word of the name that ends with `last`, and of what belongs to it ("the research firm Acme")."""
        words = vocabulary()
        first = last
        while first > bottom:
            low = self.low[first - 1]
            if self.name[first - 1] or (low[0].isdecimal() and self.named(first - 2)):
                first -= 1
            elif low in words.name_links and self.named(first - 2):
                first -= 2
            elif low == "the" and self.at(first - 2) in words.name_links and self.named(first - 3):
                first -= 3
            elif low in words.descriptors:
                first -= 1
            elif low in words.attaching or (low == "the" and self.at(first - 2) in words.attaching):
                head = first - 2 if low in words.attaching else first - 3
                if head < bottom or not (self._is_person(head) or self.name[head]):
                    break
                first = head
            else:
                break
        return max(first, bottom)

    def _is_described(self, index: int, first: int) -> bool:
        """Whether the word at `index` is a body that its adjective tells from others: "the electoral commission"."""
        words = vocabulary()
        adjective = self.low[index - 1] if index > first else ""
        return (
            self.low[index].removesuffix("'s") in words.bodies
            and adjective.isalpha()
            and adjective not in words.origins
            and not self.name[index - 1]
        )

    def _is_person(self, index: int) -> bool:
        words = vocabulary()
        return any(self.low[index] in kind for kind in (words.people, words.authors, words.titles, words.bodies))

    def _people(self, bottom: int, head: int, last: int) -> Phrase | None:
        """A phrase whose noun is no name: "analysts", "the bank", "Acme economists", "respondents"."""
        words = vocabulary()
        first = head
        while first > bottom and first > head - 6:
            low = self.low[first - 1]
            if low in determiners() or low in words.prepositions or low in words.auxiliaries or not low[0].isalnum():
                break
            first -= 1
        determiner = self.at(first - 1) if first > bottom else ""
        low = self.low[head]
        if determiner in words.possessive:
            return Phrase(Who.OWN, first, last)
        if low in words.actors:
            return Phrase(Who.VAGUE, first, last)
        if any(
            self.name[at]
            and self.low[at] not in words.origins
            and not self.low[at].endswith(("-based", "-owned", "-listed"))
            for at in range(first, last + 1)
        ):
            return Phrase(Who.NAME, first, last)
        if low in words.sample or (low in words.authors and determiner in words.definite):
            return Phrase(Who.REPORT, first, last)
        if low in words.people:
            return Phrase(Who.VAGUE, first, last)
        if determiner in words.definite and self._is_described(head, first):
            return Phrase(Who.NAME, first, last)
        if determiner in ("the", "this", "that") or low.startswith("spokes"):
            return Phrase(Who.SPEAKER, first, last)
        return Phrase(Who.VAGUE, first, last) if determiner else None


def _is_title(text: str) -> bool:
    """Whether a quoted text is written like a title: its long words are capitalised, and it ends like no speech."""
    if text[-1] in ",.!?;" or not (text[0].isupper() or text[0].isdecimal()):
        return False
    long = [word for word in text.split() if len(word) > 3 and word[0].isalpha()]
    return sum(word[0].isupper() for word in long) * 3 >= len(long) * 2
