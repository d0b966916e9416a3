"""Words of an article in Markdown that stands on GitHub or GitLab: as they are, and nothing more.

Besides Markdown and HTML, those make links of addresses, mentions of "@name", references of "#1" and emoji of ":name:".
A zero-width space after the mark keeps them apart where a backslash does not.
"""

import re

from reports.visible import one_line, visible

_MARKS = re.compile(r"[\\`*_{}\[\]()<>|~$&]|[!%](?=\d)|:(?=[\w+-]+:)")
_LINKED = re.compile(r"@(?=\w)|#(?=\w)|://|\bwww(?=\.)|\bGH(?=-\d)", re.IGNORECASE)


def prose(words: str) -> str:
    """The words as prose on one line; they may not begin one, where a dash or a number would make a list."""
    shown = _MARKS.sub(r"\\\g<0>", one_line(words))
    return _LINKED.sub("\\g<0>\u200b", shown)


def code(words: str) -> str:
    """The words as code on one line."""
    shown = one_line(words)
    fence = "`" * (_longest(shown) + 1)
    return f"{fence} {shown} {fence}" if "`" in shown or not shown.strip() else f"{fence}{shown}{fence}"


def block(text: str) -> str:
    """Lines of text as they stand, in a fence that nothing in them closes."""
    lines = "\n".join(visible(line) for line in text.splitlines())
    fence = "`" * max(3, _longest(lines) + 1)
    return f"{fence}text\n{lines}\n{fence}"


def _longest(text: str) -> int:
    """How many backticks stand together at most."""
    return max(map(len, re.findall("`+", text)), default=0)
