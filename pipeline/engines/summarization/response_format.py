"""Response formats of a chat completions server."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import BaseModel

from pipeline.engines.summarization.llm_answer import schema_of

Format = Literal["json_schema", "json_object", "none"]
"""Response format of the request. Most servers support the first, some only the second, and the
prompt asks for JSON in any case."""
SIMPLER: dict[Format, Format] = {"json_schema": "json_object", "json_object": "none"}
"""The format to try after one that was refused."""


def response_format(form: Format, shape: type[BaseModel]) -> dict[str, Any]:
    """Return the arguments for the client."""
    if form == "none":
        return {}
    if form == "json_object":
        return {"response_format": {"type": "json_object"}}
    schema = {
        "name": shape.__name__.lower(),
        "schema": schema_of(shape, closed=True),
        "strict": True,
    }
    return {"response_format": {"type": "json_schema", "json_schema": schema}}
