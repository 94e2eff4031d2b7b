"""Servers on loopback that speak the protocols of Gemini and of OpenAI's chat completions.

Each answers from a script: what it says, a status, silence, or a closed connection; the last
entry is repeated. `sensible` is a small stand-in for a model: it reads the lines it is shown.
"""

from __future__ import annotations

import asyncio
import json
import re
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Protocol, Self

from aiohttp import web

_DATA = re.compile(
    r"^--- (\w+) transcript begins ---\n(.*)\n--- \1 transcript ends ---", re.DOTALL | re.MULTILINE
)


def shown_lines(task: str) -> list[tuple[int, str]]:
    """Return the numbered lines between the markers of a prompt."""
    found = _DATA.search(task)
    assert found, task
    pairs = (line.split(" ", 1) for line in found.group(2).splitlines())
    return [(int(number), text) for number, text in pairs]


def sensible(task: str) -> str:
    """Return the answer of a good model."""
    lines = shown_lines(task)
    spread = lines[:: max(3, len(lines) // 6)]
    cited = [{"line": number, "text": f"Point: {text[:60]}"} for number, text in spread]
    if '"gist"' not in task:
        return json.dumps({"points": cited, "actions": cited[:1]})
    chapters = [{"line": lines[i][0], "title": f"Chapter {i}"} for i in (0, len(lines) // 2)]
    return json.dumps(
        {
            "title": "The server migration",
            "gist": "They talk about servers. They will buy two.",
            "points": cited,
            "chapters": chapters,
            "actions": [{"line": lines[-1][0], "text": "Anna orders the servers."}],
        }
    )


@dataclass
class Says:
    """A regular answer: of `sensible`, or this text; `finish` as the protocol names it."""

    text: str | Callable[[str], str] = sensible
    finish: str = ""
    more: dict[str, Any] = field(default_factory=dict)


@dataclass
class Status:
    """An error answer."""

    code: int
    body: Any = None
    headers: dict[str, str] = field(default_factory=dict)


@dataclass
class Sleeps:
    """No answer for some seconds."""

    seconds: float


class Disconnects:
    """A closed connection without an answer."""


Step = Says | Status | Sleeps | Disconnects


class WireProtocol(Protocol):
    """One wire protocol."""

    def routes(self, server: SummaryServer) -> list[web.RouteDef]: ...

    def task(self, body: Any) -> str: ...

    def answer(self, text: str, step: Says) -> Any: ...


class SummaryServer:
    """Server in a thread of its own. `requests` are the request bodies, `headers` their headers."""

    refuses_with: tuple[int, object] = (404, "404 page not found")
    """Response for an unknown path, in the words of Ollama."""

    def __init__(self, protocol: WireProtocol, *script: Step) -> None:
        self.wrong_paths: list[str] = []
        self.protocol = protocol
        self.script: list[Step] = list(script) or [Says()]
        self.requests: list[Any] = []
        self.headers: list[dict[str, str]] = []
        self.hung_up_on = 0
        self._started = threading.Event()
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._run, daemon=True)

    @property
    def tasks(self) -> list[str]:
        """Return the prompts, call by call."""
        return [self.protocol.task(body) for body in self.requests]

    def __enter__(self) -> Self:
        self._thread.start()
        self._started.wait(10)
        return self

    def __exit__(self, *_: object) -> None:
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(10)

    def _run(self) -> None:
        self._loop.run_until_complete(self._start())
        self._loop.run_forever()
        self._loop.run_until_complete(self._runner.cleanup())
        self._loop.close()

    async def _start(self) -> None:
        app = web.Application(client_max_size=64 * 1024 * 1024)
        app.add_routes(self.protocol.routes(self))
        app.router.add_route("*", "/{rest:.*}", self._nowhere)
        self._runner = web.AppRunner(app, shutdown_timeout=0.1, handler_cancellation=True)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", 0).start()
        self.url = f"http://127.0.0.1:{self._runner.addresses[0][1]}"
        self._started.set()

    async def _nowhere(self, request: web.Request) -> web.Response:
        self.wrong_paths.append(request.path)
        status, body = self.refuses_with
        if isinstance(body, str):
            return web.Response(text=body, status=status)
        return web.json_response(body, status=status)

    async def answer(self, request: web.Request) -> web.StreamResponse:
        """Answer one call of the model."""
        body = await request.json()
        self.requests.append(body)
        self.headers.append(dict(request.headers))
        step = self.script.pop(0) if len(self.script) > 1 else self.script[0]
        match step:
            case Says():
                text = (
                    step.text if isinstance(step.text, str) else step.text(self.protocol.task(body))
                )
                return web.json_response(self.protocol.answer(text, step))
            case Status():
                return web.json_response(step.body, status=step.code, headers=step.headers)
            case Sleeps():
                try:
                    await asyncio.sleep(step.seconds)
                except asyncio.CancelledError:
                    self.hung_up_on += 1
                    raise
            case Disconnects():
                assert request.transport
                request.transport.abort()
        return web.Response()


class GeminiProtocol:
    """https://ai.google.dev/api/generate-content"""

    def __init__(self, *models: str) -> None:
        self._models = models or ("gemini-test",)

    def routes(self, server: SummaryServer) -> list[web.RouteDef]:
        def gone(name: str) -> web.Response:
            message = f"This model models/{name} is no longer available."
            error = {"code": 404, "message": message, "status": "NOT_FOUND"}
            return web.json_response({"error": error}, status=404)

        async def model(request: web.Request) -> web.Response:
            name = request.match_info["name"]
            return web.json_response({"name": name}) if name in self._models else gone(name)

        async def generate(request: web.Request) -> web.StreamResponse:
            name = request.match_info["name"]
            return await server.answer(request) if name in self._models else gone(name)

        return [
            web.post("/v1beta/models/{name}:generateContent", generate),
            web.get("/v1beta/models/{name}", model),
        ]

    def task(self, body: Any) -> str:
        return str(body["contents"][0]["parts"][0]["text"])

    def answer(self, text: str, step: Says) -> Any:
        candidate = {
            "content": {"role": "model", "parts": [{"text": text}] if text else []},
            "finishReason": step.finish or "STOP",
            "index": 0,
        }
        usage = {"promptTokenCount": 10, "candidatesTokenCount": 10, "totalTokenCount": 20}
        return {"candidates": [candidate], "usageMetadata": usage, **step.more}


class OpenAiProtocol:
    """https://platform.openai.com/docs/api-reference/chat"""

    def __init__(self, *models: str) -> None:
        self._models = models or ("tiny:latest",)

    def routes(self, server: SummaryServer) -> list[web.RouteDef]:
        async def models(request: web.Request) -> web.Response:
            model = {"object": "model", "created": 0, "owned_by": "us"}
            listed = [{"id": name, **model} for name in self._models]
            return web.json_response({"object": "list", "data": listed})

        return [
            web.post("/v1/chat/completions", server.answer),
            web.get("/v1/models", models),
        ]

    def task(self, body: Any) -> str:
        return str(body["messages"][1]["content"])

    def answer(self, text: str, step: Says) -> Any:
        message = {"role": "assistant", "content": text, **step.more}
        choice = {"index": 0, "message": message, "finish_reason": step.finish or "stop"}
        return {
            "id": "chatcmpl-1",
            "object": "chat.completion",
            "created": 0,
            "model": "tiny",
            "choices": [choice],
            "usage": {"prompt_tokens": 10, "completion_tokens": 10, "total_tokens": 20},
        }
