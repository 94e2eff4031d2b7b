"""Gauges of the database: one indexed statement, at most every few seconds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import pytest
from sqlalchemy import event

from storage.database import Database
from storage.models import Abilities, Lane
from storage.state.figures import Figures
from storage.watch.catalogue import ACTIVE_ACCOUNTS, JOBS, QUEUE_JOBS, QUEUE_WAIT
from storage.watch.exposition import PrometheusRecorder
from storage.watch.metrics import Metric, attach, detach
from tests.unit.storage.conftest import add, make_job
from tests.unit.storage.plans import plan


@pytest.fixture
def recorder() -> Iterator[PrometheusRecorder]:
    recorder = PrometheusRecorder("bot")
    attach(recorder)
    yield recorder
    detach(recorder)


def value(recorder: PrometheusRecorder, metric: Metric, **labels: str) -> float | None:
    return recorder.registry.get_sample_value(metric.name, labels)


async def test_unfinished_jobs_are_counted_by_state_and_lane(
    database: Database, recorder: PrometheusRecorder
) -> None:
    jobs = [make_job(number) for number in range(4)]
    await add(database, *jobs)
    async with database.begin() as unit:
        await unit.jobs.move_to_front(jobs[3].id)
    await Figures(database, 300.0).refresh()
    assert value(recorder, JOBS, state="queued", length="short") == 4
    assert value(recorder, JOBS, state="running", length="short") == 0
    assert value(recorder, QUEUE_JOBS, lane="front") == 1
    assert value(recorder, QUEUE_JOBS, lane="normal") == 3
    front, normal = (value(recorder, QUEUE_WAIT, lane=lane) for lane in ("front", "normal"))
    assert front is not None
    assert normal is not None
    assert normal - front == pytest.approx(180, abs=2)  # sent three minutes earlier
    assert value(recorder, ACTIVE_ACCOUNTS) == 0
    async with database.begin() as unit:
        assert await unit.jobs.claim(jobs[3].id, "w")
        assert await unit.jobs.cancel(jobs[0].id)
    await Figures(database, 300.0).refresh()
    assert value(recorder, JOBS, state="queued", length="short") == 2
    assert value(recorder, JOBS, state="running", length="short") == 1
    assert value(recorder, QUEUE_JOBS, lane="front") == 0
    assert value(recorder, QUEUE_WAIT, lane="front") == 0


async def test_lengths_are_divided_as_workers_with_a_lane_do(
    database: Database, recorder: PrometheusRecorder
) -> None:
    lengths = (60.0, 60.1, None, 3600.0)  # the platform does not tell that of documents and links
    await add(database, *(make_job(number, seconds=it) for number, it in enumerate(lengths)))
    await Figures(database, 60.0).refresh()
    counted = {it: value(recorder, JOBS, state="queued", length=it) for it in ("short", "long")}
    claimed: Counter[str] = Counter()
    async with database.begin() as unit:
        for lane in (Lane.SHORT, Lane.LONG):
            able = Abilities(lane=lane, short_seconds=60.0)
            while await unit.jobs.claim_next("w", abilities=able):
                claimed[lane] += 1
    assert counted == claimed == {"short": 1, "long": 3}


async def test_many_scrapes_are_one_statement_on_the_index(
    database: Database, recorder: PrometheusRecorder
) -> None:
    await add(database, make_job())
    statements: list[tuple[str, object]] = []
    event.listen(
        database._read_engine.sync_engine,
        "before_cursor_execute",
        lambda *given: statements.append((given[2], given[3])),
    )
    figures = Figures(database, 300.0)
    for _ in range(5):
        await figures.refresh()
    about_jobs = [it for it in statements if "GROUP BY jobs.state" in it[0]]
    assert len(about_jobs) == 1
    assert len([it for it in statements if it[0].startswith("SELECT")]) == 2  # and the people
    if database.address.startswith("sqlite"):
        steps = await plan(database, *about_jobs[0])
        assert "USING COVERING INDEX ix_jobs_queue" in steps[0]


async def test_gauges_have_no_value_without_the_database(
    database: Database, recorder: PrometheusRecorder, monkeypatch: pytest.MonkeyPatch
) -> None:
    figures = Figures(database, 300.0)
    await figures.refresh()
    assert value(recorder, JOBS, state="queued", length="long") == 0
    monkeypatch.setattr(figures._queue, "_until", float("-inf"))

    def away() -> None:
        raise OSError("away")

    monkeypatch.setattr(database, "read", away)
    await figures.refresh()
    assert value(recorder, JOBS, state="queued", length="long") is None
