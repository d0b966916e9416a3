"""The base of all values: frozen, and as small as what they hold."""

import datetime

import pytest
from pydantic import ValidationError

from claims.claim import Period
from claims.document import Extent


def test_values_of_a_kind_share_the_names_of_their_fields():
    spelled_out, left = Period(start=None, end=None), Period()
    assert spelled_out == left
    assert spelled_out.model_fields_set is left.model_fields_set
    assert left.model_fields_set == {"start", "end"}
    assert Extent(start=1, end=2).model_fields_set == {"start", "end"}
    assert Extent(start=1, end=2).model_fields_set is not left.model_fields_set


def test_a_changed_copy_leaves_other_values_as_they_are():
    day = datetime.date(2024, 5, 1)
    period = Period()
    changed = period.model_copy(update={"start": day})
    assert (changed.start, period.start, Period().start) == (day, None, None)
    assert Period.model_validate_json(changed.model_dump_json()) == changed


def test_a_value_is_frozen_and_refuses_what_it_has_no_field_for():
    with pytest.raises(ValidationError, match="frozen"):
        Extent(start=1, end=2).start = 3  # type: ignore[misc]
    with pytest.raises(ValidationError, match="extra"):
        Extent(start=1, end=2, middle=1)  # type: ignore[call-arg]
