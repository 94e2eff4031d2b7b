"""The HTTP server of the pages: uvicorn, on one address of this machine."""

from __future__ import annotations

import asyncio
import errno
import socket
from collections.abc import Iterator
from contextlib import contextmanager

import uvicorn

from bot.settings import BotSettings
from bot.web.app import make_app
from bot.web.context import Web
from storage import logs
from storage.errors import BadSetting

log = logs.get(__name__)

_MOST_CONNECTIONS = 300
_END_SECONDS = 5


class _Server(uvicorn.Server):
    """uvicorn inside a service, which has handlers of signals of its own."""

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Leave the signals alone."""
        yield


def bind(settings: BotSettings) -> socket.socket:
    """Return the socket of the pages. Raises BadSetting."""
    host, port = settings.web_host, settings.web_port
    try:
        family, _, _, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        return socket.create_server(address[:2], family=family, backlog=128)
    except (OSError, OverflowError, UnicodeError) as error:
        problem = f"{host} and port {port} can't be listened on: {error}"
        is_taken = isinstance(error, OSError) and error.errno == errno.EADDRINUSE
        raise BadSetting(setting="WEB_PORT" if is_taken else "WEB_HOST", problem=problem) from None


async def serve_pages(web: Web, listener: socket.socket) -> None:
    """Serve the pages until cancelled; running responses have some seconds to end."""
    server = _Server(
        uvicorn.Config(
            make_app(web),
            http="h11",
            ws="none",
            lifespan="off",
            log_config=None,
            access_log=False,  # paths hold codes and ids
            server_header=False,
            proxy_headers=True,
            forwarded_allow_ips=list(web.settings.web_proxies),
            limit_concurrency=_MOST_CONNECTIONS,
            timeout_graceful_shutdown=_END_SECONDS,
            h11_max_incomplete_event_size=16 * 1024,
        )
    )
    # Connections inherit it. Otherwise a body waits for the other side to confirm the head, 40 ms:
    # asyncio sets it on sockets of the protocol IPPROTO_TCP alone, and those of Python have 0.
    listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    web.live.is_open = True
    log.info("pages are served", address=web.settings.web_url)
    serving = asyncio.create_task(server.serve([listener]))
    try:
        await asyncio.shield(serving)
    except asyncio.CancelledError:
        web.live.close()
        server.should_exit = True
        await serving
        raise
