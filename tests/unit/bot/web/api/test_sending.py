"""The API takes recordings: files and links, by the rules of the chat, each once."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import httpx
import pytest

from bot.web.api import callers, sending
from storage.models import MEGABYTE, JobState, Quota
from tests.unit.bot.fakes import ANNA
from tests.unit.bot.web.api.programs import API, make_token, program, with_token
from tests.unit.bot.web.visitors import Site

SOUND = b"RIFF0000WAVEsound"


async def send(client: httpx.AsyncClient, content: bytes = SOUND, **more: Any) -> httpx.Response:
    files = {"file": (more.pop("name", "talk.wav"), content)}
    return await client.post(f"{API}/jobs", files=files, **more)


async def count(site: Site) -> int:
    async with site.harness.services.database.read() as unit:
        return len(await unit.jobs.list_for(ANNA, 99))


def leftovers(site: Site) -> list[str]:
    return [it.name for it in site.harness.services.scratch.iterdir()]


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


@pytest.mark.parametrize("is_announced", [True, False])
async def test_large_file_is_refused_early(site: Site, is_announced: bool) -> None:
    token = await make_token(site)
    async with site.harness.services.database.begin() as unit:
        await unit.people.set_quota(ANNA, Quota(largest=1))
    sent = 0

    async def body() -> AsyncIterator[bytes]:
        nonlocal sent
        yield b'--b\r\nContent-Disposition: form-data; name="file"; filename="a.wav"\r\n\r\n'
        for _ in range(50):
            sent += 1
            yield bytes(MEGABYTE)

    async with with_token(site, token) as client:
        headers = {"content-type": "multipart/form-data; boundary=b"}
        if is_announced:
            headers["content-length"] = str(50 * MEGABYTE)
        answer = await client.post(f"{API}/jobs", content=body(), headers=headers)
    assert (answer.status_code, answer.json()["code"]) == (413, "too_large")
    assert answer.json()["detail"]
    assert leftovers(site) == []


BROKEN = {
    "no form": (b"{}", "application/json"),
    "no boundary": (b"--b--", "multipart/form-data"),
    "long boundary": (b"--b--", "multipart/form-data; boundary=" + "b" * 500),
    "no parts": (b"--b--\r\n", "multipart/form-data; boundary=b"),
    "no file": (
        b'--b\r\nContent-Disposition: form-data; name="options"\r\n\r\nx\r\n--b--\r\n',
        "multipart/form-data; boundary=b",
    ),
    "no end": (
        b'--b\r\nContent-Disposition: form-data; name="file"; filename="a"\r\n\r\nxx',
        "multipart/form-data; boundary=b",
    ),
    "no name": (
        b"--b\r\nContent-Type: x\r\n\r\nxx\r\n--b--\r\n",
        "multipart/form-data; boundary=b",
    ),
    "two files": (
        b'--b\r\nContent-Disposition: form-data; name="file"; filename="a"\r\n\r\nxx\r\n' * 2
        + b"--b--\r\n",
        "multipart/form-data; boundary=b",
    ),
    "no sense": (bytes(range(256)), "multipart/form-data; boundary=b"),
}


@pytest.mark.parametrize("kind", BROKEN)
async def test_broken_form_is_explained(site: Site, kind: str) -> None:
    content, media_type = BROKEN[kind]
    async with program(site) as client:
        answer = await client.post(
            f"{API}/jobs", content=content, headers={"content-type": media_type}
        )
    assert (answer.status_code, answer.json()["code"]) == (422, "invalid_request"), answer.text
    assert leftovers(site) == []


@pytest.mark.parametrize("what", ["large field", "many fields"])
async def test_form_with_too_much_is_refused(site: Site, what: str) -> None:
    data = {"x": "x" * 100_000} if what == "large field" else {f"f{it}": "" for it in range(50)}
    async with program(site) as client:
        answer = await send(client, data=data)
    assert (answer.status_code, answer.json()["code"]) == (413, "content_too_large")


async def test_large_body_of_json_is_refused(site: Site) -> None:
    async with program(site) as client:
        answer = await client.post(f"{API}/links", json={"url": "x" * 100_000})
    assert (answer.status_code, answer.json()["code"]) == (413, "content_too_large")


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


async def test_program_that_stops_sending_is_gone(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(callers, "BODY_SECONDS", 0.1)

    async def endless() -> AsyncIterator[bytes]:
        yield b'--b\r\nContent-Disposition: form-data; name="file"; filename="a.wav"\r\n\r\nxx'
        await asyncio.sleep(60)

    async with program(site) as client:
        headers = {"content-type": "multipart/form-data; boundary=b"}
        async with asyncio.timeout(20):
            answer = await client.post(f"{API}/jobs", content=endless(), headers=headers)
    assert answer.status_code == 422
    assert leftovers(site) == []


async def test_deleted_job_does_not_come_back_by_its_key(site: Site) -> None:
    async with program(site) as client:
        key = {"idempotency-key": "three"}
        job = (await send(client, headers=key)).json()
        assert (await client.post(f"{job['url']}/cancel")).json()["state"] == JobState.CANCELLED
        assert (await client.delete(job["url"])).status_code == 204
        assert (await client.get(job["url"])).status_code == 404
        assert (await send(client, headers=key)).json()["state"] == JobState.QUEUED
