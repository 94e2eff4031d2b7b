"""The API changes jobs: cancel, redo, names, delete, as the chat does."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.jobs.redo_rules import find_answer
from storage.models import Failure, Job, JobState, Options, SummaryStyle, VoiceConsent
from tests.unit.bot.fakes import ANNA
from tests.unit.bot.features.test_history import finished_job, store_jobs
from tests.unit.bot.web.api.programs import API, answered, make_token, program, with_token
from tests.unit.bot.web.api.sent_recordings import send
from tests.unit.bot.web.visitors import Site
from tests.unit.storage.conftest import make_job


async def stored(site: Site, job_id: str) -> Job | None:
    async with site.harness.services.database.read() as unit:
        return await unit.jobs.get(job_id)


async def test_cancel_stops_a_job_once(site: Site) -> None:
    job = make_job(3)
    async with site.harness.services.database.begin() as unit:
        assert await unit.jobs.add(job)
    async with program(site) as client:
        answer = await client.post(f"{API}/jobs/{job.id}/cancel")
        assert (answer.status_code, answer.json()["state"]) == (200, "cancelled")
        assert site.harness.queue.cancelled == [job.id]
        again = await client.post(f"{API}/jobs/{job.id}/cancel")
        assert (again.status_code, again.json()["code"]) == (409, "cancel-over")
        assert again.json()["detail"] == "This job has already ended."


async def test_redo_is_a_new_job_of_the_same_chat(site: Site) -> None:
    job = await answered(site)
    async with program(site) as client:
        key = {"idempotency-key": "redo"}
        body = {"options": "summary=short"}
        answer = await client.post(f"{API}/jobs/{job.id}/redo", json=body, headers=key)
        assert answer.status_code == 202, answer.text
        shown = answer.json()
        assert (shown["redo_of"], shown["state"]) == (job.id, "queued")
        again = await client.post(f"{API}/jobs/{job.id}/redo", json=body, headers=key)
        assert again.json()["id"] == shown["id"]
        busy = await client.post(f"{API}/jobs/{job.id}/redo", json=body)
        assert (busy.status_code, busy.json()["code"]) == (409, "again-busy")
    redone = await stored(site, shown["id"])
    assert redone is not None
    assert redone.options.summary is SummaryStyle.SHORT
    assert (redone.card, redone.reply_to) == (job.card, job.reply_to)
    await site.harness.services.tasks.wait_idle()
    assert (shown["id"], 0) in site.harness.queue.notified


async def test_redo_that_needs_the_recording_gets_it(site: Site) -> None:
    job = await answered(site)
    async with program(site) as client:
        body = {"options": "lang=de"}
        shown = (await client.post(f"{API}/jobs/{job.id}/redo", json=body)).json()
    await site.harness.services.tasks.wait_idle()
    redone = await stored(site, shown["id"])
    assert redone is not None
    assert redone.media.blob == job.media.blob


async def test_bot_fetches_a_recording_that_is_gone(site: Site) -> None:
    """The pages have a process of their own, which has no chats."""
    job = await answered(site)
    assert job.media.blob is not None
    site.harness.services.blobs.delete(job.media.blob.key)
    token = await make_token(site)
    services = replace(site.harness.services, chats={})
    alone = Site.of(replace(site.harness, services=services))
    async with with_token(alone, token) as client:
        answer = await client.post(f"{API}/jobs/{job.id}/redo", json={"options": "lang=de"})
        assert answer.status_code == 202, answer.text
    redone = answer.json()["id"]
    async with services.database.read() as unit:
        assert await unit.handed_over.list_for(ANNA.platform) == [redone]


@pytest.mark.parametrize(
    ("options", "status", "code"),
    [
        ("summary=loud", 422, "bad_wish"),
        ("summary=full", 409, "again-same"),
        ("from=9:00:00", 422, "no_such_part"),
        ("", 422, "invalid_request"),
        ("hints=a\x00b", 422, "invalid_request"),
    ],
)
async def test_redo_that_can_not_be_is_refused(
    site: Site, options: str, status: int, code: str
) -> None:
    job = await answered(site)
    async with program(site) as client:
        answer = await client.post(f"{API}/jobs/{job.id}/redo", json={"options": options})
    assert (answer.status_code, answer.json()["code"]) == (status, code)


async def test_names_make_the_answer_anew(site: Site) -> None:
    job = await answered(site)
    async with program(site) as client:
        path = f"{API}/jobs/{job.id}/speakers"
        answer = await client.put(path, json={"names": {"S1": "  Anna\u202e Bell "}})
        assert answer.status_code == 202, answer.text
    redone = await stored(site, answer.json()["id"])
    assert redone is not None
    assert redone.options.names == (("S1", "Anna Bell"), ("S2", ""))


@pytest.mark.parametrize(
    ("names", "status"),
    [
        ({"S9": "Eve"}, 404),
        ({}, 422),
        ({"S1": 5}, 422),
        ({"S1": "x" * 201}, 422),
        ({"S1": ""}, 409),
    ],
)
async def test_names_of_nobody_are_refused(
    site: Site, names: dict[str, object], status: int
) -> None:
    job = await answered(site)
    async with program(site) as client:
        answer = await client.put(f"{API}/jobs/{job.id}/speakers", json={"names": names})
    assert answer.status_code == status, answer.text


async def test_names_teach_no_voice_without_consent(site: Site) -> None:
    job = await answered(site)
    async with program(site) as client:
        await client.put(f"{API}/jobs/{job.id}/speakers", json={"names": {"S1": "Anna"}})
    async with site.harness.services.database.read() as unit:
        person = await unit.people.find(ANNA)
        assert person is not None
        assert person.options.voices is VoiceConsent.UNASKED
        assert await unit.voices.list_for([ANNA]) == []


async def test_delete_takes_result_and_message(site: Site) -> None:
    job, other = await answered(site), await answered(site, 2)
    async with program(site) as client:
        assert (await client.delete(f"{API}/jobs/{job.id}")).status_code == 204
        assert (await client.get(f"{API}/jobs/{job.id}")).status_code == 404
        assert (await client.delete(f"{API}/jobs/{job.id}")).status_code == 404
        assert (await client.get(f"{API}/jobs/{other.id}")).status_code == 200
        found = (await client.get(f"{API}/search?q=marigold")).json()["items"]
        assert [it["job"]["id"] for it in found] == [other.id]
    await site.harness.services.tasks.wait_idle()
    assert job.card is not None
    assert "deleted" in site.harness.chat.shown[job.card.message][-1].text
    async with site.harness.services.database.read() as unit:
        assert await unit.deletions.list_for(ANNA.platform) == []


async def test_deletion_is_owed_where_no_chat_is(site: Site) -> None:
    job, token = await answered(site), await make_token(site)
    services = replace(site.harness.services, chats={})
    alone = Site.of(replace(site.harness, services=services))
    async with with_token(alone, token) as client:
        assert (await client.delete(f"{API}/jobs/{job.id}")).status_code == 204
    async with services.database.read() as unit:
        (owed,) = await unit.deletions.list_for(ANNA.platform)
    assert owed.message == job.card
    assert job.media.blob is not None
    assert owed.media == (job.media.blob.sha256,)


async def test_result_that_no_bot_has_shown_is_deleted(site: Site) -> None:
    job = replace(finished_job(1), delivered=None)
    await store_jobs(site.harness, job)
    async with site.harness.services.database.read() as unit:
        answer = await find_answer(unit, job.id)
    assert answer is not None
    assert answer.busy
    async with program(site) as client:
        assert (await client.delete(f"{API}/jobs/{job.id}")).status_code == 204
        assert (await client.get(f"{API}/jobs/{job.id}")).status_code == 404


async def test_job_under_way_is_not_deleted(site: Site) -> None:
    job = make_job(3)
    async with site.harness.services.database.begin() as unit:
        assert await unit.jobs.add(replace(job, options=Options()))
    async with program(site) as client:
        answer = await client.delete(f"{API}/jobs/{job.id}")
    assert (answer.status_code, answer.json()["code"]) == (409, "again-busy")
    kept = await stored(site, job.id)
    assert kept is not None
    assert kept.state is JobState.QUEUED


async def test_failed_job_is_not_deleted_while_it_is_retried(site: Site) -> None:
    failed = replace(make_job(3), state=JobState.FAILED, failure=Failure("bug"))
    async with site.harness.services.database.begin() as unit:
        assert await unit.jobs.add(replace(failed, finished=site.web.clock()))
        assert await unit.jobs.add(replace(make_job(4), again_of=failed.id))
    async with program(site) as client:
        answer = await client.delete(f"{API}/jobs/{failed.id}")
    assert (answer.status_code, answer.json()["code"]) == (409, "again-busy")
    assert await stored(site, make_job(4).id) is not None


async def test_job_that_no_chat_has_seen_is_deleted_silently(site: Site) -> None:
    async with program(site) as client:
        job = (await send(client)).json()
        assert (await client.post(f"{job['url']}/cancel")).status_code == 200
        shown = len(site.harness.chat.log)
        assert (await client.delete(job["url"])).status_code == 204
    await site.harness.services.tasks.wait_idle()
    assert await stored(site, job["id"]) is None
    assert site.harness.chat.log[shown:] == []
    assert await site.web.query(lambda unit: unit.deletions.list_for(ANNA.platform)) == []
