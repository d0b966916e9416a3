"""`reviews.toml`: what people decided of an article's figures. It is committed beside the registry.

    [[waived]]
    article = "articles/solar.md"
    check = "conflicting-values"
    quote = "Solar covered 31% of Lindau's power demand"
    reason = "the two polls differ"
    by = "Mei"
    on = 2025-03-04
    until = 2025-12-31
    before = "A dry year."

The quote is of the sentence in which the finding is reported, whole or in part, and holds the figure; of a cell of a
table it is that alone, or "row | column | cell". `by`, `on`, `until`, and `before` or `after`, which are words next to
the sentence where others read alike, may be left out.
"""

import re
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Annotated, NamedTuple

from pydantic import ConfigDict, Field, StringConstraints, ValidationError

from claims import Extent
from reports.anchors import anchor, is_near, plain
from reports.audit import Audit, Finding, Record
from reports.errors import DecisionError
from reports.waivers import Waiver

_HEADER = re.compile(r"\s*\[\[\s*waived\s*\]\]")
Said = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]


class Review(Waiver):
    """A waiver that stands apart from its article, on `line` of its file: it knows its finding by a quote."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    article: Said
    quote: Said
    reason: Said
    before: str = ""
    after: str = ""
    line: int = Field(default=1, exclude=True)


class Place(NamedTuple):
    """A sentence that a review fits, and the ids of the findings that are reported there."""

    sentence: Extent
    findings: tuple[str, ...]


def read(path: Path) -> tuple[Review, ...]:
    """The waivers of a file; none where there is no such file. Raises DecisionError, with file and line."""
    try:
        text = path.read_bytes().decode("utf-8-sig")
        table = tomllib.loads(text)
    except FileNotFoundError:
        return ()
    except UnicodeDecodeError as error:
        raise DecisionError(f"{path}: byte {error.start} is not UTF-8; save the file as UTF-8") from None
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise DecisionError(f"{path}: not TOML: {error}") from None
    except OSError as error:
        raise DecisionError(f"{path}: {error.strerror or error}; the reviews cannot be read") from None
    unknown = next((key for key in table if key != "waived"), None)
    if unknown is not None:
        raise DecisionError(f"{path}: {unknown}: unknown key; there is [[waived]]")
    entries = table.get("waived", [])
    if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        raise DecisionError(f"{path}: waived must be tables, each under [[waived]]")
    lines = [number for number, line in enumerate(text.splitlines(), 1) if _HEADER.match(line)]
    lines += [1] * (len(entries) - len(lines))
    return tuple(_review(entry, path, line) for entry, line in zip(entries, lines, strict=False))


def _review(entry: Mapping[str, object], path: Path, line: int) -> Review:
    try:
        return Review.model_validate({**entry, "line": line})
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        key = str(first["loc"][0])
        if first["type"] == "missing" or (first["type"] == "string_too_short" and key == "reason"):
            problem = f"{key} is missing; a waiver has article, check, quote and reason"
        elif first["type"] == "extra_forbidden":
            known = ", ".join(name for name in Review.model_fields if name != "line")
            problem = f"{key}: unknown key; there are {known}"
        else:
            problem = f"{key}: {first['msg'][:1].lower()}{first['msg'][1:]}"
        raise DecisionError(f"{path}:{line}: {problem}") from None


def places(review: Review, audit: Audit) -> list[Place]:
    """The sentences that a review fits, in the order of the text; of several, those that have its words around them."""
    records = {record.id: record for record in audit.claims}
    fitting: dict[tuple[int, int], list[str]] = {}
    for finding in audit.findings:
        if finding.check != review.check or finding.waived:
            continue
        for record in _reported(finding, records):
            if _fits(review, record, audit.article.text):
                ids = fitting.setdefault((record.sentence.start, record.sentence.end), [])
                ids.extend([finding.id] if finding.id not in ids else [])
    found = [Place(Extent(start=start, end=end), tuple(ids)) for (start, end), ids in sorted(fitting.items())]
    return [one for one in found if is_near(audit.article.text, one.sentence, review.before, review.after)] or found


def _reported(finding: Finding, records: Mapping[str, Record]) -> Iterator[Record]:
    """The claims at issue in a finding."""
    for claim in finding.claims:
        record = records.get(claim)
        if record and any(mark.start < record.end and record.start < mark.end for mark in finding.at_issue):
            yield record


def _fits(review: Review, record: Record, text: str) -> bool:
    """Whether a claim's sentence has the quote in it, as whole words, and the quote has its figure."""
    words, known = plain(review.quote), anchor(record, text)
    if known.figure not in words:
        return False
    return re.search(rf"(?<!\w)(?<!\d[.,]){re.escape(words)}(?!\w)(?![.,]\d)", known.quote) is not None
