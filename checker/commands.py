"""What the commands do: settings put together, articles audited, audits kept and shown, and the exit code."""

import datetime
import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from pydantic import ValidationError

import sources
from checker import check
from checker.baselining import Baseline
from checker.config import MEANT, Config, Settings, find
from checker.corpus import audit_all, collect_seldom
from checker.errors import ConfigError, OutputError, PairsError
from checker.listing import FORMS, Wanted
from checker.messages import FAILED, READER_LEFT, complain, report, say
from checker.reporting import Report, identity, refuse_overwriting, show
from checker.run import Auditor, chosen, display
from checker.since import Since
from checker.waiving import Waivers
from claims import ReadError
from claims.parse import ParseCache
from reports import formats
from reports.audit import Audit, Verdict
from reports.errors import ReportsError
from sources import Registry
from sources.evidence import Answer
from sources.shelf import Shelf
from sources.shelf.library import Library, library
from sources.shelf.lock import Lock
from sources.shelf.lock import read as read_lock

DONE, FINDINGS, UNCHECKED, INTERRUPTED = 0, 1, 3, 130


def configured(
    asked: Mapping[str, Any],
    *,
    articles: Sequence[Path] = (),
    sources: str | None = None,
    ledger: str | None = None,
    baseline: str | None = None,
) -> Config:
    """The configuration that holds in the working directory, with what the command line asks for in its place.

    `asked` has the keys of the configuration file; None is what was not asked for. Where no file says which registry to
    use and the working directory has none, one beside the articles is used. Raises ConfigError.
    """
    here = Path.cwd()
    config = find(here)
    given = {key: value for key, value in asked.items() if value is not None and value != []}
    for key, value in (given | {"sources": sources, "ledger": ledger, "baseline": baseline}).items():
        if value == "":
            raise ConfigError(f"--{key}: a value must follow the equals sign")
    registry = sources or _beside(articles, config)
    if registry is not None:
        given["sources"] = str(here / registry)
    if ledger is not None:
        given["ledger"] = ledger if "://" in ledger else str(here / ledger)
    if baseline is not None:
        given["baseline"] = str(here / baseline)
    try:
        settings = Settings.model_validate(config.settings.model_dump(by_alias=True, exclude_unset=True) | given)
    except ValidationError as error:
        key = str(error.errors(include_url=False)[0]["loc"][0])
        raise ConfigError(f"--{key} {given[key]}: {MEANT[key]}") from None
    return replace(config, settings=settings, asked=frozenset(key.replace("-", "_") for key in given))


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


def audit(
    articles: Sequence[Path],
    config: Config,
    wanted: Sequence[Report],
    *,
    update: bool = False,
    since: str | None = None,
    debug: bool = False,
) -> int:
    """Audit articles, keep the audits and write the reports; the exit code.

    Whatever fails, everything else is still done: an unreadable article costs only its own audit, a broken ledger or
    an unwritable report only itself; an interrupt costs the articles that were not audited yet, and the reports.
    With `update` the baseline is written: all that is found is known. With `since`, a revision of git, only articles
    that have changed are audited, and of these what changed sentences have a part in is shown and counts.

    Raises ConfigError, before anything runs, where a report would replace another file of the run or `since` is no
    revision, and DecisionError for a baseline that cannot be used.
    """
    refuse_overwriting(articles, config, wanted)
    if since is not None and update:
        raise ConfigError("--since and --update-baseline: a baseline is of whole articles; leave one of the two out")
    changes = None if since is None else Since.of(since, Path.cwd())
    if changes is not None:
        articles = changes.changed(articles)
        complain(f"since {since} ({changes.commit[:10]}): {len(articles)} of the articles changed")
    checks = check.load()
    known = Baseline.of(config, checks, update=update)
    waivers = Waivers.of(config, checks, config.settings.as_of or datetime.datetime.now(datetime.UTC).date())
    if not all(chosen(checks, settings) for settings in (config.settings, *map(config.settings_of, articles))):
        complain("no check is left to run, so nothing was checked: leave one out of --ignore, or add it to --select")
        return UNCHECKED
    audits, troubles = _audits(articles, config, whole=changes is None, debug=debug)
    try:
        audits = waivers.apply(audits)
        if known is not None and INTERRUPTED not in troubles:
            audits = known.apply(audits)
    except Exception as error:  # a baseline that cannot be written costs no report
        troubles.append(report(error, debug=debug))
    troubles += _keep(audits, config.ledger, debug=debug)
    if changes is not None:
        audits = [changes.of_changes(one, Path(one.article.path)) for one in audits]
    rules = [one.rule for one in checks]
    for one in wanted if audits and INTERRUPTED not in troubles else ():
        troubles += show(one, audits, rules, debug=debug)
    if any(config.settings_of(Path(one.article.path)).fails(found) for one in audits for found in one.findings):
        troubles.append(FINDINGS)
    return _gravest(troubles)


def wanted(verdicts: Sequence[str], sources: Sequence[str], checks: Sequence[str], text: str) -> Wanted:
    """Which claims are asked for. Raises ConfigError for a verdict or a check that there is none of."""
    known = [one.value for one in Verdict]
    for verdict in verdicts:
        if verdict not in known:
            raise ConfigError(f"--verdict {verdict}: there is none of that name; choose {', '.join(known)}")
    loaded = check.load() if checks else ()
    for name in checks:
        if name not in {one.name for one in loaded}:
            raise check.no_such(name, loaded)
    return Wanted(frozenset(verdicts), frozenset(sources), frozenset(checks), text)


def claims(articles: Sequence[Path], config: Config, form: str, wanted: Wanted, *, debug: bool) -> int:
    """Print the records of the wanted claims of articles, or write them where `form` is FORM=PATH; the exit code.

    Raises ConfigError, before anything runs, for what cannot be meant, and OutputError for what cannot be written.
    """
    name, given, path = form.partition("=")
    if name not in FORMS:
        raise ConfigError(f"--format {form}: choose {', '.join(FORMS)}")
    if given and not path:
        raise ConfigError(f"--format {form}: a path must follow the equals sign")
    if given:
        refuse_overwriting(articles, config, [Report(name, path)])
    audits, troubles = _audits(articles, config, debug=debug)
    if audits and INTERRUPTED not in troubles:
        text = FORMS[name]([wanted.of(one) for one in audits])
        try:
            if given:
                formats.replace(Path(path), text)
            else:
                say(text)
        except OSError as error:
            raise OutputError(f"cannot write {path}: {error.strerror or error}; choose another path") from None
    return _gravest(troubles)


def weigh(claim: str, passage: str) -> int:
    """Print what a passage does to a claim; the exit code."""
    from checker import weighing

    [outcome] = weighing.outcomes([weighing.Pair("1", claim, passage)])
    say(weighing.shown(outcome))
    return {Answer.SUPPORTS: DONE, Answer.CONTRADICTS: FINDINGS}.get(outcome.answer, UNCHECKED)


def weigh_all(given: Path, answers: Path) -> int:
    """Write what becomes of each pair of a file; the exit code. Raises PairsError for a file that cannot be used."""
    from checker import weighing

    if identity(given) == identity(answers):
        raise PairsError(f"--jsonl {given} {answers}: the answers would replace the pairs; choose another path")
    collect_seldom()
    weighing.keep(list(weighing.outcomes(weighing.pairs_of(given))), answers)
    return DONE


def explained(name: str | None) -> str:
    """What a check finds, with its examples; of every check one line where none is named. Raises ConfigError."""
    from checker import pages

    checks = check.load()
    if name is None:
        return pages.listed(checks)
    named = next((one for one in checks if one.name == name), None)
    if named is None:
        raise check.no_such(name, checks)
    return pages.page(named)


def _audits(
    articles: Sequence[Path], config: Config, *, whole: bool = True, debug: bool
) -> tuple[list[Audit], list[int]]:
    """The audits of the articles that could be read, and the exit codes of what went wrong.

    That none has a claim is wrong, unless these are not the `whole` of what is asked for.
    """
    collect_seldom()
    every = check.load()
    for settings in (config.settings, *config.settings.per_file.values()):
        chosen(every, settings)  # refuses the name of a check that is none, whichever articles are audited
    registry = sources.load(config.sources, optional=config.settings.sources is None)
    lock = read_lock(config.lock)
    found = _library(lock, config, registry)
    auditor = Auditor(config.settings, registry, every, _cache(config), found, lock.sha256)
    audits: list[Audit] = []
    troubles: list[int] = []
    try:
        for outcome in audit_all(list(dict.fromkeys(articles)), auditor, config.settings_of):
            if outcome.audit is not None:
                audits.append(outcome.audit)
            elif isinstance(outcome.error, ReadError):
                complain(str(outcome.error))
                troubles.append(UNCHECKED)
            elif outcome.error is not None:
                troubles.append(report(outcome.error, debug=debug, about=display(outcome.path)))
    except KeyboardInterrupt:
        return audits, [INTERRUPTED]
    if whole and audits and not any(one.claims for one in audits):
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


def _library(lock: Lock, config: Config, registry: Registry) -> Library | None:
    """The documents of the registered sources that were fetched; None where none was. Raises ShelfError."""
    copies = {source: copy for source, copy in lock.copies.items() if source in registry.by_id}
    return library(Lock(copies), Shelf(config.shelf), config.passages) if copies else None


def _keep(audits: Iterable[Audit], url: str | Path, *, debug: bool) -> list[int]:
    """Keep audits in the ledger; the exit code of what went wrong."""
    from reports.ledger import Ledger

    troubles = []
    try:
        with Ledger.open(url) as ledger:
            for one in audits:
                try:
                    ledger.save(one, datetime.datetime.now(datetime.UTC))
                except ReportsError:
                    raise  # the ledger itself fails, and would make every other article wait for it as long
                except Exception as error:
                    troubles.append(report(error, debug=debug, about=one.article.path))
    except Exception as error:  # a ledger that fails costs no report
        troubles.append(report(error, debug=debug))
    return troubles


def _gravest(troubles: Sequence[int]) -> int:
    return next((code for code in (INTERRUPTED, READER_LEFT, FAILED, UNCHECKED, FINDINGS) if code in troubles), DONE)
