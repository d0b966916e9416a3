"""The base of every value that flows between the rooms."""

from typing import Any, ClassVar

from pydantic import BaseModel, ConfigDict


class Value(BaseModel):
    """A frozen model without surprises: unknown fields are refused, nothing is mutated.

    A value is what it holds. Which of its fields were spelled out and which were left to their defaults is not kept of
    each one: that takes as much memory again as the value itself, and the time to set it up.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    _names: ClassVar[set[str]] = set()

    @classmethod
    def __pydantic_init_subclass__(cls, **_: Any) -> None:
        cls._names = set(cls.model_fields)

    def model_post_init(self, context: Any, /) -> None:
        """Share one set of field names between all values of a kind."""
        object.__setattr__(self, "__pydantic_fields_set__", type(self)._names)
