"""Files into documents: one reader a format, and one table that names them."""

import hashlib
import os
import re
import stat
from collections.abc import Callable
from pathlib import Path, PurePath

from claims.document import Document, Extent
from claims.errors import ReadError
from claims.readers import csv, docx, html, markdown, pdf, text
from claims.readers.blocks import Content
from claims.readers.dates import published
from claims.readers.keyed import with_keys
from claims.readers.raised import with_notes

MAX_BYTES = 20_000_000

READERS: dict[str, Callable[[str], Content]] = {
    "text": text.read,
    "markdown": markdown.read,
    "html": html.read,
    "csv": csv.read,
}
BINARY: dict[str, Callable[[bytes, str], tuple[str, Content]]] = {"pdf": pdf.read, "docx": docx.read}
"""Readers that take the text out of a file themselves; they are given its bytes, and its name for their messages."""

_SUFFIXES = {
    ".txt": "text",
    ".text": "text",
    ".md": "markdown",
    ".markdown": "markdown",
    ".mdx": "markdown",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".csv": "csv",
    ".tsv": "csv",
}
# How the formats begin that are not text: a reader's, or what a message calls them.
_OPENINGS = ((b"%PDF-", "pdf"), (b"PK\x03\x04", "docx"))
_MAGIC = (
    (b"\xd0\xcf\x11\xe0", "an old Office file"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"{\\rtf", "an RTF file"),
)
_HEAD = 4096
_CHARSET = re.compile(
    rb"<(?:meta|\?xml)\b[^>]{0,200}?(?:charset|encoding)\s*=\s*[\"']?\s*([A-Za-z0-9_-]{2,20})", re.IGNORECASE
)
_HTML = re.compile(
    r"\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--.{0,2000}?-->\s*)*<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
_MARKDOWN = re.compile(
    r"\A---[^\S\n]*\r?\n|^#{1,6} \S|\]\(https?://|\*\*\S"  # front matter, heading, link, strong
    r"|^\|.*\|[^\S\n]*\r?\n\|?[ :|-]*-{3}[ :|-]*\r?$|^\[\^[^\]\n]+\]:",  # table, footnote
    re.MULTILINE,
)


def read(source: str | os.PathLike[str] | bytes, name: str | None = None) -> Document:
    """An article as a Document, from a file's path or its bytes (a PDF, a DOCX, or text in UTF-8).

    `name` is what messages call it, the path by default. The reader of a text is chosen by the suffix of the path or
    name, by the content where that says nothing. Raises ReadError with one line that says what is wrong, where, and
    what to do.
    """
    if isinstance(source, bytes):
        label, data = name or "article", source
    else:
        label, data = name or os.fspath(source), _bytes(source, name)
    _refuse_size(len(data), label)
    kind = _opening(data)
    if kind is not None:
        return _made(*BINARY[kind](data, label), label, data, kind)
    suffix = PurePath(name or "" if isinstance(source, bytes) else source).suffix.lower()
    content = _decode(data, label)
    return _document(content, label, data, _SUFFIXES.get(suffix) or _sniff(content))


def read_text(text: str, name: str = "text") -> Document:
    """A plain text as a Document; an empty one has no blocks. Raises ReadError for NULs and lone surrogates."""
    try:
        data = text.encode()
    except UnicodeEncodeError as error:
        raise ReadError(
            f"{name}: character {error.start} is half of a surrogate pair: decode the text as UTF-8"
        ) from None
    _refuse_size(len(data), name)
    kind = _opening(data)
    if kind is not None:
        raise ReadError(f"{name}: begins as a {kind.upper()}, which is no text: give its bytes to claims.read")
    _refuse_binary(data, name)
    return _document(text, name, data, "text")


def _document(content: str, name: str, data: bytes, kind: str) -> Document:
    return _made(content, READERS[kind](content), name, data, kind)


def _made(content: str, found: Content, name: str, data: bytes, kind: str) -> Document:
    found = with_notes(with_keys(found) if kind == "markdown" else found, content)
    return Document(
        name=name,
        format=kind,
        sha256=hashlib.sha256(data).hexdigest(),
        text=content,
        title=found.title,
        published=found.published or published(found.blocks),
        blocks=tuple(found.blocks),
        links=tuple(found.links),
        marks=tuple(found.marks),
        quotations=tuple(found.quotations),
        comments=tuple(Extent(start=start, end=end) for start, end in found.comments),
        pages=tuple(found.pages),
    )


def _bytes(source: str | os.PathLike[str], name: str | None) -> bytes:
    label = name or os.fspath(source)
    try:
        status = os.stat(source)
        if stat.S_ISDIR(status.st_mode):
            raise ReadError(f"{label}: is a directory: name an article in it")
        if not stat.S_ISREG(status.st_mode):
            raise ReadError(f"{label}: is not a regular file: save the article to a file first")
        _refuse_size(status.st_size, label)
        return Path(source).read_bytes()
    except FileNotFoundError:
        raise ReadError(f"{label}: no such file: check the path") from None
    except PermissionError:
        raise ReadError(f"{label}: permission denied: make the file readable") from None
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        raise ReadError(f"{label!r}: cannot be read ({reason}): check the path") from None


def _decode(data: bytes, name: str) -> str:
    _refuse_size(len(data), name)
    if not data.strip():
        raise ReadError(f"{name}: the file is empty: there is nothing to check")
    _refuse_binary(data, name)
    try:
        return data.decode()
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        byte = data[error.start]
        declared = _CHARSET.search(data, 0, _HEAD)
        also = f" (it declares {declared[1].decode('ascii')})" if declared else ""
        raise ReadError(
            f"{name}: byte {error.start} (0x{byte:02x}, line {line}) is not UTF-8{also}: save the file as UTF-8"
        ) from None


def _opening(data: bytes) -> str | None:
    """The format that is no text, and that these bytes begin."""
    return next((kind for magic, kind in _OPENINGS if data.startswith(magic)), None)


def _refuse_size(size: int, name: str) -> None:
    if size > MAX_BYTES:
        raise ReadError(
            f"{name}: {size / 1e6:.1f} MB is more than the {MAX_BYTES / 1e6:.0f} MB that an article may have: split it"
        )


def _refuse_binary(data: bytes, name: str) -> None:
    for magic, what in _MAGIC:
        if data.startswith(magic):
            raise ReadError(f"{name}: is {what}, which tallymark does not read: save it as text, Markdown or HTML")
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise ReadError(f"{name}: byte 0 (0x{data[0]:02x}, line 1) begins UTF-16: save the file as UTF-8")
    if b"\0" in data:
        at = data.index(b"\0")
        line = data.count(b"\n", 0, at) + 1
        raise ReadError(f"{name}: byte {at} (line {line}) is NUL: this is a binary file, not an article")


def _sniff(content: str) -> str:
    """The format of a content that no suffix tells."""
    head = content[:20_000].removeprefix("\ufeff")
    if _HTML.match(head):
        return "html"
    return "markdown" if _MARKDOWN.search(head) else "text"
