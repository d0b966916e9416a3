"""What people waive, applied to the audits of a run: comments in the articles, and the entries of `reviews.toml`.

A waiver that waives nothing is told: it gives no reason, has ended, fits several places, or its finding is gone. That
does not change the exit code; the finding does, which is then not waived.
"""

import datetime
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from checker.check import Check, no_such
from checker.config import Config
from checker.errors import ConfigError
from checker.messages import complain
from checker.run import chosen
from reports import reviews
from reports.audit import Audit
from reports.places import Places
from reports.reviews import Review
from reports.waivers import Remark, Waiver, covered, remarks, waived

_NOTHING = "waives nothing: its finding is no more; take it out"


@dataclass(frozen=True)
class Waivers:
    """What `reviews.toml` waives, and the day on which the run asks whether a waiver still holds."""

    config: Config
    checks: Sequence[Check]
    entries: tuple[Review, ...]
    day: datetime.date

    @classmethod
    def of(cls, config: Config, checks: Sequence[Check], day: datetime.date) -> "Waivers":
        """The waivers beside the registry; read before anything is audited. Raises ConfigError and DecisionError."""
        entries = reviews.read(config.reviews)
        names = {check.name for check in checks}
        for entry in entries:
            if entry.check not in names:
                raise ConfigError(f"{config.reviews}:{entry.line}: {no_such(entry.check, checks)}")
        return cls(config, checks, entries, day)

    def apply(self, audits: Sequence[Audit]) -> list[Audit]:
        """The audits with what is waived; says which waivers waive nothing, and why."""
        commented = [self._commented(audit) for audit in audits]
        return self._reviewed(commented)

    def _commented(self, audit: Audit) -> Audit:
        """The audit with what its article's comments waive."""
        reasons: dict[str, str] = {}
        for remark in remarks(audit):
            problem, ids = self._remark(remark, audit)
            if remark.waiver is not None:
                reasons |= dict.fromkeys(ids, remark.waiver.words)
            if problem:
                line = Places.of(audit.article.text).place(remark.at).line
                complain(f"{audit.article.path}:{line}: {problem}")
        return waived(audit, reasons)

    def _remark(self, remark: Remark, audit: Audit) -> tuple[str, list[str]]:
        """What is wrong with a comment, and the ids of the findings that it waives."""
        waiver = remark.waiver
        if waiver is None:
            return remark.problem, []
        if waiver.check not in {check.name for check in self.checks}:
            return str(no_such(waiver.check, self.checks)), []
        if waiver.check not in self._ran(audit):
            return "", []
        fitting = [one for one in audit.findings if one.check == waiver.check and covered(one, remark.covers)]
        return self._judged(waiver, [one.id for one in fitting])

    def _judged(self, waiver: Waiver, ids: list[str]) -> tuple[str, list[str]]:
        """What is wrong with a waiver of these findings, and those that it does waive."""
        if not ids:
            return f"the waiver of {waiver.check} {_NOTHING}", []
        if waiver.until is not None and waiver.until < self.day:
            return f"the waiver of {waiver.check} ended on {waiver.until}: mend the finding, or give a later day", []
        return "", ids

    def _reviewed(self, audits: Sequence[Audit]) -> list[Audit]:
        """The audits with what the entries of the file waive."""
        reasons: dict[str, dict[str, str]] = {}
        for entry in self.entries:
            among = list(self._among(entry, audits))
            if not among and not self._is_gone(entry):
                continue  # the run does not look at it
            found = [(audit, place) for audit in among for place in reviews.places(entry, audit)]
            if len(found) > 1:
                problem = f"the waiver of {entry.check} fits {len(found)} sentences: add the words before or after one"
            else:
                problem, ids = self._judged(entry, [one for _, place in found for one in place.findings])
                for audit, _ in found:
                    reasons.setdefault(audit.article.path, {}).update(dict.fromkeys(ids, entry.words))
            if problem:
                complain(f"{os.path.relpath(self.config.reviews)}:{entry.line}: {problem}")
        return [waived(audit, reasons.get(audit.article.path, {})) for audit in audits]

    def _among(self, entry: Review, audits: Sequence[Audit]) -> Iterator[Audit]:
        """The audits that an entry may speak of: its article's; any, where that article is no more."""
        for audit in audits:
            name = Path(os.path.relpath(audit.article.path, self.config.reviews.parent)).as_posix()
            if (name == entry.article or self._is_gone(entry)) and entry.check in self._ran(audit):
                yield audit

    def _is_gone(self, entry: Review) -> bool:
        return not (self.config.reviews.parent / entry.article).exists()

    def _ran(self, audit: Audit) -> set[str]:
        """The names of the checks that an article was held against."""
        return {check.name for check in chosen(self.checks, self.config.settings_of(Path(audit.article.path)))}
