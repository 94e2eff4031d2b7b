"""The operator's endpoints: what they show and do, and who may use them."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace
from typing import Any

import httpx
import pytest

from bot.web.api import callers
from storage.models import Account, JobState, Platform, Role
from tests.unit.bot.fakes import ANNA, BEN
from tests.unit.bot.web.api.programs import API, make_token, operations, with_token
from tests.unit.bot.web.dashboard.test_dashboard import add, audit_of, failed, job_of, set_role
from tests.unit.bot.web.recordings import store
from tests.unit.bot.web.visitors import Site
from tests.unit.storage.conftest import make_job

OPERATOR = f"{API}/operator"


@pytest.fixture
async def admin(site: Site) -> AsyncIterator[httpx.AsyncClient]:
    """A program of Anna, who is an administrator."""
    await set_role(site.harness, ANNA, Role.ADMIN)
    async with with_token(site, await make_token(site, "token admin 9")) as client:
        yield client


async def get(client: httpx.AsyncClient, path: str) -> Any:
    answer = await client.get(f"{OPERATOR}/{path}")
    assert answer.status_code == 200, answer.text
    return answer.json()


async def test_queue_and_failures_tell_nothing_of_what_is_in_a_recording(
    site: Site, admin: httpx.AsyncClient
) -> None:
    first, second = make_job(2, BEN), make_job(3, BEN)
    broken = await failed(site.harness)
    await add(site.harness, first, second)
    page = await get(admin, "queue?limit=1")
    assert (page["running"], page["waiting"], page["next_cursor"]) == (0, 2, "1")
    assert page["drained_since"] is None
    (item,) = page["items"]
    assert (item["id"], item["account"], item["state"]) == (first.id, "telegram:2", "queued")
    rest = await get(admin, f"queue?limit=1&cursor={page['next_cursor']}")
    assert ([it["id"] for it in rest["items"]], rest["next_cursor"]) == ([second.id], None)
    (item,) = (await get(admin, "failures"))["items"]
    assert (item["id"], item["failure"]) == (broken.id, "engine_too_slow")
    for path in ("queue", "failures"):
        assert "film.mp4" not in (await admin.get(f"{OPERATOR}/{path}")).text


async def test_failures_and_audit_log_have_pages(site: Site, admin: httpx.AsyncClient) -> None:
    broken = [await failed(site.harness, number) for number in range(10, 15)]
    for _ in range(3):
        await get(admin, "people/telegram:1")
    for path, count in (("failures", 5), ("audit", 3)):
        whole = (await get(admin, path))["items"]
        assert len(whole) == count
        found, cursor = list[Any](), ""
        while cursor is not None:
            page = await get(admin, f"{path}?limit=2" + (f"&cursor={cursor}" if cursor else ""))
            assert len(page["items"]) in (1, 2)
            found += page["items"]
            cursor = page["next_cursor"]
        assert found == whole
        assert (await admin.get(f"{OPERATOR}/{path}?cursor=x")).status_code == 422
    ids = [it["id"] for it in (await get(admin, "failures"))["items"]]
    assert ids == [job.id for job in reversed(broken)]


async def test_stats_are_those_of_the_chat(site: Site, admin: httpx.AsyncClient) -> None:
    await store(site.harness, account=BEN)
    await failed(site.harness)
    shown = await get(admin, "stats?days=7")
    assert (len(shown["days"]), shown["people"]) == (7, 2)
    assert (shown["states"]["done"], shown["states"]["failed"]) == (1, 1)
    assert shown["workers"] == []
    assert shown["free_bytes"] > 0
    for days in ("0", "367", "x"):
        assert (await admin.get(f"{OPERATOR}/stats?days={days}")).status_code == 422


async def test_job_is_cancelled_moved_and_retried(site: Site, admin: httpx.AsyncClient) -> None:
    first, second = make_job(2, BEN), make_job(3, BEN)
    await add(site.harness, first, second)
    broken = await failed(site.harness)

    async def act(job: str, do: str) -> httpx.Response:
        return await admin.post(f"{OPERATOR}/jobs/{job}/{do}")

    assert (await act(second.id, "front")).json()["id"] == second.id
    waiting = await site.harness.services.database.query(lambda unit: unit.jobs.waiting())
    assert [job.id for job in waiting] == [second.id, first.id]
    assert (await act(first.id, "cancel")).json()["state"] == "cancelled"
    assert site.harness.queue.cancelled == [first.id]
    over = await act(first.id, "cancel")
    assert (over.status_code, over.json()["code"]) == (409, "cancel-over")
    again = await act(broken.id, "retry")
    assert (again.status_code, again.json()["redo_of"]) == (202, broken.id)
    assert (await job_of(site.harness, again.json()["id"])).state is JobState.QUEUED
    assert (await act(broken.id, "retry")).json()["code"] == "retry-not"
    assert (await act("0" * 24, "cancel")).status_code == 404
    assert await audit_of(site.harness) == [
        ("retry", broken.id), ("cancel", first.id), ("front", second.id),
    ]  # fmt: skip


async def test_person_is_looked_up_limited_and_blocked(
    site: Site, admin: httpx.AsyncClient
) -> None:
    await set_role(site.harness, BEN, Role.USER)
    shown = await get(admin, "people/telegram:2")
    assert (shown["accounts"], shown["role"]) == (["telegram:2"], "user")
    path = f"{OPERATOR}/people/telegram:2"
    limits = {"minutes": 60.5, "jobs": 0}
    done = await admin.put(f"{path}/quota", json=limits)
    assert done.status_code == 200, done.text
    assert done.json()["set"] == {**limits, "longest": None, "largest": None}
    done = await admin.put(f"{path}/quota", json={"minutes": None})
    assert (done.json()["set"]["minutes"], done.json()["set"]["jobs"]) == (None, 0)
    for wrong in ({"minutes": -1}, {"jobs": 1.5}, {"days": 1}, {"largest": 1e9}):
        assert (await admin.put(f"{path}/quota", json=wrong)).status_code == 422
    assert (await admin.post(f"{path}/block")).json()["role"] == "blocked"
    assert (await admin.post(f"{path}/unblock")).json()["role"] == "user"
    own = await admin.post(f"{OPERATOR}/people/telegram:1/block")
    assert (own.status_code, own.json()["code"]) == (409, "block-not-self")
    assert (await admin.get(f"{OPERATOR}/people/telegram:404")).status_code == 404
    assert (await admin.get(f"{OPERATOR}/people/nobody")).status_code == 404
    told = [(it["action"], it["detail"]) for it in (await get(admin, "audit?limit=9"))["items"]]
    assert told == [
        ("unblock", ""), ("block", ""), ("quota", "jobs=0"), ("quota", "minutes=60.5 jobs=0"),
        ("who", ""),
    ]  # fmt: skip


async def test_service_is_drained_and_resumed(site: Site, admin: httpx.AsyncClient) -> None:
    await add(site.harness, make_job(2, BEN))
    assert (await get(admin, "drain"))["since"] is None
    drained = await admin.put(f"{OPERATOR}/drain", json={"drained": True})
    assert drained.json()["since"] is not None
    assert (await get(admin, "queue"))["drained_since"] == drained.json()["since"]
    assert site.harness.queue.notified == []
    on = await admin.put(f"{OPERATOR}/drain", json={"drained": False})
    assert on.json() == {"since": None, "running": 0, "waiting": 1}
    assert site.harness.queue.notified == [(make_job(2, BEN).id, 0)]
    assert await audit_of(site.harness) == [("drain", "off"), ("drain", "on")]


async def test_scope_opens_the_operators_endpoints_alone(
    site: Site, admin: httpx.AsyncClient
) -> None:
    job = await store(site.harness)
    for method, path in await operations(site, job=job.id, account="telegram:1"):
        answer = await admin.request(method, path)
        if path.startswith(OPERATOR):
            assert answer.status_code != 403, path
        else:
            code = answer.json().get("error", answer.json())["code"]
            assert (answer.status_code, code) == (403, "insufficient_scope"), path


@pytest.mark.parametrize("how", ["dismissed", "blocked", "split off"])
async def test_person_who_is_no_administrator_any_more_loses_the_token(
    site: Site, how: str
) -> None:
    harness, other = site.harness, Account(Platform.TELEGRAM, "77")
    if how != "split off":
        await set_role(harness, ANNA, Role.ADMIN)
    else:  # by the settings, which name the other one of two accounts
        settings = harness.services.settings.model_copy(update={"admins": (str(ANNA),)})
        harness = replace(harness, services=replace(harness.services, settings=settings))
        site = Site.of(harness)
        async with harness.services.database.begin() as unit:
            await unit.people.get_or_create(ANNA, "en")
            await unit.people.get_or_create(other, "en")
            await unit.people.merge(ANNA, other)
    who = other if how == "split off" else ANNA
    token = await make_token(site, "token admin 9", who)
    async with with_token(site, token) as client:
        await get(client, "queue")
        async with harness.services.database.begin() as unit:
            if how == "split off":
                assert await unit.people.split_off(other)
            else:
                role = Role.USER if how == "dismissed" else Role.BLOCKED
                await unit.people.set_role(ANNA, role)
        for path in ("queue", "stats", "audit", "people/telegram:1", "drain", "failures"):
            answer = await client.get(f"{OPERATOR}/{path}")
            assert answer.status_code in (401, 403), path
        await set_role(harness, who, Role.ADMIN)
        assert (await client.get(f"{OPERATOR}/queue")).status_code == 401, "it has ended for good"


async def test_role_is_looked_at_in_the_transaction_of_the_act(
    site: Site, admin: httpx.AsyncClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is taken between the first look and the write."""
    await set_role(site.harness, BEN, Role.USER)
    job = make_job(2, BEN)
    await add(site.harness, job)
    work = callers.Authentication._caller

    async def late(self: callers.Authentication, request: Any) -> callers.Caller:
        await set_role(site.harness, ANNA, Role.ADMIN)
        caller = await work(self, request)
        await set_role(site.harness, ANNA, Role.USER)
        return caller

    monkeypatch.setattr(callers.Authentication, "_caller", late)
    acts: list[tuple[str, str, Any]] = [
        ("POST", f"jobs/{job.id}/cancel", None),
        ("POST", f"jobs/{job.id}/front", None),
        ("POST", f"jobs/{job.id}/retry", None),
        ("POST", "people/telegram:2/block", None),
        ("PUT", "people/telegram:2/quota", {"jobs": 9}),
        ("PUT", "drain", {"drained": True}),
        ("GET", "audit", None),
        ("GET", "people/telegram:2", None),
    ]
    for method, path, body in acts:
        answer = await admin.request(method, f"{OPERATOR}/{path}", json=body)
        assert (answer.status_code, answer.json()["code"]) == (403, "not_administrator"), path
    assert (await job_of(site.harness, job.id)).state is JobState.QUEUED
    assert await audit_of(site.harness) == []
