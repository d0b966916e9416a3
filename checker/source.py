"""The commands `tallymark source …`: what can be asked for; `checker.registering` does it, or `checker.shelving`."""

from pathlib import Path
from typing import Annotated

import typer

from checker.messages import say

app = typer.Typer(rich_markup_mode=None, help="The registry of sources, and their copies on the shelf.")

Registry = Annotated[
    str | None, typer.Option("--sources", metavar="FILE", help="The registry; sources.toml by default.")
]
Text = str | None
Several = list[str] | None
Debug = Annotated[bool, typer.Option("--debug", help="Show where an internal error came from.")]
Id = Annotated[str, typer.Argument(metavar="ID", help="A source of the registry.")]
SomeIds = Annotated[list[str] | None, typer.Argument(metavar="[ID]...", help="Ids of the registry; by default all.")]
Ledger = Annotated[str | None, typer.Option(metavar="URL", help="A SQLite file, or the URL of a database.")]


def _field(what: str) -> object:
    return typer.Option(metavar="TEXT", help=what)


@app.command()
def add(
    what: Annotated[Text, typer.Argument(metavar="[URL|DOI|FILE]", help="What the source is known by.")] = None,
    id: Annotated[Text, _field("What audits call it; made of the title where it is left out.")] = None,
    title: Annotated[Text, _field("Its title.")] = None,
    type: Annotated[Text, _field("CSL's item type: report, article-newspaper, dataset, webpage …")] = None,
    container_title: Annotated[Text, _field("The newspaper, journal or book that it appeared in.")] = None,
    publisher: Annotated[Text, _field("Who brought it out.")] = None,
    author: Annotated[Several, _field('"Family, Given", or an organisation; repeatable.')] = None,
    alias: Annotated[Several, _field("Another name that articles use; repeatable.")] = None,
    issued: Annotated[Text, _field("2024, 2024-03 or 2024-03-06.")] = None,
    accessed: Annotated[Text, _field("When it was looked at, likewise.")] = None,
    url: Annotated[Text, _field("Its address.")] = None,
    doi: Annotated[Text, _field("Its DOI.")] = None,
    note: Annotated[Text, _field("What else there is to say.")] = None,
    sources: Registry = None,
    debug: Debug = False,
) -> int:
    """Add a source by its address, its DOI, a file of it, or by hand. Nothing is fetched."""
    from checker import registering

    given = {
        "id": id,
        "title": title,
        "type": type,
        "container-title": container_title,
        "publisher": publisher,
        "author": author,
        "aliases": alias,
        "issued": issued,
        "accessed": accessed,
        "URL": url,
        "DOI": doi,
        "note": note,
    }
    say(registering.add(registering.registry(sources), what, given))
    return 0


@app.command("list")
def list_(
    format: Annotated[str, typer.Option(metavar="table|csv|json", help="How they are printed.")] = "table",
    sources: Registry = None,
    debug: Debug = False,
) -> int:
    """List the sources of the registry."""
    from checker import registering

    say(registering.listed(registering.registry(sources), format))
    return 0


@app.command()
def show(id: Id, sources: Registry = None, debug: Debug = False) -> int:
    """Show a source as the registry has it, with its figures."""
    from checker import registering

    say(registering.shown(registering.registry(sources), id))
    return 0


@app.command("import")
def import_(
    files: Annotated[list[Path], typer.Argument(metavar="FILE...", help="BibTeX or CSL-JSON.", readable=False)],
    update: Annotated[
        bool, typer.Option("--update", help="Bring sources that are there up to date; figures and comments stay.")
    ] = False,
    sources: Registry = None,
    debug: Debug = False,
) -> int:
    """Add the sources of bibliographies in BibTeX or CSL-JSON."""
    from checker import registering

    say(registering.imported(registering.registry(sources), files, update=update))
    return 0


@app.command()
def export(
    ids: SomeIds = None,
    format: Annotated[str, typer.Option(metavar="csl-json|bibtex", help="The format.")] = "csl-json",
    sources: Registry = None,
    debug: Debug = False,
) -> int:
    """Print sources as CSL-JSON or BibTeX."""
    from checker import registering

    say(registering.exported(registering.registry(sources), ids or (), format))
    return 0


@app.command()
def where_used(
    id: Annotated[Text, typer.Argument(metavar="[ID]", help="A source; every one where none is named.")] = None,
    format: Annotated[str, typer.Option(metavar="text|json", help="How the claims are printed.")] = "text",
    sources: Registry = None,
    ledger: Ledger = None,
    debug: Debug = False,
) -> int:
    """Say which claims lean on a source, in the latest audit of each article in the ledger."""
    from checker import registering

    say(registering.where_used(registering.configured(sources, ledger), id, format))
    return 0


@app.command()
def fetch(
    ids: SomeIds = None,
    archive: Annotated[bool, typer.Option("--archive", help="Have a web archive keep a copy, too.")] = False,
    warc: Annotated[Path | None, typer.Option(metavar="FILE", help="Export the copies as WARC 1.1, gzipped.")] = None,
    sources: Registry = None,
    debug: Debug = False,
) -> int:
    """Fetch sources onto the shelf, and record in sources.lock what was found."""
    from checker import registering, shelving

    return shelving.fetch_all(ids or (), registering.configured(sources), keep=archive, warc=warc)


@app.command()
def verify(ids: SomeIds = None, sources: Registry = None, ledger: Ledger = None, debug: Debug = False) -> int:
    """Ask for fetched sources again: unchanged, changed, passage-lost, moved, gone or unreachable."""
    from checker import registering, shelving

    return shelving.verify_all(ids or (), registering.configured(sources, ledger))
