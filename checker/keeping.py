"""Kept audits: which there are, rendered again, and one compared with another.

A kept audit is named by the number of its run in the ledger, by the path of its article (the latest one), or by a file
in which it was saved as JSON.
"""

from collections.abc import Sequence
from pathlib import Path

from pydantic import ValidationError

from checker import check
from checker.config import Config
from checker.errors import ConfigError
from checker.listing import columns
from checker.messages import say
from checker.reporting import Report, refuse_overwriting, show
from checker.run import display
from reports.audit import Audit, Finding, Record
from reports.difference import ChangedClaim, Difference, difference
from reports.formats.json import Audits, escaped
from reports.ledger import Kept, Ledger
from reports.places import Places
from reports.visible import one_line

DONE, DIFFERS = 0, 1
_DIGITS = 19  # from which on a number is that of no run
_SHOWN = 50  # of what is new, gone or changed in the text output


def render(names: Sequence[str], config: Config, wanted: Sequence[Report], *, debug: bool) -> int:
    """Make the reports of kept audits, by default of every article's latest, as `audit` made them; the exit code."""
    audits = [one for name in names for one in kept(name, config)] if names else latest(config)
    refuse_overwriting([Path(one.article.path) for one in audits], config, wanted)
    rules = [one.rule for one in check.load()]
    return max((code for one in wanted for code in show(one, audits, rules, debug=debug)), default=DONE)


def listed(config: Config) -> str:
    """A line for each run that the ledger keeps, the last one first."""
    rows = [
        (str(run), at.strftime("%Y-%m-%d %H:%M:%S") if at else "", path, digest[:12])
        for run, at, path, _, digest in _runs(config)
    ]
    return columns(("run", "UTC", "article", "audit"), rows)


def compare(before: str, after: str | None, config: Config, form: str) -> int:
    """Print what differs between two kept audits, or the last two different ones of an article; 1 where anything does.

    Raises ConfigError for what cannot be compared.
    """
    if form not in ("text", "json"):
        raise ConfigError(f"--format {form}: choose text, json")
    one, other = _last_two(before, config) if after is None else (_only(before, config), _only(after, config))
    found = difference(one, other)
    say(escaped(found.model_dump_json(indent=2)) if form == "json" else told(found, one, other))
    return DIFFERS if found else DONE


def kept(name: str, config: Config) -> Sequence[Audit]:
    """The audits that a run's number, a file of JSON or an article's path names; most name one.

    Raises ConfigError where there is none, LedgerError where the ledger cannot be used.
    """
    if Path(name).suffix == ".json" and Path(name).is_file():
        return _saved(Path(name))
    with _ledger(config) as ledger:
        if name.isdecimal() and len(name) < _DIGITS:
            return [ledger.load(int(name))]
        found = ledger.latest(display(Path(name)))
    if found is None:
        raise ConfigError(f"{name}: the ledger {ledger.name} keeps no audit of it; tallymark report --list lists them")
    return [found]


def latest(config: Config) -> Sequence[Audit]:
    """The latest audit of each article, in the order in which they were made."""
    runs = {one.path: one.run for one in reversed(_runs(config))}
    with _ledger(config) as ledger:
        return [ledger.load(run) for run in sorted(runs.values())]


def told(found: Difference, before: Audit, after: Audit) -> str:
    """What differs, as text: + is new, - is gone, ~ is changed; places are those of the audit that has it.

    Notes on sourcing, which reports count and do not list, are left out.
    """
    then, now = Places.of(before.article.text), Places.of(after.article.text)
    name = found.after if found.after == found.before else f"{found.before} -> {found.after}"
    claims = found.claims
    new = [one for one in found.findings.new if not one.counted]
    gone = [one for one in found.findings.gone if not one.counted]
    changed = [one for one in found.findings.changed if not (one.before.counted and one.after.counted)]
    tally = _tally("finding", new, gone, changed), _tally("claim", claims.new, claims.gone, claims.changed)
    lines = [one_line(f"{name}: {'; '.join(tally)}")]
    lines += _shown("+", [_finding(one, now) for one in new])
    lines += _shown("-", [_finding(one, then) for one in gone])
    lines += _shown("~", [f"{_finding(one.after, now)} ({', '.join(one.what)})" for one in changed])
    lines += _shown("+", [_claim(one, now) for one in claims.new])
    lines += _shown("-", [_claim(one, then) for one in claims.gone])
    lines += _shown("~", [_changed(one, now) for one in claims.changed])
    return "\n".join(lines) + "\n"


def _tally(what: str, *parts: Sequence[object]) -> str:
    counts = [f"{len(part)} {name}" for name, part in zip(("new", "gone", "changed"), parts, strict=True) if part]
    return f"{what}s {', '.join(counts)}" if counts else f"no {what} differs"


def _shown(mark: str, lines: Sequence[str]) -> list[str]:
    more = [f"  {mark} and {len(lines) - _SHOWN} more, with --format json"] if len(lines) > _SHOWN else []
    return [f"  {mark} {one_line(line)}" for line in lines[:_SHOWN]] + more


def _finding(finding: Finding, places: Places) -> str:
    where = f"line {places.place(finding.sides[0].start).line}: " if finding.sides else ""
    return f"{where}{finding.severity} {finding.check}: {finding.message}{' (waived)' if finding.waived else ''}"


def _claim(record: Record, places: Places) -> str:
    return f'line {places.place(record.start).line}: "{record.text}", {record.verdict}'


def _changed(claim: ChangedClaim, places: Places) -> str:
    """A changed claim: "line 3: "65%" -> "61.1%", supported (text, quantity, verdict)"."""
    before, after = claim.before, claim.after
    words = "" if before.text == after.text else f'"{before.text}" -> '
    verdict = "" if before.verdict == after.verdict else f"{before.verdict} -> "
    place = places.place(after.start).line
    return f'line {place}: {words}"{after.text}", {verdict}{after.verdict} ({", ".join(claim.what)})'


def _only(name: str, config: Config) -> Audit:
    audits = kept(name, config)
    if len(audits) != 1:
        raise ConfigError(f"{name}: holds {len(audits)} audits; name a file that holds one")
    return audits[0]


def _last_two(name: str, config: Config) -> tuple[Audit, Audit]:
    """The audit before the latest one of an article that differs from it, and the latest."""
    with _ledger(config) as ledger:
        runs = ledger.audits(display(Path(name)))
        other = next((one for one in runs if one.digest != runs[0].digest), None)
        if other is None:
            many = "no audit" if not runs else "only one outcome"
            raise ConfigError(
                f"{name}: the ledger {ledger.name} keeps {many} of it; name two runs of tallymark report --list"
            )
        return ledger.load(other.run), ledger.load(runs[0].run)


def _saved(path: Path) -> Sequence[Audit]:
    try:
        text = path.read_text("utf-8")
        if '"tallymark.audits/1"' in text[:200]:
            return Audits.model_validate_json(text).audits
        return [Audit.model_validate_json(text)]
    except OSError as error:
        raise ConfigError(f"{path}: {error.strerror or error}; the audit cannot be read") from None
    except (UnicodeDecodeError, ValidationError):
        raise ConfigError(f"{path}: is no audit; --format json={path} writes one") from None


def _ledger(config: Config) -> Ledger:
    """The ledger, which is not made where there is none."""
    if isinstance(config.ledger, Path) and not config.ledger.is_file():
        raise ConfigError(
            f"there is no ledger {config.ledger}: tallymark audit ARTICLE makes it, --ledger names another"
        )
    return Ledger.open(config.ledger)


def _runs(config: Config) -> Sequence[Kept]:
    with _ledger(config) as ledger:
        return ledger.audits()
