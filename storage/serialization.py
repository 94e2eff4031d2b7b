"""Conversion of models to JSON and back, for rows and for blobs."""

from __future__ import annotations

import json
from collections.abc import Hashable
from dataclasses import fields, is_dataclass
from datetime import datetime
from functools import lru_cache
from typing import Any, TypeVar, cast

from pydantic import TypeAdapter

T = TypeVar("T")


def to_json(value: object) -> str:
    """Return a model as JSON.

    Uses the standard library, not pydantic, because it escapes non-ASCII: a file name may hold a
    lone surrogate, which is not valid UTF-8.
    """
    return json.dumps(value, default=_plain, separators=(",", ":"))


def from_json(text: str | bytes, returns: type[T]) -> T:
    """Return the model that `to_json` wrote. Raises ValueError when the format differs."""
    value: T = _adapter(cast("Hashable", returns)).validate_python(json.loads(text))
    return value


def _plain(value: object) -> object:
    """Convert the values that json does not know: dataclasses and datetimes."""
    if is_dataclass(value):
        return {field.name: getattr(value, field.name) for field in fields(value)}
    if isinstance(value, datetime):
        return value.isoformat()
    raise TypeError(f"not serializable: {type(value).__name__}")


@lru_cache(maxsize=128)
def _adapter(returns: Any) -> TypeAdapter[Any]:
    return TypeAdapter(returns)
