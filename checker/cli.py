"""The command line: what can be asked for; `checker.commands` does it.

Exit codes: 0, nothing at or above --fail-on; 1, findings; 2, the command was used wrongly or tallymark itself failed;
3, something that should have been checked could not be: an unreadable article, no claim in any article, or no check to
run; 130, interrupted; 141, whoever read the output left before its end.
"""

import gc
import sys
from pathlib import Path
from typing import Annotated, Any

import typer

from checker import source
from checker.install import refuse_strangers
from checker.messages import READER_LEFT, complain, report, say, unwritten

INTERRUPTED = 130

# Typer carries a copy of click, and of what click raises for a wrong command line it names only this one.
UsageError: Any = typer.BadParameter.__base__

app = typer.Typer(add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False)
app.add_typer(source.app, name="source")

# Whether a file can be read is found out when it is: an article that cannot be costs only its own audit.
Articles = Annotated[
    list[Path],
    typer.Argument(metavar="ARTICLE...", help="Plain text, Markdown, HTML, CSV, PDF or DOCX.", readable=False),
]
SomeArticles = Annotated[
    list[Path] | None,
    typer.Argument(metavar="[ARTICLE]...", help="By default those that the configuration names.", readable=False),
]
Format = Annotated[
    list[str] | None,
    typer.Option(
        metavar="FORMAT[=PATH]",
        help="text, json, html, markdown, github, sarif, junit, gitlab, csv, claimreview or webannotation; repeatable. "
        "Without PATH it is printed, in place of the findings; {name} in PATH makes a file an article.",
    ),
]
Output = Annotated[str | None, typer.Option(metavar="DIR", help="The folder for reports that have no PATH.")]
FailOn = Annotated[
    str | None, typer.Option(metavar="SEVERITY", help="error, warning, note or never: what gives exit code 1.")
]
Select = Annotated[list[str] | None, typer.Option(metavar="CHECK", help="Run only this check; repeatable.")]
Ignore = Annotated[list[str] | None, typer.Option(metavar="CHECK", help="Leave this check out; repeatable.")]
AsOf = Annotated[str | None, typer.Option(metavar="DATE", help="The day that the articles speak from: 2025-03-02.")]
Sources = Annotated[
    str | None,
    typer.Option(metavar="FILE", help="The registry; sources.toml by default, here or beside the articles."),
]
Ledger = Annotated[str | None, typer.Option(metavar="URL", help="A SQLite file, or the URL of a database.")]
Known = Annotated[
    str | None,
    typer.Option("--baseline", metavar="FILE", help="The findings that are known; they do not fail the run."),
]
UpdateKnown = Annotated[bool, typer.Option("--update-baseline", help="Write into it all that is found.")]
Changes = Annotated[
    str | None,
    typer.Option(
        "--since", metavar="REF", help="Show only what sentences changed since a git revision have a part in."
    ),
]
Offline = Annotated[bool, typer.Option("--offline", help="Fetch nothing, which is always so.")]
Debug = Annotated[bool, typer.Option("--debug", help="Show where an internal error came from.")]


@app.callback(invoke_without_command=True)
def tallymark(
    context: typer.Context,
    version: Annotated[bool, typer.Option("--version", help="Say the version.")] = False,
) -> int:
    """Check the figures of an article."""
    if version:
        from checker.run import version as number

        say(f"tallymark {number()}\n")
    elif context.invoked_subcommand is None:
        say(f"{context.get_help()}\n")
    return 0


@app.command()
def audit(
    articles: Articles,
    format: Format = None,
    output: Output = None,
    fail_on: FailOn = None,
    select: Select = None,
    ignore: Ignore = None,
    as_of: AsOf = None,
    sources: Sources = None,
    ledger: Ledger = None,
    baseline: Known = None,
    update_baseline: UpdateKnown = False,
    since: Changes = None,
    offline: Offline = False,
    debug: Debug = False,
) -> int:
    """Audit articles, keep the audits in the ledger, and print what was found."""
    from checker import commands, reporting

    asked = {"fail-on": fail_on, "select": select, "ignore": ignore, "as-of": as_of}
    config = commands.configured(asked, articles=articles, sources=sources, ledger=ledger, baseline=baseline)
    wanted = reporting.reports(format, output)
    return commands.audit(articles, config, wanted, update=update_baseline, since=since, debug=debug)


@app.command()
def check(
    format: Format = None,
    output: Output = None,
    fail_on: FailOn = None,
    as_of: AsOf = None,
    sources: Sources = None,
    ledger: Ledger = None,
    baseline: Known = None,
    update_baseline: UpdateKnown = False,
    since: Changes = None,
    offline: Offline = False,
    debug: Debug = False,
) -> int:
    """Audit the articles that the configuration names, for continuous integration."""
    from checker import commands, reporting

    asked = {"fail-on": fail_on, "as-of": as_of}
    config = commands.configured(asked, sources=sources, ledger=ledger, baseline=baseline)
    wanted = reporting.reports(format, output)
    return commands.audit(commands.named(config), config, wanted, update=update_baseline, since=since, debug=debug)


@app.command()
def claims(
    articles: SomeArticles = None,
    format: Annotated[
        str, typer.Option(metavar="FORM[=PATH]", help="table, csv or json; written to PATH, or printed.")
    ] = "table",
    verdict: Annotated[list[str] | None, typer.Option(help="Only claims of this verdict; repeatable.")] = None,
    source: Annotated[
        list[str] | None, typer.Option(metavar="ID", help="Only claims that lean on this source; repeatable.")
    ] = None,
    check: Annotated[list[str] | None, typer.Option(help="Only claims of which this check tells; repeatable.")] = None,
    text: Annotated[str, typer.Option(metavar="WORDS", help="Only claims in whose sentence these words stand.")] = "",
    as_of: AsOf = None,
    sources: Sources = None,
    debug: Debug = False,
) -> int:
    """Print the record of every numeric claim in articles."""
    from checker import commands

    wanted = commands.wanted(verdict or (), source or (), check or (), text)
    config = commands.configured({"as-of": as_of}, articles=articles or (), sources=sources)
    return commands.claims(articles or commands.named(config), config, format, wanted, debug=debug)


@app.command("report")
def rendered(
    audits: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[AUDIT]...",
            help="An article, the number of a run, or a saved JSON report; by default the latest of every article.",
        ),
    ] = None,
    format: Format = None,
    output: Output = None,
    runs: Annotated[bool, typer.Option("--list", help="List the runs that the ledger keeps.")] = False,
    ledger: Ledger = None,
    debug: Debug = False,
) -> int:
    """Make reports of kept audits again, as audit made them."""
    from checker import commands, keeping, reporting

    config = commands.configured({}, ledger=ledger)
    if runs:
        say(keeping.listed(config))
        return 0
    return keeping.render(audits or (), config, reporting.reports(format, output), debug=debug)


@app.command()
def diff(
    before: Annotated[
        str, typer.Argument(metavar="A", help="An article, the number of a run, or a saved JSON report.")
    ],
    after: Annotated[
        str | None, typer.Argument(metavar="[B]", help="By default A's latest audit, and A the one before.")
    ] = None,
    format: Annotated[str, typer.Option(metavar="text|json", help="How the difference is printed.")] = "text",
    ledger: Ledger = None,
    debug: Debug = False,
) -> int:
    """Say what differs between two kept audits: 0 nothing, 1 something is new, gone or changed."""
    from checker import commands, keeping

    return keeping.compare(before, after, commands.configured({}, ledger=ledger), format)


@app.command()
def weigh(
    claim: Annotated[str | None, typer.Argument(metavar="[CLAIM]", help="A sentence with figures.")] = None,
    passage: Annotated[str | None, typer.Argument(metavar="[PASSAGE]", help="What a source says.")] = None,
    jsonl: Annotated[
        tuple[Path, Path] | None,
        typer.Option(
            metavar="IN OUT", help='Weigh every line {"id", "claim", "evidence"} of IN; the answers go to OUT.'
        ),
    ] = None,
    debug: Debug = False,
) -> int:
    """Say whether a passage supports a sentence, in figures: 0 it does, 1 it contradicts it, 3 neither."""
    from checker import commands

    if jsonl is not None and claim is None:
        return commands.weigh_all(*jsonl)
    if jsonl is not None or claim is None or passage is None:
        raise UsageError("give a CLAIM and a PASSAGE, or --jsonl IN OUT.")
    return commands.weigh(claim, passage)


@app.command()
def explain(
    name: Annotated[
        str | None, typer.Argument(metavar="[CHECK]", help="A check; all of them where none is named.")
    ] = None,
    debug: Debug = False,
) -> int:
    """List the checks, or say what one finds, why it matters, and what it says of its examples."""
    from checker import commands

    say(commands.explained(name))
    return 0


def main() -> None:
    """Run the command and leave with its exit code; every failure is one line on standard error."""
    # Imports make many objects and hardly any garbage; `commands` turns the collector on again when they are done.
    gc.disable()
    sys.exit(run(sys.argv[1:]))


def run(arguments: list[str]) -> int:
    """Do what the command line asks for; the exit code."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")
    if sys.flags.optimize > 1:
        return complain("Python leaves out docstrings, which tallymark needs: run it without -OO or PYTHONOPTIMIZE=2")
    code: Any
    try:
        refuse_strangers()
        code = app(arguments, prog_name="tallymark", standalone_mode=False)
    except UsageError as error:
        context = getattr(error, "ctx", None)
        return complain(f"{error.format_message()} See: {context.command_path if context else 'tallymark'} --help")
    except (KeyboardInterrupt, typer.Abort):
        code = INTERRUPTED
    except SystemExit:
        return READER_LEFT  # so Typer ends where its own help has no reader
    except OSError as error:
        # All files are read and written by what explains their errors; what is left is the printing of Typer's help.
        return report(unwritten(error) if error.filename is None else error, debug="--debug" in arguments)
    except Exception as error:
        return report(error, debug="--debug" in arguments)
    if code == INTERRUPTED:  # Typer's answer to an interrupt as well
        complain("interrupted")
    return int(code or 0)
