"""What the commands `tallymark source …` do: the registry read, changed, exchanged, and asked what leans on it."""

import csv
import difflib
import io
import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import sources
from checker import commands
from checker.config import Config
from checker.errors import ConfigError
from checker.listing import columns
from checker.messages import complain
from claims import Document, read
from reports.places import Places
from reports.visible import visible
from sources import Registry, Source, csl, editing
from sources.exchange import Imported, slug
from sources.fields import LISTS, problem

_DOI_HOSTS = ("https://doi.org/", "http://doi.org/", "https://dx.doi.org/", "http://dx.doi.org/", "doi:")
_BIBLIOGRAPHIES = (".bib", ".bibtex", ".json")


def configured(named: str | None, ledger: str | None = None) -> Config:
    """The configuration that holds here, with the registry and ledger that the command line names."""
    return commands.configured({}, sources=named, ledger=ledger)


def registry(named: str | None) -> Path:
    """The registry's file, as a person here would write it."""
    path = configured(named).sources
    return path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path


def add(path: Path, what: str | None, given: Mapping[str, Any]) -> str:
    """Add a source to the registry, and say so.

    `what` is an address, a DOI or a file, and `given` what is known besides, by field. Raises ConfigError for what
    cannot be meant, RegistryError where the registry cannot be changed.
    """
    known = {name: value for name, value in given.items() if value not in (None, [])}
    known = (_from(what) if what is not None else {}) | known
    if "title" not in known:
        raise ConfigError("--title is missing: say what the source is called, or add it by its address, DOI or file")
    for field, value in known.items():
        wrong = problem(field, value)
        if wrong:
            raise ConfigError(f"--{_OPTIONS.get(field, field)}: {wrong}")
    taken = sources.load(path, optional=True).by_id
    if "id" not in known:
        known["id"] = _free(slug(known["title"], known.get("issued", "")[:4]), taken)
    source = Source.model_validate({name: tuple(value) if name in LISTS else value for name, value in known.items()})
    editing.change(path, lambda text: editing.put(text, source, name=str(path)))
    return f"{path}: added {source.id}: {visible(source.title)}\n"


_OPTIONS = {"aliases": "alias", "URL": "url", "DOI": "doi"}


def _from(what: str) -> dict[str, Any]:
    """What an address, a DOI or a file says of a source."""
    prefix = next((host for host in _DOI_HOSTS if what.lower().startswith(host)), "")
    if prefix or what.startswith("10."):
        doi = what[len(prefix) :].strip()
        return {"title": doi, "DOI": doi}
    if what.startswith(("http://", "https://")):
        return {"title": _words_of(what), "type": "webpage", "URL": what}
    path = Path(what)
    if path.suffix.lower() in _BIBLIOGRAPHIES:
        raise ConfigError(f"{what}: is a bibliography: tallymark source import {what}")
    document: Document = read(path)
    found = {"title": document.title or path.stem, "type": "document"}
    return found | ({"issued": str(document.published)} if document.published else {})


def _words_of(url: str) -> str:
    """An address in words, for want of a title: its last part that has letters, else all of it."""
    rest = url.partition("://")[2].partition("?")[0].partition("#")[0].rstrip("/")
    last = rest.rpartition("/")[2].rpartition(".")[0] or rest.rpartition("/")[2]
    text = " ".join(last.replace("-", " ").replace("_", " ").split())
    return text.capitalize() if "/" in rest and any(sign.isalpha() for sign in text) else rest


def _free(name: str, taken: Mapping[str, object]) -> str:
    numbers = (f"{name}-{number}" for number in range(2, len(taken) + 3))
    return name if name not in taken else next(one for one in numbers if one not in taken)


def listed(path: Path, form: str) -> str:
    """The sources of the registry as a table, CSV or JSON. Raises ConfigError for another form."""
    if form not in _LISTS:
        raise ConfigError(f"--format {form}: choose {', '.join(_LISTS)}")
    return _LISTS[form]([_row(source) for source in sources.load(path)])


def _row(source: Source) -> dict[str, str]:
    return {
        "id": source.id,
        "type": source.type or "",
        "issued": source.issued or "",
        "by": source.container_title or source.publisher or "; ".join(source.author),
        "title": source.title,
        "figures": str(len(source.figures)),
    }


_ROW = tuple(_row(Source(id="x", title="x")))


def _csv(rows: Sequence[Mapping[str, str]]) -> str:
    stream = io.StringIO()
    writer = csv.DictWriter(stream, _ROW, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return stream.getvalue()


_LISTS: dict[str, Callable[[Sequence[Mapping[str, str]]], str]] = {
    "table": lambda rows: columns(_ROW, ([row[name] for name in _ROW] for row in rows)),
    "csv": _csv,
    "json": lambda rows: json.dumps(list(rows), indent=2, ensure_ascii=False) + "\n",
}


def shown(path: Path, name: str) -> str:
    """A source as the registry has it. Raises ConfigError where it has none of this id."""
    return editing.entry(_named(sources.load(path), name, path))


def imported(path: Path, files: Sequence[Path], *, update: bool) -> str:
    """Add the sources of bibliographies to the registry, and say how many.

    Those that are there are left as they are, or brought up to date where that is asked for. Raises ExchangeError and
    RegistryError; the registry is then as it was.
    """
    read_in = [_read(file) for file in files]
    added: list[str] = []
    there: list[str] = []

    def edit(text: str) -> str:
        for source in (source for one in read_in for source in one.sources):
            known = sources.parse(text, str(path)).by_id
            (there if source.id in known else added).append(source.id)
            if source.id not in known or update:
                text = editing.put(text, source, update=update, name=str(path))
        return text

    editing.change(path, edit)
    for file, one in zip(files, read_in, strict=True):
        if one.left_out:
            complain(f"{file}: fields without a place in a registry were left out: {', '.join(sorted(one.left_out))}")
    done = "brought up to date" if update else "left as they are"
    return f"{path}: {len(added)} added" + (f", {len(there)} {done}: {', '.join(there)}" if there else "") + "\n"


def _read(file: Path) -> Imported:
    try:
        text = file.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ConfigError(f"{file}: byte {error.start} is not UTF-8; save the bibliography as UTF-8") from None
    except OSError as error:
        raise ConfigError(f"{file}: {error.strerror or error}; the bibliography cannot be read") from None
    if text.lstrip().startswith(("[", "{")):
        found = csl.loads(text, str(file))
    else:
        from sources import bibtex

        found = bibtex.loads(text, str(file))
    if not found.sources:
        raise ConfigError(f"{file}: no source was found in it; is it BibTeX or CSL-JSON?")
    return found


def exported(path: Path, ids: Sequence[str], form: str) -> str:
    """Sources of the registry in another format; all of them where none is named. Raises ConfigError."""
    known = sources.load(path)
    chosen: Iterable[Source] = [_named(known, one, path) for one in dict.fromkeys(ids)] or known
    if form == "csl-json":
        return csl.dumps(chosen)
    if form != "bibtex":
        raise ConfigError(f"--format {form}: choose csl-json, bibtex")
    from sources import bibtex

    return bibtex.dumps(chosen)


def _named(known: Registry, name: str, path: Path) -> Source:
    if name not in known.by_id:
        close = difflib.get_close_matches(name, known.by_id, n=1)
        raise ConfigError(f"{path}: has no source {name!r}" + (f"; is it {close[0]}?" if close else ""))
    return known.by_id[name]


def where_used(config: Config, name: str | None, form: str) -> str:
    """Which claims lean on a source, or on each source of the registry, by the ledger. Raises ConfigError."""
    from reports.ledger import Ledger

    if form not in ("text", "json"):
        raise ConfigError(f"--format {form}: choose text, json")
    if isinstance(config.ledger, Path) and not config.ledger.exists():
        raise ConfigError(f"{config.ledger}: there is no ledger yet: run tallymark audit first")
    known = sources.load(config.sources, optional=config.settings.sources is None)
    with Ledger.open(config.ledger) as ledger:
        names = [name] if name is not None else list(known.by_id)
        uses = {one: ledger.claims_by_source(one) for one in names}
        if name is not None and not uses[name]:
            _named(known, name, config.sources)
        paths = dict.fromkeys(claim.path for found in uses.values() for claim in found)
        audits = {path: ledger.latest(path) for path in paths}
    places = {path: Places.of(audit.article.text) for path, audit in audits.items() if audit is not None}
    used = {
        one: [
            {
                "article": claim.path,
                "line": places[claim.path].place(claim.start).line,
                "column": places[claim.path].place(claim.start).column,
                "claim": claim.claim,
                "text": " ".join(claim.text.split()),
                "measures": claim.metric,
                "subject": claim.subject,
                "verdict": claim.verdict,
            }
            for claim in found
        ]
        for one, found in uses.items()
    }
    if form == "json":
        return json.dumps(used, indent=2, ensure_ascii=False) + "\n"
    return "".join(_used(one, found) for one, found in used.items())


def _used(name: str, found: Sequence[Mapping[str, Any]]) -> str:
    articles = len({claim["article"] for claim in found})
    count = "no claim" if not found else _plural(len(found), "claim") + " in " + _plural(articles, "article")
    lines = [f"{name}: {count}"]
    for claim in found:
        what = ", ".join(visible(part) for part in (claim["measures"], claim["subject"]) if part)
        where = f"{claim['article']}:{claim['line']}:{claim['column']}"
        lines.append(f"  {where}: {visible(claim['text'])}{f' ({what})' if what else ''}: {claim['verdict']}")
    return "\n".join(lines) + "\n"


def _plural(count: int, noun: str) -> str:
    return f"{count} {noun}" + ("" if count == 1 else "s")
