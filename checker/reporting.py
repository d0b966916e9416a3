"""The reports that a command is asked for: which, that they replace nothing of the run, and how they are made."""

import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from checker.config import Config
from checker.errors import ConfigError
from checker.messages import is_expected, report, say
from checker.run import display
from reports import formats
from reports.audit import Audit
from reports.rules import Rule


@dataclass(frozen=True, slots=True)
class Report:
    """A report that was asked for: its format, and the path that it goes to (None: it is printed)."""

    format: str
    path: str | None = None


def reports(asked: Sequence[str] | None, folder: str | None) -> tuple[Report, ...]:
    """The reports that `--format` and `--output` ask for; the findings are printed where they ask to print nothing.

    Raises ConfigError for what cannot be meant.
    """
    if folder == "":
        raise ConfigError("--output: a folder must follow the equals sign")
    found = []
    for entry in asked or (("text", "json", "html") if folder else ("text",)):
        name, given, path = entry.partition("=")
        if name not in formats.FORMATS:
            raise ConfigError(f"--format {entry}: there is no format {name!r}; choose {', '.join(formats.FORMATS)}")
        if given and not path:
            raise ConfigError(f"--format {entry}: a path must follow the equals sign")
        if not given and folder is not None:
            path = str(Path(folder) / f"{{name}}{formats.FORMATS[name].suffix}")
        found.append(Report(name, path or None))
    printed = [one.format for one in found if one.path is None]
    if len(printed) > 1:
        raise ConfigError(f"--format {printed[0]} and {printed[1]} would both be printed: give one a path, FORMAT=PATH")
    return tuple(found) if printed else (Report("text"), *found)


def refuse_overwriting(articles: Sequence[Path], config: Config, wanted: Sequence[Report]) -> None:
    """Raise ConfigError where a report would replace a file that is read or kept, or another report."""
    taken = {identity(path): "an article" for path in articles}
    taken |= {identity(config.sources): "the registry"}
    if config.file is not None:
        taken |= {identity(config.file): "the configuration"}
    if config.baseline is not None:
        taken |= {identity(config.baseline): "the baseline"}
    taken |= {identity(config.reviews): "the reviews"}
    for file, what in ((_ledger_file(config), "the ledger"), (config.cache, "the cache")):
        if file is not None:
            beside = (file.with_name(file.name + suffix) for suffix in ("", "-wal", "-shm", "-journal"))
            taken |= dict.fromkeys(map(identity, beside), what)
    names = [display(path) for path in articles]
    for one in wanted:
        if one.path is None:
            continue
        for target in formats.targets(one.path, names):
            if target.exists() and not target.is_file():
                continue  # a device or a pipe holds nothing that could be lost, a folder is not replaced
            what = taken.setdefault(identity(target), f"the {one.format} report {one.path}")
            if what != f"the {one.format} report {one.path}" or wanted.count(one) > 1:
                raise ConfigError(f"--format {one.format}={one.path} would overwrite {what}: choose another path")


def identity(path: Path) -> object:
    """What two paths to one file share, by whatever links they lead there."""
    try:
        status = path.stat()
    except (OSError, ValueError):
        return os.path.realpath(path)
    return status.st_dev, status.st_ino


def _ledger_file(config: Config) -> Path | None:
    if isinstance(config.ledger, Path):
        return config.ledger
    from reports.ledger import file_of

    return file_of(config.ledger)


def show(one: Report, audits: Sequence[Audit], rules: Sequence[Rule], *, debug: bool) -> list[int]:
    """Print or write a report; the exit codes of what went wrong. An article that breaks it is left out of it."""
    try:
        if one.path is None:
            say(formats.render_many(one.format, audits, rules))
        else:
            formats.write(one.format, audits, one.path, rules)
    except Exception as error:  # whatever happens to one report, the others are written
        broken = [] if is_expected(error) else [audit for audit in audits if not _renders(one.format, audit, rules)]
        if not broken:
            return [report(error, debug=debug)]
        troubles = [report(error, debug=debug, about=audit.article.path) for audit in broken]
        sound = [audit for audit in audits if audit not in broken]
        return troubles + show(one, sound, rules, debug=debug) if sound else troubles
    return []


def _renders(form: str, audit: Audit, rules: Sequence[Rule]) -> bool:
    try:
        formats.render(form, audit, rules)
    except Exception:
        return False
    return True
