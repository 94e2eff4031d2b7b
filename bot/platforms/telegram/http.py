"""HTTP transport for Telegram: python-telegram-bot's own httpx for calls with files, aiohttp for
all others, which takes a quarter of the time (`python -m benchmarks chats`)."""

from __future__ import annotations

import json
from typing import Any

import aiohttp
import httpx
from telegram.error import NetworkError, TimedOut
from telegram.request import BaseRequest, HTTPXRequest, RequestData

from bot.chat.leases import LEASES
from bot.platforms.calls import measured_call
from storage.models import Platform

READ_SECONDS = 20.0
CONNECT_SECONDS = 10.0
WAIT_SECONDS = 30.0
"""Seconds that a call waits for a free connection and for being connected."""
MOST_CONNECTIONS = 24


class MeasuredHttp(HTTPXRequest):
    """HTTP requests that are recorded as metrics."""

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: Any = BaseRequest.DEFAULT_NONE,
        write_timeout: Any = BaseRequest.DEFAULT_NONE,
        connect_timeout: Any = BaseRequest.DEFAULT_NONE,
        pool_timeout: Any = BaseRequest.DEFAULT_NONE,
    ) -> tuple[int, bytes]:
        """Send one request. Return the status and the body. Raises TimedOut, NetworkError."""
        timeouts = (read_timeout, write_timeout, connect_timeout, pool_timeout)
        with measured_call(Platform.TELEGRAM, url.rpartition("/")[2]) as call:
            call.status, body = await self.send(url, method, request_data, *timeouts)
            if call.status == 429:
                call.retry_after = _retry_after(body)
        return call.status, body

    async def send(
        self, url: str, method: str, request_data: RequestData | None, *timeouts: Any
    ) -> tuple[int, bytes]:
        """Send one request."""
        return await super().do_request(url, method, request_data, *timeouts)


def _retry_after(body: bytes) -> float:
    """Return the wait that the body asks for: https://core.telegram.org/bots/api#responseparameters."""
    try:
        return float(json.loads(body)["parameters"]["retry_after"])
    except (ValueError, KeyError, TypeError):
        return 0.0


class TelegramHttp(MeasuredHttp):
    """HTTP requests of one bot, in one event loop."""

    def __init__(self) -> None:
        super().__init__(
            read_timeout=READ_SECONDS,
            write_timeout=20,
            connect_timeout=CONNECT_SECONDS,
            pool_timeout=WAIT_SECONDS,
            media_write_timeout=120,
        )
        self._session: aiohttp.ClientSession | None = None
        self._closed = False

    async def initialize(self) -> None:
        """Allow connections to be opened."""
        self._closed = False
        await super().initialize()

    async def shutdown(self) -> None:
        """Close the connections."""
        self._closed = True
        if self._session is not None:
            await self._session.close()
            self._session = None
        await super().shutdown()

    async def send(
        self, url: str, method: str, request_data: RequestData | None, *timeouts: Any
    ) -> tuple[int, bytes]:
        """Send one request, without files by aiohttp, when this process may serve the platform."""
        await LEASES.wait(Platform.TELEGRAM)
        if request_data is not None and request_data.contains_files:
            return await super().send(url, method, request_data, *timeouts)
        read_timeout = timeouts[0]
        fields = request_data.json_parameters if request_data else {}
        read = float(read_timeout) if isinstance(read_timeout, int | float) else READ_SECONDS
        timeout = aiohttp.ClientTimeout(
            connect=WAIT_SECONDS, sock_connect=CONNECT_SECONDS, sock_read=read
        )
        try:
            async with self._open().request(
                method, url, data=fields or None, timeout=timeout, allow_redirects=False
            ) as answer:
                return answer.status, await answer.read()
        except TimeoutError:
            raise TimedOut from None
        except aiohttp.ClientError as error:  # its text may hold the URL, which holds the token
            raise NetworkError(f"aiohttp.{type(error).__name__}") from None

    def _open(self) -> aiohttp.ClientSession:
        if self._closed:
            raise RuntimeError("the connections to Telegram are closed")
        if self._session is None:
            # Use the certificates and the proxies of the environment as httpx does.
            connector = aiohttp.TCPConnector(
                limit=MOST_CONNECTIONS, keepalive_timeout=5, ssl=httpx.create_ssl_context()
            )
            self._session = aiohttp.ClientSession(
                connector=connector,
                trust_env=True,
                headers={"User-Agent": self.USER_AGENT},
                trace_configs=[_lease_trace()],
            )
        return self._session


def _lease_trace() -> aiohttp.TraceConfig:
    """Return a trace that looks at the lease once more: a request may have waited for its
    connection, and the process may have stood still meanwhile."""
    trace = aiohttp.TraceConfig()

    async def wait(*_: object) -> None:
        await LEASES.wait(Platform.TELEGRAM)

    trace.on_connection_create_end.append(wait)
    trace.on_connection_reuseconn.append(wait)
    return trace
