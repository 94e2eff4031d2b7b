"""Fetches what a link leads to: from checked addresses, within ceilings, judged by its content.

No cookies, no Referer, no proxy of the environment (it would look hosts up by itself), nothing
decompressed, redirects followed by hand. The log names hosts, never the rest of a link.
"""

from __future__ import annotations

import asyncio
import math
import ssl
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import anyio
import httpx
from tenacity import AsyncRetrying, retry_if_exception_type, stop_after_attempt, wait_exponential

from bot import policy
from bot.links import errors, urls
from bot.links.addresses import AddressFilter
from storage import logs
from storage.errors import EmptyFile, NotMedia
from storage.models import Quota

log = logs.get(__name__)

USER_AGENT = "mp4totext"
MOST_REDIRECTS = 5
TRIES = 3
_BROKEN = (httpx.NetworkError, httpx.ConnectTimeout, httpx.RemoteProtocolError)  # worth a try more
_BEGINNING = 512  # bytes that tell what it is
_BEFORE_MARKUP = b"\xef\xbb\xbf \t\r\n\x0b\x0c"
_CRUMB = 4096  # bytes: smaller parts of a body wait a little, …
_CRUMB_PAUSE = 0.001  # seconds: each takes time of everybody's, however little is in it
_ANSWERS = {
    401: errors.NeedsLogin,
    403: errors.Forbidden,
    404: errors.NotFound,
    407: errors.NeedsLogin,
    410: errors.NotFound,
}


@dataclass(frozen=True, slots=True)
class FetchTimeouts:
    """How many seconds a fetch may take: in all, to connect, until the answer begins and until the
    next `least` bytes have come; and the pause before another try."""

    seconds: float = 1800.0
    connect: float = 10.0
    idle: float = 30.0
    least: int = 1 << 19
    pause: float = 0.5


class LinkFetcher:
    """Fetches links for everybody; `enabled` is whether the operator wants that at all."""

    def __init__(
        self,
        gate: AddressFilter | None = None,
        enabled: bool = True,
        patience: FetchTimeouts | None = None,
        tls: ssl.SSLContext | None = None,
    ) -> None:
        """`tls` says whom to trust, None: the usual authorities."""
        self.enabled = enabled
        self._gate = gate or AddressFilter()
        self._patience = patience or FetchTimeouts()
        self._given_tls = tls

    async def fetch(self, url: httpx.URL, into: Path, most: Quota) -> str:
        """Write what is there to the new file `into`, which is not left behind on failure. Returns
        its name. Raises BadLink, TooLarge (for `most`), EmptyFile, NotMedia."""
        if not self.enabled:
            raise errors.LinksOff
        try:
            async with asyncio.timeout(self._patience.seconds):
                return await self._persistently(url, into, most)
        except BaseException as error:
            into.unlink(missing_ok=True)  # noqa: ASYNC240  no await: this may be a cancellation
            if not isinstance(error, (httpx.HTTPError, ssl.SSLError, TimeoutError)):
                raise
            problem = type(error).__name__
            log.info("a link failed", host=url.host, problem=problem)
            # Nothing is chained: texts of these errors may hold the link.
            raise _translate_errors(error)(problem) from None

    async def _persistently(self, url: httpx.URL, into: Path, most: Quota) -> str:
        async for attempt in AsyncRetrying(
            retry=retry_if_exception_type(_BROKEN),
            stop=stop_after_attempt(TRIES),
            wait=wait_exponential(multiplier=self._patience.pause, max=4),
            reraise=True,
        ):
            with attempt:
                return await self._once(url, into, most)
        raise AssertionError("the last attempt returns or raises")

    async def _once(self, url: httpx.URL, into: Path, most: Quota) -> str:
        trail = [url]
        while len(trail) <= MOST_REDIRECTS + 1:
            async with self._answer(trail[-1]) as response:
                if not response.has_redirect_location:
                    await self._write(response, into, most)
                    disposition = response.headers.get("content-disposition", "")
                    return urls.name_of(trail, disposition)
                trail.append(urls.next_from(trail[-1], response.headers["location"]))
        raise errors.TooManyRedirects

    @asynccontextmanager
    async def _answer(self, url: httpx.URL) -> AsyncIterator[httpx.Response]:
        """The beginning of what a host answers at the first of its addresses that takes a
        connection. The address stands in the request, so nobody looks the host up again; the host
        is asked for, and its certificate checked, by its name.
        https://www.python-httpx.org/advanced/extensions/#sni_hostname"""
        host = url.raw_host.decode("ascii")
        port = urls.PORTS[url.scheme] if url.port is None else url.port
        addresses = await self._gate.addresses(host, port)
        headers = {
            "Host": url.netloc.decode("ascii"),
            "User-Agent": USER_AGENT,
            "Accept-Encoding": "identity",
        }
        patience = httpx.Timeout(self._patience.idle, connect=self._patience.connect)
        async with httpx.AsyncClient(
            verify=self._tls, trust_env=False, timeout=patience, headers=headers
        ) as client:
            for address in addresses:
                request = client.build_request(
                    "GET", url.copy_with(host=address), extensions={"sni_hostname": host}
                )
                try:
                    async with asyncio.timeout(self._patience.connect + self._patience.idle):
                        response = await client.send(request, stream=True)
                except (httpx.ConnectError, httpx.ConnectTimeout) as error:
                    if _of_certificate(error):
                        raise errors.BadCertificate from None
                    if address == addresses[-1]:
                        raise
                else:
                    break
            try:
                yield response
            finally:
                await response.aclose()

    @cached_property
    def _tls(self) -> ssl.SSLContext:
        return self._given_tls or httpx.create_ssl_context()

    async def _write(self, response: httpx.Response, into: Path, most: Quota) -> None:
        if response.status_code != httpx.codes.OK:
            known = _ANSWERS.get(response.status_code, errors.ServerFailed)
            raise known(status=response.status_code)
        policy.check_size(most, _declared(response), math.inf)
        async with (
            asyncio.timeout(self._patience.idle) as deadline,
            await anyio.open_file(into, "wb") as out,
        ):
            body = _Body(most, self._patience, deadline)
            async for part in response.aiter_raw():  # as it is sent, never decompressed
                body.grow(part)
                await out.write(part)
                if len(part) < _CRUMB:
                    await asyncio.sleep(_CRUMB_PAUSE)
        if not body.size:
            raise EmptyFile


class _Body:
    """What of a body has come so far, held against the ceilings."""

    def __init__(self, most: Quota, patience: FetchTimeouts, deadline: asyncio.Timeout) -> None:
        self.size = 0
        self._most, self._patience, self._deadline = most, patience, deadline
        self._beginning = b""
        self._enough = patience.least

    def grow(self, part: bytes) -> None:
        """Another part has come. Raises TooLarge, TooSlow, WebPage, NotMedia."""
        self.size += len(part)
        policy.check_size(self._most, self.size, math.inf)
        if len(self._beginning) < _BEGINNING:
            self._beginning += part[: _BEGINNING - len(self._beginning)]
            _judge(self._beginning)
        if self.size >= self._enough:
            self._enough = self.size + self._patience.least
            self._deadline.reschedule(asyncio.get_running_loop().time() + self._patience.idle)


def _declared(response: httpx.Response) -> int | None:
    """How large the server says it is, if it says so."""
    told = response.headers.get("content-length", "")
    return int(told[:15]) if told.isascii() and told.isdigit() else None


def _judge(beginning: bytes) -> None:
    """Markup is a page, or a list of links; no recording begins so. Raises WebPage, NotMedia."""
    if beginning.lstrip(_BEFORE_MARKUP).startswith(b"<"):
        raise errors.WebPage
    if beginning.startswith(b"#EXTM3U"):
        raise NotMedia("a playlist")
    policy.check_kind(beginning)


def _of_certificate(error: BaseException | None) -> bool:
    while error is not None:
        if isinstance(error, ssl.SSLCertVerificationError):
            return True
        error = error.__cause__ or error.__context__
    return False


def _translate_errors(error: BaseException) -> type[errors.BadLink]:
    if isinstance(error, (httpx.ConnectError, httpx.ConnectTimeout)):
        return errors.Unreachable
    if isinstance(error, (httpx.TimeoutException, TimeoutError)):
        return errors.TooSlow
    return errors.ConnectionLost
