"""The API takes recordings: files and links, by the rules of the chat, each once."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

import httpx
import pytest

from bot.web.api import sending
from storage.models import JobState
from tests.unit.bot.fakes import ANNA
from tests.unit.bot.web.api.programs import API, answered, make_token, program, with_token
from tests.unit.bot.web.api.sent_recordings import SOUND, count, leftovers, send
from tests.unit.bot.web.visitors import Site


async def test_file_becomes_a_job(site: Site) -> None:
    async with program(site) as client:
        answer = await send(client, data={"options": "lang=de formats=vtt"})
        assert answer.status_code == 202, answer.text
        job = answer.json()
        assert answer.headers["location"] == job["url"] == f"{API}/jobs/{job['id']}"
        assert (job["name"], job["state"], job["ahead"]) == ("talk.wav", "queued", 0)
        assert (await client.get(f"{job['url']}/recording")).content == SOUND
    async with site.harness.services.database.read() as unit:
        stored = await unit.jobs.get(job["id"])
    assert stored is not None
    assert (stored.account, stored.options.language) == (ANNA, "de")
    assert stored.options.page
    assert site.harness.queue.notified == [(job["id"], 0)]
    assert leftovers(site) == []


async def test_same_key_gives_the_same_job(site: Site) -> None:
    async with program(site) as client:
        key = {"idempotency-key": "one"}
        first, again = await send(client, headers=key), await send(client, headers=key)
        assert first.json()["id"] == again.json()["id"]
        other = await send(client, SOUND + b"x", headers=key)
        assert (other.status_code, other.json()["code"]) == (422, "idempotency_key_reused")
        link = {"url": "https://example.com/a.mp3"}
        other = await client.post(f"{API}/links", json=link, headers=key)
        assert other.json()["code"] == "idempotency_key_reused"
    assert await count(site) == 1


@pytest.mark.parametrize("what", ["bytes", "options", "link", "redo", "names"])
async def test_key_of_another_request_is_refused(site: Site, what: str) -> None:
    """Also of one that is as long: the fingerprint is of all that the request asks for.
    https://datatracker.ietf.org/doc/draft-ietf-httpapi-idempotency-key-header/"""
    key = {"idempotency-key": "one"}
    job = (await answered(site)).id if what in ("redo", "names") else ""
    names = [{"names": {"S1": "Anna"}}, {"names": {"S1": "Ben"}}]
    redos = [{"options": "summary=short"}, {"options": "summary=none"}]
    links = [{"url": "https://example.com/a.mp3", "options": it} for it in ("lang=de", "lang=en")]
    async with program(site) as client:

        async def ask(which: int) -> httpx.Response:
            match what:
                case "bytes":
                    return await send(client, SOUND[:-1] + b"ab"[which : which + 1], headers=key)
                case "options":
                    options = {"options": ("lang=de", "lang=en")[which]}
                    return await send(client, data=options, headers=key)
                case "link":
                    return await client.post(f"{API}/links", json=links[which], headers=key)
                case "redo":
                    path = f"{API}/jobs/{job}/redo"
                    return await client.post(path, json=redos[which], headers=key)
                case _:
                    path = f"{API}/jobs/{job}/speakers"
                    return await client.put(path, json=names[which], headers=key)

        first, again, other = await ask(0), await ask(0), await ask(1)
    assert (first.status_code, again.json()) == (202, first.json())
    assert (other.status_code, other.json()["code"]) == (422, "idempotency_key_reused")


async def test_requests_without_a_key_are_new(site: Site) -> None:
    async with program(site) as client:
        assert (await send(client)).json()["id"] != (await send(client)).json()["id"]
    assert await count(site) == 2


async def test_link_becomes_a_job(site: Site) -> None:
    async with program(site) as client:
        body = {"url": "https://example.com/talk.mp3?secret=1", "options": "lang=de"}
        key = {"idempotency-key": "two"}
        answer = await client.post(f"{API}/links", json=body, headers=key)
        assert answer.status_code == 202, answer.text
        assert answer.json()["name"] == "talk.mp3"
        again = await client.post(f"{API}/links", json=body, headers=key)
        assert again.json()["id"] == answer.json()["id"]
    async with site.harness.services.database.read() as unit:
        assert await unit.handed_over.list_for(ANNA.platform) == [answer.json()["id"]]


@pytest.mark.parametrize(
    ("link", "code"),
    [
        ("ftp://example.com/a", "bad_link"),
        ("https://user:x@example.com/a", "bad_link"),
        ("https://youtube.com/watch?v=1", "link_site"),
        ("http://[::1", "bad_link"),
    ],
)
async def test_bad_link_is_refused_in_words(site: Site, link: str, code: str) -> None:
    async with program(site) as client:
        answer = await client.post(f"{API}/links", json={"url": link})
    assert (answer.status_code, answer.json()["code"]) == (422, code)
    assert link not in answer.text


REFUSED: list[tuple[bytes, dict[str, str], int, str]] = [
    (b"", {}, 422, "empty_file"),
    (b"%PDF-1.7", {}, 422, "not_media"),
    (SOUND, {"options": "lang=klingon"}, 422, "language_not_recognized"),
    (SOUND, {"options": "summary=loud"}, 422, "bad_wish"),
]


@pytest.mark.parametrize(("content", "data", "status", "code"), REFUSED)
async def test_refusal_keeps_nothing(
    site: Site, content: bytes, data: dict[str, str], status: int, code: str
) -> None:
    async with program(site) as client:
        answer = await send(client, content, data=data)
    assert (answer.status_code, answer.json()["code"]) == (status, code)
    assert await count(site) == 0
    assert leftovers(site) == []
    assert not list(site.harness.services.blobs.media_untouched_since(site.web.clock()))


async def test_quota_is_that_of_the_chat(site: Site) -> None:
    async with program(site) as client:
        for _ in range(3):
            assert (await send(client)).status_code == 202
        answer = await send(client)
        assert (answer.status_code, answer.json()["code"]) == (429, "too_many_jobs")
        assert "talk.wav" in answer.json()["detail"]
    assert await count(site) == 3


async def test_name_of_a_file_is_only_a_name(site: Site) -> None:
    async with program(site) as client:
        answer = await send(client, name="../../etc/pass\u202ewd\x00.wav")
        assert answer.status_code == 202
        assert "/" not in answer.json()["name"]
        assert "\u202e" not in answer.json()["name"]


async def test_few_files_of_a_person_come_at_once(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    token, go_on = await make_token(site), asyncio.Event()
    monkeypatch.setattr(sending, "MOST_AT_ONCE", 1)

    async def slow() -> AsyncIterator[bytes]:
        yield b'--b\r\nContent-Disposition: form-data; name="file"; filename="a.wav"\r\n\r\n'
        await go_on.wait()
        yield SOUND + b"\r\n--b--\r\n"

    headers = {"content-type": "multipart/form-data; boundary=b"}
    async with with_token(site, token) as client, with_token(site, token) as second:
        first = asyncio.create_task(client.post(f"{API}/jobs", content=slow(), headers=headers))
        while not leftovers(site):  # noqa: ASYNC110 - nothing tells of it
            await asyncio.sleep(0.01)
        assert (await send(second)).status_code == 429
        go_on.set()
        assert (await first).status_code == 202
        assert (await send(second)).status_code == 202


async def test_deleted_job_does_not_come_back_by_its_key(site: Site) -> None:
    async with program(site) as client:
        key = {"idempotency-key": "three"}
        job = (await send(client, headers=key)).json()
        assert (await client.post(f"{job['url']}/cancel")).json()["state"] == JobState.CANCELLED
        assert (await client.delete(job["url"])).status_code == 204
        assert (await client.get(job["url"])).status_code == 404
        assert (await send(client, headers=key)).json()["state"] == JobState.QUEUED
