"""The passages of the documents on the shelf, found by their words: a full-text index of its own (SQLite FTS5).

The index holds nothing that the shelf does not: a file that is damaged, or of another form, is made anew, and what is
not in it is read again. Passages are a few sentences of prose, or a row of a table with its labels; each knows the page
or the section that it stands in. Every document has a table of its own, so that looking into one takes no longer for
all the others, and a word is as rare as it is there.
"""

import contextlib
import datetime
import itertools
import json
import os
import re
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from claims import Document, ReadError
from claims.document import Block, Role, Run
from sources.errors import ShelfError
from sources.shelf.copies import Copy, charset_of, document
from sources.shelf.store import Shelf

# What is kept is of this form; another number makes the index anew.
FORM = 2
# Characters that a passage of prose has at most, unless one sentence is longer.
_LONGEST = 600
_MOST_WORDS = 60
_PATIENCE = 10.0
_WORD = re.compile(r"\w+")
_TABLES = f"""
CREATE TABLE IF NOT EXISTS document (
  number INTEGER PRIMARY KEY, sha256 TEXT UNIQUE NOT NULL, title TEXT, published TEXT);
PRAGMA user_version = {FORM};
"""
_PASSAGES = """
CREATE VIRTUAL TABLE passage_{number} USING fts5 (
  text, labels, blocks UNINDEXED, locator UNINDEXED, tokenize = 'porter unicode61 remove_diacritics 2')
"""


class Passage(NamedTuple):
    """A passage of the document with this hash: its text, where it stands ("p. 7"), and its blocks as values."""

    sha256: str
    text: str
    locator: str | None
    blocks: tuple[Block, ...]
    title: str | None = None
    published: datetime.date | None = None

    def document(self, name: str) -> Document:
        """The passage as a document of its own, from which the figures of it are extracted as those of an article."""
        text = "\n\n".join(block.text for block in self.blocks)
        placed, at = [], 0
        for block in self.blocks:
            end = at + len(block.text)
            placed.append(block.model_copy(update={"start": at, "end": end, "runs": (Run(0, at, end),)}))
            at = end + 2
        return Document(
            name=name,
            format="text",
            sha256=self.sha256,
            text=text,
            title=self.title,
            published=self.published,
            blocks=tuple(placed),
        )


class Passages:
    """An open index. Close it, or use it as a context."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._db = _opened(path)

    def __enter__(self) -> "Passages":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file."""
        self._db.close()

    def holds(self, sha256: str) -> bool:
        """Whether the document with this hash is indexed."""
        return self._db.execute("SELECT 1 FROM document WHERE sha256 = ?", (sha256,)).fetchone() is not None

    def add(self, sha256: str, read: Document) -> int:
        """Index a document; gives how many passages it has. Nothing of it is kept where that fails."""
        passages = [
            (
                " ".join(block.text for block in blocks),
                " ".join(filter(None, _labels(blocks))),
                json.dumps([_kept(block) for block in blocks], ensure_ascii=False, separators=(",", ":")),
                _locator(read, blocks[0], first),
            )
            for blocks, first in _passages(read)
        ]
        published = read.published.isoformat() if read.published else None
        with self._db:
            added = self._db.execute(
                "INSERT INTO document (sha256, title, published) VALUES (?, ?, ?)", (sha256, read.title, published)
            )
            self._db.execute(_PASSAGES.format(number=added.lastrowid))
            self._db.executemany(
                f"INSERT INTO passage_{added.lastrowid} (text, labels, blocks, locator) VALUES (?, ?, ?, ?)", passages
            )
        return len(passages)

    def has(self, sha256: str, words: Iterable[str]) -> bool:
        """Whether a passage of a document has one of the words, as `search` takes them."""
        sought = _query(words)
        row = self._db.execute("SELECT number FROM document WHERE sha256 = ?", (sha256,)).fetchone()
        if not sought or row is None:
            return False
        table = f"passage_{row[0]}"
        found = self._db.execute(f"SELECT 1 FROM {table} WHERE {table} MATCH ? LIMIT 1", (sought,))
        return found.fetchone() is not None

    def search(self, sha256: str, words: Iterable[str], most: int = 8) -> list[Passage]:
        """The passages of a document that have most of the words, the best first; none for no word.

        What is given as one word and is several ("4.2", "38,210") is sought as they stand, one behind the other.
        """
        sought = _query(words)
        row = self._db.execute("SELECT number, title, published FROM document WHERE sha256 = ?", (sha256,)).fetchone()
        if not sought or row is None:
            return []
        number, title, day = row
        published = datetime.date.fromisoformat(day) if day else None
        rows = self._db.execute(
            f"SELECT text, locator, blocks FROM passage_{number} WHERE passage_{number} MATCH ? "
            f"ORDER BY bm25(passage_{number}, 1.0, 1.5), rowid LIMIT ?",
            (sought, most),
        )
        return [
            Passage(sha256, text, locator, tuple(map(_block, json.loads(blocks))), title, published)
            for text, locator, blocks in rows
        ]


def _query(words: Iterable[str]) -> str:
    """What SQLite is asked for passages that have one of the words at least; empty for no word."""
    told = (" ".join(_WORD.findall(word.lower())) for word in words)
    return " OR ".join(f'"{term}"' for term in list(dict.fromkeys(filter(None, told)))[:_MOST_WORDS])


def indexed(copies: Iterable[Copy], shelf: Shelf, path: Path) -> tuple[Passages, dict[str, ShelfError | ReadError]]:
    """The index at `path` with every one of these copies in it, and by source why some are not.

    Raises ShelfError where the index can neither be opened nor made anew.
    """
    index, troubles = Passages(path), dict[str, ShelfError | ReadError]()
    for copy in copies:
        try:
            if not index.holds(copy.sha256):
                data = shelf.get(copy.sha256)
                charset = charset_of(copy.headers.get("content-type", ""))
                index.add(copy.sha256, document(data, copy.source, copy.media_type, charset))
        except (ShelfError, ReadError) as error:
            troubles[copy.source] = error
    return index, troubles


def _opened(path: Path) -> sqlite3.Connection:
    """The database in a file; one that is damaged, or of another form, is put aside and begun anew."""
    why = ""
    for _ in range(2):
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            db = sqlite3.connect(path, timeout=_PATIENCE)
        except (OSError, sqlite3.Error) as error:
            raise ShelfError(f"{path}: {error}: the index of passages cannot be made there") from None
        try:
            form = db.execute("PRAGMA user_version").fetchone()[0]
            if form in (0, FORM) and db.execute("PRAGMA quick_check(1)").fetchone()[0] == "ok":
                db.executescript(_TABLES)
                for (number,) in db.execute("SELECT number FROM document").fetchall():
                    db.execute(f"SELECT count(*) FROM passage_{number} WHERE passage_{number} MATCH '\"a\"'").fetchone()
                return db
        except sqlite3.DatabaseError as error:
            why = str(error)
        db.close()
        for suffix in ("", "-journal", "-wal", "-shm"):
            with contextlib.suppress(FileNotFoundError):
                os.unlink(f"{path}{suffix}")
    raise ShelfError(f"{path}: {why}: the index of passages cannot be made; delete the file")


def _passages(read: Document) -> Iterator[tuple[list[Block], int]]:
    """The blocks of each passage, and where in the document's text it begins."""
    for row, group in itertools.groupby(read.blocks, key=lambda block: _row(block)):
        blocks = list(group)
        if row is not None:
            yield blocks, blocks[0].start
            continue
        for block in blocks:
            yield from _pieces(block)


def _row(block: Block) -> tuple[str | None, str | None] | None:
    """What the cells of one row of a table have in common; None for what is no cell."""
    return (block.section, block.row) if block.role is Role.TABLE and block.row is not None else None


def _pieces(block: Block) -> Iterator[tuple[list[Block], int]]:
    """A block in stretches of whole sentences."""
    if len(block.text) <= _LONGEST:
        yield [block], block.start
        return
    first: int | None = None
    last = 0
    for start, end in block.sentences:
        if first is not None and end - first > _LONGEST:
            yield [_cut(block, first, last)], block.source(first, last)[0]
            first = None
        first, last = (start if first is None else first), end
    if first is not None:
        yield [_cut(block, first, last)], block.source(first, last)[0]


def _cut(block: Block, first: int, last: int) -> Block:
    return block.model_copy(update={"text": block.text[first:last], "runs": ()})


def _labels(blocks: Sequence[Block]) -> list[str | None]:
    """What a passage says beside its text: its section, and the labels of its row and columns."""
    return list(dict.fromkeys([blocks[0].section, blocks[0].row, *(block.column for block in blocks)]))


def _locator(read: Document, block: Block, at: int) -> str | None:
    """Where a passage is, for a person: its page, else its section."""
    page = read.page(at)
    return block.section if page is None else f"p. {page}"


def _kept(block: Block) -> list[str | int | None]:
    return [block.role.value, block.level, block.text, block.section, block.row, block.column]


def _block(kept: Sequence[str | int | None]) -> Block:
    role, level, text, section, row, column = kept
    return Block(
        role=Role(str(role)), level=level, start=0, end=0, text=text, runs=(), section=section, row=row, column=column
    )
