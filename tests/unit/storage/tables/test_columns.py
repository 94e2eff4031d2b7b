"""Columns of models: what most rows have is converted once, and is the same."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy.dialects import sqlite

from storage.models import Options, Quota
from storage.serialization import from_json, to_json
from storage.tables.columns import JsonModel

DIALECT = sqlite.dialect()


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        (Options, Options()),
        (Options, Options(language="de")),
        (Options, Options(names=(("SPEAKER_00", "Anna"),))),
        (Quota, Quota()),
        (Quota, Quota(minutes=0)),
        (Options, None),
    ],
)
def test_model_is_written_and_read_as_json_says(kind: Any, value: Any) -> None:
    column = JsonModel(kind)
    written = column.process_bind_param(value, DIALECT)
    assert written == (None if value is None else to_json(value))
    assert column.process_result_value(written, DIALECT) == value


@pytest.mark.parametrize("kind", [Options, Quota])
def test_text_of_another_version_is_read(kind: Any) -> None:
    assert JsonModel(kind).process_result_value("{}", DIALECT) == from_json("{}", kind) == kind()


def test_usual_model_is_converted_once() -> None:
    column = JsonModel(Options)
    first, second = (column.process_bind_param(Options(), DIALECT) for _ in range(2))
    assert first is second
    assert column.process_result_value(first, DIALECT) is column.process_result_value(
        str(first), DIALECT
    )
