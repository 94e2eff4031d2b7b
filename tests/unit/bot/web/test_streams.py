"""Responses that are sent to one person at once."""

from __future__ import annotations

import asyncio

from starlette.types import Receive, Scope, Send

from bot.web.streams import MOST, Streams
from tests.unit.bot.web.recordings import store
from tests.unit.bot.web.visitors import Site


async def _nothing() -> dict[str, str]:
    return {}


async def _ignore(_message: object) -> None:
    return None


async def test_one_person_has_a_few_responses_at_once_and_others_have_theirs() -> None:
    streams, go, said = Streams(), asyncio.Event(), list[str]()

    async def response(_scope: Scope, _receive: Receive, _send: Send) -> None:
        await go.wait()
        said.append("sent")

    async def refusal(_scope: Scope, _receive: Receive, _send: Send) -> None:
        said.append("refused")

    def ask(person: str) -> asyncio.Task[None]:
        limited = streams.limited(person, response, refusal)
        return asyncio.ensure_future(limited({}, _nothing, _ignore))

    running = [ask("anna") for _ in range(MOST + 2)] + [ask("ben")]
    await asyncio.sleep(0)
    assert said == ["refused"] * 2
    running[0].cancel()  # a browser that went away
    await asyncio.gather(running[0], return_exceptions=True)
    running.append(ask("anna"))
    await asyncio.sleep(0)
    go.set()
    await asyncio.gather(*running[1:])
    assert said == ["refused"] * 2 + ["sent"] * (MOST + 1)
    assert not streams._running


async def test_too_many_downloads_of_one_person_are_refused(site: Site) -> None:
    job = await store(site.harness)
    async with site.signed_in() as browser:
        assert (await browser.get(f"/result/{job.id}/recording")).status_code == 200
        site.web.streams.most = 0
        for path in ("recording", "file/0"):
            answer = await browser.get(f"/result/{job.id}/{path}")
            assert answer.status_code == 429
            assert answer.headers["Retry-After"] == "5"
