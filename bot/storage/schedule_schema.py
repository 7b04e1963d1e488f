"""The JSON Schema of `schedule.json`, with which editors complete and check it.

`python -m bot.storage.schedule_schema > schedule.schema.json` writes it anew.
"""

import json
import sys
from typing import Any

from pydantic.json_schema import GenerateJsonSchema

from bot.storage.schedule_model import SchedulePart


class _PlainSchema(GenerateJsonSchema):
    """Without the titles that only repeat the keys."""

    def field_title_should_be_set(self, schema: Any) -> bool:  # noqa: ARG002 - the signature is pydantic's
        return False


def schema_text() -> str:
    """The whole schema, as it is committed."""
    schema = SchedulePart.model_json_schema(schema_generator=_PlainSchema)
    return json.dumps({"$schema": GenerateJsonSchema.schema_dialect, **schema}, ensure_ascii=False, indent=2) + "\n"


if __name__ == "__main__":
    sys.stdout.write(schema_text())
