"""The formats in which an audit is shown: a table of names, and how a report becomes a file.

A format is a module of this package with two functions, `render(audit) -> str` and `render_many(audits) -> str`,
imported when it is first asked for. The functions of one that explains its findings take the rules as well.
"""

import importlib
import secrets
import shutil
from collections import Counter
from collections.abc import Sequence
from pathlib import Path, PurePath
from types import ModuleType
from typing import NamedTuple

from reports.audit import Audit
from reports.errors import RenderError
from reports.rules import Rule


class Format(NamedTuple):
    """A format: the module that renders it, the suffix of its files, what it is for, and whether it shows the rules."""

    module: str
    suffix: str
    summary: str
    explains: bool = False


FORMATS = {
    "text": Format("reports.formats.text", ".txt", "findings with their source lines, for a terminal"),
    "json": Format("reports.formats.json", ".json", "the whole audit, for programs"),
    "html": Format("reports.formats.html", ".html", "the article with every claim marked, as one page"),
    "markdown": Format(
        "reports.formats.markdown", ".audit.md", "findings for a comment or a job's summary", explains=True
    ),
    "github": Format("reports.formats.github", ".github.txt", "findings as annotations of a GitHub workflow"),
    "sarif": Format("reports.formats.sarif", ".sarif", "findings for code scanning (SARIF 2.1.0)", explains=True),
    "junit": Format("reports.formats.junit", ".junit.xml", "a case a claim and check, for a test report"),
    "gitlab": Format("reports.formats.gitlab", ".gitlab.json", "findings for a GitLab merge request (code quality)"),
    "csv": Format("reports.formats.csv", ".claims.csv", "a line a claim, for a spreadsheet"),
    "claimreview": Format(
        "reports.formats.claimreview", ".claimreview.json", "claims of which something is known (schema.org, JSON-LD)"
    ),
    "webannotation": Format(
        "reports.formats.webannotation", ".annotations.json", "claims and findings as W3C Web Annotations (JSON-LD)"
    ),
}


def render(name: str, audit: Audit, rules: Sequence[Rule] = ()) -> str:
    """The audit in the format called `name`, with what the rules say where it shows that.

    Raises RenderError where there is no format of that name.
    """
    text: str = _module(name).render(audit, *_explained(name, rules))
    return text


def render_many(name: str, audits: Sequence[Audit], rules: Sequence[Rule] = ()) -> str:
    """Several audits as one report: of one audit, what `render` gives."""
    if len(audits) == 1:
        return render(name, audits[0], rules)
    text: str = _module(name).render_many(audits, *_explained(name, rules))
    return text


def write(name: str, audits: Sequence[Audit], path: str, rules: Sequence[Rule] = ()) -> tuple[Path, ...]:
    """Write the audits in the format called `name`, and say which files that made.

    Where `path` holds `{name}`, each article gets a file of its own, called after it; otherwise all go into one.
    Missing folders are made. A file appears whole or not at all. Files that cannot be written raise one RenderError
    that names them, after the others were written.
    """
    reports = _reports(audits, path)
    written, failed = [], []
    for target, part in reports:
        text = render_many(name, part, rules)
        try:
            replace(target, text)
        except OSError as error:
            failed.append(f"cannot write {target}: {error.strerror or error}")
        else:
            written.append(target)
    if failed:
        raise RenderError(f"{'; '.join(failed)}; choose another path for the {name} report")
    return tuple(written)


def names(audits: Sequence[Audit]) -> tuple[str, ...]:
    """A file name for each article: its stem; its whole path with dashes where stems are shared."""
    stems = [_stem(audit.article.path) for audit in audits]
    shared = Counter(stem.casefold() for stem in stems)
    return tuple(
        _dashed(audit.article.path) if shared[stem.casefold()] > 1 else stem
        for stem, audit in zip(stems, audits, strict=True)
    )


def targets(path: str, articles: Sequence[str]) -> tuple[Path, ...]:
    """Every file that `write` may make at `path` for the articles at these paths, whichever of them can be read."""
    if "{name}" not in path:
        return (Path(path),)
    possible = dict.fromkeys(name for article in articles for name in (_stem(article), _dashed(article)))
    return tuple(Path(path.replace("{name}", name)) for name in possible)


def _stem(article: str) -> str:
    return PurePath(article).stem or "article"


def _dashed(article: str) -> str:
    return "-".join(part for part in PurePath(article).parts if part not in ("/", "..", "."))


def _reports(audits: Sequence[Audit], path: str) -> list[tuple[Path, Sequence[Audit]]]:
    if "{name}" not in path:
        return [(Path(path), audits)]
    targets = [
        (Path(path.replace("{name}", name)), (audit,)) for name, audit in zip(names(audits), audits, strict=True)
    ]
    twice = [str(target) for target, count in Counter(target for target, _ in targets).items() if count > 1]
    if twice:
        raise RenderError(f"{twice[0]} would be written for two articles of that name; audit them one by one")
    return list(targets)


def _module(name: str) -> ModuleType:
    if name not in FORMATS:
        raise RenderError(f"there is no format {name!r}; choose one of {', '.join(FORMATS)}")
    return importlib.import_module(FORMATS[name].module)


def _explained(name: str, rules: Sequence[Rule]) -> tuple[Sequence[Rule], ...]:
    """What the functions of a format take besides audits."""
    return (rules,) if FORMATS[name].explains else ()


def replace(target: Path, text: str) -> None:
    """Put `text` at `target` in one step; a device or a pipe is written to, never replaced."""
    if target.exists() and not target.is_file():
        target.write_text(text, encoding="utf-8", newline="\n")
        return
    target = target.resolve()
    target.parent.mkdir(parents=True, exist_ok=True)
    draft = target.with_name(f".tallymark-{secrets.token_hex(8)}.part")
    try:
        with draft.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
        if target.exists():
            shutil.copymode(target, draft)
        draft.replace(target)
    finally:
        draft.unlink(missing_ok=True)
