"""The published schema of the audit: as the model is, valid itself, and what every report in JSON keeps to."""

import copy
import json
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given, settings

from reports.formats import render, render_many
from reports.schema import NAMES, schemas
from tests.builders import harbour, hostile_audits
from tests.samples import example, many, without_claims

FOLDER = Path(__file__).parents[1] / "docs" / "schema"


def published(name: str) -> dict:
    schema: dict = json.loads((FOLDER / name).read_text("utf-8"))
    return schema


def validator(name: str) -> jsonschema.Draft202012Validator:
    return jsonschema.Draft202012Validator(published(name), format_checker=jsonschema.FormatChecker())


ONE, SEVERAL = map(validator, NAMES)


def test_it_is_what_the_model_gives():
    """`make docs` writes it anew."""
    assert {path.name: path.read_text("utf-8") for path in FOLDER.iterdir()} == schemas()


@pytest.mark.parametrize("name", NAMES)
def test_it_is_a_schema(name):
    jsonschema.Draft202012Validator.check_schema(published(name))
    assert published(name)["$id"] == "urn:" + name.removesuffix(".json").replace(".", ":").replace("-", ":")


@pytest.mark.parametrize("sample", [example, many, harbour, without_claims])
def test_audits_keep_to_it(sample):
    ONE.validate(json.loads(render("json", sample())))
    SEVERAL.validate(json.loads(render_many("json", [sample(), harbour()])))


@settings(deadline=None)
@given(hostile_audits())
def test_an_audit_keeps_to_it_whatever_an_article_holds(hostile):
    ONE.validate(json.loads(render("json", hostile)))


def spoiled():
    """Audits that are none, and what is wrong with each."""
    audit = json.loads(render("json", harbour()))
    for where, key, value in (
        ((), "format", "tallymark.audit/2"),
        (("claims", 0, "quantity"), "low", "48"),
        (("claims", 0, "quantity", "interval"), "low", 47.5),
        (("claims", 0), "verdict", "true"),
        (("findings", 0), "severity", "fatal"),
        (("claims", 0, "where"), "role", "aside"),
        (("run",), "as_of", "yesterday"),
        (("article",), "author", "somebody"),
        (("sources", 0), "colour", "red"),
        (("sources", 0), "title", None),
    ):
        broken = copy.deepcopy(audit)
        place = broken
        for step in where:
            place = place[step]
        place[key] = value
        yield pytest.param(broken, id=f"{key}={value}")
    lacking = copy.deepcopy(audit)
    del lacking["claims"][0]["measures"]["period"]
    yield pytest.param(lacking, id="no period")


@pytest.mark.parametrize("broken", list(spoiled()))
def test_what_is_no_audit_does_not_keep_to_it(broken):
    assert not ONE.is_valid(broken)
