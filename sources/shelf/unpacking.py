"""A body as it was sent into the document that it packs, which may be far larger: never past a limit."""

import zlib

from sources.errors import Refused

_STEP = 1 << 16
# How zlib is told which packing to expect.
_WINDOW = {"gzip": 16 + zlib.MAX_WBITS, "x-gzip": 16 + zlib.MAX_WBITS, "deflate": zlib.MAX_WBITS}


def unpacked(data: bytes, encodings: str, most: int, url: str) -> bytes:
    """The document of a body with this Content-Encoding. Raises Refused for more than `most` bytes, or damage."""
    for encoding in reversed([one.strip().lower() for one in encodings.split(",") if one.strip()]):
        if encoding == "identity":
            continue
        if encoding not in _WINDOW:
            raise Refused(f"{url}: is packed as {encoding!r}, which was not asked for: save it by hand")
        try:
            data = _inflated(data, _WINDOW[encoding], most, url)
        except zlib.error as error:
            if encoding != "deflate":
                raise Refused(f"{url}: its {encoding} packing is damaged ({error}): try again later") from None
            data = _inflated(data, -zlib.MAX_WBITS, most, url)  # many servers leave out the header
    return data


def _inflated(data: bytes, window: int, most: int, url: str) -> bytes:
    unpacker = zlib.decompressobj(window)
    pieces: list[bytes] = []
    size = 0
    while data and not unpacker.eof:
        piece = unpacker.decompress(data, _STEP)
        data = unpacker.unconsumed_tail
        size += len(piece)
        pieces.append(piece)
        if size > most:
            raise Refused(f"{url}: unpacks to more than {most / 1e6:,.0f} MB: save what you need of it by hand")
    if not unpacker.eof:
        raise zlib.error("it ends too early")
    return b"".join(pieces)
