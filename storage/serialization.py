"""Nouns as JSON and back, in the same way for rows and for blobs."""

from __future__ import annotations

import json
from collections.abc import Hashable
from dataclasses import fields, is_dataclass
from datetime import datetime
from functools import lru_cache
from typing import Any, TypeVar, cast

from pydantic import TypeAdapter

T = TypeVar("T")


def to_json(noun: object) -> str:
    """A noun as JSON.

    The standard library writes it, and not pydantic, since it escapes what is not ASCII: a file
    name may hold a lone surrogate, which is no valid UTF-8.
    """
    return json.dumps(noun, default=_plain, separators=(",", ":"))


def from_json(text: str | bytes, returns: type[T]) -> T:
    """The noun that `to_json` wrote. Raises ValueError when the text is of another shape."""
    noun: T = _adapter(cast("Hashable", returns)).validate_python(json.loads(text))
    return noun


def _plain(value: object) -> object:
    """What nouns are made of beside strings, numbers, tuples and dictionaries."""
    if is_dataclass(value):
        return {field.name: getattr(value, field.name) for field in fields(value)}
    if isinstance(value, datetime):
        return value.isoformat()
    raise TypeError(f"no noun holds a {type(value).__name__}")


@lru_cache(maxsize=128)
def _adapter(returns: Any) -> TypeAdapter[Any]:
    return TypeAdapter(returns)
