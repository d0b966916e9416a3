"""What passages do to claims, in figures: one pair as a person asks for it, or a file of pairs."""

import json
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple

from checker.errors import PairsError
from claims import Document, extract_all, read_text
from reports.formats import replace
from sources.evidence import Answer, Weighed, answer, facts, joined, weigh

# Pairs whose sentences are parsed together.
_BATCH = 256
_MEANT = '{"id": …, "claim": "…", "evidence": "…"}'


class Pair(NamedTuple):
    """A claim, a passage that may bear it out, and what whoever asks calls the two."""

    id: Any
    claim: str
    passage: str


class Outcome(NamedTuple):
    """What a passage does to a claim as a whole, the reason in one line, and what it does to each figure."""

    id: Any
    answer: Answer
    why: str
    figures: tuple[Weighed, ...]


def outcomes(pairs: Iterable[Pair]) -> Iterator[Outcome]:
    """What becomes of each pair, in their order."""
    waiting = iter(pairs)
    while batch := list(islice(waiting, _BATCH)):
        documents: dict[str, Document] = {}
        for pair in batch:
            for what, text in (("claim", pair.claim), ("passage", pair.passage)):
                if joined(text) not in documents:
                    documents[joined(text)] = read_text(joined(text), f"the {what} of pair {pair.id}")
        readings = extract_all(list(documents.values()))
        read = dict(zip(documents, zip(documents.values(), readings, strict=True), strict=True))
        for pair in batch:
            figures = weigh(facts(*read[joined(pair.claim)]), facts(*read[joined(pair.passage)]))
            yield Outcome(pair.id, *answer(figures), figures)


def shown(outcome: Outcome) -> str:
    """An outcome as a person reads it: the answer, and a line for each figure of the claim."""
    lines = [f"{outcome.answer}: {outcome.why}" if not outcome.figures else str(outcome.answer)]
    lines += [f'  "{" ".join(one.claim.text.split())}": {one.relation}: {one.why}' for one in outcome.figures]
    return "\n".join(lines) + "\n"


def pairs_of(path: Path) -> list[Pair]:
    """The pairs of a file with one JSON object a line. Raises PairsError, which names the line."""
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise PairsError(f"{path}: {error.strerror or error}; name a file with a line {_MEANT} a pair") from None
    except UnicodeDecodeError as error:
        raise PairsError(f"{path}: byte {error.start} is not UTF-8; save the file as UTF-8") from None
    lines = enumerate(text.split("\n"), 1)
    return [_pair(line, f"{path}:{number}") for number, line in lines if line.strip()]


def _pair(line: str, place: str) -> Pair:
    try:
        entry = json.loads(line)
    except (ValueError, RecursionError):
        raise PairsError(f"{place}: not JSON; a line is {_MEANT}") from None
    if not isinstance(entry, dict):
        raise PairsError(f"{place}: not an object; a line is {_MEANT}")
    for key in ("id", "claim", "evidence"):
        if key not in entry or (key != "id" and not isinstance(entry[key], str)):
            raise PairsError(f"{place}: {key} is {'no text' if key in entry else 'missing'}; a line is {_MEANT}")
    return Pair(entry["id"], entry["claim"], entry["evidence"])


def keep(found: Sequence[Outcome], path: Path) -> None:
    """Write outcomes as JSON, one object a line, in the order of the pairs. Raises PairsError."""
    lines = (
        json.dumps({"id": one.id, "relation": one.answer, "why": one.why}, ensure_ascii=False) + "\n" for one in found
    )
    try:
        replace(path, "".join(lines))
    except OSError as error:
        raise PairsError(f"cannot write {path}: {error.strerror or error}; choose another path") from None
