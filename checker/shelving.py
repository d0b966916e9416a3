"""What `tallymark source fetch` and `tallymark source verify` do: sources onto the shelf, and what became of them."""

import datetime
import os
from collections.abc import Mapping, Sequence
from pathlib import Path

import sources
from checker.config import Config
from checker.errors import ConfigError
from checker.messages import complain, say
from sources import Source
from sources.errors import FetchError
from sources.shelf import Copy, Fetcher, Shelf, State, Verified, fetch, verify
from sources.shelf.archive import KEY, Memento, nearest, save
from sources.shelf.library import with_headers
from sources.shelf.lock import Lock, read, write
from sources.shelf.warc import export
from sources.shelf.watch import note

DONE, CHANGED, UNCHECKED = 0, 1, 3
# What a reader of the audit has to look at, and what could not be looked at.
_NEWS = (State.CHANGED, State.PASSAGE_LOST, State.GONE)


def fetch_all(names: Sequence[str], config: Config, *, keep: bool = False, warc: Path | None = None) -> int:
    """Fetch the named sources, or all that have an address, and say of each what was found; the exit code.

    Each is in the lock as soon as it is on the shelf. With `keep`, an archive is asked for its copy, and to make one
    where it has none; `warc` is the file that the copies are exported to.
    """
    chosen = _chosen(names, config)
    fetcher, shelf, lock = Fetcher(config.settings.fetch), Shelf(config.shelf), read(config.lock)
    failed = False
    for source in chosen:
        try:
            copy, found = fetch(source, lock.copies.get(source.id), fetcher, shelf)
            if keep:
                copy = copy.model_copy(update={"archive": _archived(copy, fetcher).url})
        except FetchError as error:
            failed = True
            complain(f"{source.id}: {error}")
            continue
        lock = lock.with_copies([copy])
        write(config.lock, lock)
        say(f"{found.value:9} {source.id}  {copy.size:,} bytes  sha256:{copy.sha256[:12]}  {copy.final_url}\n")
    if warc is not None:
        kept = [lock.copies[source.id] for source in chosen if source.id in lock.copies]
        number = export((with_headers(copy, shelf) for copy in kept), shelf, warc)
        say(f"{number} copies exported to {warc}\n")
    return UNCHECKED if failed else DONE


def verify_all(names: Sequence[str], config: Config) -> int:
    """Ask for the fetched sources again, and say of each what became of it; the exit code.

    What the evidence of the latest audits leans on must still be said there. The next audit is told what was found.
    """
    lock = read(config.lock)
    chosen = [source for source in _chosen(names, config) if names or source.id in lock.copies]
    if not chosen:
        raise ConfigError(f"{config.lock}: no source was fetched yet; run tallymark source fetch")
    fetcher, passages = Fetcher(config.settings.fetch), _passages(config)
    told = [_verified(source, lock, fetcher, passages) for source in chosen]
    at, shelf = datetime.datetime.now(datetime.UTC).replace(microsecond=0), Shelf(config.shelf)
    for one in told:
        note(one, lock.copies[one.source], at, shelf)
        say(f"{one.state.value:12} {one.source}  {one.why}\n")
    if any(one.state is State.UNREACHABLE for one in told):
        return UNCHECKED
    return CHANGED if any(one.state in _NEWS for one in told) else DONE


def _verified(source: Source, lock: Lock, fetcher: Fetcher, passages: Mapping[str, Sequence[str]]) -> Verified:
    copy = lock.copies.get(source.id)
    if copy is None:
        raise ConfigError(f"{source.id}: was never fetched; run tallymark source fetch {source.id}")
    return verify(copy, fetcher, passages.get(source.id, ()))


def _passages(config: Config) -> Mapping[str, Sequence[str]]:
    """By source, the passages that evidence quotes in the latest audit of each article in the ledger."""
    from reports.ledger import Ledger, file_of

    file = file_of(config.ledger)
    if file is not None and not file.is_file():
        return {}
    found: dict[str, dict[str, None]] = {}
    with Ledger.open(config.ledger) as ledger:
        latest = (ledger.latest(path) for path in dict.fromkeys(kept.path for kept in ledger.audits()))
        for record in (record for audit in latest if audit is not None for record in audit.claims):
            for evidence in record.evidence:
                if evidence.passage:
                    found.setdefault(evidence.source, {})[evidence.passage] = None
    return {source: tuple(passages) for source, passages in found.items()}


def _chosen(names: Sequence[str], config: Config) -> list[Source]:
    """The sources of these ids; without any, all that have an address. Raises ConfigError for an id that is none."""
    registry = sources.load(config.sources)
    for name in names:
        if name not in registry.by_id:
            raise ConfigError(f"{config.sources}: there is no source {name!r}; tallymark source list shows them")
    chosen = [registry.by_id[name] for name in dict.fromkeys(names)] or [
        source for source in registry if source.url or source.doi
    ]
    if not chosen:
        raise ConfigError(f"{config.sources}: no source has a URL or DOI to fetch; add one")
    return chosen


def _archived(copy: Copy, fetcher: Fetcher) -> Memento:
    """The copy that an archive keeps from the month of ours; it is asked to make one where it has none so near."""
    found = nearest(copy.url, copy.fetched, fetcher)
    if found is not None and abs(found.at - copy.fetched) <= datetime.timedelta(days=31):
        return found
    return save(copy.url, fetcher, os.environ.get(KEY) or None)
