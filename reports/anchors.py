"""Findings by their words, so that a decision on one finds it again wherever it moves.

A figure is known by the words of its sentence, a cell of a table by its labels; a finding by its check and its figures,
and, where several say the same, by the words around the first. Markup and comments are no part of the words. None of
this knows a line, or anything of the article that is not near.
"""

import html
import re
from collections.abc import Mapping

from claims import Extent, Role
from claims.model import Value
from reports.audit import Finding, Record

# Characters of a sentence on each side of a figure that are taken for its words: a sentence has no bound, a quote does.
_REACH = 400
_NEAR = 160
_WORDS = 6

_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)|\{/\*.*?(?:\*/\}|\Z)", re.DOTALL)
_TAG = re.compile(r"</?[A-Za-z][^<>]*>")
_NOTE = re.compile(r"\[\^[^\]\s]*\]")
_LINK = re.compile(r"!?\[([^\[\]]*)\](?:\([^()\s]*(?:\s+\"[^\"]*\")?\)|\[[^\[\]]*\])")
_MARKS = re.compile(r"\\([!-/:-@\[-`{-~])|[*`]+|~~|(?<!\w)_++|(?<!_)_++(?!\w)")


class Anchor(Value):
    """A figure as written, and the words of its sentence."""

    figure: str
    quote: str


class Known(Value):
    """A finding by its words: the article, the check, its figures, and the words before and after the first."""

    article: str
    check: str
    claims: tuple[Anchor, ...]
    before: str = ""
    after: str = ""


def plain(text: str) -> str:
    """The words of a piece of an article, without its comments, its markup and its line breaks."""
    text = _TAG.sub("", _COMMENT.sub(" ", text))
    text = _MARKS.sub(r"\1", _LINK.sub(r"\1", _NOTE.sub("", text)))
    return " ".join(html.unescape(text).split())


def known(finding: Finding, text: str, records: Mapping[str, Record], article: str) -> Known:
    """A finding by its words, in an article's text with its records; `article` is what the article is called."""
    involved = [records[claim] for claim in finding.claims if claim in records]
    first = min(involved, key=lambda one: one.start, default=None)
    span = first.sentence if first else finding.sides[0] if finding.spans else None
    before, after = near(text, span) if span else ("", "")
    anchors = {anchor(record, text) for record in involved}
    return Known(
        article=article,
        check=finding.check,
        claims=tuple(sorted(anchors, key=lambda one: (one.quote, one.figure))),
        before=before,
        after=after,
    )


def near(text: str, span: Extent) -> tuple[str, str]:
    """The words right before and after a stretch of an article's text."""
    before = _words(text[max(0, span.start - _NEAR) : span.start])[-_WORDS:]
    return " ".join(before), " ".join(_words(text[span.end : span.end + _NEAR])[:_WORDS])


def is_near(text: str, span: Extent, before: str, after: str) -> bool:
    """Whether these words stand right before and after a stretch of the text; only the nearest few are looked at."""
    here, there = near(text, span)
    return here.endswith(" ".join(_words(before)[-_WORDS:])) and there.startswith(" ".join(_words(after)[:_WORDS]))


def _words(text: str) -> list[str]:
    """The words of a piece of text, without the marks of headings, lists and tables."""
    return [word for word in plain(text).split() if any(map(str.isalnum, word))]


def anchor(record: Record, text: str) -> Anchor:
    """A claim's figure with the words of its sentence; a cell of a table has its labels before it."""
    start = max(record.sentence.start, record.start - _REACH)
    end = min(record.sentence.end, record.end + _REACH)
    return Anchor(figure=plain(record.text[:_REACH]), quote=_said(record, text[start:end]))


def said(record: Record, text: str) -> str:
    """The words of a claim's whole sentence; a cell of a table has its labels before it."""
    return _said(record, text[record.sentence.start : record.sentence.end])


def labelled(role: Role, row: str | None, column: str | None, words: str) -> str:
    """Words, and before those of a table's cell its labels."""
    labels = (row, column) if role is Role.TABLE else ()
    return " | ".join([*(plain(label) for label in labels if label), words])


def _said(record: Record, sentence: str) -> str:
    return labelled(record.where.role, record.where.row, record.where.column, plain(sentence))
