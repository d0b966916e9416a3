"""The two corpora of the benchmark: texts that do not repeat, read where they lie and kept nowhere."""

import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

GOLD = Path(__file__).parents[1] / "tests" / "gold"
SENTENCE_END = re.compile(r"(?<=[.?!])\s+(?=[A-Z“\"])")
# Sentences of one news text, and how much of their letters two sentences share before the second counts as a repeat.
SENTENCES = 12
SHARED_START = 60


class Corpus(NamedTuple):
    """Texts under a name; `figures` is the share of their sentences that hold a digit."""

    name: str
    texts: tuple[str, ...]

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """The paragraphs of all texts."""
        return tuple(part for text in self.texts for part in text.splitlines() if part.strip())

    @property
    def characters(self) -> int:
        """How many characters the texts have."""
        return sum(map(len, self.texts))

    @property
    def figures(self) -> float:
        """The share of the sentences that hold a digit."""
        sentences = [sentence for text in self.texts for sentence in SENTENCE_END.split(text)]
        return sum(map(has_digit, sentences)) / len(sentences)

    def sample(self, characters: int) -> "Corpus":
        """About so many characters of it, in texts taken from the whole at equal steps."""
        step = max(1, self.characters // characters)
        return self._replace(texts=self.texts[::step])


def has_digit(text: str) -> bool:
    """Whether a figure is written in digits."""
    return any(map(str.isdigit, text))


def ordinary(shared: Path) -> Corpus:
    """Articles in which about half of the sentences hold a figure: the seed, the project's own, and science paragraphs.

    Of the science paragraphs only those are taken in which at most two sentences in three hold a figure.
    """
    articles = [shared / "seed" / "article.txt", *sorted(GOLD.glob("*.txt")), *sorted(GOLD.glob("*.md"))]
    paragraphs = (
        line["text"]
        for part in ("train", "trial")
        for line in _lines(shared / "data" / "quantities" / f"measeval-{part}.jsonl")
    )
    prose = (text for text in paragraphs if Corpus("", (text,)).figures <= 2 / 3)
    return Corpus("ordinary articles", (*(path.read_text("utf-8") for path in articles), *_texts(prose, 6)))


def news(shared: Path) -> Corpus:
    """News sentences that all hold a figure, a dozen to a text. The set's revisions of one sentence are left out."""
    seen: set[str] = set()
    sentences: list[str] = []
    for line in _lines(shared / "data" / "weigh" / "vitaminc.jsonl"):
        sentence = re.sub(r" (?=[.,;:!?%)])|(?<=\() ", "", line["evidence"])
        start = re.sub(r"[^a-z]+", "", sentence.lower())[:SHARED_START]
        if has_digit(sentence) and start not in seen:
            seen.add(start)
            sentences.append(sentence)
    return Corpus("news sentences", tuple(_texts(sentences, SENTENCES)))


def _lines(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8") as file:
        yield from map(json.loads, file)


def _texts(paragraphs: Iterable[str], count: int) -> Iterator[str]:
    held = list(paragraphs)
    for at in range(0, len(held), count):
        yield "\n\n".join(held[at : at + count]) + "\n"
