"""From an attribution to the registered source that it means."""

from collections import defaultdict

from claims import Attribution, Manner
from claims.readers.keyed import keys
from sources.names import Index, Kind, address, words, years
from sources.registry import Registry
from sources.source import Citation


def link(attribution: Attribution, registry: Registry, index: Index | None = None) -> Citation:
    """`attribution` with the id of the source that it means, or without one.

    A key ("[@atlas-2024]") decides, then an address; else the source wins whose title, aliases, publisher and authors
    cover most of the attribution's words, then the one that was issued in a year which it names, then the one that is
    named most specifically. Where two are left there is no source: an ambiguous name is never a guess. Persons name a
    source only with its year. `index` holds the names that count, the registry's own by default
    (sources.introduced).
    """
    source = None
    if attribution.manner not in (Manner.NONE, Manner.VAGUE):
        source = _by_key(attribution.text, registry)
        if source is None:
            number = _by_address(attribution.url, registry)
            number = _by_name(attribution.text, registry, index or registry.index) if number is None else number
            source = None if number is None else registry.sources[number].id
    return Citation(**attribution.model_dump(), source=source)


def _by_key(text: str | None, registry: Registry) -> str | None:
    """The id that the words cite as a key; of several the first counts."""
    return next((key for key in keys(text or "") if key in registry.by_id), None)


def _by_address(url: str | None, registry: Registry) -> int | None:
    found = registry.index.by_address.get(address(url), []) if url else []
    return found[0] if len(found) == 1 else None


def _by_name(text: str | None, registry: Registry, index: Index) -> int | None:
    found = words(text or "")
    dated = years(found)
    covered: dict[int, set[int]] = defaultdict(set)
    kinds: dict[int, Kind] = {}
    editions: dict[int, set[str]] = defaultdict(set)
    for match in index.find(found):
        if match.edition and dated and match.edition not in dated:
            continue  # another year's edition
        if match.kind is Kind.AUTHOR and not dated:
            continue  # anybody of that name
        covered[match.source].update(range(match.start, match.end))
        kinds[match.source] = max(match.kind, kinds.get(match.source, match.kind))
        if match.edition:
            editions[match.source].add(match.edition)

    def score(number: int) -> tuple[int, bool, Kind]:
        issued = registry.sources[number].issued
        of_year = bool(dated & editions[number]) or bool(issued and issued[:4] in dated)
        return sum(len(found[at].key) for at in covered[number]), of_year, kinds[number]

    ranked = sorted(covered, key=score, reverse=True)
    if not ranked or (len(ranked) > 1 and score(ranked[0]) == score(ranked[1])):
        return None
    return ranked[0]
