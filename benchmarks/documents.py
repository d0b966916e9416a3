"""Documents as sources are: PDFs and Word files that are made here, so that their text is known."""

import io
from collections.abc import Sequence

_LEADING = 14  # points between two lines
_TOP, _LEFT, _SIZE = 800, 50, 10


def pdf(pages: Sequence[Sequence[str]], title: str = "") -> bytes:
    """A PDF of pages with the given lines, one font, one text object a page; an empty line is a gap."""
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    kids = []
    for lines in pages:
        stream = _page(lines)
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream))
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] "
            b"/Resources << /Font << /F1 3 0 R >> >> /Contents %d 0 R >>" % len(objects)
        )
        kids.append(b"%d 0 R" % len(objects))
    objects[1] = b"<< /Type /Pages /Kids [%s] /Count %d >>" % (b" ".join(kids), len(kids))
    objects.append(b"<< /Title (%s) >>" % _escaped(title))
    return _file(objects)


def _page(lines: Sequence[str]) -> bytes:
    """The text object of a page."""
    shown = [b"BT /F1 %d Tf %d %d Td %d TL" % (_SIZE, _LEFT, _TOP, _LEADING)]
    for line in lines:
        shown.append(b"(%s) Tj T*" % _escaped(line) if line else b"T*")
    return b"\n".join([*shown, b"ET"])


def _escaped(text: str) -> bytes:
    return text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)").encode("cp1252")


def _file(objects: Sequence[bytes]) -> bytes:
    """The objects with the table that says where each begins; the last one is the file's information."""
    out = io.BytesIO()
    out.write(b"%PDF-1.4\n")
    places = []
    for number, body in enumerate(objects, 1):
        places.append(out.tell())
        out.write(b"%d 0 obj\n%s\nendobj\n" % (number, body))
    start = out.tell()
    out.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1))
    out.writelines(b"%010d 00000 n \n" % place for place in places)
    out.write(
        b"trailer\n<< /Size %d /Root 1 0 R /Info %d 0 R >>\nstartxref\n%d\n%%%%EOF\n"
        % (len(objects) + 1, len(objects), start)
    )
    return out.getvalue()
