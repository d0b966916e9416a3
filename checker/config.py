"""The settings of a run: `tallymark.toml`, or `[tool.tallymark]` in `pyproject.toml`.

The file is looked for in the working directory and upward from it; the nearest one counts, and paths in it are relative
to its folder. All keys are optional:

    articles = ["articles/**/*.md"]  # what `tallymark check` audits: paths and patterns; "!drafts/*.md" takes away
    sources = "sources.toml"         # the registry
    ledger = ".tallymark/ledger.db"  # where audits are kept: a SQLite file, or a database URL
    cache = ".tallymark/cache"       # where parses are kept; false keeps none
    fail-on = "error"                # error, warning, note or never
    select = ["conflicting-values"]  # the only checks to run
    ignore = []                      # checks not to run
    baseline = "baseline.toml"       # findings that are known and do not fail a run
    as-of = 2025-03-02               # the day that the articles speak from
    max-age = 5                      # years after which a cited source is told as stale
    numbers = "en"                   # how "1.234" is read: "en" or "eu"; by each article itself where it is left out

    [severity]                       # error, warning or note for a check's findings
    conflicting-values = "warning"

    [per-file."articles/2019/*.md"]  # other settings for the articles that a pattern means; `ignore` adds to the above
    ignore = ["vague-date"]
    as-of = 2019-12-31

    [fetch]                          # what `tallymark source fetch` may do (sources.shelf.policy)
    timeout = 60                     # seconds for one document in all
    max-bytes = 20_000_000           # of one document, packed or unpacked
    interval = 1                     # seconds between two requests to one host
    attempts = 3                     # where a server is busy
    redirects = 8
    allow = ["wiki.example"]         # hosts that may have a private address
    robots = true                    # whether robots.txt is heeded
    archive = "https://web.archive.org"
    agent = "our newsroom"           # what requests call themselves
"""

import datetime
import hashlib
import json
import os
import re
import tomllib
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, StrictStr, ValidationError, field_validator

from checker import patterns
from checker.errors import ConfigError
from reports.audit import Finding, Severity
from sources.shelf.policy import Policy


class FailOn(StrEnum):
    """The least severe finding that makes a run fail."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"
    NEVER = "never"

    def reached_by(self, severity: Severity) -> bool:
        """Whether a finding of this severity makes a run fail."""
        order = list(FailOn)
        return order.index(FailOn(severity.value)) <= order.index(self) and self is not FailOn.NEVER


MEANT = {
    "articles": 'must be a list of paths or globs, such as ["art/*.md"]',
    "sources": 'must be the path of the registry, such as "sources.toml"',
    "ledger": 'must be the path of a SQLite file or the URL of a database, such as ".tallymark/ledger.db"',
    "cache": 'must be the path of a folder, such as ".tallymark/cache", or false',
    "fail-on": "must be error, warning, note or never",
    "select": 'must be a list of names of checks, such as ["conflicting-values"]',
    "ignore": 'must be a list of names of checks, such as ["conflicting-values"]',
    "baseline": 'must be the path of the baseline, such as "baseline.toml"',
    "severity": 'must be a table of checks, each with "error", "warning" or "note"',
    "per-file": 'must be a table of patterns, each with settings, such as [per-file."old/*.md"]',
    "as-of": "must be a day, such as 2025-03-02",
    "max-age": "must be a whole number of years, at least 1",
    "numbers": 'must be "en" or "eu"',
    "fetch": 'must be a table of limits, such as { timeout = 60, allow = ["wiki.example"] }',
}
"""What each key of the configuration file must be."""


# How many keys tell which setting is wrong, where it is in a table.
_DEPTH = {"severity": 2, "fetch": 2, "per-file": 3}


class Judgement(BaseModel):
    """The settings that decide what is found in an article; each field is the file's key with dashes."""

    model_config = ConfigDict(frozen=True, extra="forbid", alias_generator=lambda name: name.replace("_", "-"))

    select: tuple[StrictStr, ...] = ()
    ignore: tuple[StrictStr, ...] = ()
    severity: dict[StrictStr, Severity] = {}
    as_of: datetime.date | None = None
    max_age: Annotated[int, Field(ge=1, le=1000, strict=True)] | None = None
    numbers: Literal["en", "eu"] | None = None

    @field_validator("as_of", mode="before")
    @classmethod
    def _day(cls, value: Any) -> Any:
        """A day alone: pydantic would also take a number of seconds, or a day with a time, for one."""
        written = isinstance(value, str) and re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", value)
        if value is None or written or type(value) is datetime.date:
            return value
        raise ValueError(MEANT["as-of"])


class Settings(Judgement):
    """What the configuration file says; each field is the file's key with dashes."""

    articles: tuple[StrictStr, ...] = ()
    sources: StrictStr | None = None
    ledger: StrictStr | None = None
    cache: StrictStr | Literal[False] | None = None
    fail_on: FailOn = FailOn.ERROR
    baseline: StrictStr | None = None
    per_file: dict[StrictStr, Judgement] = {}
    fetch: Policy = Policy()

    @property
    def digest(self) -> str:
        """The hash, as "sha256:…", of the settings that an audit depends on: where it is kept is not among them."""
        decisive = self.model_dump(mode="json", include=set(Judgement.model_fields))
        if self.max_age is None:
            del decisive["max_age"]  # so that settings without it are what they were
        decisive |= {"select": sorted(self.select), "ignore": sorted(self.ignore)}
        text = json.dumps(decisive, sort_keys=True, separators=(",", ":"))
        return f"sha256:{hashlib.sha256(text.encode()).hexdigest()}"

    def fails(self, finding: Finding) -> bool:
        """Whether a finding makes a run fail: a note on sourcing, which is only counted, where it was selected."""
        counts = not finding.counted or finding.check in self.select
        return counts and not finding.waived and self.fail_on.reached_by(finding.severity)


@dataclass(frozen=True, slots=True)
class Config:
    """Settings, the file that they come from (None where there is none), and the folder that its paths start from.

    `asked` names the keys that the command line gave: no setting for some files goes before these.
    """

    settings: Settings
    root: Path
    file: Path | None = None
    asked: frozenset[str] = frozenset()

    @property
    def sources(self) -> Path:
        """The registry's file."""
        return self.root / (self.settings.sources or "sources.toml")

    @property
    def lock(self) -> Path:
        """The file that says which copies of sources the audits stand on; it is beside the registry."""
        return self.sources.with_name("sources.lock")

    @property
    def reviews(self) -> Path:
        """The file of what people decided; it is beside the registry."""
        return self.sources.with_name("reviews.toml")

    @property
    def shelf(self) -> Path:
        """The folder of the copies of sources."""
        return self.root / ".tallymark" / "shelf"

    @property
    def passages(self) -> Path:
        """The index of what the copies of sources say; made anew where it is missing."""
        return self.root / ".tallymark" / "passages.db"

    @property
    def ledger(self) -> str | Path:
        """The ledger's file, or its URL."""
        ledger = self.settings.ledger or ".tallymark/ledger.db"
        return ledger if "://" in ledger else self.root / ledger

    @property
    def cache(self) -> Path | None:
        """The file of the parses that are kept, or None where none are."""
        if self.settings.cache is False:
            return None
        return self.root / (self.settings.cache or ".tallymark/cache") / "parses.db"

    @property
    def baseline(self) -> Path | None:
        """The file of the findings that are known."""
        return None if self.settings.baseline is None else self.root / self.settings.baseline

    @property
    def articles(self) -> tuple[Path, ...]:
        """The articles that the file names, each once; ConfigError for a pattern that no file fits."""
        entries = self.settings.articles
        found: dict[Path, None] = {}
        for entry in entries:
            if entry.startswith("!"):
                continue
            if not patterns.is_pattern(entry):
                found[self.root / entry] = None
                continue
            try:
                matches = list(patterns.files(self.root, entry))
            except ValueError as error:
                raise ConfigError(f"{self.file}: articles: {entry!r} is no pattern: {error}") from None
            if not matches:
                raise ConfigError(f"{self.file}: articles: no file fits {entry!r}; correct the pattern or remove it")
            found |= dict.fromkeys(matches)
        taken = [entry[1:] for entry in entries if entry.startswith("!")]
        return tuple(patterns.without(self.root, found, taken))

    def settings_of(self, article: Path) -> Settings:
        """The settings that hold for an article: those of every pattern that means it, the later before the earlier."""
        name = Path(os.path.relpath(article, self.root)).as_posix()
        settings = self.settings
        for pattern, own in settings.per_file.items():
            if patterns.fits(pattern, name):
                known = {field: getattr(own, field) for field in own.model_fields_set - self.asked}
                if "ignore" in own.model_fields_set:
                    known["ignore"] = (*settings.ignore, *own.ignore)
                if "severity" in known:
                    known["severity"] = settings.severity | own.severity
                settings = settings.model_copy(update=known)
        return settings


def find(start: Path) -> Config:
    """The configuration that holds in the folder `start`: the nearest upward, or the defaults. Raises ConfigError."""
    for folder in (start, *start.parents):
        file = folder / "tallymark.toml"
        if file.is_file():
            return Config(_settings(_table(file), file), folder, file)
        file = folder / "pyproject.toml"
        if file.is_file():
            table = _table(file).get("tool", {})
            if isinstance(table, dict) and "tallymark" in table:
                return Config(_settings(table["tallymark"], file), folder, file)
    return Config(Settings(), start)


def _table(file: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(file.read_bytes().decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise ConfigError(f"{file}: byte {error.start} is not UTF-8; save the file as UTF-8") from None
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(f"{file}: not TOML: {error}") from None
    except RecursionError:
        raise ConfigError(f"{file}: nested too deeply to be a configuration") from None
    except OSError as error:
        raise ConfigError(f"{file}: {error.strerror or error}; the configuration cannot be read") from None


def _settings(table: Any, file: Path) -> Settings:
    try:
        return Settings.model_validate(table)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        path = [str(part) for part in first["loc"]]
        keys = path[: _DEPTH.get(path[0], 1) if path else 0]
        where = f"{file}{_line(file, keys or ['tallymark'])}: "
        if not keys:
            problem = "tallymark must be a table of settings, such as [tool.tallymark]"
        elif first["type"] == "extra_forbidden":
            fields = {"fetch": Policy.model_fields, "per-file": Judgement.model_fields}.get(keys[0])
            known = MEANT if fields is None else [name.replace("_", "-") for name in fields]
            problem = f"{'.'.join(keys)}: unknown key; there are {', '.join(known)}"
        elif keys[0] == "severity" and len(keys) > 1:
            problem = f"severity.{keys[1]} must be error, warning or note"
        elif keys[0] == "fetch" and len(keys) > 1:
            problem = f"fetch.{keys[1]}: {first['msg'][:1].lower()}{first['msg'][1:]}"
        elif keys[0] == "per-file" and len(keys) > 1:
            problem = f"{'.'.join(keys)} {MEANT[keys[2]] if len(keys) > 2 else 'must be a table of settings'}"
        else:
            problem = f"{keys[0]} {MEANT[keys[0]]}"
        raise ConfigError(where + problem) from None


def _line(file: Path, keys: list[str]) -> str:
    """The line on which the key stands, as ":12", where it is written in the usual way."""
    key = keys[-1] if keys else ""
    pattern = re.compile(rf"\s*\[?[\"']?{re.escape(key)}[\"']?\s*[=\]]")
    lines = file.read_text("utf-8-sig").splitlines()
    return next((f":{number}" for number, line in enumerate(lines, 1) if key and pattern.match(line)), "")
