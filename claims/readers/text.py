"""Plain text: paragraphs between blank lines, headings that stand alone, lists with their bullets.

Nothing marks up a text file, so a role is read from the shape of the lines. Every character that is not white space
belongs to a block.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from claims.document import Block, NoteMark, Role
from claims.readers.blocks import Blocks, Content, bare_links, folded
from claims.readers.dates import date_line
from claims.readers.furniture import is_byline, is_caption

_LINE = re.compile(r"[^\n\r]+")
_BREAKS = re.compile(r"\r\n|\n|\r")
_ITEM = re.compile(r"[^\S\n\r]*(?:([•‣◦▪▫●○■–—*+-])[^\S\n\r]+|\(?(?:\d{1,3}|[a-zA-Z])[.)][^\S\n\r]+)(?=\S)")
_NOTE = re.compile(r"\[(\d{1,3}|\*|†)\][^\S\n\r]*(?=\S)|\^(\d{1,3})[^\S\n\r]+(?=\S)")
_NOTE_MARK = re.compile(r"\[(\d{1,3}|\*|†)\]")
_ENDED = re.compile(r"""[.!?;:,…。！？]["'”’»›)\]]*(?:\[[\w*†]{1,3}\])*\Z""")

# A heading is shorter than this, a line of hard-wrapped text as well; a longer line is a paragraph of its own.
_LONGEST_HEADING = 100
_LONGEST_WRAPPED = 120
_SHORTEST_WRAPPED = 50
_TAIL = 16  # characters in which a paragraph says that it ends


class _Line(NamedTuple):
    start: int
    end: int
    indent: int


class _Paragraph(NamedTuple):
    """Lines that belong together; `alone` where they stand like a heading: between blank lines, or over a long one."""

    start: int
    end: int
    lines: int
    alone: bool
    item: int | None  # where a list item's text begins


def read(text: str) -> Content:
    """The blocks of a plain text: title, headings, paragraphs, list items, notes."""
    offset = 1 if text.startswith("\ufeff") else 0
    paragraphs = list(_paragraphs(text, offset))
    blocks = Blocks()
    title: str | None = None
    notes: set[str] = set()
    for index, paragraph in enumerate(paragraphs):
        words = folded(text, paragraph.item or paragraph.start, paragraph.end)
        content = words.text
        opening = blocks.found and all(block.role in (Role.TITLE, Role.META) for block in blocks.found)
        note = _NOTE.match(text, paragraph.start, paragraph.end)
        if paragraph.item is not None and len(paragraphs) > 1:
            blocks.add(Role.LIST, words)
        elif len(paragraphs) == 1:
            blocks.add(Role.BODY, folded(text, paragraph.start, paragraph.end))
        elif index == 0 and _is_heading(content, paragraph):
            title = content
            blocks.add(Role.TITLE, words)
        elif note and index > 0:
            label = note[1] or note[2]
            notes.add(label)
            blocks.add(Role.FOOTNOTE, folded(text, note.end(), paragraph.end), note=label)
        elif opening and (is_byline(content) or date_line(content)):
            blocks.add(Role.META, words)
        elif is_caption(content):
            blocks.add(Role.CAPTION, words)
        elif index + 1 < len(paragraphs) and _is_heading(content, paragraph):
            blocks.add(Role.HEADING, words, level=2)
        else:
            blocks.add(Role.BODY, words)
    blocks.name_lead()
    covered = _cover(blocks.found, paragraphs)
    links = bare_links(text, 0, len(text))
    return Content(covered, title, None, links, _marks(text, covered, notes))


def _is_heading(content: str, paragraph: _Paragraph) -> bool:
    return (
        paragraph.alone
        and paragraph.lines == 1
        and len(content) <= _LONGEST_HEADING
        and any(letter.isalpha() for letter in content)
        and not _ENDED.search(content[-_TAIL:])
        and not content.startswith(("http://", "https://"))
    )


def _cover(blocks: list[Block], paragraphs: list[_Paragraph]) -> list[Block]:
    """The blocks with the bullets and note labels before their text inside their place in the file."""
    return [
        block if block.start == paragraph.start else block.model_copy(update={"start": paragraph.start})
        for block, paragraph in zip(blocks, paragraphs, strict=True)
    ]


def _marks(text: str, blocks: list[Block], notes: set[str]) -> list[NoteMark]:
    """The marks in the text of the notes that the file has."""
    if not notes:
        return []
    return [
        NoteMark(start=match.start(), end=match.end(), note=match[1])
        for block in blocks
        if block.role is not Role.FOOTNOTE
        for match in _NOTE_MARK.finditer(text, block.start, block.end)
        if match[1] in notes
    ]


def _paragraphs(text: str, offset: int) -> Iterator[_Paragraph]:
    """The paragraphs of the text; where one starts and ends there is no white space."""
    chunks = list(_chunks(text, offset))
    written = sum(line.end - line.start for chunk in chunks for line in chunk)
    long = sum(line.end - line.start for chunk in chunks for line in chunk if line.end - line.start > _LONGEST_WRAPPED)
    wrapped = 2 * long < written
    for chunk in chunks:
        yield from _divide(text, chunk, wrapped)


def _chunks(text: str, offset: int) -> Iterator[list[_Line]]:
    """Groups of lines between blank lines."""
    chunk: list[_Line] = []
    at = offset
    for match in _BREAKS.finditer(text, offset):
        line = _line(text, at, match.start())
        at = match.end()
        if line:
            chunk.append(line)
        elif chunk:
            yield chunk
            chunk = []
    line = _line(text, at, len(text))
    if line:
        chunk.append(line)
    if chunk:
        yield chunk


def _line(text: str, start: int, end: int) -> _Line | None:
    line = text[start:end]
    bare = line.lstrip()
    if not bare:
        return None
    indent = len(line) - len(bare)
    return _Line(start + indent, start + indent + len(bare.rstrip()), indent)


def _divide(text: str, chunk: list[_Line], wrapped: bool) -> Iterator[_Paragraph]:
    """The paragraphs of one chunk: list items apart, every line by itself where the file does not wrap its lines."""
    groups: list[tuple[list[_Line], int | None]] = []
    for line in chunk:
        item = _ITEM.match(text, line.start, line.end)
        group, inside = groups[-1] if groups else ([], None)
        previous = text[group[-1].start : group[-1].end] if group else ""
        if item and (item[1] or not group or inside is not None or _ENDED.search(previous[-_TAIL:])):
            groups.append(([line], item.end()))
        elif not group:
            groups.append(([line], None))
        elif inside is not None:
            unfinished = (
                len(previous) >= _SHORTEST_WRAPPED
                and not _ENDED.search(previous[-_TAIL:])
                and text[line.start].islower()
            )
            continues = line.indent > group[0].indent or unfinished
            groups[-1][0].append(line) if continues else groups.append(([line], None))
        elif wrapped:
            groups[-1][0].append(line)
        else:
            groups.append(([line], None))
    for index, (group, inside) in enumerate(groups):
        following = groups[index + 1][0] if index + 1 < len(groups) else []
        over = not wrapped and bool(following) and following[0].end - following[0].start > _LONGEST_WRAPPED
        yield _Paragraph(group[0].start, group[-1].end, len(group), len(groups) == 1 or over, inside)
