"""The base of every value that flows between the rooms."""

from pydantic import BaseModel, ConfigDict


class Value(BaseModel):
    """A frozen model without surprises: unknown fields are refused, nothing is mutated."""

    model_config = ConfigDict(frozen=True, extra="forbid")
