"""An article's words made safe to show: what a terminal would obey, or no reader would see, becomes an escape."""

import re

# Control characters but the tab (C1 too: U+009B starts a terminal sequence), line and paragraph separators, the
# bidirectional controls (Trojan Source, CVE-2021-42574), and characters that take no room and join nothing. Joiners
# that scripts and emoji need (U+200C, U+200D) and the soft hyphen stay.
_HIDDEN = re.compile(
    "[\x00-\x08\x0a-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]"
)

_FOLDED = re.compile(r"\r\n|[\r\n\t]")


def visible(text: str) -> str:
    r"""The text on one line, each control or invisible character as its Python escape (`\x1b`, `\u202e`)."""
    return _HIDDEN.sub(lambda match: match[0].encode("unicode_escape").decode("ascii"), text)


def one_line(text: str) -> str:
    """The text as `visible` shows it, with its line breaks and tabs as single spaces."""
    return visible(_FOLDED.sub(" ", text))


def each_line(text: str) -> list[str]:
    """The lines of a text as `one_line` shows them, without those that are empty."""
    return [one_line(line) for line in text.splitlines() if line.strip()]
