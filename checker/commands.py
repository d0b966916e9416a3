"""What the commands do: settings put together, articles audited, audits kept and shown, and the exit code."""

import datetime
import gc
import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from pydantic import ValidationError

import sources
from checker import check
from checker.config import Config, Settings, find
from checker.corpus import audit_all
from checker.errors import ConfigError
from checker.messages import FAILED, complain, report
from checker.run import Auditor, chosen
from claims import ReadError
from claims.parse import ParseCache
from reports import formats
from reports.audit import Audit
from reports.errors import ReportsError

DONE, FINDINGS, UNCHECKED = 0, 1, 3


@dataclass(frozen=True, slots=True)
class Report:
    """A report that was asked for: its format, and the path that it goes to (None: it is printed)."""

    format: str
    path: str | None = None


def configured(
    asked: Mapping[str, Any],
    *,
    articles: Sequence[Path] = (),
    sources: Path | None = None,
    ledger: str | None = None,
) -> Config:
    """The configuration that holds in the working directory, with what the command line asks for in its place.

    `asked` has the keys of the configuration file; None is what was not asked for. Where no file says which registry to
    use and the working directory has none, one beside the articles is used. Raises ConfigError.
    """
    here = Path.cwd()
    config = find(here)
    given = {key: value for key, value in asked.items() if value}
    sources = sources or _beside(articles, config)
    if sources is not None:
        given["sources"] = str(here / sources)
    if ledger is not None:
        given["ledger"] = ledger if "://" in ledger else str(here / ledger)
    try:
        settings = Settings.model_validate(config.settings.model_dump(by_alias=True) | given)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        key = str(first["loc"][0])
        problem = "write a day as 2025-03-02" if key == "as-of" else first["msg"]
        raise ConfigError(f"--{key} {given[key]}: {problem}") from None
    return replace(config, settings=settings)


def _beside(articles: Sequence[Path], config: Config) -> Path | None:
    """The registry in the one folder that all articles are in, where nothing else says which to use."""
    folders = {article.parent for article in articles}
    if config.file is not None or config.sources.exists() or len(folders) != 1:
        return None
    registry = folders.pop() / "sources.toml"
    return registry if registry.is_file() else None


def named(config: Config) -> list[Path]:
    """The articles that the configuration names. Raises ConfigError where it names none."""
    if not config.articles:
        where = f"{config.file}: articles is missing" if config.file else "there is no tallymark.toml here or above"
        raise ConfigError(f'{where}: write one with articles = ["…"], or run tallymark audit ARTICLE')
    return [Path(os.path.relpath(path)) for path in config.articles]


def reports(asked: Sequence[str] | None, folder: Path | None) -> tuple[Report, ...]:
    """The reports that `--format` and `--output` ask for. Raises ConfigError for what cannot be meant."""
    found = []
    for entry in asked or (("text", "json", "html") if folder else ("text",)):
        name, given, path = entry.partition("=")
        if name not in formats.FORMATS:
            raise ConfigError(f"--format {entry}: there is no format {name!r}; choose {', '.join(formats.FORMATS)}")
        if given and not path:
            raise ConfigError(f"--format {entry}: a path must follow the equals sign")
        if not given and folder is not None:
            path = str(folder / f"{{name}}{formats.FORMATS[name].suffix}")
        found.append(Report(name, path or None))
    printed = [one.format for one in found if one.path is None]
    if len(printed) > 1:
        raise ConfigError(f"--format {printed[0]} and {printed[1]} would both be printed: give one a path, FORMAT=PATH")
    return tuple(found)


def audit(articles: Sequence[Path], config: Config, wanted: Sequence[Report], *, debug: bool) -> int:
    """Audit articles, keep the audits and write the reports; the exit code.

    Whatever fails, everything else is still done: an unreadable article costs only its own audit, a broken ledger or
    an unwritable report only itself.
    """
    audits, troubles = _audits(articles, config, debug=debug)
    troubles += _keep(audits, config.ledger, debug=debug)
    for one in wanted if audits else ():
        try:
            if one.path is None:
                print(formats.render_many(one.format, audits), end="", flush=True)
            else:
                formats.write(one.format, audits, one.path)
        except ReportsError as error:
            troubles.append(report(error, debug=debug))
    if any(config.settings.fail_on.reached_by(found.severity) for one in audits for found in one.findings):
        troubles.append(FINDINGS)
    return _gravest(troubles)


def claims(articles: Sequence[Path], config: Config, form: str, *, debug: bool) -> int:
    """Print the record of every claim of articles; the exit code."""
    from checker import listing

    if form not in listing.FORMS:
        raise ConfigError(f"--format {form}: choose {', '.join(listing.FORMS)}")
    audits, troubles = _audits(articles, config, debug=debug)
    if audits:
        print(listing.FORMS[form](audits), end="", flush=True)
    return _gravest(troubles)


def explained(name: str | None) -> str:
    """What a check finds, with its examples; of every check one line where none is named. Raises ConfigError."""
    checks = {one.name: one for one in check.load()}
    if name is None:
        width = max(map(len, checks))
        return "\n".join(f"{one.name:{width}}  {one.severity:7}  {one.summary}" for one in checks.values())
    if name not in checks:
        raise ConfigError(f"there is no check {name!r}; there are {', '.join(checks)}")
    return checks[name].explanation


def _audits(articles: Sequence[Path], config: Config, *, debug: bool) -> tuple[list[Audit], list[int]]:
    """The audits of the articles that could be read, and the exit codes of what went wrong."""
    gc.freeze()
    gc.enable()
    checks = chosen(check.load(), config.settings)
    registry = sources.load(config.sources, optional=config.settings.sources is None)
    auditor = Auditor(config.settings, registry, checks, _cache(config))
    audits, troubles = [], []
    for outcome in audit_all(list(dict.fromkeys(articles)), auditor):
        if outcome.audit is not None:
            audits.append(outcome.audit)
        elif isinstance(outcome.error, ReadError):
            complain(str(outcome.error))
            troubles.append(UNCHECKED)
        elif outcome.error is not None:
            troubles.append(report(outcome.error, debug=debug))
    if audits and not any(one.claims for one in audits):
        what = audits[0].article.path if len(audits) == 1 else f"{len(audits)} articles"
        complain(f"{what}: no claim was found, so nothing was checked; is it the text of an article?")
        troubles.append(UNCHECKED)
    return audits, troubles


def _cache(config: Config) -> ParseCache | None:
    """Where parses are kept; None, with a complaint, where no file can be written there."""
    if config.cache is None:
        return None
    try:
        config.cache.parent.mkdir(parents=True, exist_ok=True)
        writable = os.access(config.cache.parent, os.W_OK)
    except OSError:
        writable = False
    if not writable:
        complain(f"the cache {config.cache.parent} cannot be written, so parses are not kept: make it writable")
        return None
    return ParseCache(config.cache)


def _keep(audits: Iterable[Audit], url: str, *, debug: bool) -> list[int]:
    """Keep audits in the ledger; the exit code of what went wrong."""
    from reports.ledger import Ledger

    try:
        with Ledger.open(url) as ledger:
            for one in audits:
                ledger.save(one, datetime.datetime.now(datetime.UTC))
    except ReportsError as error:
        return [report(error, debug=debug)]
    return []


def _gravest(troubles: Sequence[int]) -> int:
    return next((code for code in (FAILED, UNCHECKED, FINDINGS) if code in troubles), DONE)
