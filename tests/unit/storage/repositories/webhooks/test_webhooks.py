"""Webhooks: events written with the end of a job, kept and forgotten with their person."""

from __future__ import annotations

from dataclasses import replace

import pytest

from storage.blobs import Blobs
from storage.database import Database, Unit
from storage.models import (
    Account,
    Failure,
    JobState,
    Platform,
    WebhookDeliveryState,
    WebhookError,
    WebhookOff,
)
from storage.retention import forget_account
from tests.unit.storage.conftest import ANNA, BEN, RESULT, add, make_job
from tests.unit.storage.repositories.webhooks.hooks import (
    FAILURES,
    HOOK,
    HOOK_OF_BEN,
    add_test,
    due,
    prepare,
    stored,
)


@pytest.mark.parametrize("state", [JobState.DONE, JobState.FAILED, JobState.CANCELLED])
async def test_end_of_a_job_and_its_event_are_one_transaction(
    database: Database, state: JobState
) -> None:
    await prepare(database, HOOK, FAILURES, HOOK_OF_BEN)
    job = replace(make_job(2), again_of=make_job(1).id)
    await add(database, make_job(1), job)

    async def end() -> bool:
        async with database.begin() as unit:
            if state is JobState.CANCELLED:
                return await unit.jobs.cancel(job.id)
            await unit.jobs.claim(job.id, "worker")
            if state is JobState.DONE:
                return await unit.jobs.finish(job.id, 1, RESULT)
            return await unit.jobs.fail(job.id, 1, Failure("no_audio"))

    async def cancel_and_die(unit: Unit) -> None:
        assert await unit.jobs.cancel(job.id)
        raise RuntimeError("the process is killed before the commit")

    with pytest.raises(RuntimeError):
        await database.transact(cancel_and_die)
    assert await stored(database) == []
    assert await end()
    assert not await end()
    (delivery,) = await stored(database)
    expected = {"done": "job.completed"}.get(state, f"job.{state}")
    assert (delivery.event, delivery.job_id, delivery.redo_of) == (expected, job.id, job.again_of)
    assert delivery.code == ("no_audio" if state is JobState.FAILED else "")
    assert (delivery.state, delivery.tries) == (WebhookDeliveryState.PENDING, 0)
    assert len(await stored(database, FAILURES)) == (state is JobState.FAILED)
    assert await stored(database, HOOK_OF_BEN) == []


async def test_jobs_of_all_accounts_of_the_person_are_told(database: Database) -> None:
    second = Account(Platform.DISCORD, "9")
    await prepare(database, HOOK)
    async with database.begin() as unit:
        await unit.people.get_or_create(second, "en")
        await unit.people.merge(ANNA, second)
    jobs = [make_job(1, second), make_job(2, BEN), make_job(3)]
    await add(database, *jobs)
    async with database.begin() as unit:
        await unit.jobs.cancel_several([it.id for it in jobs])
        assert await unit.people.split_off(second)
    assert {it.job_id for it in await stored(database)} == {jobs[0].id, jobs[2].id}
    await add(database, make_job(4, second))
    async with database.begin() as unit:
        assert await unit.jobs.cancel(make_job(4, second).id)
    assert len(await stored(database)) == 2


async def test_webhook_that_is_off_gets_nothing_and_is_told_once(database: Database) -> None:
    await prepare(database, HOOK, HOOK_OF_BEN)
    await add(database, make_job())
    await add_test(database)
    async with database.begin() as unit:
        await unit.webhooks.switch_off(HOOK.id, WebhookOff.FAILING)
        await unit.webhook_deliveries.give_up(HOOK.id, WebhookError.OFF)
        await unit.jobs.cancel(make_job().id)
    (given_up,) = await stored(database)
    assert (given_up.state, given_up.error) == (WebhookDeliveryState.FAILED, WebhookError.OFF)
    assert await due(database) == []
    async with database.begin() as unit:
        assert await unit.webhooks.untold(Platform.DISCORD) == []
        (untold,) = await unit.webhooks.untold(Platform.TELEGRAM)
        assert untold == replace(HOOK, off=WebhookOff.FAILING)
        await unit.webhooks.mark_told(HOOK.id)
        assert await unit.webhooks.untold(Platform.TELEGRAM) == []
        await unit.webhooks.switch_off(HOOK.id, WebhookOff.GONE)  # it is off already
        assert await unit.webhooks.get(HOOK.id) == untold


async def test_webhooks_and_deliveries_go_with_the_data_of_the_person(
    database: Database, blobs: Blobs
) -> None:
    await prepare(database, HOOK, HOOK_OF_BEN)
    await add_test(database)
    await add_test(database, "e" * 32, HOOK_OF_BEN)
    async with database.read() as unit:
        assert await unit.webhooks.find(HOOK.id, [BEN]) is None
        assert await unit.webhooks.find(HOOK.id, [BEN, ANNA]) == HOOK
    await forget_account(database, blobs, ANNA)
    async with database.read() as unit:
        assert await unit.webhooks.list_for([ANNA, BEN]) == [HOOK_OF_BEN]
    assert await stored(database) == []
    assert len(await stored(database, HOOK_OF_BEN)) == 1


def test_secret_and_address_are_in_no_representation() -> None:
    assert "whsec" not in repr(HOOK)
    assert "example.org" not in repr(HOOK)
