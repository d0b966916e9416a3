"""What has changed since a revision of git: which articles, and which of their sentences.

A sentence is changed if the article did not have it, word for word, at the revision: where it stands, its markup and
its line breaks do not count, and a renamed article is compared with what it was. The revision is the one at which this
branch began, where the other has gone on since.
"""

import subprocess
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import claims
from checker.errors import ConfigError
from claims import Block, Document, ReadError
from reports.anchors import labelled, plain, said
from reports.audit import Audit

_PATIENCE = 60  # seconds for one answer of git


@dataclass(frozen=True, slots=True)
class Since:
    """A revision: how it was asked for, its commit, the work tree's folder, and how each changed file was called.

    `before` has None for a file that was not there; a file that is in neither of the two is as it was.
    """

    asked: str
    commit: str
    top: Path
    before: dict[str, str | None]
    known: frozenset[str]

    @classmethod
    def of(cls, asked: str, folder: Path) -> "Since":
        """What has changed since the revision `asked` in the work tree that holds `folder`. Raises ConfigError."""
        top = Path(_git(folder, "rev-parse", "--show-toplevel", asked=asked).rstrip("\n"))
        try:
            commit = _git(folder, "rev-parse", "--verify", "--end-of-options", f"{asked}^{{commit}}", asked=asked)
        except ConfigError:
            raise ConfigError(
                f"--since {asked}: git knows no such revision; fetch it (actions/checkout: fetch-depth: 0)"
            ) from None
        commit = _base(top, commit.strip())
        fields = _git(top, "diff", "--name-status", "--no-ext-diff", "-M", "-z", commit, "--", asked=asked).split("\0")
        known = _git(top, "ls-tree", "-r", "-z", "--name-only", commit, asked=asked).split("\0")
        return cls(asked, commit, top, dict(_renamed(iter(fields))), frozenset(known))

    def changed(self, articles: Sequence[Path]) -> list[Path]:
        """The articles that are not as they were."""
        return [path for path in articles if (name := self._name(path)) in self.before or name not in self.known]

    def of_changes(self, audit: Audit, path: Path) -> Audit:
        """The audit with the findings that a changed sentence has a part in; its claims are all there."""
        changed = set(self._changed(audit, path))
        findings = (one for one in audit.findings if not changed.isdisjoint(one.claims))
        return audit.model_copy(update={"findings": tuple(findings)})

    def _changed(self, audit: Audit, path: Path) -> Iterator[str]:
        """The ids of the claims in sentences that the article did not have, or not as often."""
        once, joined = self._sentences(path)
        counted: dict[tuple[int, int], bool] = {}
        for record in audit.claims:
            place = record.sentence.start, record.sentence.end
            if place not in counted:
                words = said(record, audit.article.text)
                counted[place] = once[words] == 0 and words not in joined
                once[words] -= once[words] > 0
            if counted[place]:
                yield record.id

    def _sentences(self, path: Path) -> tuple[Counter[str], set[str]]:
        """The sentences that an article had, how often, and each two in a row that a figure may join."""
        name = self._name(path)
        before = self.before.get(name, name if name in self.known else None)
        if before is None:
            return Counter(), set()
        try:
            document = claims.read(_blob(self.top, f"{self.commit}:{before}"), name=before)
        except ReadError:
            return Counter(), set()
        single = [words for block in document.blocks for words in _words(document, block, 1)]
        return Counter(single), {words for block in document.blocks for words in _words(document, block, 2)}

    def _name(self, path: Path) -> str:
        """What git calls a file."""
        real = path.absolute().parent.resolve() / path.name
        return real.relative_to(self.top).as_posix() if real.is_relative_to(self.top) else str(real)


def _words(document: Document, block: Block, number: int) -> Iterator[str]:
    """The words of each so many sentences in a row of a block, as `said` gives them."""
    for (start, _), (_, end) in zip(block.sentences, block.sentences[number - 1 :], strict=False):
        first, last = block.source(start, end)
        yield labelled(block.role, block.row, block.column, plain(document.text[first:last]))


def _renamed(fields: Iterator[str]) -> Iterator[tuple[str, str | None]]:
    """Each changed file with its name at the revision, from what `git diff --name-status -z` says."""
    for status in fields:
        if status[:1] in ("R", "C"):
            old = next(fields)
            yield next(fields), old
        elif status:
            name = next(fields)
            yield name, None if status == "A" else name


def _base(top: Path, commit: str) -> str:
    """The commit at which this branch left that of `commit`; itself, where the two have none in common."""
    try:
        return _git(top, "merge-base", commit, "HEAD", asked=commit).strip()
    except ConfigError:
        return commit


def _git(folder: Path, *arguments: str, asked: str) -> str:
    return _run(folder, arguments, asked).decode("utf-8", "surrogateescape")


def _blob(top: Path, name: str) -> bytes:
    return _run(top, ("cat-file", "blob", name), name)


def _run(folder: Path, arguments: Sequence[str], asked: str) -> bytes:
    """What git answers. Raises ConfigError where it refuses, or is not there."""
    command = ["git", "-C", str(folder), *arguments]
    try:
        done = subprocess.run(command, capture_output=True, stdin=subprocess.DEVNULL, timeout=_PATIENCE, check=False)
    except FileNotFoundError:
        raise ConfigError(f"--since {asked}: git is not installed here; install it, or leave --since out") from None
    except subprocess.TimeoutExpired:
        raise ConfigError(f"--since {asked}: git {arguments[0]} took more than {_PATIENCE} s") from None
    if done.returncode:
        lines = done.stderr.decode("utf-8", "replace").strip().splitlines() or ["it says no more"]
        raise ConfigError(f"--since {asked}: git {arguments[0]}: {lines[0].removeprefix('fatal: ')}")
    return done.stdout
