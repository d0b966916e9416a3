"""Patterns of the configuration: which files they mean.

`*` and `?` stand for characters within one name, `**` for any number of folders, `[a-c]` for one of some characters. A
pattern is relative to the folder of the configuration. What begins with a dot is meant only where the pattern says so.
"""

import functools
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

_MAGIC = re.compile(r"[*?\[]")
_PIECE = re.compile(
    r"(?P<folders>\*\*/)|(?P<rest>\*\*)|(?P<star>\*)|(?P<one>\?)|\[(?P<not>!?)(?P<set>\]?[^\]/]*)\]|.", re.S
)


def is_pattern(entry: str) -> bool:
    """Whether an entry stands for the files that fit it, and not for one file of its name."""
    return bool(_MAGIC.search(entry))


def fits(pattern: str, path: str) -> bool:
    """Whether a path, relative and with slashes, is one that the pattern means."""
    return _compiled(pattern.removeprefix("./")).fullmatch(path) is not None


def files(root: Path, pattern: str) -> Iterator[Path]:
    """The files under `root` that a pattern means, in the order of their names. Raises ValueError for what is none."""
    try:
        found = sorted(path for path in root.glob(pattern) if path.is_file())
    except NotImplementedError as error:
        raise ValueError(str(error)) from None
    return (path for path in found if fits(pattern, path.relative_to(root).as_posix()))


def without(root: Path, found: Iterable[Path], patterns: Iterable[str]) -> Iterator[Path]:
    """What was found but for what the patterns mean; a pattern that means a folder means all that is in it."""
    taken = list(patterns)
    for path in found:
        name = path.relative_to(root).as_posix() if path.is_relative_to(root) else path.as_posix()
        above = [name, *(parent.as_posix() for parent in Path(name).parents)]
        if not any(fits(pattern.rstrip("/"), part) for pattern in taken for part in above):
            yield path


@functools.cache
def _compiled(pattern: str) -> re.Pattern[str]:
    try:
        return re.compile("".join(_pieces(pattern)), re.DOTALL)
    except re.error:  # a set that has no order, such as [z-a], is a name
        return re.compile(re.escape(pattern))


def _pieces(pattern: str) -> Iterator[str]:
    """The pattern as pieces of a regular expression."""
    for match in _PIECE.finditer(pattern):
        begins = match.start() == 0 or pattern[match.start() - 1] == "/"
        name = r"(?!\.)" if begins else ""
        if match["folders"]:
            yield r"(?:(?!\.)[^/]+/)*"
        elif match["rest"]:
            yield r"(?:(?!\.)[^/]+/)*(?!\.)[^/]+" if begins else "[^/]*"
        elif match["star"]:
            yield f"{name}[^/]*"
        elif match["one"]:
            yield f"{name}[^/]"
        elif match["set"]:
            yield f"{name}[{'^/' if match['not'] else ''}{_escaped(match['set'])}]"
        else:
            yield re.escape(match[0])


def _escaped(members: str) -> str:
    """The members of a set, each of which stands for itself but for the dash of a range."""
    return re.sub(r"[\\\]\[^&~|]", lambda match: "\\" + match[0], members)
