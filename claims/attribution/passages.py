"""What each sentence of a block cites, and what it goes on citing from the sentences before it."""

import bisect
import re
from dataclasses import dataclass, field, replace
from functools import cache
from typing import NamedTuple

from claims import lexicon
from claims.attribution.cue import Cue
from claims.attribution.cues import cues
from claims.attribution.labels import signature
from claims.attribution.phrases import QUOTES, Sentence, Who
from claims.attribution.topics import person, topic
from claims.attribution.words import vocabulary
from claims.claim import Attribution, Manner
from claims.document import Block, Document

_NEAR = 300  # characters of a sentence that are looked at for what bounds a clause, or for what the sentence is about
_RECENT = 2  # blocks after which "she said" no longer means the one who spoke
_BOUNDARY = re.compile(r";|,?\s+(?:while|whereas|but|although|though)\b|,\s+(?:and|with)\b|\s[—–]\s")
_PART = re.compile(r"[,;]\s+|\s(?:and|while|whereas|but|although|though)\s+|\s[—–]\s")
_SUBORDINATE = re.compile(
    r"(?:;|,?\s*\b(?:while|whereas|but|although|though|after|as|because|and|when|since|before|that|whose|which))\s+"
    r"(?:(?:the|a|an|its)\s+)?\Z"
)
_CONCESSIVE = re.compile(
    r"\s*(?:while|whereas|although|though|after|as|because|when|since|before|despite)\b", re.IGNORECASE
)
_ABOUT_SPEAKER = re.compile(r",?\s+(?:who|which|whose)\b")
_QUOTED = re.compile(r"“[^“”]{24,4000}”|\"[^\"]{24,4000}\"")
_LOWER = re.compile(r"(?<![^\W\d_])[a-zà-ÿ]{2,}(?![^\W\d_])")
_LETTERS = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")


class Ref(NamedTuple):
    """A source that was named, whether the sentences after it go on with it, and its date (year, month) if it has one.

    `block`, `sentence` and `stop` are where: a block's number, and characters of its plain text.
    """

    named: Attribution
    carries: bool
    report: bool
    dated: tuple[int, int] | None
    block: int
    sentence: int
    stop: int

    def carried(self) -> Attribution:
        """The same source, cited from another sentence."""
        return self.named.model_copy(update={"manner": Manner.CARRIED})


class Said(NamedTuple):
    """What a cue of a sentence cites, for the figures from `low` to `high`; no attribution where the writer speaks.

    The figures in `itself` say who a speaker is, and are not what he says ("Roe, 58, said").
    """

    who: Who
    low: int
    high: int
    attribution: Attribution | None
    ref: Ref | None
    labelled: bool
    carries: bool
    itself: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence of a block: its cues, what is carried into it, and hearsay in it.

    `around` is whose words it is a part of where it is quoted, or what a source line at the end of the block cites.
    """

    start: int
    end: int
    said: tuple[Said, ...] = ()
    carried: Ref | None = None
    hearsay: Attribution | None = None
    around: Attribution | None = None

    def governing(self, offset: int) -> Attribution | None:
        """What the clause at `offset` cites; None where it cites nobody by itself."""
        index = bisect.bisect_right(self.said, offset, key=lambda said: said.low) - 1
        said = self.said[index] if index >= 0 else None
        if said is None or offset >= said.high:
            return None
        about_source = said.itself[0] <= offset < said.itself[1]
        return Attribution() if about_source else said.attribution or Attribution()

    def spoken(self) -> Ref | None:
        """The last source that the sentence itself cites."""
        return next((said.ref for said in reversed(self.said) if said.ref), None)

    def last(self) -> Ref | None:
        """The source that the end of the sentence leaves open."""
        return self.said[-1].ref if self.said else self.carried


@dataclass
class Memory:
    """What an article has cited so far, and the words that it writes in lower case."""

    known: frozenset[str] = frozenset()
    report: Ref | None = None
    speaker: Ref | None = None
    by_noun: dict[str, Ref] = field(default_factory=dict)

    @classmethod
    def of(cls, document: Document) -> "Memory":
        """Nothing cited yet."""
        return cls(frozenset(_LOWER.findall(document.text)))

    def note(self, ref: Ref, words: str) -> None:
        """Remember a source, by each of the words that name it too: "the survey" is the last one with that word."""
        self.speaker = ref
        if ref.carries:
            self.report = ref
        self.by_noun.update(dict.fromkeys((match[0].lower() for match in _LETTERS.finditer(words)), ref))


@dataclass
class _Reading:
    """One block while it is read."""

    document: Document
    number: int
    memory: Memory
    lines: list[Line] = field(default_factory=list)

    @property
    def block(self) -> Block:
        return self.document.blocks[self.number]


def read_block(document: Document, number: int, memory: Memory) -> list[Line]:
    """The sentences of block `number` with what they cite; `memory` learns what the block names."""
    reading = _Reading(document, number, memory)
    text = reading.block.text
    carried: Ref | None = None
    for start, end in reading.block.sentences:
        found = cues(text, start, end, memory.known)
        strong = [cue for cue in found if not cue.weak]
        if any(cue.who is Who.NAME for cue in strong):
            strong = [cue for cue in strong if cue.who is not Who.OWN]
        said = _said(reading, start, end, _without_echoes(text, strong))
        if any(cue.own for cue in strong) or (carried and not said and _breaks(carried, text[start:end])):
            carried = None
        hearsay = next((_vague(reading, cue) for cue in found if cue.weak and cue.who is Who.VAGUE), None)
        if said and strong[0].back and reading.lines and not reading.lines[-1].said:
            meant = said[0].ref.carried() if said[0].ref else said[0].attribution
            reading.lines[-1] = replace(reading.lines[-1], around=meant)
        reading.lines.append(Line(start, end, said, carried, hearsay))
        if said:
            ref = said[-1].ref
            carried = ref if ref and ref.carries and said[-1].carries else None
    return _signed(reading, _under_a_source_line(_with_quotations(reading)))


def _without_echoes(text: str, strong: list[Cue]) -> list[Cue]:
    """Cues without those to nobody in particular in the clause of a source ("Acme found that analysts expect …")."""
    kept: list[Cue] = []
    for cue in strong:
        if cue.who is not Who.VAGUE or not kept or _last_boundary(text, kept[-1].stop, cue.at) is not None:
            kept.append(cue)
    return kept


def _said(reading: _Reading, start: int, end: int, strong: list[Cue]) -> tuple[Said, ...]:
    if not strong:
        return ()
    text = reading.block.text
    lows: list[int] = []
    for index, cue in enumerate(strong):
        before = strong[index - 1] if index else None
        lows.append(_reach_back(text, start, before, cue))
    said: list[Said] = []
    for cue, low, high in zip(strong, lows, (*lows[1:], end), strict=True):
        ref, attribution = _resolve(reading, start, cue, said)
        if attribution is None and cue.who is not Who.OWN:
            continue
        if cue.behind and _ABOUT_SPEAKER.match(text, cue.stop):
            high = cue.stop
        if cue.own:
            low, high = _own_part(text, low, high, cue)
        itself = (0, 0) if cue.report or cue.labelled else (cue.start, cue.end)
        said.append(Said(cue.who, low, high, attribution, ref, cue.labelled, cue.carries, itself))
    return tuple(said)


def _own_part(text: str, low: int, high: int, cue: Cue) -> tuple[int, int]:
    """The part of a clause that a cue holds for by itself: "…, 5 million as per the census and …"."""
    apart = text.startswith(",", cue.stop)
    after = (_BOUNDARY if apart else _PART).search(text, cue.stop + apart, min(high, cue.stop + _NEAR))
    before = [match.end() for match in _PART.finditer(text, max(low, cue.at - _NEAR), cue.at)]
    if before and before[-1] == cue.at:
        before.pop()
    return (before[-1] if before else low), (after.start() if after else high)


def _reach_back(text: str, start: int, before: Cue | None, cue: Cue) -> int:
    """Where the clause begins that `cue` governs."""
    if cue.behind:
        if before is None:
            return start
        if before.behind:
            return before.stop
        return _last_boundary(text, before.stop, cue.at) or cue.at
    near = max(start, cue.at - 40)
    subordinate = _SUBORDINATE.search(text, near, cue.at)
    if before is not None:
        return _last_boundary(text, before.stop, cue.at) or (subordinate.start() if subordinate else cue.at)
    if subordinate and subordinate.start() > start:
        return subordinate.start()
    if _CONCESSIVE.match(text, start, cue.at) and "," in text[start : cue.at]:
        return cue.at
    return start


def _last_boundary(text: str, start: int, end: int) -> int | None:
    last = None
    for match in _BOUNDARY.finditer(text, max(start, end - _NEAR), end):
        last = match.start()
    return last


def _resolve(reading: _Reading, start: int, cue: Cue, said: list[Said]) -> tuple[Ref | None, Attribution | None]:
    """The source that a cue means, and how the sentence cites it."""
    memory = reading.memory
    if cue.who is Who.NAME:
        ref = Ref(
            _named(reading, cue.start, cue.end),
            cue.carries,
            cue.report,
            _dated(reading.block.text, start, cue),
            reading.number,
            start,
            cue.stop,
        )
        memory.note(ref, reading.block.text[cue.start : cue.end])
        return ref, ref.named
    if cue.who is Who.OWN:
        return None, None
    if cue.who is Who.VAGUE:
        return None, _vague(reading, cue)
    noun = reading.block.text[cue.start : cue.end].rsplit(None, 1)[-1].lower()
    report = cue.who is Who.REPORT
    meant = memory.by_noun.get(noun) or memory.report if report else _speaker(reading, start, cue, said, noun)
    if meant is None:
        return None, None if cue.pronoun else _vague(reading, cue)
    here = (meant.block, meant.sentence) == (reading.number, start)
    return meant, meant.named if here else meant.carried()


def _speaker(reading: _Reading, start: int, cue: Cue, said: list[Said], noun: str) -> Ref | None:
    """Whom "it", "she" or "the company" means: who spoke last, else what a sentence before is about."""
    text, memory = reading.block.text, reading.memory
    if said and said[-1].ref:
        another = not cue.pronoun and _last_boundary(text, said[-1].ref.stop, cue.at) is not None
        return None if another else said[-1].ref
    if not cue.pronoun and noun in memory.by_noun:
        return memory.by_noun[noun]
    for line in [Line(start, cue.at), *reading.lines[:-4:-1]]:
        if spoken := line.spoken():
            return spoken
        words = Sentence(text, line.start, min(line.end, line.start + _NEAR), memory.known)
        about = topic(words) or (person(words) if noun in ("he", "she") else None)
        if about:
            return Ref(_named(reading, *about), False, False, None, reading.number, line.start, about[1])
    recent = cue.pronoun and memory.speaker and reading.number - memory.speaker.block <= _RECENT
    return memory.speaker if recent else None


def _named(reading: _Reading, start: int, end: int) -> Attribution:
    low, high = reading.block.source(start, end)
    return Attribution(manner=Manner.NAMED, text=reading.document.text[low:high], start=low, end=high)


def _vague(reading: _Reading, cue: Cue) -> Attribution:
    return _named(reading, cue.start if cue.labelled else cue.at, cue.stop).model_copy(update={"manner": Manner.VAGUE})


# When a passage leaves its source.


@cache
def _date() -> re.Pattern[str]:
    months = "|".join(sorted(lexicon.load("dates")["months"], key=lambda month: (-len(month), month)))
    return re.compile(rf"(?:\b({months})\.?\s+(?:\d{{1,2}},?\s+)?)?\b((?:19|20)\d\d)\b", re.IGNORECASE | re.ASCII)


def _dates(text: str) -> list[tuple[int, int]]:
    """The (year, month) pairs in a text, month 0 where it has none."""
    months = lexicon.load("dates")["months"]
    return [(int(match[2]), months[match[1].lower()] if match[1] else 0) for match in _date().finditer(text)]


def _dated(text: str, start: int, cue: Cue) -> tuple[int, int] | None:
    """When a source was published, as far as its words and the date before them say."""
    own = _dates(text[cue.at : cue.stop])
    setting = [date for date in _dates(text[max(start, cue.at - _NEAR) : cue.at]) if date[1]] if cue.report else []
    return max(own + setting, default=None)


@cache
def _foundings() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, sorted(vocabulary().foundings)))})\b")


def _breaks(ref: Ref, sentence: str) -> bool:
    """Whether a sentence cannot come from the source carried so far: it is about something else, or later than it."""
    table = vocabulary()
    words = [match[0].lower() for match in _LETTERS.finditer(sentence)]
    if not words:
        return False
    if words[0] in table.turns or words[0] in table.own or _foundings().search(sentence):
        return True
    if ref.dated is None:
        return False
    year, month = ref.dated
    ahead = not table.future.isdisjoint(words)
    return any(
        (later, of) > (year, month or 12) if of else later > year and not ahead for later, of in _dates(sentence)
    )


# Who speaks where several sentences are one quotation.


def _with_quotations(reading: _Reading) -> list[Line]:
    """The lines, with the speaker of each quotation for those of its sentences that name nobody."""
    text, lines = reading.block.text, reading.lines
    if "”" not in text and '"' not in text:
        return lines
    speaker: Ref | None = None
    index = 0
    for quoted in _QUOTED.finditer(text):
        while index < len(lines) and lines[index].end <= quoted.start():
            speaker = lines[index].spoken() or speaker
            index += 1
        last = index
        while last + 1 < len(lines) and lines[last + 1].start < quoted.end():
            last += 1
        closing = lines[last].spoken() if last < len(lines) else None
        for inside in range(index, min(last + 1, len(lines))):
            speaker = lines[inside].spoken() or closing or speaker
            if speaker and not lines[inside].said and lines[inside].start >= quoted.start():
                lines[inside] = replace(lines[inside], around=speaker.carried())
        index = last
    return lines


def _signed(reading: _Reading, lines: list[Line]) -> list[Line]:
    """The lines, with who signs what they quote ("“…” — Jane Roe") for those of them that name nobody.

    The name stands behind the quotation, at the end of the block, or is a block of its own under it.
    """
    blocks, number, text = reading.document.blocks, reading.number, reading.block.text
    start = 0
    by = signature(text)
    if by is not None and (quoted := text[: by[0]].rstrip(" -–—―")):
        source = _named(reading, *by)
        if quoted[-1] in '”"»':
            start = quoted.rfind({"”": "“", '"': '"', "»": "«"}[quoted[-1]], 0, len(quoted) - 1)
    elif by is None and text[:1] in QUOTES and number + 1 < len(blocks) and (by := signature(blocks[number + 1].text)):
        source = _named(replace(reading, number=number + 1), *by)
    else:
        return lines
    return [line if line.said or line.around or line.end <= start else replace(line, around=source) for line in lines]


def _under_a_source_line(lines: list[Line]) -> list[Line]:
    """The lines, with what a source line that closes the block cites for those that name nobody."""
    closing = lines[-1].said[0] if lines and lines[-1].said else None
    if closing is None or not closing.labelled or closing.attribution is None:
        return lines
    return [line if line.said or line.around else replace(line, around=closing.attribution) for line in lines]
