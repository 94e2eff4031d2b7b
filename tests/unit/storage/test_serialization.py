"""Every model survives the conversion to JSON and to a row, and back."""

from __future__ import annotations

import asyncio
import dataclasses
import itertools
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy.exc import StatementError

from storage.database import Database
from storage.models import (
    Account,
    Blob,
    Diarization,
    Failure,
    Job,
    Media,
    Options,
    Platform,
    Progress,
    Quota,
    Result,
    Segment,
    SpeechMap,
    Summary,
    Transcript,
)
from storage.serialization import from_json, to_json
from tests.unit.storage.conftest import make_job

st.register_type_strategy(float, st.floats(allow_nan=False))
st.register_type_strategy(str, st.text(st.characters(), max_size=8))

MODELS: list[Any] = [
    Diarization,
    Failure,
    Media,
    Options,
    Progress,
    Quota,
    Result,
    SpeechMap,
    Summary,
    Transcript,
    tuple[Segment, ...],
]


PART = st.builds(Media, parts=st.just(()))
# A recording without a limit of its depth is too large for most examples.
st.register_type_strategy(Media, st.builds(Media, parts=st.lists(PART, max_size=2).map(tuple)))


@pytest.mark.parametrize("model", MODELS, ids=str)
@given(data=st.data())
@settings(max_examples=25, deadline=None)
def test_json_round_trip_preserves_every_model(model: Any, data: st.DataObject) -> None:
    value = data.draw(st.from_type(model))
    again = from_json(to_json(value), model)
    assert again == value
    assert to_json(again) == to_json(value)


def test_json_preserves_lone_surrogates() -> None:
    media = Media("a\ud800", "\udcff.mp4\x00")
    assert from_json(to_json(media), Media) == media


@pytest.mark.parametrize("text", ["", "[]", "null", '{"handle": 1, "name": "x"}', "{"])
def test_json_of_another_shape_raises_value_error(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - pydantic's and json's own messages
        from_json(text, Media)


numbers = itertools.count()
# Text columns are plain: they hold hashes, and what platforms give as ids and locales.
plain = st.text(st.characters(codec="utf-8", exclude_characters="\x00"), max_size=8)
moments = st.datetimes(timezones=st.just(UTC))
jobs = st.builds(
    Job,
    id=st.builds(lambda: f"job-{next(numbers)}"),
    account=st.builds(Account, platform=st.sampled_from(Platform), id=plain),
    created=moments,
    started=st.none() | moments,
    finished=st.none() | moments,
    delivered=st.none() | moments,
    locale=plain,
    media=st.builds(Media, blob=st.none() | st.builds(Blob, sha256=plain)),
    attempt=st.integers(0, 2**31 - 1),
    crashes=st.integers(0, 2**31 - 1),
)


@pytest.fixture(scope="module")
def keep(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[Job], Job | None]]:
    url = f"sqlite+aiosqlite:///{tmp_path_factory.mktemp('rows')}/test.db"
    with asyncio.Runner() as runner:
        database = runner.run(Database.open(url))

        async def there_and_back(job: Job) -> Job | None:
            async with database.begin() as unit:
                assert await unit.jobs.add(job)
            async with database.read() as unit:
                return await unit.jobs.get(job.id)

        yield lambda job: runner.run(there_and_back(job))
        runner.run(database.close())


@given(job=jobs)
@settings(max_examples=50, deadline=None)
def test_row_round_trip_preserves_every_job(keep: Callable[[Job], Job | None], job: Job) -> None:
    assert keep(job) == job


def test_row_refuses_a_naive_datetime(keep: Callable[[Job], Job | None]) -> None:
    with pytest.raises(StatementError, match="naive datetime"):
        keep(dataclasses.replace(make_job(), created=datetime(2026, 1, 1)))  # noqa: DTZ001 - meant
