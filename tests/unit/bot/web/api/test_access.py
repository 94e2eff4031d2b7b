"""Access rights of every route, verb and scope of the API."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta

import httpx
import pytest

from bot.web.api import callers
from storage.models import JOB_EVENTS, Account, Platform, Role, Webhook
from storage.retention import forget_account
from tests.unit.bot.fakes import ANNA, BEN
from tests.unit.bot.web.api.programs import API, make_token, operations, program, with_token
from tests.unit.bot.web.dashboard.test_dashboard import set_role
from tests.unit.bot.web.recordings import store
from tests.unit.bot.web.visitors import Clock, Site, endless
from tests.unit.storage.conftest import NOON, make_job

SECRETS = ("marigold", "wilhelmina", "ID3", "film.mp4")
ENDED = ("stranger", "forged", "expired", "revoked", "deleted", "cookie", "query")
OTHERS = ("other", "administrator", "former", "operator")
OPERATOR = f"{API}/operator"
VERBS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS")
WEBHOOK = Webhook("cd" * 16, ANNA, "https://marigold.example/", JOB_EVENTS, "wilhelmina", NOON)
DELIVERY = "ef" * 16
PUBLIC = (f"{API}/openapi.json", f"{API}/docs")


@asynccontextmanager
async def caller(site: Site, kind: str) -> AsyncIterator[httpx.AsyncClient]:
    """Return the program of somebody who may see nothing of Anna's."""
    services = site.harness.services
    token = ""
    if kind == "former":
        former = Account(Platform.TELEGRAM, "77")
        async with services.database.begin() as unit:
            await unit.people.get_or_create(former, "en")
            await unit.people.merge(ANNA, former)
        token = await make_token(site, who=former)
        async with services.database.begin() as unit:
            assert await unit.people.split_off(former)
    elif kind in ("operator", "demoted"):  # a token for the operator's endpoints
        await set_role(site.harness, BEN, Role.ADMIN)
        token = await make_token(site, "token admin 9", BEN)
        if kind == "demoted":
            await set_role(site.harness, BEN, Role.USER)
    elif kind in ("other", "administrator", "blocked"):
        token = await make_token(site, who=BEN)
    elif kind != "stranger":
        token = await make_token(site, "token write 1" if kind == "expired" else "token write 9")
    async with services.database.begin() as unit:
        if kind in ("administrator", "blocked"):
            role = Role.ADMIN if kind == "administrator" else Role.BLOCKED
            await unit.people.set_role(BEN, role)
        if kind == "revoked":
            await unit.api_tokens.end_for([ANNA], site.web.clock())
    if kind == "deleted":
        await forget_account(services.database, services.blobs, ANNA)
    if kind in ("cookie", "query"):  # a token counts in the header alone
        async with site.browser() as client:
            client.cookies.set("__Host-session", token)
            client.params = httpx.QueryParams({"access_token": token, "token": token})
            yield client
        return
    async with with_token(site, f"{token[:-1]}-" if kind == "forged" else token) as client:
        yield client


async def walk(site: Site, client: httpx.AsyncClient, job: str) -> list[tuple[str, httpx.Response]]:
    found = []
    site.web.live.close()  # else streams have no end
    names = {"job": job, "webhook": WEBHOOK.id, "delivery": DELIVERY}
    for path in {path for _, path in await operations(site, **names)}:
        for verb in VERBS:
            answer = await client.request(verb, path, headers={"range": "bytes=0-9"})
            said = answer.text.lower()
            assert not [it for it in SECRETS if it.lower() in said], (verb, path)
            assert (
                verb == "OPTIONS"
                or not answer.is_success
                or "etag" not in answer.headers
                or not {job, WEBHOOK.id} & set(path.split("/"))
            ), (verb, path)
            assert not [it for it in answer.headers if it.startswith("access-control")]
            found.append((f"{verb} {path}", answer))
    return found


@pytest.mark.parametrize("kind", [*ENDED, *OTHERS, "blocked", "demoted"])
async def test_nobody_else_reads_or_changes_anything(
    site: Site, kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(callers, "BURST", 10**9)
    clock = Clock(NOON)
    site = Site.of(site.harness, clock=clock, addresses=endless())
    job = await store(site.harness, text="marigold wilhelmina")
    async with site.harness.services.database.begin() as unit:
        assert await unit.jobs.add(make_job(3))
        await unit.webhooks.add(WEBHOOK)
        await unit.webhook_deliveries.add_test(DELIVERY, WEBHOOK.id)
        sent = await unit.webhook_deliveries.list_for(WEBHOOK.id, 9)
    async with caller(site, kind) as client:
        if kind == "expired":
            clock.now = site.harness.services.clock() + timedelta(days=2)
        for what, answer in await walk(site, client, job.id):
            if kind in OTHERS:
                assert answer.status_code < 500, what
                if (OPERATOR in what) is not (kind == "operator"):
                    assert answer.status_code == 403 or kind != "operator", what
                    assert answer.status_code == 403 or OPERATOR not in what, what
                if job.id in what or WEBHOOK.id in what:
                    assert answer.status_code in (403, 404, 405, 409, 422), what
            elif kind in ("blocked", "demoted"):
                assert answer.status_code in (401, 403), what
            else:
                assert answer.status_code == 401, what
                assert answer.headers["www-authenticate"].startswith("Bearer")
    async with site.harness.services.database.read() as unit:
        left = await unit.jobs.list_for(ANNA, 9)
        webhooks = await unit.webhooks.list_for([ANNA])
        deliveries = await unit.webhook_deliveries.list_for(WEBHOOK.id, 9)
    assert (webhooks, deliveries) == (([], []) if kind == "deleted" else ([WEBHOOK], sent))
    assert (len(left), {it.state for it in left}) == ((0, set()) if kind == "deleted" else (
        2, {"done", "queued"}
    ))  # fmt: skip


async def test_reading_token_changes_nothing(site: Site) -> None:
    job = await store(site.harness)
    async with program(site, "token read") as client:
        site.web.live.close()  # else streams have no end
        for method, path in await operations(site, job=job.id):
            answer = await client.request(method, path)
            if path.startswith(OPERATOR):
                assert answer.status_code == 403, path
                assert 'scope="admin"' in answer.headers["www-authenticate"]
            elif method == "GET":
                assert answer.status_code in (200, 206, 404, 422), path
            else:
                assert answer.status_code == 403, path
                said = answer.json()
                assert said.get("error", said)["code"] == "insufficient_scope"
                assert 'scope="write"' in answer.headers["www-authenticate"]
        for verb in ("POST", "PUT", "PATCH", "DELETE", "BREW"):
            assert (await client.request(verb, f"{API}/me")).status_code == 403


async def test_result_of_others_looks_like_none(site: Site) -> None:
    job = await store(site.harness)
    async with program(site, who=BEN) as client:
        for suffix in ("", "/result", "/files/0", "/recording", "/text", "/edits", "/events"):
            theirs = await client.get(f"{API}/jobs/{job.id}{suffix}")
            none = await client.get(f"{API}/jobs/{'0' * 24}{suffix}")
            assert theirs.status_code == none.status_code == 404
            assert theirs.text == none.text
            assert theirs.json()["code"] == "not_found"


async def test_blocked_person_loses_the_token(site: Site) -> None:
    token = await make_token(site)
    async with with_token(site, token) as client:
        for role, status in ((Role.BLOCKED, 403), (Role.USER, 401)):
            async with site.harness.services.database.begin() as unit:
                await unit.people.set_role(ANNA, role)
            assert (await client.get(f"{API}/me")).status_code == status


async def test_page_of_another_site_reads_nothing(site: Site) -> None:
    async with program(site) as client:
        for mode in ("cors", "no-cors", "navigate"):
            headers = {"sec-fetch-site": "cross-site", "sec-fetch-mode": mode}
            headers["origin"] = "https://evil.example"
            answer = await client.get(f"{API}/me", headers=headers)
            assert answer.status_code == 403
            assert answer.json()["code"] == "refused"
        preflight = {"origin": "https://evil.example", "access-control-request-method": "POST"}
        asked = await client.options(f"{API}/jobs", headers=preflight)
        assert "access-control-allow-origin" not in asked.headers


async def test_token_is_in_no_log(site: Site, capsys: pytest.CaptureFixture[str]) -> None:
    token = await make_token(site)
    async with with_token(site, token) as client:
        assert (await client.get(f"{API}/me")).status_code == 200
    async with with_token(site, f"{token[:-1]}-") as client:
        assert (await client.get(f"{API}/me")).status_code == 401
    said = capsys.readouterr()
    assert token[:20] not in said.out + said.err


async def test_document_and_page_are_for_everybody(site: Site) -> None:
    async with site.browser() as client:
        for path in PUBLIC:
            assert (await client.get(path)).status_code == 200
        page = (await client.get(f"{API}/docs")).text
        assert not re.findall(r'(?:src|href|action)="(?!/)', page)
        assert "<script" not in page
        assert f"GET {API}/jobs/{{job}}/result" in page
