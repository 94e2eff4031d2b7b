"""Counts of the operator's statistics; they are read from indexes."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import event

from bot.links.errors import NotFound, ServerFailed
from storage.database import Database
from storage.errors import (
    InvalidOption,
    KeptCrashing,
    MediaGone,
    NoAudio,
    QuotaUsedUp,
    TooLong,
)
from storage.models import Account, Failure, Job, JobState, Platform, Spread
from storage.tables.jobs import DayRow
from tests.unit.storage.conftest import ANNA, BEN, NOON, RESULT, add, make_job


def ended(
    number: int,
    state: JobState,
    account: Account = ANNA,
    days: float = 0,
    took: float = 30,
    code: str = KeptCrashing.code,
) -> Job:
    """Return a job that waited for 10 s and ended `days` days before the others."""
    start = NOON - timedelta(days=days)
    return replace(
        make_job(number, account),
        state=state,
        created=start - timedelta(seconds=10),
        started=start,
        finished=start + timedelta(seconds=took),
        result=RESULT if state is JobState.DONE else None,
        failure=Failure(code) if state is JobState.FAILED else None,
    )


async def test_ended_jobs_are_counted_by_day_code_and_language(database: Database) -> None:
    german = replace(RESULT, language="de", seconds=3510.0)
    await add(
        database,
        ended(1, JobState.DONE),
        replace(ended(2, JobState.DONE, days=2), result=german),
        ended(3, JobState.DONE, days=2),
        ended(4, JobState.FAILED),
        ended(5, JobState.CANCELLED),
        ended(6, JobState.DONE, BEN, days=3),
        make_job(7),
    )
    async with database.read() as unit:
        statistics = await unit.statistics.collect(3, NOON)
    assert [(it.date, it.done, it.failed, it.cancelled, it.seconds) for it in statistics.days] == [
        ("2025-12-30", 2, 0, 0, 3600.0),
        ("2025-12-31", 0, 0, 0, 0.0),
        ("2026-01-01", 1, 1, 1, 90.0),
    ]
    assert statistics.states[JobState.DONE] == 4
    assert statistics.states[JobState.QUEUED] == 1
    assert statistics.hours == pytest.approx(3690 / 3600)
    assert statistics.success == 0.75
    assert statistics.failures == {"kept_crashing": 1}
    assert statistics.languages == {"en": 2, "de": 1}


async def test_mistakes_of_people_do_not_lower_the_share_done_without_failing(
    database: Database,
) -> None:
    mistakes = (NoAudio.code, TooLong.code, QuotaUsedUp.code, InvalidOption.code, NotFound.code)
    failures = (KeptCrashing.code, MediaGone.code, ServerFailed.code, "bug")
    codes = (*mistakes, *failures)
    await add(
        database,
        ended(1, JobState.DONE),
        *(ended(it, JobState.FAILED, code=code) for it, code in enumerate(codes, 2)),
    )
    async with database.read() as unit:
        found = await unit.statistics.collect(3, NOON)
    assert found.success == 1 / (1 + len(failures))
    assert found.failures == dict.fromkeys(codes, 1)
    assert sum(day.failed for day in found.days) == len(codes)


async def test_only_mistakes_leave_no_share(database: Database) -> None:
    await add(database, ended(1, JobState.FAILED, code=NoAudio.code))
    async with database.read() as unit:
        assert (await unit.statistics.collect(3, NOON)).success is None


async def test_durations_are_reported_as_median_and_95th_percentile(database: Database) -> None:
    await add(database, *(ended(it, JobState.DONE, took=it) for it in range(1, 101)))
    async with database.read() as unit:
        statistics = await unit.statistics.collect(30, NOON)
    assert statistics.worked == Spread(50.0, 95.0)
    assert statistics.waited == Spread(10.0, 10.0)
    assert statistics.realtime == pytest.approx(5050 / 9000)


async def test_empty_database_has_no_figures_and_one_entry_for_each_day(database: Database) -> None:
    async with database.read() as unit:
        statistics = await unit.statistics.collect(2, NOON)
    assert [it.date for it in statistics.days] == ["2025-12-31", "2026-01-01"]
    assert (statistics.people, statistics.active, statistics.success, statistics.realtime) == (
        0,
        0,
        None,
        None,
    )
    assert (statistics.waited, statistics.worked) == (Spread(), Spread())


async def test_linked_accounts_count_as_one_person_active_after_sending(
    database: Database,
) -> None:
    quiet = Account(Platform.TELEGRAM, "3")
    async with database.begin() as unit:
        for account in (ANNA, BEN, quiet):
            await unit.people.get_or_create(account, "en")
    await add(database, ended(1, JobState.DONE), ended(2, JobState.DONE, BEN, days=9))
    async with database.read() as unit:
        assert (await unit.statistics.collect(3, NOON)).active == 1
        statistics = await unit.statistics.collect(30, NOON)
    assert (statistics.people, statistics.active) == (3, 2)


async def test_every_end_of_a_job_updates_the_daily_counts(database: Database) -> None:
    now = datetime.now(NOON.tzinfo)
    await add(database, *(replace(make_job(it), created=now) for it in range(1, 5)))
    ids = [make_job(it).id for it in range(1, 5)]
    async with database.begin() as unit:
        for number in ids[:2]:
            assert await unit.jobs.claim(number, "w")
        await unit.jobs.finish(ids[0], 1, RESULT)
        await unit.jobs.fail(ids[1], 1, Failure(KeptCrashing.code))
        await unit.jobs.refuse(ids[2], Failure(NoAudio.code))
        await unit.jobs.cancel(ids[3])
    async with database.read() as unit:
        statistics = await unit.statistics.collect(2)
    assert statistics.languages == {"en": 1}
    assert statistics.failures == {"kept_crashing": 1, "no_audio": 1}
    assert sum(day.cancelled for day in statistics.days) == 1


async def test_daily_counts_outlive_jobs_and_hold_no_accounts(database: Database) -> None:
    await add(database, ended(1, JobState.DONE), ended(2, JobState.FAILED), make_job(3))
    async with database.begin() as unit:
        assert len(await unit.jobs.delete_for(ANNA)) == 3
    async with database.read() as unit:
        statistics = await unit.statistics.collect(1, NOON)
    assert (statistics.days[0].done, statistics.days[0].failed, statistics.days[0].seconds) == (
        1,
        1,
        90.0,
    )
    assert statistics.states[JobState.DONE] == 1
    assert statistics.states[JobState.QUEUED] == 0
    columns = set(DayRow.__table__.columns.keys())
    assert columns == {"date", "state", "language", "code", "jobs", "seconds"}


async def test_second_end_of_a_job_is_not_counted(database: Database) -> None:
    """The worker's lease expired, or the job was cancelled: the later end has no effect."""
    await add(database, make_job(1))
    async with database.begin() as unit:
        assert await unit.jobs.claim(make_job(1).id, "w")
        assert await unit.jobs.cancel(make_job(1).id)
        assert not await unit.jobs.finish(make_job(1).id, 1, RESULT)
        assert not await unit.jobs.cancel(make_job(1).id)
        assert not await unit.jobs.add(ended(1, JobState.DONE))
    async with database.read() as unit:
        states = await unit.statistics.count_states()
    assert {state: count for state, count in states.items() if count} == {JobState.CANCELLED: 1}


async def test_statistics_queries_read_only_indexes(database: Database) -> None:
    """Rows hold whole answers: with 200,000 of them only an index is read fast enough."""
    executed: list[tuple[str, Any]] = []
    engine = database._read_engine.sync_engine
    if engine.dialect.name != "sqlite":
        pytest.skip("says how SQLite does it")

    @event.listens_for(engine, "before_cursor_execute")
    def record(_c: object, _u: object, statement: str, values: Any, *_: object) -> None:
        if statement.startswith("SELECT"):
            executed.append((statement, values))

    async with database.read() as unit:
        await unit.statistics.collect(30, NOON)
    event.remove(engine, "before_cursor_execute", record)
    assert len(executed) == 6
    async with database._read_engine.connect() as connection:
        for statement, values in executed:
            plan = await connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", values)
            for step in plan.scalars(3):
                if step.startswith(("SCAN jobs", "SEARCH jobs")):
                    assert "USING COVERING INDEX" in step, step
