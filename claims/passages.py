"""What each sentence of a block cites, and what it goes on citing from the sentences before it."""

import re
from dataclasses import dataclass, field
from functools import cache
from typing import NamedTuple

from claims import lexicon
from claims.claim import Attribution, Manner
from claims.cues import Cue, cues
from claims.document import Block, Document
from claims.phrases import Sentence, Who

_RECENT = 6  # blocks after which "the study" no longer means the study that was named
_BOUNDARY = re.compile(r";|,?\s+(?:while|whereas|but|although|though)\b|,\s+(?:and|with)\b|\s[—–]\s")
_SUBORDINATE = re.compile(
    r"(?:;|,?\s*\b(?:while|whereas|but|although|though|after|as|because|and|when|since|before|that|whose|which))\s+"
    r"(?:(?:the|a|an|its)\s+)?\Z"
)
_CONCESSIVE = re.compile(
    r"\s*(?:while|whereas|although|though|after|as|because|when|since|before|despite)\b", re.IGNORECASE
)
_QUOTED = re.compile(r"“[^“”]{24,4000}”|\"[^\"]{24,4000}\"")
_LETTERS = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")


class Ref(NamedTuple):
    """A source that was named: who, whether sentences after go on with it, its date (year, month) if it has one, and where."""

    named: Attribution
    carries: bool
    report: bool
    dated: tuple[int, int] | None
    block: int

    def carried(self) -> Attribution:
        """The same source, cited from another sentence."""
        return self.named.model_copy(update={"manner": Manner.CARRIED})


class Said(NamedTuple):
    """What one cue of a sentence cites, for the figures from `low` to `high`; no attribution where the writer speaks."""

    who: Who
    low: int
    high: int
    attribution: Attribution | None
    ref: Ref | None
    labelled: bool


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence of a block: its cues, what is carried into it, who speaks where it is quoted, and hearsay in it."""

    start: int
    end: int
    said: tuple[Said, ...] = ()
    carried: Ref | None = None
    hearsay: Attribution | None = None
    quoted: Attribution | None = None

    def governing(self, offset: int) -> Attribution | None:
        """What the clause at `offset` cites; None where it cites nobody by itself."""
        for said in self.said:
            if said.low <= offset < said.high:
                return said.attribution or Attribution()
        return None

    def last(self) -> Ref | None:
        """The source that the end of the sentence leaves open."""
        return self.said[-1].ref if self.said else self.carried


@dataclass
class Memory:
    """What an article has cited so far."""

    report: Ref | None = None
    speaker: Ref | None = None

    def note(self, ref: Ref) -> None:
        """Remember a source that was named."""
        self.speaker = ref
        if ref.carries:
            self.report = ref


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
        found = cues(text, start, end)
        strong = [cue for cue in found if not cue.weak]
        if any(cue.who is Who.NAME for cue in strong):
            strong = [cue for cue in strong if cue.who is not Who.OWN]
        said = _said(reading, start, end, _without_echoes(strong))
        if carried and not said and _breaks(carried, text[start:end]):
            carried = None
        hearsay = next((_vague(reading, cue) for cue in found if cue.weak and cue.who is Who.VAGUE), None)
        reading.lines.append(Line(start, end, said, carried, hearsay))
        if said:
            ref = said[-1].ref
            carried = ref if ref and ref.carries else None
    return _with_quotations(reading)


def _without_echoes(strong: list[Cue]) -> list[Cue]:
    """Cues without those to nobody in particular behind a source that was named ("Acme found …, and analysts expect …")."""
    return [cue for index, cue in enumerate(strong) if cue.who is not Who.VAGUE or index == 0]


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
        said.append(Said(cue.who, low, high, attribution, ref, cue.labelled))
    return tuple(said)


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
    for match in _BOUNDARY.finditer(text, start, end):
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
        )
        memory.note(ref)
        return ref, ref.named
    if cue.who is Who.OWN:
        return None, None
    if cue.who is Who.VAGUE:
        return None, _vague(reading, cue)
    ref = memory.report if cue.who is Who.REPORT else _speaker(reading, start, cue, said)
    if ref is None or reading.number - ref.block > _RECENT:
        return None, None if cue.pronoun else _vague(reading, cue)
    return ref, ref.carried()


def _speaker(reading: _Reading, start: int, cue: Cue, said: list[Said]) -> Ref | None:
    """Whom "it", "she" or "the company" means: who spoke last, else what a sentence before is about."""
    text = reading.block.text
    if said and said[-1].ref:
        return said[-1].ref
    for line in [Line(start, cue.at), *reading.lines[:-4:-1]]:
        spoken = next((part.ref for part in reversed(line.said) if part.ref), None)
        if spoken:
            return spoken
        topic = Sentence(text, line.start, line.end).topic() if line.start < line.end else None
        if topic:
            return Ref(_named(reading, *topic), False, False, None, reading.number)
    return reading.memory.speaker


def _named(reading: _Reading, start: int, end: int) -> Attribution:
    low, high = reading.block.source(start, end)
    return Attribution(manner=Manner.NAMED, text=reading.document.text[low:high], start=low, end=high)


def _vague(reading: _Reading, cue: Cue) -> Attribution:
    return _named(reading, cue.at, cue.stop).model_copy(update={"manner": Manner.VAGUE})


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
    setting = [date for date in _dates(text[start : cue.at]) if date[1]] if cue.report else []
    return max(own + setting, default=None)


@cache
def _words() -> dict[str, frozenset[str]]:
    table = lexicon.load("attribution")
    return {name: frozenset(table[name]) for name in ("own", "turns", "foundings", "future")}


@cache
def _foundings() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, sorted(_words()['foundings'])))})\b")


def _breaks(ref: Ref, sentence: str) -> bool:
    """Whether a sentence cannot come from the source carried so far: it is about something else, or later than the source."""
    table = _words()
    words = [match[0].lower() for match in _LETTERS.finditer(sentence)]
    if not words:
        return False
    if words[0] in table["turns"] or words[0] in table["own"] or _foundings().search(sentence):
        return True
    if ref.dated is None:
        return False
    year, month = ref.dated
    ahead = not table["future"].isdisjoint(words)
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
    done = 0
    for quoted in _QUOTED.finditer(text):
        inside = [
            index
            for index in range(done, len(lines))
            if lines[index].end > quoted.start() and lines[index].start < quoted.end()
        ]
        for index in range(done, inside[-1] + 1 if inside else done):
            refs = [part.ref for part in lines[index].said if part.ref]
            speaker = refs[-1] if refs else speaker
        for index in inside:
            if speaker and not lines[index].said and lines[index].start >= quoted.start():
                lines[index] = _replace_quoted(lines[index], speaker)
        done = inside[-1] if inside else done
    return lines


def _replace_quoted(line: Line, speaker: Ref) -> Line:
    return Line(line.start, line.end, line.said, line.carried, line.hearsay, speaker.carried())
