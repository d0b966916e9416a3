"""HTML as tokens that know their place: the tokenizer of the HTML standard (§ 13.2.5), as far as articles need it.

Every token is found by one forward match, so that time is linear in the length of the text whatever it holds. Like a
browser, a tag or comment that never ends takes the rest of the file with it.
"""

import html
import re
from collections.abc import Iterator
from typing import NamedTuple

_SPACE = " \t\n\f\r"
_NAME = re.compile(rf"[^{_SPACE}/>]+")
_BEFORE_ATTRIBUTE = re.compile(rf"[{_SPACE}/]*")
_ATTRIBUTE = re.compile(rf"=?[^{_SPACE}/>=]*")
_EQUALS = re.compile(rf"[{_SPACE}]*=[{_SPACE}]*")
_BARE_VALUE = re.compile(rf"[^{_SPACE}>]*")
_MARKUP = re.compile(r"<(?=[A-Za-z/!?])")
_COMMENT_END = re.compile(r"--!?>")
_REFERENCE = re.compile(r"&(?:#[0-9]{1,9};?|#[xX][0-9a-fA-F]{1,8};?|[A-Za-z][A-Za-z0-9]{1,31};?)")

# Elements whose content is no markup: nothing but their own end tag ends it.
_RAW = ("title", "textarea", "script", "style", "xmp", "iframe", "noembed", "noframes", "noscript")
_RAW_END = {name: re.compile(rf"</{name}(?=[{_SPACE}/>])", re.IGNORECASE) for name in _RAW}


class Words(NamedTuple):
    """A stretch of text; `raw` where it is the content of an element like script or title."""

    start: int
    end: int
    raw: bool = False


class StartTag(NamedTuple):
    """A start tag: its name in lower case, its attributes with references decoded, and its place."""

    name: str
    attributes: dict[str, str]
    start: int
    end: int


class EndTag(NamedTuple):
    """An end tag: its name in lower case, and its place."""

    name: str
    start: int
    end: int


class Comment(NamedTuple):
    """A comment, and its place."""

    start: int
    end: int


Token = Words | StartTag | EndTag | Comment


def tokens(source: str, start: int = 0, end: int | None = None) -> Iterator[Token]:
    """The tokens of characters `start` to `end` of the source, in order; declarations give none."""
    stop = len(source) if end is None else end
    at = start
    while at < stop:
        match = _MARKUP.search(source, at, stop)
        here = match.start() if match else stop
        if at < here:
            yield Words(at, here)
        if not match:
            return
        following = source[here + 1 : here + 3]
        if following[0] == "!" or following[0] == "?":
            at = _after_declaration(source, here, stop)
            if source.startswith("<!--", here):
                yield Comment(here, at)
        elif following[0] == "/" and not (following[1:].isascii() and following[1:].isalpha()):
            at = here + 2 if len(following) == 1 else _after(source.find(">", here, stop), 1, stop)
            if len(following) == 1:
                yield Words(here, at)
        elif following[0] == "/":
            name, _, at = _tag(source, here + 2, stop)
            if at <= stop:
                yield EndTag(name, here, at)
        else:
            name, attributes, at = _tag(source, here + 1, stop)
            if at <= stop:
                yield StartTag(name, attributes, here, at)
                if name == "plaintext":
                    yield Words(at, stop)
                    return
                if name in _RAW_END:
                    close = _RAW_END[name].search(source, at, stop)
                    inner = close.start() if close else stop
                    yield Words(at, inner, raw=True)
                    at = inner


def _after(found: int, length: int, stop: int) -> int:
    return stop if found < 0 else found + length


def _after_declaration(source: str, here: int, stop: int) -> int:
    """The end of a comment, a doctype or a processing instruction that begins at `here`."""
    if not source.startswith("<!--", here):
        return _after(source.find(">", here, stop), 1, stop)
    for empty in ("<!-->", "<!--->"):
        if source.startswith(empty, here):
            return here + len(empty)
    close = _COMMENT_END.search(source, here + 4, stop)
    return close.end() if close else stop


def _tag(source: str, at: int, stop: int) -> tuple[str, dict[str, str], int]:
    """Name, attributes and end of the tag whose name begins at `at`; an end past `stop` for a tag that never ends."""
    name = _NAME.match(source, at, stop)
    attributes: dict[str, str] = {}
    at = name.end() if name else at
    while True:
        before = _BEFORE_ATTRIBUTE.match(source, at, stop)
        at = before.end() if before else at
        if at >= stop:
            return "", attributes, stop + 1
        if source[at] == ">":
            return name[0].lower() if name else "", attributes, at + 1
        key = _ATTRIBUTE.match(source, at, stop)
        at = key.end() if key else at
        equals = _EQUALS.match(source, at, stop)
        value = ""
        if equals:
            at = equals.end()
            if at >= stop:
                return "", attributes, stop + 1
            quote = source[at]
            if quote in "\"'":
                close = source.find(quote, at + 1, stop)
                if close < 0:
                    return "", attributes, stop + 1
                value, at = source[at + 1 : close], close + 1
            else:
                bare = _BARE_VALUE.match(source, at, stop)
                value, at = (bare[0], bare.end()) if bare else ("", at)
        if key and key[0]:
            attributes.setdefault(key[0].lower(), decoded(value) if "&" in value else value)


def references(source: str, start: int, end: int) -> Iterator[tuple[int, int, str]]:
    """The character references in a stretch of text: where each stands, and what it means."""
    for match in _REFERENCE.finditer(source, start, end):
        meaning = html.unescape(match[0])
        if meaning != match[0]:
            yield match.start(), match.end(), meaning


def decoded(value: str) -> str:
    """A short text with its character references decoded."""
    return _REFERENCE.sub(lambda match: html.unescape(match[0]), value)
