"""The baseline: findings that are known, so that a run fails only on what is new. It is committed with the articles.

    version = 1

    [[known]]
    article = "articles/solar.md"
    check = "conflicting-values"
    claims = [
      { figure = "31%", quote = "Solar covered 31% of Lindau's power demand." },
      { figure = "40%", quote = "Solar covers 40% of Lindau's power demand" },
    ]
    before = ""
    after = "A dry year. Solar covered 31%"

An entry is for one finding and knows it by its words (`reports.anchors`): it stays with the sentences wherever they
move, and ends with them. Entries stand in the order of their words, so that two people's changes seldom meet in one
line. What was found and is in no entry is new.
"""

import json
import re
import tomllib
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from itertools import takewhile
from pathlib import Path
from typing import Literal

from pydantic import ConfigDict, ValidationError

from claims.model import Value
from reports.anchors import Known
from reports.errors import DecisionError
from reports.formats import replace

_ANEW = "delete it and run with --update-baseline"
_HEAD = "# Findings that are known; written by `tallymark check --update-baseline`.\n\nversion = 1\n"
_HIDDEN = re.compile(
    "[^ -~\xa1-\U0010ffff]|[\xad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\U000e0000-\U000e007f]"
)

# Findings that read alike are told apart by the words around them, unless there are so many that it would take long.
_MOST_ALIKE = 200


class _File(Value):
    model_config = ConfigDict(extra="forbid", frozen=True)

    version: Literal[1]
    known: tuple[Known, ...] = ()


def read(path: Path) -> tuple[Known, ...]:
    """The entries of a baseline. Raises DecisionError, which names the entry that is wrong."""
    try:
        table = tomllib.loads(path.read_bytes().decode())
    except FileNotFoundError:
        raise DecisionError(f"{path}: there is no such baseline; --update-baseline writes it") from None
    except (UnicodeDecodeError, tomllib.TOMLDecodeError, RecursionError) as error:
        raise DecisionError(f"{path}: is no baseline ({error}); restore it, or write it anew: {_ANEW}") from None
    except OSError as error:
        raise DecisionError(f"{path}: {error.strerror or error}; the baseline cannot be read") from None
    try:
        return _File.model_validate(table).known
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        where = ".".join(str(part + 1) if isinstance(part, int) else part for part in first["loc"])
        problem = f"{where}: {first['msg'][:1].lower()}{first['msg'][1:]}"
        raise DecisionError(f"{path}: {problem}; restore it, or write it anew: {_ANEW}") from None


def write(path: Path, entries: Iterable[Known]) -> None:
    """Write a baseline, whole or not at all; one that says the same already is left alone. Raises DecisionError."""
    ordered = sorted(entries, key=lambda one: (one.article, one.check, *((a.quote, a.figure) for a in one.claims)))
    text = "\n".join([_HEAD, *map(_entry, ordered)])
    try:
        if not path.is_file() or path.read_bytes() != text.encode():
            replace(path, text)
    except OSError as error:
        raise DecisionError(f"{path}: {error.strerror or error}; the baseline cannot be written") from None


def pairs(entries: Sequence[Known], found: Sequence[Known], gone: Callable[[str], bool]) -> dict[int, int]:
    """Which finding each entry knows: numbers of entries to numbers of findings; each is in at most one pair.

    An entry knows a finding of its check in its article that has the same figures in the same sentences. Failing that,
    one in which some of these are left or which has more of them, if no figure is new: a quantity that is restated once
    more, or once less. An entry whose article is `gone` knows the same finding in another one.
    """
    made: dict[int, int] = {}
    for alike in _PASSES:
        groups: dict[Hashable, tuple[list[int], list[int]]] = defaultdict(lambda: ([], []))
        for number, one in enumerate(entries):
            if number not in made and (alike is not _moved or gone(one.article)):
                groups[alike(one)][0].append(number)
        taken = set(made.values())
        for number, one in enumerate(found):
            if number not in taken:
                groups[alike(one)][1].append(number)
        for left, right in groups.values():
            made |= _closest(left, right, entries, found, contained=alike is _place)
    return made


def _same(one: Known) -> Hashable:
    return one.article, one.check, one.claims


def _place(one: Known) -> Hashable:
    return one.article, one.check


def _moved(one: Known) -> Hashable:
    return one.check, one.claims


_PASSES = (_same, _place, _moved)


def _closest(
    left: Sequence[int], right: Sequence[int], entries: Sequence[Known], found: Sequence[Known], *, contained: bool
) -> dict[int, int]:
    """Entries and findings that read alike as pairs: first those that have the most words around them in common."""
    if len(left) * len(right) > _MOST_ALIKE**2:
        return {} if contained else dict(zip(left, right, strict=False))
    possible = [
        (-_common(entries[one], found[other]), one, other)
        for one in left
        for other in right
        if not contained or _contained(entries[one], found[other])
    ]
    made: dict[int, int] = {}
    taken: set[int] = set()
    for _, one, other in sorted(possible):
        if one not in made and other not in taken:
            made[one] = other
            taken.add(other)
    return made


def _contained(entry: Known, found: Known) -> bool:
    """Whether one of the two has all the sentences of the other, and the finding has no figure that is new."""
    mine, theirs = set(entry.claims), set(found.claims)
    figures = {anchor.figure for anchor in theirs} <= {anchor.figure for anchor in mine}
    return bool(mine and theirs) and figures and (mine <= theirs or theirs <= mine)


def _common(one: Known, other: Known) -> int:
    """How many words in a row two findings have in common around them."""

    def shared(words: Iterable[str], others: Iterable[str]) -> int:
        return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(words, others, strict=False)))

    before = shared(reversed(one.before.split()), reversed(other.before.split()))
    return before + shared(one.after.split(), other.after.split())


def _entry(known: Known) -> str:
    return "\n".join(_lines(known)) + "\n"


def _lines(known: Known) -> Iterator[str]:
    yield "[[known]]"
    yield f"article = {_quoted(known.article)}"
    yield f"check = {_quoted(known.check)}"
    yield "claims = ["
    for anchor in known.claims:
        yield f"  {{ figure = {_quoted(anchor.figure)}, quote = {_quoted(anchor.quote)} }},"
    yield "]"
    yield f"before = {_quoted(known.before)}"
    yield f"after = {_quoted(known.after)}"


def _quoted(text: str) -> str:
    """A TOML string on one line, with what no reader of the file would see as an escape."""
    return _HIDDEN.sub(lambda match: f"\\U{ord(match[0]):08X}", json.dumps(text, ensure_ascii=False))
