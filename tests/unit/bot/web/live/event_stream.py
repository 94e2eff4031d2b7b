"""A browser's event stream, and jobs that end while it is open."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from storage.models import Account, Job
from tests.unit.bot.fakes import ANNA
from tests.unit.bot.job_states import result
from tests.unit.bot.web.visitors import SAME_ORIGIN, Site


class Events:
    """An event stream, read as the server sends it. A `slow` reader lets the head wait."""

    def __init__(
        self, site: Site, headers: dict[str, str], query: str = "", path: str = "/events"
    ) -> None:
        self.slow = 0.0
        self.id = ""
        self.status = 0
        self.headers: dict[str, str] = {}
        self.ended = asyncio.Event()
        self._site, self._headers, self._query, self._path = site, headers, query, path
        self._sent: asyncio.Queue[str] = asyncio.Queue()
        self._gone = asyncio.Event()
        self._text = ""

    async def run(self) -> None:
        headers = {"host": "text.example.org", **self._headers}
        scope = {
            "type": "http", "method": "GET", "path": self._path, "raw_path": self._path.encode(),
            "query_string": self._query.encode(), "scheme": "https", "http_version": "1.1",
            "client": ("127.0.0.1", 1), "asgi": {"spec_version": "2.3"},
            "headers": [(name.encode(), value.encode()) for name, value in headers.items()],
        }  # fmt: skip

        async def receive() -> dict[str, Any]:
            await self._gone.wait()
            return {"type": "http.disconnect"}

        async def send(message: dict[str, Any]) -> None:
            if message["type"] == "http.response.start":
                self.status = message["status"]
                named = ((name.decode(), value.decode()) for name, value in message["headers"])
                self.headers = dict(named)
                await asyncio.sleep(self.slow)
            else:
                await self._sent.put(message.get("body", b"").decode())

        await self._site.app(scope, receive, send)
        self.ended.set()

    def leave(self) -> None:
        self._gone.set()

    async def begun(self) -> None:
        """Wait until the stream begins: what comes now is new to it."""
        async with asyncio.timeout(20):
            self._text += await self._sent.get()

    async def next(self) -> dict[str, Any]:
        """Return the data of the next event."""
        async with asyncio.timeout(20):
            while "\n\n" not in self._text or "data: " not in self._text:
                self._text += await self._sent.get()
        head, _, rest = self._text.partition("data: ")
        event, _, self._text = rest.partition("\n\n")
        self.id = head.rpartition("id: ")[2].partition("\n")[0]
        data: dict[str, Any] = json.loads(event)
        return data


@asynccontextmanager
async def watched(
    site: Site, who: Account = ANNA, query: str = ""
) -> AsyncIterator[tuple[Events, Any]]:
    """Sign a browser in and open its stream."""
    async with site.signed_in(who) as client:
        cookie = "; ".join(f"{it.name}={it.value}" for it in client.cookies.jar)
        events = Events(site, {"cookie": cookie, **SAME_ORIGIN}, query)
        tasks = [asyncio.create_task(work) for work in (events.run(), site.web.live.run())]
        try:
            yield events, client
        finally:
            events.leave()
            site.web.live.close()
            for task in tasks[1:]:
                task.cancel()
            await asyncio.wait_for(asyncio.gather(*tasks, return_exceptions=True), 10)


async def finish(site: Site, job: Job) -> None:
    made = result(site.harness)
    await site.web.transact(lambda unit: unit.jobs.finish(job.id, job.attempt, made))
