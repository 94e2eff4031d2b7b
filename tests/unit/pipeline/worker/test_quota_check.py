"""A recording of unknown length is refused when it is measured, before transcription."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import update

from pipeline.worker.quota_check import check_quota
from storage.database import Database
from storage.errors import LongerThanADay, QuotaUsedUp, TooLong
from storage.models import (
    AS_THEIR_ROLE,
    Account,
    Address,
    Blob,
    Job,
    Media,
    MessageRef,
    Options,
    Platform,
    Quota,
)
from storage.tables.people import AccountRow
from tests.unit.storage.failing_transactions import fail_every_other_transaction

ANNA = Account(Platform.CONSOLE, "anna")
TEN = Quota(minutes=10, longest=8)


@pytest.fixture
async def database(tmp_path: Path) -> AsyncIterator[Database]:
    opened = await Database.open(f"sqlite+aiosqlite:///{tmp_path}/rows.db")
    yield opened
    await opened.close()


async def add_job(
    database: Database,
    name: str,
    minutes: float | None,
    quota: Quota = TEN,
    again_of: str | None = None,
) -> Job:
    """Store a job sent just now; `minutes` is the length that the platform reports."""
    seconds = None if minutes is None else minutes * 60
    job = Job(
        id=name,
        account=ANNA,
        reply_to=MessageRef(Address(Platform.CONSOLE, "here"), name),
        media=Media("h", "n", seconds=seconds, blob=Blob("media/ab/source", "ab", 1)),
        options=Options(),
        created=datetime.now(UTC) - timedelta(seconds=5),
        quota=quota,
        again_of=again_of,
    )
    async with database.begin() as unit:
        assert await unit.jobs.add(job)
    return job


async def used_minutes(database: Database, job: Job) -> float | None:
    async with database.read() as unit:
        use = await unit.usage.find(job.id)
    return use.seconds / 60 if use else None


async def test_measured_length_within_the_quota_is_counted(database: Database) -> None:
    await add_job(database, "earlier", 4)
    job = await add_job(database, "unknown", None)
    await check_quota(database, job, 360)
    assert await used_minutes(database, job) == 6
    await check_quota(database, job, 360)  # the next attempt
    assert await used_minutes(database, job) == 6


async def test_failing_transaction_is_no_reason_to_fail_the_job(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    job = await add_job(database, "unknown", None)
    fail_every_other_transaction(monkeypatch, database)
    for minutes in (5, 6):
        await check_quota(database, job, minutes * 60)
        assert await used_minutes(database, job) == minutes


async def test_measured_length_above_the_quota_is_refused_with_the_time(database: Database) -> None:
    earlier = await add_job(database, "earlier", 4)
    job = await add_job(database, "unknown", None)
    with pytest.raises(QuotaUsedUp) as exc_info:
        await check_quota(database, job, 362)
    until = (earlier.created + timedelta(hours=24)).isoformat()
    assert exc_info.value.values == {"minutes": "6", "limit": "10", "until": until}
    with pytest.raises(TooLong):
        await check_quota(database, job, 482)
    with pytest.raises(LongerThanADay):
        await check_quota(database, await add_job(database, "long", None, Quota(minutes=10)), 700)


async def test_first_measured_of_two_unknown_lengths_is_accepted(database: Database) -> None:
    one, two = await add_job(database, "one", None), await add_job(database, "two", None)
    await check_quota(database, two, 400)
    with pytest.raises(QuotaUsedUp):
        await check_quota(database, one, 400)


async def test_understated_length_is_checked_again(database: Database) -> None:
    await add_job(database, "earlier", 6)
    rounded = await add_job(database, "rounded", 4)
    await check_quota(database, rounded, 240.9)
    forged = await add_job(database, "forged", 0.1)
    with pytest.raises(QuotaUsedUp):
        await check_quota(database, forged, 300)


async def test_accepted_job_stays_accepted(database: Database) -> None:
    """Other recordings may use up the quota while it waits."""
    job = await add_job(database, "known", 6)
    await add_job(database, "other", 9)
    await check_quota(database, job, 359)
    assert await used_minutes(database, job) == pytest.approx(359 / 60)


async def test_free_job_is_accepted(database: Database) -> None:
    root = await add_job(database, "root", 10)
    again = await add_job(database, "again", 10, AS_THEIR_ROLE, again_of=root.id)
    await check_quota(database, again, 600)
    assert await used_minutes(database, again) is None
    free = await add_job(database, "free", None, Quota(minutes=0, longest=0))
    await check_quota(database, free, 99_999)
    async with database.begin() as unit:
        await unit.jobs.cancel(free.id)
    await check_quota(database, free, 99_999)
    assert await used_minutes(database, free) is None


async def test_linked_accounts_share_the_quota(database: Database) -> None:
    other = Account(Platform.TELEGRAM, "1")
    async with database.begin() as unit:
        anna = await unit.people.get_or_create(ANNA, "en")
        await unit.people.get_or_create(other, "en")
        is_other_account = (AccountRow.platform == other.platform, AccountRow.id == other.id)
        joined = update(AccountRow).where(*is_other_account).values(person_id=anna.id)
        await unit.people._connection.execute(joined)
    earlier = await add_job(database, "earlier", 9)
    job = replace(earlier, id="elsewhere", account=other, media=Media("h", "n"))
    async with database.begin() as unit:
        assert await unit.jobs.add(job)
    with pytest.raises(QuotaUsedUp):
        await check_quota(database, job, 120)
    await check_quota(database, job, 60)
