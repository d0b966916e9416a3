"""The JSON Schema of an audit, made from its model: `python -m reports.schema docs/schema` writes it there."""

import json
import sys
from pathlib import Path
from typing import Any

from pydantic import BaseModel
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaMode, JsonSchemaValue

from reports.audit import Audit
from reports.formats.json import Audits
from sources.source import ALWAYS

NAMES: dict[str, type[BaseModel]] = {"tallymark.audit-1.json": Audit, "tallymark.audits-1.json": Audits}
"""The file of each format, and its model."""


class _Schema(GenerateJsonSchema):
    """Draft 2020-12 in which every field is required, since each is always written; no titles of fields."""

    def generate(self, schema: Any, mode: JsonSchemaMode = "serialization") -> JsonSchemaValue:
        return {"$schema": self.schema_dialect, **super().generate(schema, mode)}

    def field_is_required(self, field: Any, total: bool) -> bool:
        return True

    def default_schema(self, schema: Any) -> JsonSchemaValue:
        return self.generate_inner(schema["schema"])

    def ser_schema(self, schema: Any) -> JsonSchemaValue | None:
        """None for a serializer that leaves out fields of a model: they are told by `schema`."""
        return None if schema["type"] == "function-wrap" else super().ser_schema(schema)

    def field_title_should_be_set(self, schema: Any) -> bool:
        return False


def schema(model: type[BaseModel]) -> dict[str, Any]:
    """The schema of what a model is written as; its address is the format's name.

    Of a source only some fields are always written, the others where they are known.
    """
    name: str = model.model_fields["format"].default
    address = f"urn:{name.replace('.', ':').replace('/', ':')}"
    made = model.model_json_schema(by_alias=False, schema_generator=_Schema, mode="serialization")
    source = made["$defs"]["Source"]
    source["required"] = [field for field in source["properties"] if field in ALWAYS]
    return {"$id": address, **made}


def schemas() -> dict[str, str]:
    """The text of each schema by the name of its file."""
    return {name: json.dumps(schema(model), indent=2, ensure_ascii=False) + "\n" for name, model in NAMES.items()}


def main(folder: Path) -> None:
    """Write the schemas into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in schemas().items():
        (folder / name).write_text(text, "utf-8", newline="\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
