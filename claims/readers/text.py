"""Plain text: what its paragraphs are, by their shape, wording and place, for nothing marks them up.

Every character that is not white space belongs to a block.
"""

import re

from claims.document import Block, NoteMark, Role
from claims.readers import raised
from claims.readers.blocks import Blocks, Content, bare_links, folded
from claims.readers.dates import date_line
from claims.readers.furniture import is_byline, is_caption
from claims.readers.paragraphs import LONGEST_HEADING, Paragraph, ended, paragraphs

_NOTE = re.compile(r"\[(\d{1,3}|\*|†)\][^\S\n\r]*(?=\S)|\^(\d{1,3})[^\S\n\r]+(?=\S)")
_NOTE_MARK = re.compile(r"\[(\d{1,3}|\*|†)\]")


def read(text: str) -> Content:
    """The blocks of a plain text: title, headings, paragraphs, list items, notes."""
    offset = 1 if text.startswith("\ufeff") else 0
    found = list(paragraphs(text, offset))
    blocks = Blocks()
    title: str | None = None
    notes: set[str] = set()
    for index, paragraph in enumerate(found):
        words = folded(text, paragraph.item or paragraph.start, paragraph.end)
        content = words.text
        opening = blocks.found and all(block.role in (Role.TITLE, Role.META) for block in blocks.found)
        note = _NOTE.match(text, paragraph.start, paragraph.end)
        if paragraph.cell:
            blocks.add(Role.TABLE, words, row=paragraph.cell.row_label, column=paragraph.cell.column_label)
        elif paragraph.item is not None and len(found) > 1:
            blocks.add(Role.LIST, words)
        elif len(found) == 1:
            blocks.add(Role.BODY, folded(text, paragraph.start, paragraph.end))
        elif index == 0 and _is_heading(content, paragraph):
            title = content
            blocks.add(Role.TITLE, words)
        elif note and index > 0:
            label = note[1] or note[2]
            notes.add(label)
            blocks.add(Role.FOOTNOTE, folded(text, note.end(), paragraph.end), note=label)
        elif paragraph.top and not (is_byline(content) or date_line(content)):
            blocks.add(Role.LEAD, words)
        elif paragraph.top or (opening and (is_byline(content) or date_line(content))):
            blocks.add(Role.META, words)
        elif is_caption(content):
            blocks.add(Role.CAPTION, words)
        elif index + 1 < len(found) and _is_heading(content, paragraph) and not raised.begins_note(content):
            blocks.add(Role.HEADING, words, level=2)
        else:
            blocks.add(Role.BODY, words)
    blocks.name_lead()
    covered = _cover(blocks.found, found)
    links = bare_links(text, 0, len(text))
    return Content(covered, title, None, links, _marks(text, covered, notes))


def _is_heading(content: str, paragraph: Paragraph) -> bool:
    return (
        paragraph.alone
        and paragraph.lines == 1
        and len(content) <= LONGEST_HEADING
        and any(letter.isalpha() for letter in content)
        and not ended(content)
        and not content.startswith(("http://", "https://"))
    )


def _cover(blocks: list[Block], found: list[Paragraph]) -> list[Block]:
    """The blocks with the bullets and note labels before their text inside their place in the file."""
    return [
        block if block.start == paragraph.start else block.model_copy(update={"start": paragraph.start})
        for block, paragraph in zip(blocks, found, strict=True)
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
