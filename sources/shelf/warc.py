"""Copies as a WARC 1.1 file (ISO 28500:2017), which web archives and their players read."""

import io
from collections.abc import Iterable
from pathlib import Path

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from sources.shelf.copies import Copy
from sources.shelf.store import Shelf, written_whole

# Headers that speak of how the bytes were sent, which is not how they are kept.
_OF_TRANSPORT = {"content-encoding", "transfer-encoding", "content-length", "connection", "keep-alive"}


def export(copies: Iterable[Copy], shelf: Shelf, path: Path) -> int:
    """Write the copies to a gzipped WARC file, one response a copy; gives how many. Raises ShelfError."""
    out = io.BytesIO()
    writer = WARCWriter(out, gzip=True, warc_version="1.1")
    info = {"software": "tallymark", "format": "WARC File Format 1.1"}
    writer.write_record(writer.create_warcinfo_record(path.name, info))
    number = 0
    for copy in copies:
        data = shelf.get(copy.sha256)
        sent = [(f"X-Archive-Orig-{name}", value) for name, value in copy.headers.items() if name in _OF_TRANSPORT]
        headers = [(name, value) for name, value in copy.headers.items() if name not in _OF_TRANSPORT]
        record = writer.create_warc_record(
            copy.final_url,
            "response",
            payload=io.BytesIO(data),
            length=len(data),
            http_headers=StatusAndHeaders(
                f"{copy.status} OK", [*headers, *sent, ("content-length", str(len(data)))], protocol="HTTP/1.1"
            ),
            warc_headers_dict={"WARC-Date": copy.fetched.strftime("%Y-%m-%dT%H:%M:%SZ")},
        )
        writer.write_record(record)
        number += 1
    written_whole(path, out.getvalue())
    return number
