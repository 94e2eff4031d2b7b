"""The operator's dashboard: what administrators see and do, and that nobody else has it."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator

import httpx
import pytest

from storage.models import Account, Failure, Job, JobState, Role
from tests.unit.bot.fakes import ANNA, BEN, BotHarness
from tests.unit.bot.web.recordings import store
from tests.unit.bot.web.visitors import SAME_ORIGIN, Site, fields
from tests.unit.storage.conftest import make_job


@pytest.fixture
async def admin(site: Site) -> AsyncIterator[httpx.AsyncClient]:
    """The browser of Anna, who is an administrator."""
    async with site.signed_in() as client:
        await set_role(site.harness, ANNA, Role.ADMIN)
        yield client


async def set_role(harness: BotHarness, account: Account, role: Role) -> None:
    async with harness.services.database.begin() as unit:
        await unit.people.get_or_create(account, "en")
        await unit.people.set_role(account, role)


async def add(harness: BotHarness, *jobs: Job) -> None:
    async with harness.services.database.begin() as unit:
        for job in jobs:
            await unit.people.get_or_create(job.account, "en")
            assert await unit.jobs.add(job)


async def failed(harness: BotHarness, number: int = 9, sha: str | None = "a" * 64) -> Job:
    job = make_job(number, BEN, sha)
    await add(harness, job)
    async with harness.services.database.begin() as unit:
        claimed = await unit.jobs.claim(job.id, "w") if sha else job
        assert claimed
        await unit.jobs.fail(job.id, claimed.attempt, Failure("engine_too_slow"))
        await unit.jobs.mark_delivered(job.id)
    return job


async def job_of(harness: BotHarness, job_id: str) -> Job:
    job = await harness.services.database.query(lambda unit: unit.jobs.get(job_id))
    assert job
    return job


async def press(client: httpx.AsyncClient, path: str, **values: str) -> httpx.Response:
    """Press a button of the dashboard."""
    page = await client.get("/operator")
    data = {"token": fields(page.text)["token"], **values}
    return await client.post(f"/operator/{path}", data=data, headers=SAME_ORIGIN)


async def audit_of(harness: BotHarness) -> list[tuple[str, str]]:
    entries = await harness.services.database.query(lambda unit: unit.audit.latest(10))
    assert all(entry.actor == ANNA for entry in entries)
    return [(entry.action, entry.target) for entry in entries]


async def test_others_have_no_dashboard_and_no_link_to_it(site: Site) -> None:
    async with site.signed_in(BEN) as client:
        token = fields((await client.get("/")).text)["token"]
        assert "/operator" not in (await client.get("/")).text
        for path in ("", "/now"):
            assert (await client.get(f"/operator{path}")).status_code == 404
        for path in ("drain", "job", "person"):
            data = {"token": token, "drain": "on", "account": "telegram:1", "do": "who"}
            answer = await client.post(f"/operator/{path}", data=data, headers=SAME_ORIGIN)
            assert answer.status_code == 404
    since = await site.harness.services.database.query(lambda it: it.service_flags.drained_since())
    assert since is None


async def test_page_shows_jobs_figures_and_days_without_contents(
    site: Site, admin: httpx.AsyncClient
) -> None:
    await store(site.harness, text="marigold", account=BEN)
    await add(site.harness, make_job(2, BEN), make_job(3, BEN))
    job = await failed(site.harness)
    page = (await admin.get("/operator?days=7")).text
    assert "Running: 0, waiting: 2" in page
    assert "telegram:2" in page
    assert job.id in page
    assert "engine_too_slow" in page
    assert "No worker is online" in page
    assert "The last 7 days" in page
    assert page.count('class="slot"') == 14  # seven days of hours and of jobs
    assert "film.mp4" not in page
    assert "marigold" not in page.lower()
    assert 'href="/operator"' in (await admin.get("/")).text


@pytest.mark.parametrize("days", ["365", "0", "-1", "x", "31", "9" * 30])
async def test_other_numbers_of_days_are_the_usual_ones(
    admin: httpx.AsyncClient, days: str
) -> None:
    answer = await admin.get("/operator", params={"days": days})
    assert answer.status_code == 200
    assert answer.text.count('class="slot"') == (2 * 53 if days == "365" else 60)


async def test_script_reads_what_changes(site: Site, admin: httpx.AsyncClient) -> None:
    await add(site.harness, make_job(2, BEN), make_job(3, BEN))
    answer = await admin.get("/operator/now")
    now = answer.json()
    assert answer.headers["cache-control"] == "no-store"
    assert [job["account"] for job in now["jobs"]] == ["telegram:2"] * 2
    assert [job["may_move"] for job in now["jobs"]] == [False, True]
    assert now["failed"] == []
    assert now["drained"] == ""


async def test_service_is_drained_and_resumed(site: Site, admin: httpx.AsyncClient) -> None:
    await add(site.harness, make_job(2, BEN))
    assert (await press(admin, "drain", drain="on")).status_code == 303
    assert "Paused for an update since" in (await admin.get("/operator")).text
    assert site.harness.queue.notified == []
    await press(admin, "drain", drain="off")
    assert site.harness.queue.notified == [(make_job(2, BEN).id, 0)]
    await press(admin, "drain", drain="sideways")
    assert await audit_of(site.harness) == [("drain", "off"), ("drain", "on")]


async def test_job_is_cancelled_moved_and_retried(site: Site, admin: httpx.AsyncClient) -> None:
    first, second = make_job(2, BEN), make_job(3, BEN)
    await add(site.harness, first, second)
    assert (await press(admin, "job", do="front", job=second.id)).status_code == 303
    waiting = await site.harness.services.database.query(lambda unit: unit.jobs.waiting())
    assert [job.id for job in waiting] == [second.id, first.id]
    await press(admin, "job", do="cancel", job=first.id)
    assert (await job_of(site.harness, first.id)).state is JobState.CANCELLED
    assert site.harness.queue.cancelled == [first.id]
    again = await press(admin, "job", do="cancel", job=first.id)
    assert again.status_code == 409
    assert "already" in again.text
    assert await audit_of(site.harness) == [("cancel", first.id), ("front", second.id)]


async def test_failed_job_without_a_recording_is_handed_to_its_bot(
    site: Site, admin: httpx.AsyncClient
) -> None:
    job = await failed(site.harness)  # no blob is there
    assert (await press(admin, "job", do="retry", job=job.id)).status_code == 303
    (retried,) = [it for it in await jobs_of(site.harness, BEN) if it.again_of == job.id]
    assert (retried.state, retried.account) == (JobState.QUEUED, BEN)
    owed = await site.harness.services.database.query(
        lambda unit: unit.handed_over.list_for(BEN.platform)
    )
    assert owed == [retried.id]
    assert (await press(admin, "job", do="retry", job=job.id)).status_code == 409
    assert await audit_of(site.harness) == [("retry", job.id)]


async def test_failed_job_is_retried_with_its_stored_recording(
    site: Site, admin: httpx.AsyncClient
) -> None:
    job = await failed(site.harness)
    assert job.media.blob
    site.harness.services.blobs.put_bytes(job.media.blob.key, b"sound")
    await press(admin, "job", do="retry", job=job.id)
    (retried,) = [it for it in await jobs_of(site.harness, BEN) if it.again_of == job.id]
    assert retried.media.blob == job.media.blob
    assert site.harness.queue.notified == [(retried.id, 0)]


async def jobs_of(harness: BotHarness, account: Account) -> list[Job]:
    return await harness.services.database.query(lambda unit: unit.jobs.list_for(account, 20))


@pytest.mark.parametrize("do", ["", "explode", "who"])
async def test_unknown_actions_change_nothing(
    site: Site, admin: httpx.AsyncClient, do: str
) -> None:
    await add(site.harness, make_job(2, BEN))
    assert (await press(admin, "job", do=do, job=make_job(2, BEN).id)).status_code == 303
    assert await audit_of(site.harness) == []


async def test_person_is_looked_up_limited_and_blocked(
    site: Site, admin: httpx.AsyncClient
) -> None:
    await set_role(site.harness, BEN, Role.USER)
    shown = await press(admin, "person", account="telegram:2", do="who")
    assert "Role: user" in shown.text
    limited = await press(
        admin, "person", account="telegram:2", do="quota", limits="minutes=600 jobs=5"
    )
    assert "New quota of telegram:2" in limited.text
    assert "of 600 used" in limited.text
    blocked = await press(admin, "person", account="telegram:2", do="block")
    assert "Blocked: telegram:2" in blocked.text
    assert [action for action, _ in await audit_of(site.harness)][:2] == ["block", "quota"]
    async with site.browser() as client:
        assert (await site.sign_in(client, BEN)).status_code != 303


@pytest.mark.parametrize(
    "values",
    [
        {"account": ""},
        {"account": "telegram:99"},
        {"account": "<script>alert(1)</script>"},
        {"account": "telegram:1", "do": "block"},
        {"account": "telegram:2", "do": "quota", "limits": "minutes=many"},
    ],
)
async def test_refusals_are_in_words(
    site: Site, admin: httpx.AsyncClient, values: dict[str, str]
) -> None:
    await set_role(site.harness, BEN, Role.USER)
    answer = await press(admin, "person", **values)
    assert answer.status_code == 422
    assert 'role="alert"' in answer.text
    assert "<script>alert" not in answer.text


async def test_form_of_another_page_is_refused(site: Site, admin: httpx.AsyncClient) -> None:
    for path in ("drain", "job", "person"):
        for token in ("", "x" * 64):
            data = {"token": token, "drain": "on", "account": "telegram:2"}
            answer = await admin.post(f"/operator/{path}", data=data, headers=SAME_ORIGIN)
            assert answer.status_code == 403
    assert await audit_of(site.harness) == []


async def test_dismissed_administrator_changes_nothing_more(
    site: Site, admin: httpx.AsyncClient
) -> None:
    token = fields((await admin.get("/operator")).text)["token"]
    await set_role(site.harness, ANNA, Role.USER)
    data = {"token": token, "drain": "on"}
    assert (await admin.post("/operator/drain", data=data, headers=SAME_ORIGIN)).status_code == 404
    assert await audit_of(site.harness) == []


async def test_audit_log_is_shown_with_its_times(site: Site, admin: httpx.AsyncClient) -> None:
    await press(admin, "drain", drain="on")
    page = (await admin.get("/operator")).text
    assert re.search(r"\d{4}-\d\d-\d\d \d\d:\d\d UTC telegram:1 drain on", page)
