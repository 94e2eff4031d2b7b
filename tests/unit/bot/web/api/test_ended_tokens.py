"""A token that ends while the body of a request comes does nothing more."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator

import pytest

from storage.models import JobState
from tests.unit.bot.fakes import ANNA
from tests.unit.bot.web.api.instant_worker import working
from tests.unit.bot.web.api.programs import API, answered, make_token, program, with_token
from tests.unit.bot.web.api.sent_recordings import SOUND, count, leftovers
from tests.unit.bot.web.visitors import Site
from tests.unit.storage.conftest import make_job

FORM = b'--b\r\nContent-Disposition: form-data; name="file"; filename="a.wav"\r\n\r\n'
FORM_TYPE = "multipart/form-data; boundary=b"
CHANGES = [
    ("POST", "/links", {"url": "https://example.com/a.mp3"}),
    ("POST", "/jobs/{job}/redo", {"options": "summary=short"}),
    ("PUT", "/jobs/{job}/speakers", {"names": {"S1": "Eve"}}),
]


async def revoke(site: Site) -> None:
    async with site.harness.services.database.begin() as unit:
        assert await unit.api_tokens.end_for([ANNA], site.web.clock()) == 1


async def body(site: Site, *parts: bytes) -> AsyncIterator[bytes]:
    """Yield a body whose token is revoked before its last part."""
    *first, last = parts
    for part in first:
        yield part
    await revoke(site)
    yield last


@pytest.mark.parametrize("path", [f"{API}/jobs", "/v1/audio/transcriptions"])
async def test_recording_of_an_ended_token_becomes_no_job(site: Site, path: str) -> None:
    async with program(site) as client:
        content = body(site, FORM, SOUND, b"\r\n--b--\r\n")
        answer = await client.post(path, content=content, headers={"content-type": FORM_TYPE})
    assert answer.status_code == 401, answer.text
    assert answer.headers["www-authenticate"].startswith("Bearer")
    assert await count(site) == 0
    assert leftovers(site) == []
    assert not list(site.harness.services.blobs.keys("media/"))


@pytest.mark.parametrize(("method", "path", "content"), CHANGES)
async def test_change_of_an_ended_token_is_none(
    site: Site, method: str, path: str, content: dict[str, object]
) -> None:
    job = await answered(site)
    async with program(site) as client:
        sent = body(site, b" ", json.dumps(content).encode())
        headers = {"content-type": "application/json"}
        url = API + path.format(job=job.id)
        answer = await client.request(method, url, content=sent, headers=headers)
    assert (answer.status_code, answer.json()["code"]) == (401, "unauthorized")
    assert await count(site) == 1


async def test_program_that_waits_gets_nothing_more(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.web.api.openai_jobs.LOOK_SECONDS", 0.01)
    token = await make_token(site)
    async with with_token(site, token) as client:
        files = {"file": ("talk.wav", SOUND)}
        asked = asyncio.create_task(client.post("/v1/audio/transcriptions", files=files))
        while await count(site) == 0:  # noqa: ASYNC110 - nothing tells of it
            await asyncio.sleep(0.01)
        await revoke(site)
        async with working(site):
            answer = await asyncio.wait_for(asked, 20)
    assert answer.status_code == 401
    assert "Hello" not in answer.text


async def test_cancel_and_delete_look_at_the_token_in_their_transaction(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It ends between the first look and the write."""
    running, done = make_job(3), await answered(site)
    async with site.harness.services.database.begin() as unit:
        assert await unit.jobs.add(running)
    for method, path in (("POST", f"{running.id}/cancel"), ("DELETE", done.id)):
        async with program(site) as client:
            find = type(site.web).transact

            async def late(web: object, work: object, find: object = find) -> object:
                monkeypatch.undo()
                await revoke(site)
                return await find(web, work)  # type: ignore[operator]

            monkeypatch.setattr(type(site.web), "transact", late)
            answer = await client.request(method, f"{API}/jobs/{path}")
            assert answer.status_code == 401, answer.text
    async with site.harness.services.database.read() as unit:
        left = await unit.jobs.list_for(ANNA, 9)
    assert {it.state for it in left} == {JobState.DONE, JobState.QUEUED}
