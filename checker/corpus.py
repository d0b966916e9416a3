"""The same flow over many articles: one that fails does not lose the others."""

import gc
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from checker.config import Settings
from checker.run import Auditor
from reports.audit import Audit

SettingsOf = Callable[[Path], Settings]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one article: its audit, or what went wrong."""

    path: Path
    audit: Audit | None = None
    error: Exception | None = None


def collect_seldom() -> None:
    """Look for garbage seldom: what is made of an article stays until its audit is done, and holds no circles."""
    gc.freeze()
    gc.set_threshold(100_000, 20, 20)
    gc.enable()


def audit_all(paths: Sequence[Path], auditor: Auditor, settings_of: SettingsOf | None = None) -> Iterator[Outcome]:
    """The outcome of each article, in their order, with a progress bar where several keep a person waiting.

    `settings_of` gives the settings that hold for an article; those of the auditor hold for all where it is left out.
    """
    for path in _shown(paths):
        try:
            audit = (auditor if settings_of is None else auditor.under(settings_of(path))).audit(path)
            audit.model_dump_json()  # an audit that no report nor the ledger could hold would cost the others theirs
            yield Outcome(path, audit=audit)
        except Exception as error:  # whatever happens to one article, the others are audited and the caller is told
            yield Outcome(path, error=error)


def _shown(paths: Sequence[Path]) -> Iterable[Path]:
    """The paths, with a progress bar on standard error where there are several and it is a terminal."""
    if len(paths) < 2 or not sys.stderr.isatty():
        return paths
    from rich.console import Console
    from rich.progress import track

    return track(paths, description="Auditing", console=Console(stderr=True), transient=True)
