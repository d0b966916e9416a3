"""A scratch git repository for tests, apart from the settings of whoever runs them."""

import os
import subprocess
from pathlib import Path
from typing import NamedTuple

_APART = {
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_SYSTEM": os.devnull,
    "GIT_AUTHOR_NAME": "Mei",
    "GIT_AUTHOR_EMAIL": "mei@paper.example",
    "GIT_COMMITTER_NAME": "Mei",
    "GIT_COMMITTER_EMAIL": "mei@paper.example",
}
APART = {key: value for key, value in os.environ.items() if not key.startswith("GIT_")} | _APART


class Repository(NamedTuple):
    """A work tree with its repository."""

    folder: Path

    @classmethod
    def at(cls, folder: Path) -> "Repository":
        """A new one, whose branch is `main`."""
        made = cls(folder)
        made.git("init", "--quiet", "--initial-branch=main")
        return made

    def git(self, *arguments: str) -> str:
        """What a command of git prints; it must not fail."""
        done = subprocess.run(
            ["git", *arguments],
            cwd=self.folder,
            env=APART,
            capture_output=True,
            encoding="utf-8",
            timeout=60,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    def commit(self, message: str = "edit") -> None:
        """Commit everything."""
        self.git("add", "--all")
        self.git("commit", "--quiet", "--allow-empty", "--message", message)
