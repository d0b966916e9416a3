"""What a check is, and the registry that finds every one of them.

A check is one module of `checker/checks/`, named after the problem that it finds (`conflicting_values.py` is the check
`conflicting-values`). It holds

- a docstring: what the check finds, then the sections "Why it matters", "Example" and "What to do";
- `FAMILY`, one of FAMILIES, and `SEVERITY` where its findings are not errors;
- `PASSES` and `FAILS`: small Markdown articles in which it finds nothing, and something;
- one public function. The annotation of each parameter is the check's subscription: it says what the function is given
  (the tables SUPPLIES and EACH name what there is). It yields a Draft for what it finds, and NotChecked for what it
  cannot decide.

A check that lacks any of this is refused with its file and line. The same registry serves a run, the tests, the
documentation and `tallymark explain`.
"""

import ast
import difflib
import functools
import importlib
import inspect
import pkgutil
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import ModuleType
from typing import Any, get_type_hints

from checker import checks
from checker.config import Settings
from checker.errors import ConfigError, MalformedCheck
from claims import Document, Enumeration, Event, Extent, Lapse, NotChecked, Reading, Relation, Superlative
from claims.chronicle import Chronicle
from claims.equations import Change, Difference, Equation, Parts, Ratio, Share, Total, equations
from claims.grouping import SameQuantity, group
from claims.index import Index
from reports.audit import Record, Severity, Term
from reports.rules import Rule
from sources import Registry
from sources.shelf.watch import Watched

FAMILIES = ("one quantity, two values", "arithmetic", "time", "sourcing", "evidence")
SECTIONS = ("Why it matters", "Example", "What to do")


@dataclass(frozen=True, slots=True)
class Material:
    """What is known of one article when its checks run."""

    document: Document
    reading: Reading
    records: tuple[Record, ...]
    index: Index
    same: tuple[SameQuantity, ...]
    equations: tuple[Equation, ...]
    not_checked: tuple[NotChecked, ...]
    registry: Registry
    watched: tuple[Watched, ...]
    settings: Settings

    @classmethod
    def of(
        cls,
        document: Document,
        reading: Reading,
        records: Sequence[Record],
        registry: Registry | None = None,
        watched: tuple[Watched, ...] = (),
        settings: Settings | None = None,
    ) -> "Material":
        """What the checks need, worked out once: which claims speak of one quantity, and the stated arithmetic.

        `watched` is what was last found of sources that were asked for again.
        """
        index = Index.of(reading, document)
        same, not_checked = group(index)
        stated = equations(reading, index, same)
        told = (registry or Registry(), watched, settings or Settings())
        return cls(document, reading, tuple(records), index, same, stated, tuple(not_checked), *told)


@dataclass(frozen=True, slots=True)
class Draft:
    """What a check found, before it has an id.

    `claims` are the ids involved; `primary` the figures at issue and `other` those that they disagree with, as places
    in the file; `computation` the arithmetic in full. `severity` is the check's own where it is None.
    """

    claims: tuple[str, ...]
    primary: tuple[Extent, ...]
    other: tuple[Extent, ...]
    message: str
    computation: str
    terms: tuple[Term, ...] = ()
    slots: dict[str, str] = field(default_factory=dict)
    severity: Severity | None = None


def _equations(kind: type[Equation], material: Material) -> Sequence[Equation]:
    return [one for one in material.equations if isinstance(one, kind)]


SUPPLIES: dict[Any, Callable[[Material], Any]] = {
    Document: lambda material: material.document,
    Reading: lambda material: material.reading,
    Index: lambda material: material.index,
    Chronicle: lambda material: Chronicle.of(material.reading, material.index),
    Sequence[Equation]: lambda material: material.equations,
    Sequence[SameQuantity]: lambda material: material.same,
    Sequence[Record]: lambda material: material.records,
    Registry: lambda material: material.registry,
    Settings: lambda material: material.settings,
}
"""What a parameter may be annotated with, and what the function is then given: the whole, once an article."""

EACH: dict[Any, Callable[[Material], Sequence[Any]]] = {
    Record: lambda material: material.records,
    SameQuantity: lambda material: material.same,
    Watched: lambda material: material.watched,
    Relation: lambda material: material.reading.relations,
    Superlative: lambda material: material.reading.superlatives,
    Enumeration: lambda material: material.reading.enumerations,
    Event: lambda material: material.reading.events,
    Lapse: lambda material: material.reading.lapses,
    **{kind: functools.partial(_equations, kind) for kind in (Ratio, Change, Difference, Share, Parts, Total)},
}
"""The same for what there are several of: a function with such a parameter is called once for each."""


@dataclass(frozen=True, slots=True)
class Check:
    """One check, as its module states it; `takes` gives each parameter of `function` its annotation."""

    name: str
    family: str
    severity: Severity
    summary: str
    text: str
    passes: tuple[str, ...]
    fails: tuple[str, ...]
    function: Callable[..., Iterator[Draft | NotChecked]]
    takes: dict[str, Any]

    @property
    def rule(self) -> Rule:
        """What reports show of it."""
        return Rule(name=self.name, family=self.family, severity=self.severity, summary=self.summary, text=self.text)

    def run(self, material: Material) -> Iterator[Draft | NotChecked]:
        """What this check says of one article."""
        given = {name: SUPPLIES[kind](material) for name, kind in self.takes.items() if kind in SUPPLIES}
        each = next((name for name, kind in self.takes.items() if kind in EACH), None)
        if each is None:
            yield from self.function(**given)
        else:
            for item in EACH[self.takes[each]](material):
                yield from self.function(**given, **{each: item})


def load() -> tuple[Check, ...]:
    """Every check of `checker/checks/`, by name. Raises MalformedCheck."""
    names = sorted(module.name for module in pkgutil.iter_modules(checks.__path__))
    return tuple(read(importlib.import_module(f"{checks.__name__}.{name}")) for name in names)


def no_such(name: str, checks: Iterable[Check]) -> ConfigError:
    """The error for a name that no check has, with the names that are near to it."""
    asked = name.strip().lower().replace("_", "-").replace(" ", "-")
    near = difflib.get_close_matches(asked, sorted(check.name for check in checks))
    hint = f"did you mean {' or '.join(near)}?" if near else "tallymark explain lists them"
    return ConfigError(f"there is no check {name!r}: {hint}")


def read(module: ModuleType) -> Check:
    """The check that a module states. Raises MalformedCheck, which says where and what is missing."""
    text = inspect.cleandoc(module.__doc__ or "")
    if not text:
        raise _malformed(
            module, None, "has no docstring: say what the check finds, why it matters, an example, what to do"
        )
    for section in SECTIONS:
        if f"## {section}" not in text.splitlines():
            raise _malformed(module, None, f'its docstring lacks the section "## {section}"')
    family = getattr(module, "FAMILY", None)
    if family not in FAMILIES:
        raise _malformed(module, "FAMILY", f"FAMILY must be one of: {'; '.join(FAMILIES)}")
    severity = getattr(module, "SEVERITY", Severity.ERROR)
    if not isinstance(severity, Severity):
        raise _malformed(module, "SEVERITY", "SEVERITY must be a reports.audit.Severity")
    function = _function(module)
    return Check(
        name=module.__name__.rpartition(".")[2].replace("_", "-"),
        family=family,
        severity=severity,
        summary=" ".join(text.split("\n\n", 1)[0].split()),
        text=text,
        passes=_examples(module, "PASSES"),
        fails=_examples(module, "FAILS"),
        function=function,
        takes=_subscription(module, function),
    )


def _examples(module: ModuleType, name: str) -> tuple[str, ...]:
    examples = getattr(module, name, None)
    if not isinstance(examples, tuple) or not examples or not all(isinstance(text, str) and text for text in examples):
        raise _malformed(module, name, f"{name} must be a tuple of small articles, at least one")
    return examples


def _function(module: ModuleType) -> Callable[..., Iterator[Draft | NotChecked]]:
    public = [
        value
        for name, value in vars(module).items()
        if inspect.isfunction(value) and value.__module__ == module.__name__ and not name.startswith("_")
    ]
    if len(public) != 1:
        raise _malformed(module, None, f"must have one public function, which is the check; it has {len(public)}")
    return public[0]


def _subscription(module: ModuleType, function: Callable[..., Any]) -> dict[str, Any]:
    hints = get_type_hints(function)
    returned = hints.pop("return", None)
    if returned != Iterator[Draft | NotChecked]:
        raise _malformed(module, function.__name__, "must return Iterator[Draft | NotChecked]")
    names = inspect.signature(function).parameters
    known = ", ".join(getattr(kind, "__name__", str(kind)) for kind in (*SUPPLIES, *EACH))
    for name in names:
        if hints.get(name) not in SUPPLIES and hints.get(name) not in EACH:
            raise _malformed(module, function.__name__, f"the annotation of `{name}` must be one of: {known}")
    if not names or sum(hints[name] in EACH for name in names) > 1:
        raise _malformed(module, function.__name__, "must take something, and one kind of single things at most")
    return {name: hints[name] for name in names}


def _malformed(module: ModuleType, name: str | None, problem: str) -> MalformedCheck:
    """The error for a module, at the line that binds `name` where there is one."""
    path = Path(module.__file__ or module.__name__)
    line = 1
    if name is not None and path.is_file():
        for node in ast.parse(path.read_text("utf-8")).body:
            bound = node.targets if isinstance(node, ast.Assign) else [getattr(node, "target", node)]
            if name in {getattr(target, "id", None) or getattr(target, "name", None) for target in bound}:
                line = node.lineno
    return MalformedCheck(f"{path}:{line}: {problem}")
