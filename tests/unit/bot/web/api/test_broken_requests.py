"""Forms and bodies that are broken, too large, or stop before their end."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

import pytest

from bot.web.api import callers
from storage.models import MEGABYTE, Quota
from tests.unit.bot.fakes import ANNA
from tests.unit.bot.web.api.programs import API, make_token, program, with_token
from tests.unit.bot.web.api.sent_recordings import leftovers, send
from tests.unit.bot.web.visitors import Site


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
