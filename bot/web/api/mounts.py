"""Places of the API below the pages. Its application is made at the first request to it.

It costs 0.3 s of a start and 9 MB, mostly for the shapes of its document, and most people never
use it.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from functools import partial

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Mount
from starlette.types import ASGIApp, Receive, Scope, Send

from bot.web.context import Web

PREFIX, OPENAI_PREFIX = "/api/v1", "/v1"


class Deferred:
    """An application that is made in a thread when it is first asked for."""

    def __init__(self, make: Callable[[], ASGIApp]) -> None:
        self._make = make
        self._app: ASGIApp | None = None
        self._making = asyncio.Lock()

    async def made(self) -> ASGIApp:
        """Return the application. Requests that come meanwhile wait for the same one."""
        if self._app is None:
            async with self._making:
                if self._app is None:
                    self._app = await asyncio.to_thread(self._make)
        return self._app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let the application answer."""
        await (await self.made())(scope, receive, send)


def mounted_apis(web: Web) -> Sequence[Mount]:
    """Return the API and the one of OpenAI's clients, to be mounted."""
    makers = ((PREFIX, _make_api), (OPENAI_PREFIX, _make_openai_api))
    return [Mount(prefix, Deferred(partial(make, web))) for prefix, make in makers]


async def show_api(request: Request) -> Response:
    """Show the page about the API, to anybody: it says nothing of anybody."""
    apis = [await mount.app.made() for mount in request.app.state.apis]
    from bot.web.api.page import show_documents

    return show_documents(request, apis)


def refused(status: int, words: str) -> Response:
    """Return the response that refuses the request of a program before it reaches the API."""
    from bot.web.api.problems import Problem

    codes = {403: "refused", 404: "not_found", 429: "too_many_requests"}
    return Problem(status, codes[status], words).response()


def _make_api(web: Web) -> ASGIApp:
    from bot.web.api.app import make_api

    return make_api(web)


def _make_openai_api(web: Web) -> ASGIApp:
    from bot.web.api.openai import make_openai_api

    return make_openai_api(web)
