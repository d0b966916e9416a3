"""The claims that scale is measured with are what the program reads, and what is found is what was planted."""

import json

import pytest

import claims
from benchmarks import scale
from benchmarks.__main__ import main
from benchmarks.facts import SKEWS
from benchmarks.pool import pool
from checker.check import Draft, Material, load

SMALL = 2_000


@pytest.mark.parametrize("skew", SKEWS)
def test_the_claims_are_those_that_are_extracted_from_the_text(skew: str):
    made = pool(SMALL, skew)
    read = claims.extract(made.document)
    assert read.as_of == made.reading.as_of

    def said(reading: claims.Reading) -> dict[tuple[int, int], object]:
        return {(one.start, one.end): one.model_dump(exclude={"id"}) for one in reading}

    wanted, got = said(made.reading), said(read)
    assert wanted.keys() == got.keys()
    same = sum(wanted[place] == got[place] for place in wanted)
    assert same >= 0.98 * len(wanted)  # of a name that no one bears the parser makes something else now and then


@pytest.mark.parametrize("skew", SKEWS)
def test_every_planted_conflict_is_found_and_nothing_else(skew: str):
    made = pool(4 * SMALL, skew)
    material = Material.of(made.document, made.reading, ())
    assert material.not_checked == ()
    (check,) = (one for one in load() if one.name == scale.CHECK)
    found = [frozenset(one.claims) for one in check.run(material) if isinstance(one, Draft)]
    assert len(found) == len(made.planted) >= 10
    assert all(sum(claims <= planted for planted in made.planted) == 1 for claims in found)
    assert all(sum(claims <= planted for claims in found) == 1 for planted in made.planted)


def test_a_conflict_that_is_told_by_headline_and_by_short_name_is_planted_too():
    made = pool(10 * SMALL, "realistic")
    of = {one.id: one for one in made.reading}
    pairs = [[of[claim] for claim in sorted(conflict)] for conflict in made.planted]
    assert any(one.where.role is claims.Role.HEADING for pair in pairs for one in pair)
    assert any(len({one.measures.subject for one in pair}) == 2 for pair in pairs)
    assert all(not pair[0].quantity.interval.meets(pair[1].quantity.interval) for pair in pairs)


def test_the_same_seed_gives_the_same_claims_and_a_skew_does_what_it_says():
    assert pool(SMALL, "bad") == pool(SMALL, "bad")
    assert pool(SMALL, "bad", seed=2).document.text != pool(SMALL, "bad").document.text
    bad, realistic = (scale.measure(SMALL, skew) for skew in ("bad", "realistic"))
    assert bad.densest >= 0.1 > realistic.densest


def test_a_size_is_measured_in_a_process_of_its_own():
    result = scale.apart(SMALL, "bad")
    assert SMALL <= result.claims < SMALL + 100
    assert (result.missed, result.other) == (0, 0)
    assert result.planted > 0
    assert 0 < result.gigabytes < 1
    assert 0 < result.core < 60
    assert json.loads(json.dumps(result._asdict())) == result._asdict()


def test_scale_is_printed_alone_where_it_is_asked_for(capsys: pytest.CaptureFixture[str]):
    assert main(["scale", "500", "5000"]) == 0
    out = capsys.readouterr().out
    assert out.count("met     planted conflicts missed, and findings that are none: 0 (at most 0)") == 2
    assert out.count("cost of ten times") == 2
