"""The baseline, applied to the audits of a run: what is known is waived, what is found no more is told."""

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from checker.check import Check
from checker.config import Config, Settings
from checker.errors import ConfigError
from checker.messages import complain
from checker.run import chosen
from reports import baseline, waivers
from reports.anchors import Known, known
from reports.audit import KNOWN, Audit, Finding

# Lines about entries that are no longer found: an article that was rewritten leaves many.
_MOST_TOLD = 10
_QUOTED = 80


@dataclass(frozen=True)
class Baseline:
    """The findings that are known, in `file`; with `update`, what a run finds is to be known from then on."""

    config: Config
    file: Path
    entries: tuple[Known, ...]
    checks: Sequence[Check]
    update: bool = False

    @classmethod
    def of(cls, config: Config, checks: Sequence[Check], *, update: bool) -> "Baseline | None":
        """The baseline that the configuration names, if it names one; read before anything is audited.

        One that is to be written need not be there. Raises ConfigError and DecisionError.
        """
        file = config.baseline
        if file is None:
            if update:
                raise ConfigError(
                    '--update-baseline: there is no baseline; add --baseline FILE, or baseline = "…" to tallymark.toml'
                )
            return None
        entries = () if update and not file.exists() else baseline.read(file)
        return cls(config, file, entries, checks, update)

    def apply(self, audits: Sequence[Audit]) -> list[Audit]:
        """The audits with what is known waived; says which entries are found no more. Raises DecisionError."""
        found = [one for audit in audits for one in self._found(audit)]
        live = self._live(audits)
        pairs = baseline.pairs(live, [one.known for one in found], self._is_gone)
        waived = {found[number].key for number in pairs.values()}
        gone = [entry for number, entry in enumerate(live) if number not in pairs]
        if self.update:
            kept = [one for one in found if one.key in waived or self._may_fail(one)]
            aside = [entry for entry in self.entries if entry not in live]
            baseline.write(self.file, [*aside, *(one.known for one in kept)])
            new = len(kept) - len(pairs)
            self._say(f"{len(aside) + len(kept)} findings are known: {new} of them new, {len(gone)} taken out")
            waived = {one.key for one in kept}
        else:
            self._tell(gone)
        return [_waived(audit, waived) for audit in audits]

    def _found(self, audit: Audit) -> "Iterator[_Found]":
        """What is found in an article and not waived already."""
        name, records = self._name(audit), {record.id: record for record in audit.claims}
        for finding in audit.findings:
            if not finding.waived:
                yield _Found(finding, audit, known(finding, audit.article.text, records, name))

    def _live(self, audits: Sequence[Audit]) -> list[Known]:
        """The entries that the run can tell of: their article is audited by their check, or it is no more."""
        ran = {
            self._name(audit): {check.name for check in chosen(self.checks, self._settings(audit))} for audit in audits
        }
        return [one for one in self.entries if one.check in ran.get(one.article, ()) or self._is_gone(one.article)]

    def _is_gone(self, article: str) -> bool:
        return not (self.file.parent / article).exists()

    def _may_fail(self, one: "_Found") -> bool:
        """Whether a finding belongs into a baseline: not a note that is only counted, and was not asked for."""
        return not one.finding.counted or one.finding.check in self._settings(one.audit).select

    def _settings(self, audit: Audit) -> Settings:
        return self.config.settings_of(Path(audit.article.path))

    def _name(self, audit: Audit) -> str:
        """An article's path from where the baseline is."""
        return Path(os.path.relpath(audit.article.path, self.file.parent)).as_posix()

    def _tell(self, gone: Sequence[Known]) -> None:
        for entry in gone[:_MOST_TOLD]:
            quotes = " and ".join(f'"{_short(anchor.quote)}"' for anchor in entry.claims[:2])
            self._say(f"{entry.article}: {entry.check} is found no more in {quotes}; --update-baseline takes it out")
        if len(gone) > _MOST_TOLD:
            self._say(f"nor are {len(gone) - _MOST_TOLD} more entries")

    def _say(self, words: str) -> None:
        complain(f"{os.path.relpath(self.file)}: {words}")


@dataclass(frozen=True)
class _Found:
    """A finding of a run in its audit, and by its words."""

    finding: Finding
    audit: Audit
    known: Known

    @property
    def key(self) -> tuple[str, str]:
        return self.audit.article.path, self.finding.id


def _short(words: str) -> str:
    return words if len(words) <= _QUOTED else f"{words[: _QUOTED - 1]}…"


def _waived(audit: Audit, known: set[tuple[str, str]]) -> Audit:
    return waivers.waived(audit, {one.id: KNOWN for one in audit.findings if (audit.article.path, one.id) in known})
