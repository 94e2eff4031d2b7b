"""Base class of the settings groups: clean-up of values, and messages about wrong ones."""

from __future__ import annotations

from types import UnionType
from typing import Any, Literal, Self, Union, get_args, get_origin

from pydantic import SecretStr, ValidationError, model_validator
from pydantic.fields import FieldInfo
from pydantic_settings import BaseSettings, SettingsConfigDict

from storage.config.names import closest_name
from storage.config.problem import Problem, quote

ENV_FILE = ".env"
_QUOTES = "\"'`“”‘’"
_UNITS = {"MINUTES": "minutes", "MEGABYTES": "megabytes", "DAYS": "days", "HOURS": "hours",
          "TIMEOUT": "seconds", "SECONDS": "seconds"}  # fmt: skip


class SettingsGroup(BaseSettings):
    """Settings from the environment and `.env`. A field's docstring is its documentation."""

    model_config = SettingsConfigDict(
        env_file=ENV_FILE,
        env_file_encoding="utf-8-sig",  # editors on Windows write a byte order mark
        extra="ignore",
        env_ignore_empty=True,
        use_attribute_docstrings=True,
        allow_inf_nan=False,
        hide_input_in_errors=True,  # it may be a secret, and others may read the traceback
    )

    @model_validator(mode="before")
    @classmethod
    def _clean_values(cls, values: Any) -> Any:
        return {name: cls._clean_value(name, value) for name, value in values.items()}

    @classmethod
    def _clean_value(cls, name: str, value: object) -> object:
        """Return a value as the user intended it.

        Removes the spaces and quotes that `docker run --env-file` and pasting leave around it. A
        choice from a list may be written in any case.
        """
        field = cls.model_fields.get(name)
        if not isinstance(value, str) or field is None:
            return value
        text = value.strip()
        if len(text) > 1 and text[0] in _QUOTES and text[-1] in _QUOTES:
            text = text[1:-1].strip()
        if not text:
            return field.get_default()
        return next((it for it in choices(field) if it.lower() == text.lower()), text)

    @classmethod
    def read(cls, **overrides: Any) -> tuple[Self, list[Problem]]:
        """Return the settings of this group, and the problems found.

        A setting with a problem has its default. `overrides` replace written values.
        """
        try:
            return cls(**overrides), []
        except ValidationError as error:
            problems = [_problem(each, cls) for each in error.errors(include_url=False)]
        names = {problem.setting.lower() for problem in problems}
        defaults = {name: cls.model_fields[name].get_default() for name in names}
        return cls(**{**overrides, **defaults}), problems


def choices(field: FieldInfo) -> tuple[str, ...]:
    """Return the values that a setting accepts; empty when any value is accepted."""
    return _literals(field.annotation)


def _literals(annotation: Any) -> tuple[str, ...]:
    if get_origin(annotation) is Literal:
        return tuple(str(each) for each in get_args(annotation))
    if get_origin(annotation) in (Union, UnionType, tuple):
        return tuple(word for each in get_args(annotation) for word in _literals(each))
    return ()


def _problem(error: Any, group: type[BaseSettings]) -> Problem:
    """Convert an error of pydantic to a problem with a message for the operator."""
    name = str(error["loc"][0])
    field = group.model_fields[name]
    if error["type"] == "value_error":  # raised by a validator of this project: a better message
        return Problem(name.upper(), str(error["ctx"]["error"]))
    allowed = f"must be {_describe_form(name.upper(), field)}"
    if field.annotation is SecretStr:
        return Problem(name.upper(), allowed)
    value = error["input"] if isinstance(error["input"], str | int | float) else "…"
    allowed_values = {word.lower(): word for word in choices(field)}
    hint = allowed_values.get(closest_name(str(value).lower(), allowed_values))
    ending = f"; did you mean {hint}?" if hint else ""
    return Problem(name.upper(), f"{allowed}, not {quote(value)}{ending}")


def _describe_form(name: str, field: FieldInfo) -> str:
    """Return the form of a setting in words."""
    if words := choices(field):
        several = "one or more of" if get_origin(field.annotation) is tuple else "one of"
        return f"{several} {', '.join(words)}"
    if field.annotation is bool:
        return "true or false"
    if field.annotation not in (int, float):
        return "text"
    unit = next((f" of {word}" for part, word in _UNITS.items() if part in name), "")
    whole = "a whole number" if field.annotation is int else "a number"
    return f"{whole}{unit}{_range(field)}"


def _range(field: FieldInfo) -> str:
    limits = {
        name: getattr(each, name)
        for each in field.metadata
        for name in ("gt", "ge", "le")
        if getattr(each, name, None) is not None
    }
    if "ge" in limits and "le" in limits:
        return f" from {limits['ge']} to {limits['le']}"
    if "gt" in limits:
        return f" above {limits['gt']}"
    return f" of at least {limits['ge']}" if "ge" in limits else ""
