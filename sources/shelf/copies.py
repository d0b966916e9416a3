"""What is kept of a fetched document, and how its text is had from it."""

import codecs
import datetime
import hashlib
import re
from collections.abc import Mapping

import claims
from claims import Document, ReadError
from claims.model import Value

# How the readers tell a format: by the suffix of its name.
_SUFFIXES = {
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "text/markdown": ".md",
    "text/csv": ".csv",
    "text/tab-separated-values": ".tsv",
    "text/plain": ".txt",
}
_DECLARED = re.compile(rb"<(?:meta|\?xml)\b[^>]{0,200}?(?:charset|encoding)\s*=\s*[\"']?\s*([A-Za-z0-9_-]{2,20})", re.I)
_HEAD = 4096
_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_BINARY = (b"%PDF-", b"PK\x03\x04")


class Copy(Value):
    """A document as it was fetched for a source: where, when, and the hashes of its bytes and of its text.

    `url` is the address that was asked and `final_url` where it was found. `text_sha256` is null where the bytes hold
    no text that can be read. `archive` is the address of a copy that an archive keeps. `headers` are the server's, in
    lower case; the lock leaves them out.
    """

    source: str
    url: str
    final_url: str
    fetched: datetime.datetime
    status: int
    media_type: str = ""
    size: int
    sha256: str
    text_sha256: str | None = None
    etag: str | None = None
    last_modified: str | None = None
    archive: str | None = None
    headers: Mapping[str, str] = {}

    @property
    def known(self) -> dict[str, str]:
        """The headers of a request that is answered with 304 where the document is still this one."""
        said = {"If-None-Match": self.etag, "If-Modified-Since": self.last_modified}
        return {name: value for name, value in said.items() if value}


def document(data: bytes, name: str, media_type: str = "", charset: str | None = None) -> Document:
    """The document that fetched bytes hold. Raises claims.ReadError where there is no text to be had from them.

    Text comes in whatever encoding: a byte-order mark decides, then UTF-8 where the bytes are such, then what the
    server or the page declares, and windows-1252 where all that is wrong.
    """
    if data.startswith(_BINARY):
        return claims.read(data, name=name)
    text = _decoded(data, charset)
    return claims.read(text.encode("utf-8", "replace"), name=name + _SUFFIXES.get(media_type, ""))


def _decoded(data: bytes, charset: str | None) -> str:
    declared = _DECLARED.search(data, 0, _HEAD)
    marked = next((encoding for mark, encoding in _MARKS if data.startswith(mark)), None)
    for encoding in (marked, "utf-8", charset, declared[1].decode("ascii") if declared else None):
        if encoding is None:
            continue
        try:
            return data.decode(encoding)
        except (UnicodeDecodeError, LookupError):
            continue
    return data.decode("windows-1252", "replace")


def text_hash(data: bytes, name: str, media_type: str, charset: str | None) -> str | None:
    """The hash of a document's readable text, its markup and white space left out; None where none can be read."""
    try:
        return words_hash(document(data, name, media_type, charset))
    except ReadError:
        return None


def words_hash(read: Document) -> str:
    """The hash of the words of a document."""
    return hashlib.sha256("\n".join(" ".join(block.text.split()) for block in read.blocks).encode()).hexdigest()


def charset_of(content_type: str) -> str | None:
    """The charset that a Content-Type header names."""
    found = re.search(r"charset\s*=\s*[\"']?([\w.:-]+)", content_type, re.IGNORECASE)
    return found[1] if found else None
