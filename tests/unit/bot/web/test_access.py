"""Access rights of every route: nobody reads what is somebody else's, or learns of it."""

from __future__ import annotations

import dataclasses
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta

import httpx
import pytest

from bot.web.context import Web
from bot.web.sharing.links import key_of
from storage.models import JOB_EVENTS, Account, IncomingFile, Platform, Role, Share, Webhook
from storage.repositories.pages.shares import SHORT_KEY
from tests.unit.bot.fakes import ANNA, BEN
from tests.unit.bot.web.recordings import store
from tests.unit.bot.web.visitors import SAME_ORIGIN, Site, endless, enter, fields
from tests.unit.storage.conftest import NOON, make_job

PATHS = {
    "/": [
        "/",
        "/?q=marigold",
        "/?q=wilhelmina",
        "/?before={job}",
        "/?tag=wilhelmina&language=en",
        "/?q=marigold&page=1",
    ],
    "/in/{code:str}": ["/in/{code}"],
    "/in": ["/in"],
    "/out": ["/out"],
    "/telegram": ["/telegram"],
    "/telegram/session": ["/telegram/session"],
    "/sign-in/{provider:str}": ["/sign-in/discord"],
    "/sign-in/{provider:str}/back": ["/sign-in/discord/back", "/sign-in/x/back?code=x&state=x"],
    "/google": ["/google"],
    "/google/join": ["/google/join"],
    "/google/end": ["/google/end"],
    "/api/v1/docs": ["/api/v1/docs"],
    "/events": ["/events", "/events?known={job}"],
    "/result/{job:str}/cancel": ["/result/{job}/cancel", "/result/{working}/cancel"],
    "/links": ["/links"],
    "/tags": ["/tags"],
    "/tags/give": ["/tags/give"],
    "/delete": ["/delete"],
    "/shared": ["/shared"],
    "/shared/end": ["/shared/end"],
    "/result/{job:str}/tags": ["/result/{job}/tags"],
    "/uploads": ["/uploads"],
    "/uploads/{upload:str}": ["/uploads/{upload}"],
    "/tokens": ["/tokens"],
    "/tokens/end": ["/tokens/end"],
    "/webhooks": ["/webhooks"],
    "/webhooks/{webhook:str}": ["/webhooks/{webhook}"],
    "/result/{job:str}": ["/result/{job}", "/result/{JOB}", "/result/{redo}"],
    "/result/{job:str}/recording": ["/result/{job}/recording", "/result/{redo}/recording"],
    "/result/{job:str}/file/{number:str}": ["/result/{job}/file/{number}"],
    "/result/{job:str}/as/{format:str}": ["/result/{job}/as/txt", "/result/{redo}/as/pdf"],
    "/result/{job:str}/captions": ["/result/{job}/captions", "/result/{redo}/captions"],
    "/result/{job:str}/chapters": ["/result/{job}/chapters", "/result/{redo}/chapters"],
    "/result/{job:str}/sentence/{place:str}": ["/result/{job}/sentence/0"],
    "/result/{job:str}/edit": ["/result/{job}/edit"],
    "/result/{job:str}/changes": ["/result/{job}/changes", "/result/{redo}/changes?version=0"],
    "/result/{job:str}/summary": ["/result/{job}/summary"],
    "/result/{job:str}/share": ["/result/{job}/share"],
    "/result/{job:str}/unshare": ["/result/{job}/unshare"],
    "/share/{code:str}": ["/share/{expired}", "/share/{revoked}"],
    "/share/{code:str}/recording": ["/share/{expired}/recording", "/share/{revoked}/recording"],
    "/share/{code:str}/file/{number:str}": ["/share/{expired}/file/0", "/share/{revoked}/file/0"],
    "/share/{code:str}/captions": ["/share/{expired}/captions", "/share/{revoked}/captions"],
    "/share/{code:str}/chapters": ["/share/{expired}/chapters", "/share/{revoked}/chapters"],
    "/operator": ["/operator", "/operator?days=365"],
    "/operator/now": ["/operator/now"],
    "/operator/drain": ["/operator/drain"],
    "/operator/job": ["/operator/job"],
    "/operator/person": ["/operator/person"],
}
"""Addresses of each route about Anna's recording."""
UPLOAD = IncomingFile(
    "ab" * 16, ANNA, "marigold.wav", "", "", 9, 5, datetime(2100, 1, 1, tzinfo=UTC)
)
WEBHOOK = Webhook("cd" * 16, ANNA, "https://marigold.example/", JOB_EVENTS, "wilhelmina", NOON)
EXPIRED, REVOKED = "e" * 32, "r" * 32
"""Codes of links to Anna's recording that somebody has kept."""
SECRETS = ("marigold", "wilhelmina", "ID3")
VERBS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS")
VISITORS = ("stranger", "other", "administrator", "blocked", "ended", "former", "used link")


@asynccontextmanager
async def visitor(site: Site, kind: str) -> AsyncIterator[httpx.AsyncClient]:
    """Return the browser of somebody who may see nothing of Anna's."""
    database = site.harness.services.database
    async with site.browser() as client:
        if kind == "used link":
            link = await site.link(BEN)
            async with site.browser() as first:
                assert (await enter(first, link)).status_code == 303
            assert (await enter(client, link)).status_code == 403
        elif kind == "former":  # an account that was Anna's
            former = Account(Platform.TELEGRAM, "77")
            async with database.begin() as unit:
                await unit.people.get_or_create(former, "en")
                await unit.people.merge(ANNA, former)
            await site.sign_in(client, former)
            async with database.begin() as unit:
                assert await unit.people.split_off(former)
        elif kind != "stranger":
            own = ANNA if kind == "ended" else BEN
            await site.sign_in(client, own)
            async with database.begin() as unit:
                if kind == "ended":
                    await unit.web_sessions.end_for([ANNA], site.web.clock())
                elif kind != "other":
                    role = Role.ADMIN if kind == "administrator" else Role.BLOCKED
                    await unit.people.set_role(own, role)
        yield client


def addresses(job: str, redo: str) -> list[str]:
    values = {"job": job, "JOB": job.upper(), "redo": redo, "code": "x", "number": "0"}
    values |= {"upload": UPLOAD.id, "webhook": WEBHOOK.id, "working": make_job(3).id}
    values |= {"expired": EXPIRED, "revoked": REVOKED}
    return [path.format(**values) for paths in PATHS.values() for path in paths]


@pytest.mark.parametrize("kind", VISITORS)
async def test_nobody_else_reads_anything(site: Site, kind: str) -> None:
    limits = {each.name: endless() for each in dataclasses.fields(Web) if each.type == "Rates"}
    site = Site.of(site.harness, **limits)  # a limit would hide what an address answers
    job = await store(site.harness, text="marigold wilhelmina")
    redo = await store(site.harness, 2, text="marigold wilhelmina", again_of=job.id)
    async with site.harness.services.database.begin() as unit:
        working = make_job(3)
        assert await unit.jobs.add(working)
        now, day = site.web.clock(), timedelta(days=1)
        for code, until in ((EXPIRED, now), (REVOKED, now + day)):
            link = Share(key_of(code), redo.id, ANNA, True, now - day, until)
            assert await unit.shares.add(job.id, link, now - day)
        assert await unit.shares.revoke(job.id, key_of(REVOKED)[:SHORT_KEY])
        await unit.uploads.add(UPLOAD)
        upload = await unit.uploads.find(UPLOAD.id, now)
        assert upload is not None
        assert await unit.tags.add(redo, "wilhelmina")
        await unit.webhooks.add(WEBHOOK)
    site.web.live.is_open = False  # the event stream ends at once: test_stream reads it
    async with visitor(site, kind) as client:
        for path in addresses(job.id, redo.id):
            for method in VERBS:
                headers = {**SAME_ORIGIN, "range": "bytes=0-9"}
                answer = await client.request(method, path, headers=headers)
                assert answer.status_code != 429
                said = answer.text.lower()
                asked = path.lower()
                assert not [it for it in SECRETS if it.lower() in said and it not in asked], path
                assert "film.mp4" not in said, path
                assert "etag" not in answer.headers
                if path.startswith(("/result", "/share/", "/webhooks/")):
                    assert answer.status_code in (401, 403, 404, 405), path
    async with site.harness.services.database.read() as unit:
        assert await unit.webhooks.list_for([ANNA]) == [WEBHOOK]
        assert await unit.uploads.find(UPLOAD.id, now) == upload


@pytest.mark.parametrize("kind", ["other", "administrator"])
async def test_result_of_others_looks_like_none(site: Site, kind: str) -> None:
    job = await store(site.harness)
    async with visitor(site, kind) as client:
        for suffix in ("", "/recording", "/file/0", "/as/pdf", "/captions", "/chapters"):
            theirs = await client.get(f"/result/{job.id}{suffix}")
            none = await client.get(f"/result/{'0' * 24}{suffix}")
            assert theirs.status_code == none.status_code == 404
            assert theirs.text == none.text
            assert dict(theirs.headers) == dict(none.headers)


@pytest.mark.parametrize(
    "job", ["%2e%2e", "..%2f..", "%00", "é", "'", "x" * 5000, "null", "%ff%fe"]
)
async def test_forged_ids_find_nothing(site: Site, job: str) -> None:
    await store(site.harness)
    async with site.signed_in() as client:
        for suffix in ("", "/recording", "/file/0"):
            answer = await client.get(f"/result/{job}{suffix}")
            assert answer.status_code == 404
            assert "Marigold" not in answer.text


async def test_forged_cookies_are_strangers(site: Site) -> None:
    async with site.browser() as client:
        for value in ("", "x", "a" * 43, "é" * 3, "a" * 5000, "../../x", "' OR 1=1 --"):
            cookie = f"__Host-session={value}".encode()
            answer = await client.get("/", headers={b"cookie": cookie})
            assert answer.status_code == 401


async def test_cookie_without_its_prefix_is_not_taken(site: Site) -> None:
    """A page of a neighbouring host could set one without it."""
    async with site.signed_in() as client, site.browser() as other:
        (secret,) = [it.value for it in client.cookies.jar if it.name == "__Host-session"]
        other.cookies.set("session", secret or "")
        assert (await other.get("/")).status_code == 401


HOSTILE = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "{{ 12345679*9 }}{% raw %}",
    "</title><svg/onload=alert(1)>",
    "' autofocus onfocus=alert(1) x='",
    "javascript:alert(1)//",
)


@pytest.mark.parametrize("text", HOSTILE)
async def test_texts_of_people_are_texts(site: Site, text: str) -> None:
    """Names, file names, transcript, summary and search words are all hostile here."""
    job = await store(site.harness, text=text)
    async with site.signed_in() as client:
        for path in (f"/result/{job.id}", "/", "/?q=headline said"):
            html = (await client.get(path)).text
            for sign in ("<script>alert", "<img", "<svg/", "111111111", "onfocus=alert(1) x='\""):
                assert sign not in html, path
            assert html.count("<script") == html.count('<script type="module" src="/static/')
        searched = (await client.get("/", params={"q": text})).text
        assert text not in searched or not set("<\"'") & set(text)
        page = await client.get("/in/" + text.replace("/", "%2f").replace("?", "%3f"))
        assert "<script>alert" not in page.text
        assert set(fields(page.text)) <= {"code", "token"}
